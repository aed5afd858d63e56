//! The program itself: a new folder, a member of staff, a server that is stopped, and what it wrote to its log.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

use crate::world::until;

const EMAIL: &str = "canary.takasaki@shomei.test";

fn program(arguments: &[&str], dir: Option<&Path>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_akashi-server"));
    command.args(arguments).env("LC_ALL", "en_US.UTF-8");
    if let Some(dir) = dir {
        command.arg("--dir").arg(dir);
    }
    command
}

fn add_staff(dir: &Path, name: &str, password: &str) -> Output {
    let arguments = ["staff", "add", "--password-stdin", "--totp", "--name", name];
    with_password(&arguments, dir, password)
}

fn with_password(arguments: &[&str], dir: &Path, password: &str) -> Output {
    let mut child = program(arguments, Some(dir))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(password.as_bytes()).unwrap();
    drop(input);
    child.wait_with_output().unwrap()
}

#[test]
fn folders_are_made_once_and_staff_are_added_once() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("university");
    assert!(
        program(&["init"], Some(&dir))
            .output()
            .unwrap()
            .status
            .success()
    );
    let key = std::fs::read(dir.join("keys/server.key")).unwrap();
    let again = program(&["init"], Some(&dir)).output().unwrap();
    assert!(!again.status.success());
    assert!(
        String::from_utf8(again.stderr)
            .unwrap()
            .contains("Nothing was changed")
    );
    assert_eq!(std::fs::read(dir.join("keys/server.key")).unwrap(), key);
    let added = add_staff(&dir, "reviewer", "correct horse staple\n");
    assert!(added.status.success());
    assert!(
        String::from_utf8(added.stdout)
            .unwrap()
            .contains("otpauth://totp/")
    );
    assert!(
        !add_staff(&dir, "reviewer", "correct horse staple\n")
            .status
            .success()
    );
    assert!(!add_staff(&dir, "second", "short\n").status.success());
}

#[test]
fn staff_accounts_are_shown_shut_off_and_reset() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("university");
    assert!(
        program(&["init"], Some(&dir))
            .output()
            .unwrap()
            .status
            .success()
    );
    let said = |arguments: &[&str]| {
        let output = program(arguments, Some(&dir)).output().unwrap();
        let words = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(words).unwrap())
    };
    let (good, words) = said(&["staff", "list"]);
    assert!(good && words.contains("staff add"), "{words}");
    assert!(
        add_staff(&dir, "reviewer", "correct horse staple\n")
            .status
            .success()
    );
    let cases: [(&[&str], &str); 4] = [
        (
            &["disable", "--name", "reviewer"],
            "reviewer (reviewer): shut off, with an authenticator",
        ),
        (
            &["enable", "--name", "reviewer"],
            "reviewer (reviewer): can sign in, with an authenticator",
        ),
        (
            &["role", "--name", "reviewer", "--role", "auditor"],
            "reviewer (auditor): can sign in",
        ),
        (
            &["role", "--name", "reviewer", "--role", "administrator"],
            "reviewer (administrator): can sign in",
        ),
    ];
    for (arguments, shown) in cases {
        let (good, words) = said(&[&["staff"], arguments].concat());
        assert!(good, "{words}");
        let (_, words) = said(&["staff", "list"]);
        assert!(words.contains(shown), "{words}");
    }
    let (good, _) = said(&["staff", "role", "--name", "reviewer", "--role", "root"]);
    assert!(!good);
    let reset = ["staff", "reset", "--password-stdin", "--name"];
    let again = [&reset[..], &["reviewer", "--totp"]].concat();
    let output = with_password(&again, &dir, "battery correct staple\n");
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("otpauth://totp/")
    );
    let nobody = [&reset[..], &["nobody"]].concat();
    let output = with_password(&nobody, &dir, "battery correct staple\n");
    assert!(!output.status.success());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("There is no staff account nobody. Nothing was changed.")
    );
}

#[test]
fn a_slip_in_the_configuration_is_named() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("university");
    assert!(
        program(&["init"], Some(&dir))
            .output()
            .unwrap()
            .status
            .success()
    );
    let path = dir.join("university.toml");
    let sample = std::fs::read_to_string(&path).unwrap();
    for (from, to, said) in [
        ("brand = \"#0017c1\"", "brand = \"blue\"", "colours.brand"),
        ("[mail]\n", "[mail]\nform = 1\n", "form"),
        (
            "listen = \"127.0.0.1:8640\"",
            "listen = \"0.0.0.0:0\"",
            "encryption",
        ),
        ("id = \"law\"", "id = \"letters\"", "faculties.letters"),
        (
            "# idle_minutes = 15",
            "idle_minutes = 0",
            "policies.idle_minutes",
        ),
        (
            "max_chars = 64",
            "max_chars = 65",
            "password_policy.max_chars",
        ),
        (
            "min_chars = 8",
            "min_chars = 65",
            "password_policy.min_chars",
        ),
        (
            "version = \"2026-04-01\"",
            "version = \"\"",
            "terms.version",
        ),
        (
            "# [[services]]",
            "[[services]]\nid = \"order\"\nlabel = { ja = \"a\", en = \"b\" }\nurl = \"http://x.example\"",
            "services.order.url",
        ),
    ] {
        std::fs::write(&path, sample.replacen(from, to, 1)).unwrap();
        let output = program(&["serve"], Some(&dir)).output().unwrap();
        assert!(!output.status.success());
        let words = String::from_utf8(output.stderr).unwrap();
        assert!(words.contains(said), "{words}");
    }
}

#[test]
fn the_document_names_every_area() {
    let output = program(&["openapi"], None).output().unwrap();
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    for path in [
        "/v1/university",
        "/v1/flows/{id}/redeem",
        "/v1/sessions",
        "/v1/me/passwords",
    ] {
        assert!(document["paths"][path].is_object(), "{path}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_server_ends_when_it_is_told_to_and_its_log_names_nobody() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("university");
    assert!(
        program(&["init"], Some(&dir))
            .output()
            .unwrap()
            .status
            .success()
    );
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut server = Served(
        program(&["serve", "--demo", "--listen", "127.0.0.1:0"], Some(&dir))
            .env_remove("RUST_LOG")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    let child = &mut server.0;
    let url = listening_on(child);
    let client = reqwest::Client::new();
    let id = uuid::Uuid::now_v7();
    let secret = "ab".repeat(32);
    let body = json!({
        "id": id, "secret": secret, "purpose": { "kind": "registration" }, "email": EMAIL, "language": "ja",
    });
    let answer = client
        .post(format!("{url}v1/flows"))
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 201);
    until(|| async {
        std::fs::read_dir(dir.join("mail")).is_ok_and(|mut mails| {
            mails.any(|mail| {
                mail.is_ok_and(|mail| mail.path().extension().is_some_and(|end| end == "eml"))
            })
        })
    })
    .await;
    let landing = client
        .get(format!("{url}l/canarytokenofalink"))
        .send()
        .await
        .unwrap();
    assert_eq!(landing.status(), 404);
    assert!(
        Command::new("kill")
            .arg(child.id().to_string())
            .status()
            .unwrap()
            .success()
    );
    let mut log = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert!(
        log.contains("\"route\":\"/l/{token}\"") && log.contains("/v1/flows"),
        "{log}"
    );
    for canary in ["takasaki", "canarytoken", &secret, &id.to_string()] {
        assert!(!log.contains(canary), "{canary} in {log}");
    }
}

/// A server that does not outlive its test.
#[cfg(unix)]
struct Served(Child);

#[cfg(unix)]
impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(unix)]
fn listening_on(child: &mut Child) -> String {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    let url = line
        .split(' ')
        .find(|word| word.starts_with("http://"))
        .unwrap();
    // Whatever else it says has a place to go.
    let url = url.trim_end_matches('.').to_owned();
    std::thread::spawn(move || lines.for_each(drop));
    url
}
