//! The program `akashi-server`.

#[global_allocator]
static MEMORY: akashi_server::Allocator = akashi_server::Allocator;

fn main() -> std::process::ExitCode {
    akashi_server::cli::run()
}
