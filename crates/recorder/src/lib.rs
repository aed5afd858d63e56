//! Writes down what a process does to the files below one folder, so that the fault laboratory can work out what a power
//! cut would have left of them. Preloaded (`LD_PRELOAD`) into the laboratory's processes on Linux, and used nowhere else.
//!
//! It stands in for the functions of the C library that change files. Each does its work by the system call itself,
//! under one lock for the whole process, and adds a record to the log before anybody else gets the lock: so the log is in
//! the order in which things happened. Which file a descriptor stands for is asked of the system each time; nothing is
//! kept about descriptors, so `close`, `dup` and a child that inherits some need no attention.
//!
//! - `fsync` and `fdatasync` below the folder are recorded and cost nothing: what is on the disk is decided by whoever
//!   reads the log. `sync_file_range` promises nothing about a power cut and is not recorded.
//! - What copies without showing the bytes (`copy_file_range`, `sendfile`, `splice`) and what allocates in advance
//!   (`fallocate`) is refused as unsupported below the folder: every caller knows how to write instead.
//! - What is about to be said over a pipe or a socket leaves a record as well. Whatever comes before it in the log
//!   happened before anybody outside knew.
//! - While a file that the environment names is there, the disk is full or can only be read: what is below the folder is
//!   refused as such a disk refuses it. Then no log is needed.
//! - Files ending in `-shm` are SQLite's shared memory, mapped and not written; a power cut takes them anyway.
//! - Not seen: memory mapped files, `io_uring`, and programs that make system calls without the C library. The laboratory
//!   compares what the log adds up to with what really lies in the folder, so a change that escaped does not stay unseen.
//!
//! Nothing here allocates or locks anything of the process once it is set up, and signals wait while it works.
#![cfg(target_os = "linux")]

#[macro_use]
mod stand_in;

mod files;
mod log;
mod names;
mod place;
pub mod record;
mod talk;
mod trouble;
