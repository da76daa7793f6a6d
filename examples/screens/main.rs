//! Takes the pictures of `docs/screens`: starts the program in a pseudo-terminal on the shipped
//! config and articles, types what a reader would, waits until the screen shows what it should, and
//! writes its cells as SVG.
//!
//! `cargo run --release --example screens [NAME]…` takes all of them, or those named. The same
//! program gives the same bytes: the folder is new and has always the same name, no session is gone
//! on with, and no picture holds the time of day.

#[cfg(unix)]
mod grid;
#[cfg(unix)]
mod lines;
#[cfg(unix)]
mod pictures;
#[cfg(unix)]
#[path = "../../tests/terminal/pty.rs"]
#[allow(dead_code, reason = "the tests ask more of it")]
mod pty;
#[cfg(unix)]
mod svg;

#[cfg(unix)]
fn main() -> std::io::Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let program = built()?;
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("docs/screens");
    std::fs::create_dir_all(&folder)?;
    for picture in
        pictures::ALL.iter().filter(|of| wanted.is_empty() || wanted.iter().any(|name| name == of.name))
    {
        let path = folder.join(format!("{}.svg", picture.name));
        std::fs::write(&path, pictures::take(picture, &program, root)?)?;
        println!("{}", path.strip_prefix(root).unwrap_or(&path).display());
    }
    Ok(())
}

/// Builds the program as this example was built, and returns where it is.
#[cfg(unix)]
fn built() -> std::io::Result<std::path::PathBuf> {
    use std::io::Error;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = std::process::Command::new(cargo);
    // With the example named, dependencies have the features that they were built with for it.
    build
        .args(["build", "--quiet", "--bin", "parallax", "--example", "screens"])
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    if !build.status()?.success() {
        return Err(Error::other("the program could not be built"));
    }
    // Examples stand in a folder beside the program.
    let here = std::env::current_exe()?;
    let beside = here.parent().and_then(std::path::Path::parent).map(|folder| folder.join("parallax"));
    beside.ok_or_else(|| Error::other("this example stands in no folder of cargo's"))
}

#[cfg(not(unix))]
fn main() {
    eprintln!("the pictures are taken in a pseudo-terminal of Linux or macOS");
}
