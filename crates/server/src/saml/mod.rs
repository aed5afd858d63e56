//! Signing in through the university's identity provider (SAML 2.0, this server as service provider). No HTTP here.
//!
//! | file | job |
//! |---|---|
//! | `begin` | an application begins, the browser asks for the provider's page |
//! | `request` | what is asked of the provider |
//! | `arrive` | the provider's answer: judged, and led back to the application |
//! | `redeem` | handle or code become a session |
//! | `shape` | what a signed message may look like at all; everything else is refused before any signature is computed |
//! | `signature` | gives back what was signed, and nothing else (xmlsec) |
//! | `response` | audience, recipient, times, what it answers: read in what was signed |
//! | `identity` | who that is, by the attributes of the configuration |
//! | `metadata` | the provider's, read; ours, written |
//! | `provider` | keeps the provider's metadata fresh |
//! | `hands` | an identifier that has changed hands, from the command line |
//! | `xml` | strict reading |
//!
//! Why somebody was refused stands in the log, without a word about the person; on the screen only that it was so.

mod arrive;
mod begin;
mod hands;
mod identity;
mod metadata;
mod provider;
mod redeem;
mod refusal;
mod request;
mod response;
mod shape;
mod signature;
mod xml;

pub use arrive::{Arrived, Return, arrive, returning};
pub use begin::{Start, begin, start};
pub use hands::{HandsProblem, another_person, same_person};
pub use metadata::{IdentityProvider, MetadataProblem, own};
pub use provider::{Saml, look_up, watch};
pub use redeem::redeem;
pub use refusal::Refusal;
pub use response::{Asserted, Expected, glance, judge};
