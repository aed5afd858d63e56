// Accounts of staff: setting one up, looking after one's own and after those of others.
import { expect, test } from '@playwright/test';
import { testids } from '../src/lib/testids';
import { open } from './support/fixture';
import { invitation, ownAccount, recoveryCodes, staffAccounts, staffApplication } from './support/staff';
import { start } from './support/views';

const staffStart = (role: 'reviewer' | 'administrator' | 'auditor', must_set_up = false): ReturnType<typeof start> =>
  start({}, { staff: { role, must_set_up } });

test('an account is set up: password, authenticator, recovery codes', async ({ page }) => {
  let own = ownAccount({ must_set_password: true, must_set_authenticator: true, has_authenticator: false, recovery_codes: 0 });
  let starts = staffStart('reviewer', true);
  const sent = await open(page, {
    'app.start': () => starts,
    'staff.own': () => own,
    'staff.change_password': () => {
      own = { ...own, must_set_password: false };
      return {};
    },
    'staff.confirm_authenticator': () => {
      own = ownAccount({ recovery_codes: 10 });
      starts = staffStart('reviewer');
      return recoveryCodes;
    },
  });
  await page.getByTestId(testids.changeCurrent).fill('Hm7kQx3TzW9pRb4N');
  await page.getByTestId(testids.changeNew).fill('さくらのきのしたで、ゆめをみる');
  await page.getByTestId(testids.changeConfirmation).fill('さくらのきのしたで');
  await page.getByTestId(testids.changeSubmit).click();
  await expect(page.getByTestId(testids.errorSummary)).toBeFocused();
  expect(sent.some(({ command }) => command === 'staff.change_password')).toBe(false);
  await page.getByTestId(testids.changeConfirmation).fill('さくらのきのしたで、ゆめをみる');
  await page.getByTestId(testids.changeSubmit).click();
  await expect(page.getByTestId(testids.staffOwnQr)).toBeVisible();
  await page.getByTestId(testids.staffOwnTotp).fill('123 456');
  await page.getByTestId(testids.staffOwnConfirm).click();
  await expect(page.getByTestId(testids.staffOwnCodes).locator('li')).toHaveCount(10);
  await page.getByTestId(testids.staffOwnCodesKept).click();
  await expect(page.getByTestId(testids.staffQueueScreen)).toBeVisible();
});

test('wrong digits are said at the field, and nothing is lost', async ({ page }) => {
  await open(page, {
    'app.start': staffStart('reviewer', true),
    'staff.own': ownAccount({ must_set_authenticator: true, has_authenticator: false }),
    'staff.confirm_authenticator': { code: 'code_wrong', args: {}, problems: [] },
  });
  await page.getByTestId(testids.staffOwnTotp).fill('000000');
  await page.getByTestId(testids.staffOwnConfirm).click();
  await expect(page.getByTestId(testids.staffOwnTotp)).toHaveValue('000000');
  await expect(page.getByTestId(testids.staffOwnQr)).toBeVisible();
});

test('one looks after one\'s own account', async ({ page }) => {
  await open(page, { 'app.start': staffStart('administrator') });
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(testids.menuStaffOwn).click();
  await expect(page.getByTestId(testids.staffOwnToCodes)).toBeVisible();
  await page.getByTestId(testids.staffOwnToCodes).click();
  await page.getByTestId(testids.staffOwnPassword).fill('correct horse staple');
  await page.getByTestId(testids.staffOwnRenew).click();
  await page.getByTestId(testids.staffOwnCodesKept).click();
  await expect(page.getByTestId(testids.staffOwnSaid)).toBeVisible();
});

test('an administrator makes an account and changes others', async ({ page }) => {
  const sent = await open(page, { 'app.start': staffStart('administrator') });
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(testids.menuStaffAccounts).click();
  await expect(page.getByTestId(testids.staffAccount)).toHaveCount(staffAccounts.items.length);
  // Nobody changes their own account here.
  await expect(page.getByTestId(testids.staffAccountChange)).toHaveCount(staffAccounts.items.length - 1);
  await page.getByTestId(testids.staffAccountAdd).click();
  await page.getByTestId(testids.staffAccountName).fill('h.yamada');
  await page.getByTestId(testids.staffAccountSubmit).click();
  await expect(page.getByTestId(testids.staffAccountInitial)).toHaveText(invitation.password);
  await page.getByTestId(testids.staffAccountTold).click();
  await page.getByTestId(testids.staffAccountChange).first().click();
  await page.getByTestId(testids.staffAccountNewRole).getByRole('radio').nth(1).check();
  await page.getByTestId(testids.staffAccountSaveRole).click();
  await expect(page.getByTestId(testids.staffAccountsSaid)).toBeVisible();
  expect(sent.find(({ command }) => command === 'staff.change_role')?.request).toEqual({ id: 'account-audit', role: 'administrator' });
});

test('what was written is there after the session has ended, for who wrote it', async ({ page }) => {
  let starts = start();
  const signIn = async (name: string): Promise<void> => {
    starts = staffStart('reviewer');
    await page.getByTestId(testids.staffName).fill(name);
    await page.getByTestId(testids.staffPassword).fill('correct horse staple');
    await page.getByTestId(testids.staffSignInSubmit).click();
  };
  const endSession = async (): Promise<void> => {
    starts = start();
    await page.getByTestId(testids.staffDecide).click();
    await expect(page.getByTestId(testids.staffSignInScreen)).toBeVisible();
  };
  await open(page, {
    'app.start': () => starts,
    'staff.sign_in': ({ name }) => ({ name, must_set_up: false }),
    'staff.open': staffApplication({ state: 'in_review' }),
    'staff.decide': { code: 'not_signed_in', args: {}, problems: [] },
    'staff.sign_out': { code: 'unreachable', args: {}, problems: [] },
  });
  await page.getByTestId(testids.whoStaff).click();
  await signIn('sato');
  await page.getByTestId(testids.staffRow).first().click();
  await page.getByTestId(testids.staffReturn).click();
  await page.locator('[data-testid^="staff-reason-"]').first().check();
  await page.getByTestId(testids.staffComment).fill('明るい所で撮り直してください。');
  await endSession();
  await signIn('sato');
  await expect(page.getByTestId(testids.staffComment)).toHaveValue('明るい所で撮り直してください。');
  await expect(page.locator('[data-testid^="staff-reason-"]').first()).toBeChecked();
  await endSession();
  await signIn('suzuki');
  await expect(page.getByTestId(testids.staffDetailScreen)).toBeVisible();
  await expect(page.getByTestId(testids.staffComment)).toHaveCount(0);
  await page.getByTestId(testids.staffReturn).click();
  await expect(page.getByTestId(testids.staffComment)).toHaveValue('');
  // Who signs out leaves nothing, even if the server hears nothing of it.
  await page.getByTestId(testids.staffComment).fill('裏面も必要です。');
  starts = start();
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(testids.menuSignOut).click();
  await page.getByTestId(testids.whoStaff).click();
  await signIn('suzuki');
  await page.getByTestId(testids.staffRow).first().click();
  await page.getByTestId(testids.staffReturn).click();
  await expect(page.getByTestId(testids.staffComment)).toHaveValue('');
});

test('an auditor has nothing to press', async ({ page }) => {
  await open(page, { 'app.start': staffStart('auditor'), 'staff.open': staffApplication({ state: 'received' }) });
  await page.getByTestId(testids.staffRow).first().click();
  await expect(page.getByTestId(testids.staffState)).toBeVisible();
  await expect(page.getByTestId(testids.staffAssign)).toHaveCount(0);
});
