//! Times, counts and the rule for passwords: values that would shut everybody out are slips of the pen.

use akashi_domain::limits;
use akashi_domain::password::PasswordPolicy;
use akashi_domain::policy::Policies;

use super::ConfigProblem;

/// Largest share of the disk, in percent, that may be kept free of images.
const MOST_KEPT_FREE_PERCENT: u64 = 90;

/// Nothing here may be zero: with no minutes of idling, say, each session is over before its first request.
pub(super) fn check(policies: &Policies) -> Result<(), ConfigProblem> {
    let p = policies;
    for (name, value) in [
        ("link_minutes", p.link_minutes),
        ("handle_seconds", p.handle_seconds),
        ("code_tries", p.code_tries),
        ("mails_per_hour_per_address", p.mails_per_hour_per_address),
        ("mails_per_hour_per_client", p.mails_per_hour_per_client),
        ("application_credential_days", p.application_credential_days),
        ("initial_password_days", p.initial_password_days),
        ("idle_minutes", p.idle_minutes),
        ("staff_idle_minutes", p.staff_idle_minutes),
        ("session_hours", p.session_hours),
        ("sign_in_refuse_after", p.sign_in_refuse_after),
        ("sign_in_reset_after", p.sign_in_reset_after),
        ("key_minutes", p.key_minutes),
        ("key_tries", p.key_tries),
        ("key_mails_per_hour", p.key_mails_per_hour),
        ("remembered_days", p.remembered_days),
        ("correction_days", p.correction_days),
        ("upload_days", p.upload_days),
    ] {
        if value == 0 {
            return Err(ConfigProblem::value(
                format!("policies.{name}"),
                "too_small",
            ));
        }
    }
    if !limits::KEY_DIGITS.contains(&p.key_digits) {
        let reason = if p.key_digits < *limits::KEY_DIGITS.start() {
            "too_small"
        } else {
            "too_large"
        };
        return Err(ConfigProblem::value("policies.key_digits", reason));
    }
    Ok(())
}

/// A disk that must be nearly empty would refuse every image.
pub(super) fn check_room(least_free_percent: u64) -> Result<(), ConfigProblem> {
    if least_free_percent > MOST_KEPT_FREE_PERCENT {
        return Err(ConfigProblem::value(
            "server.least_free_percent",
            "too_large",
        ));
    }
    Ok(())
}

/// Longer passwords than [`limits::PASSWORD_CHARS`] are never looked at, so none may be set.
pub(super) fn check_password(policy: &PasswordPolicy) -> Result<(), ConfigProblem> {
    if policy.max_chars > limits::PASSWORD_CHARS {
        return Err(ConfigProblem::value(
            "password_policy.max_chars",
            "too_large",
        ));
    }
    if policy.min_chars == 0 || policy.min_chars > policy.max_chars {
        let reason = if policy.min_chars == 0 {
            "too_small"
        } else {
            "too_large"
        };
        return Err(ConfigProblem::value("password_policy.min_chars", reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_nine_tenths_of_a_disk_can_be_kept_free() {
        assert!(check_room(0).is_ok());
        assert!(check_room(90).is_ok());
        assert!(check_room(91).is_err());
    }
}
