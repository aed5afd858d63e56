// What the core answers to staff: the queue, an application, accounts.
import type {
  AuthenticatorView,
  DiagnosisReading,
  InvitationView,
  OwnAccountView,
  QueueRow,
  RecoveryCodesView,
  StaffAccountCard,
  StaffAccountsView,
  StaffApplicationView,
} from '../../src/lib/generated/api';
import { RECEIVED, draft, home, further, renamed } from './views';

export const ownAccount = (change: Partial<OwnAccountView> = {}): OwnAccountView => ({
  name: 'k.sato',
  role: 'administrator',
  has_authenticator: true,
  recovery_codes: 2,
  must_set_password: false,
  must_set_authenticator: false,
  ...change,
});

/** Not a code that can be read: squares enough to see where they stand. */
const SQUARES = Array.from({ length: 33 * 33 }, (_, place) => place)
  .filter((place) => (place * 7 + Math.floor(place / 33) * 5) % 3 === 0)
  .map((place) => `M${place % 33} ${Math.floor(place / 33)}h1v1h-1z`)
  .join('');

export const authenticator: AuthenticatorView = {
  secret: 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ',
  qr: { size: 33, path: SQUARES },
};

export const recoveryCodes: RecoveryCodesView = {
  codes: ['7K3M-9QXT-2B', '4D6F-HJ8N-5P', '3TVW-AAB1-C2', 'D3E4-F5G6-H7', 'J8K9-M0N1-P2', 'Q3R4-S5T6-V7', 'W8X9-Y0Z1-A2', 'B3C4-D5E6-F7', 'G8H9-J0K1-M2', 'N3P4-Q5R6-S7'],
};

const account = (name: string, change: Partial<StaffAccountCard> = {}): StaffAccountCard => ({
  id: `account-${name}`,
  name,
  role: 'reviewer',
  state: 'active',
  has_authenticator: true,
  last_sign_in: Date.UTC(2026, 10, 26, 3, 5),
  own: false,
  ...change,
});

export const staffAccounts: StaffAccountsView = {
  items: [
    account('audit', { role: 'auditor' }),
    account('k.sato', { role: 'administrator', own: true }),
    account('m.suzuki', { has_authenticator: false }),
    account('new.colleague', { state: 'setting_up', has_authenticator: false, last_sign_in: null }),
    account('late', { state: 'set_up_expired', has_authenticator: false, last_sign_in: null }),
    account('t.tanaka', { state: 'locked' }),
    account('former-member-of-the-office-2024', { state: 'disabled' }),
  ],
};

export const invitation: InvitationView = { password: 'Hm7kQx3TzW9pRb4N', until: Date.UTC(2026, 11, 11, 3, 5) };

/** A member of staff who is signed in. */
export const REVIEWER = { role: 'reviewer', must_set_up: false } as const;

export const row = (n: number, change: Partial<QueueRow> = {}): QueueRow => ({
  id: `application-${n}`,
  kind: 'registration',
  reference: `AK26-7K3M-9QX${n}`,
  state: 'received',
  revision: 1,
  name: '髙﨑　一郎',
  faculty: 'letters',
  received_at: RECEIVED,
  due: '2026-11-27',
  assigned_to: null,
  flags: [],
  ...change,
});

export const staffApplication = (change: Partial<QueueRow> = {}): StaffApplicationView => ({
  row: row(1, change),
  email: 'ichiro@example.com',
  language: 'en',
  answers: draft().answers,
  names_differ: false,
  documents: [
    { id: 'front', state: 'ready', width: 1_600, height: 1_009, role: 'identity', mask: [], readability: ['blurred'] },
    { id: 'back', state: 'waiting', width: 0, height: 0, role: 'identity', mask: [], readability: [] },
  ],
  decisions: [],
  can_decide: change.state === 'in_review',
  reason_codes: ['image_unreadable', 'name_mismatch', 'answer_wrong', 'other'],
  second_person: [],
  proposal: null,
  earlier: null,
  holder: null,
});

/** The same as staff see it. */
export const staffFurther = (): StaffApplicationView => ({
  ...staffApplication({ kind: 'enrolment', state: 'in_review', assigned_to: 'me' }),
  answers: further().answers,
  documents: [],
  holder: { name: home.name, email: home.email, birth_date: '1989-01-08', enrolments: home.enrolments, name_before: {} },
});

/** An account that is asked for under another address, as staff see it. */
export const staffRecovery = (change: Partial<QueueRow> = {}): StaffApplicationView => ({
  ...staffApplication({ kind: 'recovery', state: 'in_review', assigned_to: 'me', ...change }),
  answers: { ...draft().answers, student_number: 'L07-1234' },
  holder: { name: home.name, email: home.email, birth_date: '1989-01-08', enrolments: home.enrolments, name_before: {} },
});

/** Another name for an account, as staff see it. */
export const staffRenamed = (change: Partial<StaffApplicationView> = {}): StaffApplicationView => ({
  ...staffApplication({ kind: 'name_change', name: '山田　一郎', faculty: '', state: 'in_review', assigned_to: 'me' }),
  answers: renamed().answers,
  documents: [
    { id: 'front', state: 'ready', width: 1_600, height: 1_009, role: 'identity', mask: [], readability: [] },
    { id: 'register', state: 'ready', width: 1_600, height: 1_009, role: 'name_change', mask: [], readability: [] },
  ],
  second_person: ['name_change'],
  holder: {
    name: home.name,
    email: home.email,
    birth_date: '1989-01-08',
    enrolments: home.enrolments,
    name_before: {
      family_name_kanji: '髙﨑',
      given_name_kanji: '一郎',
      family_name_kana: 'タカサキ',
      given_name_kana: 'イチロウ',
      family_name_roman: 'TAKASAKI',
      given_name_roman: 'ICHIRO',
    },
  },
  ...change,
});

/** What somebody at the telephone reads out. */
export const diagnosis: DiagnosisReading = {
  code: '0G2A-8K7Q-M31X-5',
  version: '0.1.0',
  system: 'windows',
  language: 'ja',
  line: 'certificate',
  store: 'open',
  unsent: true,
  screen: 'check',
  had_problem: true,
  problem: 'sign_in_refused',
};

/** An approval that waits for a second person: somebody else's, or one's own. */
export const proposed = (own: boolean): StaffApplicationView => ({
  ...staffApplication({ state: 'awaiting_second_person', assigned_to: own ? 'me' : 'k.sato' }),
  can_decide: !own,
  second_person: ['recovery'],
  proposal: { by: own ? 'me' : 'k.sato', at: Date.UTC(2026, 10, 24, 2, 30), comment: own ? '' : 'お待たせいたしました。', own },
});
