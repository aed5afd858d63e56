//! The demo's university: made once, then started each time.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fmt::Write as _, thread};

use super::Running;
use crate::{Outcome, command, root};

/// The member of staff who decides in the demo.
const STAFF: &str = "demo";
/// Holds the sign-in of that member of staff, one line each.
const STAFF_FILE: &str = "demo-staff.txt";

/// Where the university answers.
pub fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// Makes the university if there is none, and starts it.
///
/// # Errors
/// When a step fails, or the server does not answer within 20 seconds.
pub fn start(folder: &Path, port: u16) -> Result<Running, String> {
    if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
        return Err(format!(
            "port {port} is in use; choose another one with --port"
        ));
    }
    let program = root::binary("debug", "akashi-server");
    if !folder.join("university.toml").is_file() {
        command::run(command::new(
            &program,
            ["init".as_ref(), "--dir".as_ref(), folder.as_os_str()],
        ))?;
        add_staff(&program, folder)?;
    }
    let listen = format!("127.0.0.1:{port}");
    let mut serve = command::new(&program, ["serve", "--demo", "--listen", &listen]);
    // Whoever tries it out on a nearly full disk shall see it work all the same.
    serve.args(["--least-free-percent", "1"]);
    let child = serve
        .arg("--dir")
        .arg(folder)
        .spawn()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let mut running = Running(child);
    wait_until_healthy(&mut running, port)?;
    Ok(running)
}

/// Name and password of the demo's member of staff.
///
/// # Errors
/// When the file is gone.
pub fn staff(folder: &Path) -> Result<(String, String), String> {
    let text = fs::read_to_string(folder.join(STAFF_FILE)).map_err(|error| error.to_string())?;
    Ok((STAFF.to_owned(), text.trim().to_owned()))
}

fn add_staff(program: &Path, folder: &Path) -> Outcome {
    let password = password()?;
    fs::write(folder.join(STAFF_FILE), &password)
        .map_err(|error| format!("{STAFF_FILE}: {error}"))?;
    let mut add = command::new(
        program,
        ["staff", "add", "--name", STAFF, "--password-stdin", "--dir"],
    );
    add.arg(folder);
    command::run_with(add, &password)
}

/// Twenty random hexadecimal digits, from the operating system.
fn password() -> Result<String, String> {
    let mut bytes = [0_u8; 10];
    let source = File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut bytes));
    if source.is_err() {
        // No such device here: the hasher's keys come from the operating system too.
        use std::hash::{BuildHasher as _, RandomState};
        bytes
            .iter_mut()
            .enumerate()
            .for_each(|(index, byte)| *byte = RandomState::new().hash_one(index).to_le_bytes()[0]);
    }
    let mut password = String::from("Aa1-");
    for byte in bytes {
        write!(password, "{byte:02x}").map_err(|error| error.to_string())?;
    }
    Ok(password)
}

fn wait_until_healthy(server: &mut Running, port: u16) -> Outcome {
    let end = Instant::now() + Duration::from_secs(20);
    while Instant::now() < end {
        if let Ok(Some(status)) = server.0.try_wait() {
            return Err(format!("the university ended with {status}"));
        }
        if is_healthy(port) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    Err("the university does not answer".to_owned())
}

fn is_healthy(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else {
        return false;
    };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
    let request =
        format!("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    stream.write_all(request.as_bytes()).is_ok()
        && stream.read_to_string(&mut answer).is_ok()
        && answer.starts_with("HTTP/1.1 200")
}
