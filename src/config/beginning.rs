//! The config that `parallax init` writes for articles that are there already: their outlets, and
//! topics suggested from what they share, each with what speaks for it, for a person to edit.
//!
//! Decided: everything that the program has guessed is said to be so beside it, with its counts and with
//! what was held against what; settings that hold anyway stand there as comments.

use super::edit::{Draft, key, string};
use crate::compare::counted;
use crate::compare::tables::spellings::{Pair, Spelling, Spellings};
use crate::compare::tables::starters::{Starter, Starters};
use crate::compare::text::screen::safe;
use std::cmp::Reverse;

/// An outlet is listed if there are no more than these.
const MOST_OUTLETS: usize = 30;
/// So many of the words that stand everywhere are told.
const MOST_EVERYWHERE: usize = 6;
/// So many spellings are suggested.
const MOST_SPELLINGS: usize = 8;
/// Comments are wrapped at this many characters.
const WIDEST: usize = 92;

/// The text of a config for the articles in these folders, as the config names them, of these outlets.
pub fn beginning(folders: &[&str], outlets: &[String], starters: &Starters, spellings: &Spellings) -> String {
    let Starters { topics, everywhere, articles, outlets: outlet_count, sentences } = starters;
    let of_all = format!(
        "{} of {}, {}",
        counted(*articles, "article"),
        counted(*outlet_count, "outlet"),
        counted(*sentences, "sentence")
    );
    let mut text = comment(&format!(
        "parallax: what to compare. Written by `parallax init` from {of_all}; all of it is yours to change, \
         while parallax runs, too (`e` opens it): the screen follows as soon as you save. `parallax init NAME` \
         in another place writes a config that explains every key."
    ));
    let listed: Vec<String> = folders.iter().map(|folder| string(folder)).collect();
    text +=
        &format!("\n# Where the articles are, seen from this file.\narticles = [{}]\n", listed.join(", "));
    text +=
        "\n[view]\n# columns = \"article\"   # a column for each article | outlet: one for each publisher\n";
    text += "order = \"date\"          # date (undated last) | name | listed (as the outlets below)\n";
    text += &aliases(spellings);
    if !outlets.is_empty() && outlets.len() <= MOST_OUTLETS {
        text += "\n# The outlets as their articles name them. `aliases` takes other names of the same outlet,\n\
                 # `short` a short one for narrow columns.\n";
        text += &outlets.iter().map(|name| outlet(name)).collect::<Vec<_>>().join("\n");
    }
    text += &format!("\n{}", comment(&method(topics.len(), *outlet_count)));
    if !everywhere.is_empty() {
        let told: Vec<String> = everywhere
            .iter()
            .take(MOST_EVERYWHERE)
            .map(|(word, places)| format!("{} ({places})", in_a_line(word)))
            .collect();
        text += &comment(&format!(
            "\nNo topics were made of words in more than a quarter of all sentences, for they tell none \
             apart: {}.",
            told.join(", ")
        ));
    }
    text + &topics.iter().map(|of| topic(of, starters)).collect::<String>()
}

/// How the topics were found, in a paragraph.
fn method(topics: usize, outlets: usize) -> String {
    if topics == 0 {
        return "No topic is suggested: nothing stood out in what the articles share. Write your own: press \
                `a` on a word, or add one here, as in the example.\n\n[[topic]]\nname = \"Gas\"\nany = [\"gas\", \
                \"pipeline\"]"
            .to_owned();
    }
    let shared = match outlets {
        0 | 1 => "that the articles repeat",
        _ => "that two or more outlets have",
    };
    format!(
        "Topics to begin with: words and phrases {shared}, chosen by what stands in the same sentences far \
         more often than in all other sentences of these articles (log-likelihood, G²; Dunning 1993). The \
         words after “with” are those of the highest G², which is 10.83 or more: add to `any` those that \
         belong, in the place of what does not; rename what is named badly, strike out what is no topic. \
         That a word is a topic is the program's guess."
    )
}

/// The table of spellings: those that may belong together stand in it as comments.
fn aliases(Spellings { pairs }: &Spellings) -> String {
    let text = "\n# One name, many spellings: any of a group stands for all of them, in topics, too.\n";
    if pairs.is_empty() {
        return format!("{text}[aliases]\n# \"New York\" = [\"NYC\"]\n");
    }
    let guessed = "These may be spellings of one name, found by their letters and by what stands beside them; take \
                   the first # away from those that are. How often each stands is written behind.";
    let line = |group: &Vec<&Spelling>| {
        let written: Vec<String> = group.iter().map(|of| in_a_line(&of.written)).collect();
        let others: Vec<String> = written.iter().skip(1).map(|other| string(other)).collect();
        let places: Vec<String> = group.iter().map(|of| of.places.to_string()).collect();
        let name = written.first().map(|name| key(name)).unwrap_or_default();
        format!("# {name} = [{}]   # {}\n", others.join(", "), places.join(", "))
    };
    let lines: String = groups(pairs).iter().take(MOST_SPELLINGS).map(line).collect();
    format!("{text}{}[aliases]\n{lines}", comment(guessed))
}

/// Spellings that are joined through pairs, those that stand most often first: each may stand in one group
/// only, for a config takes no spelling twice.
fn groups(pairs: &[Pair]) -> Vec<Vec<&Spelling>> {
    let mut groups: Vec<Vec<&Spelling>> = Vec::new();
    for Pair { one, other } in pairs {
        let of_pair = |group: &Vec<&Spelling>| {
            group.iter().any(|of| of.written == one.written || of.written == other.written)
        };
        let (joined, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(of_pair);
        groups = others;
        let mut group: Vec<&Spelling> = joined.into_iter().flatten().chain([one, other]).collect();
        group.sort_by(|a, b| (Reverse(a.places), &a.written).cmp(&(Reverse(b.places), &b.written)));
        group.dedup_by(|b, a| a.written == b.written);
        groups.push(group);
    }
    groups.sort_by_key(|group| group.first().map(|first| (Reverse(first.places), first.written.clone())));
    groups
}

fn outlet(name: &str) -> String {
    format!("[[outlet]]\nname = {}\n", string(name))
}

fn topic(of: &Starter, all: &Starters) -> String {
    let Starter { term, passages, articles, outlets, companions } = of;
    let mut counts =
        format!("{} in {articles} of {}", counted(*passages, "passage"), counted(all.articles, "article"));
    if all.outlets > 1 {
        counts += &format!(", {outlets} of {}", counted(all.outlets, "outlet"));
    }
    if !companions.is_empty() {
        let told = companions.iter().map(|(word, keyness)| format!("{} ({keyness:.0})", in_a_line(word)));
        counts += &format!("; with {}", told.collect::<Vec<_>>().join(", "));
    }
    let draft = Draft { name: Some(capital(term)), any: Some(vec![term.clone()]), ..Draft::default() };
    format!("\n{}{}\n", comment(&format!("{counts}.")), draft.topic_text("\n"))
}

/// An article's words as a comment may hold them.
fn in_a_line(words: &str) -> String {
    safe(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as a heading has it.
fn capital(term: &str) -> String {
    let mut chars = term.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A paragraph as comment lines.
fn comment(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::from("#");
        for word in paragraph.split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > WIDEST && line != "#" {
                lines.push(std::mem::replace(&mut line, "#".to_owned()));
            }
            line += &format!(" {word}");
        }
        lines.push(line);
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;

    fn starter(term: &str) -> Starter {
        let companions = vec![("dyke\n[[x]]".to_owned(), 21.4)];
        Starter { term: term.into(), passages: 3, articles: 2, outlets: 2, companions }
    }

    #[test]
    fn what_is_written_is_a_good_config() {
        let starters = Starters {
            topics: vec![starter("sandbags"), starter("O\"Hara's \\ quay"), starter("élan")],
            everywhere: vec![("river\u{1b}\n".to_owned(), 40)],
            articles: 2,
            outlets: 2,
            sentences: 120,
        };
        let spelling = |written: &str, places| Spelling { written: written.into(), places, articles: 1 };
        let pair = |one: (&str, usize), other: (&str, usize)| Pair {
            one: spelling(one.0, one.1),
            other: spelling(other.0, other.1),
        };
        let pairs = vec![
            pair(("Harbor\n\"x\"", 4), ("Harbour", 3)),
            pair(("Ostrov", 5), ("Ostroff", 2)),
            pair(("Ostrow", 3), ("Ostroff", 2)),
        ];
        let spellings = Spellings { pairs };
        let outlets = ["The \"Post\"".to_owned(), "a\nb".to_owned()];
        let text = beginning(&["my \"texts\""], &outlets, &starters, &spellings);
        let config = read(&text, "config.toml", &|_| true).unwrap_or_else(|bad| panic!("{}", bad.report));
        assert_eq!(config.articles, Some(vec!["my \"texts\"".to_owned()]));
        let names: Vec<&str> = config.listed.iter().map(|topic| topic.name.as_str()).collect();
        assert_eq!(names, ["Sandbags", "O\"Hara's \\ quay", "Élan"]);
        assert_eq!(config.outlets.len(), 2);
        let spellings = "[aliases]\n# Ostrov = [\"Ostrow\", \"Ostroff\"]   # 5, 3, 2\n# 'Harbor \"x\"' = [\"Harbour\"]   # 4, 3\n";
        assert!(text.contains(spellings), "{text}");
        let taken = text.replace("# Ostrov", "Ostrov").replace("# 'Har", "'Har");
        read(&taken, "config.toml", &|_| true).unwrap_or_else(|bad| panic!("{}", bad.report));
        let counts = "# 3 passages in 2 of 2 articles, 2 of 2 outlets; with dyke [[x]] (21).\n[[topic]]\nname = \"Sandbags\"";
        assert!(text.contains(counts), "{text}");
        assert!(text.lines().all(|line| !line.starts_with('#') || line.chars().count() <= WIDEST), "{text}");
    }

    #[test]
    fn without_topics_it_shows_how_one_is_written() {
        let starters = Starters { articles: 2, outlets: 1, ..Starters::default() };
        let text = beginning(&["."], &[], &starters, &Spellings::default());
        let config = read(&text, "config.toml", &|_| true).unwrap_or_else(|bad| panic!("{}", bad.report));
        assert!(config.listed.is_empty() && text.contains("\n# [[topic]]\n# name = \"Gas\"\n"), "{text}");
    }
}
