//! The contract between a view and the local core: one list of commands, each with its request and its response.
//!
//! A view calls `rpc(command, request)`. The TypeScript side of the list is generated from here by
//! `cargo xtask codegen`; the body of each command stands in [`crate::commands`], under the same name.

pub mod account;
pub mod address;
pub mod application;
pub mod campus;
pub mod device;
pub mod document;
pub mod draft;
pub mod error;
pub mod event;
pub mod flow;
pub mod graduation;
pub mod help;
pub mod outbox;
pub mod password;
pub mod personal;
pub mod saml;
pub mod session;
pub mod staff;
pub mod staff_account;
pub mod start;
pub mod store;
pub mod university;

use std::future::Future;
use std::pin::Pin;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use error::CoreError;
pub use event::CoreEvent;

/// A request or response without content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// One command of the list.
pub trait Command {
    /// Name by which a view calls it, `noun.verb`.
    const NAME: &'static str;
    /// What the view sends.
    type Request: serde::de::DeserializeOwned + TS + Send;
    /// What it gets.
    type Response: Serialize + TS + Send;
}

/// Receives every command of the list, for generators and dispatchers.
pub trait CommandVisitor {
    /// Called once per command, in the order of the list.
    fn visit<C: Command + 'static>(&mut self);
}

/// The body of one command.
pub trait Answers<C: Command> {
    /// Does it.
    fn answer(
        &self,
        request: C::Request,
    ) -> impl Future<Output = Result<C::Response, CoreError>> + Send;
}

/// A command being answered.
pub type Answer<'a> =
    Pin<Box<dyn Future<Output = Result<serde_json::Value, CoreError>> + Send + 'a>>;

async fn run<C: Command, T: Answers<C> + Sync>(
    target: &T,
    request: serde_json::Value,
) -> Result<serde_json::Value, CoreError> {
    let request = serde_json::from_value(request)
        .map_err(|_| CoreError::new(error::code::REQUEST_MALFORMED))?;
    let response = target.answer(request).await?;
    serde_json::to_value(response).map_err(|_| CoreError::new(error::code::INTERNAL))
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:literal $marker:ident: $request:ty => $response:ty;)*) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $marker;

        impl Command for $marker {
            const NAME: &'static str = $name;
            type Request = $request;
            type Response = $response;
        })*

        /// Shows every command to `visitor`.
        pub fn visit_commands(visitor: &mut impl CommandVisitor) {
            $(visitor.visit::<$marker>();)*
        }

        /// Somebody who answers every command of the list; one without a body does not compile.
        pub trait AnswersAll: Sync $(+ Answers<$marker>)* {}
        impl<T: Sync $(+ Answers<$marker>)*> AnswersAll for T {}

        /// Lets `target` answer the command called `name`.
        ///
        /// # Errors
        /// What the body of the command says; `request_malformed` for an unknown name or a request of another shape.
        pub fn dispatch<'a, T: AnswersAll>(target: &'a T, name: &str, request: serde_json::Value) -> Answer<'a> {
            match name {
                $($name => Box::pin(run::<$marker, T>(target, request)),)*
                _ => Box::pin(std::future::ready(Err(CoreError::new(error::code::REQUEST_MALFORMED)))),
            }
        }
    };
}

commands! {
    /// The first call of a view: everything the first screen needs.
    "app.start" AppStart: Nothing => start::StartView;
    /// The first screen can be used.
    "app.ready" AppReady: Nothing => Nothing;
    /// Remembers the language; title and menu follow.
    "app.set_language" AppSetLanguage: start::SetLanguage => Nothing;
    /// Opens the store with a passphrase, or makes the store with it when none exists; one that was locked and needs none
    /// is opened with whatever is given.
    "store.unlock" StoreUnlock: start::Unlock => start::StartView;
    /// Closes the store until somebody unlocks it, and lets go of its key.
    "store.lock" StoreLock: Nothing => start::StartView;
    /// What lies on this computer, and how it is kept.
    "store.details" StoreDetails: Nothing => store::StoreDetails;
    /// Gives the store a new key.
    "store.renew_key" StoreRenewKey: Nothing => Nothing;
    /// Exchanges the passphrase.
    "store.change_passphrase" StoreChangePassphrase: store::ChangePassphrase => Nothing;
    /// Moves a store that cannot be read into a folder of its own; a new one can be begun.
    "store.set_aside" StoreSetAside: Nothing => store::SetAside;
    /// Removes what was set aside.
    "store.remove_aside" StoreRemoveAside: store::RemoveAside => store::StoreDetails;
    /// Writes everything that this computer holds of the person where they choose, readable and unencrypted.
    "data.export" DataExport: Nothing => store::Exported;
    /// Removes everything this person left on this computer (F16).
    "data.remove_all" DataRemoveAll: Nothing => start::StartView;
    /// Answers the question asked by the event `close_requested`.
    "window.close" WindowClose: start::CloseWindow => Nothing;

    /// Asks a server who it is; nothing is remembered yet.
    "university.look_up" UniversityLookUp: university::LookUp => university::UniversityCard;
    /// Remembers the university that was looked up and confirmed.
    "university.connect" UniversityConnect: university::Connect => start::StartView;
    /// The university of this session, from the server or, offline, as last seen.
    "university.current" UniversityCurrent: Nothing => university::CurrentUniversity;
    /// Forgets the connection; refused while a draft or unsent application is bound to it.
    "university.disconnect" UniversityDisconnect: Nothing => start::StartView;

    /// Whom to ask, and whether somebody is there now.
    "help.contacts" HelpContacts: Nothing => help::ContactsView;
    /// The code to read out on the telephone; asks the server whether it can be reached.
    "help.diagnosis" HelpDiagnosis: help::DiagnosisRequest => help::DiagnosisView;

    /// 新規登録手続き: asks for a mail to a new address.
    "flow.start_registration" FlowStartRegistration: flow::StartRegistration => flow::FlowView;
    /// F14: asks for a mail to go on with an application sent before.
    "flow.start_continue" FlowStartContinue: flow::StartContinue => flow::FlowView;
    /// パスワードを忘れた場合: asks for a mail that leads to new passwords.
    "flow.start_reset" FlowStartReset: flow::StartReset => flow::FlowView;
    /// 登録したメールアドレスを使えない方 (F05): asks for a mail to another address.
    "flow.start_recovery" FlowStartRecovery: flow::StartRegistration => flow::FlowView;
    /// The open flow, refreshed from the server where it can be reached; `null` when there is none.
    "flow.current" FlowCurrent: Nothing => Option<flow::FlowView>;
    /// Another mail.
    "flow.resend" FlowResend: Nothing => flow::FlowView;
    /// Corrects the address in place and sends there.
    "flow.correct_address" FlowCorrectAddress: flow::StartRegistration => flow::FlowView;
    /// The code of the mail.
    "flow.enter_code" FlowEnterCode: flow::EnterCode => flow::FlowDone;
    /// Gives the flow up.
    "flow.cancel" FlowCancel: Nothing => Nothing;

    /// 利用許諾: agrees to the terms of the given version; makes the draft.
    "terms.accept" TermsAccept: draft::AcceptTerms => draft::DraftView;
    /// The draft on this device; `null` when there is none.
    "draft.get" DraftGet: Nothing => Option<draft::DraftView>;
    /// Autosave; answered when the change is durable.
    "draft.save" DraftSave: draft::SaveDraft => draft::Saved;
    /// What is still wrong, for one section or for all.
    "draft.check" DraftCheck: draft::CheckDraft => draft::Problems;
    /// A field was left: how its text is understood, and what follows from it. Saves nothing.
    "draft.read_field" DraftReadField: draft::ReadField => draft::FieldReading;
    /// Throws the draft away.
    "draft.discard" DraftDiscard: Nothing => Nothing;

    /// The places of a postcode.
    "address.look_up" AddressLookUp: address::LookUpAddress => address::AddressMatches;

    /// Opens the native file dialog and attaches what was chosen.
    "documents.choose" DocumentsChoose: document::ChooseDocuments => document::ChooseResult;
    /// Attaches one image that the view received by drag and drop or paste, or photographed.
    "documents.attach" DocumentsAttach: document::AttachDocument => document::ChooseResult;
    /// Attaches what lies in the clipboard of the system.
    "documents.paste" DocumentsPaste: document::ChooseDocuments => document::ChooseResult;
    /// Where images can come from here.
    "documents.sources" DocumentsSources: Nothing => document::DocumentSources;
    /// The dialog of the camera opens or closes.
    "documents.camera" DocumentsCamera: document::Camera => Nothing;
    /// Keeps a picture that waits, with what the person covered.
    "documents.keep" DocumentsKeep: document::KeepDocument => document::KeepResult;
    /// Nothing of a picture that waits is kept.
    "documents.drop" DocumentsDrop: document::OneDocument => Nothing;
    /// Opens an attached image, to cover more of it or to turn it.
    "documents.edit" DocumentsEdit: document::OneDocument => document::PendingView;
    /// Takes an image off the draft.
    "documents.remove" DocumentsRemove: document::OneDocument => draft::DraftView;

    /// 申請: freezes the draft and hands it to the outbox.
    "application.submit" ApplicationSubmit: Nothing => outbox::OutboxView;
    /// The application of this device as last known, refreshed where the server can be reached.
    "application.status" ApplicationStatus: Nothing => application::StatusView;
    /// Makes a draft of a returned application (revision n+1).
    "application.correct" ApplicationCorrect: Nothing => draft::DraftView;
    /// Checks the university's signature under the receipt on this device; asks nobody.
    "application.check_receipt" ApplicationCheckReceipt: application::CheckReceipt => application::ReceiptProof;
    /// Writes the receipt as PDF where the person chooses.
    "application.save_receipt" ApplicationSaveReceipt: application::SaveReceipt => application::SavedReceipt;
    /// Sends again what the university's server lost, from the copy on this device.
    "application.resend" ApplicationResend: Nothing => application::Resent;
    /// Removes the copy of what was sent from this device.
    "application.forget_copy" ApplicationForgetCopy: Nothing => application::StatusView;
    /// Both versions of an application that was sent from another device meanwhile (F44).
    "application.compare" ApplicationCompare: Nothing => application::Comparison;
    /// Makes one draft of both, as the person decided; until then both stay.
    "application.merge" ApplicationMerge: application::Merge => draft::DraftView;
    /// 取下げ
    "application.withdraw" ApplicationWithdraw: Nothing => application::StatusView;

    /// What this device still owes the server.
    "outbox.get" OutboxGet: Nothing => outbox::OutboxView;
    /// Tries again now.
    "outbox.retry" OutboxRetry: Nothing => outbox::OutboxView;
    /// Stops or resumes sending.
    "outbox.pause" OutboxPause: outbox::PauseOutbox => outbox::OutboxView;
    /// Takes an unsent application back into a draft.
    "outbox.take_back" OutboxTakeBack: Nothing => draft::DraftView;

    /// Signs a graduate in.
    "session.sign_in" SessionSignIn: session::SignInRequest => session::SignedIn;
    /// Live ticks for a pair of passwords.
    "session.check_passwords" SessionCheckPasswords: session::Passwords => session::PasswordTicks;
    /// パスワード設定
    "session.set_passwords" SessionSetPasswords: session::Passwords => Nothing;
    /// Where the person is signed in (F13).
    "devices.list" DevicesList: Nothing => device::DevicesView;
    /// Signs out one of the others.
    "devices.end" DevicesEnd: device::EndSession => device::DevicesView;
    /// Signs out all the others.
    "devices.end_others" DevicesEndOthers: Nothing => device::DevicesView;
    /// A computer on which no key is asked for is remembered no more.
    "devices.forget" DevicesForget: device::ForgetDevice => device::DevicesView;
    /// The previous sign-in was somebody else (F08): ends every session, and asks for a mail that leads to new passwords.
    "session.not_me" SessionNotMe: Nothing => flow::FlowView;
    /// Live ticks for a password in place of the present one.
    "password.check" PasswordCheck: password::PasswordChange => password::ChangeTicks;
    /// パスワード変更, 第２パスワード変更
    "password.change" PasswordChange: password::PasswordChange => Nothing;
    /// Live ticks for passwords set anew.
    "reset.check_passwords" ResetCheckPasswords: session::Passwords => session::PasswordTicks;
    /// Sets both passwords anew.
    "reset.set_passwords" ResetSetPasswords: session::Passwords => Nothing;
    /// Live ticks for the second password of a campus ID, set anew.
    "reset.check_second" ResetCheckSecond: campus::SecondPassword => campus::SecondTicks;
    /// Sets it anew.
    "reset.set_second" ResetSetSecond: campus::SecondPassword => Nothing;
    /// Home after signing in.
    "session.home" SessionHome: Nothing => session::HomeView;
    /// 申請一覧: every application of the account, a page at a time.
    "session.applications" SessionApplications: session::ApplicationsRequest => session::ApplicationsPage;
    /// The person is there: whoever is signed in stays so, here and on the server.
    "session.stay" SessionStay: Nothing => Nothing;
    /// Signs out; the token ends on the server too, or as soon as it can be reached.
    "session.sign_out" SessionSignOut: Nothing => Nothing;

    /// Signs in with the user ID of the university.
    "campus.sign_in" CampusSignIn: campus::CampusSignInRequest => campus::CampusSignedIn;
    /// 認証キー入力: where the mail with the key is.
    "campus.key" CampusKey: Nothing => campus::KeyView;
    /// 認証
    "campus.enter_key" CampusEnterKey: campus::EnterKey => campus::CampusSignedIn;
    /// 認証キー再発行
    "campus.resend_key" CampusResendKey: Nothing => campus::KeyView;
    /// 二要素認証設定: is a key asked for at signing in?
    "campus.email_key" CampusEmailKey: Nothing => campus::EmailKeyView;
    /// Switches it on or off.
    "campus.switch_email_key" CampusSwitchEmailKey: campus::SwitchEmailKey => campus::EmailKeyView;
    /// メールアドレス設定: asks for a mail to the address.
    "campus.start_address" CampusStartAddress: flow::StartRegistration => flow::FlowView;
    /// 第2パスワードを忘れた場合: asks for a mail to the address of the account.
    "campus.forgot_second" CampusForgotSecond: campus::ForgotSecond => flow::FlowView;
    /// Live ticks for a second password.
    "campus.check_second" CampusCheckSecond: campus::SecondPassword => campus::SecondTicks;
    /// 第2パスワード設定
    "campus.set_second" CampusSetSecond: campus::SecondPassword => Nothing;

    /// Begins to sign in through the university's identity provider: opens its page in the system's browser.
    "saml.begin" SamlBegin: saml::BeginSignIn => saml::SamlView;
    /// The code of the page that leads back from there.
    "saml.enter_code" SamlEnterCode: flow::EnterCode => campus::CampusSignedIn;
    /// Waits for the browser no more.
    "saml.cancel" SamlCancel: Nothing => Nothing;

    /// The mail address of whoever is signed in.
    "account.address" AccountAddress: Nothing => account::AddressView;
    /// メールアドレス変更: asks for a mail to the new address.
    "account.change_address" AccountChangeAddress: account::ChangeAddressRequest => flow::FlowView;

    /// 卒業後のログイン方法: what it asks for, and how far it has come here.
    "graduation.look" GraduationLook: Nothing => graduation::GraduationView;
    /// Asks for a mail to the address that is to be signed in with.
    "graduation.begin" GraduationBegin: graduation::BeginGraduationRequest => flow::FlowView;
    /// Live ticks for both passwords.
    "graduation.check_passwords" GraduationCheckPasswords: session::Passwords => session::PasswordTicks;
    /// Sets both; whoever is signed in is a graduate from then on.
    "graduation.set_passwords" GraduationSetPasswords: session::Passwords => graduation::Graduated;

    /// 学籍番号追加登録: whether something of it is under way here already.
    "enrolment.begun" EnrolmentBegun: Nothing => account::EnrolmentView;
    /// 学籍番号追加登録: asks for a mail that leads to the form.
    "enrolment.add" EnrolmentAdd: Nothing => flow::FlowView;

    /// 氏名の変更: whether it can be applied for, and whether something of it is under way here already.
    "name_change.look" NameChangeLook: Nothing => account::NameChangeView;
    /// 氏名の変更: with the password, the application begins; the terms come next.
    "name_change.begin" NameChangeBegin: account::NameChangeRequest => Nothing;

    /// 個人情報設定・変更: address, telephone numbers and workplace, as they stand here.
    "personal.get" PersonalGet: Nothing => personal::PersonalView;
    /// Autosave; answered when the change is durable.
    "personal.save" PersonalSave: personal::SavePersonal => draft::Saved;
    /// What is still wrong.
    "personal.check" PersonalCheck: Nothing => draft::Problems;
    /// A field was left: how its text is understood. Saves nothing.
    "personal.read_field" PersonalReadField: draft::ReadField => draft::FieldReading;
    /// 変更: the university's version is replaced by this one.
    "personal.change" PersonalChange: Nothing => Nothing;
    /// Both versions, where another computer was faster (F44).
    "personal.compare" PersonalCompare: Nothing => personal::PersonalComparison;
    /// Makes one of both, as the person decided; it is not sent yet.
    "personal.merge" PersonalMerge: personal::MergePersonal => personal::PersonalView;
    /// What was typed is thrown away.
    "personal.discard" PersonalDiscard: Nothing => Nothing;

    /// Signs a member of staff in.
    "staff.sign_in" StaffSignIn: staff::StaffSignInRequest => staff::StaffSignedIn;
    /// One's own staff account.
    "staff.own" StaffOwn: Nothing => staff_account::OwnAccountView;
    /// Changes its password.
    "staff.change_password" StaffChangeOwnPassword: staff_account::StaffChangePassword => Nothing;
    /// Offers an authenticator.
    "staff.offer_authenticator" StaffOfferAuthenticator: staff_account::StaffPassword => staff_account::AuthenticatorView;
    /// Takes it into use.
    "staff.confirm_authenticator" StaffConfirmAuthenticator: staff_account::ConfirmAuthenticatorRequest => staff_account::RecoveryCodesView;
    /// New recovery codes.
    "staff.renew_codes" StaffRenewCodes: staff_account::StaffPassword => staff_account::RecoveryCodesView;
    /// Every staff account, for administrators.
    "staff.accounts" StaffListAccounts: Nothing => staff_account::StaffAccountsView;
    /// Makes one.
    "staff.add_account" StaffAddAccount: staff_account::AddAccountRequest => staff_account::InvitationView;
    /// Gives another role.
    "staff.change_role" StaffChangeRole: staff_account::ChangeRoleRequest => staff_account::StaffAccountsView;
    /// Shuts one off, or lets it in again.
    "staff.change_access" StaffChangeAccess: staff_account::ChangeAccessRequest => staff_account::StaffAccountsView;
    /// Signs its holder out everywhere.
    "staff.end_sessions" StaffEndSessions: staff_account::AccountRequest => staff_account::StaffAccountsView;
    /// Lets one begin anew.
    "staff.reset_account" StaffResetAccount: staff_account::AccountRequest => staff_account::InvitationView;
    /// What a diagnostic code says that somebody reads out on the telephone. Asks no server.
    "staff.read_diagnosis" StaffReadDiagnosis: help::ReadDiagnosisRequest => help::DiagnosisReading;
    /// Signs out.
    "staff.sign_out" StaffSignOut: Nothing => Nothing;
    /// The queue.
    "staff.queue" StaffQueue: staff::QueueRequest => staff::QueueView;
    /// One application.
    "staff.open" StaffOpen: staff::ApplicationRequest => staff::StaffApplicationView;
    /// Takes it up.
    "staff.assign" StaffAssign: staff::ApplicationRequest => staff::StaffApplicationView;
    /// Puts it back.
    "staff.unassign" StaffUnassign: staff::ApplicationRequest => staff::StaffApplicationView;
    /// Approves, rejects, returns.
    "staff.decide" StaffDecide: staff::DecideRequest => staff::StaffApplicationView;
}
