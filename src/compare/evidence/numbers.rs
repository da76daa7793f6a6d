//! The grammar of numbers as news writes them, over the words of a line.
//!
//! Written by hand: no crate reads "1.5 million", "two and a half thousand" and "tens of thousands"
//! alike. This module says what a number is worth; [`super::not_figures`] says which numbers count
//! nothing (dates, years, scores, labels).

use super::line::Line;
use super::numerals::{self, Digits};
use crate::compare::text::Span;

/// What the number itself says it measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A count, unless its unit says otherwise.
    Count,
    /// A sum: a currency stands at it.
    Money,
    /// A percentage.
    Percent,
    /// A fraction of something.
    Fraction,
}

/// A number found in a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// The index of its first word.
    pub(super) first: usize,
    /// One past the index of its last word, percent and currency words included.
    pub(super) end: usize,
    /// Its bytes, currency and percent signs included.
    pub(super) span: Span,
    /// Its value, or the lower bound of a range.
    pub(super) value: f64,
    /// The upper bound of a range.
    pub(super) max: Option<f64>,
    /// What it measures.
    pub(super) kind: Kind,
    /// Whether it gives an order of magnitude only.
    pub(super) vague: bool,
    /// Whether it is digits alone: perhaps a year, a day or a label.
    pub(super) bare: bool,
    /// The unit glued to the digits ("km").
    pub(super) glued: Option<Span>,
}

/// One quantity: a numeral with its scale, before ranges, currencies and percent signs.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Quantity {
    first: usize,
    end: usize,
    value: f64,
    scale: f64,
    vague: bool,
    bare: bool,
    glued: usize,
    kind: Kind,
}

/// The numbers of a line, in order, without those that count nothing.
pub(super) fn numbers(line: &Line<'_>) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        match number_at(line, at) {
            Some(number) => {
                at = number.end.max(at + 1);
                if !super::not_figures::counts_nothing(line, &number) {
                    found.push(number);
                }
            }
            None => at += 1,
        }
    }
    found
}

/// The number whose first word is the one at `index`, ranges and signs included.
fn number_at(line: &Line<'_>, index: usize) -> Option<Number> {
    let low = quantity(line, index)?;
    let mut number = Number {
        first: index,
        end: low.end,
        span: line.cover(index, low.end),
        value: low.value,
        max: None,
        kind: low.kind,
        vague: low.vague,
        bare: low.bare && low.end == index + 1,
        glued: None,
    };
    if low.kind == Kind::Count
        && let Some(high) = upper_bound(line, &low)
    {
        let factor = if low.scale == 1.0 && high.scale > 1.0 && low.value * high.scale <= high.value {
            high.scale
        } else {
            1.0
        };
        number.value *= factor;
        number.max = Some(high.value);
        number.end = high.end;
        number.bare &= high.bare;
        number.span = line.cover(index, high.end);
    }
    if low.glued > 0 {
        number.glued = Some(Span::new(number.span.end - low.glued, number.span.end));
    }
    take_signs(line, &mut number);
    Some(number)
}

/// The upper bound of a range that begins with `low`: "60–70", "60 to 70", "between 60 and 70".
fn upper_bound(line: &Line<'_>, low: &Quantity) -> Option<Quantity> {
    let gap = strip_signs(line.gap(low.end));
    let at = match (gap, line.lower(low.end)) {
        ("-" | "–" | "—" | "‑" | " – ", _)
            if line.words.get(low.end).is_some_and(|word| word.is_digits()) =>
        {
            low.end
        }
        ("", "to") if !changes_before(line, low.first) => low.end + 1,
        ("", "and") if line.before(low.first, 1) == "between" => low.end + 1,
        ("", "or") => low.end + 1,
        _ => return None,
    };
    if at > low.end && !strip_signs(line.gap(at)).is_empty() {
        return None;
    }
    let high = quantity(line, at)?;
    let low_value = if low.scale == 1.0 && low.value * high.scale <= high.value {
        low.value * high.scale
    } else {
        low.value
    };
    let fits = high.kind == Kind::Count
        && !high.vague
        && low_value < high.value
        && high.value / low_value.max(1.0) <= 1000.0;
    let word_or = line.lower(low.end) == "or" && at > low.end;
    (fits && !(word_or && high.value > low.value * 3.0)).then_some(high)
}

fn strip_signs(gap: &str) -> &str {
    let inner = gap.trim_matches(['%', '$', '£', '€', '¥']);
    if inner.trim().is_empty() { "" } else { inner }
}

/// Whether a verb of change stands before "from X to Y": then X and Y are two figures.
fn changes_before(line: &Line<'_>, first: usize) -> bool {
    const CHANGES: &[&str] = &[
        "rose",
        "risen",
        "rise",
        "rises",
        "rising",
        "fell",
        "fall",
        "fallen",
        "falling",
        "grew",
        "grown",
        "grow",
        "increased",
        "increase",
        "increasing",
        "dropped",
        "drop",
        "cut",
        "jumped",
        "climbed",
        "declined",
        "shrank",
        "reduced",
        "reduce",
        "raised",
        "raise",
        "lowered",
        "down",
        "up",
        "went",
        "doubled",
        "slashed",
        "soared",
    ];
    line.before(first, 1) == "from" && (2..=6).any(|back| CHANGES.contains(&line.before(first, back)))
}

/// Takes in a currency before or after the number, and a percent sign or word after it.
fn take_signs(line: &Line<'_>, number: &mut Number) {
    let before = line.gap(number.first);
    let symbol = before.trim_end_matches(' ');
    if let Some((at, _)) = symbol.char_indices().next_back().filter(|(_, c)| is_currency_sign(*c)) {
        number.kind = Kind::Money;
        number.span.start -= before.len() - at;
    } else if is_currency_code(line.words.get(number.first.wrapping_sub(1)).map_or("", |word| word.text))
        && line.is_joined(number.first)
    {
        number.kind = Kind::Money;
    }
    let after = line.gap(number.end);
    let percent_words =
        [("percent", 1), ("pct", 1), ("per cent", 2), ("percentage points", 2), ("percentage point", 2)];
    let percent =
        percent_words.iter().find(|(words, _)| line.is_joined(number.end) && line.starts(number.end, words));
    if after.starts_with('%') || after.starts_with(" %") {
        number.kind = Kind::Percent;
        number.span.end += after.find('%').map_or(0, |at| at + 1);
    } else if let Some((_, words)) = percent {
        number.kind = Kind::Percent;
        number.end += words;
        number.span.end = line.cover(number.first, number.end).end;
    } else if after.trim_start().starts_with(is_currency_sign)
        && number.kind == Kind::Count
        && number.glued.is_none()
    {
        number.kind = Kind::Money;
        let sign = after.char_indices().find(|(_, c)| is_currency_sign(*c));
        number.span.end += sign.map_or(0, |(at, c)| at + c.len_utf8());
    } else if let Some(words) = currency_words(line, number.end) {
        number.kind = Kind::Money;
        number.end += words;
        number.span.end = line.cover(number.first, number.end).end;
    }
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₴' | '₽' | '₹' | '₩' | '₺' | '₪')
}

fn is_currency_code(word: &str) -> bool {
    const CODES: &[&str] = &[
        "USD", "EUR", "GBP", "JPY", "CHF", "RUB", "UAH", "CNY", "CAD", "AUD", "INR", "SEK", "NOK", "PLN",
        "Rs",
    ];
    CODES.contains(&word)
}

/// How many words from `index` on name a currency: "dollars", "US dollars".
fn currency_words(line: &Line<'_>, index: usize) -> Option<usize> {
    const NAMES: &[&str] = &[
        "dollar", "dollars", "euro", "euros", "pound", "pounds", "ruble", "rubles", "rouble", "roubles",
        "hryvnia", "hryvnias", "yuan", "yen", "rupee", "rupees", "franc", "francs", "peso", "pesos", "lira",
        "krona", "kroner", "zloty", "cents", "pence", "shekel", "shekels", "renminbi", "bucks",
    ];
    let named = |at: usize| line.is_joined(at) && NAMES.contains(&line.lower(at));
    let coded =
        |at: usize| line.is_joined(at) && is_currency_code(line.words.get(at).map_or("", |word| word.text));
    let adjective = line.words.get(index).is_some_and(|word| word.is_capital()) && line.is_joined(index);
    if coded(index) || (named(index) && !line.starts(index, "pounds of")) {
        Some(1)
    } else {
        (adjective && named(index + 1)).then_some(2)
    }
}

/// The quantity that begins at `index`.
fn quantity(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let word = line.words.get(index)?;
    if word.is_digits() {
        return ratio(line, index).or_else(|| in_digits(line, index));
    }
    if !is_opening(&word.lower) {
        return None;
    }
    let number = ratio(line, index).or_else(|| fraction(line, index)).or_else(|| vague(line, index));
    number.or_else(|| in_words(line, index))
}

/// Whether a number in words may open with this word: keeps most words from being tried at all.
fn is_opening(word: &str) -> bool {
    matches!(word, "a" | "an" | "half" | "quarter" | "several" | "couple" | "few" | "dozen" | "many")
        || numerals::small(word).is_some()
        || numerals::vague_plural(word).is_some()
        || (numerals::is_scale_word(word) && word.len() > 3)
}

fn in_digits(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let word = line.words.get(index)?;
    let Digits { value, bare, len, suffix } = numerals::digits(word.text)?;
    let mut quantity = Quantity {
        first: index,
        end: index + 1,
        value,
        scale: 1.0,
        vague: false,
        bare,
        glued: 0,
        kind: Kind::Count,
    };
    let suffix_lower = suffix.to_ascii_lowercase();
    if let Some(scale) = numerals::scale(&suffix_lower) {
        quantity.apply(scale);
        return Some(quantity);
    }
    if !suffix.is_empty() {
        quantity.glued = suffix.len();
        quantity.bare = false;
        return super::units::is_measure(&suffix_lower).then_some(quantity);
    }
    if bare && len <= 3 && !word.text.starts_with('0') {
        while let Some(group) =
            line.words.get(quantity.end).filter(|next| is_thousands_group(next.text, next.gap))
        {
            quantity.value = quantity.value * 1000.0 + group.text.parse::<f64>().ok()?;
            quantity.end += 1;
            quantity.bare = false;
        }
    }
    if line.starts(quantity.end, "and a half") && numerals::is_scale_word(line.lower(quantity.end + 3)) {
        quantity.value += 0.5;
        quantity.end += 3;
    }
    while line.is_joined(quantity.end) && numerals::is_scale_word(line.lower(quantity.end)) {
        quantity.apply(numerals::scale(line.lower(quantity.end))?);
        quantity.end += 1;
    }
    if line.is_joined(quantity.end) && line.lower(quantity.end) == "dozen" {
        quantity.apply(12.0);
        quantity.end += 1;
    }
    Some(quantity)
}

impl Quantity {
    fn apply(&mut self, scale: f64) {
        self.value *= scale;
        self.scale *= scale;
        self.bare = false;
        // 64.1 × 10⁶ is not exact in binary; a count is
        if (self.value - self.value.round()).abs() < 1e-6 * self.value.abs().max(1.0) && self.value >= 100.0 {
            self.value = self.value.round();
        }
    }
}

fn is_thousands_group(word: &str, gap: &str) -> bool {
    word.len() == 3
        && word.bytes().all(|b| b.is_ascii_digit())
        && matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
}

/// Number words: "one hundred and thirty thousand", "a million and a half", "half a dozen".
fn in_words(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let mut quantity = Quantity {
        first: index,
        end: index,
        value: 0.0,
        scale: 1.0,
        vague: false,
        bare: false,
        glued: 0,
        kind: Kind::Count,
    };
    let (mut total, mut current, mut at) = (0.0_f64, None::<f64>, index);
    match (line.lower(at), line.lower(at + 1)) {
        ("half", "a") if is_large(line.lower(at + 2)) => (current, at) = (Some(0.5), at + 2),
        ("half", next) if is_large(next) && line.is_joined(at + 1) => (current, at) = (Some(0.5), at + 1),
        ("a", next) if is_large(next) => (current, at) = (Some(1.0), at + 1),
        ("a" | "an", _) | ("half", _) => return None,
        _ => {}
    }
    let mut largest = f64::INFINITY;
    loop {
        let word = line.lower(at);
        let joined = at == index || line.is_joined(at);
        if !joined {
            break;
        } else if let Some(small) = numerals::small(word) {
            match current {
                None => current = Some(small),
                Some(so_far) if so_far % 100.0 == 0.0 && so_far > 0.0 => current = Some(so_far + small),
                Some(so_far)
                    if so_far % 10.0 == 0.0 && so_far % 100.0 >= 20.0 && (1.0..10.0).contains(&small) =>
                {
                    current = Some(so_far + small);
                }
                Some(_) => break,
            }
        } else if word == "hundred" && current.is_none_or(|so_far| so_far < 100.0) {
            current = Some(current.unwrap_or(1.0) * 100.0);
            quantity.scale = 100.0;
        } else if word == "dozen" {
            current = Some(current.unwrap_or(1.0) * 12.0);
            quantity.scale = 12.0;
            at += 1;
            break;
        } else if let Some(scale) = numerals::scale(word).filter(|_| numerals::is_scale_word(word)) {
            if scale >= largest || (current.is_none() && total > 0.0) {
                break;
            }
            total += current.take().unwrap_or(1.0) * scale;
            quantity.scale = scale;
            largest = scale;
        } else if word == "and"
            && quantity.scale > 1.0
            && current.map_or(total > 0.0, |so_far| so_far % 100.0 == 0.0)
            && numerals::small(line.lower(at + 1)).is_some()
            && numerals::denominator(line.lower(at + 2)).is_none()
        {
            // "a hundred and two", never "a hundred and, two"
        } else if line.starts(at, "and a half") {
            let scale = if is_large(line.lower(at + 3)) { 1.0 } else { quantity.scale };
            match current {
                Some(so_far) => current = Some(so_far + 0.5 * if total > 0.0 { 1.0 } else { scale }),
                None => total += 0.5 * scale,
            }
            at += 2;
        } else {
            break;
        }
        at += 1;
    }
    quantity.value = total + current.unwrap_or(0.0);
    quantity.end = at;
    (at > index && (current.is_some() || total > 0.0)).then_some(quantity)
}

fn is_large(word: &str) -> bool {
    word == "dozen" || (numerals::is_scale_word(word) && word.len() > 3)
}

/// Orders of magnitude: "tens of thousands", "dozens", "several hundred", "a couple of".
fn vague(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let mut quantity = Quantity {
        first: index,
        end: index + 1,
        value: 0.0,
        scale: 1.0,
        vague: true,
        bare: false,
        glued: 0,
        kind: Kind::Count,
    };
    if let Some(base) = numerals::vague_plural(line.lower(index)) {
        quantity.value = base;
        if line.lower(index + 1) == "of"
            && let Some(more) = numerals::vague_plural(line.lower(index + 2))
        {
            quantity.value *= more;
            quantity.end += 2;
        }
        return (quantity.value > 10.0).then_some(quantity);
    }
    let opening = ["several", "a few", "a couple of", "a couple", "couple of", "few", "many"];
    let phrase = opening.iter().find(|phrase| line.starts(index, phrase))?;
    quantity.end = index + phrase.split(' ').count();
    let scale = line.lower(quantity.end);
    if is_large(scale) {
        quantity.value = 2.0 * numerals::scale(scale).unwrap_or(12.0);
        quantity.end += 1;
        return Some(quantity);
    }
    quantity.value = 2.0;
    (*phrase == "a couple of").then_some(quantity)
}

/// Fractions in words: "two-thirds", "a third of", "half its army", "a quarter of a million".
fn fraction(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let first = line.lower(index);
    let (count, at) = match first {
        "half" | "quarter" => (1.0, index),
        "a" | "an" => (1.0, index + 1),
        word => (numerals::small(word)?, index + 1),
    };
    if at > index && !line.is_joined(at) {
        return None;
    }
    let (by, plural) = numerals::denominator(line.lower(at))?;
    let mut quantity = Quantity {
        first: index,
        end: at + 1,
        value: count / by,
        scale: 1.0,
        vague: false,
        bare: false,
        glued: 0,
        kind: Kind::Fraction,
    };
    if line.starts(at + 1, "of a") && is_large(line.lower(at + 3)) {
        quantity.apply(numerals::scale(line.lower(at + 3)).unwrap_or(12.0));
        quantity.end = at + 4;
        quantity.kind = Kind::Count;
        return Some(quantity);
    }
    let next = if line.is_joined(at + 1) { line.lower(at + 1) } else { "" };
    let of_something = matches!(
        next,
        "of" | "the"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "all"
            | "this"
            | "that"
            | "these"
            | "those"
    );
    let hedged = super::hedges::hedge_before(line, index).is_some();
    let ordinal = matches!(
        line.lower(at),
        "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth"
    );
    let sure = match first {
        "half" => {
            (of_something || (hedged && !matches!(next, "a" | "an")))
                && !matches!(line.before(index, 1), "first" | "second" | "other")
        }
        "quarter" => false,
        "a" | "an" => next == "of" || (hedged && !ordinal) || (hedged && next.is_empty()),
        _ => {
            (count < by) && (plural || line.words[at].hyphenated || next == "of" || line.lower(at) == "half")
        }
    };
    let halves = line.lower(at) == "half" && first != "half" && count != 1.0;
    (sure && !halves).then_some(quantity)
}

/// "one in five", "nine out of 10", "1/3 of".
fn ratio(line: &Line<'_>, index: usize) -> Option<Quantity> {
    let simple = |at: usize| {
        let word = line.words.get(at)?;
        let digits = word.is_digits().then(|| numerals::digits(word.text)).flatten();
        let digits =
            digits.filter(|digits| digits.bare && digits.suffix.is_empty()).map(|digits| digits.value);
        digits.or_else(|| numerals::small(&word.lower))
    };
    let part = simple(index)?;
    let (at, written) = match line.lower(index + 1) {
        "in" => (index + 2, line.lower(index + 2) != "every"),
        "out" if line.lower(index + 2) == "of" => (index + 3, true),
        _ if line.gap(index + 1) == "/" && line.lower(index + 2) == "of" => (index + 1, true),
        _ => return None,
    };
    let at = if written { at } else { at + 1 };
    let at = if line.lower(at) == "every" { at + 1 } else { at };
    let whole = simple(at)?;
    let usual = (2.0..=10.0).contains(&whole) || whole % 10.0 == 0.0;
    let fits = part >= 1.0
        && part < whole
        && usual
        && (part <= 10.0 || whole == 100.0)
        && !is_unit_of_time(line.lower(at + 1));
    fits.then_some(Quantity {
        first: index,
        end: at + 1,
        value: part / whole,
        scale: 1.0,
        vague: false,
        bare: false,
        glued: 0,
        kind: Kind::Fraction,
    })
}

fn is_unit_of_time(word: &str) -> bool {
    super::units::class_of(word) == Some(super::UnitClass::Time)
}
