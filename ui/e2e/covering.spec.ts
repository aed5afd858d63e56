// Covering what must not be seen, before anything of the picture is kept: by pointer, by keyboard, turned, and step by
// step through several pictures.
import { expect, test, type Page } from '@playwright/test';
import type { KeepDocument, KeepResult } from '../src/lib/generated/api';
import { coverItemTestid, testids } from '../src/lib/testids';
import { CARD, choosing, INSURANCE, picture } from './support/card';
import { open, type Answers, type Sent } from './support/fixture';
import { look } from './support/look';
import { draft } from './support/views';

async function choose(page: Page, answers: Answers): Promise<Sent[]> {
  const sent = await open(page, answers);
  await page.route('**/image/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: CARD }));
  await page.getByTestId(testids.documentsChoose).click();
  return sent;
}

const item = (page: Page, field: string) => page.getByTestId(coverItemTestid(field));
const here = (page: Page, field: string) => item(page, field).getByTestId(testids.coverHere).click();
const absent = (page: Page, field: string) => item(page, field).getByTestId(testids.coverAbsent).click();
const box = (page: Page, name: string | RegExp) => page.getByTestId(testids.coverBox).and(page.getByRole('button', { name }));
const kept = (sent: Sent[]): KeepDocument => sent.find(({ command }) => command === 'documents.keep')?.request as KeepDocument;

/** Says everything of the card. */
async function finish(page: Page): Promise<void> {
  for (const field of ['symbol', 'number', 'insurer_number']) await here(page, field);
  for (const field of ['branch', 'qr']) await absent(page, field);
}

test('nothing is kept before everything was looked at', async ({ page }) => {
  const sent = await choose(page, choosing([picture()]));
  await expect(page.getByTestId(testids.coverBox)).toHaveCount(INSURANCE.fields.length);
  await page.getByTestId(testids.coverKeep).click();
  await expect(page.getByTestId(testids.coverMissing)).toContainText('保険者番号');
  await expect(item(page, 'symbol')).toBeFocused();
  expect(kept(sent)).toBeUndefined();

  await finish(page);
  await expect(page.getByTestId(testids.coverBox)).toHaveCount(3);
  await page.getByTestId(testids.coverKeep).click();
  await expect(page.getByTestId(testids.pending)).toHaveCount(0);
  await expect(page.getByTestId(testids.documentsChoose)).toBeFocused();
  expect(kept(sent).answers).toEqual([
    { field: 'symbol', state: 'covered' },
    { field: 'number', state: 'covered' },
    { field: 'branch', state: 'absent' },
    { field: 'insurer_number', state: 'covered' },
    { field: 'qr', state: 'absent' },
  ]);
  expect(kept(sent).covers).toHaveLength(3);
});

test('a box is moved and made larger by the pointer, and a new one drawn', async ({ page }) => {
  const sent = await choose(page, choosing([picture()]));
  await finish(page);
  const symbol = box(page, /記号/);
  const before = await symbol.boundingBox();
  const sheet = await page.getByTestId(testids.coverPicture).boundingBox();
  if (!before || !sheet) throw new Error('nothing to drag');
  const middle = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 40, middle.y - 30, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await symbol.boundingBox())?.x).toBeCloseTo(before.x + 40, 0);
  const moved = await symbol.boundingBox();
  expect(moved?.y).toBeCloseTo(before.y - 30, 0);
  if (!moved) throw new Error('the box is gone');

  await page.mouse.move(moved.x + moved.width, moved.y + moved.height);
  await page.mouse.down();
  await page.mouse.move(moved.x + moved.width + 20, moved.y + moved.height + 10, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => (await symbol.boundingBox())?.width).toBeCloseTo(moved.width + 20, 0);

  await page.mouse.move(sheet.x + 5, sheet.y + 5);
  await page.mouse.down();
  await page.mouse.move(sheet.x + sheet.width / 10, sheet.y + sheet.height / 10, { steps: 3 });
  await page.mouse.up();
  await expect(box(page, /追加の枠1/)).toBeFocused();
  await page.getByTestId(testids.coverKeep).click();
  await expect.poll(() => kept(sent)?.covers.length).toBe(4);
  const drawn = kept(sent).covers.at(-1);
  expect(drawn?.width).toBeGreaterThan(850);
  expect(drawn?.width).toBeLessThan(1_000);
});

test('everything is done by keyboard, and said', async ({ page }) => {
  const sent = await choose(page, choosing([picture()]));
  await finish(page);
  const insurer = box(page, /保険者番号/);
  await insurer.focus();
  const said = page.getByTestId(testids.coverSaid);
  await page.keyboard.press('ArrowRight');
  await expect(said).toContainText(/保険者番号：左から\d+%/);
  const before = await said.textContent();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(said).not.toHaveText(before ?? '');
  await page.keyboard.press('Delete');
  await expect(insurer).toHaveCount(0);
  await expect(item(page, 'insurer_number')).toBeFocused();
  await expect(item(page, 'insurer_number')).toHaveAttribute('data-state', 'open');
  // Called back, and settled with Enter.
  await here(page, 'insurer_number');
  await expect(insurer).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(item(page, 'insurer_number')).toHaveAttribute('data-state', 'covered');
  await page.getByTestId(testids.coverAdd).click();
  await expect(box(page, /追加の枠1/)).toBeFocused();
  await page.keyboard.press('Delete');
  await page.getByTestId(testids.coverKeep).press('Enter');
  await expect.poll(() => kept(sent)?.covers.length).toBe(3);
});

test('boxes stay on what they cover when the picture is turned', async ({ page }) => {
  const sent = await choose(page, choosing([picture()]));
  await finish(page);
  await page.getByTestId(testids.imageRotate).click();
  await page.getByTestId(testids.coverKeep).click();
  await expect.poll(() => kept(sent)?.turn).toBe(1);
  const covers = kept(sent).covers;
  // Wide boxes have become high ones, and what stood low stands at the left.
  for (const cover of covers) expect(cover.height).toBeGreaterThan(cover.width);
  expect(covers.at(-1)?.x).toBeLessThan(3_000);
});

test('cancelling keeps nothing', async ({ page }) => {
  const sent = await choose(page, choosing([picture()]));
  await page.getByTestId(testids.pendingCancel).click();
  await expect(page.getByTestId(testids.pending)).toHaveCount(0);
  expect(sent.filter(({ command }) => command === 'documents.drop')).toHaveLength(1);
  expect(kept(sent)).toBeUndefined();
});

test('the side with the number is put away, and that is said', async ({ page }) => {
  const sent = await choose(page, choosing([picture()], 'my_number_card'));
  await page.getByTestId(testids.sideNumber).click();
  await expect(page.getByTestId(testids.sideRefused)).toBeVisible();
  expect(sent.filter(({ command }) => command === 'documents.drop')).toHaveLength(1);

  await page.getByTestId(testids.documentsChoose).click();
  await expect(page.getByTestId(testids.sideRefused)).toHaveCount(0);
  await page.getByTestId(testids.sideFront).click();
  // Nothing is required of the front: it is kept as it is, or with the one box that somebody wants.
  await here(page, 'donor');
  await page.getByTestId(testids.coverBox).press('Enter');
  await page.getByTestId(testids.coverKeep).click();
  await expect.poll(() => kept(sent)?.answers).toEqual([{ field: 'donor', state: 'covered' }]);
});

test('a picture that is hard to read is warned of twice, and what was covered is not lost', async ({ page }) => {
  const hard = picture({ problems: ['blurred', 'glare'], warning: 1 });
  const answers = choosing([hard]);
  let asked = 0;
  const done: KeepResult = { draft: draft({ section: 'identity' }), warned: null };
  answers['documents.keep'] = () => {
    asked += 1;
    return asked === 1 ? { ...done, warned: { ...hard, warning: 2 } } : done;
  };
  const sent = await choose(page, answers);
  await expect(page.getByTestId(testids.advice)).toHaveAttribute('data-warning', '1');
  await page.getByTestId(testids.adviceUse).click();
  await finish(page);
  await page.getByTestId(testids.coverKeep).click();
  await expect(page.getByTestId(testids.advice)).toHaveAttribute('data-warning', '2');
  await page.getByTestId(testids.adviceUse).click();
  await expect(page.getByTestId(testids.pending)).toHaveCount(0);
  const [first, second] = sent.filter(({ command }) => command === 'documents.keep').map(({ request }) => request);
  expect(second).toEqual(first);
});

test('several pictures come one after the other', async ({ page }) => {
  const pictures = ['one', 'two', 'three'].map((id) => picture({ id }));
  const sent = await choose(page, choosing(pictures));
  const dialog = page.getByTestId(testids.pending);
  await expect(dialog).toContainText('3枚中1枚目');
  await finish(page);
  await page.getByTestId(testids.coverKeep).click();
  await expect(dialog).toContainText('3枚中2枚目');
  // The next one begins anew.
  await expect(page.getByTestId(testids.coverBox)).toHaveCount(INSURANCE.fields.length);
  await page.getByTestId(testids.pendingCancel).click();
  await expect(dialog).toContainText('3枚中3枚目');
  await page.getByTestId(testids.pendingCancel).click();
  await expect(dialog).toHaveCount(0);
  expect(sent.filter(({ command }) => command === 'documents.drop').map(({ request }) => request)).toEqual([{ id: 'two' }, { id: 'three' }]);
});

test('a picture that waited too long is gone, and that is said', async ({ page }) => {
  const gone = { code: 'image_forgotten', args: {}, problems: [] };
  await choose(page, { ...choosing([picture()], 'my_number_card'), 'documents.keep': gone });
  await page.getByTestId(testids.sideFront).click();
  await page.getByTestId(testids.coverKeep).click();
  await expect(page.getByTestId(testids.pending)).toHaveCount(0);
  await expect(page.getByTestId(testids.errorSummary)).toBeFocused();
});

const SCREENS: Record<string, { answers: Answers; go?: (page: Page) => Promise<void> }> = {
  'cover-begin': { answers: choosing([picture(), picture({ id: 'two' })]) },
  'cover-half': {
    answers: choosing([picture()]),
    go: async (page) => {
      await here(page, 'symbol');
      await here(page, 'number');
      await absent(page, 'branch');
      await page.getByTestId(testids.coverKeep).click();
    },
  },
  'cover-zoomed': {
    answers: choosing([picture()]),
    go: async (page) => {
      for (let i = 0; i < 3; i += 1) await page.getByTestId(testids.imageZoomIn).click();
      await box(page, /記号|Symbol/).focus();
    },
  },
  'cover-turned': { answers: choosing([picture()]), go: (page) => page.getByTestId(testids.imageRotate).click() },
  'cover-free': { answers: choosing([picture({ stored: true })], 'drivers_licence') },
  side: { answers: choosing([picture()], 'my_number_card') },
  'side-refused': { answers: choosing([picture()], 'my_number_card'), go: (page) => page.getByTestId(testids.sideNumber).click() },
  'cover-optional': { answers: choosing([picture()], 'my_number_card'), go: (page) => page.getByTestId(testids.sideFront).click() },
  advice: { answers: choosing([picture({ problems: ['too_small', 'blurred'], warning: 1 })], 'drivers_licence') },
  'advice-last': { answers: choosing([picture({ problems: ['too_dark', 'glare'], warning: 2 })], 'drivers_licence') },
};

for (const [name, screen] of Object.entries(SCREENS)) {
  test(name, async ({ page }, testInfo) => {
    await choose(page, screen.answers);
    await screen.go?.(page);
    for (const language of ['ja', 'en'] as const) {
      await page.getByTestId(`lang-${language}`).dispatchEvent('click');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await look(page, `${name}-${language}`, testInfo);
    }
  });
}
