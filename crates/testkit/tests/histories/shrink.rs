//! Makes a history that fails as short as can be: steps are left out as long as it still fails, then faults. Every step
//! that is not possible is refused and changes nothing, so what is left is a history too.

use crate::line::Fault;
use crate::steps::Step;

/// Histories that are tried at most.
const TRIES: usize = 400;

pub fn shrink(mut history: Vec<Step>, fails: impl Fn(&[Step]) -> bool) -> Vec<Step> {
    let mut left = TRIES;
    let mut size = history.len().div_ceil(2);
    while size > 0 && left > 0 {
        let before = history.len();
        let mut at = 0;
        while at < history.len() && left > 0 {
            let mut fewer = history.clone();
            fewer.drain(at..(at + size).min(history.len()));
            left -= 1;
            if fails(&fewer) {
                history = fewer;
            } else {
                at += size;
            }
        }
        if size == 1 && history.len() == before {
            break;
        }
        size = (size / 2).max(1);
    }
    let mut at = 0;
    while at < history.len() && left > 0 {
        let mut calmer = history.clone();
        left -= 1;
        if calmer.get_mut(at).is_some_and(calm) && fails(&calmer) {
            history = calmer;
        } else {
            at += 1;
        }
    }
    history
}

/// Takes the last fault of a step away; `false` where there is none.
fn calm(step: &mut Step) -> bool {
    let (Step::Send(_, faults)
    | Step::Follow(_, faults)
    | Step::Status(_, faults)
    | Step::Correct(_, faults)
    | Step::Withdraw(_, faults)) = step
    else {
        return false;
    };
    while faults.last() == Some(&Fault::Pass) {
        faults.pop();
    }
    faults.pop().is_some()
}
