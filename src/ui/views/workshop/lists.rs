//! Lists of terms as one line: "troops, soldiers" and, for `all`, "Russia | Moscow, gas".
//!
//! Commas part terms, bars their alternatives. A term that holds either stands between quotation
//! marks, `\` before a mark of its own; an expression between slashes needs none.

/// The terms of a line, without empty ones.
pub(super) fn terms(line: &str) -> Vec<String> {
    split(line, &[',']).into_iter().flatten().collect()
}

/// The lists of a line: commas part them, bars the terms in each.
pub(super) fn lists(line: &str) -> Vec<Vec<String>> {
    split(line, &[',', '|']).into_iter().filter(|list| !list.is_empty()).collect()
}

/// Terms as a line that [`terms`] reads back.
pub(super) fn line_of_terms<'a>(terms: impl IntoIterator<Item = &'a str>) -> String {
    terms.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// Lists as a line that [`lists`] reads back.
pub(super) fn line_of_lists(lists: &[Vec<String>]) -> String {
    let list = |list: &Vec<String>| list.iter().map(|term| quoted(term)).collect::<Vec<_>>().join(" | ");
    lists.iter().map(list).collect::<Vec<_>>().join(", ")
}

/// The terms between `separators`, of which the first parts lists and any other parts terms.
fn split(line: &str, separators: &[char]) -> Vec<Vec<String>> {
    let mut lists = vec![Vec::new()];
    let mut rest = line;
    loop {
        rest = rest.trim_start();
        let (term, after) = next_term(rest, separators);
        if !term.is_empty()
            && let Some(list) = lists.last_mut()
        {
            list.push(term);
        }
        let mut after = after.trim_start().chars();
        match after.next() {
            None => return lists,
            Some(separator) if separators.first() == Some(&separator) => lists.push(Vec::new()),
            Some(_) => {}
        }
        rest = after.as_str();
    }
}

/// The term that `text` begins with, and what follows it.
fn next_term<'a>(text: &'a str, separators: &[char]) -> (String, &'a str) {
    if let Some(inside) = text.strip_prefix('"') {
        let mut term = String::new();
        let mut characters = inside.chars();
        while let Some(c) = characters.next() {
            match c {
                '"' => return (term, after_term(characters.as_str(), separators)),
                '\\' => term.extend(characters.next()),
                other => term.push(other),
            }
        }
        return (term, "");
    }
    let end = if text.starts_with('/') {
        expression_end(text, separators)
    } else {
        text.find(separators).unwrap_or(text.len())
    };
    (text[..end].trim_end().to_owned(), &text[end..])
}

/// What follows a closing mark from the next separator on: words between the two belong to no term.
fn after_term<'a>(text: &'a str, separators: &[char]) -> &'a str {
    &text[text.find(separators).unwrap_or(text.len())..]
}

/// Where an expression ends: behind a slash that a separator or the end follows.
fn expression_end(text: &str, separators: &[char]) -> usize {
    let closes = |(at, _): &(usize, &str)| {
        let rest = text[at + 1..].trim_start();
        *at > 0 && (rest.is_empty() || rest.starts_with(separators))
    };
    text.match_indices('/').find(closes).map_or(text.len(), |(at, _)| at + 1)
}

fn quoted(term: &str) -> String {
    let is_expression = term.len() > 1 && term.starts_with('/') && term.ends_with('/');
    let plain = !term.is_empty()
        && !term.starts_with('"')
        && !term.contains([',', '|'])
        && (!term.starts_with('/') || is_expression)
        && term.trim() == term;
    // An expression may hold what looks like its own end.
    let reads_back = |written: &str| split(written, &[',', '|']) == [vec![term.to_owned()]];
    if (plain || is_expression) && reads_back(term) {
        return term.to_owned();
    }
    format!("\"{}\"", term.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn commas_part_terms_and_bars_alternatives() {
        #[track_caller]
        fn check(line: &str, expected: &[&[&str]]) {
            assert_eq!(lists(line), expected, "{line}");
        }
        check("", &[]);
        check(" , |", &[]);
        check("Russia | Moscow, gas", &[&["Russia", "Moscow"], &["gas"]]);
        check("\"a, b\" | c", &[&["a, b", "c"]]);
        check("\"say \\\"no\\\"\"", &[&["say \"no\""]]);
        check("/(gas|oil) {1,2}x/, sea", &[&["/(gas|oil) {1,2}x/"], &["sea"]]);
        check("/a/ | b", &[&["/a/", "b"]]);
        check("/never closed, b", &[&["/never closed, b"]]);
        check("\"never closed, b", &[&["never closed, b"]]);
        check("natural gas*, =US", &[&["natural gas*"], &["=US"]]);
        assert_eq!(terms("a, b|c,, d"), ["a", "b|c", "d"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            written in prop::collection::vec(prop::collection::vec("[ab/,| \"\\\\é*=]{0,6}[a-c/]", 1..4), 0..4)
        ) {
            let trimmed: Vec<Vec<String>> = written
                .iter()
                .map(|list| list.iter().map(|term| term.trim().to_owned()).collect())
                .collect();
            prop_assert_eq!(&lists(&line_of_lists(&trimmed)), &trimmed);
            let all: Vec<String> = trimmed.concat();
            prop_assert_eq!(terms(&line_of_terms(all.iter().map(String::as_str))), all);
        }
    }
}
