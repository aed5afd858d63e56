// Where pictures come from, and how they are looked at: the clipboard, the large view.
import { expect, test } from '@playwright/test';
import { testids } from '../src/lib/testids';
import { CARD, choosing, picture } from './support/card';
import { open } from './support/fixture';
import { look } from './support/look';

test('no camera, no button', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]);
  });
  await open(page, choosing([]));
  await expect(page.getByTestId(testids.documentsChoose)).toBeVisible();
  await expect(page.getByTestId(testids.documentsCamera)).toHaveCount(0);
});

test('where the page is given nothing, the core is asked for the clipboard', async ({ page }, testInfo) => {
  const answers = choosing([]);
  const sent = await open(page, {
    ...answers,
    'documents.sources': { paste: true },
    'documents.paste': { ...(answers['documents.choose'] as object), pending: [picture()] } as never,
  });
  await expect(page.getByTestId(testids.documentsPaste)).toBeVisible();
  await look(page, 'form-paste-ja', testInfo);
  await page.getByTestId(testids.documentsChoose).focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByTestId(testids.coverPicture)).toBeVisible();
  expect(sent.filter(({ command }) => command === 'documents.paste').map(({ request }) => request)).toEqual([{ role: 'identity' }]);
});

test('which document it is comes before its picture', async ({ page }) => {
  const answers = choosing([], '');
  const sent = await open(page, { ...answers, 'draft.get': { ...(answers['draft.get'] as object), documents: [] } as never });
  await page.getByTestId(testids.documentsChoose).click();
  await expect(page.getByTestId('field-document_type')).toBeFocused();
  expect(sent.some(({ command }) => command === 'documents.choose')).toBe(false);
});

test('an attached image is looked at closely by wheel and keys', async ({ page }, testInfo) => {
  const answers = choosing([], 'insurance_card', [
    { id: 'front', role: 'identity', width: 1_600, height: 1_200, bytes: 200_000, mask: [] },
  ]);
  await open(page, answers);
  await page.route('**/image/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: CARD }));
  await look(page, 'form-uncovered-ja', testInfo);
  await page.getByTestId(testids.documentOpen).click();
  const image = page.getByTestId(testids.imageLarge);
  await expect.poll(async () => (await image.boundingBox())?.width ?? 0).toBeGreaterThan(200);
  const whole = (await image.boundingBox())?.width ?? 0;
  await look(page, 'viewer-ja', testInfo);
  await image.hover();
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await image.boundingBox())?.width ?? 0).toBeGreaterThan(whole * 1.1);
  await image.locator('xpath=ancestor::*[@tabindex="0"]').focus();
  await page.keyboard.press('0');
  await expect.poll(async () => Math.round((await image.boundingBox())?.width ?? 0)).toBe(Math.round(whole));
  await page.keyboard.press('r');
  await expect(image).toHaveAttribute('style', /rotate\(90deg\)/);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId(testids.previewClose)).toHaveCount(0);
});
