//! Which spellings are one English word: singular and plural alike.
//!
//! Apart from the matcher so that "the same word" is decided in one place, by lookup: a word of a
//! term is expanded once into its forms, and a text's word matches if it is one of them. Decided:
//! a form that is no word ("penaltie") costs nothing, a form that is another word ("new" for
//! "news") costs trust, so rules may give too much but the exceptions below never give way.
//! Possessive endings are not here, folding takes them off (`text::fold_word`).

use std::collections::BTreeSet;

/// The forms of a folded word that count as the same word, itself among them.
///
/// Singulars are stripped in the manner of Harman's S stemmer ("How effective is suffixing?",
/// JASIS 42, 1991); plurals and the irregular ones follow the classes of Conway ("An algorithmic
/// approach to English pluralization", 1998). Words of other languages only ever gain an "s".
pub(super) fn forms(word: &str) -> BTreeSet<String> {
    let mut forms = BTreeSet::from([word.to_owned()]);
    let letters = word.chars().count();
    if letters < SHORTEST_SINGULAR || UNCHANGING.contains(&word) || !word.chars().all(char::is_alphabetic) {
        return forms;
    }
    let found = plurals(word).into_iter().chain(singulars(word)).chain(irregular(word));
    forms
        .extend(found.filter(|form| form.len() >= SHORTEST_SINGULAR && !UNCHANGING.contains(&form.as_str())));
    forms
}

/// The forms of a word in capitals only, without its lower-case ending: "ngo", "ngos".
pub(super) fn forms_of_capitals(word: &str) -> BTreeSet<String> {
    let ending = if hisses(word) { "es" } else { "s" };
    BTreeSet::from([word.to_owned(), format!("{word}{ending}")])
}

/// "it" is no singular of "its": shorter words have one form.
const SHORTEST_SINGULAR: usize = 3;

/// Words in -s that are no plural of the word without it, mostly mass nouns and sciences, and a
/// few names that would meet another name.
const UNCHANGING: &[&str] = &[
    "acoustics",
    "aerobics",
    "aesthetics",
    "analytics",
    "aquatics",
    "athletics",
    "ballistics",
    "civics",
    "classics",
    "cosmetics",
    "cybernetics",
    "diagnostics",
    "dynamics",
    "economics",
    "electronics",
    "ethics",
    "forensics",
    "genetics",
    "geopolitics",
    "graphics",
    "gymnastics",
    "hamas",
    "hydraulics",
    "its",
    "linguistics",
    "logistics",
    "mathematics",
    "mechanics",
    "news",
    "obstetrics",
    "olympics",
    "optics",
    "orthodontics",
    "paralympics",
    "pediatrics",
    "perhaps",
    "phonetics",
    "physics",
    "plastics",
    "politics",
    "robotics",
    "series",
    "species",
    "this",
    "thus",
    "was",
];

/// Endings of words whose plural is in -ves; other words in -f keep it ("belief", "chief", "safe").
const F_TO_VES: &[&str] = &[
    "calf", "elf", "half", "hoof", "knife", "leaf", "life", "loaf", "scarf", "self", "sheaf", "shelf",
    "thief", "wharf", "wife", "wolf",
];

/// Singulars and plurals that no rule gives; one that heads compounds ("spokesman") is in [`COMPOUNDS`].
const IRREGULAR: &[(&str, &str)] = &[
    ("analysis", "analyses"),
    ("appendix", "appendices"),
    ("bacterium", "bacteria"),
    ("child", "children"),
    ("crisis", "crises"),
    ("criterion", "criteria"),
    ("diagnosis", "diagnoses"),
    ("emphasis", "emphases"),
    ("foot", "feet"),
    ("goose", "geese"),
    ("hypothesis", "hypotheses"),
    ("index", "indices"),
    ("man", "men"),
    ("matrix", "matrices"),
    ("memorandum", "memoranda"),
    ("mouse", "mice"),
    ("nucleus", "nuclei"),
    ("oasis", "oases"),
    ("phenomenon", "phenomena"),
    ("quiz", "quizzes"),
    ("referendum", "referenda"),
    ("stimulus", "stimuli"),
    ("synthesis", "syntheses"),
    ("thesis", "theses"),
    ("tooth", "teeth"),
    ("woman", "women"),
];

/// Endings that change in compounds of three letters and more before them.
const COMPOUNDS: &[(&str, &str)] = &[("man", "men"), ("person", "people"), ("child", "children")];

fn plurals(word: &str) -> Vec<String> {
    let mut plurals = Vec::new();
    if hisses(word) {
        plurals.push(format!("{word}es"));
    } else {
        plurals.push(format!("{word}s"));
    }
    if word.ends_with("ch") {
        plurals.push(format!("{word}s"));
    }
    if word.ends_with('o') {
        plurals.push(format!("{word}es"));
    }
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        plurals.push(format!("{stem}ies"));
    }
    if let Some(stem) = f_stem(word) {
        plurals.push(format!("{stem}ves"));
    }
    plurals
}

fn singulars(word: &str) -> Vec<String> {
    let Some(stem) = word.strip_suffix('s') else { return Vec::new() };
    if stem.ends_with(['s', 'u', 'i']) {
        return Vec::new();
    }
    let mut singulars = vec![stem.to_owned()];
    if let Some(stem) = word.strip_suffix("ies") {
        singulars.push(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("es")
        && (hisses(stem) || stem.ends_with('o'))
    {
        singulars.push(stem.to_owned());
    }
    if let Some(stem) = word.strip_suffix("ves") {
        let candidates = [format!("{stem}f"), format!("{stem}fe")];
        singulars.extend(candidates.into_iter().filter(|singular| f_stem(singular).is_some()));
    }
    singulars
}

fn irregular(word: &str) -> Vec<String> {
    let whole = IRREGULAR.iter().filter_map(|&(singular, plural)| match word {
        _ if word == singular => Some(plural.to_owned()),
        _ if word == plural => Some(singular.to_owned()),
        _ => None,
    });
    let compound = COMPOUNDS.iter().flat_map(|&(singular, plural)| {
        [(singular, plural), (plural, singular)].into_iter().filter_map(|(from, to)| {
            let head = word.strip_suffix(from)?;
            (head.chars().count() >= SHORTEST_SINGULAR).then(|| format!("{head}{to}"))
        })
    });
    whole.chain(compound).collect()
}

/// Whether a word ends in a sound after which the plural is -es.
fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|ending| word.ends_with(ending))
}

/// What stands before -ves in the plural of a word in -f or -fe.
fn f_stem(word: &str) -> Option<&str> {
    F_TO_VES
        .iter()
        .any(|ending| word.ends_with(ending))
        .then(|| word.trim_end_matches('e').trim_end_matches('f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(forms(a).contains(b), same, "forms of {a}: {:?}", forms(a));
        assert_eq!(forms(b).contains(a), same, "forms of {b}: {:?}", forms(b));
    }

    #[test]
    fn singular_and_plural_are_one_word() {
        for (singular, plural) in [
            ("troop", "troops"),
            ("force", "forces"),
            ("base", "bases"),
            ("penalty", "penalties"),
            ("ally", "allies"),
            ("movie", "movies"),
            ("day", "days"),
            ("loss", "losses"),
            ("virus", "viruses"),
            ("gas", "gases"),
            ("tax", "taxes"),
            ("march", "marches"),
            ("monarch", "monarchs"),
            ("clash", "clashes"),
            ("veto", "vetoes"),
            ("photo", "photos"),
            ("reserve", "reserves"),
            ("wolf", "wolves"),
            ("knife", "knives"),
            ("chief", "chiefs"),
            ("militia", "militias"),
            ("crisis", "crises"),
            ("man", "men"),
            ("woman", "women"),
            ("spokesman", "spokesmen"),
            ("servicewoman", "servicewomen"),
            ("spokesperson", "spokespeople"),
            ("child", "children"),
            ("grandchild", "grandchildren"),
            ("foot", "feet"),
            ("referendum", "referenda"),
            ("kennedy", "kennedys"),
        ] {
            check(singular, plural, true);
            check(singular, singular, true);
            check(plural, plural, true);
        }
    }

    #[test]
    fn words_that_only_look_alike_are_two() {
        for (a, b) in [
            ("new", "news"),
            ("economic", "economics"),
            ("olympic", "olympics"),
            ("politic", "politics"),
            ("unit", "united"),
            ("us", "uses"),
            ("it", "its"),
            ("a", "as"),
            ("i", "is"),
            ("thi", "this"),
            ("base", "basis"),
            ("belief", "believes"),
            ("safe", "saves"),
            ("person", "people"),
            ("oman", "omen"),
            ("hama", "hamas"),
            ("trump", "trumpet"),
            ("prince", "princess"),
            ("90", "90s"),
        ] {
            check(a, b, false);
        }
    }

    #[test]
    fn what_only_sounds_like_a_plural_is_not_stripped() {
        for (word, stripped) in [("virus", "viru"), ("crisis", "crisi"), ("class", "clas"), ("was", "wa")] {
            assert!(!forms(word).contains(stripped), "{word}");
        }
    }

    #[test]
    fn capitals_gain_one_ending() {
        assert_eq!(forms_of_capitals("ngo"), BTreeSet::from(["ngo".into(), "ngos".into()]));
        assert_eq!(forms_of_capitals("sms"), BTreeSet::from(["sms".into(), "smses".into()]));
    }
}
