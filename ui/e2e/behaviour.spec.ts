// How the views behave under the hands of a person: languages, input methods, saving, keys, double presses.
import { expect, test, type Page } from '@playwright/test';
import { fieldTestid, testids } from '../src/lib/testids';
import { open, type Sent } from './support/fixture';
import { REVIEWER, row, staffApplication } from './support/staff';
import { draft, returned, start } from './support/views';

const FORM = { 'app.start': start({}, { draft: true }), 'draft.get': draft({ answers: {} }) };
const saves = (sent: Sent[]) => sent.filter((one) => one.command === 'draft.save').map((one) => one.request);
const field = (page: Page, id: Parameters<typeof fieldTestid>[0]) => page.getByTestId(fieldTestid(id));

test('switching the language keeps every value and the scroll position', async ({ page }) => {
  await open(page, FORM);
  await field(page, 'family_name_kanji').fill('髙﨑');
  await field(page, 'birth_date').fill('1989/1/8');
  await page.evaluate(() => window.scrollTo(0, 120));
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-testid=lang-en]')?.click());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Applicant');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(field(page, 'family_name_kanji')).toHaveValue('髙﨑');
  await expect(field(page, 'birth_date')).toHaveValue('1989/1/8');
  expect(await page.evaluate(() => window.scrollY)).toBe(120);
});

test('every input is saved by itself, exactly as typed', async ({ page }) => {
  const sent = await open(page, FORM);
  const typed = '葛\u{E0100}城𠮷';
  await field(page, 'family_name_kanji').fill(typed);
  await expect(page.getByTestId(testids.saved)).toHaveAttribute('data-state', 'saved');
  expect(saves(sent)).toEqual([{ section: null, answers: { family_name_kanji: typed } }]);
});

test('what could not be saved is said, kept and saved later', async ({ page }) => {
  let full = true;
  const sent = await open(page, {
    ...FORM,
    'draft.save': () => (full ? { code: 'disk_full', args: {}, problems: [] } : { at: Date.UTC(2026, 10, 20, 6, 14), names_differ: false }),
  });
  await field(page, 'family_name_kanji').fill('髙﨑');
  await expect(page.getByTestId(testids.saved)).toContainText('空き容量');
  await expect(field(page, 'family_name_kanji')).toHaveValue('髙﨑');
  full = false;
  await expect(page.getByTestId(testids.saved)).toContainText('15:14');
  expect(saves(sent).at(-1)).toEqual({ section: null, answers: { family_name_kanji: '髙﨑' } });
});

test('a keystroke before the first screen is not lost', async ({ page }) => {
  await open(page, FORM);
  await page.route('**/rpc/app.start', async (route) => {
    await page.keyboard.type('abc');
    await route.fulfill({ contentType: 'application/json', body: JSON.stringify(FORM['app.start']) });
  });
  await page.reload();
  await expect(field(page, 'family_name_kanji')).toHaveValue('abc');
});

test('the Enter that confirms a conversion does not submit', async ({ page }) => {
  const sent = await open(page);
  await page.getByTestId(testids.whoGraduate).click();
  await page.getByTestId(testids.entryRegister).click();
  const email = page.getByTestId(testids.email);
  const flows = () => sent.filter((one) => one.command === 'flow.start_registration').length;
  await email.fill('ichiro@example.com');
  const prevented = await email.evaluate((input) => {
    const enter = (init: KeyboardEventInit): boolean =>
      !input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }));
    return [enter({ isComposing: true }), enter({ keyCode: 229 })];
  });
  expect(prevented).toEqual([true, true]);
  await email.evaluate((input: HTMLInputElement) => input.form?.requestSubmit());
  expect(flows()).toBe(0);
  await email.press('Enter');
  await expect(page.getByTestId(testids.waitingScreen)).toBeVisible();
  expect(flows()).toBe(1);
});

test('a second press during the first does nothing', async ({ page }) => {
  const sent = await open(page, { 'app.start': start({}, { terms: true }), 'terms.accept': draft() });
  await page.route('**/rpc/terms.accept', async (route) => {
    sent.push({ command: 'terms.accept', request: route.request().postDataJSON() });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.fulfill({ contentType: 'application/json', body: JSON.stringify(draft()) });
  });
  await page.getByTestId(testids.termsTick).check();
  await page.getByTestId(testids.termsAccept).dblclick();
  await expect(page.getByTestId(testids.formScreen)).toBeVisible();
  expect(sent.filter((one) => one.command === 'terms.accept')).toHaveLength(1);
});

test('errors take the focus and lead into the fields', async ({ page }) => {
  await open(page, {
    ...FORM,
    'draft.check': {
      problems: [{ place: { kind: 'field', id: 'birth_date' }, kind: 'date_impossible', args: { days: '28' } }],
      empty_optional: [],
    },
  });
  await field(page, 'birth_date').fill('1989/2/30');
  await page.getByTestId(testids.sectionNext).click();
  await expect(page.getByTestId(testids.errorSummary)).toBeFocused();
  await page.getByTestId(testids.errorSummary).getByRole('link').click();
  await expect(field(page, 'birth_date')).toBeFocused();
  await expect(field(page, 'birth_date')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'birth_date')).toHaveAttribute('aria-describedby', /field-birth_date-error/);
});

test('a change link on the check screen leads into the section, an error into the field', async ({ page }) => {
  await open(page, {
    'app.start': start({}, { draft: true }),
    'draft.get': draft({ section: 'identity' }),
    'draft.check': (request) =>
      request.section === null
        ? { problems: [{ place: { kind: 'field', id: 'phone' }, kind: 'phone_malformed', args: {} }], empty_optional: ['building'] }
        : { problems: [], empty_optional: [] },
  });
  await page.getByTestId(testids.sectionNext).click();
  await expect(page.getByTestId(testids.checkScreen)).toContainText('アパート・マンション号室');
  await page.getByTestId(testids.errorSummary).getByRole('link').click();
  await expect(field(page, 'phone')).toBeFocused();
});

test('the name at present fills the name when in school', async ({ page }) => {
  const sent = await open(page, { 'app.start': start({}, { draft: true }), 'draft.get': draft({ section: 'school' }) });
  await page.getByTestId(testids.copyName).click();
  await expect(field(page, 'school_family_name_kanji')).toHaveValue('髙﨑');
  await expect(field(page, 'school_given_name_roman')).toHaveValue('ICHIRO');
  await expect(page.getByTestId(testids.saved)).toHaveAttribute('data-state', 'saved');
  expect(saves(sent)).toHaveLength(1);
});

test('another faculty drops the department that is not its own', async ({ page }) => {
  const sent = await open(page, { 'app.start': start({}, { draft: true }), 'draft.get': draft({ section: 'school' }) });
  await field(page, 'faculty').selectOption('science');
  await expect(field(page, 'department')).toHaveCount(0);
  await expect.poll(() => saves(sent)).toEqual([{ section: null, answers: { faculty: 'science', department: '' } }]);
});

test('an image can be dropped and pasted; a file that is too large is refused here', async ({ page }) => {
  const sent = await open(page, {
    'app.start': start({}, { draft: true }),
    'draft.get': draft({ section: 'identity', documents: [] }),
    'documents.attach': { cancelled: false, draft: draft(), refused: [], pending: [] },
  });
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['image'], 'menkyo.jpg', { type: 'image/jpeg' }));
    data.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'big.jpg', { type: 'image/jpeg' }));
    return data;
  });
  await page.getByTestId(testids.documentsDrop).dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByTestId(testids.documentRefused)).toContainText('20MB');
  await expect(page.getByTestId(testids.documentThumbnail)).toHaveCount(2);
  const attached = sent.filter((one) => one.command === 'documents.attach');
  expect(attached.map((one) => one.request)).toEqual([
    { role: 'identity', base64: Buffer.from('image').toString('base64'), name: 'menkyo.jpg' },
  ]);
});

test('a resend that comes too early says for how long', async ({ page }) => {
  await open(page, { 'app.start': start({}, { flow: true }) });
  await page.getByTestId(testids.resend).click();
  await expect(page.getByTestId(testids.errorSummary)).toContainText('秒お待ちください');
});

test('a link that was opened leads on, whenever it arrives', async ({ page }) => {
  await open(page, { 'app.start': start({}, { flow: true }) }, [{ event: 'flow_done', data: 'terms' }]);
  await expect(page.getByTestId(testids.termsScreen)).toBeVisible();
});

test('staff go through the queue by keyboard', async ({ page }) => {
  await open(page, { 'app.start': start({}, { staff: REVIEWER }) });
  const rows = page.getByTestId(testids.staffRow);
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('j');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('jk');
  await expect(page.getByTestId(testids.staffSearch)).toHaveValue('jk');
  await rows.nth(0).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId(testids.staffDetailScreen)).toBeVisible();
});

test('an image is zoomed and rotated by keyboard', async ({ page }) => {
  await open(page, { 'app.start': start({}, { staff: REVIEWER }) });
  await page.getByTestId(testids.staffRow).first().click();
  const image = page.getByTestId(testids.staffImage);
  await expect.poll(async () => (await image.boundingBox())?.width ?? 0).toBeGreaterThan(0);
  const before = (await image.boundingBox())?.width ?? 0;
  await image.locator('xpath=ancestor::*[@tabindex="0"]').focus();
  await page.keyboard.press('+');
  await expect.poll(async () => (await image.boundingBox())?.width ?? 0).toBeGreaterThan(before * 1.2);
  await page.keyboard.press('0');
  await page.keyboard.press('r');
  await expect(image).toHaveAttribute('style', /rotate\(90deg\)/);
});

test('a return needs a reason, and sends what was chosen', async ({ page }) => {
  const done = { ...staffApplication({ state: 'returned' }), decisions: [{ decided_by: 'me', revision: 1, card: returned }] };
  const sent = await open(page, { 'app.start': start({}, { staff: REVIEWER }), 'staff.decide': done });
  await page.getByTestId(testids.staffRow).first().click();
  await page.getByTestId(testids.staffReturn).click();
  await page.getByTestId(testids.staffDecide).click();
  await expect(page.getByTestId(testids.errorSummary)).toBeFocused();
  await page.getByTestId('staff-reason-answer_wrong').check();
  await page.getByTestId(`${testids.staffReasonField}-answer_wrong`).selectOption('leaving_month');
  await page.getByTestId(testids.staffComment).fill('年月をご確認ください。');
  await page.getByTestId(testids.staffDecide).click();
  await expect(page.getByTestId(testids.staffState)).toHaveAttribute('data-state', 'returned');
  expect(sent.find((one) => one.command === 'staff.decide')?.request).toEqual({
    id: row(1).id,
    revision: 1,
    outcome: 'returned',
    reasons: [{ code: 'answer_wrong', field: 'leaving_month' }],
    comment: '年月をご確認ください。',
    comment_language: 'ja',
  });
});

test('closing with unsent entries is answered', async ({ page }) => {
  const sent = await open(page, {}, [{ event: 'close_requested' }]);
  await page.getByTestId(testids.closeWait).click();
  await expect(page.getByTestId(testids.closeDialog)).toHaveCount(0);
  expect(sent.find((one) => one.command === 'window.close')?.request).toEqual({ choice: 'wait' });
});

test('a language that is chosen while the application starts is kept', async ({ page }) => {
  await open(page);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/rpc/app.start', async (route) => {
    await held;
    await route.fallback();
  });
  await page.reload();
  await page.getByTestId('lang-en').click();
  release();
  await expect(page.getByTestId(testids.whoScreen)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
