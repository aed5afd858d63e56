// Written by `cargo xtask codegen` from the files under i18n/. Do not edit.
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';

/** The languages that every message exists in. */
export type Language = 'ja' | 'en';

/** A key of a message. */
export type MessageKey = keyof MessageArguments;

/** The arguments of a message; none where it takes none. */
export type Arguments<K extends MessageKey> = keyof MessageArguments[K] extends never
  ? []
  : [args: MessageArguments[K]];

/** The text of a message in a language chosen elsewhere. */
export type Translate = <K extends MessageKey>(key: K, ...args: Arguments<K>) => string;

/** Every message with the arguments it takes. */
export interface MessageArguments {
  'account-address-changed': Record<never, never>;
  'account-address-changed-sign-in': Record<never, never>;
  'account-address-changed-told': Record<never, never>;
  'account-address-continue': Record<never, never>;
  'account-address-current': Record<never, never>;
  'account-address-help': Record<never, never>;
  'account-address-help-sign-in': Record<never, never>;
  'account-address-lead': Record<never, never>;
  'account-address-new': Record<never, never>;
  'account-address-new-confirmation': Record<never, never>;
  'account-address-note-former': Record<never, never>;
  'account-address-password-why': Record<never, never>;
  'account-address-title': Record<never, never>;
  'account-address-waiting': Record<never, never>;
  'account-change-completed': Record<never, never>;
  'account-graduation-confirmed': { email: string | number };
  'account-graduation-done': Record<never, never>;
  'account-graduation-done-kept': Record<never, never>;
  'account-graduation-done-next': { email: string | number };
  'account-graduation-email': Record<never, never>;
  'account-graduation-email-confirmation': Record<never, never>;
  'account-graduation-email-help': Record<never, never>;
  'account-graduation-lead': Record<never, never>;
  'account-graduation-note-devices': Record<never, never>;
  'account-graduation-note-end': Record<never, never>;
  'account-graduation-note-mail': Record<never, never>;
  'account-graduation-passwords': Record<never, never>;
  'account-graduation-passwords-lead': Record<never, never>;
  'account-graduation-recent': Record<never, never>;
  'account-graduation-sign-in': Record<never, never>;
  'account-graduation-title': Record<never, never>;
  'account-graduation-waiting': Record<never, never>;
  'account-name-again': Record<never, never>;
  'account-name-again-begin': Record<never, never>;
  'account-name-begin': Record<never, never>;
  'account-name-begun': Record<never, never>;
  'account-name-lead': Record<never, never>;
  'account-name-not-offered': Record<never, never>;
  'account-name-not-offered-text': Record<never, never>;
  'account-name-note-rest': Record<never, never>;
  'account-name-note-review': Record<never, never>;
  'account-name-note-school': Record<never, never>;
  'account-name-note-what': Record<never, never>;
  'account-name-title': Record<never, never>;
  'account-number-again': Record<never, never>;
  'account-number-begun': Record<never, never>;
  'account-number-continue': Record<never, never>;
  'account-number-lead': Record<never, never>;
  'account-number-note-mail': Record<never, never>;
  'account-number-note-review': Record<never, never>;
  'account-number-note-what': Record<never, never>;
  'account-number-note-who': Record<never, never>;
  'account-number-title': Record<never, never>;
  'account-number-to': Record<never, never>;
  'account-number-waiting': Record<never, never>;
  'account-personal-check': Record<never, never>;
  'account-personal-compare': Record<never, never>;
  'account-personal-discard': Record<never, never>;
  'account-personal-done': Record<never, never>;
  'account-personal-edited': Record<never, never>;
  'account-personal-lead': Record<never, never>;
  'account-personal-name': Record<never, never>;
  'account-personal-overtaken': Record<never, never>;
  'account-personal-overtaken-title': Record<never, never>;
  'account-personal-title': Record<never, never>;
  'campus-address-done': Record<never, never>;
  'campus-address-help': Record<never, never>;
  'campus-address-lead': Record<never, never>;
  'campus-address-lead-proposed': Record<never, never>;
  'campus-address-title': Record<never, never>;
  'campus-first-over': Record<never, never>;
  'campus-forgot': Record<never, never>;
  'campus-forgot-ended': Record<never, never>;
  'campus-forgot-failed': Record<never, never>;
  'campus-forgot-lead': Record<never, never>;
  'campus-forgot-locked': Record<never, never>;
  'campus-forgot-mail-refused': Record<never, never>;
  'campus-forgot-moved': Record<never, never>;
  'campus-forgot-note-address': Record<never, never>;
  'campus-forgot-note-life': { minutes: number };
  'campus-forgot-note-university': Record<never, never>;
  'campus-forgot-note-until': Record<never, never>;
  'campus-forgot-refused': { minutes: number };
  'campus-forgot-registered': Record<never, never>;
  'campus-locked': Record<never, never>;
  'campus-note-password': Record<never, never>;
  'campus-note-start': { from: string | number; who: string | number };
  'campus-password-help': Record<never, never>;
  'campus-reset-done': Record<never, never>;
  'campus-reset-lead': Record<never, never>;
  'campus-reset-note-others': Record<never, never>;
  'campus-reset-over': Record<never, never>;
  'campus-second-lead': Record<never, never>;
  'campus-second-title': Record<never, never>;
  'campus-sign-in-failed': Record<never, never>;
  'campus-sign-in-title': Record<never, never>;
  'campus-user': Record<never, never>;
  'campus-user-help': Record<never, never>;
  'campus-who': Record<never, never>;
  'campus-who-text': Record<never, never>;
  'compare-all-mine': Record<never, never>;
  'compare-all-theirs': Record<never, never>;
  'compare-closed': { state: string | number };
  'compare-closed-title': Record<never, never>;
  'compare-continue': Record<never, never>;
  'compare-decided': Record<never, never>;
  'compare-discard': Record<never, never>;
  'compare-keep': Record<never, never>;
  'compare-lead': { when: string | number };
  'compare-lead-closed': { when: string | number };
  'compare-left': { count: number };
  'compare-mine': Record<never, never>;
  'compare-no-images': Record<never, never>;
  'compare-same': Record<never, never>;
  'compare-theirs': Record<never, never>;
  'compare-title': Record<never, never>;
  'connect-address': Record<never, never>;
  'connect-address-help': Record<never, never>;
  'connect-confirm': Record<never, never>;
  'connect-confirm-question': Record<never, never>;
  'connect-host': Record<never, never>;
  'connect-lead': Record<never, never>;
  'connect-other': Record<never, never>;
  'connect-proposed': { host: string | number };
  'connect-title': Record<never, never>;
  'country-ad': Record<never, never>;
  'country-ae': Record<never, never>;
  'country-af': Record<never, never>;
  'country-ag': Record<never, never>;
  'country-ai': Record<never, never>;
  'country-al': Record<never, never>;
  'country-am': Record<never, never>;
  'country-ao': Record<never, never>;
  'country-aq': Record<never, never>;
  'country-ar': Record<never, never>;
  'country-as': Record<never, never>;
  'country-at': Record<never, never>;
  'country-au': Record<never, never>;
  'country-aw': Record<never, never>;
  'country-ax': Record<never, never>;
  'country-az': Record<never, never>;
  'country-ba': Record<never, never>;
  'country-bb': Record<never, never>;
  'country-bd': Record<never, never>;
  'country-be': Record<never, never>;
  'country-bf': Record<never, never>;
  'country-bg': Record<never, never>;
  'country-bh': Record<never, never>;
  'country-bi': Record<never, never>;
  'country-bj': Record<never, never>;
  'country-bl': Record<never, never>;
  'country-bm': Record<never, never>;
  'country-bn': Record<never, never>;
  'country-bo': Record<never, never>;
  'country-bq': Record<never, never>;
  'country-br': Record<never, never>;
  'country-bs': Record<never, never>;
  'country-bt': Record<never, never>;
  'country-bv': Record<never, never>;
  'country-bw': Record<never, never>;
  'country-by': Record<never, never>;
  'country-bz': Record<never, never>;
  'country-ca': Record<never, never>;
  'country-cc': Record<never, never>;
  'country-cd': Record<never, never>;
  'country-cf': Record<never, never>;
  'country-cg': Record<never, never>;
  'country-ch': Record<never, never>;
  'country-ci': Record<never, never>;
  'country-ck': Record<never, never>;
  'country-cl': Record<never, never>;
  'country-cm': Record<never, never>;
  'country-cn': Record<never, never>;
  'country-co': Record<never, never>;
  'country-cr': Record<never, never>;
  'country-cu': Record<never, never>;
  'country-cv': Record<never, never>;
  'country-cw': Record<never, never>;
  'country-cx': Record<never, never>;
  'country-cy': Record<never, never>;
  'country-cz': Record<never, never>;
  'country-de': Record<never, never>;
  'country-dj': Record<never, never>;
  'country-dk': Record<never, never>;
  'country-dm': Record<never, never>;
  'country-do': Record<never, never>;
  'country-dz': Record<never, never>;
  'country-ec': Record<never, never>;
  'country-ee': Record<never, never>;
  'country-eg': Record<never, never>;
  'country-eh': Record<never, never>;
  'country-er': Record<never, never>;
  'country-es': Record<never, never>;
  'country-et': Record<never, never>;
  'country-fi': Record<never, never>;
  'country-fj': Record<never, never>;
  'country-fk': Record<never, never>;
  'country-fm': Record<never, never>;
  'country-fo': Record<never, never>;
  'country-fr': Record<never, never>;
  'country-ga': Record<never, never>;
  'country-gb': Record<never, never>;
  'country-gd': Record<never, never>;
  'country-ge': Record<never, never>;
  'country-gf': Record<never, never>;
  'country-gg': Record<never, never>;
  'country-gh': Record<never, never>;
  'country-gi': Record<never, never>;
  'country-gl': Record<never, never>;
  'country-gm': Record<never, never>;
  'country-gn': Record<never, never>;
  'country-gp': Record<never, never>;
  'country-gq': Record<never, never>;
  'country-gr': Record<never, never>;
  'country-gs': Record<never, never>;
  'country-gt': Record<never, never>;
  'country-gu': Record<never, never>;
  'country-gw': Record<never, never>;
  'country-gy': Record<never, never>;
  'country-hk': Record<never, never>;
  'country-hm': Record<never, never>;
  'country-hn': Record<never, never>;
  'country-hr': Record<never, never>;
  'country-ht': Record<never, never>;
  'country-hu': Record<never, never>;
  'country-id': Record<never, never>;
  'country-ie': Record<never, never>;
  'country-il': Record<never, never>;
  'country-im': Record<never, never>;
  'country-in': Record<never, never>;
  'country-io': Record<never, never>;
  'country-iq': Record<never, never>;
  'country-ir': Record<never, never>;
  'country-is': Record<never, never>;
  'country-it': Record<never, never>;
  'country-je': Record<never, never>;
  'country-jm': Record<never, never>;
  'country-jo': Record<never, never>;
  'country-jp': Record<never, never>;
  'country-ke': Record<never, never>;
  'country-kg': Record<never, never>;
  'country-kh': Record<never, never>;
  'country-ki': Record<never, never>;
  'country-km': Record<never, never>;
  'country-kn': Record<never, never>;
  'country-kp': Record<never, never>;
  'country-kr': Record<never, never>;
  'country-kw': Record<never, never>;
  'country-ky': Record<never, never>;
  'country-kz': Record<never, never>;
  'country-la': Record<never, never>;
  'country-lb': Record<never, never>;
  'country-lc': Record<never, never>;
  'country-li': Record<never, never>;
  'country-lk': Record<never, never>;
  'country-lr': Record<never, never>;
  'country-ls': Record<never, never>;
  'country-lt': Record<never, never>;
  'country-lu': Record<never, never>;
  'country-lv': Record<never, never>;
  'country-ly': Record<never, never>;
  'country-ma': Record<never, never>;
  'country-mc': Record<never, never>;
  'country-md': Record<never, never>;
  'country-me': Record<never, never>;
  'country-mf': Record<never, never>;
  'country-mg': Record<never, never>;
  'country-mh': Record<never, never>;
  'country-mk': Record<never, never>;
  'country-ml': Record<never, never>;
  'country-mm': Record<never, never>;
  'country-mn': Record<never, never>;
  'country-mo': Record<never, never>;
  'country-mp': Record<never, never>;
  'country-mq': Record<never, never>;
  'country-mr': Record<never, never>;
  'country-ms': Record<never, never>;
  'country-mt': Record<never, never>;
  'country-mu': Record<never, never>;
  'country-mv': Record<never, never>;
  'country-mw': Record<never, never>;
  'country-mx': Record<never, never>;
  'country-my': Record<never, never>;
  'country-mz': Record<never, never>;
  'country-na': Record<never, never>;
  'country-nc': Record<never, never>;
  'country-ne': Record<never, never>;
  'country-nf': Record<never, never>;
  'country-ng': Record<never, never>;
  'country-ni': Record<never, never>;
  'country-nl': Record<never, never>;
  'country-no': Record<never, never>;
  'country-np': Record<never, never>;
  'country-nr': Record<never, never>;
  'country-nu': Record<never, never>;
  'country-nz': Record<never, never>;
  'country-om': Record<never, never>;
  'country-pa': Record<never, never>;
  'country-pe': Record<never, never>;
  'country-pf': Record<never, never>;
  'country-pg': Record<never, never>;
  'country-ph': Record<never, never>;
  'country-pk': Record<never, never>;
  'country-pl': Record<never, never>;
  'country-pm': Record<never, never>;
  'country-pn': Record<never, never>;
  'country-pr': Record<never, never>;
  'country-ps': Record<never, never>;
  'country-pt': Record<never, never>;
  'country-pw': Record<never, never>;
  'country-py': Record<never, never>;
  'country-qa': Record<never, never>;
  'country-re': Record<never, never>;
  'country-ro': Record<never, never>;
  'country-rs': Record<never, never>;
  'country-ru': Record<never, never>;
  'country-rw': Record<never, never>;
  'country-sa': Record<never, never>;
  'country-sb': Record<never, never>;
  'country-sc': Record<never, never>;
  'country-sd': Record<never, never>;
  'country-se': Record<never, never>;
  'country-sg': Record<never, never>;
  'country-sh': Record<never, never>;
  'country-si': Record<never, never>;
  'country-sj': Record<never, never>;
  'country-sk': Record<never, never>;
  'country-sl': Record<never, never>;
  'country-sm': Record<never, never>;
  'country-sn': Record<never, never>;
  'country-so': Record<never, never>;
  'country-sr': Record<never, never>;
  'country-ss': Record<never, never>;
  'country-st': Record<never, never>;
  'country-sv': Record<never, never>;
  'country-sx': Record<never, never>;
  'country-sy': Record<never, never>;
  'country-sz': Record<never, never>;
  'country-tc': Record<never, never>;
  'country-td': Record<never, never>;
  'country-tf': Record<never, never>;
  'country-tg': Record<never, never>;
  'country-th': Record<never, never>;
  'country-tj': Record<never, never>;
  'country-tk': Record<never, never>;
  'country-tl': Record<never, never>;
  'country-tm': Record<never, never>;
  'country-tn': Record<never, never>;
  'country-to': Record<never, never>;
  'country-tr': Record<never, never>;
  'country-tt': Record<never, never>;
  'country-tv': Record<never, never>;
  'country-tw': Record<never, never>;
  'country-tz': Record<never, never>;
  'country-ua': Record<never, never>;
  'country-ug': Record<never, never>;
  'country-um': Record<never, never>;
  'country-us': Record<never, never>;
  'country-uy': Record<never, never>;
  'country-uz': Record<never, never>;
  'country-va': Record<never, never>;
  'country-vc': Record<never, never>;
  'country-ve': Record<never, never>;
  'country-vg': Record<never, never>;
  'country-vi': Record<never, never>;
  'country-vn': Record<never, never>;
  'country-vu': Record<never, never>;
  'country-wf': Record<never, never>;
  'country-ws': Record<never, never>;
  'country-ye': Record<never, never>;
  'country-yt': Record<never, never>;
  'country-za': Record<never, never>;
  'country-zm': Record<never, never>;
  'country-zw': Record<never, never>;
  'data-aside-remove': { name: string | number };
  'data-aside-remove-text': { name: string | number };
  'data-aside-remove-title': Record<never, never>;
  'data-aside-size': { megabytes: string | number };
  'data-asides-text': Record<never, never>;
  'data-asides-title': Record<never, never>;
  'data-damaged-text': Record<never, never>;
  'data-damaged-title': Record<never, never>;
  'data-export-do': Record<never, never>;
  'data-export-missing': { count: number };
  'data-export-saved': { name: string | number };
  'data-export-text': Record<never, never>;
  'data-export-title': Record<never, never>;
  'data-export-warning': Record<never, never>;
  'data-folder': Record<never, never>;
  'data-health': Record<never, never>;
  'data-health-damaged': Record<never, never>;
  'data-health-sound': Record<never, never>;
  'data-health-unfinished': Record<never, never>;
  'data-key': Record<never, never>;
  'data-key-keyring': Record<never, never>;
  'data-key-none': Record<never, never>;
  'data-key-passphrase': Record<never, never>;
  'data-lead': Record<never, never>;
  'data-passphrase-changed': Record<never, never>;
  'data-passphrase-confirmation': Record<never, never>;
  'data-passphrase-do': Record<never, never>;
  'data-passphrase-new': Record<never, never>;
  'data-passphrase-old': Record<never, never>;
  'data-passphrase-title': Record<never, never>;
  'data-renew-do': Record<never, never>;
  'data-renew-text': Record<never, never>;
  'data-renew-title': Record<never, never>;
  'data-renewed': Record<never, never>;
  'data-title': Record<never, never>;
  'devices-began': Record<never, never>;
  'devices-end': Record<never, never>;
  'devices-end-label': { device: string | number };
  'devices-end-others': Record<never, never>;
  'devices-ended': { device: string | number };
  'devices-ended-others': Record<never, never>;
  'devices-forget': Record<never, never>;
  'devices-forget-label': { device: string | number };
  'devices-forgotten': { device: string | number };
  'devices-last-used': Record<never, never>;
  'devices-lead': Record<never, never>;
  'devices-named': { kind: string | number; name: string | number };
  'devices-none': Record<never, never>;
  'devices-remembered-lead': Record<never, never>;
  'devices-remembered-none': Record<never, never>;
  'devices-remembered-title': Record<never, never>;
  'devices-remembered-until': Record<never, never>;
  'devices-system-linux': Record<never, never>;
  'devices-system-macos': Record<never, never>;
  'devices-system-other': Record<never, never>;
  'devices-system-windows': Record<never, never>;
  'devices-this': Record<never, never>;
  'devices-title': Record<never, never>;
  'diagnosis-application': { language: string | number; system: string | number; version: string | number };
  'diagnosis-line': { line: string | number };
  'diagnosis-problem': { code: string | number };
  'diagnosis-problem-none': Record<never, never>;
  'diagnosis-problem-unknown': Record<never, never>;
  'diagnosis-screen': { screen: string | number };
  'diagnosis-screen-unknown': Record<never, never>;
  'diagnosis-store': { store: string | number; unsent: string | number };
  'dialog-choose-images': Record<never, never>;
  'dialog-images': Record<never, never>;
  'documents-advice-blurred': Record<never, never>;
  'documents-advice-first': Record<never, never>;
  'documents-advice-glare': Record<never, never>;
  'documents-advice-last': Record<never, never>;
  'documents-advice-other': Record<never, never>;
  'documents-advice-title': Record<never, never>;
  'documents-advice-too-bright': Record<never, never>;
  'documents-advice-too-dark': Record<never, never>;
  'documents-advice-too-small': Record<never, never>;
  'documents-advice-use': Record<never, never>;
  'documents-android-1': Record<never, never>;
  'documents-android-2': Record<never, never>;
  'documents-android-3': Record<never, never>;
  'documents-android-4': Record<never, never>;
  'documents-back-side': Record<never, never>;
  'documents-camera': Record<never, never>;
  'documents-camera-again': Record<never, never>;
  'documents-camera-denied': Record<never, never>;
  'documents-camera-failed': Record<never, never>;
  'documents-camera-kept': Record<never, never>;
  'documents-camera-lead': Record<never, never>;
  'documents-camera-live': Record<never, never>;
  'documents-camera-look': Record<never, never>;
  'documents-camera-name': Record<never, never>;
  'documents-camera-photo': Record<never, never>;
  'documents-camera-starting': Record<never, never>;
  'documents-camera-take': Record<never, never>;
  'documents-camera-title': Record<never, never>;
  'documents-camera-use': Record<never, never>;
  'documents-chosen': Record<never, never>;
  'documents-count': { count: string | number };
  'documents-cover-absent': Record<never, never>;
  'documents-cover-absent-name': { name: string | number };
  'documents-cover-add': Record<never, never>;
  'documents-cover-ahead': Record<never, never>;
  'documents-cover-at': { height: string | number; name: string | number; width: string | number; x: string | number; y: string | number };
  'documents-cover-box': Record<never, never>;
  'documents-cover-box-label': { name: string | number };
  'documents-cover-box-name': { name: string | number };
  'documents-cover-box-proposed': { name: string | number };
  'documents-cover-here': Record<never, never>;
  'documents-cover-here-name': { name: string | number };
  'documents-cover-keep': Record<never, never>;
  'documents-cover-kept': Record<never, never>;
  'documents-cover-keys': Record<never, never>;
  'documents-cover-lead': Record<never, never>;
  'documents-cover-lead-optional': Record<never, never>;
  'documents-cover-list': Record<never, never>;
  'documents-cover-missing': { fields: string | number };
  'documents-cover-own': { number: string | number };
  'documents-cover-picture': Record<never, never>;
  'documents-cover-removed': { name: string | number };
  'documents-cover-state-absent': Record<never, never>;
  'documents-cover-state-before': Record<never, never>;
  'documents-cover-state-covered': Record<never, never>;
  'documents-cover-state-open': Record<never, never>;
  'documents-cover-state-optional': Record<never, never>;
  'documents-cover-title': Record<never, never>;
  'documents-cover-where-present': Record<never, never>;
  'documents-drop': Record<never, never>;
  'documents-edit': Record<never, never>;
  'documents-edit-lead': Record<never, never>;
  'documents-edit-name': { name: string | number };
  'documents-edit-title': Record<never, never>;
  'documents-enlarge': { name: string | number };
  'documents-image': { number: string | number };
  'documents-intro-character': Record<never, never>;
  'documents-intro-identity': Record<never, never>;
  'documents-intro-name-change': Record<never, never>;
  'documents-iphone-1': Record<never, never>;
  'documents-iphone-2': Record<never, never>;
  'documents-iphone-3': Record<never, never>;
  'documents-iphone-4': Record<never, never>;
  'documents-keys': Record<never, never>;
  'documents-limits': Record<never, never>;
  'documents-look': Record<never, never>;
  'documents-paste': Record<never, never>;
  'documents-pasted': Record<never, never>;
  'documents-progress': { count: string | number; number: string | number };
  'documents-readable': Record<never, never>;
  'documents-refused': { name: string | number };
  'documents-remove': { name: string | number };
  'documents-rotate': Record<never, never>;
  'documents-side-ahead': Record<never, never>;
  'documents-side-front': Record<never, never>;
  'documents-side-number': Record<never, never>;
  'documents-side-question': Record<never, never>;
  'documents-side-refused': Record<never, never>;
  'documents-side-refused-title': Record<never, never>;
  'documents-side-title': Record<never, never>;
  'documents-side-why': Record<never, never>;
  'documents-steps-title': Record<never, never>;
  'documents-steps-which': Record<never, never>;
  'documents-title-character': Record<never, never>;
  'documents-title-identity': Record<never, never>;
  'documents-title-name-change': Record<never, never>;
  'documents-type-first': Record<never, never>;
  'documents-uncovered': { fields: string | number };
  'documents-unseen': Record<never, never>;
  'documents-zoom-in': Record<never, never>;
  'documents-zoom-out': Record<never, never>;
  'documents-zoom-reset': Record<never, never>;
  'entry-continue': Record<never, never>;
  'entry-continue-text': Record<never, never>;
  'entry-graduate': Record<never, never>;
  'entry-graduate-text': Record<never, never>;
  'entry-new': Record<never, never>;
  'entry-new-1': Record<never, never>;
  'entry-new-2': Record<never, never>;
  'entry-new-3': Record<never, never>;
  'entry-new-text': Record<never, never>;
  'entry-open-draft': Record<never, never>;
  'entry-open-draft-text': Record<never, never>;
  'entry-open-flow': Record<never, never>;
  'entry-open-flow-text': Record<never, never>;
  'entry-open-reset': Record<never, never>;
  'entry-open-reset-second': Record<never, never>;
  'entry-open-reset-second-text': Record<never, never>;
  'entry-open-reset-text': Record<never, never>;
  'entry-open-status-text': Record<never, never>;
  'entry-open-terms-text': Record<never, never>;
  'entry-register': Record<never, never>;
  'entry-sign-in-text': Record<never, never>;
  'entry-staff': Record<never, never>;
  'entry-title': Record<never, never>;
  'entry-who-title': Record<never, never>;
  'era-heisei': Record<never, never>;
  'era-meiji': Record<never, never>;
  'era-reiwa': Record<never, never>;
  'era-showa': Record<never, never>;
  'era-taisho': Record<never, never>;
  'error-access-ended': { received: string | number };
  'error-account-exists': Record<never, never>;
  'error-account-unknown': Record<never, never>;
  'error-address-changed': Record<never, never>;
  'error-address-in-use': Record<never, never>;
  'error-address-insecure': Record<never, never>;
  'error-address-malformed': Record<never, never>;
  'error-address-missing': Record<never, never>;
  'error-application-lost': Record<never, never>;
  'error-assigned-to-other': { name: string | number };
  'error-body-digest-mismatch': Record<never, never>;
  'error-body-too-large': Record<never, never>;
  'error-bound-to-university': Record<never, never>;
  'error-certificate-expired': Record<never, never>;
  'error-certificate-untrusted': Record<never, never>;
  'error-certificate-wrong-host': Record<never, never>;
  'error-client-too-old': { url: string | number; version: string | number };
  'error-clipboard-empty': Record<never, never>;
  'error-clipboard-failed': Record<never, never>;
  'error-code-expired': Record<never, never>;
  'error-code-malformed': Record<never, never>;
  'error-code-used': Record<never, never>;
  'error-code-void': Record<never, never>;
  'error-code-wrong': { tries_left: number };
  'error-conflict-undecided': Record<never, never>;
  'error-covers-missing': Record<never, never>;
  'error-current-password-missing': Record<never, never>;
  'error-current-password-wrong': Record<never, never>;
  'error-cursor-unknown': Record<never, never>;
  'error-diagnosis-malformed': Record<never, never>;
  'error-diagnosis-newer': Record<never, never>;
  'error-dialog-failed': Record<never, never>;
  'error-directory-unavailable': Record<never, never>;
  'error-disk-full': Record<never, never>;
  'error-disk-unwritable': Record<never, never>;
  'error-document-refused': { found: string | number };
  'error-document-type-first': Record<never, never>;
  'error-documents-missing': Record<never, never>;
  'error-documents-not-ready': Record<never, never>;
  'error-email-invalid': { reason: string | number };
  'error-email-malformed': Record<never, never>;
  'error-email-missing': Record<never, never>;
  'error-email-too-long': Record<never, never>;
  'error-email-unchanged': Record<never, never>;
  'error-emails-differ': Record<never, never>;
  'error-entry-unreadable': Record<never, never>;
  'error-export-dialog-failed': Record<never, never>;
  'error-export-full': Record<never, never>;
  'error-export-unwritable': Record<never, never>;
  'error-file-unreadable': Record<never, never>;
  'error-form-invalid': Record<never, never>;
  'error-graduation-ended': Record<never, never>;
  'error-host-unknown': Record<never, never>;
  'error-identity-provider-unavailable': Record<never, never>;
  'error-image-empty': Record<never, never>;
  'error-image-forgotten': Record<never, never>;
  'error-image-heic': Record<never, never>;
  'error-image-lost': Record<never, never>;
  'error-image-not-an-image': { found: string | number };
  'error-image-pdf': Record<never, never>;
  'error-image-too-large-file': { bytes_mb: string | number; limit_mb: string | number };
  'error-image-too-many-pixels': { megapixels: string | number };
  'error-image-truncated': Record<never, never>;
  'error-image-undecodable': Record<never, never>;
  'error-image-worker-failed': Record<never, never>;
  'error-initial-password-expired': Record<never, never>;
  'error-internal': Record<never, never>;
  'error-key-ended': Record<never, never>;
  'error-key-malformed': { digits: string | number };
  'error-key-not-renewed': Record<never, never>;
  'error-key-too-old': Record<never, never>;
  'error-key-void': Record<never, never>;
  'error-key-wrong': { tries_left: string | number };
  'error-link-not-ours': Record<never, never>;
  'error-method-not-allowed': Record<never, never>;
  'error-name-change-under-review': { reference: string | number };
  'error-no-application': Record<never, never>;
  'error-no-draft': Record<never, never>;
  'error-no-flow': Record<never, never>;
  'error-no-university': Record<never, never>;
  'error-not-akashi': Record<never, never>;
  'error-not-allowed': Record<never, never>;
  'error-not-found': Record<never, never>;
  'error-not-open-yet': { from: string | number };
  'error-not-signed-in': Record<never, never>;
  'error-nothing-to-export': Record<never, never>;
  'error-other-draft': Record<never, never>;
  'error-own-account': Record<never, never>;
  'error-passphrase-short': { limit: string | number };
  'error-passphrase-wrong': Record<never, never>;
  'error-passphrases-differ': Record<never, never>;
  'error-password-refused': Record<never, never>;
  'error-passwords-differ': Record<never, never>;
  'error-passwords-must-be-set': Record<never, never>;
  'error-personal-changed': Record<never, never>;
  'error-personal-gone': Record<never, never>;
  'error-reason-missing': Record<never, never>;
  'error-receipt-unavailable': Record<never, never>;
  'error-receipt-unproven': Record<never, never>;
  'error-receipt-unreachable': Record<never, never>;
  'error-reference-malformed': Record<never, never>;
  'error-request-malformed': Record<never, never>;
  'error-resend-too-early': { seconds: number };
  'error-reset-ended': Record<never, never>;
  'error-revision-conflict': Record<never, never>;
  'error-save-dialog-failed': Record<never, never>;
  'error-second-password-not-set': Record<never, never>;
  'error-second-person-needed': Record<never, never>;
  'error-sending-interrupted': Record<never, never>;
  'error-server-timeout': Record<never, never>;
  'error-server-too-old': Record<never, never>;
  'error-server-unreachable': Record<never, never>;
  'error-sign-in-failed': Record<never, never>;
  'error-sign-in-not-recent': Record<never, never>;
  'error-sign-in-refused': { minutes: string | number };
  'error-sign-in-reset-needed': Record<never, never>;
  'error-signs-in-as-graduate': Record<never, never>;
  'error-staff-name-malformed': Record<never, never>;
  'error-staff-name-taken': Record<never, never>;
  'error-state-conflict': Record<never, never>;
  'error-storage-full': Record<never, never>;
  'error-store-damaged': Record<never, never>;
  'error-store-locked': Record<never, never>;
  'error-store-no-locks': Record<never, never>;
  'error-store-sound': Record<never, never>;
  'error-student-number-taken': Record<never, never>;
  'error-target-full': Record<never, never>;
  'error-target-unwritable': Record<never, never>;
  'error-terms-changed': Record<never, never>;
  'error-terms-not-ticked': Record<never, never>;
  'error-too-many-documents': { limit: string | number };
  'error-too-many-images': { limit: string | number };
  'error-too-many-requests': { minutes: number };
  'error-unavailable': Record<never, never>;
  'error-upload-conflict': Record<never, never>;
  'export-dialog-filter': Record<never, never>;
  'export-dialog-title': Record<never, never>;
  'export-file-name': { date: string | number };
  'export-page-application': Record<never, never>;
  'export-page-draft': Record<never, never>;
  'export-page-images': Record<never, never>;
  'export-page-missing': { count: number };
  'export-page-personal': Record<never, never>;
  'export-page-receipts': Record<never, never>;
  'export-page-receipts-text': Record<never, never>;
  'export-page-seen': Record<never, never>;
  'export-page-title': Record<never, never>;
  'export-page-unsent': Record<never, never>;
  'export-page-warning': Record<never, never>;
  'export-page-written': { time: string | number };
  'field-admission-month': Record<never, never>;
  'field-birth-date': Record<never, never>;
  'field-building': Record<never, never>;
  'field-city': Record<never, never>;
  'field-country': Record<never, never>;
  'field-department': Record<never, never>;
  'field-document-type': Record<never, never>;
  'field-faculty': Record<never, never>;
  'field-faculty-text': Record<never, never>;
  'field-family-name-kana': Record<never, never>;
  'field-family-name-kanji': Record<never, never>;
  'field-family-name-roman': Record<never, never>;
  'field-given-name-kana': Record<never, never>;
  'field-given-name-kanji': Record<never, never>;
  'field-given-name-roman': Record<never, never>;
  'field-leaving-kind': Record<never, never>;
  'field-leaving-month': Record<never, never>;
  'field-mobile-phone': Record<never, never>;
  'field-name-proof': Record<never, never>;
  'field-name-proof-issued': Record<never, never>;
  'field-overseas-address': Record<never, never>;
  'field-phone': Record<never, never>;
  'field-postcode': Record<never, never>;
  'field-prefecture': Record<never, never>;
  'field-residence': Record<never, never>;
  'field-school-family-name-kana': Record<never, never>;
  'field-school-family-name-kanji': Record<never, never>;
  'field-school-family-name-roman': Record<never, never>;
  'field-school-given-name-kana': Record<never, never>;
  'field-school-given-name-kanji': Record<never, never>;
  'field-school-given-name-roman': Record<never, never>;
  'field-street': Record<never, never>;
  'field-student-number': Record<never, never>;
  'field-workplace-building': Record<never, never>;
  'field-workplace-city': Record<never, never>;
  'field-workplace-name': Record<never, never>;
  'field-workplace-phone': Record<never, never>;
  'field-workplace-postcode': Record<never, never>;
  'field-workplace-prefecture': Record<never, never>;
  'field-workplace-street': Record<never, never>;
  'flag-account-exists': Record<never, never>;
  'flag-account-unknown': Record<never, never>;
  'flag-character-missing': Record<never, never>;
  'flag-image-hard-to-read': Record<never, never>;
  'flag-image-undecodable': Record<never, never>;
  'flag-mail-undelivered': Record<never, never>;
  'flag-name-changed': Record<never, never>;
  'flag-number-said-of-another': Record<never, never>;
  'flag-student-number-of-student': Record<never, never>;
  'flag-student-number-taken': Record<never, never>;
  'flow-cancel': Record<never, never>;
  'flow-checklist-1': { email: string | number };
  'flow-checklist-2': Record<never, never>;
  'flow-checklist-3': Record<never, never>;
  'flow-checklist-4': { domain: string | number };
  'flow-checklist-title': Record<never, never>;
  'flow-code': Record<never, never>;
  'flow-code-help': Record<never, never>;
  'flow-continue-email-help': Record<never, never>;
  'flow-continue-lead': Record<never, never>;
  'flow-continue-reference-help': Record<never, never>;
  'flow-correct': Record<never, never>;
  'flow-email': Record<never, never>;
  'flow-email-confirmation': Record<never, never>;
  'flow-email-confirmation-help': Record<never, never>;
  'flow-email-help': Record<never, never>;
  'flow-email-lead': Record<never, never>;
  'flow-email-title': Record<never, never>;
  'flow-mail-accepted': Record<never, never>;
  'flow-mail-accepted-text': Record<never, never>;
  'flow-mail-expired': Record<never, never>;
  'flow-mail-expired-text': Record<never, never>;
  'flow-mail-put-off': Record<never, never>;
  'flow-mail-put-off-text': { minutes: number };
  'flow-mail-queued': Record<never, never>;
  'flow-mail-queued-text': Record<never, never>;
  'flow-mail-refused-other': Record<never, never>;
  'flow-mail-refused-other-text': Record<never, never>;
  'flow-mail-refused-unknown-mailbox': Record<never, never>;
  'flow-mail-refused-unknown-mailbox-text': Record<never, never>;
  'flow-mail-unknown': Record<never, never>;
  'flow-mail-unknown-text': Record<never, never>;
  'flow-not-come': Record<never, never>;
  'flow-note-allow': { domain: string | number };
  'flow-note-free': Record<never, never>;
  'flow-note-mail': Record<never, never>;
  'flow-or-link': Record<never, never>;
  'flow-resend': Record<never, never>;
  'flow-resend-in': { seconds: string | number };
  'flow-sent-again': { email: string | number };
  'flow-to': Record<never, never>;
  'flow-valid': { minutes: number };
  'flow-waiting-title': Record<never, never>;
  'form-address-choose': Record<never, never>;
  'form-address-date': { date: string | number };
  'form-address-filled': { address: string | number };
  'form-address-replace': { address: string | number };
  'form-address-replace-no': Record<never, never>;
  'form-address-replace-yes': Record<never, never>;
  'form-address-unknown': Record<never, never>;
  'form-apply': Record<never, never>;
  'form-autosave': Record<never, never>;
  'form-both-calendars': { era: string | number; era_year: number; rest: string | number; year: string | number };
  'form-change': { section: string | number };
  'form-character-text': Record<never, never>;
  'form-character-title': Record<never, never>;
  'form-check-lead': Record<never, never>;
  'form-check-short': Record<never, never>;
  'form-check-title': Record<never, never>;
  'form-choose': Record<never, never>;
  'form-choose-faculty-first': Record<never, never>;
  'form-converted-kana': Record<never, never>;
  'form-converted-roman': Record<never, never>;
  'form-copy-name': Record<never, never>;
  'form-country-choose': Record<never, never>;
  'form-date-meant': { date: string | number };
  'form-discard': Record<never, never>;
  'form-discard-confirm': Record<never, never>;
  'form-discard-keep': Record<never, never>;
  'form-discard-text': Record<never, never>;
  'form-discard-title': Record<never, never>;
  'form-email-verified': Record<never, never>;
  'form-empty-optional': Record<never, never>;
  'form-field-new': Record<never, never>;
  'form-field-required': Record<never, never>;
  'form-group-changed-name': Record<never, never>;
  'form-group-changed-name-help': Record<never, never>;
  'form-group-name': Record<never, never>;
  'form-group-name-help': Record<never, never>;
  'form-group-school-name': Record<never, never>;
  'form-group-school-name-help': Record<never, never>;
  'form-lead-applicant': Record<never, never>;
  'form-lead-contact': Record<never, never>;
  'form-lead-identity': Record<never, never>;
  'form-lead-school': Record<never, never>;
  'form-lead-workplace': Record<never, never>;
  'form-list-separator': Record<never, never>;
  'form-name-change-lead': Record<never, never>;
  'form-name-change-lead-identity': Record<never, never>;
  'form-name-change-name-help': Record<never, never>;
  'form-name-change-proof-help': Record<never, never>;
  'form-new-fields': { fields: string | number };
  'form-not-saved': Record<never, never>;
  'form-offers': Record<never, never>;
  'form-offers-for': { label: string | number };
  'form-progress': Record<never, never>;
  'form-required-fields': { fields: string | number };
  'form-residence-domestic': Record<never, never>;
  'form-residence-overseas': Record<never, never>;
  'form-returned': Record<never, never>;
  'form-saved': { time: string | number };
  'form-saving': Record<never, never>;
  'form-summary-title': Record<never, never>;
  'form-terms-accept': Record<never, never>;
  'form-terms-lead': Record<never, never>;
  'form-terms-tick': Record<never, never>;
  'form-terms-title': Record<never, never>;
  'form-title': Record<never, never>;
  'form-title-again': { revision: string | number; title: string | number };
  'form-title-enrolment': Record<never, never>;
  'form-title-name-change': Record<never, never>;
  'form-title-recovery': Record<never, never>;
  'form-to-check': Record<never, never>;
  'form-variants-boxed': Record<never, never>;
  'form-variants-usual': Record<never, never>;
  'general-app-name': Record<never, never>;
  'general-back': Record<never, never>;
  'general-cancel': Record<never, never>;
  'general-change': Record<never, never>;
  'general-close': Record<never, never>;
  'general-confirm': Record<never, never>;
  'general-delete': Record<never, never>;
  'general-language-en': Record<never, never>;
  'general-language-ja': Record<never, never>;
  'general-loading': Record<never, never>;
  'general-menu': Record<never, never>;
  'general-minutes-left': { minutes: number };
  'general-next': Record<never, never>;
  'general-not-entered': Record<never, never>;
  'general-notes': Record<never, never>;
  'general-notes-read': Record<never, never>;
  'general-ok': Record<never, never>;
  'general-optional': Record<never, never>;
  'general-required': Record<never, never>;
  'general-retry': Record<never, never>;
  'general-search': Record<never, never>;
  'general-select-file': Record<never, never>;
  'general-send': Record<never, never>;
  'general-set': Record<never, never>;
  'general-sign-in': Record<never, never>;
  'general-sign-out': Record<never, never>;
  'general-yes': Record<never, never>;
  'help-about-add-number': Record<never, never>;
  'help-about-applications': Record<never, never>;
  'help-about-campus-forgotten': Record<never, never>;
  'help-about-campus-sign-in': Record<never, never>;
  'help-about-change-address': Record<never, never>;
  'help-about-change-name': Record<never, never>;
  'help-about-change-password': Record<never, never>;
  'help-about-check': Record<never, never>;
  'help-about-compare': Record<never, never>;
  'help-about-connect': Record<never, never>;
  'help-about-content-kind': Record<never, never>;
  'help-about-continue-application': Record<never, never>;
  'help-about-data': Record<never, never>;
  'help-about-devices': Record<never, never>;
  'help-about-discard': Record<never, never>;
  'help-about-email-key': Record<never, never>;
  'help-about-entry': Record<never, never>;
  'help-about-forget-copy': Record<never, never>;
  'help-about-forgotten': Record<never, never>;
  'help-about-form': Record<never, never>;
  'help-about-graduation': Record<never, never>;
  'help-about-home': Record<never, never>;
  'help-about-lost-address': Record<never, never>;
  'help-about-mail-address': Record<never, never>;
  'help-about-manual': Record<never, never>;
  'help-about-passwords': Record<never, never>;
  'help-about-payment-kind': Record<never, never>;
  'help-about-personal': Record<never, never>;
  'help-about-remove-data': Record<never, never>;
  'help-about-saml-sign-in': Record<never, never>;
  'help-about-second-password': Record<never, never>;
  'help-about-sign-in': Record<never, never>;
  'help-about-staff-accounts': Record<never, never>;
  'help-about-staff-detail': Record<never, never>;
  'help-about-staff-diagnosis': Record<never, never>;
  'help-about-staff-own': Record<never, never>;
  'help-about-staff-queue': Record<never, never>;
  'help-about-staff-sign-in': Record<never, never>;
  'help-about-start': Record<never, never>;
  'help-about-status': Record<never, never>;
  'help-about-store': Record<never, never>;
  'help-about-system-kind': Record<never, never>;
  'help-about-terms': Record<never, never>;
  'help-about-two-factor': Record<never, never>;
  'help-about-waiting': Record<never, never>;
  'help-about-who': Record<never, never>;
  'help-about-withdraw': Record<never, never>;
  'help-admission-month': Record<never, never>;
  'help-birth-date': Record<never, never>;
  'help-by-email': Record<never, never>;
  'help-by-phone': Record<never, never>;
  'help-chat': Record<never, never>;
  'help-close': Record<never, never>;
  'help-closed': Record<never, never>;
  'help-closed-until': { time: string | number };
  'help-code-again': Record<never, never>;
  'help-code-copied': Record<never, never>;
  'help-code-copy': Record<never, never>;
  'help-code-lead': Record<never, never>;
  'help-code-not-copied': Record<never, never>;
  'help-code-title': Record<never, never>;
  'help-contacts': Record<never, never>;
  'help-contacts-failed': Record<never, never>;
  'help-contacts-none': Record<never, never>;
  'help-country': Record<never, never>;
  'help-faculty-text': Record<never, never>;
  'help-hours-japan': Record<never, never>;
  'help-kinds-joint': Record<never, never>;
  'help-languages-both': Record<never, never>;
  'help-languages-en': Record<never, never>;
  'help-languages-ja': Record<never, never>;
  'help-leaving-month': Record<never, never>;
  'help-manual-here': Record<never, never>;
  'help-moment-on': { day: string | number; time: string | number };
  'help-name-proof-issued': Record<never, never>;
  'help-open': Record<never, never>;
  'help-open-now': Record<never, never>;
  'help-open-until': { time: string | number };
  'help-other-kind': Record<never, never>;
  'help-overseas-address': Record<never, never>;
  'help-phone': Record<never, never>;
  'help-postcode': Record<never, never>;
  'help-screen-add-number': Record<never, never>;
  'help-screen-applications': Record<never, never>;
  'help-screen-campus-forgotten': Record<never, never>;
  'help-screen-campus-sign-in': Record<never, never>;
  'help-screen-change-address': Record<never, never>;
  'help-screen-change-name': Record<never, never>;
  'help-screen-change-password': Record<never, never>;
  'help-screen-check': Record<never, never>;
  'help-screen-compare': Record<never, never>;
  'help-screen-connect': Record<never, never>;
  'help-screen-continue-application': Record<never, never>;
  'help-screen-data': Record<never, never>;
  'help-screen-devices': Record<never, never>;
  'help-screen-discard': Record<never, never>;
  'help-screen-email-key': Record<never, never>;
  'help-screen-entry': Record<never, never>;
  'help-screen-forget-copy': Record<never, never>;
  'help-screen-forgotten': Record<never, never>;
  'help-screen-form': Record<never, never>;
  'help-screen-graduation': Record<never, never>;
  'help-screen-home': Record<never, never>;
  'help-screen-lost-address': Record<never, never>;
  'help-screen-mail-address': Record<never, never>;
  'help-screen-manual': Record<never, never>;
  'help-screen-passwords': Record<never, never>;
  'help-screen-personal': Record<never, never>;
  'help-screen-remove-data': Record<never, never>;
  'help-screen-saml-sign-in': Record<never, never>;
  'help-screen-second-password': Record<never, never>;
  'help-screen-sign-in': Record<never, never>;
  'help-screen-staff-accounts': Record<never, never>;
  'help-screen-staff-detail': Record<never, never>;
  'help-screen-staff-diagnosis': Record<never, never>;
  'help-screen-staff-own': Record<never, never>;
  'help-screen-staff-queue': Record<never, never>;
  'help-screen-staff-sign-in': Record<never, never>;
  'help-screen-start': Record<never, never>;
  'help-screen-status': Record<never, never>;
  'help-screen-store': Record<never, never>;
  'help-screen-terms': Record<never, never>;
  'help-screen-two-factor': Record<never, never>;
  'help-screen-waiting': Record<never, never>;
  'help-screen-who': Record<never, never>;
  'help-screen-withdraw': Record<never, never>;
  'help-street': Record<never, never>;
  'help-student-number': Record<never, never>;
  'help-this-screen': Record<never, never>;
  'help-title': Record<never, never>;
  'help-workplace-postcode': Record<never, never>;
  'hint-kana-differs': Record<never, never>;
  'hint-names-in-one-box': Record<never, never>;
  'hint-roman-expected': Record<never, never>;
  'home-all-applications': Record<never, never>;
  'home-applications': Record<never, never>;
  'home-applications-none': Record<never, never>;
  'home-enrolment': Record<never, never>;
  'home-enrolments': Record<never, never>;
  'home-greeting': { name: string | number };
  'home-leaving': Record<never, never>;
  'home-more': Record<never, never>;
  'home-not-me': Record<never, never>;
  'home-not-me-1': Record<never, never>;
  'home-not-me-2': Record<never, never>;
  'home-not-me-3': Record<never, never>;
  'home-not-me-confirm': Record<never, never>;
  'home-not-me-lead': Record<never, never>;
  'home-not-me-title': Record<never, never>;
  'home-order-meanwhile': Record<never, never>;
  'home-previous': Record<never, never>;
  'home-previous-none': Record<never, never>;
  'home-received': Record<never, never>;
  'home-services': Record<never, never>;
  'home-student-number': Record<never, never>;
  'home-title': Record<never, never>;
  'key-help': { digits: string | number };
  'key-label': Record<never, never>;
  'key-lead': { address: string | number; digits: string | number };
  'key-lead-put-off': { address: string | number; minutes: number };
  'key-lead-queued': { address: string | number };
  'key-not-come': Record<never, never>;
  'key-not-come-1': Record<never, never>;
  'key-not-come-2': { domain: string | number };
  'key-not-come-3': Record<never, never>;
  'key-note-close': Record<never, never>;
  'key-note-tell': Record<never, never>;
  'key-refused': { address: string | number };
  'key-reissue': Record<never, never>;
  'key-reissue-in': { seconds: string | number };
  'key-reissued': { address: string | number };
  'key-remember': { days: number };
  'key-remember-help': Record<never, never>;
  'key-submit': Record<never, never>;
  'key-title': Record<never, never>;
  'key-until': { until: string | number };
  'key-until-over': Record<never, never>;
  'key-void-text': Record<never, never>;
  'key-void-title': Record<never, never>;
  'leaving-begin-anew': Record<never, never>;
  'leaving-close-quit': Record<never, never>;
  'leaving-close-send': Record<never, never>;
  'leaving-close-text': Record<never, never>;
  'leaving-close-title': Record<never, never>;
  'leaving-close-wait': Record<never, never>;
  'leaving-damaged-text': Record<never, never>;
  'leaving-damaged-title': Record<never, never>;
  'leaving-disconnect': Record<never, never>;
  'leaving-disk-full-text': Record<never, never>;
  'leaving-disk-full-title': Record<never, never>;
  'leaving-disk-unwritable-text': Record<never, never>;
  'leaving-disk-unwritable-title': Record<never, never>;
  'leaving-key-lost-text': Record<never, never>;
  'leaving-key-lost-title': Record<never, never>;
  'leaving-keyring-locked-text': Record<never, never>;
  'leaving-keyring-locked-title': Record<never, never>;
  'leaving-lock-menu': Record<never, never>;
  'leaving-locked-text': Record<never, never>;
  'leaving-locked-title': Record<never, never>;
  'leaving-locked-unsent': Record<never, never>;
  'leaving-no-locks-text': Record<never, never>;
  'leaving-no-locks-title': Record<never, never>;
  'leaving-not-migrated-text': Record<never, never>;
  'leaving-not-migrated-title': Record<never, never>;
  'leaving-passphrase': Record<never, never>;
  'leaving-passphrase-confirmation': Record<never, never>;
  'leaving-passphrase-forgotten': Record<never, never>;
  'leaving-passphrase-help': Record<never, never>;
  'leaving-passphrase-lost': Record<never, never>;
  'leaving-passphrase-new': Record<never, never>;
  'leaving-passphrase-new-lead': Record<never, never>;
  'leaving-passphrase-unlock': Record<never, never>;
  'leaving-passphrase-unlock-lead': Record<never, never>;
  'leaving-remove-asides': Record<never, never>;
  'leaving-remove-confirm': Record<never, never>;
  'leaving-remove-draft': Record<never, never>;
  'leaving-remove-images': Record<never, never>;
  'leaving-remove-lead': Record<never, never>;
  'leaving-remove-menu': Record<never, never>;
  'leaving-remove-session': Record<never, never>;
  'leaving-remove-stays': Record<never, never>;
  'leaving-remove-title': Record<never, never>;
  'leaving-remove-unsent': Record<never, never>;
  'leaving-server-untouched': Record<never, never>;
  'leaving-set-aside': Record<never, never>;
  'leaving-set-aside-confirm': Record<never, never>;
  'leaving-set-aside-done': Record<never, never>;
  'leaving-set-aside-done-title': Record<never, never>;
  'leaving-set-aside-text': Record<never, never>;
  'leaving-set-aside-title': Record<never, never>;
  'leaving-too-new-text': Record<never, never>;
  'leaving-too-new-title': Record<never, never>;
  'leaving-unlock': Record<never, never>;
  'manual-contents': Record<never, never>;
  'manual-for-applicants': Record<never, never>;
  'manual-for-staff': Record<never, never>;
  'manual-found': { count: number };
  'manual-search': Record<never, never>;
  'manual-title': Record<never, never>;
  'outbox-kept': Record<never, never>;
  'outbox-needs-attention': Record<never, never>;
  'outbox-next-try': { seconds: number };
  'outbox-pace': { kilobytes: string | number; seconds: number };
  'outbox-pace-minutes': { kilobytes: string | number; minutes: number };
  'outbox-pause': Record<never, never>;
  'outbox-paused': Record<never, never>;
  'outbox-progress': { percent: string | number };
  'outbox-queued': Record<never, never>;
  'outbox-resume': Record<never, never>;
  'outbox-retry': Record<never, never>;
  'outbox-sending': Record<never, never>;
  'outbox-sending-again': Record<never, never>;
  'outbox-take-back': Record<never, never>;
  'outbox-unreadable': Record<never, never>;
  'outcome-approved': Record<never, never>;
  'outcome-rejected': Record<never, never>;
  'outcome-returned': Record<never, never>;
  'password-changed-first': Record<never, never>;
  'password-changed-others': Record<never, never>;
  'password-changed-second': Record<never, never>;
  'password-changed-title': Record<never, never>;
  'password-current-first': Record<never, never>;
  'password-current-second': Record<never, never>;
  'password-first-why': Record<never, never>;
  'password-note-key': Record<never, never>;
  'password-note-mail': Record<never, never>;
  'password-note-others': Record<never, never>;
  'password-rule-alphanumeric': Record<never, never>;
  'password-rule-differs-from-other': Record<never, never>;
  'password-rule-digit': Record<never, never>;
  'password-rule-length': { max: string | number; min: string | number };
  'password-rule-lower-case': Record<never, never>;
  'password-rule-not-common': Record<never, never>;
  'password-rule-not-personal': Record<never, never>;
  'password-rule-not-used-before': Record<never, never>;
  'password-rule-upper-case': Record<never, never>;
  'password-title-first': Record<never, never>;
  'password-title-second': Record<never, never>;
  'problem-century-missing': { label: string | number };
  'problem-control-character': { label: string | number };
  'problem-cover-missing': { field: string | number; label: string | number };
  'problem-date-impossible': { days: string | number; label: string | number };
  'problem-date-in-future': { label: string | number };
  'problem-date-too-long-ago': { label: string | number };
  'problem-date-unreadable': { label: string | number };
  'problem-emoji': { label: string | number };
  'problem-era-ended': { day: string | number; era: string | number; label: string | number };
  'problem-era-not-begun': { day: string | number; era: string | number; label: string | number };
  'problem-era-year-zero': { era: string | number; label: string | number };
  'problem-image-missing': { label: string | number };
  'problem-image-not-covered': { field: string | number; image: string | number; label: string | number };
  'problem-leaving-before-admission': { label: string | number };
  'problem-missing': { label: string | number };
  'problem-month-impossible': { label: string | number };
  'problem-month-unreadable': { label: string | number };
  'problem-name-unchanged': { label: string | number };
  'problem-not-asked': { label: string | number };
  'problem-not-kana': { label: string | number };
  'problem-not-roman': { label: string | number };
  'problem-phone-malformed': { label: string | number };
  'problem-postcode-malformed': { label: string | number };
  'problem-proof-too-old': { day: string | number; label: string | number; months: string | number };
  'problem-student-number-malformed': { label: string | number };
  'problem-too-long': { label: string | number; limit: string | number };
  'problem-too-many-images': { label: string | number; limit: string | number };
  'problem-unknown-choice': { label: string | number };
  'readability-blurred': Record<never, never>;
  'readability-glare': Record<never, never>;
  'readability-too-bright': Record<never, never>;
  'readability-too-dark': Record<never, never>;
  'readability-too-small': Record<never, never>;
  'reason-address-mismatch': Record<never, never>;
  'reason-answer-incomplete': Record<never, never>;
  'reason-answer-wrong': Record<never, never>;
  'reason-birth-date-mismatch': Record<never, never>;
  'reason-document-expired': Record<never, never>;
  'reason-duplicate-application': Record<never, never>;
  'reason-image-incomplete': Record<never, never>;
  'reason-image-undecodable': Record<never, never>;
  'reason-image-unreadable': Record<never, never>;
  'reason-name-change-unproven': Record<never, never>;
  'reason-name-mismatch': Record<never, never>;
  'reason-not-eligible': Record<never, never>;
  'reason-not-in-roster': Record<never, never>;
  'reason-other': Record<never, never>;
  'reason-student-number-unknown': Record<never, never>;
  'reason-wrong-document': Record<never, never>;
  'receipt-contacts': Record<never, never>;
  'receipt-date': { day: string | number; month: number; weekday: number; year: string | number };
  'receipt-dialog-filter': Record<never, never>;
  'receipt-dialog-title': Record<never, never>;
  'receipt-digest': Record<never, never>;
  'receipt-digest-note': Record<never, never>;
  'receipt-document-title': { reference: string | number };
  'receipt-expected': Record<never, never>;
  'receipt-expected-value': { date: string | number };
  'receipt-file-name': { reference: string | number };
  'receipt-keep': Record<never, never>;
  'receipt-kind': Record<never, never>;
  'receipt-kind-enrolment': Record<never, never>;
  'receipt-kind-name-change': Record<never, never>;
  'receipt-kind-recovery': Record<never, never>;
  'receipt-kind-registration': Record<never, never>;
  'receipt-lead': Record<never, never>;
  'receipt-name': Record<never, never>;
  'receipt-name-note': Record<never, never>;
  'receipt-name-unshown': Record<never, never>;
  'receipt-next': Record<never, never>;
  'receipt-next-mail': Record<never, never>;
  'receipt-next-review': { date: string | number };
  'receipt-next-status': { reference: string | number };
  'receipt-picture': { number: string | number; shows: string | number };
  'receipt-picture-character': Record<never, never>;
  'receipt-picture-identity': Record<never, never>;
  'receipt-picture-name-change': Record<never, never>;
  'receipt-pictures': Record<never, never>;
  'receipt-proof-damaged': Record<never, never>;
  'receipt-proof-damaged-text': Record<never, never>;
  'receipt-proof-details': Record<never, never>;
  'receipt-proof-issuer': Record<never, never>;
  'receipt-proof-means': Record<never, never>;
  'receipt-proof-refused': Record<never, never>;
  'receipt-proof-refused-text': Record<never, never>;
  'receipt-proof-signed': Record<never, never>;
  'receipt-proof-unsigned': Record<never, never>;
  'receipt-proof-unsigned-text': Record<never, never>;
  'receipt-received': Record<never, never>;
  'receipt-received-at': { date: string | number; time: string | number };
  'receipt-reference': Record<never, never>;
  'receipt-revision': Record<never, never>;
  'receipt-revision-value': { number: number };
  'receipt-save': Record<never, never>;
  'receipt-save-of': { reference: string | number };
  'receipt-save-other': Record<never, never>;
  'receipt-save-short': Record<never, never>;
  'receipt-saved': { name: string | number };
  'receipt-signature': Record<never, never>;
  'receipt-signature-file': Record<never, never>;
  'receipt-signature-fingerprint': Record<never, never>;
  'receipt-signature-key': Record<never, never>;
  'receipt-signature-note': Record<never, never>;
  'receipt-title': Record<never, never>;
  'saml-address': Record<never, never>;
  'saml-again': Record<never, never>;
  'saml-back-done': Record<never, never>;
  'saml-back-failed': Record<never, never>;
  'saml-back-failed-title': Record<never, never>;
  'saml-back-title': Record<never, never>;
  'saml-begin': Record<never, never>;
  'saml-cancel': Record<never, never>;
  'saml-code': Record<never, never>;
  'saml-code-help': Record<never, never>;
  'saml-failed-code': Record<never, never>;
  'saml-failed-over': Record<never, never>;
  'saml-failed-void': Record<never, never>;
  'saml-lead': Record<never, never>;
  'saml-not-open': Record<never, never>;
  'saml-not-open-text': Record<never, never>;
  'saml-note-password': Record<never, never>;
  'saml-note-shared': Record<never, never>;
  'saml-step-1': Record<never, never>;
  'saml-step-2': Record<never, never>;
  'saml-step-3': Record<never, never>;
  'saml-title': Record<never, never>;
  'saml-waiting-not-opened': Record<never, never>;
  'saml-waiting-opened': Record<never, never>;
  'saml-waiting-title': Record<never, never>;
  'saml-who': Record<never, never>;
  'saml-who-text': Record<never, never>;
  'screens-beginning': Record<never, never>;
  'screens-contact': Record<never, never>;
  'screens-language': Record<never, never>;
  'screens-opens-browser': Record<never, never>;
  'screens-skip': Record<never, never>;
  'screens-start-begin': Record<never, never>;
  'screens-start-document': Record<never, never>;
  'screens-start-lead': Record<never, never>;
  'screens-start-mail': Record<never, never>;
  'screens-start-time': Record<never, never>;
  'screens-start-title': Record<never, never>;
  'second-person-name-change': Record<never, never>;
  'second-person-name-changed': Record<never, never>;
  'second-person-recovery': Record<never, never>;
  'second-person-student-number-of-student': Record<never, never>;
  'section-applicant': Record<never, never>;
  'section-contact': Record<never, never>;
  'section-identity': Record<never, never>;
  'section-school': Record<never, never>;
  'section-workplace': Record<never, never>;
  'session-confirmed': Record<never, never>;
  'session-ended': Record<never, never>;
  'session-ended-idle': { minutes: number };
  'session-ended-idle-staff': { minutes: number };
  'session-ended-staff': Record<never, never>;
  'session-forgot': Record<never, never>;
  'session-forgot-email-help': Record<never, never>;
  'session-forgot-lead': Record<never, never>;
  'session-forgot-note-both': Record<never, never>;
  'session-forgot-note-life': { minutes: number };
  'session-hide': { label: string | number };
  'session-hide-short': Record<never, never>;
  'session-idle-kept': Record<never, never>;
  'session-idle-kept-staff': Record<never, never>;
  'session-idle-left': { minutes: number; seconds: string | number };
  'session-idle-sign-out': Record<never, never>;
  'session-idle-stay': Record<never, never>;
  'session-idle-text': { minutes: number };
  'session-idle-title': Record<never, never>;
  'session-lost': Record<never, never>;
  'session-lost-lead': Record<never, never>;
  'session-lost-note-former': Record<never, never>;
  'session-lost-note-until': Record<never, never>;
  'session-lost-note-what': Record<never, never>;
  'session-new-password': Record<never, never>;
  'session-new-password-confirmation': Record<never, never>;
  'session-new-second': Record<never, never>;
  'session-new-second-confirmation': Record<never, never>;
  'session-note-caps': Record<never, never>;
  'session-note-idle': { minutes: string | number };
  'session-note-leave': Record<never, never>;
  'session-password': Record<never, never>;
  'session-password-help': Record<never, never>;
  'session-passwords-lead': Record<never, never>;
  'session-passwords-title': Record<never, never>;
  'session-reset-done': Record<never, never>;
  'session-reset-lead': Record<never, never>;
  'session-rule-kept': Record<never, never>;
  'session-rule-open': Record<never, never>;
  'session-rules': Record<never, never>;
  'session-rules-second': Record<never, never>;
  'session-second': Record<never, never>;
  'session-second-help': Record<never, never>;
  'session-second-why': Record<never, never>;
  'session-show': { label: string | number };
  'session-show-short': Record<never, never>;
  'session-sign-in-title': Record<never, never>;
  'staff-account-add': Record<never, never>;
  'staff-account-authenticator': Record<never, never>;
  'staff-account-change-label': { name: string | number };
  'staff-account-disable': Record<never, never>;
  'staff-account-disable-text': Record<never, never>;
  'staff-account-disabled': { name: string | number };
  'staff-account-enable': Record<never, never>;
  'staff-account-enable-text': Record<never, never>;
  'staff-account-enabled': { name: string | number };
  'staff-account-end-sessions': Record<never, never>;
  'staff-account-end-sessions-text': Record<never, never>;
  'staff-account-invited': { name: string | number };
  'staff-account-invited-how': { until: string | number };
  'staff-account-invited-password': Record<never, never>;
  'staff-account-last': Record<never, never>;
  'staff-account-make': Record<never, never>;
  'staff-account-name-help': Record<never, never>;
  'staff-account-of': { name: string | number };
  'staff-account-own': Record<never, never>;
  'staff-account-reset': Record<never, never>;
  'staff-account-reset-text': Record<never, never>;
  'staff-account-role': Record<never, never>;
  'staff-account-role-changed': { name: string | number; role: string | number };
  'staff-account-save-role': Record<never, never>;
  'staff-account-sessions-ended': { name: string | number };
  'staff-account-state-active': Record<never, never>;
  'staff-account-state-disabled': Record<never, never>;
  'staff-account-state-locked': Record<never, never>;
  'staff-account-state-set-up-expired': Record<never, never>;
  'staff-account-state-setting-up': Record<never, never>;
  'staff-account-told': Record<never, never>;
  'staff-account-without': Record<never, never>;
  'staff-accounts-title': Record<never, never>;
  'staff-applicant': Record<never, never>;
  'staff-assign': Record<never, never>;
  'staff-assigned': Record<never, never>;
  'staff-comment': Record<never, never>;
  'staff-comment-help': Record<never, never>;
  'staff-confirm-approved': Record<never, never>;
  'staff-confirm-approved-text': Record<never, never>;
  'staff-confirm-name-text': Record<never, never>;
  'staff-confirm-number-text': Record<never, never>;
  'staff-confirm-recovery-text': Record<never, never>;
  'staff-confirm-rejected': Record<never, never>;
  'staff-confirm-rejected-text': Record<never, never>;
  'staff-confirm-returned': Record<never, never>;
  'staff-confirm-returned-text': Record<never, never>;
  'staff-decide-approved': Record<never, never>;
  'staff-decide-confirmed': Record<never, never>;
  'staff-decide-proposed': Record<never, never>;
  'staff-decide-rejected': Record<never, never>;
  'staff-decide-returned': Record<never, never>;
  'staff-decided': { name: string | number; outcome: string | number; revision: string | number; when: string | number };
  'staff-decision': Record<never, never>;
  'staff-detail-title': Record<never, never>;
  'staff-diagnosis-code': Record<never, never>;
  'staff-diagnosis-lead': Record<never, never>;
  'staff-diagnosis-read': Record<never, never>;
  'staff-diagnosis-result': { code: string | number };
  'staff-diagnosis-title': Record<never, never>;
  'staff-diagnosis-varies': Record<never, never>;
  'staff-diagnosis-words': Record<never, never>;
  'staff-due': Record<never, never>;
  'staff-earlier': { reference: string | number; when: string | number };
  'staff-faculty': Record<never, never>;
  'staff-filter': Record<never, never>;
  'staff-first-page': Record<never, never>;
  'staff-flags': Record<never, never>;
  'staff-holder': Record<never, never>;
  'staff-holder-none': Record<never, never>;
  'staff-holder-recovery': Record<never, never>;
  'staff-image-erased': Record<never, never>;
  'staff-image-ready': Record<never, never>;
  'staff-image-undecodable': Record<never, never>;
  'staff-image-waiting': Record<never, never>;
  'staff-keys': Record<never, never>;
  'staff-language': Record<never, never>;
  'staff-name': Record<never, never>;
  'staff-name-after': Record<never, never>;
  'staff-name-before': Record<never, never>;
  'staff-name-differs': Record<never, never>;
  'staff-name-same': Record<never, never>;
  'staff-next-page': Record<never, never>;
  'staff-no-images': Record<never, never>;
  'staff-other-reviews': { name: string | number };
  'staff-own-authenticator': Record<never, never>;
  'staff-own-authenticator-again': Record<never, never>;
  'staff-own-authenticator-none': Record<never, never>;
  'staff-own-authenticator-set': Record<never, never>;
  'staff-own-codes': Record<never, never>;
  'staff-own-codes-done': Record<never, never>;
  'staff-own-codes-few': Record<never, never>;
  'staff-own-codes-kept': Record<never, never>;
  'staff-own-codes-left': { count: number };
  'staff-own-codes-once': Record<never, never>;
  'staff-own-codes-renew': Record<never, never>;
  'staff-own-codes-renew-why': Record<never, never>;
  'staff-own-codes-title': Record<never, never>;
  'staff-own-codes-why': Record<never, never>;
  'staff-own-confirm': Record<never, never>;
  'staff-own-current': Record<never, never>;
  'staff-own-initial': Record<never, never>;
  'staff-own-new': Record<never, never>;
  'staff-own-new-confirmation': Record<never, never>;
  'staff-own-new-help': { max: string | number; min: string | number };
  'staff-own-note-common': Record<never, never>;
  'staff-own-note-sessions': Record<never, never>;
  'staff-own-password': Record<never, never>;
  'staff-own-password-done': Record<never, never>;
  'staff-own-password-set': Record<never, never>;
  'staff-own-password-why': Record<never, never>;
  'staff-own-qr': Record<never, never>;
  'staff-own-rule-name': Record<never, never>;
  'staff-own-secret': Record<never, never>;
  'staff-own-set-up': Record<never, never>;
  'staff-own-set-up-authenticator': Record<never, never>;
  'staff-own-set-up-password': Record<never, never>;
  'staff-own-step-app': Record<never, never>;
  'staff-own-step-digits': Record<never, never>;
  'staff-own-step-scan': Record<never, never>;
  'staff-own-title': Record<never, never>;
  'staff-own-totp-help': Record<never, never>;
  'staff-own-totp-wrong': Record<never, never>;
  'staff-picture': { number: string | number; shows: string | number };
  'staff-picture-absent': { fields: string | number };
  'staff-picture-covered': { fields: string | number };
  'staff-picture-readability': { problems: string | number };
  'staff-pictures': Record<never, never>;
  'staff-proposal': { name: string | number };
  'staff-proposal-comment': { comment: string | number; name: string | number };
  'staff-proposal-confirm': Record<never, never>;
  'staff-proposal-own': Record<never, never>;
  'staff-proposal-when': { when: string | number };
  'staff-queue-empty': Record<never, never>;
  'staff-queue-title': Record<never, never>;
  'staff-reason-field': Record<never, never>;
  'staff-reason-no-field': Record<never, never>;
  'staff-reasons': Record<never, never>;
  'staff-received': Record<never, never>;
  'staff-revision': { revision: string | number };
  'staff-role-administrator': Record<never, never>;
  'staff-role-administrator-may': Record<never, never>;
  'staff-role-auditor': Record<never, never>;
  'staff-role-auditor-may': Record<never, never>;
  'staff-role-character': Record<never, never>;
  'staff-role-choice': { may: string | number; role: string | number };
  'staff-role-identity': Record<never, never>;
  'staff-role-name-change': Record<never, never>;
  'staff-role-reviewer': Record<never, never>;
  'staff-role-reviewer-may': Record<never, never>;
  'staff-search': Record<never, never>;
  'staff-second-person': Record<never, never>;
  'staff-second-person-text': Record<never, never>;
  'staff-sign-in-failed': Record<never, never>;
  'staff-sign-in-title': Record<never, never>;
  'staff-tab-open': Record<never, never>;
  'staff-totp': Record<never, never>;
  'staff-totp-help': Record<never, never>;
  'staff-unassign': Record<never, never>;
  'state-approved': Record<never, never>;
  'state-awaiting-second-person': Record<never, never>;
  'state-expired': Record<never, never>;
  'state-in-review': Record<never, never>;
  'state-received': Record<never, never>;
  'state-rejected': Record<never, never>;
  'state-returned': Record<never, never>;
  'state-withdrawn': Record<never, never>;
  'status-accepted': Record<never, never>;
  'status-accepted-lead': Record<never, never>;
  'status-accepted-lead-name': Record<never, never>;
  'status-accepted-lead-number': Record<never, never>;
  'status-accepted-lead-recovery': Record<never, never>;
  'status-compare': Record<never, never>;
  'status-confirm-again': Record<never, never>;
  'status-continue': Record<never, never>;
  'status-copy': { date: string | number };
  'status-copy-remove': Record<never, never>;
  'status-copy-remove-confirm': Record<never, never>;
  'status-copy-remove-keep': Record<never, never>;
  'status-copy-remove-text': Record<never, never>;
  'status-copy-remove-title': Record<never, never>;
  'status-copy-title': Record<never, never>;
  'status-correct': Record<never, never>;
  'status-correct-until': { date: string | number };
  'status-decision-approved': Record<never, never>;
  'status-decision-rejected': Record<never, never>;
  'status-decision-returned': Record<never, never>;
  'status-draft-closed': Record<never, never>;
  'status-draft-closed-title': Record<never, never>;
  'status-draft-overtaken': Record<never, never>;
  'status-draft-overtaken-title': Record<never, never>;
  'status-earlier': { reference: string | number; when: string | number };
  'status-images-deleted': { date: string | number };
  'status-lost': Record<never, never>;
  'status-next-approved-1': { email: string | number };
  'status-next-approved-2': Record<never, never>;
  'status-next-ended': Record<never, never>;
  'status-next-mail': { email: string | number };
  'status-next-name-again': Record<never, never>;
  'status-next-name-changed': Record<never, never>;
  'status-next-name-ended': Record<never, never>;
  'status-next-number-added': Record<never, never>;
  'status-next-number-again': Record<never, never>;
  'status-next-number-ended': Record<never, never>;
  'status-next-recovery-ended': Record<never, never>;
  'status-next-rejected': Record<never, never>;
  'status-next-returned': Record<never, never>;
  'status-next-review': { date: string | number };
  'status-next-review-soon': Record<never, never>;
  'status-next-sending': Record<never, never>;
  'status-next-title': Record<never, never>;
  'status-reference': Record<never, never>;
  'status-reference-keep': Record<never, never>;
  'status-refresh': Record<never, never>;
  'status-resend': Record<never, never>;
  'status-resend-again': Record<never, never>;
  'status-resend-anew': Record<never, never>;
  'status-resend-anew-button': Record<never, never>;
  'status-result': Record<never, never>;
  'status-review-expected': { date: string | number };
  'status-seen-at': { when: string | number };
  'status-staff-comment': Record<never, never>;
  'status-stale': Record<never, never>;
  'status-state': Record<never, never>;
  'status-timeline': Record<never, never>;
  'status-title': Record<never, never>;
  'status-unopened': Record<never, never>;
  'status-withdraw': Record<never, never>;
  'status-withdraw-confirm': Record<never, never>;
  'status-withdraw-keep': Record<never, never>;
  'status-withdraw-name-text': Record<never, never>;
  'status-withdraw-number-text': Record<never, never>;
  'status-withdraw-recovery-text': Record<never, never>;
  'status-withdraw-text': Record<never, never>;
  'status-withdraw-title': Record<never, never>;
  'two-factor-ask-off': Record<never, never>;
  'two-factor-ask-on': Record<never, never>;
  'two-factor-done-mail': Record<never, never>;
  'two-factor-done-off': Record<never, never>;
  'two-factor-done-on': Record<never, never>;
  'two-factor-lead': Record<never, never>;
  'two-factor-menu-off': Record<never, never>;
  'two-factor-menu-on': Record<never, never>;
  'two-factor-note-mail': Record<never, never>;
  'two-factor-note-next': Record<never, never>;
  'two-factor-now-off': Record<never, never>;
  'two-factor-now-on': Record<never, never>;
  'two-factor-off-means': Record<never, never>;
  'two-factor-off-risk': Record<never, never>;
  'two-factor-on-means': { days: number };
  'two-factor-password-why': Record<never, never>;
  'two-factor-title': Record<never, never>;
  'two-factor-yes': Record<never, never>;
}

const numbers: Record<string, readonly string[] | undefined> = {
  'campus-forgot-note-life': ['minutes'],
  'campus-forgot-refused': ['minutes'],
  'compare-left': ['count'],
  'data-export-missing': ['count'],
  'error-code-wrong': ['tries_left'],
  'error-resend-too-early': ['seconds'],
  'error-too-many-requests': ['minutes'],
  'export-page-missing': ['count'],
  'flow-mail-put-off-text': ['minutes'],
  'flow-valid': ['minutes'],
  'form-both-calendars': ['era_year'],
  'general-minutes-left': ['minutes'],
  'key-lead-put-off': ['minutes'],
  'key-remember': ['days'],
  'manual-found': ['count'],
  'outbox-next-try': ['seconds'],
  'outbox-pace': ['seconds'],
  'outbox-pace-minutes': ['minutes'],
  'receipt-date': ['month', 'weekday'],
  'receipt-revision-value': ['number'],
  'session-ended-idle': ['minutes'],
  'session-ended-idle-staff': ['minutes'],
  'session-forgot-note-life': ['minutes'],
  'session-idle-left': ['minutes'],
  'session-idle-text': ['minutes'],
  'staff-own-codes-left': ['count'],
  'two-factor-on-means': ['days'],
};

/** The Fluent sources of each language. */
export const sources: Record<Language, string> = {
  en: `# What somebody who is logged in can change about their account.

account-address-title = Change mail address
account-address-current = Current email address
account-address-lead = We will send a confirmation email to the new address. Your address does not change before you enter the code in it.
account-address-new = New email address
account-address-new-confirmation = New email address (Confirmation)
account-address-help = Messages are sent here from then on. We recommend an address you will keep using.
account-address-help-sign-in = You will log in with this address after the change. We recommend an address you will keep using.
account-address-password-why = We ask for it to make sure that it is you.
account-address-note-former = When the change is complete, your current address is told as well.
account-address-waiting = We are waiting for the code from the email to your new address. To change to yet another address, enter it below.
account-address-continue = Go on to the code
account-address-changed = Your email address was changed.
account-address-changed-sign-in = Please log in with the new address from now on. An email about the change is on its way to the address you had before.
account-address-changed-told = An email about the change is on its way to the address you had before.

account-number-title = Register additional student ID number
account-number-lead = If you have more than one student ID number, you can add the others to this account. Press “Send”, and a confirmation email goes to the address below. Enter the code in it to go on to the form.
account-number-to = The email goes to
account-number-note-who = You can only add student ID numbers of your own.
account-number-note-what = You will be asked for your name when in school, department and subject, the number, and the month of graduation or completion. No image and no address are needed.
account-number-note-review = The university checks the application and emails you the result. Once it is approved, you can choose the number on the screen after logging in.
account-number-note-mail = The email may take a while to arrive.
account-number-waiting = We are waiting for the code from the email we sent you.
account-number-begun = An application for an additional number has been begun. What you entered is saved on this computer.
account-number-continue = Go on with it
account-number-again = Send a new email

account-graduation-title = Login after graduation
account-graduation-lead = Once you have graduated you can no longer log in with your university ID. Change to an email address and two passwords before that (Graduate login), and you keep your enrolments and applications as they are.
account-graduation-email = Email address to log in with after graduation
account-graduation-email-help = An address of the university may stop working after graduation. We recommend one of your own.
account-graduation-email-confirmation = Email address to log in with after graduation (Confirmation)
account-graduation-note-mail = A confirmation email goes to this address. The way you log in changes when you have entered the code in it and set both passwords. Until then nothing changes.
account-graduation-note-end = After the change you can no longer log in with your university ID. It cannot be undone.
account-graduation-note-devices = You are logged out on every other computer. Both the address you had and the new one are told of the change.
account-graduation-waiting = We are waiting for the code from the email we sent you. To use another address, enter it below.
account-graduation-confirmed = The email address { $email } is confirmed. Please go on to the two passwords.
account-graduation-passwords = Go on to the passwords
account-graduation-passwords-lead = Your email address is confirmed. Set the two passwords of the graduate login. The way you log in changes when you press “Set”.
account-graduation-recent = It has been a while since you logged in. To make sure that it is you, please log in on the university’s page once more. You then come back to this screen.
account-graduation-sign-in = Log in on the university’s page
account-graduation-done = You now log in as a graduate.
account-graduation-done-next = From now on, choose “Graduate login” and log in with { $email } and both passwords. Your university ID no longer works here.
account-graduation-done-kept = Your enrolments, applications and receipts are as they were.

account-personal-title = Personal information
account-personal-lead = You can change your address, phone numbers and workplace. Nothing is sent to the university before you press “Confirm” and then “Change” on the next screen.
account-personal-check = Nothing has been changed yet. Please check everything, then press “Change”.
account-personal-done = Your personal information was changed. An email about the change is on its way to the address of your account.
account-personal-edited = This is what you entered on this computer. It has not been sent to the university yet.
account-personal-name = If your name has changed, please apply for a change of name. The university checks your documents, and the name changes once it is approved.
account-personal-discard = Discard what I entered
account-personal-overtaken-title = It was changed on another computer first
account-personal-overtaken = What you entered on this computer is kept too. Please compare the two versions and choose between them.
account-personal-compare = These items differ from what the university has. Please choose the right version of each.
account-name-title = Change of name
account-name-lead = If your name has changed, for example by marriage, you can apply to change the name of your account.
account-name-note-what = You enter your new name, and attach images of an identity document with the new name and of a document that shows the change.
account-name-note-review = The university checks the documents and emails the result to the address of your account. Your name stays as it is until the change is approved.
account-name-note-school = Your name when in school stays the same. Certificates still show it.
account-name-note-rest = If your address or phone number has changed too, change it under “Personal information”.
account-name-begin = Go on to the application
account-name-begun = An application for a change of name has been begun. What you entered is saved on this computer.
account-name-again = If “Go on with it” does not lead on, enter your password below and begin again. What you entered is kept.
account-name-again-begin = Begin again
account-name-not-offered = At this university a change of name cannot be applied for in the app
account-name-not-offered-text = If your name has changed, please contact one of the following.
account-change-completed = Change completed

# Logging in with a campus ID.

campus-who = Student (campus ID)
campus-who-text = You have a user ID and a password of the university
campus-sign-in-title = Student login
campus-user = User ID
campus-user-help = The ID you use for the university’s systems. Upper or lower case and full or half width do not matter.
campus-password-help = The password of the university that belongs to this ID.
campus-note-password = Your university’s password is only used to ask the university whether it is right. It is not kept.
campus-note-start = { $who } can log in from { $from } (Japan time).
campus-sign-in-failed = You could not be logged in. The user ID, the password or the second password is wrong. Please check upper and lower case, and full and half width. The first time, leave the second password empty.
campus-locked = After too many failed logins this account is locked. Choose “If you forgot the second password” and set the second password anew: that lifts the lock. If you have not set one yet, please ask one of the contacts shown under “Help”.
campus-first-over = First login
campus-address-title = Mail address setting
campus-address-lead = Enter the email address at which you want to be reached. We will send a confirmation email to it.
campus-address-lead-proposed = This is the email address the university has for you. You can also enter another one. We will send a confirmation email to it.
campus-address-help = Messages of this service are sent here from now on. We recommend an address you will keep using.
campus-address-done = Your email address has been set.
campus-second-title = Set second password
campus-second-lead = From the next login on you are asked for this password as well, after the one of the university. Password managers and pasting are welcome.

campus-forgot = If you forgot the second password
campus-forgot-lead = Enter your user ID and your university’s password. We send a code, with which you set the second password anew, to your registered email address.
campus-forgot-note-life =
    { $minutes ->
        [one] The code and the link in the email are valid for one minute.
       *[other] The code and the link in the email are valid for { $minutes } minutes.
    }
campus-forgot-note-until = Until you have set a new one, the second password you have keeps working.
campus-forgot-note-address = If you no longer receive email at the address you registered, please ask one of the contacts shown under “Help”.
campus-forgot-note-university = If you forgot your university’s password, please ask whoever is in charge of the university’s systems. It cannot be set anew here.
campus-forgot-failed = This could not be confirmed. The user ID or the university’s password is wrong. Please check upper and lower case, and full and half width.
campus-forgot-refused =
    { $minutes ->
        [one] After several wrong entries, this is paused. Please try again in about one minute.
       *[other] After several wrong entries, this is paused. Please try again in about { $minutes } minutes.
    }
campus-forgot-locked = After too many wrong entries this is no longer possible. Please ask one of the contacts shown under “Help”, who can let you set the second password anew.
campus-forgot-registered = your registered email address
campus-forgot-mail-refused = The receiving mail server refused it. Please check the settings and the free space of your mailbox and send it again. If the address no longer works, please ask one of the contacts shown under “Help”.
campus-forgot-moved = Your registered email address was changed after you began. The second password is as it was. Press “Stop this procedure” and start again with “If you forgot the second password”.
campus-forgot-ended = This procedure has ended: too much time has passed, or the second password was set already. Please start again with “If you forgot the second password”.
campus-reset-over = If you forgot the second password
campus-reset-lead = Your email address is confirmed. Set a new second password; the one you had before cannot be used again.
campus-reset-note-others = You are then logged out on every computer, and the computers on which no key is asked for are forgotten.
campus-reset-done = The second password is set. Please log in with it.

key-title = Authentication key
key-lead = An authentication key was sent to your registered email address ({ $address }). Enter the { $digits } digits from the email.
key-lead-queued = An authentication key is on its way to your registered email address ({ $address }). Please wait a moment.
key-lead-put-off = { $minutes ->
    [one] Sending the email to your registered address ({ $address }) takes longer. The mail server has not taken it yet; the university’s server will try again by itself in about a minute.
   *[other] Sending the email to your registered address ({ $address }) takes longer. The mail server has not taken it yet; the university’s server will try again by itself in about { $minutes } minutes.
}
key-refused = The email could not be delivered ({ $address }). Please check your mailbox’s settings and that it is not full, then press “Reissue”.
key-label = Authentication key
key-help = { $digits } digits. Full or half width does not matter.
key-until = Date of expiry: { $until }
key-until-over = This authentication key has expired. Press “Reissue”.
key-remember =
    { $days ->
        [one] Do not ask for a key on this computer for one day
       *[other] Do not ask for a key on this computer for { $days } days
    }
key-remember-help = On a shared computer, please remove the tick.
key-submit = Authenticate
key-reissue = Reissue
key-reissue-in = Reissue (in { $seconds } s)
key-reissued = A new authentication key is on its way ({ $address }). The key before stops working when the new email is sent.
key-not-come = If no email arrives
key-not-come-1 = Check your folder for spam.
key-not-come-2 = The email comes from { $domain }. Check that your mailbox accepts it.
key-not-come-3 = If your email address has changed and you can no longer receive email there, ask one of the contacts shown under “Help”.
key-note-close = If you close this screen, please log in again.
key-note-tell = Do not tell anybody the key, not even the university’s staff.
key-void-title = The key can no longer be used
key-void-text = After too many wrong tries this authentication key was made void, for your safety. Press “Reissue” and enter the key from the new email.

two-factor-title = Two-factor authentication settings
two-factor-menu-on = Two-factor authentication settings: on
two-factor-menu-off = Two-factor authentication settings: off
two-factor-lead = Choose whether an authentication key, sent to you by email, is asked for when you log in.
two-factor-now-on = Current setting: on
two-factor-now-off = Current setting: off
two-factor-on-means =
    { $days ->
        [one] When you log in you enter a key that is sent to your registered email address. On a computer on which you chose so, it is not asked for during one day.
       *[other] When you log in you enter a key that is sent to your registered email address. On a computer on which you chose so, it is not asked for during { $days } days.
    }
two-factor-off-means = Your user ID and the two passwords are enough to log in.
two-factor-ask-on = Switch two-factor authentication on?
two-factor-ask-off = Switch two-factor authentication off?
two-factor-off-risk = Once it is off, whoever knows your user ID and both passwords can log in without being able to read your email. Computers on which no key is asked for are forgotten.
two-factor-password-why = Please enter it to show that it is you.
two-factor-note-next = The change takes effect at your next login.
two-factor-note-mail = An email tells you that the change was made.
two-factor-yes = Yes
two-factor-done-on = Two-factor authentication is on. From the next login on you will be asked for a key.
two-factor-done-off = Two-factor authentication is off. From the next login on you will not be asked for a key.
two-factor-done-mail = An email about the change is on its way.

# Comparing with what was sent from another computer.

compare-title = Choose between the two versions
compare-lead = The university received another version, sent from another computer, on { $when }. Please choose one of the two for each item that differs from this computer. Both versions are kept until you have chosen.
compare-lead-closed = The university received another version, sent from another computer, on { $when }. These items differ from this computer.
compare-mine = On this computer
compare-theirs = At the university
compare-all-mine = Choose this computer’s version for all
compare-all-theirs = Choose the university’s version for all
compare-left =
    { $count ->
        [one] { $count } item is still to be chosen.
       *[other] { $count } items are still to be chosen.
    }
compare-decided = Everything is chosen. On the next screen you can check all of it and apply.
compare-continue = Continue with what was chosen
compare-same = There are no differences between the two versions. You can delete the one on this computer.
compare-no-images = No image
compare-closed-title = A new version cannot be sent now
compare-closed = The status of the application is “{ $state }”, so the university takes no new version. What is on this computer is kept. Please look at the differences, then keep it as a draft or delete it.
compare-keep = Keep as a draft
compare-discard = Delete this computer’s version

# Connecting to the university.

connect-title = Connect to your university
connect-lead = Enter the address of the certificate service, as given in your university’s instructions.
connect-address = Address of the university
connect-address-help = Example: shomei.example.ac.jp
connect-confirm-question = This university was found. If it is yours, press “Connect to this university”.
connect-proposed = A link suggests connecting to { $host }. If you do not recognise the link, do not connect.
connect-host = Server
connect-confirm = Connect to this university
connect-other = Enter another address

# Countries and areas of ISO 3166-1, by the names of Unicode CLDR. The list is in crates/domain/src/country.rs.

country-ad = Andorra
country-ae = United Arab Emirates
country-af = Afghanistan
country-ag = Antigua & Barbuda
country-ai = Anguilla
country-al = Albania
country-am = Armenia
country-ao = Angola
country-aq = Antarctica
country-ar = Argentina
country-as = American Samoa
country-at = Austria
country-au = Australia
country-aw = Aruba
country-ax = Åland Islands
country-az = Azerbaijan
country-ba = Bosnia & Herzegovina
country-bb = Barbados
country-bd = Bangladesh
country-be = Belgium
country-bf = Burkina Faso
country-bg = Bulgaria
country-bh = Bahrain
country-bi = Burundi
country-bj = Benin
country-bl = St. Barthélemy
country-bm = Bermuda
country-bn = Brunei
country-bo = Bolivia
country-bq = Caribbean Netherlands
country-br = Brazil
country-bs = Bahamas
country-bt = Bhutan
country-bv = Bouvet Island
country-bw = Botswana
country-by = Belarus
country-bz = Belize
country-ca = Canada
country-cc = Cocos (Keeling) Islands
country-cd = Congo - Kinshasa
country-cf = Central African Republic
country-cg = Congo - Brazzaville
country-ch = Switzerland
country-ci = Côte d’Ivoire
country-ck = Cook Islands
country-cl = Chile
country-cm = Cameroon
country-cn = China
country-co = Colombia
country-cr = Costa Rica
country-cu = Cuba
country-cv = Cape Verde
country-cw = Curaçao
country-cx = Christmas Island
country-cy = Cyprus
country-cz = Czechia
country-de = Germany
country-dj = Djibouti
country-dk = Denmark
country-dm = Dominica
country-do = Dominican Republic
country-dz = Algeria
country-ec = Ecuador
country-ee = Estonia
country-eg = Egypt
country-eh = Western Sahara
country-er = Eritrea
country-es = Spain
country-et = Ethiopia
country-fi = Finland
country-fj = Fiji
country-fk = Falkland Islands
country-fm = Micronesia
country-fo = Faroe Islands
country-fr = France
country-ga = Gabon
country-gb = United Kingdom
country-gd = Grenada
country-ge = Georgia
country-gf = French Guiana
country-gg = Guernsey
country-gh = Ghana
country-gi = Gibraltar
country-gl = Greenland
country-gm = Gambia
country-gn = Guinea
country-gp = Guadeloupe
country-gq = Equatorial Guinea
country-gr = Greece
country-gs = South Georgia & South Sandwich Islands
country-gt = Guatemala
country-gu = Guam
country-gw = Guinea-Bissau
country-gy = Guyana
country-hk = Hong Kong
country-hm = Heard & McDonald Islands
country-hn = Honduras
country-hr = Croatia
country-ht = Haiti
country-hu = Hungary
country-id = Indonesia
country-ie = Ireland
country-il = Israel
country-im = Isle of Man
country-in = India
country-io = British Indian Ocean Territory
country-iq = Iraq
country-ir = Iran
country-is = Iceland
country-it = Italy
country-je = Jersey
country-jm = Jamaica
country-jo = Jordan
country-jp = Japan
country-ke = Kenya
country-kg = Kyrgyzstan
country-kh = Cambodia
country-ki = Kiribati
country-km = Comoros
country-kn = St. Kitts & Nevis
country-kp = North Korea
country-kr = South Korea
country-kw = Kuwait
country-ky = Cayman Islands
country-kz = Kazakhstan
country-la = Laos
country-lb = Lebanon
country-lc = St. Lucia
country-li = Liechtenstein
country-lk = Sri Lanka
country-lr = Liberia
country-ls = Lesotho
country-lt = Lithuania
country-lu = Luxembourg
country-lv = Latvia
country-ly = Libya
country-ma = Morocco
country-mc = Monaco
country-md = Moldova
country-me = Montenegro
country-mf = St. Martin
country-mg = Madagascar
country-mh = Marshall Islands
country-mk = North Macedonia
country-ml = Mali
country-mm = Myanmar
country-mn = Mongolia
country-mo = Macao
country-mp = Northern Mariana Islands
country-mq = Martinique
country-mr = Mauritania
country-ms = Montserrat
country-mt = Malta
country-mu = Mauritius
country-mv = Maldives
country-mw = Malawi
country-mx = Mexico
country-my = Malaysia
country-mz = Mozambique
country-na = Namibia
country-nc = New Caledonia
country-ne = Niger
country-nf = Norfolk Island
country-ng = Nigeria
country-ni = Nicaragua
country-nl = Netherlands
country-no = Norway
country-np = Nepal
country-nr = Nauru
country-nu = Niue
country-nz = New Zealand
country-om = Oman
country-pa = Panama
country-pe = Peru
country-pf = French Polynesia
country-pg = Papua New Guinea
country-ph = Philippines
country-pk = Pakistan
country-pl = Poland
country-pm = St. Pierre & Miquelon
country-pn = Pitcairn Islands
country-pr = Puerto Rico
country-ps = Palestine
country-pt = Portugal
country-pw = Palau
country-py = Paraguay
country-qa = Qatar
country-re = Réunion
country-ro = Romania
country-rs = Serbia
country-ru = Russia
country-rw = Rwanda
country-sa = Saudi Arabia
country-sb = Solomon Islands
country-sc = Seychelles
country-sd = Sudan
country-se = Sweden
country-sg = Singapore
country-sh = St. Helena
country-si = Slovenia
country-sj = Svalbard & Jan Mayen
country-sk = Slovakia
country-sl = Sierra Leone
country-sm = San Marino
country-sn = Senegal
country-so = Somalia
country-sr = Suriname
country-ss = South Sudan
country-st = São Tomé & Príncipe
country-sv = El Salvador
country-sx = Sint Maarten
country-sy = Syria
country-sz = Eswatini
country-tc = Turks & Caicos Islands
country-td = Chad
country-tf = French Southern Territories
country-tg = Togo
country-th = Thailand
country-tj = Tajikistan
country-tk = Tokelau
country-tl = Timor-Leste
country-tm = Turkmenistan
country-tn = Tunisia
country-to = Tonga
country-tr = Türkiye
country-tt = Trinidad & Tobago
country-tv = Tuvalu
country-tw = Taiwan
country-tz = Tanzania
country-ua = Ukraine
country-ug = Uganda
country-um = U.S. Outlying Islands
country-us = United States
country-uy = Uruguay
country-uz = Uzbekistan
country-va = Vatican City
country-vc = St. Vincent & Grenadines
country-ve = Venezuela
country-vg = British Virgin Islands
country-vi = U.S. Virgin Islands
country-vn = Vietnam
country-vu = Vanuatu
country-wf = Wallis & Futuna
country-ws = Samoa
country-ye = Yemen
country-yt = Mayotte
country-za = South Africa
country-zm = Zambia
country-zw = Zimbabwe

# The screen “Data on this computer”, and the copy of one's data.

data-title = Data on this computer
data-lead = What you enter and your images are kept on this computer, encrypted.
data-folder = Folder
data-key = Key
data-key-keyring = In the keyring of this computer
data-key-passphrase = Protected by your passphrase
data-key-none = None yet
data-health = Check
data-health-sound = Akashi did not close normally last time. Your data was checked, and nothing is damaged
data-health-damaged = Your data was checked, and some of it is damaged
data-health-unfinished = Akashi did not close normally last time. The check took too long and was stopped
data-damaged-title = Some of your saved data is damaged
data-damaged-text = What can be read can be used as before. First save it with “Save a copy of my data”. Then you can start again and keep what is damaged in a folder of its own.
data-export-title = Save a copy of my data
data-export-text = Your draft, applications waiting to be sent, images, the state of your applications and signed receipts are saved as one ZIP file.
data-export-warning = This file is not encrypted. It holds your name and images of your identity documents, and anybody can read it. Do not save it where others can see it.
data-export-do = Save a copy
data-export-saved = Saved as “{ $name }”.
data-export-missing = { $count ->
    [one] One thing could not be read and is not in the copy.
   *[other] { $count } things could not be read and are not in the copy.
}
data-renew-title = Renew the encryption key
data-renew-text = Your saved data is encrypted again with a new key. Use this if somebody may have seen the key. What you entered does not change.
data-renew-do = Renew the key
data-renewed = Your data is now encrypted with a new key.
data-passphrase-title = Change the passphrase
data-passphrase-old = Current passphrase
data-passphrase-new = New passphrase
data-passphrase-confirmation = New passphrase (Confirmation)
data-passphrase-do = Change the passphrase
data-passphrase-changed = The passphrase has been changed. Enter the new one from the next time on.
data-asides-title = Kept although it could not be read
data-asides-text = This could not be opened. It is kept in case the key is found. Delete it when you no longer need it.
data-aside-size = { $megabytes } MB
data-aside-remove = Delete “{ $name }”
data-aside-remove-title = Delete what was kept?
data-aside-remove-text = “{ $name }” is deleted. This cannot be undone.

export-dialog-title = Choose where to save the copy of your data
export-dialog-filter = ZIP
export-file-name = Akashi_copy_of_my_data_{ $date }.zip
export-page-title = Akashi: copy of my data
export-page-written = Saved on { $time }
export-page-warning = This file is not encrypted. It holds your name and images of your identity documents. Do not put it where others can see it.
export-page-missing = { $count ->
    [one] One thing could not be read and is not in this copy.
   *[other] { $count } things could not be read and are not in this copy.
}
export-page-draft = Draft
export-page-unsent = Application waiting to be sent
export-page-application = Application the university has received
export-page-seen = Last seen
export-page-personal = Change of personal information (not sent)
export-page-images = Attached images
export-page-receipts = Receipts signed by the university
export-page-receipts-text = They prove that the university has received an application. The signature can be checked with the .jws file and the public keys in the folder “receipts”.

# Where the person is logged in.

devices-title = Devices and logins
devices-lead = These are the computers on which your account is logged in now. Log out what you do not use or do not know.
devices-this = This computer
devices-last-used = Last used
devices-began = Logged in since
devices-end = Log out
devices-end-label = Log out: { $device }
devices-end-others = Log out all other computers
devices-ended = { $device } was logged out.
devices-ended-others = All other computers were logged out.
devices-none = You are logged in on no other computer.
devices-named = { $name } ({ $kind })
devices-system-linux = Linux
devices-system-macos = Mac
devices-system-windows = Windows
devices-system-other = Unknown computer
devices-remembered-title = Computers on which no key is asked for
devices-remembered-lead = On these computers no authentication key is asked for until the day given. If you forget one, the next login on it asks for a key.
devices-remembered-none = There is no computer on which the key is left out.
devices-remembered-until = Until
devices-forget = Forget
devices-forget-label = Forget: { $device }
devices-forgotten = From the next login on, { $device } is asked for a key.

# Words of the file dialog of the system, outside our own window.

dialog-choose-images = Select images of your identification document
dialog-images = Images (JPEG, PNG, GIF)

# Attaching images of the identity document and of other proofs.

documents-title-identity = Image of identification document
documents-title-name-change = Image of document for confirmation of change of name
documents-title-character = Image of a character that cannot be typed
documents-intro-identity = Choose photos taken with a smartphone or camera.
documents-intro-name-change = Choose an image of a document that shows both your name when in school and your present name.
documents-intro-character = Write the character large on paper and photograph it, or photograph the part of a document that shows it.
documents-limits = Up to 6 images for the whole application: JPEG, PNG or GIF, 20 MB each.
documents-back-side = If a change (such as of your address) is written on the back, attach the back too.
documents-readable = Make sure that the name, address and birth date can be read clearly.
documents-type-first = First choose the type of document above: which numbers have to be covered depends on it.
documents-cover-ahead = This document bears numbers that the university must not see. When you choose an image, a screen opens in which you cover them. You need not edit the image yourself.
documents-side-ahead = The side with the 12-digit number (My Number) cannot be attached. Please attach only the side with the photo.
documents-drop = You can also drop images here.
documents-paste = Paste an image
documents-pasted = The pasted image
documents-refused = “{ $name }” could not be attached
documents-image = Image { $number }
documents-chosen = The chosen image
documents-enlarge = Enlarge: { $name }
documents-remove = Delete: { $name }
documents-edit = Cover or rotate
documents-edit-name = Cover parts of or rotate: { $name }
documents-uncovered = Still to be checked: { $fields }
documents-look = Can you read the name, address and birth date? If not, please replace the image with a better one.
documents-unseen = The university has this image, but it cannot be shown at the moment.
documents-count = Images attached: { $count }
documents-progress = Image { $number } of { $count }

# Looking at an image closely.
documents-zoom-in = Zoom in
documents-zoom-out = Zoom out
documents-rotate = Rotate
documents-zoom-reset = Reset
documents-keys = Keys of the image: + larger, - smaller, r rotate, 0 reset, arrows move

# Which side of the card is it?
documents-side-title = Which side is it?
documents-side-question = Which side of the card does this image show?
documents-side-front = The side with the photo (front)
documents-side-number = The side with the 12-digit number (back)
documents-side-why = By law a university may not receive the Individual Number (My Number). Please do not attach the side that bears it.
documents-side-refused-title = The side with the number was not attached
documents-side-refused = The image you chose is kept neither in this application nor at the university. Please choose an image of the side with the photo.

# Advice on images that are hard to read.
documents-advice-title = This image may be hard to read
documents-advice-too-small = The image is small, and its text may be blurred. Move closer so that the document fills the picture. The original photo is often larger than a screenshot of it.
documents-advice-blurred = The text is out of focus. Hold the phone with both hands, wait until the document is sharp, and keep still.
documents-advice-too-dark = The image is too dark. Photograph the document near a window or under a bright lamp, with no shadow on it.
documents-advice-too-bright = The image is too bright and its text is pale. Turn the flash off and avoid direct sunlight.
documents-advice-glare = Light is reflected, and a part cannot be read. Turn the document or move, so that the light comes from the side.
documents-advice-first = If you have a better image, please choose it. The review will be quicker.
documents-advice-last = You can use this image as it is. If staff cannot read it, they may return the application and ask for a new photo.
documents-advice-other = Choose another image
documents-advice-use = Use this image

# Covering numbers.
documents-cover-title = Cover the numbers
documents-cover-lead = If the card lies on its side, rotate it first. Drag each box over its number. When every item below has been checked, you can save.
documents-cover-lead-optional = Nothing has to be covered on this side. If there is something you do not want to show, place a box over it; or save the image as it is.
documents-cover-kept = What is covered becomes black and cannot be brought back. The image as it was before is kept neither in this application nor at the university.
documents-cover-keys = Keys of a box: arrows move, Shift + arrows change the size, Enter covers here, Delete removes the box. Drag where there is no box to draw a new one.
documents-cover-picture = The image whose numbers are covered
documents-cover-list = Items to check
documents-cover-where-present = Required if shown
documents-cover-state-open = Not checked yet
documents-cover-state-optional = You may cover it or leave it
documents-cover-state-covered = Will be covered
documents-cover-state-before = Covered already
documents-cover-state-absent = Not in this image
documents-cover-here = Cover here
documents-cover-here-name = { $name }: cover here
documents-cover-box = Show the box
documents-cover-box-name = { $name }: show the box
documents-cover-absent = Not in this image
documents-cover-absent-name = { $name }: not in this image
documents-cover-box-label = Box over { $name }
documents-cover-box-proposed = Box over { $name } (not in place yet)
documents-cover-own = additional box { $number }
documents-cover-at = { $name }: { $x }% from the left, { $y }% from the top, { $width }% wide, { $height }% high
documents-cover-removed = Box removed: { $name }
documents-cover-add = Add a box
documents-cover-keep = Save
documents-cover-missing = Not checked yet: { $fields }. Place the box and press “Cover here”, or press “Not in this image”.
documents-edit-title = Cover parts of the image or rotate it
documents-edit-lead = If there is something you do not want to show, drag over it to draw a box. You can also rotate the image.

# The camera.
documents-camera = Use the camera
documents-camera-title = Take a photo
documents-camera-starting = Starting the camera…
documents-camera-lead = Hold the document inside the white frame, and press “Take photo” when its text is sharp.
documents-camera-look = Can you read the text clearly? If it is blurred or shines, take the photo again.
documents-camera-kept = The photo is kept nowhere until you press “Use this photo”.
documents-camera-live = What the camera sees
documents-camera-photo = The photo you took
documents-camera-name = Photo from the camera
documents-camera-take = Take photo
documents-camera-again = Take it again
documents-camera-use = Use this photo
documents-camera-denied = The camera may not be used. Allow it in the settings of this computer, or choose an image file.
documents-camera-failed = The camera could not be used. Please check that no other application is using it. You can also choose an image file.

documents-steps-title = How to get a photo from your phone onto this computer
documents-steps-which = Your phone:
documents-iphone-1 = On the iPhone open Settings → Camera → Formats and choose “Most Compatible”. Photos are then saved as JPEG.
documents-iphone-2 = Put the document in a bright place and photograph it from straight above, with all four corners in view.
documents-iphone-3 = Email the photo to yourself as an attachment, or connect the iPhone by cable.
documents-iphone-4 = Save the photo on this computer. If the file name ends in .jpg you can choose it with “Select file”.
documents-android-1 = In the camera’s settings make sure that photos are saved as JPEG (HEIF is off).
documents-android-2 = Put the document in a bright place and photograph it from straight above, with all four corners in view.
documents-android-3 = Email the photo to yourself as an attachment, or connect by USB cable and choose “File transfer”.
documents-android-4 = Save the photo on this computer. If the file name ends in .jpg you can choose it with “Select file”.

# Who is using this, and the entry of graduates.

entry-who-title = Who are you?
entry-graduate = Graduate
entry-graduate-text = You graduated from or left this university
entry-staff = For university staff
entry-title = For graduates
entry-new = New Registration
entry-new-text = If you are using the service for the first time, please apply to use it.
entry-new-1 = You confirm your email address.
entry-new-2 = You enter your name and university information, and attach an image of an identity document.
entry-new-3 = The university reviews your application and emails you the result.
entry-register = New Registration Procedure
entry-sign-in-text = Your application has been approved
entry-continue = Continue or check my application
entry-continue-text = You have applied and now use another computer, or removed the data from this one
entry-open-draft = Continue filling in the form
entry-open-draft-text = There is an unfinished application on this computer.
entry-open-terms-text = Your email address is confirmed. The Terms of Use come next.
entry-open-flow = Back to entering the code
entry-open-flow-text = A confirmation email is on its way to you.
entry-open-status-text = Shows how the application sent from this computer is progressing.
entry-open-reset = Set the passwords anew
entry-open-reset-text = Your email address is confirmed. Both passwords can be set now.
entry-open-reset-second = Set the second password anew
entry-open-reset-second-text = Your email address is confirmed. A new second password can be set now.

# Errors: what happened, what was kept, what to do.

error-server-unreachable = The university’s server could not be reached. What you entered is kept on this computer. Please check your internet connection and try again.
error-server-timeout = The university’s server did not answer in time. What you entered is kept. Please wait a little and try again.
error-not-akashi = The server at this address does not seem to be a certificate service. Nothing was sent. Please check the address in your university’s instructions.
error-host-unknown = No server with this name was found. Nothing was sent. Please check the address and your internet connection.
error-certificate-expired = The server’s security certificate is not valid at this time, so no connection was made. Nothing was sent. Please check the date and time of this computer. If they are right, please tell the university.
error-certificate-untrusted = The server’s security certificate cannot be trusted, so no connection was made. Nothing was sent. If the address is right, please tell the university.
error-certificate-wrong-host = The server’s security certificate belongs to another address, so no connection was made. Nothing was sent. Please check the address.
error-address-missing = Please enter the address of the university.
error-address-malformed = This cannot be read as an address. Please enter it in the form shomei.example.ac.jp.
error-address-insecure = An unencrypted connection (http) cannot be used. Nothing was sent. Please enter an https address.
error-server-too-old = The university’s server does not support this version of the app yet. What you entered is kept. Please tell the university.
error-no-university = No university is connected. Please connect to your university first.
error-bound-to-university = There is a draft or an unsent application for your present university on this computer. Please send or discard it before connecting to another university.
error-emails-differ = The two email addresses differ. Please check them.
error-email-missing = Please enter your email address.
error-email-too-long = This email address is too long. Please use one of at most 254 characters.
error-email-malformed = This is not a valid email address. Please check for stray spaces, and check what stands before and after the @.
error-reference-malformed = This is not a valid reference number. Please enter it as shown on the screen or in the email.
error-diagnosis-malformed = This is not a diagnostic code. Please check whether something was misheard or mistyped.
error-diagnosis-newer = This diagnostic code comes from a newer version of the app. Please update this app and try again.
error-code-malformed = The code has 8 characters. Please enter the one in the email.
error-no-flow = The confirmation of your email address was not found, or is already over. A draft, if there is one, is kept. Please start again with the New Registration Procedure.
error-link-not-ours = This link belongs to a registration on another computer, or to one that was stopped. Nothing has changed here. Please use the link or code in the newest email.
error-terms-not-ticked = To continue, please tick “Agree to the above”.
error-terms-changed = The Terms of Use have changed since you read them. What you entered is kept. Please read the new ones and agree again.
error-no-draft = There is no draft. Please start again with the New Registration Procedure.
error-other-draft = There is a draft of another application on this computer, and only one draft can be open at a time. Nothing was changed. Please send or discard that draft first, then try again.
error-access-ended =
    { $received ->
        [yes] The time in which this computer could open the application is over. What the university has received is unchanged. Choose “Continue or check my application” and enter the reference number and your email address to go on.
       *[no] The time in which this application could be sent is over. Your answers and images are kept on this computer. Confirm your email address once more to apply with the same answers.
    }
error-no-application = There is no application on this computer. Please use “Continue or check my application” with your reference number.
error-form-invalid = Some answers need to be corrected. What you entered is kept. Please check the fields shown.
error-too-many-images = At most { $limit } images can be attached. Please delete those that are not needed and try again.
error-document-type-first = Please choose the type of identification document first: which numbers have to be covered depends on it. No image has been attached yet.
error-covers-missing = For some items it is not decided whether they are covered. The image has not been attached yet. Please check the items and save again.
error-image-forgotten = An image that is not covered yet is removed after some time. It has been kept nowhere. The images already attached and your answers are kept. Please choose the image again.
error-clipboard-empty = There is no image to paste. Please copy an image and try again.
error-clipboard-failed = The copied image could not be read. The images already attached are kept. Please choose the image with “Select file”.
error-dialog-failed = The window for choosing files could not be opened. Images already attached are kept. Please drop the image onto the screen, or try again.
error-file-unreadable = The file could not be read. Please copy it to another place and try again.
error-save-dialog-failed = The window for choosing where to save could not be opened. Your application has been received. Please try again.
error-receipt-unreachable = The university’s server could not be reached, so the receipt could not be fetched. Your application has been received. Please save it from this screen when you are connected to the internet.
error-receipt-unavailable = The university’s server could not make the receipt. Your application has been received. Please try again later. If you need it soon, note the reference number and use the contact below.
error-sending-interrupted = The app was closed or stopped each time while this application was being sent. The application is kept on this computer. Please press “Send now” and leave the app open until it has been received. If it stops again, please use the contact below.
error-image-lost = An image of this application can no longer be read on this computer, so the application has not been sent. Your answers and the other images are kept. Please press “Do not send; edit again”, remove that image and attach it again.
error-receipt-unproven = The receipt that came from the university’s server does not carry a valid signature, so the application does not count as received yet. It is kept on this computer. If sending it again does not help, please contact the university.
error-application-lost = The university’s server does not hold an application that it had received. It may have been set back to an earlier state. The proof of when it was received is kept on this computer. Please make a note of the reference number and contact the university.
error-target-full = There is not enough free space there, so the receipt was not saved. Your application has been received. Please choose another place and save it again.
error-target-unwritable = The receipt was not saved because that place cannot be written to. Your application has been received. Please choose another one, such as “Documents”, and save it again.
error-store-locked = Your saved data is locked. Please unlock it and try again.
error-passphrase-wrong = This passphrase is wrong. Your saved data is unchanged. Please check upper and lower case and the input mode.
error-passphrase-short = The passphrase needs at least { $limit } characters.
error-passphrases-differ = The two passphrases differ. Please check them.
error-disk-full = There is not enough free space on this computer, so the last change is not saved yet. What was saved before is kept. Please delete files you do not need; the change is then saved automatically.
error-disk-unwritable = The change could not be written to the disk. What was saved before is kept. Please check the folder’s permissions and the disk.
error-reset-ended = This procedure has ended: too much time has passed, or the passwords were set already. The passwords are as they were. Please start again with “If you forgot the password”.
error-passwords-differ = The password and its confirmation differ. Please enter them again.
error-request-malformed = The request could not be read. What you entered is kept. Please update the app and try again.
error-internal = Something unexpected happened. What was saved is kept. Please try again. If it happens again, please use the contact below.

error-body-digest-mismatch = The data was damaged on the way. It is kept on this computer. Please send it again.
error-email-unchanged = This is your current email address. Nothing was changed. Please enter the new one.
error-address-changed = Your email address has already been changed on another screen or computer. This procedure has changed nothing. Press “Stop this procedure” and see your current address under “Change mail address” in the menu.
error-address-in-use = Another account logs in with this email address. Nothing was changed. Enter another one with “Correct the address”, or press “Stop this procedure”.
error-not-signed-in = You are not logged in, or your login has expired. What was saved is kept. Please log in again.
error-not-allowed = This is not permitted. Nothing was changed. Please open the screen again and check the current status.
error-passwords-must-be-set = Please set your passwords first.
error-not-found = It was not found. Nothing was changed. Please check the number and try again.
error-cursor-unknown = The university’s server no longer knows where you left off. Nothing is lost. Please check the status anew.
error-staff-name-taken = There is already an account with this user name. Please enter another one.
error-staff-name-malformed = A user name can have up to 32 characters: lower-case letters, digits, “.”, “-” and “_”.
error-own-account = You cannot change your own account here. Please ask another administrator.
error-method-not-allowed = The university’s server does not support this operation. What you entered is kept. Please update the app.
error-revision-conflict = A newer version of this application was already sent from another computer. What is on this computer is kept. Please choose between the two under “Status of my application”.
error-personal-changed = Your personal information was changed on another computer first. What you entered on this computer is kept. Please compare the two versions and choose between them.
error-name-change-under-review = A change of name has been applied for already (reference number { $reference }). You can apply again when its review is over. Nothing was changed. The application list on the screen after logging in shows how it stands.
error-personal-gone = The change you began was not found on this computer. What the university has is unchanged. Please open the screen again.
error-conflict-undecided = You have not chosen for every item yet. Both versions are kept. Please choose one of the two for each item.
error-state-conflict = The status of the application has changed, so this was not possible. Nothing was changed. Please check the current status.
error-upload-conflict = Sending an image was interrupted by another attempt to send it. It is kept on this computer. It is sent again from where it stopped; please wait a moment or press “Send now”.
error-documents-missing = Some images have not reached the university yet. They are kept. Please send again.
error-code-expired = The code or link has expired. Press “Send the email again” and use the code in the new email.
error-code-used = This code or link has already been used. Press “Send the email again” and use the new code.
error-code-void = After too many wrong tries this code can no longer be used. Press “Send the email again” and use the new code.
error-key-malformed =
    { $digits ->
       *[other] The authentication key has { $digits } digits. Please enter all the digits in the newest email.
    }
error-key-wrong =
    { $tries_left ->
       *[other] The authentication key is wrong. Tries left: { $tries_left }. Please check the digits in the newest email.
    }
error-key-too-old = This authentication key has expired. Press “Reissue” and enter the key from the new email.
error-key-void = After too many wrong tries this authentication key can no longer be used. Press “Reissue” and enter the key from the new email.
error-key-ended = The time for entering the authentication key is over, or this login was completed already. Please log in again. A new key is then sent.
error-sign-in-failed = You could not be logged in. The email address, the password or the second password is wrong. Please check upper and lower case, and full and half width.
error-sign-in-reset-needed = After too many failed logins this account is locked. Choose “If you forgot the password” and set both passwords anew: that lifts the lock.
error-directory-unavailable = The university’s user directory does not answer at the moment, so your user ID and password could not be checked. This does not count as a failed login, and everything is kept. Please try again in a little while. If it goes on, please use the contact below.
error-signs-in-as-graduate = You now log in to this account as a graduate. Your enrolments and applications are as they were. Choose “Graduate” on the first screen, and log in with your email address and both passwords. If you do not know them, you can set them anew with “If you forgot the password”.
error-sign-in-not-recent = It has been a while since you logged in. To make sure that it is you, please log in on the university’s page once more. Nothing was changed.
error-graduation-ended = This procedure has ended: too much time has passed since the email address was confirmed, the app was closed in between, or an address was changed or came into use elsewhere. The way you log in is as it was. Please send the email again from “Login after graduation” in the menu.
error-identity-provider-unavailable = Information about the university’s login system is not available at the moment, so the login cannot begin. Please try again in a little while. If it goes on, please use the contact below.
error-initial-password-expired = The initial password has expired. Choose “If you forgot the password” and set both passwords.
error-not-open-yet = You cannot use this service yet. You can log in from { $from } (Japan time). Your user ID and password are right. Please try again then.
error-second-password-not-set = No second password has been set for this user ID yet. Nothing was changed. Log in with the second password left empty, and you can set one.
error-current-password-wrong = The present password is wrong. Nothing was changed. Please check upper and lower case, and full and half width.
error-current-password-missing = Please enter the present password. Nothing was changed.
error-password-refused = This password cannot be used. Please check the following rules.
error-too-many-documents = At most { $limit } images can be sent. Please delete those that are not needed.
error-second-person-needed = You have approved this application. The approval takes effect when another member of staff confirms it. Nothing was changed.
error-assigned-to-other = { $name } is reviewing it. Nothing was changed. To take it over, ask { $name } to put it back into the queue.
error-account-exists = An account with this email address already exists, so the application cannot be approved. Nothing was changed. Please check the application.
error-student-number-taken = Another enrolment already has this student ID number, so the application cannot be approved. Nothing was changed. Please check the application.
error-documents-not-ready = The images are still being prepared. Please wait a moment and try again.
error-reason-missing = Please choose at least one reason.
error-storage-full = The university’s server is short of space. Everything is kept on this computer and will be sent again automatically later.
error-unavailable = The university’s server is busy or under maintenance. Everything is kept on this computer. Please try again later.

error-image-empty = The file is empty (0 bytes). Please check that it was copied or saved completely, and choose it again.
error-image-heic = This photo is in the HEIC format and cannot be attached. On the iPhone choose Settings → Camera → Formats → “Most Compatible” and take it again, or email the photo to yourself: it then becomes a JPEG.
error-image-pdf = A PDF cannot be attached. Open it, show the page, and take a screenshot or use “Save as image” (JPEG or PNG); then choose that file.
error-image-truncated = The image breaks off in the middle. It may not have been copied or downloaded completely. Please copy it again and choose it once more.
error-image-undecodable = The image could not be opened. Please take the photo again, or save it again as JPEG or PNG.
error-image-worker-failed = The image could not be processed. Images already attached are kept. Please try again; if it happens again, use another photo.

error-email-invalid =
    { $reason ->
        [missing] Please enter your email address.
        [too_long] This email address is too long. Please use one of at most 254 characters.
       *[malformed] This is not a valid email address. Please check for stray spaces, and check what stands before and after the @.
    }
error-code-wrong =
    { $tries_left ->
        [0] The code is wrong, and after too many tries it can no longer be used. Please press “Send the email again”.
       *[other] The code is wrong. Tries left: { $tries_left }. Please check the 8 characters in the newest email.
    }
error-resend-too-early =
    { $seconds ->
        [1] Please wait one more second before sending another email.
       *[other] Please wait { $seconds } more seconds before sending another email.
    }
error-too-many-requests =
    { $minutes ->
        [1] There were too many requests in a short time. What you entered is kept. Please try again in about a minute.
       *[other] There were too many requests in a short time. What you entered is kept. Please try again in about { $minutes } minutes.
    }
error-sign-in-refused = After several failed logins, logging in is paused. Please try again in about { $minutes } minutes.
error-body-too-large = There is too much data to send. It is kept. Please use fewer images and try again.
error-document-refused =
    { $found ->
       *[other] The university’s server did not accept the image. Everything is kept. Please replace it with another JPEG or PNG image.
    }
error-client-too-old =
    { $url ->
        [none] This version of the app is too old for the university’s server. What you entered is kept. Please install the new version from the page in your university’s instructions, then continue.
       *[other] This version of the app is too old for the university’s server. What you entered is kept. Please install version { $version }, then continue: { $url }
    }
error-image-not-an-image =
    { $found ->
        [webp] WebP images cannot be attached. Please save it as JPEG or PNG.
        [avif] AVIF images cannot be attached. Please save it as JPEG or PNG.
        [tiff] TIFF images cannot be attached. Please save it as JPEG or PNG.
        [bmp] BMP images cannot be attached. Please save it as JPEG or PNG.
        [svg] SVG images cannot be attached. Please save it as JPEG or PNG.
        [heif] HEIF photos cannot be attached. Please set the camera to JPEG and take it again.
        [video] Videos cannot be attached. Please take a photo of the document and choose a JPEG or PNG image.
        [office] Documents of Word, Excel and the like cannot be attached. Please choose a JPEG or PNG photo of the document.
        [zip] ZIP archives cannot be attached. Please unpack it and choose the JPEG or PNG image inside.
        [text] Text files cannot be attached. Please choose a JPEG or PNG photo of the document.
       *[other] This file is not an image that can be attached. Please choose a JPEG, PNG or GIF image.
    }
error-image-too-large-file = The file is too large ({ $bytes_mb } MB). Please choose an image of at most { $limit_mb } MB, or take the photo with a lower quality.
error-image-too-many-pixels = The image has too many pixels (about { $megapixels } megapixels). Please take it again with at most 50 megapixels.
error-store-damaged = Some of your saved data is damaged and could not be read. Nothing has been deleted. Under “Data on this computer” in the menu you can save what can be read.
error-store-sound = Your saved data can be read. There is nothing to move to another folder.
error-store-no-locks = It could not be saved because the folder is in a place that cannot be written to safely, such as a network drive. What was saved before is still there.
error-key-not-renewed = The keyring did not take the new key. The present key stays in use, and your saved data is still there. Unlock the keyring and try again.
error-entry-unreadable = One of the applications waiting to be sent is damaged and cannot be read. It is not sent, and it is kept. If you are not sure whether the university has received it, please contact us.
error-nothing-to-export = There is no data on this computer yet that could be saved.
error-export-full = The copy of your data could not be saved because there is not enough free space there. What is on this computer is unchanged. Please choose another place.
error-export-unwritable = The copy of your data could not be saved because the place you chose cannot be written to. What is on this computer is unchanged. Please choose another place, such as “Documents”.
error-export-dialog-failed = The window for choosing a place could not be opened. What is on this computer is unchanged. Please try again.
error-account-unknown = No graduate’s account has this student ID number, so the application cannot be approved. Nothing was changed. Please check the number.

# Names and help of the form’s fields.

field-family-name-kanji = Family name (Kanji)
field-given-name-kanji = Given name (Kanji)
field-family-name-kana = Family name (Katakana)
field-given-name-kana = Given name (Katakana)
field-family-name-roman = Family name (Roman characters)
field-given-name-roman = Given name (Roman characters)
field-birth-date = Birth date
field-school-family-name-kanji = Family name when in school (Kanji)
field-school-given-name-kanji = Given name when in school (Kanji)
field-school-family-name-kana = Family name when in school (Katakana)
field-school-given-name-kana = Given name when in school (Katakana)
field-school-family-name-roman = Family name when in school (Roman characters)
field-school-given-name-roman = Given name when in school (Roman characters)
field-faculty = Department
field-department = Subject
field-faculty-text = Department and subject (if not in the lists)
field-student-number = Student ID number
field-admission-month = Admission year and month
field-leaving-month = Graduation (completion) year and month
field-leaving-kind = Graduation, completion, withdrawal or removal
field-residence = Where you live
field-postcode = Zip code
field-prefecture = Prefecture
field-city = City
field-street = Street and number
field-building = Apartment name and room No.
field-country = Country
field-overseas-address = Address abroad
field-phone = Phone number (daytime)
field-mobile-phone = Mobile phone number
field-workplace-name = Name of workplace
field-workplace-postcode = Zip code of workplace
field-workplace-prefecture = Prefecture of workplace
field-workplace-city = City of workplace
field-workplace-street = Street and number of workplace
field-workplace-building = Building of workplace
field-workplace-phone = Phone number of workplace
field-document-type = Type of identification document
field-name-proof = Document showing the change of name
field-name-proof-issued = Date of issue of the document showing the change of name

help-name-proof-issued = The date of issue written on the document. Example: 2026/04/01
help-birth-date = Year first, Western or Japanese. Examples: 1999/09/09, H11.9.9
help-faculty-text = Only if your department or subject is not in the lists: enter its name at the time here, and leave what is not in the lists unchosen.
help-student-number = Leave it empty if you do not remember it.
help-admission-month = Year first, Western or Japanese. Examples: 2011/04, H23.4
help-leaving-month = Year first, Western or Japanese. Examples: 2015/03, H27.3
help-postcode = Example: 100-0001. Seven digits fill in the address where it is empty.
help-workplace-postcode = Example: 100-8111. Seven digits fill in the address and the name of an office where they are empty.
help-street = Example: Chiyoda 1-1
help-country = Type part of the name to see the countries that match. Example: Vietnam
help-overseas-address = Please use roman letters.
help-phone = Example: 090-1111-2222

# Confirming the mail address.

flow-email-title = Confirm your email address
flow-email-lead = Enter the email address you want to apply with. We will send a confirmation email to it.
flow-email = Email address
flow-email-help = The result of the review is sent here too. We recommend an address you will keep using.
flow-email-confirmation = Email address (Confirmation)
flow-email-confirmation-help = Please enter it once more.
flow-note-mail = A confirmation email is sent to this address. It may take a while to arrive.
flow-note-free = With free email services it may not arrive, or may be taken for spam.
flow-note-allow = If you restrict incoming email, please allow email from { $domain }.
flow-continue-lead = Enter your reference number and the email address you applied with. We will email you a code that is valid for 30 minutes.
flow-continue-reference-help = It is shown on the “Application accepted” screen and in emails from the university.
flow-continue-email-help = The address you confirmed when you applied.
flow-waiting-title = Check your email
flow-to = Sent to:
flow-mail-queued = The email is waiting to be sent
flow-mail-queued-text = The university’s server is about to send it. Please wait a moment.
flow-mail-put-off = Sending the email takes longer
flow-mail-put-off-text = { $minutes ->
    [one] The mail server has not taken it yet. The university’s server will try again by itself in about a minute. You can wait here, or come back to this screen later.
   *[other] The mail server has not taken it yet. The university’s server will try again by itself in about { $minutes } minutes. You can wait here, or come back to this screen later.
}
flow-mail-accepted = The email has been sent
flow-mail-accepted-text = The mail server has accepted it. It should arrive shortly.
flow-mail-expired = The link and the code have expired
flow-mail-expired-text = Press “Send the email again” to get a new link and a new code.
flow-mail-refused-unknown-mailbox = The email could not be sent
flow-mail-refused-unknown-mailbox-text = The mail server says that there is no such address. Please enter it again with “Correct the address”.
flow-mail-refused-other = The email could not be sent
flow-mail-refused-other-text = The receiving mail server refused it. Please check the settings and the free space of your mailbox and send it again, or use another address.
flow-mail-unknown = The status of the email is not known
flow-mail-unknown-text = The university’s server cannot be reached at the moment. The code in the email will work as soon as the connection is back.
flow-code = Code
flow-code-help = The 8 characters in the email. Upper or lower case, full or half width, and hyphens do not matter.
flow-or-link = You can also open the link in the email on this computer.
flow-valid = { $minutes ->
    [one] Link and code are valid for one more minute.
   *[other] Link and code are valid for { $minutes } more minutes.
}
flow-not-come = If the email does not arrive
flow-resend = Send the email again
flow-resend-in = Send the email again (in { $seconds } s)
flow-sent-again = Another email is being sent to { $email }. The link and the code in the earlier email no longer work.
flow-correct = Correct the address
flow-cancel = Stop this procedure
flow-checklist-title = Please check these four points
flow-checklist-1 = Is the email address right: { $email }
flow-checklist-2 = Are there stray spaces before, after or within it?
flow-checklist-3 = Was it entered in half-width letters and digits?
flow-checklist-4 = Is the email in your spam folder? Is email from { $domain } allowed?

# Terms of Use and the application form.

form-terms-title = Terms of Use
form-terms-lead = Please read the terms. If you agree, tick the box below and press “Agree”.
form-terms-tick = Agree to the above
form-terms-accept = Agree

form-title = Application for use
form-title-enrolment = Additional student ID number
form-title-recovery = Application after losing the email address
form-title-name-change = Change of name
form-title-again = { $title } (revision { $revision })
form-progress = Progress of the application
form-check-short = Confirm
form-summary-title = Please check the following
form-choose = Please choose
form-choose-faculty-first = Choose the department first
form-residence-domestic = In Japan
form-residence-overseas = Abroad
form-saved = Saved at { $time }
form-saving = Saving…
form-autosave = What you enter is saved automatically.
form-not-saved = Not saved yet
form-to-check = Check your answers
form-discard = Discard this draft
form-discard-title = Discard the draft?
form-discard-text = The answers and images saved on this computer are deleted. This cannot be undone. What you have already sent to the university is not affected.
form-discard-keep = Keep filling it in
form-discard-confirm = Discard
form-returned = The university asks you to correct the following and apply again.
form-new-fields = The university added these fields after you began: { $fields }
form-field-new = New: the university added this field after you began.
form-required-fields = After you began, the university made these fields required: { $fields }
form-field-required = After you began, the university made this field required.
form-email-verified = This address is confirmed. You do not need to enter it again.
form-copy-name = Same as the applicant’s name
form-converted-kana = Changed to full-width katakana.
form-converted-roman = Changed to half-width letters.
form-variants-boxed = On this computer, a character whose variant form is given appears as a box. It is kept and reaches the university exactly as you entered it; leave it as it is.
form-variants-usual = A character whose variant form is given is shown here in its usual form. It is kept exactly as it was entered.
form-offers = Other spellings
form-offers-for = { $label }: other spellings
hint-kana-differs = The kana in the name and the katakana seem to differ. If the reading is right, leave it as it is.
hint-roman-expected = Mail to other countries arrives more reliably when the address is in roman letters. If it cannot be written that way, leave it as it is.
hint-names-in-one-box = Family and given name both seem to be here. If the name can be divided, please use both boxes. If it is one name, leave it as it is.
form-address-filled = Address filled in: { $address }
form-address-choose = Several addresses have this zip code. Please choose the right one.
form-address-replace = This differs from the address you entered. Replace it with { $address }? Nothing you entered has been changed yet.
form-address-replace-yes = Replace
form-address-replace-no = Keep what I entered
form-address-unknown = This zip code is not in the data. If it is right, simply enter the address yourself.
form-address-date = Zip code data as of { $date }
form-country-choose = Please choose a country from the list. What you entered has been kept.
form-group-name = Applicant’s name
form-group-name-help = Enter your present name, with the family name and the given name in separate boxes. A single name goes into one box only, a middle name after the given name. If your name has no kanji, enter it in katakana or roman letters in the kanji boxes too.
form-group-school-name = Name when in school
form-group-school-name-help = Certificates show the name you had when in school. If it has changed, enter the name you had then.
form-group-changed-name = Change of name
form-group-changed-name-help = Your present name differs from your name when in school, so a document that shows the change is needed. Certificates keep the name you had when in school.
form-name-change-name-help = Enter your new name. The boxes hold the name your account has now, so correct only what has changed. If your name has no kanji, enter it in katakana or roman letters in the kanji boxes too.
form-name-change-proof-help = Attach an image of a document that connects the former name with the new one. Certificates still show the name you had when in school.
form-name-change-lead = The university checks your documents, and the name of your account changes once this is approved.
form-name-change-lead-identity = Attach images of both an identity document with your new name and a document that shows the change.
form-character-title = If a character of your name cannot be typed
form-character-text = Enter a similar character or katakana, and attach an image of the right one. Staff will look at the image. Variants such as 髙, 﨑 or 邊 can be used as they are, if you can type them.
form-lead-applicant = Please tell us about yourself, the applicant.
form-lead-school = Please tell us about your time at the university. Optional fields you do not know may stay empty.
form-lead-contact = Please tell us where the university can reach you.
form-lead-workplace = Fill this in if you can be reached at work during the day. All of it is optional.
form-lead-identity = Choose a document that proves who you are, and attach an image of it.
form-check-title = Check your answers
form-check-lead = Nothing has been sent yet. Please check everything, then press “Apply”.
form-change = Change: { $section }
form-both-calendars = { $rest } { $year } ({ $era } { $era_year })
form-date-meant = Change to { $date }
form-empty-optional = These optional fields are empty
form-list-separator = { ", " }
form-apply = Apply

section-applicant = Applicant
section-school = University information
section-contact = Address and contact
section-workplace = Workplace
section-identity = Identity document

era-meiji = Meiji
era-taisho = Taisho
era-showa = Showa
era-heisei = Heisei
era-reiwa = Reiwa

# Short words used on many screens.

general-app-name = Akashi
general-back = Back
general-next = Next
general-ok = OK
general-yes = Yes
general-confirm = Confirm
general-send = Send
general-set = Set
general-change = Change
general-search = Search
general-close = Close
general-cancel = Cancel
general-retry = Try again
general-delete = Delete
general-select-file = Select file
general-sign-in = Log in
general-sign-out = Log out
general-required = Required
general-optional = Optional
general-not-entered = Not entered
general-menu = Menu
general-notes = Notes
general-notes-read = ! Be sure to read the Notes
general-loading = Loading…
general-language-ja = 日本語
general-language-en = English
general-minutes-left =
    { $minutes ->
        [one] { $minutes } minute left
       *[other] { $minutes } minutes left
    }

# Help: what a screen is for, whom to ask, the diagnostic code.

help-open = Help
help-title = Help
help-close = Close help
help-this-screen = About this screen
help-hours-japan = Hours are in Japan time.
help-contacts = Contact
help-contacts-none = Once you are connected to a university, you find here whom to ask.
help-contacts-failed = We could not load whom to ask.
help-about-content-kind = Your application and certificates
help-about-payment-kind = Payment
help-about-system-kind = Using the app, logging in, failures
help-other-kind = Other questions
help-kinds-joint = { " " }/{ " " }
help-open-now = Open now
help-open-until = Open now, until { $time }
help-closed = Closed now
help-closed-until = Closed now, opens { $time }
help-moment-on = { $day }, { $time }
help-by-phone = Phone
help-by-email = Email
help-chat = Start chat
help-languages-ja = Only available in Japanese
help-languages-en = Available in English
help-languages-both = Available in Japanese and English
help-code-title = Diagnostic code
help-code-lead = If you call us and we ask how things stand, please read out this code. It only tells the app’s version, the kind of computer, the screen you are on, the last error and the state of the connection. It holds no personal data, such as your name or your application.
help-code-copy = Copy code
help-code-copied = Copied
help-code-not-copied = It could not be copied. Please write the code down, or select and copy it.
help-code-again = Diagnose again

# Names of the screens; diagnostic codes are read with them too.
help-screen-start = First screen
help-screen-connect = Connecting to a university
help-screen-who = Choosing who you are
help-screen-entry = Entrance for graduates
help-screen-mail-address = Mail address setting
help-screen-waiting = Entering the code of the email
help-screen-continue-application = Continuing an application
help-screen-terms = Terms of Use
help-screen-form = Application form
help-screen-check = Checking your answers
help-screen-discard = Discarding a draft
help-screen-status = State of the application
help-screen-withdraw = Withdrawing an application
help-screen-forget-copy = Removing the copy
help-screen-compare = Comparing two versions
help-screen-sign-in = Graduate login
help-screen-campus-sign-in = Student login
help-screen-email-key = Authentication key
help-screen-two-factor = Two-factor authentication settings
help-screen-campus-forgotten = Forgotten second password
help-screen-saml-sign-in = Student login (browser)
help-screen-passwords = Password setting
help-screen-second-password = Set second password
help-screen-change-password = Change password
help-screen-forgotten = Forgotten password
help-screen-change-address = Change mail address
help-screen-devices = Computers you are logged in on
help-screen-home = Select printing destination
help-screen-data = Data on this computer
help-screen-remove-data = Removing data
help-screen-store = Locked data
help-screen-staff-sign-in = Staff login
help-screen-staff-queue = List of applications (staff)
help-screen-staff-own = Your account (staff)
help-screen-staff-accounts = Staff accounts (administrators)
help-screen-staff-detail = Reviewing an application (staff)

# What is done on a screen.
help-about-start = This screen says what the app is for and what to have ready. You can switch the language at the top right at any time.
help-about-connect = Here you connect to your university’s server. Enter the address from the university’s instructions, and make sure that the name shown is right before you connect.
help-about-who = Graduates, students with a campus ID and staff each have their own entrance. An application you have begun can be continued from here.
help-about-entry = If you are new here, choose “New Registration” to apply. If your application has been approved, choose “Log in”. To go on with an application on another computer, choose “Continue or check my application”.
help-about-mail-address = Here you set the email address that receives our confirmation. Enter the same address twice, and an email with a code is sent to it.
help-about-waiting = Enter the 8-character code from the email. The screen shows what has become of the email. If the address was wrong, you can correct it here.
help-about-continue-application = Here you open an application you have already sent. Enter the reference number on your receipt and the email address you applied with.
help-about-terms = Please read the Terms of Use here. Once you agree, you go on to the form.
help-about-form = Here you fill in the application. What you enter is saved on this computer automatically. If you close the app, you can continue where you stopped.
help-about-check = Check your answers before they are sent. “Change” takes you back to that part. “Apply” sends the application to the university.
help-about-discard = Here you discard a draft. A discarded draft cannot be brought back. Applications that have been sent are not affected.
help-about-status = Here you see how your application stands, its reference number and the result. You can save the receipt here as well.
help-about-withdraw = Here you withdraw your application. This cannot be undone; to apply again you start from the beginning.
help-about-forget-copy = Here you remove the copy of what you sent from this computer. The application at the university is not affected.
help-about-compare = Another version was sent from another computer first. Compare it with the one on this computer, and choose for each item which is right.
help-about-sign-in = Graduates whose application has been approved log in here. The first time, enter the initial password from the email and leave the second password empty.
help-about-campus-sign-in = Students with a campus ID log in here. The first time, leave the second password empty.
help-about-email-key = Enter the authentication key that was sent to your registered email address. If it does not arrive or has expired, press “Reissue”.
help-about-two-factor = Here you choose whether an authentication key is asked for when you log in. A change takes effect at the next login.
help-about-campus-forgotten = Here you ask for an email with which you set your second password anew. Until you have done so, the present one keeps working.
help-about-saml-sign-in = Students who use the university’s login page log in here. Log in on the university’s page in the browser. If you are not taken back to the app, enter the code that the browser shows.
help-about-passwords = Here you set the password and the second password you will log in with. The two must be different.
help-about-second-password = Here you set the second password you will log in with from the next time. It is not your university’s password.
help-about-change-password = Here you change a password you log in with. You are then logged out on all other computers.
help-about-forgotten = Here you ask for an email with which you set your passwords anew. Until you have done so, the present ones keep working.
help-about-change-address = Here you change the email address of your account. It is changed when you enter the code from the email to the new address.
help-about-devices = These are the computers on which your account is logged in. If you do not recognise one, you can log it out here. Computers on which no key is asked for can be forgotten here as well.
help-about-home = This is the first screen after logging in. It shows your previous login, your applications and the services you can use.
help-about-data = Here you see what is kept on this computer and how it is protected. You can also save a copy of it.
help-about-remove-data = Here you remove your data from this computer. Whatever has not been sent yet is lost.
help-about-store = The data on this computer is encrypted. This screen tells you what to do to open it.
help-about-staff-sign-in = Members of the university’s staff log in here.
help-about-staff-queue = These are the applications to review, those due first at the top.
help-about-staff-own = Here you set your own password, authenticator app and recovery codes.
help-about-staff-accounts = Here administrators make accounts for staff, change roles, and shut accounts off or reset them.
help-about-staff-detail = Here you look at an application and its images, and decide. First press “Take it and begin the review”.
help-screen-manual = Manual
help-about-manual = The manual explains the app chapter by chapter. You can also look for words. “Back” takes you to where you were.
help-manual-here = Open this part of the manual

# The manual. Its text stands in the folder of that name.
manual-title = Manual
manual-contents = Contents of the manual
manual-search = Search the manual
manual-found =
    { $count ->
        [0] Nothing was found. Please try another word.
        [one] Found in { $count } place.
       *[other] Found in { $count } places.
    }
help-screen-applications = Application list
help-about-applications = All applications of your account, the newest first. You can save their receipts here as well.
help-screen-add-number = Register additional student ID number
help-about-add-number = Here you add another student ID number to your account. Press “Send”, and you get an email that leads to the form.
help-screen-graduation = Login after graduation
help-about-graduation = Here somebody who logs in with a university ID changes to the graduate login, with an email address and two passwords. Enrolments and applications stay with the account.
help-screen-personal = Personal information
help-about-personal = Here you change the address, phone numbers and workplace that the university has of you. What you enter is saved on this computer automatically, and sent when you press “Change”. The application for a change of name begins here too.
help-screen-change-name = Change of name
help-about-change-name = Here you apply to change the name of your account. Your password leads on to the terms and the form. The university checks your documents, and the name changes once it is approved.
help-screen-lost-address = If you lost your email address
help-about-lost-address = Here you apply with a new address if you no longer receive email at the one you registered. Once the university has checked it, the address of your account changes.
help-screen-staff-diagnosis = Reading a diagnostic code (staff)
help-about-staff-diagnosis = Find out the state of a caller’s app from the diagnostic code they read out. The code holds no personal information, and nothing is sent to the university’s server.
manual-for-staff = For staff
manual-for-applicants = For applicants

# What a diagnostic code says (the screen of staff, and akashi-server diagnose).
diagnosis-application =
    Application { $version } ({ $system ->
        [linux] Linux
        [macos] macOS
        [windows] Windows
       *[other] another system
    }, shown in { $language ->
        [en] English
       *[ja] Japanese
    })
diagnosis-screen = Screen: { $screen }
diagnosis-screen-unknown = Screen: one that this version does not have
diagnosis-line =
    Connection: { $line ->
        [no_university] not connected to a university yet
        [reached] the university’s server answers
        [unreachable] no internet, or the university’s server cannot be reached
        [slow] the university’s server does not answer in time
        [certificate] there is a problem with the server’s certificate (a wrong clock looks the same)
        [unexpected] what answers there is no certificate service, or its version does not fit
       *[refused] the university’s server refused the request
    }
diagnosis-store =
    Data on the computer: { $store ->
        [open] can be used
        [needs_new_passphrase] a passphrase has to be chosen
        [needs_passphrase] the passphrase has to be entered
        [keyring_locked] the system’s keyring is locked
        [key_lost] the key is lost, it cannot be read
        [locked] locked
        [damaged] damaged
        [too_new] written by a newer version of the application
        [not_migrated] of an earlier version, and could not be taken over
        [disk_full] the disk is full
        [disk_unwritable] the disk cannot be written
        [no_locks] where nothing can be locked, such as a network drive
       *[unknown] could not be found out
    }{ $unsent ->
        [yes] { " " }(an application waits to be sent)
       *[no] { "" }
    }
diagnosis-problem = Last error: { $code }
diagnosis-problem-none = Last error: none since the application was started
diagnosis-problem-unknown = Last error: one that this version does not have

# Home after logging in.

home-title = Select printing destination
home-greeting = Welcome, { $name }
home-previous = Date and time of previous login
home-previous-none = This is your first login
home-services = Certificate services
home-order-meanwhile = To order certificates, please contact the university’s office.
home-enrolments = Enrolments
home-student-number = Student ID number
home-leaving = Graduation (completion)
home-applications = Current application list
home-applications-none = There are no applications.
home-all-applications = Application list
home-more = Show more
home-enrolment = Choose a student ID number
home-received = Received

home-not-me = This was not me
home-not-me-title = Was the previous login somebody else?
home-not-me-lead = Then do the following at once. Your application and your enrolments stay as they are.
home-not-me-1 = Everybody is logged out of this account, on this computer as well.
home-not-me-2 = Both passwords stop working.
home-not-me-3 = We send an email to the address of your account, with which you set both passwords anew.
home-not-me-confirm = Log everybody out and set the passwords anew

# Keys, passphrase, removing data, closing.

leaving-disconnect = Connect to another university
leaving-remove-menu = Remove my data from this computer
leaving-remove-title = Remove your data from this computer?
leaving-remove-lead = The following is removed from this computer. This cannot be undone.
leaving-remove-draft = Drafts, and applications that have not been sent
leaving-remove-images = Attached images, and the copy of what you sent
leaving-remove-asides = What was kept because it could not be read, if any
leaving-remove-session = Your login, and the details of the connected university
leaving-remove-stays = Applications the university has received stay there. With your reference number and email address you can continue them.
leaving-remove-unsent = Some of this has not reached the university yet. It would be lost.
leaving-remove-confirm = Remove
leaving-passphrase = Passphrase
leaving-passphrase-confirmation = Passphrase (Confirmation)
leaving-passphrase-new = Choose a passphrase
leaving-passphrase-new-lead = This computer has no keyring in which a key could be kept safely. Instead, please choose a passphrase to encrypt what you enter.
leaving-passphrase-help = At least 8 characters, of any kind.
leaving-passphrase-unlock = Enter your passphrase
leaving-passphrase-unlock-lead = Enter your passphrase to open what is saved on this computer.
leaving-passphrase-forgotten = If you forget the passphrase, drafts on this computer can no longer be opened. What the university has received is not affected.
leaving-passphrase-lost = I forgot the passphrase
leaving-keyring-locked-title = The keyring is locked
leaving-keyring-locked-text = The key to your saved data is in a locked keyring. Log in to this computer again or unlock the keyring, then press “Try again”.
leaving-key-lost-title = Your saved data cannot be opened
leaving-key-lost-text = The key to your saved data cannot be found. You may be logged in to this computer as another user, or the keyring was reset. Nothing has been deleted. Logging in as the original user may help.
leaving-too-new-title = Saved by a newer version
leaving-too-new-text = The data on this computer was saved by a newer version of Akashi. Nothing has been changed. Please install the newer version and open it again.
leaving-server-untouched = What the university has received is not affected.
leaving-begin-anew = Remove it and start again
leaving-close-title = Your application has not reached the university
leaving-close-text = It is kept on this computer. What would you like to do?
leaving-close-send = Send now, then close
leaving-close-wait = Do not close
leaving-close-quit = Close (send next time)
leaving-damaged-title = Your saved data is damaged
leaving-damaged-text = What is saved on this computer is cut short or damaged and cannot be opened. Nothing has been deleted or changed. Restart the computer and press “Try again”. If that does not help, you can start again and keep what cannot be read in a folder of its own.
leaving-not-migrated-title = Your saved data could not be updated
leaving-not-migrated-text = What an earlier version saved could not be brought into the form of this version. It is as it was, and the earlier version of Akashi can open it. Press “Try again”, or contact us.
leaving-disk-full-title = There is not enough free space
leaving-disk-full-text = Your saved data cannot be opened because the disk is full. It is still there. Delete files you do not need, then press “Try again”.
leaving-disk-unwritable-title = The folder cannot be written to
leaving-disk-unwritable-text = Your saved data cannot be opened because its folder cannot be written to. It is still there. Please check the permissions of the folder and the disk, then press “Try again”.
leaving-no-locks-title = It cannot be opened in this place
leaving-no-locks-text = The folder is in a place that cannot be written to safely, such as a network drive. Your saved data is still there. Move the folder to a disk of this computer, then press “Try again”.
leaving-locked-title = Locked
leaving-locked-text = Your saved data is closed and encrypted. Press “Unlock” to return to where you were.
leaving-locked-unsent = Nothing is sent while it is locked. Sending goes on when you unlock it.
leaving-unlock = Unlock
leaving-lock-menu = Lock
leaving-set-aside = Keep what cannot be read, and start again
leaving-set-aside-title = Keep what cannot be read in a folder of its own?
leaving-set-aside-text = What cannot be opened is not deleted but moved into a folder with the date. Then you start again without a draft. You will find it in the menu under “Data on this computer”.
leaving-set-aside-confirm = Keep it and start again
leaving-set-aside-done-title = What could not be read has been kept
leaving-set-aside-done = What could not be read has been moved to this folder. It is kept in case the key is found.

# What has not been sent yet.

outbox-queued = Waiting to be sent
outbox-sending = Being sent
outbox-sending-again = Trying to send it again
outbox-paused = Sending is paused
outbox-needs-attention = Needs your attention
outbox-kept = The application has not reached the university yet. Your answers and images are kept on this computer.
outbox-progress = { $percent }% sent
outbox-pace = { $seconds ->
    [one] { $kilobytes } KB per second; about a second left
   *[other] { $kilobytes } KB per second; about { $seconds } seconds left
}
outbox-pace-minutes = { $minutes ->
    [one] { $kilobytes } KB per second; about a minute left
   *[other] { $kilobytes } KB per second; about { $minutes } minutes left
}
outbox-next-try = { $seconds ->
    [one] Trying again in about a second.
   *[other] Trying again in about { $seconds } seconds.
}
outbox-retry = Send now
outbox-pause = Pause sending
outbox-resume = Resume sending
outbox-take-back = Do not send; edit again
outbox-unreadable = An application that cannot be read

# What is wrong with an answer.

problem-missing = { $label }: please enter or choose something.
problem-too-long = { $label }: please use at most { $limit } characters.
problem-control-character = { $label } contains a control character that cannot be used. Please enter it again.
problem-emoji = { $label }: emoji cannot be used. Please remove them.
problem-not-kana = { $label }: please use katakana.
problem-not-roman = { $label }: please use roman letters.
problem-date-unreadable = { $label } cannot be read as a date. Please enter year, month and day in this order, such as 1999/09/09 or H11.9.9.
problem-date-impossible = { $label }: there is no such day. This month has { $days } days. Please check month and day.
problem-month-impossible = { $label }: please enter the month as a number from 1 to 12.
problem-century-missing = { $label }: a year of two digits can be several years. Please enter four digits, such as 1999/09/09, or the era, such as H11.9.9.
problem-era-year-zero = { $label }: { $era } has no year 0, it begins with year 1. Please check the year.
problem-era-ended = { $label }: era and year do not fit. { $era } ended on { $day }. Please check both.
problem-era-not-begun = { $label }: era and year do not fit. { $era } began on { $day }. Please check both.
problem-date-in-future = { $label } lies in the future. Please check the year.
problem-date-too-long-ago = { $label } lies too far back. Please check the year.
problem-leaving-before-admission = { $label } is before the admission. Please check both dates.
problem-month-unreadable = { $label } cannot be read as a month. Please enter year and month in this order, such as 2015/03 or H27.3.
problem-postcode-malformed = { $label }: please enter 7 digits. Example: 100-0001
problem-phone-malformed = { $label }: please use digits and hyphens. Start numbers abroad with +.
problem-student-number-malformed = { $label } contains characters that cannot be used. Please use letters, digits and hyphens.
problem-unknown-choice = { $label }: please choose again from the list.
problem-not-asked = { $label } is not part of this university’s form. Please leave it empty.
problem-image-missing = { $label }: please attach at least one.
problem-image-not-covered = { $label }: “{ $field }” in image { $image } is still open. Cover it, or say that it is not in this image.
problem-cover-missing = { $label }: “{ $field }” is covered in none of the images. Attach the side on which it is written, and cover it.
problem-proof-too-old = { $label }: too long ago. The document must have been issued within the last { $months } months (this one was good until { $day }). Please get a new one. What you entered is saved.
problem-name-unchanged = { $label }: nothing differs from the name your account has. Please correct what has changed.
problem-too-many-images = { $label }: at most { $limit }. Please delete those that are not needed.

password-rule-length = { $min } to { $max } characters
password-rule-upper-case = Has an upper-case letter (A–Z)
password-rule-lower-case = Has a lower-case letter (a–z)
password-rule-digit = Has a digit (0–9)
password-rule-alphanumeric = Only half-width letters and digits
password-rule-not-common = Not a common password
password-rule-not-personal = Not your email address or student ID number
password-rule-differs-from-other = Differs from the other password
password-rule-not-used-before = Not the initial or present password

# Results, reasons and states of a review. Staff choose a reason, the applicant reads it in their own language.

reason-image-unreadable = The writing or the photo in the image cannot be read. Please take it again in a bright place, with the whole document in focus.
reason-image-incomplete = Part of the document is missing from the image. Please take it again so that all four corners are visible.
reason-image-undecodable = We could not open the image. Please choose a JPEG or PNG image and send it once more.
reason-wrong-document = This is not an identification document that the university accepts. Please check the accepted types and choose another document.
reason-document-expired = The identification document has expired. Please choose one that is still valid.
reason-name-mismatch = The name you entered and the name on the identification document are not the same.
reason-name-change-unproven = The attached document does not show the change of name. Please choose one that connects the former name with the new one.
reason-birth-date-mismatch = The birth date you entered and the one on the identification document are not the same.
reason-address-mismatch = The address you entered and the one on the identification document are not the same.
reason-student-number-unknown = The student ID number you entered is not in the university's records. Please check the number again.
reason-not-in-roster = We could not find your record with the details you entered. Please check your name when in school, your department and the dates.
reason-answer-wrong = Something you entered is not correct.
reason-answer-incomplete = Something is missing from what you entered.
reason-duplicate-application = We have already accepted the same application.
reason-not-eligible = We are sorry: after checking, we found that you cannot use this service.
reason-other = Please read the message from the staff below.

outcome-approved = Approved
outcome-rejected = Rejected
outcome-returned = Returned for correction

state-received = Accepted
state-in-review = Under review
state-awaiting-second-person = Waiting for a second person
state-approved = Approved
state-rejected = Rejected
state-returned = Returned for correction
state-withdrawn = Withdrawn
state-expired = Expired

# Marks that only staff see.

flag-student-number-taken = This student ID number already belongs to a registered enrolment
flag-account-exists = There is already an account with this email address
flag-image-undecodable = An image could not be opened
flag-mail-undelivered = The last mail to the applicant could not be delivered
flag-image-hard-to-read = An image may be hard to read
flag-character-missing = A character of the name could not be typed (an image of it is attached)
flag-name-changed = The present name differs from the name when in school
flag-account-unknown = No graduate’s account has this student ID number
flag-student-number-of-student = The university’s login system has given this student ID number to a student’s account. If you approve, that account becomes the graduate’s, with the email address of this application (the former address is told). Please make particularly sure who is applying
flag-number-said-of-another = The university’s login system has given the same student ID number to another account as well

# The receipt (PDF), and saving it.

receipt-title = Receipt
receipt-document-title = Receipt { $reference }
receipt-lead = We have received the following application.
receipt-reference = Reference number
receipt-name = Applicant’s name
receipt-name-note = The kanji you entered include a character that cannot be printed on this receipt, so it shows the reading. Your application keeps the characters exactly as you entered them.
receipt-name-unshown = As recorded in the application
receipt-kind = Application type
receipt-kind-registration = Application for use
receipt-kind-enrolment = Additional student ID number
receipt-kind-recovery = Application after losing the email address
receipt-kind-name-change = Change of name
receipt-received = Received
receipt-received-at = { $date }, { $time } (Japan time)
receipt-revision = Times received
receipt-revision-value = { $number ->
    [1] First time
   *[other] { $number } times (corrected)
}
receipt-expected = Review
receipt-expected-value = expected to be over by { $date }
receipt-digest = Content check number
receipt-pictures = Images received with it
receipt-picture = Image { $number }: { $shows }
receipt-picture-identity = identity document
receipt-picture-name-change = proof of the changed name
receipt-picture-character = character that cannot be typed
receipt-digest-note = A check number is the beginning of a number (SHA-256) computed from what was received. It changes when a single character changes.
receipt-signature = The university’s signature
receipt-signature-key = Signing key
receipt-signature-fingerprint = Signature check number
receipt-signature-note = The university’s signed record of this receipt is attached to this PDF (receipt.jws). It proves when the content and the images above were received. Anyone can check it with the key that the university publishes.
receipt-signature-file = Record of the receipt, signed by the university
receipt-next = What happens next
receipt-next-review = The university reviews your answers and images. It expects to be done by { $date }; days on which the university is closed and public holidays are not counted.
receipt-next-mail = The result is emailed to the address you applied with. So is word of anything you need to correct.
receipt-next-status = To see how it stands, choose “Continue or check my application” in the application and enter reference number { $reference } and your email address.
receipt-contacts = Inquiries
receipt-keep = Please give the reference number when you contact us. You can save this receipt again at any time from the screen “Status of my application”.
receipt-date = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

receipt-save = Save the receipt (PDF)
receipt-save-other = Save the receipt in Japanese
receipt-save-short = Save (PDF)
receipt-save-of = Save the receipt of reference number { $reference } (PDF)
receipt-saved = The receipt has been saved as “{ $name }”.
receipt-dialog-title = Choose where to save the receipt
receipt-dialog-filter = PDF
receipt-file-name = receipt_{ $reference }.pdf

receipt-proof-signed = The university’s signature was checked
receipt-proof-means = It proves that the university received your application at the time below.
receipt-proof-details = Details of the signature
receipt-proof-issuer = Signed by
receipt-proof-unsigned = This receipt is not signed by the university
receipt-proof-unsigned-text = Your application was received before the university’s server began to sign receipts. It has been received all the same. If you need proof of the date, please contact the university.
receipt-proof-refused = The university’s signature could not be confirmed
receipt-proof-refused-text = The receipt that came from the server does not carry a valid signature, so it was not kept as proof. Please make a note of the reference number and contact the university.
receipt-proof-damaged = The receipt on this computer does not match its signature
receipt-proof-damaged-text = The receipt that was kept here is damaged or was changed. The application at the university is not affected. If you need proof, please save the receipt (PDF) again.

# Logging in through the university's identity provider (SAML).

saml-who = Student (university login page)
saml-who-text = You log in on the university’s own page (single sign-on, GakuNin)
saml-title = Student login
saml-lead = The university’s login page opens in your browser. Once you have logged in there, you come back to this app.
saml-note-password = You enter your university’s password only on the university’s page in the browser, never in this app.
saml-note-shared = On a shared computer, also close all browser windows when you have finished. Your university login may stay in the browser.
saml-begin = Log in with the browser
saml-waiting-title = Please log in with the browser
saml-waiting-opened = The university’s login page has been opened in your browser.
saml-waiting-not-opened = The browser could not be opened. Please enter the address below in a browser.
saml-address = Address of the login page
saml-step-1 = Enter your university ID and password on the page in the browser.
saml-step-2 = When you have logged in, this app goes on by itself.
saml-step-3 = If it does not, enter the code that the browser shows here.
saml-code = Code shown in the browser
saml-code-help = 8 characters. Upper or lower case and full or half width do not matter.
saml-again = Open again
saml-not-open = If it does not work
saml-not-open-text = If you have closed the page in the browser, or could not log in, please open it again.
saml-cancel = Stop
saml-failed-over = This login took too long, or has been used already. Please press “Open again” and log in with the browser once more.
saml-failed-void = There were too many wrong codes, so this login can no longer be used. Please press “Open again” and log in with the browser once more.
saml-failed-code = The code is wrong. Please compare it with the code in the browser. The browser shows it once you have logged in there.

# The page of the browser that says that the app has taken over.
saml-back-title = You are back in the app
saml-back-done = Please close this page and continue in the app.
saml-back-failed-title = You could not be taken back to the app
saml-back-failed = Please close this page and press “Open again” in the app.

# The window as a whole, and the first screen.

screens-skip = Skip to the main content
screens-language = Language
screens-contact = Contact
screens-opens-browser = (opens in your browser)
screens-beginning = Back to the first screen
screens-start-title = Apply to use the certificate service
screens-start-lead = With this app, graduates apply to use their university’s certificate service. Please choose your language first.
screens-start-time = It takes about 15 minutes. What you enter is saved automatically, so you can stop and continue at any time.
screens-start-mail = Have an email address ready at which you can receive email.
screens-start-document = Have a photo of an identity document ready, such as a driver’s licence or passport.
screens-start-begin = Begin

# Logging in and setting passwords.

session-sign-in-title = Graduate login
session-password = Password
session-password-help = The first time you log in, enter the initial password from the email.
session-second = Second password
session-second-help = The first time you log in, leave it empty.
session-show = Show: { $label }
session-hide = Hide: { $label }
session-show-short = Show
session-hide-short = Hide
session-note-caps = If you cannot log in, check upper and lower case, and full and half width.
session-note-idle = You are logged out automatically after { $minutes } minutes without use.
session-note-leave = On a shared computer, always log out when you are done and use “Remove my data from this computer” in the menu.
session-passwords-title = Password setting
session-passwords-lead = Set the two passwords you will log in with from now on. Password managers and pasting are welcome.
session-second-why = It must differ from the password.
session-new-password = New password
session-new-password-confirmation = New password (Confirmation)
session-new-second = New second password
session-new-second-confirmation = New second password (Confirmation)
session-rules = Rules for the password
session-rules-second = Rules for the second password
session-confirmed = Both entries match
session-rule-kept = kept
session-rule-open = not kept yet
session-idle-title = You are about to be logged out
session-idle-text =
    { $minutes ->
        [one] After one minute without activity you are logged out, for your safety.
       *[other] After { $minutes } minutes without activity you are logged out, for your safety.
    }
session-idle-kept = What you entered is saved.
session-idle-kept-staff = A decision you have not confirmed is not sent.
session-idle-left =
    { $minutes ->
        [0] { $seconds } s left
       *[other] { $minutes } min { $seconds } s left
    }
session-idle-stay = Stay logged in
session-idle-sign-out = Log out now
session-ended-idle =
    { $minutes ->
        [one] You were logged out after one minute without activity, for your safety. What you entered is saved. Log in again to return to where you were.
       *[other] You were logged out after { $minutes } minutes without activity, for your safety. What you entered is saved. Log in again to return to where you were.
    }
session-ended-idle-staff =
    { $minutes ->
        [one] You were logged out after one minute without activity, for your safety. A decision that was not confirmed has not been sent. Log in again to return to where you were.
       *[other] You were logged out after { $minutes } minutes without activity, for your safety. A decision that was not confirmed has not been sent. Log in again to return to where you were.
    }
session-ended = Your login has expired or was ended elsewhere. What you entered is saved. Log in again to return to where you were.
session-ended-staff = Your login has expired or was ended elsewhere. A decision that was not confirmed has not been sent. Log in again to return to where you were.

session-forgot = If you forgot the password
session-forgot-lead = Enter the email address of your account. We send you a code with which you set both passwords anew.
session-forgot-email-help = The address with which you log in.
session-forgot-note-both = The password and the second password are both set anew. Until then those you have keep working.
session-forgot-note-life =
    { $minutes ->
        [one] The code and the link in the email are valid for one minute.
       *[other] The code and the link in the email are valid for { $minutes } minutes.
    }
session-reset-lead = Your email address is confirmed. Set both passwords anew; those you had before cannot be used again.
session-reset-done = Both passwords are set. Please log in with them.

password-title-first = Change password
password-title-second = Change second password
password-current-first = Current password
password-current-second = Current second password
password-first-why = It must differ from the second password.
password-note-others = On every other computer you are logged out.
password-note-key = Computers on which no key is asked for are forgotten: while two-factor authentication is on, the next login on each asks for a key.
password-note-mail = An email tells you that the change was made.
password-changed-title = Change completed
password-changed-first = Your password was changed.
password-changed-second = Your second password was changed.
password-changed-others = On this computer you stay logged in; on every other one you have been logged out. An email about the change is on its way.

session-lost = If you can no longer use your email address
session-lost-lead = If you no longer receive email at the address you registered, please apply with a new one. The university checks that it is you, and changes the address of your account. Your applications and enrolments stay with it.
session-lost-note-what = You need your student ID number, your date of birth, and an image of an identification document.
session-lost-note-until = Your account stays as it is until the application is approved. You are then sent an initial password at the new address; the passwords you had stop working.
session-lost-note-former = The address you had is told of the change as well.

# Staff accounts: one's own, and the administrators' screen.

staff-role-reviewer = Reviewer
staff-role-administrator = Administrator
staff-role-auditor = Auditor
staff-role-reviewer-may = reviews applications
staff-role-administrator-may = reviews, and looks after staff accounts
staff-role-auditor-may = reads only
staff-role-choice = { $role } ({ $may })

staff-own-title = Your account
staff-own-set-up = Setting up your account
staff-own-set-up-password = First, please change the initial password from your administrator to one of your own.
staff-own-set-up-authenticator = Next, please set up an authenticator app. You will need its six digits each time you log in.
staff-own-password = Change password
staff-own-password-set = Password setting
staff-own-password-done = Your password has been changed. All other logins have ended.
staff-own-initial = Initial password
staff-own-current = Present password
staff-own-new = New password
staff-own-new-help = { $min } to { $max } characters of any kind. A long one, like a sentence, is best.
staff-own-new-confirmation = New password (again)
staff-own-rule-name = not the same as your user name
staff-own-note-common = Common passwords and your user name cannot be used.
staff-own-note-sessions = Your logins on all other computers end when you change it.
staff-own-authenticator = Set up an authenticator app
staff-own-authenticator-again = Set up the authenticator app again
staff-own-authenticator-set = Set up
staff-own-authenticator-none = Not set up (you can log in on the server’s computer only)
staff-own-password-why = Please enter your present password, to show that it is you. Your present authenticator app goes on working until the new one is set up.
staff-own-step-app = Open an authenticator app on your phone and add an account.
staff-own-step-scan = Scan the QR code below with the app’s camera.
staff-own-step-digits = Enter the six digits that the app shows.
staff-own-qr = QR code for the authenticator app
staff-own-secret = If you cannot scan it, enter this key in the app.
staff-own-totp-help = They change every 30 seconds.
staff-own-totp-wrong = The digits are wrong. Please enter the newest digits of the account that you have just scanned. If it goes on, check that your phone’s clock is right.
staff-own-confirm = Set up
staff-own-codes = Recovery codes
staff-own-codes-title = Please write down your recovery codes
staff-own-codes-why = If you lose your phone, enter one of them in place of the six digits when you log in. Each code works once.
staff-own-codes-once = They are shown only now. Keep them on paper or in another safe place, away from your phone.
staff-own-codes-kept = I have written them down
staff-own-codes-done = Your authenticator app and recovery codes are set up.
staff-own-codes-left = { $count ->
    [one] { $count } left
   *[other] { $count } left
}
staff-own-codes-few = You have few recovery codes left. Please make new ones.
staff-own-codes-renew = Make new recovery codes
staff-own-codes-renew-why = You get ten new recovery codes, and those you have stop working. Please enter your present password, to show that it is you.

staff-accounts-title = Staff accounts
staff-account-role = Role
staff-account-authenticator = Authenticator app
staff-account-own = You
staff-account-last = Last login
staff-account-without = No authenticator app (logs in on the server’s computer only)
staff-account-state-active = Can log in
staff-account-state-setting-up = Waits for its holder to set it up
staff-account-state-set-up-expired = The time to set it up is over. Please reset it.
staff-account-state-locked = Locked after too many failed logins. Please reset it.
staff-account-state-disabled = Shut off
staff-account-add = Make an account
staff-account-make = Make
staff-account-name-help = Up to 32 lower-case letters, digits, “.”, “-” and “_”.
staff-account-invited = Initial password of { $name }
staff-account-invited-password = Please tell it to its holder in person. It is shown only now.
staff-account-invited-how = They log in with this password and set a password of their own and an authenticator app, before { $until }.
staff-account-told = I have told them
staff-account-change-label = Change: { $name }
staff-account-of = Account of { $name }
staff-account-save-role = Change the role
staff-account-role-changed = The role of { $name } is now “{ $role }”.
staff-account-end-sessions = Log out everywhere
staff-account-end-sessions-text = For a lost computer, for example. They are logged out of every computer at once. Password and authenticator app stay, and they can log in again.
staff-account-sessions-ended = { $name } is logged out everywhere.
staff-account-enable = Let in again
staff-account-enable-text = They can log in again, with the password and the authenticator app they had.
staff-account-enabled = { $name } can log in again.
staff-account-disable = Shut off
staff-account-disable-text = They are logged out at once and can no longer log in. Applications they are reviewing go back to the queue. What they decided stays on record.
staff-account-disabled = The account of { $name } is shut off.
staff-account-reset = Reset
staff-account-reset-text = For a forgotten password, a lost authenticator app and recovery codes, or a locked account. It gets a new initial password, loses its authenticator app, and is logged out everywhere.

# Screens of the staff.

staff-sign-in-title = Staff login
staff-name = User name
staff-totp = Six digits of the authenticator app
staff-totp-help = Leave it empty if you have not set one up. Without your phone, enter one of your recovery codes.
staff-sign-in-failed = You could not be logged in. The user name, the password or the six digits are wrong. Please check upper and lower case, and use the newest digits of the authenticator app.
staff-queue-title = Applications to review
staff-filter = Filter by state
staff-tab-open = All open
staff-search = Name, kana, reference or student ID number
staff-queue-empty = There are no such applications.
staff-keys = Keys: j next row, k previous row, Enter opens, / searches
staff-next-page = Next page
staff-first-page = First page
staff-applicant = Applicant
staff-faculty = Department
staff-received = Received
staff-due = Due
staff-assigned = Reviewer
staff-revision = Revision { $revision }
staff-language = Applicant’s language
staff-detail-title = Review of an application
staff-flags = To be checked
staff-assign = Take it and begin the review
staff-unassign = Put it back into the queue
staff-other-reviews = { $name } is reviewing it.
staff-no-images = There are no images.
staff-image-waiting = The image is being prepared. It will appear automatically in a moment.
staff-image-undecodable = This image could not be opened.
staff-image-erased = This image was deleted when its retention ended.
staff-image-ready = The image can be shown.
staff-decided = { $outcome } (revision { $revision }, { $name }, { $when })
staff-decision = Decision
staff-confirm-approved = Approve?
staff-confirm-approved-text = The applicant is sent an email with the initial password. This cannot be undone.
staff-confirm-returned = Return for correction?
staff-confirm-returned-text = The applicant is told by email, reads the reasons, corrects the form and applies again.
staff-confirm-rejected = Reject?
staff-confirm-rejected-text = The applicant is told of the rejection by email; the reasons are shown with the application. This cannot be undone.
staff-confirm-number-text = The enrolment is added to the applicant’s account, and they are told by email. No initial password is sent. This cannot be undone.
staff-confirm-name-text = The name of the account is changed to the one applied for, and the applicant is told by email. The name when in school and the passwords stay the same. This cannot be undone.
staff-holder = The applicant’s account
staff-confirm-recovery-text = The email address of this student ID number’s account is changed to the one of the application. Everybody is logged out of it, and its passwords stop working. An initial password is sent to the new address, and the former one is told. This cannot be undone.
staff-holder-recovery = The account of this student ID number
staff-holder-none = It has no enrolment yet.
staff-name-before = Before
staff-name-after = After
staff-name-differs = Changed
staff-name-same = Unchanged
staff-reasons = Reasons (the applicant reads them in their language)
staff-reason-field = Which field is it about?
staff-reason-no-field = No particular field
staff-comment = Message to the applicant
staff-comment-help = The applicant reads it as you write it. It is not translated.
staff-decide-approved = Approve
staff-decide-returned = Return for correction
staff-decide-rejected = Reject
staff-pictures = Attached images
staff-picture = Image { $number }: { $shows }
staff-picture-readability = May be hard to read: { $problems }
staff-picture-covered = Covered by the applicant: { $fields }
staff-picture-absent = Not in this image, says the applicant: { $fields }
staff-role-identity = Identity document
staff-role-name-change = Document showing the change of name
staff-role-character = Character that cannot be typed
readability-too-small = small
readability-blurred = blurred
readability-too-dark = dark
readability-too-bright = too bright
readability-glare = glare
staff-earlier = Earlier receipt of this university, signature checked: received { $when }, reference number { $reference }. The application was sent again after the server was restored.

# Diagnostic codes. The sentences of what was read stand in help.ftl.
staff-diagnosis-title = Read a diagnostic code
staff-diagnosis-lead = Please ask the caller to open “Help” on their screen and read out the diagnostic code. Case, spaces and hyphens do not matter.
staff-diagnosis-code = Diagnostic code
staff-diagnosis-read = Read
staff-diagnosis-result = What { $code } says
staff-diagnosis-words = The message on the caller’s screen
staff-diagnosis-varies = What depends on the situation is written as “…”.

# The second person.
staff-second-person = Another member of staff has to confirm this
staff-second-person-text = Your approval waits until another member of staff confirms it. Until then nothing is sent to the applicant.
second-person-student-number-of-student = It turns a student’s account into a graduate’s
second-person-recovery = It changes the email address of an account
second-person-name-changed = The present name is another than the one when in school
second-person-name-change = It changes the name of an account
staff-proposal = { $name } approved it, and it waits for another member of staff
staff-proposal-own = You approved it, and it waits for another member of staff
staff-proposal-when = { $when }
staff-proposal-confirm = Please check the answers and images once more, and approve it, return it for correction or reject it.
staff-proposal-comment = Message of { $name } to the applicant: { $comment }
staff-decide-confirmed = Confirm and approve
staff-decide-proposed = Approve, and wait

# Application accepted, and the status of an application.

status-title = Status of my application
status-accepted = Application accepted
status-accepted-lead = Your application for use has been received.
status-accepted-lead-recovery = Your application has been received. Your account stays as it is until it is approved.
status-accepted-lead-number = Your application for an additional student ID number has been received.
status-accepted-lead-name = Your application for a change of name has been received. The name of your account stays as it is until it is approved.
status-reference = Reference number
status-reference-keep = You need it for inquiries and to continue on another computer. Please make a note of it.
status-state = Status
status-timeline = Progress of the application
status-review-expected = The review should be over by { $date }
status-result = Result
status-decision-returned = Please correct and apply again
status-decision-rejected = Why it was rejected
status-decision-approved = Approved
status-staff-comment = Message from the staff (not translated)
status-correct-until = Please correct it and apply again by { $date }.
status-stale = The current status could not be fetched
status-seen-at = This screen shows the status as of { $when }.
status-continue = Continue my application
status-confirm-again = Confirm the email address again
status-correct = Correct and apply again
status-refresh = Check the current status
status-withdraw = Withdraw the application
status-withdraw-title = Withdraw the application?
status-withdraw-text = The university then stops its review. This cannot be undone. To apply again, start with the New Registration Procedure.
status-withdraw-number-text = The university then stops its review. This cannot be undone. Your account and its enrolments stay as they are. To apply again, log in and choose “Register additional student ID number” in the menu.
status-withdraw-recovery-text = The university then stops its review. This cannot be undone. Your account stays as it is. To apply again, choose “If you can no longer use your email address” on the graduate login screen.
status-withdraw-name-text = The university then stops its review. This cannot be undone. The name of your account stays as it is. To apply again, log in and choose “Personal information” in the menu.
status-withdraw-keep = Keep the application
status-withdraw-confirm = Withdraw
status-next-title = What happens next
status-next-sending = It is sent to the university automatically as soon as there is a connection. The reference number appears when it has arrived.
status-next-review = The university reviews it and should be done by { $date }; days on which it is closed and public holidays are not counted.
status-next-review-soon = The university reviews it.
status-next-mail = The result is emailed to { $email }.
status-next-approved-1 = The initial password is in the email sent to { $email }.
status-next-approved-2 = Log in under “Graduate login” with your email address and the initial password, and set new passwords.
status-next-returned = Read the reasons above and press “Correct and apply again”. What you entered before is still there.
status-next-rejected = The review of this application is over. If you have questions, please use the contact below.
status-next-ended = This application has ended. To apply again, start with the New Registration Procedure.
status-next-number-added = The student ID number was added. You can choose it on the screen after logging in. Your passwords are unchanged.
status-next-number-again = The review of this application is over. Your account and its enrolments are unchanged. You can correct the details and apply again with “Register additional student ID number” in the menu.
status-next-number-ended = This application has ended. To apply again, log in and choose “Register additional student ID number” in the menu.
status-next-recovery-ended = This application has ended. Your account is unchanged. To apply again, choose “If you can no longer use your email address” on the graduate login screen.
status-next-name-changed = The name of your account was changed. Your name when in school and your passwords stay the same.
status-next-name-again = The review of this application is over. The name of your account is unchanged. You can correct the details and apply again under “Personal information” in the menu.
status-next-name-ended = This application has ended. The name of your account is unchanged. To apply again, log in and choose “Personal information” in the menu.
status-images-deleted = The images of your identity document are deleted from the university’s server on { $date }.
status-copy-title = The copy kept on this computer
status-copy = A copy of what you sent stays encrypted on this computer until { $date } at the latest, so that it can be sent again should the university’s server be set back to an earlier state. It is deleted by itself as soon as the university is known to have a backup of it.
status-copy-remove = Delete the copy
status-copy-remove-title = Delete the copy?
status-copy-remove-text = The application that was received and its receipt stay. Without the copy, this computer cannot send the application again should the university’s server be set back to an earlier state. On a computer that others use too, we recommend deleting it.
status-copy-remove-keep = Keep the copy
status-copy-remove-confirm = Delete
status-lost = The university’s server does not hold the application
status-resend-again = The university’s server seems to have been set back to before it received the application. The copy of what you sent and the receipt are still on this computer. “Send again” sends the same once more. The reference number may be a new one. The earlier receipt stays as proof of when it was received first.
status-resend = Send again
status-unopened = This computer tried to open the application, but the university’s server did not recognize it. Please press “Continue my application” first, and enter the reference number and your email address.
status-resend-anew = If “Continue my application” does not open it, the university’s server may have been set back to before it received the application. The copy of what you sent and the receipt are still on this computer. Once you have confirmed your email address again, the same can be sent as a new application. The earlier receipt is sent along.
status-resend-anew-button = Send as a new application
status-earlier = This application was received before, on { $when } (reference number { $reference }). The university’s signature was checked on this computer. The university’s server was set back to an earlier state afterwards.
status-compare = Compare the two versions
status-draft-overtaken-title = A newer version was sent from another computer
status-draft-overtaken = The draft on this computer is kept too. It cannot be sent as it is. Please compare the two versions and choose between them.
status-draft-closed-title = This draft cannot be sent now
status-draft-closed = The status of the application has changed, and the university takes no new version. The draft is kept on this computer. You can read it or delete it.`,
  ja: `# ログインしている方が、アカウントについて変更できること。

account-address-title = メールアドレス変更
account-address-current = 現在のメールアドレス
account-address-lead = 新しいメールアドレスに確認メールをお送りします。メールのコードを入力するまで、アドレスは変わりません。
account-address-new = 新しいメールアドレス
account-address-new-confirmation = 新しいメールアドレス（確認）
account-address-help = 今後の連絡はこのアドレスにお送りします。長く使えるアドレスをお勧めします。
account-address-help-sign-in = 変更後は、このアドレスでログインします。長く使えるアドレスをお勧めします。
account-address-password-why = ご本人であることを確かめるために入力してください。
account-address-note-former = 変更が終わると、現在のアドレスにもお知らせをお送りします。
account-address-waiting = 新しいアドレスにお送りしたメールの確認を待っています。別のアドレスに変えるときは、下の欄に入力してください。
account-address-continue = コードの入力に進む
account-address-changed = メールアドレスを変更しました。
account-address-changed-sign-in = 次回からは新しいアドレスでログインしてください。これまでのアドレスにも、変更のお知らせをお送りします。
account-address-changed-told = これまでのアドレスにも、変更のお知らせをお送りします。

account-number-title = 学籍番号追加登録
account-number-lead = 学籍番号を2つ以上お持ちの方は、このアカウントに追加できます。「送信」を押すと、下のアドレスに確認メールをお送りします。メールのコードを入力すると、申請フォームに進みます。
account-number-to = メールの送信先
account-number-note-who = 追加できるのは、ご本人の学籍番号だけです。
account-number-note-what = 在学時の氏名、学部・学科、学籍番号、卒業（修了）年月を入力します。画像や住所は必要ありません。
account-number-note-review = 大学が確認し、結果をメールでお知らせします。承認されると、ログイン後の画面で学籍番号を選べるようになります。
account-number-note-mail = メールが届くまでに時間がかかることがあります。
account-number-waiting = お送りしたメールの確認を待っています。
account-number-begun = 学籍番号追加の申請が途中です。入力した内容は、このパソコンに保存されています。
account-number-continue = 続きに進む
account-number-again = メールを送り直す

account-graduation-title = 卒業後のログイン方法
account-graduation-lead = 卒業すると、大学のIDではログインできなくなります。その前に、メールアドレスと2つのパスワードでログインする方法（卒業生ログイン）に変えておくと、いまの学籍と申請をそのまま使い続けられます。
account-graduation-email = 卒業後のログインに使うメールアドレス
account-graduation-email-help = 大学のアドレスは卒業後に使えなくなることがあります。ご自分のアドレスをお勧めします。
account-graduation-email-confirmation = 卒業後のログインに使うメールアドレス（確認）
account-graduation-note-mail = このアドレスに確認メールをお送りします。メールのコードを入力し、2つのパスワードを設定すると、ログイン方法が変わります。それまでは、何も変わりません。
account-graduation-note-end = 変更すると、大学のIDではログインできなくなります。元には戻せません。
account-graduation-note-devices = ほかのパソコンではログアウトされます。これまでのアドレスと新しいアドレスの両方に、お知らせのメールをお送りします。
account-graduation-waiting = お送りしたメールの確認を待っています。別のアドレスにするときは、下の欄に入力してください。
account-graduation-confirmed = メールアドレス { $email } を確認できました。2つのパスワードの設定に進んでください。
account-graduation-passwords = パスワードの設定に進む
account-graduation-passwords-lead = メールアドレスを確認できました。卒業生のログインに使う2つのパスワードを設定してください。「設定」を押すと、ログイン方法が変わります。
account-graduation-recent = ログインしてから時間が経っています。ご本人であることを確かめるため、大学の画面でもう一度ログインしてください。ログインすると、この画面に戻ります。
account-graduation-sign-in = 大学の画面でログインする
account-graduation-done = 卒業生のログインに変わりました。
account-graduation-done-next = 次回からは「卒業生ログイン」で、{ $email } と2つのパスワードを使ってログインしてください。大学のIDではログインできません。
account-graduation-done-kept = 学籍、申請、受付票はそのまま残っています。

account-personal-title = 個人情報設定・変更
account-personal-lead = 住所、電話番号、勤務先を変更できます。「確認」を押し、次の画面で「変更」を押すまで、大学には送られません。
account-personal-check = まだ変更されていません。内容をお確かめのうえ、「変更」を押してください。
account-personal-done = 個人情報を変更しました。アカウントのメールアドレスに、変更のお知らせをお送りします。
account-personal-edited = このパソコンで入力し、まだ大学に送っていない内容を表示しています。
account-personal-name = 氏名が変わった方は、氏名の変更を申請してください。大学が書類を確認し、承認すると変わります。
account-personal-discard = 入力した内容を取り消す
account-personal-overtaken-title = 別のパソコンで、先に変更されています
account-personal-overtaken = このパソコンで入力した内容も残っています。2つの内容を見比べて、どちらにするかをお選びください。
account-personal-compare = 次の項目が、大学に届いている内容と異なります。項目ごとに、正しい方をお選びください。
account-name-title = 氏名の変更
account-name-lead = 結婚などで氏名が変わった方は、アカウントの氏名の変更を申請できます。
account-name-note-what = 新しい氏名を入力し、新しい氏名が書かれた本人確認書類と、氏名の変更を確認できる書類の画像を添付します。
account-name-note-review = 大学が書類を確認し、結果をアカウントのメールアドレスにお知らせします。承認されるまで、氏名は変わりません。
account-name-note-school = 在学時の氏名は変わりません。証明書には、これまでどおり在学時の氏名が記載されます。
account-name-note-rest = 住所や電話番号も変わった方は、「個人情報設定・変更」で変更してください。
account-name-begin = 申請に進む
account-name-begun = 氏名の変更の申請が途中です。入力した内容は、このパソコンに保存されています。
account-name-again = 「続きに進む」で先に進めないときは、下のパスワードを入力して始め直してください。入力した内容は、そのまま残ります。
account-name-again-begin = 始め直す
account-name-not-offered = この大学では、氏名の変更をアプリから申請できません
account-name-not-offered-text = 氏名が変わった方は、次のお問い合わせ先にご連絡ください。
account-change-completed = 変更完了

# 大学のIDでのログイン。

campus-who = 在学生（大学のID）
campus-who-text = 大学のユーザIDとパスワードをお持ちの方
campus-sign-in-title = 在学生ログイン
campus-user = ユーザID
campus-user-help = 大学のシステムで使っているIDです。大文字・小文字、全角・半角は問いません。
campus-password-help = このIDに対応する、大学のパスワードです。
campus-note-password = 大学のパスワードは、正しいかどうかを大学に確かめるためだけに使い、保存しません。
campus-note-start = { $who }は、{ $from }（日本時間）からログインできます。
campus-sign-in-failed = ログインできませんでした。ユーザID、パスワード、第2パスワードのいずれかが違います。大文字・小文字、全角・半角をお確かめください。はじめてのときは、第2パスワードを空欄にしてください。
campus-locked = ログインの失敗が続いたため、このアカウントはロックされています。「第2パスワードを忘れた場合」から第2パスワードを設定し直すと、ロックが解除されます。第2パスワードをまだ設定していない方は、「ヘルプ」に表示されるお問い合わせ先にご連絡ください。
campus-first-over = はじめてのログイン
campus-address-title = メールアドレス設定
campus-address-lead = 連絡を受け取るメールアドレスを入力してください。確認メールをお送りします。
campus-address-lead-proposed = 大学に登録されているメールアドレスです。別のアドレスを入力することもできます。確認メールをお送りします。
campus-address-help = 今後、システムからの連絡はこのアドレスにお送りします。今後も長く使えるアドレスをお勧めします。
campus-address-done = メールアドレスを設定しました。
campus-second-title = 第2パスワード設定
campus-second-lead = 次回のログインから、大学のパスワードに続けてこのパスワードを入力します。パスワード管理ソフトや貼り付けも使えます。

campus-forgot = 第2パスワードを忘れた場合
campus-forgot-lead = ユーザIDと大学のパスワードを入力してください。第2パスワードを設定し直すためのコードを、登録されているメールアドレスにお送りします。
campus-forgot-note-life = メールのコードとリンクは{ $minutes }分間有効です。
campus-forgot-note-until = 設定が終わるまでは、いまの第2パスワードがそのまま使えます。
campus-forgot-note-address = 登録したメールアドレスでメールを受け取れないときは、「ヘルプ」に表示されるお問い合わせ先にご連絡ください。
campus-forgot-note-university = 大学のパスワードを忘れたときは、大学のシステムの担当窓口にお尋ねください。このサービスでは設定し直せません。
campus-forgot-failed = 確認できませんでした。ユーザID、大学のパスワードのいずれかが違います。大文字・小文字、全角・半角をお確かめください。
campus-forgot-refused = 入力の間違いが続いたため、一時的に受け付けを止めています。約{ $minutes }分後に、もう一度お試しください。
campus-forgot-locked = 入力の間違いが続いたため、この手続きはできなくなりました。「ヘルプ」に表示されるお問い合わせ先にご連絡ください。第2パスワードを設定し直せるようにします。
campus-forgot-registered = 登録されているメールアドレス
campus-forgot-mail-refused = 相手のメールサーバーが受け取りを断りました。受信設定や空き容量を確かめて、送り直してください。このアドレスが使えなくなっているときは、「ヘルプ」に表示されるお問い合わせ先にご連絡ください。
campus-forgot-moved = 手続きを始めたあとに、登録されているメールアドレスが変更されました。第2パスワードは変わっていません。「手続きをやめる」を押し、もう一度「第2パスワードを忘れた場合」からやり直してください。
campus-forgot-ended = この手続きは終わっています。時間が経ったか、すでに設定が済んでいます。もう一度「第2パスワードを忘れた場合」からやり直してください。
campus-reset-over = 第2パスワードを忘れた場合
campus-reset-lead = メールアドレスを確認できました。新しい第2パスワードを設定してください。前と同じものは使えません。
campus-reset-note-others = 設定すると、すべてのパソコンでログアウトされ、認証キーの入力を省略するパソコンの設定も取り消されます。
campus-reset-done = 第2パスワードを設定しました。新しい第2パスワードでログインしてください。

key-title = 認証キー入力
key-lead = 登録されているメールアドレス（{ $address }）に、認証キーをお送りしました。メールに書かれた{ $digits }桁の数字を入力してください。
key-lead-queued = 登録されているメールアドレス（{ $address }）に、認証キーをお送りしています。しばらくお待ちください。
key-lead-put-off = 登録されているメールアドレス（{ $address }）への送信に時間がかかっています。メールサーバーがまだ受け取っていないため、大学のサーバーが約{ $minutes }分後に自動的に送り直します。
key-refused = メールをお送りできませんでした（{ $address }）。受信するメールの設定と、メールボックスの空き容量をお確かめのうえ、「認証キー再発行」を押してください。
key-label = 認証キー
key-help = { $digits }桁の数字です。全角でも半角でもかまいません。
key-until = 有効期限：{ $until }
key-until-over = この認証キーの有効期限が切れました。「認証キー再発行」を押してください。
key-remember =
    { $days ->
       *[other] このパソコンでは、{ $days }日間、認証キーの入力を省略する
    }
key-remember-help = 共用のパソコンでは、チェックを外してください。
key-submit = 認証
key-reissue = 認証キー再発行
key-reissue-in = 認証キー再発行（あと{ $seconds }秒）
key-reissued = 新しい認証キーをお送りしています（{ $address }）。前の認証キーは、新しいメールをお送りした時点で使えなくなります。
key-not-come = メールが届かないとき
key-not-come-1 = 迷惑メールのフォルダーに入っていないか、お確かめください。
key-not-come-2 = メールは { $domain } からお送りします。受信できるように設定されているか、お確かめください。
key-not-come-3 = メールアドレスが変わって受け取れないときは、「ヘルプ」に表示されるお問い合わせ先にご連絡ください。
key-note-close = この画面を閉じたときは、もう一度ログインしてください。
key-note-tell = 認証キーは、大学の職員を含め、誰にも伝えないでください。
key-void-title = 認証キーが使えなくなりました
key-void-text = 間違いが続いたため、安全のため、この認証キーを使えなくしました。「認証キー再発行」を押して、新しいメールの認証キーを入力してください。

two-factor-title = 二要素認証設定
two-factor-menu-on = 二要素認証設定：オン
two-factor-menu-off = 二要素認証設定：オフ
two-factor-lead = ログインのときに、メールでお送りする認証キーの入力を求めるかどうかを設定します。
two-factor-now-on = 現在の設定：オン
two-factor-now-off = 現在の設定：オフ
two-factor-on-means = ログインのたびに、登録されているメールアドレスにお送りする認証キーを入力します。入力を省略すると設定したパソコンでは、{ $days }日間は求めません。
two-factor-off-means = ユーザIDと2つのパスワードだけでログインできます。
two-factor-ask-on = 二要素認証をオンにしますか？
two-factor-ask-off = 二要素認証をオフにしますか？
two-factor-off-risk = オフにすると、ユーザIDと2つのパスワードを知っている人は、あなたのメールを読めなくてもログインできます。入力を省略すると設定したパソコンも、すべて取り消されます。
two-factor-password-why = ご本人であることを確かめるために入力してください。
two-factor-note-next = 変更は次回のログインから有効です。
two-factor-note-mail = 変更されたことをメールでお知らせします。
two-factor-yes = はい
two-factor-done-on = 二要素認証をオンにしました。次回のログインから、認証キーの入力を求めます。
two-factor-done-off = 二要素認証をオフにしました。次回のログインから、認証キーの入力は必要ありません。
two-factor-done-mail = 変更のお知らせをメールでお送りします。

# 別のパソコンから送られた内容との見比べ。

compare-title = どちらの内容にするかを選ぶ
compare-lead = 別のパソコンから送られた内容を、大学が{ $when }に受け付けています。このパソコンの内容と異なる項目について、どちらにするかを1つずつお選びください。選び終わるまで、どちらの内容も残ります。
compare-lead-closed = 別のパソコンから送られた内容を、大学が{ $when }に受け付けています。このパソコンの内容と異なる項目は、次のとおりです。
compare-mine = このパソコンの内容
compare-theirs = 大学に届いている内容
compare-all-mine = すべてこのパソコンの内容にする
compare-all-theirs = すべて大学に届いている内容にする
compare-left = まだ選んでいない項目が{ $count }つあります。
compare-decided = すべての項目を選びました。次の画面で全体を確認してから、申請できます。
compare-continue = 選んだ内容で進む
compare-same = 2つの内容に、異なる項目はありません。このパソコンの内容は、消去してかまいません。
compare-no-images = 画像なし
compare-closed-title = いまは新しい内容を送れません
compare-closed = 申請の状態が「{ $state }」のため、大学は新しい内容を受け付けていません。このパソコンの内容は残っています。違いを確認のうえ、下書きとして残すか、消去してください。
compare-keep = 下書きとして残す
compare-discard = このパソコンの内容を消去する

# 大学につなぐ画面。

connect-title = 大学に接続する
connect-lead = 大学の案内にある、証明書サービスのアドレスを入力してください。
connect-address = 大学のアドレス
connect-address-help = 例：shomei.example.ac.jp
connect-confirm-question = 次の大学が見つかりました。お間違いがなければ「この大学に接続する」を押してください。
connect-proposed = リンクから、{ $host } への接続が提案されました。心当たりのないリンクの場合は、接続しないでください。
connect-host = 接続先
connect-confirm = この大学に接続する
connect-other = 別のアドレスを入力する

# 国名。ISO 3166-1 の国と地域を、Unicode CLDR の名称で。一覧は crates/domain/src/country.rs。

country-ad = アンドラ
country-ae = アラブ首長国連邦
country-af = アフガニスタン
country-ag = アンティグア・バーブーダ
country-ai = アンギラ
country-al = アルバニア
country-am = アルメニア
country-ao = アンゴラ
country-aq = 南極
country-ar = アルゼンチン
country-as = 米領サモア
country-at = オーストリア
country-au = オーストラリア
country-aw = アルバ
country-ax = オーランド諸島
country-az = アゼルバイジャン
country-ba = ボスニア・ヘルツェゴビナ
country-bb = バルバドス
country-bd = バングラデシュ
country-be = ベルギー
country-bf = ブルキナファソ
country-bg = ブルガリア
country-bh = バーレーン
country-bi = ブルンジ
country-bj = ベナン
country-bl = サン・バルテルミー
country-bm = バミューダ
country-bn = ブルネイ
country-bo = ボリビア
country-bq = オランダ領カリブ
country-br = ブラジル
country-bs = バハマ
country-bt = ブータン
country-bv = ブーベ島
country-bw = ボツワナ
country-by = ベラルーシ
country-bz = ベリーズ
country-ca = カナダ
country-cc = ココス（キーリング）諸島
country-cd = コンゴ民主共和国（キンシャサ）
country-cf = 中央アフリカ共和国
country-cg = コンゴ共和国（ブラザビル）
country-ch = スイス
country-ci = コートジボワール
country-ck = クック諸島
country-cl = チリ
country-cm = カメルーン
country-cn = 中国
country-co = コロンビア
country-cr = コスタリカ
country-cu = キューバ
country-cv = カーボベルデ
country-cw = キュラソー
country-cx = クリスマス島
country-cy = キプロス
country-cz = チェコ
country-de = ドイツ
country-dj = ジブチ
country-dk = デンマーク
country-dm = ドミニカ国
country-do = ドミニカ共和国
country-dz = アルジェリア
country-ec = エクアドル
country-ee = エストニア
country-eg = エジプト
country-eh = 西サハラ
country-er = エリトリア
country-es = スペイン
country-et = エチオピア
country-fi = フィンランド
country-fj = フィジー
country-fk = フォークランド諸島
country-fm = ミクロネシア連邦
country-fo = フェロー諸島
country-fr = フランス
country-ga = ガボン
country-gb = イギリス
country-gd = グレナダ
country-ge = ジョージア
country-gf = 仏領ギアナ
country-gg = ガーンジー
country-gh = ガーナ
country-gi = ジブラルタル
country-gl = グリーンランド
country-gm = ガンビア
country-gn = ギニア
country-gp = グアドループ
country-gq = 赤道ギニア
country-gr = ギリシャ
country-gs = サウスジョージア・サウスサンドウィッチ諸島
country-gt = グアテマラ
country-gu = グアム
country-gw = ギニアビサウ
country-gy = ガイアナ
country-hk = 香港
country-hm = ハード島・マクドナルド諸島
country-hn = ホンジュラス
country-hr = クロアチア
country-ht = ハイチ
country-hu = ハンガリー
country-id = インドネシア
country-ie = アイルランド
country-il = イスラエル
country-im = マン島
country-in = インド
country-io = 英領インド洋地域
country-iq = イラク
country-ir = イラン
country-is = アイスランド
country-it = イタリア
country-je = ジャージー
country-jm = ジャマイカ
country-jo = ヨルダン
country-jp = 日本
country-ke = ケニア
country-kg = キルギス
country-kh = カンボジア
country-ki = キリバス
country-km = コモロ
country-kn = セントクリストファー・ネーヴィス
country-kp = 北朝鮮
country-kr = 韓国
country-kw = クウェート
country-ky = ケイマン諸島
country-kz = カザフスタン
country-la = ラオス
country-lb = レバノン
country-lc = セントルシア
country-li = リヒテンシュタイン
country-lk = スリランカ
country-lr = リベリア
country-ls = レソト
country-lt = リトアニア
country-lu = ルクセンブルク
country-lv = ラトビア
country-ly = リビア
country-ma = モロッコ
country-mc = モナコ
country-md = モルドバ
country-me = モンテネグロ
country-mf = サン・マルタン
country-mg = マダガスカル
country-mh = マーシャル諸島
country-mk = 北マケドニア
country-ml = マリ
country-mm = ミャンマー（ビルマ）
country-mn = モンゴル
country-mo = マカオ
country-mp = 北マリアナ諸島
country-mq = マルティニーク
country-mr = モーリタニア
country-ms = モントセラト
country-mt = マルタ
country-mu = モーリシャス
country-mv = モルディブ
country-mw = マラウイ
country-mx = メキシコ
country-my = マレーシア
country-mz = モザンビーク
country-na = ナミビア
country-nc = ニューカレドニア
country-ne = ニジェール
country-nf = ノーフォーク島
country-ng = ナイジェリア
country-ni = ニカラグア
country-nl = オランダ
country-no = ノルウェー
country-np = ネパール
country-nr = ナウル
country-nu = ニウエ
country-nz = ニュージーランド
country-om = オマーン
country-pa = パナマ
country-pe = ペルー
country-pf = 仏領ポリネシア
country-pg = パプアニューギニア
country-ph = フィリピン
country-pk = パキスタン
country-pl = ポーランド
country-pm = サンピエール島・ミクロン島
country-pn = ピトケアン諸島
country-pr = プエルトリコ
country-ps = パレスチナ
country-pt = ポルトガル
country-pw = パラオ
country-py = パラグアイ
country-qa = カタール
country-re = レユニオン
country-ro = ルーマニア
country-rs = セルビア
country-ru = ロシア
country-rw = ルワンダ
country-sa = サウジアラビア
country-sb = ソロモン諸島
country-sc = セーシェル
country-sd = スーダン
country-se = スウェーデン
country-sg = シンガポール
country-sh = セントヘレナ
country-si = スロベニア
country-sj = スバールバル諸島・ヤンマイエン島
country-sk = スロバキア
country-sl = シエラレオネ
country-sm = サンマリノ
country-sn = セネガル
country-so = ソマリア
country-sr = スリナム
country-ss = 南スーダン
country-st = サントメ・プリンシペ
country-sv = エルサルバドル
country-sx = シント・マールテン
country-sy = シリア
country-sz = エスワティニ
country-tc = タークス・カイコス諸島
country-td = チャド
country-tf = 仏領極南諸島
country-tg = トーゴ
country-th = タイ
country-tj = タジキスタン
country-tk = トケラウ
country-tl = 東ティモール
country-tm = トルクメニスタン
country-tn = チュニジア
country-to = トンガ
country-tr = トルコ
country-tt = トリニダード・トバゴ
country-tv = ツバル
country-tw = 台湾
country-tz = タンザニア
country-ua = ウクライナ
country-ug = ウガンダ
country-um = 合衆国領有小離島
country-us = アメリカ合衆国
country-uy = ウルグアイ
country-uz = ウズベキスタン
country-va = バチカン市国
country-vc = セントビンセント及びグレナディーン諸島
country-ve = ベネズエラ
country-vg = 英領ヴァージン諸島
country-vi = 米領ヴァージン諸島
country-vn = ベトナム
country-vu = バヌアツ
country-wf = ウォリス・フツナ
country-ws = サモア
country-ye = イエメン
country-yt = マヨット
country-za = 南アフリカ
country-zm = ザンビア
country-zw = ジンバブエ

# 「このパソコンのデータ」の画面と、データの控え。

data-title = このパソコンのデータ
data-lead = あなたが入力した内容と画像は、暗号化してこのパソコンに保存しています。
data-folder = 保存先
data-key = 鍵
data-key-keyring = パソコンのキーリングに保管
data-key-passphrase = パスフレーズで保護
data-key-none = まだありません
data-health = 内容の確認
data-health-sound = 前回は正しく終了しませんでしたが、確認したところ、内容に問題はありませんでした
data-health-damaged = 確認したところ、壊れている部分がありました
data-health-unfinished = 前回は正しく終了しませんでした。時間がかかるため、確認を途中でやめました
data-damaged-title = 保存した内容の一部が壊れています
data-damaged-text = 読める内容は、これまでどおり使えます。先に「データの控えを保存」で読める内容を保存してください。そのうえで、壊れた内容を残したまま、はじめからやり直せます。
data-export-title = データの控えを保存
data-export-text = 下書き、送信待ちの申請、画像、申請の状況、受付票の署名を、1つのZIPファイルにまとめて保存します。
data-export-warning = このファイルは暗号化されません。氏名や本人確認書類の画像が、だれにでも読める形で入ります。ほかの人が見られる場所には保存しないでください。
data-export-do = 控えを保存する
data-export-saved = 「{ $name }」に保存しました。
data-export-missing = 読み取れなかったものが{ $count }件あり、控えには入っていません。
data-renew-title = 暗号鍵を新しくする
data-renew-text = 保存した内容を、新しい鍵で暗号化し直します。鍵をほかの人に見られたおそれがあるときにお使いください。入力した内容は変わりません。
data-renew-do = 鍵を新しくする
data-renewed = 新しい鍵で暗号化し直しました。
data-passphrase-title = パスフレーズを変更
data-passphrase-old = 現在のパスフレーズ
data-passphrase-new = 新しいパスフレーズ
data-passphrase-confirmation = 新しいパスフレーズ（確認）
data-passphrase-do = パスフレーズを変更する
data-passphrase-changed = パスフレーズを変更しました。次に開くときから、新しいパスフレーズを入力してください。
data-asides-title = 読めずに残した内容
data-asides-text = 開けなかった内容です。鍵が見つかったときのために残してあります。不要になったら削除してください。
data-aside-size = { $megabytes } MB
data-aside-remove = 「{ $name }」を削除
data-aside-remove-title = 残した内容を削除しますか
data-aside-remove-text = 「{ $name }」を削除します。元に戻すことはできません。

export-dialog-title = データの控えの保存先を選んでください
export-dialog-filter = ZIP
export-file-name = 証_データの控え_{ $date }.zip
export-page-title = 証（あかし） データの控え
export-page-written = 保存した日時：{ $time }
export-page-warning = このファイルは暗号化されていません。氏名や本人確認書類の画像が入っています。ほかの人が見られる場所に置かないでください。
export-page-missing = 読み取れなかったものが{ $count }件あり、この控えには入っていません。
export-page-draft = 下書き
export-page-unsent = 送信待ちの申請
export-page-application = 大学に届いた申請
export-page-seen = 最後に確認した日時
export-page-personal = 個人情報の変更（送信していないもの）
export-page-images = 添付した画像
export-page-receipts = 大学の署名がある受付票
export-page-receipts-text = 大学が申請を受け付けたことの証明です。拡張子.jwsのファイルと、receiptsフォルダーの公開鍵で、署名を確かめられます。

# ログインしているパソコン。

devices-title = 端末とログイン
devices-lead = いまこのアカウントでログインしているパソコンです。使っていないもの、心当たりのないものは、ここからログアウトできます。
devices-this = このパソコン
devices-last-used = 最後に使った日時
devices-began = ログインした日時
devices-end = ログアウトする
devices-end-label = ログアウトする：{ $device }
devices-end-others = ほかのパソコンをすべてログアウトする
devices-ended = { $device } をログアウトしました。
devices-ended-others = ほかのパソコンをすべてログアウトしました。
devices-none = ほかにログインしているパソコンはありません。
devices-named = { $name }（{ $kind }）
devices-system-linux = Linux
devices-system-macos = Mac
devices-system-windows = Windows
devices-system-other = 不明なパソコン
devices-remembered-title = 認証キーの入力を省略するパソコン
devices-remembered-lead = これらのパソコンでは、期限まで認証キーを求めません。取り消すと、次のログインで認証キーを求めます。
devices-remembered-none = 認証キーの入力を省略するパソコンはありません。
devices-remembered-until = 期限
devices-forget = 取り消す
devices-forget-label = 認証キーの省略を取り消す：{ $device }
devices-forgotten = { $device } では、次のログインから認証キーを求めます。

# 本体の画面の外に出る、パソコンのファイル選択画面の言葉。

dialog-choose-images = 本人確認書類の画像を選んでください
dialog-images = 画像（JPEG・PNG・GIF）

# 本人確認書類などの画像を添付する画面。

documents-title-identity = 本人確認用書類の画像
documents-title-name-change = 氏名の変更を確認できる書類の画像
documents-title-character = 入力できない漢字の画像
documents-intro-identity = スマートフォンなどで撮影した画像を選んでください。
documents-intro-name-change = 在学時の氏名と現在の氏名の両方が書かれた書類の画像を選んでください。
documents-intro-character = 入力できない漢字を紙に大きく書いて撮影するか、書類のその部分を撮影した画像を選んでください。
documents-limits = JPEG・PNG・GIF の画像を、申請全体で6枚まで（1枚20MBまで）添付できます。
documents-back-side = 住所などの変更が裏面に書かれているときは、裏面も添付してください。
documents-readable = 氏名・住所・生年月日がはっきり読めることをお確かめください。
documents-type-first = 先に、上の「本人確認用書類の種類」を選んでください。隠す必要のある番号が、書類によって異なるためです。
documents-cover-ahead = この書類には、大学に見せてはいけない番号が書かれています。画像を選ぶと、番号を黒く塗りつぶす画面が開きます。ご自分で加工しておく必要はありません。
documents-side-ahead = 12桁の番号（マイナンバー）のある面は添付できません。顔写真のある面だけを添付してください。
documents-drop = ここに画像をドロップすることもできます。
documents-paste = 画像を貼り付け
documents-pasted = 貼り付けた画像
documents-refused = 「{ $name }」は添付できませんでした
documents-image = 画像{ $number }
documents-chosen = 選んだ画像
documents-enlarge = { $name }を大きく表示する
documents-remove = { $name }を削除する
documents-edit = 隠す・回転
documents-edit-name = { $name }の一部を隠す、または回転する
documents-uncovered = まだ確かめていない項目：{ $fields }
documents-look = 氏名・住所・生年月日が読めますか。読みにくいときは、撮り直した画像に差し替えてください。
documents-unseen = この画像は大学に届いていますが、いまは表示できません。
documents-count = 添付した画像：{ $count }枚
documents-progress = { $count }枚中{ $number }枚目

# 画像を大きく見る。
documents-zoom-in = 拡大
documents-zoom-out = 縮小
documents-rotate = 回転
documents-zoom-reset = 元に戻す
documents-keys = 画像のキー操作：+ 拡大、- 縮小、r 回転、0 元に戻す、矢印 移動

# どちらの面の画像かを聞く。
documents-side-title = 画像の面の確認
documents-side-question = この画像は、どちらの面ですか。
documents-side-front = 顔写真のある面（おもて）
documents-side-number = 12桁の番号のある面（うら）
documents-side-why = 個人番号（マイナンバー）は、法律により大学が受け取ることができません。番号のある面は添付しないでください。
documents-side-refused-title = 番号のある面は添付しませんでした
documents-side-refused = 選んだ画像は、このアプリにも大学にも残っていません。顔写真のある面の画像を選んでください。

# 読みにくい画像についての助言。
documents-advice-title = この画像は読みにくいかもしれません
documents-advice-too-small = 画像が小さく、文字がつぶれるおそれがあります。書類に近づき、画面いっぱいに写してください。スクリーンショットではなく、元の写真を選ぶと大きくなることがあります。
documents-advice-blurred = 文字がぼやけています。スマートフォンを両手で持ち、書類にピントが合ってから、動かさずに撮ってください。
documents-advice-too-dark = 画像が暗すぎます。窓の近くや明るい照明の下で、書類に影がかからないように撮ってください。
documents-advice-too-bright = 画像が明るすぎて、文字が薄くなっています。フラッシュを切り、直射日光を避けて撮ってください。
documents-advice-glare = 光が反射して、読めない部分があります。照明が横から当たるように、書類の向きか立つ位置を変えて撮ってください。
documents-advice-first = 撮り直した画像があれば、そちらを選んでください。審査が早く進みます。
documents-advice-last = このまま使うこともできます。職員が読めないときは、撮り直しをお願いするために申請をお返しすることがあります。
documents-advice-other = 別の画像を選ぶ
documents-advice-use = この画像を使う

# 番号を隠す画面。
documents-cover-title = 番号を隠します
documents-cover-lead = 画像が横向きのときは、先に「回転」を押してください。枠をドラッグして番号の上に重ねてください。下の項目をすべて確かめると、保存できます。
documents-cover-lead-optional = この面には、必ず隠すところはありません。見せたくないところがあれば、枠を重ねて隠せます。そのまま保存してもかまいません。
documents-cover-kept = 隠した部分は黒い画素に置き換わり、元に戻せません。隠す前の画像は、このアプリにも大学にも保存しません。
documents-cover-keys = 枠のキー操作：矢印 移動、Shift＋矢印 大きさの変更、Enter この位置で決定、Delete 枠を消す。枠のないところをドラッグすると、新しい枠を描けます。
documents-cover-picture = 番号を隠す画像
documents-cover-list = 確かめる項目
documents-cover-where-present = 書かれていれば必須
documents-cover-state-open = まだ確かめていません
documents-cover-state-optional = 隠しても隠さなくてもかまいません
documents-cover-state-covered = 隠します
documents-cover-state-before = すでに隠してあります
documents-cover-state-absent = この画像にはありません
documents-cover-here = この位置で隠す
documents-cover-here-name = { $name }：この位置で隠す
documents-cover-box = 枠を出す
documents-cover-box-name = { $name }：枠を出す
documents-cover-absent = この画像にはない
documents-cover-absent-name = { $name }：この画像にはない
documents-cover-box-label = { $name }を隠す枠
documents-cover-box-proposed = { $name }を隠す枠（位置はまだ決まっていません）
documents-cover-own = 追加の枠{ $number }
documents-cover-at = { $name }：左から{ $x }%、上から{ $y }%、幅{ $width }%、高さ{ $height }%
documents-cover-removed = { $name }の枠を消しました
documents-cover-add = 枠を追加
documents-cover-keep = 保存
documents-cover-missing = まだ確かめていない項目があります：{ $fields }。枠を重ねて「この位置で隠す」を押すか、「この画像にはない」を押してください。
documents-edit-title = 画像の一部を隠す・回転する
documents-edit-lead = 見せたくない部分があれば、その上をドラッグして枠を描いてください。向きが違うときは回転できます。

# カメラ。
documents-camera = カメラで撮る
documents-camera-title = カメラで撮る
documents-camera-starting = カメラを準備しています…
documents-camera-lead = 書類を白い枠に合わせ、文字がはっきり見えたら「撮影」を押してください。
documents-camera-look = 文字がはっきり読めますか。ぼやけているときや光っているときは、撮り直してください。
documents-camera-kept = 「この写真を使う」を押すまで、写真はどこにも保存しません。
documents-camera-live = カメラの映像
documents-camera-photo = 撮影した写真
documents-camera-name = カメラの写真
documents-camera-take = 撮影
documents-camera-again = 撮り直す
documents-camera-use = この写真を使う
documents-camera-denied = カメラの使用が許可されていません。パソコンの設定でカメラの使用を許可するか、画像ファイルを選んでください。
documents-camera-failed = カメラを使えませんでした。ほかのアプリがカメラを使っていないかお確かめください。画像ファイルを選ぶこともできます。

documents-steps-title = スマートフォンの写真をこのパソコンに入れるには
documents-steps-which = お使いのスマートフォン：
documents-iphone-1 = iPhone の「設定」→「カメラ」→「フォーマット」で「互換性優先」を選びます。写真が JPEG で保存されるようになります。
documents-iphone-2 = 書類を明るい場所に置き、四隅が入るように真上から撮影します。
documents-iphone-3 = 写真を自分宛てのメールに添付して送るか、ケーブルでパソコンにつなぎます。
documents-iphone-4 = パソコンに写真を保存します。ファイル名の最後が .jpg になっていれば、「ファイルを選択」で選べます。
documents-android-1 = カメラの設定で、写真の形式が「JPEG」（HEIF がオフ）になっていることを確かめます。
documents-android-2 = 書類を明るい場所に置き、四隅が入るように真上から撮影します。
documents-android-3 = 写真を自分宛てのメールに添付して送るか、USB ケーブルでつないで「ファイル転送」を選びます。
documents-android-4 = パソコンに写真を保存します。ファイル名の最後が .jpg になっていれば、「ファイルを選択」で選べます。

# 利用者の選択と、卒業生の入口。

entry-who-title = ご利用になる方
entry-graduate = 卒業生
entry-graduate-text = 卒業・修了した方、退学・除籍となった方
entry-staff = 大学職員の方はこちら
entry-title = 卒業生の方
entry-new = 新規登録
entry-new-text = はじめてご利用になる方は、利用申請をしてください。
entry-new-1 = メールアドレスを確認します。
entry-new-2 = 氏名・在学時の情報などを入力し、本人確認書類の画像を添付します。
entry-new-3 = 大学が確認し、結果をメールでお知らせします。
entry-register = 新規登録手続き
entry-sign-in-text = 利用申請が承認された方
entry-continue = 申請の続きをする・状況を見る
entry-continue-text = 申請した後、別のパソコンから続ける方や、このパソコンのデータを消去した方
entry-open-draft = 入力の続きをする
entry-open-draft-text = このパソコンに、入力途中の申請があります。
entry-open-terms-text = メールアドレスの確認が済みました。次は利用許諾です。
entry-open-flow = 確認コードの入力に戻る
entry-open-flow-text = 確認メールをお送りしています。
entry-open-status-text = このパソコンから送信した申請の状況を表示します。
entry-open-reset = パスワードの設定に戻る
entry-open-reset-text = メールアドレスは確認できました。2つのパスワードを設定できます。
entry-open-reset-second = 第2パスワードの設定に戻る
entry-open-reset-second-text = メールアドレスは確認できました。新しい第2パスワードを設定できます。

# エラー。何が起きたか、何が残っているか、どうすればよいか。

error-server-unreachable = 大学のサーバーに接続できませんでした。入力した内容はこのパソコンに残っています。インターネット接続を確かめて、もう一度お試しください。
error-server-timeout = 大学のサーバーから時間内に応答がありませんでした。入力した内容は残っています。少し待ってから、もう一度お試しください。
error-not-akashi = この接続先は、証明書サービスのサーバーではないようです。何も送信していません。大学の案内にあるアドレスをお確かめください。
error-host-unknown = この名前のサーバーが見つかりませんでした。何も送信していません。アドレスに間違いがないか、インターネットに接続しているかをお確かめください。
error-certificate-expired = サーバー証明書が有効期間外のため、接続を中止しました。何も送信していません。パソコンの日付と時刻が正しいかお確かめください。正しいときは、大学にお知らせください。
error-certificate-untrusted = サーバー証明書を信頼できないため、接続を中止しました。何も送信していません。アドレスが正しいときは、大学にお知らせください。
error-certificate-wrong-host = サーバー証明書がこのアドレスのものではないため、接続を中止しました。何も送信していません。アドレスをお確かめください。
error-address-missing = 大学のアドレスを入力してください。
error-address-malformed = アドレスとして読み取れません。shomei.example.ac.jp のような形で入力してください。
error-address-insecure = 暗号化されない接続（http）は使えません。何も送信していません。https のアドレスを入力してください。
error-server-too-old = 大学のサーバーが、このバージョンのアプリにまだ対応していません。入力した内容は残っています。大学にお知らせください。
error-no-university = 大学に接続していません。はじめに大学に接続してください。
error-bound-to-university = このパソコンに、いまの大学への下書きか、まだ送信していない申請があります。別の大学に接続する前に、送信するか破棄してください。
error-emails-differ = 2つのメールアドレスが一致しません。もう一度ご確認ください。
error-email-missing = メールアドレスを入力してください。
error-email-too-long = メールアドレスが長すぎます。254文字以内のアドレスをお使いください。
error-email-malformed = メールアドレスの形式が正しくありません。余分な空白がないか、@ の前後をお確かめください。
error-reference-malformed = 受付番号の形式が正しくありません。申請受付の画面やメールにある番号を、そのまま入力してください。
error-diagnosis-malformed = 診断コードとして読み取れません。聞き間違いや書き間違いがないか、もう一度お確かめください。
error-diagnosis-newer = このアプリより新しいバージョンのアプリの診断コードです。このアプリを最新のバージョンにしてから、もう一度お試しください。
error-code-malformed = 確認コードは8文字です。メールに書かれたコードを入力してください。
error-no-flow = メールアドレスの確認の手続きが見つからないか、すでに終わっています。入力途中の下書きがあれば残っています。新規登録手続きから、もう一度お始めください。
error-link-not-ours = このリンクは、別のパソコンの手続きか、取りやめた手続きのものです。このパソコンの手続きには影響ありません。最新のメールのリンクかコードをお使いください。
error-terms-not-ticked = 先に進むには、「上記内容に同意する」にチェックを付けてください。
error-terms-changed = お読みいただいた後に、利用許諾が改定されました。入力した内容は残っています。新しい利用許諾をお読みになり、もう一度同意してください。
error-no-draft = 下書きが見つかりません。新規登録手続きから、もう一度お始めください。
error-other-draft = このパソコンには、別の申請の下書きがあります。下書きは1件ずつしか開けません。何も変更していません。先にその下書きを送信するか破棄してから、もう一度お試しください。
error-access-ended =
    { $received ->
        [yes] この申請をこのパソコンで開ける期限が過ぎました。大学に届いた内容はそのままです。「申請の続きをする・状況を見る」から受付番号とメールアドレスを入力すると、続けられます。
       *[no] この申請を送信できる期限が過ぎました。入力した内容と画像は、このパソコンに残っています。メールアドレスをもう一度確認すると、同じ内容で申請できます。
    }
error-no-application = このパソコンには申請が見つかりません。「申請の続きをする・状況を見る」から、受付番号でお進みください。
error-form-invalid = 入力内容に直すところがあります。入力した内容は残っています。表示された項目をご確認ください。
error-too-many-images = 画像は{ $limit }枚まで添付できます。不要な画像を削除してから、もう一度お試しください。
error-document-type-first = 先に、本人確認用書類の種類を選んでください。隠す必要のある番号が、書類によって異なるためです。画像はまだ添付していません。
error-covers-missing = 隠すかどうかが決まっていない項目があります。画像はまだ添付していません。項目を確かめて、もう一度保存してください。
error-image-forgotten = 隠す前の画像は、一定の時間が過ぎると自動で消えます。この画像はどこにも保存していません。添付済みの画像と入力した内容は残っています。もう一度画像を選んでください。
error-clipboard-empty = 貼り付けられる画像がありません。画像をコピーしてから、もう一度お試しください。
error-clipboard-failed = コピーした画像を読み取れませんでした。添付済みの画像は残っています。「ファイルを選択」から画像を選んでください。
error-dialog-failed = ファイルを選ぶ画面を開けませんでした。添付済みの画像は残っています。画像を画面にドロップするか、もう一度お試しください。
error-file-unreadable = ファイルを読み込めませんでした。別の場所にコピーしてから、もう一度お試しください。
error-save-dialog-failed = 保存先を選ぶ画面を開けませんでした。申請は受け付けられています。もう一度お試しください。
error-receipt-unreachable = 大学のサーバーにつながらないため、受付票を取り寄せられませんでした。申請は受け付けられています。インターネットにつながっているときに、この画面からもう一度保存してください。
error-receipt-unavailable = 大学のサーバーで受付票を作れませんでした。申請は受け付けられています。しばらくしてからもう一度お試しください。急ぐときは、受付番号を控えて、お問い合わせ先にご連絡ください。
error-sending-interrupted = 送信の途中で、アプリが毎回閉じられたか、止まりました。申請の内容は、このパソコンに残っています。「いますぐ送信する」を押し、受け付けられるまでアプリを開いたままにしてください。また止まるときは、お問い合わせ先にご連絡ください。
error-image-lost = このパソコンに保存した画像の一部を読み込めないため、申請をまだ送信していません。入力した内容とほかの画像は残っています。「送信をやめて編集に戻る」を押し、その画像を削除して、添付し直してください。
error-receipt-unproven = 大学のサーバーから届いた受付票に、正しい署名がありません。そのため、まだ受け付けられたものとして扱っていません。申請の内容は、このパソコンに残っています。もう一度送信しても同じときは、大学にお問い合わせください。
error-application-lost = 受け付けられたはずの申請が、大学のサーバーに見つかりません。サーバーが以前の状態に戻された可能性があります。受け付けられた日時の証明は、このパソコンに残っています。受付番号を控えて、大学にお問い合わせください。
error-target-full = 保存先の空き容量が足りないため、受付票を保存できませんでした。申請は受け付けられています。別の場所を選んで、もう一度保存してください。
error-target-unwritable = 選ばれた場所に書き込めないため、受付票を保存できませんでした。申請は受け付けられています。「ドキュメント」など別の場所を選んで、もう一度保存してください。
error-store-locked = 保存した内容がロックされています。ロックを解除してから、もう一度お試しください。
error-passphrase-wrong = パスフレーズが違います。保存した内容はそのままです。大文字・小文字や入力モードをお確かめください。
error-passphrase-short = パスフレーズは{ $limit }文字以上にしてください。
error-passphrases-differ = 2つのパスフレーズが一致しません。もう一度ご確認ください。
error-disk-full = パソコンの空き容量が足りないため、保存できませんでした。すでに保存した内容は残っています。不要なファイルを削除すると、自動で保存し直します。
error-disk-unwritable = 保存先に書き込めませんでした。すでに保存した内容は残っています。フォルダーの権限やディスクの状態をお確かめください。
error-reset-ended = この手続きは終わっています。時間が経ったか、すでに設定が済んでいます。いまのパスワードに変わりはありません。もう一度「パスワードを忘れた場合」からやり直してください。
error-passwords-differ = 確認のために入力したパスワードが一致しません。もう一度入力してください。
error-request-malformed = 送られた内容を読み取れませんでした。入力した内容は残っています。アプリを最新のバージョンにして、もう一度お試しください。
error-internal = 予期しない問題が起きました。保存済みの内容は残っています。もう一度お試しください。同じことが続くときは、お問い合わせ先にご連絡ください。

error-body-digest-mismatch = 送信の途中でデータが壊れました。内容はこのパソコンに残っています。もう一度送信してください。
error-email-unchanged = 現在のメールアドレスと同じです。何も変更していません。新しいアドレスを入力してください。
error-address-changed = 別の画面かパソコンで、メールアドレスがすでに変更されています。この手続きでは何も変更していません。「手続きをやめる」を押し、メニューの「メールアドレス変更」で現在のアドレスをお確かめください。
error-address-in-use = このメールアドレスは、別のアカウントのログインに使われています。何も変更していません。「アドレスを訂正する」から別のアドレスを入力するか、「手続きをやめる」を押してください。
error-not-signed-in = ログインしていないか、ログインの有効期間が終わりました。保存した内容は残っています。もう一度ログインしてください。
error-not-allowed = この操作は許可されていません。何も変更していません。画面を開き直して、最新の状況をご確認ください。
error-passwords-must-be-set = 先にパスワードを設定してください。
error-not-found = 見つかりませんでした。何も変更していません。番号を確かめて、もう一度お試しください。
error-cursor-unknown = 大学のサーバーに、前回の続きが残っていません。何も失われていません。状況を最初から確認し直してください。
error-staff-name-taken = このユーザー名のアカウントが、すでにあります。別のユーザー名を入力してください。
error-staff-name-malformed = ユーザー名に使えるのは、半角の英小文字、数字、「.」「-」「_」で、32文字までです。
error-own-account = 自分のアカウントは、ここでは変更できません。ほかの管理者に依頼してください。
error-method-not-allowed = 大学のサーバーがこの操作に対応していません。入力した内容は残っています。アプリを最新のバージョンにしてください。
error-revision-conflict = この申請は、別のパソコンからすでに新しい内容が送られています。このパソコンの内容も残っています。「申請の状況」で、どちらの内容にするかをお選びください。
error-personal-changed = 個人情報は、別のパソコンで先に変更されています。このパソコンで入力した内容も残っています。2つの内容を見比べて、どちらにするかをお選びください。
error-name-change-under-review = 氏名の変更は、すでに申請されています（受付番号 { $reference }）。その審査が終わるまで、新しく申請することはできません。何も変更していません。状況は、ログイン後の画面の申請一覧でお確かめください。
error-personal-gone = 入力中の変更が、このパソコンに見つかりません。大学に届いている内容はそのままです。画面を開き直してください。
error-conflict-undecided = まだ選んでいない項目があります。どちらの内容も残っています。すべての項目で、どちらにするかをお選びください。
error-state-conflict = 申請の状態が変わったため、この操作はできませんでした。何も変更していません。最新の状況をご確認ください。
error-upload-conflict = 同じ画像の別の送信が始まったため、途中で止まりました。画像はこのパソコンに残っています。続きから自動で送り直しますので、少しお待ちいただくか、「いますぐ送信する」を押してください。
error-documents-missing = 画像の一部がまだ大学に届いていません。内容は残っています。もう一度送信してください。
error-code-expired = コードまたはリンクの有効期限が切れました。「メールを送り直す」を押して、新しいメールのコードをお使いください。
error-code-used = このコードまたはリンクは、すでに使われています。「メールを送り直す」を押して、新しいコードをお使いください。
error-code-void = 間違いが続いたため、このコードは使えなくなりました。「メールを送り直す」を押して、新しいコードをお使いください。
error-key-malformed =
    { $digits ->
       *[other] 認証キーは{ $digits }桁の数字です。最新のメールに書かれた数字を、すべて入力してください。
    }
error-key-wrong =
    { $tries_left ->
       *[other] 認証キーが違います。あと{ $tries_left }回入力できます。最新のメールに書かれた数字をお確かめください。
    }
error-key-too-old = この認証キーの有効期限が切れました。「認証キー再発行」を押して、新しいメールの認証キーを入力してください。
error-key-void = 間違いが続いたため、この認証キーは使えなくなりました。「認証キー再発行」を押して、新しいメールの認証キーを入力してください。
error-key-ended = 認証キーを入力できる時間が過ぎたか、この手続きはすでに終わっています。もう一度ログインしてください。新しい認証キーをお送りします。
error-sign-in-failed = ログインできませんでした。メールアドレス、パスワード、第2パスワードのいずれかが違います。大文字・小文字、全角・半角をお確かめください。
error-sign-in-reset-needed = ログインの失敗が続いたため、このアカウントはロックされています。「パスワードを忘れた場合」から2つのパスワードを設定し直すと、ロックが解除されます。
error-directory-unavailable = いま大学の認証サーバーが応答しないため、ユーザIDとパスワードを確かめられませんでした。ログインの失敗には数えません。内容はすべて残っています。しばらくしてから、もう一度お試しください。続くときは、下のお問い合わせ先にご連絡ください。
error-signs-in-as-graduate = このアカウントは、卒業生としてログインするように変わっています。学籍と申請はそのまま残っています。最初の画面で「卒業生」を選び、メールアドレスと2つのパスワードでログインしてください。パスワードが分からないときは、「パスワードを忘れた場合」から設定し直せます。
error-sign-in-not-recent = ログインしてから時間が経っています。ご本人であることを確かめるため、大学の画面でもう一度ログインしてください。何も変更していません。
error-graduation-ended = この手続きは終わっています。メールアドレスを確認してから時間が経ったか、アプリを開き直したか、アドレスがほかで変更または使用されたためです。ログイン方法は変わっていません。メニューの「卒業後のログイン方法」から、もう一度メールをお送りください。
error-identity-provider-unavailable = いま大学の認証システムの情報を取得できないため、ログインを始められません。しばらくしてから、もう一度お試しください。続くときは、下のお問い合わせ先にご連絡ください。
error-initial-password-expired = 初回パスワードの有効期限が切れました。「パスワードを忘れた場合」から2つのパスワードを設定してください。
error-not-open-yet = まだご利用になれません。{ $from }（日本時間）からログインできます。ユーザIDとパスワードに間違いはありません。この時刻になってから、もう一度お試しください。
error-second-password-not-set = このユーザIDの第2パスワードは、まだ設定されていません。何も変更していません。「在学生ログイン」で第2パスワードを空欄のままログインすると、続けて設定できます。
error-current-password-wrong = 現在のパスワードが違います。何も変更されていません。大文字・小文字、全角・半角をお確かめください。
error-current-password-missing = 現在のパスワードを入力してください。何も変更されていません。
error-password-refused = このパスワードは使えません。次の条件をご確認ください。
error-too-many-documents = 画像は{ $limit }枚まで送信できます。不要な画像を削除してください。
error-second-person-needed = この申請は、あなたが承認しました。もう一人の職員が確認すると、承認が決まります。何も変更していません。
error-assigned-to-other = { $name }さんが担当しています。何も変更していません。担当を替わるときは、{ $name }さんに「担当を外れる」を押してもらってください。
error-account-exists = このメールアドレスのアカウントがすでにあるため、承認できません。何も変更していません。申請の内容をお確かめください。
error-student-number-taken = 同じ学籍番号の学籍がすでに登録されているため、承認できません。何も変更していません。申請の内容をお確かめください。
error-documents-not-ready = 画像の準備がまだ終わっていません。少し待ってから、もう一度お試しください。
error-reason-missing = 理由を1つ以上選んでください。
error-storage-full = 大学のサーバーの空き容量が足りません。内容はこのパソコンに残っています。時間をおいて自動で送信し直します。
error-unavailable = 大学のサーバーが混み合っているか、メンテナンス中です。内容はこのパソコンに残っています。しばらくしてから、もう一度お試しください。

error-image-empty = ファイルが空です（0バイト）。コピーや保存が最後まで終わっているか確かめて、選び直してください。
error-image-heic = この写真は HEIC 形式のため、添付できません。iPhone の「設定」→「カメラ」→「フォーマット」で「互換性優先」を選んで撮り直すか、写真を自分宛てのメールで送ると JPEG になります。
error-image-pdf = PDF は添付できません。PDF を開き、書類のページを画面に表示してスクリーンショットを撮るか、「画像として保存」（JPEG または PNG）してから選び直してください。
error-image-truncated = 画像が途中で切れています。コピーやダウンロードが最後まで終わっていない可能性があります。もう一度コピーして選び直してください。
error-image-undecodable = 画像を開くことができませんでした。撮り直すか、JPEG または PNG で保存し直してください。
error-image-worker-failed = 画像の処理が終わりませんでした。添付済みの画像は残っています。もう一度お試しになり、続くときは撮り直した画像をお使いください。

error-email-invalid =
    { $reason ->
        [missing] メールアドレスを入力してください。
        [too_long] メールアドレスが長すぎます。254文字以内のアドレスをお使いください。
       *[malformed] メールアドレスの形式が正しくありません。余分な空白がないか、@ の前後をお確かめください。
    }
error-code-wrong =
    { $tries_left ->
        [0] コードが違います。間違いが続いたため、このコードは使えなくなりました。「メールを送り直す」を押してください。
       *[other] コードが違います。あと{ $tries_left }回入力できます。最新のメールに書かれた8文字をお確かめください。
    }
error-resend-too-early = メールを送り直せるようになるまで、あと{ $seconds }秒お待ちください。
error-too-many-requests = 短い時間に操作が続いたため、一時的に受け付けを止めています。入力した内容は残っています。約{ $minutes }分後に、もう一度お試しください。
error-sign-in-refused = ログインの失敗が続いたため、一時的に受け付けを止めています。約{ $minutes }分後に、もう一度お試しください。
error-body-too-large = 送信するデータが大きすぎます。内容は残っています。画像の枚数を減らして、もう一度お試しください。
error-document-refused =
    { $found ->
       *[other] 大学のサーバーが画像を受け付けませんでした。内容は残っています。JPEG または PNG の別の画像に差し替えてください。
    }
error-client-too-old =
    { $url ->
        [none] このバージョンのアプリは古いため、大学のサーバーに対応していません。入力した内容は残っています。大学の案内にあるページから、新しいバージョンをインストールしてから続けてください。
       *[other] このバージョンのアプリは古いため、大学のサーバーに対応していません。入力した内容は残っています。新しいバージョン（{ $version }）をインストールしてから続けてください：{ $url }
    }
error-image-not-an-image =
    { $found ->
        [webp] WebP 形式の画像は添付できません。JPEG または PNG で保存し直してください。
        [avif] AVIF 形式の画像は添付できません。JPEG または PNG で保存し直してください。
        [tiff] TIFF 形式の画像は添付できません。JPEG または PNG で保存し直してください。
        [bmp] BMP 形式の画像は添付できません。JPEG または PNG で保存し直してください。
        [svg] SVG 形式の画像は添付できません。JPEG または PNG で保存し直してください。
        [heif] HEIF 形式の写真は添付できません。カメラの設定で写真の形式を JPEG にして撮り直してください。
        [video] 動画は添付できません。書類を写真で撮影し、JPEG または PNG の画像を選んでください。
        [office] Word や Excel などの文書は添付できません。書類を撮影した JPEG または PNG の画像を選んでください。
        [zip] ZIP などの圧縮ファイルは添付できません。展開してから、中の JPEG または PNG の画像を選んでください。
        [text] テキストファイルは添付できません。書類を撮影した JPEG または PNG の画像を選んでください。
       *[other] このファイルは、添付できる画像ではありません。JPEG・PNG・GIF の画像を選んでください。
    }
error-image-too-large-file = ファイルが大きすぎます（{ $bytes_mb }MB）。{ $limit_mb }MB以下の画像を選ぶか、カメラの画質を下げて撮り直してください。
error-image-too-many-pixels = 画像の画素数が多すぎます（約{ $megapixels }00万画素）。カメラの解像度を5,000万画素以下に下げて撮り直してください。
error-store-damaged = 保存した内容の一部が壊れていて、読み取れませんでした。何も削除していません。メニューの「このパソコンのデータ」から、読める内容を保存できます。
error-store-sound = 保存した内容は読み取れます。別のフォルダーに移す必要はありません。
error-store-no-locks = 保存先が、安全に書き込めない場所（ネットワークドライブなど）にあるため、保存できませんでした。すでに保存した内容は残っています。
error-key-not-renewed = キーリングに新しい鍵を保管できませんでした。今までの鍵がそのまま使われ、保存した内容も残っています。キーリングのロックを解除して、もう一度お試しください。
error-entry-unreadable = 送信待ちの申請の1つが壊れていて、読み取れません。この申請は送信されず、消さずに残してあります。大学に届いたか分からないときは、お問い合わせ先にご連絡ください。
error-nothing-to-export = このパソコンには、保存できるデータがまだありません。
error-export-full = 保存先の空き容量が足りないため、データの控えを保存できませんでした。このパソコンの内容はそのままです。別の場所を選んで、もう一度お試しください。
error-export-unwritable = 選ばれた場所に書き込めないため、データの控えを保存できませんでした。このパソコンの内容はそのままです。「ドキュメント」など別の場所を選んで、もう一度お試しください。
error-export-dialog-failed = 保存先を選ぶ画面を開けませんでした。このパソコンの内容はそのままです。もう一度お試しください。
error-account-unknown = この学籍番号でログインする卒業生のアカウントが見つからないため、承認できません。何も変更していません。学籍番号をお確かめください。

# フォームの項目の名前と説明。

field-family-name-kanji = 姓（漢字）
field-given-name-kanji = 名（漢字）
field-family-name-kana = 姓（カタカナ）
field-given-name-kana = 名（カタカナ）
field-family-name-roman = 姓（ローマ字）
field-given-name-roman = 名（ローマ字）
field-birth-date = 生年月日
field-school-family-name-kanji = 在学時の姓（漢字）
field-school-given-name-kanji = 在学時の名（漢字）
field-school-family-name-kana = 在学時の姓（カタカナ）
field-school-given-name-kana = 在学時の名（カタカナ）
field-school-family-name-roman = 在学時の姓（ローマ字）
field-school-given-name-roman = 在学時の名（ローマ字）
field-faculty = 学部名
field-department = 学科名
field-faculty-text = 学部・学科（一覧にないとき）
field-student-number = 学籍番号
field-admission-month = 入学年月
field-leaving-month = 卒業（修了）年月
field-leaving-kind = 卒業・修了・退学・除籍の種別
field-residence = お住まい
field-postcode = 郵便番号
field-prefecture = 都道府県
field-city = 市区町村
field-street = 町名番地
field-building = アパート・マンション号室
field-country = 国名
field-overseas-address = 海外の住所
field-phone = 電話番号（日中連絡が可能な電話番号）
field-mobile-phone = 携帯電話番号
field-workplace-name = 勤務先名
field-workplace-postcode = 勤務先の郵便番号
field-workplace-prefecture = 勤務先の都道府県
field-workplace-city = 勤務先の市区町村
field-workplace-street = 勤務先の町名番地
field-workplace-building = 勤務先のビル名
field-workplace-phone = 勤務先の電話番号
field-document-type = 本人確認用書類の種類
field-name-proof = 氏名の変更を確認できる書類
field-name-proof-issued = 氏名の変更を確認できる書類の発行日

help-name-proof-issued = 書類に書かれている発行日を入力してください。例：2026/04/01、令和8年4月1日
help-birth-date = 西暦でも和暦でも入力できます。例：1999/09/09、平成11年9月9日、H11.9.9
help-faculty-text = 学部・学科が一覧に見つからないときだけ、在学時の名称をここに入力してください。一覧にない項目は、選択しなくてかまいません。
help-student-number = 分からないときは空欄のままでかまいません。
help-admission-month = 西暦でも和暦でも入力できます。例：2011/04、平成23年4月
help-leaving-month = 西暦でも和暦でも入力できます。例：2015/03、平成27年3月
help-postcode = 例：100-0001　7桁を入力すると、空欄の住所が入力されます。
help-workplace-postcode = 例：100-8111　7桁を入力すると、空欄の住所と勤務先名が入力されます。
help-street = 例：千代田1丁目1番地
help-country = 国名の一部を入力すると、候補が表示されます。例：ベトナム
help-overseas-address = アルファベットで入力してください。
help-phone = 例：090-1111-2222

# メールアドレスの確認。

flow-email-title = メールアドレスの確認
flow-email-lead = 申請に使うメールアドレスを入力してください。確認メールをお送りします。
flow-email = メールアドレス
flow-email-help = 審査の結果もこのアドレスにお送りします。今後も長く使えるアドレスをお勧めします。
flow-email-confirmation = メールアドレス（確認）
flow-email-confirmation-help = 確認のため、もう一度入力してください。
flow-note-mail = 入力したアドレスに確認メールが届きます。届くまでに時間がかかることがあります。
flow-note-free = フリーメールでは、迷惑メールとして扱われるなど、届かないことがあります。
flow-note-allow = 受信制限をしている方は、{ $domain } からのメールを受け取れるように設定してください。
flow-continue-lead = 受付番号と申請したメールアドレスを入力してください。30分間有効な確認コードをメールでお送りします。
flow-continue-reference-help = 申請受付の画面と、大学からのメールに書かれています。
flow-continue-email-help = 申請のときに確認したメールアドレスです。
flow-waiting-title = メールをご確認ください
flow-to = 送信先：
flow-mail-queued = メールの送信を待っています
flow-mail-queued-text = 大学のサーバーが送信の準備をしています。このままお待ちください。
flow-mail-put-off = メールの送信に時間がかかっています
flow-mail-put-off-text = メールサーバーが、まだメールを受け取っていません。大学のサーバーが、約{ $minutes }分後に自動的に送り直します。このままお待ちいただいても、あとでこの画面に戻っていただいてもかまいません。
flow-mail-accepted = メールを送信しました
flow-mail-accepted-text = メールサーバーが受け付けました。まもなく届きます。
flow-mail-expired = リンクとコードの有効期限が切れました
flow-mail-expired-text = 「メールを送り直す」を押すと、新しいリンクとコードをお送りします。
flow-mail-refused-unknown-mailbox = メールを送信できませんでした
flow-mail-refused-unknown-mailbox-text = このメールアドレスは存在しないと、メールサーバーから回答がありました。「アドレスを訂正する」から入力し直してください。
flow-mail-refused-other = メールを送信できませんでした
flow-mail-refused-other-text = 相手のメールサーバーが受け取りを断りました。受信設定や空き容量を確かめて送り直すか、別のアドレスをお使いください。
flow-mail-unknown = メールの状況を確認できません
flow-mail-unknown-text = いま大学のサーバーに接続できません。届いたメールのコードは、接続が戻れば使えます。
flow-code = 確認コード
flow-code-help = メールに書かれた8文字です。大文字・小文字、全角・半角、ハイフンの有無は問いません。
flow-or-link = メールの中のリンクを、このパソコンで開いて進むこともできます。
flow-valid = リンクとコードは、あと{ $minutes }分有効です。
flow-not-come = メールが届かないとき
flow-resend = メールを送り直す
flow-resend-in = メールを送り直す（あと{ $seconds }秒）
flow-sent-again = { $email } にメールを送り直します。前のメールのリンクとコードは使えなくなります。
flow-correct = アドレスを訂正する
flow-cancel = 手続きをやめる
flow-checklist-title = 次の4点をお確かめください
flow-checklist-1 = メールアドレスに間違いはありませんか：{ $email }
flow-checklist-2 = アドレスの前後や途中に、余分な空白が入っていませんか。
flow-checklist-3 = 半角の英数字で入力していますか。
flow-checklist-4 = 迷惑メールのフォルダーに入っていませんか。{ $domain } からの受信を許可していますか。

# 利用許諾と申請フォーム。

form-terms-title = 利用許諾
form-terms-lead = 内容をお読みになり、同意いただける場合は、下のチェックを付けて「同意する」を押してください。
form-terms-tick = 上記内容に同意する
form-terms-accept = 同意する

form-title = 利用申請
form-title-enrolment = 学籍番号追加
form-title-recovery = メールアドレスを失った場合の申請
form-title-name-change = 氏名の変更
form-title-again = { $title }（{ $revision }回目）
form-progress = 申請の進み具合
form-check-short = 確認
form-summary-title = 次の点をご確認ください
form-choose = 選択してください
form-choose-faculty-first = 先に学部を選択してください
form-residence-domestic = 国内
form-residence-overseas = 海外
form-saved = 保存しました { $time }
form-saving = 保存しています…
form-autosave = 入力した内容は自動で保存されます。
form-not-saved = まだ保存できていません
form-to-check = 入力内容の確認へ
form-discard = この下書きを破棄する
form-discard-title = 下書きを破棄しますか
form-discard-text = このパソコンに保存した入力内容と画像を消去します。元に戻すことはできません。すでに大学へ送信した申請には影響しません。
form-discard-keep = 入力を続ける
form-discard-confirm = 破棄する
form-returned = 大学から再申請の依頼がありました。次の点を直して、もう一度申請してください。
form-new-fields = 下書きを作った後に、大学が次の項目を追加しました：{ $fields }
form-field-new = 新しい項目です。下書きを作った後に、大学が追加しました。
form-required-fields = 下書きを作った後に、大学が次の項目を必須にしました：{ $fields }
form-field-required = 下書きを作った後に、大学が必須にした項目です。
form-email-verified = 確認済みのアドレスです。入力し直す必要はありません。
form-copy-name = 申請者氏名と同じ
form-converted-kana = 全角カタカナに直しました。
form-converted-roman = 半角に直しました。
form-variants-boxed = 異体字を指定した文字は、このパソコンの画面では枠（□）になりますが、入力したとおりに保存され、大学に届きます。このままでかまいません。
form-variants-usual = 異体字を指定した文字は、この画面では標準の字形で表示しています。入力されたとおりの文字が、そのまま保たれています。
form-offers = ほかのつづり
form-offers-for = { $label }：ほかのつづり
hint-kana-differs = 漢字の欄の仮名とカタカナが異なるようです。読みが正しければ、このままでかまいません。
hint-roman-expected = 海外への郵便物が届きやすいように、アルファベットでの入力をお勧めします。アルファベットで書けない場合は、このままでかまいません。
hint-names-in-one-box = 姓と名の両方が入力されているようです。分けられる場合は、それぞれの欄に入力してください。お名前がこれで一つの場合は、このままでかまいません。
form-address-filled = 住所を入力しました：{ $address }
form-address-choose = この郵便番号の住所は複数あります。お住まいや勤務先のものを選択してください。
form-address-replace = 入力済みの住所とは異なります。「{ $address }」に置き換えますか。入力済みの内容はまだ変えていません。
form-address-replace-yes = 置き換える
form-address-replace-no = 入力済みの住所のままにする
form-address-unknown = この郵便番号はデータに見つかりません。番号が正しければ、このまま住所を入力してください。
form-address-date = 郵便番号データ：{ $date }現在
form-country-choose = 一覧の国名から選択してください。入力した文字はそのまま残してあります。
form-group-name = 申請者氏名
form-group-name-help = 現在の氏名を、姓と名に分けて入力してください。名前が一つだけの方は、どちらか一方だけでかまいません。ミドルネームは、名の欄に続けて入力してください。お名前に漢字がない方は、漢字の欄にもカタカナかローマ字で入力してください。
form-group-school-name = 在学時氏名
form-group-school-name-help = 証明書には在学時の氏名が記載されます。改姓・改名した方は、在学していたときの氏名を入力してください。
form-group-changed-name = 氏名の変更
form-group-changed-name-help = 現在の氏名と在学時の氏名が異なるため、氏名の変更を確認できる書類が必要です。証明書には、在学時の氏名がそのまま記載されます。
form-name-change-name-help = 変更後の氏名を入力してください。いまアカウントに登録されている氏名が入っているので、変わったところだけを直してください。お名前に漢字がない方は、漢字の欄にもカタカナかローマ字で入力してください。
form-name-change-proof-help = 変更前と変更後の氏名がつながる書類の画像を添付してください。証明書には、これまでどおり在学時の氏名が記載されます。
form-name-change-lead = 大学が書類を確認し、承認すると、アカウントの氏名が変わります。
form-name-change-lead-identity = 変更後の氏名が書かれた本人確認書類と、氏名の変更を確認できる書類の、両方の画像を添付してください。
form-character-title = 入力できない漢字がある場合
form-character-text = 近い漢字か、カタカナを入力しておき、正しい字の画像を添付してください。職員が画像を見て確かめます。異体字（髙・﨑・邊など）は、入力できればそのまま使えます。
form-lead-applicant = 申請者ご本人について入力してください。
form-lead-school = 在学していたときのことを入力してください。分からない項目は、任意であれば空欄のままでかまいません。
form-lead-contact = 大学からご連絡できる住所と電話番号を入力してください。
form-lead-workplace = 日中のご連絡先として勤務先がある方は入力してください。すべて任意です。
form-lead-identity = ご本人であることを確認できる書類を選び、その画像を添付してください。
form-check-title = 入力内容の確認
form-check-lead = まだ送信されていません。内容をご確認のうえ、「申請」を押してください。
form-change = { $section }を変更する
form-both-calendars =
    { $era }{ $era_year ->
        [1] 元
       *[other] { $era_year }
    }年{ $rest }（{ $year }年{ $rest }）
form-date-meant = { $date }に直す
form-empty-optional = 次の任意の項目は空欄です
form-list-separator = 、
form-apply = 申請

section-applicant = 申請者
section-school = 在学時
section-contact = 現住所・連絡先
section-workplace = 勤務先
section-identity = 本人確認書類

era-meiji = 明治
era-taisho = 大正
era-showa = 昭和
era-heisei = 平成
era-reiwa = 令和

# 画面をまたいで使う短い言葉。

general-app-name = 証（あかし）
general-back = 戻る
general-next = 次へ
general-ok = OK
general-yes = はい
general-confirm = 確認
general-send = 送信
general-set = 設定
general-change = 変更
general-search = 検索
general-close = 閉じる
general-cancel = キャンセル
general-retry = もう一度試す
general-delete = 削除
general-select-file = ファイルを選択
general-sign-in = ログイン
general-sign-out = ログアウト
general-required = 必須
general-optional = 任意
general-not-entered = 未入力
general-menu = メニュー
general-notes = 注意事項
general-notes-read = ！注意事項は必ずお読みください
general-loading = 読み込んでいます…
general-language-ja = 日本語
general-language-en = English
general-minutes-left = あと{ $minutes }分

# ヘルプ: この画面について、お問い合わせ先、診断コード。

help-open = ヘルプ
help-title = ヘルプ
help-close = ヘルプを閉じる
help-this-screen = この画面について
help-hours-japan = 受付時間は日本時間です。
help-contacts = お問い合わせ先
help-contacts-none = 大学に接続すると、お問い合わせ先を表示します。
help-contacts-failed = お問い合わせ先を読み込めませんでした。
help-about-content-kind = 申請の内容・証明書について
help-about-payment-kind = お支払いについて
help-about-system-kind = 操作・ログイン・不具合について
help-other-kind = そのほかのお問い合わせ
help-kinds-joint = ／
help-open-now = 受付中です
help-open-until = 受付中です（{ $time }まで）
help-closed = ただいま受付時間外です
help-closed-until = 受付時間外です（{ $time }から）
help-moment-on = { $day } { $time }
help-by-phone = 電話
help-by-email = メール
help-chat = チャットを開始する
help-languages-ja = 日本語でお問い合わせいただけます
help-languages-en = 英語でお問い合わせいただけます
help-languages-both = 日本語・英語でお問い合わせいただけます
help-code-title = 診断コード
help-code-lead = お電話で状況をお尋ねしたときに、このコードをお伝えください。アプリの版、パソコンの種類、開いている画面、直前のエラー、通信の状態だけを表します。氏名や申請の内容など、個人情報は含まれていません。
help-code-copy = コードをコピー
help-code-copied = コピーしました
help-code-not-copied = コピーできませんでした。コードを書き写すか、選択してコピーしてください。
help-code-again = 診断し直す

# 画面の呼び名（診断コードを読み解くときにも使います）。
help-screen-start = はじめの画面
help-screen-connect = 大学への接続
help-screen-who = 利用者区分の選択
help-screen-entry = 卒業生の入口
help-screen-mail-address = メールアドレス設定
help-screen-waiting = 確認メールのコード入力
help-screen-continue-application = 申請の続き
help-screen-terms = 利用許諾
help-screen-form = 申請の入力
help-screen-check = 内容の確認
help-screen-discard = 下書きの破棄
help-screen-status = 申請の状況
help-screen-withdraw = 申請の取下げ
help-screen-forget-copy = 控えの消去
help-screen-compare = 2つの内容の比較
help-screen-sign-in = 卒業生ログイン
help-screen-campus-sign-in = 在学生ログイン
help-screen-email-key = 認証キー入力
help-screen-two-factor = 二要素認証設定
help-screen-campus-forgotten = 第2パスワードを忘れた場合
help-screen-saml-sign-in = 在学生ログイン（ブラウザ）
help-screen-passwords = パスワード設定
help-screen-second-password = 第2パスワード設定
help-screen-change-password = パスワード変更
help-screen-forgotten = パスワードを忘れた場合
help-screen-change-address = メールアドレス変更
help-screen-devices = ログイン中のパソコン
help-screen-home = 印刷先選択
help-screen-data = このパソコンのデータ
help-screen-remove-data = データの消去
help-screen-store = データのロック
help-screen-staff-sign-in = 職員ログイン
help-screen-staff-queue = 申請の一覧（職員）
help-screen-staff-own = アカウント（職員）
help-screen-staff-accounts = 職員アカウント（管理者）
help-screen-staff-detail = 申請の審査（職員）

# この画面で何をするか。
help-about-start = このアプリでできることと、ご用意いただくものを案内する画面です。言語は、いつでも右上で切り替えられます。
help-about-connect = 申請先の大学のサーバーに接続する画面です。大学の案内に書かれたアドレスを入力し、表示された大学名が正しいことを確かめてから接続してください。
help-about-who = 卒業生の方、大学のIDをお持ちの在学生の方、職員の方で入口が分かれています。途中の申請があるときは、ここから続けられます。
help-about-entry = はじめて利用する方は「新規登録」から利用申請に進みます。申請が承認された方は「ログイン」、別のパソコンで申請の続きをする方は「申請の続きをする・状況を見る」をお選びください。
help-about-mail-address = 確認メールを受け取るメールアドレスを設定する画面です。同じアドレスを2回入力すると、そのアドレスにコードの書かれたメールが届きます。
help-about-waiting = 届いたメールに書かれた8文字のコードを入力する画面です。メールの送信状況を表示しています。アドレスを間違えたときは、この画面で訂正できます。
help-about-continue-application = 送信済みの申請を、このパソコンで開く画面です。受付票に書かれた受付番号と、申請に使ったメールアドレスを入力してください。
help-about-terms = 利用許諾をお読みいただく画面です。同意すると、申請の入力に進みます。
help-about-form = 申請の内容を入力する画面です。入力した内容は、自動でこのパソコンに保存されます。途中で閉じても、次に開いたときに続きから入力できます。
help-about-check = 入力した内容を送信前に確かめる画面です。「変更」を押すと、その項目に戻れます。「申請」を押すと大学に送られます。
help-about-discard = 下書きを破棄する画面です。破棄した下書きは元に戻せません。送信済みの申請には影響しません。
help-about-status = 申請の状況、受付番号、審査の結果を確かめる画面です。受付票もここから保存できます。
help-about-withdraw = 申請を取り下げる画面です。取り下げた申請は元に戻せません。もう一度申請するときは、はじめから入力してください。
help-about-forget-copy = 送信した内容の控えを、このパソコンから消去する画面です。大学に届いた申請には影響しません。
help-about-compare = 別のパソコンから先に送信された内容と、このパソコンの内容を見比べる画面です。項目ごとに、正しい方をお選びください。
help-about-sign-in = 利用申請が承認された卒業生の方がログインする画面です。はじめてのときは、メールに書かれた初回パスワードを入力し、第2パスワードは空欄のままにしてください。
help-about-campus-sign-in = 大学のIDをお持ちの方がログインする画面です。はじめてのときは、第2パスワードを空欄のままにしてください。
help-about-email-key = 登録されているメールアドレスに届いた認証キーを入力する画面です。届かないときや期限が切れたときは、「認証キー再発行」を押してください。
help-about-two-factor = ログインのときに認証キーの入力を求めるかどうかを設定する画面です。変更は次回のログインから有効です。
help-about-campus-forgotten = 第2パスワードを設定し直すためのメールを受け取る画面です。設定が終わるまでは、いまの第2パスワードがそのまま使えます。
help-about-saml-sign-in = 大学の認証システムを使う方がログインする画面です。ブラウザに開いた大学の画面でログインしてください。アプリに戻らないときは、ブラウザに表示されたコードを入力してください。
help-about-passwords = これからのログインに使う、パスワードと第2パスワードを設定する画面です。2つは異なるものにしてください。
help-about-second-password = 次回からのログインに使う第2パスワードを設定する画面です。大学のパスワードとは別のものです。
help-about-change-password = ログインに使うパスワードを変更する画面です。変更すると、ほかのパソコンではログアウトされます。
help-about-forgotten = パスワードを設定し直すためのメールを受け取る画面です。設定が終わるまでは、いまのパスワードがそのまま使えます。
help-about-change-address = アカウントのメールアドレスを変更する画面です。新しいアドレスに届いたコードを入力すると、変更されます。
help-about-devices = あなたのアカウントでログインしているパソコンの一覧です。心当たりのないものは、ここでログアウトできます。認証キーの入力を省略するパソコンも、ここで取り消せます。
help-about-home = ログイン後の最初の画面です。前回のログイン、申請の一覧、利用できるサービスを確かめられます。
help-about-data = このパソコンに保存されているデータと、その守り方を確かめる画面です。データの控えも保存できます。
help-about-remove-data = このパソコンから、あなたのデータを消去する画面です。まだ送信していないものは失われます。
help-about-store = このパソコンのデータは暗号化されています。この画面では、データを開くための操作をご案内しています。
help-about-staff-sign-in = 大学の職員がログインする画面です。
help-about-staff-queue = 審査する申請の一覧です。審査の予定日が近いものから並びます。
help-about-staff-own = 自分のパスワード、認証アプリ、回復コードを設定する画面です。
help-about-staff-accounts = 管理者が、職員のアカウントを作り、役割を変え、停止や初期化をする画面です。
help-about-staff-detail = 申請の内容と画像を確かめ、審査する画面です。先に「担当して審査を始める」を押してください。
help-screen-manual = マニュアル
help-about-manual = アプリの使い方を、章ごとに説明しています。言葉を入力して探すこともできます。「戻る」で元の画面に戻ります。
help-manual-here = マニュアルの該当する章を開く

# マニュアル。本文は manual フォルダーにあります。
manual-title = マニュアル
manual-contents = マニュアルの目次
manual-search = マニュアルの中を探す
manual-found =
    { $count ->
        [0] 見つかりませんでした。別の言葉でお試しください。
       *[other] { $count }か所見つかりました。
    }
help-screen-applications = 申請一覧
help-about-applications = あなたのアカウントの申請を、新しいものから順に表示しています。受付票もここから保存できます。
help-screen-add-number = 学籍番号追加登録
help-about-add-number = 学籍番号を2つ以上お持ちの方が、アカウントに学籍番号を追加する画面です。「送信」を押すと、申請フォームに進むためのメールが届きます。
help-screen-graduation = 卒業後のログイン方法
help-about-graduation = 大学のIDでログインしている方が、卒業生のログイン（メールアドレスと2つのパスワード）に変える画面です。学籍と申請はそのまま引き継がれます。
help-screen-personal = 個人情報設定・変更
help-about-personal = 大学に登録されている住所、電話番号、勤務先を変更する画面です。入力した内容は自動でこのパソコンに保存され、「変更」を押すと大学に送られます。氏名の変更の申請にも、ここから進めます。
help-screen-change-name = 氏名の変更
help-about-change-name = 氏名が変わった方が、アカウントの氏名の変更を申請する画面です。パスワードを入力すると、利用許諾と申請フォームに進みます。大学が書類を確認し、承認すると変わります。
help-screen-lost-address = メールアドレスを使えない場合
help-about-lost-address = 登録したメールアドレスでメールを受け取れなくなった方が、新しいアドレスで申請する画面です。大学が確認すると、アカウントのメールアドレスが変わります。
help-screen-staff-diagnosis = 診断コードの読み取り（職員）
help-about-staff-diagnosis = お電話でお尋ねの方が読み上げた診断コードから、その方のアプリの状態を調べる画面です。コードに個人情報は含まれていません。大学のサーバーには何も送りません。
manual-for-staff = 職員の方
manual-for-applicants = 利用者の方

# 診断コードの読み方（職員の画面と akashi-server diagnose）。
diagnosis-application =
    アプリ { $version }（{ $system ->
        [linux] Linux
        [macos] macOS
        [windows] Windows
       *[other] そのほかのシステム
    }、表示言語は{ $language ->
        [en] 英語
       *[ja] 日本語
    }）
diagnosis-screen = 開いている画面: { $screen }
diagnosis-screen-unknown = 開いている画面: この版にはない画面
diagnosis-line =
    通信: { $line ->
        [no_university] 大学にまだ接続していません
        [reached] 大学のサーバーにつながっています
        [unreachable] インターネットまたは大学のサーバーにつながりません
        [slow] 大学のサーバーから時間内に応答がありません
        [certificate] サーバー証明書に問題があります（パソコンの時計の誤りでも起こります）
        [unexpected] 接続先が証明書サービスのサーバーでないか、版が合いません
       *[refused] 大学のサーバーが要求を断りました
    }
diagnosis-store =
    パソコンのデータ: { $store ->
        [open] 問題なく使えます
        [needs_new_passphrase] パスフレーズの設定が必要です
        [needs_passphrase] パスフレーズの入力が必要です
        [keyring_locked] システムのキーリングがロックされています
        [key_lost] 鍵が失われ、読み出せません
        [locked] ロックされています
        [damaged] 壊れています
        [too_new] より新しい版のアプリのデータです
        [not_migrated] 前の版のデータを引き継げませんでした
        [disk_full] ディスクがいっぱいです
        [disk_unwritable] ディスクに書き込めません
        [no_locks] ネットワークドライブなど、ロックのできない場所にあります
       *[unknown] 確かめられませんでした
    }{ $unsent ->
        [yes] （大学に送信待ちの申請があります）
       *[no] { "" }
    }
diagnosis-problem = 最後のエラー: { $code }
diagnosis-problem-none = 最後のエラー: なし（アプリの起動後）
diagnosis-problem-unknown = 最後のエラー: この版にはないエラー

# ログイン後のホーム。

home-title = 印刷先選択
home-greeting = { $name } さん
home-previous = 前回ログイン日時
home-previous-none = 今回がはじめてのログインです
home-services = 証明書サービス
home-order-meanwhile = 証明書の申し込みについては、大学の窓口にお問い合わせください。
home-enrolments = 学籍
home-student-number = 学籍番号
home-leaving = 卒業（修了）年月
home-applications = 現在の申請一覧
home-applications-none = 申請はありません。
home-all-applications = 申請一覧
home-more = 続きを表示する
home-enrolment = 学籍番号を選ぶ
home-received = 受付日

home-not-me = これは自分ではありません
home-not-me-title = 前回のログインに心当たりがありませんか
home-not-me-lead = すぐに次のようにします。申請と学籍の情報はそのまま残ります。
home-not-me-1 = このパソコンも含め、すべてのパソコンでログアウトします。
home-not-me-2 = いまの2つのパスワードは使えなくなります。
home-not-me-3 = アカウントのメールアドレスに、2つのパスワードを設定し直すためのメールをお送りします。
home-not-me-confirm = すべてログアウトして設定し直す

# 鍵・パスフレーズ・データの消去・終了。

leaving-disconnect = 別の大学に接続する
leaving-remove-menu = このパソコンからデータを消去
leaving-remove-title = このパソコンからデータを消去しますか
leaving-remove-lead = 次のものを、このパソコンから消去します。元に戻すことはできません。
leaving-remove-draft = 入力途中の下書きと、まだ送信していない申請
leaving-remove-images = 添付した画像と、送信した内容の控え
leaving-remove-asides = 読めずに別のフォルダーに残した内容（あるとき）
leaving-remove-session = ログインの状態と、接続した大学の情報
leaving-remove-stays = 大学に届いた申請は消えません。受付番号とメールアドレスがあれば、続きから再開できます。
leaving-remove-unsent = まだ大学に届いていない内容があります。消去すると、その内容は失われます。
leaving-remove-confirm = 消去する
leaving-passphrase = パスフレーズ
leaving-passphrase-confirmation = パスフレーズ（確認）
leaving-passphrase-new = パスフレーズの設定
leaving-passphrase-new-lead = このパソコンには、鍵を安全に保管する機能（キーリング）がありません。代わりに、入力内容を暗号化するためのパスフレーズを決めてください。
leaving-passphrase-help = 8文字以上にしてください。使う文字に決まりはありません。
leaving-passphrase-unlock = パスフレーズの入力
leaving-passphrase-unlock-lead = このパソコンに保存した内容を開くために、設定したパスフレーズを入力してください。
leaving-passphrase-forgotten = パスフレーズを忘れると、このパソコンの下書きは開けなくなります。大学に届いた申請には影響しません。
leaving-passphrase-lost = パスフレーズを忘れたとき
leaving-keyring-locked-title = キーリングがロックされています
leaving-keyring-locked-text = 保存した内容を開く鍵が、ロックされたキーリングの中にあります。パソコンにログインし直すか、キーリングのロックを解除してから、「もう一度試す」を押してください。
leaving-key-lost-title = 保存した内容を開けません
leaving-key-lost-text = 保存した内容を開くための鍵が見つかりません。別のユーザーでログインしているか、キーリングが初期化された可能性があります。何も削除していません。元のユーザーでログインし直すと、開けることがあります。
leaving-too-new-title = 新しいバージョンで保存された内容です
leaving-too-new-text = このパソコンの内容は、より新しいバージョンの「証」で保存されています。何も変更していません。新しいバージョンをインストールして、もう一度開いてください。
leaving-server-untouched = 大学に届いた申請には影響ありません。
leaving-begin-anew = 消去して、はじめからやり直す
leaving-close-title = 申請がまだ大学に届いていません
leaving-close-text = 申請は、このパソコンに保存されています。どうしますか。
leaving-close-send = いま送信して終了する
leaving-close-wait = 終了せずに待つ
leaving-close-quit = 終了する（次に開いたとき送信）
leaving-damaged-title = 保存した内容が壊れています
leaving-damaged-text = このパソコンに保存した内容が途中で切れているか、壊れているため、開けません。何も削除も変更もしていません。パソコンを再起動してから「もう一度試す」を押してください。それでも開けないときは、読めない内容を別のフォルダーに残したまま、はじめからやり直せます。
leaving-not-migrated-title = 新しい形式に移せませんでした
leaving-not-migrated-text = 前のバージョンで保存した内容を、このバージョンの形式に移せませんでした。内容は前のままで、前のバージョンの「証」で開けます。「もう一度試す」を押すか、お問い合わせ先にご連絡ください。
leaving-disk-full-title = 空き容量が足りません
leaving-disk-full-text = パソコンの空き容量が足りないため、保存した内容を開けません。内容はそのまま残っています。不要なファイルを削除してから、「もう一度試す」を押してください。
leaving-disk-unwritable-title = 保存先に書き込めません
leaving-disk-unwritable-text = 保存先のフォルダーに書き込めないため、保存した内容を開けません。内容はそのまま残っています。フォルダーの権限とディスクの状態をお確かめのうえ、「もう一度試す」を押してください。
leaving-no-locks-title = この保存先では開けません
leaving-no-locks-text = 保存先のフォルダーが、ネットワークドライブなど、安全に書き込めない場所にあります。保存した内容はそのまま残っています。このパソコンのディスクに保存先を移してから、「もう一度試す」を押してください。
leaving-locked-title = ロックされています
leaving-locked-text = 保存した内容は、閉じて暗号化されています。「ロックを解除」を押すと、元の画面に戻ります。
leaving-locked-unsent = ロックしている間は送信しません。ロックを解除すると、送信を再開します。
leaving-unlock = ロックを解除
leaving-lock-menu = ロックする
leaving-set-aside = 読めない内容を残して、はじめからやり直す
leaving-set-aside-title = 読めない内容を別のフォルダーに残しますか
leaving-set-aside-text = 開けない内容は消さずに、日時のついたフォルダーに移します。そのあと、下書きのない状態からやり直せます。移した内容は、メニューの「このパソコンのデータ」で確認できます。
leaving-set-aside-confirm = 残して、やり直す
leaving-set-aside-done-title = 読めない内容を別のフォルダーに残しました
leaving-set-aside-done = 読めない内容を、次のフォルダーに移しました。鍵が見つかったときのために残してあります。

# 送信待ち。

outbox-queued = 送信待ち
outbox-sending = 送信中
outbox-sending-again = もう一度送信しています
outbox-paused = 送信を止めています
outbox-needs-attention = 要対応
outbox-kept = 申請はまだ大学に届いていません。入力内容と画像は、このパソコンに保存されています。
outbox-progress = { $percent }% 送信しました
outbox-pace = 毎秒{ $kilobytes }KB・残り約{ $seconds }秒
outbox-pace-minutes = 毎秒{ $kilobytes }KB・残り約{ $minutes }分
outbox-next-try = 約{ $seconds }秒後に、もう一度送信します。
outbox-retry = いますぐ送信する
outbox-pause = 送信を止める
outbox-resume = 送信を再開する
outbox-take-back = 送信をやめて編集に戻る
outbox-unreadable = 読み取れない申請

# 入力内容の問題。

problem-missing = { $label }を入力または選択してください。
problem-too-long = { $label }は{ $limit }文字以内で入力してください。
problem-control-character = { $label }に、使用できない制御文字が含まれています。入力し直してください。
problem-emoji = { $label }に絵文字は使用できません。絵文字を取り除いてください。
problem-not-kana = { $label }はカタカナで入力してください。
problem-not-roman = { $label }はローマ字で入力してください。
problem-date-unreadable = { $label }を日付として読み取れません。1999/09/09 や平成11年9月9日のように、年・月・日の順に入力してください。
problem-date-impossible = { $label }は存在しない日付です。この月は1日から{ $days }日までです。月と日をお確かめください。
problem-month-impossible = { $label }の月は、1から12までの数字で入力してください。
problem-century-missing = { $label }の年が2桁のため、どの年か分かりません。1999/09/09 のように西暦4桁で入力するか、平成11年のように年号を付けてください。
problem-era-year-zero = { $label }が{ $era }0年になっています。{ $era }は元年（1年）からです。年をお確かめください。
problem-era-ended = { $label }の年号と年が合いません。{ $era }は{ $day }までです。年号と年をお確かめください。
problem-era-not-begun = { $label }の年号と年が合いません。{ $era }は{ $day }からです。年号と年をお確かめください。
problem-date-in-future = { $label }が未来の日付になっています。年をお確かめください。
problem-date-too-long-ago = { $label }が古すぎる日付になっています。年号と年をお確かめください。
problem-leaving-before-admission = { $label }が入学年月より前になっています。どちらかをお確かめください。
problem-month-unreadable = { $label }を年月として読み取れません。2015/03 や平成27年3月のように、年・月の順に入力してください。
problem-postcode-malformed = { $label }は7桁の数字で入力してください。例：100-0001
problem-phone-malformed = { $label }は数字とハイフンで入力してください。海外の番号は + から始めてください。
problem-student-number-malformed = { $label }に使用できない文字が含まれています。英数字とハイフンで入力してください。
problem-unknown-choice = { $label }を一覧から選び直してください。
problem-not-asked = { $label }は、この大学の申請では使用しません。空欄にしてください。
problem-image-missing = { $label }を1枚以上添付してください。
problem-image-not-covered = { $label }：画像{ $image }の「{ $field }」がまだ確かめられていません。隠すか、「この画像にはない」を押してください。
problem-cover-missing = { $label }：どの画像でも「{ $field }」が隠されていません。「{ $field }」が書かれた面の画像を添付して、隠してください。
problem-proof-too-old = { $label }が古すぎます。発行から{ $months }か月以内の書類が必要です（この書類は{ $day }まで使えました）。新しく発行された書類を用意してください。入力した内容は保存されています。
problem-name-unchanged = { $label }：アカウントに登録されている氏名から、何も変わっていません。変わったところを直してください。
problem-too-many-images = { $label }は{ $limit }枚までです。不要な画像を削除してください。

password-rule-length = { $min }文字以上{ $max }文字以下
password-rule-upper-case = 英大文字（A–Z）を含む
password-rule-lower-case = 英小文字（a–z）を含む
password-rule-digit = 数字（0–9）を含む
password-rule-alphanumeric = 半角英数字だけを使う
password-rule-not-common = よく使われるパスワードではない
password-rule-not-personal = メールアドレスや学籍番号と同じではない
password-rule-differs-from-other = もう一方のパスワードと異なる
password-rule-not-used-before = 初回パスワードや現在のパスワードと異なる

# 審査の結果・理由・状態。理由は職員が選び、申請者は自分の言語で読みます。

reason-image-unreadable = 画像の文字や写真が読み取れません。明るい場所で、書類全体にピントを合わせて撮り直してください。
reason-image-incomplete = 書類の一部が写っていません。四隅が入るように撮り直してください。
reason-image-undecodable = 画像を開くことができませんでした。JPEG または PNG の画像を選び直して、もう一度お送りください。
reason-wrong-document = 本学で受け付けている本人確認書類ではありません。書類の種類を確かめて、別の書類をお選びください。
reason-document-expired = 本人確認書類の有効期限が切れています。有効期限内の書類をお選びください。
reason-name-mismatch = 入力された氏名と本人確認書類の氏名が一致しません。
reason-name-change-unproven = 添付された書類では、氏名の変更を確認できませんでした。変更前と変更後の氏名がつながる書類をお選びください。
reason-birth-date-mismatch = 入力された生年月日と本人確認書類の生年月日が一致しません。
reason-address-mismatch = 入力された住所と本人確認書類の住所が一致しません。
reason-student-number-unknown = 入力された学籍番号が本学の記録に見つかりません。番号をもう一度お確かめください。
reason-not-in-roster = 入力された内容では、本学の在籍記録を確認できませんでした。在学時の氏名・学部・年月をお確かめください。
reason-answer-wrong = 入力内容に誤りがあります。
reason-answer-incomplete = 入力内容が足りません。
reason-duplicate-application = すでに同じ内容の申請を受け付けています。
reason-not-eligible = 恐れ入りますが、確認の結果、このサービスをご利用いただける方に該当しませんでした。
reason-other = 下の「職員からの連絡」をお読みください。

outcome-approved = 承認
outcome-rejected = 却下
outcome-returned = 再申請依頼

state-received = 受付済
state-in-review = 審査中
state-awaiting-second-person = 二人目の確認待ち
state-approved = 承認
state-rejected = 却下
state-returned = 再申請依頼
state-withdrawn = 取下げ
state-expired = 期限切れ

# 職員だけが見る目印。

flag-student-number-taken = 同じ学籍番号の学籍がすでに登録されています
flag-account-exists = このメールアドレスのアカウントがすでにあります
flag-image-undecodable = 開けない画像があります
flag-mail-undelivered = 申請者への最新のメールを届けられませんでした
flag-image-hard-to-read = 読みにくい可能性のある画像があります
flag-character-missing = 入力できない漢字があります（正しい字の画像が添付されています）
flag-name-changed = 現在の氏名と在学時の氏名が異なります
flag-account-unknown = この学籍番号の卒業生のアカウントが見つかりません
flag-student-number-of-student = この学籍番号は、大学の認証で在学生のアカウントに登録されています。承認すると、そのアカウントがこの申請のメールアドレスの卒業生のアカウントになります（前のアドレスにもお知らせします）。本人の申請であることを、特に確かめてください
flag-number-said-of-another = 大学の認証で、別のアカウントにも同じ学籍番号が示されました

# 受付票（PDF）と、その保存。

receipt-title = 受付票
receipt-document-title = 受付票 { $reference }
receipt-lead = 次の申請を受け付けました。
receipt-reference = 受付番号
receipt-name = 申請者氏名
receipt-name-note = 入力された漢字の中に、この受付票に印字できない文字があるため、読みを表示しています。申請には、入力されたとおりの文字が記録されています。
receipt-name-unshown = 申請に記録されているとおり
receipt-kind = 申請種別
receipt-kind-registration = 利用申請
receipt-kind-enrolment = 学籍番号追加
receipt-kind-recovery = メールアドレスを失った場合の申請
receipt-kind-name-change = 氏名の変更
receipt-received = 受付日時
receipt-received-at = { $date } { $time }（日本時間）
receipt-revision = 受付の回数
receipt-revision-value = { $number ->
    [1] 1回目（最初の申請）
   *[other] { $number }回目（再申請）
}
receipt-expected = 審査の予定
receipt-expected-value = { $date }ごろまで
receipt-digest = 内容の照合番号
receipt-pictures = 一緒に受け付けた画像
receipt-picture = 画像{ $number }：{ $shows }
receipt-picture-identity = 本人確認書類
receipt-picture-name-change = 氏名の変更を確認する書類
receipt-picture-character = 入力できない文字の画像
receipt-digest-note = 照合番号は、受け付けた内容や画像から計算した番号（SHA-256）の先頭です。内容が1文字でも変わると、番号も変わります。
receipt-signature = 大学の署名
receipt-signature-key = 署名の鍵
receipt-signature-fingerprint = 署名の照合番号
receipt-signature-note = 大学が署名した受付の記録（receipt.jws）を、このPDFに添付しています。上の内容と画像をいつ受け付けたかの証明です。大学が公開している鍵で、だれでも確認できます。
receipt-signature-file = 大学が署名した受付の記録
receipt-next = これからの流れ
receipt-next-review = 大学が申請の内容と画像を確認します。{ $date }ごろまでに終わる予定です。大学の休業日と祝日は数えていません。
receipt-next-mail = 結果を、申請したときのメールアドレスにお知らせします。直していただきたいところがあるときも、メールでお知らせします。
receipt-next-status = 状況は、アプリの「申請の続きをする・状況を見る」で、受付番号 { $reference } とメールアドレスを入力するとご覧いただけます。
receipt-contacts = お問い合わせ先
receipt-keep = お問い合わせのときは受付番号をお知らせください。この受付票は、申請の状況の画面からいつでも保存し直せます。
receipt-date = { $year }年{ $month }月{ $day }日（{ $weekday ->
    [1] 月
    [2] 火
    [3] 水
    [4] 木
    [5] 金
    [6] 土
   *[7] 日
}）

receipt-save = 受付票を保存する（PDF）
receipt-save-other = 英語の受付票を保存する
receipt-save-short = 保存（PDF）
receipt-save-of = 受付番号 { $reference } の受付票を保存する（PDF）
receipt-saved = 受付票を「{ $name }」という名前で保存しました。
receipt-dialog-title = 受付票の保存先を選んでください
receipt-dialog-filter = PDF
receipt-file-name = 受付票_{ $reference }.pdf

receipt-proof-signed = 大学の署名を確認しました
receipt-proof-means = 大学が下の日時に申請を受け付けたことの証明です。
receipt-proof-details = 署名の詳細
receipt-proof-issuer = 署名した大学
receipt-proof-unsigned = この受付には、大学の署名がありません
receipt-proof-unsigned-text = 大学のサーバーが署名に対応する前に受け付けられたためです。受付は有効です。日時の証明が必要なときは、大学にお問い合わせください。
receipt-proof-refused = 大学の署名を確認できませんでした
receipt-proof-refused-text = サーバーから届いた受付票の署名が正しくないため、証明として保存していません。受付番号を控えて、大学にお問い合わせください。
receipt-proof-damaged = このパソコンにある受付票は、署名と合いません
receipt-proof-damaged-text = 保存されていた受付票が壊れたか、書き換えられています。大学に届いた申請に影響はありません。証明が必要なときは、受付票（PDF）を保存し直してください。

# 大学の認証システム（SAML）でのログイン。

saml-who = 在学生（大学の認証システム）
saml-who-text = 大学のログイン画面（統合認証・学認など）をお使いの方
saml-title = 在学生ログイン
saml-lead = ブラウザで大学のログイン画面を開きます。ログインすると、このアプリに戻ります。
saml-note-password = 大学のパスワードは、ブラウザの大学の画面だけに入力します。このアプリには入力しません。
saml-note-shared = 共用のパソコンでは、終わったあとにブラウザもすべて閉じてください。大学のログインがブラウザに残ることがあります。
saml-begin = ブラウザでログイン
saml-waiting-title = ブラウザでログインしてください
saml-waiting-opened = ブラウザに大学のログイン画面が開きました。
saml-waiting-not-opened = ブラウザを開けませんでした。下のアドレスをブラウザに入力して開いてください。
saml-address = ログイン画面のアドレス
saml-step-1 = ブラウザの画面で、大学のIDとパスワードを入力します。
saml-step-2 = ログインが終わると、このアプリが続きを表示します。
saml-step-3 = 戻らないときは、ブラウザに表示されたコードをここに入力してください。
saml-code = ブラウザに表示されたコード
saml-code-help = 8文字です。大文字・小文字、全角・半角は問いません。
saml-again = もう一度開く
saml-not-open = うまくいかないとき
saml-not-open-text = ブラウザの画面を閉じてしまったときや、ログインできなかったときは、もう一度開いてください。
saml-cancel = やめる
saml-failed-over = このログインの有効時間が過ぎたか、すでに使われています。「もう一度開く」を押して、ブラウザでログインし直してください。
saml-failed-void = コードの間違いが続いたため、このログインは使えなくなりました。「もう一度開く」を押して、ブラウザでログインし直してください。
saml-failed-code = コードが違います。ブラウザに表示されたコードをお確かめください。コードは、ブラウザでのログインが終わってから表示されます。

# アプリに戻ったことを知らせる、ブラウザの画面。
saml-back-title = アプリに戻りました
saml-back-done = このページを閉じて、アプリの画面でお続けください。
saml-back-failed-title = アプリに戻れませんでした
saml-back-failed = このページを閉じて、アプリの画面で「もう一度開く」を押してください。

# 窓全体と最初の画面。

screens-skip = 本文へ移動
screens-language = 言語
screens-contact = お問い合わせ先
screens-opens-browser = （ブラウザーで開きます）
screens-beginning = 最初の画面に戻る
screens-start-title = 証明書サービスの利用申請
screens-start-lead = 卒業生の方が、大学の証明書サービスの利用を申請するためのアプリです。はじめに、表示する言語をお選びください。
screens-start-time = 入力にかかる時間は15分ほどです。入力した内容は自動で保存されるので、いつでも中断できます。
screens-start-mail = メールを受け取れるメールアドレスをご用意ください。
screens-start-document = 運転免許証やパスポートなど、本人確認書類の写真をご用意ください。
screens-start-begin = はじめる

# ログインとパスワード設定。

session-sign-in-title = 卒業生ログイン
session-password = パスワード
session-password-help = はじめてログインするときは、メールに書かれた初回パスワードを入力してください。
session-second = 第2パスワード
session-second-help = はじめてログインするときは、空欄のままにしてください。
session-show = { $label }を表示する
session-hide = { $label }を隠す
session-show-short = 表示
session-hide-short = 隠す
session-note-caps = ログインできないときは、大文字・小文字、全角・半角をお確かめください。
session-note-idle = { $minutes }分間操作がないと、自動でログアウトします。
session-note-leave = 共用のパソコンでは、使い終わったら必ずログアウトし、メニューから「このパソコンからデータを消去」してください。
session-passwords-title = パスワード設定
session-passwords-lead = これからのログインに使う2つのパスワードを設定してください。パスワード管理ソフトや貼り付けも使えます。
session-second-why = パスワードとは異なるものにしてください。
session-new-password = 新しいパスワード
session-new-password-confirmation = 新しいパスワード（確認）
session-new-second = 新しい第2パスワード
session-new-second-confirmation = 新しい第2パスワード（確認）
session-rules = パスワードの条件
session-rules-second = 第2パスワードの条件
session-confirmed = 2回の入力が一致しています
session-rule-kept = 満たしています
session-rule-open = まだ満たしていません
session-idle-title = まもなくログアウトします
session-idle-text = 操作がない状態が{ $minutes }分続くと、安全のため自動でログアウトします。
session-idle-kept = 入力した内容は保存されています。
session-idle-kept-staff = まだ確定していない審査結果は送信されません。
session-idle-left =
    { $minutes ->
        [0] あと{ $seconds }秒
       *[other] あと{ $minutes }分{ $seconds }秒
    }
session-idle-stay = ログインを続ける
session-idle-sign-out = いまログアウトする
session-ended-idle = { $minutes }分間操作がなかったため、安全のためログアウトしました。入力した内容は保存されています。もう一度ログインすると、元の画面に戻ります。
session-ended-idle-staff = { $minutes }分間操作がなかったため、安全のためログアウトしました。確定していなかった審査結果は送信されていません。もう一度ログインすると、元の画面に戻ります。
session-ended = ログインの有効期間が終わったか、別の場所でログアウトされました。入力した内容は保存されています。もう一度ログインすると、元の画面に戻ります。
session-ended-staff = ログインの有効期間が終わったか、別の場所でログアウトされました。確定していなかった審査結果は送信されていません。もう一度ログインすると、元の画面に戻ります。

session-forgot = パスワードを忘れた場合
session-forgot-lead = アカウントのメールアドレスを入力してください。2つのパスワードを設定し直すためのコードをお送りします。
session-forgot-email-help = ログインに使っているアドレスです。
session-forgot-note-both = パスワードと第2パスワードの両方を設定し直します。設定が終わるまでは、いまのパスワードがそのまま使えます。
session-forgot-note-life = メールのコードとリンクは{ $minutes }分間有効です。
session-reset-lead = メールアドレスを確認できました。2つのパスワードを設定し直してください。前と同じものは使えません。
session-reset-done = 2つのパスワードを設定しました。新しいパスワードでログインしてください。

password-title-first = パスワード変更
password-title-second = 第2パスワード変更
password-current-first = 現在のパスワード
password-current-second = 現在の第2パスワード
password-first-why = 第2パスワードとは異なるものにしてください。
password-note-others = ほかのパソコンではログアウトされます。
password-note-key = 認証キーの入力を省略するパソコンの設定は、すべて取り消されます。次回のログインから、認証キーの入力を求めます（二要素認証がオンの場合）。
password-note-mail = 変更されたことをメールでお知らせします。
password-changed-title = 変更完了
password-changed-first = パスワードを変更しました。
password-changed-second = 第2パスワードを変更しました。
password-changed-others = このパソコンではログインしたままです。ほかのパソコンではログアウトされました。変更のお知らせをメールでお送りします。

session-lost = 登録したメールアドレスを使えない方
session-lost-lead = 登録したメールアドレスでメールを受け取れなくなった方は、新しいアドレスで申請してください。大学がご本人であることを確認し、アカウントのメールアドレスを新しいものに変更します。これまでの申請と学籍の情報は、そのまま引き継がれます。
session-lost-note-what = 学籍番号、生年月日、本人確認書類の画像が必要です。
session-lost-note-until = 承認されるまで、アカウントは変わりません。承認されると、新しいアドレスに初回パスワードをお送りします。これまでのパスワードは使えなくなります。
session-lost-note-former = 変更したことは、これまでのアドレスにもお知らせします。

# 職員アカウント：自分のアカウントと、管理者の画面。

staff-role-reviewer = 審査担当
staff-role-administrator = 管理者
staff-role-auditor = 監査担当
staff-role-reviewer-may = 申請を審査できます
staff-role-administrator-may = 審査に加えて、職員アカウントを管理できます
staff-role-auditor-may = 閲覧だけできます
staff-role-choice = { $role }（{ $may }）

staff-own-title = アカウント
staff-own-set-up = アカウントの設定
staff-own-set-up-password = はじめに、管理者から受け取った初回パスワードを、自分のパスワードに変えてください。
staff-own-set-up-authenticator = つぎに、認証アプリを設定してください。ログインのたびに、アプリの6桁の番号を使います。
staff-own-password = パスワード変更
staff-own-password-set = パスワード設定
staff-own-password-done = パスワードを変更しました。ほかのログインは、すべて終了しました。
staff-own-initial = 初回パスワード
staff-own-current = 現在のパスワード
staff-own-new = 新しいパスワード
staff-own-new-help = { $min }文字以上{ $max }文字以下です。文字の種類は自由です。文章のように長いものをお勧めします。
staff-own-new-confirmation = 新しいパスワード（確認）
staff-own-rule-name = ユーザー名と同じではない
staff-own-note-common = よく使われるパスワードや、ユーザー名と同じものは使えません。
staff-own-note-sessions = 変更すると、ほかのパソコンでのログインはすべて終了します。
staff-own-authenticator = 認証アプリの設定
staff-own-authenticator-again = 認証アプリを設定し直す
staff-own-authenticator-set = 設定済み
staff-own-authenticator-none = 未設定（サーバーのパソコンからだけログインできます）
staff-own-password-why = 本人であることを確かめるため、現在のパスワードを入力してください。設定が終わるまで、いまの認証アプリはそのまま使えます。
staff-own-step-app = スマートフォンの認証アプリを開き、アカウントを追加します。
staff-own-step-scan = アプリのカメラで、下の二次元コードを読み取ります。
staff-own-step-digits = アプリに表示された6桁の番号を、下に入力します。
staff-own-qr = 認証アプリで読み取る二次元コード
staff-own-secret = 読み取れないときは、このキーをアプリに入力してください。
staff-own-totp-help = 30秒ごとに変わります。
staff-own-totp-wrong = 番号が違います。いま読み取ったアカウントの、最新の番号を入力してください。続くときは、スマートフォンの時刻が合っているかお確かめください。
staff-own-confirm = 設定する
staff-own-codes = 回復コード
staff-own-codes-title = 回復コードを控えてください
staff-own-codes-why = スマートフォンをなくしたときなどに、6桁の番号の代わりにログインで入力します。1つのコードは、1回だけ使えます。
staff-own-codes-once = 表示されるのは、いまだけです。紙に書くなどして、スマートフォンとは別の安全な場所に保管してください。
staff-own-codes-kept = 控えました
staff-own-codes-done = 認証アプリと回復コードの設定が終わりました。
staff-own-codes-left = 残り { $count } 個
staff-own-codes-few = 回復コードが残り少なくなっています。新しいコードを作ってください。
staff-own-codes-renew = 回復コードを作り直す
staff-own-codes-renew-why = 新しい回復コードを10個作ります。これまでのコードは使えなくなります。本人であることを確かめるため、現在のパスワードを入力してください。

staff-accounts-title = 職員アカウント
staff-account-role = 役割
staff-account-authenticator = 認証アプリ
staff-account-own = あなた
staff-account-last = 最後のログイン
staff-account-without = 認証アプリ未設定（サーバーのパソコンからだけログインできます）
staff-account-state-active = ログインできます
staff-account-state-setting-up = 本人による設定を待っています
staff-account-state-set-up-expired = 設定の期限が過ぎました。初期化してください。
staff-account-state-locked = ログインの失敗が続いたため、ロックされています。初期化してください。
staff-account-state-disabled = 停止しています
staff-account-add = アカウントを作る
staff-account-make = 作る
staff-account-name-help = 半角の英小文字、数字、「.」「-」「_」で、32文字までです。
staff-account-invited = { $name } さんの初回パスワード
staff-account-invited-password = 本人に、直接伝えてください。表示されるのは、いまだけです。
staff-account-invited-how = 本人は、このパスワードでログインし、{ $until } までに、自分のパスワードと認証アプリを設定します。
staff-account-told = 伝えました
staff-account-change-label = 変更：{ $name }
staff-account-of = { $name } のアカウント
staff-account-save-role = 役割を変える
staff-account-role-changed = { $name } の役割を「{ $role }」に変えました。
staff-account-end-sessions = すべてログアウトさせる
staff-account-end-sessions-text = パソコンをなくしたときなどに使います。すぐに、すべてのパソコンからログアウトされます。パスワードと認証アプリはそのままで、またログインできます。
staff-account-sessions-ended = { $name } を、すべてのパソコンからログアウトさせました。
staff-account-enable = 再開する
staff-account-enable-text = 停止する前のパスワードと認証アプリで、またログインできるようになります。
staff-account-enabled = { $name } のアカウントを再開しました。
staff-account-disable = 停止する
staff-account-disable-text = 停止すると、すぐにログアウトされ、ログインできなくなります。審査中の申請は、担当者のいない状態に戻ります。審査の記録は残ります。
staff-account-disabled = { $name } のアカウントを停止しました。
staff-account-reset = 初期化する
staff-account-reset-text = パスワードを忘れたとき、認証アプリと回復コードをなくしたとき、ロックされたときに使います。新しい初回パスワードを作り、認証アプリの設定を消して、すべてログアウトします。

# 職員の画面。

staff-sign-in-title = 職員ログイン
staff-name = ユーザー名
staff-totp = 認証アプリの6桁の番号
staff-totp-help = 設定していない方は空欄のままにしてください。スマートフォンがないときは、回復コードを1つ入力します。
staff-sign-in-failed = ログインできませんでした。ユーザー名、パスワード、6桁の番号のいずれかが違います。大文字・小文字と、認証アプリの最新の番号をお確かめください。
staff-queue-title = 審査待ちの申請
staff-filter = 状態で絞り込む
staff-tab-open = 未完了すべて
staff-search = 氏名・カナ・受付番号・学籍番号
staff-queue-empty = 該当する申請はありません。
staff-keys = キー操作：j 次の行、k 前の行、Enter 開く、/ 検索
staff-next-page = 次のページ
staff-first-page = 最初のページ
staff-applicant = 申請者
staff-faculty = 学部
staff-received = 受付
staff-due = 期限
staff-assigned = 担当
staff-revision = { $revision }回目
staff-language = 申請者の言語
staff-detail-title = 申請の審査
staff-flags = 確認が必要な点
staff-assign = 担当して審査を始める
staff-unassign = 担当を外れる
staff-other-reviews = { $name }さんが審査しています。
staff-no-images = 画像はありません。
staff-image-waiting = 画像を準備しています。しばらくすると自動で表示されます。
staff-image-undecodable = この画像は開けませんでした。
staff-image-erased = この画像は、保存期間が過ぎたため削除されました。
staff-image-ready = 画像を表示できます。
staff-decided = { $outcome }（{ $revision }回目、{ $name }、{ $when }）
staff-decision = 審査結果
staff-confirm-approved = 承認しますか
staff-confirm-approved-text = 申請者に、初回パスワードを書いたメールが送られます。元に戻すことはできません。
staff-confirm-returned = 再申請を依頼しますか
staff-confirm-returned-text = 申請者にメールでお知らせします。申請者は、理由を読んで入力内容を直し、もう一度申請できます。
staff-confirm-rejected = 却下しますか
staff-confirm-rejected-text = 申請者に、却下をメールでお知らせします。理由は申請の画面に表示されます。元に戻すことはできません。
staff-confirm-number-text = 申請した方のアカウントに学籍を追加し、メールでお知らせします。初回パスワードはお送りしません。元に戻すことはできません。
staff-confirm-name-text = アカウントの氏名を、申請された氏名に変更し、申請者にメールでお知らせします。在学時の氏名とパスワードは変わりません。元に戻すことはできません。
staff-holder = 申請した方のアカウント
staff-confirm-recovery-text = この学籍番号のアカウントのメールアドレスを、申請のアドレスに変更します。ログイン中のパソコンはすべてログアウトし、これまでのパスワードは使えなくなります。新しいアドレスに初回パスワードをお送りし、これまでのアドレスにもお知らせします。元に戻すことはできません。
staff-holder-recovery = この学籍番号のアカウント
staff-holder-none = 登録済みの学籍はありません。
staff-name-before = 変更前
staff-name-after = 変更後
staff-name-differs = 変更あり
staff-name-same = 変更なし
staff-reasons = 理由（申請者は自分の言語で読みます）
staff-reason-field = どの項目についてですか
staff-reason-no-field = 特定の項目ではない
staff-comment = 申請者への連絡
staff-comment-help = 申請者がそのまま読みます。翻訳されません。
staff-decide-approved = 承認する
staff-decide-returned = 再申請を依頼する
staff-decide-rejected = 却下する
staff-pictures = 添付された画像
staff-picture = 画像{ $number }：{ $shows }
staff-picture-readability = 読みにくい可能性：{ $problems }
staff-picture-covered = 申請者が隠した項目：{ $fields }
staff-picture-absent = 申請者が「この画像にはない」とした項目：{ $fields }
staff-role-identity = 本人確認書類
staff-role-name-change = 氏名の変更を確認する書類
staff-role-character = 入力できない漢字
readability-too-small = 画像が小さい
readability-blurred = ぼやけている
readability-too-dark = 暗い
readability-too-bright = 明るすぎる
readability-glare = 光が反射している
staff-earlier = この大学の以前の受付票（署名確認済み）: { $when } 受付、受付番号 { $reference }。サーバの復元後に送り直された申請です。

# 診断コード。読み取った内容の文は help.ftl にあります。
staff-diagnosis-title = 診断コードを調べる
staff-diagnosis-lead = お電話の方に、画面の「ヘルプ」を開いて、診断コードを読み上げていただいてください。大文字・小文字と、空白やハイフンは区別しません。
staff-diagnosis-code = 診断コード
staff-diagnosis-read = 調べる
staff-diagnosis-result = 診断コード { $code } の内容
staff-diagnosis-words = お電話の方の画面に出たメッセージ
staff-diagnosis-varies = 状況によって変わる部分は「…」で表しています。

# 二人目の確認。
staff-second-person = もう一人の職員の確認が必要です
staff-second-person-text = 承認すると、もう一人の職員の確認を待ちます。確認が終わるまで、申請者には何も送られません。
second-person-student-number-of-student = 在学生のアカウントを、卒業生のアカウントに変える申請です
second-person-recovery = アカウントのメールアドレスを変える申請です
second-person-name-changed = 現在の氏名と在学時の氏名が異なる申請です
second-person-name-change = アカウントの氏名を変える申請です
staff-proposal = { $name }さんが承認し、もう一人の職員の確認を待っています
staff-proposal-own = あなたが承認し、もう一人の職員の確認を待っています
staff-proposal-when = { $when }
staff-proposal-confirm = 内容と画像をもう一度確かめ、承認するか、再申請を依頼するか、却下するかを決めてください。
staff-proposal-comment = { $name }さんから申請者への連絡：{ $comment }
staff-decide-confirmed = 確認して承認する
staff-decide-proposed = 承認して確認を待つ

# 申請受付と申請の状況。

status-title = 申請の状況
status-accepted = 申請受付
status-accepted-lead = 利用申請を受け付けました。
status-accepted-lead-recovery = 申請を受け付けました。承認されるまで、アカウントは変わりません。
status-accepted-lead-number = 学籍番号追加の申請を受け付けました。
status-accepted-lead-name = 氏名の変更の申請を受け付けました。承認されるまで、アカウントの氏名は変わりません。
status-reference = 受付番号
status-reference-keep = お問い合わせや、別のパソコンで続けるときに必要です。控えておいてください。
status-state = 状態
status-timeline = 申請の経過
status-review-expected = { $date }ごろまでに確認する予定です
status-result = 審査結果
status-decision-returned = 再申請のお願い
status-decision-rejected = 却下の理由
status-decision-approved = 承認
status-staff-comment = 職員からの連絡（翻訳されません）
status-correct-until = { $date }までに、内容を直してもう一度申請してください。
status-stale = 最新の状況を確認できませんでした
status-seen-at = この画面は、{ $when }に確認した状況です。
status-continue = 申請の続きをする
status-confirm-again = メールアドレスをもう一度確認する
status-correct = 内容を直して再申請する
status-refresh = 最新の状況を確認する
status-withdraw = 申請を取り下げる
status-withdraw-title = 申請を取り下げますか
status-withdraw-text = 取り下げると、大学での審査は終了します。元に戻すことはできません。もう一度利用申請をするときは、新規登録手続きからやり直してください。
status-withdraw-number-text = 取り下げると、大学での審査は終了します。元に戻すことはできません。アカウントと登録済みの学籍はそのままです。もう一度申請するときは、ログインして、メニューの「学籍番号追加登録」からお始めください。
status-withdraw-recovery-text = 取り下げると、大学での審査は終了します。元に戻すことはできません。アカウントは変わりません。もう一度申請するときは、卒業生ログインの「登録したメールアドレスを使えない方」からお始めください。
status-withdraw-name-text = 取り下げると、大学での審査は終了します。元に戻すことはできません。アカウントの氏名は変わりません。もう一度申請するときは、ログインして、メニューの「個人情報設定・変更」からお始めください。
status-withdraw-keep = 取り下げない
status-withdraw-confirm = 取り下げる
status-next-title = これからの流れ
status-next-sending = インターネットにつながると、自動で大学に送信します。受付番号は、送信が終わると表示されます。
status-next-review = 大学が内容を確認します。{ $date }ごろまでに終わる予定です（大学の休業日と祝日は数えていません）。
status-next-review-soon = 大学が内容を確認します。
status-next-mail = 結果を { $email } にメールでお知らせします。
status-next-approved-1 = { $email } にお送りしたメールに、初回パスワードが書かれています。
status-next-approved-2 = 卒業生ログインから、メールアドレスと初回パスワードでログインし、新しいパスワードを設定してください。
status-next-returned = 上の理由をお読みになり、「内容を直して再申請する」を押してください。前回入力した内容が残っています。
status-next-rejected = この申請の審査は終了しました。ご不明な点は、下のお問い合わせ先にご連絡ください。
status-next-ended = この申請は終了しました。もう一度申請するときは、新規登録手続きからお始めください。
status-next-number-added = 学籍番号を追加しました。ログイン後の画面で、学籍番号を選べます。パスワードは変わりません。
status-next-number-again = この申請の審査は終了しました。アカウントと登録済みの学籍はそのままです。内容を改めて、メニューの「学籍番号追加登録」からもう一度申請できます。
status-next-number-ended = この申請は終了しました。もう一度申請するときは、ログインして、メニューの「学籍番号追加登録」からお始めください。
status-next-recovery-ended = この申請は終了しました。アカウントは変わっていません。もう一度申請するときは、卒業生ログインの「登録したメールアドレスを使えない方」からお始めください。
status-next-name-changed = アカウントの氏名を変更しました。在学時の氏名とパスワードは変わりません。
status-next-name-again = この申請の審査は終了しました。アカウントの氏名は変わっていません。内容を改めて、メニューの「個人情報設定・変更」からもう一度申請できます。
status-next-name-ended = この申請は終了しました。アカウントの氏名は変わっていません。もう一度申請するときは、ログインして、メニューの「個人情報設定・変更」からお始めください。
status-images-deleted = 本人確認書類の画像は、{ $date }に大学のサーバーから削除されます。
status-copy-title = このパソコンに残している控え
status-copy = 送信した内容の控えを、遅くとも{ $date }まで、暗号化してこのパソコンに残しています。大学のサーバーが以前の状態に戻ってしまったときに、送り直すためのものです。大学にバックアップができたことを確認したら、自動で消去します。
status-copy-remove = 控えを消去する
status-copy-remove-title = 控えを消去しますか
status-copy-remove-text = 受け付けられた申請と受付票は、そのまま残ります。消去すると、大学のサーバーが以前の状態に戻ってしまったときに、このパソコンから送り直すことができません。ほかの人も使うパソコンでは、消去することをおすすめします。
status-copy-remove-keep = 消去しない
status-copy-remove-confirm = 消去する
status-lost = 大学のサーバーに申請が見つかりません
status-resend-again = 申請を受け付けるより前の状態に、大学のサーバーが戻されたようです。送信した内容の控えと受付票は、このパソコンに残っています。「もう一度送る」を押すと、同じ内容を送り直します。受付番号は新しくなることがあります。前の受付票は、最初に受け付けられた日時の証明として残ります。
status-resend = もう一度送る
status-unopened = このパソコンから申請を開こうとしましたが、大学のサーバーで確認できませんでした。まず「申請を続ける」を押し、受付番号とメールアドレスを入力してください。
status-resend-anew = 「申請を続ける」で申請を開けないときは、申請を受け付けるより前の状態に、大学のサーバーが戻された可能性があります。送信した内容の控えと受付票は、このパソコンに残っています。メールアドレスをもう一度確認すると、同じ内容を新しい申請として送れます。前の受付票も一緒に大学へ送ります。
status-resend-anew-button = 新しい申請として送る
status-earlier = この申請は、{ $when }に一度受け付けられています（受付番号 { $reference }）。大学の署名は、このパソコンで確認しました。その後、大学のサーバーが以前の状態に戻されました。
status-compare = 2つの内容を見比べる
status-draft-overtaken-title = 別のパソコンから、新しい内容が送られています
status-draft-overtaken = このパソコンの下書きも残っています。このままでは送れません。2つの内容を見比べて、どちらにするかをお選びください。
status-draft-closed-title = この下書きは、いまは送れません
status-draft-closed = 申請の状態が変わり、大学は新しい内容を受け付けていません。下書きは、このパソコンに残っています。読み返すことも、消去することもできます。`,
};

type Values = Readonly<Record<string, string | number>>;

const bundles = new Map<Language, FluentBundle>();

function bundle(language: Language): FluentBundle {
  const known = bundles.get(language);
  if (known) return known;
  const made = new FluentBundle(language, { useIsolating: false });
  made.addResource(new FluentResource(sources[language]));
  bundles.set(language, made);
  return made;
}

/** Whether a text that came from elsewhere (an error code, say) is the key of a message. */
export function isMessageKey(key: string): key is MessageKey {
  return bundle('ja').hasMessage(key);
}

/** The text of a message in `language`. */
export function translate<K extends MessageKey>(language: Language, key: K, ...args: Arguments<K>): string {
  return format(language, key, (args as readonly Values[])[0]) ?? key;
}

/** As `translate`, for a key and arguments known only at run time; `undefined` where there is no such message. */
export function format(language: Language, key: string, args: Values = {}): string | undefined {
  const made = bundle(language);
  const message = made.getMessage(key);
  if (!message?.value) return undefined;
  const values = Object.entries(args).map(([name, value]) => [name, variable(key, name, value)] as const);
  return made.formatPattern(message.value, Object.fromEntries(values), []);
}

// Numbers are shown as in the Rust programs: without grouping, so that a year stays a year.
function variable(key: string, name: string, value: string | number): FluentVariable {
  const counted = typeof value === 'number' || numbers[key]?.includes(name);
  return counted ? new FluentNumber(Number(value), { useGrouping: false }) : value;
}
