use super::*;

fn read(text: &str) -> (Article, Vec<String>) {
    let source = Source {
        id: ArticleId::new("a"),
        path: "a.md".into(),
        folder: String::new(),
        folder_name: "The Harbour Post".into(),
        text: text.into(),
    };
    let (article, problems) = article(source);
    (article, problems.iter().map(Problem::to_string).collect())
}

#[test]
fn all_fields() {
    let (article, problems) = read(concat!(
        "+++\n",
        "title = \" Boats come home \"\n",
        "outlet = \"The Harbour Post\"\n",
        "published = 2021-12-02\n",
        "url = \"https://example.org/boats\"\n",
        "byline = \"Jo Fox\"\n",
        "lang = \"en\"\n",
        "via = \"a friend\"\n",
        "translated = \"machine\"\n",
        "note = \"From memory.\"\n",
        "tags = [\"sea\", \"boats\"]\n",
        "guessed = [\"title\", \"published\"]\n",
        "mood = 7\n",
        "+++\n",
        "\nBody.\r\n",
    ));
    assert_eq!(problems, [""; 0]);
    assert_eq!(article.body.as_str(), "\nBody.\r\n");
    let meta = article.meta;
    assert_eq!((&*meta.title, &*meta.outlet), ("Boats come home", "The Harbour Post"));
    assert_eq!(meta.published.map(|date| date.to_string()).as_deref(), Some("2021-12-02"));
    assert_eq!(meta.url.as_deref(), Some("https://example.org/boats"));
    assert_eq!(meta.byline.as_deref(), Some("Jo Fox"));
    assert_eq!(meta.language.as_deref(), Some("en"));
    assert_eq!(meta.via.as_deref(), Some("a friend"));
    assert_eq!(meta.translated, Some(Translated::Machine));
    assert_eq!(meta.note.as_deref(), Some("From memory."));
    assert_eq!(meta.tags, ["sea", "boats"]);
    assert_eq!(meta.guessed, ["published", "title"]);
}

#[test]
fn dates_in_every_form() {
    let check = |written: &str, expected: &str| {
        let text = format!("+++\ntitle = \"T\"\noutlet = \"O\"\npublished = {written}\n+++\nBody");
        let (article, problems) = read(&text);
        let found = article.meta.published.map_or("undated".to_owned(), |date| date.to_string());
        assert_eq!(found, expected, "{written}");
        assert_eq!(problems.is_empty(), expected != "undated", "{written}: {problems:?}");
        assert!(problems.iter().all(|problem| problem.starts_with("a.md:4: ")), "{problems:?}");
    };
    check("2021-12-02", "2021-12-02");
    check("\"2021-12-02\"", "2021-12-02");
    check("2021-12-02T10:00:00Z", "2021-12-02T10:00:00");
    check("2021-12-02 10:00:00", "2021-12-02T10:00:00");
    check("\"2021-12-02 10:00\"", "2021-12-02T10:00:00");
    check("\"December 2021\"", "undated");
    check("2021", "undated");
    check("10:00:00", "undated");
    check("[]", "undated");
}

#[test]
fn a_text_without_front_matter() {
    let (article, problems) = read("# Boats come home\n\nThey did.");
    assert_eq!(problems, [""; 0]);
    assert_eq!((&*article.meta.title, &*article.meta.outlet), ("Boats come home", "The Harbour Post"));
    assert_eq!(article.meta.guessed, ["outlet", "title"]);
    assert_eq!(article.body.as_str(), "# Boats come home\n\nThey did.");

    let (article, _) = read(&format!("\n---\n{}. More.", "word ".repeat(100)));
    assert!(article.meta.title.starts_with("word word") && article.meta.title.ends_with("word…"));
}

#[test]
fn problems_name_their_line() {
    let check = |text: &str, expected: &[&str]| {
        let (article, problems) = read(text);
        assert_eq!(problems, expected, "{text}");
        assert!(article.body.as_str().contains("Body"), "{text}");
    };
    let known = "title = \"T\"\npublished = 2021-12-02\n";
    check(
        &format!("+++\n{known}+++\nBody"),
        &["a.md:1: the front matter has no `outlet` that can be read: its folder's name stands in for it"],
    );
    check(
        &format!("+++\n{known}outlet = 3\n+++\nBody"),
        &[
            "a.md:4: `outlet` must be text in quotes",
            "a.md:1: the front matter has no `outlet` that can be read: its folder's name stands in for it",
        ],
    );
    check(
        &format!("+++\n{known}outlet = \"O\"\ntags = [1]\ntranslated = \"badly\"\n+++\nBody"),
        &[
            "a.md:5: `tags` must be a list of texts: [\"…\", \"…\"]",
            "a.md:6: `translated` must be \"machine\" or \"human\"",
        ],
    );
    check(
        &format!("+++\r\n{}outlet = \"O\"\r\n\r\nBody", known.replace('\n', "\r\n")),
        &["a.md:1: the front matter is not closed: end it with a line +++"],
    );
    check(
        "+++\n+++\nBody",
        &[
            "a.md:1: the front matter has no `title` that can be read: its first line stands in for it",
            "a.md:1: the front matter has no `outlet` that can be read: its folder's name stands in for it",
        ],
    );
    check(
        &format!("+++\n{known}outlet = \"O\"\npublised = 2021-01-02\nmood = 1\n+++\nBody"),
        &["a.md:5: `publised` is no key that parallax knows: is `published` meant?"],
    );
}

#[test]
fn yaml_is_named_and_is_none_of_the_text() {
    let check = |text: &str, body: &str| {
        let (article, problems) = read(text);
        assert_eq!(article.body.as_str(), body, "{text:?}");
        let expected = "a.md:1: the front matter is YAML, which is not read: write it between lines +++, and key \
                        = \"value\" for key: value";
        assert_eq!(problems, if body == text { vec![] } else { vec![expected] }, "{text:?}");
        if body != text {
            assert_eq!((&*article.meta.title, &*article.meta.outlet), ("Body", "The Harbour Post"));
            assert_eq!((article.meta.published, article.meta.guessed.len()), (None, 2));
        }
    };
    check("---\ntitle: T\n---\nBody", "Body");
    check(
        "---\ntitle: Ships: a list\nurl: https://example.org/a\ndate: 2021-12-02\n---\n\nBody\n",
        "\nBody\n",
    );
    check("---\r\ntags:\r\n- sea\r\n  - boats\r\nsummary: >\r\n  Ships left.\r\n\r\n---\r\nBody", "Body");
    check("---\n# by hand\n\"og:title\": T\n---\nBody", "---\n# by hand\n\"og:title\": T\n---\nBody");
    check("---\n# by hand\n'title': T\n---\nBody", "Body");
    for text in [
        "---\nA rule above, and a rule below.\n---\nBody",
        "---\n---\nBody",
        "---\n\n---\nBody",
        "---\n# A heading\n---\nBody",
        "---\n- a list\n---\nBody",
        "---\ntitle: T\nBody",
        "Text\n---\ntitle: T\n---\nBody",
    ] {
        check(text, text);
    }
    for text in ["---\nHe said: ships left.\n---\nBody", "---\ntitle: T\nand it goes on.\n---\nBody"] {
        let (article, problems) = read(text);
        assert_eq!(article.body.as_str(), text);
        let expected =
            "a.md:1: begins like YAML front matter, which is read as text: write TOML between lines +++";
        assert_eq!(problems, [expected], "{text:?}");
    }
}

#[test]
fn a_first_line_that_reads_as_a_sentence_is_text_and_not_a_headline() {
    let is_furniture = |text: &str| read(text).0.paragraphs()[0].furniture;
    assert!(is_furniture("Ferries stay in port\n\nThe ferries did not sail."));
    assert!(!is_furniture("The ferries did not sail.\n\nNobody knew why."));
}

#[test]
fn broken_toml_keeps_the_lines_that_can_be_read() {
    let (article, problems) =
        read("+++\ntitle = \"T\noutlet = \"O\"\npublished = 2021-13-45\nurl = \"u\"\n+++\nBody");
    assert_eq!(article.meta.outlet, "O");
    assert_eq!(article.meta.url.as_deref(), Some("u"));
    assert_eq!(article.meta.published, None);
    assert_eq!(article.meta.title, "Body");
    assert!(problems[0].starts_with("a.md:2: the front matter is not TOML here: "), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.starts_with("a.md:4: ")), "{problems:?}");
}

#[test]
fn a_value_that_is_missing_is_a_problem() {
    for front in ["\n\ntitle = =", "\n\ntitle =", "\n\n[", "\n\n[[x", "\n\ntags = [\n", "\n\n= 1"] {
        let (article, problems) = read(&format!("+++\n{front}\n+++\nBody"));
        assert_eq!((&*article.meta.title, article.body.as_str()), ("Body", "Body"), "{front}");
        assert!(problems[0].contains("is not TOML here"), "{front}: {problems:?}");
    }
}

#[test]
fn front_matter_without_end_is_read_in_time_and_reported_in_part() {
    let keys: String = (0..50_000).map(|number| format!("key{number} = 1\n")).collect();
    let (article, problems) = read(&format!("+++\ntitle = \"T\"\noutlet = \"O\"\n{keys}+++\nBody"));
    assert_eq!((&*article.meta.title, article.body.as_str(), problems.len()), ("T", "Body", 0));
    let (article, problems) = read(&format!("+++\n{}+++\nBody", "nothing\n".repeat(50_000)));
    assert_eq!(article.body.as_str(), "Body");
    assert!(problems.len() < 15 && problems[10].contains("49990 lines more"), "{problems:?}");
}

#[test]
fn what_stands_in_headings_is_one_line() {
    let (article, _) =
        read("+++\ntitle = \"A\\nB\"\noutlet = \"\"\"The\n  Post\"\"\"\nnote = \"1\\n2\"\n+++\n");
    let meta = article.meta;
    assert_eq!((&*meta.title, &*meta.outlet, meta.note.as_deref()), ("A B", "The Post", Some("1\n2")));
}

#[test]
fn the_hash_is_that_of_the_text() {
    let hash = |text: &str| read(text).0.hash;
    assert_eq!(hash("One"), hash("One"));
    assert_ne!(hash("One"), hash("One\n"));
    assert_ne!(hash("+++\ntitle = \"A\"\n+++\nOne"), hash("+++\ntitle = \"B\"\n+++\nOne"));
}
