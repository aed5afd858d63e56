// The `data-testid` of every screen root and of everything that can be operated, in the order in which a person meets
// them. Views and tests name them from here alone.
//
// The way through (each arrow is one press):
// start → startContinue → connect → connectLookUp → connectConfirm → who → whoGraduate → entry → entryRegister →
// emailScreen → emailSubmit → waiting → codeSubmit → terms → termsAccept → form (sectionNext × 5) → check →
// checkSubmit → status (reference, statusState). With a remembered university `start` is skipped; whatever a person
// left open (mail, terms, draft, sent application, session) is opened again at once.

import type { DocumentRole, FieldId, Section } from './generated/api';

export const testids = {
  // The window
  languageJa: 'lang-ja',
  languageEn: 'lang-en',
  menu: 'menu',
  menuHome: 'menu-home',
  menuPassword: 'menu-password',
  menuSecondPassword: 'menu-second-password',
  menuDevices: 'menu-devices',
  menuStatus: 'menu-status',
  menuRemoveData: 'menu-remove-data',
  menuData: 'menu-data',
  menuLock: 'menu-lock',
  menuDisconnect: 'menu-disconnect',
  menuSignOut: 'menu-sign-out',
  menuBeginning: 'menu-beginning',
  menuStaff: 'menu-staff',
  helpOpen: 'help-open',
  help: 'help',
  helpClose: 'help-close',
  helpAbout: 'help-about',
  helpContacts: 'help-contacts',
  helpContact: 'help-contact',
  helpStanding: 'help-standing',
  helpChat: 'help-chat',
  helpCode: 'help-code',
  helpCodeCopy: 'help-code-copy',
  helpCodeCopied: 'help-code-copied',
  back: 'back',
  errorSummary: 'error-summary',
  spinner: 'spinner',

  // First start, connecting
  startScreen: 'screen-start',
  startContinue: 'start-continue',
  connectScreen: 'screen-connect',
  connectAddress: 'connect-address',
  connectLookUp: 'connect-look-up',
  connectCard: 'connect-card',
  connectConfirm: 'connect-confirm',
  connectOther: 'connect-other',

  // Who are you
  whoScreen: 'screen-who',
  whoGraduate: 'who-graduate',
  whoCampus: 'who-campus',
  whoStaff: 'who-staff',
  openDraft: 'open-draft',
  openTerms: 'open-terms',
  openReset: 'open-reset',
  openFlow: 'open-flow',
  openStatus: 'open-status',
  entryScreen: 'screen-entry',
  entryRegister: 'entry-register',
  entryContinue: 'entry-continue',
  entrySignIn: 'entry-sign-in',

  // 新規登録: mail address, waiting, code
  emailScreen: 'screen-email',
  email: 'email',
  emailConfirmation: 'email-confirmation',
  emailSubmit: 'email-submit',
  continueScreen: 'screen-continue',
  continueReference: 'continue-reference',
  continueEmail: 'continue-email',
  continueSubmit: 'continue-submit',
  waitingScreen: 'screen-waiting',
  mailState: 'mail-state',
  code: 'code',
  codeSubmit: 'code-submit',
  resend: 'resend',
  checklist: 'mail-checklist',
  correctAddress: 'correct-address',
  correctEmail: 'correct-email',
  correctEmailConfirmation: 'correct-email-confirmation',
  correctSubmit: 'correct-submit',
  flowCancel: 'flow-cancel',

  // 利用許諾
  termsScreen: 'screen-terms',
  termsTick: 'terms-tick',
  termsAccept: 'terms-accept',

  // The form; a field is `field-<id>`, of a date `field-<id>`, of a choice by radio `field-<id>-<value>`
  formScreen: 'screen-form',
  sectionNext: 'section-next',
  sectionBack: 'section-back',
  saved: 'saved',
  copyName: 'copy-name',
  characterMissing: 'character-missing',
  returned: 'returned-reasons',
  addressChoices: 'address-choices',
  addressReplace: 'address-replace',
  addressKeep: 'address-keep',
  addressDate: 'address-date',
  variantsUsual: 'variants-usual',
  documentsChoose: 'documents-choose',
  documentsDrop: 'documents-drop',
  documentsPaste: 'documents-paste',
  documentsCamera: 'documents-camera',
  documentThumbnail: 'document-thumbnail',
  documentOpen: 'document-open',
  documentRemove: 'document-remove',
  documentEdit: 'document-edit',
  documentRefused: 'document-refused',
  previewClose: 'preview-close',
  imageLarge: 'image-large',
  imageZoomIn: 'image-zoom-in',
  imageZoomOut: 'image-zoom-out',
  imageRotate: 'image-rotate',
  imageReset: 'image-reset',

  // A picture that waits: which side it is, whether it can be read, what is covered
  pending: 'pending',
  pendingCancel: 'pending-cancel',
  sideFront: 'side-front',
  sideNumber: 'side-number',
  sideRefused: 'side-refused',
  advice: 'advice',
  adviceOther: 'advice-other',
  adviceUse: 'advice-use',
  coverPicture: 'cover-picture',
  coverBox: 'cover-box',
  coverAdd: 'cover-add',
  coverHere: 'cover-here',
  coverAbsent: 'cover-absent',
  coverMissing: 'cover-missing',
  coverSaid: 'cover-said',
  coverKeep: 'cover-keep',
  camera: 'camera',
  cameraTake: 'camera-take',
  cameraUse: 'camera-use',
  cameraAgain: 'camera-again',
  cameraCancel: 'camera-cancel',
  cameraFailed: 'camera-failed',

  discard: 'draft-discard',
  discardConfirm: 'draft-discard-confirm',

  // 内容の確認
  discardScreen: 'screen-discard',
  formLoadingScreen: 'screen-form-loading',
  checkScreen: 'screen-check',
  checkSubmit: 'check-submit',
  checkBack: 'check-back',

  // 申請受付 and the status of my application
  statusScreen: 'screen-status',
  reference: 'reference',
  statusState: 'status-state',
  receiptProof: 'receipt-proof',
  receiptSave: 'receipt-save',
  receiptSaveOther: 'receipt-save-other',
  receiptSaved: 'receipt-saved',
  statusOutbox: 'status-outbox',
  statusRefresh: 'status-refresh',
  statusStale: 'status-stale',
  statusContinue: 'status-continue',
  statusCorrect: 'status-correct',
  statusSignIn: 'status-sign-in',
  statusWithdraw: 'status-withdraw',
  withdrawScreen: 'screen-withdraw',
  withdrawConfirm: 'withdraw-confirm',
  withdrawCancel: 'withdraw-cancel',
  statusReasons: 'status-reasons',
  statusCopy: 'status-copy',
  statusForgetCopy: 'status-forget-copy',
  forgetCopyScreen: 'screen-forget-copy',
  forgetCopyConfirm: 'forget-copy-confirm',
  statusResend: 'status-resend',
  statusEarlier: 'status-earlier',
  draftStanding: 'draft-standing',

  // Two versions of one application
  compareOpen: 'compare-open',
  compareScreen: 'screen-compare',
  compareClosed: 'compare-closed',
  compareAllMine: 'compare-all-mine',
  compareAllTheirs: 'compare-all-theirs',
  compareLeft: 'compare-left',
  compareMerge: 'compare-merge',
  compareKeep: 'compare-keep',
  compareDiscard: 'compare-discard',
  outboxRetry: 'outbox-retry',
  outboxPause: 'outbox-pause',
  outboxTakeBack: 'outbox-take-back',
  outboxWayOn: 'outbox-way-on',

  // ログイン, パスワード設定
  campusScreen: 'screen-campus-sign-in',
  campusUser: 'campus-user',
  campusPassword: 'campus-password',
  campusSecond: 'campus-second',
  campusSubmit: 'campus-submit',
  campusAddressScreen: 'screen-campus-address',
  campusEmail: 'campus-email',
  campusEmailConfirmation: 'campus-email-confirmation',
  campusAddressSubmit: 'campus-address-submit',
  secondOnlyScreen: 'screen-second-password',
  secondOnly: 'second-only',
  secondOnlyConfirmation: 'second-only-confirmation',
  secondOnlySubmit: 'second-only-submit',
  signInScreen: 'screen-sign-in',
  sessionEnded: 'session-ended',
  signInEmail: 'sign-in-email',
  signInPassword: 'sign-in-password',
  signInSecond: 'sign-in-second',
  signInSubmit: 'sign-in-submit',
  signInForgot: 'sign-in-forgot',
  signInReset: 'sign-in-reset',
  passwordsScreen: 'screen-passwords',
  newPassword: 'new-password',
  newPasswordConfirmation: 'new-password-confirmation',
  newSecond: 'new-second',
  newSecondConfirmation: 'new-second-confirmation',
  passwordsSubmit: 'passwords-submit',
  passwordsAgain: 'passwords-again',
  forgottenScreen: 'screen-forgotten',
  forgottenEmail: 'forgotten-email',
  forgottenSubmit: 'forgotten-submit',
  changePasswordScreen: 'screen-change-password',
  changeCurrent: 'change-current',
  changeNew: 'change-new',
  changeConfirmation: 'change-confirmation',
  changeSubmit: 'change-submit',
  changeDone: 'change-done',

  // Devices and sessions
  devicesScreen: 'screen-devices',
  devicesItem: 'devices-item',
  devicesEnd: 'devices-end',
  devicesEndOthers: 'devices-end-others',
  devicesSaid: 'devices-said',

  // Home
  homeScreen: 'screen-home',
  homePrevious: 'home-previous',
  homeNotMe: 'home-not-me',
  notMeDialog: 'not-me-dialog',
  notMeConfirm: 'not-me-confirm',
  homeEnrolments: 'home-enrolments',
  homeApplications: 'home-applications',
  homeServices: 'home-services',
  homeOrderMeanwhile: 'home-order-meanwhile',

  // Leaving no trace, the store's lock, closing
  removeDataScreen: 'screen-remove-data',
  removeDataConfirm: 'remove-data-confirm',
  removeDataCancel: 'remove-data-cancel',
  passphraseScreen: 'screen-passphrase',
  passphrase: 'passphrase',
  passphraseConfirmation: 'passphrase-confirmation',
  passphraseSubmit: 'passphrase-submit',
  lockedScreen: 'screen-locked',
  lockedRetry: 'locked-retry',
  lockedRemove: 'locked-remove',
  lockedUnlock: 'locked-unlock',
  setAside: 'set-aside',
  setAsideScreen: 'screen-set-aside',
  setAsideConfirm: 'set-aside-confirm',
  setAsideFolder: 'set-aside-folder',
  setAsideContinue: 'set-aside-continue',

  // このパソコンのデータ
  outboxUnreadable: 'outbox-unreadable',
  dataScreen: 'screen-data',
  dataExport: 'data-export',
  dataExported: 'data-exported',
  dataRenewKey: 'data-renew-key',
  dataRenewed: 'data-renewed',
  dataPassphraseOld: 'data-passphrase-old',
  dataPassphraseNew: 'data-passphrase-new',
  dataPassphraseConfirmation: 'data-passphrase-confirmation',
  dataPassphraseSubmit: 'data-passphrase-submit',
  dataPassphraseChanged: 'data-passphrase-changed',
  dataAside: 'data-aside',
  dataAsideRemove: 'data-aside-remove',
  dataAsideDialog: 'data-aside-dialog',
  dataAsideConfirm: 'data-aside-confirm',
  dataAsideCancel: 'data-aside-cancel',
  closeDialog: 'close-dialog',
  closeSend: 'close-send',
  closeWait: 'close-wait',
  closeQuit: 'close-quit',
  idleDialog: 'idle-dialog',
  idleLeft: 'idle-left',
  idleStay: 'idle-stay',
  idleSignOut: 'idle-sign-out',

  // Staff
  staffSignInScreen: 'screen-staff-sign-in',
  staffName: 'staff-name',
  staffPassword: 'staff-password',
  staffTotp: 'staff-totp',
  staffSignInSubmit: 'staff-sign-in-submit',
  staffQueueScreen: 'screen-staff-queue',
  staffTabOpen: 'staff-tab-open',
  staffTabReceived: 'staff-tab-received',
  staffTabInReview: 'staff-tab-in-review',
  staffTabReturned: 'staff-tab-returned',
  staffSearch: 'staff-search',
  staffSearchSubmit: 'staff-search-submit',
  staffRow: 'staff-row',
  staffNextPage: 'staff-next-page',
  staffFirstPage: 'staff-first-page',
  staffDetailScreen: 'screen-staff-detail',
  staffState: 'staff-state',
  staffAssign: 'staff-assign',
  staffUnassign: 'staff-unassign',
  staffImage: 'staff-image',
  staffPictureNotes: 'staff-picture-notes',
  staffApprove: 'staff-approve',
  staffReturn: 'staff-return',
  staffReject: 'staff-reject',
  staffReasonField: 'staff-reason-field',
  staffComment: 'staff-comment',
  staffDecide: 'staff-decide',
  staffDecideCancel: 'staff-decide-cancel',
} as const;

/** The control of a field of the form. */
export const fieldTestid = (id: FieldId): string => `field-${id}`;

/** The error text at a field of the form. */
export const fieldErrorTestid = (id: FieldId): string => `error-${id}`;

/** A control of one group of images. */
export const documentsTestid = (id: string, role: DocumentRole): string => (role === 'identity' ? id : `${id}-${role}`);

/** One item of the list of what has to be covered. */
export const coverItemTestid = (field: string): string => `cover-item-${field}`;

/** One of several places with the same postcode. */
export const addressChoiceTestid = (index: number): string => `address-choice-${index}`;

/** The button of another spelling, below a field. */
export const offerTestid = (id: FieldId, spelling: string): string => `offer-${id}-${spelling}`;

/** One tick box of a reason in the staff's decision. */
export const staffReasonTestid = (code: string): string => `staff-reason-${code}`;

/** A change link on the check screen. */
export const changeTestid = (section: Section): string => `change-${section}`;

/** A step of the form's progress. */
export const stepTestid = (section: Section): string => `step-${section}`;
