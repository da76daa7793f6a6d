//! Edits of the config: what they do to a text, and the law that nothing else of it changes.

use parallax::compare::topics::{With, Within};
use parallax::config::edit::{Draft, Edit, EditError, History, Item, TermList, edit};
use parallax::config::{self, Config};
use proptest::prelude::*;

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn topic(id: &str) -> Item {
    Item::topic(id)
}

fn any(terms: &[&str]) -> Draft {
    Draft { any: Some(strings(terms)), ..Draft::default() }
}

/// Fails unless the edit makes `after` of `before`, and likewise with other line ends, and without a
/// last one.
#[track_caller]
fn check(before: &str, change: &Edit, after: &str) {
    let edited = |text: &str| edit(text, "config.toml", change).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(edited(before), after);
    let windows = |text: &str| text.replace('\n', "\r\n");
    if before.contains('\n') {
        assert_eq!(edited(&windows(before)), windows(after));
    }
    assert_eq!(edited(&format!("\u{feff}{before}")), format!("\u{feff}{after}"));
}

const TWO: &str = "# All about it.\n\narticles = [\"a\"] # here\n\n# Topics follow.\n\n# On ships.\n[[topic]]\n\
name = \"Ships\"   # the grey ones\nany = ['ship', \"boat*\"]\n# none = [\"model\"]\n\n[[topic.row]]\nname = \"Crews\"\n\
any = [\"crew\"]\n\n# Loose words.\n\n[[topic]]\nid = \"f\"\nname = \"Fares\"\nany = \"fare\"\n\n[view]\norder = \"name\"\n";

#[test]
fn a_topic_goes_with_its_comments_and_rows_and_takes_no_others() {
    let head = "# All about it.\n\narticles = [\"a\"] # here\n\n# Topics follow.\n\n";
    let fares = "[[topic]]\nid = \"f\"\nname = \"Fares\"\nany = \"fare\"\n\n";
    let view = "[view]\norder = \"name\"\n";
    check(TWO, &Edit::Delete(topic("ships")), &format!("{head}# Loose words.\n\n{fares}{view}"));
    let (kept, _) = TWO.split_once(fares).unwrap();
    check(TWO, &Edit::Delete(topic("f")), &format!("{kept}{view}"));
    check("# Head.\n[[topic]]\nname = \"A\"\nany = \"a\"\n", &Edit::Delete(topic("a")), "# Head.\n");
    check(
        "# Head.\n[[topic]]\nname = \"A\"\nany = \"a\"\n\n# B's.\n[[topic]]\nname = \"B\"\nany = \"b\"",
        &Edit::Delete(topic("a")),
        "# Head.\n\n# B's.\n[[topic]]\nname = \"B\"\nany = \"b\"",
    );
    check("[[topic]]\nname = \"A\"\nany = \"a\"", &Edit::Delete(topic("a")), "");
    let apart = "[[topic]]\nname = \"A\"\nany = \"a\"\n[view]\norder = \"name\"\n[[topic.row]]\nname = \"R\"\nany = \"r\"\n";
    check(apart, &Edit::Delete(topic("a")), "[view]\norder = \"name\"\n");
    check(
        TWO,
        &Edit::Delete(Item::row("ships", "Crews")),
        &TWO.replace("[[topic.row]]\nname = \"Crews\"\nany = [\"crew\"]\n\n", ""),
    );
}

#[test]
fn neighbours_change_places_and_what_parts_them_stays() {
    let swapped = "# All about it.\n\narticles = [\"a\"] # here\n\n# Topics follow.\n\n[[topic]]\nid = \"f\"\nname = \"Fares\"\n\
                   any = \"fare\"\n\n# Loose words.\n\n# On ships.\n[[topic]]\nname = \"Ships\"   # the grey ones\n\
                   any = ['ship', \"boat*\"]\n# none = [\"model\"]\n\n[[topic.row]]\nname = \"Crews\"\nany = [\"crew\"]\n\n\
                   [view]\norder = \"name\"\n";
    check(TWO, &Edit::Move { item: topic("f"), up: true }, swapped);
    check(TWO, &Edit::Move { item: topic("ships"), up: false }, swapped);
    check(TWO, &Edit::Move { item: topic("ships"), up: true }, TWO);
    check(TWO, &Edit::Move { item: topic("f"), up: false }, TWO);
    let (a, b) = ("[[topic]]\nname = \"A\"\nany = \"a\"", "# B's.\n[[topic]]\nname = \"B\"\nany = \"b\"");
    let up = Edit::Move { item: topic("b"), up: true };
    check(&format!("# Head.\n{a}\n\n{b}"), &up, &format!("# Head.\n\n{b}\n\n{a}"));
    check(&format!("{a}\n# none\n\n{b}\n[view]"), &up, &format!("{b}\n\n{a}\n# none\n\n[view]"));
    let apart = format!("{a}\n\n[view]\n\n[[topic.row]]\nname = \"R\"\nany = \"r\"\n\n{b}\n");
    let together = format!("{b}\n\n[view]\n\n{a}\n\n[[topic.row]]\nname = \"R\"\nany = \"r\"\n");
    check(&apart, &up, &together);
    let rows = |one: &str, two: &str| {
        format!(
            "{a}\n\n[[topic.row]]\nname = \"{one}\"\nany = \"x\"\n\n[[topic.row]]\nname = \"{two}\"\nany = \"x\"\n"
        )
    };
    check(&rows("R", "S"), &Edit::Move { item: Item::row("a", "S"), up: true }, &rows("S", "R"));
}

#[test]
fn what_is_new_stands_behind_the_last_of_its_kind() {
    let gas = Draft { name: Some("Gas".into()), with: Some(Some(With::Figure)), ..any(&["gas", "pipe"]) };
    let written = "[[topic]]\nname = \"Gas\"\nany = [\"gas\", \"pipe\"]\nwith = \"figure\"";
    let (before, after) = TWO.split_at(TWO.find("\n\n[view]").unwrap());
    check(TWO, &Edit::AddTopic(gas.clone()), &format!("{before}\n\n{written}{after}"));
    check(
        TWO,
        &Edit::AddWritten(format!("\n# By hand.\n{written}\n\n")),
        &format!("{before}\n\n# By hand.\n{written}{after}"),
    );
    check("", &Edit::AddTopic(gas.clone()), &format!("{written}\n"));
    check("# Head.", &Edit::AddTopic(gas.clone()), &format!("# Head.\n\n{written}"));
    let tight = "[[topic]]\nname = \"A\"\nany = \"a\"\n[view]";
    check(
        tight,
        &Edit::AddTopic(gas.clone()),
        &format!("[[topic]]\nname = \"A\"\nany = \"a\"\n\n{written}\n\n[view]"),
    );
    let row = Edit::AddRow("ships".into(), Draft { name: Some("Pay \\ \"x\"".into()), ..any(&["pay"]) });
    let crews = "any = [\"crew\"]\n";
    check(
        TWO,
        &row,
        &TWO.replace(crews, &format!("{crews}\n[[topic.row]]\nname = 'Pay \\ \"x\"'\nany = [\"pay\"]\n")),
    );
    let rows = Draft { rows: Some(vec![(None, Draft { name: Some("R".into()), ..any(&["r"]) })]), ..gas };
    check("", &Edit::AddTopic(rows), &format!("{written}\n\n[[topic.row]]\nname = \"R\"\nany = [\"r\"]\n"));
}

#[test]
fn only_the_keys_that_change_are_touched() {
    let draft =
        Draft { within: Some(Within::Words(7)), none: Some(strings(&["toy"])), ..any(&["ship", "ferry"]) };
    let after = TWO
        .replace("any = ['ship', \"boat*\"]\n", "any = ['ship', \"ferry\"]\nnone = [\"toy\"]\nwithin = 7\n");
    check(TWO, &Edit::Replace(topic("ships"), draft), &after);
    let nothing = Draft {
        within: Some(Within::Sentence),
        with: Some(None),
        none: Some(vec![]),
        enabled: Some(true),
        ..any(&["fare"])
    };
    check(TWO, &Edit::Replace(topic("f"), nothing), TWO);
    let same = Edit::Rename { item: topic("ships"), name: "Ships".into(), keep_id: false };
    check(TWO, &same, TWO);
    let rename = |keep_id| Edit::Rename { item: topic("ships"), name: "Boats".into(), keep_id };
    check(TWO, &rename(false), &TWO.replace("\"Ships\"", "\"Boats\""));
    check(TWO, &rename(true), &TWO.replace("name = \"Ships\"", "id = \"ships\"\nname = \"Boats\""));
    let row = Edit::Rename { item: Item::row("ships", "Crews"), name: "Sailors".into(), keep_id: true };
    check(TWO, &row, &TWO.replace("\"Crews\"", "\"Sailors\""));
    let off = Edit::Enable(topic("f"), false);
    let without = TWO.replace("name = \"Fares\"\n", "name = \"Fares\"\nenabled = false\n");
    check(TWO, &off, &without);
    check(&without, &Edit::Enable(topic("f"), true), TWO);
    let noted = without.replace("enabled = false", "enabled = false # for now");
    check(&noted, &Edit::Enable(topic("f"), true), &noted.replace("false #", "true #"));
    let last = "[[topic]]\nname = \"A\"\nany = [\"a\"]\nnone = [\"b\"]";
    check(
        last,
        &Edit::Replace(topic("a"), Draft { none: Some(vec![]), ..Draft::default() }),
        "[[topic]]\nname = \"A\"\nany = [\"a\"]",
    );
    let within = Draft { none: Some(vec![]), within: Some(Within::Paragraph), ..Draft::default() };
    check(
        last,
        &Edit::Replace(topic("a"), within),
        "[[topic]]\nname = \"A\"\nany = [\"a\"]\nwithin = \"paragraph\"",
    );
}

#[test]
fn rows_become_those_of_a_form() {
    let row = |name: &str, term: &str| {
        format!("\n[[topic.row]]\n# {name}'s\nname = \"{name}\"\nany = \"{term}\"\n")
    };
    let topic_text = "[[topic]]\nname = \"A\"\nany = \"a\"\n";
    let before = [topic_text, &row("R", "r"), &row("S", "s"), &row("T", "t")].concat();
    let named = |name: &str| Draft { name: Some(name.into()), ..Draft::default() };
    let rows = vec![
        (Some("T".to_owned()), named("T")),
        (None, Draft { name: Some("N".into()), ..any(&["n"]) }),
        (Some("R".to_owned()), named("Q")),
    ];
    let after = [
        topic_text,
        &row("T", "t"),
        "\n[[topic.row]]\nname = \"N\"\nany = [\"n\"]\n",
        &row("R", "r").replace("\"R\"", "\"Q\""),
    ];
    check(
        &before,
        &Edit::Replace(topic("a"), Draft { name: Some("A".into()), rows: Some(rows), ..Draft::default() }),
        &after.concat(),
    );
}

#[test]
fn lists_keep_lines_quotes_and_comments() {
    #[track_caller]
    fn list(before: &str, terms: &[&str], after: &str) {
        let text = |list: &str| format!("[[topic]]\nname = \"A\"\nany = {list} # why\nnone = [\"x\"]\n");
        check(&text(before), &Edit::Replace(topic("a"), any(terms)), &text(after));
    }
    list("[\"a\",'b']", &["a", "b", "c"], "[\"a\",'b', \"c\"]");
    list("[ 'a', 'b' ]", &["b"], "[ 'b' ]");
    list("[ 'a', 'b' ]", &["a"], "[ 'a' ]");
    list("['a', 'b', 'c']", &["b", "a", "c"], "['b', 'a', 'c']");
    list("'a'", &["a", "b"], "['a', \"b\"]");
    list("[\"a\"]", &["/(a|b) \\w/"], "['/(a|b) \\w/']");
    let long = "[\n    'a', # one\n    # about b\n    'b',\n    \"c\", # three\n]";
    list(
        long,
        &["a", "b", "c", "d"],
        "[\n    'a', # one\n    # about b\n    'b',\n    \"c\", # three\n    \"d\",\n]",
    );
    list(long, &["a", "c"], "[\n    'a', # one\n    # about b\n    \"c\", # three\n]");
    list(long, &["b", "c"], "[\n    # about b\n    'b',\n    \"c\", # three\n]");
    list(
        long,
        &["a", "new", "b", "c"],
        "[\n    'a', # one\n    # about b\n    \"new\",\n    'b',\n    \"c\", # three\n]",
    );
    list("[\n  'a',\n  'b' # last\n]", &["a", "b", "c"], "[\n  'a',\n  'b', # last\n  \"c\"\n]");
    list("[\n  'a', 'b',\n  'c',\n]", &["a", "c", "d"], "[\n  'a',\n  'c', \"d\",\n]");
    list("[\n  'a', 'b', # both\n  'c' ]", &["a", "b"], "[\n  'a', 'b', # both\n  ]");
    list("[\n   'a'\n , 'b' # comma first\n ]", &["b"], "[\"b\"]");
}

#[test]
fn a_term_joins_the_list_that_is_named() {
    let add = |list, term: &str| Edit::AddTerm { item: topic("a"), list, term: term.into() };
    let text = |all: &str| format!("[[topic]]\nname = \"A\"\nany = \"a\"\n{all}");
    let all = text("all = [[\"x\"], 'y']\n");
    check(&all, &add(TermList::Any, "b"), &all.replace("any = \"a\"", "any = [\"a\", \"b\"]"));
    check(&all, &add(TermList::Any, "a"), &all);
    check(&all, &add(TermList::All(0), "z"), &text("all = [[\"x\", \"z\"], 'y']\n"));
    check(&all, &add(TermList::All(1), "z"), &text("all = [[\"x\"], ['y', \"z\"]]\n"));
    check(&all, &add(TermList::All(2), "z"), &text("all = [[\"x\"], 'y', [\"z\"]]\n"));
    check(&text(""), &add(TermList::All(0), "z"), &text("all = [[\"z\"]]\n"));
    check(&text(""), &add(TermList::None, "z"), &text("none = [\"z\"]\n"));
}

#[test]
fn a_spelling_joins_the_group_of_its_name() {
    let add = |name: &str, spelling: &str| Edit::AddAlias { name: name.into(), spelling: spelling.into() };
    let text = "[aliases]\nKyiv = [\"Kiev\"] # the city\n\n[view]\n";
    check(text, &add("Kyiv", "Київ"), &text.replace("\"Kiev\"", "\"Kiev\", \"Київ\""));
    check(text, &add("Kiev", "Київ"), &text.replace("\"Kiev\"", "\"Kiev\", \"Київ\""));
    check(text, &add("Kiew", "Kiev"), &text.replace("\"Kiev\"", "\"Kiev\", \"Kiew\""));
    check(text, &add("Kyiv", "Kiev"), text);
    check(text, &add("The US", "U.S."), &text.replace("the city\n", "the city\n\"The US\" = [\"U.S.\"]\n"));
    check("[view]\n", &add("US", "U.S."), "[view]\n\n[aliases]\nUS = [\"U.S.\"]\n");
}

#[test]
fn what_cannot_be_edited_says_why_and_changes_nothing() {
    #[track_caller]
    fn refused(text: &str, change: &Edit, expected: &str) -> EditError {
        let why = edit(text, "config.toml", change).expect_err(text);
        assert!(why.to_string().contains(expected), "{why}");
        why
    }
    let gone = Edit::Delete(topic("x"));
    assert!(matches!(refused("[view", &gone, "config.toml:1"), EditError::Bad(_)));
    refused(TWO, &gone, "there is no topic with the id x");
    refused(TWO, &Edit::Delete(Item::row("f", "x")), "there is no row x of the topic f");
    refused(
        "topic = [{ name = \"X\", any = \"x\" }]",
        &gone,
        "write it under a heading of its own, as in `[[topic]]`",
    );
    let inline = "[[topic]]\nname = \"X\"\nany = \"x\"\nrow = [{ name = \"R\", any = \"r\" }]\n";
    refused(inline, &Edit::Delete(Item::row("x", "R")), "[[topic.row]]");
    check(inline, &gone, "");
    let twice = Edit::AddTopic(Draft { name: Some("Ships".into()), ..any(&["x"]) });
    assert!(matches!(refused(TWO, &twice, "two topics have the id `ships`"), EditError::Spoilt(_)));
    refused(TWO, &Edit::Replace(topic("f"), any(&["/(/"])), "config.toml:22:10");
    refused(TWO, &Edit::Replace(topic("f"), any(&[])), "nothing is looked for here");
}

#[test]
fn what_is_switched_off_is_listed_and_checked_but_not_looked_for() {
    let text = "[[topic]]\nname = \"A\"\nany = \"a\"\nenabled = false\n\n[[topic]]\nname = \"B\"\nany = \"b\"\n\n\
                [[topic.row]]\nname = \"R\"\nenabled = false\nany = \"r\"\n[[topic.row]]\nname = \"S\"\nany = \"s\"\n";
    let config = read(text);
    assert_eq!(config.topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(config.topics[0].rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["S"]);
    assert_eq!(
        config.listed.iter().map(|topic| (topic.line, topic.enabled)).collect::<Vec<_>>(),
        [(1, false), (6, true)]
    );
    let rows = config.listed[1].rows.iter().map(|(row, on)| (row.name.as_str(), *on));
    assert_eq!(rows.collect::<Vec<_>>(), [("R", false), ("S", true)]);
    let bad = config::read(&text.replace("\"a\"", "\"/(/\""), "c", &|_| true).expect_err("it is checked");
    assert_eq!(bad.line, 3);
    assert!(config::read("[[topic]]\nname = 'A'\nany = 'a'\nenabled = 'no'", "c", &|_| true).is_err());
}

fn read(text: &str) -> Config {
    config::read(text, "config.toml", &|_| true).unwrap_or_else(|bad| panic!("{}\n{text}", bad.report))
}

/// A part of a generated config: the bytes of an item, and what parts it from the next.
#[derive(Clone, Debug)]
struct Part {
    /// The topic's id; none for anything else.
    id: Option<String>,
    item: String,
    rest: String,
}

fn list() -> impl Strategy<Value = String> {
    let lists = [
        "\"one\"",
        "['one']",
        "[ \"one\",\"two\" ]",
        "[\n    \"one\", # first\n    # on two\n    'two',\n]",
        "[\n  \"one\", \"two\",\n  'three' # last\n  ]",
        "[ 'one' # comma first\n, \"two\"\n]",
        "[\"\"\"one\"\"\", \"t\\u0077o\"]",
    ];
    prop::sample::select(lists.to_vec()).prop_map(str::to_owned)
}

/// The keys of a topic or row with this name, in any order, with comments and blank lines.
fn keys(name: String) -> impl Strategy<Value = String> {
    let extra = prop::sample::select(vec![
        "",
        "\n# inside\nwithin = 7 # near\n",
        "all = [['x'], \"y\"]\n",
        "# on none\nnone = ['n']\n",
    ]);
    let tail = prop::sample::select(vec!["", "# below\n"]);
    (list(), extra, tail, any_bool(), any_bool()).prop_map(move |(list, extra, tail, swap, noted)| {
        let name = format!("name = \"{name}\"{}\n", if noted { "   # a name" } else { "" });
        let list = format!("any = {list}\n");
        let both = if swap { format!("{list}{name}") } else { format!("{name}{list}") };
        format!("{both}{extra}{tail}")
    })
}

fn any_bool() -> impl Strategy<Value = bool> {
    proptest::bool::ANY
}

fn topic_part(number: usize) -> impl Strategy<Value = Part> {
    let name = format!("Topic {number}");
    let id = format!("topic-{number}");
    let own = prop::sample::select(vec!["", "# own\n", "# own\n#\n# more\n"]);
    let heading = prop::sample::select(vec!["[[topic]]\n", "[[ topic ]] # heading\n", "  [[topic]]\n"]);
    let rows = prop::sample::select(vec![0, 0, 1, 2, 3]);
    let rest = prop::sample::select(vec!["\n", "\n\n\n", "\n# free\n\n", "\n# free\n\n# free too\n \n"]);
    let rows = rows.prop_flat_map(|count| {
        (0..count).map(|row| keys(format!("Row {row}"))).collect::<Vec<_>>().prop_map(|rows| {
            rows.iter().map(|row| format!("\n# own row\n[[topic.row]]\n{row}")).collect::<String>()
        })
    });
    (own, heading, keys(name), rows, rest).prop_map(move |(own, heading, keys, rows, rest)| {
        let item = format!("{own}{heading}{keys}{rows}");
        let item = item.trim_end_matches('\n').to_owned();
        Part { id: Some(id.clone()), item, rest: format!("\n{rest}") }
    })
}

fn other_part() -> impl Strategy<Value = Part> {
    let others = vec![
        "",
        "",
        "",
        "[[outlet]]\nname = 'O%'\n",
        "# words\n[[wording]]\nname = \"W%\"\nterms = ['w']\n\n",
    ];
    prop::sample::select(others).prop_map(|item| Part {
        id: None,
        item: item.to_owned(),
        rest: String::new(),
    })
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let heads = vec![
        "# head\n\n",
        "# head\narticles = [\"a\",\n  'b'] # here\n",
        "[view] # early\norder = \"name\"\n\n# free\n\n",
    ];
    let head = prop::sample::select(heads).prop_map(|item| Part {
        id: None,
        item: item.to_owned(),
        rest: String::new(),
    });
    let topics = (1_usize..5)
        .prop_flat_map(|count| (0..count).map(|at| (topic_part(at), other_part())).collect::<Vec<_>>());
    (head, topics, any_bool(), any_bool()).prop_map(|(head, topics, windows, open)| {
        let mut parts = vec![head];
        for (number, (topic, mut other)) in topics.into_iter().enumerate() {
            other.item = other.item.replace('%', &number.to_string());
            parts.extend([topic, other]);
        }
        parts.retain(|part| !part.item.is_empty());
        if open {
            let last = parts.last_mut().expect("there is a topic");
            last.rest.clear();
            last.item = last.item.trim_end().to_owned();
        }
        if windows {
            for part in &mut parts {
                part.item = part.item.replace('\n', "\r\n");
                part.rest = part.rest.replace('\n', "\r\n");
            }
        }
        parts
    })
}

fn text_of(parts: &[Part]) -> String {
    parts.iter().map(|part| format!("{}{}", part.item, part.rest)).collect()
}

/// What is done to the topic of a number, counted around.
#[derive(Clone, Debug)]
enum Act {
    Move(bool),
    Delete,
    Add,
    /// Anything that stays within the item.
    Within(Draft, Option<usize>),
    Enable(bool),
    Term(TermList, &'static str),
    MoveRow(usize, bool),
    DeleteRow(usize),
    AddRow,
}

fn acts() -> impl Strategy<Value = Vec<(usize, Act)>> {
    let lists = prop::sample::select(vec![
        vec!["one"],
        vec!["two", "one"],
        vec!["one", "new", "two"],
        vec!["new", "one", "two", "three", "/a \\w+/"],
        vec!["it's \"so\""],
    ]);
    let draft =
        (lists.clone(), lists, any_bool(), any_bool()).prop_map(|(any_terms, none, has_none, with)| Draft {
            none: has_none.then(|| if with { Vec::new() } else { strings(&none) }),
            with: Some(with.then_some(With::Quote)),
            within: Some(if with { Within::Sentence } else { Within::Words(3) }),
            ..any(&any_terms)
        });
    let act = prop_oneof![
        2 => any_bool().prop_map(Act::Move),
        1 => Just(Act::Delete),
        1 => Just(Act::Add),
        3 => (draft, prop::option::of(0_usize..3)).prop_map(|(draft, row)| Act::Within(draft, row)),
        1 => any_bool().prop_map(Act::Enable),
        1 => Just(Act::Term(TermList::Any, "near")),
        1 => (0_usize..3).prop_map(|list| Act::Term(TermList::All(list), "near")),
        1 => (0_usize..3, any_bool()).prop_map(|(row, up)| Act::MoveRow(row, up)),
        1 => (0_usize..3).prop_map(Act::DeleteRow),
        1 => Just(Act::AddRow),
    ];
    prop::collection::vec((0_usize..8, act), 1..8)
}

/// The comment lines of a text, in order.
fn comments(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| line.starts_with('#')).collect()
}

/// What a topic says, but for what stands in the place of its rows.
fn said(config: &Config) -> Vec<(String, Draft)> {
    config.topics.iter().map(|topic| (topic.id.clone(), Draft::of(topic))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_byte_outside_of_what_is_edited_changes_and_undo_gives_the_file_back(
        mut parts in parts(),
        acts in acts(),
    ) {
        let first = text_of(&parts);
        let mut text = first.clone();
        let mut history = History::default();
        let mut number = 100;
        for (place, act) in acts {
            let topics: Vec<usize> = (0..parts.len()).filter(|at| parts[*at].id.is_some()).collect();
            let Some(order) = (!topics.is_empty()).then(|| place % topics.len()) else { break };
            let at = topics[order];
            let id = parts[at].id.clone().expect("it is a topic");
            let before = read(&text);
            let rows = before.listed[order].rows.clone();
            let row = |index: usize| (!rows.is_empty()).then(|| rows[index % rows.len()].0.name.clone());
            let item = Item::topic(id.clone());
            let change = match &act {
                Act::Move(up) => Edit::Move { item, up: *up },
                Act::Delete => Edit::Delete(item),
                Act::Add => {
                    number += 1;
                    Edit::AddTopic(Draft { name: Some(format!("Topic {number}")), ..any(&["new"]) })
                }
                Act::Within(draft, index) => {
                    let row = index.and_then(row);
                    Edit::Replace(Item { row, ..item }, draft.clone())
                }
                Act::Enable(on) => Edit::Enable(item, *on),
                Act::Term(list, term) => Edit::AddTerm { item, list: *list, term: (*term).into() },
                Act::MoveRow(index, up) => match row(*index) {
                    Some(row) => Edit::Move { item: Item::row(id.clone(), row), up: *up },
                    None => continue,
                },
                Act::DeleteRow(index) => match row(*index) {
                    Some(row) => Edit::Delete(Item::row(id.clone(), row)),
                    None => continue,
                },
                Act::AddRow => {
                    number += 1;
                    Edit::AddRow(id.clone(), Draft { name: Some(format!("Row {number}")), ..any(&["new"]) })
                }
            };
            let new = edit(&text, "config.toml", &change);
            prop_assert!(new.is_ok(), "{change:?}: {}\n{text}", new.unwrap_err());
            let new = new.unwrap();
            let after = read(&new);
            let prefix = text_of(&parts[..at]);
            let suffix = text_of(&parts[at + 1..]);
            match &act {
                Act::Move(up) => {
                    let other = if *up { order.checked_sub(1) } else { Some(order + 1) };
                    if let Some(other) = other.and_then(|other| topics.get(other)) {
                        let (low, high) = (at.min(*other), at.max(*other));
                        let item = parts[low].item.clone();
                        parts[low].item = std::mem::replace(&mut parts[high].item, item);
                        let id = parts[low].id.clone();
                        parts[low].id = std::mem::replace(&mut parts[high].id, id);
                    }
                    prop_assert_eq!(&new, &text_of(&parts));
                }
                Act::Delete => {
                    let Part { rest, .. } = parts.remove(at);
                    let kept = if suffix.is_empty() && rest.trim().is_empty() { prefix.trim_end() } else { &prefix };
                    prop_assert!(new.starts_with(kept) && new.ends_with(&suffix), "{}\n=>\n{}", text, new);
                    let middle = &new[kept.len()..new.len() - suffix.len()];
                    prop_assert!(rest.ends_with(middle) || middle.trim().is_empty(), "{:?} of {:?}", middle, rest);
                    prop_assert_eq!(comments(middle), comments(&rest));
                    let left = Part { id: None, item: String::new(), rest: middle.to_owned() };
                    match kept.len() == prefix.len() {
                        true => parts.insert(at, left),
                        false => parts = vec![Part { rest: new.clone(), ..left }],
                    }
                }
                Act::Add => {
                    let last = *topics.last().expect("there is one");
                    let item = Draft { name: Some(format!("Topic {number}")), ..any(&["new"]) };
                    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
                    let item = item.topic_text(newline);
                    let rest = std::mem::replace(&mut parts[last].rest, newline.repeat(2));
                    parts.insert(last + 1, Part { id: Some(format!("topic-{number}")), item, rest });
                    prop_assert_eq!(&new, &text_of(&parts));
                }
                _ => {
                    let rest = &mut parts[at].rest;
                    // The blank lines around a row go with it.
                    while matches!(act, Act::DeleteRow(_)) && !new.ends_with(&format!("{rest}{suffix}")) && rest.starts_with(char::is_whitespace) {
                        rest.remove(0);
                    }
                    let rest = rest.clone();
                    prop_assert!(new.starts_with(&prefix) && new.ends_with(&format!("{rest}{suffix}")), "{:?}:\n{}\n=>\n{}", act, text, new);
                    let item = new[prefix.len()..new.len() - rest.len() - suffix.len()].to_owned();
                    if !matches!(act, Act::DeleteRow(_) | Act::MoveRow(..)) {
                        let (was, is) = (comments(&parts[at].item), comments(&item));
                        let comma_first = parts[at].item.contains("# comma first");
                        prop_assert!(comma_first || was == is, "{:?} {:?}", was, is);
                    }
                    parts[at].item = item;
                }
            }
            let mut expected = said(&before);
            let mine = expected.iter().position(|(of, _)| *of == id);
            match &act {
                Act::Within(draft, index) => if let Some(mine) = mine {
                    let index = index.filter(|_| !rows.is_empty()).map(|index| index % rows.len());
                    let of = &mut expected[mine].1;
                    let target = match index { Some(index) => &mut of.rows.as_mut().unwrap()[index].1, None => of };
                    target.any.clone_from(&draft.any);
                    target.with = draft.with;
                    target.within = draft.within;
                    if draft.none.is_some() { target.none.clone_from(&draft.none); }
                    prop_assert_eq!(said(&after), expected);
                },
                Act::Term(TermList::Any, term) => if let Some(mine) = mine {
                    let terms = expected[mine].1.any.as_mut().unwrap();
                    if !terms.iter().any(|known| known == term) { terms.push((*term).to_owned()); }
                    prop_assert_eq!(said(&after), expected);
                },
                Act::Enable(on) => {
                    prop_assert_eq!(after.listed[order].enabled, *on);
                    prop_assert_eq!(after.listed.len(), before.listed.len());
                }
                Act::Delete => {
                    expected.retain(|(of, _)| *of != id);
                    prop_assert_eq!(said(&after), expected);
                }
                Act::Move(_) | Act::MoveRow(..) => {
                    let sorted = |config: &Config| {
                        let mut all = said(config);
                        all.iter_mut().for_each(|(_, draft)| draft.rows.iter_mut().for_each(|rows| rows.sort_by(|a, b| a.0.cmp(&b.0))));
                        all.sort_by(|a, b| a.0.cmp(&b.0));
                        all
                    };
                    prop_assert_eq!(sorted(&after), sorted(&before));
                }
                _ => {}
            }
            history.push(format!("{act:?}"), &text, &new);
            text = new;
        }
        let mut undone = text.clone();
        while let Some(step) = history.undo() {
            prop_assert_eq!(&*step.after, &undone);
            undone = step.before.to_string();
        }
        prop_assert_eq!(undone, first);
        while history.redo().is_some() {}
        prop_assert!(history.last().is_none_or(|step| *step.after == text));
    }
}
