//! What an application for certificate access is: its form, names, dates, passwords, reference numbers and states.
//!
//! Nothing here does input or output, and nothing here reads a clock or draws a random number: the present moment
//! and entropy come in as arguments, so that every rule can be tested at every moment. Client and server compile
//! the same rules from here; neither may have an opinion of its own.

pub mod answers;
pub mod calendar;
pub mod changed_name;
pub mod code;
pub mod conflict;
pub mod connect;
pub mod country;
pub mod diagnosis;
pub mod document;
pub mod email;
pub mod field;
pub mod field_set;
pub mod form;
pub mod holidays;
pub mod kana;
pub mod kind;
pub mod language;
pub mod limits;
pub mod opening;
pub mod outbox;
pub mod password;
pub mod personal;
pub mod policy;
pub mod problem;
pub mod reading;
pub mod reference;
pub mod search_key;
pub mod sensitive;
pub mod staff;
pub mod state;
pub mod text;
mod tolerant;
pub mod university;

pub use answers::Answers;
pub use document::DocumentRole;
pub use email::EmailAddress;
pub use field::{FieldId, Section};
pub use field_set::FieldSet;
pub use kind::ApplicationKind;
pub use language::{Language, Localized};
pub use problem::FieldProblem;
pub use reference::ReferenceNumber;
pub use sensitive::Sensitive;
pub use staff::StaffRole;
pub use state::ApplicationState;
pub use university::UniversityInfo;
