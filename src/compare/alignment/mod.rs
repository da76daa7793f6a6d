//! Pieces of n articles → groups that become rows, each saying how it came about.
//!
//! The ways are tried in order and each takes what the ones before left: rows that the reader
//! named, figures that answer one question (`frames`), a shared cue (`suggested`); the rest stands
//! alone. No group is formed on similarity alone. Apart from the comparison, because nothing here
//! depends on columns: articles are gone through in the order of their ids.

mod content;
mod counterparts;
mod frames;
mod measure;
mod settings;
mod stop_words;
mod suggested;

use crate::compare::articles::Article;
use crate::compare::evidence::{LONGEST_SENTENCE, People};
use crate::compare::passages::Piece;
use crate::compare::text::Span;
use crate::compare::topics::{Aliases, TopicSpec};
use crate::compare::{Problem, Stop, Stopped};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub(crate) use content::is_stop_word;
pub use counterparts::Common;
pub(crate) use counterparts::{Close, InCommon, Ranking, shared_by_all};
pub use frames::Months;
pub(crate) use measure::measure;
pub(crate) use measure::stem;
pub use settings::{Settings, Tightness, Ways};

/// How a row came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// The reader named it in the config.
    Named,
    /// Its figures answer one question.
    Figure,
    /// Its passages share a cue; a suggestion.
    Suggested,
    /// The reader pinned its passages level.
    Pinned,
    /// Nothing was found to stand beside it.
    Alone,
}

impl Way {
    /// Its name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Way::Named => "named",
            Way::Figure => "figure",
            Way::Suggested => "suggested",
            Way::Pinned => "pinned",
            Way::Alone => "alone",
        }
    }
}

/// A piece in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The index of the piece.
    pub piece: usize,
    /// The indices of those of its figures that the group is about, ascending; all of them, unless
    /// the group is of figures.
    pub figures: Vec<usize>,
    /// Where it says what the group shares.
    pub shares: Vec<Share>,
}

impl Member {
    /// A piece of which no figure and no word concerns the group so far.
    fn of(piece: usize) -> Self {
        Self { piece, figures: Vec::new(), shares: Vec::new() }
    }
}

/// The words of a passage that say one of the things that its row shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    /// Which of the row's shared terms.
    pub term: usize,
    /// Its words.
    pub span: Span,
}

/// Pieces that answer the same question, or one that stands alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// How it came about.
    pub way: Way,
    /// What its members share, in the program's own style; the name that the reader gave.
    pub label: String,
    /// The same as separate terms.
    pub shares: Vec<String>,
    /// Its members by piece, never none; of a pinned group as they were pinned.
    pub members: Vec<Member>,
    /// The months that its figures speak of, for figures.
    pub months: Option<Months>,
    /// The index of the reader's row that it is, or that adds to it; none if the program made all of it.
    pub corrected: Option<usize>,
    /// The pieces that the reader took out of it, or put elsewhere.
    pub taken_out: Vec<usize>,
}

impl Group {
    /// A group of the one name that its row has.
    pub(crate) fn named(name: &str, members: Vec<Member>) -> Self {
        Self::of(Way::Named, name.to_owned(), vec![name.to_owned()], members)
    }

    /// A group that the program made, of no month.
    pub(crate) fn of(way: Way, label: String, shares: Vec<String>, members: Vec<Member>) -> Self {
        Self { way, label, shares, members, months: None, corrected: None, taken_out: Vec::new() }
    }
}

/// What the names that pieces hold mean in a scope.
#[derive(Debug, Default)]
pub struct Meanings(HashMap<String, Meant>);

#[derive(Debug)]
struct Meant {
    canonical: String,
    party: String,
}

impl Meanings {
    /// Looks every name of the pieces up once.
    pub fn of(pieces: &[Piece], people: &People, aliases: &Aliases) -> Self {
        let mut meanings: HashMap<String, Meant> = HashMap::new();
        let mut add = |name: &str| {
            if !meanings.contains_key(name) {
                let meant = Meant {
                    canonical: canonical(people, aliases, name),
                    party: party(people, aliases, name),
                };
                meanings.insert(name.to_owned(), meant);
            }
        };
        for evidence in pieces.iter().map(|piece| &piece.evidence) {
            evidence.names.iter().for_each(|name| add(&name.named.name));
            let of_figures =
                evidence.figures.iter().flat_map(|figure| [&figure.whose, &figure.place, &figure.said_by]);
            let speakers = evidence.quotes.iter().map(|quote| &quote.speaker);
            of_figures.chain(speakers).flatten().for_each(|named| add(&named.name));
        }
        Self(meanings)
    }
}

fn canonical(people: &People, aliases: &Aliases, name: &str) -> String {
    people.canonical(aliases.canonical(name))
}

fn party(people: &People, aliases: &Aliases, name: &str) -> String {
    match people.party(name) {
        Some(party) => aliases.canonical(party).to_owned(),
        None => canonical(people, aliases, name),
    }
}

/// What is aligned: the pieces of one topic, sorted by article and position.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The topic.
    pub topic: &'a TopicSpec,
    /// The articles, in the order of their ids.
    pub articles: &'a [Arc<Article>],
    /// The pieces.
    pub pieces: &'a [Piece],
    /// The spellings that stand for each other.
    pub aliases: &'a Aliases,
    /// Who is who in these articles.
    pub people: &'a People,
    /// What the names of the pieces mean, each looked up once.
    pub meanings: &'a Meanings,
    /// How rows are formed.
    pub settings: Settings,
}

impl<'a> Material<'a> {
    /// The party that a name is or belongs to, by its canonical name; itself if it is of none.
    pub(crate) fn party(&self, name: &str) -> String {
        let known = self.meanings.0.get(name).map(|meant| meant.party.clone());
        known.unwrap_or_else(|| party(self.people, self.aliases, name))
    }

    /// The name to show for a name.
    pub(crate) fn canonical(&self, name: &str) -> String {
        let known = self.meanings.0.get(name).map(|meant| meant.canonical.clone());
        known.unwrap_or_else(|| canonical(self.people, self.aliases, name))
    }

    /// The text of the article that the piece at `piece` stands in.
    fn body(&self, piece: usize) -> &'a str {
        self.articles.get(self.pieces[piece].article).map_or("", |article| article.body.as_str())
    }
}

/// Groups all pieces, each of which stands in at least one group; and what was too much to be read.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn align(material: Material<'_>, stop: &Stop) -> Result<(Vec<Group>, Vec<Problem>), Stopped> {
    let mut limits = unread(material);
    let chains = chains(material.pieces);
    let mut free: Vec<bool> = vec![true; chains.len()];
    let Ways { named: by_name, figure: by_figure, suggested } = material.settings.only;
    let (mut groups, mut framed) = (Vec::new(), BTreeSet::new());
    if by_name {
        groups.extend(named(material, &chains, &mut free));
    }
    stop.poll()?;
    if by_figure {
        let (found, by_figures) = frames::groups(material, &chains, &free, stop)?;
        groups.extend(found);
        framed = by_figures;
    }
    stop.poll()?;
    if suggested {
        let (found, limit) = suggested::groups(material, &chains, (&free, &framed), stop)?;
        groups.extend(found);
        limits.extend(limit);
    }
    let taken = groups.iter().flat_map(|group| &group.members).map(|member| member.piece).collect();
    groups.extend(alone(material.pieces, (&chains, &free), &taken));
    Ok((groups, limits))
}

/// The sentences that were too long to be read for evidence.
fn unread(material: Material<'_>) -> Vec<Problem> {
    let too_long = material.pieces.iter().filter(|piece| piece.hit.span.len() > LONGEST_SENTENCE);
    let problem = |piece: &Piece| {
        let id = material.articles.get(piece.article).map_or("", |article| article.id.as_str());
        let message = format!(
            "a sentence of paragraph {} is too long ({} KB) to be read for figures, names and voices",
            piece.hit.paragraph + 1,
            piece.hit.span.len() / 1024
        );
        Problem::new(id, message)
    };
    too_long.map(problem).collect()
}

/// What is left, free chains without the pieces that are taken: neighbouring sentences of one
/// paragraph stand alone together.
fn alone(pieces: &[Piece], (chains, free): (&[Chain], &[bool]), taken: &BTreeSet<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (chain, _) in chains.iter().zip(free).filter(|(_, free)| **free) {
        let left: Vec<usize> = chain.iter().filter(|piece| !taken.contains(piece)).copied().collect();
        let Some(first) = left.first() else { continue };
        let members = whole(pieces, &left);
        let last = groups.last_mut().and_then(|group| Some((group.members.last()?.piece, group)));
        match last {
            Some((last, group)) if pieces[last].is_followed_by(&pieces[*first]) => {
                group.members.extend(members)
            }
            _ => groups.push(Group::of(Way::Alone, String::new(), Vec::new(), members)),
        }
    }
    groups
}

/// A piece and those that follow it: what moves into a row together.
pub(crate) type Chain = Vec<usize>;

fn chains(pieces: &[Piece]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        match chains.last_mut() {
            Some(chain) if piece.follows => chain.push(index),
            _ => chains.push(vec![index]),
        }
    }
    chains
}

/// The members that a chain brings to a group which is about all that it says.
pub(crate) fn whole(pieces: &[Piece], chain: &[usize]) -> Vec<Member> {
    let figures = |piece: usize| (0..pieces[piece].evidence.figures.len()).collect();
    chain.iter().map(|&piece| Member { figures: figures(piece), ..Member::of(piece) }).collect()
}

fn named(material: Material<'_>, chains: &[Chain], free: &mut [bool]) -> Vec<Group> {
    let mut members: Vec<Vec<Member>> = vec![Vec::new(); material.topic.rows.len()];
    for (chain, free) in chains.iter().zip(free) {
        let row = chain.iter().find_map(|&piece| material.pieces[piece].hit.row.as_ref());
        if let Some((row, members)) = row.and_then(|(row, _)| Some((*row, members.get_mut(*row)?))) {
            members.extend(whole(material.pieces, chain).into_iter().map(|member| {
                let shares = cues_of_row(&material.pieces[member.piece], row);
                Member { shares, ..member }
            }));
            *free = false;
        }
    }
    let rows = material.topic.rows.iter().zip(members).filter(|(_, members)| !members.is_empty());
    rows.map(|(row, members)| Group::named(&row.name, members)).collect()
}

/// Where a piece matches the rule of the named row at `row`, whose name is all that its group shares.
fn cues_of_row(piece: &Piece, row: usize) -> Vec<Share> {
    let of_row = piece.hit.row.iter().filter(|(of, _)| *of == row);
    of_row.flat_map(|(_, reasons)| reasons).map(|reason| Share { term: 0, span: reason.span }).collect()
}
