//! Uploads that go on where they were cut: the names and values of tus 1.0 (core, creation, creation with upload,
//! termination, checksum), as both sides spell them. <https://tus.io/protocols/resumable-upload>
//!
//! An upload is known by its application and the SHA-256 of its bytes, so its address is the image's own.
//!
//! | operation | meaning |
//! |---|---|
//! | `POST /v1/applications/{id}/documents` | begins an upload, or says where it stands; may bring its first bytes |
//! | `HEAD /v1/applications/{id}/documents/{sha256}` | where it stands |
//! | `PATCH /v1/applications/{id}/documents/{sha256}` | more bytes, from where it stands |
//! | `DELETE /v1/applications/{id}/documents/{sha256}` | gives an unfinished one up |
//! | `OPTIONS` of both | what this server speaks |
//!
//! Whoever asks last goes on: an earlier request for the same upload, whose connection may be dead, is ended, and what
//! it brought is kept.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::digest::Digest;

/// The version spoken, in every request and answer but those to `OPTIONS`.
pub const RESUMABLE: &str = "tus-resumable";
/// The only one there is.
pub const VERSION: &str = "1.0.0";
/// Where the next byte belongs.
pub const OFFSET: &str = "upload-offset";
/// Bytes of the whole.
pub const LENGTH: &str = "upload-length";
/// What is uploaded: pairs of a key and a value in Base64.
pub const METADATA: &str = "upload-metadata";
/// Digest of the bytes of one request.
pub const CHECKSUM: &str = "upload-checksum";
/// The method that is meant, from clients that cannot send it.
pub const METHOD_OVERRIDE: &str = "x-http-method-override";
/// Answers to `OPTIONS`: versions.
pub const VERSIONS: &str = "tus-version";
/// Answers to `OPTIONS`: extensions.
pub const EXTENSIONS: &str = "tus-extension";
/// Answers to `OPTIONS`: bytes of the largest upload.
pub const MAX_SIZE: &str = "tus-max-size";
/// Answers to `OPTIONS`: digests that `Upload-Checksum` may name.
pub const CHECKSUM_ALGORITHMS: &str = "tus-checksum-algorithm";
/// Media type of bytes on their way.
pub const MEDIA_TYPE: &str = "application/offset+octet-stream";
/// Status of a request whose bytes are not those of its `Upload-Checksum`.
pub const CHECKSUM_MISMATCH: u16 = 460;

/// The key of the metadata that names the digest of the whole.
const SHA256: &str = "sha256";

/// `Upload-Metadata` of an image with this digest, in lower-case hexadecimal.
#[must_use]
pub fn metadata(sha256: &str) -> String {
    format!("{SHA256} {}", STANDARD.encode(sha256))
}

/// The digest that `Upload-Metadata` names; whatever else stands there is not looked at.
#[must_use]
pub fn sha256_of(metadata: &str) -> Option<Digest> {
    let pairs = metadata.split(',').map(str::trim);
    let mut values = pairs.filter_map(|pair| pair.split_once(' '));
    let (_, value) = values.find(|(key, _)| *key == SHA256)?;
    let text = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
    Digest::parse(&text).ok()
}

/// The SHA-256 that `Upload-Checksum` names.
#[must_use]
pub fn sha256_of_checksum(checksum: &str) -> Option<Digest> {
    let (algorithm, value) = checksum.trim().split_once(' ')?;
    let bytes = STANDARD.decode(value.trim()).ok()?;
    (algorithm == SHA256)
        .then(|| bytes.try_into().ok().map(Digest::from_bytes))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_reads_back_whatever_stands_beside_it() {
        let digest = Digest::of(b"akashi");
        let written = metadata(&digest.to_string());
        assert_eq!(sha256_of(&written), Some(digest));
        let beside =
            format!("filename Y2FyZC5qcGc=,is_confidential, {written},filetype aW1hZ2UvanBlZw==");
        assert_eq!(sha256_of(&beside), Some(digest));
        for wrong in [
            "",
            "sha256",
            "sha256 ",
            "sha256 !",
            "sha256 Y2FyZA==",
            "SHA256 x",
        ] {
            assert_eq!(sha256_of(wrong), None, "{wrong}");
        }
        let upper = metadata(&digest.to_string().to_uppercase());
        assert_eq!(sha256_of(&upper), None, "one value has one spelling");
    }

    #[test]
    fn checksums_name_their_algorithm() {
        let digest = Digest::of(b"akashi");
        let value = STANDARD.encode(digest.as_bytes());
        assert_eq!(sha256_of_checksum(&format!("sha256 {value}")), Some(digest));
        for wrong in [
            format!("sha1 {value}"),
            value,
            "sha256 AA==".to_owned(),
            String::new(),
        ] {
            assert_eq!(sha256_of_checksum(&wrong), None, "{wrong}");
        }
    }
}
