//! The world: files, clock, threads, streams, the terminal. Nothing outside this folder and
//! `main.rs` touches it.
//!
//! [`commands`] and [`reader`] are what `main` calls; [`configuration`] and [`store`] bring what
//! they work on; the rest serves the reader: [`terminal`] and keys, signals, the threads that
//! load, compare, answer and keep, the watch on the disk.

mod answerer;
mod background;
mod clipboard;
pub mod commands;
mod comparer;
pub mod configuration;
pub mod corrections;
pub mod counterparts;
mod editor;
mod edits;
mod effects;
pub mod error;
pub mod export;
pub mod init;
pub mod judgements;
mod keeper;
mod keys;
mod loader;
mod log;
pub mod pack;
mod paths;
pub mod reader;
pub mod sample;
pub mod save;
mod session;
mod settings;
pub mod show;
#[cfg(unix)]
mod signals;
pub mod store;
pub mod terminal;
pub mod topic;
mod typed;
pub mod verify;
mod watch;
mod whole;
