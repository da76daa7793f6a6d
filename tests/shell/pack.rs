//! `parallax pack` as a shell sees it: a folder that opens anywhere, says what it is, and is whole or
//! not there.

use crate::common::shell::{folder_of, parallax};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const POST: &str = "+++\ntitle = \"Valley under water\"\noutlet = \"The Harbour Post\"\npublished = 2020-03-02\n\
                    url = \"https://example.org/valley\"\n+++\n\
                    The army has sent 1,200 soldiers to the valley. A bridge fell.\n\nThe mayor saw it.\n";
const COURIER: &str =
    "Some 900 soldiers fill sandbags. They wait for more rain.\n\nThe mayor thanked the soldiers.\n";
const RAIN: &str =
    "+++\ntitle = \"Rain\"\noutlet = \"Inland Courier\"\n+++\nIt rained for a week in the hills.\n";
const CONFIG: &str = "# Ours.\narticles = [ '../texts', \"more\" ] # both\ncorrections = [\"judged.toml\", \"../anna.toml\"]\n\n\
                      [[topic]] # the army\nname = \"Soldiers\"\nany = ['soldiers']\n\n[[topic]]\nname = \"Mayor\"\nany = [\"mayor\"]\n";
const JUDGED: &str = "[[reject]]
topic = \"mayor\"
article = \"courier\"
exact = \"The mayor thanked the soldiers.\"
made = 2020-03-05
";

/// A cell of an article in which nothing is found.
const SILENT: &str =
    "[[silent]]\ntopic = \"mayor\"\nrow = \"mayor/1\"\ncolumn = \"rain\"\nmade = 2020-03-05\n";

/// A folder with a config that looks out of its own folder.
fn story() -> TempDir {
    folder_of(&[
        ("texts/2020/post.md", POST),
        ("texts/rain.md", RAIN),
        ("work/more/courier.txt", COURIER),
        ("work/config.toml", CONFIG),
        ("anna.toml", "# Anna's.\n"),
        ("work/judged.toml", JUDGED),
    ])
}

fn work(story: &TempDir) -> PathBuf {
    story.path().join("work")
}

/// All files below a folder, by their paths from it, with their texts.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(name, _)| name).collect()
}

/// The topics that `compare` prints as JSON: all but what they were made by.
fn topics(folder: &Path, line: &str) -> Value {
    let came = parallax(folder, line);
    assert_eq!((came.code, came.err.as_str()), (0, ""), "{line}");
    serde_json::from_str::<Value>(&came.out).unwrap()["topics"].take()
}

#[test]
fn a_pack_opens_anywhere_and_says_the_same() {
    let story = story();
    fs::remove_file(story.path().join("texts/rain.md")).unwrap();
    let came = parallax(&work(&story), "pack ../out/for-anna");
    assert_eq!((came.code, came.err.as_str()), (0, ""));
    let expected = "Wrote ../out/for-anna: 2 articles, config.toml, judged.toml, anna.toml, and manifest.json with 4 locators.\n\
                    To open it: cd ../out/for-anna && parallax\n";
    assert_eq!(came.out, expected);
    let elsewhere = tempfile::tempdir().unwrap();
    let pack = elsewhere.path().join("anywhere");
    fs::rename(story.path().join("out/for-anna"), &pack).unwrap();
    let expected = [
        "README.txt",
        "anna.toml",
        "config.toml",
        "judged.toml",
        "manifest.json",
        "more/courier.txt",
        "texts/2020/post.md",
    ];
    assert_eq!(names(&pack), expected);
    let read = |name: &str| fs::read_to_string(pack.join(name)).unwrap();
    assert_eq!((read("texts/2020/post.md"), read("more/courier.txt")), (POST.to_owned(), COURIER.to_owned()));
    let config = CONFIG
        .replace("'../texts', \"more\"", "\"texts\", \"more\"")
        .replace("\"../anna.toml\"", "\"anna.toml\"");
    assert_eq!(read("config.toml"), config);
    let before = topics(&work(&story), "compare --format json");
    assert_eq!(topics(&pack, "compare --format json"), before);
    assert_eq!(topics(elsewhere.path(), "compare --config anywhere/config.toml --format json"), before);
    for (folder, line) in [
        (&*pack, "verify manifest.json"),
        (&*work(&story), &*format!("verify {}/manifest.json", pack.display())),
    ] {
        let came = parallax(folder, line);
        assert_eq!(came.code, 0, "{}", came.out);
        assert!(came.out.contains("4 citations: 4 exact"), "{}", came.out);
    }
    let readme = read("README.txt");
    for words in [
        "parallax pack",
        "2 articles",
        "4 passages of 2 topics",
        "config.toml, judged.toml, anna.toml",
        "library ",
    ] {
        assert!(readme.contains(words), "no “{words}” in {readme}");
    }
}

#[test]
fn a_manifest_names_articles_and_files_by_their_hashes() {
    let story = story();
    parallax(&work(&story), "pack one");
    parallax(&work(&story), "pack two");
    assert_eq!(files(&work(&story).join("one")), files(&work(&story).join("two")), "the same bytes");
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(work(&story).join("one/manifest.json")).unwrap()).unwrap();
    let post = &manifest["articles"][0];
    assert_eq!((&post["id"], &post["file"]), (&"2020/post".into(), &"texts/2020/post.md".into()));
    assert_eq!((&post["outlet"], &post["published"]), (&"The Harbour Post".into(), &"2020-03-02".into()));
    assert_eq!(
        (&post["title"], &post["url"]),
        (&"Valley under water".into(), &"https://example.org/valley".into())
    );
    for file in manifest["files"].as_array().unwrap() {
        let bytes = fs::read(work(&story).join("one").join(file["file"].as_str().unwrap())).unwrap();
        assert_eq!(file["hash"], format!("{:016x}", xxhash_rust::xxh3::xxh3_64(&bytes)));
    }
    assert_eq!(manifest["citations"][0]["topics"], serde_json::json!(["soldiers"]));
}

#[test]
fn without_texts_no_word_of_an_article_is_in_it() {
    let story = story();
    let came = parallax(&work(&story), "pack bare --no-texts --all");
    assert_eq!((came.code, came.err.as_str()), (0, ""));
    assert!(
        came.out.contains("4 locators of 3 articles, no word of which is in it, nor corrections."),
        "{}",
        came.out
    );
    let bare = work(&story).join("bare");
    assert_eq!(names(&bare), ["README.txt", "config.toml", "manifest.json"]);
    for text in [POST, COURIER, RAIN] {
        let body = text.rsplit("+++\n").next().unwrap();
        for sentence in body.split_inclusive(['.', '\n']).map(str::trim).filter(|of| !of.is_empty()) {
            for (name, text) in files(&bare) {
                assert!(!text.contains(sentence.trim_end_matches('.')), "“{sentence}” stands in {name}");
            }
        }
    }
    let config = fs::read_to_string(bare.join("config.toml")).unwrap();
    assert!(config.contains("corrections = [\"judged.toml\"]\n"), "{config}");
    assert_eq!(parallax(&bare, "check").code, 0, "the config can be used as it is");
    let verify = format!("verify {}/manifest.json", bare.display());
    assert_eq!(parallax(&work(&story), &verify).code, 0);
    fs::write(story.path().join("texts/2020/post.md"), POST.replace("1,200", "1,300")).unwrap();
    let came = parallax(&work(&story), &verify);
    assert!(came.code == 1 && came.out.contains("1 altered"), "{}", came.out);
    fs::write(bare.join("more/courier.txt"), COURIER).unwrap();
    fs::create_dir(bare.join("texts/2020")).unwrap();
    fs::write(bare.join("texts/2020/post.md"), POST).unwrap();
    assert_eq!(parallax(&bare, "verify manifest.json").code, 0, "articles put where the manifest names them");
}

#[test]
fn the_cited_articles_are_packed_or_those_in_scope() {
    let story = story();
    for (line, expected) in [
        ("pack a --all", vec!["more/courier.txt", "texts/2020/post.md", "texts/rain.md"]),
        ("pack b --outlet more", vec!["more/courier.txt"]),
        ("pack c --all --folder 2020", vec!["texts/2020/post.md"]),
        ("pack d ../texts", vec!["texts/2020/post.md"]),
        ("pack e ../texts", vec!["texts/2020/post.md", "texts/rain.md"]),
    ] {
        let judged = if line.contains(" e") { SILENT } else { JUDGED };
        fs::write(work(&story).join("judged.toml"), judged).unwrap();
        let came = parallax(&work(&story), line);
        assert_eq!((came.code, came.err.as_str()), (0, ""), "{line}");
        let folder = work(&story).join(&line[5..6]);
        let articles: Vec<String> = names(&folder).into_iter().filter(|name| name.contains('/')).collect();
        assert_eq!(articles, expected, "{line}");
        assert_eq!(parallax(&folder, "check").code, 0, "{line}");
    }
}

/// Two files whose ids tell them apart only by folder and ending keep their ids though one is not cited.
#[test]
fn articles_keep_their_ids() {
    let (none, text) = ("Nothing of it.\n", "Ten soldiers came.\n");
    let config = "articles = [\"x/in\", \"out\"]\n\n[[topic]]\nname = \"Soldiers\"\nany = [\"soldiers\"]\n";
    let story = folder_of(&[
        ("x/in/a.md", text),
        ("x/in/a.txt", none),
        ("out/b/a.md", text),
        ("out/c.md", none),
        ("config.toml", config),
    ]);
    let came = parallax(story.path(), "pack p");
    assert_eq!(came.code, 0, "{}", came.err);
    assert!(!came.out.contains("another id"), "{}", came.out);
    let verified = parallax(&story.path().join("p"), "verify manifest.json");
    assert!(verified.out.contains("2 citations: 2 exact"), "{}", verified.out);
    let articles: Vec<String> =
        names(&story.path().join("p")).into_iter().filter(|name| name.contains('/')).collect();
    assert_eq!(articles, ["in/a.md", "in/a.txt", "out/b/a.md"]);
}

#[test]
fn nothing_is_overwritten_and_nothing_half_is_left() {
    let story = story();
    let before = files(story.path());
    fs::create_dir(work(&story).join("empty")).unwrap();
    for (line, expected) in [
        ("pack .", ". is not an empty folder, and `pack` overwrites nothing"),
        ("pack config.toml", "config.toml is not an empty folder"),
        ("pack ../texts/2020/pack", "lies in ../texts, and would be read as articles there"),
        ("pack p --outlet Nobody", "no topic finds a passage in an article here"),
        ("pack p --filter figure", "--filter has no say in `pack`"),
        ("pack", "required"),
    ] {
        let came = parallax(&work(&story), line);
        assert_eq!((came.code, came.out.as_str()), (2, ""), "{line}");
        assert!(came.err.contains(expected), "{line}: {}", came.err);
    }
    assert_eq!(files(story.path()), before);
    assert_eq!(parallax(&work(&story), "pack empty").code, 0, "an empty folder is taken");
    let sample = tempfile::tempdir().unwrap();
    assert_eq!(parallax(sample.path(), "pack p").code, 2, "there are no files of the sample");
    assert_eq!(names(sample.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing() {
    let story = story();
    fs::write(story.path().join("texts/long.md"), "Ten soldiers came. ".repeat(4_000)).unwrap();
    let before = files(story.path());
    let program = assert_cmd::cargo::cargo_bin("parallax");
    let limited = format!("trap '' XFSZ; ulimit -c 0; ulimit -f 8; exec {} pack new/p", program.display());
    let came =
        assert_cmd::Command::new("bash").args(["-c", &limited]).current_dir(work(&story)).output().unwrap();
    let err = String::from_utf8(came.stderr).unwrap();
    assert_eq!(came.status.code(), Some(3), "{err}");
    assert!(err.contains("new/p was not written: "), "{err}");
    assert_eq!(files(story.path()), before);
    assert_eq!(fs::read_dir(work(&story).join("new")).unwrap().count(), 0);
}
