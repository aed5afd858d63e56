// What the core answers to applicants and whoever is signed in.
import type {
  ContactView,
  Comparison,
  DevicesView,
  DraftView,
  FlowView,
  HomeView,
  KeyView,
  PasswordTicks,
  PersonalView,
  ReceiptProof,
  StartView,
  StatusView,
  StoreDetails,
} from '../../src/lib/generated/api';
import { card, info } from './university';

export const RECEIVED = Date.UTC(2026, 10, 20, 6, 14);

export const start = (change: Partial<StartView> = {}, resume: Partial<StartView['resume']> = {}): StartView => ({
  version: '0.1.0',
  language: 'ja',
  university: card,
  preset_address: null,
  store: 'open',
  ...change,
  resume: {
    flow: false,
    terms: false,
    draft: false,
    application: false,
    unsent: 0,
    signed_in: false,
    reset: null,
    campus: null,
    saml: false,
    email_key: null,
    staff: null,
    ...resume,
  },
});

export const flow = (change: Partial<FlowView> = {}): FlowView => ({
  kind: 'registration',
  email: 'ichiro@example.com',
  mail: 'accepted',
  again_in_seconds: null,
  resend_in_seconds: 20,
  checklist_in_seconds: 120,
  expires_in_seconds: 1_700,
  ...change,
});

const image = (id: string) => ({ id, role: 'identity' as const, width: 1_600, height: 1_009, bytes: 240_000, mask: [] });

export const draft = (change: Partial<DraftView> = {}): DraftView => ({
  kind: 'registration',
  revision: 1,
  section: 'applicant',
  answers: {
    family_name_kanji: '髙﨑',
    given_name_kanji: '一郎',
    family_name_kana: 'タカサキ',
    given_name_kana: 'イチロウ',
    family_name_roman: 'TAKASAKI',
    given_name_roman: 'ICHIRO',
    birth_date: '1989-01-08',
    faculty: 'letters',
    department: 'history',
    leaving_month: '2011-03',
    leaving_kind: 'graduated',
    residence: 'domestic',
    postcode: '100-0001',
    prefecture: '東京都',
    city: '千代田区',
    street: '千代田1丁目1番地',
    phone: '090-1111-2222',
    document_type: 'drivers_licence',
  },
  documents: [image('front'), image('back')],
  email: 'ichiro@example.com',
  returned: null,
  new_fields: [],
  now_required: [],
  names_differ: false,
  standing: null,
  ...change,
});

export const status = (change: Partial<StatusView> = {}): StatusView => ({
  application: '0190b8f4-0000-7000-8000-000000000001',
  kind: 'registration',
  revision: 1,
  reference: 'AK26-7K3M-9QXR',
  state: 'received',
  received_at: RECEIVED,
  review_expected: '2026-11-30',
  correct_until: null,
  images_deleted_on: null,
  decision: null,
  email: 'ichiro@example.com',
  outbox: { entries: [], paused: false, systemic: null },
  stale: null,
  seen_at: RECEIVED,
  can_withdraw: true,
  can_correct: false,
  copy_until: RECEIVED + 30 * 86_400_000,
  resend: null,
  earlier: [],
  draft: null,
  ...change,
});

/** Two versions, of which the other one came in first. */
export const comparison = (change: Partial<Comparison> = {}): Comparison => ({
  revision: 2,
  received_at: RECEIVED + 2 * 86_400_000,
  state: 'received',
  can_send: true,
  fields: [
    { field: 'family_name_kanji', mine: '髙﨑', theirs: '高崎' },
    { field: 'department', mine: 'history', theirs: 'literature' },
    { field: 'leaving_month', mine: '2011-03', theirs: '2012-03' },
    { field: 'building', mine: '', theirs: '証明マンション203号室' },
  ],
  images: [{ role: 'identity', mine: [image('front'), image('back')], theirs: [image('other')] }],
  ...change,
});

export const proof = (standing: ReceiptProof['standing'] = 'signed'): ReceiptProof => ({
  standing,
  signed:
    standing === 'signed'
      ? {
          issuer: 'shomei.example.ac.jp',
          university: card.name,
          reference: 'AK26-7K3M-9QXR',
          revision: 1,
          received_at: RECEIVED,
          key: '1f2e 3d4c 5b6a 7988',
          fingerprint: 'a1b2 c3d4 e5f6',
        }
      : null,
});

export const details = (change: Partial<StoreDetails> = {}): StoreDetails => ({
  folder: '/home/ichiro/.local/share/jp.akashi.desktop',
  key: 'keyring',
  health: null,
  asides: [],
  ...change,
});

export const asides: StoreDetails['asides'] = [
  { name: 'unreadable-20261120-151400', bytes: 6_400_000 },
  { name: 'unreadable-20261126-093012', bytes: 20_480 },
];

export const returned = {
  outcome: 'returned' as const,
  reasons: [
    { code: 'image_unreadable', field: null },
    { code: 'answer_wrong', field: 'leaving_month' as const },
  ],
  comment: '卒業年月をご確認のうえ、免許証を撮り直してください。',
  comment_language: 'ja' as const,
  decided_at: RECEIVED + 86_400_000,
};

export const queued = (change: object = {}): StatusView['outbox'] => ({
  entries: [
    {
      application: '0190b8f4-0000-7000-8000-000000000001',
      revision: 1,
      state: 'queued',
      attempts: 2,
      next_try_in_seconds: 24,
      sent_bytes: 0,
      bytes_per_second: null,
      seconds_left: null,
      total_bytes: 480_000,
      problem: null,
      ...change,
    },
  ],
  paused: false,
  systemic: { code: 'server_unreachable', args: {}, problems: [] },
});

export const home: HomeView = {
  name: '髙﨑　一郎',
  email: 'ichiro@example.com',
  previous_sign_in: RECEIVED,
  previous_device: { name: 'kenkyushitsu-3', system: 'windows' },
  enrolments: [
    { student_number: 'L07-1234', school_name: '髙﨑　一郎', faculty: 'letters', department: 'history', leaving_month: '2011-03' },
  ],
  begun: null,
  applications: [{ id: '0190b8f4-0000-7000-8000-000000000001', kind: 'registration', reference: 'AK26-7K3M-9QXR', state: 'approved', received_at: RECEIVED }],
  services: [],
  order_meanwhile: info.order_meanwhile,
};

export const devices: DevicesView = {
  items: [
    { id: 'this', device: { name: 'ichiro-pc', system: 'linux' }, began_at: RECEIVED, last_used_at: RECEIVED + 600_000, this: true },
    { id: 'other', device: { name: 'kenkyushitsu-3', system: 'windows' }, began_at: RECEIVED - 3_600_000, last_used_at: RECEIVED, this: false },
    { id: 'unknown', device: { name: '', system: 'other' }, began_at: RECEIVED - 7_200_000, last_used_at: RECEIVED - 60_000, this: false },
  ],
  remembered: [],
  asks_key: false,
};

/** The same of a student who is asked for keys. */
export const remembering: DevicesView = {
  ...devices,
  remembered: [
    { id: 'here', device: { name: 'ichiro-pc', system: 'linux' }, last_used_at: RECEIVED, until: RECEIVED + 30 * 86_400_000, this: true },
    { id: 'there', device: { name: 'kenkyushitsu-3', system: 'windows' }, last_used_at: RECEIVED - 86_400_000, until: RECEIVED + 9 * 86_400_000, this: false },
  ],
  asks_key: true,
};

export const keyMail = (change: Partial<KeyView> = {}): KeyView => ({
  sent_to: 'i•••@home.example',
  mail: 'accepted',
  again_in_seconds: null,
  resend_in_seconds: 20,
  expires_at: RECEIVED + 600_000,
  expires_in_seconds: 580,
  void: false,
  digits: 6,
  remember_days: 30,
  ...change,
});

/** One contact that is open, one that is not. */
export const contacts: ContactView[] = [
  {
    about: ['content'],
    topic: { ja: '申請の内容について', en: 'About applications' },
    name: { ja: '教務課 証明書係', en: 'Registrar, Certificates' },
    phone: '03-0000-0000',
    email: 'shomei@example.ac.jp',
    chat: '',
    hours: { ja: '平日 9:00–17:00', en: 'Weekdays 9:00–17:00' },
    languages: ['ja', 'en'],
    standing: { open: true, changes: { day: null, time: '17:00' } },
  },
  {
    about: ['payment', 'system'],
    topic: { ja: '', en: '' },
    name: { ja: '証明書サービス コールセンター', en: 'Certificate service call centre' },
    phone: '03-0000-0001',
    email: '',
    chat: 'https://www.example.ac.jp/chat/',
    hours: { ja: '平日 9:00–21:00', en: 'Weekdays 9:00–21:00' },
    languages: ['ja'],
    standing: { open: false, changes: { day: '2026-11-30', time: '09:00' } },
  },
];

export const ticks: PasswordTicks = {
  first: (['length', 'upper_case', 'lower_case', 'digit', 'alphanumeric', 'not_common', 'not_personal'] as const).map((rule, i) => ({
    rule,
    kept: i < 4,
  })),
  second: (['length', 'upper_case', 'lower_case', 'digit', 'alphanumeric', 'not_common', 'not_personal', 'differs_from_other'] as const).map(
    (rule) => ({ rule, kept: false }),
  ),
  first_confirmed: false,
  second_confirmed: false,
};

/** Personal information as it stands on the computer. */
export const personal = (change: Partial<PersonalView> = {}): PersonalView => ({
  answers: {
    residence: 'domestic',
    postcode: '100-0001',
    prefecture: '東京都',
    city: '千代田区',
    street: '千代田1丁目1番地',
    phone: '090-1111-2222',
    workplace_name: '証明書院',
  },
  edited: false,
  overtaken: false,
  ...change,
});

/** What is asked about a further student number. */
export const further = (change: Partial<DraftView> = {}): DraftView =>
  draft({
    kind: 'enrolment',
    section: 'school',
    answers: {
      school_family_name_kanji: '髙﨑',
      school_given_name_kanji: '一郎',
      school_family_name_kana: 'タカサキ',
      school_given_name_kana: 'イチロウ',
      school_family_name_roman: 'TAKASAKI',
      school_given_name_roman: 'ICHIRO',
      faculty: 'letters',
      department: 'history',
      student_number: 'G11-0042',
      leaving_month: '2013-03',
      leaving_kind: 'graduated',
    },
    documents: [],
    ...change,
  });

/** Another name after a marriage, with both documents. */
export const renamed = (change: Partial<DraftView> = {}): DraftView =>
  draft({
    kind: 'name_change',
    section: 'applicant',
    answers: {
      family_name_kanji: '山田',
      given_name_kanji: '一郎',
      family_name_kana: 'ヤマダ',
      given_name_kana: 'イチロウ',
      family_name_roman: 'YAMADA',
      given_name_roman: 'ICHIRO',
      document_type: 'drivers_licence',
      name_proof: 'family_register',
      name_proof_issued: '2026-11-02',
    },
    documents: [image('front'), { ...image('register'), role: 'name_change' }],
    ...change,
  });
