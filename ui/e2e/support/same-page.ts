// One page for many tests, one after the other: for screens that are opened, looked at, and left. A page that has run the
// views before need not compile them again.
import { test as usual, type BrowserContextOptions, type Page } from '@playwright/test';

export const test = usual.extend<object, { kept: Page }>({
  kept: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext(project.use as BrowserContextOptions);
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ kept }, use, { project }) => {
    if (project.use.viewport) await kept.setViewportSize(project.use.viewport);
    await use(kept);
    // What the views keep, and what answered for the core, is the next test's own again.
    await kept.unrouteAll({ behavior: 'ignoreErrors' });
    kept.removeAllListeners('pageerror');
    await kept.goto('about:blank');
  },
});
