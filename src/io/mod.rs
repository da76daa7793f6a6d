//! The world: files, clock, threads, streams, the terminal. Nothing outside this folder and
//! `main.rs` touches it.

pub mod store;
