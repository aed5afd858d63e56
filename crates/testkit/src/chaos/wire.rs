//! Follows the requests of one connection: where each begins, what it is for, and which bytes are an image's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Longest head of a request that is waited for, in bytes.
const HEAD: usize = 16 * 1024;

/// The head of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Request {
    pub method: String,
    pub path: String,
    /// Bytes of its body.
    pub length: u64,
    /// What an upload that is being created says of itself.
    metadata: String,
}

impl Request {
    /// The digest of the image whose bytes the body holds: the end of the path, or for a creation what it says.
    pub(super) fn image(&self) -> Option<String> {
        let (_, image) = self.path.split_once("/documents")?;
        match self.method.as_str() {
            "PATCH" => Some(image.trim_start_matches('/').to_owned()),
            "POST" => {
                let mut pairs = self.metadata.split(',');
                let digest = pairs.find_map(|pair| pair.trim().strip_prefix("sha256 "))?;
                String::from_utf8(STANDARD.decode(digest).ok()?).ok()
            }
            _ => None,
        }
    }

    fn parse(head: &str) -> Option<Self> {
        let mut lines = head.split("\r\n");
        let mut words = lines.next()?.split(' ');
        let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let mut request = Self {
            method,
            path,
            ..Self::default()
        };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            match name.to_ascii_lowercase().as_str() {
                "content-length" => request.length = value.trim().parse().ok()?,
                "upload-metadata" => value.trim().clone_into(&mut request.metadata),
                _ => {}
            }
        }
        Some(request)
    }
}

/// One direction of a connection.
#[derive(Debug, Default)]
pub(super) struct Wire {
    head: Vec<u8>,
    /// Of the present request: bytes of the body still to come, whether they are an image's, and where they are cut.
    left: u64,
    is_image: bool,
    cut: Option<u64>,
    requests: u32,
}

impl Wire {
    /// Requests that have begun.
    pub(super) const fn requests(&self) -> u32 {
        self.requests
    }

    /// Reads on. Answers how many of these bytes get through: all of them, or those before a cut that `cut` orders for
    /// the request they belong to. `image` hears of the bytes of images among them.
    pub(super) fn read(
        &mut self,
        bytes: &[u8],
        cut: impl Fn(&Request) -> Option<u64>,
        image: impl Fn(u64),
    ) -> usize {
        let mut at = 0;
        while at < bytes.len() {
            let rest = bytes.get(at..).unwrap_or_default();
            if self.left > 0 {
                let here = self.left.min(rest.len() as u64);
                let through = self.cut.map_or(here, |cut| cut.min(here));
                if self.is_image {
                    image(through);
                }
                at += usize::try_from(through).unwrap_or(usize::MAX);
                if through < here {
                    return at;
                }
                self.left -= here;
                self.cut = self.cut.map(|cut| cut - here);
                continue;
            }
            at += self.read_head(rest, &cut);
        }
        at
    }

    /// Takes what belongs to the head. Answers how much that was.
    fn read_head(&mut self, rest: &[u8], cut: &impl Fn(&Request) -> Option<u64>) -> usize {
        if self.head.is_empty() {
            self.requests += 1;
        }
        for (index, byte) in rest.iter().enumerate() {
            self.head.push(*byte);
            if self.head.ends_with(b"\r\n\r\n") {
                let head = std::mem::take(&mut self.head);
                let request = Request::parse(&String::from_utf8_lossy(&head)).unwrap_or_default();
                self.left = request.length;
                self.is_image = request.image().is_some();
                self.cut = cut(&request);
                return index + 1;
            }
        }
        if self.head.len() > HEAD {
            self.head.clear();
        }
        rest.len()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    const TWO: &[u8] = b"GET /v1/university HTTP/1.1\r\nhost: x\r\n\r\n\
        PATCH /v1/applications/1/documents/ab HTTP/1.1\r\nContent-Length: 10\r\n\r\n0123456789\
        HEAD /v1/applications/1/documents/ab HTTP/1.1\r\n\r\n";

    #[test]
    fn an_image_has_one_name_however_it_comes() {
        let created = "POST /v1/applications/1/documents HTTP/1.1\r\n\
            Upload-Metadata: filetype aW1hZ2UvanBlZw==,sha256 YWI=\r\n\r\n";
        let continued = "PATCH /v1/applications/1/documents/ab HTTP/1.1\r\n\r\n";
        for head in [created, continued] {
            let request = Request::parse(head).unwrap();
            assert_eq!(request.image().as_deref(), Some("ab"), "{head}");
        }
    }

    fn read(parts: &[&[u8]], cut: Option<u64>) -> (Vec<usize>, u64, u32) {
        let mut wire = Wire::default();
        let images = Cell::new(0);
        let order = |request: &Request| request.image().and(cut);
        let count = |bytes| images.set(images.get() + bytes);
        let through = parts.iter().map(|part| wire.read(part, order, count));
        (through.collect(), images.get(), wire.requests())
    }

    #[test]
    fn requests_are_followed_however_the_bytes_come() {
        assert_eq!(read(&[TWO], None), (vec![TWO.len()], 10, 3));
        let bytes: Vec<&[u8]> = TWO.chunks(1).collect();
        assert_eq!(read(&bytes, None), (vec![1; TWO.len()], 10, 3));
    }

    #[test]
    fn a_cut_lets_through_what_comes_before_it() {
        let body = TWO.windows(4).position(|w| w == b"0123").unwrap();
        assert_eq!(read(&[TWO], Some(4)), (vec![body + 4], 4, 2));
        let (before, after) = TWO.split_at(body + 3);
        assert_eq!(read(&[before, after], Some(4)), (vec![body + 3, 1], 4, 2));
        assert_eq!(read(&[TWO], Some(0)), (vec![body], 0, 2));
    }
}
