//! What went wrong, in words for a developer.

/// Tests fail with it.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The result of anything here.
pub type Result<T> = std::result::Result<T, Fault>;
