/// Appended to `checks.rs` by the judge. It knows a secret that the attempt is never told, so that
/// a report can only come from here, after the check has returned.
mod __drill {
    use std::any::Any;
    use std::backtrace::Backtrace;
    use std::fs::File;
    use std::io::{self, Read, Write};
    use std::panic::{self, PanicHookInfo};
    use std::path::Path;
    use std::process;
    use std::sync::{Mutex, PoisonError};
    use std::thread;

    /// What a check may return, as with libtest.
    pub trait Checked {
        fn checked(self);
    }

    impl Checked for () {
        fn checked(self) {}
    }

    impl<E: std::fmt::Debug> Checked for Result<(), E> {
        fn checked(self) {
            if let Err(e) = self {
                panic!("the check returned {e:?}");
            }
        }
    }

    /// Where the last panic on the check's own thread came from.
    static PLACE: Mutex<String> = Mutex::new(String::new());

    pub fn main(checks: &[(&str, fn())]) {
        // Nothing of the attempt has run yet. The judge sets the memory limit before it answers.
        let [secret, name, attempt, own] = [(); 4].map(|()| line());
        let Some(&(_, check)) = checks.iter().find(|(declared, _)| *declared == name) else {
            process::exit(64)
        };
        let mut report = raw_stdout();
        die_with_the_judge();

        // A thread for the check, named after it and with the stack that libtest gives.
        let told = secret.clone();
        let run = move || {
            let me = thread::current().id();
            let others = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                if thread::current().id() == me {
                    let place = place(info, &attempt, &own);
                    // In case that this panic cannot unwind, and nothing is reported.
                    eprintln!(
                        "{told} panic {}",
                        one_line(&format!("panicked {place}\n{}", text(info.payload())))
                    );
                    *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = place;
                } else {
                    others(info);
                }
            }));
            check();
        };
        let end = thread::Builder::new().name(name).spawn(run).map(thread::JoinHandle::join);
        let line = match end {
            Ok(Ok(())) => format!("\n{secret} ok\n"),
            Ok(Err(payload)) => {
                let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone();
                format!(
                    "\n{secret} panicked {}\n",
                    one_line(&format!("{}\n{place}", text(&*payload)))
                )
            }
            Err(e) => format!("\n{secret} panicked no thread for the check: {e}\n"),
        };
        // One write, so that a thread which the attempt left running cannot print into the middle
        // of it.
        let _ = report.write_all(line.as_bytes());
        process::exit(0);
    }

    fn line() -> String {
        let mut line = String::new();
        let _ = io::stdin().read_line(&mut line);
        line.trim_end_matches(['\r', '\n']).to_owned()
    }

    fn one_line(text: &str) -> String {
        text.replace('\\', "\\\\").replace('\n', "\\n")
    }

    fn text(payload: &(dyn Any + Send)) -> &str {
        let text = payload.downcast_ref::<&str>().copied();
        text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("a panic without a message")
    }

    /// Where it panicked; if that is inside a dependency, the line of the attempt that called it as
    /// well.
    fn place(info: &PanicHookInfo<'_>, attempt: &str, own: &str) -> String {
        let Some(at) = info.location() else { return String::new() };
        let place = format!("at {at}");
        if [attempt, own].contains(&at.file()) {
            return place;
        }
        let calls = Backtrace::force_capture().to_string();
        let inside = |call: &&str| {
            let file = call.rsplitn(3, ':').last().unwrap_or_default();
            Path::new(file).ends_with(attempt.trim_start_matches("../"))
        };
        let call = calls.lines().filter_map(|line| line.trim().strip_prefix("at ")).find(inside);
        match call.and_then(|call| call.rsplitn(3, ':').nth(1)) {
            Some(line) => format!("{place}, called from {attempt}:{line}"),
            None => place,
        }
    }

    /// The attempt may hold the lock of `io::stdout` for ever; this one has none.
    fn raw_stdout() -> File {
        #[cfg(unix)]
        let own = std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned();
        #[cfg(windows)]
        let own = std::os::windows::io::AsHandle::as_handle(&io::stdout()).try_clone_to_owned();
        own.map_or_else(|_| process::exit(64), File::from)
    }

    /// The judge keeps our standard input open for as long as it lives.
    fn die_with_the_judge() {
        #[cfg(unix)]
        let own = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned();
        #[cfg(windows)]
        let own = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned();
        let Ok(own) = own else { process::exit(64) };
        let watch = move || {
            let _ = File::from(own).read(&mut [0]);
            process::abort();
        };
        // Without the thread the time limit still ends this process, unless the judge is killed.
        let _ = thread::Builder::new().stack_size(64 << 10).spawn(watch);
    }
}
