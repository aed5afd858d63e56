// What is kept of a sent application and what it is for; two versions of one application, decided item by item.
import { expect, test, type Page } from '@playwright/test';
import type { CoreError } from '../src/lib/generated/api';
import { testids } from '../src/lib/testids';
import { open, type Answers } from './support/fixture';
import { comparison, draft, queued, start, status } from './support/views';

const LOST: CoreError = { code: 'application_lost', args: {}, problems: [] };
const ENDED: CoreError = { code: 'access_ended', args: { received: 'yes' }, problems: [] };
const OVERTAKEN: CoreError = { code: 'revision_conflict', args: { current: '2' }, problems: [] };
const at = (change: Parameters<typeof status>[0], more: Answers = {}): Answers => ({
  'app.start': start({}, { application: true }),
  'application.status': status(change),
  ...more,
});
const commands = (sent: { command: string }[]): string[] => sent.map(({ command }) => command);

for (const [language, date] of [
  ['ja', '2026年12月20日'],
  ['en', '20 December 2026'],
] as const) {
  test(`the copy says until when it stays, and goes when it is asked to (${language})`, async ({ page }) => {
    const sent = await open(page, at({}));
    await page.getByTestId(`lang-${language}`).click();
    await expect(page.getByTestId(testids.statusCopy)).toContainText(date);
    await page.getByTestId(testids.statusForgetCopy).click();
    await expect(page.getByTestId(testids.forgetCopyScreen)).toBeVisible();
    expect(commands(sent)).not.toContain('application.forget_copy');
    await page.getByTestId(testids.forgetCopyConfirm).click();
    await expect(page.getByTestId(testids.statusScreen)).toBeVisible();
    expect(commands(sent)).toContain('application.forget_copy');
  });
}

test('where nothing is kept nothing is said of it', async ({ page }) => {
  await open(page, at({ copy_until: null }));
  await page.getByTestId(testids.reference).waitFor();
  await expect(page.getByTestId(testids.statusCopy)).toHaveCount(0);
});

test('what the server lost is sent again by one press', async ({ page }) => {
  let sentAgain = false;
  const sent = await open(page, {
    ...at({}),
    'application.status': () =>
      sentAgain ? status({ reference: null, state: null, outbox: queued(), resend: null }) : status({ stale: LOST, resend: 'again' }),
    'application.resend': () => {
      sentAgain = true;
      return 'queued';
    },
  });
  await page.getByTestId(testids.statusResend).click();
  await expect(page.getByTestId(testids.statusOutbox)).toBeVisible();
  await expect(page.getByTestId(testids.statusResend)).toHaveCount(0);
  expect(commands(sent).filter((one) => one === 'application.resend')).toHaveLength(1);
});

test('a server that knows nothing: continuing comes first, and a new application leads over the address', async ({ page }) => {
  await open(page, at({ stale: ENDED, resend: 'anew' }, { 'application.resend': 'confirm_address' }));
  await expect(page.getByTestId(testids.statusContinue)).toBeVisible();
  await page.getByTestId(testids.statusResend).click();
  await expect(page.getByTestId(testids.emailScreen)).toBeVisible();
});

async function toCompare(page: Page, more: Answers = {}): ReturnType<typeof open> {
  const outbox = { ...queued({ state: 'needs_attention', revision: 2, next_try_in_seconds: null, problem: OVERTAKEN }), systemic: null };
  const sent = await open(page, at({ outbox }, { 'outbox.get': outbox, ...more }));
  // Neither again nor back into a draft: both would put this version over the other.
  await expect(page.getByTestId(testids.outboxRetry)).toHaveCount(0);
  await expect(page.getByTestId(testids.outboxTakeBack)).toHaveCount(0);
  await page.getByTestId(testids.compareOpen).click();
  await page.getByTestId(testids.compareScreen).waitFor();
  return sent;
}

for (const [language, other, left] of [
  ['ja', '文学科', 'まだ選んでいない項目が4つ'],
  ['en', 'Department of Literature', '4 items are still to be chosen'],
] as const) {
  test(`nothing is chosen beforehand, and every item is chosen by itself (${language})`, async ({ page }) => {
    const sent = await toCompare(page, { 'application.merge': draft({ revision: 3 }) });
    await page.getByTestId(`lang-${language}`).click();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    await expect(page.getByTestId('compare-department')).toContainText(other);
    await page.getByTestId('compare-family-name-kanji-mine').check();
    await expect(page.getByTestId(testids.compareLeft)).toContainText(left);
    await page.getByTestId('compare-department-theirs').check();
    await page.getByTestId('compare-leaving-month-theirs').check();
    await page.getByTestId('compare-building-theirs').check();
    await page.getByTestId('compare-images-identity-mine').check();
    await page.getByTestId(testids.compareMerge).click();
    await expect(page.getByTestId(testids.checkScreen)).toBeVisible();
    expect(sent.find(({ command }) => command === 'application.merge')?.request).toEqual({
      revision: 2,
      fields: { family_name_kanji: 'mine', department: 'theirs', leaving_month: 'theirs', building: 'theirs' },
      images: { identity: 'mine' },
    });
  });
}

test('all of one version is chosen by one press, and can still be changed', async ({ page }) => {
  await toCompare(page);
  await page.getByTestId(testids.compareAllTheirs).click();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(5);
  await page.getByTestId('compare-building-mine').check();
  await expect(page.getByTestId('compare-building-theirs')).not.toBeChecked();
});

test('what was forgotten is said, and yet another version is shown anew with nothing kept of the choices about it', async ({ page }) => {
  let third = false;
  await toCompare(page, {
    'application.compare': () => (third ? comparison({ revision: 3, fields: [{ field: 'city', mine: '港区', theirs: '千代田区' }], images: [] }) : comparison()),
    'application.merge': ({ fields }) => {
      third = Object.keys(fields).length > 0;
      return third ? OVERTAKEN : { code: 'conflict_undecided', args: {}, problems: [] };
    },
  });
  await page.getByTestId(testids.compareMerge).click();
  await expect(page.getByTestId(testids.errorSummary)).toContainText('まだ選んでいない項目');
  await page.getByTestId(testids.compareAllMine).click();
  await page.getByTestId(testids.compareMerge).click();
  await expect(page.getByTestId('compare-city')).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.getByTestId(testids.compareLeft)).toContainText('1つ');
});

test('where nothing can be sent the version of this computer is kept or deleted', async ({ page }) => {
  const sent = await toCompare(page, { 'application.compare': comparison({ state: 'in_review', can_send: false }) });
  await expect(page.getByTestId(testids.compareClosed)).toContainText('審査中');
  await expect(page.getByRole('radio')).toHaveCount(0);
  await page.getByTestId(testids.compareKeep).click();
  await expect(page.getByTestId(testids.statusScreen)).toBeVisible();
  expect(commands(sent)).toContain('outbox.take_back');
});

test('a draft that was overtaken says so in the form', async ({ page }) => {
  await open(page, { 'app.start': start({}, { draft: true }), 'draft.get': draft({ revision: 2, standing: 'overtaken' }) });
  await expect(page.getByTestId(testids.draftStanding)).toBeVisible();
  await page.getByTestId(testids.compareOpen).click();
  await expect(page.getByTestId(testids.compareScreen)).toBeVisible();
});
