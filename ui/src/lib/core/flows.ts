// What the kinds of mails to be waited for have that is their own: where giving up leads, and where to sign in again.
import type { FlowKind, StartView } from '../generated/api';
import { firstStep, type MemberSignIn, type Route } from './router';

interface FlowWay {
  /** Can the address be typed once more? The university knows some by itself. */
  corrects: boolean;
  /** Where giving up leads. */
  givenUp: (start: StartView) => Route;
  /** Where somebody signs in whose session ended while the mail was on its way; the code stays good. Who is not signed in has none. */
  signsIn?: (member: MemberSignIn | null) => Route;
}

const ENDED = { role: 'graduate', idle_minutes: null } as const;

/** Signed in, one is still at this part of the account. */
const part =
  (inside: Route, outside: Route = { name: 'who' }) =>
  (start: StartView): Route =>
    start.resume.signed_in ? inside : outside;

/** A first sign-in goes on with its next step; whoever has none came from here. */
const stepOr =
  (outside: Route) =>
  (start: StartView): Route =>
    start.resume.campus ? firstStep(start) : outside;

/** Back to waiting once signed in. */
const andWait = (member: MemberSignIn | null): Route => ({ name: member ?? 'sign_in', ended: ENDED, then: { name: 'waiting' } });

const WAYS: Record<FlowKind, FlowWay> = {
  registration: { corrects: true, givenUp: stepOr({ name: 'entry' }) },
  continue: { corrects: false, givenUp: stepOr({ name: 'entry' }) },
  password_reset: { corrects: true, givenUp: stepOr({ name: 'sign_in' }) },
  recovery: { corrects: true, givenUp: stepOr({ name: 'sign_in' }) },
  // The sign-in itself leads to this step again.
  address: { corrects: true, givenUp: stepOr({ name: 'entry' }), signsIn: (member) => ({ name: member ?? 'campus_sign_in', ended: ENDED }) },
  address_change: { corrects: true, givenUp: part({ name: 'change_address' }), signsIn: andWait },
  enrolment: { corrects: false, givenUp: part({ name: 'add_number' }), signsIn: andWait },
  graduation: { corrects: true, givenUp: part({ name: 'graduation' }), signsIn: andWait },
  second_password: { corrects: false, givenUp: part({ name: 'home' }, { name: 'campus_sign_in' }) },
};

export const wayOf = (kind: FlowKind): FlowWay => WAYS[kind];
