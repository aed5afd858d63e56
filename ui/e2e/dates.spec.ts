// F25: days and months in the calendar people think in. The core here answers for the dates of these tests only; that it
// understands them is tested in crates/domain.
import { expect, test, type Page } from '@playwright/test';
import type { FieldReading, Gloss } from '../src/lib/generated/api';
import { fieldErrorTestid, fieldTestid, offerTestid, testids } from '../src/lib/testids';
import { open, type Answers } from './support/fixture';
import { look } from './support/look';
import { draft, start } from './support/views';

const plain = (answer: string): FieldReading => ({ reading: { answer, gloss: null, hint: null, proposals: [] }, problem: null });
const understood = (answer: string, era: string, era_year: number): FieldReading => ({
  reading: { answer, gloss: { western: answer, era, era_year } satisfies Gloss, hint: null, proposals: [] },
  problem: null,
});

const FIRST_OF_MAY: FieldReading = {
  reading: { answer: 'H31.5.1', gloss: { western: '2019-05-01', era: 'reiwa', era_year: 1 }, hint: null, proposals: [] },
  problem: { place: { kind: 'field', id: 'birth_date' }, kind: 'era_ended', args: { era: 'heisei', day: '2019-04-30' } },
};

const READ: Record<string, FieldReading> = {
  'H1.1.8': understood('1989-01-08', 'heisei', 1),
  '1989-01-08': understood('1989-01-08', 'heisei', 1),
  '2019-05-01': understood('2019-05-01', 'reiwa', 1),
  '平成23年3月': understood('2011-03', 'heisei', 23),
  '2011-03': understood('2011-03', 'heisei', 23),
  'H31.5.1': FIRST_OF_MAY,
};

const form = (section: 'applicant' | 'school', answers: object = {}): Answers => ({
  'app.start': start({}, { draft: true }),
  'draft.get': draft({ section, answers }),
  'draft.read_field': ({ text }) => READ[text] ?? plain(text),
});

const box = (page: Page, id: 'birth_date' | 'leaving_month') => page.getByTestId(fieldTestid(id));
const said = (page: Page, id: string) => page.getByTestId(`said-${id}`);
const english = (page: Page) => page.getByTestId(testids.languageEn).click();

test('a day typed in an era becomes the day that is kept, with both calendars beside it', async ({ page }, info) => {
  await open(page, form('applicant'));
  await box(page, 'birth_date').fill('H1.1.8');
  await expect(said(page, 'birth_date')).toBeEmpty();
  await box(page, 'birth_date').press('Tab');
  await expect(box(page, 'birth_date')).toHaveValue('1989-01-08');
  await expect(said(page, 'birth_date')).toHaveText('平成元年1月8日（1989年1月8日）');
  await look(page, 'date-understood-ja', info);
  await english(page);
  await expect(said(page, 'birth_date')).toHaveText('8 January 1989 (Heisei 1)');
  await expect(box(page, 'birth_date')).toHaveValue('1989-01-08');
  await box(page, 'birth_date').scrollIntoViewIfNeeded();
  await look(page, 'date-understood-en', info);
});

test('what was said of a day goes with it', async ({ page }) => {
  await open(page, form('applicant'));
  await box(page, 'birth_date').fill('H1.1.8');
  await box(page, 'birth_date').press('Tab');
  await expect(said(page, 'birth_date')).not.toBeEmpty();
  await box(page, 'birth_date').press('End');
  await box(page, 'birth_date').press('Backspace');
  await expect(said(page, 'birth_date')).toBeEmpty();
});

test('a day after the end of its era is refused with the reason, and the day that was meant is offered', async ({ page }, info) => {
  await open(page, form('applicant'));
  await box(page, 'birth_date').fill('H31.5.1');
  await box(page, 'birth_date').press('Tab');
  const error = page.getByTestId(fieldErrorTestid('birth_date'));
  await expect(error).toContainText('平成は2019年4月30日まで');
  await expect(box(page, 'birth_date')).toHaveValue('H31.5.1');
  const offer = page.getByTestId(offerTestid('birth_date', '2019-05-01'));
  await expect(offer).toHaveText('令和元年5月1日（2019年5月1日）に直す');
  await look(page, 'date-outside-era-ja', info);
  await english(page);
  await expect(error).toContainText('Heisei ended on 30 April 2019');
  await expect(offer).toHaveText('Change to 1 May 2019 (Reiwa 1)');
  await box(page, 'birth_date').scrollIntoViewIfNeeded();
  await look(page, 'date-outside-era-en', info);
  await offer.click();
  await expect(box(page, 'birth_date')).toHaveValue('2019-05-01');
  await expect(box(page, 'birth_date')).toBeFocused();
  await expect(said(page, 'birth_date')).toHaveText('1 May 2019 (Reiwa 1)');
  await expect(error).toHaveCount(0);
  await expect(offer).toHaveCount(0);
});

test('months are read likewise, and those of an earlier day when their section opens', async ({ page }, info) => {
  await open(page, form('school', { leaving_month: '2011-03' }));
  await expect(said(page, 'leaving_month')).toHaveText('平成23年3月（2011年3月）');
  await box(page, 'leaving_month').fill('平成23年3月');
  await box(page, 'leaving_month').press('Tab');
  await expect(box(page, 'leaving_month')).toHaveValue('2011-03');
  await english(page);
  await expect(said(page, 'leaving_month')).toHaveText('March 2011 (Heisei 23)');
  await box(page, 'leaving_month').scrollIntoViewIfNeeded();
  await look(page, 'month-understood-en', info);
});

test('a day in the field is read before the next step, though its field was never left', async ({ page }) => {
  const sent = await open(page, form('applicant'));
  await box(page, 'birth_date').fill('H1.1.8');
  await box(page, 'birth_date').press('Enter');
  await expect(page.getByTestId(fieldTestid('faculty'))).toBeVisible();
  const saved = sent.filter(({ command }) => command === 'draft.save').map(({ request }) => JSON.stringify(request));
  expect(saved.join()).toContain('"birth_date":"1989-01-08"');
});

test('there is no calendar to leaf through', async ({ page }) => {
  await open(page, form('applicant'));
  await expect(box(page, 'birth_date')).toHaveAttribute('type', 'text');
});
