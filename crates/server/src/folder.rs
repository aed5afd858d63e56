//! What lies in a server's folder.

/// The database.
pub const DATABASE: &str = "akashi.db";
/// Encrypted images.
pub const DOCUMENTS: &str = "documents";
/// Mails, while no mail server is configured.
pub const MAIL: &str = "mail";
/// Terms of use.
pub const TERMS: &str = "terms";
