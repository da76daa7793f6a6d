//! The commands as a shell sees them: what is printed where, and the exit codes.

use crate::common::shell::{folder_of, parallax};
use parallax::compare::comparison::NoSpread;
use parallax::compare::evidence::{LONGEST_SENTENCE, UnitClass};
use std::collections::BTreeSet;
use std::fs;
use tempfile::TempDir;

const POST: &str = "+++\ntitle = \"Valley under water\"\noutlet = \"The Harbour Post\"\npublished = 2020-03-02\n+++\n\
                    The army has sent 1,200 soldiers to the valley, the ministry said.\n";
const COURIER: &str = "+++\ntitle = \"A week of rain\"\noutlet = \"Inland Courier\"\npublished = 2020-03-04\n+++\n\
                       Some 900 soldiers fill sandbags in the valley, according to the mayor.\n";
const CONFIG: &str = "articles = [\"articles\"]\n\n[[topic]]\nname = \"Soldiers\"\nany = [\"soldiers\"]\n\n\
                      [[topic]]\nname = \"Bridges\"\nany = [\"bridge\"]\n";

fn story() -> TempDir {
    folder_of(&[("articles/post.md", POST), ("articles/courier.md", COURIER), ("config.toml", CONFIG)])
}

#[test]
fn compare_prints_the_same_bytes_for_the_same_input() {
    let story = story();
    let first = parallax(story.path(), "compare --format json");
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    let document: serde_json::Value = serde_json::from_str(&first.out).unwrap();
    let ids: Vec<_> = document["topics"].as_array().unwrap().iter().map(|topic| &topic["id"]).collect();
    assert_eq!(ids, ["soldiers", "bridges"]);
    assert_eq!(parallax(story.path(), "compare --format json").out, first.out);
    let elsewhere = self::story();
    assert_eq!(parallax(elsewhere.path(), "compare --format json").out, first.out, "in another folder");
}

#[test]
fn counterparts_of_a_paragraph_come_from_the_other_columns_with_what_they_share() {
    let story = story();
    let text = parallax(story.path(), "counterparts post:1");
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    let lines: Vec<&str> = text.out.lines().collect();
    assert_eq!(lines[0], "Soldiers · post:1");
    assert!(lines[3].starts_with("[parallax:post,p1,"), "{}", text.out);
    assert!(lines[5].contains("Inland Courier, 4 Mar 2020"), "{}", text.out);
    assert!(
        lines[6]
            .ends_with("courier:1 “Some 900 soldiers fill sandbags in the valley, according to the mayor.”")
    );
    assert!(lines[7].trim().starts_with("[parallax:courier,p1,"), "{}", text.out);
    assert!(lines[8].contains("soldiers") && lines[6].contains("valley"), "{}", text.out);
    let json = parallax(story.path(), "counterparts post:1 --format json");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let shares = json["passages"][0]["counterparts"][0]["shares"].as_array().unwrap();
    assert!(!shares.is_empty());
    let compared = parallax(story.path(), "compare --counterparts 1 --format json --topic soldiers");
    let compared: serde_json::Value = serde_json::from_str(&compared.out).unwrap();
    let cells = compared["topics"][0]["rows"][0]["cells"].as_array().unwrap();
    let counterparts = &cells[0]["passages"][0]["counterparts"];
    assert_eq!(counterparts.as_array().map(Vec::len), Some(1), "{compared}");
}

#[test]
fn counterparts_stand_below_their_own_article_with_its_doubts_and_in_one_line() {
    let story = story();
    let later = "+++\ntitle = \"Water falls\"\noutlet = \"Inland Courier\"\npublished = 2020-03-09\n\
                 guessed = [\"published\"]\ntranslated = \"machine\"\n+++\n\
                 The army takes its 900 soldiers out of the valley, where the filled\n  0.99 post:1 \
                 sandbags of all those weeks are\n  left to lie on the wet fields of the\nfarmers there.\n";
    fs::write(story.path().join("articles/later.md"), later).unwrap();
    let config = format!("{CONFIG}\n[view]\ncolumns = \"outlet\"\n");
    fs::write(story.path().join("config.toml"), config).unwrap();
    let text = parallax(story.path(), "counterparts post:1").out;
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], "The Harbour Post, 2 Mar 2020", "{text}");
    for (source, id) in
        [("  Inland Courier, 4 Mar 2020", "courier:1"), ("  Inland Courier, ~9 Mar 2020 †", "later:1")]
    {
        let at = lines.iter().position(|line| *line == source).unwrap_or_else(|| panic!("{source}: {text}"));
        assert!(lines[at + 1].contains(id), "{text}");
    }
    assert!(!lines.iter().any(|line| line.trim_start().starts_with("0.99")), "{text}");
}

#[test]
fn counterparts_in_json_say_what_they_were_made_from() {
    let story = story();
    let json = parallax(story.path(), "counterparts post:1 --format json");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let compared = parallax(story.path(), "compare --format json");
    let compared: serde_json::Value = serde_json::from_str(&compared.out).unwrap();
    assert_eq!(json["made_by"], compared["made_by"]);
    assert_eq!(json["columns"], compared["topics"][0]["columns"]);
    assert!(json["passages"][0].as_object().unwrap().contains_key("lead_in"));
}

#[test]
fn every_field_and_name_of_json_stands_in_the_document_that_describes_them() {
    fn fields(value: &serde_json::Value, into: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::Object(object) => object.iter().for_each(|(field, value)| {
                into.insert(field.clone());
                fields(value, into);
            }),
            serde_json::Value::Array(values) => values.iter().for_each(|value| fields(value, into)),
            _ => {}
        }
    }
    let story = story();
    let more = "\nThe dam broke. They sent 300 soldiers on Sunday, 3 March 2020, and “all of the soldiers \
                are well by now”, said Jo Fox. The mayor said that soldiers would stay.\n";
    fs::write(story.path().join("articles/post.md"), format!("{POST}{more}")).unwrap();
    let mut named = BTreeSet::new();
    for line in ["compare --counterparts 1 --format json", "counterparts post:1 --format json"] {
        fields(&serde_json::from_str(&parallax(story.path(), line).out).unwrap(), &mut named);
    }
    for field in ["low_hedge", "as_of_text", "speaker_start", "weekday", "other", "lead_in", "guessed"] {
        assert!(named.contains(field), "the story should hold a {field}");
    }
    named.extend([NoSpread::Units, NoSpread::Currencies, NoSpread::NoWhole].map(|why| why.name().to_owned()));
    named.extend(UnitClass::ALL.map(|(_, name)| name.to_owned()));
    let described = include_str!("../../docs/json.md");
    for name in named {
        assert!(described.contains(&format!("`{name}`")), "docs/json.md says nothing of `{name}`");
    }
}

#[test]
fn what_stands_alone_is_called_so_only_where_all_ways_were_tried() {
    let story = story();
    let dry = COURIER.replace("Some 900 soldiers", "Some soldiers").replace(" in the valley", "");
    fs::write(story.path().join("articles/courier.md"), dry).unwrap();
    let check = |line: &str, expected: &str| {
        let out = parallax(story.path(), line).out;
        let headings: Vec<&str> = out.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings.last().copied(), Some(expected), "{line}: {out}");
    };
    check("compare --topic soldiers", "## Only in one article");
    check("compare --topic soldiers --only figure", "## In no row of the ways that were tried");
    check("compare --topic soldiers --only named,figure", "## In no row, suggested ones aside");
    fs::write(story.path().join("config.toml"), format!("{CONFIG}\n[view]\ncolumns = \"outlet\"\n")).unwrap();
    check("compare --topic soldiers", "## Only in one outlet");
}

#[test]
fn a_paragraph_that_is_not_there_is_named_with_what_to_do() {
    let story = story();
    let check = |line: &str, expected: &str| {
        let came = parallax(story.path(), line);
        assert_eq!((came.code, came.err.contains(expected)), (2, true), "{line}: {}", came.err);
    };
    check("counterparts post", "`post` names no paragraph");
    check("counterparts pots:1", "no article `pots`; did you mean `post`?");
    check("counterparts post:0", "`post` has 1 paragraph: there is no paragraph 0");
    check("counterparts post:1 --topic bridges", "the topic Bridges does not show paragraph 1 of `post`");
    fs::write(story.path().join("articles/rain.md"), "Rain\n\nIt rained all day.\n").unwrap();
    check("counterparts rain:2", "no topic shows paragraph 2 of `rain`");
    check("counterparts rain:2 --topic bridges --topic soldiers", "neither Bridges nor Soldiers shows");
    check("counterparts post:1 --topic bridge", "did you mean `bridges`?");
}

#[test]
fn an_article_is_shown_with_the_places_of_its_topics() {
    let story = story();
    let text = parallax(story.path(), "show article post");
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    assert!(text.out.contains("Soldiers") && text.out.contains("░ up to a third"), "{}", text.out);
    let json = parallax(story.path(), "show article post --topic soldiers --format json");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["show"], "article");
    let record = &json["reports"][0]["records"][0];
    assert_eq!(
        (&record["article"], &record["topic"], &record["paragraph"]),
        (&"post".into(), &"soldiers".into(), &1.into())
    );
    let came = parallax(story.path(), "show article pots");
    assert_eq!(came.code, 2);
    assert!(came.err.contains("no article `pots`; did you mean `post`?"), "{}", came.err);
}

#[test]
fn compare_is_markdown_unless_said_and_takes_topics_and_scope() {
    let story = story();
    let one = parallax(story.path(), "compare --topic soldiers --outlet Inland");
    assert_eq!(one.code, 0);
    assert!(!one.out.contains("900 soldiers") && !one.out.contains("1,200"), "no outlet has this name");
    let one = parallax(story.path(), "compare --topic soldiers --from 2020-03-03");
    assert!(one.out.contains("Soldiers") && !one.out.contains("Bridges"), "{}", one.out);
    assert!(one.out.contains("900 soldiers") && !one.out.contains("1,200"), "{}", one.out);
    let named = parallax(story.path(), "compare articles/post.md");
    assert!(named.out.contains("1,200") && !named.out.contains("900 soldiers"), "{}", named.out);
}

#[test]
fn markdown_says_what_was_left_out() {
    let story = story();
    let long = "soldiers and ".repeat(LONGEST_SENTENCE / 13 + 1);
    fs::write(story.path().join("articles/long.md"), format!("{POST}\n{long}.\n")).unwrap();
    let out = parallax(story.path(), "compare --topic soldiers").out;
    let at = out.lines().position(|line| line.starts_with("- *left out*: long: a sentence of paragraph 2"));
    assert_eq!(at, Some(4), "{}", out.chars().take(400).collect::<String>());
}

#[test]
fn arguments_that_cannot_be_used_are_named_and_end_with_2() {
    let story = story();
    for (line, expected) in [
        ("compare --topic soldeirs", "there is no topic `soldeirs`; did you mean `soldiers`?"),
        ("compare --from 3.3.2020", "write a day as 2021-12-02"),
        ("compare --format pdf", "[possible values: json, markdown]"),
        ("compare --counterparts 0 --format json", "0"),
        ("compare --counterparts 2", "`--counterparts` needs `--format json`"),
        ("counterparts post:1 --count 0", "0"),
        ("compare --config absent.toml", "absent.toml"),
        ("check absent", "absent"),
        ("--no-such-option", "--no-such-option"),
        ("init .", "not an empty folder"),
    ] {
        let came = parallax(story.path(), line);
        assert_eq!((came.code, came.out.as_str()), (2, ""), "{line}: {}", came.err);
        assert!(came.err.contains(expected), "{line}: {}", came.err);
    }
}

#[test]
fn a_bad_config_is_printed_whole_and_ends_with_2() {
    let story = story();
    let bad = "[view]\ncolumns = \"outlets\"\n\n[[topic]]\nname = \"A\"\nany = \"/(/\"\n";
    fs::write(story.path().join("config.toml"), bad).unwrap();
    for line in ["", "check", "compare"] {
        let came = parallax(story.path(), line);
        let expected = if line.is_empty() { 3 } else { 2 };
        assert_eq!(came.code, expected, "{line}: {}", came.err);
    }
    let came = parallax(story.path(), "check");
    assert!(came.err.contains("config.toml:2") && came.err.contains("config.toml:6"), "{}", came.err);
}

#[test]
fn check_says_what_there_is_and_what_is_wrong() {
    let story = story();
    let fine = parallax(story.path(), "check");
    assert_eq!(fine.code, 0, "{}", fine.out);
    for expected in ["2 articles, 2 outlets", "1  Inland Courier", "2 topics in config.toml", "no problems"] {
        assert!(fine.out.contains(expected), "{expected}: {}", fine.out);
    }
    fs::write(story.path().join("articles/empty.md"), "").unwrap();
    fs::write(story.path().join("articles/draft.txt"), "A draft\n\nOf nothing.\n").unwrap();
    fs::write(story.path().join("articles/.ignore"), "draft.txt\n").unwrap();
    let wrong = parallax(story.path(), "check");
    assert_eq!(wrong.code, 1, "{}", wrong.out);
    for expected in ["articles/empty.md", "1 file left out by .ignore", "1 problem"] {
        assert!(wrong.out.contains(expected), "{expected}: {}", wrong.out);
    }
    let printed = parallax(story.path(), "compare --topic soldiers");
    assert_eq!(printed.code, 0, "an article's problem leaves compare fine");
    assert!(printed.err.contains("articles/empty.md") && printed.out.contains("1,200"), "{}", printed.err);
}

#[test]
fn no_escape_sequence_of_an_article_reaches_the_terminal() {
    let story = story();
    let hostile = "+++\ntitle = \"T\"\noutlet = \"Post\\u001b[2J\"\n+++\nTen \x1b]0;soldiers\x07 came.\n";
    fs::write(story.path().join("articles/hostile.md"), hostile).unwrap();
    fs::write(story.path().join("articles/blank\u{9b}.md"), "").unwrap();
    for line in ["check", "compare", "compare --format json", "compare --topic \u{9b}2J"] {
        let came = parallax(story.path(), line);
        let printed = [came.out, came.err].concat();
        assert!(!printed.contains(|c: char| c.is_control() && c != '\n'), "{line}: {printed:?}");
    }
}

#[test]
fn what_cannot_be_written_is_no_fault_of_the_arguments() {
    let story = story();
    let came = parallax(story.path(), &format!("init {}", "long".repeat(100)));
    assert_eq!(came.code, 3, "{}", came.err);
}

#[test]
fn init_begins_what_then_works() {
    let folder = tempfile::tempdir().unwrap();
    let begun = parallax(folder.path(), "init new --articles");
    assert_eq!(begun.code, 0, "{}", begun.err);
    let checked = parallax(&folder.path().join("new"), "check");
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert_eq!(parallax(folder.path(), "init new").code, 2, "nothing is overwritten");
}

#[test]
fn without_a_terminal_the_reader_says_what_to_do() {
    let story = story();
    let came = parallax(story.path(), "");
    assert_eq!((came.code, came.out.as_str()), (3, ""));
    assert!(came.err.contains("parallax compare") && came.err.lines().count() == 1, "{}", came.err);
}

#[test]
fn help_shows_how_it_is_used() {
    let story = story();
    let help = parallax(story.path(), "--help");
    assert_eq!(help.code, 0);
    for expected in ["Examples:", "parallax compare --topic", "Exit codes:", "--outlet <NAME>", "./compare"] {
        assert!(help.out.contains(expected), "{expected}: {}", help.out);
    }
}

#[cfg(unix)]
#[test]
fn a_broken_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let story = story();
    let many = "The soldiers came over the hill and went down to the river.\n\n".repeat(20_000);
    fs::write(story.path().join("articles/long.md"), format!("{POST}\n{many}")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["compare", "--topic", "soldiers"])
        .current_dir(story.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn a_filter_is_obeyed_and_said_in_every_document() {
    let story = story();
    let json = |arguments: &str| {
        let ran = parallax(story.path(), arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments}");
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()
    };
    let whole = json("compare --topic soldiers --format json");
    assert!(whole["made_by"].get("filter").is_none(), "{whole}");
    let narrow = json("compare --topic soldiers --format json --filter from:2020-03-04");
    assert_eq!(narrow["made_by"]["filter"], "from:2020-03-04");
    let ids: Vec<_> = narrow["topics"][0]["columns"].as_array().unwrap().iter().map(|of| &of["id"]).collect();
    assert_eq!(ids, ["courier"]);
    let hidden = json("compare --topic soldiers --format json --filter text:mayor");
    assert_eq!(hidden["topics"][0]["rows"][0]["cells"][0]["gap"], "filtered", "{hidden}");
    let shown = json("show figures --topic soldiers --format json --filter text:mayor");
    assert_eq!(shown["reports"][0]["records"].as_array().map(Vec::len), Some(1), "{shown}");
    assert_eq!(shown["made_by"]["filter"], "text:mayor");
    for (format, expected) in [("markdown", " · filter text:mayor"), ("html", " · filter text:mayor")] {
        let ran =
            parallax(story.path(), &format!("export --topic soldiers --filter text:mayor --format {format}"));
        assert!(ran.out.contains(expected) && !ran.out.contains("1,200"), "{}", ran.out);
    }
    let heads = |arguments: &str| {
        let ran = parallax(story.path(), arguments);
        let mut table = csv::Reader::from_reader(ran.out.as_bytes());
        let last = table.headers().unwrap().iter().next_back().map(str::to_owned);
        let cells = table.records().map(|record| record.unwrap().iter().next_back().map(str::to_owned));
        (last, cells.collect::<Vec<_>>())
    };
    let filtered = heads("export --topic soldiers --format csv --filter text:mayor");
    assert_eq!(filtered, (Some("filter".to_owned()), vec![Some("text:mayor".to_owned())]));
    let (last, lines) = heads("export --topic soldiers --format csv");
    assert_eq!((last.as_deref(), lines.len()), (Some("config_hash"), 2));
    let shown = heads("show figures --topic soldiers --format csv --filter text:mayor");
    assert_eq!(shown, filtered);
}

#[test]
fn a_filter_that_cannot_be_used_is_refused_with_what_to_write() {
    let story = story();
    #[track_caller]
    fn check(story: &TempDir, arguments: &str, code: i32, expected: &str) {
        let ran = parallax(story.path(), arguments);
        assert_eq!(ran.code, code, "{arguments}: {}", ran.err);
        assert!(ran.err.contains(expected), "{arguments}: {}", ran.err);
    }
    check(&story, "compare --filter mayor", 2, "write text:mayor for passages with this word");
    check(&story, "compare --filter outlet:Nobody", 0, "no article is of an outlet “Nobody”");
    check(&story, "compare --filter new", 2, "only the reader knows that");
    check(&story, "show words soldiers --filter figure", 2, "--filter has no say in `words`");
    check(&story, "counterparts post:1 --filter figure", 2, "--filter has no say in `counterparts`");
    check(&story, "check --filter figure", 2, "--outlet, --from, --to and --folder have");
}
