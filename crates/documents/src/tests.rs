//! The two jobs run in process, on images drawn here.

mod colours;
mod covers;
mod damage;
mod drawing;
mod formats;
mod oddities;
mod orientation;
mod outcome;
mod readability;
mod refusals;

use crate::{Edits, Limits, Prepared, prepare};

fn prepared(bytes: Vec<u8>) -> Prepared {
    prepare::prepare(bytes, &Edits::default(), &Limits::default()).unwrap()
}
