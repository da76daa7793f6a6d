//! The word lists that sentence boundaries need: abbreviations by what may follow them, words that
//! begin sentences, verbs of saying. General English; other languages fall through to the plain rule.

/// What a full stop after an abbreviation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Something always follows in the same sentence ("Mr.", "vs.", "e.g.").
    Never,
    /// Goes before a number ("No. 5"), else the full stop is one.
    Number,
    /// Ends a sentence only where the next word begins one ("U.S. The", "Corp. It").
    Name,
    /// A time of day: a weekday, a date or a time zone may follow ("10 a.m. Tuesday", "ET").
    Hour,
}

/// What kind of abbreviation the letters before a full stop are, without that full stop.
pub(super) fn kind(token: &str) -> Option<Abbreviation> {
    let lower = token.to_lowercase();
    let mut letters = token.chars();
    if NEVER.binary_search(&token).is_ok() || LATIN.contains(&&*lower) {
        return Some(Abbreviation::Never);
    }
    if matches!(&*lower, "a.m" | "p.m") {
        return Some(Abbreviation::Hour);
    }
    if NUMBERED.binary_search(&token).is_ok() {
        return Some(Abbreviation::Number);
    }
    let single = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    let dotted = token.contains('.')
        && token.split('.').all(|part| part.chars().all(char::is_alphabetic) && part.chars().count() <= 2);
    (single || dotted || NAMES.binary_search(&token).is_ok()).then_some(Abbreviation::Name)
}

/// Whether a capitalised word is one that stands so at the beginning of sentences only.
pub(super) fn opens_sentences(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
}

/// Whether a word is a verb by which speakers are named ("said", "asked").
pub(super) fn is_verb_of_saying(word: &str) -> bool {
    VERBS_OF_SAYING.binary_search(&word).is_ok()
}

/// Whether a word names a weekday or a month.
pub(super) fn is_day_or_month(word: &str) -> bool {
    DAYS_AND_MONTHS.contains(&word.trim_end_matches('.'))
}

const NEVER: &[&str] = &[
    "Adm", "Amb", "Atty", "Brig", "Capt", "Cdr", "Cllr", "Cmdr", "Col", "Comdr", "Cpl", "Det", "Dr", "Drs",
    "Ens", "Fr", "Ft", "Gen", "Gens", "Gov", "Govs", "Hon", "Insp", "Lt", "Lts", "Maj", "Messrs", "Mlle",
    "Mme", "Mr", "Mrs", "Ms", "Mses", "Mt", "Mx", "Pfc", "Pres", "Prof", "Profs", "Pvt", "Rep", "Reps",
    "Rev", "Revs", "Sen", "Sens", "Sgt", "Spc", "Ste", "Supt", "approx", "incl", "vs",
];

const LATIN: &[&str] = &["a.k.a", "ca", "cf", "e.g", "i.e", "n.b", "q.v", "v", "viz"];

const NUMBERED: &[&str] = &[
    "Abs", "Art", "Arts", "Ch", "Eq", "Fig", "Figs", "No", "Nos", "Nr", "Op", "Par", "Para", "Pt", "Sec",
    "Vol", "art", "c", "ch", "fig", "nos", "nr", "p", "par", "para", "pp", "pt", "sec", "vol",
];

const NAMES: &[&str] = &[
    "Ala", "Apr", "Ariz", "Ark", "Assn", "Aug", "Ave", "Blvd", "Bros", "Calif", "Co", "Colo", "Conn", "Corp",
    "Cos", "Dec", "Del", "Dem", "Dept", "Dist", "Esq", "Est", "Feb", "Fla", "Fri", "Ga", "Ill", "Inc", "Ind",
    "Jan", "Jr", "Jul", "Jun", "Kan", "Ky", "La", "Ltd", "Mar", "Mass", "Md", "Mich", "Minn", "Miss", "Mo",
    "Mon", "Mont", "Neb", "Nev", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa", "Phd", "Plc", "Pty", "Rd", "Sat",
    "Sep", "Sept", "Sq", "Sr", "St", "Sts", "Sun", "Tenn", "Tex", "Thu", "Thur", "Thurs", "Tue", "Tues",
    "Univ", "Va", "Vt", "Wash", "Wed", "Wis", "Wyo", "est",
];

const OPENERS: &[&str] = &[
    "A",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "Much",
    "My",
    "Neither",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Our",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Thus",
    "To",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "With",
    "Yet",
    "You",
    "Your",
];

const VERBS_OF_SAYING: &[&str] = &[
    "added",
    "adds",
    "argued",
    "asked",
    "asks",
    "called",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "inquired",
    "joked",
    "posted",
    "quipped",
    "recalled",
    "remarked",
    "replied",
    "said",
    "says",
    "screamed",
    "shouted",
    "sneered",
    "tells",
    "thundered",
    "told",
    "tweeted",
    "wondered",
    "wonders",
    "writes",
    "wrote",
    "yelled",
    "yells",
];

const DAYS_AND_MONTHS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mon",
    "Tue",
    "Tues",
    "Wed",
    "Thu",
    "Thurs",
    "Fri",
    "Sat",
    "Sun",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_searched_are_sorted() {
        for list in [NEVER, NUMBERED, NAMES, OPENERS, VERBS_OF_SAYING] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
