//! What a graduate sees after signing in.

use akashi_protocol::ProblemCode;
use akashi_protocol::application::Home;

use crate::applications::{self, Failure};
use crate::http::auth::Applicant;
use crate::state::AppState;
use crate::storage::{application, campus, enrolment, password, session};

/// The newest applications shown; all of them are a list of their own.
const APPLICATIONS: u32 = 10;

/// Home.
///
/// # Errors
/// `not_signed_in` when the session ended meanwhile.
pub async fn home(state: &AppState, applicant: Applicant) -> Result<Home, Failure> {
    let services = state.config.university.services.clone();
    state
        .storage
        .read(move |conn| {
            let session = session::find_applicant(conn, &applicant.session)?
                .ok_or(ProblemCode::NotSignedIn)?;
            let holder = password::holder(conn, applicant.account, applicant.method)?
                .ok_or(ProblemCode::NotSignedIn)?;
            let rows = application::of_account(conn, applicant.account, None, APPLICATIONS)?;
            Ok(Home {
                name: holder.name,
                email: holder.email.expose().into(),
                previous_sign_in: session.previous_sign_in,
                previous_device: session.previous_sign_in.and(Some(session.previous_device)),
                enrolments: enrolment::of_account(conn, applicant.account)?,
                applications: rows.iter().filter_map(applications::summary).collect(),
                services,
                as_graduate: campus::kind_of(conn, applicant.method)?.is_none(),
            })
        })
        .await
}
