// Signing in as a graduate, and what is done with an account.
import { testids } from '../../src/lib/testids';
import type { Answers } from './fixture';
import { LONG_NAME, press, type Screen } from './screen';
import { form, statusScreen } from './screens-shared';
import { flow, further, home, personal, renamed, returned, start } from './views';

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

export const ACCOUNT_SCREENS: Record<string, Screen> = {
  'sign-in': { root: testids.signInScreen, go: press(testids.whoGraduate, testids.entrySignIn) },
  'sign-in-failed': {
    root: testids.errorSummary,
    answers: { 'session.sign_in': { code: 'sign_in_failed', args: {}, problems: [] } },
    go: press(testids.whoGraduate, testids.entrySignIn, testids.signInSubmit),
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
    answers: { 'app.start': start({}, { signed_in: true, draft: true }), 'session.home': { ...home, begun: { kind: 'enrolment', step: 'draft' } }, 'draft.get': further() },
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
        begun: { kind: 'enrolment', step: 'draft' },
        applications: [{ ...home.applications[0]!, kind: 'enrolment', state: 'rejected', reference: 'AK26-2B4D-6FHJ' }, ...home.applications],
      },
    },
  },
  'change-name': {
    root: testids.changeNameBegin,
    answers: { 'app.start': start({}, { signed_in: true }) },
    go: press(testids.menu, testids.menuPersonal, testids.personalName),
  },
  'change-name-wrong': {
    root: testids.errorSummary,
    answers: { 'app.start': start({}, { signed_in: true }), 'name_change.begin': { code: 'current_password_wrong', args: {}, problems: [] } },
    go: press(testids.menu, testids.menuPersonal, testids.personalName, testids.changeNameBegin),
  },
  'change-name-under-review': {
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { signed_in: true }),
      'name_change.begin': { code: 'name_change_under_review', args: { reference: 'AK26-2B4D-6FHJ' }, problems: [] },
    },
    go: press(testids.menu, testids.menuPersonal, testids.personalName, testids.changeNameBegin),
  },
  'change-name-begun': {
    root: testids.changeNameContinue,
    answers: { 'app.start': start({}, { signed_in: true, draft: true }), 'name_change.look': { offered: true, begun: 'draft' } },
    go: press(testids.menu, testids.menuPersonal, testids.personalName),
  },
  'change-name-not-offered': {
    root: testids.changeNameContacts,
    answers: { 'app.start': start({}, { signed_in: true }), 'name_change.look': { offered: false, begun: null } },
    go: press(testids.menu, testids.menuPersonal, testids.personalName),
  },
  'home-begun-name': {
    root: testids.homeBegun,
    answers: { 'app.start': start({}, { signed_in: true, draft: true }), 'session.home': { ...home, begun: { kind: 'name_change', step: 'draft' } } },
  },
  'form-name-change': form('applicant', renamed()),
  'form-name-change-identity': form('identity', renamed({ section: 'identity' })),
  'form-name-change-unchanged': {
    ...form('applicant', renamed()),
    root: testids.errorSummary,
    answers: {
      'app.start': start({}, { draft: true }),
      'draft.get': renamed(),
      'draft.check': { problems: [{ place: { kind: 'field', id: 'family_name_kanji' }, kind: 'name_unchanged', args: {} }], empty_optional: [] },
    },
    go: press(testids.sectionNext),
  },
  'check-name-change': {
    root: testids.checkScreen,
    answers: {
      'app.start': start({}, { draft: true }),
      'draft.get': renamed({ section: 'identity' }),
      'draft.check': { problems: [], empty_optional: [] },
    },
    go: press(testids.sectionNext),
  },
  'status-name-change': statusScreen({ kind: 'name_change' }),
  'status-name-change-approved': statusScreen({
    kind: 'name_change',
    state: 'approved',
    can_withdraw: false,
    decision: { ...returned, outcome: 'approved', reasons: [], comment: '' },
  }),
  'status-name-change-rejected': statusScreen({
    kind: 'name_change',
    state: 'rejected',
    can_withdraw: false,
    decision: { ...returned, outcome: 'rejected', reasons: [{ code: 'name_change_unproven', field: 'name_proof' }], comment: '' },
  }),
  'withdraw-name-change': { ...statusScreen({ kind: 'name_change' }), root: testids.withdrawScreen, go: press(testids.statusWithdraw) },
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
};
