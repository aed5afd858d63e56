// The operating manual: opened for the present screen, turned, searched, and left for where the person was.
import { expect, test } from '@playwright/test';
import { testids } from '../src/lib/testids';
import { open } from './support/fixture';
import { draft, start } from './support/views';

test('help opens the manual where it speaks of the screen, and 戻る leads back to it', async ({ page }) => {
  await open(page, { 'app.start': start({}, { draft: true }), 'draft.get': draft({ section: 'school' }) });
  await expect(page.getByTestId(testids.formScreen)).toBeVisible();
  await page.keyboard.press('F1');
  await page.getByTestId(testids.helpManual).click();
  await expect(page.locator('#manual-names')).toBeFocused();
  await expect(page.locator('#manual-names')).toBeInViewport();
  await expect(page.getByTestId(testids.helpManual)).toHaveCount(0);
  await page.getByTestId(testids.back).click();
  await expect(page.getByTestId(testids.formScreen)).toBeVisible();
});

test('chapters are turned, and both languages stand at the same one', async ({ page }) => {
  await open(page);
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(testids.menuManual).click();
  await page.getByTestId(`${testids.manualChapter}-data`).click();
  await expect(page.locator('#manual-chapter')).toBeFocused();
  await expect(page.locator('#manual-chapter')).toHaveText('このパソコンのデータ');
  await page.getByTestId('lang-en').click();
  await expect(page.locator('#manual-chapter')).toHaveText('Data on this computer');
  await page.getByTestId(testids.back).click();
  await expect(page.getByTestId(testids.whoScreen)).toBeVisible();
});

test('words are looked for in every chapter', async ({ page }) => {
  await open(page);
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(testids.menuManual).click();
  const search = page.getByTestId(testids.manualSearch);
  await search.fill('初回パスワード');
  const found = page.getByTestId(testids.manualFound).getByRole('button');
  await expect(found.first()).toBeVisible();
  await found.filter({ hasText: '承認されたとき' }).click();
  await expect(page.locator('#manual-approved')).toBeFocused();
  await search.fill('そんな言葉はない');
  await expect(page.getByRole('status').filter({ hasText: '見つかりませんでした' })).toBeVisible();
  await search.fill('');
  await expect(page.getByTestId(testids.manualContents)).toBeVisible();
});
