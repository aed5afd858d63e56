//! Somebody with an account, who changes it again and again, and starts the application again whenever it is gone.

use std::path::{Path, PathBuf};

use akashi_tests::neighbours::slapd::PASSWORD;
use serde_json::{Value, json};
use uuid::Uuid;

use super::account::{Account, Change, SignIn};
use super::applying::Applying;
use super::child::{Computer, Gone};
use super::letters::Letters;
use super::person::is_passing;
use super::plan::Dice;
use super::student::Trust;
use crate::fault::Result;

/// How far a change came.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It was not asked for: the account is as it was.
    NotBegun,
    /// It was asked for and nobody answered: the account is this, or as it was.
    Open(Account),
    /// It was acknowledged: the account is this.
    Acknowledged(Account),
    /// A promise was broken.
    Broken(String),
    /// It is on its way to those who decide it: nothing to look at yet.
    Going,
    /// Those who decided it were told so once more.
    Settled,
}

/// Why a change ends before it is asked for.
pub(super) enum Early {
    Gone,
    Refused(String),
    /// A promise was broken.
    Broken(String),
}

pub(super) type Answer = std::result::Result<Value, Early>;

/// A command, and what it is asked.
type Order = (&'static str, Value);

/// The holder of the account.
#[derive(Debug)]
pub(super) struct Holder {
    pub id: Uuid,
    pub account: Account,
    /// Does the university remember this computer?
    pub(super) trust: Trust,
    /// Changes begun so far: each brings values that were never there.
    pub(super) begun: u32,
    is_connected: bool,
    /// What is applied for and not decided.
    pub(super) applying: Option<Applying>,
}

impl Holder {
    pub(super) const fn new(id: Uuid, account: Account) -> Self {
        Self {
            id,
            account,
            trust: Trust::None,
            begun: 0,
            is_connected: false,
            applying: None,
        }
    }

    /// Brings a change as far as it comes.
    pub(super) async fn change(
        &mut self,
        change: Change,
        dice: &mut Dice,
        hands: &mut Hands<'_>,
        address: &str,
    ) -> Result<Outcome> {
        self.begun += 1;
        let next = self.account.after(change, self.begun);
        let prepared = match self.prepare(change, dice, hands, address).await? {
            Ok(()) => self.ask(change, &next, hands).await?,
            Err(early) => Err(early),
        };
        let (command, request) = match prepared {
            Ok(last) => last,
            Err(Early::Gone) => return Ok(Outcome::NotBegun),
            Err(Early::Refused(code)) if is_of_the_moment(&code) => return Ok(Outcome::NotBegun),
            Err(Early::Refused(code)) => {
                return Ok(Outcome::Broken(format!("{change:?} is refused: {code}")));
            }
            Err(Early::Broken(what)) => return Ok(Outcome::Broken(what)),
        };
        let ends_trust = change != Change::Personal && change != Change::Address;
        if ends_trust {
            self.trust = self.trust.in_doubt();
        }
        Ok(match hands.call(command, request).await? {
            Ok(_) => {
                if ends_trust {
                    self.trust = Trust::None;
                }
                Outcome::Acknowledged(next)
            }
            Err(Early::Gone) => Outcome::Open(next),
            Err(Early::Refused(code)) if is_passing(&code) => Outcome::Open(next),
            // An older mail came first, or the right to set them ended with the process that had it.
            Err(Early::Refused(code)) if is_ended(&code) => Outcome::NotBegun,
            Err(Early::Refused(code)) => {
                Outcome::Broken(format!("{change:?} is refused in the end: {code}"))
            }
            Err(Early::Broken(what)) => Outcome::Broken(what),
        })
    }

    /// Connects, and signs in or out as the change needs it.
    pub(super) async fn prepare(
        &mut self,
        change: Change,
        dice: &mut Dice,
        hands: &mut Hands<'_>,
        address: &str,
    ) -> Result<std::result::Result<(), Early>> {
        if !self.is_connected {
            for command in ["university.look_up", "university.connect"] {
                let address = json!({ "address": address });
                if let Err(early) = hands.call(command, address).await? {
                    return Ok(Err(early));
                }
            }
            self.is_connected = true;
        }
        // What an earlier change left open.
        let left = hands.call("flow.cancel", json!({})).await?;
        if let Err(Early::Gone) = left {
            return Ok(Err(Early::Gone));
        }
        let is_campus = matches!(self.account.sign_in, SignIn::Campus { .. });
        // Students sign in more often than they have to: every other time a key is asked for, or not.
        if change == Change::Forgotten || (is_campus && dice.below(2) == 0) {
            let out = hands.call("session.sign_out", json!({})).await?;
            if let Err(Early::Gone) = out {
                return Ok(Err(Early::Gone));
            }
        }
        if change == Change::Forgotten {
            return Ok(Ok(()));
        }
        match hands.call("session.home", json!({})).await? {
            Ok(_) => return self.is_known_as_they_are(hands).await,
            Err(Early::Refused(code)) if !is_passing(&code) => {}
            Err(early) => return Ok(Err(early)),
        }
        match self.account.sign_in.clone() {
            SignIn::Campus { user, key } => self.enter(&user, key, dice, hands).await,
            SignIn::Graduate { first } => {
                let (email, second) = (&self.account.email, &self.account.second);
                let sign_in =
                    json!({ "email": email, "password": first, "second_password": second });
                let signed_in = hands.call("session.sign_in", sign_in).await?;
                Ok(signed_in.map(|_| ()))
            }
        }
    }

    /// The application takes nobody for a student who has graduated, nor the other way round.
    async fn is_known_as_they_are(
        &self,
        hands: &mut Hands<'_>,
    ) -> Result<std::result::Result<(), Early>> {
        let start = match hands.call("app.start", json!({})).await? {
            Ok(start) => start,
            Err(early) => return Ok(Err(early)),
        };
        let is_campus = matches!(self.account.sign_in, SignIn::Campus { .. });
        let known = &start["resume"]["campus"];
        Ok(if known.is_null() == is_campus {
            Err(Early::Broken(format!("the application knows {known}")))
        } else {
            Ok(())
        })
    }

    /// Everything before the last word. Gives that: the account changes with it.
    async fn ask(
        &self,
        change: Change,
        next: &Account,
        hands: &mut Hands<'_>,
    ) -> Result<std::result::Result<Order, Early>> {
        let now = &self.account;
        // Which of the passwords speaks for a student, and which for a graduate.
        let (first, proof) = match &now.sign_in {
            SignIn::Graduate { first } => (first.as_str(), first.as_str()),
            SignIn::Campus { .. } => ("", now.second.as_str()),
        };
        Ok(match change {
            Change::Password => Ok(one_password("first", first, next.first())),
            Change::SecondPassword => Ok(one_password("second", &now.second, &next.second)),
            Change::Address => {
                let wanted = address(&next.email, proof);
                self.by_mail(("account.change_address", wanted), &next.email, hands)
                    .await?
            }
            Change::Graduation | Change::GraduationElsewhere => {
                let begin = ("graduation.begin", address(&next.email, proof));
                let entered = self.entered(begin, &next.email, hands).await?;
                entered.map(|_| ("graduation.set_passwords", both(next)))
            }
            Change::Forgotten => {
                let (asked, last) = match &now.sign_in {
                    SignIn::Graduate { .. } => (
                        ("flow.start_reset", json!({ "email": now.email })),
                        ("reset.set_passwords", both(next)),
                    ),
                    SignIn::Campus { user, .. } => (
                        (
                            "campus.forgot_second",
                            json!({ "user_id": user, "password": PASSWORD }),
                        ),
                        ("reset.set_second", second(next)),
                    ),
                };
                let entered = self.entered(asked, &now.email, hands).await?;
                entered.map(|_| last)
            }
            Change::Key => {
                let on = matches!(next.sign_in, SignIn::Campus { key: true, .. });
                let second = if on { "" } else { &now.second };
                let switch = json!({ "on": on, "second_password": second });
                Ok(("campus.switch_email_key", switch))
            }
            Change::Personal => {
                let street = next.street.as_deref().unwrap_or_default();
                for (command, request) in [
                    ("personal.get", json!({})),
                    ("personal.discard", json!({})),
                    ("personal.get", json!({})),
                    ("personal.save", json!({ "answers": home(street) })),
                ] {
                    if let Err(early) = hands.call(command, request).await? {
                        return Ok(Err(early));
                    }
                }
                Ok(("personal.change", json!({})))
            }
            Change::Number | Change::Name => Err(Early::Broken("staff decide it".to_owned())),
        })
    }

    /// Asks for a mail; gives what enters its code.
    async fn by_mail(
        &self,
        (command, request): Order,
        to: &str,
        hands: &mut Hands<'_>,
    ) -> Result<std::result::Result<Order, Early>> {
        let mut letters = Letters::with_codes(hands.campus, to)?;
        if let Err(early) = hands.call(command, request).await? {
            return Ok(Err(early));
        }
        let code = letters.next().await?.ok_or(Early::Gone);
        Ok(code.map(|code| ("flow.enter_code", json!({ "code": code }))))
    }

    /// Asks for a mail, and enters its code.
    pub(super) async fn entered(
        &self,
        order: Order,
        to: &str,
        hands: &mut Hands<'_>,
    ) -> Result<Answer> {
        match self.by_mail(order, to, hands).await? {
            Ok((command, code)) => hands.call(command, code).await,
            Err(early) => Ok(Err(early)),
        }
    }
}

impl Account {
    fn first(&self) -> &str {
        match &self.sign_in {
            SignIn::Graduate { first } => first,
            SignIn::Campus { .. } => "",
        }
    }
}

/// The hands at the computer, and where mails to be read come in.
pub(super) struct Hands<'a> {
    pub computer: &'a mut Computer,
    pub campus: &'a Path,
    /// Images of documents.
    pub photos: &'a [PathBuf],
}

impl Hands<'_> {
    pub(super) async fn call(&mut self, command: &str, request: Value) -> Result<Answer> {
        let answer = self.computer.call(command, request, &[]).await?;
        Ok(match answer {
            Err(Gone) => Err(Early::Gone),
            Ok(answer) => answer.map_err(Early::Refused),
        })
    }
}

fn address(email: &str, password: &str) -> Value {
    json!({ "email": email, "email_confirmation": email, "password": password })
}

fn one_password(which: &str, now: &str, next: &str) -> Order {
    let change = json!({ "which": which, "current": now, "new": next, "confirmation": next });
    ("password.change", change)
}

fn both(next: &Account) -> Value {
    json!({
        "password": next.first(),
        "password_confirmation": next.first(),
        "second_password": next.second,
        "second_password_confirmation": next.second,
    })
}

fn second(next: &Account) -> Value {
    json!({ "second_password": next.second, "second_password_confirmation": next.second })
}

fn home(street: &str) -> Value {
    json!({
        "residence": "domestic", "postcode": "100-0001", "prefecture": "東京都", "city": "千代田区",
        "street": street, "phone": "090-1111-2222",
    })
}

/// Refused because of what happened a moment before: the server is gone, the session ended with a change whose answer
/// got lost, the code or the key is of an older mail.
pub(super) fn is_of_the_moment(code: &str) -> bool {
    is_passing(code)
        || matches!(
            code,
            "not_signed_in" | "signed_out" | "code_wrong" | "no_flow" | "key_wrong" | "key_ended"
        )
}

/// What leads to the last word ended before it.
fn is_ended(code: &str) -> bool {
    matches!(code, "code_wrong" | "reset_ended" | "graduation_ended")
}
