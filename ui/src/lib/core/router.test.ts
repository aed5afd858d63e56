import { describe, expect, test } from 'vitest';
import type { EndedSession, Resume, StartView, StoreState } from '../generated/api';
import { afterFlow, afterLock, afterMember, afterSession, guarded, initialRoute, parentOf, type Route } from './router';

const nothing: Resume = { flow: false, terms: false, draft: false, application: false, unsent: 0, signed_in: false, reset: null, campus: null, saml: false, email_key: null, staff: null };
const university = { address: '', host: '', name: { ja: '', en: '' }, brand_colour: '', logo_png: null };
const start = (resume: Partial<Resume> = {}, store: StoreState = 'open', connected = true): StartView => ({
  version: '',
  language: 'ja',
  university: connected ? university : null,
  preset_address: null,
  store,
  resume: { ...nothing, ...resume },
});

describe('a start leads back to what lies open', () => {
  test.each<[string, StartView, string]>([
    ['no university', start({}, 'open', false), 'start'],
    ['nothing open', start(), 'who'],
    ['a flow', start({ flow: true }), 'waiting'],
    ['terms', start({ flow: true, terms: true }), 'terms'],
    ['a draft', start({ draft: true, application: true }), 'form'],
    ['a sent application', start({ application: true }), 'status'],
    ['signed in', start({ signed_in: true, application: true }), 'home'],
    ['passwords to be set anew', start({ reset: 'both', signed_in: true }), 'reset_passwords'],
    ['a second password to be set anew', start({ reset: 'second' }), 'reset_second'],
    ['a campus ID', start({ signed_in: true, campus: 'done' }), 'home'],
    ['a campus ID without an address', start({ signed_in: true, campus: 'mail_address' }), 'campus_address'],
    ['a campus ID that waits for the mail', start({ signed_in: true, campus: 'mail_address', flow: true }), 'waiting'],
    ['a campus ID without a second password', start({ signed_in: true, campus: 'second_password' }), 'second_password'],
    ['staff', start({ staff: { role: 'reviewer', must_set_up: false } }), 'staff_queue'],
    ['staff with an account to set up', start({ staff: { role: 'reviewer', must_set_up: true } }), 'staff_own'],
    ['a new passphrase is not asked yet', start({}, 'needs_new_passphrase'), 'who'],
    ['a passphrase is asked', start({}, 'needs_passphrase'), 'passphrase'],
    ['a locked keyring', start({}, 'keyring_locked'), 'locked'],
    ['a lost key', start({}, 'key_lost', false), 'locked'],
    ['a newer store', start({}, 'too_new'), 'locked'],
    ['a damaged store', start({}, 'damaged', false), 'locked'],
    ['a full disk', start({}, 'disk_full'), 'locked'],
    ['locked by the person', start({}, 'locked'), 'locked'],
  ])('%s', (_, view, expected) => {
    expect(initialRoute(view).name).toBe(expected);
  });
});

describe('a passphrase comes before the first personal datum', () => {
  test.each([
    ['email', 'passphrase'],
    ['continue', 'passphrase'],
    ['sign_in', 'passphrase'],
    ['forgotten', 'passphrase'],
    ['campus_sign_in', 'passphrase'],
    ['campus_forgotten', 'passphrase'],
    ['entry', 'entry'],
    ['staff_sign_in', 'staff_sign_in'],
  ] as const)('%s → %s', (wanted, expected) => {
    expect(guarded({ name: wanted }, start({}, 'needs_new_passphrase')).name).toBe(expected);
  });

  test('and never where the store is open', () => {
    expect(guarded({ name: 'email' }, start())).toEqual({ name: 'email' });
  });

  test('the wanted screen follows', () => {
    expect(guarded({ name: 'email' }, start({}, 'needs_new_passphrase'))).toEqual({ name: 'passphrase', next: { name: 'email' } });
  });
});

test.each([
  ['who', null],
  ['entry', 'who'],
  ['email', 'entry'],
  ['staff_detail', 'staff_queue'],
  ['check', 'form'],
  ['forgotten', 'sign_in'],
  ['campus_forgotten', 'campus_sign_in'],
  ['reset_second', 'campus_sign_in'],
  ['devices', 'home'],
  ['graduation_passwords', 'graduation'],
  ['home', null],
] as const)('back from %s leads to %s', (name, expected) => {
  const route = name === 'staff_detail' ? { name, id: '' } : { name };
  expect(parentOf(route, start())?.name ?? null).toBe(expected);
});

test.each([
  ['terms', 'terms'],
  ['status', 'status'],
  ['passwords', 'reset_passwords'],
  ['second_password_anew', 'reset_second'],
  ['address_changed', 'change_address'],
  ['graduation_passwords', 'graduation_passwords'],
] as const)('a flow that is done leads from %s to %s', (done, expected) => {
  expect(afterFlow(done).name).toBe(expected);
});

describe('a store that was locked', () => {
  const field: Route = { name: 'form', field: 'field-birth_date' };

  test('leads back to the field', () => {
    expect(afterLock(start({}, 'locked'), field)).toEqual({ name: 'locked', next: field });
    expect(afterLock(start({}, 'needs_passphrase'), field)).toEqual({ name: 'passphrase', next: field });
  });

  test('twice, it leads to where the person was the first time', () => {
    expect(afterLock(start({}, 'keyring_locked'), { name: 'locked', next: field })).toEqual({ name: 'locked', next: field });
    expect(afterLock(start({}, 'locked'), { name: 'loading' })).toEqual({ name: 'locked' });
  });

  test('and open again meanwhile, it leads nowhere', () => {
    expect(afterLock(start({ draft: true }), field)).toBeNull();
  });
});

describe('a session that ended', () => {
  const idle = (role: EndedSession['role']): EndedSession => ({ role, idle_minutes: 15 });
  const elsewhere = (role: EndedSession['role']): EndedSession => ({ role, idle_minutes: null });
  const field: Route = { name: 'form', field: 'field-birth_date' };

  test.each<[string, EndedSession, Route, Route['name'] | null, Route | undefined]>([
    ['idle at home', idle('graduate'), { name: 'home' }, 'sign_in', { name: 'home' }],
    ['idle in a field', idle('graduate'), field, 'sign_in', field],
    ['idle before the passwords are set', idle('graduate'), { name: 'passwords' }, 'sign_in', undefined],
    ['ended elsewhere, in a form that needs no session', elsewhere('graduate'), field, null, undefined],
    ['ended elsewhere, at home', elsewhere('graduate'), { name: 'home' }, 'sign_in', { name: 'home' }],
    ['ended elsewhere, while the address is changed', elsewhere('graduate'), { name: 'change_address' }, 'sign_in', { name: 'change_address' }],
    ['idle while a mail is waited for', idle('graduate'), { name: 'waiting' }, 'sign_in', { name: 'waiting' }],
    ['the other role', elsewhere('staff'), { name: 'home' }, null, undefined],
    ['staff', idle('staff'), { name: 'staff_detail', id: 'a' }, 'staff_sign_in', { name: 'staff_detail', id: 'a' }],
    ['already signing in', elsewhere('graduate'), { name: 'sign_in' }, null, undefined],
  ])('%s', (_, ended, here, name, then) => {
    const next = afterSession(ended, here);
    expect(next?.name ?? null).toBe(name);
    expect(next && 'then' in next ? next.then : undefined).toEqual(then);
  });

  test('of the identity provider, leads to the browser again', () => {
    const home: Route = { name: 'home' };
    expect(afterSession(elsewhere('graduate'), home, 'saml_sign_in')).toEqual({ name: 'saml_sign_in', ended: elsewhere('graduate'), then: home });
    expect(afterSession(idle('graduate'), { name: 'saml_sign_in' }, 'saml_sign_in')).toBeNull();
  });

  test('of a campus ID, leads to its own sign-in', () => {
    const home: Route = { name: 'home' };
    expect(afterSession(elsewhere('graduate'), home, 'campus_sign_in')).toEqual({ name: 'campus_sign_in', ended: elsewhere('graduate'), then: home });
    expect(afterSession(idle('graduate'), { name: 'second_password' }, 'campus_sign_in')).toEqual({ name: 'campus_sign_in', ended: idle('graduate') });
    expect(afterSession(idle('graduate'), { name: 'campus_sign_in' }, 'campus_sign_in')).toBeNull();
  });
});

test('a right sign-in that waits for its key leads there, and from there to where the person was', () => {
  const then: Route = { name: 'devices' };
  const signed = { waiting: false, proposed_email: null };
  expect(afterMember({ ...signed, step: 'email_key' }, then)).toEqual({ name: 'email_key', then });
  expect(afterMember({ ...signed, step: 'done' }, then)).toEqual(then);
  expect(afterSession({ role: 'graduate', idle_minutes: 15 }, { name: 'email_key' }, 'campus_sign_in')).toBeNull();
});
