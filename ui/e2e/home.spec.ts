// 印刷先選択: the previous sign-in, one of several enrolments, the list of applications, notes of the university.
import { expect, test } from '@playwright/test';
import { testids } from '../src/lib/testids';
import { open } from './support/fixture';
import { info } from './support/university';
import { home, start } from './support/views';

const SIGNED_IN = { 'app.start': start({}, { signed_in: true }) };

test('the previous sign-in is written as on the existing service, in both languages', async ({ page }) => {
  await open(page, SIGNED_IN);
  await expect(page.getByTestId(testids.homePrevious)).toContainText('2026/11/20 15:14');
  await page.getByTestId('lang-en').click();
  await expect(page.getByTestId(testids.homePrevious)).toContainText('2026/11/20 15:14');
});

test('of several student numbers one is chosen, and shown', async ({ page }) => {
  const first = home.enrolments[0]!;
  const second = { ...first, student_number: 'G11-0042', school_name: '高崎　一郎' };
  await open(page, { ...SIGNED_IN, 'session.home': { ...home, enrolments: [first, second] } });
  const card = page.getByTestId(testids.homeEnrolments);
  await expect(card).toContainText('L07-1234');
  await page.getByTestId(testids.homeEnrolment).selectOption('1');
  await expect(card).toContainText('G11-0042');
  await expect(card).not.toContainText('L07-1234');
});

test('with one student number nothing has to be chosen', async ({ page }) => {
  await open(page, SIGNED_IN);
  await expect(page.getByTestId(testids.homeEnrolments)).toContainText('L07-1234');
  await expect(page.getByTestId(testids.homeEnrolment)).toHaveCount(0);
});

test('the list of applications grows page by page, and keeps what it shows when the line fails', async ({ page }) => {
  let fails = true;
  const unreachable = { code: 'server_unreachable', args: {}, problems: [] };
  const pages = {
    first: { items: home.applications, next: 'after' },
    last: { items: [{ ...home.applications[0]!, reference: 'AK25-8N5P-3TVW' }], next: null },
  };
  const sent = await open(page, {
    ...SIGNED_IN,
    'session.applications': ({ after }) => (after === null ? pages.first : fails ? unreachable : pages.last),
  });
  await page.getByTestId(testids.homeAllApplications).click();
  const rows = page.getByTestId(testids.applicationsList).locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await page.getByTestId(testids.applicationsMore).click();
  await expect(page.getByTestId(testids.errorSummary)).toBeVisible();
  await expect(rows).toHaveCount(1);
  fails = false;
  await page.getByTestId(testids.applicationsMore).click();
  await expect(rows).toHaveCount(2);
  await expect(page.getByTestId(testids.applicationsMore)).toHaveCount(0);
  const asked = sent.filter(({ command }) => command === 'session.applications').map(({ request }) => request);
  expect(asked).toEqual([{ after: null }, { after: 'after' }, { after: 'after' }]);
  await page.getByTestId(testids.back).click();
  await expect(page.getByTestId(testids.homeScreen)).toBeVisible();
});

for (const [screen, way] of [
  ['sign_in', [testids.whoGraduate, testids.entrySignIn]],
  ['campus_sign_in', [testids.whoCampus]],
  ['forgotten', [testids.whoGraduate, testids.entrySignIn, testids.signInForgot]],
  ['forgotten', [testids.whoCampus, testids.campusForgot]],
  ['mail_address', [testids.whoGraduate, testids.entryRegister]],
] as const) {
  test(`the university's notes are shown in both languages: ${screen}, by ${way.at(-1)}`, async ({ page }) => {
    const notices = [{ screen, text: { ja: '大学の注意\n二つ目の注意', en: 'A note of the university\nAnother one' } }];
    await open(page, { 'university.current': { info: { ...info, notices }, from_cache: false } });
    for (const id of way) await page.getByTestId(id).first().click();
    await expect(page.getByRole('listitem').filter({ hasText: '二つ目の注意' })).toBeVisible();
    await page.getByTestId('lang-en').click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Another one' })).toBeVisible();
  });
}

test('the whole menu is in reach in the smallest window', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 480 });
  await open(page, { 'app.start': start({}, { signed_in: true, application: true }) });
  await page.getByTestId(testids.menu).click();
  const last = page.getByTestId(testids.menuSignOut);
  await last.focus();
  await expect(last).toBeInViewport({ ratio: 1 });
});
