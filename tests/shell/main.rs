//! The program as the shell runs it: arguments, files, exit codes and what is printed.

mod cli;
#[path = "../common/mod.rs"]
mod common;
mod corrections;
mod init;
mod pack;
mod readme;
mod show;
mod topic;
mod verify;
