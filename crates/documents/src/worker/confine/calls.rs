//! The system calls of a worker that decodes (seccomp, Linux): memory, the two pipes it has, time, and threads of its
//! own. Everything else is answered as if the kernel had never heard of it: opening a file, a socket, starting a program.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, apply_filter,
};

/// Calls that are allowed with any arguments. `clone3` is not among them: its flags cannot be seen by a filter, and the
/// C library falls back to `clone` where it is unknown.
const ALLOWED: &[libc::c_long] = &[
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_brk,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_gettid,
    libc::SYS_rseq,
    libc::SYS_set_robust_list,
    libc::SYS_sigaltstack,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_restart_syscall,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// Applies the filter to this thread and those it starts. `false` when the kernel has none to offer.
pub(super) fn filter() -> bool {
    program().is_ok_and(|program| apply_filter(&program).is_ok())
}

fn program() -> Result<BpfProgram, seccompiler::BackendError> {
    let unknown = u32::try_from(libc::ENOSYS).unwrap_or(u32::MAX);
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
    rules.insert(libc::SYS_clone, vec![thread()?]);
    SeccompFilter::new(
        rules,
        SeccompAction::Errno(unknown),
        SeccompAction::Allow,
        std::env::consts::ARCH.try_into()?,
    )?
    .try_into()
}

/// A thread of this process, never another process.
fn thread() -> Result<SeccompRule, seccompiler::BackendError> {
    let flag = u64::try_from(libc::CLONE_THREAD).unwrap_or_default();
    SeccompRule::new(vec![SeccompCondition::new(
        0,
        SeccompCmpArgLen::Qword,
        SeccompCmpOp::MaskedEq(flag),
        flag,
    )?])
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::net::{TcpListener, TcpStream, UdpSocket};
    use std::os::unix::net::UnixStream;
    use std::process::Command;
    use std::thread;

    use super::filter;

    /// What a decoder that was taken over would try, each with whether it worked.
    fn attempts(folder: &std::path::Path, port: u16) -> Vec<(&'static str, bool)> {
        let file = folder.join("file");
        vec![
            ("read a file", File::open(&file).is_ok()),
            ("write a file", File::create(folder.join("new")).is_ok()),
            ("list a folder", fs::read_dir(folder).is_ok()),
            (
                "remove a file",
                fs::remove_file(folder.join("other")).is_ok(),
            ),
            ("connect", TcpStream::connect(("127.0.0.1", port)).is_ok()),
            ("listen", TcpListener::bind("127.0.0.1:0").is_ok()),
            ("send", UdpSocket::bind("127.0.0.1:0").is_ok()),
            ("pair", UnixStream::pair().is_ok()),
            ("start a program", Command::new("true").status().is_ok()),
        ]
    }

    #[test]
    fn neither_files_nor_network_nor_programs_are_left() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "x").unwrap();
        fs::write(folder.path().join("other"), "x").unwrap();
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = server.local_addr().unwrap().port();
        // A filter holds for the thread that takes it, so the test needs no process of its own.
        let path = folder.path().to_owned();
        let confined = thread::spawn(move || {
            let filtered = filter();
            let own_thread = thread::spawn(|| vec![7_u8; 1 << 22].len()).join().ok();
            (filtered, own_thread, attempts(&path, port))
        });
        let (filtered, own_thread, found) = confined.join().unwrap();
        assert!(filtered, "this kernel filters no system calls");
        assert_eq!(own_thread, Some(1 << 22), "a decoder may work in threads");
        for (what, worked) in found {
            assert!(!worked, "{what}");
        }
        // The same attempts outside, or the refusals above would mean nothing.
        for (what, worked) in attempts(folder.path(), port) {
            assert!(worked, "{what}");
        }
    }
}
