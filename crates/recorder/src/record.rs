//! How a record lies in the log: a head of [`HEAD`] bytes, one or two paths, then what was written. The laboratory
//! compiles this file too, so that who writes and who reads cannot differ.

/// Bytes of a head.
pub const HEAD: usize = 32;

/// The folder that is watched. Paths in the log are below it.
pub const FOLDER: &str = "AKASHI_RECORD_FOLDER";
/// The log, outside of the folder. It is added to. Without one nothing is written down.
pub const LOG: &str = "AKASHI_RECORD_LOG";
/// The process ends by SIGKILL right after so many changes.
pub const END: &str = "AKASHI_RECORD_END";
/// A path outside of the folder. While something is there, the disk is full.
pub const FULL: &str = "AKASHI_DISK_FULL";
/// A path outside of the folder. While something is there, the disk can only be read.
pub const READ_ONLY: &str = "AKASHI_DISK_READ_ONLY";

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A file came to be.
    Create = 1,
    /// Bytes were written at `offset`.
    Write = 2,
    /// A file is `offset` bytes long from now on.
    Resize = 3,
    /// A file or a folder was brought to the disk for good.
    Sync = 4,
    /// The first path is now the second.
    Rename = 5,
    /// A name was taken away.
    Unlink = 6,
    /// A folder came to be.
    MakeFolder = 7,
    /// A folder was taken away.
    RemoveFolder = 8,
    /// What the first path names has the second as another name.
    Link = 9,
    /// Something is about to be told to somebody outside: over a pipe or a socket.
    Told = 10,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Create,
        Self::Write,
        Self::Resize,
        Self::Sync,
        Self::Rename,
        Self::Unlink,
        Self::MakeFolder,
        Self::RemoveFolder,
        Self::Link,
        Self::Told,
    ];
}

/// The head of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// What happened.
    pub kind: Kind,
    /// Bytes of the first path; none for a file without a name.
    pub path: u16,
    /// Bytes of the second path.
    pub second: u16,
    /// The file's number on its disk. It can be given to another file once this one is gone.
    pub inode: u64,
    /// Where, or how long.
    pub offset: u64,
    /// Bytes that were written.
    pub data: u64,
}

impl Head {
    /// As bytes.
    #[allow(dead_code, reason = "only the recorder writes")]
    #[must_use]
    pub fn to_bytes(self) -> [u8; HEAD] {
        let mut bytes = [0; HEAD];
        let mut fields = bytes.chunks_exact_mut(8);
        let mut put = |value: u64| {
            if let Some(field) = fields.next() {
                field.copy_from_slice(&value.to_le_bytes());
            }
        };
        put(self.kind as u64 | u64::from(self.path) << 16 | u64::from(self.second) << 32);
        put(self.inode);
        put(self.offset);
        put(self.data);
        bytes
    }

    /// From bytes; `None` when they are none of ours.
    #[allow(dead_code, reason = "only the laboratory reads")]
    #[must_use]
    pub fn from_bytes(bytes: &[u8; HEAD]) -> Option<Self> {
        let mut fields = bytes.chunks_exact(8);
        let mut take = || Some(u64::from_le_bytes(fields.next()?.try_into().ok()?));
        let (first, inode, offset, data) = (take()?, take()?, take()?, take()?);
        let kind = Kind::ALL
            .into_iter()
            .find(|kind| *kind as u64 == first & 0xff)?;
        Some(Self {
            kind,
            path: u16::try_from(first >> 16 & 0xffff).ok()?,
            second: u16::try_from(first >> 32 & 0xffff).ok()?,
            inode,
            offset,
            data,
        })
    }
}
