//! Scripted keys against whole screens: a reader over articles in memory, with the comparisons
//! that it asks for performed at once.

#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]

pub mod shell;

use parallax::compare::articles::front_matter::{self, Source};
use parallax::compare::articles::{ArticleId, Library, OutletSpec, Outlets};
use parallax::compare::comparison::{Arrangement, Columns, Comparison};
use parallax::compare::topics::{Aliases, RowSpec, Rule, Term, TopicSpec, Topics, With};
use parallax::compare::{Memo, Question, Stop, compare};
use parallax::config;
use parallax::export::{citation, row_citation};
use parallax::io::store::load;
use parallax::ui::keymap::{Key, KeySequence, Keymap};
use parallax::ui::model::edits::TopicEdit;
use parallax::ui::model::{Exporting, Model, Settings};
use parallax::ui::theme::{Theme, ThemeChoice};
use parallax::ui::update::{Effect, Event, Message, update};
use parallax::ui::{draw, keymap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

/// A reader at work, and what it asked the world for.
pub struct Screen {
    pub model: Model,
    memo: Arc<Memo>,
    /// What was put on the clipboard, the newest last.
    pub copied: Vec<String>,
    /// What else was asked for, by name, in order.
    pub asked: Vec<String>,
    /// The last export that was asked for.
    pub exporting: Option<Box<Exporting>>,
    /// How many effects were asked for.
    pub effects: usize,
}

impl Screen {
    /// A reader of [`library`] with [`settings`], everything loaded and compared.
    pub fn new(width: u16, height: u16) -> Self {
        Self::of(settings(Arc::new(library())), width, height)
    }

    /// A reader with these settings, their library loaded and compared.
    pub fn of(settings: Settings, width: u16, height: u16) -> Self {
        Self::begin(Model::new(settings), width, height)
    }

    /// A reader at its start, whose library is then loaded and compared.
    pub fn begin(model: Model, width: u16, height: u16) -> Self {
        let library = Arc::clone(&model.shared.settings.question.library);
        let (copied, asked) = (Vec::new(), Vec::new());
        let mut screen = Self { model, memo: Arc::default(), copied, asked, exporting: None, effects: 0 };
        screen.happen(Event::Resize(width, height));
        screen.hear(Message::Loaded { library, problems: Vec::new() });
        screen
    }

    /// A reader of the same articles at its start, with what this one has read and compared.
    pub fn another(&self, width: u16, height: u16) -> Self {
        let known = &self.model.shared;
        let mut model = Model::new(known.settings.clone());
        model.shared.loaded = true;
        model.shared.comparisons.clone_from(&known.comparisons);
        model.shared.problems.clone_from(&known.problems);
        let (memo, copied, asked) = (Arc::clone(&self.memo), Vec::new(), Vec::new());
        let mut screen = Self { model, memo, copied, asked, exporting: None, effects: 0 };
        screen.happen(Event::Resize(width, height));
        screen
    }

    /// Presses keys, parted by spaces as in a config ("j j enter").
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for text in keys.split_whitespace() {
            let key = KeySequence::parse(text).unwrap_or_else(|message| panic!("{message}")).keys()[0];
            self.press(key);
        }
        self
    }

    /// Presses the key of each character of `text`.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        let none = crossterm::event::KeyModifiers::NONE;
        text.chars().for_each(|c| self.press(Key::new(crossterm::event::KeyCode::Char(c), none)));
        self
    }

    /// Presses one key.
    pub fn press(&mut self, key: keymap::Key) {
        self.happen(Event::Key(key));
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.happen(Event::Resize(width, height));
        self
    }

    /// Lets the world say something.
    pub fn hear(&mut self, message: Message) -> &mut Self {
        self.happen(Event::Message(message));
        self
    }

    /// Takes in an event, and performs what follows.
    pub fn happen(&mut self, event: Event) {
        for effect in update(&mut self.model, event) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        self.effects += 1;
        match effect {
            Effect::Compare { generation, question, first: _ } => {
                for topic in 0..question.topics.specs().len() {
                    let comparison = compare(&question, topic, &self.memo, &Stop::default());
                    let comparison = Arc::new(comparison.expect("nobody raised the flag"));
                    self.hear(Message::Compared { generation, topic, comparison });
                }
            }
            Effect::Ask { ticket, ask } => {
                let answer = ask.answer(&self.memo, &Stop::default()).expect("nobody raised the flag");
                self.hear(Message::Answered { ticket, answer: Some(answer) });
            }
            Effect::Copy { comparison, passage } => self.copied.push(citation(&comparison, &passage)),
            Effect::CopyRow { comparison, row } => {
                let row = comparison.rows.iter().find(|of| of.id == row).expect("the row is there");
                self.copied.push(row_citation(&comparison, row));
            }
            Effect::Complete(path) => self.asked.push(format!("complete {path}")),
            Effect::EditTopics { edits, .. } => {
                self.asked.extend(edits.into_iter().map(|edit| match edit {
                    TopicEdit::Save { topic, changes: None, .. } => {
                        format!("save {} as a new topic", topic.name)
                    }
                    TopicEdit::Save { topic, changes: Some(of), .. } => {
                        format!("save {} in place of {of}", topic.name)
                    }
                    other => format!("{other:?}"),
                }));
            }
            Effect::SaveConfig(_) => self.asked.push("save the config".into()),
            Effect::AskLeft(left) => self.asked.push(format!("ask about {}", left.text.trim())),
            Effect::SaveElsewhere { path, .. } => self.asked.push(format!("save as {path}")),
            Effect::UndoEdit { again } => self.asked.push(if again { "redo" } else { "undo" }.to_owned()),
            Effect::SaveCorrections { own, number, .. } => {
                self.asked.push(format!("save {} corrections", own.judgements().len()));
                self.hear(Message::CorrectionsSaved(number));
            }
            Effect::Export(exporting) => {
                let (part, topics, path) = (&exporting.part, exporting.topics.len(), &exporting.path);
                let replace = exporting.replace;
                self.asked.push(format!("export {part:?} of {topics} topics to {path}, replace {replace}"));
                self.exporting = Some(exporting);
            }
            Effect::OpenAddress(address) => self.asked.push(format!("open {address}")),
            Effect::Reload => self.asked.push("reload".into()),
            Effect::EditConfig { line } => self.asked.push(format!("edit line {line}")),
            Effect::InitConfig { with_articles } => {
                self.asked.push(format!("init, articles {with_articles}"))
            }
            Effect::Suspend => self.asked.push("suspend".into()),
            Effect::Redraw => self.asked.push("redraw".into()),
            Effect::Mouse(on) => self.asked.push(format!("mouse {on}")),
        }
    }

    /// The screen as it is drawn.
    pub fn buffer(&self) -> Buffer {
        let (width, height) = self.model.shared.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        draw(&self.model, &mut buffer);
        buffer
    }

    /// The screen as text, without the spaces at the ends of lines.
    pub fn text(&self) -> String {
        let buffer = self.buffer();
        let mut text = String::new();
        for row in buffer.area.rows() {
            let mut line = String::new();
            let mut covered = 0;
            for position in row.positions() {
                let symbol = buffer[position].symbol();
                if covered == 0 {
                    line.push_str(symbol);
                    covered = symbol.width().max(1);
                }
                covered -= 1;
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// Fails unless all of these words are on the screen.
#[track_caller]
pub fn shows(screen: &Screen, words: &[&str]) {
    let text = screen.text();
    for words in words {
        assert!(text.contains(words), "no “{words}” in\n{text}");
    }
}

/// Fails if these words are on the screen.
#[track_caller]
pub fn shows_not(screen: &Screen, words: &str) {
    let text = screen.text();
    assert!(!text.contains(words), "“{words}” in\n{text}");
}

/// Settings over `library`: topics of our own, mono, default keys.
pub fn settings(library: Arc<Library>) -> Settings {
    let outlets = vec![
        OutletSpec { name: "The Harbour Post".into(), aliases: Vec::new(), short: Some("Post".into()) },
        OutletSpec { name: "Coast Daily".into(), aliases: vec!["CD".into()], short: None },
    ];
    let question = Question {
        library,
        outlets: Arc::new(Outlets::new(outlets)),
        topics: Arc::new(Topics::new(
            topics(),
            Aliases::new(vec![vec!["Norland".into(), "Norlandia".into()]]),
        )),
        ..Question::default()
    };
    Settings {
        question,
        theme: Theme::new(ThemeChoice::Mono),
        mouse: false,
        keymap: Keymap::default(),
        topic_lines: BTreeMap::from([("ships".into(), 12), ("ferry-fares".into(), 20)]),
        wordings: Default::default(),
        collection: "Norland strait".into(),
        sample: false,
        config_hash: 0,
        config_path: Some("config.toml".into()),
        off: Default::default(),
        config_text: "".into(),
        unsaved: None,
        author: None,
    }
}

/// The settings of the shipped config over the shipped articles.
pub fn shipped() -> Settings {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("config.toml")).expect("a shipped config");
    let config = config::read(&text, "config.toml", &|_| true).unwrap_or_else(|bad| panic!("{}", bad.report));
    let loaded = load(&[root.join("articles")], &Library::default(), &|_| ());
    let mut settings = settings(Arc::new(loaded.library));
    settings.question.topics = Arc::new(Topics::new(config.topics, config.aliases));
    settings.question.outlets = Arc::new(Outlets::new(config.outlets));
    settings.collection = "articles".to_owned();
    settings
}

/// Three topics: ships with figures, fares with a named row, and one that nothing speaks of.
pub fn topics() -> Vec<TopicSpec> {
    let terms = |words: &[&str]| words.iter().map(|word| term(word)).collect::<Vec<_>>();
    let any = |words: &[&str]| Rule { any: terms(words), ..Rule::default() };
    vec![
        TopicSpec {
            id: "ships".into(),
            name: "Ships".into(),
            rule: Rule { with: Some(With::Figure), ..any(&["ships", "frigates"]) },
            rows: Vec::new(),
        },
        TopicSpec {
            id: "ferry-fares".into(),
            name: "Ferry fares".into(),
            rule: any(&["fares", "ferry", "ferries"]),
            rows: vec![RowSpec { name: "Who pays".into(), rule: any(&["pay", "subsidy"]) }],
        },
        TopicSpec {
            id: "weather".into(),
            name: "Weather".into(),
            rule: any(&["blizzard"]),
            rows: Vec::new(),
        },
    ]
}

/// A term that is known to be good.
pub fn term(written: &str) -> Term {
    Term::parse(written).unwrap_or_else(|error| panic!("{written}: {error}"))
}

/// Four articles of three outlets: a guessed date, a machine translation, one undated.
pub fn library() -> Library {
    library_of(&[
        (
            "post-strait",
            "+++\ntitle = \"Frigates gather in the strait\"\noutlet = \"The Harbour Post\"\n\
            published = 2031-03-02\nurl = \"https://example.org/strait\"\n+++\n\
            Frigates gather in the strait\n\n\
            Norland has sent about 40 ships to the strait this month, the ministry said. Nobody knows why.\n\n\
            Fishermen stayed in port. “We have never seen so many flags,” said Ada Brink, who mends nets.\n\n\
            Ferry fares will rise in May. Pensioners will pay half, the council decided.\n\n\
            Another 6 frigates are under repair.\n",
        ),
        (
            "daily-fleet",
            "+++\ntitle = \"A fleet at the door\"\noutlet = \"CD\"\npublished = \"2031-03-09\"\n\
            guessed = [\"published\"]\nnote = \"a shortened copy\"\n+++\n\
            At least 45 Norland ships now lie in the strait, the coast guard said on Sunday.\n\n\
            The ferry to Aldholm runs twice a day. A subsidy keeps it going, and islanders want more of it.\n",
        ),
        (
            "rundblick",
            "+++\ntitle = \"Schiffe in der Enge\"\noutlet = \"Rundblick\"\npublished = 2031-03-11\n\
            translated = \"machine\"\n+++\n\
            Between 40 and 50 ships of Norlandia stand in the strait, observers believe.\n\n\
            More than 9,000 people took the ferry last week. Fares matter to them.\n",
        ),
        ("loose-page", "A page without a head\n\nThe ferry was late again. No ships were seen.\n"),
    ])
}

/// A library of these ids and texts.
pub fn library_of(texts: &[(&str, &str)]) -> Library {
    let read = |(id, text): &(&str, &str)| {
        let source = Source {
            id: ArticleId::new(id),
            path: format!("articles/{id}.md"),
            folder: String::new(),
            folder_name: "articles".into(),
            text: (*text).into(),
        };
        Arc::new(front_matter::article(source).0)
    };
    Library::new(texts.iter().map(read).collect())
}

/// The topics of [`settings`] over a library, compared.
pub fn compared(library: Library, columns: Option<Columns>) -> Vec<Arc<Comparison>> {
    let mut question = settings(Arc::new(library)).question;
    question.arrangement = Arrangement { columns, ..Arrangement::default() };
    let topics = 0..question.topics.listed();
    let of = |topic| compare(&question, topic, &Memo::default(), &Stop::default()).expect("nobody stops it");
    topics.map(|topic| Arc::new(of(topic))).collect()
}

/// An article of `outlet` with these paragraphs.
pub fn article(outlet: &str, published: &str, body: &str) -> String {
    format!("+++\ntitle = \"A title of its own\"\noutlet = \"{outlet}\"\n{published}\n+++\n{body}\n")
}

/// A library of these ids and texts.
pub fn library_with(texts: &[(&str, String)]) -> Library {
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
    library_of(&texts)
}
