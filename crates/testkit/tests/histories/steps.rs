//! What can happen, and how it is drawn.

use proptest::prelude::*;

use crate::line::Fault;

/// On which device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    First,
    Second,
}

/// What staff do, each by the server's own function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Assign,
    Unassign,
    Return,
    Approve,
    Reject,
}

/// One step of a history. What is not possible where a history stands is refused, and must change nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Type(Who),
    Attach(Who, u8),
    Submit(Who),
    TakeBack(Who),
    Retry(Who),
    Pause(Who, bool),
    /// The engine looks through the outbox; everything that waits for its time is due.
    Send(Who, Vec<Fault>),
    /// The same, and nothing that waits is due.
    SendTooEarly(Who),
    Follow(Who, Vec<Fault>),
    Status(Who, Vec<Fault>),
    Correct(Who, Vec<Fault>),
    Withdraw(Who, Vec<Fault>),
    Staff(Act),
    /// Requests that the line held back arrive.
    Late(Who),
    RestartServer,
    /// The application ends and starts again; tidily or not.
    RestartClient(Who, bool),
    /// The device's clock is set, by so many hours.
    Clock(Who, i8),
    /// The application is opened with reference number and address (F14).
    Open(Who),
    /// The 14 days are over: the server knows none of the application's credentials any more.
    EndCredentials,
    /// The time for a correction is over.
    Expire,
}

/// A history of `length` steps.
pub fn history(length: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), length)
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => who().prop_map(Step::Type),
        3 => (who(), 0..4_u8).prop_map(|(who, image)| Step::Attach(who, image)),
        9 => who().prop_map(Step::Submit),
        4 => who().prop_map(Step::TakeBack),
        2 => who().prop_map(Step::Retry),
        1 => (who(), any::<bool>()).prop_map(|(who, paused)| Step::Pause(who, paused)),
        20 => (who(), faults()).prop_map(|(who, faults)| Step::Send(who, faults)),
        1 => who().prop_map(Step::SendTooEarly),
        3 => (who(), faults()).prop_map(|(who, faults)| Step::Follow(who, faults)),
        3 => (who(), faults()).prop_map(|(who, faults)| Step::Status(who, faults)),
        5 => (who(), faults()).prop_map(|(who, faults)| Step::Correct(who, faults)),
        1 => (who(), faults()).prop_map(|(who, faults)| Step::Withdraw(who, faults)),
        9 => act().prop_map(Step::Staff),
        3 => who().prop_map(Step::Late),
        1 => Just(Step::RestartServer),
        3 => (who(), any::<bool>()).prop_map(|(who, tidily)| Step::RestartClient(who, tidily)),
        1 => (who(), -48..48_i8).prop_map(|(who, hours)| Step::Clock(who, hours)),
        4 => who().prop_map(Step::Open),
        1 => Just(Step::EndCredentials),
        1 => Just(Step::Expire),
    ]
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![3 => Just(Who::First), 1 => Just(Who::Second)]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => Just(Act::Assign),
        1 => Just(Act::Unassign),
        6 => Just(Act::Return),
        1 => Just(Act::Approve),
        1 => Just(Act::Reject),
    ]
}

/// Of most requests nothing becomes; of some in a row, something each time.
fn faults() -> impl Strategy<Value = Vec<Fault>> {
    prop_oneof![
        4 => Just(Vec::new()),
        6 => prop::collection::vec(prop_oneof![2 => Just(Fault::Pass), 1 => fault()], 1..6),
        1 => prop::collection::vec(fault(), 4..14),
    ]
}

fn fault() -> impl Strategy<Value = Fault> {
    use Fault as F;
    prop_oneof![
        2 => Just(F::LoseRequest),
        2 => Just(F::CutRequest),
        4 => Just(F::LoseAnswer),
        2 => Just(F::CutAnswer),
        2 => Just(F::Twice),
        4 => Just(F::Late),
        2 => Just(F::Old),
        2 => Just(F::Broken),
        1 => Just(F::Maintenance),
        1 => Just(F::TooMany),
        1 => Just(F::Full),
        1 => Just(F::Proxy),
        1 => Just(F::Captive),
        1 => Just(F::Elsewhere),
        1 => Just(F::Restart),
        3 => Just(F::Meanwhile),
        2 => Just(F::DieBefore),
        2 => Just(F::DieAfter),
    ]
}
