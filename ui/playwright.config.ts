import { defineConfig } from '@playwright/test';
import { BROWSER } from './e2e/support/browser';
import { named, NOTEBOOK, SMALL } from './e2e/support/sizes';

/** How views behave that are read on a small display: where the focus is, and what is in sight. */
const SMALL_TOO = ['behaviour.spec.ts', 'focus.spec.ts', 'help.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/playwright',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: 'http://127.0.0.1:4173',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    trace: 'off',
    launchOptions: {
      executablePath: BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-dev-shm-usage',
      ],
    },
  },
  // Whatever is looked at is looked at in both sizes, wherever the test runs (`support/look.ts`).
  projects: [
    { name: named(NOTEBOOK), use: { viewport: NOTEBOOK } },
    { name: named(SMALL), use: { viewport: SMALL }, testMatch: SMALL_TOO },
  ],
  // The built views, as they are shipped; the tests answer for the core or send the calls on to a real one.
  webServer: {
    command: 'npx vite preview --host 127.0.0.1 --port 4173 --strictPort',
    url: 'http://127.0.0.1:4173',
    reuseExistingServer: false,
  },
});
