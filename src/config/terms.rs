//! Terms of topics as the config writes them, and where in a broken one the fault lies.

use super::fields::Text;
use super::mistakes::{Mistake, quoted};
use crate::compare::topics::{Term, TermError};
use std::ops::Range;

/// The terms that can be used; notes what is wrong with the others.
pub(super) fn terms(texts: &[Text<'_>], source: &str, mistakes: &mut Vec<Mistake>) -> Vec<Term> {
    let mut terms = Vec::new();
    for text in texts {
        match (broken_expression(text, source), Term::parse(text.get_ref())) {
            (Some(mistake), _) => mistakes.push(mistake),
            (None, Ok(term)) => terms.push(term),
            (None, Err(why)) => {
                let why = if why == TermError::Empty { format!("it {why}") } else { why.to_string() };
                let title = format!("{} cannot be used: {why}", quoted(text.get_ref()));
                let help = "write a word, a phrase, `word*`, `=Word` or `/expression/`";
                mistakes.push(Mistake::new(text.span(), title, help));
            }
        }
    }
    terms
}

/// What is wrong with a `/regular expression/`, at its place within the string.
fn broken_expression(text: &Text<'_>, source: &str) -> Option<Mistake> {
    let expression = text.get_ref().strip_prefix('/')?.strip_suffix('/')?;
    let (why, fault) = match regex_syntax::parse(expression).err()? {
        regex_syntax::Error::Parse(error) => (error.kind().to_string(), offsets(error.span())),
        regex_syntax::Error::Translate(error) => (error.kind().to_string(), offsets(error.span())),
        error => (error.to_string().lines().last().unwrap_or_default().to_owned(), 0..expression.len()),
    };
    let after_slash = fault.start + 1..fault.end + 1;
    let span = written_at(source, text, after_slash).unwrap_or_else(|| text.span());
    let help = "mend the expression, or write `\\/` first if the term is no expression \
                (in \"…\" write each backslash twice)";
    Some(Mistake::new(span, format!("{} cannot be read: {why}", quoted(text.get_ref())), help))
}

fn offsets(span: &regex_syntax::ast::Span) -> Range<usize> {
    span.start.offset..span.end.offset
}

/// The bytes of `source` in which `part` of a one-line string is written, its escapes counted; none
/// for strings of several lines.
fn written_at(source: &str, text: &Text<'_>, part: Range<usize>) -> Option<Range<usize>> {
    let written = source.get(text.span())?;
    if written.starts_with("'''") || written.starts_with("\"\"\"") {
        return None;
    }
    let escapes = written.starts_with('"');
    let at = |decoded: usize| -> Option<usize> {
        let (mut read, mut rest) = (0, written.get(1..)?);
        while read < decoded {
            let (value, length) = character(rest, escapes)?;
            read += value.len_utf8();
            rest = rest.get(length..)?;
        }
        Some(text.span().end - rest.len())
    };
    Some(at(part.start)?..at(part.end)?)
}

/// The first character that `written` stands for, and the bytes that it is written in.
fn character(written: &str, escapes: bool) -> Option<(char, usize)> {
    let mut characters = written.chars();
    let first = characters.next()?;
    if first != '\\' || !escapes {
        return Some((first, first.len_utf8()));
    }
    let digits = match characters.next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        other => return Some(('\\', 1 + other.len_utf8())),
    };
    let code = u32::from_str_radix(written.get(2..2 + digits)?, 16).ok()?;
    Some((char::from_u32(code)?, 2 + digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::Spanned;

    #[test]
    fn the_fault_of_an_expression_is_pointed_at_within_its_string() {
        #[track_caller]
        fn check(written: &str, fault: Option<&str>) {
            let source = format!("any = [{written}]");
            let document = toml::de::DeTable::parse(&source).expect("the example is TOML");
            let item = document.get_ref()["any"].get_ref()[0].get_ref();
            let text = Spanned::new(7..7 + written.len(), item.as_str().expect("the example is a string"));
            let found = broken_expression(&text, &source).map(|mistake| source[mistake.span].to_owned());
            assert_eq!(found.as_deref(), fault, "{written}");
        }
        check("'/a(b/'", Some("("));
        check(r#""/a(b/""#, Some("("));
        check(r#""/\\d+ (b/""#, Some("("));
        check(r#""/\u00e9\x41 (b/""#, Some("("));
        check("'/é(b/'", Some("("));
        check(r"'/\y/'", Some(r"\y"));
        check(r"'/x{3,2}/'", Some("{3,2}"));
        check("'''/a(b/'''", Some("'''/a(b/'''"));
        check("'/a(b)/'", None);
        check("'a(b'", None);
        check("'/a(b'", None);
        check(r"'\/a(b/'", None);
    }
}
