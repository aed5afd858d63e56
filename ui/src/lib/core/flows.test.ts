import { describe, expect, it } from 'vitest';
import type { FlowKind, StartView } from '../generated/api';
import { wayOf } from './flows';

type Resume = Partial<StartView['resume']>;

const start = (resume: Resume): StartView => ({ resume: { flow: false, campus: null, signed_in: false, ...resume } }) as StartView;
const IN: Resume = { signed_in: true };
const FIRST: Resume = { signed_in: true, campus: 'mail_address' };

describe('giving up a mail leads back to where it was asked for', () => {
  it.each<[FlowKind, Resume, string]>([
    ['registration', {}, 'entry'],
    ['continue', {}, 'entry'],
    ['password_reset', {}, 'sign_in'],
    ['recovery', {}, 'sign_in'],
    ['address', FIRST, 'campus_address'],
    ['address', {}, 'entry'],
    ['address_change', IN, 'change_address'],
    ['address_change', {}, 'who'],
    ['enrolment', IN, 'add_number'],
    ['enrolment', {}, 'who'],
    ['graduation', IN, 'graduation'],
    ['graduation', {}, 'who'],
    ['second_password', IN, 'home'],
    ['second_password', {}, 'campus_sign_in'],
  ])('%s, %j: %s', (kind, resume, name) => {
    expect(wayOf(kind).givenUp(start(resume)).name).toBe(name);
  });
});

describe('a session that ended while the mail was on its way', () => {
  it.each<[FlowKind, 'saml_sign_in' | null, string, boolean]>([
    ['address', null, 'campus_sign_in', false],
    ['address', 'saml_sign_in', 'saml_sign_in', false],
    ['address_change', null, 'sign_in', true],
    ['enrolment', 'saml_sign_in', 'saml_sign_in', true],
    ['graduation', 'saml_sign_in', 'saml_sign_in', true],
  ])('%s of %s: %s', (kind, member, name, waits) => {
    const route = wayOf(kind).signsIn?.(member);
    expect(route?.name).toBe(name);
    expect(route && 'then' in route && route.then?.name === 'waiting').toBe(waits);
  });

  it('asks nobody to sign in who was not', () => {
    const kinds: FlowKind[] = ['registration', 'continue', 'password_reset', 'recovery', 'second_password'];
    expect(kinds.filter((kind) => wayOf(kind).signsIn)).toEqual([]);
  });
});
