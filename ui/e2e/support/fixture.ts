// Answers for the core, for tests of single screens: many of their states (a lost key, a refused mail, a full disk)
// cannot be had from a healthy computer at will. The journeys run against the real core.
import type { Page } from '@playwright/test';
import type {
  AddressMatch,
  ApplicationCard,
  Command,
  ContactView,
  Comparison,
  CoreError,
  CoreEvent,
  DevicesView,
  DraftView,
  FlowView,
  HomeView,
  KeyView,
  PasswordTicks,
  PersonalView,
  QueueRow,
  ReceiptProof,
  Request,
  Response,
  StaffApplicationView,
  StartView,
  StatusView,
  StoreDetails,
} from '../../src/lib/generated/api';
import { card, info } from './university';
import { authenticator, invitation, ownAccount, recoveryCodes, staffAccounts } from './staff';

type Answer<K extends Command> = Response<K> | CoreError | ((request: Request<K>) => Response<K> | CoreError);
export type Answers = { [K in Command]?: Answer<K> };

const RECEIVED = Date.UTC(2026, 10, 20, 6, 14);

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
  earlier: null,
  holder: null,
});

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

/** The same as staff see it. */
export const staffFurther = (): StaffApplicationView => ({
  ...staffApplication({ kind: 'enrolment', state: 'in_review', assigned_to: 'me' }),
  answers: further().answers,
  documents: [],
  holder: { name: home.name, email: home.email, birth_date: '1989-01-08', enrolments: home.enrolments },
});

/** An account that is asked for under another address, as staff see it. */
export const staffRecovery = (change: Partial<QueueRow> = {}): StaffApplicationView => ({
  ...staffApplication({ kind: 'recovery', state: 'in_review', assigned_to: 'me', ...change }),
  answers: { ...draft().answers, student_number: 'L07-1234' },
  holder: { name: home.name, email: home.email, birth_date: '1989-01-08', enrolments: home.enrolments },
});

const place = (prefecture: string, city: string, street = '', building = '', office = ''): AddressMatch => ({
  prefecture,
  city,
  street,
  building,
  office,
});

/** What the directory says of some postcodes. */
const PLACES: { [postcode: string]: AddressMatch[] } = {
  '1000001': [place('東京都', '千代田区', '千代田')],
  '1008111': [place('東京都', '千代田区', '千代田1-1', '', '宮内庁')],
  '1006036': [place('東京都', '千代田区', '霞が関', '霞が関ビル36階')],
  '6180000': [place('京都府', '乙訓郡大山崎町'), place('大阪府', '三島郡島本町')],
  '6028019': [
    place('京都府', '京都市上京区', '近衛町'),
    place('京都府', '京都市上京区', '下長者町通室町西入近衛町'),
    place('京都府', '京都市上京区', '室町通出水上る東入近衛町'),
  ],
};

/** Of a second password that stands alone. */
const secondTicks = {
  rules: ticks.second.filter((tick) => tick.rule !== 'differs_from_other'),
  confirmed: ticks.second_confirmed,
};

const USUAL: Answers = {
  'app.start': start(),
  'app.ready': {},
  'app.set_language': {},
  'university.current': { info, from_cache: false },
  'university.look_up': card,
  'help.contacts': { items: contacts },
  'help.diagnosis': { code: '01M8-R9FH-VQQ9-9' },
  'flow.current': flow(),
  'flow.start_registration': flow(),
  'flow.start_recovery': flow({ kind: 'recovery', email: 'ichiro@graduates.example' }),
  'draft.get': draft(),
  'draft.save': () => ({ at: Date.now(), names_differ: false }),
  'draft.read_field': ({ text }) => ({ reading: { answer: text, gloss: null, hint: null, proposals: [] }, problem: null }),
  'address.look_up': ({ postcode }) => ({ matches: PLACES[postcode] ?? [], data_date: '2026-10-03' }),
  'draft.check': { problems: [], empty_optional: ['student_number', 'admission_month', 'building', 'mobile_phone'] },
  'application.status': status(),
  'application.check_receipt': proof(),
  'application.compare': comparison(),
  'application.forget_copy': status({ copy_until: null }),
  'documents.sources': { paste: false },
  'application.save_receipt': ({ reference, language }) => ({
    name: language === 'ja' ? `受付票_${reference}.pdf` : `receipt_${reference}.pdf`,
  }),
  'store.details': details(),
  'store.renew_key': {},
  'store.change_passphrase': {},
  'data.export': { name: '証_データの控え_20261127.zip', missing: 0 },
  'session.home': home,
  'session.applications': ({ after }) =>
    after === null
      ? { items: [...home.applications, { ...home.applications[0], reference: 'AK26-2B4D-6FHJ', state: 'rejected' } as ApplicationCard], next: 'next' }
      : { items: [{ ...home.applications[0], reference: 'AK25-8N5P-3TVW', state: 'withdrawn' } as ApplicationCard], next: null },
  'session.check_passwords': ticks,
  'reset.check_passwords': ticks,
  'session.not_me': flow({ kind: 'password_reset' }),
  'devices.list': devices,
  'devices.end': { ...devices, items: devices.items.slice(0, 2) },
  'devices.end_others': { ...devices, items: devices.items.slice(0, 1) },
  'devices.forget': { ...remembering, remembered: remembering.remembered.slice(0, 1) },
  'password.check': { rules: [...ticks.first, { rule: 'not_used_before', kept: false }], confirmed: false },
  'saml.begin': { address: 'https://shomei.example.ac.jp/saml/start/Qm7', opened: true },
  'saml.cancel': {},
  'account.address': { email: 'ichiro@example.com', asks_for: 'password', waiting: false },
  'personal.get': personal(),
  'personal.save': () => ({ at: Date.now(), names_differ: false }),
  'personal.check': { problems: [], empty_optional: [] },
  'personal.read_field': ({ text }) => ({ reading: { answer: text, gloss: null, hint: null, proposals: [] }, problem: null }),
  'personal.compare': {
    revision: 2,
    fields: [
      { field: 'street', mine: '千代田1丁目1番地', theirs: '霞が関3丁目2番1号' },
      { field: 'mobile_phone', mine: '', theirs: '080-3333-4444' },
    ],
  },
  'graduation.look': { email: 'ichiro@example.com', asks_for: 'nothing', recent: true, waiting: false, confirmed: null },
  'graduation.begin': flow({ kind: 'graduation' }),
  'graduation.check_passwords': ticks,
  'graduation.set_passwords': { email: 'ichiro@graduates.example' },
  'enrolment.begun': { email: 'ichiro@example.com', begun: null },
  'enrolment.add': flow({ kind: 'enrolment' }),
  'account.change_address': flow({ kind: 'address_change', email: 'ichiro@graduates.example' }),
  'campus.key': keyMail(),
  'campus.resend_key': keyMail({ mail: 'queued' }),
  'campus.email_key': { on: true },
  'campus.start_address': flow({ kind: 'address' }),
  'campus.forgot_second': flow({ kind: 'second_password', email: 'i•••@home.example' }),
  'campus.check_second': secondTicks,
  'reset.check_second': secondTicks,
  'staff.own': ownAccount(),
  'staff.change_password': {},
  'staff.offer_authenticator': authenticator,
  'staff.confirm_authenticator': recoveryCodes,
  'staff.renew_codes': recoveryCodes,
  'staff.accounts': staffAccounts,
  'staff.add_account': invitation,
  'staff.reset_account': invitation,
  'staff.change_role': staffAccounts,
  'staff.change_access': staffAccounts,
  'staff.queue': {
    items: [row(1), row(2, { flags: ['student_number_taken'], state: 'in_review', assigned_to: 'sato' }), row(3, { revision: 2 })],
    next: 'next',
    received: 2,
    in_review: 1,
    returned: 0,
  },
  'staff.open': staffApplication({ state: 'in_review', assigned_to: 'me' }),
};

/** A drawing in the shape of an identity document. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1009" width="1600" height="1009">
<rect width="1600" height="1009" fill="#e8eef4"/><rect x="60" y="60" width="1480" height="889" rx="40" fill="#fff" stroke="#7f93a6" stroke-width="6"/>
<rect x="1080" y="330" width="380" height="480" fill="#c9d6e2"/><circle cx="1270" cy="500" r="95" fill="#7f93a6"/><path d="M1100 810c20-150 90-200 170-200s150 50 170 200z" fill="#7f93a6"/>
<g fill="#51606e"><rect x="140" y="140" width="620" height="60"/><rect x="140" y="260" width="820" height="40"/><rect x="140" y="350" width="700" height="40"/><rect x="140" y="440" width="780" height="40"/></g></svg>`;

/** What the views sent, in order. */
export interface Sent {
  command: Command;
  request: unknown;
}

/**
 * Serves `answers` (over the usual ones) to a page, then opens it. Gives what the page sends. What is added to `events`
 * later is told soon after.
 */
export async function open(page: Page, answers: Answers = {}, events: CoreEvent[] = []): Promise<Sent[]> {
  const sent: Sent[] = [];
  const all: Record<string, unknown> = { ...USUAL, ...answers };
  await page.route('**/rpc/*', async (route) => {
    const command = new URL(route.request().url()).pathname.replace('/rpc/', '') as Command;
    const request: unknown = route.request().postDataJSON();
    sent.push({ command, request });
    const known = all[command];
    const answer: unknown = typeof known === 'function' ? known(request) : (known ?? {});
    const failed = typeof answer === 'object' && answer !== null && 'code' in answer && 'problems' in answer;
    await route.fulfill({ status: failed ? 422 : 200, contentType: 'application/json', body: JSON.stringify(answer) });
  });
  let told = 0;
  await page.route('**/events', async (route) => {
    await until(() => page.isClosed() || events.length > told, HELD);
    const fresh = events.slice(told);
    told = events.length;
    const body = fresh.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
    const answer = { status: 200, contentType: 'text/event-stream', body: `retry: 100\n\n${body}` };
    // A page that is gone by now need not be told.
    await route.fulfill(answer).catch(() => undefined);
  });
  await page.route('**/image/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }));
  await page.goto('/');
  return sent;
}

/** Milliseconds for which a page that asks for events is kept waiting when there are none, instead of asking anew. */
const HELD = 500;

async function until(happened: () => boolean, patience: number): Promise<void> {
  const end = Date.now() + patience;
  while (!happened() && Date.now() < end) await new Promise((next) => setTimeout(next, 20));
}
