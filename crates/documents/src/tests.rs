//! The two jobs run in process, on images drawn here.

mod colours;
mod damage;
mod drawing;
mod formats;
mod oddities;
mod orientation;
mod refusals;
