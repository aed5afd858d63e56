//! The two jobs run in process, on images drawn here.

mod damage;
mod drawing;
mod formats;
mod orientation;
mod refusals;
