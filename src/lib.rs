//! parallax puts what each outlet says on one point side by side, in its own words.
//!
//! ```text
//! articles/*.md ──io::store──▶ Library ─┐
//! config.toml ────config─────▶ Topics ──┤
//!                                       ▼
//!    compare:  text ▶ articles ▶ topics, evidence ▶ passages ▶ alignment ▶ comparison ▶ tables
//!                                                                              │
//!                                     ┌────────────────────────────────────────┤
//!                                     ▼                                        ▼
//!                        ui: layout ▶ views ▶ screen          export: markdown, json, csv, html, show
//! ```
//!
//! What holds everywhere, and is tested:
//!
//! - Only [`io`] and `main.rs` touch the world: files, environment, clock, threads, streams,
//!   terminal. Everything else is a function of what it is given (`tests/stages/layers.rs`).
//! - Every word shown as source text stands in its article's body at the offsets we give. Nothing
//!   here generates, summarises or judges.
//! - The core cannot fail: it returns what it could do and a list of [`compare::Problem`]s.
//! - The same inputs give the same bytes: no result depends on hash order, time or paths.
//! - [`compare::comparison::Comparison`] knows no width; [`ui::layout`] alone does.
//!
//! Deliberately absent: a network, a database, a thread outside `io` (rayon inside a stage
//! excepted), a mutable global, shared mutable state between views.
//!
//! Reading order: [`compare`], [`config`], [`export`], [`ui`], [`io`], [`cli`].

pub mod cli;
pub mod compare;
pub mod config;
pub mod export;
pub mod io;
pub mod ui;
