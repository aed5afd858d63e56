// Where the focus is after something appeared, went or failed: never nowhere.
import { expect, test, type Page } from '@playwright/test';
import { fieldTestid, testids } from '../src/lib/testids';
import { card } from './support/university';
import { open } from './support/fixture';
import { REVIEWER, staffApplication } from './support/staff';
import { draft, flow, returned, start } from './support/views';

const identity = (documents = draft().documents) => ({
  'app.start': start({}, { draft: true }),
  'draft.get': draft({ section: 'identity', documents }),
});
const focused = (page: Page) => page.locator(':focus');

test('a dialog gives the focus back', async ({ page }) => {
  await open(page, identity());
  const picture = page.getByTestId(testids.documentOpen).nth(1);
  await picture.click();
  await expect(focused(page)).toHaveAttribute('aria-label', /拡大/);
  await page.keyboard.press('Escape');
  await expect(picture).toBeFocused();
});

test('after an image is deleted the next one has the focus, after the last one the choice of another', async ({ page }) => {
  const [first, second] = draft().documents;
  let left = [first, second].flatMap((image) => image ?? []);
  await open(page, {
    ...identity(left),
    'documents.remove': ({ id }) => {
      left = left.filter((image) => image.id !== id);
      return draft({ section: 'identity', documents: left });
    },
  });
  const remove = page.getByTestId(testids.documentRemove);
  await remove.first().click();
  await expect(remove).toHaveCount(1);
  await expect(remove.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(remove).toHaveCount(0);
  await expect(page.getByTestId(testids.documentsChoose)).toBeFocused();
});

test('an image that is missing is asked for at the button that adds it', async ({ page }) => {
  await open(page, {
    ...identity([]),
    'draft.check': { problems: [{ place: { kind: 'identity_images' }, kind: 'image_missing', args: {} }], empty_optional: [] },
  });
  await page.getByTestId(testids.sectionNext).click();
  await page.getByTestId(testids.errorSummary).getByRole('link').click();
  await expect(page.getByTestId(testids.documentsChoose)).toBeFocused();
});

test('what goes wrong while attaching is seen', async ({ page }) => {
  await open(page, { ...identity(), 'documents.choose': { code: 'dialog_failed', args: {}, problems: [] } });
  await page.getByTestId(testids.documentsChoose).click();
  await expect(page.getByTestId(testids.errorSummary)).toBeFocused();
  await expect(page.getByTestId(testids.errorSummary)).toBeInViewport();
});

test('the next section begins at its top', async ({ page }) => {
  await open(page, { 'app.start': start({}, { draft: true }), 'draft.get': draft({ section: 'school' }) });
  await page.getByTestId(testids.sectionNext).scrollIntoViewIfNeeded();
  await page.getByTestId(testids.sectionNext).click();
  await expect(page.getByTestId(fieldTestid('postcode'))).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test('correcting the address moves into the form that appears, and back', async ({ page }) => {
  await open(page, { 'app.start': start({}, { flow: true }), 'flow.correct_address': flow({ email: 'new@example.com' }) });
  await page.getByTestId(testids.correctAddress).click();
  await expect(page.getByTestId(testids.correctEmail)).toBeFocused();
  await page.getByTestId(testids.correctSubmit).click();
  await expect(page.getByTestId(testids.code)).toBeFocused();
});

test('the university that was found is read from its top', async ({ page }) => {
  await open(page, { 'app.start': start({ university: null, preset_address: card.address }) });
  await page.getByTestId(testids.startContinue).click();
  await page.getByTestId(testids.connectLookUp).click();
  await expect(page.getByTestId(testids.connectCard)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByTestId(testids.connectOther).click();
  await expect(page.getByTestId(testids.connectAddress)).toBeFocused();
});

test('staff are at the top after a decision, and at their choice after cancelling it', async ({ page }) => {
  const done = { ...staffApplication({ state: 'returned' }), decisions: [{ decided_by: 'me', revision: 1, card: returned }] };
  await open(page, { 'app.start': start({}, { staff: REVIEWER }), 'staff.decide': done });
  await page.getByTestId(testids.staffRow).first().click();
  await page.getByTestId(testids.staffReject).click();
  await page.getByTestId(testids.staffDecideCancel).click();
  await expect(page.getByTestId(testids.staffReject)).toBeFocused();
  await page.getByTestId(testids.staffReturn).click();
  await page.getByTestId('staff-reason-image_unreadable').check();
  await page.getByTestId(testids.staffDecide).click();
  await expect(page.getByTestId(testids.staffState)).toHaveAttribute('data-state', 'returned');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a message of staff that is too long is said at the field, and nothing of it is cut off', async ({ page }) => {
  const sent = await open(page, { 'app.start': start({}, { staff: REVIEWER }) });
  await page.getByTestId(testids.staffRow).first().click();
  await page.getByTestId(testids.staffApprove).click();
  const comment = page.getByTestId(testids.staffComment);
  await comment.fill('あ'.repeat(2_001));
  await page.getByTestId(testids.staffDecide).click();
  await expect(page.getByTestId(testids.errorSummary)).toBeFocused();
  await page.getByTestId(testids.errorSummary).getByRole('link').click();
  await expect(comment).toBeFocused();
  expect((await comment.inputValue()).length).toBe(2_001);
  expect(sent.some((one) => one.command === 'staff.decide')).toBe(false);
});

test('no screen is a dead end: the first one is always in the menu', async ({ page }) => {
  await open(page, { 'app.start': start({}, { application: true }) });
  await page.getByTestId(testids.statusScreen).waitFor();
  await page.getByTestId(testids.back).click();
  await expect(page.getByTestId(testids.whoScreen)).toBeVisible();
  await expect(focused(page)).toHaveCount(1);
  await page.getByTestId(testids.openStatus).click();
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(testids.menuBeginning).click();
  await expect(page.getByTestId(testids.whoScreen)).toBeVisible();
});

test('a code that has expired is said to have, with what to press', async ({ page }) => {
  await open(page, { 'app.start': start({}, { flow: true }), 'flow.current': flow({ expires_in_seconds: 0 }) });
  await expect(page.getByTestId(testids.waitingScreen)).toContainText('有効期限が切れました');
});
