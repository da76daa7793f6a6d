//! What is made from the argument table for others to install: manual page and completions.

use super::Arguments;
use clap::CommandFactory;
use clap_complete::Shell;

/// The manual page, in roff: the program, then a section a command; made from this table.
pub fn man() -> String {
    let mut command = Arguments::command();
    command.build();
    let mut page = roff(|out| drop(clap_mangen::Man::new(command.clone()).render(out)));
    for of in command.get_subcommands().filter(|command| command.get_name() != "help") {
        let section = clap_mangen::Man::new(of.clone());
        let parts = [
            roff(|out| drop(section.render_synopsis_section(out))),
            roff(|out| drop(section.render_description_section(out))),
            roff(|out| drop(section.render_options_section(out))),
            roff(|out| {
                if of.has_subcommands() {
                    drop(section.render_subcommands_section(out))
                }
            }),
            roff(|out| {
                if of.get_after_help().is_some() {
                    drop(section.render_extra_section(out))
                }
            }),
        ];
        page +=
            &format!(".SH \"PARALLAX {}\"\n{}", of.get_name().to_uppercase(), in_section(&parts.concat()));
    }
    page
}

/// Headings of a page as headings within a section.
fn in_section(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", line.replacen(".SH ", ".SS ", 1))).collect()
}

/// What is rendered into memory, which cannot fail.
fn roff(render: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    render(&mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The completions of a shell; made from this table.
pub fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "parallax", &mut script);
    String::from_utf8(script).unwrap_or_default()
}
