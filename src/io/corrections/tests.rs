use super::*;
use crate::compare::articles::ArticleId;
use crate::compare::corrections::{Anchor, Judgement, Stamp, What};
use tempfile::TempDir;

const NOTE: &str =
    "# Ours.\n\n[[note]]\ntext = \"Ask.\"\narticle = \"a\"\nexact = \"Ten ships.\"\nmade = 2031-03-02\n";

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder to write to");
    let path = folder.path().join("corrections.toml");
    (folder, path)
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn note(text: &str) -> Judgement {
    let at = Anchor {
        article: ArticleId::new("b"),
        exact: "Ten ships.".into(),
        prefix: String::new(),
        suffix: String::new(),
        copies: 1,
        outlet: String::new(),
        body: None,
    };
    Judgement { stamp: Stamp::default(), what: What::Note { at, text: text.into() } }
}

/// The file as it is read, and a layer with one judgement more.
fn opened(path: &Path) -> (OwnFile, Layer) {
    let judged = read(&[path.to_owned()]);
    let more = judged.corrections.own().iter().cloned().chain([note("More.")]).collect();
    (judged.own.expect("it is listed"), Layer::new("corrections", more))
}

#[test]
fn the_first_judgement_makes_the_file_and_the_next_keep_it_whole() {
    let (folder, path) = folder();
    let (mut own, more) = opened(&path);
    own.save(&Layer::new("corrections", Vec::new())).expect("there is nothing to write");
    assert!(!path.exists());
    own.save(&more).expect("it can be made");
    assert!(text(&path).starts_with("# What was judged") && text(&path).contains("text = \"More.\""));
    let (before, after) = (text(&path), Layer::new("corrections", vec![note("Other.")]));
    own.save(&after).expect("nobody else changed it");
    assert_eq!(text(&folder.path().join("corrections.toml~")), before);
    assert!(own.is_same(&read(std::slice::from_ref(&path)).own.expect("it is listed")));
    own.save(&Layer::new("corrections", Vec::new())).expect("nobody else changed it");
    assert_eq!(read(std::slice::from_ref(&path)).corrections.len(), 0);
    assert!(text(&path).starts_with("# What was judged"), "what it is stays said");
}

#[test]
fn what_somebody_else_changed_is_not_written_over() {
    let (_folder, path) = folder();
    fs::write(&path, NOTE).expect("it can be written");
    let (mut own, more) = opened(&path);
    let theirs = NOTE.replace("Ask.", "Seen.");
    fs::write(&path, &theirs).expect("it can be written");
    assert!(matches!(own.save(&more), Err(NotWritten::Changed(_))));
    assert_eq!(text(&path), theirs);
    fs::remove_file(&path).expect("it is there");
    assert!(matches!(own.save(&more), Err(NotWritten::Changed(_))));
    let (mut absent, more) = opened(&path);
    fs::write(&path, NOTE).expect("it can be written");
    assert!(matches!(absent.save(&more), Err(NotWritten::Changed(_))), "it was made meanwhile");
    assert_eq!(text(&path), NOTE);
}

#[test]
fn a_file_with_what_cannot_be_read_is_not_written() {
    let (_folder, path) = folder();
    let bad = format!("{NOTE}\n[[note]]\ntext = 3\narticle = \"a\"\nexact = \"b\"\nmade = 2031-03-02\n");
    fs::write(&path, &bad).expect("it can be written");
    let judged = read(std::slice::from_ref(&path));
    assert_eq!(judged.corrections.len(), 1, "the rest is in force");
    let [problem] = judged.problems.as_slice() else { panic!("{:?}", judged.problems) };
    assert_eq!((problem.line, problem.message.as_str()), (Some(10), "`text` takes a string, not a number"));
    assert!(
        judged.reports[0].contains("text = 3") && judged.reports[0].contains('^'),
        "{}",
        judged.reports[0]
    );
    let (mut own, more) = opened(&path);
    let why = own.save(&more).expect_err("an entry would be lost").to_string();
    assert!(why.contains("corrections.toml:10: `text` takes a string"), "{why}");
    assert_eq!(text(&path), bad);
    fs::write(&path, b"# \xff\n").expect("it can be written");
    let (mut own, more) = opened(&path);
    assert!(own.save(&more).expect_err("it is no text").to_string().contains(":1: it is not UTF-8"));
}

#[test]
fn what_cannot_be_written_leaves_the_file_as_it_was() {
    #[track_caller]
    fn check(hinder: impl Fn(&Path)) {
        let (_folder, path) = folder();
        fs::write(&path, NOTE).expect("it can be written");
        let (mut own, more) = opened(&path);
        hinder(&path);
        assert!(matches!(own.save(&more), Err(NotWritten::Unwritable { .. })));
        assert_eq!(text(&path), NOTE);
    }
    check(|path| {
        let mut permissions = fs::metadata(path).expect("it is there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).expect("it is ours");
    });
    check(|path| {
        let backup = path.with_file_name("corrections.toml~");
        fs::create_dir(backup).expect("a folder in the place of the backup");
    });
    let (folder, _) = folder();
    let (mut own, more) = opened(&folder.path().join("none/corrections.toml"));
    assert!(matches!(own.save(&more), Err(NotWritten::Unwritable { .. })), "its folder is not there");
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_written() {
    let (folder, path) = folder();
    let elsewhere = folder.path().join("elsewhere.toml");
    std::os::unix::fs::symlink("elsewhere.toml", &path).expect("a link");
    let (mut own, more) = opened(&path);
    own.save(&more).expect("what it leads to can be made");
    own.save(&Layer::new("corrections", Vec::new())).expect("nobody else changed it");
    assert!(fs::symlink_metadata(&path).expect("it is there").is_symlink());
    assert!(text(&elsewhere).starts_with("# What was judged"));
}

#[test]
fn layers_are_called_by_their_files() {
    let (folder, path) = folder();
    let anna = folder.path().join("anna.toml");
    for path in [&path, &anna] {
        fs::write(path, NOTE).expect("it can be written");
    }
    let judged = read(&[path.clone(), anna]);
    let names: Vec<&str> = judged.corrections.layers().iter().map(|layer| layer.name.as_str()).collect();
    assert_eq!(names, ["corrections", "anna"]);
    let other = folder.path().join("x");
    fs::create_dir(&other).expect("a folder");
    let twin = other.join("corrections.toml");
    let judged = read(&[path.clone(), twin.clone()]);
    assert_eq!(judged.corrections.layers()[1].name, twin.display().to_string());
    assert_eq!(judged.problems.len(), 1, "one that is listed and not there is told");
}
