//! Bad and strange article files: each gives text that is right or a problem with its path and
//! reason, and the others load.

use parallax::compare::articles::Library;
use parallax::io::store::{Loaded, load};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

const GOOD: &str =
    "+++\ntitle = \"Good\"\noutlet = \"Harbour Post\"\npublished = 2021-12-02\n+++\n\nAll is well.\n";

/// A folder "texts" with these files; what ends in a slash is an empty folder.
fn folder(files: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let place = tempfile::tempdir().expect("a temporary folder");
    let root = place.path().join("texts");
    fs::create_dir(&root).expect("a folder");
    for (name, bytes) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    (place, root)
}

fn load_all(paths: &[&Path]) -> Loaded {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    load(&paths, &Library::default(), &|_| {})
}

fn ids(loaded: &Loaded) -> Vec<&str> {
    loaded.library.articles().iter().map(|article| article.id.as_str()).collect()
}

/// The problems, with paths below `root` only.
fn problems(loaded: &Loaded, root: &Path) -> Vec<String> {
    let root = format!("{}/", root.display());
    loaded.problems.iter().map(|problem| problem.to_string().replace(&root, "").replace('\\', "/")).collect()
}

/// One file beside a good one: its message, if any, and its body, if it loads.
fn check(name: &str, bytes: &[u8], message: Option<&str>, body: Option<&str>) {
    let (_place, root) = folder(&[("good.md", GOOD.as_bytes()), (name, bytes)]);
    let loaded = load_all(&[&root]);
    assert_eq!(problems(&loaded, &root), message.into_iter().collect::<Vec<_>>(), "{name}");
    assert!(ids(&loaded).contains(&"good"), "{name} hides the good one");
    let stem = name.rsplit_once('.').expect("an extension").0;
    let found = loaded.library.articles().iter().find(|article| article.id.as_str() == stem);
    assert_eq!(found.map(|article| article.body.as_str()), body, "{name}");
}

#[test]
fn strange_texts() {
    check("crlf.md", b"One\r\n\r\nTwo\r\n", None, Some("One\r\n\r\nTwo\r\n"));
    check("mark.txt", b"\xef\xbb\xbfOne", None, Some("One"));
    check("utf16.txt", b"\xff\xfeO\0n\0e\0", None, Some("One"));
    check("escape.txt", b"\x1b[2J\x1b]0;title\x07One", None, Some("\u{1b}[2J\u{1b}]0;title\u{7}One"));
    check("invisible.txt", "a\u{200b}b\u{202e}c\td".as_bytes(), None, Some("a\u{200b}b\u{202e}c\td"));
    check("nfd.txt", "cafe\u{301}".as_bytes(), None, Some("cafe\u{301}"));
    let latin = "Le président a déclaré que la réunion aurait lieu l'été prochain.";
    check(
        "latin.txt",
        &encoding_rs::WINDOWS_1252.encode(latin).0,
        Some(
            "latin.txt: is not valid UTF-8 and was read as windows-1252: save it as UTF-8 if it looks wrong",
        ),
        Some(latin),
    );
    let russian = "Министр иностранных дел заявил, что переговоры продолжатся на следующей неделе.";
    check(
        "russian.txt",
        &encoding_rs::WINDOWS_1251.encode(russian).0,
        Some(
            "russian.txt: is not valid UTF-8 and was read as windows-1251: save it as UTF-8 if it looks wrong",
        ),
        Some(russian),
    );
}

#[test]
fn what_is_no_article() {
    check("empty.md", b"", Some("empty.md: is empty"), None);
    check("blank.md", b" \n\n", Some("blank.md: is empty"), None);
    check("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some("picture.md: is not text"), None);
    check("photo.jpg", b"\xff\xd8\xff\xe0", None, None);
    check(".hidden.md", b"One", None, None);
    check(".git/one.md", b"One", None, None);
}

#[test]
fn front_matter_that_is_wrong() {
    let matter = |line: &str| format!("+++\ntitle = \"T\"\noutlet = \"O\"\n{line}\n+++\nBody");
    check(
        "date.md",
        matter("published = \"last week\"").as_bytes(),
        Some(
            "date.md:4: `published` is no date that can be read, so the article is undated: write 2021-12-31",
        ),
        Some("Body"),
    );
    check("undated.md", matter("mood = 1").as_bytes(), None, Some("Body"));
    check(
        "open.md",
        b"+++\ntitle = \"T\"\noutlet = \"O\"\npublished = 2021-12-02\n\nBody",
        Some("open.md:1: the front matter is not closed: end it with a line +++"),
        Some("\nBody"),
    );
}

#[test]
fn one_line_of_five_megabytes() {
    let line = "It went on and on. ".repeat(5 << 20 >> 4);
    let (_place, root) = folder(&[("long.txt", line.as_bytes())]);
    let loaded = load_all(&[&root]);
    let [article] = loaded.library.articles() else { panic!("one article") };
    assert_eq!(article.paragraphs().len(), 1);
    assert_eq!(article.sentences(0).len(), 5 << 20 >> 4);
    assert_eq!(article.meta.title, "It went on and on.");
}

#[test]
fn folders_are_read_recursively_and_ids_tell_files_apart() {
    let good = GOOD.as_bytes();
    let (_place, root) = folder(&[("a.md", good), ("a.TXT", good), ("b/a.md", good), ("b/c/post.Md", good)]);
    let loaded = load_all(&[&root]);
    assert_eq!(ids(&loaded), ["b/a", "b/c/post", "texts/a.TXT", "texts/a.md"]);
    let folders: Vec<&str> = loaded.library.articles().iter().map(|article| &*article.folder).collect();
    assert_eq!(folders, ["b", "b/c", "", ""]);
}

#[test]
fn a_text_without_front_matter_is_of_its_folder() {
    let (_place, root) =
        folder(&[("Harbour Post/boats.txt", b"Boats come home\n\nThey did."), ("top.txt", b"Top")]);
    let loaded = load_all(&[&root]);
    let shown: Vec<_> = loaded.library.articles().iter().map(|a| (&*a.meta.title, &*a.meta.outlet)).collect();
    assert_eq!(shown, [("Boats come home", "Harbour Post"), ("Top", "texts")]);
    assert!(loaded.problems.is_empty());
}

#[test]
fn ignore_files_are_heeded_and_counted_and_those_of_git_are_not() {
    let good = GOOD.as_bytes();
    let (_place, root) = folder(&[
        (".ignore", b"drafts/\nold-*\n"),
        (".gitignore", b"kept.md\n"),
        ("kept.md", good),
        ("old-one.md", good),
        ("drafts/two.md", good),
        ("drafts/three.txt", good),
        ("drafts/no-article.html", good),
    ]);
    let loaded = load_all(&[&root]);
    assert_eq!(ids(&loaded), ["kept"]);
    assert_eq!(loaded.ignored, 3);
    assert!(loaded.problems.is_empty());
}

#[test]
fn paths_may_be_files_and_may_overlap() {
    let good = GOOD.as_bytes();
    let (_place, root) = folder(&[("a.md", good), ("b/c.md", good), ("page.text", good)]);
    let loaded = load_all(&[&root, &root.join("b"), &root.join("a.md"), &root.join("page.text")]);
    assert_eq!(ids(&loaded), ["a", "b/c", "page"]);
    let loaded = load_all(&[&root.join("none"), &root.join("a.md")]);
    assert_eq!(ids(&loaded), ["a"]);
    assert_eq!(problems(&loaded, &root), ["none: is not there"]);
    fs::write(root.join("empty.md"), "").expect("a file");
    let loaded = load_all(&[&root.join("none"), &root.join("empty.md")]);
    assert_eq!(problems(&loaded, &root), ["empty.md: is empty", "none: is not there"], "sorted");
}

#[test]
fn what_did_not_change_is_shared() {
    let (_place, root) = folder(&[("a.md", GOOD.as_bytes()), ("b.md", GOOD.as_bytes())]);
    let before = load_all(&[&root]).library;
    fs::write(root.join("b.md"), format!("{GOOD}More.\n")).expect("a file");
    let counted = AtomicUsize::new(0);
    let progress = |done: usize| {
        counted.fetch_max(done, Ordering::Relaxed);
    };
    let after = load(std::slice::from_ref(&root), &before, &progress).library;
    let shared: Vec<bool> =
        before.articles().iter().zip(after.articles()).map(|(old, new)| Arc::ptr_eq(old, new)).collect();
    assert_eq!(shared, [true, false]);
    assert_eq!(counted.into_inner(), 2);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let (place, root) = folder(&[("a.md", GOOD.as_bytes())]);
    fs::create_dir(place.path().join("elsewhere")).expect("a folder");
    fs::write(place.path().join("elsewhere/x.md"), GOOD).expect("a file");
    symlink(place.path().join("elsewhere"), root.join("out")).expect("a link");
    symlink(root.join("a.md"), root.join("same.md")).expect("a link");
    symlink(root.join("gone.md"), root.join("dangling.md")).expect("a link");
    let loaded = load_all(&[&root]);
    assert_eq!(ids(&loaded), ["a"]);
    assert_eq!(
        problems(&loaded, &root),
        [
            "dangling.md: is a link that leads nowhere: is not there",
            "out: is a link out of its folder and not followed: name its target as a folder of its own",
        ]
    );
    symlink(&root, place.path().join("door")).expect("a link");
    assert_eq!(ids(&load_all(&[&place.path().join("door")])), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_hides_nothing_else() {
    use std::os::unix::fs::PermissionsExt;
    let (_place, root) = folder(&[("a.md", GOOD.as_bytes()), ("shut/b.md", GOOD.as_bytes())]);
    let shut = root.join("shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).expect("permissions");
    let may_read_all = fs::read_dir(&shut).is_ok();
    let loaded = load_all(&[&root]);
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o700)).expect("permissions");
    if may_read_all {
        assert_eq!(ids(&loaded), ["a", "shut/b"]);
    } else {
        assert_eq!(ids(&loaded), ["a"]);
        assert_eq!(problems(&loaded, &root), ["shut: may not be read: its permissions forbid it"]);
    }
}
