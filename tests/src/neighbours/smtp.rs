//! A mail server on this machine that speaks real SMTP, and can be told while it runs to put mails off, to refuse them, to
//! be slow, or to hang up. What it takes it writes into a folder, where mails are read as from anywhere else.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::Result;

/// How it treats a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Takes it.
    Takes,
    /// Takes it after a while.
    TakesAfter(Duration),
    /// Answers this to the recipient: `451 …` for not now, `550 …` for never.
    Answers(&'static str),
    /// Hangs up in the middle of the mail.
    HangsUp,
    /// Hangs up before it says a word.
    Silent,
}

/// A mail server that runs until the process ends.
#[derive(Debug)]
pub struct MailServer {
    port: u16,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    manner: Manner,
    /// Callers so far.
    calls: usize,
    /// Mails taken so far.
    taken: usize,
}

impl MailServer {
    /// One that takes mails, into `folder`.
    ///
    /// # Errors
    /// When no port is to be had, or the folder cannot be made.
    pub fn start(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            state: Mutex::new(State {
                manner: Manner::Takes,
                calls: 0,
                taken: 0,
            }),
        });
        let here = Arc::clone(&shared);
        thread::spawn(move || {
            for caller in listener.incoming().flatten() {
                let shared = Arc::clone(&here);
                // Who hangs up is not missed.
                thread::spawn(move || shared.talk(&caller).ok());
            }
        });
        Ok(Self { port, shared })
    }

    /// Where it answers, without encryption.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// From now on it treats mails so, those of callers who are on the line too.
    pub fn behaves(&self, manner: Manner) {
        self.shared.with(|state| state.manner = manner);
    }

    /// How often it was called.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.shared.with(|state| state.calls)
    }

    /// How many mails it has taken.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.shared.with(|state| state.taken)
    }
}

impl Shared {
    fn with<T>(&self, what: impl FnOnce(&mut State) -> T) -> T {
        what(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn manner(&self) -> Manner {
        self.with(|state| state.manner)
    }

    fn talk(&self, caller: &TcpStream) -> Result<()> {
        self.with(|state| state.calls += 1);
        if self.manner() == Manner::Silent {
            return Ok(());
        }
        let mut lines = BufReader::new(caller).lines();
        let say = |answer: &str| -> Result<()> {
            let mut out = caller;
            Ok(out.write_all(format!("{answer}\r\n").as_bytes())?)
        };
        say("220 mail.shomei.test")?;
        while let Some(line) = lines.next() {
            let line = line?;
            // Whoever keeps the line open is hung up on as well.
            if self.manner() == Manner::Silent {
                return Ok(());
            }
            match line.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => say("250-mail.shomei.test\r\n250 8BITMIME")?,
                "RCPT" => match self.manner() {
                    Manner::Answers(answer) => say(answer)?,
                    _ => say("250 ok")?,
                },
                "DATA" => {
                    say("354 go on")?;
                    let mut mail = String::new();
                    loop {
                        let line = lines.next().ok_or("hung up")??;
                        if line == "." {
                            break;
                        }
                        // RFC 5321, 4.5.2
                        mail += line.strip_prefix('.').unwrap_or(&line);
                        mail += "\r\n";
                        if self.manner() == Manner::HangsUp {
                            return Ok(());
                        }
                    }
                    if let Manner::TakesAfter(pause) = self.manner() {
                        thread::sleep(pause);
                    }
                    self.keep(&mail)?;
                    say("250 taken")?;
                }
                "QUIT" => {
                    say("221 bye")?;
                    return Ok(());
                }
                "MAIL" | "RSET" | "NOOP" | "HELO" => say("250 ok")?,
                _ => say("502 5.5.1 what")?,
            }
        }
        Ok(())
    }

    /// A temporary name first: whoever watches the folder never sees half a mail.
    fn keep(&self, mail: &str) -> Result<()> {
        let number = self.with(|state| {
            state.taken += 1;
            state.taken
        });
        let (half, whole) = (
            self.folder.join(format!("{number:04}.part")),
            self.folder.join(format!("{number:04}.eml")),
        );
        fs::write(&half, mail)?;
        Ok(fs::rename(half, whole)?)
    }
}
