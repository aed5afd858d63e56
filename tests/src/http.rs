//! Asking a server of this machine over HTTP, as any program on it could.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::Result;

/// The status and body of a GET of `http://host:port/path`.
///
/// # Errors
/// When nothing answers.
pub fn get(address: &str) -> Result<(u16, String)> {
    ask("GET", address)
}

/// The status and body of a POST without a body.
///
/// # Errors
/// When nothing answers.
pub fn post(address: &str) -> Result<(u16, String)> {
    ask("POST", address)
}

fn ask(method: &str, address: &str) -> Result<(u16, String)> {
    let rest = address.trim_start_matches("http://");
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let head = format!(
        "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    let answer = send(host, Duration::from_secs(10), &[head.as_bytes()])?;
    Ok((
        answer.status,
        String::from_utf8_lossy(&answer.body).into_owned(),
    ))
}

/// What came back.
pub(crate) struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// Sends a whole request, in parts, to `host:port`.
pub(crate) fn send(host: &str, patience: Duration, parts: &[&[u8]]) -> Result<Answer> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(patience))?;
    for part in parts {
        stream.write_all(part)?;
    }
    read(&mut BufReader::new(stream))
}

/// An answer, whether its body comes in chunks, in a length that is told, or until the end.
fn read(answer: &mut impl BufRead) -> Result<Answer> {
    let first = line(answer)?;
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status = status.ok_or_else(|| format!("no status in {first:?}"))?;
    let (mut length, mut chunked) = (None, false);
    loop {
        let header = line(answer)?.to_ascii_lowercase();
        match header.split_once(':') {
            None => break,
            Some(("content-length", value)) => length = Some(value.trim().parse::<u64>()?),
            Some(("transfer-encoding", value)) => chunked = value.contains("chunked"),
            Some(_) => {}
        }
    }
    let mut body = Vec::new();
    if !chunked {
        let length = length.unwrap_or(u64::MAX);
        answer.take(length).read_to_end(&mut body)?;
        return Ok(Answer { status, body });
    }
    loop {
        let length = u64::from_str_radix(&line(answer)?, 16)?;
        answer.take(length).read_to_end(&mut body)?;
        line(answer)?;
        if length == 0 {
            return Ok(Answer { status, body });
        }
    }
}

fn line(answer: &mut impl BufRead) -> Result<String> {
    let mut line = String::new();
    match answer.read_line(&mut line)? {
        0 => Err("the other side closed the connection".into()),
        _ => Ok(line.trim_end().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_in_chunks_in_one_piece_and_until_the_end() {
        for answer in [
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcdefg",
            "HTTP/1.0 200 OK\r\n\r\nabcde",
        ] {
            let answer = read(&mut answer.as_bytes()).unwrap();
            assert_eq!(
                (answer.status, answer.body.as_slice()),
                (200, &b"abcde"[..])
            );
        }
    }
}
