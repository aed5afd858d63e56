// Figures are measured one at a time, with nothing beside them, in a browser as it is: no motion is reduced.
import { defineConfig } from '@playwright/test';
import { BROWSER } from '../support/browser';
import { NOTEBOOK } from '../support/sizes';

export default defineConfig({
  testDir: '.',
  testMatch: '*.figures.ts',
  outputDir: '../../test-results/figures',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['line']],
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: NOTEBOOK,
    launchOptions: { executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] },
  },
});
