//! Currencies: signs, codes and names, and when a pound is a weight.

use super::line::Line;

/// Whether a character is the sign of a currency.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₴' | '₽' | '₹' | '₩' | '₺' | '₪')
}

/// Whether a word says whose dollars a sign right after it means: "US$", "A$".
pub(super) fn is_country_mark(word: &str) -> bool {
    matches!(word, "US" | "A" | "AU" | "C" | "CA" | "NZ" | "HK" | "S" | "NT" | "R" | "U.S.")
}

/// What a currency's code multiplies by: one, or what is glued before it ("MEUR" for millions).
pub(super) fn code(word: &str) -> Option<f64> {
    const CODES: &[&str] = &[
        "USD", "EUR", "GBP", "JPY", "CHF", "RUB", "UAH", "CNY", "CAD", "AUD", "INR", "SEK", "NOK", "DKK",
        "PLN", "TRY", "BRL", "ZAR", "MXN", "KRW", "SGD", "HKD", "NZD", "ILS", "RMB", "Rs", "Rs.",
    ];
    if CODES.contains(&word) {
        return Some(1.0);
    }
    let scale = match word.as_bytes().first()? {
        b'K' => 1e3,
        b'M' => 1e6,
        b'B' => 1e9,
        _ => return None,
    };
    word.get(1..).filter(|rest| rest.len() == 3 && CODES.contains(rest)).map(|_| scale)
}

/// A code glued before digits, by what it multiplies, and the digits: "USD50".
pub(super) fn glued_before(word: &str) -> Option<(f64, &str)> {
    let begins = word.starts_with(|c: char| c.is_ascii_uppercase());
    let at = word.find(|c: char| c.is_ascii_digit()).filter(|at| begins && (2..=4).contains(at))?;
    let (before, digits) = word.split_at(at);
    Some((code(before)?, digits))
}

/// Whether a folded word names a currency.
pub(super) fn is_name(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "dollar",
        "dollars",
        "euro",
        "euros",
        "pound",
        "pounds",
        "ruble",
        "rubles",
        "rouble",
        "roubles",
        "hryvnia",
        "hryvnias",
        "yuan",
        "yen",
        "rupee",
        "rupees",
        "franc",
        "francs",
        "peso",
        "pesos",
        "lira",
        "krona",
        "kronor",
        "kroner",
        "krone",
        "zloty",
        "zlotys",
        "cent",
        "cents",
        "penny",
        "pennies",
        "pence",
        "shekel",
        "shekels",
        "renminbi",
        "bucks",
        "ringgit",
        "baht",
        "dirham",
        "dirhams",
        "riyal",
        "riyals",
        "won",
        "naira",
        "rand",
        "guilder",
        "guilders",
        "lire",
        "drachma",
        "drachmas",
        "deutschmarks",
        "kopecks",
    ];
    NAMES.contains(&word)
}

/// How many words from `end` on name the currency of the number at `first..end`, worth `value`:
/// "dollars", "US dollars".
pub(super) fn words_at(line: &Line<'_>, first: usize, end: usize, value: f64) -> Option<usize> {
    let named = |at: usize| line.is_joined(at) && is_name(line.lower(at));
    let coded =
        |at: usize| line.is_joined(at) && line.words.get(at).is_some_and(|word| code(word.text).is_some());
    let is_money = |at: usize| match line.lower(at) {
        "pound" | "pounds" => !is_weight(line, first, at, value),
        "won" => is_sum(value),
        _ => true,
    };
    let adjective = line.words.get(end).is_some_and(|word| word.is_capital()) && line.is_joined(end);
    if coded(end) || (named(end) && is_money(end)) {
        Some(1)
    } else {
        (adjective && named(end + 1) && is_money(end + 1)).then_some(2)
    }
}

/// Whether nobody would weigh or win so much.
fn is_sum(value: f64) -> bool {
    value >= 1e5
}

/// Whether the pounds at `at` are a weight: unless the sum is large or the words around speak of money.
fn is_weight(line: &Line<'_>, first: usize, at: usize, value: f64) -> bool {
    const SPENT: &[&str] = &[
        "cost", "costs", "costing", "paid", "pay", "pays", "paying", "spend", "spent", "spending", "worth",
        "price", "priced", "fine", "fined", "earn", "earned", "earns", "raise", "raised", "budget", "owe",
        "owed", "sold", "sell", "bought", "buy", "charge", "charged", "save", "saved", "donated", "loan",
        "debt", "tax", "salary", "invest", "invested", "fund", "funding", "profit", "loss", "revenue",
        "bill", "wage", "rent", "aid",
    ];
    const NOTES: &[&str] = &["note", "notes", "fine", "fee", "coin", "bill", "sterling"];
    let spent = (1..=6).any(|back| SPENT.contains(&line.before(first, back)));
    let noted = line.is_joined(at + 1) && NOTES.contains(&line.lower(at + 1));
    !is_sum(value) && !spent && !noted
}
