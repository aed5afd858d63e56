//! The mails that the university has sent.

use std::time::{Duration, Instant};

use akashi_server::config::MailTransport;
use akashi_server::mail::{Readable, readable};

use super::World;

/// Waits for the mail with these words.
pub async fn mail(world: &World, words: &str) -> Readable {
    let MailTransport::Folder(folder) = &world.running.state.config.mail else {
        panic!("mails are files here");
    };
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let mails = std::fs::read_dir(folder).into_iter().flatten();
        let found = mails
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "eml"))
            .map(|path| readable(&std::fs::read(path).unwrap()).unwrap())
            .find(|mail| mail.text.contains(words));
        if let Some(mail) = found {
            return mail;
        }
        assert!(Instant::now() < end, "no mail with {words}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// 初回パスワード in it.
pub fn initial(mail: &Readable) -> String {
    let (_, rest) = mail.text.split_once("初回パスワード").unwrap();
    let line = rest.lines().find_map(|line| line.strip_prefix("    "));
    line.unwrap().to_owned()
}
