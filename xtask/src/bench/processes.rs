//! A process with all its children, as Linux shows them in `/proc`.

use std::collections::BTreeMap;
use std::fs;

/// Proportional set size of `root` and all its descendants, in bytes: memory that several processes share is counted
/// in parts (`Pss` of `/proc/PID/smaps_rollup`).
pub fn memory(root: u32) -> u64 {
    tree(root).into_iter().filter_map(pss).sum()
}

/// The most memory a process has had so far, in bytes (`VmHWM` of `/proc/PID/status`).
pub fn peak(pid: u32) -> Option<u64> {
    kilobytes(&format!("/proc/{pid}/status"), "VmHWM:")
}

/// `root` and everything that descends from it.
pub fn tree(root: u32) -> Vec<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        if let Ok(pid) = entry.file_name().to_string_lossy().parse::<u32>()
            && let Some(parent) = parent(pid)
        {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = vec![root];
    let mut index = 0;
    while let Some(pid) = found.get(index).copied() {
        found.extend(children.get(&pid).into_iter().flatten());
        index += 1;
    }
    found
}

/// The fourth field of `/proc/PID/stat`; the second one is a name in brackets that may hold anything.
fn parent(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?
        .1
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
}

fn pss(pid: u32) -> Option<u64> {
    kilobytes(&format!("/proc/{pid}/smaps_rollup"), "Pss:")
}

/// The number of kilobytes that a line states, in bytes.
fn kilobytes(file: &str, start: &str) -> Option<u64> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(start))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process() {
        let own = std::process::id();
        assert_eq!(tree(own).first(), Some(&own));
        assert!(memory(own) > 100_000, "{}", memory(own));
        assert!(peak(own).is_some_and(|bytes| bytes > 100_000));
    }
}
