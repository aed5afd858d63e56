//! Uploads on bad lines: cut anywhere, left hanging, taken over, interrupted by the server itself. What has to be sent
//! again is counted.

use std::time::{Duration, Instant};

use akashi_documents::ImageWorker;
use akashi_protocol::{Digest, tus};
use akashi_server::documents::FRAME;
use akashi_server::storage::{StorageError, upload};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::world::{Applicant, SILENCE, World, begin, card, document_path};

/// A connection in the middle of an upload, that can be cut or left hanging.
struct Line(TcpStream);

impl Line {
    /// Announces everything from `offset` on, and sends `bytes`.
    async fn begin(
        world: &World,
        who: &Applicant,
        image: &[u8],
        offset: usize,
        bytes: usize,
    ) -> Self {
        let mut stream = TcpStream::connect(world.running.addr).await.unwrap();
        let head = format!(
            "PATCH {} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\n{}: {}\r\n{}: {offset}\r\n\
             content-type: {}\r\ncontent-length: {}\r\n\r\n",
            document_path(who.application, Digest::of(image)),
            who.token,
            tus::RESUMABLE,
            tus::VERSION,
            tus::OFFSET,
            tus::MEDIA_TYPE,
            image.len() - offset,
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream
            .write_all(&image[offset..offset + bytes])
            .await
            .unwrap();
        Self(stream)
    }

    /// The status of the answer.
    async fn status(&mut self) -> u16 {
        let mut answer = [0; 12];
        self.0.read_exact(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer[9..]).parse().unwrap()
    }
}

/// A picture by its first bytes, of several frames.
fn picture(number: u16) -> Vec<u8> {
    let mut picture = card(number);
    let more = (picture.len()..300_000).map(|at| (at * 7 % 251) as u8);
    picture.extend(more.collect::<Vec<_>>());
    picture
}

/// Nothing is encoded anew here: it would only take time.
async fn world() -> World {
    World::with_worker(
        ImageWorker::new("/nonexistent/akashi-image-worker".into()),
        |_| {},
    )
    .await
}

/// Where an upload stands of which `sent` bytes were sent over a line that has ended: a server that is busy may hear of
/// that line only after it was asked for the first time.
async fn standing_after(world: &World, who: &Applicant, sha256: Digest, sent: usize) -> usize {
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let stands = world.standing(who, sha256).await.unwrap();
        assert!(
            stands <= sent,
            "{sent} bytes were sent, it stands at {stands}"
        );
        if sent - stands <= FRAME {
            return stands;
        }
        assert!(
            Instant::now() < deadline,
            "{sent} bytes were sent, it stands at {stands}"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn stored(world: &World) -> i64 {
    world
        .count("SELECT count(*) FROM document WHERE state = 'waiting'")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_line_costs_at_most_one_frame_wherever_it_is_cut() {
    let world = world().await;
    let image = picture(1);
    let around = [
        0,
        1,
        63,
        64,
        FRAME - 1,
        FRAME,
        FRAME + 1,
        2 * FRAME,
        image.len() - 1,
    ];
    let evenly = (1..24).map(|part| part * image.len() / 24);
    let mut cuts = 0;
    let mut resent = 0;
    for cut in around.into_iter().chain(evenly) {
        let who = world.applicant("ichiro@example.ac.jp").await;
        let sha256 = begin(&world, &who, &image).await;
        drop(Line::begin(&world, &who, &image, 0, cut).await);
        let stands = standing_after(&world, &who, sha256, cut).await;
        (cuts, resent) = (cuts + 1, resent + cut - stands);
        world.bring(&who, &image).await;
    }
    assert_eq!(stored(&world).await, cuts);
    println!("{cuts} cuts, {resent} bytes sent again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_cut_again_and_again_still_brings_everything() {
    let world = world().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = picture(1);
    let sha256 = begin(&world, &who, &image).await;
    let (mut offset, mut resent, mut most) = (0, 0, 0);
    for step in [1, 5, 58, 1_000, FRAME - 1, 10, FRAME, FRAME + 1, 40_000] {
        drop(Line::begin(&world, &who, &image, offset, step).await);
        let sent = offset + step;
        // What an earlier line brought may be heard of only now.
        most = most.max(sent);
        let stands = standing_after(&world, &who, sha256, most).await;
        (offset, resent) = (stands, resent + sent.saturating_sub(stands));
    }
    world.bring(&who, &image).await;
    assert!(resent <= 9 * FRAME, "{resent} bytes sent again");
    assert_eq!(stored(&world).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_waits_for_a_line_that_hangs() {
    let world = world().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = picture(1);
    let sha256 = begin(&world, &who, &image).await;
    let mut hanging = Line::begin(&world, &who, &image, 0, 100_000).await;
    let asked = Instant::now();
    let stands = standing_after(&world, &who, sha256, 100_000).await;
    // Whoever goes on takes over as well, without asking first.
    let mut second = Line::begin(&world, &who, &image, stands, 50_000).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let taken = world.append(&who, sha256, stands + 50_000, &image[stands + 50_000..]);
    assert_eq!(taken.send().await.unwrap().status(), 204);
    assert!(
        asked.elapsed() < SILENCE,
        "somebody was waited for: {:?}",
        asked.elapsed()
    );
    assert_eq!(stored(&world).await, 1);
    for line in [&mut hanging, &mut second] {
        line.0.shutdown().await.unwrap();
        assert_eq!(line.status().await, 409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_brings_nothing_is_given_up_and_what_came_is_kept() {
    let world = world().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = picture(1);
    let sha256 = begin(&world, &who, &image).await;
    let mut hanging = Line::begin(&world, &who, &image, 0, 100_000).await;
    tokio::time::sleep(SILENCE + Duration::from_secs(1)).await;
    // The server reads what is left for a while, so that a client that still sends hears the answer.
    hanging.0.shutdown().await.unwrap();
    assert_eq!(hanging.status().await, 503);
    assert_eq!(world.standing(&who, sha256).await, Some(100_000));
    world.bring(&who, &image).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_images_come_at_the_same_time() {
    let world = world().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let (one, two) = (picture(1), picture(2));
    for image in [&one, &two] {
        begin(&world, &who, image).await;
    }
    let mut first = Line::begin(&world, &who, &one, 0, 100_000).await;
    let mut second = Line::begin(&world, &who, &two, 0, 200_000).await;
    first.0.write_all(&one[100_000..]).await.unwrap();
    assert_eq!(first.status().await, 204);
    second.0.write_all(&two[200_000..]).await.unwrap();
    assert_eq!(second.status().await, 204);
    assert_eq!(stored(&world).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_started_again_goes_on() {
    let world = world().await;
    let who = world.applicant("ichiro@example.ac.jp").await;
    let image = picture(1);
    let sha256 = begin(&world, &who, &image).await;
    drop(Line::begin(&world, &who, &image, 0, 150_000).await);
    let before = standing_after(&world, &who, sha256, 150_000).await;
    let world = world.reopened(|_| {}).await;
    assert_eq!(world.standing(&who, sha256).await, Some(before));

    // A power cut tears the last frame, and takes the file altogether.
    let vault = world.running.state.vault();
    let file = vault.folder().join(&vault.files().await.unwrap()[0]);
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    let stands = world.standing(&who, sha256).await.unwrap();
    assert!(stands < before && before - stands <= FRAME, "{stands}");
    drop(Line::begin(&world, &who, &image, stands, 70_000).await);
    standing_after(&world, &who, sha256, stands + 70_000).await;
    std::fs::remove_file(&file).unwrap();
    assert_eq!(world.standing(&who, sha256).await, Some(0));
    world.bring(&who, &image).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_after_the_last_byte_is_made_good_by_asking() {
    let world = world().await;
    let image = picture(1);
    for by_patch in [false, true] {
        let who = world.applicant("ichiro@example.ac.jp").await;
        let sha256 = begin(&world, &who, &image).await;
        let state = &world.running.state;
        let row: Result<_, StorageError> = state
            .storage
            .read(move |conn| upload::find(conn, who.application, sha256))
            .await;
        let about = format!("part {} {sha256}", who.application);
        let row = row.unwrap().unwrap();
        let mut part = state.vault().part(&row.part, &about).await.unwrap();
        for piece in image.chunks(FRAME) {
            part.append(piece).await.unwrap();
        }
        part.sync().await.unwrap();
        drop(part);
        if by_patch {
            let request = world.append(&who, sha256, image.len(), &[]);
            assert_eq!(request.send().await.unwrap().status(), 204);
        }
        assert_eq!(world.standing(&who, sha256).await, Some(image.len()));
    }
    assert_eq!(stored(&world).await, 2);
    assert_eq!(world.count("SELECT count(*) FROM upload").await, 0);
    assert_eq!(world.running.state.vault().files().await.unwrap().len(), 2);
}
