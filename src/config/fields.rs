//! Reading the values of one table: each reader takes what it can and notes what it cannot, so
//! that all mistakes of a file come out at once (a derived deserializer stops at the first).

use super::corrections;
use super::mistakes::{Mistake, alternatives, quoted};
use super::schema::{Schema, TABLES, nearest};
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A string of the config and the bytes that it is written in, quotation marks included.
pub(super) type Text<'a> = Spanned<&'a str>;

/// A table whose keys are all known.
pub(super) struct Fields<'a> {
    schema: &'static Schema,
    table: &'a DeTable<'a>,
    /// The bytes of its heading.
    pub(super) span: Range<usize>,
    /// How many mistakes were known before it was looked at.
    before: usize,
}

impl<'a> Fields<'a> {
    /// The fields of `table`, which stands at `span`; notes its unknown keys.
    pub(super) fn new(
        schema: &'static Schema,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let before = mistakes.len();
        for key in table.keys().filter(|key| schema.key(key.get_ref()).is_none()) {
            mistakes.push(unknown_key(schema, key.get_ref(), key.span()));
        }
        Self { schema, table, span, before }
    }

    /// Whether nothing is wrong with it, as far as it was read; `mistakes` are those noted since.
    pub(super) fn is_sound(&self, mistakes: &[Mistake]) -> bool {
        mistakes.len() == self.before
    }

    /// The value of `key`, if it is given.
    pub(super) fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    /// A string.
    pub(super) fn text(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Option<Text<'a>> {
        let value = self.value(key)?;
        let text = as_text(value);
        if text.is_none() {
            mistakes.push(self.wrong_type(key, value));
        }
        text
    }

    /// A string that says something; notes it as missing if it is not given.
    pub(super) fn required_text(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Option<Text<'a>> {
        let example = self.schema.key(key).map_or("", |key| key.example);
        if self.value(key).is_none() {
            let title = format!("this `{}` has no `{key}`", self.schema.heading);
            mistakes.push(Mistake::new(self.span.clone(), title, format!("add `{example}`")).missing());
        }
        let text = self.text(key, mistakes)?;
        if text.get_ref().trim().is_empty() {
            let help = format!("write one, as in `{example}`");
            mistakes.push(Mistake::new(text.span(), format!("`{key}` is empty"), help));
            return None;
        }
        Some(text)
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Option<bool> {
        let value = self.value(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            mistakes.push(self.wrong_type(key, value));
        }
        flag
    }

    /// A whole number where it stands, none in it if it is too large for any use.
    pub(super) fn whole_number(
        &self,
        key: &str,
        mistakes: &mut Vec<Mistake>,
    ) -> Option<Spanned<Option<usize>>> {
        let value = self.value(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            mistakes.push(self.wrong_type(key, value));
            return None;
        };
        let parsed = usize::from_str_radix(number.as_str(), number.radix()).ok();
        Some(Spanned::new(value.span(), parsed))
    }

    /// A finite number.
    pub(super) fn number(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Option<f64> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse::<f64>().ok(),
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            _ => None,
        };
        let number = number.filter(|number| number.is_finite());
        if number.is_none() {
            mistakes.push(self.wrong_type(key, value));
        }
        number
    }

    /// A day, which must be given.
    pub(super) fn date(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Option<Date> {
        let example = self.schema.key(key).map_or("", |key| key.example);
        let Some(value) = self.value(key) else {
            let title = format!("this `{}` has no `{key}`", self.schema.heading);
            mistakes.push(Mistake::new(self.span.clone(), title, format!("add `{example}`")).missing());
            return None;
        };
        let date = match value.get_ref() {
            DeValue::Datetime(date) if date.time.is_none() => date.to_string().parse().ok(),
            _ => None,
        };
        if date.is_none() {
            mistakes.push(self.wrong_type(key, value));
        }
        date
    }

    /// A hash of 16 hexadecimal digits.
    pub(super) fn hash(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Option<u64> {
        let value = self.value(key)?;
        self.hash_of(key, value, mistakes)
    }

    /// A list of such hashes.
    pub(super) fn hashes(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Vec<u64> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = value.get_ref().as_array().map_or_else(|| vec![value], |array| array.iter().collect());
        items.into_iter().filter_map(|item| self.hash_of(key, item, mistakes)).collect()
    }

    fn hash_of(&self, key: &str, value: &Spanned<DeValue<'_>>, mistakes: &mut Vec<Mistake>) -> Option<u64> {
        let digits = value.get_ref().as_str().filter(|text| {
            text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        });
        let hash = digits.and_then(|digits| u64::from_str_radix(digits, 16).ok());
        if hash.is_none() {
            mistakes.push(self.wrong_type(key, value));
        }
        hash
    }

    /// One of a few names, with what it stands for.
    pub(super) fn choice<T: Copy>(
        &self,
        key: &str,
        choices: &[(&'static str, T)],
        mistakes: &mut Vec<Mistake>,
    ) -> Option<T> {
        let text = self.text(key, mistakes)?;
        let chosen = choices.iter().find(|(name, _)| name == text.get_ref());
        if chosen.is_none() {
            mistakes.push(no_such_choice(key, &text, choices.iter().map(|(name, _)| *name)));
        }
        chosen.map(|(_, value)| *value)
    }

    /// A list of strings; a lone string is a list of one.
    pub(super) fn texts(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Vec<Text<'a>> {
        self.value(key).map_or_else(Vec::new, |value| self.texts_of(key, value, mistakes))
    }

    /// A list of lists of strings, each as it stands and what it holds; a lone string is a list of one.
    pub(super) fn text_lists(
        &self,
        key: &str,
        mistakes: &mut Vec<Mistake>,
    ) -> Vec<(&'a Spanned<DeValue<'a>>, Vec<Text<'a>>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let lists = value.get_ref().as_array().map_or_else(|| vec![value], |array| array.iter().collect());
        lists.into_iter().map(|list| (list, self.texts_of(key, list, mistakes))).collect()
    }

    /// The strings of `value`, which stands under `key`.
    pub(super) fn texts_of(
        &self,
        key: &str,
        value: &'a Spanned<DeValue<'a>>,
        mistakes: &mut Vec<Mistake>,
    ) -> Vec<Text<'a>> {
        texts(value, |item| mistakes.push(self.wrong_type(key, item)))
    }

    /// The table under `key`, as it stands: its heading and entries in the order of the file.
    pub(super) fn table(&self, key: &str, mistakes: &mut Vec<Mistake>) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.value(key)?;
        if value.get_ref().is_table() {
            return Some(value);
        }
        mistakes.push(self.wrong_type(key, value));
        None
    }

    /// The tables of the list under `key`, each with its keys checked.
    pub(super) fn tables(
        &self,
        key: &str,
        schema: &'static Schema,
        mistakes: &mut Vec<Mistake>,
    ) -> Vec<Fields<'a>> {
        let mut tables = Vec::new();
        self.each_table(key, schema, mistakes, |fields, _| tables.push(fields));
        tables
    }

    /// Does something with each table of the list under `key`; the mistakes in its own keys are among
    /// those that it is given.
    pub(super) fn each_table(
        &self,
        key: &str,
        schema: &'static Schema,
        mistakes: &mut Vec<Mistake>,
        mut with: impl FnMut(Fields<'a>, &mut Vec<Mistake>),
    ) {
        let Some(value) = self.value(key) else { return };
        let Some(items) = value.get_ref().as_array() else {
            mistakes.push(self.wrong_type(key, value));
            return;
        };
        for item in items.iter() {
            match item.get_ref().as_table() {
                Some(table) => with(Fields::new(schema, table, item.span(), mistakes), mistakes),
                None => mistakes.push(self.wrong_type(key, item)),
            }
        }
    }

    /// Whether tables of its kind have such a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.schema.key(key).is_some()
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Mistake {
        let (takes, example) = self.schema.key(key).map_or(("", ""), |key| (key.takes, key.example));
        let title = format!("`{key}` takes {takes}, not {}", kind(value.get_ref()));
        Mistake::new(value.span(), title, format!("write it as in `{example}`"))
    }
}

/// The string that `value` is.
pub(super) fn as_text<'a>(value: &'a Spanned<DeValue<'a>>) -> Option<Text<'a>> {
    value.get_ref().as_str().map(|text| Spanned::new(value.span(), text))
}

/// The strings of a list, or the one that stands for it; `refuse` is told what is neither.
pub(super) fn texts<'a>(
    value: &'a Spanned<DeValue<'a>>,
    mut refuse: impl FnMut(&Spanned<DeValue<'_>>),
) -> Vec<Text<'a>> {
    let items = value.get_ref().as_array().map_or_else(|| vec![value], |array| array.iter().collect());
    let mut texts = Vec::new();
    for item in items {
        match as_text(item) {
            Some(text) => texts.push(text),
            None => refuse(item),
        }
    }
    texts
}

/// The entries of a table in the order in which they stand in the file.
pub(super) fn entries<'a>(value: &'a Spanned<DeValue<'a>>) -> Vec<(Text<'a>, &'a Spanned<DeValue<'a>>)> {
    let table = value.get_ref().as_table().into_iter().flat_map(|table| table.iter());
    let mut entries: Vec<_> =
        table.map(|(key, value)| (Spanned::new(key.span(), key.get_ref().as_ref()), value)).collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// A name that is none of the few that `key` takes.
pub(super) fn no_such_choice(
    key: &str,
    text: &Text<'_>,
    known: impl Iterator<Item = &'static str> + Clone,
) -> Mistake {
    let help = match nearest(text.get_ref(), known.clone()) {
        Some(near) => format!("did you mean `{near}`? it takes {}", alternatives(known)),
        None => format!("it takes {}", alternatives(known)),
    };
    Mistake::new(text.span(), format!("`{key}` cannot be {}", quoted(text.get_ref())), help)
}

fn unknown_key(schema: &'static Schema, name: &str, span: Range<usize>) -> Mistake {
    let known = || schema.keys.iter().map(|key| key.name);
    let families: [&[&Schema]; 2] = [&TABLES, &corrections::schema::TABLES];
    let is_of = |family: &&&[&Schema]| family.iter().any(|table| std::ptr::eq(*table, schema));
    let family = families.iter().find(is_of).copied().unwrap_or(&TABLES);
    let elsewhere = family[1..].iter().filter(|other| other.key(name).is_some()).map(|other| other.heading);
    let elsewhere = alternatives(elsewhere);
    let help = if let Some(near) = nearest(name, known()) {
        format!("did you mean `{near}`?")
    } else if family[0].key(name).is_some() {
        format!("`{name}` belongs at the top of the file, before the first heading")
    } else if !elsewhere.is_empty() {
        format!("`{name}` belongs under {elsewhere}")
    } else {
        format!("what is known here: {}", alternatives(known()).replace(" or ", ", "))
    };
    Mistake::new(span, format!("there is no key {} {}", quoted(name), schema.place()), help)
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(true) => "true",
        DeValue::Boolean(false) => "false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
