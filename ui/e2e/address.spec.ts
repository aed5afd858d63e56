// F26, F27: from a postcode to an address, and countries, by mouse and by keyboard, in both languages.
import { expect, test, type Page } from '@playwright/test';
import type { DraftView } from '../src/lib/generated/api';
import { addressChoiceTestid, fieldTestid, testids } from '../src/lib/testids';
import { open } from './support/fixture';
import { look } from './support/look';
import { draft, start } from './support/views';

const field = (page: Page, id: Parameters<typeof fieldTestid>[0]) => page.getByTestId(fieldTestid(id));
const form = (answers: DraftView['answers'], section: DraftView['section'] = 'contact') => ({
  'app.start': start({}, { draft: true }),
  'draft.get': draft({ section, answers }),
});

for (const language of ['ja', 'en'] as const) {
  test(`a postcode fills the address (${language})`, async ({ page }, testInfo) => {
    const sent = await open(page, form({ residence: 'domestic' }));
    await page.getByTestId(language === 'ja' ? testids.languageJa : testids.languageEn).click();
    await field(page, 'postcode').fill('100-0001');
    await expect(field(page, 'prefecture')).toHaveValue('東京都');
    await expect(field(page, 'city')).toHaveValue('千代田区');
    await expect(field(page, 'street')).toHaveValue('千代田');
    await expect(page.getByRole('status').filter({ hasText: '東京都千代田区千代田' })).toBeVisible();
    await expect(page.getByTestId(testids.addressDate)).toContainText(language === 'ja' ? '2026年10月3日' : '3 October 2026');
    await expect(field(page, 'postcode')).toBeFocused();
    await look(page, `address-filled-${language}`, testInfo);
    expect(sent.filter((one) => one.command === 'address.look_up')).toHaveLength(1);
    await expect
      .poll(() => sent.filter((one) => one.command === 'draft.save').map((one) => JSON.stringify(one.request)).join())
      .toContain('千代田区');
  });

  test(`typed text is kept until the person agrees (${language})`, async ({ page }, testInfo) => {
    await open(page, form({ residence: 'domestic', prefecture: '京都府', street: '河原町1' }));
    await page.getByTestId(language === 'ja' ? testids.languageJa : testids.languageEn).click();
    await field(page, 'postcode').fill('１００ー０００１');
    await expect(page.getByTestId(testids.addressReplace)).toBeVisible();
    await expect(field(page, 'prefecture')).toHaveValue('京都府');
    await expect(field(page, 'city')).toHaveValue('');
    await look(page, `address-differs-${language}`, testInfo);
    await page.getByTestId(testids.addressKeep).press('Enter');
    await expect(field(page, 'street')).toHaveValue('河原町1');
    await expect(field(page, 'street')).toBeFocused();
    await field(page, 'postcode').fill('');
    await field(page, 'postcode').fill('1000001');
    await page.getByTestId(testids.addressReplace).press('Enter');
    await expect(field(page, 'prefecture')).toHaveValue('東京都');
    await expect(field(page, 'street')).toHaveValue('千代田');
    await expect(field(page, 'street')).toBeFocused();
    // The caret stands where the number goes.
    await page.keyboard.type('1-1');
    await expect(field(page, 'street')).toHaveValue('千代田1-1');
  });

  test(`of several places one is chosen by keyboard or mouse (${language})`, async ({ page }, testInfo) => {
    await open(page, form({ residence: 'domestic' }));
    await page.getByTestId(language === 'ja' ? testids.languageJa : testids.languageEn).click();
    await field(page, 'postcode').fill('602-8019');
    await expect(page.getByTestId(testids.addressChoices).getByRole('radio')).toHaveCount(3);
    await expect(field(page, 'city')).toHaveValue('京都市上京区');
    await expect(field(page, 'street')).toHaveValue('');
    await look(page, `address-choices-${language}`, testInfo);
    await field(page, 'postcode').press('Tab');
    await page.keyboard.press('Space');
    await expect(field(page, 'street')).toHaveValue('近衛町');
    await page.keyboard.press('ArrowDown');
    await expect(field(page, 'street')).toHaveValue('下長者町通室町西入近衛町');
    await expect(page.getByTestId(addressChoiceTestid(1))).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field(page, 'street')).toBeFocused();
    await expect(page.getByTestId(testids.formScreen)).toBeVisible();
    await page.getByTestId(addressChoiceTestid(2)).click();
    await expect(field(page, 'street')).toHaveValue('室町通出水上る東入近衛町');
    await expect(field(page, 'street')).toBeFocused();
  });

  test(`a country is found by its name and kept by its letters (${language})`, async ({ page }, testInfo) => {
    const sent = await open(page, form({ residence: 'overseas', country: 'Viet-Nam?' }));
    await page.getByTestId(language === 'ja' ? testids.languageJa : testids.languageEn).click();
    // As a draft holds it that is older than the list: kept, and marked.
    await expect(field(page, 'country')).toHaveValue('Viet-Nam?');
    await expect(page.getByTestId('country-said')).toContainText(language === 'ja' ? '一覧' : 'list');
    await field(page, 'country').fill('vietnam');
    await field(page, 'country').blur();
    await expect(field(page, 'country')).toHaveValue(language === 'ja' ? 'ベトナム' : 'Vietnam');
    await expect(page.getByTestId('country-said')).toBeEmpty();
    await expect
      .poll(() => sent.filter((one) => one.command === 'draft.save').map((one) => one.request).at(-1))
      .toMatchObject({ answers: { country: 'VN' } });
    await look(page, `address-abroad-${language}`, testInfo);
    await page.getByTestId(language === 'ja' ? testids.languageEn : testids.languageJa).click();
    await expect(field(page, 'country')).toHaveValue(language === 'ja' ? 'Vietnam' : 'ベトナム');
  });
}

test('a code on the border of two prefectures offers both', async ({ page }) => {
  await open(page, form({ residence: 'domestic' }));
  await field(page, 'postcode').fill('618-0000');
  await expect(page.getByTestId(testids.addressChoices).getByRole('radio')).toHaveCount(2);
  await expect(field(page, 'prefecture')).toHaveValue('');
  await page.getByTestId(testids.addressChoices).getByText('大阪府三島郡島本町').click();
  await expect(field(page, 'prefecture')).toHaveValue('大阪府');
  await expect(field(page, 'city')).toHaveValue('三島郡島本町');
});

test('the workplace has the same search, and the code of an office brings its name', async ({ page }) => {
  await open(page, form({ residence: 'domestic', prefecture: '京都府' }, 'workplace'));
  await field(page, 'workplace_postcode').fill('100-8111');
  await expect(field(page, 'workplace_name')).toHaveValue('宮内庁');
  await expect(field(page, 'workplace_street')).toHaveValue('千代田1-1');
});

test('a code that is not in the data is no wall', async ({ page }) => {
  await open(page, form({ residence: 'domestic' }));
  await field(page, 'postcode').fill('999-9999');
  await expect(page.getByTestId('address-said-postcode')).toContainText('見つかりません');
  await field(page, 'prefecture').fill('東京都');
  await page.getByTestId(testids.sectionNext).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('勤務先');
});

test('check answers names the country in the language of the screen', async ({ page }) => {
  await open(page, {
    'app.start': start({}, { draft: true }),
    'draft.get': draft({ section: 'identity', answers: { ...draft().answers, residence: 'overseas', country: 'VN', overseas_address: '1 Trang Tien' } }),
  });
  await page.getByTestId(testids.sectionNext).click();
  await expect(page.getByTestId(testids.checkScreen)).toContainText('ベトナム');
  await page.getByTestId(testids.languageEn).click();
  await expect(page.getByTestId(testids.checkScreen)).toContainText('Vietnam');
});
