//! The laws of the layout, over comparisons made by hand and by a generator.

mod evidence;

use super::by_hand::{ByHand, Places};
use super::contents::BAND;
use super::line::{Line, Piece};
use super::window::Body as _;
use super::*;
use crate::compare::articles::{Article, ArticleId, Body, Library, Meta, Published};
use crate::compare::comparison::{Cell, Column, Gap, NoSpread, Passage, PassageFigure, Row, Spread, Way};
use crate::compare::evidence::figures::Part;
use crate::compare::evidence::{Figure, Hedge, Named, Quote, QuoteKind, UnitClass};
use crate::compare::text::Span;
use crate::compare::text::screen::{Glyph, glyphs};
use crate::compare::topics::{Reason, TopicSpec};
use crate::ui::model::visits::News;
use crate::ui::theme::Role;
use proptest::prelude::*;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

fn article(id: &str, outlet: &str, published: &str, body: &str) -> Arc<Article> {
    let meta = Meta {
        title: format!("What {outlet} wrote"),
        outlet: outlet.to_owned(),
        published: Published::parse(published),
        ..Meta::default()
    };
    let (path, folder) = (format!("{id}.md"), String::new());
    Arc::new(Article::new(ArticleId::new(id), path, folder, meta, 0, Body::new(body)))
}

fn column(article: &Article) -> Column {
    Column {
        id: article.id.as_str().to_owned(),
        outlet: article.meta.outlet.clone(),
        short: article.meta.outlet.clone(),
        title: Some(article.meta.title.clone()),
        published: article.meta.published,
        guessed: vec!["published".to_owned()],
        machine_translated: false,
        articles: vec![article.id.clone()],
        hidden: Vec::new(),
    }
}

fn comparison(articles: &[Arc<Article>], rows: Vec<Row>) -> Comparison {
    Comparison {
        topic: Arc::new(TopicSpec { id: "ships".into(), name: "Ships".into(), ..TopicSpec::default() }),
        library: Arc::new(Library::new(articles.to_vec())),
        columns: articles.iter().map(|article| column(article)).collect(),
        rows,
        ..Comparison::default()
    }
}

fn row(label: &str, way: Way, cells: Vec<Cell>) -> Row {
    Row {
        id: label.to_owned(),
        label: label.to_owned(),
        way,
        shares: Vec::new(),
        cells,
        spread: None,
        no_spread: None,
        judged: Default::default(),
    }
}

fn find(body: &str, words: &str) -> Span {
    let start = body.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn passage(article: &Article, words: &str, term: &str) -> Passage {
    let body = article.body.as_str();
    Passage {
        article: article.id.clone(),
        paragraph: 1,
        span: find(body, words),
        lead_in: None,
        follows: false,
        why: vec![Reason { term: term.into(), span: find(body, term) }],
        figures: Vec::new(),
        quotes: Vec::new(),
        odd_dates: Vec::new(),
        shares: Vec::new(),
        judged: Default::default(),
    }
}

fn figure(body: &str, words: &str, number: &str, value: f64, hedge: Option<Hedge>) -> PassageFigure {
    let figure = Figure {
        span: find(body, words),
        number: find(body, number),
        value,
        max: None,
        hedge,
        unit_class: UnitClass::People,
        unit: Some(find(body, "ships")),
        whose: None,
        place: None,
        as_of: None,
        said_by: None,
        part: Part::Whole,
    };
    PassageFigure { figure, of_row: true, comparable: true, differs: false, corrected: None }
}

fn frame(width: u16, count: usize) -> Frame {
    let order = (0..count).collect();
    Frame { width, stacked: width < 58, most_head_lines: 12, order, ..Frame::default() }
}

fn three_columns() -> Arc<Comparison> {
    let bodies = [
        "The navy has about 30 ships there. It sent them in May.",
        "“We have never counted,” said the minister. The port holds ships of all kinds.",
        "The harbour was quiet.",
    ];
    let dates = ["2021-01-04", "2021-11-02", "2021-12-02"];
    let names = ["Gull", "Heron", "Kite"];
    let articles: Vec<_> =
        (0..3).map(|index| article(names[index], names[index], dates[index], bodies[index])).collect();
    let mut first = passage(&articles[0], "It sent them in May.", "sent");
    first.lead_in = Some(find(bodies[0], "The navy has about 30 ships there."));
    let mut counted = passage(&articles[0], "The navy has about 30 ships there.", "navy");
    counted.figures.push(figure(bodies[0], "about 30 ships", "30", 30.0, Some(Hedge::About)));
    let mut quoting = passage(&articles[1], "“We have never counted,” said the minister.", "minister");
    let speaker = Some(Named::inferred("the minister"));
    quoting.quotes.push(Quote {
        kind: QuoteKind::Direct,
        span: find(bodies[1], "We have never counted,"),
        speaker,
        cue: None,
    });
    let mut counts = row(
        "Ships · May",
        Way::Figure,
        vec![Cell::Passages(vec![counted]), Cell::Passages(vec![quoting]), Cell::Gap(Gap::NoneFound)],
    );
    counts.spread =
        Some(Spread { low: 30.0, low_hedge: None, high: 40.0, high_hedge: None, first: None, last: None });
    let none = || Cell::Gap(Gap::NoneFound);
    let alone = row("", Way::Alone, vec![Cell::Passages(vec![first]), none(), none()]);
    Arc::new(comparison(&articles, vec![counts, alone]))
}

fn text_of(lines: &[Line]) -> Vec<String> {
    lines.iter().map(Line::text).collect()
}

#[test]
fn a_row_says_how_it_came_about_and_whom_it_covers() {
    let layout = lay_out(&three_columns(), &frame(90, 3));
    let head = layout.block(0).head[0].text();
    assert!(head.starts_with("─ Ships · May ──"), "{head}");
    assert!(head.ends_with("── figure ●●· ── 30 … 40 ─"), "{head}");
    assert_eq!(layout.block(0).head[0].width(), 90);
    let cells: Vec<_> = layout.block(0).cells.iter().map(|cell| text_of(&cell.lines)).collect();
    assert_eq!(
        cells,
        [
            ["The navy has about 30 ships", "there.", "~30 ships · own voice ¶1"],
            ["“We have never counted,”", "said the minister.", "quotes the minister ¶1"],
            ["· none found", "", ""],
        ]
    );
}

#[test]
fn more_columns_than_a_line_holds_are_counted() {
    let article = article("gull", "Gull", "2021-01-04", "The navy has ships.");
    let has = Cell::Passages(vec![passage(&article, "The navy has ships.", "navy")]);
    let check = |count: usize, label: &str, expected: &str| {
        let mut cells = vec![Cell::Gap(Gap::NoneFound); count];
        cells[0] = has.clone();
        let columns = vec![column(&article); count];
        let rows = vec![row(label, Way::Named, cells)];
        let comparison = Comparison { columns, ..comparison(&[Arc::clone(&article)], rows) };
        let head = text_of(&lay_out(&Arc::new(comparison), &frame(90, count)).block(0).head).concat();
        assert!(head.contains(expected), "{count}: {head}");
    };
    check(3, "Ships", "named ●·· ─");
    check(87, "Ships", "named 1 of 87 ─");
    check(3, &"Ships ".repeat(20_000), "named ●··");
}

#[test]
fn headings_tell_doubt_and_distance() {
    let layout = lay_out(&three_columns(), &frame(110, 3));
    let heads: Vec<_> = layout.heads.iter().map(|head| text_of(head)).collect();
    assert_eq!(
        heads,
        [["Gull", "~4 Jan 2021"], ["Heron", "~2 Nov 2021 +10 months"], ["Kite", "~2 Dec 2021"]]
    );
}

#[test]
fn distance_is_told_to_the_column_that_stands_beside() {
    let comparison = three_columns();
    let heads = |frozen: usize, first: usize| {
        let layout = lay_out(&comparison, &Frame { first, frozen, ..frame(79, 3) });
        layout.heads.iter().map(|head| head[1].text()).collect::<Vec<_>>()
    };
    assert_eq!(heads(0, 1), ["~2 Nov 2021 +10 months", "~2 Dec 2021"]);
    assert_eq!(heads(1, 2), ["~4 Jan 2021", "~2 Dec 2021 +11 months"]);
}

#[test]
fn headings_tell_of_languages_in_which_figures_are_not_read() {
    let mut german = Arc::into_inner(article("gull", "Gull", "2021-01-04", "Zehn Schiffe.")).unwrap();
    german.meta.language = Some("de-AT".to_owned());
    let comparison = comparison(&[Arc::new(german)], Vec::new());
    let heads = &lay_out(&Arc::new(comparison.clone()), &frame(60, 1)).heads;
    assert_eq!(text_of(&heads[0]), ["Gull", "~4 Jan 2021", "de-AT: read for terms and quotes"]);
    let column = &comparison.columns[0];
    let (of, alike) = ((column, Default::default()), heads::alike(&comparison)[0]);
    let in_one = heads::head_in_one((&comparison, &News::default()), of, alike, 90);
    assert_eq!(text_of(&in_one.lines(90)), ["Gull · ~4 Jan 2021 · de-AT: read for terms and quotes"]);
}

#[test]
fn figures_of_another_question_stand_beside_those_of_the_row() {
    let body = "Norway has 30 ships, Sweden says, and 40 ships are its own, 7 of which sail.";
    let one = article("Gull", "Gull", "2021-01-04", body);
    let beside = |words: &str, number: &str, value: f64, part: Part, said_by: Option<Named>| {
        let mut read = PassageFigure { of_row: false, ..figure(body, words, number, value, None) };
        read.figure.whose = Some(Named::at("Sweden", find(body, "Sweden")).as_guess());
        (read.figure.part, read.figure.said_by, read.figure.unit) = (part, said_by, None);
        read
    };
    let sweden = || Some(Named::at("Sweden", find(body, "Sweden")));
    let check = |beside: Vec<PassageFigure>, way: Way, expected: &str| {
        let mut passage = passage(&one, body, "ships");
        let mut of_row = figure(body, "30 ships", "30", 30.0, None);
        of_row.figure.said_by = sweden();
        passage.figures = [vec![of_row], beside].concat();
        let cells = vec![Cell::Passages(vec![passage.clone()])];
        let no_spread = (way == Way::Figure).then_some(NoSpread::NoWhole);
        let row = Row { way, no_spread, ..row("Ships", way, cells) };
        let comparison = comparison(std::slice::from_ref(&one), vec![row.clone()]);
        let line = ours::line_of_ours(&comparison, &row, std::slice::from_ref(&passage), &passage);
        assert_eq!(text_of(&line.lines(200)), [expected]);
    };
    let own = || beside("40 ships", "40", 40.0, Part::Whole, None);
    let part = || beside("7 of which", "7", 7.0, Part::PartOf, sweden());
    check(vec![own()], Way::Figure, "30 ships · Sweden; also 40 of Sweden? · own voice ¶1");
    check(vec![part()], Way::Figure, "30 ships · Sweden; also 7 of Sweden? (part) ¶1");
    check(vec![own()], Way::Named, "30 ships · Sweden ¶1");
}

#[test]
fn columns_that_look_alike_are_told_apart() {
    let check = |titles: [&str; 2], width: u16, expected: [&[&str]; 2]| {
        let of = |index: usize| {
            let mut column = column(&article(&format!("gull/{index}"), "Gull", "2021-01-04", "Ships."));
            column.title = Some(titles[index].to_owned());
            column
        };
        let comparison = Comparison { columns: vec![of(0), of(1)], ..comparison(&[], Vec::new()) };
        let head = |index: usize| {
            if width < 58 {
                let column = &comparison.columns[index];
                return text_of(
                    &heads::head_in_one(
                        (&comparison, &News::default()),
                        (column, Default::default()),
                        heads::alike(&comparison)[index],
                        width,
                    )
                    .lines(width),
                );
            }
            text_of(&lay_out(&Arc::new(comparison.clone()), &frame(width, 2)).heads[index])
        };
        assert_eq!([head(0), head(1)], expected, "{titles:?} at {width}");
    };
    let long = "Ships that nobody has counted gather in a strait that nobody can close";
    let first = ["Gull", "~4 Jan 2021", "Ships that nobody has", "counted gather in a strait…"];
    check([long, "No ships"], 60, [&first, &["Gull", "~4 Jan 2021", "No ships", ""]]);
    check(["Ships", "Ships"], 60, [&["Gull", "~4 Jan 2021", "0"], &["Gull", "~4 Jan 2021", "1"]]);
    let one = ["Gull · ~4 Jan 2021 · Ships that nobody", "has counted gather in…"];
    check([long, "No ships"], 40, [&one, &["Gull · ~4 Jan 2021 · No ships"]]);
}

#[test]
fn long_headings_leave_room_for_passages() {
    let check = |title: &str, most_head_lines: usize, expected: &[&str]| {
        let mut column = column(&article("gull", "Gull", "2021-01-04", "Ships."));
        column.title = Some(title.to_owned());
        let comparison = Comparison { columns: vec![column], ..comparison(&[], Vec::new()) };
        let frame = Frame { titles: true, most_head_lines, stacked: false, ..frame(22, 1) };
        assert_eq!(text_of(&lay_out(&Arc::new(comparison), &frame).heads[0]), expected, "{title}");
    };
    let many = "Ships gather in a strait ".repeat(90);
    let lines = ["Gull", "~4 Jan 2021", "Ships gather in a", "strait Ships gather", "in a strait Ships"];
    check(&many, 12, &[&lines[..], &["gather in a strait…"]].concat());
    check(&many, 4, &["Gull", "~4 Jan 2021", "Ships gather in a", "strait Ships gather…"]);
    check(&many, 1, &["Gull…"]);
    check(&"船".repeat(9000), 3, &["Gull", "~4 Jan 2021", "船船船船船船船船船…"]);
    check("Ships", 12, &["Gull", "~4 Jan 2021", "Ships"]);
}

#[test]
fn a_lead_in_that_stands_above_is_not_drawn_again() {
    let body = "The navy has about 30 ships there. It sent them in May.";
    let article = article("gull", "Gull", "2021-01-04", body);
    let first = passage(&article, "The navy has about 30 ships there.", "navy");
    let mut second = passage(&article, "It sent them in May.", "sent");
    second.lead_in = Some(first.span);
    let row = row("Ships", Way::Suggested, vec![Cell::Passages(vec![first, second])]);
    let layout = lay_out(&Arc::new(comparison(&[article], vec![row])), &frame(90, 1));
    let lines = text_of(&layout.block(0).cells[0].lines);
    let again = lines.iter().filter(|line| line.contains("The navy"));
    assert_eq!(again.count(), 1, "{lines:?}");
}

#[test]
fn a_widened_passage_keeps_a_lead_in_of_another_paragraph() {
    let body = "Fog lay. The navy has ships.\n\nIt sent 30 in May. Nobody knows why.";
    let article = article("gull", "Gull", "2021-01-04", body);
    let mut passage = passage(&article, "It sent 30 in May.", "sent");
    (passage.paragraph, passage.lead_in) = (2, Some(find(body, "The navy has ships.")));
    let widened = |step| Some(Widened { article: article.id.clone(), span: passage.span, step });
    let row = row("Ships", Way::Suggested, vec![Cell::Passages(vec![passage.clone()])]);
    let comparison = Arc::new(comparison(&[Arc::clone(&article)], vec![row]));
    let lines = |widened| {
        let layout = lay_out(&comparison, &Frame { widened, ..frame(90, 1) });
        text_of(&layout.block(0).cells[0].lines)
    };
    let whole = "It sent 30 in May. Nobody knows why.";
    assert_eq!(lines(widened(Step::Paragraph))[..2], ["The navy has ships.", whole]);
    assert_eq!(lines(widened(Step::Neighbours))[..2], ["Fog lay. The navy has ships.", whole]);
    assert!(shows_more(&article, &passage, Step::Paragraph));
    passage.span = article.paragraphs()[1].span;
    assert!(!shows_more(&article, &passage, Step::Paragraph));
}

#[test]
fn values_of_other_things_than_people_keep_the_articles_words() {
    let mut comparison = (*three_columns()).clone();
    for cell in &mut comparison.rows[0].cells {
        if let Cell::Passages(passages) = cell {
            passages.iter_mut().for_each(|passage| {
                passage.figures.iter_mut().for_each(|figure| figure.figure.unit_class = UnitClass::Money);
            });
        }
    }
    let layout = lay_out(&Arc::new(comparison), &Frame { first: 1, ..frame(79, 3) });
    assert_eq!(text_of(&layout.block(0).values), ["◂ about 30", "ships"]);
}

#[test]
fn what_stands_alone_keeps_its_lead_in_and_has_no_gaps() {
    let layout = lay_out(&three_columns(), &frame(90, 3));
    let last = layout.block(1);
    assert!(last.head[0].text().starts_with("─ Only in one article ──"));
    let slots: Vec<_> = last.cells.iter().map(|cell| cell.slots.len()).collect();
    assert_eq!(slots, [1, 0, 0]);
    let roles: Vec<_> = last.cells[0].lines[0].pieces.iter().map(|piece| piece.role).collect();
    assert_eq!(roles, [Role::LeadIn]);
}

#[test]
fn folded_rows_say_their_values() {
    let folded = Frame { folded: true, ..frame(90, 3) };
    let layout = lay_out(&three_columns(), &folded);
    let cells: Vec<_> = layout.block(0).cells.iter().map(|cell| text_of(&cell.lines)).collect();
    assert_eq!(
        cells,
        [["~30 ships · own voice ¶1", ""], ["minister · quotes the", "minister ¶1"], ["· none found", ""]]
    );
}

#[test]
fn columns_off_the_screen_say_their_values() {
    let layout = lay_out(&three_columns(), &Frame { first: 1, ..frame(79, 3) });
    assert_eq!((layout.plan.paged.clone(), layout.head_of_values.text()), (1..3, "◂ 1".to_owned()));
    assert_eq!(text_of(&layout.block(0).values), ["◂ ~30"]);
    let mut doubtful = Arc::unwrap_or_clone(three_columns());
    doubtful.rows[0].spread =
        Some(Spread { low: 3.0, low_hedge: None, high: 3.0, high_hedge: None, first: None, last: None });
    let Cell::Passages(passages) = &mut doubtful.rows[0].cells[0] else { panic!("the gull's passages") };
    passages[0].figures[0].comparable = false;
    passages[0].figures[0].figure.whose = Some(Named::inferred("Norland").as_guess());
    let layout = lay_out(&Arc::new(doubtful), &Frame { first: 1, ..frame(79, 3) });
    assert_eq!(text_of(&layout.block(0).values).join(" "), "◂ ~30? (not comparable)");
}

#[test]
fn a_stack_names_the_outlet_of_each_cell() {
    let layout = lay_out(&three_columns(), &frame(40, 3));
    let lines: Vec<_> = layout.block(0).cells.iter().flat_map(|cell| text_of(&cell.lines)).collect();
    assert_eq!(
        lines,
        [
            "╌ Gull · ~4 Jan 2021 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
            "The navy has about 30 ships there.",
            "~30 ships · own voice ¶1",
            "╌ Heron · ~2 Nov 2021 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
            "“We have never counted,” said the",
            "minister.",
            "quotes the minister ¶1",
            "╌ Kite · ~2 Dec 2021 · none found",
        ]
    );
}

/// Text with what is hard to draw: wide, combining, joined, right to left, control.
fn hostile_text() -> impl Strategy<Value = String> {
    "([a-z]{1,9}|[ \n\t]|[-–—“”.]|[一-鿿]{1,4}|[א-ת]{1,4}|e\u{301}|👩\u{200d}🚀|\u{200b}|\u{202e}|\u{1b}|\\PC){0,60}"
}

/// A body, and cuts in it.
fn hostile_article() -> impl Strategy<Value = (String, Vec<prop::sample::Index>)> {
    (hostile_text(), prop::collection::vec(any::<prop::sample::Index>(), 6))
}

fn span_of(body: &str, a: prop::sample::Index, b: prop::sample::Index) -> Span {
    let bounds: Vec<usize> = body.char_indices().map(|(at, _)| at).chain([body.len()]).collect();
    let (a, b) = (*a.get(&bounds), *b.get(&bounds));
    Span::new(a.min(b), a.max(b))
}

fn hostile_passage(article: &Article, cuts: &[prop::sample::Index]) -> Passage {
    let body = article.body.as_str();
    let inside = |a, b| span_of(body, a, b);
    let mut figure = figure("3 ships", "3 ships", "3", 3.0, None);
    figure.figure.span = inside(cuts[2], cuts[3]);
    figure.figure.number = inside(cuts[2], cuts[3]);
    figure.figure.unit = None;
    figure.of_row = body.len().is_multiple_of(2);
    let span = inside(cuts[0], cuts[1]);
    Passage {
        article: article.id.clone(),
        paragraph: 3,
        span,
        lead_in: (span.start > 2).then(|| span_of(&body[..span.start], cuts[4], cuts[5])),
        follows: false,
        why: vec![Reason { term: "x".into(), span: inside(cuts[1], cuts[3]) }],
        figures: vec![figure],
        quotes: vec![Quote {
            kind: QuoteKind::Direct,
            span: inside(cuts[0], cuts[4]),
            speaker: None,
            cue: None,
        }],
        odd_dates: Vec::new(),
        shares: Vec::new(),
        judged: Default::default(),
    }
}

prop_compose! {
    fn hostile_comparison()(
        articles in prop::collection::vec(hostile_article(), 1..6),
        label in hostile_text(),
        ways in prop::collection::vec(0..4usize, 1..5),
        holes in prop::collection::vec(0..4usize, 30),
    ) -> Comparison {
        let texts = || articles.iter().enumerate();
        let library: Vec<_> =
            texts().map(|(index, (body, _))| article(&index.to_string(), &label, "2021-12-02", body)).collect();
        let cell = |hole: usize, index: usize| match hole {
            0 => Cell::Gap(Gap::NoneFound),
            passages => {
                let many = if passages == 3 { BAND + 2 } else { passages };
                Cell::Passages(vec![hostile_passage(&library[index], &articles[index].1); many])
            }
        };
        let rows = ways.iter().enumerate().map(|(number, way)| {
            let cells = texts().map(|(index, _)| cell(holes[(number * 6 + index) % 30], index)).collect();
            row(&label, [Way::Named, Way::Figure, Way::Suggested, Way::Alone][*way], cells)
        });
        comparison(&library, rows.collect())
    }
}

fn is_one_glyph(line: &Line) -> bool {
    line.pieces.iter().map(|piece| glyphs(&piece.text, Span::new(0, piece.text.len())).len()).sum::<usize>()
        < 2
}

/// Whether what is drawn stands in the body at the piece's offsets, in order; what a screen cannot
/// show is drawn as something else.
fn shown_words_are_in_their_file(comparison: &Comparison, piece: &Piece) -> bool {
    let Some(source) = &piece.source else { return true };
    let body = comparison.article(&source.article).map_or("", |article| article.body.as_str());
    let mut in_body = source.span.of(body).nfc();
    let stands_in = |c: &char| !matches!(c, ' ' | '\u{fffd}' | '\u{25cc}');
    !source.span.is_empty() && piece.text.nfc().filter(stands_in).all(|drawn| in_body.any(|c| c == drawn))
}

/// The glyphs of a passage that no piece of source text in `lines` stands for, white space aside.
fn lost(comparison: &Comparison, passage: &Passage, lines: &[Line]) -> String {
    let sources = lines.iter().flat_map(|line| &line.pieces).filter_map(|piece| piece.source.as_ref());
    let mut shown: Vec<Span> = Vec::new();
    for source in sources {
        match shown.last_mut() {
            Some(before) if before.end == source.span.start => before.end = source.span.end,
            _ => shown.push(source.span),
        }
    }
    let body = comparison.article(&passage.article).map_or("", |article| article.body.as_str());
    let is_lost = |glyph: &Glyph| !glyph.is_space() && !shown.iter().any(|span| span.contains(glyph.source));
    glyphs(body, passage.span).into_iter().filter(is_lost).map(|glyph| glyph.symbol).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn cells_are_level_and_lines_fit_and_no_word_is_lost_or_made_up(
        comparison in hostile_comparison(),
        width in 1..160u16,
        folded in any::<bool>(),
        titles in any::<bool>(),
        first in 0..6usize,
        frozen in prop::collection::btree_set(0..4usize, 0..3),
        hidden in prop::collection::btree_set(0..4usize, 0..3),
    ) {
        let id = |index: &usize| comparison.columns.get(*index).map(|column| column.id.clone());
        let (hidden, held) = (hidden.iter().filter_map(id).collect(), frozen.iter().filter_map(id).collect());
        let by_hand = ByHand { order: &[], hidden: &hidden, frozen: &held };
        let Places { order, frozen, hidden } = Places::of(&comparison.columns, by_hand);
        let frame = Frame { folded, titles, first, order, frozen, hidden, ..frame(width, 0) };
        let comparison = Arc::new(comparison);
        let layout = lay_out(&comparison, &frame);
        for (index, outline) in layout.contents.outlines().iter().enumerate() {
            let block = layout.block(index);
            prop_assert_eq!(block.head.is_empty(), outline.band > 0);
            prop_assert!(block.head.iter().all(|line| line.width() <= width || is_one_glyph(line) || width < 8));
            for cell in &block.cells {
                if outline.row.is_some() && !frame.stacked {
                    prop_assert_eq!(cell.lines.len() + block.head.len(), block.height);
                }
                prop_assert_eq!(cell.slots.len(), layout.slots(index, cell.place));
                prop_assert!(layout.items(index, cell.place).eq(cell.slots.iter().map(|slot| slot.item)));
                for line in &cell.lines {
                    prop_assert!(line.width() <= cell.extent.width || is_one_glyph(line));
                    prop_assert!(line.pieces.iter().all(|piece| shown_words_are_in_their_file(&comparison, piece)));
                }
                for slot in &cell.slots {
                    let lines = &cell.lines[slot.lines.start - cell.top..slot.lines.end - cell.top];
                    let of_row = &comparison.rows[slot.item.row].cells[frame.order[cell.place]];
                    if let (Some(index), false) = (slot.item.passage, folded) {
                        prop_assert_eq!(lost(&comparison, &of_row.passages()[index], lines), "");
                    }
                }
            }
        }
        for (place, column) in layout.plan.places().map(|place| (place, frame.order[place])) {
            let wanted: usize = comparison.rows.iter().map(|row| row.cells[column].passages().len()).sum();
            let blocks = (0..layout.blocks()).map(|block| layout.block(block));
            let cells = blocks.flat_map(|block| &block.cells).filter(|cell| cell.place == place);
            let found = cells.flat_map(|cell| &cell.slots).filter(|slot| slot.item.passage.is_some()).count();
            prop_assert_eq!(found, wanted);
        }
    }
}
