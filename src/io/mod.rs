//! The world: files, clock, threads, streams, the terminal. Nothing outside this folder and
//! `main.rs` touches it.

pub mod configuration;
pub mod error;
pub mod init;
pub mod sample;
pub mod store;
