//! The last words between quotation marks in a running text.
//!
//! Apart because marks are ambiguous: a single one may close a quotation or be an apostrophe ("the
//! soldiers’ boots"), so that several readings are told, the longest first.

/// The readings of the last quotation before the end of a text, the likeliest first; none if there is
/// none. Brackets at its end are passed over: there the source stands, and its title between marks.
pub(super) fn last_between_marks(own: &str) -> Vec<&str> {
    let text = without_source(own);
    let double = doubles(text).last().copied();
    let single = singles(text);
    let ends_last = match (double, single.first()) {
        (Some((start, end)), Some((from, to))) => to > &end && (from < &start || from > &end),
        (None, Some(_)) => true,
        _ => false,
    };
    let doubles = double.into_iter();
    let spans: Vec<(usize, usize)> = match ends_last {
        true => single.into_iter().chain(doubles).collect(),
        false => doubles.chain(single).collect(),
    };
    let spans = spans.into_iter().chain(around_a_lone_mark(text));
    spans.filter_map(|(start, end)| text.get(start..end)).collect()
}

/// What stands between double marks that stand in no others, without the marks.
fn doubles(text: &str) -> Vec<(usize, usize)> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let opener = open.last().map(|(opener, _)| *opener);
        let closes = match c {
            '”' => matches!(opener, Some('“' | '„')),
            '“' => opener == Some('„'),
            '»' => opener == Some('«'),
            '"' => opener == Some('"'),
            _ => false,
        };
        if closes {
            let start = open.pop().map(|(opener, at)| at + opener.len_utf8());
            found.extend(start.filter(|_| open.is_empty()).map(|start| (start, at)));
        } else if matches!(c, '“' | '„' | '«' | '"') {
            open.push((c, at));
        }
    }
    found
}

/// What stands between the first mark of the last line and the one at its end, if there is a mark between
/// them without another: a sentence of a quotation that runs over several has one.
fn around_a_lone_mark(text: &str) -> Option<(usize, usize)> {
    let line = text.rfind('\n').map_or(0, |newline| newline + 1);
    let end = text.trim_end().strip_suffix('”')?.len();
    let start = line + text[line..].find('“')? + '“'.len_utf8();
    let inner = text.get(start..end)?;
    (inner.matches('“').count() != inner.matches('”').count()).then_some((start, end))
}

/// What stands between the last single mark that may open a quotation and each that may close it, the
/// longest first; marks within double ones aside.
fn singles(text: &str) -> Vec<(usize, usize)> {
    let within = doubles(text);
    let is_within = |at: usize| within.iter().any(|(start, end)| (*start..*end).contains(&at));
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let single = |opens: bool| {
        let marks: [char; 2] = if opens { ['‘', '\''] } else { ['’', '\''] };
        text.char_indices().filter(move |(at, c)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + c.len_utf8()..].chars().next();
            let is_edge = if opens {
                !is_letter(before) && after.is_some_and(|c| !c.is_whitespace())
            } else {
                !is_letter(after) && before.is_some_and(|c| !c.is_whitespace())
            };
            marks.contains(c) && is_edge && !is_within(*at)
        })
    };
    let closing: Vec<usize> = single(false).map(|(at, _)| at).collect();
    let mut opening = single(true).map(|(at, c)| at + c.len_utf8());
    let opening = opening.rfind(|start| closing.iter().any(|end| end > start));
    opening
        .into_iter()
        .flat_map(|start| closing.iter().rev().map(move |end| (start, *end)))
        .filter(|(start, end)| start < end)
        .collect()
}

/// A text without the brackets that it ends with, closed or not, if words between marks stand before.
fn without_source(own: &str) -> &str {
    let text = own.trim_end();
    let mut depth = usize::from(!text.ends_with(')'));
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' if depth <= 1 => {
                let before = &text[..at];
                return if before.contains(['”', '“', '"', '»', '’', '\'']) { before } else { own };
            }
            '(' => depth -= 1,
            _ => {}
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(last_between_marks(text), expected, "{text}");
    }

    #[test]
    fn the_last_quotation_is_meant_and_within_others_the_outer_one() {
        check("So “six” came, and “ten ships”", &["ten ships"]);
        check("It says \"no\" and \"ten ships\" ", &["ten ships"]);
        check("It says “he told us: “ten” ships”", &["he told us: “ten” ships"]);
        check("„Zehn Schiffe“ und «dix»", &["dix"]);
        check("„Zehn Schiffe“", &["Zehn Schiffe"]);
        check("It says ten ships", &[]);
        check("It says “ten ships", &[]);
        check("«“Ten” ships» and", &["“Ten” ships"]);
    }

    #[test]
    fn a_sentence_of_a_longer_quotation_has_a_lone_mark() {
        check("It says “ten”: “He said: “Ten ships” ", &["ten", "ten”: “He said: “Ten ships"]);
        check("a ”\n“Ten ships,” he said”", &["Ten ships,", "Ten ships,” he said"]);
    }

    #[test]
    fn a_single_mark_may_be_an_apostrophe() {
        check("It says ‘ten ships’", &["ten ships"]);
        check("It says ‘the soldiers’ boots’ here", &["the soldiers’ boots", "the soldiers"]);
        check("Don’t say 'ten ships'", &["ten ships"]);
        check("It's the sailors' boat", &[]);
        check("‘Six’ came, ‘ten “grey” ships’ left", &["ten “grey” ships", "grey"]);
        check("He’s “at the ‘old’ quay”", &["at the ‘old’ quay"]);
    }

    #[test]
    fn brackets_at_the_end_hold_the_source() {
        check("It says “ten ships” (The Post, “Fleets”, p. 2, ", &["ten ships"]);
        check("It says “ten ships” (The Post, “Fleets (2)”) ", &["ten ships"]);
        check("It says (so) “ten ships” ", &["ten ships"]);
        check("(It says “ten ships” ", &["ten ships"]);
    }
}
