//! A bad line between the application and the server: connections are cut, reset, stalled and throttled, requests come
//! late or twice. What is done to a connection is drawn when it is opened; the first upload of each image is cut besides,
//! at an offset that any byte may be.

use std::collections::HashSet;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::plan::Dice;
use super::wire::{Request, Wire};
use crate::fault::Result;

/// What happens to a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Fair,
    /// Ends after so many bytes of the request or of the answer; with a reset, or as if the other side had closed it.
    Cut {
        answer: bool,
        after: u64,
        reset: bool,
    },
    /// Says nothing for a while after so many bytes.
    Stall {
        after: u64,
        milliseconds: u64,
    },
    /// So many bytes a millisecond.
    Throttle(u64),
    /// Comes late, so that a later one overtakes it.
    Late(u64),
    /// The first request comes a second time.
    Twice,
}

/// What has been through the line.
#[derive(Debug, Default)]
pub(super) struct Meter {
    /// Bytes of images that were sent, those that never arrived included.
    pub images: AtomicU64,
    pub connections: AtomicU64,
    pub cuts: AtomicU64,
}

/// The line. Clones are the same line.
#[derive(Clone)]
pub(super) struct Line {
    to: SocketAddr,
    dice: Arc<Mutex<Dice>>,
    /// Images whose first upload was cut.
    cut: Arc<Mutex<HashSet<String>>>,
    pub meter: Arc<Meter>,
}

impl Line {
    /// Opens a line to the server at `to`. Gives the address that the application connects to.
    pub(super) async fn open(to: SocketAddr, dice: Dice) -> Result<(Self, SocketAddr)> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let line = Self {
            to,
            dice: Arc::new(Mutex::new(dice)),
            cut: Arc::default(),
            meter: Arc::default(),
        };
        let accepting = line.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let line = accepting.clone();
                // Broken connections are what this is for.
                tokio::spawn(async move { line.carry(client).await.ok() });
            }
        });
        Ok((line, address))
    }

    fn draw<T>(&self, act: impl FnOnce(&mut Dice) -> T) -> T {
        act(&mut self.dice.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Three connections in ten are cut; one in ten each is stalled, slow, late, or repeats itself.
    fn fate(&self) -> Fate {
        self.draw(|dice| match dice.below(10) {
            0..3 => Fate::Cut {
                answer: dice.below(2) == 0,
                after: dice.below(3_000),
                reset: dice.below(2) == 0,
            },
            3 => Fate::Stall {
                after: dice.below(3_000),
                milliseconds: 50 + dice.below(450),
            },
            4 => Fate::Throttle(200 + dice.below(2_000)),
            5 => Fate::Late(dice.below(300)),
            6 => Fate::Twice,
            _ => Fate::Fair,
        })
    }

    async fn carry(&self, client: TcpStream) -> io::Result<()> {
        self.meter.connections.fetch_add(1, Ordering::Relaxed);
        let fate = self.fate();
        if let Fate::Late(milliseconds) = fate {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        }
        let server = TcpStream::connect(self.to).await?;
        let reset = matches!(fate, Fate::Cut { reset: true, .. });
        let (mut client, mut server) = (client, server);
        let carried = self.both_ways(&mut client, &mut server, fate).await;
        if carried.is_err() {
            self.meter.cuts.fetch_add(1, Ordering::Relaxed);
            if reset {
                client.set_zero_linger()?;
                server.set_zero_linger()?;
            }
        }
        Ok(())
    }

    /// Carries until one side has nothing more to say, or the line breaks.
    async fn both_ways(
        &self,
        client: &mut TcpStream,
        server: &mut TcpStream,
        fate: Fate,
    ) -> io::Result<()> {
        let mut line = Wire::default();
        let (mut asked, mut answered) = (0_u64, 0_u64);
        let (mut question, mut answer) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
        let mut first = Vec::new();
        loop {
            tokio::select! {
                read = client.read(&mut question) => {
                    let bytes = question.get(..read?).unwrap_or_default();
                    if bytes.is_empty() {
                        return server.shutdown().await;
                    }
                    let through = self.through(&mut line, bytes);
                    let whole = through == bytes.len();
                    let bytes = bytes.get(..through).unwrap_or_default();
                    if fate == Fate::Twice && line.requests() <= 1 {
                        first.extend_from_slice(bytes);
                    }
                    self.delay(fate, asked, bytes.len() as u64).await;
                    asked += bytes.len() as u64;
                    server.write_all(bytes).await?;
                    let cut = matches!(fate, Fate::Cut { answer: false, after, .. } if asked > after);
                    if cut || !whole {
                        return Err(io::ErrorKind::ConnectionReset.into());
                    }
                }
                read = server.read(&mut answer) => {
                    let bytes = answer.get(..read?).unwrap_or_default();
                    if bytes.is_empty() {
                        return client.shutdown().await;
                    }
                    let room = match fate {
                        Fate::Cut { answer: true, after, .. } => after.saturating_sub(answered),
                        _ => u64::MAX,
                    };
                    answered += bytes.len() as u64;
                    let through = usize::try_from(room).unwrap_or(usize::MAX).min(bytes.len());
                    self.repeat(&mut first).await;
                    client.write_all(bytes.get(..through).unwrap_or_default()).await?;
                    if through < bytes.len() {
                        return Err(io::ErrorKind::ConnectionReset.into());
                    }
                }
            }
        }
    }

    /// How many of these bytes get through before an image is cut.
    fn through(&self, line: &mut Wire, bytes: &[u8]) -> usize {
        let images = &self.meter.images;
        line.read(
            bytes,
            |request| self.cut_at(request),
            |image| {
                images.fetch_add(image, Ordering::Relaxed);
            },
        )
    }

    /// Where the body of an upload is cut: once for each image.
    fn cut_at(&self, request: &Request) -> Option<u64> {
        let image = request.image()?;
        let mut cut = self.cut.lock().unwrap_or_else(PoisonError::into_inner);
        let first = request.length > 0 && cut.insert(image);
        first.then(|| self.draw(|dice| dice.below(request.length)))
    }

    async fn delay(&self, fate: Fate, before: u64, bytes: u64) {
        let milliseconds = match fate {
            Fate::Stall {
                after,
                milliseconds,
            } if (before..before + bytes).contains(&after) => milliseconds,
            Fate::Throttle(a_millisecond) => bytes / a_millisecond.max(1),
            _ => 0,
        };
        if milliseconds > 0 {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        }
    }

    /// Sends the first request once more, on a connection of its own; nobody reads the answer.
    async fn repeat(&self, first: &mut Vec<u8>) {
        if first.is_empty() {
            return;
        }
        let again = std::mem::take(first);
        if let Ok(mut server) = TcpStream::connect(self.to).await
            && server.write_all(&again).await.is_ok()
        {
            let mut nobody = [0; 1024];
            let read = server.read(&mut nobody);
            let _ = tokio::time::timeout(Duration::from_millis(500), read).await;
        }
    }
}
