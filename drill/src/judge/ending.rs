//! Says why a check's process ended before the check did.

use std::process::ExitStatus;

use super::CheckEnd;

/// What the standard library and the system leave behind, in plain words.
pub(super) fn explain(
    status: ExitStatus,
    stderr: &str,
    memory_limit: Option<u64>,
) -> (CheckEnd, String) {
    let said = |words: &str| stderr.contains(words);
    let reason = if said("has overflowed its stack") {
        "stack overflow: a recursion without an end?".to_owned()
    } else if said("memory allocation of") {
        match memory_limit {
            Some(bytes) => format!("out of memory: a check may use {} MB", bytes >> 20),
            None => "out of memory".to_owned(),
        }
    } else if said("panic in a destructor during cleanup")
        || said("panicked while processing panic")
    {
        "aborted: a `Drop` panicked while another panic was under way".to_owned()
    } else {
        match ended_by(status) {
            Some(by) => by,
            None => {
                let code =
                    status.code().map_or("no code".to_owned(), |code| format!("code {code}"));
                let message = format!(
                    "the process ended with {code} before the check did; \
                     `std::process::exit` in the attempt?"
                );
                return (CheckEnd::Incomplete, message);
            }
        }
    };
    (CheckEnd::Crashed, reason)
}

#[cfg(unix)]
fn ended_by(status: ExitStatus) -> Option<String> {
    use std::os::unix::process::ExitStatusExt;
    // The numbers that every Unix shares.
    let signal = status.signal()?;
    Some(match signal {
        6 => "aborted (signal 6, SIGABRT)".to_owned(),
        8 => "an arithmetic fault (signal 8, SIGFPE)".to_owned(),
        9 => "killed (signal 9, SIGKILL); the system does that when memory runs out".to_owned(),
        11 => "a memory fault (signal 11, SIGSEGV)".to_owned(),
        _ => format!("ended by signal {signal}"),
    })
}

#[cfg(windows)]
fn ended_by(status: ExitStatus) -> Option<String> {
    // NTSTATUS values, which `code` gives as negative numbers.
    let code = status.code().filter(|code| *code < 0)?;
    Some(match code as u32 {
        0xC000_0005 => "a memory fault (access violation)".to_owned(),
        0xC000_00FD => "stack overflow: a recursion without an end?".to_owned(),
        0xC000_0409 => "aborted".to_owned(),
        code => format!("ended by the system with {code:#010x}"),
    })
}
