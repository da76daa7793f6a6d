//! `parallax topic` as a shell sees it: what is printed, what is written, the exit codes, and what
//! stays whole when writing fails.

use crate::common::shell::{folder_of, parallax, piped};
use std::fs;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const POST: &str = "+++\ntitle = \"Valley under water\"\noutlet = \"The Harbour Post\"\npublished = 2020-03-02\n+++\n\
                    The army has sent 1,200 soldiers to the valley. A bridge fell.\n\nThe mayor and the bridge.\n";
const COURIER: &str = "+++\ntitle = \"A week of rain\"\noutlet = \"Inland Courier\"\npublished = 2020-03-04\n+++\n\
                       Some 900 soldiers fill sandbags in the valley, according to the mayor.\n";
const CONFIG: &str = "# All about the flood.\narticles = [\"articles\"] # here\n\n# On the army.\n[[topic]]\nname = \"Soldiers\"\n\
                      any = ['soldiers']\n\n[[topic]]\nname = \"Bridges\"\nany = [\"bridge\"]\nenabled = false\n\n[view]\norder = \"date\"";

fn story() -> TempDir {
    folder_of(&[("articles/post.md", POST), ("articles/courier.md", COURIER), ("config.toml", CONFIG)])
}

fn config(story: &TempDir) -> String {
    fs::read_to_string(story.path().join("config.toml")).unwrap()
}

#[test]
fn list_names_each_topic_with_its_passages_by_outlet() {
    let story = story();
    let text = parallax(story.path(), "topic list");
    assert_eq!((text.code, text.err.as_str()), (0, ""));
    let lines: Vec<&str> = text.out.lines().collect();
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(lines[2]), ["id", "name", "passages", "The", "Harbour", "Post", "Inland", "Courier"]);
    assert_eq!(words(lines[4]), ["soldiers", "Soldiers", "2", "1", "1"]);
    assert_eq!(words(lines[5]), ["bridges", "Bridges", "off"]);
    let json = parallax(story.path(), "topic list --format json");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let records = json["reports"][0]["records"].as_array().unwrap();
    assert_eq!(records.len(), 3);
    assert_eq!(
        records[0],
        serde_json::json!({ "topic": "soldiers", "name": "Soldiers", "enabled": true, "outlet": "The Harbour Post", "passages": 1 })
    );
    assert_eq!(records[2]["enabled"], false);
}

#[test]
fn add_writes_the_topic_and_nothing_else_and_says_what_it_finds() {
    let story = story();
    let tried = parallax(story.path(), "topic add --name Mayor --any mayor,burgomaster --dry-run");
    assert_eq!((tried.code, tried.err.as_str()), (0, ""));
    assert_eq!(config(&story), CONFIG, "a dry run writes nothing");
    let added = parallax(story.path(), "topic add --name Mayor --any mayor,burgomaster");
    assert_eq!((added.code, added.out.as_str()), (0, tried.out.as_str()), "{}", added.err);
    for expected in
        ["What changes · Mayor", "gained", "post:2", "courier:1", "Why only 2 passages", "burgomaster"]
    {
        assert!(added.out.contains(expected), "{expected}: {}", added.out);
    }
    let written = "\n\n[[topic]]\nname = \"Mayor\"\nany = [\"mayor\", \"burgomaster\"]";
    assert_eq!(config(&story), CONFIG.replace("\n\n[view]", &format!("{written}\n\n[view]")));
    assert_eq!(fs::read_to_string(story.path().join("config.toml~")).unwrap(), CONFIG);
    assert_eq!(fs::read_dir(story.path()).unwrap().count(), 3, "nothing is left beside it");
    let listed = parallax(story.path(), "topic list");
    assert!(listed.out.contains("mayor"), "{}", listed.out);
}

#[test]
fn add_takes_every_part_of_a_rule() {
    let story = story();
    let words = [
        "topic",
        "add",
        "--name",
        "Men \"and\" boats",
        "--id",
        "men",
        "--any",
        "soldiers",
        "--any",
        "/sol(di|dy)ers{1,2}/",
        "--all",
        "valley, dale",
        "--all",
        "mayor",
        "--none",
        "toy",
        "--within",
        "7",
        "--with",
        "figure",
        "--unit",
        "people under arms",
    ];
    let came = piped(story.path(), &words, "");
    assert_eq!((came.code, came.err.as_str()), (0, ""));
    let written = "[[topic]]\nid = \"men\"\nname = 'Men \"and\" boats'\nany = [\"soldiers\", \"/sol(di|dy)ers{1,2}/\"]\n\
                   all = [[\"valley\", \"dale\"], [\"mayor\"]]\nnone = [\"toy\"]\nwithin = 7\nwith = \"figure\"\nunit = [\"people under arms\"]\n";
    assert!(config(&story).contains(written), "{}", config(&story));
}

#[test]
fn test_says_by_its_exit_code_whether_something_would_change() {
    let story = story();
    let same = "[[topic]]\nname = \"Soldiers\"\nany = [\"soldier\"]\n";
    let fewer = "[[topic]]\nname = \"Soldiers\"\nany = [\"soldiers\"]\nall = [\"mayor\"]\n";
    for (snippet, code, expected) in [
        (same, 0, "(nothing)"),
        (fewer, 1, "lost    post:1"),
        ("[[topic]]\nname = \"Rain\"\nany = [\"hail\"]\n", 0, "Why only 0 passages"),
        ("[[topic]]\nname = \"Mayor\"\nany = [\"mayor\"]\n", 1, "gained  post:2"),
        ("[[topic]]\nname = \"Soldiers\"\nany = [\"soldiers\"]\nenabled = false\n", 1, "lost    courier:1"),
    ] {
        let came = piped(story.path(), &["topic", "test", "-"], snippet);
        assert_eq!((came.code, came.err.as_str()), (code, ""), "{snippet}");
        assert!(came.out.contains(expected), "{expected}: {}", came.out);
        fs::write(story.path().join("new.toml"), snippet).unwrap();
        assert_eq!(parallax(story.path(), "topic test new.toml").out, came.out);
    }
    assert_eq!(config(&story), CONFIG);
    let json = piped(story.path(), &["topic", "test", "-", "--format", "json"], fewer);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["show"], "test");
    assert_eq!(json["reports"][0]["records"][0]["lost"], 1);
    let lost = &json["reports"][1]["records"][0];
    assert_eq!((&lost["change"], &lost["start"], &lost["end"]), (&"lost".into(), &0.into(), &47.into()));
    assert_eq!(lost["text"], "The army has sent 1,200 soldiers to the valley.");
    let few = json["reports"][2]["records"].as_array().unwrap();
    assert!(
        few.iter().any(|of| of["what"] == "mayor" && of["kind"] == "term of all" && of["count"] == 2),
        "{few:?}"
    );
    assert!(
        few.iter().any(|of| of["what"] == "no term of all in the sentence: mayor" && of["count"] == 1),
        "{few:?}"
    );
}

#[test]
fn what_cannot_be_used_is_named_by_line_with_what_to_do_and_ends_with_2() {
    let story = story();
    #[track_caller]
    fn check(story: &TempDir, words: &[&str], input: &str, expected: &[&str]) {
        let came = piped(story.path(), words, input);
        assert_eq!((came.code, came.out.as_str()), (2, ""), "{words:?}: {}", came.err);
        for expected in expected {
            assert!(came.err.contains(expected), "{expected}: {}", came.err);
        }
        assert_eq!(config(story), CONFIG);
    }
    let bad = "[[topic]]\nname = \"Rain\"\nany = [\"/(/\"]\n";
    check(&story, &["topic", "test", "-"], bad, &["standard input:3:10", "^", "help"]);
    check(&story, &["topic", "add", "-"], bad, &["standard input:3:10", "^", "help"]);
    check(&story, &["topic", "add", "-"], "name = \"Rain\"\n", &["standard input:1:1", "`[[topic]]`"]);
    check(&story, &["topic", "add", "-"], "[view]\n", &["only `[[topic]]` is taken here, not `view`"]);
    check(&story, &["topic", "test", "-"], "", &["there is no topic here"]);
    check(
        &story,
        &["topic", "test", "absent.toml"],
        "",
        &["there is no file absent.toml, and no topic with that id"],
    );
    check(&story, &["topic", "add"], "", &["<FILE>"]);
    check(&story, &["topic", "add", "x.toml", "--any", "x"], "", &["cannot be used with"]);
    check(
        &story,
        &["topic", "add", "--name", "Rain", "--within", "far"],
        "",
        &["write sentence, paragraph, or how many words"],
    );
    check(&story, &["topic", "add", "--name", "Rain"], "", &["nothing is looked for here"]);
    check(
        &story,
        &["topic", "add", "--name", "Soldiers", "--any", "x"],
        "",
        &["config.toml:15", "two topics have the id `soldiers`"],
    );
    let nothing = folder_of(&[("articles/post.md", POST)]);
    let came = parallax(nothing.path(), "topic add --name Rain --any rain");
    assert_eq!((came.code, came.err.contains("parallax init")), (2, true), "{}", came.err);
}

#[test]
fn what_cannot_be_written_leaves_the_config_as_it_was() {
    let story = story();
    fs::create_dir(story.path().join("config.toml~")).unwrap();
    let topic = "# Mine.\n[[topic]]\nname = \"Rain\"\nany = [\"rain\"]\n";
    let came = piped(story.path(), &["topic", "add", "-"], topic);
    assert_eq!((came.code, came.out.as_str()), (3, ""), "{}", came.err);
    assert!(came.err.contains(topic), "what came from a pipe comes back: {}", came.err);
    assert!(came.err.contains("config.toml was not written, and is as it was"), "{}", came.err);
    assert_eq!(config(&story), CONFIG);
}

/// Adds a topic where no file may grow beyond so many half kilobytes; `ignored` says that the signal
/// is ignored, so that writing fails as on a full disk instead of ending the program.
#[cfg(unix)]
fn under_a_limit(story: &TempDir, ignored: bool) -> std::process::Output {
    let long = format!("# {}\n", "a long comment ".repeat(400));
    fs::write(story.path().join("config.toml"), format!("{long}{CONFIG}")).unwrap();
    let trap = if ignored { "trap '' XFSZ; " } else { "" };
    let line = format!(
        "{trap}ulimit -c 0; ulimit -f 4; exec {} topic add --name Rain --any rain",
        env!("CARGO_BIN_EXE_parallax")
    );
    let mut command = Command::new("sh");
    command.args(["-c", &line]).current_dir(story.path()).env("HOME", story.path());
    command.env("XDG_CONFIG_HOME", story.path().join("none")).stdin(Stdio::null()).output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_an_error_after_the_config_was_written() {
    let story = story();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(["topic", "add", "--name", "Rain", "--any", "rain"]).current_dir(story.path());
    let status = command.stdout(full).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(3));
    assert!(config(&story).contains("name = \"Rain\""));
}

#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing() {
    let story = story();
    let output = under_a_limit(&story, true);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("config.toml was not written, and is as it was: File too large"), "{said}");
    assert!(config(&story).ends_with(CONFIG));
    assert_eq!(fs::read_dir(story.path()).unwrap().count(), 2, "no half is left");
}

#[cfg(unix)]
#[test]
fn a_write_that_is_killed_half_way_leaves_the_config_whole() {
    use std::os::unix::process::ExitStatusExt;
    let story = story();
    let output = under_a_limit(&story, false);
    assert!(output.status.signal().is_some(), "{:?} {:?}", output.status, String::from_utf8(output.stderr));
    assert!(config(&story).ends_with(CONFIG));
    let names =
        fs::read_dir(story.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let half: Vec<String> = names.filter(|name| name.contains(".parallax-new-")).collect();
    assert_eq!(half.len(), 1, "what was half written stays beside it");
    let again = parallax(story.path(), "topic add --name Rain --any rain");
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(config(&story).contains("name = \"Rain\""));
}

#[test]
fn a_topic_of_the_config_is_tried_by_its_id() {
    let story = story();
    let tried = parallax(story.path(), "topic test soldiers");
    assert_eq!((tried.code, tried.err.as_str()), (0, ""), "nothing changes");
    assert!(tried.out.contains("Passages by outlet · Soldiers"), "{}", tried.out);
    let off = parallax(story.path(), "topic test bridges");
    assert_eq!(off.code, 1, "{}", off.err);
    assert!(off.out.contains("gained") && off.out.contains("A bridge fell."), "{}", off.out);
    assert_eq!(config(&story), CONFIG);
    let neither = parallax(story.path(), "topic test soldier");
    assert_eq!((neither.code, neither.out.as_str()), (2, ""));
    let said = "there is no file soldier, and no topic with that id: did you mean `soldiers`?; `parallax topic list`";
    assert!(neither.err.contains(said), "{}", neither.err);
}
