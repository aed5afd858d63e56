// What every screen is checked for at both sizes: accessibility, nothing cut off, and a picture to look at.
import { join } from 'node:path';
import { expect, test, type Page, type TestInfo } from '@playwright/test';
import axe from 'axe-core';
import { named, NOTEBOOK, SIZES, type Size } from './sizes';

/**
 * Checks the page as it is, first at the size that the test runs at, then at the other one, and keeps a picture of each
 * under `test-results/screens/`. Resizing costs a tenth of going the same way again in a window of the other size.
 */
export async function look(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  const own = page.viewportSize() ?? NOTEBOOK;
  for (const size of [own, ...SIZES.filter((size) => named(size) !== named(own))]) {
    await test.step(`${name} at ${named(size)}`, () => lookAt(page, size, pictureOf(name, size, testInfo)));
  }
  await resize(page, own);
}

const pictureOf = (name: string, size: Size, { project }: TestInfo): string =>
  join(project.testDir, '../test-results/screens', `${name}-${named(size)}.png`);

async function lookAt(page: Page, size: Size, picture: string): Promise<void> {
  await resize(page, size);
  await page.screenshot({ path: picture });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, 'wider than the window').toBeLessThanOrEqual(0);
  expect(await grave(page)).toEqual([]);
}

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
