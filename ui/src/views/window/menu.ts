// The gear menu as a table: an entry is a line, with whom it is for. Nothing is listed that cannot be done here and now.
import type { SignInProfile, StartView } from '../../lib/generated/api';
import type { MessageKey } from '../../lib/generated/messages';
import type { Route } from '../../lib/core/router';
import { testids } from '../../lib/testids';

/** Who is at the computer. `beginner`: signed in, and the first steps of that are not done yet. */
export type MenuProfile = 'graduate' | 'campus' | 'beginner' | 'staff' | 'nobody';

/** What an entry does that is no screen of its own. */
export type MenuAct = 'manual' | 'disconnect' | 'lock' | 'sign_out';

export interface MenuState {
  start: StartView | null;
  route: Route;
  /** Does something of a person lie open here? */
  personal: boolean;
  /** How people can sign in at this university. */
  profiles: readonly SignInProfile[];
}

export interface MenuEntry {
  /** Where it shows a setting, it follows from that. */
  label: MessageKey | ((start: StartView | null) => MessageKey);
  testid: string;
  to: Route | MenuAct;
  /** For whom; everybody where there is none. */
  of?: readonly MenuProfile[];
  /** Where it is not always there. */
  when?: (state: MenuState) => boolean;
}

const SIGNED_IN: readonly MenuProfile[] = ['graduate', 'campus', 'beginner'];

/** Can the connection be changed? */
const connected = ({ start }: MenuState): boolean =>
  start?.university != null && (start.store === 'open' || start.store === 'needs_new_passphrase');

/** An account of staff that is to be set up leads nowhere else. */
const isSetUp = ({ start }: MenuState): boolean => start?.resume.staff?.must_set_up === false;

/** In the order of the existing service: what concerns the account, the manual, then what concerns this computer. */
const ENTRIES: readonly MenuEntry[] = [
  { label: 'home-title', testid: testids.menuHome, to: { name: 'home' }, of: SIGNED_IN },
  {
    label: 'account-number-title',
    testid: testids.menuAddNumber,
    to: { name: 'add_number' },
    of: ['graduate', 'campus'],
    // A campus ID is the number.
    when: ({ start }) => start?.resume.campus == null || Boolean(start.resume.saml),
  },
  { label: 'account-personal-title', testid: testids.menuPersonal, to: { name: 'personal' }, of: ['graduate'] },
  { label: 'password-title-first', testid: testids.menuPassword, to: { name: 'change_password', which: 'first' }, of: ['graduate'] },
  {
    label: 'password-title-second',
    testid: testids.menuSecondPassword,
    to: { name: 'change_password', which: 'second' },
    of: ['graduate', 'campus'],
    when: ({ start }) => start?.resume.saml === false,
  },
  { label: 'account-address-title', testid: testids.menuAddress, to: { name: 'change_address' }, of: ['graduate', 'campus'] },
  {
    label: (start) => (start?.resume.email_key ? 'two-factor-menu-on' : 'two-factor-menu-off'),
    testid: testids.menuTwoFactor,
    to: { name: 'two_factor' },
    of: ['campus'],
    when: ({ start }) => start?.resume.email_key != null,
  },
  {
    label: 'account-graduation-title',
    testid: testids.menuGraduation,
    to: { name: 'graduation' },
    of: ['campus'],
    when: ({ profiles }) => profiles.includes('graduate'),
  },
  { label: 'devices-title', testid: testids.menuDevices, to: { name: 'devices' }, of: ['graduate', 'campus'] },
  { label: 'status-title', testid: testids.menuStatus, to: { name: 'status' }, when: ({ start }) => Boolean(start?.resume.application) },
  { label: 'staff-queue-title', testid: testids.menuStaff, to: { name: 'staff_queue' }, of: ['staff'], when: isSetUp },
  { label: 'staff-diagnosis-title', testid: testids.menuStaffDiagnosis, to: { name: 'staff_diagnosis' }, of: ['staff'], when: isSetUp },
  { label: 'staff-own-title', testid: testids.menuStaffOwn, to: { name: 'staff_own' }, of: ['staff'], when: isSetUp },
  {
    label: 'staff-accounts-title',
    testid: testids.menuStaffAccounts,
    to: { name: 'staff_accounts' },
    of: ['staff'],
    when: (state) => isSetUp(state) && state.start?.resume.staff?.role === 'administrator',
  },
  { label: 'manual-title', testid: testids.menuManual, to: 'manual', when: ({ route }) => route.name !== 'manual' && route.name !== 'loading' },
  { label: 'screens-beginning', testid: testids.menuBeginning, to: { name: 'who' }, when: (state) => connected(state) && state.route.name !== 'who' },
  { label: 'leaving-disconnect', testid: testids.menuDisconnect, to: 'disconnect', when: connected },
  {
    label: 'data-title',
    testid: testids.menuData,
    to: { name: 'data' },
    when: ({ start, route }) =>
      start?.university != null && start.store !== 'locked' && start.store !== 'needs_new_passphrase' && route.name !== 'data',
  },
  { label: 'leaving-lock-menu', testid: testids.menuLock, to: 'lock', of: ['graduate', 'campus', 'beginner', 'nobody'], when: ({ personal }) => personal },
  { label: 'leaving-remove-menu', testid: testids.menuRemoveData, to: { name: 'remove_data' }, when: ({ personal }) => personal },
  { label: 'general-sign-out', testid: testids.menuSignOut, to: 'sign_out', of: ['graduate', 'campus', 'beginner', 'staff'] },
];

export function profileOf(start: StartView | null): MenuProfile {
  const resume = start?.resume;
  if (resume?.staff) return 'staff';
  if (!resume?.signed_in) return 'nobody';
  if (resume.campus === null) return 'graduate';
  return resume.campus === 'done' ? 'campus' : 'beginner';
}

export const labelOf = ({ label }: MenuEntry, start: StartView | null): MessageKey =>
  typeof label === 'function' ? label(start) : label;

export function entriesFor(state: MenuState): MenuEntry[] {
  // Opened now, it would be closed by the first screen that comes.
  if (state.route.name === 'loading') return [];
  const profile = profileOf(state.start);
  return ENTRIES.filter(({ of, when }) => (!of || of.includes(profile)) && (!when || when(state)));
}
