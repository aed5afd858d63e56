// Students: signing in by a campus ID or in the browser, keys, second passwords.
import { testids } from '../../src/lib/testids';
import type { CoreError, FlowView } from '../../src/lib/generated/api';
import type { Answers } from './fixture';
import { press, type Screen } from './screen';
import { info } from './university';
import { flow, home, keyMail, remembering, start } from './views';

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

export const STUDENTS_SCREENS: Record<string, Screen> = {
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
};
