//! J1 11 and 12 with a process of its own that is ended by SIGKILL, at no particular moment.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use akashi_documents::sample::Sample;
use akashi_testkit::person::{EMAIL, ichiro};
use akashi_testkit::university::TERMS;
use akashi_testkit::{Result, University};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::steps;

/// The application without a window, as a process.
struct Process {
    child: Child,
    host: String,
}

impl Process {
    /// Starts it on `data`, behind a passphrase: its keyring would end with it.
    async fn start(data: &Path) -> Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_akashi-dev-host"))
            .args(["--keyring", "none", "--data-dir"])
            .arg(data)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let stdout = child.stdout.take().ok_or("no output")?;
        let address = BufReader::new(stdout).lines().next_line().await?;
        let address = address.ok_or("it ended before it listened")?;
        let host = address
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        let process = Self { child, host };
        process
            .call("store.unlock", json!({ "passphrase": "long enough words" }))
            .await?;
        Ok(process)
    }

    async fn kill(mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }

    async fn post(&self, path: &str, body: &Value) -> Result<String> {
        let (host, body) = (&self.host, body.to_string());
        let mut stream = TcpStream::connect(host).await?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(body.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok(answer)
    }

    async fn call(&self, command: &str, request: Value) -> Result<Value> {
        let answer = self.post(&format!("/rpc/{command}"), &request).await?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("no answer")?;
        if !head.starts_with("HTTP/1.1 200") {
            return Err(format!("{command}: {body}").into());
        }
        Ok(serde_json::from_str(body)?)
    }

    /// Connects, registers with the code of the mail, and agrees to the terms.
    async fn begin(&self, university: &University) -> Result<()> {
        let address = json!({ "address": university.address() });
        let card = self.call("university.look_up", address).await?;
        let address = json!({ "address": card["address"] });
        self.call("university.connect", address).await?;
        let twice = json!({ "email": EMAIL, "email_confirmation": EMAIL });
        self.call("flow.start_registration", twice).await?;
        let code = university.mail(EMAIL, 0).await?.code().ok_or("no code")?;
        self.call("flow.enter_code", json!({ "code": code }))
            .await?;
        let agreed = json!({ "ticked": true, "version": TERMS });
        self.call("terms.accept", agreed).await?;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_typing_it_has_every_character_that_was_saved() -> Result<()> {
    let university = University::found().await?;
    let dir = tempfile::tempdir()?;
    let mut process = Process::start(dir.path()).await?;
    process.begin(&university).await?;
    for milliseconds in [3, 20, 45, 70, 110] {
        let mut saved = 0;
        let typing = async {
            for key in 1.. {
                let save = json!({ "answers": { "building": format!("号棟{key}") } });
                process.call("draft.save", save).await?;
                saved = key;
            }
            Ok::<_, akashi_testkit::Fault>(())
        };
        // The person types until the power button is pressed.
        let pressed = tokio::time::timeout(Duration::from_millis(milliseconds), typing).await;
        assert!(pressed.is_err(), "{pressed:?}");
        process.kill().await?;
        process = Process::start(dir.path()).await?;
        let draft = process.call("draft.get", json!({})).await?;
        let building = draft["answers"]["building"].as_str().unwrap_or("号棟0");
        // The last key may have been saved without the answer having arrived.
        let kept: u32 = building.trim_start_matches("号棟").parse()?;
        assert!(
            kept == saved || kept == saved + 1 || saved == 0,
            "{saved} were saved, {kept} kept"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_sending_it_sends_once() -> Result<()> {
    let university = University::found().await?;
    let desk = steps::staff(&university).await?;
    let dir = tempfile::tempdir()?;
    let photo = dir.path().join("licence.jpg");
    std::fs::write(&photo, Sample::new(1600, 1000).jpeg()?)?;
    let data = dir.path().join("data");
    let mut process = Process::start(&data).await?;
    process.begin(&university).await?;
    process
        .call("draft.save", json!({ "answers": ichiro()? }))
        .await?;
    let chosen = json!({ "paths": [photo] });
    process.post("/test/choose", &chosen).await?;
    let group = json!({ "role": "identity" });
    let chosen = process.call("documents.choose", group).await?;
    assert_eq!(chosen["refused"], json!([]));
    process.call("application.submit", json!({})).await?;
    // Again and again in the middle, until one of them comes to the end.
    for milliseconds in [0, 5, 15, 40, 80] {
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        process.kill().await?;
        process = Process::start(&data).await?;
    }
    let end = std::time::Instant::now() + akashi_testkit::client::PATIENCE;
    let status = loop {
        let status = process.call("application.status", json!({})).await?;
        if status["outbox"]["entries"] == json!([]) && status["state"] == "received" {
            break status;
        }
        assert!(std::time::Instant::now() < end, "{status}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    let queue = steps::queue(&desk).await?;
    assert_eq!(queue.len(), 1, "exactly one application");
    assert_eq!(queue[0]["reference"], status["reference"]);
    assert_eq!(queue[0]["revision"], 1);
    Ok(())
}
