// A photo with the computer's camera. Chromium shows a moving pattern in place of one.
import { expect, test } from '@playwright/test';
import { testids } from '../src/lib/testids';
import { choosing, picture } from './support/card';
import { open } from './support/fixture';
import { look } from './support/look';

test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

test('a photo is taken, taken again, and used', async ({ page }, testInfo) => {
  const answers = choosing([]);
  const attached = { ...(answers['documents.choose'] as object), pending: [picture()] } as never;
  const sent = await open(page, { ...answers, 'documents.attach': attached });
  await page.getByTestId(testids.documentsCamera).click();
  const camera = page.getByTestId(testids.camera);
  await expect(page.getByTestId(testids.cameraTake)).toBeVisible();
  expect(sent.filter(({ command }) => command === 'documents.camera').map(({ request }) => request)).toEqual([{ open: true }]);
  for (const language of ['ja', 'en'] as const) {
    await page.getByTestId(`lang-${language}`).dispatchEvent('click');
    await look(page, `camera-${language}`, testInfo);
  }
  await page.getByTestId(testids.cameraTake).click();
  await look(page, 'camera-taken', testInfo);
  await page.getByTestId(testids.cameraAgain).click();
  await page.getByTestId(testids.cameraTake).click();
  await page.getByTestId(testids.cameraUse).click();
  // It goes the way of a file, and the light of the camera goes out.
  await expect(camera).toHaveCount(0);
  await expect(page.getByTestId(testids.coverPicture)).toBeVisible();
  const [photo] = sent.filter(({ command }) => command === 'documents.attach').map(({ request }) => request as { base64: string });
  expect(Buffer.from(photo?.base64 ?? '', 'base64').subarray(0, 3).toString('hex')).toBe('ffd8ff');
  await expect
    .poll(() => sent.filter(({ command }) => command === 'documents.camera').at(-1)?.request)
    .toEqual({ open: false });
});

test('a camera that may not be used says so', async ({ page }, testInfo) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await open(page, choosing([]));
  await page.getByTestId(testids.documentsCamera).click();
  await expect(page.getByTestId(testids.cameraFailed)).toBeVisible();
  await look(page, 'camera-denied', testInfo);
  await page.getByTestId(testids.cameraCancel).click();
  await expect(page.getByTestId(testids.camera)).toHaveCount(0);
});
