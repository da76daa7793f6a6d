//! Keys to screen: scripted keys against whole screens, without a terminal.

mod article;
mod base;
mod columns;
#[path = "../common/mod.rs"]
mod common;
mod compare;
mod counterparts;
mod export;
mod figures;
mod filter;
mod frame;
mod help;
mod judgement;
mod judging;
mod key_walk;
mod matrix;
mod matrix_tables;
mod mouse;
mod near_misses;
mod palette;
mod search;
mod session;
mod signs;
mod tabs;
mod voices;
mod words;
mod workshop;
