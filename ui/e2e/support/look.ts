// What every screen is checked for: nothing cut off at either size, accessibility, and a picture to look at.
import { join } from 'node:path';
import { expect, test, type Page, type TestInfo } from '@playwright/test';
import axe from 'axe-core';
import { named, NOTEBOOK, SIZES, type Size } from './sizes';

/** Where nobody looks at pictures, taking them is a seventh of the time. */
const PICTURES = !process.env.CI;

/**
 * Checks the page as it is, first at the size that the test runs at, then at the other one. Resizing costs a tenth of
 * going the same way again in a window of the other size. Accessibility, which takes longest, is checked at one size in
 * each language: in Japanese at the test's own, in English at the other. A picture of each is kept under
 * `test-results/screens/`, except where `CI` is set.
 */
export async function look(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  const own = page.viewportSize() ?? NOTEBOOK;
  const english = (await page.locator('html').getAttribute('lang')) === 'en';
  for (const size of [own, ...SIZES.filter((size) => named(size) !== named(own))]) {
    await test.step(`${name} at ${named(size)}`, async () => {
      await resize(page, size);
      if (PICTURES) await page.screenshot({ path: pictureOf(name, size, testInfo) });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, 'wider than the window').toBeLessThanOrEqual(0);
      if ((size === own) !== english) expect(await grave(page)).toEqual([]);
    });
  }
  await resize(page, own);
}

const pictureOf = (name: string, size: Size, { project }: TestInfo): string =>
  join(project.testDir, '../test-results/screens', `${name}-${named(size)}.png`);

/**
 * What axe calls serious or critical. It is asked in the page itself, which has no frames; the usual way by
 * `@axe-core/playwright`, made for pages that have, takes ten times as long.
 */
async function grave(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`);
  });
}

async function resize(page: Page, size: Size): Promise<void> {
  const now = page.viewportSize();
  if (now && named(now) === named(size)) return;
  await page.setViewportSize(size);
}
