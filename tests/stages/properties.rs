//! Laws that hold for every text, tried on generated Unicode: wide, combining, joined, right to
//! left, control characters, all encodings' bytes.

use parallax::compare::articles::ArticleId;
use parallax::compare::articles::Library;
use parallax::compare::articles::decode::decode;
use parallax::compare::articles::front_matter::{Source, article};
use parallax::compare::text::screen::{glyphs, safe};
use parallax::compare::text::{Folded, Span, fold_word, paragraphs, sentences, words};
use parallax::io::store::load;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

/// Texts of pieces that are hard to cut: each piece alone is harmless.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "The",
        "word",
        "Mr.",
        "U.S.",
        "said",
        "100,000",
        "1.5",
        "e.g.",
        "J.",
        "p.m.",
        "don’t",
        "Ukraine’s",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "\u{2028}",
        ".",
        ".",
        "!",
        "?",
        "…",
        "...",
        ". ",
        "” ",
        "“",
        "\"",
        "’",
        "(",
        ")",
        "«",
        "»",
        "—",
        "-",
        "[3]",
        "é",
        "e\u{301}",
        "\u{301}",
        "\u{30a}\u{30a}",
        "ﬁ",
        "ß",
        "Œ",
        "İ",
        "Київ",
        "ё",
        "中文",
        "。",
        "「",
        "」",
        "が",
        "か\u{3099}",
        "한",
        "\u{1112}\u{1161}\u{11ab}",
        "שלום",
        "مرحبا",
        "؟",
        "क्षि",
        "ก็",
        "👍\u{1f3fd}",
        "👨\u{200d}👩\u{200d}👧",
        "🇺🇦",
        "❤\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
        "\u{200b}",
        "\u{200d}",
        "\u{ad}",
        "\u{feff}",
        "\u{202e}",
        "\u{2066}",
        "\u{200f}",
        "\u{1b}[2J",
        "\0",
        "\u{7f}",
        "\u{9b}",
        "\u{85}",
        "\u{e0041}",
        "\u{fffe}",
        "𝔘",
        "ｗ",
    ]);
    let any = prop_oneof![8 => pieces.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(any, 0..60).prop_map(|parts| parts.concat())
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

/// The spans lie in `within` one after the other, are trimmed, and leave out only white space.
fn check_tiling(text: &str, within: Span, spans: &[Span]) -> Result<(), TestCaseError> {
    let mut end = within.start;
    for span in spans {
        prop_assert!(end <= span.start && span.start < span.end && span.end <= within.end, "{spans:?}");
        prop_assert!(text[end..span.start].trim().is_empty(), "lost {:?}", &text[end..span.start]);
        prop_assert_eq!(text[span.start..span.end].trim(), &text[span.start..span.end]);
        end = span.end;
    }
    prop_assert!(text[end..within.end].trim().is_empty(), "lost {:?}", &text[end..within.end]);
    Ok(())
}

/// A letter or digit that can begin a word.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c)
}

fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn paragraphs_and_sentences_lose_nothing(text in text()) {
        let found = paragraphs(&text);
        check_tiling(&text, whole(&text), &found)?;
        for paragraph in found {
            check_tiling(&text, paragraph, &sentences(&text, paragraph))?;
        }
    }

    #[test]
    fn words_are_in_order_and_hold_all_letters(text in text()) {
        let mut end = 0;
        for word in words(&text, whole(&text)) {
            prop_assert!(end <= word.span.start && !word.span.is_empty());
            prop_assert!(!text[end..word.span.start].contains(is_letter));
            prop_assert!(text.get(word.span.start..word.span.end).is_some());
            end = word.span.end;
        }
        prop_assert!(!text[end..].contains(is_letter));
    }

    #[test]
    fn folding_maps_back_in_order_and_on_boundaries(text in text()) {
        let folded = Folded::of(&text);
        let mut before = 0;
        for (offset, _) in folded.text().char_indices() {
            let original = folded.original(offset);
            prop_assert!(before <= original && text.is_char_boundary(original));
            before = original;
        }
        prop_assert_eq!(folded.original(folded.text().len()), text.len());
    }

    #[test]
    fn a_word_is_found_folded_where_it_stands(text in text()) {
        let folded = Folded::of(&text);
        for word in words(&text, whole(&text)) {
            let form = fold_word(word.span.of(&text));
            let own = Folded::of(word.span.of(&text)).text().to_ascii_lowercase();
            prop_assert!(own.starts_with(&*form), "{own:?} {form:?}");
            let text = folded.text().to_ascii_lowercase();
            let mut starts = text.char_indices().map(|(at, _)| at).filter(|at| text[*at..].starts_with(&*form));
            let found = form.is_empty() || starts.any(|at| folded.original(at) == word.span.start);
            prop_assert!(found, "{form:?}");
        }
    }

    #[test]
    fn glyphs_tile_the_span_and_are_safe(text in text(), from in 0usize..40, to in 0usize..40) {
        let boundary = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) { at -= 1; }
            at
        };
        let (from, to) = (boundary(from), boundary(to));
        for span in [whole(&text), Span::new(from.min(to), from.max(to))] {
            let mut end = span.start;
            for glyph in glyphs(&text, span) {
                prop_assert!(glyph.source.start == end && glyph.source.end > end, "{glyph:?} at {end}");
                prop_assert!(text.is_char_boundary(glyph.source.end));
                prop_assert!(!glyph.symbol.is_empty() && !glyph.symbol.contains(is_forbidden), "{glyph:?}");
                prop_assert!(!glyph.symbol.contains(['\u{fe0f}', '\u{200d}', '\u{feff}']), "{glyph:?}");
                prop_assert_eq!(glyph.symbol.width(), usize::from(glyph.width), "{:?}", glyph);
                prop_assert!((1..=2).contains(&glyph.width));
                end = glyph.source.end;
            }
            prop_assert_eq!(end, span.end);
        }
    }

    #[test]
    fn what_leaves_is_safe(text in text()) {
        prop_assert!(!safe(&text).contains(|c| is_forbidden(c) && c != '\t' && c != '\n'));
    }

    #[test]
    fn decoding_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), mark in 0usize..4) {
        let mark: &[u8] = [&b""[..], b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"][mark];
        let _ = decode(&[mark, &bytes].concat());
    }

    #[test]
    fn a_text_is_what_it_was_after_decoding(text in text()) {
        let bare = text.trim_start_matches('\u{feff}');
        if let Ok((decoded, None)) = decode(bare.as_bytes()) {
            prop_assert_eq!(decoded, bare);
        }
    }

    #[test]
    fn front_matter_of_any_kind_gives_an_article(front in text(), title in "[ -~]{0,20}", body in text()) {
        for text in [
            format!("+++\n{front}\ntitle = {title}\npublished = \"{front}\"\n+++\n{body}"),
            format!("+++\ntitle = {title}\n{body}"),
        ] {
            let source = Source {
                id: ArticleId::new("a"), path: "a.md".into(), folder: String::new(), folder_name: "f".into(),
                text: text.clone(),
            };
            let (article, _) = article(source);
            prop_assert!(text.ends_with(article.body.as_str()));
            check_tiling(article.body.as_str(), whole(article.body.as_str()),
                &article.paragraphs().iter().map(|p| p.span).collect::<Vec<_>>())?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_load_or_are_a_problem(files in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..100), 1..8)) {
        let place = tempfile::tempdir().expect("a temporary folder");
        for (number, bytes) in files.iter().enumerate() {
            std::fs::write(place.path().join(format!("{number}.md")), bytes).expect("a file");
        }
        let loaded = load(&[place.path().to_owned()], &Library::default(), &|_| {});
        for number in 0..files.len() {
            let is_loaded = loaded.library.get(&ArticleId::new(&number.to_string())).is_some();
            let is_reported = loaded.problems.iter().any(|problem| problem.path.ends_with(&format!("{number}.md")));
            prop_assert!(is_loaded || is_reported);
        }
    }
}

/// What would take hours here if any step looked at the whole text for each of its marks.
#[test]
fn texts_of_nothing_but_marks_are_cut_in_time_that_grows_with_their_length() {
    for piece in [
        "A.",
        "?”A",
        ". ",
        "… ",
        "«!\u{a0}",
        "(\"",
        "’s",
        "x\u{e0041}",
        "\u{301}",
        "\u{200d}",
        "\u{301}\u{feff}",
        "1,",
    ] {
        let text = piece.repeat(250_000 / piece.len());
        let found = paragraphs(&text);
        assert!(found.iter().map(|paragraph| sentences(&text, *paragraph).len()).sum::<usize>() > 0);
        assert!(words(&text, whole(&text)).count() <= text.len());
        assert_eq!(Folded::of(&text).original(0) % piece.len(), 0);
        assert_eq!(glyphs(&text, whole(&text)).last().map(|glyph| glyph.source.end), Some(text.len()));
    }
}
