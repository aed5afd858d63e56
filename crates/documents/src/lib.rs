//! Identity images: what a person may attach, and how it becomes pixels that nobody has to fear.
//!
//! An image passes three gates. [`sniff`] names what the bytes are, whatever the file is called. The header tells
//! dimensions and memory needs, so that a bomb is refused before anything is decoded. The decoding
//! itself happens in `akashi-image-worker`, a process of its own with bounded memory and time, reached through
//! [`ImageWorker`]: a decoder that panics, balloons or hangs on hostile input takes nothing else with it.
//!
//! What comes out is encoded anew from pixels in sRGB: no metadata, no position, no trailing bytes of the original.
//!
//! On the way what has to be covered is covered ([`Edits`]), and it is measured whether a person can read the picture
//! ([`Readability`]).
//!
//! Left out: storage, encryption and network (the callers' work).

mod decode;
mod edits;
mod encode;
mod exif;
#[cfg(feature = "fuzz")]
pub mod fuzz;
mod header;
mod limits;
mod pixels;
mod prepare;
mod problem;
mod readability;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
mod sniff;
pub mod worker;

pub use edits::{Area, Edits, Turn};
pub use limits::Limits;
pub use prepare::{MediaType, Prepared, Reencoded};
pub use problem::ImageProblem;
pub use readability::{Readability, ReadabilityProblem};
pub use sniff::{Sniffed, sniff};
pub use worker::{ImageWorker, WorkerNotFound};

#[cfg(test)]
mod tests;
