// What a screen is about: several screens may be one thing to a person who asks for help.
import type { RouteName } from '../core/router';

/** A new route needs a line here, and a new topic its `help-screen-…` and `help-about-…`. */
const TOPICS = {
  loading: 'start',
  start: 'start',
  connect: 'connect',
  who: 'who',
  entry: 'entry',
  email: 'mail_address',
  continue: 'continue_application',
  waiting: 'waiting',
  terms: 'terms',
  form: 'form',
  check: 'check',
  discard: 'discard',
  status: 'status',
  withdraw: 'withdraw',
  forget_copy: 'forget_copy',
  compare: 'compare',
  sign_in: 'sign_in',
  campus_sign_in: 'campus_sign_in',
  campus_forgotten: 'campus_forgotten',
  email_key: 'email_key',
  saml_sign_in: 'saml_sign_in',
  campus_address: 'mail_address',
  second_password: 'second_password',
  passwords: 'passwords',
  change_password: 'change_password',
  change_address: 'change_address',
  two_factor: 'two_factor',
  add_number: 'add_number',
  graduation: 'graduation',
  graduation_passwords: 'graduation',
  graduation_done: 'graduation',
  change_name: 'change_name',
  personal: 'personal',
  personal_compare: 'personal',
  devices: 'devices',
  forgotten: 'forgotten',
  lost_address: 'lost_address',
  reset_passwords: 'passwords',
  reset_second: 'second_password',
  home: 'home',
  applications: 'applications',
  manual: 'manual',
  remove_data: 'remove_data',
  passphrase: 'store',
  locked: 'store',
  data: 'data',
  set_aside: 'store',
  staff_sign_in: 'staff_sign_in',
  staff_own: 'staff_own',
  staff_accounts: 'staff_accounts',
  staff_diagnosis: 'staff_diagnosis',
  staff_queue: 'staff_queue',
  staff_detail: 'staff_detail',
} as const satisfies Record<RouteName, string>;

export type Topic = (typeof TOPICS)[RouteName];

/** Every topic, once. */
export const ALL_TOPICS: readonly Topic[] = [...new Set(Object.values(TOPICS))];

export const topicOf = (route: RouteName): Topic => TOPICS[route];
