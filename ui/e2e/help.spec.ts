// Help beside the screen: opened and closed by hand and by key, the focus, what it says, the code that is copied.
import { expect, test } from '@playwright/test';
import { testids } from '../src/lib/testids';
import { open } from './support/fixture';
import { contacts, draft, start } from './support/views';

test('F1 opens help with the focus in it, Escape gives it back to the field', async ({ page }) => {
  await open(page, { 'app.start': start({}, { draft: true }), 'draft.get': draft() });
  const field = page.getByTestId('field-given_name_kanji');
  await field.focus();
  await page.keyboard.press('F1');
  await expect(page.getByTestId(testids.help)).toBeVisible();
  await expect(page.locator('#help-title')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId(testids.help)).toHaveCount(0);
  await expect(field).toBeFocused();

  await page.keyboard.press('F1');
  await page.keyboard.press('F1');
  await expect(page.getByTestId(testids.help)).toHaveCount(0);
  await expect(field).toBeFocused();
});

test('the screen beside it can be used, and help follows it', async ({ page }) => {
  const sent = await open(page, { 'app.start': start() });
  await page.getByTestId(testids.helpOpen).click();
  await expect(page.getByTestId(testids.helpOpen)).toHaveAttribute('aria-expanded', 'true');
  const before = await page.getByTestId(testids.helpAbout).innerText();
  await page.getByTestId(testids.whoGraduate).click();
  await expect(page.getByTestId(testids.entryScreen)).toBeVisible();
  await expect(page.getByTestId(testids.helpAbout)).not.toHaveText(before);
  const screens = sent.filter(({ command }) => command === 'help.diagnosis').map(({ request }) => request);
  expect(screens).toEqual([{ screen: 'who' }, { screen: 'entry' }]);
  // Nothing of the screen lies under it.
  const drawer = await page.getByTestId(testids.help).boundingBox();
  const button = await page.getByTestId(testids.entryRegister).boundingBox();
  expect(button && drawer && button.x + button.width <= drawer.x).toBe(true);

  await page.getByTestId(testids.helpClose).click();
  await expect(page.getByTestId(testids.help)).toHaveCount(0);
});

test('who is open says until when, who is not says from when', async ({ page }) => {
  await open(page);
  await page.getByTestId(testids.helpOpen).click();
  await expect(page.getByTestId(testids.helpStanding)).toHaveText(['受付中です（17:00まで）', /受付時間外です（2026年11月30日\(月\) 09:00から）/]);
  await page.getByTestId('lang-en').click();
  await expect(page.getByTestId(testids.helpStanding)).toHaveText(['Open now, until 17:00', /Closed now, opens .*30 November 2026, 09:00/]);
  await expect(page.getByTestId(testids.helpChat)).toHaveAttribute('href', contacts[1]?.chat ?? '');
});

test('the code is copied, and another one is asked for after a failure', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.getByTestId(testids.helpOpen).click();
  await page.getByTestId(testids.helpCodeCopy).click();
  await expect(page.getByTestId(testids.helpCodeCopied)).toHaveText('コピーしました');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('01M8-R9FH-VQQ9-9');
});

test('what cannot be loaded is said, and leaves the screen as it is', async ({ page }) => {
  const failed = { code: 'internal', args: {}, problems: [] };
  await open(page, { 'help.contacts': failed, 'help.diagnosis': failed });
  await page.getByTestId(testids.helpOpen).click();
  await expect(page.getByTestId(testids.helpContacts)).toContainText('お問い合わせ先を読み込めませんでした。');
  await expect(page.getByTestId(testids.help).getByRole('alert')).toBeVisible();
  await expect(page.getByTestId(testids.whoScreen)).toBeVisible();
});
