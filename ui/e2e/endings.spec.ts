// What ends by itself: a session by idling, after a warning; the time in which this computer may open an application.
import { expect, test, type Page } from '@playwright/test';
import type { CoreError, CoreEvent } from '../src/lib/generated/api';
import { fieldTestid, testids } from '../src/lib/testids';
import { open, type Sent } from './support/fixture';
import { REVIEWER } from './support/staff';
import { draft, queued, start, status } from './support/views';

const WARNING: CoreEvent = { event: 'idle_warning', data: { role: 'graduate', seconds_left: 120, idle_minutes: 15 } };
const ENDED: CoreEvent = { event: 'session_ended', data: { role: 'graduate', idle_minutes: 15 } };
const FORM = {
  'app.start': start({}, { draft: true, signed_in: true }),
  'session.sign_in': { must_set_passwords: false },
};
const access = (received: 'yes' | 'no'): CoreError => ({ code: 'access_ended', args: { received }, problems: [] });
const stays = (sent: Sent[]): number => sent.filter((one) => one.command === 'session.stay').length;

/** Into the form by way of the first screen: somebody who is signed in starts at home. */
async function toForm(page: Page): Promise<void> {
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(testids.menuBeginning).click();
  await page.getByTestId(testids.openDraft).click();
  await page.getByTestId(testids.formScreen).waitFor();
}

async function signIn(page: Page): Promise<void> {
  await page.getByTestId(testids.signInEmail).fill('ichiro@example.com');
  await page.getByTestId(testids.signInPassword).fill('Hanamizuki7Kaido');
  await page.getByTestId(testids.signInSubmit).click();
}

for (const [language, left, announced, why] of [
  ['ja', ['あと2分0秒', 'あと1分30秒'], 'あと1分0秒', '15分間操作がなかった'],
  ['en', ['2 min 0 s left', '1 min 30 s left'], '1 min 0 s left', 'after 15 minutes without activity'],
] as const) {
  test(`the warning counts down, speaks rarely, and gives the focus back (${language})`, async ({ page }) => {
    await page.clock.install();
    const events: CoreEvent[] = [];
    const sent = await open(page, FORM, events);
    await page.getByTestId(`lang-${language}`).click();
    await toForm(page);
    const birth = page.getByTestId(fieldTestid('birth_date'));
    await birth.focus();
    const before = stays(sent);
    events.push(WARNING);
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toBeVisible();
    await expect(page.getByTestId(testids.idleStay)).toBeFocused();
    const timer = page.getByTestId(testids.idleLeft);
    const spoken = dialog.getByRole('status');
    await expect(timer).toHaveText(left[0]);
    await page.clock.runFor(30_000);
    await expect(timer).toHaveText(left[1]);
    await expect(spoken).toHaveText('');
    await page.clock.runFor(30_000);
    await expect(spoken).toHaveText(announced);
    await page.clock.runFor(20_000);
    await expect(spoken).toHaveText(announced);
    await page.getByTestId(testids.idleStay).click();
    await expect(dialog).toHaveCount(0);
    await expect(birth).toBeFocused();
    expect(stays(sent)).toBe(before + 1);
  });

  test(`after an idle sign-out the person comes back to the same field (${language})`, async ({ page }) => {
    const events: CoreEvent[] = [];
    const sent = await open(page, FORM, events);
    await page.getByTestId(`lang-${language}`).click();
    await toForm(page);
    const kana = page.getByTestId(fieldTestid('family_name_kana'));
    await kana.fill('タカサ');
    events.push(WARNING);
    await expect(page.getByTestId(testids.idleDialog)).toBeVisible();
    events.push(ENDED);
    await expect(page.getByTestId(testids.idleDialog)).toHaveCount(0);
    await expect(page.getByTestId(testids.sessionEnded)).toContainText(why);
    const saved = sent.filter((one) => one.command === 'draft.save').map((one) => one.request);
    expect(saved).toContainEqual({ section: null, answers: { family_name_kana: 'タカサ' } });
    await signIn(page);
    await expect(page.getByTestId(testids.formScreen)).toBeVisible();
    await expect(kana).toBeFocused();
  });
}

test('pressing log out now ends the session', async ({ page }) => {
  const events: CoreEvent[] = [];
  const sent = await open(page, FORM, events);
  await page.getByTestId(testids.homeScreen).waitFor();
  events.push(WARNING);
  await page.getByTestId(testids.idleSignOut).click();
  await expect(page.getByTestId(testids.whoScreen)).toBeVisible();
  await expect(page.getByTestId(testids.idleDialog)).toHaveCount(0);
  expect(sent.some((one) => one.command === 'session.sign_out')).toBe(true);
});

test('a warning that is over elsewhere goes away by itself', async ({ page }) => {
  const events: CoreEvent[] = [WARNING];
  await open(page, FORM, events);
  await expect(page.getByTestId(testids.idleDialog)).toBeVisible();
  events.push({ event: 'idle_over', data: 'graduate' });
  await expect(page.getByTestId(testids.idleDialog)).toHaveCount(0);
  await expect(page.getByTestId(testids.homeScreen)).toBeVisible();
});

test('keys and pointer count as being there, told at most twice a minute', async ({ page }) => {
  await page.clock.install();
  const sent = await open(page, FORM);
  await page.getByTestId(testids.homeScreen).waitFor();
  await page.keyboard.press('Tab');
  await page.mouse.move(300, 300);
  await expect.poll(() => stays(sent)).toBe(1);
  await page.clock.runFor(29_000);
  await page.keyboard.press('Tab');
  await page.clock.runFor(2_000);
  expect(stays(sent)).toBe(1);
  await page.mouse.move(310, 300);
  await expect.poll(() => stays(sent)).toBe(2);
});

test('nobody signed in, nobody told', async ({ page }) => {
  const sent = await open(page);
  await page.keyboard.press('Tab');
  await page.mouse.move(300, 300);
  await page.getByTestId(testids.whoGraduate).click();
  await expect(page.getByTestId(testids.entryScreen)).toBeVisible();
  expect(stays(sent)).toBe(0);
});

test('staff come back to the application they had open', async ({ page }) => {
  const events: CoreEvent[] = [];
  const sent = await open(page, { 'app.start': start({}, { staff: REVIEWER }), 'staff.sign_in': { name: 'sato', must_set_up: false } }, events);
  await page.getByTestId(testids.staffRow).nth(1).click();
  await page.getByTestId(testids.staffDetailScreen).waitFor();
  events.push({ event: 'session_ended', data: { role: 'staff', idle_minutes: 10 } });
  await expect(page.getByTestId(testids.staffSignInScreen)).toContainText('10分間操作がなかった');
  await page.getByTestId(testids.staffName).fill('sato');
  await page.getByTestId(testids.staffPassword).fill('correct horse staple');
  await page.getByTestId(testids.staffSignInSubmit).click();
  await expect(page.getByTestId(testids.staffDetailScreen)).toBeVisible();
  expect(sent.filter((one) => one.command === 'staff.open').at(-1)?.request).toEqual({ id: 'application-2' });
});

test('a session ended by the university leaves the home, not the form', async ({ page }) => {
  const revoked: CoreEvent = { event: 'session_ended', data: { role: 'graduate', idle_minutes: null } };
  const events: CoreEvent[] = [];
  await open(page, FORM, events);
  await toForm(page);
  events.push(revoked);
  await page.waitForResponse('**/events');
  await page.waitForResponse('**/events');
  await expect(page.getByTestId(testids.formScreen)).toBeVisible();
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(testids.menuHome).click();
  await page.getByTestId(testids.homeScreen).waitFor();
  events.push(revoked);
  await expect(page.getByTestId(testids.signInScreen)).toBeVisible();
});

test('where this computer may not open the application any more, the status leads on', async ({ page }) => {
  await open(page, { 'app.start': start({}, { application: true }), 'application.status': status({ stale: access('yes') }) });
  await expect(page.getByTestId(testids.statusStale)).toContainText('期限が過ぎました');
  await page.getByTestId(testids.statusContinue).click();
  await expect(page.getByTestId(testids.continueReference)).toHaveValue('AK26-7K3M-9QXR');
  await expect(page.getByTestId(testids.continueEmail)).toHaveValue('ichiro@example.com');
});

test('what was never sent becomes a draft again, and the address is confirmed anew', async ({ page }) => {
  const sent = await open(page, {
    'app.start': start({}, { application: true, unsent: 1 }),
    'application.status': status({
      reference: null,
      state: null,
      stale: access('no'),
      outbox: { ...queued({ next_try_in_seconds: null }), systemic: access('no') },
    }),
    'outbox.take_back': draft(),
  });
  await page.getByTestId(testids.outboxWayOn).click();
  await expect(page.getByTestId(testids.emailScreen)).toBeVisible();
  expect(sent.some((one) => one.command === 'outbox.take_back')).toBe(true);
});

test('a draft that cannot be sent any more says so before it leaves', async ({ page }) => {
  await open(page, {
    'app.start': start({}, { draft: true }),
    'draft.get': draft({ section: 'identity' }),
    'application.submit': access('no'),
  });
  await page.getByTestId(testids.sectionNext).click();
  await page.getByTestId(testids.checkSubmit).click();
  await expect(page.getByTestId(testids.errorSummary)).toContainText('このパソコンに残っています');
  await page.getByTestId(testids.errorSummary).getByRole('link').click();
  await expect(page.getByTestId(testids.emailScreen)).toBeVisible();
});
