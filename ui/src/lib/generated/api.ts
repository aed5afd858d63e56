// Written by `cargo xtask codegen` from crates/app/src/api. Do not edit.

/**
 * `terms.accept`
 */
export type AcceptTerms = { 
/**
 * 上記内容に同意する: without the tick the answer is `terms_not_ticked`.
 */
ticked: boolean, 
/**
 * Version of the terms that were shown.
 */
version: string, };

/**
 * From when some people can sign in with a campus ID.
 */
export type AccessStart = { 
/**
 * Who, in words.
 */
label: Localized, 
/**
 * From when, Japan's time: `2027-04-06T12:00:00`.
 */
from: string, };

/**
 * `staff.end_sessions`, `staff.reset_account`
 */
export type AccountRequest = { 
/**
 * Id of the account.
 */
id: string, };

/**
 * `staff.add_account`
 */
export type AddAccountRequest = { 
/**
 * Name to sign in with.
 */
name: string, 
/**
 * What its holder may do.
 */
role: StaffRole, };

/**
 * A place, part by part as the form asks for it.
 */
export type AddressMatch = { 
/**
 * 都道府県
 */
prefecture: string, 
/**
 * 市区町村
 */
city: string, 
/**
 * 町名, and the number of an office; empty where the code is for a whole municipality.
 */
street: string, 
/**
 * Building and floor, or a post office box.
 */
building: string, 
/**
 * The office a business code belongs to.
 */
office: string, };

/**
 * What the directory says of a postcode.
 */
export type AddressMatches = { 
/**
 * Every place with this postcode; empty when the directory has none.
 */
matches: Array<AddressMatch>, 
/**
 * The day of the directory, `YYYY-MM-DD`.
 */
data_date: string, };

/**
 * Which password a change of the address asks for.
 */
export type AddressProof = "password" | "second_password" | "nothing";

/**
 * `account.address`
 */
export type AddressView = { 
/**
 * 現在のメールアドレス
 */
email: string, 
/**
 * What a change asks for.
 */
asks_for: AddressProof, 
/**
 * A mail to another address is on its way already; its code is what is missing.
 */
waiting: boolean, };

/**
 * One application of the list.
 */
export type ApplicationCard = { 
/**
 * Application id.
 */
id: string, 
/**
 * What is applied for.
 */
kind: ApplicationKind, 
/**
 * 受付番号
 */
reference: string, 
/**
 * Where it stands.
 */
state: ApplicationState, 
/**
 * Milliseconds since 1970.
 */
received_at: number, };

/**
 * What is applied for 申請種別. The kind says which form is filled in, and what an approval leads to.
 */
export type ApplicationKind = "registration" | "enrolment" | "recovery" | "name_change";

/**
 * `staff.open`, `staff.assign`, `staff.unassign`
 */
export type ApplicationRequest = { 
/**
 * [`QueueRow::id`].
 */
id: string, };

/**
 * Where an application stands on the server.
 */
export type ApplicationState = "received" | "in_review" | "awaiting_second_person" | "approved" | "rejected" | "returned" | "withdrawn" | "expired";

/**
 * A page of 申請一覧.
 */
export type ApplicationsPage = { 
/**
 * Newest first.
 */
items: Array<ApplicationCard>, 
/**
 * Asks for the next page; absent on the last.
 */
next: string | null, };

/**
 * `session.applications`
 */
export type ApplicationsRequest = { 
/**
 * `next` of the page before; absent for the first one.
 */
after: string | null, };

/**
 * A rectangle of a picture, in ten-thousandths of its upright width and height.
 */
export type Area = { 
/**
 * From the left.
 */
x: number, 
/**
 * From the top.
 */
y: number, 
/**
 * To the right of `x`.
 */
width: number, 
/**
 * Below `y`.
 */
height: number, };

/**
 * A store that was set aside.
 */
export type AsideView = { 
/**
 * Name of its folder.
 */
name: string, 
/**
 * Bytes it takes, as far as a view can count.
 */
bytes: number, };

/**
 * `documents.attach`
 */
export type AttachDocument = { 
/**
 * What the images show.
 */
role: DocumentRole, 
/**
 * The file's bytes in base 64.
 */
base64: string, 
/**
 * Name to speak of it in messages; not kept.
 */
name: string, };

/**
 * An authenticator to be set up.
 */
export type AuthenticatorView = { 
/**
 * Its secret, to be typed: base 32 in groups of four.
 */
secret: string, 
/**
 * The same as a picture for its camera.
 */
qr: QrView, };

/**
 * `graduation.begin`
 */
export type BeginGraduationRequest = { 
/**
 * メールアドレス
 */
email: string, 
/**
 * 確認
 */
email_confirmation: string, 
/**
 * The password that is asked for; empty where none is.
 */
password: string, };

/**
 * `saml.begin`
 */
export type BeginSignIn = { 
/**
 * Is the person to show once more who they are, even where their browser is remembered?
 */
anew: boolean, };

/**
 * How far an application of an account has come on this computer.
 */
export type BegunStep = "mail" | "terms" | "draft";

/**
 * What whoever is signed in has begun on this computer and not sent.
 */
export type BegunView = { 
/**
 * What is applied for.
 */
kind: ApplicationKind, 
/**
 * How far it has come.
 */
step: BegunStep, };

/**
 * When the office is closed.
 */
export type Calendar = { 
/**
 * Days of the week on which it is closed.
 */
weekly_closed: Array<DayOfWeek>, 
/**
 * Is it closed on Japan's public holidays?
 */
public_holidays: boolean, 
/**
 * Days on which it is closed beside them.
 */
closed: Array<ClosedDays>, };

/**
 * A day of one year, or of every year.
 */
export type CalendarDay = string;

/**
 * `documents.camera`
 */
export type Camera = { 
/**
 * Only while this was said last may the page use the camera.
 */
open: boolean, };

/**
 * `campus.sign_in`
 */
export type CampusSignInRequest = { 
/**
 * ユーザID
 */
user_id: string, 
/**
 * The university's password.
 */
password: string, 
/**
 * 第2パスワード; empty at the first sign-in.
 */
second_password: string, };

/**
 * Signed in.
 */
export type CampusSignedIn = { 
/**
 * What comes next.
 */
step: CampusStep, 
/**
 * A mail to this person's address is on its way already; its code is what is missing.
 */
waiting: boolean, 
/**
 * A mail address to propose.
 */
proposed_email: string | null, };

/**
 * How far a first sign-in has come.
 */
export type CampusStep = "email_key" | "mail_address" | "second_password" | "done";

/**
 * `staff.change_access`
 */
export type ChangeAccessRequest = { 
/**
 * Id of the account.
 */
id: string, 
/**
 * May its holder sign in?
 */
enabled: boolean, };

/**
 * `account.change_address`
 */
export type ChangeAddressRequest = { 
/**
 * 新しいメールアドレス
 */
email: string, 
/**
 * 確認
 */
email_confirmation: string, 
/**
 * The password that is asked for; empty where none is.
 */
password: string, };

/**
 * `store.change_passphrase`
 */
export type ChangePassphrase = { 
/**
 * The present one.
 */
old: string, 
/**
 * The new one; at least 8 characters.
 */
new: string, };

/**
 * `staff.change_role`
 */
export type ChangeRoleRequest = { 
/**
 * Id of the account.
 */
id: string, 
/**
 * The new role.
 */
role: StaffRole, };

/**
 * Live ticks.
 */
export type ChangeTicks = { 
/**
 * Rules for the new password.
 */
rules: Array<RuleOutcome>, 
/**
 * Is it typed twice alike?
 */
confirmed: boolean, };

/**
 * `draft.check`
 */
export type CheckDraft = { 
/**
 * One section, or all.
 */
section: Section | null, };

/**
 * `application.check_receipt`
 */
export type CheckReceipt = { 
/**
 * Application id.
 */
application: string, };

/**
 * One choice of a list, with a stable id that is stored and sent.
 */
export type Choice = { 
/**
 * Stable id.
 */
id: string, 
/**
 * What a person reads.
 */
label: Localized, };

/**
 * `documents.choose`, `documents.paste`
 */
export type ChooseDocuments = { 
/**
 * What the images show.
 */
role: DocumentRole, };

/**
 * What came of choosing files.
 */
export type ChooseResult = { 
/**
 * The dialog was closed without a choice.
 */
cancelled: boolean, 
/**
 * The draft with what could be attached.
 */
draft: DraftView, 
/**
 * Files that could not be attached, and why.
 */
refused: Array<RefusedFile>, 
/**
 * Every picture that waits for the person, in order.
 */
pending: Array<PendingView>, };

/**
 * Which of two versions.
 */
export type ChosenSide = "mine" | "theirs";

/**
 * A time of day, `00:00` to `24:00`.
 */
export type ClockTime = string;

/**
 * Answer to "your application has not reached the university".
 */
export type CloseChoice = "send_now" | "wait" | "quit";

/**
 * `window.close`
 */
export type CloseWindow = { 
/**
 * What to do with unsent entries.
 */
choice: CloseChoice, };

/**
 * Days in a row on which the office is closed, first and last included.
 */
export type ClosedDays = { 
/**
 * The first.
 */
from: CalendarDay, 
/**
 * The last; before the first, it is in the year after.
 */
until: CalendarDay, 
/**
 * Why, such as 年末年始.
 */
reason: Localized, };

/**
 * Colours as `#rrggbb`.
 */
export type Colours = { 
/**
 * Behind the university's name, with white text on it.
 */
brand: string, };

/**
 * `application.compare`: the version of this device beside the one the university holds (F44).
 */
export type Comparison = { 
/**
 * The university's revision.
 */
revision: number, 
/**
 * When it was received, milliseconds since 1970.
 */
received_at: number | null, 
/**
 * Where the application stands.
 */
state: ApplicationState | null, 
/**
 * Does the university take another version now?
 */
can_send: boolean, 
/**
 * The fields whose answers differ, in the order of the form.
 */
fields: Array<FieldConflict>, 
/**
 * The groups of images that differ.
 */
images: Array<ImageConflict>, };

/**
 * Something about the answers that is so or not.
 */
export type Condition = { "kind": "is", 
/**
 * The field.
 */
field: FieldId, 
/**
 * The answers.
 */
one_of: Array<string>, } | { "kind": "names_differ" } | { "kind": "all", 
/**
 * The conditions.
 */
of: Array<Condition>, };

/**
 * `staff.confirm_authenticator`
 */
export type ConfirmAuthenticatorRequest = { 
/**
 * The six digits that it shows.
 */
totp: string, };

/**
 * `university.connect`
 */
export type Connect = { 
/**
 * [`UniversityCard::address`] of the looked-up university.
 */
address: string, };

/**
 * A university proposed by a link.
 */
export type ConnectProposal = { 
/**
 * Address in the link.
 */
address: string, 
/**
 * Host to show.
 */
host: string, 
/**
 * What the server says, if it could be asked.
 */
card: UniversityCard | null, };

/**
 * Whom to ask.
 */
export type Contact = { 
/**
 * For which questions, in the university's words.
 */
topic: Localized, 
/**
 * For which kinds of questions; none where it is for everything else.
 */
about: Array<QuestionKind>, 
/**
 * Name of the office.
 */
name: Localized, 
/**
 * Telephone number.
 */
phone: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * A page on which one can chat or write; `https` only.
 */
chat: string, 
/**
 * Opening hours in words.
 */
hours: Localized, 
/**
 * Opening hours to count with, Japan's time; without any, only the words are shown.
 */
opening: Array<OpeningHours>, 
/**
 * Languages spoken.
 */
languages: Array<Language>, };

/**
 * A minute in Japan.
 */
export type ContactMoment = { 
/**
 * `YYYY-MM-DD`; absent where it is today.
 */
day: string | null, 
/**
 * `HH:MM`, `00:00` to `23:59`.
 */
time: string, };

/**
 * Whether somebody is there, and until or from when.
 */
export type ContactStanding = { 
/**
 * Is somebody there?
 */
open: boolean, 
/**
 * When that changes; absent where it never does, as far as is known.
 */
changes: ContactMoment | null, };

/**
 * Whom to ask.
 */
export type ContactView = { 
/**
 * For which questions, in the university's words; may be empty.
 */
topic: Localized, 
/**
 * For which kinds of questions.
 */
about: Array<QuestionKind>, 
/**
 * Name of the office.
 */
name: Localized, 
/**
 * May be empty.
 */
phone: string, 
/**
 * May be empty.
 */
email: string, 
/**
 * Address of a page; may be empty, else `https`.
 */
chat: string, 
/**
 * Opening hours in words; may be empty.
 */
hours: Localized, 
/**
 * Languages spoken.
 */
languages: Array<Language>, 
/**
 * Whether somebody is there now; absent where no hours are known.
 */
standing: ContactStanding | null, };

/**
 * `help.contacts`
 */
export type ContactsView = { 
/**
 * As the university lists them; empty while none is connected or nothing is known of it yet.
 */
items: Array<ContactView>, };

/**
 * What a view gets instead of a response.
 */
export type CoreError = { 
/**
 * Stable code.
 */
code: string, 
/**
 * Arguments of the message.
 */
args: { [key in string]: string }, 
/**
 * For `form_invalid`: the problems.
 */
problems: Array<FieldProblem>, };

/**
 * One event. The shell forwards it under the one name `core`.
 */
export type CoreEvent = { "event": "outbox_changed" } | { "event": "flow_done", "data": FlowDone } | { "event": "flow_failed", "data": CoreError } | { "event": "saml_done", "data": CampusSignedIn } | { "event": "saml_failed", "data": CoreError } | { "event": "connect_proposed", "data": ConnectProposal } | { "event": "close_requested" } | { "event": "idle_warning", "data": IdleWarning } | { "event": "idle_over", "data": SessionRole } | { "event": "session_ended", "data": EndedSession } | { "event": "store_locked" } | { "event": "store_damaged" } | { "event": "language_changed", "data": Language };

/**
 * `university.current`
 */
export type CurrentUniversity = { 
/**
 * Everything public about it.
 */
info: UniversityInfo, 
/**
 * `true` when the server could not be reached and this is what was last seen.
 */
from_cache: boolean, };

/**
 * A day of the week.
 */
export type DayOfWeek = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/**
 * `staff.decide`
 */
export type DecideRequest = { 
/**
 * Application.
 */
id: string, 
/**
 * The revision that was read.
 */
revision: number, 
/**
 * The result.
 */
outcome: OutcomeView, 
/**
 * Why.
 */
reasons: Array<ReasonView>, 
/**
 * Free text to the applicant.
 */
comment: string, 
/**
 * Its language.
 */
comment_language: Language, };

/**
 * What staff decided.
 */
export type DecisionCard = { 
/**
 * The result.
 */
outcome: OutcomeView, 
/**
 * Why; message keys `reason-…`.
 */
reasons: Array<ReasonView>, 
/**
 * Free text of the staff, not translated.
 */
comment: string, 
/**
 * Its language.
 */
comment_language: Language, 
/**
 * Milliseconds since 1970.
 */
decided_at: number, };

/**
 * A computer.
 */
export type DeviceCard = { 
/**
 * Its name; may be empty.
 */
name: string, 
/**
 * Its kind.
 */
system: DeviceSystem, };

/**
 * A kind of computer.
 */
export type DeviceSystem = "linux" | "macos" | "windows" | "other";

/**
 * `devices.list`, `devices.end`, `devices.end_others`, `devices.forget`
 */
export type DevicesView = { 
/**
 * The one used last first.
 */
items: Array<SessionCard>, 
/**
 * The computers on which no key is asked for.
 */
remembered: Array<RememberedCard>, 
/**
 * Is one asked for at all?
 */
asks_key: boolean, };

/**
 * What a diagnostic code says; names are those of the messages.
 */
export type DiagnosisReading = { 
/**
 * The code itself, as it is read out.
 */
code: string, 
/**
 * Of the caller's application.
 */
version: string, 
/**
 * Kind of their computer.
 */
system: string, 
/**
 * Language of their screens.
 */
language: Language, 
/**
 * Whether the university's server can be reached from there.
 */
line: string, 
/**
 * Whether the data on their computer can be read.
 */
store: string, 
/**
 * Does something wait to be sent?
 */
unsent: boolean, 
/**
 * The screen; absent where this version has none of that name.
 */
screen: string | null, 
/**
 * Was there a problem since their application was started?
 */
had_problem: boolean, 
/**
 * The last one; absent where this version knows none of that name.
 */
problem: string | null, };

/**
 * `help.diagnosis`
 */
export type DiagnosisRequest = { 
/**
 * Stable name of the screen, such as `sign_in`.
 */
screen: string, };

/**
 * The diagnostic code.
 */
export type DiagnosisView = { 
/**
 * As it is read out.
 */
code: string, };

/**
 * What an image shows.
 */
export type DocumentRole = "identity" | "name_change" | "character";

/**
 * Where images can come from here.
 */
export type DocumentSources = { 
/**
 * `documents.paste` reads the clipboard; otherwise the page is given what is pasted.
 */
paste: boolean, };

/**
 * A kind of identity document.
 */
export type DocumentType = { 
/**
 * Stable id such as `drivers_licence`.
 */
id: string, 
/**
 * What a person reads.
 */
label: Localized, 
/**
 * What to photograph, and what not.
 */
advice: Localized, 
/**
 * What has to be covered in its images; absent where nothing has.
 */
mask: MaskTemplate | null, };

/**
 * One attached image. The pixels are fetched as `akashi-image://localhost/<id>` (or `…/<id>/thumbnail`).
 */
export type DocumentView = { 
/**
 * Opaque id, valid in this session.
 */
id: string, 
/**
 * What it shows.
 */
role: DocumentRole, 
/**
 * Pixels; 0 where nobody here knows: of an image of an earlier revision, which only the university holds.
 */
width: number, 
/**
 * Pixels; 0 like the width.
 */
height: number, 
/**
 * Bytes to be sent.
 */
bytes: number, 
/**
 * What was said about the parts that must not be seen.
 */
mask: Array<MaskAnswer>, };

/**
 * What is in the way of a draft.
 */
export type DraftStanding = "overtaken" | "closed";

/**
 * A draft 下書き.
 */
export type DraftView = { 
/**
 * What is applied for.
 */
kind: ApplicationKind, 
/**
 * Revision it will become; 1 for a new application.
 */
revision: number, 
/**
 * Section in which the person was last.
 */
section: Section, 
/**
 * The answers, exactly as typed.
 */
answers: { [key in FieldId]?: string }, 
/**
 * Attached images, in order.
 */
documents: Array<DocumentView>, 
/**
 * The verified mail address.
 */
email: string, 
/**
 * For a correction: why it was returned.
 */
returned: DecisionCard | null, 
/**
 * The university changed its form since this draft was begun; these fields are new.
 */
new_fields: Array<FieldId>, 
/**
 * These were there and could stay empty when it was begun, and are required now.
 */
now_required: Array<FieldId>, 
/**
 * Is the present name another than the one when in school?
 */
names_differ: boolean, 
/**
 * What became meanwhile of the application it belongs to, where that is in its way.
 */
standing: DraftStanding | null, };

/**
 * What an earlier receipt proves. Its signature holds.
 */
export type EarlierReceipt = { 
/**
 * 受付番号 as printed.
 */
reference: string, 
/**
 * When it was received first, milliseconds since 1970.
 */
received_at: number, };

/**
 * `campus.email_key`, `campus.switch_email_key`: 二要素認証設定
 */
export type EmailKeyView = { 
/**
 * Is a key asked for?
 */
on: boolean, };

/**
 * `devices.end`
 */
export type EndSession = { 
/**
 * Which.
 */
id: string, };

/**
 * A session that is over.
 */
export type EndedSession = { 
/**
 * Whose.
 */
role: SessionRole, 
/**
 * After how many idle minutes; absent when the university ended it.
 */
idle_minutes: number | null, };

/**
 * One enrolment.
 */
export type EnrolmentCard = { 
/**
 * 学籍番号; may be empty.
 */
student_number: string, 
/**
 * 在学時氏名
 */
school_name: string, 
/**
 * Id of the faculty, or how it was written where no list has it.
 */
faculty: string, 
/**
 * Id of the department; may be empty.
 */
department: string, 
/**
 * `YYYY-MM`; may be empty.
 */
leaving_month: string, };

/**
 * `enrolment.begun`
 */
export type EnrolmentView = { 
/**
 * Where the mail goes.
 */
email: string, 
/**
 * What is under way on this computer; absent where nothing is.
 */
begun: BegunStep | null, };

/**
 * `flow.enter_code`
 */
export type EnterCode = { 
/**
 * As typed.
 */
code: string, };

/**
 * `campus.enter_key`
 */
export type EnterKey = { 
/**
 * 認証キー as typed.
 */
key: string, 
/**
 * Is no key to be asked for on this computer for a while?
 */
remember: boolean, };

/**
 * Where an entry stands on this device.
 */
export type EntryState = "queued" | "sending" | "needs_attention" | "sent" | "unreadable";

/**
 * One application on its way.
 */
export type EntryView = { 
/**
 * Application.
 */
application: string, 
/**
 * Revision.
 */
revision: number, 
/**
 * Where it stands.
 */
state: EntryState, 
/**
 * Tries so far.
 */
attempts: number, 
/**
 * Seconds until the next try; absent when none is planned.
 */
next_try_in_seconds: number | null, 
/**
 * Bytes that the server holds or that have left this computer.
 */
sent_bytes: number, 
/**
 * Bytes of the whole.
 */
total_bytes: number, 
/**
 * How fast they leave; absent until that can be said.
 */
bytes_per_second: number | null, 
/**
 * How long it still takes at this pace.
 */
seconds_left: number | null, 
/**
 * Why it needs attention or waits.
 */
problem: CoreError | null, };

/**
 * `data.export`
 */
export type Exported = { 
/**
 * Name of the file that was written; absent when the person closed the dialog.
 */
name: string | null, 
/**
 * Things that could not be read, and are not in it.
 */
missing: number, };

/**
 * A faculty with its departments.
 */
export type Faculty = { 
/**
 * Stable id.
 */
id: string, 
/**
 * What a person reads.
 */
label: Localized, 
/**
 * Its departments.
 */
departments: Array<Choice>, };

/**
 * One field of which there are two answers.
 */
export type FieldConflict = { 
/**
 * The field.
 */
field: FieldId, 
/**
 * On this device; may be empty.
 */
mine: string, 
/**
 * At the university; may be empty.
 */
theirs: string, };

/**
 * How the answer of a field is written and checked.
 */
export type FieldFormat = "line" | "kana" | "roman" | "past_date" | "year_month" | "faculty" | "department" | "leaving_kind" | "residence" | "postcode" | "country" | "phone" | "student_number" | "document_type" | "name_proof";

/**
 * A field of the form. The serialised name is also the last part of its message keys (`field-…`).
 */
export type FieldId = "family_name_kanji" | "given_name_kanji" | "family_name_kana" | "given_name_kana" | "family_name_roman" | "given_name_roman" | "birth_date" | "school_family_name_kanji" | "school_given_name_kanji" | "school_family_name_kana" | "school_given_name_kana" | "school_family_name_roman" | "school_given_name_roman" | "faculty" | "department" | "faculty_text" | "student_number" | "admission_month" | "leaving_month" | "leaving_kind" | "residence" | "postcode" | "prefecture" | "city" | "street" | "building" | "country" | "overseas_address" | "phone" | "mobile_phone" | "workplace_name" | "workplace_postcode" | "workplace_prefecture" | "workplace_city" | "workplace_street" | "workplace_building" | "workplace_phone" | "document_type" | "name_proof" | "name_proof_issued";

/**
 * One problem at one place.
 */
export type FieldProblem = { 
/**
 * Where it is.
 */
place: Place, 
/**
 * What it is.
 */
kind: ProblemKind, 
/**
 * Arguments of the message, never an answer itself.
 */
args?: { [key in string]: string }, };

/**
 * How an answer is understood.
 */
export type FieldReading = { 
/**
 * What it means and what follows from it.
 */
reading: Reading, 
/**
 * What is wrong with it, if anything is.
 */
problem: FieldProblem | null, };

/**
 * One field as this university wants it.
 */
export type FieldRule = { 
/**
 * The field.
 */
id: FieldId, 
/**
 * Its section, repeated here so that a view needs no table of its own.
 */
section: Section, 
/**
 * Its format, likewise.
 */
format: FieldFormat, 
/**
 * Longest answer in characters; a university may want shorter ones than the format allows.
 */
max_chars: number, 
/**
 * Required, shown or hidden.
 */
presence: Presence, 
/**
 * The university's own label; without one the established word is used.
 */
label: Localized | null, 
/**
 * A sentence of help below the label.
 */
help: Localized | null, 
/**
 * When the field is asked; always, where there is no condition.
 */
visible_if: Condition | null, };

/**
 * The form of one university for one group of people.
 */
export type FieldSet = { 
/**
 * Grows with every change by the university; travels with each revision.
 */
version: number, 
/**
 * In the order of the form; hidden fields are absent.
 */
fields: Array<FieldRule>, };

/**
 * `flow.enter_code`, and the event `flow_done` when the link was opened instead.
 */
export type FlowDone = "terms" | "status" | "passwords" | "second_password" | "home" | "address_changed" | "graduation_passwords" | "second_password_anew";

/**
 * What the flow leads to.
 */
export type FlowKind = "registration" | "continue" | "password_reset" | "address" | "address_change" | "enrolment" | "recovery" | "graduation" | "second_password";

/**
 * The open flow.
 */
export type FlowView = { 
/**
 * What it leads to.
 */
kind: FlowKind, 
/**
 * Where the mail went; where the university knows the address, enough of it to recognise one's own, or nothing.
 */
email: string, 
/**
 * Where the mail is.
 */
mail: MailProgress, 
/**
 * Seconds until it is tried again, where it was put off.
 */
again_in_seconds: number | null, 
/**
 * Seconds until another mail may be asked for; 0 for now.
 */
resend_in_seconds: number, 
/**
 * Seconds until the checklist "the mail did not come" is to be shown; 0 for now.
 */
checklist_in_seconds: number, 
/**
 * Seconds until link and code end; absent before the mail server took the mail.
 */
expires_in_seconds: number | null, };

/**
 * `devices.forget`
 */
export type ForgetDevice = { 
/**
 * Which.
 */
id: string, };

/**
 * `campus.forgot_second`
 */
export type ForgotSecond = { 
/**
 * ユーザID
 */
user_id: string, 
/**
 * The university's password.
 */
password: string, };

/**
 * The forms of a university, by profile.
 */
export type Forms = { 
/**
 * Of [`SignInProfile::Graduate`].
 */
graduate: ProfileForms, };

/**
 * A day or month in both calendars.
 */
export type Gloss = { 
/**
 * `YYYY-MM-DD` or `YYYY-MM`.
 */
western: string, 
/**
 * Era as its romanised name in lower case, `heisei`.
 */
era: string, 
/**
 * Year of the era; 1 is 元年.
 */
era_year: number, };

/**
 * `graduation.set_passwords`: it has happened.
 */
export type Graduated = { 
/**
 * What they sign in with from now on.
 */
email: string, };

/**
 * `graduation.look`
 */
export type GraduationView = { 
/**
 * 現在のメールアドレス
 */
email: string, 
/**
 * What the change asks for.
 */
asks_for: AddressProof, 
/**
 * Was it so recently that this person signed in? Otherwise they have to do so once more.
 */
recent: boolean, 
/**
 * A mail is on its way already; its code is what is missing.
 */
waiting: boolean, 
/**
 * The address that was confirmed; the passwords are what is missing.
 */
confirmed: string | null, };

/**
 * Something that may be a slip and may as well be right. The message key is `hint-` and the name with hyphens.
 */
export type Hint = "kana_differs" | "roman_expected" | "names_in_one_box";

/**
 * The holder of an account, to be compared with.
 */
export type HolderCard = { 
/**
 * Name.
 */
name: string, 
/**
 * The address of the account.
 */
email: string, 
/**
 * Birth date as it was approved; empty where none was asked for.
 */
birth_date: string, 
/**
 * 学籍
 */
enrolments: Array<EnrolmentCard>, 
/**
 * With 氏名の変更: the name from which it is changed.
 */
name_before: { [key in FieldId]?: string }, };

/**
 * `session.home`
 */
export type HomeView = { 
/**
 * Name to greet with.
 */
name: string, 
/**
 * The address signed in with.
 */
email: string, 
/**
 * 前回ログイン日時, milliseconds since 1970.
 */
previous_sign_in: number | null, 
/**
 * On what that was.
 */
previous_device: DeviceCard | null, 
/**
 * 学籍
 */
enrolments: Array<EnrolmentCard>, 
/**
 * An application for a further student number that is under way on this computer.
 */
begun: BegunView | null, 
/**
 * 現在の申請一覧
 */
applications: Array<ApplicationCard>, 
/**
 * Services the university has switched on.
 */
services: Array<Service>, 
/**
 * Shown when there is none.
 */
order_meanwhile: OrderMeanwhile, };

/**
 * What is about to happen to somebody who does nothing. `session.stay` averts it.
 */
export type IdleWarning = { 
/**
 * Who.
 */
role: SessionRole, 
/**
 * Seconds until the session ends.
 */
seconds_left: number, 
/**
 * After how many idle minutes it ends here.
 */
idle_minutes: number, };

/**
 * One group of images of which there are two versions.
 */
export type ImageConflict = { 
/**
 * What they show.
 */
role: DocumentRole, 
/**
 * On this device, in order.
 */
mine: Array<DocumentView>, 
/**
 * At the university, in order.
 */
theirs: Array<DocumentView>, };

/**
 * What the holder of a new or reset account is told. It is shown this one time.
 */
export type InvitationView = { 
/**
 * Initial password.
 */
password: string, 
/**
 * Until when the account has to be set up, milliseconds since 1970.
 */
until: number, };

/**
 * `documents.keep`
 */
export type KeepDocument = { 
/**
 * [`PendingView::id`].
 */
id: string, 
/**
 * What is made black, in the picture as turned.
 */
covers: Array<Area>, 
/**
 * Quarter turns clockwise, 0 to 3.
 */
turn: number, 
/**
 * What the person says of everything that must not be seen.
 */
answers: Array<MaskAnswer>, };

/**
 * What came of keeping a picture.
 */
export type KeepResult = { 
/**
 * The draft, with the picture unless there was a warning.
 */
draft: DraftView, 
/**
 * Not kept yet: the person is told once more that it is hard to read.
 */
warned: PendingView | null, };

/**
 * What opens the store.
 */
export type KeyPlace = "keyring" | "passphrase" | "none";

/**
 * `campus.key`, `campus.resend_key`: where the mail with the key is.
 */
export type KeyView = { 
/**
 * Enough of the address to recognise one's own.
 */
sent_to: string, 
/**
 * Where the mail is.
 */
mail: MailProgress, 
/**
 * Seconds until it is tried again, where it was put off.
 */
again_in_seconds: number | null, 
/**
 * Seconds until another one may be asked for; 0 for now.
 */
resend_in_seconds: number, 
/**
 * 有効期限, milliseconds since 1970; absent until there is a key.
 */
expires_at: number | null, 
/**
 * Seconds until then.
 */
expires_in_seconds: number | null, 
/**
 * Too many wrong keys were entered.
 */
void: boolean, 
/**
 * Digits of a key.
 */
digits: number, 
/**
 * Days for which this computer can be remembered; absent where it cannot.
 */
remember_days: number | null, };

/**
 * A language of the user interface, mails and printed documents.
 */
export type Language = "ja" | "en";

/**
 * A text the university wrote in both languages (its name, a label, a notice).
 */
export type Localized = { 
/**
 * Japanese text.
 */
ja: string, 
/**
 * English text.
 */
en: string, };

/**
 * `university.look_up`
 */
export type LookUp = { 
/**
 * As typed; spaces and full-width letters are forgiven.
 */
address: string, };

/**
 * `address.look_up`
 */
export type LookUpAddress = { 
/**
 * As typed, in any width, with or without hyphen.
 */
postcode: string, };

/**
 * Where the mail is.
 */
export type MailProgress = "queued" | "put_off" | "accepted" | "refused_unknown_mailbox" | "refused_other" | "unknown";

/**
 * What a person says about one field of the template in one image.
 */
export type MaskAnswer = { 
/**
 * [`MaskField::id`].
 */
field: string, 
/**
 * What they say.
 */
state: MaskState, };

/**
 * Something an identity document shows and nobody here may see.
 */
export type MaskField = { 
/**
 * Stable id such as `insurer_number`.
 */
id: string, 
/**
 * What a person reads.
 */
label: Localized, 
/**
 * Must it be covered?
 */
need: MaskNeed, 
/**
 * Where it usually is.
 */
area: Area, };

/**
 * Whether something must be covered.
 */
export type MaskNeed = "required" | "where_present" | "optional";

/**
 * Covered, or nothing to cover.
 */
export type MaskState = "covered" | "absent";

/**
 * What has to be covered in the images of an identity document.
 */
export type MaskTemplate = { 
/**
 * Width of the document in thousandths of its height: the suggested places are those of its upright front.
 */
aspect: number, 
/**
 * The other side bears a number nobody may keep: which side is in the picture is asked, and that one refused.
 */
number_side: boolean, 
/**
 * What must not be seen.
 */
fields: Array<MaskField>, };

/**
 * `application.merge`: nothing that differs may be left out.
 */
export type Merge = { 
/**
 * The university's revision that was compared with.
 */
revision: number, 
/**
 * For each differing field.
 */
fields: { [key in FieldId]?: ChosenSide }, 
/**
 * For each differing group of images.
 */
images: { [key in DocumentRole]?: ChosenSide }, };

/**
 * `personal.merge`: nothing that differs may be left out.
 */
export type MergePersonal = { 
/**
 * The university's revision that was compared with.
 */
revision: number, 
/**
 * For each differing field.
 */
fields: { [key in FieldId]?: ChosenSide }, };

/**
 * `name_change.begin`
 */
export type NameChangeRequest = { 
/**
 * パスワード
 */
password: string, };

/**
 * `name_change.look`
 */
export type NameChangeView = { 
/**
 * Does the university accept anything that proves a changed name?
 */
offered: boolean, 
/**
 * What is under way on this computer; absent where nothing is.
 */
begun: BegunStep | null, };

/**
 * A proof of a changed name (F32).
 */
export type NameProof = { 
/**
 * Stable id such as `family_register`.
 */
id: string, 
/**
 * What a person reads.
 */
label: Localized, 
/**
 * What it must show.
 */
advice: Localized, 
/**
 * Months for which it is good after its issue, counted to the day of sending; absent where it does not age.
 */
max_age_months: number | null, };

/**
 * A request or response without content.
 */
export type Nothing = Record<symbol, never>;

/**
 * Notes on one screen.
 */
export type Notice = { 
/**
 * Where it is shown.
 */
screen: NoticeScreen, 
/**
 * Plain text; each line is one point.
 */
text: Localized, };

/**
 * A screen that shows notes of the university.
 */
export type NoticeScreen = "mail_address" | "form" | "documents" | "check" | "accepted" | "sign_in" | "campus_sign_in" | "saml_sign_in" | "passwords" | "forgotten" | "home";

/**
 * `documents.remove`, `documents.edit`, `documents.drop`
 */
export type OneDocument = { 
/**
 * [`DocumentView::id`], or for `documents.drop` [`PendingView::id`].
 */
id: string, };

/**
 * On which days hours hold.
 */
export type OpeningDays = "office" | "weekdays" | "saturdays" | "every_day";

/**
 * Hours without a break. A lunch break makes two of them.
 */
export type OpeningHours = { 
/**
 * On which days.
 */
days: OpeningDays, 
/**
 * From this minute on.
 */
from: ClockTime, 
/**
 * Until this minute, which is closed already.
 */
until: ClockTime, };

/**
 * Where certificates are ordered while Akashi itself does not sell them here.
 */
export type OrderMeanwhile = { 
/**
 * What to do.
 */
text: Localized, 
/**
 * A page that explains it; `https` only.
 */
url: string, };

/**
 * The outbox of this device.
 */
export type OutboxView = { 
/**
 * The entries, oldest first.
 */
entries: Array<EntryView>, 
/**
 * Sending was stopped by the person.
 */
paused: boolean, 
/**
 * A reason that concerns every entry (offline, maintenance, client too old, signed out).
 */
systemic: CoreError | null, };

/**
 * The three results.
 */
export type OutcomeView = "approved" | "rejected" | "returned";

/**
 * `staff.own`
 */
export type OwnAccountView = { 
/**
 * Name of the account.
 */
name: string, 
/**
 * What its holder may do.
 */
role: StaffRole, 
/**
 * Is there an authenticator?
 */
has_authenticator: boolean, 
/**
 * Recovery codes that are still good.
 */
recovery_codes: number, 
/**
 * The password has to be changed first.
 */
must_set_password: boolean, 
/**
 * An authenticator has to be set up first.
 */
must_set_authenticator: boolean, };

/**
 * `password.check`, `password.change`
 */
export type PasswordChange = { 
/**
 * Which is changed.
 */
which: PasswordKind, 
/**
 * 現在の…
 */
current: string, 
/**
 * 新しい…
 */
new: string, 
/**
 * 確認
 */
confirmation: string, };

/**
 * Which of the two.
 */
export type PasswordKind = "first" | "second";

/**
 * What a password must be. The default is S075 with our additions.
 */
export type PasswordPolicy = { 
/**
 * Fewest characters.
 */
min_chars: number, 
/**
 * Most characters, never above [`limits::PASSWORD_CHARS`].
 */
max_chars: number, 
/**
 * Must it hold A–Z, a–z and 0–9?
 */
three_classes: boolean, 
/**
 * Are only half-width letters and digits allowed?
 */
alphanumeric_only: boolean, };

/**
 * A single rule, shown as a live tick.
 */
export type PasswordRule = "length" | "upper_case" | "lower_case" | "digit" | "alphanumeric" | "not_common" | "not_personal" | "differs_from_other" | "not_used_before";

/**
 * Live ticks.
 */
export type PasswordTicks = { 
/**
 * Rules for the password.
 */
first: Array<RuleOutcome>, 
/**
 * Rules for the second password.
 */
second: Array<RuleOutcome>, 
/**
 * Is the password typed twice alike?
 */
first_confirmed: boolean, 
/**
 * Is the second password typed twice alike?
 */
second_confirmed: boolean, };

/**
 * `session.check_passwords`, `session.set_passwords`, `reset.check_passwords`, `reset.set_passwords`
 */
export type Passwords = { 
/**
 * パスワード
 */
password: string, 
/**
 * パスワード 確認
 */
password_confirmation: string, 
/**
 * 第２パスワード
 */
second_password: string, 
/**
 * 第２パスワード 確認
 */
second_password_confirmation: string, };

/**
 * `outbox.pause`
 */
export type PauseOutbox = { 
/**
 * Stop or resume.
 */
paused: boolean, };

/**
 * A picture that is kept nowhere yet: something in it has to be covered, or it is hard to read. Its pixels are fetched
 * like those of an image.
 */
export type PendingView = { 
/**
 * Opaque id.
 */
id: string, 
/**
 * What it shows.
 */
role: DocumentRole, 
/**
 * Name of the file.
 */
name: string, 
/**
 * Pixels, upright.
 */
width: number, 
/**
 * Pixels, upright.
 */
height: number, 
/**
 * Why it is hard to read, the most important first.
 */
problems: ('too_small' | 'too_dark' | 'too_bright' | 'blurred' | 'glare')[], 
/**
 * 1, or 2 for the last warning; 0 for none.
 */
warning: number, 
/**
 * Is there anything to be covered?
 */
cover: boolean, 
/**
 * It is attached already, and is changed.
 */
stored: boolean, 
/**
 * What was said of it when it was attached.
 */
answers: Array<MaskAnswer>, };

/**
 * `personal.compare`: the version of this computer beside the university's.
 */
export type PersonalComparison = { 
/**
 * The university's revision.
 */
revision: number, 
/**
 * The fields whose answers differ, in the order of the form.
 */
fields: Array<FieldConflict>, };

/**
 * `personal.get`
 */
export type PersonalView = { 
/**
 * As they stand on this computer: what the university has, and what was typed since.
 */
answers: { [key in FieldId]?: string }, 
/**
 * Something was typed that the university does not have.
 */
edited: boolean, 
/**
 * The university has another version than the one that was begun with: the two are compared.
 */
overtaken: boolean, };

/**
 * Where in the form a problem is.
 */
export type Place = { "kind": "field", "id": FieldId } | { "kind": "identity_images" } | { "kind": "name_change_images" } | { "kind": "character_images" };

/**
 * Times and counts. Durations are in the unit of their name.
 */
export type Policies = { 
/**
 * Life of a one-time link or code, counted from acceptance by the mail server.
 */
link_minutes: number, 
/**
 * Life of a one-use handle of a landing page.
 */
handle_seconds: number, 
/**
 * Wrong codes before a flow is void.
 */
code_tries: number, 
/**
 * Seconds before a mail may be sent again.
 */
resend_seconds: number, 
/**
 * Minutes before the checklist "the mail did not come" is shown.
 */
mail_checklist_minutes: number, 
/**
 * Mails an hour to one address.
 */
mails_per_hour_per_address: number, 
/**
 * Mails an hour asked for by one client address.
 */
mails_per_hour_per_client: number, 
/**
 * Life of the credential with which one application is filled in.
 */
application_credential_days: number, 
/**
 * Life of an initial password.
 */
initial_password_days: number, 
/**
 * Idle minutes before an applicant is signed out.
 */
idle_minutes: number, 
/**
 * Idle minutes before staff are signed out.
 */
staff_idle_minutes: number, 
/**
 * Longest life of a session, however busy.
 */
session_hours: number, 
/**
 * Failed sign-ins before answers become slow.
 */
sign_in_slow_after: number, 
/**
 * Failed sign-ins before they are refused for a while.
 */
sign_in_refuse_after: number, 
/**
 * How long they are refused.
 */
sign_in_refuse_minutes: number, 
/**
 * Failures in a row before only a reset helps.
 */
sign_in_reset_after: number, 
/**
 * Digits of a key that is sent at signing in 認証キー.
 */
key_digits: number, 
/**
 * Its life, counted from when it was drawn.
 */
key_minutes: number, 
/**
 * Wrong keys since the last sign-in before a key is void; further keys allow one try each.
 */
key_tries: number, 
/**
 * Mails with keys to one person an hour.
 */
key_mails_per_hour: number, 
/**
 * Days for which no key is asked for on a device that is remembered.
 */
remembered_days: number, 
/**
 * Days a returned application waits for its correction.
 */
correction_days: number, 
/**
 * Days after which an image that never arrived whole is forgotten.
 */
upload_days: number, 
/**
 * Days until identity images are deleted after the final state.
 */
image_retention_days: number, 
/**
 * Business days a review usually takes; the expected date is computed from it.
 */
review_business_days: number, };

/**
 * Whether a field is part of the form.
 */
export type Presence = "required" | "shown" | "hidden";

/**
 * Kinds of problems. The message key is `problem-` and the name with hyphens.
 */
export type ProblemKind = "missing" | "too_long" | "control_character" | "emoji" | "not_kana" | "not_roman" | "date_unreadable" | "date_impossible" | "month_impossible" | "century_missing" | "era_year_zero" | "era_ended" | "era_not_begun" | "date_in_future" | "date_too_long_ago" | "leaving_before_admission" | "month_unreadable" | "postcode_malformed" | "phone_malformed" | "student_number_malformed" | "unknown_choice" | "not_asked" | "image_missing" | "too_many_images" | "image_not_covered" | "cover_missing" | "proof_too_old" | "name_unchanged";

/**
 * Everything that is wrong, in the order of the form.
 */
export type Problems = { 
/**
 * Empty when nothing is.
 */
problems: Array<FieldProblem>, 
/**
 * Optional fields without an answer, for "check answers" (F34).
 */
empty_optional: Array<FieldId>, };

/**
 * The forms of one profile, by kind of application.
 */
export type ProfileForms = { 
/**
 * 利用申請
 */
registration: FieldSet, 
/**
 * 学籍番号追加; follows from the one for registration ([`FieldSet::for_enrolment`]).
 */
enrolment: FieldSet, 
/**
 * メールアドレスを失った場合; likewise ([`FieldSet::for_recovery`]).
 */
recovery: FieldSet, 
/**
 * 氏名の変更; likewise ([`FieldSet::for_name_change`]).
 */
name_change: FieldSet, };

/**
 * A text for another field. It fills an empty field and never replaces what a person typed.
 */
export type Proposal = { 
/**
 * The other field.
 */
field: FieldId, 
/**
 * What it would hold.
 */
text: string, 
/**
 * Other accepted spellings, offered for choice.
 */
alternatives: Array<string>, };

/**
 * An approval that waits for a second person.
 */
export type ProposalCard = { 
/**
 * Who approved.
 */
by: string, 
/**
 * Milliseconds since 1970.
 */
at: number, 
/**
 * What they wrote to the applicant; may be empty.
 */
comment: string, 
/**
 * Is it the person here?
 */
own: boolean, };

/**
 * A QR code.
 */
export type QrView = { 
/**
 * Squares on each side, without the quiet zone.
 */
size: number, 
/**
 * The dark squares, as the path of a drawing in units of a square.
 */
path: string, };

/**
 * A kind of question; whom to ask follows from it (F11).
 */
export type QuestionKind = "content" | "payment" | "system";

/**
 * `staff.queue`
 */
export type QueueRequest = { 
/**
 * Only this state; absent for all open ones.
 */
state: ApplicationState | null, 
/**
 * Name, kana, reference or student number.
 */
query: string, 
/**
 * [`QueueView::next`] of the page before.
 */
after: string | null, };

/**
 * One line.
 */
export type QueueRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * What is applied for.
 */
kind: ApplicationKind, 
/**
 * 受付番号
 */
reference: string, 
/**
 * Where it stands.
 */
state: ApplicationState, 
/**
 * Last revision.
 */
revision: number, 
/**
 * Name of the applicant.
 */
name: string, 
/**
 * Id of the faculty, or how it was written where no list has it.
 */
faculty: string, 
/**
 * Milliseconds since 1970.
 */
received_at: number, 
/**
 * `YYYY-MM-DD`
 */
due: string, 
/**
 * Who reviews it.
 */
assigned_to: string | null, 
/**
 * Message keys `flag-…`.
 */
flags: Array<string>, };

/**
 * A page of the queue.
 */
export type QueueView = { 
/**
 * Oldest first.
 */
items: Array<QueueRow>, 
/**
 * For the next page; absent on the last.
 */
next: string | null, 
/**
 * Count of 受付済.
 */
received: number, 
/**
 * Count of 審査中.
 */
in_review: number, 
/**
 * Count of 二人目の確認待ち.
 */
awaiting: number, 
/**
 * Count of 再申請依頼.
 */
returned: number, };

/**
 * `staff.read_diagnosis`
 */
export type ReadDiagnosisRequest = { 
/**
 * As typed: case, width, spaces and hyphens do not matter.
 */
code: string, };

/**
 * `draft.read_field`
 */
export type ReadField = { 
/**
 * The field that was left.
 */
field: FieldId, 
/**
 * What stands in it.
 */
text: string, };

/**
 * How one typed answer is read.
 */
export type Reading = { 
/**
 * What is kept: the typed text itself unless it was written in another width, script or calendar.
 */
answer: string, 
/**
 * The same day or month in both calendars, to be shown beside the field.
 */
gloss: Gloss | null, 
/**
 * What the person may want to look at again. Never a reason to stop.
 */
hint: Hint | null, 
/**
 * Texts for other fields that follow from this answer.
 */
proposals: Array<Proposal>, };

/**
 * One reason.
 */
export type ReasonView = { 
/**
 * Code.
 */
code: string, 
/**
 * The field it is about.
 */
field: FieldId | null, };

/**
 * What the receipt on this device proves. Found out here and now, without asking the university.
 */
export type ReceiptProof = { 
/**
 * How it stands.
 */
standing: ReceiptStanding, 
/**
 * What the university signed; with [`ReceiptStanding::Signed`] only.
 */
signed: SignedReceipt | null, };

/**
 * How the receipt on this device stands.
 */
export type ReceiptStanding = "none" | "unsigned" | "signed" | "refused" | "damaged";

/**
 * Recovery codes, shown this one time.
 */
export type RecoveryCodesView = { 
/**
 * As printed.
 */
codes: Array<string>, };

/**
 * A file that could not be attached.
 */
export type RefusedFile = { 
/**
 * Its name, so that the person knows which.
 */
name: string, 
/**
 * Why.
 */
error: CoreError, };

/**
 * A computer on which no key is asked for.
 */
export type RememberedCard = { 
/**
 * To forget it by.
 */
id: string, 
/**
 * What it is.
 */
device: DeviceCard, 
/**
 * When it was last signed in on, milliseconds since 1970.
 */
last_used_at: number, 
/**
 * Until when, milliseconds since 1970.
 */
until: number, 
/**
 * Is it this one?
 */
this: boolean, };

/**
 * `store.remove_aside`
 */
export type RemoveAside = { 
/**
 * Name of its folder.
 */
name: string, };

/**
 * How what a server lost is sent again.
 */
export type ResendWay = "again" | "anew";

/**
 * What came of `application.resend`.
 */
export type Resent = "queued" | "confirm_address" | "held";

/**
 * What the code of a mail allows to set anew.
 */
export type ResetOf = "both" | "second";

/**
 * Where a person was.
 */
export type Resume = { 
/**
 * A flow waits for its code or link.
 */
flow: boolean, 
/**
 * The terms wait to be agreed to: the flow is done, no draft yet.
 */
terms: boolean, 
/**
 * A draft.
 */
draft: boolean, 
/**
 * A sent application, or one in the outbox.
 */
application: boolean, 
/**
 * Entries of the outbox that have not reached the server.
 */
unsent: number, 
/**
 * A graduate is signed in.
 */
signed_in: boolean, 
/**
 * What can be set anew: the code of the mail was entered. Absent where nothing can.
 */
reset: ResetOf | null, 
/**
 * How far whoever is signed in with a campus ID, or through the identity provider, has come; absent where nobody is.
 */
campus: CampusStep | null, 
/**
 * It was through the identity provider.
 */
saml: boolean, 
/**
 * Is a key asked for at the next sign-in of whoever is signed in with a campus ID? Absent for everybody else.
 */
email_key: boolean | null, 
/**
 * The member of staff who is signed in; absent where nobody is.
 */
staff: StaffHere | null, };

/**
 * A rule, and whether the password keeps it.
 */
export type RuleOutcome = { 
/**
 * The rule.
 */
rule: PasswordRule, 
/**
 * Kept?
 */
kept: boolean, };

/**
 * A sign-in that waits for the browser.
 */
export type SamlView = { 
/**
 * The page where it is signed in.
 */
address: string, 
/**
 * Has the browser been asked to open it? Otherwise the person has to.
 */
opened: boolean, };

/**
 * `draft.save`: only what changed.
 */
export type SaveDraft = { 
/**
 * Section in which the person is.
 */
section: Section | null, 
/**
 * Changed answers; an empty text removes one.
 */
answers: { [key in FieldId]?: string }, };

/**
 * `personal.save`: only what changed; an empty text removes an answer.
 */
export type SavePersonal = { 
/**
 * Changed answers.
 */
answers: { [key in FieldId]?: string }, };

/**
 * `application.save_receipt`
 */
export type SaveReceipt = { 
/**
 * Application id.
 */
application: string, 
/**
 * 受付番号, for the name of the file.
 */
reference: string, 
/**
 * In which language the receipt is written.
 */
language: Language, };

/**
 * The change is on disk.
 */
export type Saved = { 
/**
 * Milliseconds since 1970, for "saved at 15:14".
 */
at: number, 
/**
 * Is the present name another than the one when in school, with what was saved?
 */
names_differ: boolean, };

/**
 * Answer of `application.save_receipt`.
 */
export type SavedReceipt = { 
/**
 * Name of the file, without its folder; absent when the dialog was closed.
 */
name: string | null, };

/**
 * `campus.check_second`, `campus.set_second`, `reset.check_second`, `reset.set_second`
 */
export type SecondPassword = { 
/**
 * 第2パスワード
 */
second_password: string, 
/**
 * 第2パスワード 確認
 */
second_password_confirmation: string, };

/**
 * Live ticks.
 */
export type SecondTicks = { 
/**
 * Rules for it.
 */
rules: Array<RuleOutcome>, 
/**
 * Is it typed twice alike?
 */
confirmed: boolean, };

/**
 * A section of the form, in order.
 */
export type Section = "applicant" | "school" | "contact" | "workplace" | "identity";

/**
 * Something that can be done after signing in.
 */
export type Service = { 
/**
 * Stable id.
 */
id: string, 
/**
 * What a person reads.
 */
label: Localized, 
/**
 * Where it is done.
 */
url: string, };

/**
 * One session.
 */
export type SessionCard = { 
/**
 * To end it by.
 */
id: string, 
/**
 * What it began on.
 */
device: DeviceCard, 
/**
 * Milliseconds since 1970.
 */
began_at: number, 
/**
 * Milliseconds since 1970.
 */
last_used_at: number, 
/**
 * Is it this one?
 */
this: boolean, };

/**
 * As whom somebody is signed in.
 */
export type SessionRole = "graduate" | "staff";

/**
 * `store.set_aside`
 */
export type SetAside = { 
/**
 * The folder it lies in now.
 */
folder: string, 
/**
 * How it goes on.
 */
start: StartView, };

/**
 * `app.set_language`
 */
export type SetLanguage = { 
/**
 * The language.
 */
language: Language, };

/**
 * How a group of people signs in 利用者区分.
 */
export type SignInProfile = "graduate" | "campus" | "saml";

/**
 * `session.sign_in`
 */
export type SignInRequest = { 
/**
 * メールアドレス
 */
email: string, 
/**
 * パスワード
 */
password: string, 
/**
 * 第２パスワード; empty at the first sign-in.
 */
second_password: string, };

/**
 * Signed in.
 */
export type SignedIn = { 
/**
 * パスワード設定 comes next.
 */
must_set_passwords: boolean, };

/**
 * A receipt whose signature holds.
 */
export type SignedReceipt = { 
/**
 * Id of the university that signed.
 */
issuer: string, 
/**
 * Its name, where it is the connected one.
 */
university: Localized | null, 
/**
 * 受付番号 as printed.
 */
reference: string, 
/**
 * The revision.
 */
revision: number, 
/**
 * When it was received, milliseconds since 1970.
 */
received_at: number, 
/**
 * Name of the key, in groups of four.
 */
key: string, 
/**
 * Short fingerprint of the signed receipt, in groups of four; the PDF shows the same.
 */
fingerprint: string, };

/**
 * An account, for an administrator.
 */
export type StaffAccountCard = { 
/**
 * Its id.
 */
id: string, 
/**
 * Name of the account.
 */
name: string, 
/**
 * What its holder may do.
 */
role: StaffRole, 
/**
 * How it stands.
 */
state: StaffAccountState, 
/**
 * Is there an authenticator?
 */
has_authenticator: boolean, 
/**
 * Last good sign-in, milliseconds since 1970.
 */
last_sign_in: number | null, 
/**
 * The one of whoever asks.
 */
own: boolean, };

/**
 * How an account stands.
 */
export type StaffAccountState = "active" | "setting_up" | "set_up_expired" | "locked" | "disabled";

/**
 * `staff.accounts`
 */
export type StaffAccountsView = { 
/**
 * By name.
 */
items: Array<StaffAccountCard>, };

/**
 * One application.
 */
export type StaffApplicationView = { 
/**
 * The line of the queue.
 */
row: QueueRow, 
/**
 * Mail address.
 */
email: string, 
/**
 * Language of the applicant.
 */
language: Language, 
/**
 * The answers.
 */
answers: { [key in FieldId]?: string }, 
/**
 * Is the present name another than the one when in school?
 */
names_differ: boolean, 
/**
 * The images.
 */
documents: Array<StaffDocumentView>, 
/**
 * Earlier decisions, newest first.
 */
decisions: Array<StaffDecisionView>, 
/**
 * May this person decide now?
 */
can_decide: boolean, 
/**
 * Reasons that can be chosen; message keys `reason-…`.
 */
reason_codes: Array<string>, 
/**
 * What of it asks that a second person confirms an approval; message keys `second-person-…`.
 */
second_person: Array<string>, 
/**
 * An approval that waits for that.
 */
proposal: ProposalCard | null, 
/**
 * What a receipt proves that this university gave for it before its server was set back.
 */
earlier: EarlierReceipt | null, 
/**
 * Whose account it is about, where there is one.
 */
holder: HolderCard | null, };

/**
 * `staff.change_password`
 */
export type StaffChangePassword = { 
/**
 * The present one.
 */
current: string, 
/**
 * The new one.
 */
new: string, };

/**
 * A decision with who took it.
 */
export type StaffDecisionView = { 
/**
 * Who.
 */
decided_by: string, 
/**
 * Which revision.
 */
revision: number, 
/**
 * What.
 */
card: DecisionCard, };

/**
 * Where the background job stands with an image.
 */
export type StaffDocumentState = "waiting" | "ready" | "undecodable" | "erased";

/**
 * An image. The pixels are fetched as `akashi-image://localhost/<id>` once `ready`.
 */
export type StaffDocumentView = { 
/**
 * Opaque id, valid in this session.
 */
id: string, 
/**
 * Where the background job stands.
 */
state: StaffDocumentState, 
/**
 * Pixels.
 */
width: number, 
/**
 * Pixels.
 */
height: number, 
/**
 * What it shows.
 */
role: DocumentRole, 
/**
 * What the applicant said about the parts that must not be seen.
 */
mask: Array<MaskAnswer>, 
/**
 * Why it may be hard to read; message keys `readability-…`.
 */
readability: Array<string>, };

/**
 * A member of staff who is signed in.
 */
export type StaffHere = { 
/**
 * What they may do.
 */
role: StaffRole, 
/**
 * Nothing before the account is set up.
 */
must_set_up: boolean, };

/**
 * `staff.offer_authenticator`, `staff.renew_codes`
 */
export type StaffPassword = { 
/**
 * The present password; empty while the account is set up.
 */
password: string, };

/**
 * The role of a staff account. Each may read the queue and what is in it.
 */
export type StaffRole = "reviewer" | "administrator" | "auditor";

/**
 * `staff.sign_in`
 */
export type StaffSignInRequest = { 
/**
 * Name of the account.
 */
name: string, 
/**
 * Password.
 */
password: string, 
/**
 * Six digits; may be empty.
 */
totp: string, };

/**
 * Signed in.
 */
export type StaffSignedIn = { 
/**
 * Name of the account.
 */
name: string, 
/**
 * The account has to be set up first.
 */
must_set_up: boolean, };

/**
 * `flow.start_continue`
 */
export type StartContinue = { 
/**
 * 受付番号
 */
reference: string, 
/**
 * メールアドレス
 */
email: string, };

/**
 * `flow.start_registration`, `flow.correct_address`
 */
export type StartRegistration = { 
/**
 * メールアドレス
 */
email: string, 
/**
 * 確認
 */
email_confirmation: string, };

/**
 * `flow.start_reset`
 */
export type StartReset = { 
/**
 * メールアドレス
 */
email: string, };

/**
 * Everything the first screen needs, from this device alone: no network is asked.
 */
export type StartView = { 
/**
 * Version of the application.
 */
version: string, 
/**
 * Chosen language, or the system's at the first start.
 */
language: Language, 
/**
 * The remembered university.
 */
university: UniversityCard | null, 
/**
 * An address to propose at the first start (preset by whoever installed the application).
 */
preset_address: string | null, 
/**
 * Where the store stands.
 */
store: StoreState, 
/**
 * What lies on this device; empty while the store is locked.
 */
resume: Resume, };

/**
 * `application.status`
 */
export type StatusView = { 
/**
 * Application id; empty when this device knows none.
 */
application: string, 
/**
 * What is applied for.
 */
kind: ApplicationKind, 
/**
 * Last revision known to the server; 0 for none.
 */
revision: number, 
/**
 * 受付番号 as printed, once received.
 */
reference: string | null, 
/**
 * Where it stands on the server, once received.
 */
state: ApplicationState | null, 
/**
 * When the last revision was received, milliseconds since 1970.
 */
received_at: number | null, 
/**
 * When the review is expected to be over, `YYYY-MM-DD`.
 */
review_expected: string | null, 
/**
 * For a returned one: last day for the correction, `YYYY-MM-DD`.
 */
correct_until: string | null, 
/**
 * After the final state: when the images are deleted, `YYYY-MM-DD`.
 */
images_deleted_on: string | null, 
/**
 * The last decision.
 */
decision: DecisionCard | null, 
/**
 * Where the mail about it goes.
 */
email: string, 
/**
 * What is still on this device.
 */
outbox: OutboxView, 
/**
 * Why this is only what was last seen; absent when the server was asked just now.
 */
stale: CoreError | null, 
/**
 * When the server was last heard of it, milliseconds since 1970; absent before it was received.
 */
seen_at: number | null, 
/**
 * May it be taken back?
 */
can_withdraw: boolean, 
/**
 * May it be corrected?
 */
can_correct: boolean, 
/**
 * Until when this device keeps a copy of what was sent, milliseconds since 1970; absent while it keeps none.
 */
copy_until: number | null, 
/**
 * The university's server does not hold what it gave a receipt for: how this device's copy can be sent again.
 */
resend: ResendWay | null, 
/**
 * What earlier receipts prove, of an application that the server has lost since.
 */
earlier: Array<EarlierReceipt>, 
/**
 * What became of the application that the draft on this device belongs to, where that is in the draft's way.
 */
draft: DraftStanding | null, };

/**
 * `store.details`
 */
export type StoreDetails = { 
/**
 * The folder everything lies in.
 */
folder: string, 
/**
 * What opens it.
 */
key: KeyPlace, 
/**
 * What was found when it was looked over; absent where there was no reason to, or it is not over yet.
 */
health: StoreHealth | null, 
/**
 * What could not be read and was set aside, oldest first.
 */
asides: Array<AsideView>, };

/**
 * What was found after the application had not ended in an orderly way.
 */
export type StoreHealth = "sound" | "damaged" | "unfinished";

/**
 * Whether personal data can be read and written.
 */
export type StoreState = "open" | "needs_new_passphrase" | "needs_passphrase" | "keyring_locked" | "key_lost" | "locked" | "damaged" | "too_new" | "not_migrated" | "disk_full" | "disk_unwritable" | "no_locks";

/**
 * `campus.switch_email_key`
 */
export type SwitchEmailKey = { 
/**
 * From the next sign-in on.
 */
on: boolean, 
/**
 * 第2パスワード; needed only to switch it off.
 */
second_password: string, };

/**
 * Terms of use.
 */
export type Terms = { 
/**
 * Identifies the wording that was agreed to, such as `2026-04-01`.
 */
version: string, 
/**
 * Plain text; blank lines separate paragraphs.
 */
text: Localized, };

/**
 * What a person checks before connecting.
 */
export type UniversityCard = { 
/**
 * Normalised address.
 */
address: string, 
/**
 * Host, and port where it is unusual.
 */
host: string, 
/**
 * Name.
 */
name: Localized, 
/**
 * `#rrggbb`
 */
brand_colour: string, 
/**
 * PNG in base 64.
 */
logo_png: string | null, };

/**
 * One university as its clients see it.
 */
export type UniversityInfo = { 
/**
 * Stable identifier in the form of a host name, such as `shomei.example.ac.jp`; drafts are bound to it.
 */
id: string, 
/**
 * Name of the university.
 */
name: Localized, 
/**
 * Colours of the university.
 */
colours: Colours, 
/**
 * Logo as a PNG in base 64, ≤ 64 KiB; absent when none is configured.
 */
logo_png: string | null, 
/**
 * Sign-in profiles that are switched on, such as `graduate`.
 */
profiles: Array<SignInProfile>, 
/**
 * Faculties with their departments.
 */
faculties: Array<Faculty>, 
/**
 * Kinds of leaving: 卒業, 修了, 退学, 除籍.
 */
leaving_kinds: Array<Choice>, 
/**
 * Accepted identity documents.
 */
document_types: Array<DocumentType>, 
/**
 * Accepted proofs of a changed name; without any, a changed name is not asked about.
 */
name_proofs: Array<NameProof>, 
/**
 * The forms, by profile and kind of application.
 */
forms: Forms, 
/**
 * Terms of use 利用許諾.
 */
terms: Terms, 
/**
 * Notes 注意事項 per screen.
 */
notices: Array<Notice>, 
/**
 * Whom to ask.
 */
contacts: Array<Contact>, 
/**
 * What can be done after signing in.
 */
services: Array<Service>, 
/**
 * Shown while no service is switched on: where to order today.
 */
order_meanwhile: OrderMeanwhile, 
/**
 * Rule for passwords.
 */
password_policy: PasswordPolicy, 
/**
 * Times and counts.
 */
policies: Policies, 
/**
 * On which days its office works.
 */
calendar: Calendar, 
/**
 * Who can sign in with a campus ID only from a certain day on, such as freshmen.
 */
access_starts: Array<AccessStart>, };

/**
 * `store.unlock`
 */
export type Unlock = { 
/**
 * The passphrase; at least 8 characters when it is new.
 */
passphrase: string, };

/** Every command with what it is given and what it answers. */
export interface Commands {
  'app.start': { request: Nothing; response: StartView };
  'app.ready': { request: Nothing; response: Nothing };
  'app.set_language': { request: SetLanguage; response: Nothing };
  'store.unlock': { request: Unlock; response: StartView };
  'store.lock': { request: Nothing; response: StartView };
  'store.details': { request: Nothing; response: StoreDetails };
  'store.renew_key': { request: Nothing; response: Nothing };
  'store.change_passphrase': { request: ChangePassphrase; response: Nothing };
  'store.set_aside': { request: Nothing; response: SetAside };
  'store.remove_aside': { request: RemoveAside; response: StoreDetails };
  'data.export': { request: Nothing; response: Exported };
  'data.remove_all': { request: Nothing; response: StartView };
  'window.close': { request: CloseWindow; response: Nothing };
  'university.look_up': { request: LookUp; response: UniversityCard };
  'university.connect': { request: Connect; response: StartView };
  'university.current': { request: Nothing; response: CurrentUniversity };
  'university.disconnect': { request: Nothing; response: StartView };
  'help.contacts': { request: Nothing; response: ContactsView };
  'help.diagnosis': { request: DiagnosisRequest; response: DiagnosisView };
  'flow.start_registration': { request: StartRegistration; response: FlowView };
  'flow.start_continue': { request: StartContinue; response: FlowView };
  'flow.start_reset': { request: StartReset; response: FlowView };
  'flow.start_recovery': { request: StartRegistration; response: FlowView };
  'flow.current': { request: Nothing; response: FlowView | null };
  'flow.resend': { request: Nothing; response: FlowView };
  'flow.correct_address': { request: StartRegistration; response: FlowView };
  'flow.enter_code': { request: EnterCode; response: FlowDone };
  'flow.cancel': { request: Nothing; response: Nothing };
  'terms.accept': { request: AcceptTerms; response: DraftView };
  'draft.get': { request: Nothing; response: DraftView | null };
  'draft.save': { request: SaveDraft; response: Saved };
  'draft.check': { request: CheckDraft; response: Problems };
  'draft.read_field': { request: ReadField; response: FieldReading };
  'draft.discard': { request: Nothing; response: Nothing };
  'address.look_up': { request: LookUpAddress; response: AddressMatches };
  'documents.choose': { request: ChooseDocuments; response: ChooseResult };
  'documents.attach': { request: AttachDocument; response: ChooseResult };
  'documents.paste': { request: ChooseDocuments; response: ChooseResult };
  'documents.sources': { request: Nothing; response: DocumentSources };
  'documents.camera': { request: Camera; response: Nothing };
  'documents.keep': { request: KeepDocument; response: KeepResult };
  'documents.drop': { request: OneDocument; response: Nothing };
  'documents.edit': { request: OneDocument; response: PendingView };
  'documents.remove': { request: OneDocument; response: DraftView };
  'application.submit': { request: Nothing; response: OutboxView };
  'application.status': { request: Nothing; response: StatusView };
  'application.correct': { request: Nothing; response: DraftView };
  'application.check_receipt': { request: CheckReceipt; response: ReceiptProof };
  'application.save_receipt': { request: SaveReceipt; response: SavedReceipt };
  'application.resend': { request: Nothing; response: Resent };
  'application.forget_copy': { request: Nothing; response: StatusView };
  'application.compare': { request: Nothing; response: Comparison };
  'application.merge': { request: Merge; response: DraftView };
  'application.withdraw': { request: Nothing; response: StatusView };
  'outbox.get': { request: Nothing; response: OutboxView };
  'outbox.retry': { request: Nothing; response: OutboxView };
  'outbox.pause': { request: PauseOutbox; response: OutboxView };
  'outbox.take_back': { request: Nothing; response: DraftView };
  'session.sign_in': { request: SignInRequest; response: SignedIn };
  'session.check_passwords': { request: Passwords; response: PasswordTicks };
  'session.set_passwords': { request: Passwords; response: Nothing };
  'devices.list': { request: Nothing; response: DevicesView };
  'devices.end': { request: EndSession; response: DevicesView };
  'devices.end_others': { request: Nothing; response: DevicesView };
  'devices.forget': { request: ForgetDevice; response: DevicesView };
  'session.not_me': { request: Nothing; response: FlowView };
  'password.check': { request: PasswordChange; response: ChangeTicks };
  'password.change': { request: PasswordChange; response: Nothing };
  'reset.check_passwords': { request: Passwords; response: PasswordTicks };
  'reset.set_passwords': { request: Passwords; response: Nothing };
  'reset.check_second': { request: SecondPassword; response: SecondTicks };
  'reset.set_second': { request: SecondPassword; response: Nothing };
  'session.home': { request: Nothing; response: HomeView };
  'session.applications': { request: ApplicationsRequest; response: ApplicationsPage };
  'session.stay': { request: Nothing; response: Nothing };
  'session.sign_out': { request: Nothing; response: Nothing };
  'campus.sign_in': { request: CampusSignInRequest; response: CampusSignedIn };
  'campus.key': { request: Nothing; response: KeyView };
  'campus.enter_key': { request: EnterKey; response: CampusSignedIn };
  'campus.resend_key': { request: Nothing; response: KeyView };
  'campus.email_key': { request: Nothing; response: EmailKeyView };
  'campus.switch_email_key': { request: SwitchEmailKey; response: EmailKeyView };
  'campus.start_address': { request: StartRegistration; response: FlowView };
  'campus.forgot_second': { request: ForgotSecond; response: FlowView };
  'campus.check_second': { request: SecondPassword; response: SecondTicks };
  'campus.set_second': { request: SecondPassword; response: Nothing };
  'saml.begin': { request: BeginSignIn; response: SamlView };
  'saml.enter_code': { request: EnterCode; response: CampusSignedIn };
  'saml.cancel': { request: Nothing; response: Nothing };
  'account.address': { request: Nothing; response: AddressView };
  'account.change_address': { request: ChangeAddressRequest; response: FlowView };
  'graduation.look': { request: Nothing; response: GraduationView };
  'graduation.begin': { request: BeginGraduationRequest; response: FlowView };
  'graduation.check_passwords': { request: Passwords; response: PasswordTicks };
  'graduation.set_passwords': { request: Passwords; response: Graduated };
  'enrolment.begun': { request: Nothing; response: EnrolmentView };
  'enrolment.add': { request: Nothing; response: FlowView };
  'name_change.look': { request: Nothing; response: NameChangeView };
  'name_change.begin': { request: NameChangeRequest; response: Nothing };
  'personal.get': { request: Nothing; response: PersonalView };
  'personal.save': { request: SavePersonal; response: Saved };
  'personal.check': { request: Nothing; response: Problems };
  'personal.read_field': { request: ReadField; response: FieldReading };
  'personal.change': { request: Nothing; response: Nothing };
  'personal.compare': { request: Nothing; response: PersonalComparison };
  'personal.merge': { request: MergePersonal; response: PersonalView };
  'personal.discard': { request: Nothing; response: Nothing };
  'staff.sign_in': { request: StaffSignInRequest; response: StaffSignedIn };
  'staff.own': { request: Nothing; response: OwnAccountView };
  'staff.change_password': { request: StaffChangePassword; response: Nothing };
  'staff.offer_authenticator': { request: StaffPassword; response: AuthenticatorView };
  'staff.confirm_authenticator': { request: ConfirmAuthenticatorRequest; response: RecoveryCodesView };
  'staff.renew_codes': { request: StaffPassword; response: RecoveryCodesView };
  'staff.accounts': { request: Nothing; response: StaffAccountsView };
  'staff.add_account': { request: AddAccountRequest; response: InvitationView };
  'staff.change_role': { request: ChangeRoleRequest; response: StaffAccountsView };
  'staff.change_access': { request: ChangeAccessRequest; response: StaffAccountsView };
  'staff.end_sessions': { request: AccountRequest; response: StaffAccountsView };
  'staff.reset_account': { request: AccountRequest; response: InvitationView };
  'staff.read_diagnosis': { request: ReadDiagnosisRequest; response: DiagnosisReading };
  'staff.sign_out': { request: Nothing; response: Nothing };
  'staff.queue': { request: QueueRequest; response: QueueView };
  'staff.open': { request: ApplicationRequest; response: StaffApplicationView };
  'staff.assign': { request: ApplicationRequest; response: StaffApplicationView };
  'staff.unassign': { request: ApplicationRequest; response: StaffApplicationView };
  'staff.decide': { request: DecideRequest; response: StaffApplicationView };
}

/** The name of a command. */
export type Command = keyof Commands;

/** What a command is given. */
export type Request<K extends Command> = Commands[K]['request'];

/** What a command answers. */
export type Response<K extends Command> = Commands[K]['response'];
