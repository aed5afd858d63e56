// The screens of staff: the queue, an application, accounts.
import { testids } from '../../src/lib/testids';
import type { StaffRole } from '../../src/lib/generated/api';
import type { Answers } from './fixture';
import { LONG, LONG_NAME, press, type Screen } from './screen';
import { diagnosis, ownAccount, proposed, row, staffApplication, staffFurther, staffRenamed, staffRecovery } from './staff';
import { draft, start } from './views';

export const staffAs = (role: StaffRole, must_set_up = false): Answers => ({ 'app.start': start({}, { staff: { role, must_set_up } }) });
const staff = staffAs('reviewer');
const administrator = staffAs('administrator');
const beginner = staffAs('reviewer', true);
const toOwn = press(testids.menu, testids.menuStaffOwn);
const toAccounts = press(testids.menu, testids.menuStaffAccounts);

export const STAFF_SCREENS: Record<string, Screen> = {
  'idle-staff': {
    root: testids.idleStay,
    answers: staff,
    events: [{ event: 'idle_warning', data: { role: 'staff', seconds_left: 30, idle_minutes: 1 } }],
  },
  'staff-sign-in-ended': {
    root: testids.sessionEnded,
    answers: staff,
    events: [{ event: 'session_ended', data: { role: 'staff', idle_minutes: 10 } }],
  },
  'staff-sign-in': { root: testids.staffSignInScreen, go: press(testids.whoStaff) },
  'staff-queue': { root: testids.staffRow, answers: staff },
  'staff-detail': { root: testids.staffApprove, answers: staff, go: press(testids.staffRow) },
  'staff-earlier-receipt': {
    root: testids.staffApprove,
    answers: {
      ...staff,
      'staff.open': {
        ...staffApplication({ state: 'in_review', assigned_to: 'me' }),
        earlier: { reference: 'AK26-2B4D-6FHJ', received_at: Date.UTC(2026, 10, 18, 1, 5) },
      },
    },
    go: press(testids.staffRow),
  },
  'staff-long-names': {
    root: testids.staffApprove,
    answers: {
      ...staff,
      'staff.queue': { items: [row(1, { name: LONG_NAME })], next: null, received: 1, in_review: 0, awaiting: 0, returned: 0 },
      'staff.open': {
        ...staffApplication({ state: 'in_review', assigned_to: 'me', name: LONG_NAME }),
        answers: { ...draft().answers, ...LONG },
      },
    },
    go: press(testids.staffRow),
  },
  'staff-queue-long-names': {
    root: testids.staffRow,
    answers: {
      ...staff,
      'staff.queue': { items: [row(1, { name: LONG_NAME }), row(2)], next: null, received: 2, in_review: 0, awaiting: 0, returned: 0 },
    },
  },
  'staff-assign': {
    root: testids.staffAssign,
    answers: { ...staff, 'staff.open': staffApplication({ flags: ['account_exists'] }) },
    go: press(testids.staffRow),
  },
  'staff-return': {
    root: testids.staffDecide,
    answers: staff,
    go: press(testids.staffRow, testids.staffReturn, testids.staffDecide, 'staff-reason-answer_wrong'),
  },
  'staff-recovery': { root: testids.staffHolder, answers: { ...staff, 'staff.open': staffRecovery() }, go: press(testids.staffRow) },
  'staff-recovery-unknown': {
    root: testids.staffDecide,
    answers: { ...staff, 'staff.open': { ...staffRecovery({ flags: ['account_unknown'] }), holder: null } },
    go: press(testids.staffRow, testids.staffApprove),
  },
  'staff-student': {
    root: testids.staffHolder,
    answers: {
      ...staff,
      'staff.open': {
        ...staffApplication({ state: 'in_review', assigned_to: 'me', flags: ['student_number_of_student'] }),
        holder: {
          name: '高崎 一郎',
          email: 'b26-0117@student.example.ac.jp',
          birth_date: '',
          enrolments: [{ student_number: 'B26-0117', school_name: '高崎 一郎', faculty: '', department: '', leaving_month: '' }],
          name_before: {},
        },
      },
    },
    go: press(testids.staffRow),
  },
  'staff-second-person': {
    root: testids.staffDecide,
    answers: {
      ...staff,
      'staff.open': {
        ...staffApplication({ state: 'in_review', assigned_to: 'me', flags: ['student_number_of_student'] }),
        second_person: ['student_number_of_student', 'name_changed'],
      },
    },
    go: press(testids.staffRow, testids.staffApprove),
  },
  'staff-proposal': {
    root: testids.staffDecide,
    answers: { ...staff, 'staff.open': proposed(false) },
    go: press(testids.staffRow, testids.staffApprove),
  },
  'staff-proposal-own': { root: testids.staffProposal, answers: { ...staff, 'staff.open': proposed(true) }, go: press(testids.staffRow) },
  'staff-number': { root: testids.staffHolder, answers: { ...staff, 'staff.open': staffFurther() }, go: press(testids.staffRow) },
  'staff-number-approve': {
    root: testids.staffDecide,
    answers: { ...staff, 'staff.open': staffFurther() },
    go: press(testids.staffRow, testids.staffApprove),
  },
  'staff-name-change': { root: testids.staffNames, answers: { ...staff, 'staff.open': staffRenamed() }, go: press(testids.staffRow) },
  'staff-name-change-approve': {
    root: testids.staffDecide,
    answers: { ...staff, 'staff.open': staffRenamed({ second_person: [] }) },
    go: press(testids.staffRow, testids.staffApprove),
  },
  'staff-queue-kinds': {
    root: testids.staffRow,
    answers: {
      ...staff,
      'staff.queue': {
        items: [row(1), row(2, { kind: 'enrolment', flags: ['student_number_taken'], revision: 2 }), row(3, { kind: 'name_change', name: '山田　一郎', faculty: '' })],
        next: null,
        received: 2,
        in_review: 0,
        awaiting: 0,
        returned: 0,
      },
    },
  },
  'staff-auditor': {
    root: testids.staffState,
    answers: { ...staffAs('auditor'), 'staff.open': staffApplication({ state: 'received' }) },
    go: press(testids.staffRow),
  },
  'staff-diagnosis': {
    root: testids.staffDiagnosisResult,
    answers: staff,
    go: press(testids.menu, testids.menuStaffDiagnosis, testids.staffDiagnosisRead),
  },
  'staff-diagnosis-unknown': {
    root: testids.staffDiagnosisResult,
    answers: { ...staff, 'staff.read_diagnosis': { ...diagnosis, screen: null, problem: null, unsent: false } },
    go: press(testids.menu, testids.menuStaffDiagnosis, testids.staffDiagnosisRead),
  },
  'staff-diagnosis-misheard': {
    root: testids.errorSummary,
    answers: { ...staff, 'staff.read_diagnosis': { code: 'diagnosis_malformed', args: {}, problems: [] } },
    go: press(testids.menu, testids.menuStaffDiagnosis, testids.staffDiagnosisRead),
  },
  'staff-menu': { root: testids.menuStaffAccounts, answers: administrator, go: press(testids.menu) },
  'staff-manual': { root: testids.manualPage, answers: staff, go: press(testids.menu, testids.menuManual) },
  'staff-manual-callers': {
    root: testids.manualPage,
    answers: staff,
    go: press(testids.menu, testids.menuManual, `${testids.manualChapter}-staff-callers`),
  },
  'staff-manual-sign-in': { root: testids.manualPage, go: press(testids.whoStaff, testids.helpOpen, testids.helpManual) },
  'staff-own': { root: testids.staffOwnToCodes, answers: staff, go: toOwn },
  'staff-own-password': { root: testids.changeSubmit, answers: staff, go: press(testids.menu, testids.menuStaffOwn, testids.staffOwnToPassword) },
  'staff-own-codes-renew': { root: testids.staffOwnRenew, answers: staff, go: press(testids.menu, testids.menuStaffOwn, testids.staffOwnToCodes) },
  'staff-set-up-password': {
    root: testids.changeSubmit,
    answers: { ...beginner, 'staff.own': ownAccount({ must_set_password: true, must_set_authenticator: true, has_authenticator: false }) },
  },
  'staff-set-up-authenticator': {
    root: testids.staffOwnQr,
    answers: {
      ...beginner,
      'staff.own': ownAccount({ must_set_authenticator: true, has_authenticator: false }),
      'staff.confirm_authenticator': { code: 'code_wrong', args: {}, problems: [] },
    },
    go: press(testids.staffOwnConfirm),
  },
  'staff-set-up-codes': {
    root: testids.staffOwnCodes,
    answers: { ...beginner, 'staff.own': ownAccount({ must_set_authenticator: true, has_authenticator: false }) },
    go: press(testids.staffOwnConfirm),
  },
  'staff-accounts': { root: testids.staffAccount, answers: administrator, go: toAccounts },
  'staff-account-new': {
    root: testids.staffAccountSubmit,
    answers: { ...administrator, 'staff.add_account': { code: 'staff_name_taken', args: {}, problems: [] } },
    go: press(testids.menu, testids.menuStaffAccounts, testids.staffAccountAdd, testids.staffAccountSubmit),
  },
  'staff-account-invited': {
    root: testids.staffAccountInitial,
    answers: administrator,
    go: press(testids.menu, testids.menuStaffAccounts, testids.staffAccountAdd, testids.staffAccountSubmit),
  },
  'staff-account-dialog': {
    root: testids.staffAccountDialog,
    answers: administrator,
    go: press(testids.menu, testids.menuStaffAccounts, testids.staffAccountChange),
  },
};
