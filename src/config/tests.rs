use super::*;
use crate::compare::evidence::UnitClass;
use crate::compare::topics::{Rule, Term, Unit, With, Within};
use crate::ui::keymap::{Action, KeySequence};
use crate::ui::theme::Role;
use crate::ui::theme::overrides::Override;
use ratatui::style::{Color, Modifier};

fn good(text: &str) -> Config {
    read(text, "config.toml", &|_| true).unwrap_or_else(|bad| panic!("{}", bad.report))
}

fn terms(written: &[&str]) -> Vec<Term> {
    written.iter().map(|term| Term::parse(term).expect("the example is a term")).collect()
}

#[test]
fn an_empty_config_is_the_default() {
    for text in ["", "# nothing\n", "[view]\n[keys]\n[aliases]\n"] {
        assert_eq!(Config { hash: 0, ..good(text) }, Config::default(), "{text:?}");
    }
}

#[test]
fn values_of_the_view_are_taken() {
    #[track_caller]
    fn check(line: &str, expected: View) {
        assert_eq!(good(&format!("[view]\n{line}")).view, expected, "{line}");
    }
    let default = View::default;
    check("columns = \"article\"", View { columns: Some(Columns::Article), ..default() });
    check("columns = \"outlet\"", View { columns: Some(Columns::Outlet), ..default() });
    check("order = \"date\"", default());
    check("order = \"name\"", View { order: Order::Name, ..default() });
    check("order = 'listed'", View { order: Order::Listed, ..default() });
    check("theme = \"contrast\"", View { theme: ThemeChoice::Contrast, ..default() });
    check("theme = \"mono\"", View { theme: ThemeChoice::Mono, ..default() });
    check("tightness = 4", View { tightness: Tightness::LOOSE, ..default() });
    check("mouse = true", View { mouse: true, ..default() });
}

#[test]
fn looks_of_roles_are_taken() {
    let theme = good("[theme]\nother-figure = 'bold 214 on black'\ngap = 'default'").theme;
    let look = Override { fg: Some(Color::Indexed(214)), bg: Some(Color::Black), modifier: Modifier::BOLD };
    assert_eq!(*theme, Overrides::from([(Role::OtherFigure, look), (Role::Gap, Override::default())]));
}

#[test]
fn rules_are_taken_and_a_lone_string_is_a_list_of_one() {
    #[track_caller]
    fn check(lines: &str, expected: Rule) {
        let topic = good(&format!("[[topic]]\nname = \"A topic\"\n{lines}\n")).topics.remove(0);
        assert_eq!(topic.rule, expected, "{lines}");
        let row =
            good(&format!("[[topic]]\nname = \"T\"\nany = \"t\"\n[[topic.row]]\nname = \"R\"\n{lines}\n"));
        assert_eq!(row.topics[0].rows[0].rule, expected, "{lines}, in a row");
    }
    let rule = Rule::default;
    check("any = ['one', 'two']", Rule { any: terms(&["one", "two"]), ..rule() });
    check("any = 'one'", Rule { any: terms(&["one"]), ..rule() });
    check("all = 'one'", Rule { all: vec![terms(&["one"])], ..rule() });
    check("all = ['one', 'two']", Rule { all: vec![terms(&["one"]), terms(&["two"])], ..rule() });
    check(
        "all = [['one', 'two'], 'three']",
        Rule { all: vec![terms(&["one", "two"]), terms(&["three"])], ..rule() },
    );
    check("any = 'one'\nnone = 'two'", Rule { any: terms(&["one"]), none: terms(&["two"]), ..rule() });
    check("with = 'quote'", Rule { with: Some(With::Quote), ..rule() });
    check("with = 'figure'", Rule { with: Some(With::Figure), ..rule() });
    let figures = |unit| Rule { with: Some(With::Figure), unit, ..rule() };
    check("with = 'figure'\nunit = 'Money'", figures(vec![Unit::Class(UnitClass::Money)]));
    check(
        "with = 'figure'\nunit = ['people under arms', 'tanks']",
        figures(vec![Unit::Class(UnitClass::UnderArms), Unit::Word("tanks".to_owned())]),
    );
    let within = |within| Rule { any: terms(&["one"]), within, ..rule() };
    check("any = 'one'\nwithin = 'sentence'", within(Within::Sentence));
    check("any = 'one'\nwithin = 'paragraph'", within(Within::Paragraph));
    check("any = 'one'\nwithin = 12", within(Within::Words(12)));
    check("any = 'one'\nwithin = 0x10", within(Within::Words(16)));
    check("any = 'one'\nwithin = 1_000", within(Within::Words(1000)));
}

#[test]
fn an_id_is_given_or_made_from_the_name() {
    #[track_caller]
    fn check(lines: &str, expected: &str) {
        let config = good(&format!("# a comment\n\n[[topic]]\n{lines}\nany = 'x'\n"));
        assert_eq!(config.topics[0].id, expected, "{lines}");
        assert_eq!(config.topic_lines(), BTreeMap::from([(expected.to_owned(), 3)]), "{lines}");
    }
    check("name = 'Troop numbers'", "troop-numbers");
    check("name = ' NATO’s (old) stance! '", "nato-s-old-stance");
    check("name = 'Київ та Крим'", "київ-та-крим");
    check("name = 'Troop numbers'\nid = 'troops-2'", "troops-2");
}

#[test]
fn aliases_and_outlets_keep_the_order_of_the_file() {
    let config = good(
        "articles = 'here'\n[aliases]\nSylvia = ['Silvia']\nLyma = 'Lima'\n\
         [[outlet]]\nname = 'Planet'\nshort = 'P'\naliases = 'The Planet'\n[[outlet]]\nname = 'Bugle'\n",
    );
    assert_eq!(config.articles, Some(vec!["here".to_owned()]));
    assert_eq!(config.aliases.groups(), [["Sylvia", "Silvia"], ["Lyma", "Lima"]]);
    let planet = OutletSpec {
        name: "Planet".to_owned(),
        aliases: vec!["The Planet".to_owned()],
        short: Some("P".to_owned()),
    };
    assert_eq!(config.outlets, [planet, OutletSpec { name: "Bugle".to_owned(), ..OutletSpec::default() }]);
}

#[test]
fn wordings_hold_alternatives_each_of_which_is_a_list_of_terms() {
    #[track_caller]
    fn check(line: &str, expected: &[&[&str]]) {
        let config = good(&format!("[[wording]]\nname = ' The ships '\n{line}\n"));
        let expected = expected.iter().map(|written| terms(written)).collect();
        assert_eq!(*config.wordings, [WordingSpec { name: "The ships".to_owned(), terms: expected }]);
    }
    check("terms = [['ship', 'boat*'], ['fleet']]", &[&["ship", "boat*"], &["fleet"]]);
    check("terms = ['ship', ['fleet', '=Navy']]", &[&["ship"], &["fleet", "=Navy"]]);
    check("terms = 'ship'", &[&["ship"]]);
}

#[test]
fn keys_replace_those_of_their_action_only() {
    let keys = |text: &str| KeySequence::parse(text).expect("the example is a key");
    let config = good("[keys]\nquit = ['Q', 'g q']\nopen = 'o'\ntoggle-columns = 'Z'\nfold = []\n");
    let expected = Keymap::default()
        .with(Action::Quit, vec![keys("Q"), keys("g q")])
        .with(Action::Open, vec![keys("o")])
        .with(Action::ToggleColumns, vec![keys("Z")])
        .with(Action::Fold, Vec::new());
    assert_eq!(config.keys, expected);
}

#[test]
fn a_config_is_ours_by_any_of_our_tables() {
    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_ours(text), expected, "{text:?}");
    }
    check("[view]\n", true);
    check("articles = []", true);
    check("[[topic]]\nname = 'x", true);
    check("[[wording]]\n", true);
    check("[keys]\nbroken", true);
    check("broken here\n[[topic]]\n", true);
    check("[theme]\nterm = 'bold'", true);
    check("theme = 'ananke'\n", false);
    check("[server]\nport = 80\n", false);
    check("", false);
    check("not toml at all", false);
}
