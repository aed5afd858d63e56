//! A slow line is no reason to give an upload up: only an answer that does not come is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use akashi_domain::Sensitive;
use akashi_protocol::{tus, version};
use akashi_sync::{Client, ClientOptions};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;
use url::Url;

use crate::world::APPLICATION;

/// More than what waits in the buffers between two programs of one computer.
const BYTES: usize = 16 * 1024 * 1024;

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_may_take_longer_than_an_answer() {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(16 * 1024).unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(2).unwrap();
    let address = listener.local_addr().unwrap();
    let read = Duration::from_millis(500);
    tokio::spawn(async move {
        let (mut begun, _) = listener.accept().await.unwrap();
        let _ = begun.read(&mut [0; 4_096]).await.unwrap();
        begun
            .write_all(answer("201 Created", 0).as_bytes())
            .await
            .unwrap();
        let (mut stream, _) = listener.accept().await.unwrap();
        let (mut buffer, begun) = (vec![0; 64 * 1024], Instant::now());
        let (mut taken, mut expected) = (0, BYTES);
        while taken < expected {
            let count = stream.read(&mut buffer).await.unwrap();
            assert!(count > 0, "given up after {taken} bytes");
            if taken == 0 {
                let mut head = buffer[..count].windows(4);
                expected += head.position(|end| end == b"\r\n\r\n").unwrap() + 4;
            }
            taken += count;
            // Steadily, and three times as long as an answer may take.
            let due = (read * 3).mul_f64(taken as f64 / BYTES as f64);
            tokio::time::sleep(due.saturating_sub(begun.elapsed())).await;
        }
        let answer = answer("204 No Content", BYTES);
        stream.write_all(answer.as_bytes()).await.unwrap();
    });
    let options = ClientOptions {
        read,
        ..ClientOptions::default()
    };
    let server = Client::new(&options)
        .unwrap()
        .at(Url::parse(&format!("http://{address}/")).unwrap());
    let sent = server
        .upload_document(
            APPLICATION,
            &"token".into(),
            &"00".repeat(32),
            Sensitive::new(vec![0x5a; BYTES]),
            false,
            Arc::new(|_| {}),
        )
        .await;
    assert_eq!(sent, Ok(()));
}

/// An answer that says how many bytes are here.
fn answer(status: &str, offset: usize) -> String {
    let end = if offset == 0 {
        "content-length: 0\r\n"
    } else {
        ""
    };
    format!(
        "HTTP/1.1 {status}\r\n{}: 1-1\r\n{}: {offset}\r\n{end}\r\n",
        version::RANGE_HEADER,
        tus::OFFSET
    )
}
