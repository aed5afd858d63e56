// Saving the receipt: what is asked of the core, and what the person reads then.
import { expect, test, type Page } from '@playwright/test';
import type { CoreError } from '../src/lib/generated/api';
import { testids } from '../src/lib/testids';
import { open, type Answers, type Sent } from './support/fixture';
import { look } from './support/look';
import { proof, start, status } from './support/views';

const RECEIPT = { application: status().application, reference: 'AK26-7K3M-9QXR' };
const full: CoreError = { code: 'target_full', args: {}, problems: [] };

async function toStatus(page: Page, answers: Answers = {}): Promise<Sent[]> {
  const sent = await open(page, { 'app.start': start({}, { application: true }), ...answers });
  await page.getByTestId(testids.reference).waitFor();
  return sent;
}

const asked = (sent: Sent[]): unknown[] =>
  sent.filter((one) => one.command === 'application.save_receipt').map((one) => one.request);

test('it is saved in the language of the screen, or in the other one, under the name that was chosen', async ({ page }, info) => {
  const sent = await toStatus(page);
  const saved = page.getByTestId(testids.receiptSaved);
  await expect(saved).toBeEmpty();
  await page.getByTestId(testids.receiptSave).click();
  await expect(saved).toHaveText('受付票を「受付票_AK26-7K3M-9QXR.pdf」という名前で保存しました。');
  await look(page, 'receipt-saved-ja', info);
  await page.getByTestId(testids.receiptSaveOther).click();
  await expect(saved).toContainText('receipt_AK26-7K3M-9QXR.pdf');
  await page.getByTestId(testids.languageEn).click();
  await page.getByTestId(testids.receiptSave).click();
  await expect(saved).toHaveText('The receipt has been saved as “receipt_AK26-7K3M-9QXR.pdf”.');
  await look(page, 'receipt-saved-en', info);
  expect(asked(sent)).toEqual(['ja', 'en', 'en'].map((language) => ({ ...RECEIPT, language })));
});

test('closing the dialog says nothing, and what went wrong is said beside the button', async ({ page }, info) => {
  let answer: { name: string | null } | CoreError = { name: null };
  await toStatus(page, { 'application.save_receipt': () => answer });
  await page.getByTestId(testids.receiptSave).click();
  await expect(page.getByTestId(testids.receiptSaved)).toBeEmpty();
  await expect(page.getByTestId(testids.errorSummary)).toHaveCount(0);
  answer = full;
  await page.getByTestId(testids.receiptSave).click();
  await expect(page.getByTestId(testids.errorSummary)).toContainText('受付票を保存できませんでした');
  await expect(page.getByTestId(testids.errorSummary)).toBeFocused();
  await look(page, 'receipt-full-ja', info);
});

test('before the university has received it there is nothing to save', async ({ page }) => {
  await open(page, {
    'app.start': start({}, { application: true }),
    'application.status': status({ reference: null, state: null, received_at: null, review_expected: null }),
  });
  await page.getByTestId(testids.statusRefresh).waitFor();
  await expect(page.getByTestId(testids.receiptSave)).toHaveCount(0);
});

test('at home each application has its own', async ({ page }) => {
  const sent = await open(page, { 'app.start': start({}, { signed_in: true }) });
  const button = page.getByRole('button', { name: '受付番号 AK26-7K3M-9QXR の受付票を保存する（PDF）' });
  await button.click();
  await expect(page.getByTestId(testids.receiptSaved)).toContainText('受付票_AK26-7K3M-9QXR.pdf');
  expect(asked(sent)).toEqual([{ ...RECEIPT, language: 'ja' }]);
});

test('the signature is said to have been checked, and its details are a press away', async ({ page }, info) => {
  const sent = await toStatus(page);
  const shown = page.getByTestId(testids.receiptProof);
  await expect(shown).toHaveAttribute('data-standing', 'signed');
  await expect(shown.getByText('1f2e 3d4c 5b6a 7988')).toBeHidden();
  await look(page, 'receipt-proof-closed-ja', info);
  await shown.getByText('大学の署名を確認しました').click();
  for (const part of ['証大学', '2026年11月20日', 'AK26-7K3M-9QXR', '1f2e 3d4c 5b6a 7988', 'a1b2 c3d4 e5f6'])
    await expect(shown.getByText(part)).toBeVisible();
  await look(page, 'receipt-proof-ja', info);
  await page.getByTestId(testids.languageEn).click();
  await expect(shown.getByText('The university’s signature was checked')).toBeVisible();
  await look(page, 'receipt-proof-en', info);
  const checks = sent.filter((one) => one.command === 'application.check_receipt').map((one) => one.request);
  expect(checks).toEqual([{ application: RECEIPT.application }]);
});

for (const [standing, words] of [
  ['unsigned', ['この受付には、大学の署名がありません', 'This receipt is not signed by the university']],
  ['refused', ['大学の署名を確認できませんでした', 'The university’s signature could not be confirmed']],
  ['damaged', ['このパソコンにある受付票は、署名と合いません', 'The receipt on this computer does not match its signature']],
] as const) {
  test(`a receipt that is ${standing} is said to be`, async ({ page }, info) => {
    await toStatus(page, { 'application.check_receipt': proof(standing) });
    const shown = page.getByTestId(testids.receiptProof);
    await expect(shown).toContainText(words[0]);
    await look(page, `receipt-${standing}-ja`, info);
    await page.getByTestId(testids.languageEn).click();
    await expect(shown).toContainText(words[1]);
    await look(page, `receipt-${standing}-en`, info);
  });
}
