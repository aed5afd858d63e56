// What every screen is checked for: accessibility, nothing cut off, and a picture to look at.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';

/** Checks the page as it is, and keeps a picture of it under `test-results/screens/`. */
export async function look(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  const size = testInfo.project.name;
  await page.screenshot({ path: `test-results/screens/${name}-${size}.png` });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, 'wider than the window').toBeLessThanOrEqual(0);
  const found = await new AxeBuilder({ page }).analyze();
  const grave = found.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join('; ')}`);
  expect(grave).toEqual([]);
}
