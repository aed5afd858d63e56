// Which screen is shown. A route is data; nothing of it stands in an address bar.
import type { Section, StartView } from '../generated/api';

export type Route =
  | { name: 'loading' }
  | { name: 'start' }
  | { name: 'connect'; address?: string }
  | { name: 'who' }
  | { name: 'entry' }
  | { name: 'email' }
  | { name: 'continue' }
  | { name: 'waiting' }
  | { name: 'terms' }
  | { name: 'form'; section?: Section; field?: string }
  | { name: 'check' }
  | { name: 'discard' }
  | { name: 'status'; fresh?: boolean }
  | { name: 'withdraw' }
  | { name: 'sign_in' }
  | { name: 'passwords' }
  | { name: 'home' }
  | { name: 'remove_data' }
  | { name: 'passphrase'; next?: Route }
  | { name: 'locked' }
  | { name: 'staff_sign_in' }
  | { name: 'staff_queue' }
  | { name: 'staff_detail'; id: string };

export type RouteName = Route['name'];

/** Where a start leads: back to what lies open on this device. */
export function initialRoute(start: StartView): Route {
  const { store, university, resume } = start;
  if (store === 'keyring_locked' || store === 'key_lost' || store === 'too_new') return { name: 'locked' };
  if (store === 'needs_passphrase') return { name: 'passphrase' };
  if (!university) return { name: 'start' };
  if (resume.staff) return { name: 'staff_queue' };
  if (resume.signed_in) return { name: 'home' };
  if (resume.draft) return { name: 'form' };
  if (resume.terms) return { name: 'terms' };
  if (resume.flow) return { name: 'waiting' };
  if (resume.application) return { name: 'status' };
  return { name: 'who' };
}

/** Screens that store something personal: without a keyring a passphrase has to be chosen before them. */
const PERSONAL: readonly RouteName[] = ['email', 'continue', 'sign_in'];

/** The route to take on the way to `wanted`: a detour over the passphrase where the store needs one first. */
export function guarded(wanted: Route, start: StartView | null): Route {
  const needed = start?.store === 'needs_new_passphrase' || start?.store === 'needs_passphrase';
  return needed && PERSONAL.includes(wanted.name) ? { name: 'passphrase', next: wanted } : wanted;
}

const PARENTS: Partial<Record<RouteName, RouteName>> = {
  connect: 'start',
  entry: 'who',
  email: 'entry',
  continue: 'entry',
  sign_in: 'entry',
  staff_sign_in: 'who',
  staff_detail: 'staff_queue',
  withdraw: 'status',
  check: 'form',
  discard: 'form',
};

/** The screen that 戻る leads to, or `null` where there is none. */
export function parentOf(route: Route, start: StartView | null): Route | null {
  if (route.name === 'connect' && start?.university) return { name: 'who' };
  if (route.name === 'passphrase') return route.next ? { name: 'entry' } : null;
  const name = PARENTS[route.name];
  return name ? ({ name } as Route) : null;
}
