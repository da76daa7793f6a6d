//! What the system tells the program beside its input: end, stop, go on, a new size.
//!
//! Apart because it exists on Unix only. Signals become [`Incoming`] and are acted on by the loop
//! that owns the terminal; only while that loop waits for an editor are they answered here.

use super::reader::Incoming;
use super::terminal::{self, Held};
use crate::ui::update::Event;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io;
use std::sync::mpsc::Sender;
use std::thread;

/// Starts the thread that waits for signals.
///
/// # Errors
/// If the signals cannot be had or no thread started.
pub(super) fn start(incoming: Sender<Incoming>, held: Held) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let told = match signal {
                SIGWINCH if held.get() => {
                    let (width, height) = terminal::size();
                    Incoming::Event(Event::Resize(width, height))
                }
                SIGCONT if held.get() => Incoming::Continued,
                SIGTSTP if held.get() => Incoming::Stop,
                // An editor has the terminal: its Ctrl-Z stops us with it, its Ctrl-C is its own.
                SIGTSTP => {
                    let _ = emulate_default_handler(SIGTSTP);
                    continue;
                }
                SIGWINCH | SIGCONT => continue,
                SIGINT if !held.get() && !held.is_over() => continue,
                _ => Incoming::Event(Event::End),
            };
            if incoming.send(told).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Asks all programs of our job to stop, ourselves among them ([`Incoming::Stop`] follows), so that
/// the shell gets the terminal also where another program (`cargo run`) has started us.
///
/// # Errors
/// Where there is no shell that could let the program go on, or it may not be stopped.
pub(super) fn stop_job() -> Result<(), String> {
    use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
    if getsid(None).is_ok_and(|session| session == getpid()) {
        return Err("no shell here that could bring the program back".to_owned());
    }
    kill_current_process_group(Signal::TSTP).map_err(|error| format!("cannot suspend: {error}"))
}

/// Stops this process until the shell lets it go on.
pub(super) fn stop_here() {
    let _ = emulate_default_handler(SIGTSTP);
}
