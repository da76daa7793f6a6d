//! What one written numeral is worth: digits with separators and a glued scale, or a number word.

use super::numbers::Kind;

/// A numeral in digits: what it is worth and what is glued to it.
#[derive(Debug, PartialEq)]
pub(super) struct Digits<'a> {
    /// Its value before any scale.
    pub(super) value: f64,
    /// Whether it is digits alone, without separators: it may be a year, a day or a label.
    pub(super) bare: bool,
    /// How many characters of digits and separators it has.
    pub(super) len: usize,
    /// The letters glued to it ("bn", "th", "km"); mostly empty.
    pub(super) suffix: &'a str,
}

/// Reads a word that begins with a digit; none if it can be read two ways ("1.500", "3,5").
pub(super) fn digits(word: &str) -> Option<Digits<'_>> {
    let is_part = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let len = word.find(|c| !is_part(c)).unwrap_or(word.len());
    let (number, suffix) = word.split_at(len);
    let number = number.trim_end_matches(['.', ',']);
    let scaled = scale(&suffix.to_ascii_lowercase()).is_some() || suffix == "T";
    let value = separated(number, scaled)?;
    let (vulgar, suffix) = vulgar_fraction(suffix);
    let bare = number.bytes().all(|b| b.is_ascii_digit());
    Some(Digits { value: value + vulgar, bare, len: number.len(), suffix })
}

fn separated(number: &str, scaled: bool) -> Option<f64> {
    let plain = |digits: &str| digits.parse::<f64>().ok().filter(|value| value.is_finite());
    let (whole, decimals) = match number.split_once('.') {
        Some((_, rest)) if rest.contains('.') => {
            return grouped(number, '.').and_then(|digits| plain(&digits));
        }
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    if decimals.is_some_and(|decimals| decimals.contains(',')) {
        return None;
    }
    let ambiguous = decimals.is_some_and(|d| d.len() == 3) && !whole.contains(',') && whole != "0" && !scaled;
    if ambiguous {
        return None;
    }
    let whole = if whole.contains(',') { grouped(whole, ',')? } else { whole.to_owned() };
    plain(&decimals.map_or(whole.clone(), |decimals| format!("{whole}.{decimals}")))
}

/// The digits of "127,000", "1.500.000" or "12,34,567" without their separators.
fn grouped(number: &str, separator: char) -> Option<String> {
    let groups: Vec<&str> = number.split(separator).collect();
    let (last, rest) = groups.split_last()?;
    let (first, middle) = rest.split_first()?;
    let inner = |group: &&str| group.len() == 3 || (separator == ',' && group.len() == 2);
    let fits = last.len() == 3 && (1..=3).contains(&first.len()) && middle.iter().all(inner);
    fits.then(|| groups.concat())
}

/// The value of a word that is a vulgar fraction alone ("½").
pub(super) fn vulgar(word: &str) -> Option<f64> {
    let (value, rest) = vulgar_fraction(word);
    (value > 0.0 && rest.is_empty()).then_some(value)
}

/// A word that counts several and ends a number, what it multiplies by, and of what the number then
/// tells: "dozen"; decades and centuries count years, so that "two decades" and "20 years" compare.
pub(super) fn collective(word: &str) -> Option<(f64, Kind)> {
    Some(match word {
        "dozen" | "dozens" => (12.0, Kind::Count),
        "decade" | "decades" => (10.0, Kind::Years),
        "century" | "centuries" => (100.0, Kind::Years),
        _ => return None,
    })
}

fn vulgar_fraction(suffix: &str) -> (f64, &str) {
    let mut chars = suffix.chars();
    let value = match chars.next() {
        Some('½') => 0.5,
        Some('¼') => 0.25,
        Some('¾') => 0.75,
        Some('⅓') => 1.0 / 3.0,
        Some('⅔') => 2.0 / 3.0,
        _ => return (0.0, suffix),
    };
    (value, chars.as_str())
}

/// What a scale word or a glued scale multiplies by.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "million" | "m" | "mn" | "mln" | "mil" | "mio" => 1e6,
        "billion" | "bn" | "b" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "lakh" => 1e5,
        "crore" => 1e7,
        _ => return None,
    })
}

/// Whether a scale may be written as a word of its own after a number.
pub(super) fn is_scale_word(word: &str) -> bool {
    !matches!(word, "m" | "b" | "k" | "mil") && scale(word).is_some()
}

/// A plural that gives only an order of magnitude, by its smallest reading.
pub(super) fn vague_plural(word: &str) -> Option<f64> {
    Some(match word {
        "tens" => 10.0,
        "dozens" => 12.0,
        "hundreds" => 1e2,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        "trillions" => 1e12,
        _ => return None,
    })
}

/// A number word below a hundred.
pub(super) fn small(word: &str) -> Option<f64> {
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}

/// What a fraction's name divides by ("thirds"), and whether it is a plural.
pub(super) fn denominator(word: &str) -> Option<(f64, bool)> {
    const NAMES: [(&str, f64); 13] = [
        ("half", 2.0),
        ("halve", 2.0),
        ("third", 3.0),
        ("quarter", 4.0),
        ("fourth", 4.0),
        ("fifth", 5.0),
        ("sixth", 6.0),
        ("seventh", 7.0),
        ("eighth", 8.0),
        ("ninth", 9.0),
        ("tenth", 10.0),
        ("twentieth", 20.0),
        ("hundredth", 100.0),
    ];
    let name = word.strip_suffix('s').unwrap_or(word);
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, by)| (*by, name.len() < word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_have_one_reading_or_none() {
        let check = |word: &str, expected: Option<(f64, &str)>| {
            assert_eq!(digits(word).map(|d| (d.value, d.suffix)), expected, "{word}");
        };
        check("127,000", Some((127_000.0, "")));
        check("1,250.5", Some((1250.5, "")));
        check("12,34,567", Some((1_234_567.0, "")));
        check("1.500.000", Some((1_500_000.0, "")));
        check("1.5m", Some((1.5, "m")));
        check("1.234bn", Some((1.234, "bn")));
        check("2½", Some((2.5, "")));
        check("0.125", Some((0.125, "")));
        check("8th", Some((8.0, "th")));
        check("1.500", None);
        check("3,5", None);
        check("1,50,0", None);
        check("1.2.3", None);
    }
}
