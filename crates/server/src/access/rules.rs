//! What a password must be before it is kept: the rule of the university, not one that was used before, not the other one.

use akashi_domain::password::PasswordRule;
use akashi_domain::{Sensitive, limits};
use akashi_protocol::session::SetPasswords;
use akashi_protocol::{Problem, ProblemCode};

use crate::applications::Failure;
use crate::hashing::Cost;
use crate::state::AppState;
use crate::storage::password::Holder;

/// A password somebody chose, and what it must not be.
#[derive(Debug)]
pub(crate) struct Chosen<'a> {
    /// `first` or `second`.
    pub(super) which: &'static str,
    /// As typed.
    pub(super) password: &'a Sensitive<String>,
    /// The other one, where both are chosen.
    pub(super) other: Option<&'a str>,
    /// The hash of the other one, where it stays.
    pub(super) other_hash: Option<&'a str>,
    /// Hashes of those it must not be again.
    pub(super) used: Vec<&'a str>,
}

/// Both at once, and what each must not be.
pub(crate) fn both<'a>(
    chosen: &'a SetPasswords,
    used_first: Vec<&'a str>,
    used_second: Vec<&'a str>,
) -> [Chosen<'a>; 2] {
    let (first, second) = (&chosen.password, &chosen.second_password);
    [
        Chosen {
            which: "first",
            password: first,
            other: None,
            other_hash: None,
            used: used_first,
        },
        Chosen {
            which: "second",
            password: second,
            other: Some(first.expose()),
            other_hash: None,
            used: used_second,
        },
    ]
}

/// Checks a password.
///
/// # Errors
/// `password_refused` with the rules that are broken.
pub(crate) async fn check(
    state: &AppState,
    holder: &Holder,
    chosen: &Chosen<'_>,
) -> Result<(), Failure> {
    let policy = &state.config.university.password_policy;
    let mut personal = vec![holder.email.expose()];
    personal.extend(holder.student_numbers.iter().map(|n| n.expose().as_str()));
    let password = chosen.password;
    let mut broken = policy.broken(password.expose(), &personal, chosen.other);
    // What is too long is not hashed.
    if !broken.contains(&PasswordRule::Length) {
        if let Some(other) = chosen.other_hash
            && is(state, password, other).await?
        {
            broken.push(PasswordRule::DiffersFromOther);
        }
        for used in &chosen.used {
            if is(state, password, used).await? {
                broken.push(PasswordRule::NotUsedBefore);
                break;
            }
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(refused(chosen.which, &broken))
}

/// The refusal of a password.
pub(crate) fn refused(which: &str, broken: &[PasswordRule]) -> Failure {
    Problem::new(ProblemCode::PasswordRefused)
        .with("password", which)
        .with("rules", names(broken))
        .into()
}

/// Input that is too long to be a password is not hashed, but costs the same; and so does one that nothing is stored for.
pub(crate) async fn fits(
    state: &AppState,
    typed: Sensitive<String>,
    phc: Option<String>,
) -> Result<bool, Failure> {
    let sane = typed.expose().chars().count() <= limits::PASSWORD_CHARS;
    let (typed, phc) = if sane {
        (typed, phc)
    } else {
        (Sensitive::default(), None)
    };
    Ok(state.hashing.verify(typed, phc, Cost::Applicant).await?)
}

async fn is(state: &AppState, password: &Sensitive<String>, phc: &str) -> Result<bool, Failure> {
    let verified = state
        .hashing
        .verify(password.clone(), Some(phc.to_owned()), Cost::Applicant);
    Ok(verified.await?)
}

/// As they are named everywhere else on the wire.
pub(crate) fn names(rules: &[PasswordRule]) -> String {
    let names: Vec<String> = rules
        .iter()
        .filter_map(|rule| serde_json::to_value(rule).ok())
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect();
    names.join(",")
}
