//! Every table of the config with its keys: what is known, what each takes, and an example of it.

/// A key, what it takes, and how it is written.
#[derive(Debug)]
pub(super) struct Key {
    /// Its name.
    pub(super) name: &'static str,
    /// What it takes, as messages say it.
    pub(super) takes: &'static str,
    /// A line as a reader would write it.
    pub(super) example: &'static str,
}

/// A table: what messages call it, and its keys.
#[derive(Debug)]
pub(super) struct Schema {
    /// Its heading as written; empty for the top of the file.
    pub(super) heading: &'static str,
    /// Its keys, in the order in which messages list them.
    pub(super) keys: &'static [Key],
}

impl Schema {
    /// The key of this name.
    pub(super) fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Where its keys stand, for messages: "in `[view]`".
    pub(super) fn place(&self) -> String {
        if self.heading.is_empty() { "at the top".to_owned() } else { format!("in `{}`", self.heading) }
    }
}

pub(super) const fn key(name: &'static str, takes: &'static str, example: &'static str) -> Key {
    Key { name, takes, example }
}

const ANY: Key = key("any", "a list of terms", r#"any = ["troops", "soldiers"]"#);
const ALL: Key = key("all", "a list of lists of terms", r#"all = [["Russia", "Moscow"], ["gas"]]"#);
const NONE: Key = key("none", "a list of terms", r#"none = ["peacekeepers"]"#);
const WITH: Key = key("with", "a string", r#"with = "figure""#);
const UNIT: Key = key("unit", "a list of units", r#"unit = ["people under arms"]"#);
const WITHIN: Key = key("within", "a string or a number of words", r#"within = "paragraph""#);
const ENABLED: Key = key("enabled", "true or false", "enabled = false");
const ALIASES: Key = key("aliases", "a list of strings", r#"aliases = ["AP"]"#);

/// The top of the file.
pub(super) static TOP: Schema = Schema {
    heading: "",
    keys: &[
        key("articles", "a list of files and folders", r#"articles = ["articles"]"#),
        key("corrections", "a list of files", r#"corrections = ["corrections.toml", "anna.toml"]"#),
        key("author", "a string", r#"author = "Anna""#),
        key("view", "a table", "[view]"),
        key("theme", "a table", "[theme]"),
        key("aliases", "a table", "[aliases]"),
        key("outlet", "a list of tables", "[[outlet]]"),
        key("topic", "a list of tables", "[[topic]]"),
        key("wording", "a list of tables", "[[wording]]"),
        key("keys", "a table", "[keys]"),
    ],
};

/// `[view]`.
pub(super) static VIEW: Schema = Schema {
    heading: "[view]",
    keys: &[
        key("columns", "a string", r#"columns = "article""#),
        key("order", "a string", r#"order = "date""#),
        key("tightness", "a whole number from 2 to 4", "tightness = 2"),
        key("theme", "a string", r#"theme = "dark""#),
        key("mouse", "true or false", "mouse = true"),
    ],
};

/// `[[outlet]]`.
pub(super) static OUTLET: Schema = Schema {
    heading: "[[outlet]]",
    keys: &[
        key("name", "a string", r#"name = "The Daily Planet""#),
        ALIASES,
        key("short", "a string", r#"short = "Planet""#),
    ],
};

/// `[[topic]]`.
pub(super) static TOPIC: Schema = Schema {
    heading: "[[topic]]",
    keys: &[
        key("id", "a string", r#"id = "troop-numbers""#),
        key("name", "a string", r#"name = "Troop numbers""#),
        ENABLED,
        ANY,
        ALL,
        NONE,
        WITHIN,
        WITH,
        UNIT,
        key("row", "a list of tables", "[[topic.row]]"),
    ],
};

/// `[[topic.row]]`.
pub(super) static ROW: Schema = Schema {
    heading: "[[topic.row]]",
    keys: &[
        key("name", "a string", r#"name = "Reliance on gas""#),
        ENABLED,
        ANY,
        ALL,
        NONE,
        WITHIN,
        WITH,
        UNIT,
    ],
};

/// `[[wording]]`.
pub(super) static WORDING: Schema = Schema {
    heading: "[[wording]]",
    keys: &[
        key("name", "a string", r#"name = "The attack""#),
        key("terms", "a list of lists of terms", r#"terms = [["invasion", "war"], ["special operation"]]"#),
    ],
};

/// All tables whose keys are fixed.
pub(super) static TABLES: [&Schema; 6] = [&TOP, &VIEW, &OUTLET, &TOPIC, &ROW, &WORDING];

/// The name of `known` that `written` most likely stands for; none if all are far from it.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = written.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&folded, name), name))
        .min()
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not_guessed() {
        #[track_caller]
        fn check(written: &str, expected: Option<&str>) {
            let known = TOPIC.keys.iter().map(|key| key.name);
            assert_eq!(nearest(written, known), expected, "{written}");
        }
        check("anny", Some("any"));
        check("nmae", Some("name"));
        check("Within", Some("within"));
        check("witin", Some("within"));
        check("rows", Some("row"));
        check("keywords", None);
        check("", None);
    }

    #[test]
    fn every_example_is_a_line_of_its_key() {
        for schema in TABLES {
            for key in schema.keys {
                assert!(key.example.trim_start_matches('[').contains(key.name), "{}", key.example);
                assert!(toml::de::DeTable::parse(key.example).is_ok(), "{}", key.example);
            }
        }
    }
}
