//! Every table of corrections.toml with its keys.

use crate::config::schema::{Key, Schema, key};

const TOPIC: Key = key("topic", "a string", r#"topic = "troop-numbers""#);
const MADE: Key = key("made", "a date", "made = 2031-03-02");
const BY: Key = key("by", "a string", r#"by = "Anna""#);
const ARTICLE: Key = key("article", "a string", r#"article = "planet-2031-03-02""#);
const EXACT: Key = key("exact", "a string", r#"exact = "Forty ships came.""#);
const PREFIX: Key = key("prefix", "a string", r#"prefix = "It was late. ""#);
const SUFFIX: Key = key("suffix", "a string", r#"suffix = " Ten left.""#);
const COPIES: Key = key("copies", "a whole number", "copies = 2");
const OUTLET: Key = key("outlet", "a string", r#"outlet = "The Daily Planet""#);
const BODY: Key = key("body", "a hash of 16 digits", r#"body = "0123456789abcdef""#);
const ROW_ID: Key = key("row", "a string", r#"row = "ships/0123456789abcdef""#);
const COLUMN: Key = key("column", "a string", r#"column = "planet-2031-03-02""#);
const COLUMN_BODY: Key = key("column_body", "a hash of 16 digits", r#"column_body = "0123456789abcdef""#);
const COLUMN_BODIES: Key =
    key("column_bodies", "a list of hashes of 16 digits", r#"column_bodies = ["0123456789abcdef"]"#);

/// The keys of an entry that holds on to words: its own, those of the words, and its stamp.
macro_rules! about_words {
    ($($own:expr),* $(,)?) => {
        &[$($own,)* ARTICLE, EXACT, PREFIX, SUFFIX, COPIES, OUTLET, BODY, MADE, BY]
    };
}

/// The top of the file.
pub(in crate::config) static TOP: Schema = Schema {
    heading: "",
    keys: &[
        key("row", "a list of tables", "[[row]]"),
        key("reject", "a list of tables", "[[reject]]"),
        key("figure", "a list of tables", "[[figure]]"),
        key("quotation", "a list of tables", "[[quotation]]"),
        key("note", "a list of tables", "[[note]]"),
        key("silent", "a list of tables", "[[silent]]"),
        key("reviewed", "a list of tables", "[[reviewed]]"),
    ],
};

/// `[[row]]`.
pub(in crate::config) static ROW: Schema = Schema {
    heading: "[[row]]",
    keys: &[
        TOPIC,
        key("id", "a string", r#"id = "row-0123abcd""#),
        key("name", "a string", r#"name = "At the border""#),
        key("pinned", "true or false", "pinned = true"),
        MADE,
        BY,
        key("member", "a list of tables", "[[row.member]]"),
    ],
};

/// `[[row.member]]`.
pub(in crate::config) static MEMBER: Schema = Schema {
    heading: "[[row.member]]",
    keys: &[
        ARTICLE,
        EXACT,
        PREFIX,
        SUFFIX,
        COPIES,
        key("figures", "a list of strings", r#"figures = ["at least 40 ships"]"#),
        OUTLET,
        BODY,
    ],
};

/// `[[reject]]`.
pub(in crate::config) static REJECT: Schema = Schema { heading: "[[reject]]", keys: about_words![TOPIC] };

/// `[[figure]]`.
pub(in crate::config) static FIGURE: Schema = Schema {
    heading: "[[figure]]",
    keys: about_words![
        key("value", "a number", "value = 40"),
        key("max", "a number", "max = 50"),
        key("hedge", "a string", r#"hedge = "at least""#),
        key("whose", "a string", r#"whose = "Norland""#),
        key("as_of", "a string", r#"as_of = "2031-02""#),
        key("said_by", "a string", r#"said_by = "the harbour master""#),
    ],
};

/// `[[quotation]]`.
pub(in crate::config) static QUOTATION: Schema = Schema {
    heading: "[[quotation]]",
    keys: about_words![key("speaker", "a string", r#"speaker = "Ana Silva""#),],
};

/// `[[note]]`.
pub(in crate::config) static NOTE: Schema = Schema {
    heading: "[[note]]",
    keys: about_words![key("text", "a string", r#"text = "Ask for the source.""#),],
};

/// `[[silent]]`.
pub(in crate::config) static SILENT: Schema =
    Schema { heading: "[[silent]]", keys: about_words![TOPIC, ROW_ID, COLUMN, COLUMN_BODY, COLUMN_BODIES,] };

/// `[[reviewed]]`.
pub(in crate::config) static REVIEWED: Schema = Schema {
    heading: "[[reviewed]]",
    keys: about_words![
        TOPIC,
        ROW_ID,
        COLUMN,
        COLUMN_BODY,
        COLUMN_BODIES,
        key("held", "a hash of 16 digits", r#"held = "0123456789abcdef""#),
    ],
};

/// All tables.
pub(in crate::config) static TABLES: [&Schema; 9] =
    [&TOP, &ROW, &MEMBER, &REJECT, &FIGURE, &QUOTATION, &NOTE, &SILENT, &REVIEWED];
