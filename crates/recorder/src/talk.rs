//! What is said over a socket by other means than writing. See [`crate::record::Kind::Told`].

use libc::{c_int, c_uint, c_void, mmsghdr, msghdr, size_t, sockaddr, socklen_t, ssize_t};

use crate::files::{small, told};
use crate::log;

fn about_to_say() {
    if let Some(setup) = log::setup() {
        told(setup);
    }
}

/// The functions of the C library, under their own names.
mod exported {
    #![allow(
        clippy::missing_safety_doc,
        reason = "their contracts are those of the C library"
    )]

    use super::{
        about_to_say, c_int, c_uint, c_void, mmsghdr, msghdr, size_t, small, sockaddr, socklen_t,
        ssize_t,
    };

    stand_in!(send(
        fd: c_int,
        data: *const c_void,
        length: size_t,
        flags: c_int,
    ) -> ssize_t {
        about_to_say();
        let nobody: *const sockaddr = std::ptr::null();
        // SAFETY: what the caller handed over is handed on.
        unsafe {
            libc::syscall(libc::SYS_sendto, fd, data, length, flags, nobody, 0_usize) as ssize_t
        }
    });

    stand_in!(sendto(
        fd: c_int,
        data: *const c_void,
        length: size_t,
        flags: c_int,
        to: *const sockaddr,
        size: socklen_t,
    ) -> ssize_t {
        about_to_say();
        // SAFETY: what the caller handed over is handed on.
        unsafe { libc::syscall(libc::SYS_sendto, fd, data, length, flags, to, size) as ssize_t }
    });

    stand_in!(sendmsg(fd: c_int, message: *const msghdr, flags: c_int) -> ssize_t {
        about_to_say();
        // SAFETY: what the caller handed over is handed on.
        unsafe { libc::syscall(libc::SYS_sendmsg, fd, message, flags) as ssize_t }
    });

    stand_in!(sendmmsg(
        fd: c_int,
        messages: *mut mmsghdr,
        count: c_uint,
        flags: c_int,
    ) -> c_int {
        about_to_say();
        // SAFETY: what the caller handed over is handed on.
        small(unsafe { libc::syscall(libc::SYS_sendmmsg, fd, messages, count, flags) })
    });
}
