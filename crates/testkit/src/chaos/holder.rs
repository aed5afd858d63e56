//! A graduate with an account, who changes it again and again, and starts the application again whenever it is gone.

use std::path::Path;
use std::time::{Duration, Instant};

use akashi_server::storage::notice::AccountNotice;
use serde_json::{Value, json};
use uuid::Uuid;

use super::child::{Computer, Gone};
use super::person::{codes, is_passing};
use super::plan::Dice;
use crate::fault::Result;

/// How long the code of a mail is waited for. It may have gone down with the server.
const PATIENCE: Duration = Duration::from_secs(2);

/// What can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// パスワード変更
    Password,
    /// 第２パスワード変更
    SecondPassword,
    /// パスワードを忘れた場合
    Forgotten,
    /// メールアドレス変更
    Address,
    /// 個人情報の変更
    Personal,
}

impl Change {
    pub(super) const ALL: [Self; 5] = [
        Self::Password,
        Self::SecondPassword,
        Self::Forgotten,
        Self::Address,
        Self::Personal,
    ];

    /// The mail that tells of it.
    pub(super) const fn notice(self) -> AccountNotice {
        match self {
            Self::Password => AccountNotice::PasswordChanged,
            Self::SecondPassword => AccountNotice::SecondPasswordChanged,
            Self::Forgotten => AccountNotice::PasswordsSetAnew,
            Self::Address => AccountNotice::AddressChanged,
            Self::Personal => AccountNotice::PersonalChanged,
        }
    }

    pub(super) fn drawn(dice: &mut Dice) -> Self {
        let number = usize::try_from(dice.below(Self::ALL.len() as u64)).unwrap_or(0);
        Self::ALL.get(number).copied().unwrap_or(Self::Password)
    }
}

/// The account as somebody outside knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Account {
    pub email: String,
    pub first: String,
    pub second: String,
    /// Where they live, once they have changed it.
    pub street: Option<String>,
}

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
}

/// Why a change ends before it is asked for.
enum Early {
    Gone,
    Refused(String),
}

type Answer = std::result::Result<Value, Early>;

/// The graduate.
#[derive(Debug)]
pub(super) struct Holder {
    pub id: Uuid,
    pub account: Account,
    /// Changes begun so far: each brings values that were never there.
    begun: u32,
    is_connected: bool,
}

impl Holder {
    pub(super) const fn new(id: Uuid, account: Account) -> Self {
        Self {
            id,
            account,
            begun: 0,
            is_connected: false,
        }
    }

    /// Brings a change as far as it comes.
    pub(super) async fn change(
        &mut self,
        change: Change,
        computer: &mut Computer,
        address: &str,
        campus: &Path,
    ) -> Result<Outcome> {
        self.begun += 1;
        let next = self.after(change);
        let mut hands = Hands { computer };
        let prepared = match self.prepare(change, &mut hands, address).await? {
            Ok(()) => self.ask(change, &next, &mut hands, campus).await?,
            Err(early) => Err(early),
        };
        let (command, request) = match prepared {
            Ok(last) => last,
            Err(Early::Gone) => return Ok(Outcome::NotBegun),
            Err(Early::Refused(code)) if is_of_the_moment(&code) => return Ok(Outcome::NotBegun),
            Err(Early::Refused(code)) => {
                return Ok(Outcome::Broken(format!("{change:?} is refused: {code}")));
            }
        };
        Ok(match hands.call(command, request).await? {
            Ok(_) => Outcome::Acknowledged(next),
            Err(Early::Gone) => Outcome::Open(next),
            Err(Early::Refused(code)) if is_passing(&code) => Outcome::Open(next),
            // An older mail came first, or the right to set them ended with the process that had it.
            Err(Early::Refused(code)) if matches!(code.as_str(), "code_wrong" | "reset_ended") => {
                Outcome::NotBegun
            }
            Err(Early::Refused(code)) => {
                Outcome::Broken(format!("{change:?} is refused in the end: {code}"))
            }
        })
    }

    /// The account with new values.
    fn after(&self, change: Change) -> Account {
        let (number, mut next) = (self.begun, self.account.clone());
        match change {
            Change::Password => next.first = format!("First{number}Password"),
            Change::SecondPassword => next.second = format!("Second{number}Password"),
            Change::Forgotten => {
                next.first = format!("Remembered{number}First");
                next.second = format!("Remembered{number}Second");
            }
            Change::Address => next.email = format!("{number}-{}@graduates.example", self.id),
            Change::Personal => next.street = Some(format!("{number}番地")),
        }
        next
    }

    /// Connects, and signs in or out as the change needs it.
    async fn prepare(
        &mut self,
        change: Change,
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
        if change == Change::Forgotten {
            let out = hands.call("session.sign_out", json!({})).await?;
            return Ok(gone(out));
        }
        match hands.call("session.home", json!({})).await? {
            Ok(_) => return Ok(Ok(())),
            Err(Early::Refused(code)) if !is_passing(&code) => {}
            Err(early) => return Ok(Err(early)),
        }
        let sign_in = json!({
            "email": self.account.email,
            "password": self.account.first,
            "second_password": self.account.second,
        });
        let signed_in = hands.call("session.sign_in", sign_in).await?;
        Ok(signed_in.map(|_| ()))
    }

    /// Everything before the last word. Gives that: the account changes with it.
    async fn ask(
        &self,
        change: Change,
        next: &Account,
        hands: &mut Hands<'_>,
        campus: &Path,
    ) -> Result<std::result::Result<(&'static str, Value), Early>> {
        let now = &self.account;
        Ok(match change {
            Change::Password => Ok(one_password("first", &now.first, &next.first)),
            Change::SecondPassword => Ok(one_password("second", &now.second, &next.second)),
            Change::Address => {
                let wanted = json!({
                    "email": next.email, "email_confirmation": next.email, "password": now.first,
                });
                let mails = Mails::of(campus, &next.email)?;
                if let Err(early) = hands.call("account.change_address", wanted).await? {
                    return Ok(Err(early));
                }
                mails.code().await?.map(enter)
            }
            Change::Forgotten => {
                let mails = Mails::of(campus, &now.email)?;
                let asked = json!({ "email": now.email });
                if let Err(early) = hands.call("flow.start_reset", asked).await? {
                    return Ok(Err(early));
                }
                let (command, code) = match mails.code().await? {
                    Ok(code) => enter(code),
                    Err(early) => return Ok(Err(early)),
                };
                let entered = hands.call(command, code).await?;
                entered.map(|_| ("reset.set_passwords", both(next)))
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
        })
    }
}

/// The hands at the computer.
struct Hands<'a> {
    computer: &'a mut Computer,
}

impl Hands<'_> {
    async fn call(&mut self, command: &str, request: Value) -> Result<Answer> {
        let answer = self.computer.call(command, request, &[]).await?;
        Ok(match answer {
            Err(Gone) => Err(Early::Gone),
            Ok(answer) => answer.map_err(Early::Refused),
        })
    }
}

/// The mails of an address, of which some were there before.
struct Mails<'a> {
    campus: &'a Path,
    address: String,
    before: usize,
}

impl<'a> Mails<'a> {
    fn of(campus: &'a Path, address: &str) -> Result<Self> {
        Ok(Self {
            before: codes(&campus.join("mail"), address)?.len(),
            address: address.to_owned(),
            campus,
        })
    }

    /// The code of a new one.
    async fn code(&self) -> Result<std::result::Result<String, Early>> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            let codes = codes(&self.campus.join("mail"), &self.address)?;
            if let Some(code) = codes.get(self.before..).and_then(<[String]>::last) {
                return Ok(Ok(code.clone()));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(Err(Early::Gone))
    }
}

fn enter(code: String) -> (&'static str, Value) {
    ("flow.enter_code", json!({ "code": code }))
}

fn one_password(which: &str, now: &str, next: &str) -> (&'static str, Value) {
    let change = json!({ "which": which, "current": now, "new": next, "confirmation": next });
    ("password.change", change)
}

fn both(next: &Account) -> Value {
    json!({
        "password": next.first,
        "password_confirmation": next.first,
        "second_password": next.second,
        "second_password_confirmation": next.second,
    })
}

fn home(street: &str) -> Value {
    json!({
        "residence": "domestic", "postcode": "100-0001", "prefecture": "東京都", "city": "千代田区",
        "street": street, "phone": "090-1111-2222",
    })
}

/// Being signed out already, say, is no reason to stop.
fn gone(answer: Answer) -> std::result::Result<(), Early> {
    match answer {
        Err(Early::Gone) => Err(Early::Gone),
        _ => Ok(()),
    }
}

/// Refused because of what happened a moment before: the server is gone, the session ended with a change whose answer
/// got lost, the code is of an older mail.
fn is_of_the_moment(code: &str) -> bool {
    is_passing(code)
        || matches!(
            code,
            "not_signed_in" | "signed_out" | "code_wrong" | "no_flow"
        )
}
