//! The bodies of the commands, one file per noun. A body takes what it needs, calls one thing, and answers.

mod account;
mod address;
mod app;
mod application;
mod campus;
mod conflict;
mod copies;
mod device;
mod documents;
mod draft;
mod email_key;
mod enrolment;
mod export;
mod flow;
mod forgotten;
mod graduation;
mod help;
mod not_me;
mod outbox;
mod password;
mod personal;
mod pictures;
mod proof;
mod receipt;
mod reset;
mod saml;
mod session;
mod staff;
mod staff_account;
mod store;
mod terms;
mod university;

pub(crate) use email_key::HeldKey;
pub(crate) use graduation::HeldGraduation;
pub(crate) use reset::HeldRight;
pub(crate) use saml::Pending;
