use super::*;
use tempfile::TempDir;

/// A world of its own: `here` is the present folder, `user` the user's configuration folder.
struct World(TempDir);

impl World {
    /// A world with these files; a path that ends in `/` is a folder.
    fn with(files: &[(&str, &str)]) -> Self {
        let world = Self(tempfile::tempdir().expect("a folder to write to"));
        fs::create_dir(world.path("here")).expect("it can be made");
        for (name, text) in files {
            let path = world.path(name);
            fs::create_dir_all(path.parent().expect("it is below the root")).expect("it can be made");
            match name.ends_with('/') {
                true => fs::create_dir(path).expect("it can be made"),
                false => fs::write(path, text).expect("it can be written"),
            }
        }
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn find(&self, options: &Options) -> Result<Found, ConfigError> {
        find_in(&Places { here: self.path("here"), user: Some(self.path("user")) }, options)
    }

    fn found(&self, options: &Options) -> Found {
        self.find(options).unwrap_or_else(|error| panic!("{error}"))
    }
}

const TOPIC: (&str, &str) = ("here/config.toml", "[[topic]]\nname = \"Here\"\nany = \"here\"\n");
const USER: (&str, &str) = ("user/parallax/config.toml", "[[topic]]\nname = \"User\"\nany = \"user\"\n");
const LISTED: (&str, &str) = ("here/config.toml", "articles = [\"texts\"]\n");

#[test]
fn the_first_config_that_is_there_and_ours_is_in_force() {
    #[track_caller]
    fn check(files: &[(&str, &str)], config: Option<&str>, expected: Option<&str>, notices: usize) {
        let world = World::with(files);
        let options = Options { config: config.map(|name| world.path(name)), ..Options::default() };
        let found = world.found(&options);
        assert_eq!(found.path, expected.map(|name| world.path(name)));
        assert_eq!(found.notices.len(), notices, "{:?}", found.notices);
    }
    let articles = ("here/articles/", "");
    let other = ("other/my.toml", "");
    let strange = ("here/config.toml", "[server]\nport = 80\n");
    check(&[articles, other, TOPIC, USER], Some("other/my.toml"), Some("other/my.toml"), 0);
    check(&[articles, TOPIC, USER], None, Some("here/config.toml"), 0);
    check(&[articles, strange, USER], None, Some("user/parallax/config.toml"), 1);
    check(&[articles, strange], None, None, 1);
    check(&[articles, USER], None, Some("user/parallax/config.toml"), 0);
    check(&[articles, ("here/config.toml/", "")], None, None, 0);
    check(&[articles], None, None, 0);
}

#[test]
fn articles_are_those_named_else_listed_else_usual_else_the_sample() {
    #[track_caller]
    fn check(files: &[(&str, &str)], paths: &[&str], articles: &[&str], expected: &[&str]) {
        let world = World::with(files);
        let all = |names: &[&str]| names.iter().map(|name| world.path(name)).collect::<Vec<_>>();
        let options =
            Options { config: None, paths: all(paths), articles: all(articles), ..Options::default() };
        let found = world.found(&options);
        assert_eq!(found.articles, all(expected));
        assert_eq!(found.sample, expected.is_empty());
    }
    let (texts, usual, one) = (("here/texts/", ""), ("here/articles/", ""), ("one.md", "A text."));
    check(&[LISTED, texts, usual], &[], &[], &["here/texts"]);
    check(&[LISTED, one, usual], &["one.md"], &[], &["one.md"]);
    check(&[LISTED, one, usual], &["one.md"], &["here/articles"], &["one.md", "here/articles"]);
    check(&[LISTED, usual], &[], &["here/articles"], &["here/articles"]);
    check(&[TOPIC, usual], &[], &[], &["here/articles"]);
    check(&[USER, usual], &[], &[], &["here/articles"]);
    check(&[USER, usual, ("user/parallax/articles/", "")], &[], &[], &["user/parallax/articles"]);
    check(&[usual], &[], &[], &["here/articles"]);
    check(&[TOPIC], &[], &[], &[]);
    check(&[], &[], &[], &[]);
}

#[test]
fn the_sample_comes_with_its_topics_unless_there_is_a_config() {
    let built_in = World::with(&[]).found(&Options::default());
    assert_eq!(built_in.config, sample::config());
    assert_eq!(built_in.path, None);
    let loaded = built_in.load(&Library::default(), &|_| {});
    assert_eq!(loaded.library.articles().len(), sample::ARTICLES.len());
    let own = World::with(&[TOPIC]).found(&Options::default());
    assert_eq!(own.config.topics.len(), 1);
    assert!(own.sample && own.notices[0].contains("parallax init"));
}

#[test]
fn what_cannot_be_used_is_named() {
    #[track_caller]
    fn check(files: &[(&str, &str)], options: impl Fn(&World) -> Options, expected: &str) {
        let world = World::with(files);
        let error = world.find(&options(&world)).expect_err("it cannot be used");
        assert!(error.summary().contains(expected), "{}", error.summary());
        assert_eq!(error.summary().lines().count(), 1);
    }
    let plain = |_: &World| Options::default();
    let config = |world: &World| Options { config: Some(world.path("absent.toml")), ..Options::default() };
    let paths = |world: &World| Options { paths: vec![world.path("absent.md")], ..Options::default() };
    let articles = |world: &World| Options { articles: vec![world.path("absent")], ..Options::default() };
    check(&[LISTED], plain, "here/config.toml:1: there is no file or folder `texts`");
    check(
        &[("here/config.toml", "[view]\nfont = 1\nsize = 2\n")],
        plain,
        "config.toml:2: there is no key `font`",
    );
    check(&[TOPIC], config, "absent.toml cannot be read");
    check(&[TOPIC], paths, "there is no file or folder");
    check(&[TOPIC], articles, "there is no file or folder");
}

#[test]
fn a_config_in_another_encoding_is_refused_with_its_line() {
    let world = World::with(&[]);
    fs::write(world.path("here/config.toml"), b"[view]\n# caf\xe9\n").expect("it can be written");
    let error = world.find(&Options::default()).expect_err("it is not UTF-8");
    assert!(matches!(error, ConfigError::NotUtf8 { line: 2, .. }), "{error}");
}

#[test]
fn a_changed_config_is_read_anew_from_the_same_file() {
    let world = World::with(&[TOPIC, ("here/articles/", "")]);
    let options = Options { config: Some(world.path("here/config.toml")), ..Options::default() };
    let before = find(&options).expect("the config is good");
    fs::write(world.path("here/config.toml"), "[view]\nmouse = true\n").expect("it can be written");
    let after = reread(&before, &Options::default()).expect("the config is still good");
    assert!(after.config.view.mouse && after.config.topics.is_empty());
    assert_eq!(after.path, before.path);
    fs::remove_file(world.path("here/config.toml")).expect("it can be removed");
    assert!(matches!(reread(&before, &Options::default()), Err(ConfigError::Unreadable { .. })));
}
