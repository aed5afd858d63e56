//! The program itself, as an operator starts it.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::house::House;

/// A running server. It is killed when this is dropped.
pub struct Served {
    pub child: Child,
    /// Its address, with a slash at the end.
    pub url: String,
}

impl Served {
    /// Serves from the folder of `house`.
    pub fn begin(house: &House) -> Self {
        let mut command = Command::new(lonely_program());
        command.args(["serve", "--dir"]).arg(house.dir());
        Self::by(command)
    }

    /// The same by a command of one's own.
    pub fn by(mut command: Command) -> Self {
        let mut child = command
            .env("LC_ALL", "en_US.UTF-8")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().expect("the server did not start").unwrap();
        let url = line.split(' ').find(|word| word.starts_with("http://"));
        let url = url.unwrap().trim_end_matches('.').to_owned();
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, url }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program without the image worker beside it: uploads then stay as they are, and as large.
pub fn lonely_program() -> PathBuf {
    static MADE: std::sync::Once = std::sync::Once::new();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lonely");
    let program = folder.join("akashi-server");
    MADE.call_once(|| {
        std::fs::create_dir_all(&folder).unwrap();
        let _ = std::fs::remove_file(&program);
        std::fs::hard_link(env!("CARGO_BIN_EXE_akashi-server"), &program).unwrap();
    });
    program
}
