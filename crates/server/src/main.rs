//! The program `akashi-server`.

fn main() -> std::process::ExitCode {
    akashi_server::cli::run()
}
