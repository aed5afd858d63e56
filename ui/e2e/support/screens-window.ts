// What is around every screen: help, the manual, the menu, the data on this computer.
import { expect } from '@playwright/test';
import { testids } from '../../src/lib/testids';
import { LONG, press, type Screen } from './screen';
import { form, statusScreen } from './screens-shared';
import { asides, details, queued, start } from './views';

export const WINDOW_SCREENS: Record<string, Screen> = {
  help: { root: testids.helpCode, go: press(testids.helpOpen) },
  'help-form': { ...form('applicant', { answers: LONG }), root: testids.helpCode, go: press(testids.helpOpen) },
  'help-home': {
    root: testids.helpCode,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.helpOpen),
  },
  'help-unconnected': {
    root: testids.helpCode,
    answers: { 'app.start': start({ university: null }), 'help.contacts': { items: [] } },
    go: press(testids.helpOpen),
  },
  manual: { root: testids.manualPage, go: press(testids.menu, testids.menuManual) },
  'manual-apply': { root: testids.manualPage, go: press(testids.menu, testids.menuManual, `${testids.manualChapter}-apply`) },
  'manual-beside-help': {
    ...form('identity'),
    root: testids.manualPage,
    go: press(testids.helpOpen, testids.helpManual),
  },
  'manual-found': {
    root: testids.manualFound,
    go: async (page) => {
      await press(testids.menu, testids.menuManual)(page);
      await page.getByTestId(testids.manualSearch).fill('PDF');
    },
  },
  menu: { root: testids.menuSignOut, answers: { 'app.start': start({}, { signed_in: true, application: true }) }, go: press(testids.menu) },
  'remove-data': {
    root: testids.removeDataScreen,
    answers: { 'app.start': start({}, { draft: true, unsent: 1 }) },
    go: press(testids.menu, testids.menuRemoveData),
  },
  'passphrase-new': {
    root: testids.passphraseScreen,
    answers: { 'app.start': start({ store: 'needs_new_passphrase' }) },
    go: press(testids.whoGraduate, testids.entryRegister),
  },
  'passphrase-unlock': { root: testids.passphraseScreen, answers: { 'app.start': start({ store: 'needs_passphrase' }) } },
  'key-lost': { root: testids.lockedScreen, answers: { 'app.start': start({ store: 'key_lost' }) } },
  'keyring-locked': { root: testids.lockedScreen, answers: { 'app.start': start({ store: 'keyring_locked' }) } },
  'too-new': { root: testids.lockedScreen, answers: { 'app.start': start({ store: 'too_new' }) } },
  locked: { root: testids.lockedUnlock, answers: { 'app.start': start({ store: 'locked' }) } },
  damaged: { root: testids.setAside, answers: { 'app.start': start({ store: 'damaged' }) } },
  'not-migrated': { root: testids.setAside, answers: { 'app.start': start({ store: 'not_migrated' }) } },
  'store-disk-full': { root: testids.lockedScreen, answers: { 'app.start': start({ store: 'disk_full' }) } },
  'store-unwritable': { root: testids.lockedScreen, answers: { 'app.start': start({ store: 'disk_unwritable' }) } },
  'store-no-locks': { root: testids.lockedScreen, answers: { 'app.start': start({ store: 'no_locks' }) } },
  'set-aside': {
    root: testids.setAsideConfirm,
    answers: { 'app.start': start({ store: 'damaged' }) },
    go: press(testids.setAside),
  },
  'set-aside-done': {
    root: testids.setAsideFolder,
    answers: {
      'app.start': start({ store: 'damaged' }),
      'store.set_aside': { folder: `${details().folder}/unreadable-20261127-151400`, start: start() },
    },
    go: press(testids.setAside, testids.setAsideConfirm),
  },
  data: {
    root: testids.dataExport,
    answers: { 'app.start': start({}, { draft: true }), 'store.details': details({ health: 'sound' }) },
    go: press(testids.menu, testids.menuData),
  },
  'data-damaged': {
    root: testids.setAside,
    answers: { 'app.start': start({}, { draft: true }), 'store.details': details({ health: 'damaged', asides }) },
    go: press(testids.menu, testids.menuData),
  },
  'data-passphrase': {
    root: testids.dataPassphraseSubmit,
    answers: {
      'app.start': start({}, { draft: true }),
      'store.details': details({ key: 'passphrase' }),
      'store.change_passphrase': { code: 'passphrase_wrong', args: {}, problems: [] },
    },
    go: press(testids.menu, testids.menuData, testids.dataPassphraseSubmit),
  },
  'data-asides': {
    root: testids.dataAside,
    answers: { 'store.details': details({ key: 'none', asides }) },
    go: press(testids.menu, testids.menuData),
  },
  'data-aside-remove': {
    root: testids.dataAsideDialog,
    answers: { 'store.details': details({ key: 'none', asides }) },
    go: press(testids.menu, testids.menuData, testids.dataAsideRemove),
  },
  'data-saved': {
    root: testids.dataExported,
    answers: {
      'app.start': start({}, { draft: true }),
      'data.export': { name: '証_データの控え_20261127.zip', missing: 2 },
    },
    go: async (page) => {
      await press(testids.menu, testids.menuData, testids.dataExport)(page);
      await expect(page.getByTestId(testids.dataExported)).toContainText('zip');
    },
  },
  'status-unreadable': statusScreen({
    outbox: {
      ...queued({ state: 'unreadable', problem: { code: 'entry_unreadable', args: {}, problems: [] }, next_try_in_seconds: null }),
      systemic: null,
    },
  }),
  close: {
    ...statusScreen({ reference: null, state: null, outbox: queued() }),
    root: testids.closeDialog,
    events: [{ event: 'close_requested' }],
  },
  idle: {
    root: testids.idleStay,
    answers: form('applicant', { answers: LONG }).answers,
    events: [{ event: 'idle_warning', data: { role: 'graduate', seconds_left: 105, idle_minutes: 15 } }],
  },
  'sign-in-ended': {
    root: testids.sessionEnded,
    answers: { 'app.start': start({}, { signed_in: true }) },
    events: [{ event: 'session_ended', data: { role: 'graduate', idle_minutes: 15 } }],
  },
};
