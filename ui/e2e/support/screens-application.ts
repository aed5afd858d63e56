// From the first screen to the received application, and what becomes of it.
import { expect } from '@playwright/test';
import { testids } from '../../src/lib/testids';
import type { CoreError } from '../../src/lib/generated/api';
import { LONG, press, type Screen } from './screen';
import { form, statusScreen } from './screens-shared';
import { card } from './university';
import { comparison, draft, flow, queued, returned, start } from './views';

const missing = { place: { kind: 'field', id: 'birth_date' }, kind: 'missing', args: {} } as const;
const tooOld = {
  place: { kind: 'field', id: 'name_proof_issued' },
  kind: 'proof_too_old',
  args: { months: '6', day: '2026-10-21' },
} as const;
const notKana = { place: { kind: 'field', id: 'family_name_kana' }, kind: 'not_kana', args: {} } as const;
const ended = (received: 'yes' | 'no'): CoreError => ({ code: 'access_ended', args: { received }, problems: [] });
const lost: CoreError = { code: 'application_lost', args: {}, problems: [] };
const overtaken: CoreError = { code: 'revision_conflict', args: { current: '2' }, problems: [] };
const compare: Screen = { ...statusScreen({ draft: 'overtaken' }), root: testids.compareScreen, go: press(testids.compareOpen) };

export const APPLICATION_SCREENS: Record<string, Screen> = {
  start: { root: testids.startScreen, answers: { 'app.start': start({ university: null }) } },
  connect: { root: testids.connectScreen, answers: { 'app.start': start({ university: null }) }, go: press(testids.startContinue) },
  'connect-error': {
    root: testids.connectScreen,
    answers: {
      'app.start': start({ university: null }),
      'university.look_up': { code: 'certificate_expired', args: {}, problems: [] },
    },
    go: press(testids.startContinue, testids.connectLookUp),
  },
  'connect-card': {
    root: testids.connectCard,
    answers: { 'app.start': start({ university: null, preset_address: 'shomei.example.ac.jp' }) },
    go: press(testids.startContinue, testids.connectLookUp),
  },
  'connect-proposed': {
    root: testids.connectCard,
    events: [{ event: 'connect_proposed', data: { address: card.address, host: card.host, card } }],
  },
  who: { root: testids.whoScreen },
  entry: { root: testids.entryScreen, go: press(testids.whoGraduate) },
  email: { root: testids.emailScreen, go: press(testids.whoGraduate, testids.entryRegister) },
  'email-differ': {
    root: testids.emailScreen,
    answers: { 'flow.start_registration': { code: 'emails_differ', args: {}, problems: [] } },
    go: press(testids.whoGraduate, testids.entryRegister, testids.emailSubmit),
  },
  continue: { root: testids.continueScreen, go: press(testids.whoGraduate, testids.entryContinue) },
  waiting: { root: testids.codeSubmit, answers: { 'app.start': start({}, { flow: true }) } },
  'waiting-checklist': {
    root: testids.checklist,
    answers: {
      'app.start': start({}, { flow: true }),
      'flow.current': flow({ mail: 'refused_unknown_mailbox', checklist_in_seconds: 0, resend_in_seconds: 0 }),
    },
  },
  'waiting-put-off': {
    root: testids.codeSubmit,
    answers: {
      'app.start': start({}, { flow: true }),
      'flow.current': flow({ mail: 'put_off', again_in_seconds: 85, expires_in_seconds: null, resend_in_seconds: 0 }),
    },
  },
  'waiting-expired': {
    root: testids.codeSubmit,
    answers: { 'app.start': start({}, { flow: true }), 'flow.current': flow({ expires_in_seconds: 0, resend_in_seconds: 0 }) },
  },
  terms: { root: testids.termsScreen, answers: { 'app.start': start({}, { terms: true }) } },
  'terms-not-ticked': {
    root: testids.termsTick,
    answers: { 'app.start': start({}, { terms: true }), 'terms.accept': { code: 'terms_not_ticked', args: {}, problems: [] } },
    go: async (page) => {
      await page.getByTestId(testids.termsAccept).click();
      await expect(page.locator('#terms-tick-error')).toBeVisible();
    },
  },
  'form-applicant': form('applicant'),
  'form-long-names': form('applicant', { answers: LONG }),
  'form-school': form('school'),
  'form-contact': form('contact'),
  'form-abroad': form('contact', { answers: { residence: 'overseas' } }),
  'form-workplace': form('workplace'),
  'form-identity': form('identity'),
  'form-changed-name': {
    ...form('identity', { names_differ: true, answers: { ...draft().answers, name_proof: 'family_register' } }),
    answers: {
      ...form('identity', { names_differ: true, answers: { ...draft().answers, name_proof: 'family_register' } }).answers,
      'draft.save': { at: 1_763_650_000_000, names_differ: true },
      'draft.check': { problems: [tooOld], empty_optional: [] },
    },
    go: press(testids.sectionNext),
  },
  'form-character': { ...form('applicant'), go: press(testids.characterMissing) },
  'form-new-field': form('workplace', { new_fields: ['workplace_name'], now_required: ['workplace_phone'] }),
  'form-identity-steps': { ...form('identity', { documents: [] }), go: (page) => page.locator('summary').click() },
  'form-identity-refused': {
    ...form('identity', { documents: [] }),
    answers: {
      ...form('identity', { documents: [] }).answers,
      'documents.choose': {
        cancelled: false,
        draft: draft({ section: 'identity', documents: [] }),
        pending: [],
        refused: [
          { name: 'IMG_0001.jpg', error: { code: 'image_heic', args: {}, problems: [] } },
          { name: 'menkyo.pdf', error: { code: 'image_pdf', args: {}, problems: [] } },
          { name: 'scan.tif', error: { code: 'image_not_an_image', args: { found: 'tiff' }, problems: [] } },
        ],
      },
    },
    go: press(testids.documentsChoose),
  },
  'form-preview': { ...form('identity'), root: testids.previewClose, go: press(testids.documentOpen) },
  'form-problems': {
    ...form('applicant', { answers: { family_name_kana: '髙﨑' } }),
    answers: {
      ...form('applicant', { answers: { family_name_kana: '髙﨑' } }).answers,
      'draft.check': { problems: [notKana, missing], empty_optional: [] },
    },
    go: press(testids.sectionNext),
  },
  'form-returned': form('school', { revision: 2, returned }),
  discard: { root: testids.discardScreen, answers: form('applicant').answers, go: press(testids.discard) },
  check: { root: testids.checkScreen, answers: form('identity').answers, go: press(testids.sectionNext) },
  'check-long-names': {
    root: testids.checkScreen,
    answers: form('identity', { answers: { ...draft().answers, ...LONG } }).answers,
    go: press(testids.sectionNext),
  },
  accepted: {
    root: testids.reference,
    answers: { ...form('identity').answers, 'application.submit': { entries: [], paused: false, systemic: null } },
    go: press(testids.sectionNext, testids.checkSubmit),
  },
  'status-queued': statusScreen({ reference: null, state: null, received_at: null, review_expected: null, outbox: queued() }),
  'status-attention': statusScreen({
    reference: null,
    state: null,
    outbox: queued({ state: 'needs_attention', problem: { code: 'form_invalid', args: {}, problems: [] } }),
  }),
  'status-sending': statusScreen({
    reference: null,
    state: null,
    outbox: {
      ...queued({ state: 'sending', sent_bytes: 180_000, bytes_per_second: 42_000, seconds_left: 12 }),
      systemic: null,
    },
  }),
  'status-returned': statusScreen({ state: 'returned', decision: returned, can_correct: true, correct_until: '2027-01-20' }),
  'status-approved': statusScreen({
    state: 'approved',
    can_withdraw: false,
    decision: { ...returned, outcome: 'approved', reasons: [], comment: '' },
    images_deleted_on: '2026-12-21',
  }),
  'status-stale': statusScreen({ stale: { code: 'server_unreachable', args: {}, problems: [] } }),
  'status-ended': statusScreen({ stale: ended('yes') }),
  'status-unsent-ended': statusScreen({
    reference: null,
    state: null,
    received_at: null,
    review_expected: null,
    stale: ended('no'),
    seen_at: null,
    outbox: { ...queued({ next_try_in_seconds: null }), systemic: ended('no') },
  }),
  'status-set-back': statusScreen({ stale: lost, resend: 'again' }),
  'status-set-back-unknown': statusScreen({ stale: ended('yes'), resend: 'anew' }),
  'status-sent-again': statusScreen({ earlier: [{ reference: 'AK26-2B4D-6FHJ', received_at: Date.UTC(2026, 10, 18, 1, 5) }] }),
  'status-overtaken': statusScreen({
    state: 'returned',
    decision: returned,
    correct_until: '2027-01-20',
    outbox: { ...queued({ state: 'needs_attention', revision: 2, next_try_in_seconds: null, problem: overtaken }), systemic: null },
  }),
  'status-draft-closed': statusScreen({ state: 'in_review', draft: 'closed' }),
  'forget-copy': { ...statusScreen({}), root: testids.forgetCopyScreen, go: press(testids.statusForgetCopy) },
  'form-overtaken': form('applicant', { revision: 2, standing: 'overtaken' }),
  compare: { ...compare, go: press(testids.compareOpen, 'compare-family-name-kanji-mine') },
  'compare-closed': {
    ...compare,
    answers: { ...compare.answers, 'application.compare': comparison({ state: 'in_review', can_send: false }) },
  },
  withdraw: { ...statusScreen({}), root: testids.withdrawScreen, go: press(testids.statusWithdraw) },
};
