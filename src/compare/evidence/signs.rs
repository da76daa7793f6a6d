//! What stands at a number and belongs to it: currencies, percent signs, a minus, a leading point.

use super::line::Line;
use super::not_figures::is_function_word;
use super::numbers::{Kind, Number};
use super::quantities::quantity;
use super::{currencies, numerals};

/// Takes in a currency before or after the number, a percent sign or word after it, and a minus.
pub(super) fn take_signs(line: &Line<'_>, number: &mut Number) {
    take_currency_before(line, number);
    take_glued_sign(line, number);
    // A possessive ending stands between a word and its gap, and no sign after it is the number's.
    let owned = number.end.checked_sub(1).is_some_and(|last| line.words[last].possessive);
    let after = if owned { "" } else { line.gap(number.end) };
    let percent_words =
        [("percent", 1), ("pct", 1), ("per cent", 2), ("percentage points", 2), ("percentage point", 2)];
    let percent =
        percent_words.iter().find(|(words, _)| line.is_joined(number.end) && line.starts(number.end, words));
    let sign = after.trim_start().chars().next().filter(|c| currencies::is_sign(*c));
    if after.starts_with('%') || after.starts_with(" %") {
        number.kind = Kind::Percent;
        number.span.end += after.find('%').map_or(0, |at| at + 1);
    } else if let Some((_, words)) = percent {
        number.kind = Kind::Percent;
        number.end += words;
        number.span.end = line.cover(number.first, number.end).end;
    } else if let Some(sign) = sign
        && number.kind == Kind::Count
        && number.unit.is_none()
        && !is_next_ones(line, number.end)
    {
        number.kind = Kind::Money;
        number.span.end += after.find(sign).map_or(0, |at| at + sign.len_utf8());
    } else if number.unit.is_none()
        && let Some(words) = currencies::words_at(line, number.first, number.end, number.value)
    {
        number.kind = Kind::Money;
        number.end += words;
        take_scale_after_currency(line, number);
        number.span.end = line.cover(number.first, number.end).end;
    }
    take_grand(line, number);
    take_minus(line, number);
}

/// "200 grand": thousands of a currency that nobody names.
fn take_grand(line: &Line<'_>, number: &mut Number) {
    let after = number.end + 1;
    let ends = !line.is_joined(after) || is_function_word(line.lower(after));
    if line.lower(number.end) == "grand" && line.is_joined(number.end) && ends && number.unit.is_none() {
        number.kind = Kind::Money;
        number.value *= 1e3;
        number.max = number.max.map(|max| max * 1e3);
        number.end = after;
        number.span.end = line.cover(number.first, after).end;
    }
}

/// "5 feet 2 inches", "6-foot-2": one length in feet.
pub(super) fn take_inches(line: &Line<'_>, number: &mut Number) {
    let feet = number.end;
    let is_feet = matches!(line.lower(feet), "foot" | "feet" | "ft") && line.is_joined(feet);
    if !is_feet || number.kind != Kind::Count || number.max.is_some() || number.unit.is_some() {
        return;
    }
    let from = if line.lower(feet + 1) == "and" { feet + 2 } else { feet + 1 };
    let Some(inches) = quantity(line, from).filter(|inches| line.is_joined(from) && inches.value < 12.0)
    else {
        return;
    };
    let named = matches!(line.lower(inches.end), "inch" | "inches")
        || (line.lower(feet) == "ft" && line.lower(inches.end) == "in");
    if named || line.words[from].hyphenated {
        number.value += inches.value / 12.0;
        number.unit = Some(line.words[feet].span);
        number.end = inches.end + usize::from(named);
        number.bare = false;
        number.span = number.span.cover(line.cover(number.first, number.end));
    }
}

/// ".5 percent", "$.50": decimals without a whole number before them.
pub(super) fn take_leading_point(line: &Line<'_>, number: &mut Number) {
    let whole = line.gap(number.first).strip_suffix('.').filter(|_| number.max.is_none() && number.bare);
    let opens = whole.is_some_and(|rest| {
        (rest.is_empty() && number.first == 0)
            || rest.ends_with(|c: char| c.is_whitespace() || c == '(' || currencies::is_sign(c))
    });
    if opens {
        number.value /= 10_f64.powi(i32::try_from(line.words[number.first].text.len()).unwrap_or(0));
        number.span.start -= 1;
        number.bare = false;
    }
}

/// "3.2pc", "20p", "50c": letters that are signs, not units.
fn take_glued_sign(line: &Line<'_>, number: &mut Number) {
    let Some(glued) = number.unit.filter(|unit| unit.end == number.span.end) else { return };
    number.kind = match glued.of(line.body) {
        "pc" => Kind::Percent,
        "p" | "c" if number.value < 100.0 => Kind::Money,
        _ => return,
    };
    number.unit = None;
}

fn take_currency_before(line: &Line<'_>, number: &mut Number) {
    let before = line.gap(number.first);
    let symbol = before.trim_end_matches([' ', '-', '−', '.']);
    let word = number.first.checked_sub(1).and_then(|at| line.words.get(at));
    if let Some((at, _)) = symbol.char_indices().next_back().filter(|(_, c)| currencies::is_sign(*c)) {
        number.kind = Kind::Money;
        number.span.start = line.words[number.first].span.start - (before.len() - at);
        if let Some(country) = word.filter(|word| at == 0 && currencies::is_country_mark(word.text)) {
            number.span.start = country.span.start;
        }
    } else if let Some(scale) = word.and_then(|word| currencies::code(word.text))
        && line.is_joined(number.first)
    {
        number.kind = Kind::Money;
        number.value *= scale;
        number.max = number.max.map(|max| max * scale);
    }
}

/// Whether the currency sign after a number belongs to the one that follows: "45 $20 bills".
fn is_next_ones(line: &Line<'_>, end: usize) -> bool {
    let gap = line.gap(end);
    gap.starts_with(' ')
        && gap.ends_with(currencies::is_sign)
        && line.words.get(end).is_some_and(|word| word.is_digits())
}

/// "75 USD million"; "3 dollars and 50 cents".
fn take_scale_after_currency(line: &Line<'_>, number: &mut Number) {
    let code = number.end.checked_sub(1).and_then(|at| currencies::code(line.words.get(at)?.text));
    let mut factor = code.unwrap_or(1.0);
    if line.is_joined(number.end) && numerals::is_scale_word(line.lower(number.end)) {
        factor *= numerals::scale(line.lower(number.end)).unwrap_or(1.0);
        number.end += 1;
    }
    number.value *= factor;
    number.max = number.max.map(|max| max * factor);
    let from = if line.lower(number.end) == "and" { number.end + 1 } else { number.end };
    if line.is_joined(number.end)
        && number.max.is_none()
        && let Some(cents) =
            quantity(line, from).filter(|cents| cents.kind == Kind::Count && cents.value < 100.0)
        && matches!(line.lower(cents.end), "cents" | "cent" | "pence" | "kopecks")
        && !matches!(line.before(number.end, 1), "cents" | "cent" | "pence")
    {
        number.value += cents.value / 100.0;
        number.end = cents.end + 1;
    }
}

/// "minus 5", "−3%", "-$99.99": a sign that touches its number and nothing before it.
fn take_minus(line: &Line<'_>, number: &mut Number) {
    let word = line.before(number.first, 1) == "minus" && line.is_joined(number.first);
    let counted = number.first >= 2 && line.words[number.first - 2].is_digits();
    if word && !counted {
        number.first -= 1;
        number.span.start = line.words[number.first].span.start;
    } else {
        let gap = line.gap(number.first);
        let money = |c: char| currencies::is_sign(c);
        let tight = gap.trim_end_matches(money);
        let sign = tight.chars().next_back().filter(|c| matches!(c, '-' | '−'));
        let Some(sign) = sign else { return };
        let apart = tight[..tight.len() - sign.len_utf8()].trim_end_matches(money);
        let bullet = number.kind == Kind::Count && line.is_joined(number.end);
        let second = matches!(line.before(number.first, 1), "or" | "and")
            && line.before(number.first, 2).ends_with(|c: char| c.is_ascii_digit());
        let opens = !second && apart.ends_with(|c: char| c.is_whitespace() || c == '(')
            || (apart.is_empty() && number.first == 0 && !bullet);
        let sure = sign == '−'
            || number.kind == Kind::Percent
            || number.kind == Kind::Money
            || number.value < 1000.0;
        if !opens || !sure {
            return;
        }
        number.span.start =
            number.span.start.min(line.words[number.first].span.start - (gap.len() - apart.len()));
    }
    number.value = -number.value;
    number.max = None;
    number.bare = false;
}
