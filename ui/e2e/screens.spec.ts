// Every screen, in both languages, at both sizes: accessible, nothing cut off, every word there. A screen is opened once,
// and changes its language and its size where it stands.
import { expect, test, type Page } from '@playwright/test';
import { testids } from '../src/lib/testids';
import {
  asides,
  comparison,
  details,
  draft,
  flow,
  further,
  home,
  keyMail,
  open,
  personal,
  queued,
  remembering,
  returned,
  start,
  status,
  type Answers,
} from './support/fixture';
import { look } from './support/look';
import { LONG, LONG_NAME, press, type Screen } from './support/screen';
import { STAFF_SCREENS } from './support/screens-staff';
import { card, info } from './support/university';
import type { CoreError, FlowView, Section } from '../src/lib/generated/api';

const form = (section: Section, more: Parameters<typeof draft>[0] = {}): Screen => ({
  root: testids.formScreen,
  answers: { 'app.start': start({}, { draft: true }), 'draft.get': draft({ section, ...more }) },
});

const statusScreen = (change: Parameters<typeof status>[0]): Screen => ({
  root: testids.statusScreen,
  answers: { 'app.start': start({}, { application: true }), 'application.status': status(change) },
});

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

const keyNeeded: Answers = { 'campus.sign_in': { step: 'email_key', waiting: false, proposed_email: null } };
const secondFlow = (change: Partial<FlowView>): FlowView => flow({ kind: 'second_password', email: 'i•••@home.example', ...change });
const forgotten = (problem: CoreError): Screen => ({
  root: testids.errorSummary,
  answers: { 'campus.forgot_second': problem },
  go: press(testids.whoCampus, testids.campusForgot, testids.campusForgottenSubmit),
});
const campusMember: Answers = {
  'app.start': start({}, { signed_in: true, campus: 'done', email_key: true }),
  'session.home': { ...home, enrolments: [], applications: [] },
};

const providerMember: Answers = {
  'app.start': start({}, { signed_in: true, campus: 'done', saml: true }),
  'session.home': { ...home, applications: [] },
};
const graduating = { email: 'ichiro@example.com', asks_for: 'nothing', recent: true, waiting: false, confirmed: null } as const;
const graduates: Answers = { ...providerMember, 'graduation.look': { ...graduating, confirmed: 'ichiro@graduates.example' } };

const SCREENS: Record<string, Screen> = {
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
  'sign-in': { root: testids.signInScreen, go: press(testids.whoGraduate, testids.entrySignIn) },
  'sign-in-failed': {
    root: testids.errorSummary,
    answers: { 'session.sign_in': { code: 'sign_in_failed', args: {}, problems: [] } },
    go: press(testids.whoGraduate, testids.entrySignIn, testids.signInSubmit),
  },
  'campus-sign-in': { root: testids.campusScreen, go: press(testids.whoCampus) },
  'campus-sign-in-failed': {
    root: testids.errorSummary,
    answers: { 'campus.sign_in': { code: 'sign_in_failed', args: {}, problems: [] } },
    go: press(testids.whoCampus, testids.campusSubmit),
  },
  'campus-starts': {
    root: testids.campusScreen,
    answers: {
      'university.current': {
        info: {
          ...info,
          access_starts: [{ label: { ja: '2027年4月に入学する方', en: 'Students who enter in April 2027' }, from: '2099-04-06T12:00:00' }],
        },
        from_cache: false,
      },
    },
    go: press(testids.whoCampus),
  },
  'campus-not-open-yet': {
    root: testids.errorSummary,
    answers: { 'campus.sign_in': { code: 'not_open_yet', args: { from: '2027-04-06T03:00:00Z' }, problems: [] } },
    go: press(testids.whoCampus, testids.campusSubmit),
  },
  'campus-directory-down': {
    root: testids.errorSummary,
    answers: { 'campus.sign_in': { code: 'directory_unavailable', args: { seconds: '30' }, problems: [] } },
    go: press(testids.whoCampus, testids.campusSubmit),
  },
  'email-key': { root: testids.keyScreen, answers: keyNeeded, go: press(testids.whoCampus, testids.campusSubmit) },
  'email-key-put-off': {
    root: testids.keyScreen,
    answers: {
      ...keyNeeded,
      'campus.key': keyMail({ mail: 'put_off', again_in_seconds: 25, expires_at: null, expires_in_seconds: null }),
    },
    go: press(testids.whoCampus, testids.campusSubmit),
  },
  'email-key-refused': {
    root: testids.keyScreen,
    answers: { ...keyNeeded, 'campus.key': keyMail({ mail: 'refused_unknown_mailbox', expires_at: null, expires_in_seconds: null, remember_days: null }) },
    go: press(testids.whoCampus, testids.campusSubmit),
  },
  'email-key-wrong': {
    root: testids.errorSummary,
    answers: { ...keyNeeded, 'campus.enter_key': { code: 'key_wrong', args: { tries_left: '4' }, problems: [] } },
    go: press(testids.whoCampus, testids.campusSubmit, testids.keySubmit),
  },
  'email-key-void': {
    root: testids.keyVoid,
    answers: { ...keyNeeded, 'campus.enter_key': { code: 'key_void', args: {}, problems: [] } },
    go: press(testids.whoCampus, testids.campusSubmit, testids.keySubmit),
  },
  'email-key-ended': {
    root: testids.campusScreen,
    answers: { ...keyNeeded, 'campus.enter_key': { code: 'key_ended', args: {}, problems: [] } },
    go: press(testids.whoCampus, testids.campusSubmit, testids.keySubmit),
  },
  'two-factor-off': { root: testids.twoFactorScreen, answers: campusMember, go: press(testids.menu, testids.menuTwoFactor) },
  'two-factor-on': {
    root: testids.twoFactorScreen,
    answers: { ...campusMember, 'app.start': start({}, { signed_in: true, campus: 'done', email_key: false }), 'campus.email_key': { on: false } },
    go: press(testids.menu, testids.menuTwoFactor),
  },
  'two-factor-wrong': {
    root: testids.errorSummary,
    answers: { ...campusMember, 'campus.switch_email_key': { code: 'current_password_wrong', args: {}, problems: [] } },
    go: press(testids.menu, testids.menuTwoFactor, testids.twoFactorSubmit),
  },
  'two-factor-done': {
    root: testids.twoFactorDone,
    answers: { ...campusMember, 'campus.switch_email_key': { on: false } },
    go: press(testids.menu, testids.menuTwoFactor, testids.twoFactorSubmit),
  },
  'devices-remembered': {
    root: testids.devicesRemembered,
    answers: { ...campusMember, 'devices.list': remembering },
    go: press(testids.menu, testids.menuDevices),
  },
  'campus-change-second': {
    root: testids.changePasswordScreen,
    answers: campusMember,
    go: press(testids.menu, testids.menuSecondPassword),
  },
  'campus-locked': {
    root: testids.errorSummary,
    answers: { 'campus.sign_in': { code: 'sign_in_reset_needed', args: {}, problems: [] } },
    go: press(testids.whoCampus, testids.campusSubmit),
  },
  'campus-forgotten': { root: testids.campusForgottenScreen, go: press(testids.whoCampus, testids.campusForgot) },
  'campus-forgotten-failed': forgotten({ code: 'sign_in_failed', args: {}, problems: [] }),
  'campus-forgotten-refused': forgotten({ code: 'sign_in_refused', args: { seconds: '840' }, problems: [] }),
  'campus-forgotten-locked': forgotten({ code: 'sign_in_reset_needed', args: {}, problems: [] }),
  'campus-forgotten-not-set': forgotten({ code: 'second_password_not_set', args: {}, problems: [] }),
  'campus-forgotten-down': forgotten({ code: 'directory_unavailable', args: { seconds: '30' }, problems: [] }),
  'campus-forgotten-waiting': {
    root: testids.waitingScreen,
    answers: { 'flow.current': secondFlow({}) },
    go: press(testids.whoCampus, testids.campusForgot, testids.campusForgottenSubmit),
  },
  'campus-forgotten-mail-refused': {
    root: testids.waitingScreen,
    answers: { 'app.start': start({}, { flow: true }), 'flow.current': secondFlow({ mail: 'refused_unknown_mailbox', email: '' }) },
  },
  'campus-forgotten-not-come': {
    root: testids.checklist,
    answers: { 'app.start': start({}, { flow: true }), 'flow.current': secondFlow({ checklist_in_seconds: 0 }) },
  },
  'campus-forgotten-moved': {
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { flow: true }),
      'flow.current': secondFlow({}),
      'flow.enter_code': { code: 'address_changed', args: {}, problems: [] },
    },
    go: press(testids.codeSubmit),
  },
  'reset-second': {
    root: testids.secondOnlyScreen,
    answers: { 'app.start': start({}, { flow: true }) },
    events: [{ event: 'flow_done', data: 'second_password_anew' }],
  },
  'reset-second-ended': {
    root: testids.secondAgain,
    answers: { 'app.start': start({}, { flow: true }), 'reset.check_second': { code: 'reset_ended', args: {}, problems: [] } },
    events: [{ event: 'flow_done', data: 'second_password_anew' }],
  },
  'campus-sign-in-reset': {
    root: testids.campusReset,
    answers: { 'app.start': start({}, { flow: true }) },
    events: [{ event: 'flow_done', data: 'second_password_anew' }],
    go: press(testids.secondOnlySubmit),
  },
  'who-open-reset-second': {
    root: testids.openResetSecond,
    answers: { 'app.start': start({}, { reset: 'second' }) },
    go: press(testids.back, testids.back),
  },
  'campus-menu': { root: testids.menuTwoFactor, answers: campusMember, go: press(testids.menu) },
  'campus-address': {
    root: testids.campusAddressScreen,
    answers: { 'campus.sign_in': { step: 'mail_address', waiting: false, proposed_email: 'ichiro@shomei.test' } },
    go: press(testids.whoCampus, testids.campusSubmit),
  },
  'campus-waiting': {
    root: testids.correctAddress,
    answers: {
      'app.start': start({}, { signed_in: true, campus: 'mail_address', flow: true }),
      'flow.current': flow({ kind: 'address', email: 'ichiro@shomei.test' }),
    },
  },
  'campus-second': {
    root: testids.secondOnlyScreen,
    answers: {
      'app.start': start({}, { signed_in: true, campus: 'mail_address', flow: true }),
      'flow.current': flow({ kind: 'address' }),
      'flow.enter_code': 'second_password',
    },
    go: press(testids.codeSubmit),
  },
  'saml-sign-in': { root: testids.samlScreen, go: press(testids.whoSaml) },
  'saml-unavailable': {
    root: testids.errorSummary,
    answers: { 'saml.begin': { code: 'identity_provider_unavailable', args: { seconds: '60' }, problems: [] } },
    go: press(testids.whoSaml, testids.samlBegin),
  },
  'saml-waiting': { root: testids.samlCodeSubmit, go: press(testids.whoSaml, testids.samlBegin) },
  'saml-no-browser': {
    root: testids.samlAddress,
    answers: { 'saml.begin': { address: `https://shomei.example.ac.jp/saml/start/${'Qm7'.repeat(14)}x`, opened: false } },
    go: press(testids.whoSaml, testids.samlBegin),
  },
  'saml-code-wrong': {
    root: testids.errorSummary,
    answers: { 'saml.enter_code': { code: 'code_wrong', args: { tries_left: '4' }, problems: [] } },
    go: press(testids.whoSaml, testids.samlBegin, testids.samlCodeSubmit),
  },
  'saml-address': {
    root: testids.campusAddressScreen,
    answers: { 'saml.enter_code': { step: 'mail_address', waiting: false, proposed_email: 'ichiro@shomei.test' } },
    go: press(testids.whoSaml, testids.samlBegin, testids.samlCodeSubmit),
  },
  'campus-home': {
    root: testids.homeOrderMeanwhile,
    answers: {
      'app.start': start({}, { signed_in: true, campus: 'done' }),
      'session.home': { ...home, enrolments: [], applications: [] },
    },
  },
  passwords: {
    root: testids.passwordsScreen,
    answers: { 'session.sign_in': { must_set_passwords: true } },
    go: press(testids.whoGraduate, testids.entrySignIn, testids.signInSubmit),
  },
  forgotten: {
    root: testids.forgottenScreen,
    answers: { 'flow.start_reset': { code: 'email_missing', args: {}, problems: [] } },
    go: press(testids.whoGraduate, testids.entrySignIn, testids.signInForgot, testids.forgottenSubmit),
  },
  'waiting-reset': {
    root: testids.correctAddress,
    answers: { 'app.start': start({}, { flow: true }), 'flow.current': flow({ kind: 'password_reset' }) },
  },
  'reset-passwords': {
    root: testids.passwordsScreen,
    answers: { 'app.start': start({}, { flow: true }) },
    events: [{ event: 'flow_done', data: 'passwords' }],
  },
  'reset-passwords-ended': {
    root: testids.passwordsAgain,
    answers: { 'app.start': start({}, { flow: true }), 'reset.check_passwords': { code: 'reset_ended', args: {}, problems: [] } },
    events: [{ event: 'flow_done', data: 'passwords' }],
  },
  'sign-in-reset': {
    root: testids.signInReset,
    answers: { 'app.start': start({}, { flow: true }) },
    events: [{ event: 'flow_done', data: 'passwords' }],
    go: press(testids.passwordsSubmit),
  },
  'lost-address': {
    root: testids.lostSubmit,
    go: press(testids.whoGraduate, testids.entrySignIn, testids.signInLost),
  },
  'lost-address-differ': {
    root: testids.errorSummary,
    answers: { 'flow.start_recovery': { code: 'emails_differ', args: {}, problems: [] } },
    go: press(testids.whoGraduate, testids.entrySignIn, testids.signInLost, testids.lostSubmit),
  },
  'lost-address-waiting': {
    root: testids.correctAddress,
    answers: { 'flow.current': flow({ kind: 'recovery', email: 'ichiro@graduates.example' }) },
    go: press(testids.whoGraduate, testids.entrySignIn, testids.signInLost, testids.lostSubmit),
  },
  'form-recovery-school': form('school', { kind: 'recovery' }),
  'form-recovery-contact': form('contact', { kind: 'recovery' }),
  'status-recovery': statusScreen({ kind: 'recovery' }),
  'withdraw-recovery': { ...statusScreen({ kind: 'recovery' }), root: testids.withdrawScreen, go: press(testids.statusWithdraw) },
  'change-password': {
    root: testids.changePasswordScreen,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuPassword),
  },
  'change-address': {
    root: testids.addressSubmit,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuAddress),
  },
  'change-address-campus': {
    root: testids.addressSubmit,
    answers: {
      'app.start': start({}, { signed_in: true, campus: 'done' }),
      'account.address': { email: 'ichiro@example.com', asks_for: 'second_password', waiting: false },
    },
    go: press(testids.menu, testids.menuAddress),
  },
  'change-address-wrong': {
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'account.change_address': { code: 'email_unchanged', args: {}, problems: [] },
    },
    go: press(testids.menu, testids.menuAddress, testids.addressSubmit),
  },
  'change-address-open': {
    root: testids.addressContinue,
    answers: {
      'app.start': start({}, { signed_in: true, flow: true }),
      'account.address': { email: 'ichiro@example.com', asks_for: 'password', waiting: true },
    },
    go: press(testids.menu, testids.menuAddress),
  },
  'change-address-waiting': {
    root: testids.correctAddress,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'flow.current': flow({ kind: 'address_change', email: 'ichiro@graduates.example' }),
    },
    go: press(testids.menu, testids.menuAddress, testids.addressSubmit),
  },
  'change-address-in-use': {
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'flow.current': flow({ kind: 'address_change', email: 'ichiro@graduates.example' }),
      'flow.enter_code': { code: 'address_in_use', args: {}, problems: [] },
    },
    go: press(testids.menu, testids.menuAddress, testids.addressSubmit, testids.codeSubmit),
  },
  'change-address-done': {
    root: testids.addressDone,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'flow.current': flow({ kind: 'address_change', email: 'ichiro@graduates.example' }),
      'flow.enter_code': 'address_changed',
    },
    go: press(testids.menu, testids.menuAddress, testids.addressSubmit, testids.codeSubmit),
  },
  personal: {
    root: testids.personalSubmit,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuPersonal),
  },
  'personal-problems': {
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'personal.get': personal({ edited: true, answers: { ...personal().answers, phone: 'x', city: '' } }),
      'personal.check': {
        problems: [
          { place: { kind: 'field', id: 'city' }, kind: 'missing', args: {} },
          { place: { kind: 'field', id: 'phone' }, kind: 'phone_malformed', args: {} },
        ],
        empty_optional: [],
      },
    },
    go: press(testids.menu, testids.menuPersonal, testids.personalSubmit),
  },
  'personal-check': {
    root: testids.personalChange,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuPersonal, testids.personalSubmit),
  },
  'personal-done': {
    root: testids.personalDone,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuPersonal, testids.personalSubmit, testids.personalChange),
  },
  'personal-refused': {
    root: testids.errorSummary,
    answers: { 'app.start': start({}, { signed_in: true }), 'personal.change': { code: 'personal_changed', args: {}, problems: [] } },
    go: press(testids.menu, testids.menuPersonal, testids.personalSubmit, testids.personalChange),
  },
  'personal-overtaken': {
    root: testids.personalCompare,
    answers: { 'app.start': start({}, { signed_in: true }), 'personal.get': personal({ edited: true, overtaken: true }) },
    go: press(testids.menu, testids.menuPersonal),
  },
  'personal-compare': {
    root: testids.personalCompareScreen,
    answers: { 'app.start': start({}, { signed_in: true }), 'personal.get': personal({ edited: true, overtaken: true }) },
    go: press(testids.menu, testids.menuPersonal, testids.personalCompare, 'compare-street-mine'),
  },
  'add-number': {
    root: testids.addNumberSend,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuAddNumber),
  },
  'add-number-begun': {
    root: testids.addNumberContinue,
    answers: {
      'app.start': start({}, { signed_in: true, draft: true }),
      'enrolment.begun': { email: 'ichiro@example.com', begun: 'draft' },
    },
    go: press(testids.menu, testids.menuAddNumber),
  },
  'add-number-other-draft': {
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { signed_in: true, draft: true }),
      'enrolment.add': { code: 'other_draft', args: {}, problems: [] },
    },
    go: press(testids.menu, testids.menuAddNumber, testids.addNumberSend),
  },
  'add-number-waiting': {
    root: testids.codeSubmit,
    answers: { 'app.start': start({}, { signed_in: true, saml: true, campus: 'done' }), 'flow.current': flow({ kind: 'enrolment' }) },
    go: press(testids.menu, testids.menuAddNumber, testids.addNumberSend),
  },
  graduation: {
    root: testids.graduationSubmit,
    answers: providerMember,
    go: press(testids.menu, testids.menuGraduation),
  },
  'graduation-campus': {
    root: testids.errorSummary,
    answers: {
      ...campusMember,
      'graduation.look': { ...graduating, asks_for: 'second_password' },
      'graduation.begin': { code: 'current_password_missing', args: {}, problems: [] },
    },
    go: press(testids.menu, testids.menuGraduation, testids.graduationSubmit),
  },
  'graduation-long-ago': {
    root: testids.graduationSignIn,
    answers: { ...providerMember, 'graduation.look': { ...graduating, recent: false } },
    go: press(testids.menu, testids.menuGraduation),
  },
  'graduation-begun': {
    root: testids.graduationContinue,
    answers: { ...providerMember, 'graduation.look': { ...graduating, waiting: true } },
    go: press(testids.menu, testids.menuGraduation),
  },
  'graduation-confirmed': {
    root: testids.graduationContinue,
    answers: { ...providerMember, 'graduation.look': { ...graduating, confirmed: 'ichiro@graduates.example' } },
    go: press(testids.menu, testids.menuGraduation),
  },
  'graduation-already': {
    root: testids.graduationHome,
    answers: { ...providerMember, 'graduation.look': { code: 'signs_in_as_graduate', args: {}, problems: [] } },
    go: press(testids.menu, testids.menuGraduation),
  },
  'graduation-waiting': {
    root: testids.codeSubmit,
    answers: { ...providerMember, 'flow.current': flow({ kind: 'graduation', email: 'ichiro@graduates.example' }) },
    go: press(testids.menu, testids.menuGraduation, testids.graduationSubmit),
  },
  'graduation-passwords': {
    root: testids.passwordsSubmit,
    answers: graduates,
    go: press(testids.menu, testids.menuGraduation, testids.graduationContinue),
  },
  'graduation-ended': {
    root: testids.passwordsAgain,
    answers: { ...graduates, 'graduation.set_passwords': { code: 'graduation_ended', args: {}, problems: [] } },
    go: press(testids.menu, testids.menuGraduation, testids.graduationContinue, testids.passwordsSubmit),
  },
  'graduation-done': {
    root: testids.graduationDoneScreen,
    answers: graduates,
    go: press(testids.menu, testids.menuGraduation, testids.graduationContinue, testids.passwordsSubmit),
  },
  'home-own-number': {
    root: testids.homeEnrolments,
    answers: {
      ...providerMember,
      'session.home': {
        ...home,
        enrolments: [
          { student_number: 'B26-0117', school_name: '髙﨑 一郎', faculty: '', department: '', leaving_month: '' },
          ...home.enrolments.slice(0, 1),
        ],
      },
    },
  },
  'form-number': {
    root: testids.formScreen,
    answers: { 'app.start': start({}, { signed_in: true, draft: true }), 'session.home': { ...home, begun: 'draft' }, 'draft.get': further() },
    go: press(testids.homeBegunContinue),
  },
  'check-number': {
    root: testids.checkScreen,
    answers: {
      'app.start': start({}, { draft: true }),
      'draft.get': further(),
      'draft.check': { problems: [], empty_optional: [] },
    },
    go: press(testids.sectionNext),
  },
  'status-number': statusScreen({ kind: 'enrolment' }),
  'status-number-approved': statusScreen({
    kind: 'enrolment',
    state: 'approved',
    can_withdraw: false,
    decision: { ...returned, outcome: 'approved', reasons: [], comment: '' },
  }),
  'status-number-rejected': statusScreen({
    kind: 'enrolment',
    state: 'rejected',
    can_withdraw: false,
    decision: { ...returned, outcome: 'rejected', reasons: [{ code: 'student_number_unknown', field: 'student_number' }], comment: '' },
  }),
  'withdraw-number': { ...statusScreen({ kind: 'enrolment' }), root: testids.withdrawScreen, go: press(testids.statusWithdraw) },
  'home-begun': {
    root: testids.homeBegun,
    answers: {
      'app.start': start({}, { signed_in: true, draft: true }),
      'session.home': {
        ...home,
        begun: 'draft',
        applications: [{ ...home.applications[0]!, kind: 'enrolment', state: 'rejected', reference: 'AK26-2B4D-6FHJ' }, ...home.applications],
      },
    },
  },
  'change-password-wrong': {
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'password.change': { code: 'current_password_wrong', args: {}, problems: [] },
    },
    go: press(testids.menu, testids.menuPassword, testids.changeSubmit),
  },
  'change-second-refused': {
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'password.change': { code: 'password_refused', args: { password: 'second', rules: 'differs_from_other' }, problems: [] },
    },
    go: press(testids.menu, testids.menuSecondPassword, testids.changeSubmit),
  },
  'change-password-done': {
    root: testids.changeDone,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuPassword, testids.changeSubmit),
  },
  devices: {
    root: testids.devicesEndOthers,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuDevices),
  },
  'devices-ended': {
    root: testids.devicesSaid,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuDevices, testids.devicesEndOthers),
  },
  'not-me': {
    root: testids.notMeConfirm,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.homeNotMe),
  },
  'not-me-waiting': {
    root: testids.codeSubmit,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'flow.current': flow({ kind: 'password_reset' }),
    },
    go: press(testids.homeNotMe, testids.notMeConfirm),
  },
  home: { root: testids.homeOrderMeanwhile, answers: { 'app.start': start({}, { signed_in: true }) } },
  'home-services': {
    root: testids.homeServices,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'session.home': {
        ...home,
        services: [{ id: 'order', label: { ja: '証明書発行', en: 'Issue certificates' }, url: 'https://www.example.ac.jp/order/' }],
        enrolments: [...home.enrolments, { ...home.enrolments[0]!, student_number: 'G11-0042', leaving_month: '2013-03' }],
      },
    },
  },
  applications: {
    root: testids.applicationsMore,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.homeAllApplications),
  },
  'home-long-names': {
    root: testids.homeEnrolments,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'session.home': {
        ...home,
        name: LONG_NAME,
        enrolments: home.enrolments.map((enrolment) => ({ ...enrolment, school_name: LONG_NAME })),
      },
    },
  },
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
  ...STAFF_SCREENS,
};

/** Switches the language where the page stands: focus, scrolling, open parts and errors stay as they are. */
async function speak(page: Page, language: 'ja' | 'en'): Promise<void> {
  await page.getByTestId(`lang-${language}`).dispatchEvent('click');
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

for (const [name, screen] of Object.entries(SCREENS)) {
  test(name, async ({ page }, testInfo) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await open(page, screen.answers, screen.events);
    await screen.go?.(page);
    for (const language of ['ja', 'en'] as const) {
      await speak(page, language);
      await expect(page.getByTestId(screen.root).first()).toBeVisible();
      await look(page, `${name}-${language}`, testInfo);
    }
    expect(errors).toEqual([]);
  });
}
