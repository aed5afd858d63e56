//! R17: every operation of the API document × who asks. An operation without an expectation fails the test, so that
//! nobody adds one without saying who may use it.

use std::collections::HashMap;
use std::sync::Mutex;

use akashi_domain::StaffRole;
use akashi_protocol::{Digest, tus};
use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{
    Answer, Applicant, STAFF_PASSWORD, World, card, code, complete, decision, name_proofs,
    revision, text,
};

/// Who may use an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Anybody.
    All,
    /// Only who holds the secret of the flow; nobody here does.
    Flow,
    /// Who holds the application's credential, or its owner's session.
    Owner,
    /// The same, about oneself: another applicant sees their own.
    Applicants,
    /// A session whose passwords are set.
    Session,
    /// Any session.
    AnySession,
    /// A session whose passwords must be set.
    FirstPasswords,
    /// Only who holds the right of a flow that led to it; nobody here does.
    Right,
    /// A session of a campus ID whose first steps are not over; nobody here has one.
    Newcomer,
    /// A session of a campus ID; nobody here has one.
    Member,
    /// Only what a sign-in was given that waits for its key; nobody here has that.
    Waiting,
    /// Staff, whatever their role.
    Staff,
    /// The same, and those whose account is still to be set up.
    StaffBeginners,
    /// Staff who decide.
    Reviewers,
    /// Staff who look after accounts.
    Administrators,
}

/// The whole expectation.
fn expected(method: &str, path: &str) -> Option<For> {
    Some(match (method, path) {
        ("get", "/v1/university" | "/v1/openapi.json" | "/healthz") => For::All,
        ("get", "/v1/receipt-keys") => For::All,
        ("get" | "post", "/l/{token}") => For::All,
        ("post", "/v1/flows" | "/v1/sessions" | "/v1/staff/sessions") => For::All,
        ("get", "/v1/flows/{id}") => For::Flow,
        ("post", "/v1/flows/{id}/resend" | "/v1/flows/{id}/redeem") => For::Flow,
        ("put", "/v1/flows/{id}/address") => For::Flow,
        ("delete", "/v1/sessions/current") => For::AnySession,
        ("put", "/v1/me/passwords") => For::FirstPasswords,
        ("put", "/v1/me/password" | "/v1/me/second-password") => For::Session,
        ("get" | "delete", "/v1/me/sessions") => For::Session,
        ("delete", "/v1/me/sessions/{id}") => For::Session,
        ("post", "/v1/me/not-me") => For::Session,
        ("put", "/v1/password-reset" | "/v1/second-password-reset") => For::Right,
        ("post", "/v1/second-password-reset") => For::All,
        ("post", "/v1/sessions/campus" | "/v1/saml/flows") => For::All,
        ("post", "/v1/saml/flows/{id}/redeem") => For::Flow,
        ("post" | "put", "/v1/me/campus/address") => For::Newcomer,
        ("put", "/v1/me/campus/second-password") => For::Newcomer,
        ("get" | "post", "/v1/sessions/campus/key") => For::Waiting,
        ("post", "/v1/sessions/campus/key/resend") => For::Waiting,
        ("get" | "put", "/v1/me/campus/email-key") => For::Member,
        ("delete", "/v1/me/devices/{id}") => For::Session,
        ("get", "/v1/me") => For::Session,
        ("get" | "post" | "put", "/v1/me/address") => For::Session,
        ("post" | "put", "/v1/me/enrolments") => For::Session,
        ("get" | "put", "/v1/me/personal") => For::Session,
        ("post", "/v1/me/name-changes") => For::Session,
        ("get" | "post" | "put", "/v1/me/graduation") => For::Session,
        ("put", "/v1/me/graduation/passwords") => For::Session,
        ("get", "/v1/applications" | "/v1/changes") => For::Applicants,
        ("get", "/v1/applications/{id}" | "/v1/applications/{id}/receipt") => For::Owner,
        ("post", "/v1/applications/{id}/withdraw") => For::Owner,
        ("put", "/v1/applications/{id}/revisions/{n}") => For::Owner,
        ("post", "/v1/applications/{id}/documents") => For::Owner,
        ("get" | "head" | "patch" | "delete", "/v1/applications/{id}/documents/{sha256}") => {
            For::Owner
        }
        (
            "options",
            "/v1/applications/{id}/documents" | "/v1/applications/{id}/documents/{sha256}",
        ) => For::All,
        ("delete", "/v1/staff/sessions/current") => For::StaffBeginners,
        ("get", "/v1/staff/me") => For::StaffBeginners,
        ("put", "/v1/staff/me/password") => For::StaffBeginners,
        ("post" | "put", "/v1/staff/me/authenticator") => For::StaffBeginners,
        ("post", "/v1/staff/me/recovery-codes") => For::StaffBeginners,
        ("get" | "post", "/v1/staff/accounts") => For::Administrators,
        ("put", "/v1/staff/accounts/{id}/role" | "/v1/staff/accounts/{id}/access") => {
            For::Administrators
        }
        ("delete", "/v1/staff/accounts/{id}/sessions") => For::Administrators,
        ("post", "/v1/staff/accounts/{id}/reset") => For::Administrators,
        ("get", "/v1/staff/applications" | "/v1/staff/applications/{id}") => For::Staff,
        ("post" | "delete", "/v1/staff/applications/{id}/assignment") => For::Reviewers,
        ("get", "/v1/staff/applications/{id}/documents/{sha256}") => For::Staff,
        ("post", "/v1/staff/applications/{id}/decisions") => For::Reviewers,
        _ => return None,
    })
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Nobody,
    Garbage,
    OtherCredential,
    OtherSession,
    OwnerCredential,
    OwnerSession,
    OwnerBeforePasswords,
    Reviewer,
    Administrator,
    Auditor,
    SettingUp,
}

const ROLES: [Role; 11] = [
    Role::Nobody,
    Role::Garbage,
    Role::OtherCredential,
    Role::OtherSession,
    Role::OwnerCredential,
    Role::OwnerSession,
    Role::OwnerBeforePasswords,
    Role::Reviewer,
    Role::Administrator,
    Role::Auditor,
    Role::SettingUp,
];

/// May this role use it? Otherwise: the refusals that are right.
fn refusals(open_to: For, role: Role) -> Option<&'static [&'static str]> {
    use Role as R;
    let (unknown, before, hidden): (&[&str], &[&str], &[&str]) = (
        &["not_signed_in"],
        &["passwords_must_be_set"],
        &["not_found"],
    );
    match (open_to, role) {
        (For::All, _)
        | (For::Owner, R::OwnerCredential | R::OwnerSession)
        | (
            For::Applicants,
            R::OwnerCredential | R::OwnerSession | R::OtherCredential | R::OtherSession,
        )
        | (For::Session, R::OwnerSession | R::OtherSession)
        | (For::AnySession, R::OwnerSession | R::OtherSession | R::OwnerBeforePasswords)
        | (For::FirstPasswords, R::OwnerBeforePasswords)
        | (For::Staff, R::Reviewer | R::Administrator | R::Auditor)
        | (For::StaffBeginners, R::Reviewer | R::Administrator | R::Auditor | R::SettingUp)
        | (For::Reviewers, R::Reviewer | R::Administrator)
        | (For::Administrators, R::Administrator) => None,
        (For::Staff | For::Reviewers | For::Administrators, R::SettingUp) => Some(before),
        (For::Reviewers, R::Auditor) | (For::Administrators, R::Reviewer | R::Auditor) => {
            Some(&["not_allowed"])
        }
        (For::FirstPasswords, R::OwnerSession | R::OtherSession)
        | (For::Newcomer, R::OwnerSession | R::OtherSession | R::OwnerBeforePasswords)
        | (For::Member, R::OwnerSession | R::OtherSession) => Some(&["not_allowed"]),
        (For::Owner | For::Applicants | For::Session | For::Member, R::OwnerBeforePasswords) => {
            Some(before)
        }
        (For::Owner, R::OtherCredential | R::OtherSession) => Some(hidden),
        // A flow nobody knows and one whose secret is wrong are the same.
        (For::Flow, _) => Some(&["not_signed_in", "not_found"]),
        _ => Some(unknown),
    }
}

struct Operation {
    method: Method,
    path: String,
    open_to: For,
}

async fn operations(world: &World) -> Vec<Operation> {
    let (status, document) = world.get("/v1/openapi.json", None).await;
    assert_eq!(status, 200);
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            const METHODS: [&str; 7] = ["get", "head", "options", "put", "post", "delete", "patch"];
            if !METHODS.contains(&method.as_str()) {
                continue;
            }
            let parsed = method.to_uppercase().parse::<Method>().unwrap();
            let open_to = expected(method, path)
                .unwrap_or_else(|| panic!("{method} {path}: say in this test who may use it"));
            operations.push(Operation {
                method: parsed,
                path: path.clone(),
                open_to,
            });
        }
    }
    operations
}

struct Roles {
    world: World,
    owner: Applicant,
    other: Applicant,
    /// Of the account that is to be set up.
    initial: String,
    /// Sessions of staff, by name.
    staff: Mutex<HashMap<&'static str, String>>,
}

impl Roles {
    async fn begin() -> Self {
        let world = World::with(name_proofs).await;
        let staff = world.staff("sato").await;
        let owner = world.in_review("ichiro@example.ac.jp", "A1", &staff).await;
        let other = world.in_review("mary@example.ac.jp", "B2", &staff).await;
        for who in [&owner, &other] {
            assert_eq!(
                world.decide(who, &staff, &decision("approved", 1)).await.0,
                200
            );
        }
        for role in [StaffRole::Administrator, StaffRole::Auditor] {
            world.add_staff_as(role.as_str(), role, None).await;
        }
        let administrator = staff_session(&world, "administrator", STAFF_PASSWORD).await;
        let new = json!({ "name": "beginner", "role": "administrator" });
        let accounts = "/v1/staff/accounts";
        let (_, invitation) = world.post(accounts, Some(&administrator), &new).await;
        Self {
            initial: text(&invitation, "/password"),
            staff: Mutex::default(),
            world,
            owner,
            other,
        }
    }

    /// A fresh token each time: an operation may end it.
    async fn token(&self, role: Role) -> Option<String> {
        let world = &self.world;
        Some(match role {
            Role::Nobody => return None,
            Role::Garbage => "ab".repeat(32),
            Role::OtherCredential => self.other.token.clone(),
            Role::OtherSession => world.session_of(self.other.application, false).await,
            Role::OwnerCredential => self.owner.token.clone(),
            Role::OwnerSession => world.session_of(self.owner.application, false).await,
            Role::OwnerBeforePasswords => world.session_of(self.owner.application, true).await,
            Role::Reviewer => self.of_staff("sato", STAFF_PASSWORD).await,
            Role::Administrator => self.of_staff("administrator", STAFF_PASSWORD).await,
            Role::Auditor => self.of_staff("auditor", STAFF_PASSWORD).await,
            Role::SettingUp => self.of_staff("beginner", &self.initial).await,
        })
    }

    /// Their passwords take long to be compared: a session is used until an operation has ended it.
    async fn of_staff(&self, name: &'static str, password: &str) -> String {
        let known = self.staff.lock().unwrap().get(name).cloned();
        if let Some(token) = known
            && self.world.get("/v1/staff/me", Some(&token)).await.0 == 200
        {
            return token;
        }
        let token = staff_session(&self.world, name, password).await;
        self.staff.lock().unwrap().insert(name, token.clone());
        token
    }

    /// Asks about the owner's application, with a body where one is usual.
    async fn ask(&self, operation: &Operation, token: Option<&str>) -> Answer {
        let path = operation
            .path
            .replace("{id}", &self.owner.application.to_string())
            .replace("{sha256}", &Digest::of(&card(640)).to_string())
            .replace("{n}", "2")
            .replace("{token}", "AAAAAAAAAAAAAAAAAAAAAA")
            .replace("/receipt", "/receipt?language=ja");
        let request = self.world.request(operation.method.clone(), &path, token);
        let has_body = operation.method == Method::PUT || operation.method == Method::POST;
        let is_upload = operation.method != Method::GET && operation.path.contains("/documents");
        let request = if is_upload {
            self.about_an_image(request)
        } else if has_body {
            let body = body_for(&operation.path);
            let digest = Digest::of(&serde_json::to_vec(&body).unwrap());
            let header = akashi_protocol::digest::BODY_DIGEST_HEADER;
            request.header(header, digest.to_string()).json(&body)
        } else {
            request
        };
        crate::world::answer(request).await
    }

    /// Whatever an upload needs: another image begins, the one that is there goes on.
    fn about_an_image(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        request
            .header(tus::RESUMABLE, tus::VERSION)
            .header(tus::LENGTH, card(641).len())
            .header(tus::OFFSET, 0)
            .header(
                tus::METADATA,
                tus::metadata(&Digest::of(&card(641)).to_string()),
            )
            .header("content-type", tus::MEDIA_TYPE)
            .body(card(641))
    }

    /// Everything that an operation could have changed.
    async fn fingerprint(&self) -> Vec<i64> {
        let mut counts = Vec::new();
        for sql in [
            "SELECT count(*) FROM application WHERE state = 'approved'",
            "SELECT count(*) FROM application_revision",
            "SELECT count(*) FROM document WHERE state = 'ready'",
            "SELECT count(*) FROM upload",
            "SELECT count(*) FROM decision",
            "SELECT count(*) FROM account",
            "SELECT count(*) FROM mail_outbox",
            "SELECT count(*) FROM staff_account",
        ] {
            counts.push(self.world.count(sql).await);
        }
        counts
    }
}

async fn staff_session(world: &World, name: &str, password: &str) -> String {
    let body = json!({ "name": name, "password": password });
    text(
        &world.post("/v1/staff/sessions", None, &body).await.1,
        "/token",
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_for_every_role() {
    let roles = Roles::begin().await;
    let operations = operations(&roles.world).await;
    assert!(operations.len() >= 14, "{}", operations.len());
    let before = roles.fingerprint().await;
    let mut wrong = Vec::new();
    for operation in &operations {
        for role in ROLES {
            let token = roles.token(role).await;
            let answer = roles.ask(operation, token.as_deref()).await;
            let sound = match refusals(operation.open_to, role) {
                Some(codes) => {
                    (400..500).contains(&answer.0) && codes.contains(&said(operation, &answer))
                }
                None => {
                    answer.0 < 500
                        && !["not_signed_in", "not_allowed", "passwords_must_be_set"]
                            .contains(&said(operation, &answer))
                }
            };
            if !sound || answer.0 >= 500 {
                wrong.push(format!(
                    "{} {} as {role:?}: {} {}",
                    operation.method, operation.path, answer.0, answer.1
                ));
            }
            check_shape(&answer);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(roles.fingerprint().await, before);
}

/// The code of a problem. An answer to HEAD has no body: of what may be refused, its status says which it was.
fn said<'a>(operation: &Operation, answer: &'a Answer) -> &'a str {
    match (operation.method == Method::HEAD, answer.0) {
        (true, 401) => "not_signed_in",
        (true, 403) => "passwords_must_be_set",
        (true, 404) => "not_found",
        _ => code(answer).1,
    }
}

/// A body that would do something, were it not for who sends it, or for the state of what it is about.
fn body_for(path: &str) -> Value {
    match path {
        "/v1/flows/{id}/address" => json!({ "email": "mary@example.ac.jp" }),
        "/v1/flows/{id}/redeem" | "/v1/saml/flows/{id}/redeem" => {
            json!({ "by": "code", "code": "AAAA-AAAA" })
        }
        "/v1/me/passwords" => json!({ "password": "short", "second_password": "short" }),
        "/v1/me/password" | "/v1/me/second-password" => {
            json!({ "current": "short", "new": "short" })
        }
        "/v1/me/address" | "/v1/me/graduation" => json!({
            "id": uuid::Uuid::nil(), "secret": "ab".repeat(32), "email": "ichiro@home.example",
            "password": "short", "language": "ja",
        }),
        "/v1/me/name-changes" => json!({ "password": "short", "language": "ja" }),
        "/v1/password-reset" => json!({ "password": "short", "second_password": "short" }),
        "/v1/second-password-reset" => json!({
            "id": uuid::Uuid::nil(), "secret": "ab".repeat(32), "user_id": "b26-0117", "password": "short",
            "language": "ja", "second_password": "short",
        }),
        "/v1/sessions/campus/key" => json!({ "key": "000000" }),
        "/v1/me/campus/email-key" => json!({ "on": false, "second_password": "short" }),
        "/v1/applications/{id}/revisions/{n}" => revision(&complete(), &[&card(640)]),
        "/v1/staff/applications/{id}/decisions" => decision("rejected", 1),
        _ => json!({}),
    }
}

/// Every error is a problem with a request id, whoever asks.
fn check_shape((status, body): &Answer) {
    if *status >= 400 && !body.is_null() {
        assert_eq!(body["status"], json!(status), "{body}");
        assert_eq!(
            body["type"],
            Value::String(format!(
                "urn:akashi:problem:{}",
                body["code"].as_str().unwrap()
            ))
        );
        assert!(body["request_id"].is_string(), "{body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_spells_words_as_they_are_sent() {
    let world = World::begin().await;
    let (_, document) = world.get("/v1/openapi.json", None).await;
    let words = |name: &str| document["components"]["schemas"][name]["enum"].clone();
    let codes: Vec<&str> = akashi_protocol::ProblemCode::ALL
        .iter()
        .map(|code| code.as_str())
        .collect();
    assert_eq!(words("ProblemCode"), json!(codes));
    let fields: Vec<&str> = akashi_domain::FieldId::ALL
        .iter()
        .map(|field| field.as_str())
        .collect();
    assert_eq!(words("FieldId"), json!(fields));
}
