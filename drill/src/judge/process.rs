//! Starts a program, bounds what it may take, and ends it with all that it started.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use process_wrap::std::{ChildWrapper, CommandWrap};

/// How much of each end of an output is kept.
const KEPT: usize = 256 << 10;

/// What a program may take.
pub(crate) struct Limits<'a> {
    pub(crate) time: Duration,
    /// In bytes, where the system can hold another process to it.
    pub(crate) memory: Option<u64>,
    pub(crate) cancel: &'a AtomicBool,
}

/// How a program ended, and what it wrote.
pub(crate) struct Ended {
    pub(crate) end: End,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// The rest of the first line on standard output that began with the secret.
    pub(crate) report: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Exited(ExitStatus),
    TimedOut,
    Cancelled,
}

/// Runs a program that first reads `input`; its standard input then stays open until it ends.
pub(crate) fn run(
    command: Command,
    input: &str,
    secret: Option<&str>,
    limits: &Limits<'_>,
) -> io::Result<Ended> {
    let mut group = Group::spawn(command)?;
    let (events, happened) = mpsc::channel();
    let stdout = group.0.stdout().take().map(|pipe| capture(pipe, secret, events.clone()));
    let stderr = group.0.stderr().take().map(|pipe| capture(pipe, None, events));
    limit_memory(group.0.id(), limits.memory)?;
    // The clock starts with the input, which is what the program waits for.
    let deadline = Instant::now() + limits.time;
    let mut stdin = group.0.stdin().take();
    if let Some(pipe) = &mut stdin {
        // A program that has ended already is dealt with below.
        let _ = pipe.write_all(input.as_bytes()).and_then(|()| pipe.flush());
    }

    let mut open = 2;
    let end = loop {
        if let Some(status) = group.0.try_wait()? {
            break End::Exited(status);
        }
        if limits.cancel.load(Ordering::Relaxed) {
            break End::Cancelled;
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break End::TimedOut;
        }
        // Its outputs close as it ends, which wakes us at once. It may also close them and go on,
        // or leave them open in a process that it started: hence the second look, a little later.
        match happened.recv_timeout(left.min(Duration::from_millis(if open == 0 { 1 } else { 20 })))
        {
            Ok(()) => open -= 1,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => thread::sleep(Duration::from_millis(1)),
        }
    };
    drop(group);
    drop(stdin);
    // With the whole group gone the outputs are closed, unless a process has left the group with
    // one of them in hand.
    while open > 0 && happened.recv_timeout(Duration::from_millis(200)).is_ok() {
        open -= 1;
    }
    let (stdout, report) = stdout.map(|c| lock(&c).finish()).unwrap_or_default();
    let (stderr, _) = stderr.map(|c| lock(&c).finish()).unwrap_or_default();
    Ok(Ended { end, stdout, stderr, report })
}

/// A process and all that it starts; none of them outlives this value.
struct Group(Box<dyn ChildWrapper>);

impl Group {
    fn spawn(mut command: Command) -> io::Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut command = CommandWrap::from(command);
        #[cfg(unix)]
        command.wrap(process_wrap::std::ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(process_wrap::std::JobObject);
        command.spawn().map(Self)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Both fail when nobody is left, and that is what is wanted.
        let _ = self.0.start_kill();
        let _ = self.0.wait();
    }
}

/// Linux alone can set the limits of a process that runs already, and setting them in between
/// `fork` and `exec` would take unsafe code.
#[cfg(target_os = "linux")]
fn limit_memory(pid: u32, bytes: Option<u64>) -> io::Result<()> {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    let at_most = |value| Rlimit { current: Some(value), maximum: Some(value) };
    if let Some(bytes) = bytes {
        prlimit(pid, Resource::As, at_most(bytes))?;
    }
    // An abort is an answer here, not a thing to keep a memory image of.
    prlimit(pid, Resource::Core, at_most(0))?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn limit_memory(_pid: u32, _bytes: Option<u64>) -> io::Result<()> {
    Ok(())
}

/// The two ends of an output, and the report if one comes by.
#[derive(Default)]
struct Captured {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    left_out: bool,
    line: Vec<u8>,
    report: Option<String>,
}

impl Captured {
    fn take_in(&mut self, bytes: &[u8], secret: Option<&str>) {
        let (head, rest) = bytes.split_at(bytes.len().min(KEPT - self.head.len()));
        self.head.extend_from_slice(head);
        self.tail.extend(rest);
        if self.tail.len() > KEPT {
            self.left_out = true;
            self.tail.drain(..self.tail.len() - KEPT);
        }
        let Some(secret) = secret.filter(|_| self.report.is_none()) else { return };
        for part in bytes.split_inclusive(|b| *b == b'\n') {
            let room = KEPT.saturating_sub(self.line.len());
            self.line.extend_from_slice(&part[..part.len().min(room)]);
            if part.ends_with(b"\n") {
                if let Some(report) = self.line.strip_prefix(secret.as_bytes()) {
                    self.report = Some(String::from_utf8_lossy(report).trim().to_owned());
                    return;
                }
                self.line.clear();
            }
        }
    }

    fn finish(&mut self) -> (String, Option<String>) {
        let mut text = String::from_utf8_lossy(&self.head).into_owned();
        if self.left_out {
            text.push_str("\n[...]\n");
        }
        text.push_str(&String::from_utf8_lossy(self.tail.make_contiguous()));
        (text, self.report.take())
    }
}

fn capture(
    mut pipe: impl Read + Send + 'static,
    secret: Option<&str>,
    ended: Sender<()>,
) -> Arc<Mutex<Captured>> {
    let captured = Arc::new(Mutex::new(Captured::default()));
    let (shared, secret) = (Arc::clone(&captured), secret.map(str::to_owned));
    thread::spawn(move || {
        let mut buffer = vec![0; 64 << 10];
        loop {
            match pipe.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => lock(&shared).take_in(&buffer[..n], secret.as_deref()),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        let _ = ended.send(());
    });
    captured
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_is_found_in_any_cut_of_the_stream() {
        let stream = b"noise s3cret ok\nmore\ns3cret panicked x\\n\ns3cret ok\n";
        for size in 1..stream.len() {
            let mut captured = Captured::default();
            for chunk in stream.chunks(size) {
                captured.take_in(chunk, Some("s3cret"));
            }
            let (text, report) = captured.finish();
            assert_eq!(report.as_deref(), Some("panicked x\\n"), "cut into {size}");
            assert_eq!(text.as_bytes(), stream);
        }
    }

    #[test]
    fn both_ends_of_a_long_output_are_kept() {
        let mut captured = Captured::default();
        captured.take_in(b"first", None);
        for _ in 0..100 {
            captured.take_in(&[b'.'; 10_000], None);
        }
        captured.take_in(b"last", None);
        let (text, _) = captured.finish();
        assert!(text.starts_with("first") && text.ends_with("last") && text.contains("[...]"));
        assert_eq!(text.len(), 2 * KEPT + "\n[...]\n".len());
    }
}
