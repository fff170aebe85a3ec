//! Finds what an attempt has started and has taken out of its process group, as `setsid` does.

use std::process::Command;

const MARK: &str = "DRILL_RUN";

/// A mark in the environment of every process that one attempt starts, as build servers use it.
/// Whatever still carries it is ended when this value goes.
///
/// On Windows a job object holds them all already; elsewhere but on Linux nobody can be asked for
/// the environment of a process, and such a stray lives on.
#[derive(Debug)]
pub(super) struct Strays {
    mark: String,
}

impl Default for Strays {
    fn default() -> Self {
        Self { mark: format!("{:032x}", rand::random::<u128>()) }
    }
}

impl Strays {
    pub(super) fn mark(&self, command: &mut Command) {
        command.env(MARK, &self.mark);
    }
}

#[cfg(target_os = "linux")]
impl Drop for Strays {
    fn drop(&mut self) {
        use rustix::process::{Pid, Signal, kill_process};
        use std::fs;

        let wanted = format!("{MARK}={}", self.mark);
        let marked = || {
            let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
            let pids = processes.filter_map(|p| p.file_name().to_str()?.parse::<i32>().ok());
            let carries = |pid: &i32| {
                // Those of other users cannot be read, and are not ours.
                let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
                environment.split(|byte| *byte == 0).any(|entry| entry == wanted.as_bytes())
            };
            pids.filter(carries).filter_map(Pid::from_raw).collect::<Vec<_>>()
        };
        // One that starts another while we look is caught the second time.
        for _ in 0..10 {
            let found = marked();
            if found.is_empty() {
                break;
            }
            for pid in found {
                let _ = kill_process(pid, Signal::KILL);
            }
        }
    }
}
