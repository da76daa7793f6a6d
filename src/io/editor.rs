//! The reader's own editor: which, how it takes a line, and running it.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// A program with its arguments, ready to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Invocation {
    program: String,
    arguments: Vec<OsString>,
    /// Whether the reader chose it.
    is_chosen: bool,
}

/// How the editors that we know are told where to begin.
enum LineArgument {
    /// `+12 file`
    Plus,
    /// `file:12`
    Colon,
    /// `-g file:12`, and `-w` to wait until the file is closed
    GotoAndWait,
    /// Not known to take a line.
    None,
}

/// How to edit `path` at `line` (from 1): `$VISUAL`, else `$EDITOR`, else the system's own.
///
/// # Errors
/// If the variable cannot be read as a command.
pub(super) fn invocation(
    environment: impl Fn(&str) -> Option<String>,
    path: &Path,
    line: usize,
) -> Result<Invocation, String> {
    let set = |name: &'static str| environment(name).filter(|v| !v.trim().is_empty()).map(|v| (name, v));
    let system = if cfg!(windows) { "notepad" } else { "vi" };
    let chosen = set("VISUAL").or_else(|| set("EDITOR"));
    let is_chosen = chosen.is_some();
    let (variable, command) = chosen.unwrap_or(("EDITOR", system.to_owned()));
    let mut words = shell_words::split(&command)
        .map_err(|_| format!("${variable} has a quotation mark that is not closed: {command}"))?;
    if words.is_empty() {
        words.push(system.to_owned());
    }
    let program = words.remove(0);
    let mut arguments: Vec<OsString> = words.into_iter().map(OsString::from).collect();
    let file = path.as_os_str().to_owned();
    let file_and_line = || [&file, OsStr::new(&format!(":{line}"))].into_iter().collect::<OsString>();
    match line_argument(&program) {
        LineArgument::Plus => arguments.extend([format!("+{line}").into(), file]),
        LineArgument::Colon => arguments.push(file_and_line()),
        LineArgument::GotoAndWait => {
            if !arguments.iter().any(|argument| argument == "-w" || argument == "--wait") {
                arguments.push("-w".into());
            }
            arguments.extend(["-g".into(), file_and_line()]);
        }
        LineArgument::None => arguments.push(file),
    }
    Ok(Invocation { program, arguments, is_chosen })
}

impl Invocation {
    /// What the reader is told of an editor that nobody chose.
    pub(super) fn unasked(&self) -> Option<String> {
        let Self { program, is_chosen, .. } = self;
        (!is_chosen).then(|| format!("that was {program}: set VISUAL or EDITOR to edit with another"))
    }
}

/// Runs the editor in the terminal, which must have been given back, and waits for its end.
///
/// # Errors
/// If it cannot be started or says that it failed, as a message for the reader.
pub(super) fn run(invocation: &Invocation) -> Result<(), String> {
    let Invocation { program, arguments, is_chosen } = invocation;
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::inherit())
        .stdout(Stdio::inherit())
        .stderr(Stdio::inherit())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("the editor `{program}` ended with {status}")),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_chosen => Err(format!(
            "VISUAL and EDITOR name no editor, and there is no `{program}` here: set one of them"
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(format!("no editor `{program}` here: set VISUAL or EDITOR to one that there is"))
        }
        Err(error) => Err(format!("cannot start the editor `{program}`: {error}")),
    }
}

fn line_argument(program: &str) -> LineArgument {
    let name = Path::new(program).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    match name.as_str() {
        "vi" | "vim" | "nvim" | "gvim" | "nano" | "pico" | "emacs" | "emacsclient" | "kak" | "micro"
        | "ne" | "joe" | "jed" | "mg" => LineArgument::Plus,
        "hx" | "helix" | "zed" | "subl" => LineArgument::Colon,
        "code" | "codium" | "vscodium" | "cursor" => LineArgument::GotoAndWait,
        _ => LineArgument::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(visual: Option<&str>, editor: Option<&str>, expected: &str) {
        let environment = |name: &str| match name {
            "VISUAL" => visual.map(str::to_owned),
            "EDITOR" => editor.map(str::to_owned),
            _ => None,
        };
        let found = match invocation(environment, Path::new("my config.toml"), 12) {
            Ok(Invocation { program, arguments, .. }) => {
                let arguments = arguments.iter().map(|argument| argument.to_string_lossy());
                format!("[{program}]") + &arguments.map(|word| format!("[{word}]")).collect::<String>()
            }
            Err(message) => message,
        };
        assert_eq!(found, expected, "VISUAL={visual:?} EDITOR={editor:?}");
    }

    #[test]
    fn the_readers_editor_is_told_the_line_in_its_own_way() {
        check(Some("nvim"), Some("nano"), "[nvim][+12][my config.toml]");
        check(Some(""), Some("nano -w"), "[nano][-w][+12][my config.toml]");
        check(Some("hx"), None, "[hx][my config.toml:12]");
        check(Some("code --wait"), None, "[code][--wait][-g][my config.toml:12]");
        check(Some("code"), None, "[code][-w][-g][my config.toml:12]");
        check(None, Some("'/opt/my editors/ed it' -q"), "[/opt/my editors/ed it][-q][my config.toml]");
        check(None, Some("/usr/bin/vim.tiny"), "[/usr/bin/vim.tiny][+12][my config.toml]");
        check(None, Some("'vi"), "$EDITOR has a quotation mark that is not closed: 'vi");
    }

    #[cfg(unix)]
    #[test]
    fn without_a_choice_it_is_the_systems_own() {
        check(None, None, "[vi][+12][my config.toml]");
        check(None, Some("  "), "[vi][+12][my config.toml]");
    }

    #[test]
    fn an_editor_that_is_not_there_is_named() {
        let check = |is_chosen, expected: &str| {
            let program = "no-such-editor-here".to_owned();
            let missing = Invocation { program, arguments: Vec::new(), is_chosen };
            assert_eq!(run(&missing).unwrap_err(), expected);
        };
        check(true, "no editor `no-such-editor-here` here: set VISUAL or EDITOR to one that there is");
        check(
            false,
            "VISUAL and EDITOR name no editor, and there is no `no-such-editor-here` here: set one of them",
        );
    }

    #[test]
    fn an_editor_that_nobody_chose_is_named_with_what_chooses_another() {
        let told = |editor: Option<&str>| {
            let environment = |name: &str| editor.filter(|_| name == "EDITOR").map(str::to_owned);
            invocation(environment, Path::new("config.toml"), 1).unwrap().unasked()
        };
        assert_eq!(told(Some("vi")), None);
        let told = told(None).unwrap();
        assert!(told.ends_with(": set VISUAL or EDITOR to edit with another"), "{told}");
    }
}
