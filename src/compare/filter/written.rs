//! A filter as a person types it, keeps it and passes it on the command line:
//! `outlet:AP from:2021-12 text:"the border" -quote differ`.

use super::{Asked, Condition, Days, Filter};
use crate::compare::topics::Term;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// The names of all conditions, in the order in which they are listed, each with whether it takes a
/// value, and what it admits.
pub const NAMES: [(&str, bool, &str); 11] = [
    ("outlet", true, "of this outlet; of several, of any of them"),
    ("from", true, "of this day, month or year, or later"),
    ("to", true, "of this day, month or year, or earlier"),
    ("text", true, "passages with this term"),
    ("figure", false, "passages with a figure"),
    ("quote", false, "passages with a quotation"),
    ("undated", false, "articles without a date"),
    ("new", false, "articles that came since the last visit"),
    ("differ", false, "rows whose figures differ"),
    ("shared", false, "rows of two or more outlets"),
    ("gaps", false, "rows in which something is missing"),
];

/// Why what was typed is no filter: the word that is to blame, and what to write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{word}: {why}")]
pub struct FilterError {
    word: String,
    why: String,
}

fn error<T>(word: &str, why: impl Into<String>) -> Result<T, FilterError> {
    Err(FilterError { word: word.to_owned(), why: why.into() })
}

impl FromStr for Filter {
    type Err = FilterError;

    /// Reads conditions, parted by spaces; a `-` before one asks for its opposite.
    ///
    /// # Errors
    /// [`FilterError`] for what is no condition, and for conditions that admit nothing together.
    fn from_str(text: &str) -> Result<Self, FilterError> {
        let filter = Self::as_written(text)?;
        for (index, condition) in filter.conditions.iter().enumerate() {
            filter.contradicts(index, condition)?;
        }
        filter.lone_outlet()?;
        Ok(filter)
    }
}

impl Filter {
    /// Reads conditions as `parse` does, also such that admit nothing together.
    ///
    /// # Errors
    /// [`FilterError`] for what is no condition.
    pub fn as_written(text: &str) -> Result<Self, FilterError> {
        let mut filter = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (word, after) = first_word(rest)?;
            let condition = condition(word)?;
            if !filter.conditions.contains(&condition) {
                filter.conditions.push(condition);
            }
            rest = after.trim_start();
        }
        Ok(filter)
    }
}

/// The first word, in which spaces between quotation marks do not count, and what follows it.
fn first_word(text: &str) -> Result<(&str, &str), FilterError> {
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            c if c.is_whitespace() && !is_quoted => return Ok(text.split_at(at)),
            _ => {}
        }
    }
    if is_quoted {
        error(text.trim_end(), "close the quotation mark: text:\"two words\"")
    } else {
        Ok((text, ""))
    }
}

fn condition(word: &str) -> Result<Condition, FilterError> {
    let (not, positive) = word.strip_prefix('-').map_or((false, word), |rest| (true, rest));
    let (name, value) = match positive.split_once(':') {
        Some((name, value)) => (name, Some(unquoted(value))),
        None => (positive, None),
    };
    let name = name.to_lowercase();
    let Some((known, takes_value, _)) = NAMES.iter().find(|(known, ..)| *known == name) else {
        return error(word, unknown(&name, value.is_some()));
    };
    let value = value.filter(|value| !value.trim().is_empty());
    let asked = match (*known, value) {
        (name, Some(_)) if !takes_value => return error(word, format!("write {name} alone")),
        ("outlet", Some(value)) => Asked::Outlet(value.trim().to_owned()),
        ("from" | "to", Some(_)) if not => {
            return error(word, format!("write {} instead", if *known == "from" { "to:" } else { "from:" }));
        }
        ("from", Some(value)) => Asked::From(days(&value, word)?),
        ("to", Some(value)) => Asked::To(days(&value, word)?),
        ("text", Some(value)) => match Term::parse(&value) {
            Ok(term) => Asked::Text(term),
            Err(why) => {
                return error(
                    word,
                    format!("{why}; write a word, \"a phrase\", word*, =Word or /expression/"),
                );
            }
        },
        ("undated", None) => Asked::Undated,
        ("new", None) => Asked::New,
        ("figure", None) => Asked::Figure,
        ("quote", None) => Asked::Quote,
        ("differ", None) => Asked::Differ,
        ("shared", None) => Asked::Shared,
        ("gaps", None) => Asked::Gaps,
        ("outlet", _) => return error(word, "name an outlet: outlet:AP, outlet:\"The Post\""),
        ("text", _) => return error(word, "name a term: text:border, text:\"two words\""),
        _ => return error(word, DAYS),
    };
    Ok(Condition { asked, not })
}

const DAYS: &str = "write a day, a month or a year: 2021-12-02, 2021-12, 2021";

fn unknown(name: &str, has_value: bool) -> String {
    let near = NAMES.iter().map(|(known, ..)| (strsim::jaro_winkler(known, name), known));
    let nearest = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness > 0.8);
    match nearest {
        Some((_, known)) => format!("no condition is called so; is it {known}?"),
        None if has_value => {
            let names: Vec<&str> = NAMES.iter().map(|(known, ..)| *known).collect();
            format!("no condition is called so; there are {}", names.join(", "))
        }
        None => format!("no condition is called so; write text:{name} for passages with this word"),
    }
}

/// A value without the quotation marks around it; two of them within are one.
fn unquoted(value: &str) -> String {
    match value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) {
        Some(inside) => inside.replace("\"\"", "\""),
        None => value.to_owned(),
    }
}

fn days(value: &str, word: &str) -> Result<Days, FilterError> {
    let written = value.trim().to_owned();
    let is_plain = written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let whole: Option<(Date, Date)> = match written.len() {
        4 => format!("{written}-01-01").parse().ok().map(|first: Date| (first, first.last_of_year())),
        7 => format!("{written}-01").parse().ok().map(|first: Date| (first, first.last_of_month())),
        10 => written.parse().ok().map(|day| (day, day)),
        _ => None,
    };
    match whole.filter(|_| is_plain) {
        Some((first, last)) => Ok(Days { written, first, last }),
        None => error(word, DAYS),
    }
}

impl Filter {
    /// Refuses the condition at `index` if it admits nothing beside those before it.
    fn contradicts(&self, index: usize, condition: &Condition) -> Result<(), FilterError> {
        for own in &self.conditions[..index] {
            let why = match (&own.asked, &condition.asked) {
                (a, b) if a == b => "its opposite stands here, too: together they admit nothing",
                (Asked::From(_), Asked::From(_)) | (Asked::To(_), Asked::To(_)) => {
                    "write it once: another one stands here"
                }
                (Asked::From(from), Asked::To(to)) | (Asked::To(to), Asked::From(from))
                    if from.first > to.last =>
                {
                    "from: is later than to:, which admits nothing"
                }
                (Asked::Undated, Asked::From(_) | Asked::To(_)) if !own.not => UNDATED,
                (Asked::From(_) | Asked::To(_), Asked::Undated) if !condition.not => UNDATED,
                _ => continue,
            };
            return error(&condition.to_string(), why);
        }
        Ok(())
    }

    /// Refuses to ask of one outlet alone what takes two.
    fn lone_outlet(&self) -> Result<(), FilterError> {
        let is_outlet = |own: &&Condition| matches!(own.asked, Asked::Outlet(_)) && !own.not;
        let takes_two = |own: &&Condition| matches!(own.asked, Asked::Shared | Asked::Gaps) && !own.not;
        match self.conditions.iter().find(takes_two) {
            Some(asked) if self.conditions.iter().filter(is_outlet).count() == 1 => {
                let why = "takes two outlets: beside one alone nothing is shared, and nothing missing";
                error(&asked.to_string(), why)
            }
            _ => Ok(()),
        }
    }
}

const UNDATED: &str = "an undated article is neither from nor to a day: together they admit nothing";

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, condition) in self.conditions.iter().enumerate() {
            write!(f, "{}{condition}", if index == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.not { "-" } else { "" })?;
        match &self.asked {
            Asked::Outlet(name) => write!(f, "outlet:{}", quoted(name)),
            Asked::From(days) => write!(f, "from:{}", days.written),
            Asked::To(days) => write!(f, "to:{}", days.written),
            Asked::Text(term) => write!(f, "text:{}", quoted(term.written())),
            Asked::Undated => f.write_str("undated"),
            Asked::New => f.write_str("new"),
            Asked::Figure => f.write_str("figure"),
            Asked::Quote => f.write_str("quote"),
            Asked::Differ => f.write_str("differ"),
            Asked::Shared => f.write_str("shared"),
            Asked::Gaps => f.write_str("gaps"),
        }
    }
}

/// A value as it is read back: between marks where it holds a space or a mark.
fn quoted(value: &str) -> String {
    if value.contains(|c: char| c.is_whitespace() || c == '"') {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}
