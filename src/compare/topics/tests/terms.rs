//! What one term matches.

use super::*;

/// `expected` holds what `any = [written]` matches in `text`, parted by `|`.
#[track_caller]
fn check(written: &str, text: &str, expected: &str) {
    check_with(&[], written, text, expected);
}

#[track_caller]
fn check_with(groups: &[&[&str]], written: &str, text: &str, expected: &str) {
    let spec =
        TopicSpec { rule: Rule { any: vec![term(written)], ..Rule::default() }, ..TopicSpec::default() };
    let topics = Topics::new(vec![spec], aliases(groups));
    let matches = topics.matches(&reading(text), &Stop::default()).expect("not stopped");
    let reasons = matches[0].iter().flat_map(|hit| &hit.reasons);
    let found: Vec<&str> = reasons.map(|reason| reason.span.of(text)).collect();
    assert_eq!(found.join("|"), expected, "{written:?} in {text:?}");
}

/// A hard-wrapped paragraph with a line that ends in `end` and a next one that begins with `start`.
fn wrapped(end: &str, start: &str) -> String {
    let filler = "and so it went on without a stop or any other mark at all";
    format!("{filler}\n{filler} {end}\n{start} {filler}\n{filler}")
}

#[test]
fn whole_words_whatever_case_and_accents() {
    check("troops", "Troops met TROOPS and troops.", "Troops|TROOPS|troops");
    check(
        "Élysée",
        "the Elysee, the ÉLYSÉE and the E\u{301}lyse\u{301}e",
        "Elysee|ÉLYSÉE|E\u{301}lyse\u{301}e",
    );
    check("elysee", "the Élysée", "Élysée");
    check("київ", "Місто Київ і КИЇВ", "Київ|КИЇВ");
    check("units", "The United Nations was united.", "");
    check("Harp", "A harpist, harped-on Harpian harpoons.", "");
    check("art", "The start of a party, cart", "");
    check("troops", "paratroops and troopships", "");
    check("nation", "inter\u{ad}nation and na\u{ad}tion", "na\u{ad}tion");
    check("90", "In 1990, 90s and 90,000 of 90.", "90");
}

#[test]
fn singular_plural_and_possessive_alike() {
    check("troop", "One troop, two troops, the troops’ and a troop's tent", "troop|troops|troops|troop's");
    check("troops", "One troop", "troop");
    check("penalty", "PENALTIES for one penalty", "PENALTIES|penalty");
    check("Ukraine", "Ukraine’s ports, Ukraine's fields", "Ukraine’s|Ukraine's");
    check("Ukraine’s", "Ukraine alone", "Ukraine");
    check("spokesman", "two spokesmen", "spokesmen");
    check("news", "new ships", "");
    check("new", "the news", "");
    check("economic", "economics", "");
    check("us", "He used the bus, uses it", "");
}

#[test]
fn phrases_within_one_sentence() {
    check("red line", "A red line, red lines, RED LINE’S", "red line|red lines|RED LINE’S");
    check("red line", "red  line and red\u{a0}line", "red  line|red\u{a0}line");
    check("red line", &wrapped("a red", "line"), "red\nline");
    check("red line", "a red-line issue, a red\u{2011}line", "red-line|red\u{2011}line");
    check("red-line", "a red line", "red line");
    check("cease fire", &wrapped("a cease-", "fire"), "cease-\nfire");
    check("military exercise", "militaries exercise", "militaries exercise");
    check("Ukraine army", "Ukraine’s army, Ukraine armies’", "Ukraine’s army|Ukraine armies");
    check("red line", "It was red. Line three followed.", "");
    check("red line", "red, line; red - line; red — line; redline", "");
    check("red line", "red\n\nline", "");
    check("red line", "a red hot line", "");
    check("units of state", "The United of States", "");
    check("Nord Stream 2", "the Nord Stream 2 pipe, Nord Stream 20", "Nord Stream 2");
    check("AT&T", "Neither AT T nor AT&T’s", "AT&T’s");
    check("Washington, D.C.", "In Washington, D.C., it rained", "Washington, D.C.");
    check("the the end", "the the the end", "the the end");
}

#[test]
fn hyphenated_compounds_match_by_their_parts() {
    check("tank", "an anti-tank gun and tank-like things", "tank|tank");
    check("anti-tank", "anti-tank, anti tank, antitank", "anti-tank|anti tank");
    check("US", "A US-led force, pro-US", "US|US");
}

#[test]
fn dotted_capitals_are_one_word() {
    check("U.S.", "The U.S. Army, the U.S.’s aim and a U.S.-led force", "U.S.|U.S.’s|U.S.");
    check("us", "The U.S. told us", "us");
    check("US", "The U.S. told us", "");
    check("U.S.", "told us, US, u.s", "");
    check("S", "The U.S. and S", "S");
}

#[test]
fn capitals_match_only_capitals() {
    check("US", "us, Us, US, the US’s", "US|US’s");
    check("WHO", "Who is the WHO?", "WHO");
    check("NATO", "Nato, nato, NATO, NATO’s, NATOS", "NATO|NATO’s");
    check("NGO", "NGOs, an NGO’s, the NGOs’ and ngos", "NGOs|NGO’s|NGOs");
    check("NGOs", "an NGO, NGOs, ngo", "NGO|NGOs");
    check("nato", "Nato, NATO", "Nato|NATO");
    check("US troops", "us troops, US Troops", "US Troops");
    check("S-400", "S-400, s-400, S 400", "S-400|S 400");
    check("Plan B", "plan b", "plan b");
    check("НАТО", "Нато и НАТО", "НАТО");
    check("IT", "ITS own IT", "IT");
    check("AI*", "AIs, aim, AI-made", "AIs|AI");
}

#[test]
fn prefixes() {
    check("sanction*", "Sanctions, sanctioned, sanction", "Sanctions|sanctioned|sanction");
    check("sanction*", "unsanctioned, sanctity", "");
    check("militar*", "demilitarise the military", "military");
    check("é*", "Eels and Élan", "Eels|Élan");
    check("econom* sanction*", "economical sanctioning", "economical sanctioning");
    check("sanction* relief", "sanctions relief", "sanctions relief");
    check("tank*", "anti-tankers", "tankers");
}

#[test]
fn exact_forms() {
    check("=Harp", "Harp, harp, HARP, Harps, Harp’s, harpist", "Harp");
    check("=Élan", "Élan, Elan, élan", "Élan");
    check("=Red Line", "Red Line, Red  Line, red line, Red-Line", "Red Line|Red  Line");
    check("=us", "US, us", "us");
    check("=U.S.", "the U.S. Army; US", "U.S.");
    check("=$5", "It cost $5 and 5 and $50", "$5");
    check("=anti", "anti-tank", "anti");
    check_with(&[&["Kyiv", "Kiev"]], "=Kyiv", "Kiev, Kyiv", "Kyiv");
}

#[test]
fn regular_expressions() {
    check(
        "/(serious|severe) (price|costs)/",
        "a severe price, serious costs, Severe price",
        "severe price|serious costs",
    );
    check("/(?i)severe price/", "a Severe Price", "Severe Price");
    check("/sev.re/", "unsevered", "severe");
    check("/one.*two/", "one and two. Then one. And two", "one and two");
    check("/hard wrap/", &wrapped("a hard", "wrap"), "hard\nwrap");
    check("/hard wrap é/", &wrapped("hard", "  wrap é").replace('\n', "\r\n"), "hard\r\n  wrap é");
    check("/^But/", "It rained. But not long. So what, But", "But");
    check("/end$/", "the end it was the end", "end");
    check("/troop/", "Élan troops", "troop");
    check("/elan/", "Élan", "");
    check("/x*/", "nothing", "");
    check(r"/a\/b/", "a/b", "a/b");
    check_with(&[&["Kyiv", "Kiev"]], "/Kyiv/", "Kiev", "");
}

#[test]
fn a_backslash_makes_a_mark_literal() {
    check(r"\=Word", "a Word, a =word", "word");
    check(r"\/r/", "on /r/all, r", "r");
    check(r"word\*", "words, wording, word* and word", "word");
    check(r"word\*", "words, wording and word", "");
    check(r"\/r", "r alone", "");
}

#[test]
fn aliases_stand_for_each_other() {
    let kyiv: &[&[&str]] = &[&["Kyiv", "Kiev", "Київ"]];
    for spelling in ["Kyiv", "kiev", "київ"] {
        check_with(kyiv, spelling, "Kyiv, Kiev’s, Київ", "Kyiv|Kiev’s|Київ");
        check_with(kyiv, &format!("mayor of {spelling}"), "a mayor of Kiev", "mayor of Kiev");
    }
    let us: &[&[&str]] = &[&["US", "U.S.", "United States", "America"]];
    check_with(us, "United States", "the US, U.S. and us", "US|U.S.");
    check_with(us, "US", "the United States of America", "United States|America");
    check_with(
        us,
        "US troops",
        "U.S. troops, United States troops, us troops",
        "U.S. troops|United States troops",
    );
    check_with(
        us,
        "troops from United States",
        "troops from the US, troops from America",
        "troops from America",
    );
    check_with(us, "us", "US, us, America", "US|us");
    check_with(us, "America*", "the US, American", "American");
    check_with(&[&["EU", "Union"], &["Union", "UNI"]], "Union", "EU, UNI", "EU|UNI");
    check_with(&[&["Kyiv", ""], &[]], "Kyiv", "Kyiv", "Kyiv");
}

#[test]
fn an_alias_leads_to_the_name_of_its_group() {
    let aliases = aliases(&[&["United States", "US", "American"], &["Kyiv", "Kiev"]]);
    for (name, expected) in [
        ("US", "United States"),
        ("US’s", "United States"),
        ("united states", "United States"),
        ("Americans", "United States"),
        ("KIEV", "Kyiv"),
        ("us", "us"),
        ("US Army", "US Army"),
        ("Lviv", "Lviv"),
        ("", ""),
    ] {
        assert_eq!(aliases.canonical(name), expected, "{name}");
    }
}

#[test]
fn scripts_without_spaces_match_anywhere() {
    check("北京", "他在北京说。", "北京");
    check("中国", "中国家中国", "中国|中国");
    check("国家", "中国家", "国家");
    check("ロシア", "ロシア軍はロシアの", "ロシア|ロシア");
    check("กรุงเทพ", "ที่กรุงเทพมหานคร", "กรุงเทพ");
    check("NATO加盟", "のNATO加盟を", "NATO加盟");
    check("O加盟", "のNATO加盟を", "");
    check("NATO", "のNATO加盟を", "NATO");
    check("NATO", "のNATOS加盟を", "");
    check("=北京", "在北京说", "北京");
    check_with(&[&["Beijing", "北京"]], "Beijing", "他在北京说。", "北京");
    check_with(&[&["Beijing", "北京"]], "北京", "In Beijing", "Beijing");
    check("나토", "나토 회원국", "나토");
}

#[test]
fn furniture_is_not_matched() {
    let meta = Meta { title: "Troops move again at last".into(), ..Meta::default() };
    let body = "Troops move again at last\n\nThe troops moved at night, he said.";
    let article = Article::new(ArticleId::new("a"), String::new(), String::new(), meta, 0, Body::new(body));
    let reading = Reading::of(Arc::new(article));
    for written in [r#"any = ["troops"]"#, r#"any = ["/(?i)troops/"]"#, r#"any = ["move*"]"#] {
        let topics = Topics::new(vec![topic("t", written)], Aliases::default());
        let matches = topics.matches(&reading, &Stop::default()).expect("not stopped");
        let found: Vec<usize> = matches[0].iter().map(|hit| hit.paragraph).collect();
        assert_eq!(found, [1], "{written}");
    }
}
