// Which screen is shown. A route is data; nothing of it stands in an address bar.
import type { Place } from '../manual/manual';
import type { ApplicationKind, BegunStep, CampusSignedIn, EndedSession, FlowDone, PasswordKind, Section, StartView } from '../generated/api';

export type Route =
  | { name: 'loading' }
  | { name: 'start' }
  | { name: 'connect'; address?: string }
  | { name: 'who' }
  | { name: 'entry' }
  | { name: 'email' }
  | { name: 'continue'; reference?: string; email?: string }
  | { name: 'waiting' }
  | { name: 'terms' }
  | { name: 'form'; section?: Section; field?: string }
  | { name: 'check' }
  | { name: 'discard' }
  | { name: 'status'; fresh?: boolean }
  | { name: 'withdraw'; kind?: ApplicationKind }
  | { name: 'forget_copy' }
  | { name: 'compare' }
  | { name: 'sign_in'; ended?: EndedSession; then?: Route; reset?: boolean }
  | { name: 'campus_sign_in'; ended?: EndedSession; then?: Route; reset?: boolean }
  | { name: 'campus_forgotten'; user?: string }
  | { name: 'email_key'; then?: Route }
  | { name: 'saml_sign_in'; ended?: EndedSession; then?: Route; anew?: boolean }
  | { name: 'campus_address'; proposed?: string }
  | { name: 'second_password'; confirmed?: boolean }
  | { name: 'passwords' }
  | { name: 'change_password'; which: PasswordKind }
  | { name: 'change_address'; done?: boolean }
  | { name: 'two_factor' }
  | { name: 'add_number' }
  | { name: 'change_name' }
  | { name: 'graduation' }
  | { name: 'graduation_passwords' }
  | { name: 'graduation_done'; email: string }
  | { name: 'personal'; step?: PersonalStep }
  | { name: 'personal_compare' }
  | { name: 'devices' }
  | { name: 'forgotten'; email?: string }
  | { name: 'lost_address' }
  | { name: 'reset_passwords' }
  | { name: 'reset_second' }
  | { name: 'home' }
  | { name: 'applications' }
  | { name: 'manual'; place?: Place; from: Route }
  | { name: 'remove_data' }
  | { name: 'passphrase'; next?: Route }
  | { name: 'locked'; next?: Route }
  | { name: 'data' }
  | { name: 'set_aside' }
  | { name: 'staff_sign_in'; ended?: EndedSession; then?: Route }
  | { name: 'staff_own'; then?: Route }
  | { name: 'staff_accounts' }
  | { name: 'staff_diagnosis' }
  | { name: 'staff_queue' }
  | { name: 'staff_detail'; id: string };

/** How far a change of the personal information has come on the screen. */
export type PersonalStep = 'edit' | 'check' | 'done';

export type RouteName = Route['name'];

/** Where a start leads: back to what lies open on this device. */
export function initialRoute(start: StartView): Route {
  const { store, university, resume } = start;
  if (store === 'needs_passphrase') return { name: 'passphrase' };
  if (store !== 'open' && store !== 'needs_new_passphrase') return { name: 'locked' };
  if (!university) return { name: 'start' };
  if (resume.staff) return afterStaff(resume.staff.must_set_up);
  if (resume.reset) return { name: resume.reset === 'second' ? 'reset_second' : 'reset_passwords' };
  if (resume.signed_in) return firstStep(start);
  if (resume.draft) return { name: 'form' };
  if (resume.terms) return { name: 'terms' };
  if (resume.flow) return { name: 'waiting' };
  if (resume.application) return { name: 'status' };
  return { name: 'who' };
}

/** Where somebody who is signed in belongs: home, or the step that a first sign-in still needs. */
export function firstStep(start: StartView | null): Route {
  const { campus, flow } = start?.resume ?? {};
  if (campus === 'mail_address') return flow ? { name: 'waiting' } : { name: 'campus_address' };
  return campus === 'second_password' ? { name: 'second_password' } : { name: 'home' };
}

/** Screens that store something personal: without a keyring a passphrase has to be chosen before them. */
const PERSONAL: readonly RouteName[] = ['email', 'continue', 'sign_in', 'campus_sign_in', 'campus_forgotten', 'saml_sign_in', 'forgotten', 'lost_address'];

/** Where people sign in whom the university knows by a campus ID, or by its identity provider. */
export type MemberSignIn = 'campus_sign_in' | 'saml_sign_in';

/** Where one of these belongs who has just signed in: where they were, or the step that a first sign-in still needs. */
export function afterMember(signed: CampusSignedIn, then?: Route): Route {
  if (signed.step === 'email_key') return { name: 'email_key', then };
  if (signed.step === 'second_password') return { name: 'second_password' };
  if (signed.step === 'done') return then ?? { name: 'home' };
  return signed.waiting ? { name: 'waiting' } : { name: 'campus_address', proposed: signed.proposed_email ?? '' };
}

/** Where a member of staff belongs who has just signed in: to setting up the account, where they were, or the queue. */
export function afterStaff(mustSetUp: boolean, then?: Route): Route {
  return mustSetUp ? { name: 'staff_own', then } : (then ?? { name: 'staff_queue' });
}

/** What a flow of a mail has led to. */
export function afterFlow(done: FlowDone): Route {
  if (done === 'second_password') return { name: 'second_password', confirmed: true };
  if (done === 'address_changed') return { name: 'change_address', done: true };
  if (done === 'second_password_anew') return { name: 'reset_second' };
  return { name: done === 'passwords' ? 'reset_passwords' : done };
}

/** Where an application that was begun with an account is gone on with. */
export function begunRoute(step: BegunStep): Route {
  if (step === 'mail') return { name: 'waiting' };
  return step === 'terms' ? { name: 'terms' } : { name: 'form' };
}

/** The route to take on the way to `wanted`: a detour over the passphrase where the store needs one first. */
export function guarded(wanted: Route, start: StartView | null): Route {
  const needed = start?.store === 'needs_new_passphrase' || start?.store === 'needs_passphrase';
  return needed && PERSONAL.includes(wanted.name) ? { name: 'passphrase', next: wanted } : wanted;
}

/** Where a store that was locked leads, with the way back. `null` where the person is there already. */
export function afterLock(start: StartView, here: Route): Route | null {
  const locked = initialRoute(start);
  if (locked.name !== 'locked' && locked.name !== 'passphrase') return null;
  const next = here.name === 'locked' || here.name === 'passphrase' ? here.next : here;
  return next && next.name !== 'loading' ? { ...locked, next } : locked;
}

/** Screens that are nothing without a session. */
const SIGNED_IN: readonly RouteName[] = ['home', 'applications', 'passwords', 'change_password', 'change_address', 'add_number', 'change_name', 'graduation', 'graduation_passwords', 'personal', 'personal_compare', 'two_factor', 'devices', 'campus_address', 'second_password', 'staff_own', 'staff_accounts', 'staff_diagnosis', 'staff_queue', 'staff_detail'];

/** Screens on which a sign-in is asked for. */
const SIGNS_IN: readonly RouteName[] = ['sign_in', 'campus_sign_in', 'email_key', 'saml_sign_in', 'staff_sign_in'];

/** Screens that come again by themselves after signing in, where they are still needed. */
const FIRST_STEPS: readonly RouteName[] = ['passwords', 'campus_address', 'second_password'];

/** Where a session that ended leads, or `null` where the screen needs none and nobody was told that it would end. */
export function afterSession(ended: EndedSession, here: Route, member: MemberSignIn | null = null): Route | null {
  const name = ended.role === 'staff' ? 'staff_sign_in' : (member ?? 'sign_in');
  // Already there: the first reason stays.
  if (SIGNS_IN.includes(here.name)) return null;
  const ofStaff = here.name.startsWith('staff_');
  const lost = SIGNED_IN.includes(here.name) && ofStaff === (ended.role === 'staff');
  if (!lost && ended.idle_minutes === null) return null;
  return FIRST_STEPS.includes(here.name) ? { name, ended } : { name, ended, then: here };
}

const PARENTS: Partial<Record<RouteName, RouteName>> = {
  connect: 'start',
  entry: 'who',
  email: 'entry',
  continue: 'entry',
  sign_in: 'entry',
  forgotten: 'sign_in',
  lost_address: 'sign_in',
  reset_passwords: 'sign_in',
  campus_forgotten: 'campus_sign_in',
  reset_second: 'campus_sign_in',
  change_password: 'home',
  change_address: 'home',
  two_factor: 'home',
  add_number: 'home',
  change_name: 'personal',
  graduation: 'home',
  graduation_passwords: 'graduation',
  personal: 'home',
  personal_compare: 'personal',
  devices: 'home',
  applications: 'home',
  campus_sign_in: 'who',
  email_key: 'campus_sign_in',
  saml_sign_in: 'who',
  staff_sign_in: 'who',
  status: 'who',
  staff_own: 'staff_queue',
  staff_accounts: 'staff_queue',
  staff_diagnosis: 'staff_queue',
  staff_detail: 'staff_queue',
  withdraw: 'status',
  forget_copy: 'status',
  compare: 'status',
  check: 'form',
  discard: 'form',
};

/** The screen that 戻る leads to, or `null` where there is none. */
export function parentOf(route: Route, start: StartView | null): Route | null {
  if (route.name === 'manual') return route.from;
  if (route.name === 'personal' && route.step === 'check') return { name: 'personal' };
  if (route.name === 'status' && start?.resume.signed_in) return { name: 'home' };
  if (route.name === 'connect' && start?.university) return { name: 'who' };
  if (route.name === 'passphrase') return route.next ? { name: ['campus_sign_in', 'campus_forgotten', 'saml_sign_in'].includes(route.next.name) ? 'who' : 'entry' } : null;
  if (route.name === 'data') return start ? initialRoute(start) : null;
  if (route.name === 'staff_own' && start?.resume.staff?.must_set_up) return null;
  const name = PARENTS[route.name];
  return name ? ({ name } as Route) : null;
}
