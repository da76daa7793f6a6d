//! The world: files, clock, threads, streams, the terminal. Nothing outside this folder and
//! `main.rs` touches it.
//!
//! [`commands`] and [`reader`] are what `main` calls; [`configuration`] and [`store`] bring what
//! they work on; the rest serves the reader: [`terminal`] and keys, signals, the two threads that
//! load and compare, the watch on the disk.

mod clipboard;
pub mod commands;
mod comparer;
pub mod configuration;
pub mod counterparts;
mod editor;
mod effects;
pub mod error;
pub mod init;
mod keys;
mod loader;
pub mod reader;
pub mod sample;
mod settings;
#[cfg(unix)]
mod signals;
pub mod store;
pub mod terminal;
mod watch;
