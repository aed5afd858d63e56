//! A student at the door: user ID, both passwords, and the key of a mail where one is asked for.

use akashi_tests::neighbours::slapd::PASSWORD;
use serde_json::json;

use super::holder::{Early, Hands, Holder};
use super::letters::Letters;
use super::plan::Dice;
use crate::fault::Result;

/// Does the university remember the computer, so that no key is asked for on it?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    None,
    /// Something was asked for that begins or ends it, and nobody answered.
    Doubtful,
    /// It said so.
    Given,
}

impl Trust {
    /// Somebody asks for what ends it.
    pub(super) const fn in_doubt(self) -> Self {
        match self {
            Self::None => Self::None,
            Self::Doubtful | Self::Given => Self::Doubtful,
        }
    }
}

impl Holder {
    /// Signs in. A key is asked for exactly where the setting and the computer say so.
    pub(super) async fn enter(
        &mut self,
        user: &str,
        key: bool,
        dice: &mut Dice,
        hands: &mut Hands<'_>,
    ) -> Result<std::result::Result<(), Early>> {
        let mut letters = Letters::with_keys(hands.campus, &self.account.email)?;
        let all = json!({
            "user_id": user, "password": PASSWORD, "second_password": self.account.second,
        });
        let signed = match hands.call("campus.sign_in", all).await? {
            Ok(signed) => signed,
            Err(early) => return Ok(Err(early)),
        };
        let broken = |what: &str| Ok(Err(Early::Broken(what.to_owned())));
        match (signed["step"].as_str(), key, self.trust) {
            (Some("done"), true, Trust::None) => return broken("no key is asked for"),
            (Some("done"), ..) => return Ok(Ok(())),
            (Some("email_key"), false, _) => {
                return broken("a key is asked for that was switched off");
            }
            (Some("email_key"), true, Trust::Given) => {
                return broken("a key is asked for on a computer that is remembered");
            }
            (Some("email_key"), ..) => {}
            (step, ..) => return Ok(Err(Early::Broken(format!("signing in leads to {step:?}")))),
        }
        let Some(mut typed) = letters.next().await? else {
            return Ok(Err(Early::Gone));
        };
        // 認証キー再発行
        if dice.below(3) == 0 {
            if let Err(early) = hands.call("campus.resend_key", json!({})).await? {
                return Ok(Err(early));
            }
            let Some(another) = letters.next().await? else {
                return Ok(Err(Early::Gone));
            };
            typed = another;
        }
        let remember = dice.below(2) == 0;
        if remember {
            self.trust = Trust::Doubtful;
        }
        let enter = json!({ "key": typed, "remember": remember });
        let entered = match hands.call("campus.enter_key", enter).await? {
            Ok(entered) => entered,
            Err(early) => return Ok(Err(early)),
        };
        if remember {
            self.trust = Trust::Given;
        }
        if entered["step"] != "done" {
            return broken("a right key does not let in");
        }
        Ok(Ok(()))
    }
}
