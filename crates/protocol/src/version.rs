//! Which protocol versions a side speaks, so that an old client learns what to install and keeps its draft.

/// The version this crate describes.
pub const CURRENT: u32 = 1;

/// Request header: the version the client speaks, as a number.
pub const REQUEST_HEADER: &str = "akashi-protocol";

/// Response header on every answer: the range the server accepts, as `oldest-newest`.
pub const RANGE_HEADER: &str = "akashi-protocol-range";

/// Versions a server accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Oldest accepted version.
    pub oldest: u32,
    /// Newest accepted version.
    pub newest: u32,
}

/// How a client's version relates to a server's range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// They can talk.
    Speaks,
    /// The client has to be updated.
    ClientTooOld,
    /// The server has to be updated.
    ServerTooOld,
}

impl Range {
    /// The range of this build.
    pub const OURS: Self = Self {
        oldest: CURRENT,
        newest: CURRENT,
    };

    /// Reads `oldest-newest`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (oldest, newest) = text.split_once('-')?;
        let range = Self {
            oldest: oldest.parse().ok()?,
            newest: newest.parse().ok()?,
        };
        (range.oldest <= range.newest).then_some(range)
    }

    /// Can a client of `version` talk to a server with this range?
    #[must_use]
    pub const fn fit(self, version: u32) -> Fit {
        if version < self.oldest {
            Fit::ClientTooOld
        } else if version > self.newest {
            Fit::ServerTooOld
        } else {
            Fit::Speaks
        }
    }
}

impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.oldest, self.newest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let range = Range::parse("2-4").unwrap();
        assert_eq!(range.to_string(), "2-4");
        assert_eq!(
            [1, 2, 4, 5].map(|v| range.fit(v)),
            [
                Fit::ClientTooOld,
                Fit::Speaks,
                Fit::Speaks,
                Fit::ServerTooOld
            ]
        );
        assert!(
            ["", "4-2", "a-b", "1"]
                .iter()
                .all(|text| Range::parse(text).is_none())
        );
    }
}
