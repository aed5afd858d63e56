// Names: kana and letters become what certificates want, roman letters are proposed, and nothing a person typed is lost.
import { expect, test, type Page } from '@playwright/test';
import type { FieldReading, FieldId } from '../src/lib/generated/api';
import { fieldErrorTestid, fieldTestid, offerTestid, stepTestid, testids } from '../src/lib/testids';
import { open, type Sent } from './support/fixture';
import { look } from './support/look';
import { named, SIZES } from './support/sizes';
import { draft, start } from './support/views';

const FORM = { 'app.start': start({}, { draft: true }), 'draft.get': draft({ answers: {} }) };
const field = (page: Page, id: FieldId) => page.getByTestId(fieldTestid(id));
const said = (page: Page, id: FieldId) => page.getByTestId(`said-${id}`);

const reading = (answer: string, more: Partial<FieldReading['reading']> = {}): FieldReading => ({
  reading: { answer, gloss: null, hint: null, proposals: [], ...more },
  problem: null,
});

/** What the core says of these texts; of any other it says nothing. */
const core = (readings: { [text: string]: FieldReading }) => ({
  ...FORM,
  'draft.read_field': ({ text }: { text: string }) => readings[text] ?? reading(text),
});

/** The answers as the core has them. */
const kept = (sent: Sent[]): object =>
  Object.assign({}, ...sent.filter(({ command }) => command === 'draft.save').map(({ request }) => (request as { answers: object }).answers));

const ONO = reading('オオノ', {
  proposals: [{ field: 'family_name_roman', text: 'ONO', alternatives: ['OHNO', 'OONO'] }],
});

for (const language of ['ja', 'en'] as const) {
  test(`kana are converted before the person's eyes, and roman letters proposed (${language})`, async ({ page }, testInfo) => {
    const sent = await open(page, core({ ｵｵﾉ: ONO, オオノ: ONO, Ｏｏｎｏ: reading('Oono') }));
    await page.getByTestId(`lang-${language}`).click();
    await field(page, 'family_name_kana').fill('ｵｵﾉ');
    await field(page, 'family_name_kana').press('Tab');
    await expect(field(page, 'family_name_kana')).toHaveValue('オオノ');
    await expect(said(page, 'family_name_kana')).toContainText(language === 'ja' ? '全角カタカナに直しました' : 'full-width katakana');
    await expect(field(page, 'family_name_roman')).toHaveValue('ONO');
    await look(page, `form-names-proposed-${language}`, testInfo);

    await page.getByTestId(offerTestid('family_name_roman', 'OHNO')).click();
    await expect(field(page, 'family_name_roman')).toHaveValue('OHNO');
    await expect(field(page, 'family_name_roman')).toBeFocused();
    await field(page, 'family_name_kana').fill('オオノ');
    await field(page, 'family_name_kana').press('Tab');
    await expect(page.getByTestId(offerTestid('family_name_roman', 'ONO'))).toBeVisible();
    await expect(field(page, 'family_name_roman')).toHaveValue('OHNO');

    await field(page, 'family_name_roman').fill('Ｏｏｎｏ');
    await field(page, 'family_name_roman').press('Tab');
    await expect(field(page, 'family_name_roman')).toHaveValue('Oono');
    await expect.poll(() => kept(sent)).toEqual({ family_name_kana: 'オオノ', family_name_roman: 'Oono' });
  });
}

test('a hint stops nobody', async ({ page }, testInfo) => {
  const hinted = reading('ハナコ', { hint: 'kana_differs' });
  const sent = await open(page, core({ ハナコ: hinted }));
  await field(page, 'given_name_kanji').fill('さくら');
  await field(page, 'given_name_kana').fill('ハナコ');
  await field(page, 'given_name_kana').press('Tab');
  await expect(said(page, 'given_name_kana')).toContainText('仮名');
  await expect(field(page, 'given_name_kana')).not.toHaveAttribute('aria-invalid', 'true');
  await look(page, 'form-names-hint', testInfo);
  await page.getByTestId(testids.sectionNext).click();
  await expect.poll(() => sent.some(({ command }) => command === 'draft.check')).toBe(true);
});

test('a mistake is said when its field is left, and the press that left it arrives', async ({ page }) => {
  const problem = { place: { kind: 'field', id: 'family_name_kana' }, kind: 'not_kana', args: {} } as const;
  const sent = await open(page, core({ 髙﨑: { ...reading('髙﨑'), problem } }));
  await field(page, 'family_name_kana').fill('髙﨑');
  await field(page, 'family_name_kana').press('Tab');
  await expect(page.getByTestId(fieldErrorTestid('family_name_kana'))).toBeVisible();
  await field(page, 'family_name_kana').fill('タカサキ');
  await expect(page.getByTestId(fieldErrorTestid('family_name_kana'))).toHaveCount(0);
  await field(page, 'family_name_kana').fill('髙﨑');
  await page.getByTestId(testids.sectionNext).click();
  await expect.poll(() => sent.filter(({ command }) => command === 'draft.check').length).toBe(1);
});

for (const language of ['ja', 'en'] as const) {
  test(`a name of 60 characters, one name, a name without kanji (${language})`, async ({ page }, testInfo) => {
    const long = 'じゅげむ'.repeat(15);
    const answers = {
      family_name_kanji: '',
      given_name_kanji: long,
      given_name_kana: 'ジュゲム'.repeat(15),
      given_name_roman: 'JUGEMU'.repeat(10),
      school_given_name_kanji: 'Nguyễn Thị Minh Khai',
    };
    await open(page, { ...FORM, 'draft.get': draft({ answers }) });
    await page.getByTestId(`lang-${language}`).click();
    await expect(field(page, 'given_name_kanji')).toHaveValue(long);
    await look(page, `form-names-60-${language}`, testInfo);
  });
}

// Where things stand depends on the room there is.
for (const viewport of SIZES) {
  test.describe(`at ${named(viewport)}`, () => {
    test.use({ viewport });

    test('boxes side by side stay in one line, whatever is said of one', async ({ page }) => {
      await open(page, core({ ｵｵﾉ: ONO }));
      await field(page, 'family_name_kana').fill('ｵｵﾉ');
      await field(page, 'family_name_kana').press('Tab');
      await expect(said(page, 'family_name_kana')).not.toBeEmpty();
      for (const [family, given] of [
        ['family_name_kana', 'given_name_kana'],
        ['family_name_roman', 'given_name_roman'],
      ] as const) {
        const boxes = await Promise.all([family, given].map((id) => field(page, id).boundingBox()));
        expect(boxes[0]?.y).toBe(boxes[1]?.y);
        expect(boxes[0]?.height).toBe(boxes[1]?.height);
      }
    });

    test('nothing moves under a pointer that is down', async ({ page }) => {
      const sent = await open(page, core({ ｵｵﾉ: ONO }));
      await field(page, 'family_name_kana').fill('ｵｵﾉ');
      const next = page.getByTestId(testids.sectionNext);
      await next.scrollIntoViewIfNeeded();
      const before = await next.boundingBox();
      if (!before) throw new Error('no button');
      await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
      await page.mouse.down();
      await expect.poll(() => sent.filter(({ command }) => command === 'draft.read_field').length).toBe(1);
      await page.waitForTimeout(200);
      expect(await next.boundingBox()).toEqual(before);
      await page.mouse.up();
      await expect(said(page, 'family_name_kana')).not.toBeEmpty();
      await expect.poll(() => sent.some(({ command }) => command === 'draft.check')).toBe(true);
    });
  });
}

test.describe('a kanji whose form a selector names', () => {
  const NAME = '葛\u{E0100}城';
  const named = { ...draft().answers, family_name_kanji: NAME };
  const answers = { ...FORM, 'draft.get': draft({ section: 'applicant', answers: named }) };
  const show = async (page: Page) => {
    await open(page, answers);
    await expect(field(page, 'family_name_kanji')).toHaveValue(NAME);
  };
  const check = async (page: Page) => {
    await page.getByTestId(stepTestid('identity')).click();
    await page.getByTestId(testids.sectionNext).click();
    // To the byte: what is read here is what was written.
    await expect(page.locator('dd').filter({ hasText: NAME }).first()).toBeVisible();
  };

  test('is not spoken of where it is drawn', async ({ page }) => {
    await show(page);
    await expect(said(page, 'family_name_kanji')).toBeEmpty();
    await check(page);
    await expect(page.getByTestId(testids.variantsUsual)).toHaveCount(0);
  });

  test('is said to be kept where a box is drawn for it', async ({ page }, testInfo) => {
    // As in a window that draws the same box for every one of them.
    await page.addInitScript(() => {
      CanvasRenderingContext2D.prototype.getImageData = () => new ImageData(1, 1);
    });
    await show(page);
    await expect(said(page, 'family_name_kanji')).toContainText('入力したとおりに保存され');
    await look(page, 'form-variants-ja', testInfo);
    await check(page);
    await expect(page.getByTestId(testids.variantsUsual).first()).toContainText('そのまま保たれています');
    const selector = page.locator('dd span').first();
    expect(await selector.evaluate((span) => span.getBoundingClientRect().width)).toBe(0);
    await look(page, 'check-variants-ja', testInfo);
  });
});
