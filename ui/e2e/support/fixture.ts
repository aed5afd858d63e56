// Answers for the core, for tests of single screens: many of their states (a lost key, a refused mail, a full disk)
// cannot be had from a healthy computer at will. The journeys run against the real core.
import type { Page } from '@playwright/test';
import type { AddressMatch, ApplicationCard, Command, CoreError, CoreEvent, Request, Response } from '../../src/lib/generated/api';
import { authenticator, diagnosis, invitation, ownAccount, recoveryCodes, staffAccounts, row, staffApplication } from './staff';
import { card, info } from './university';
import {
  start,
  flow,
  draft,
  status,
  comparison,
  proof,
  details,
  home,
  devices,
  remembering,
  keyMail,
  contacts,
  ticks,
  personal,
} from './views';

type Answer<K extends Command> = Response<K> | CoreError | ((request: Request<K>) => Response<K> | CoreError);
export type Answers = { [K in Command]?: Answer<K> };

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
  'name_change.look': { offered: true, begun: null },
  'name_change.begin': {},
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
  'staff.end_sessions': staffAccounts,
  'staff.read_diagnosis': diagnosis,
  'staff.queue': {
    items: [row(1), row(2, { flags: ['student_number_taken'], state: 'in_review', assigned_to: 'sato' }), row(3, { revision: 2 })],
    next: 'next',
    received: 2,
    in_review: 1,
    awaiting: 1,
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
