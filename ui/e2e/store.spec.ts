// The store's life as a person meets it: locking and coming back, what cannot be read, a copy to take along, keys.
import { expect, test, type Page } from '@playwright/test';
import type { CoreEvent, StartView } from '../src/lib/generated/api';
import { fieldTestid, testids } from '../src/lib/testids';
import { open, type Answers, type Sent } from './support/fixture';
import { asides, details, draft, start } from './support/views';

const commands = (sent: Sent[]): string[] => sent.map((one) => one.command);

/** A core whose store can be locked and unlocked. */
function lockable(locked: StartView, opened: StartView): { answers: Answers; lock: () => void } {
  let now = opened;
  const lock = (): StartView => (now = locked);
  return {
    lock,
    answers: {
      'app.start': () => now,
      'store.lock': lock,
      'store.unlock': () => (now = opened),
      'draft.get': () => (now === opened ? draft() : { code: 'store_locked', args: {}, problems: [] }),
    },
  };
}

async function menu(page: Page, entry: string): Promise<void> {
  await page.getByTestId(testids.menu).click();
  await page.getByTestId(entry).click();
}

for (const language of ['ja', 'en'] as const) {
  test(`locking puts what was typed on disk, and unlocking leads back to the field (${language})`, async ({ page }) => {
    const { answers } = lockable(start({ language, store: 'locked' }), start({ language }, { draft: true }));
    const sent = await open(page, answers);
    const kana = page.getByTestId(fieldTestid('family_name_kana'));
    await kana.fill('タカサ');
    await kana.press('End');
    await menu(page, testids.menuLock);
    await expect(page.getByTestId(testids.lockedUnlock)).toBeVisible();
    await expect(page.getByText('タカサ')).toHaveCount(0);
    const order = commands(sent);
    expect(order.indexOf('draft.save')).toBeLessThan(order.indexOf('store.lock'));
    expect(order).toContain('draft.save');
    await page.getByTestId(testids.lockedUnlock).click();
    await expect(page.getByTestId(testids.formScreen)).toBeVisible();
  });

  test(`after idling it is locked, and leads back to the same field (${language})`, async ({ page }) => {
    const events: CoreEvent[] = [];
    const { answers, lock } = lockable(start({ language, store: 'locked' }), start({ language }, { draft: true }));
    await open(page, answers, events);
    const kana = page.getByTestId(fieldTestid('family_name_kana'));
    await kana.focus();
    lock();
    events.push({ event: 'store_locked' });
    await page.getByTestId(testids.lockedUnlock).click();
    await expect(kana).toBeFocused();
  });
}

test('behind a passphrase, locking asks for it', async ({ page }) => {
  const { answers } = lockable(start({ store: 'needs_passphrase' }), start({}, { draft: true }));
  const sent = await open(page, answers);
  await page.getByTestId(testids.formScreen).waitFor();
  await menu(page, testids.menuLock);
  await page.getByTestId(testids.passphrase).fill('八文字以上の合言葉');
  await page.getByTestId(testids.passphraseSubmit).click();
  await expect(page.getByTestId(testids.formScreen)).toBeVisible();
  expect(sent.find((one) => one.command === 'store.unlock')?.request).toEqual({ passphrase: '八文字以上の合言葉' });
});

test('what cannot be read is set aside, its folder shown, and a new beginning made', async ({ page }) => {
  const folder = `${details().folder}/unreadable-20261127-151400`;
  const sent = await open(page, {
    'app.start': start({ store: 'damaged' }),
    'store.set_aside': { folder, start: start() },
  });
  await expect(page.getByTestId(testids.lockedScreen)).toContainText('何も削除も変更もしていません');
  await page.getByTestId(testids.setAside).click();
  expect(commands(sent)).not.toContain('store.set_aside');
  await page.getByTestId(testids.setAsideConfirm).click();
  await expect(page.getByTestId(testids.setAsideFolder)).toHaveText(folder);
  await page.getByTestId(testids.setAsideContinue).click();
  await expect(page.getByTestId(testids.whoScreen)).toBeVisible();
});

test('what was set aside is removed only when it is asked for twice', async ({ page }) => {
  const sent = await open(page, {
    'store.details': details({ asides }),
    'store.remove_aside': ({ name }) => details({ asides: asides.filter((one) => one.name !== name) }),
  });
  await menu(page, testids.menuData);
  const second = page.getByTestId(testids.dataAsideRemove).nth(1);
  await second.click();
  await page.getByTestId(testids.dataAsideCancel).click();
  await expect(second).toBeFocused();
  expect(commands(sent)).not.toContain('store.remove_aside');
  await second.click();
  await page.getByTestId(testids.dataAsideConfirm).click();
  await expect(page.getByTestId(testids.dataAside)).toHaveCount(1);
  await expect(page.getByTestId(testids.dataAside)).toContainText('unreadable-20261120-151400');
});

test('a copy warns before it is written, and says where it is', async ({ page }) => {
  await open(page, { 'app.start': start({}, { draft: true }) });
  await menu(page, testids.menuData);
  await expect(page.getByTestId(testids.dataScreen)).toContainText('このファイルは暗号化されません');
  await page.getByTestId(testids.dataExport).click();
  await expect(page.getByTestId(testids.dataExported)).toContainText('証_データの控え_20261127.zip');
});

test('a changed passphrase is typed twice alike, and a wrong one is said at its field', async ({ page }) => {
  const sent = await open(page, {
    'app.start': start({}, { draft: true }),
    'store.details': details({ key: 'passphrase' }),
    'store.change_passphrase': (request) =>
      request.old === 'old words here' ? {} : { code: 'passphrase_wrong', args: {}, problems: [] },
  });
  await menu(page, testids.menuData);
  const [old, fresh, again] = [testids.dataPassphraseOld, testids.dataPassphraseNew, testids.dataPassphraseConfirmation].map(
    (id) => page.getByTestId(id),
  );
  const change = page.getByTestId(testids.dataPassphraseSubmit);
  await old?.fill('not these words');
  await fresh?.fill('new words here');
  await again?.fill('new words');
  await change.click();
  await expect(page.locator(`#${testids.dataPassphraseConfirmation}-error`)).toBeVisible();
  expect(commands(sent)).not.toContain('store.change_passphrase');
  await again?.fill('new words here');
  await change.click();
  await expect(page.locator(`#${testids.dataPassphraseOld}-error`)).toBeVisible();
  await old?.fill('old words here');
  await change.click();
  await expect(page.getByTestId(testids.dataPassphraseChanged)).toContainText('変更しました');
  await expect(fresh ?? page.locator('none')).toHaveValue('');
});

test('damage that is found while somebody works is said, with the way to what can be read', async ({ page }) => {
  await open(page, { 'app.start': start({}, { draft: true }) }, [{ event: 'store_damaged' }]);
  await expect(page.getByRole('alert')).toContainText('「このパソコンのデータ」');
  await expect(page.getByTestId(testids.formScreen)).toBeVisible();
});
