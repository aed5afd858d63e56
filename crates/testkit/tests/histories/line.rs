//! The line between devices and server: real HTTP over loopback, whose faults are written down beforehand, request by
//! request. What the server answered is kept, whether or not the answer arrived.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use akashi_protocol::{Digest, Problem, tus};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, Response, StatusCode, request::Parts};
use futures_util::{FutureExt as _, stream};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot, watch};
use tower::ServiceExt as _;

/// What becomes of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing happens to it.
    Pass,
    /// It never arrives.
    LoseRequest,
    /// Half of its body arrives.
    CutRequest,
    /// The server does what it is asked, and its answer never arrives.
    LoseAnswer,
    /// Half of the answer's body arrives.
    CutAnswer,
    /// It arrives twice; the second answer is given.
    Twice,
    /// It arrives after everything else, when nobody waits for its answer any more.
    Late,
    /// The answer that was given last is given again, to whatever this is.
    Old,
    /// 500 of the server.
    Broken,
    /// 503 of the server, with when to come again.
    Maintenance,
    /// 429 of the server.
    TooMany,
    /// 507 of the server.
    Full,
    /// 502 of a proxy in between.
    Proxy,
    /// A sign-in page of a hotel, with 200.
    Captive,
    /// 302 to somewhere else.
    Elsewhere,
    /// The server restarts instead of answering; it has done what it was asked.
    Restart,
    /// The person does something while the answer is on its way.
    Meanwhile,
    /// The device dies before the request has left.
    DieBefore,
    /// The device dies when the server has done what it was asked.
    DieAfter,
}

impl Fault {
    /// Can a sending be over because of it, while another of its requests is still on its way?
    pub fn ends_sending(&self) -> bool {
        !matches!(self, Self::Pass | Self::Meanwhile)
    }
}

/// A request that reached the server, and its answer.
#[derive(Debug, Clone)]
pub struct Exchange {
    pub method: Method,
    pub path: String,
    pub token: String,
    pub sent: Bytes,
    /// All of `sent` arrived.
    pub whole: bool,
    pub status: StatusCode,
    pub answer: Bytes,
    /// The image it is about.
    pub image: Option<Digest>,
    /// `Upload-Offset` of the answer.
    pub offset: Option<u64>,
}

impl Exchange {
    pub fn code(&self) -> Option<akashi_protocol::ProblemCode> {
        let problem: Problem = serde_json::from_slice(&self.answer).ok()?;
        Some(problem.code)
    }
}

/// The script and the minutes of one device's line.
#[derive(Default)]
struct Wire {
    faults: VecDeque<Fault>,
    log: Vec<Exchange>,
    late: Vec<(Parts, Bytes)>,
    last: Option<(Parts2, Bytes)>,
}

type Parts2 = axum::http::response::Parts;

/// See the module.
#[derive(Default)]
pub struct Line {
    desk: Arc<Desk>,
    ends: Mutex<HashMap<String, End>>,
}

/// A device's end of the line.
struct End {
    /// Where it is connected to.
    place: SocketAddr,
    /// Its connections.
    open: watch::Sender<usize>,
    listening: tokio::task::JoinHandle<()>,
}

impl Drop for End {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

#[derive(Default)]
struct Desk {
    router: Mutex<Option<Router>>,
    wires: Mutex<HashMap<String, Wire>>,
    strays: Mutex<Vec<String>>,
    dies: Notify,
    meanwhile: Notify,
    /// Answers that wait until the person has done something.
    moments: Mutex<Vec<oneshot::Sender<()>>>,
    /// Requests that are being dealt with.
    busy: watch::Sender<usize>,
    restart: Mutex<Option<Box<dyn Fn() -> Router + Send>>>,
}

impl Line {
    /// A line for the device `name`. Gives the address at which it finds the server.
    pub async fn lay(&self, name: &str) -> io::Result<String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let place = listener.local_addr()?;
        let address = format!("http://{place}/{name}/");
        let open = watch::Sender::new(0);
        let (desk, connections) = (Arc::clone(&self.desk), open.clone());
        let listening = tokio::spawn(async move {
            while let Ok((stream, peer)) = listener.accept().await {
                connections.send_modify(|open| *open += 1);
                let (desk, connections) = (Arc::clone(&desk), connections.clone());
                tokio::spawn(async move {
                    desk.connect(stream, peer).await;
                    connections.send_modify(|open| *open -= 1);
                });
            }
        });
        let end = End {
            place,
            open,
            listening,
        };
        lock(&self.ends).insert(name.to_owned(), end);
        Ok(address)
    }

    /// The device is no more.
    pub fn remove(&self, name: &str) {
        lock(&self.ends).remove(name);
        lock(&self.desk.wires).remove(name);
    }

    /// Waits until a device that does nothing, or has died, has no connection any more: also those that it gave up, whose
    /// requests nobody has read yet.
    pub async fn hung_up(&self, name: &str) -> io::Result<()> {
        let (place, mut open) = {
            let ends = lock(&self.ends);
            let Some(end) = ends.get(name) else {
                return Ok(());
            };
            (end.place, end.open.subscribe())
        };
        // Connections are taken in the order in which they come: when this one is over, all before it were taken.
        let mut last = TcpStream::connect(place).await?;
        last.shutdown().await?;
        last.read_to_end(&mut Vec::new()).await?;
        let _ = open.wait_for(|open| *open == 0).await;
        Ok(())
    }

    /// From now on this server answers; `again` gives the one that answers after a restart.
    pub fn lead_to(&self, router: Router, again: impl Fn() -> Router + Send + 'static) {
        *lock(&self.desk.router) = Some(router);
        *lock(&self.desk.restart) = Some(Box::new(again));
    }

    /// The faults of the requests to come; those after them pass.
    pub fn script(&self, name: &str, faults: &[Fault]) {
        let mut wires = lock(&self.desk.wires);
        let wire = wires.entry(name.to_owned()).or_default();
        wire.faults = faults.iter().copied().collect();
        // What was to be done in the step before is over.
        let _ = self.desk.dies.notified().now_or_never();
        let _ = self.desk.meanwhile.notified().now_or_never();
    }

    /// The server is closed and opened again.
    pub fn restart(&self) {
        self.desk.restart();
    }

    /// What reached the server since this was last asked, oldest first.
    pub fn minutes(&self, name: &str) -> Vec<Exchange> {
        let mut wires = lock(&self.desk.wires);
        let wire = wires.get_mut(name);
        wire.map_or_else(Vec::new, |wire| std::mem::take(&mut wire.log))
    }

    /// Brings everything that was held back.
    pub async fn bring_late(&self, name: &str) {
        let late = {
            let mut wires = lock(&self.desk.wires);
            let wire = wires.get_mut(name);
            wire.map_or_else(Vec::new, |wire| std::mem::take(&mut wire.late))
        };
        for (parts, body) in late {
            // Nobody hears the answer.
            let _ = self.desk.forward(name, &parts, &body, true).await;
        }
    }

    /// Waits until nothing is being dealt with.
    pub async fn rest(&self) {
        let mut busy = self.desk.busy.subscribe();
        loop {
            tokio::select! {
                // The sender lives as long as the line.
                _ = busy.wait_for(|busy| *busy == 0) => return,
                () = self.meanwhile() => self.go_on(),
            }
        }
    }

    /// Waits until a device has to die.
    pub async fn death(&self) {
        self.desk.dies.notified().await;
    }

    /// Waits until the person has a moment.
    pub async fn meanwhile(&self) {
        self.desk.meanwhile.notified().await;
    }

    /// The moment is over.
    pub fn go_on(&self) {
        for over in lock(&self.desk.moments).drain(..) {
            // Who waited for it may be gone.
            let _ = over.send(());
        }
    }

    /// Requests to somewhere else than the server: nobody follows a redirection.
    pub fn strays(&self) -> Vec<String> {
        lock(&self.desk.strays).clone()
    }
}

impl Desk {
    async fn connect(self: Arc<Self>, stream: TcpStream, peer: SocketAddr) {
        let _ = stream.set_nodelay(true);
        let service = service_fn(move |request| {
            let desk = Arc::clone(&self);
            async move { desk.take(request, peer).await }
        });
        // A connection that is cut is what this is for. Each is for one request: what is open is still at work.
        let _ = hyper::server::conn::http1::Builder::new()
            .keep_alive(false)
            .serve_connection(TokioIo::new(stream), service)
            .await;
    }

    fn restart(&self) {
        // Closed first, as it is with a process.
        lock(&self.router).take();
        let router = lock(&self.restart).as_ref().map(|again| again());
        *lock(&self.router) = router;
    }

    async fn take(
        self: Arc<Self>,
        request: Request<Incoming>,
        peer: SocketAddr,
    ) -> io::Result<Response<Body>> {
        let (mut parts, body) = request.into_parts();
        let body = body.collect().await.map_err(|_| cut())?.to_bytes();
        let path = parts.uri.path().to_owned();
        let Some((name, rest)) = path.trim_start_matches('/').split_once('/') else {
            lock(&self.strays).push(path);
            return Err(cut());
        };
        let query = parts
            .uri
            .query()
            .map_or_else(String::new, |q| format!("?{q}"));
        parts.uri = format!("/{rest}{query}").parse().map_err(|_| cut())?;
        parts.extensions.insert(ConnectInfo(peer));
        let fault = {
            let mut wires = lock(&self.wires);
            let wire = wires.entry(name.to_owned()).or_default();
            wire.faults.pop_front().unwrap_or(Fault::Pass)
        };
        // To the end also where the device is gone before: what was begun is then over when the next step begins.
        self.busy.send_modify(|busy| *busy += 1);
        let (desk, name) = (Arc::clone(&self), name.to_owned());
        let met = tokio::spawn(async move {
            let answer = desk.meet(fault, &name, parts, body).await;
            desk.busy.send_modify(|busy| *busy -= 1);
            answer
        });
        match met.await.map_err(|_| cut())?? {
            Some(answer) => Ok(answer),
            None => {
                self.dies.notify_one();
                std::future::pending().await
            }
        }
    }

    /// `None` where nobody is there any more to hear the answer.
    async fn meet(
        &self,
        fault: Fault,
        name: &str,
        parts: Parts,
        body: Bytes,
    ) -> io::Result<Option<Response<Body>>> {
        match fault {
            Fault::Pass => self.forward(name, &parts, &body, true).await.map(Some),
            Fault::LoseRequest => Err(cut()),
            Fault::CutRequest => {
                self.forward(name, &parts, &body, false).await?;
                Err(cut())
            }
            Fault::LoseAnswer => {
                self.forward(name, &parts, &body, true).await?;
                Err(cut())
            }
            Fault::CutAnswer => {
                let answer = self.forward(name, &parts, &body, true).await?;
                let (head, bytes) = whole(answer).await?;
                let half = bytes.slice(..bytes.len() / 2);
                let pieces = stream::iter([Ok(half), Err(cut())]);
                Ok(Some(Response::from_parts(head, Body::from_stream(pieces))))
            }
            Fault::Twice => {
                self.forward(name, &parts, &body, true).await?;
                self.forward(name, &parts, &body, true).await.map(Some)
            }
            Fault::Late => {
                lock(&self.wires)
                    .entry(name.to_owned())
                    .or_default()
                    .late
                    .push((parts, body));
                Err(cut())
            }
            Fault::Old => self.old(name, &parts, &body).await.map(Some),
            Fault::Broken => Ok(Some(ours(500, None))),
            Fault::Maintenance => Ok(Some(ours(503, Some("5")))),
            Fault::TooMany => Ok(Some(ours(429, Some("5")))),
            Fault::Full => Ok(Some(ours(507, None))),
            Fault::Proxy => Ok(Some(page(502))),
            Fault::Captive => Ok(Some(page(200))),
            Fault::Elsewhere => {
                let mut answer = page(302);
                let target = "/elsewhere".parse().map_err(|_| cut())?;
                answer.headers_mut().insert("location", target);
                Ok(Some(answer))
            }
            Fault::Restart => {
                self.forward(name, &parts, &body, true).await?;
                self.restart();
                Err(cut())
            }
            Fault::Meanwhile => {
                let answer = self.forward(name, &parts, &body, true).await?;
                let (over, is_over) = oneshot::channel();
                lock(&self.moments).push(over);
                self.meanwhile.notify_one();
                // Or nobody is there any more.
                let _ = is_over.await;
                Ok(Some(answer))
            }
            Fault::DieBefore => Ok(None),
            Fault::DieAfter => {
                self.forward(name, &parts, &body, true).await?;
                Ok(None)
            }
        }
    }

    /// The answer before, in place of this one. Of what only reads, that would be news of yesterday: no line does that
    /// to a request that was just made.
    async fn old(&self, name: &str, parts: &Parts, body: &Bytes) -> io::Result<Response<Body>> {
        let last = lock(&self.wires)
            .get(name)
            .and_then(|wire| wire.last.clone());
        let answer = self.forward(name, parts, body, true).await?;
        match last {
            Some((head, bytes)) if parts.method != Method::GET => {
                Ok(Response::from_parts(head, Body::from(bytes)))
            }
            _ => Ok(answer),
        }
    }

    /// Brings a request to the server, all of it or half of its body, and writes down what came of it.
    async fn forward(
        &self,
        name: &str,
        parts: &Parts,
        body: &Bytes,
        whole_body: bool,
    ) -> io::Result<Response<Body>> {
        let half = body.slice(..body.len() / 2);
        let content = match whole_body {
            true => Body::new(Full::new(body.clone())),
            false => Body::from_stream(stream::iter([Ok(half), Err(cut())])),
        };
        let router = lock(&self.router).clone().ok_or_else(cut)?;
        let request = Request::from_parts(parts.clone(), content);
        let answer = router.oneshot(request).await.map_err(|_| cut())?;
        let (head, bytes) = whole(answer).await?;
        let text = |name: &str| Some(head.headers.get(name)?.to_str().ok()?.to_owned());
        let token = parts
            .headers
            .get("authorization")
            .and_then(|t| t.to_str().ok());
        let mut wires = lock(&self.wires);
        let wire = wires.entry(name.to_owned()).or_default();
        wire.log.push(Exchange {
            method: parts.method.clone(),
            path: parts.uri.path().to_owned(),
            token: token
                .unwrap_or_default()
                .trim_start_matches("Bearer ")
                .to_owned(),
            sent: body.clone(),
            whole: whole_body,
            status: head.status,
            answer: bytes.clone(),
            image: image_of(parts),
            offset: text(tus::OFFSET).and_then(|offset| offset.parse().ok()),
        });
        wire.last = Some((head.clone(), bytes.clone()));
        Ok(Response::from_parts(head, Body::from(bytes)))
    }
}

/// Named by the address, or, where the upload begins, by what is said of it.
fn image_of(parts: &Parts) -> Option<Digest> {
    let begun = parts
        .headers
        .get(tus::METADATA)
        .and_then(|said| said.to_str().ok());
    match begun {
        Some(said) => tus::sha256_of(said),
        None => Digest::parse(parts.uri.path().rsplit('/').next()?).ok(),
    }
}

async fn whole(answer: Response<Body>) -> io::Result<(Parts2, Bytes)> {
    let (head, body) = answer.into_parts();
    let bytes = body.collect().await.map_err(|_| cut())?.to_bytes();
    Ok((head, bytes))
}

/// An answer of the server that is not about the request.
fn ours(status: u16, retry_after: Option<&str>) -> Response<Body> {
    use akashi_protocol::ProblemCode as P;
    let code = match status {
        500 => P::Internal,
        503 => P::Unavailable,
        429 => P::TooManyRequests,
        _ => P::StorageFull,
    };
    let body = serde_json::to_vec(&Problem::new(code)).unwrap_or_default();
    let mut answer = Response::builder()
        .status(status)
        .header(akashi_protocol::version::RANGE_HEADER, "1-1")
        .header("content-type", akashi_protocol::problem::MEDIA_TYPE);
    if let Some(seconds) = retry_after {
        answer = answer.header("retry-after", seconds);
    }
    answer.body(Body::from(body)).unwrap_or_default()
}

/// An answer of somebody in between.
fn page(status: u16) -> Response<Body> {
    Response::builder()
        .status(status)
        .header("content-type", "text/html")
        .body(Body::from("<html>sign in</html>"))
        .unwrap_or_default()
}

fn cut() -> io::Error {
    io::Error::other("cut")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
