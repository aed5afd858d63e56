// J1 through the views in a browser, with the real core, the real server and its mail folder. The same journey in the
// real window is in tests/; here every screen on the way is looked at too.
import { writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { FieldId } from '../src/lib/generated/api';
import { fieldTestid, testids } from '../src/lib/testids';
import { look } from './support/look';
import { codeIn, initialPasswordIn, real, STAFF, type Real } from './support/real';

const EMAIL = 'ichiro@graduates.example';

type Filled = [FieldId, string][];

const APPLICANT: Filled = [
  ['family_name_kanji', '髙﨑'],
  ['given_name_kanji', '一郎'],
  ['family_name_kana', 'タカサキ'],
  ['given_name_kana', 'イチロウ'],
  ['family_name_roman', 'TAKASAKI'],
  ['given_name_roman', 'ICHIRO'],
  ['birth_date', 'H1.1.8'],
];
const CONTACT: Filled = [
  ['postcode', '100-0001'],
  ['prefecture', '東京都'],
  ['city', '千代田区'],
  ['street', '千代田1丁目1番地'],
  ['phone', '090-1111-2222'],
];

async function fill(page: Page, fields: Filled): Promise<void> {
  for (const [id, answer] of fields) await page.getByTestId(fieldTestid(id)).fill(answer);
}

const press = (page: Page, id: string): Promise<void> => page.getByTestId(id).first().click();

/** A real JPEG, drawn by the browser. */
async function photo(page: Page, path: string, text: string): Promise<void> {
  const base64 = await page.evaluate((words) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1_600;
    canvas.height = 1_000;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#eef2f6';
    context.fillRect(0, 0, 1_600, 1_000);
    context.fillStyle = '#334155';
    context.font = '120px sans-serif';
    context.fillText(words, 150, 500);
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  }, text);
  writeFileSync(path, Buffer.from(base64, 'base64'));
}

const willChoose = (page: Page, paths: string[]): Promise<unknown> => page.request.post('/test/choose', { data: { paths } });

async function connect(page: Page): Promise<void> {
  await press(page, testids.startContinue);
  await press(page, testids.connectLookUp);
  await press(page, testids.connectConfirm);
  await expect(page.getByTestId(testids.whoScreen)).toBeVisible();
}

async function staffOpens(page: Page): Promise<void> {
  await press(page, testids.whoStaff);
  await page.getByTestId(testids.staffName).fill(STAFF.name);
  await page.getByTestId(testids.staffPassword).fill(STAFF.password);
  await press(page, testids.staffSignInSubmit);
  await expect(page.getByTestId(testids.staffRow)).toHaveCount(1);
}

test.describe('a graduate applies, staff decide, the graduate signs in', () => {
  test.setTimeout(480_000);
  let thing: Real;

  test.beforeEach(async () => {
    thing = await real();
  });

  test.afterEach(async () => {
    await thing.close();
  });

  /** Fills in and sends a whole application. Leaves the page on 申請受付. Gives the reference number. */
  async function apply(page: Page): Promise<string> {
    await press(page, testids.whoGraduate);
    await press(page, testids.entryRegister);
    await page.getByTestId(testids.email).fill(EMAIL);
    await page.getByTestId(testids.emailConfirmation).fill(EMAIL);
    await press(page, testids.emailSubmit);
    await page.getByTestId(testids.code).fill(codeIn(await thing.mail(EMAIL, 0)));
    await press(page, testids.codeSubmit);
    await page.getByTestId(testids.termsTick).check();
    await press(page, testids.termsAccept);
    await fill(page, APPLICANT);
    await press(page, testids.sectionNext);
    await press(page, testids.copyName);
    await page.getByTestId(fieldTestid('faculty')).selectOption('law');
    await page.getByTestId(fieldTestid('department')).selectOption('politics');
    await page.getByTestId(fieldTestid('leaving_kind')).selectOption('withdrawn');
    await press(page, testids.sectionNext);
    await page.getByTestId('field-residence-overseas').check();
    await fill(page, [['country', 'Viet Nam'], ['overseas_address', '1 Trang Tien, Ha Noi'], ['phone', '+84 24 0000 0000']]);
    await press(page, testids.sectionNext);
    await press(page, testids.sectionNext);
    await page.getByTestId(fieldTestid('document_type')).selectOption('passport');
    await photo(page, thing.file('passport.jpg'), 'SAMPLE');
    await willChoose(page, [thing.file('passport.jpg')]);
    await press(page, testids.documentsChoose);
    await expect(page.getByTestId(testids.documentThumbnail)).toHaveCount(1);
    await press(page, testids.sectionNext);
    await press(page, testids.checkSubmit);
    return page.getByTestId(testids.reference).innerText();
  }

  test('without a keyring, from another computer, and leaving no trace', async ({ browser }, testInfo) => {
    const context = async (keyring?: 'none') =>
      browser.newContext({ baseURL: await thing.computer(keyring), viewport: testInfo.project.use.viewport ?? null });
    const first = await (await context('none')).newPage();
    const second = await (await context()).newPage();

    await first.goto('/');
    await connect(first);
    await test.step('a passphrase is asked before the first personal datum', async () => {
      await press(first, testids.whoGraduate);
      await press(first, testids.entryRegister);
      await expect(first.getByTestId(testids.passphraseScreen)).toBeVisible();
      await first.getByTestId(testids.passphrase).fill('short');
      await first.getByTestId(testids.passphraseConfirmation).fill('short');
      await press(first, testids.passphraseSubmit);
      await expect(first.getByTestId(testids.errorSummary)).toContainText('8');
      await first.getByTestId(testids.passphrase).fill('correct horse');
      await first.getByTestId(testids.passphraseConfirmation).fill('correct horse');
      await press(first, testids.passphraseSubmit);
      await expect(first.getByTestId(testids.emailScreen)).toBeVisible();
      await press(first, testids.back);
      await press(first, testids.back);
    });

    const reference = await apply(first);

    await test.step('F14: reference number and mail address go on elsewhere', async () => {
      await second.goto('/');
      await connect(second);
      await press(second, testids.whoGraduate);
      await press(second, testids.entryContinue);
      await second.getByTestId(testids.continueReference).fill('no');
      await second.getByTestId(testids.continueEmail).fill(EMAIL);
      await press(second, testids.continueSubmit);
      await expect(second.getByTestId(testids.errorSummary)).toBeVisible();
      await second.getByTestId(testids.continueReference).fill(reference.toLowerCase());
      await press(second, testids.continueSubmit);
      await expect(second.getByTestId(testids.waitingScreen)).toBeVisible();
      let code = '';
      for (let index = 1; code === ''; index += 1) code = codeIn(await thing.mail(EMAIL, index));
      await second.getByTestId(testids.code).fill(code);
      await press(second, testids.codeSubmit);
      await expect(second.getByTestId(testids.reference)).toHaveText(reference);
      await look(second, 'real-continued', testInfo);
    });

    await test.step('withdrawn there, seen here', async () => {
      await press(second, testids.statusWithdraw);
      await press(second, testids.withdrawConfirm);
      await expect(second.getByTestId(testids.statusState)).toHaveAttribute('data-state', 'withdrawn');
      await press(first, testids.statusRefresh);
      await expect(first.getByTestId(testids.statusState)).toHaveAttribute('data-state', 'withdrawn');
      await look(first, 'real-withdrawn', testInfo);
    });

    await test.step('F16: nothing stays on this computer', async () => {
      await press(first, testids.menu);
      await press(first, testids.menuRemoveData);
      await look(first, 'real-remove', testInfo);
      await press(first, testids.removeDataConfirm);
      await expect(first.getByTestId(testids.removeDataScreen)).toHaveCount(0);
      await first.reload();
      await expect(first.locator('main')).not.toContainText(reference);
      await expect(first.getByTestId(testids.openStatus)).toHaveCount(0);
    });
  });

  test('from the first start to the home', async ({ browser }, testInfo) => {
    const context = async () => browser.newContext({ baseURL: await thing.computer(), viewport: testInfo.project.use.viewport ?? null });
    const graduate = await (await context()).newPage();
    const staff = await (await context()).newPage();
    const see = (page: Page, name: string) => look(page, `real-${name}`, testInfo);
    const code = async (index: number) => codeIn(await thing.mail(EMAIL, index));

    await test.step('1 language, university', async () => {
      await graduate.goto('/');
      await press(graduate, testids.languageEn);
      await expect(graduate.getByTestId(testids.startContinue)).toHaveText('Begin');
      await press(graduate, testids.languageJa);
      await connect(graduate);
      await see(graduate, 'who');
    });

    await test.step('2 and 3 mail address, code', async () => {
      await press(graduate, testids.whoGraduate);
      await press(graduate, testids.entryRegister);
      await graduate.getByTestId(testids.email).fill(EMAIL);
      await graduate.getByTestId(testids.emailConfirmation).fill('other@graduates.example');
      await press(graduate, testids.emailSubmit);
      await expect(graduate.getByTestId(testids.errorSummary)).toBeVisible();
      await see(graduate, 'email-differ');
      await graduate.getByTestId(testids.emailConfirmation).fill(EMAIL);
      await press(graduate, testids.emailSubmit);
      await expect(graduate.getByTestId(testids.mailState)).toHaveAttribute('data-state', 'accepted');
      await see(graduate, 'waiting');
      await graduate.getByTestId(testids.code).fill((await code(0)).toLowerCase());
      await press(graduate, testids.codeSubmit);
    });

    await test.step('4 terms', async () => {
      await press(graduate, testids.termsAccept);
      await expect(graduate.getByTestId(testids.termsTick)).toBeFocused();
      await expect(graduate.locator('#terms-tick-error')).toBeVisible();
      await see(graduate, 'terms');
      await graduate.getByTestId(testids.termsTick).check();
      await press(graduate, testids.termsAccept);
    });

    await test.step('5 the form, with a restart of the view in between', async () => {
      await fill(graduate, APPLICANT);
      await graduate.getByTestId(fieldTestid('birth_date')).press('Tab');
      await expect(graduate.getByTestId(fieldTestid('birth_date'))).toHaveValue('1989-01-08');
      await expect(graduate.getByTestId('said-birth_date')).toHaveText('平成元年1月8日（1989年1月8日）');
      await see(graduate, 'applicant');
      await press(graduate, testids.sectionNext);
      await press(graduate, testids.copyName);
      await graduate.getByTestId(fieldTestid('faculty')).selectOption('letters');
      await graduate.getByTestId(fieldTestid('department')).selectOption('history');
      await graduate.getByTestId(fieldTestid('leaving_kind')).selectOption('graduated');
      await expect(graduate.getByTestId(testids.saved)).toHaveAttribute('data-state', 'saved');
      await graduate.reload();
      await expect(graduate.getByTestId(fieldTestid('school_family_name_kanji'))).toHaveValue('髙﨑');
      await expect(graduate.getByTestId(fieldTestid('department'))).toHaveValue('history');
      await see(graduate, 'school');
      await press(graduate, testids.sectionNext);
      await press(graduate, testids.sectionNext);
      await expect(graduate.getByTestId(testids.errorSummary)).toBeVisible();
      await graduate.getByTestId('field-residence-domestic').check();
      await fill(graduate, CONTACT);
      await press(graduate, testids.sectionNext);
      await press(graduate, testids.sectionNext);
    });

    await test.step('8 images', async () => {
      await graduate.getByTestId(fieldTestid('document_type')).selectOption('passport');
      await press(graduate, testids.sectionNext);
      await expect(graduate.getByTestId(testids.errorSummary)).toContainText('画像');
      await photo(graduate, thing.file('passport.jpg'), 'SAMPLE');
      writeFileSync(thing.file('scan.jpg'), '%PDF-1.7\n');
      await willChoose(graduate, [thing.file('scan.jpg'), thing.file('passport.jpg')]);
      await press(graduate, testids.documentsChoose);
      await expect(graduate.getByTestId(testids.documentThumbnail)).toHaveCount(1);
      await expect(graduate.getByTestId(testids.documentRefused)).toContainText('PDF');
      await see(graduate, 'identity');
      await press(graduate, testids.sectionNext);
    });

    await test.step('12 sent while the server is away, received when it is back', async () => {
      await expect(graduate.getByTestId(testids.checkScreen)).toBeVisible();
      await expect(graduate.getByTestId(testids.checkScreen)).toContainText('1989年1月8日');
      await see(graduate, 'check');
      await thing.stopUniversity();
      await press(graduate, testids.checkSubmit);
      await expect(graduate.getByTestId(testids.statusOutbox)).toBeVisible();
      await see(graduate, 'queued');
      await thing.startUniversity();
      // It may already be under way by itself when the button is pressed.
      await expect(async () => {
        const retry = graduate.getByTestId(testids.outboxRetry);
        if (await retry.isVisible()) await retry.click({ timeout: 1_000 });
        await expect(graduate.getByTestId(testids.reference)).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 30_000 });
      await expect(graduate.getByTestId(testids.statusState)).toHaveAttribute('data-state', 'received');
      await see(graduate, 'accepted');
    });

    await test.step('13 returned with a reason, sent again', async () => {
      await staff.goto('/');
      await connect(staff);
      await staffOpens(staff);
      await see(staff, 'queue');
      await press(staff, testids.staffRow);
      await press(staff, testids.staffAssign);
      await expect(staff.getByTestId(testids.staffImage)).toBeVisible({ timeout: 30_000 });
      await see(staff, 'detail');
      await press(staff, testids.staffReturn);
      await staff.getByTestId('staff-reason-image_unreadable').check();
      await press(staff, testids.staffDecide);
      await expect(staff.getByTestId(testids.staffState)).toHaveAttribute('data-state', 'returned');
      await press(graduate, testids.statusRefresh);
      await expect(graduate.getByTestId(testids.statusState)).toHaveAttribute('data-state', 'returned');
      await see(graduate, 'returned');
      await press(graduate, testids.statusCorrect);
      await expect(graduate.getByTestId(testids.returned)).toBeVisible();
      await press(graduate, 'step-identity');
      await expect(graduate.getByTestId(testids.documentThumbnail)).toHaveCount(1);
      await photo(graduate, thing.file('better.jpg'), 'SAMPLE 2');
      await willChoose(graduate, [thing.file('better.jpg')]);
      await press(graduate, testids.documentsChoose);
      await expect(graduate.getByTestId(testids.documentThumbnail)).toHaveCount(2);
      await press(graduate, testids.sectionNext);
      await press(graduate, testids.checkSubmit);
      await expect(graduate.getByTestId(testids.statusState)).toHaveAttribute('data-state', 'received');
    });

    await test.step('14 approved', async () => {
      await press(staff, testids.back);
      await press(staff, testids.staffRow);
      await press(staff, testids.staffAssign);
      await expect(staff.getByTestId(testids.staffImage)).toBeVisible({ timeout: 30_000 });
      await press(staff, testids.staffApprove);
      await press(staff, testids.staffDecide);
      await expect(staff.getByTestId(testids.staffState)).toHaveAttribute('data-state', 'approved');
    });

    await test.step('15 and 16 initial password, both passwords, home', async () => {
      let password = '';
      for (let index = 1; password === ''; index += 1) password = initialPasswordIn(await thing.mail(EMAIL, index));
      await press(graduate, testids.statusRefresh);
      await press(graduate, testids.statusSignIn);
      await graduate.getByTestId(testids.signInEmail).fill(EMAIL);
      await graduate.getByTestId(testids.signInPassword).fill(password);
      await see(graduate, 'sign-in');
      await press(graduate, testids.signInSubmit);
      await expect(graduate.getByTestId(testids.passwordsScreen)).toBeVisible();
      const both = async (first: string, second: string): Promise<void> => {
        await graduate.getByTestId(testids.newPassword).fill(first);
        await graduate.getByTestId(testids.newPasswordConfirmation).fill(first);
        await graduate.getByTestId(testids.newSecond).fill(second);
        await graduate.getByTestId(testids.newSecondConfirmation).fill(second);
        await press(graduate, testids.passwordsSubmit);
      };
      await both('short', 'short');
      await expect(graduate.getByTestId(testids.errorSummary)).toBeVisible();
      await see(graduate, 'passwords');
      await both('Tsukuba2026Mi', 'Nagoya2026Kita');
      await expect(graduate.getByTestId(testids.homeScreen)).toBeVisible();
      await expect(graduate.getByTestId(testids.homeApplications)).toBeVisible();
      await see(graduate, 'home');
    });
  });
});
