//! The screen and the keyboard of `watch` and `mock`.

use std::io::{self, BufRead, IsTerminal, Write};
use std::thread;

use crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal::{Clear, ClearType};
use crossterm::{cursor, execute, terminal};

/// A screen that text is added to, with one line at the bottom that changes.
///
/// When the output is no terminal there is no such line, and when one of both is none, keys come as
/// lines of text: so the same commands can be called by a script.
pub(crate) struct Screen {
    live: bool,
    raw: bool,
    status: String,
}

impl Screen {
    pub(crate) fn open() -> io::Result<Self> {
        let live = io::stdout().is_terminal();
        let raw = live && io::stdin().is_terminal();
        if raw {
            terminal::enable_raw_mode()?;
        }
        Ok(Self { live, raw, status: String::new() })
    }

    /// Whether keys come one by one, from a person.
    pub(crate) fn has_keys(&self) -> bool {
        self.raw
    }

    /// Adds text above the line at the bottom.
    pub(crate) fn say(&mut self, text: &str) -> io::Result<()> {
        self.clear_status()?;
        let text = format!("{}\n", text.trim_end());
        // In raw mode a line feed is only that.
        let text = if self.raw { text.replace('\n', "\r\n") } else { text };
        let mut out = anstream::stdout();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        self.draw_status()
    }

    /// Changes the line at the bottom.
    pub(crate) fn status(&mut self, text: String) -> io::Result<()> {
        if text == self.status {
            return Ok(());
        }
        self.status = text;
        self.clear_status()?;
        self.draw_status()
    }

    fn clear_status(&self) -> io::Result<()> {
        if self.live {
            execute!(io::stdout(), cursor::MoveToColumn(0), Clear(ClearType::CurrentLine))?;
        }
        Ok(())
    }

    fn draw_status(&self) -> io::Result<()> {
        if !self.live {
            return Ok(());
        }
        // One that is wider than the screen would leave its first part behind.
        let line: String = self.status.chars().take(width() - 1).collect();
        let mut out = anstream::stdout();
        write!(out, "{}{line}{:#}", super::show::STRONG, super::show::STRONG)?;
        out.flush()
    }
}

/// Columns of the screen, if there is one.
pub(crate) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return 100;
    }
    // A terminal that does not know its width says 0.
    let width = terminal::size().map_or(0, |(columns, _)| usize::from(columns));
    if width == 0 { 80 } else { width }
}

impl Drop for Screen {
    /// Also when we panic: a shell in raw mode is no shell.
    fn drop(&mut self) {
        let _ = self.clear_status();
        if self.raw {
            let _ = terminal::disable_raw_mode();
        }
    }
}

/// What the person at the keyboard wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Hint,
    Solution,
    Run,
    Next,
    Yes,
    Quit,
    Other,
}

impl Key {
    fn of(letter: char) -> Self {
        match letter.to_ascii_lowercase() {
            'h' => Self::Hint,
            's' => Self::Solution,
            'r' => Self::Run,
            'n' => Self::Next,
            'y' => Self::Yes,
            'q' => Self::Quit,
            _ => Self::Other,
        }
    }
}

/// Sends each key. The thread waits for the keyboard until the program ends.
pub(crate) fn listen(keys: impl Fn(Key) -> bool + Send + 'static, single: bool) {
    thread::spawn(move || if single { listen_to_keyboard(&keys) } else { listen_to_lines(&keys) });
}

fn listen_to_keyboard(keys: &dyn Fn(Key) -> bool) {
    while let Ok(event) = event::read() {
        let event::Event::Key(key) = event else { continue };
        // Windows tells of the release as well.
        if key.kind != KeyEventKind::Press {
            continue;
        }
        let ctrl_c =
            key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c');
        let wanted = match key.code {
            _ if ctrl_c => Key::Quit,
            KeyCode::Char(letter) => Key::of(letter),
            KeyCode::Esc => Key::Quit,
            _ => Key::Other,
        };
        if !keys(wanted) {
            return;
        }
    }
}

fn listen_to_lines(keys: &dyn Fn(Key) -> bool) {
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        if !line.trim().chars().map(Key::of).all(keys) {
            return;
        }
    }
    keys(Key::Quit);
}
