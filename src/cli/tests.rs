use super::*;
use clap::CommandFactory;

fn parse(line: &str) -> Result<Arguments, String> {
    let words = std::iter::once("parallax").chain(line.split_whitespace());
    Arguments::try_parse_from(words).map_err(|error| error.to_string())
}

#[test]
fn the_table_holds_together() {
    Arguments::command().debug_assert();
}

#[test]
fn options_stand_before_the_command_or_after_it() {
    for line in [
        "--config X --articles a compare b --topic t",
        "compare --config X --topic t b --articles a",
        "--config Y b compare --config X --articles a --topic t",
    ] {
        let arguments = parse(line).unwrap();
        let sources = arguments.all_sources();
        assert_eq!(sources.config, Some("X".into()), "{line}");
        assert_eq!(sources.articles, [PathBuf::from("a")], "{line}");
        assert_eq!(sources.paths, [PathBuf::from("b")], "{line}");
        assert!(matches!(arguments.command, Some(Command::Compare { wanted, .. }) if wanted.topic == ["t"]));
    }
}

#[test]
fn a_path_named_like_a_command_is_reached_with_its_folder() {
    let arguments = parse("./compare one.md").unwrap();
    assert_eq!(arguments.command, None);
    assert_eq!(arguments.sources.paths, [PathBuf::from("./compare"), PathBuf::from("one.md")]);
}

#[test]
fn days_are_read_or_refused() {
    let scope = parse("--from 2021-11-01 --to 2022-02-28").unwrap().sources.scope();
    assert_eq!(scope.from.map(|day| day.to_string()).as_deref(), Some("2021-11-01"));
    for line in ["--from 1.11.2021", "--to 2021-02-30", "--to yesterday"] {
        let error = parse(line).unwrap_err();
        assert!(error.contains("write a day as 2021-12-02"), "{line}: {error}");
    }
}

#[test]
fn a_filter_is_read_or_refused() {
    let line = ["parallax", "compare", "--filter", "-outlet:AP differ"];
    let sources = Arguments::try_parse_from(line).unwrap().all_sources();
    assert_eq!(sources.filter.map(|filter| filter.to_string()).as_deref(), Some("-outlet:AP differ"));
    let error = parse("--filter difer").unwrap_err();
    assert!(error.contains("is it differ?"), "{error}");
}

#[test]
fn ways_are_a_list_and_all_of_them_if_not_said() {
    let ways = |line: &str| match parse(line).unwrap().command {
        Some(Command::Compare { wanted, .. }) => RowWay::ways(&wanted.only),
        other => panic!("{other:?}"),
    };
    assert_eq!(ways("compare"), Ways::default());
    let expected = Ways { named: false, figure: true, suggested: true };
    assert_eq!(ways("compare --only figure,suggested"), expected);
    assert!(parse("compare --only figure,pinned").is_err());
}

#[test]
fn init_takes_a_folder_and_whether_articles_are_wanted() {
    let arguments = parse("init my-topic --articles").unwrap();
    let expected = Command::Init { folder: "my-topic".into(), articles: true };
    assert_eq!(arguments.command, Some(expected));
}
