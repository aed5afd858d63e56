// A university for tests of single screens.
import type { Condition, FieldFormat, FieldId, FieldRule, Section, UniversityCard, UniversityInfo } from '../../src/lib/generated/api';

type Row = [FieldId, Section, FieldFormat, required?: boolean];

const ROWS: Row[] = [
  ['family_name_kanji', 'applicant', 'line', true],
  ['given_name_kanji', 'applicant', 'line', true],
  ['family_name_kana', 'applicant', 'kana', true],
  ['given_name_kana', 'applicant', 'kana', true],
  ['family_name_roman', 'applicant', 'roman', true],
  ['given_name_roman', 'applicant', 'roman', true],
  ['birth_date', 'applicant', 'past_date', true],
  ['school_family_name_kanji', 'school', 'line', true],
  ['school_given_name_kanji', 'school', 'line', true],
  ['school_family_name_kana', 'school', 'kana', true],
  ['school_given_name_kana', 'school', 'kana', true],
  ['school_family_name_roman', 'school', 'roman', true],
  ['school_given_name_roman', 'school', 'roman', true],
  ['faculty', 'school', 'faculty', true],
  ['department', 'school', 'department', true],
  ['faculty_text', 'school', 'line'],
  ['student_number', 'school', 'student_number'],
  ['admission_month', 'school', 'year_month'],
  ['leaving_month', 'school', 'year_month'],
  ['leaving_kind', 'school', 'leaving_kind', true],
  ['residence', 'contact', 'residence', true],
  ['postcode', 'contact', 'postcode', true],
  ['prefecture', 'contact', 'line', true],
  ['city', 'contact', 'line', true],
  ['street', 'contact', 'line', true],
  ['building', 'contact', 'line'],
  ['country', 'contact', 'country', true],
  ['overseas_address', 'contact', 'line', true],
  ['phone', 'contact', 'phone', true],
  ['mobile_phone', 'contact', 'phone'],
  ['workplace_name', 'workplace', 'line'],
  ['workplace_postcode', 'workplace', 'postcode'],
  ['workplace_prefecture', 'workplace', 'line'],
  ['workplace_city', 'workplace', 'line'],
  ['workplace_street', 'workplace', 'line'],
  ['workplace_building', 'workplace', 'line'],
  ['workplace_phone', 'workplace', 'phone'],
  ['document_type', 'identity', 'document_type', true],
  ['name_proof', 'identity', 'name_proof', true],
  ['name_proof_issued', 'identity', 'past_date', true],
];

const HOME: readonly FieldId[] = ['postcode', 'prefecture', 'city', 'street', 'building'];
const ABROAD: readonly FieldId[] = ['country', 'overseas_address'];

/** The conditions of the standard form, as a server serves them. */
function condition(id: FieldId): Condition | null {
  if (HOME.includes(id)) return { kind: 'is', field: 'residence', one_of: ['', 'domestic'] };
  if (ABROAD.includes(id)) return { kind: 'is', field: 'residence', one_of: ['overseas'] };
  if (id === 'name_proof') return { kind: 'names_differ' };
  if (id === 'name_proof_issued') return { kind: 'is', field: 'name_proof', one_of: ['family_register'] };
  return null;
}

const fields: FieldRule[] = ROWS.map(([id, section, format, required]) => ({
  id,
  section,
  format,
  max_chars: 200,
  presence: required ? 'required' : 'shown',
  label: null,
  help: null,
  visible_if: condition(id),
}));

export const card: UniversityCard = {
  address: 'https://shomei.example.ac.jp',
  host: 'shomei.example.ac.jp',
  name: { ja: '証大学', en: 'Akashi University' },
  brand_colour: '#0b3d61',
  logo_png: null,
};

const choice = (id: string, ja: string, en: string) => ({ id, label: { ja, en } });

/** The form for a lost address, as the domain makes it of the one for registration. */
const RECOVERY_SECTIONS = ['applicant', 'identity'];
const RECOVERY_FIELDS = /^(school_.*|student_number|phone)$/;

/** The form for another name: what proves it is always asked for. */
const NAME_FIELDS = /^((family|given)_name_.*|document_type|name_proof|name_proof_issued)$/;
const proven = (rule: FieldRule): FieldRule => (rule.id === 'name_proof' ? { ...rule, visible_if: null } : rule);

export const info: UniversityInfo = {
  id: 'shomei.example.ac.jp',
  name: card.name,
  colours: { brand: card.brand_colour },
  logo_png: null,
  profiles: ['graduate', 'campus', 'saml'],
  faculties: [
    {
      ...choice('letters', '文学部', 'Faculty of Letters'),
      departments: [choice('history', '史学科', 'Department of History'), choice('literature', '文学科', 'Department of Literature')],
    },
    { ...choice('science', '理学部', 'Faculty of Science'), departments: [] },
  ],
  leaving_kinds: [choice('graduated', '卒業', 'Graduation'), choice('withdrawn', '退学', 'Withdrawal')],
  document_types: [
    {
      ...choice('drivers_licence', '運転免許証', 'Driver’s licence'),
      advice: {
        ja: '表面を撮影してください。裏面に住所などの変更が書かれているときは、裏面も添付してください。',
        en: 'Photograph the front. If a change is written on the back, attach the back too.',
      },
      mask: null,
    },
    { ...choice('passport', 'パスポート', 'Passport'), advice: { ja: '', en: '' }, mask: null },
  ],
  name_proofs: [
    {
      ...choice('identity_card', '新旧の氏名が書かれた本人確認書類', 'Identity document showing both names'),
      advice: { ja: '旧姓が併記された面を撮影してください。', en: 'Photograph the side that shows the former name.' },
      max_age_months: null,
    },
    {
      ...choice('family_register', '戸籍抄本または戸籍謄本', 'Extract of the family register'),
      advice: { ja: '発行から6か月以内のものに限ります。', en: 'Issued within the last six months.' },
      max_age_months: 6,
    },
  ],
  forms: {
    graduate: {
      registration: { version: 1, fields },
      enrolment: { version: 1, fields: fields.filter(({ section, id }) => section === 'school' && id !== 'admission_month') },
      name_change: { version: 1, fields: fields.filter(({ id }) => NAME_FIELDS.test(id)).map(proven) },
      recovery: { version: 1, fields: fields.filter(({ section, id }) => RECOVERY_SECTIONS.includes(section) || RECOVERY_FIELDS.test(id)) },
    },
  },
  terms: {
    version: '2026-04-01',
    text: {
      ja: Array.from({ length: 8 }, (_, i) => `第${i + 1}条\n利用者は、本サービスを自らの証明書を申し込むためにのみ利用するものとします。`).join('\n\n'),
      en: Array.from({ length: 8 }, (_, i) => `Article ${i + 1}\nThe service is used only to order one’s own certificates.`).join('\n\n'),
    },
  },
  notices: [
    {
      screen: 'form',
      text: {
        ja: '入力内容に不備があると、承認に時間がかかることがあります。\n証明書には在学時の氏名が記載されます。',
        en: 'Incomplete answers may delay the approval.\nCertificates show the name when in school.',
      },
    },
    { screen: 'home', text: { ja: '使い終わったら、必ずログアウトしてください。', en: 'Always log out when you are done.' } },
  ],
  contacts: [
    {
      about: ['content'],
      topic: { ja: '申請の内容について', en: 'About applications' },
      name: { ja: '教務課 証明書係', en: 'Registrar, Certificates' },
      phone: '03-0000-0000',
      email: 'shomei@example.ac.jp',
      chat: '',
      hours: { ja: '平日 9:00–17:00', en: 'Weekdays 9:00–17:00' },
      opening: [{ days: 'office', from: '09:00', until: '17:00' }],
      languages: ['ja', 'en'],
    },
  ],
  services: [],
  access_starts: [],
  order_meanwhile: {
    text: { ja: '証明書は、郵送または窓口でお申し込みください。', en: 'Please order certificates by post or at the counter.' },
    url: 'https://www.example.ac.jp/shomei/',
  },
  password_policy: { min_chars: 8, max_chars: 64, three_classes: true, alphanumeric_only: true },
  calendar: { weekly_closed: ['saturday', 'sunday'], public_holidays: true, closed: [] },
  policies: {
    link_minutes: 30,
    handle_seconds: 60,
    code_tries: 5,
    resend_seconds: 30,
    mail_checklist_minutes: 3,
    mails_per_hour_per_address: 5,
    mails_per_hour_per_client: 20,
    application_credential_days: 14,
    initial_password_days: 14,
    idle_minutes: 15,
    staff_idle_minutes: 10,
    session_hours: 12,
    sign_in_slow_after: 5,
    sign_in_refuse_after: 10,
    sign_in_refuse_minutes: 15,
    sign_in_reset_after: 100,
    key_digits: 6,
    key_minutes: 10,
    key_tries: 5,
    key_mails_per_hour: 5,
    remembered_days: 30,
    correction_days: 60,
    upload_days: 7,
    image_retention_days: 30,
    review_business_days: 5,
  },
};
