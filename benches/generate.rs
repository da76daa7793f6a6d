//! A thousand made-up articles, the same for the same seed: sentences from templates, with
//! figures, quotations, names and furniture in about the measure of news.

use parallax::compare::articles::front_matter::{Source, article};
use parallax::compare::articles::{ArticleId, Library, Outlets};
use parallax::compare::topics::Topics;
use parallax::compare::{Question, Stop};
use std::fmt::Write;
use std::sync::Arc;

/// The seed of all benches.
pub(crate) const SEED: u64 = 0x5eed_2022;

/// SplitMix64 (Steele, Lea and Flood 2014): tiny, and good enough to pick templates.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[(self.next() % from.len() as u64) as usize]
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }
}

const OUTLETS: [&str; 9] = [
    "The Morning Post-Ledger",
    "Northern Wire",
    "Capital Daily",
    "The Observer-Examiner",
    "Harbour Times",
    "Evening Standardbearer",
    "Union Press Agency",
    "The Long Read",
    "Frontier Weekly",
];
const PEOPLE: [&str; 8] = [
    "Anna Lindqvist",
    "Viktor Sorel",
    "Defence Minister Marta Kovacs",
    "General Piet de Vries",
    "Dr. Amina Haddad",
    "J. R. Castellan",
    "President Ilse Brandt",
    "Ambassador Tomas Reyes",
];
const COUNTRIES: [&str; 6] = ["Russia", "Ukraine", "Poland", "Germany", "France", "Britain"];
const PLAIN: [&str; 10] = [
    "Officials in the capital described the mood as calm but watchful.",
    "The market opened late because of the snow, and few stalls were full.",
    "A second round of hearings is expected before the end of the month.",
    "Residents queued for bread, fuel and news, in that order.",
    "It was the third such announcement since the summer.",
    "Nobody in the ministry would speak on the record.",
    "The railway line was closed for repairs during the night.",
    "Analysts differ on what the step means for the coming winter.",
    "A spokesman declined to give details of the schedule.",
    "The report runs to some forty pages and names no sources.",
];

/// `count` articles of about `paragraphs` paragraphs each, as file texts.
pub(crate) fn texts(count: usize, paragraphs: u64) -> Vec<String> {
    let mut random = Random(SEED);
    (0..count).map(|number| text(&mut random, number, paragraphs)).collect()
}

fn text(random: &mut Random, number: usize, paragraphs: u64) -> String {
    let mut out = head(random, number);
    for _ in 0..random.between(paragraphs / 2, paragraphs * 3 / 2) {
        for _ in 0..random.between(1, 4) {
            sentence(random, &mut out);
            out.push(' ');
        }
        out.push_str("\n\n");
    }
    out.push_str("Sign up to our daily newsletter\n");
    out
}

/// The front matter of an article.
fn head(random: &mut Random, number: usize) -> String {
    let (outlet, day, month) = (random.pick(&OUTLETS), random.between(1, 28), random.between(1, 12));
    format!(
        "+++\ntitle = \"Report {number} on the crisis\"\noutlet = \"{outlet}\"\npublished = 2022-{month:02}-{day:02}\n+++\n\n"
    )
}

/// A sentence: five of twelve say something that the topics ask for.
fn sentence(random: &mut Random, out: &mut String) {
    let told = Told::pick(random);
    match random.next() % 12 {
        kind @ 0..5 => told.write(kind, out),
        _ => out.push_str(random.pick(&PLAIN)),
    }
}

/// Of whom and what a sentence tells.
struct Told {
    person: &'static str,
    country: &'static str,
    other: &'static str,
    number: u64,
}

impl Told {
    fn pick(random: &mut Random) -> Self {
        let (person, country, other) =
            (random.pick(&PEOPLE), random.pick(&COUNTRIES), random.pick(&COUNTRIES));
        Self { person, country, other, number: random.between(1, 180) * 1000 }
    }

    /// A sentence of one of five kinds, of which the first two state a figure.
    fn write(&self, kind: u64, out: &mut String) {
        let Self { person, country, other, number } = self;
        let written = match kind {
            0 => {
                write!(
                    out,
                    "{country} has at least {number} troops near the border with {other}, {person} said."
                )
            }
            1 => write!(out, "About {number} soldiers were moved to {country} in March."),
            2 => write!(out, "“Any step towards NATO would cross a red line,” said {person}."),
            3 => write!(out, "{person} warned that sanctions on {country} would have serious consequences."),
            _ => write!(out, "Talks between {country} and {other} ended without a communiqué."),
        };
        written.expect("a String takes all");
    }
}

/// One topic over articles of twenty sentences, of which each belongs to it; all of them state a
/// figure if that is wanted.
pub(crate) fn one_topic(sentences: usize, figures: bool) -> Question {
    let mut random = Random(SEED);
    let texts = (0..sentences.div_ceil(20)).map(|number| {
        let mut text = head(&mut random, number);
        for _ in 0..(sentences - number * 20).min(20) {
            let kind = random.next() % if figures { 2 } else { 5 };
            Told::pick(&mut random).write(kind, &mut text);
            text.push_str("\n\n");
        }
        text
    });
    let library = library_of(texts.collect());
    let topic =
        "[[topic]]\nname = \"All\"\nany = [\"troops\", \"soldiers\", \"NATO\", \"sanctions\", \"talks\"]";
    question_of(topic, library)
}

/// A library of generated articles.
pub(crate) fn library(count: usize, paragraphs: u64) -> Library {
    library_of(texts(count, paragraphs))
}

/// A library of one article that is one line of about as many bytes.
pub(crate) fn one_line(bytes: usize) -> Library {
    let mut random = Random(SEED);
    let mut text = "+++\ntitle = \"Line\"\noutlet = \"Wire\"\npublished = 2022-01-02\n+++\n".to_owned();
    while text.len() < bytes {
        text.push_str(random.pick(&PLAIN));
        text.push(' ');
    }
    sentence(&mut random, &mut text);
    text.push_str(" About 9000 soldiers were moved to Poland in March.\n");
    library_of(vec![text])
}

fn library_of(texts: Vec<String>) -> Library {
    let articles = texts.into_iter().enumerate().map(|(number, text)| {
        let id = ArticleId::new(&format!("generated/{number:05}"));
        let path = format!("generated/{number:05}.md");
        let source = Source { id, path, folder: "generated".into(), folder_name: "generated".into(), text };
        Arc::new(article(source).0)
    });
    Library::new(articles.collect())
}

/// The eight topics of the shipped config over `library`.
pub(crate) fn question(library: Library) -> Question {
    question_of(include_str!("../config.toml"), library)
}

fn question_of(text: &str, library: Library) -> Question {
    let config =
        parallax::config::read(text, "config.toml", &|_| true).unwrap_or_else(|bad| panic!("{}", bad.report));
    Question {
        library: Arc::new(library),
        outlets: Arc::new(Outlets::new(config.outlets)),
        topics: Arc::new(Topics::new(config.topics, config.aliases)),
        ..Question::default()
    }
}

/// A flag that nobody raises.
pub(crate) fn no_stop() -> Stop {
    Stop::default()
}
