//! The lists of files at the top of the config: as little of them changed as can be.

use super::PathList;
use super::keys::Written;
use super::lists::changed_list;
use super::sections::Sections;
use super::splice::{line_end, line_stop, patched};

/// The text with this list; a new one stands behind the last key above the first heading.
pub(super) fn set_paths(text: &str, sections: &Sections, list: PathList, paths: &[String]) -> String {
    let entry = sections.top.iter().find(|entry| entry.key == list.key());
    if let Some(value) = entry.map(|entry| &entry.value) {
        let new = changed_list(text, value, paths);
        return patched(text, new.map(|new| (value.span.clone(), new)).into_iter().collect());
    }
    let newline = line_end(text);
    let line = format!("{} = {}", list.key(), Written::List(paths.to_vec()).text(newline));
    let (at, new) = match (sections.top.last(), sections.all.first()) {
        (Some(last), _) => (line_stop(text, last.value.span.end), format!("{newline}{line}")),
        (None, Some(first)) => (first.item.start, format!("{line}{newline}{newline}")),
        (None, None) if text.trim().is_empty() => (text.len(), format!("{line}{newline}")),
        (None, None) => (text.trim_end().len(), format!("{newline}{newline}{line}")),
    };
    patched(text, vec![(at..at, new)])
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, edit};
    use super::*;

    #[track_caller]
    fn check(text: &str, paths: &[&str], expected: &str) {
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        let edited = edit(text, "config.toml", &Edit::Paths(PathList::Articles, paths));
        assert_eq!(edited.as_deref(), Ok(expected), "{text}");
    }

    #[test]
    fn nothing_else_of_a_config_changes() {
        check("", &["a"], "articles = [\"a\"]\n");
        check("# Mine\n", &["a"], "# Mine\n\narticles = [\"a\"]\n");
        check("# Mine\n[view]\n", &["a"], "# Mine\narticles = [\"a\"]\n\n[view]\n");
        check(
            "# Mine\r\n\r\n# Seen\r\n[view]",
            &["a"],
            "# Mine\r\n\r\narticles = [\"a\"]\r\n\r\n# Seen\r\n[view]",
        );
        let text = "view.order = \"date\" # by day\n\n[[topic]]\nname = \"A\"\nany = [\"a\"]\n";
        check(text, &["a", "b"], &text.replace("day\n", "day\narticles = [\"a\", \"b\"]\n"));
        check("articles = ['../x', \"y\"] # all\n", &["y"], "articles = [\"y\"] # all\n");
        check("articles = ['x']\n", &["x"], "articles = ['x']\n");
        check("articles = 'x' # one\n", &["texts"], "articles = [\"texts\"] # one\n");
    }
}
