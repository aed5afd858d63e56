import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { manual } from './manual.ts';

// `AKASHI_DEV_HOST` is the address of a running `akashi-dev-host`, for work on the views with `npm run dev`.
const host = process.env.AKASHI_DEV_HOST;
const proxied = host ? { '/rpc': host, '/events': host, '/image': host } : undefined;

export default defineConfig({
  plugins: [manual(), svelte()],
  base: './',
  clearScreen: false,
  // The manual's sources stand beside this folder.
  server: { port: 1420, strictPort: true, proxy: proxied, fs: { allow: ['..'] } },
  // As strict as the window's own policy, so that tests in a browser see what it would refuse.
  preview: {
    headers: {
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'",
    },
  },
  build: {
    // WebKitGTK 2.40 (Debian 12), WebView2 and the WKWebView of macOS 13.
    target: ['safari16.4', 'chrome111'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node', allowOnly: false },
});
