import { describe, expect, it } from 'vitest';
import type { SignInProfile, StartView } from '../../lib/generated/api';
import type { Route } from '../../lib/core/router';
import { entriesFor, labelOf } from './menu';

const start = (resume: Partial<StartView['resume']>, change: Partial<StartView> = {}): StartView => ({
  version: '0.1.0',
  language: 'ja',
  university: { address: '', host: '', name: { ja: '', en: '' }, brand_colour: '#000000', logo_png: null },
  preset_address: null,
  store: 'open',
  ...change,
  resume: { flow: false, terms: false, draft: false, application: false, unsent: 0, signed_in: false, reset: null, campus: null, saml: false, email_key: null, staff: null, ...resume },
});

const reviewer = { role: 'reviewer', must_set_up: false } as const;
const HOME: Route = { name: 'home' };
const COMPUTER = ['menu-beginning', 'menu-disconnect', 'menu-data'];
const PERSONAL = ['menu-lock', 'menu-remove-data'];

describe('the menu of', () => {
  it.each<[string, StartView | null, Route, boolean, string[]]>([
    [
      'a graduate',
      start({ signed_in: true, application: true }),
      HOME,
      true,
      ['menu-home', 'menu-add-number', 'menu-personal', 'menu-password', 'menu-second-password', 'menu-address', 'menu-devices', 'menu-status', 'menu-manual', ...COMPUTER, ...PERSONAL, 'menu-sign-out'],
    ],
    [
      'a student with a campus ID',
      start({ signed_in: true, campus: 'done', email_key: true }),
      HOME,
      true,
      ['menu-home', 'menu-second-password', 'menu-address', 'menu-two-factor', 'menu-graduation', 'menu-devices', 'menu-manual', ...COMPUTER, ...PERSONAL, 'menu-sign-out'],
    ],
    [
      'a student whom the identity provider lets in',
      start({ signed_in: true, campus: 'done', saml: true }),
      HOME,
      true,
      ['menu-home', 'menu-add-number', 'menu-address', 'menu-graduation', 'menu-devices', 'menu-manual', ...COMPUTER, ...PERSONAL, 'menu-sign-out'],
    ],
    [
      'a student who has no second password yet',
      start({ signed_in: true, campus: 'second_password' }),
      { name: 'second_password' },
      true,
      ['menu-home', 'menu-manual', ...COMPUTER, ...PERSONAL, 'menu-sign-out'],
    ],
    ['staff', start({ staff: reviewer }), { name: 'staff_queue' }, false, ['menu-staff', 'menu-staff-diagnosis', 'menu-staff-own', 'menu-manual', ...COMPUTER, 'menu-sign-out']],
    ['an administrator', start({ staff: { ...reviewer, role: 'administrator' } }), { name: 'staff_queue' }, false, ['menu-staff', 'menu-staff-diagnosis', 'menu-staff-own', 'menu-staff-accounts', 'menu-manual', ...COMPUTER, 'menu-sign-out']],
    ['staff who set up their account', start({ staff: { role: 'administrator', must_set_up: true } }), { name: 'staff_own' }, false, ['menu-manual', ...COMPUTER, 'menu-sign-out']],
    ['nobody', start({}), { name: 'who' }, false, ['menu-manual', 'menu-disconnect', 'menu-data']],
    ['nobody without a university', start({}, { university: null }), { name: 'start' }, false, ['menu-manual']],
    ['a locked store', start({}, { store: 'locked' }), { name: 'locked' }, false, ['menu-manual']],
    ['somebody who reads the manual', start({}), { name: 'manual', from: HOME }, false, COMPUTER],
    ['an application that loads', null, { name: 'loading' }, false, []],
    ['one that knows already who is here', start({ signed_in: true }), { name: 'loading' }, true, []],
  ])('%s', (_, start, route, personal, expected) => {
    expect(entriesFor({ start, route, personal, profiles: ['graduate', 'saml'] }).map(({ testid }) => testid)).toEqual(expected);
  });
});

it.each([
  [true, 'two-factor-menu-on'],
  [false, 'two-factor-menu-off'],
])('the entry of the two-factor setting shows that it is %s', (email_key, label) => {
  const state = start({ signed_in: true, campus: 'done', email_key });
  const entry = entriesFor({ start: state, route: HOME, personal: true, profiles: [] }).find(({ testid }) => testid === 'menu-two-factor');
  expect(entry && labelOf(entry, state)).toBe(label);
});

it('nobody is led to a sign-in that the university does not have', () => {
  const state = { start: start({ signed_in: true, campus: 'done' }), route: HOME, personal: true };
  const offered = (profiles: SignInProfile[]): boolean => entriesFor({ ...state, profiles }).some(({ testid }) => testid === 'menu-graduation');
  expect(offered(['graduate', 'campus'])).toBe(true);
  expect(offered(['campus', 'saml'])).toBe(false);
});
