//! What a view or a command asks beside the comparison of a topic, and what it is answered.
//!
//! One entry for all of them, so that one thread, one test helper and one command line answer them
//! alike, each abandonable, none on the thread that draws.

use super::articles::{Article, ArticleId};
use super::comparison::{Cell, Comparison, Counterpart, Passage};
use super::filter::{Filter, Passing, filtered};
use super::search::{Found, Query, Reach, search};
use super::tables::concordance::{Concordance, concordance};
use super::tables::draft::{Draft, Glance, draft, glance};
use super::tables::judgements::{Judgements, judgements};
use super::tables::keyness::{Keywords, keywords};
use super::tables::ledger::{Ledger, ledger};
use super::tables::lengths::{Lengths, lengths};
use super::tables::matrix::{Matrix, matrix};
use super::tables::near_misses::{NearMisses, near_misses};
use super::tables::omissions::{Omissions, omissions};
use super::tables::paragraph_links::{ParagraphLinks, paragraph_links};
use super::tables::places::{Places, places};
use super::tables::remedies::{Remedies, remedies};
use super::tables::spellings::{Spellings, spellings};
use super::tables::times::{Period, Times, times};
use super::tables::voices::{Speakers, speakers};
use super::tables::wordings::{WordingSpec, Wordings, wordings};
use super::text::Span;
use super::topics::{Term, TopicSpec};
use super::{Memo, Question, Stop, Stopped, compare_once, compare_with_counterparts};
use std::cmp::Reverse;
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

/// A question beside the comparison of a topic.
#[derive(Clone)]
pub struct Ask {
    /// Articles, scope, outlets, topics and arrangement.
    pub question: Question,
    /// What is asked of them.
    pub asked: Asked,
}

/// What is asked.
#[derive(Clone)]
pub enum Asked {
    /// Topic × column.
    Matrix(Vec<Arc<Comparison>>),
    /// The rows of a topic by their gaps.
    Omissions(Arc<Comparison>),
    /// Topic × time.
    Times(Vec<Arc<Comparison>>, Period),
    /// The figures of a topic.
    Ledger(Arc<Comparison>),
    /// Who is quoted on a topic.
    Speakers(Arc<Comparison>),
    /// Every place of a term.
    Concordance(Term),
    /// What was typed, in all articles.
    Search(Query, Reach),
    /// The alternatives of each wording, counted.
    Wordings(Arc<[WordingSpec]>),
    /// What stands closest to a passage in the other columns.
    Counterparts {
        /// The index of the topic.
        topic: usize,
        /// The passage's article.
        article: ArticleId,
        /// Its bytes.
        span: Span,
    },
    /// What almost got in, of one column.
    NearMisses {
        /// The index of the topic.
        topic: usize,
        /// The id of the row; of the whole topic if none.
        row: Option<String>,
        /// The id of the column.
        column: String,
    },
    /// What a topic that is being made finds, at a glance.
    Glance(Arc<TopicSpec>),
    /// A topic that is being made, in place of the one at the index, if any.
    Draft(Arc<TopicSpec>, Option<usize>),
    /// Which words occur with a topic's passages more than elsewhere.
    Keywords(Arc<Comparison>),
    /// What would admit what almost got into the topic of a comparison.
    Remedies(Arc<Comparison>),
    /// Which spellings may be of one name and are joined by no alias.
    Spellings,
    /// How long articles are.
    Lengths(Vec<Arc<Article>>),
    /// Where a term stands in articles.
    Places(Term, Vec<Arc<Article>>),
    /// How much a filter would admit.
    Passing {
        /// The index of the topic.
        topic: usize,
        /// The filter.
        filter: Filter,
    },
    /// Every judgement, and where it stands.
    Judgements,
    /// Which paragraphs of two articles share names and figures.
    ParagraphLinks {
        /// The one.
        left: Arc<Article>,
        /// The other.
        right: Arc<Article>,
    },
}

/// An answer, of the kind that was asked for.
#[derive(Clone)]
pub enum Answer {
    /// To [`Asked::Matrix`].
    Matrix(Arc<Matrix>),
    /// To [`Asked::Omissions`].
    Omissions(Arc<Omissions>),
    /// To [`Asked::Times`].
    Times(Arc<Times>),
    /// To [`Asked::Ledger`].
    Ledger(Arc<Ledger>),
    /// To [`Asked::Speakers`].
    Speakers(Arc<Speakers>),
    /// To [`Asked::Concordance`].
    Concordance(Arc<Concordance>),
    /// To [`Asked::Search`].
    Found(Arc<Found>),
    /// To [`Asked::Wordings`].
    Wordings(Arc<Wordings>),
    /// To [`Asked::Counterparts`].
    Counterparts(Arc<Counterparts>),
    /// To [`Asked::NearMisses`].
    NearMisses(Arc<NearMisses>),
    /// To [`Asked::Glance`].
    Glance(Arc<Glance>),
    /// To [`Asked::Draft`].
    Draft(Arc<Draft>),
    /// To [`Asked::Keywords`].
    Keywords(Arc<Keywords>),
    /// To [`Asked::Remedies`].
    Remedies(Arc<Remedies>),
    /// To [`Asked::Spellings`].
    Spellings(Arc<Spellings>),
    /// To [`Asked::Lengths`].
    Lengths(Arc<Lengths>),
    /// To [`Asked::Places`].
    Places(Arc<Places>),
    /// To [`Asked::Passing`].
    Passing(Arc<Passing>),
    /// To [`Asked::Judgements`].
    Judgements(Arc<Judgements>),
    /// To [`Asked::ParagraphLinks`].
    ParagraphLinks(Arc<ParagraphLinks>),
}

/// The counterparts of one passage, with the comparison whose columns and articles they name.
#[derive(Clone, Debug)]
pub struct Counterparts {
    /// The comparison.
    pub comparison: Arc<Comparison>,
    /// The passage, as the comparison has it; none if it has none there.
    pub passage: Option<Passage>,
    /// By column, the closest first.
    pub found: Vec<Counterpart>,
}

/// Something that an [`Answer`] may hold.
pub trait Answered: Sized {
    /// The answer, if it is of this kind.
    fn of(answer: &Answer) -> Option<Arc<Self>>;
}

macro_rules! answered {
    ($($kind:ident),*) => {
        $(impl Answered for $kind {
            fn of(answer: &Answer) -> Option<Arc<Self>> {
                match answer {
                    Answer::$kind(found) => Some(Arc::clone(found)),
                    _ => None,
                }
            }
        })*
    };
}

answered!(Matrix, Omissions, Times, Ledger, Speakers, Concordance, Wordings, Counterparts, NearMisses);
answered!(Glance, Draft, Judgements, Keywords, Remedies, Spellings, Lengths, Places, ParagraphLinks);
answered!(Passing, Found);

/// How many counterparts are shown of each other column.
const MOST_COUNTERPARTS: usize = 3;

impl Ask {
    /// Whether this asks the same of the same snapshots, so that it has the same answer.
    pub fn is(&self, other: &Ask) -> bool {
        self.question.is(&other.question) && self.asked.is(&other.asked)
    }

    /// Answers it; what was read of articles is kept in `memo`.
    ///
    /// # Errors
    /// [`Stopped`] if `stop` is raised meanwhile.
    pub fn answer(&self, memo: &Memo, stop: &Stop) -> Result<Answer, Stopped> {
        let question = &self.question;
        Ok(match &self.asked {
            Asked::Matrix(comparisons) => Answer::Matrix(Arc::new(matrix(comparisons, stop)?)),
            Asked::Omissions(comparison) => Answer::Omissions(Arc::new(omissions(comparison, stop)?)),
            Asked::Times(comparisons, period) => Answer::Times(Arc::new(times(comparisons, *period, stop)?)),
            Asked::Ledger(comparison) => Answer::Ledger(Arc::new(ledger(comparison, stop)?)),
            Asked::Speakers(comparison) => Answer::Speakers(Arc::new(speakers(comparison, stop)?)),
            Asked::Concordance(term) => Answer::Concordance(Arc::new(concordance(question, term, stop)?)),
            Asked::Search(query, reach) => {
                Answer::Found(Arc::new(search(question, query, *reach, memo, stop)?))
            }
            Asked::Wordings(specs) => Answer::Wordings(Arc::new(wordings(question, specs, stop)?)),
            Asked::Counterparts { topic, article, span } => {
                let found = counterparts(question, *topic, (article, *span), memo, stop)?;
                Answer::Counterparts(Arc::new(found))
            }
            Asked::NearMisses { topic, row, column } => {
                let found = near_misses(question, *topic, row.as_deref(), column, memo, stop)?;
                Answer::NearMisses(Arc::new(found))
            }
            Asked::Glance(spec) => Answer::Glance(Arc::new(glance(question, spec, memo, stop)?)),
            Asked::Draft(spec, replaced) => {
                Answer::Draft(Arc::new(draft(question, spec, *replaced, memo, stop)?))
            }
            Asked::Keywords(comparison) => Answer::Keywords(Arc::new(keywords(comparison, stop)?)),
            Asked::Remedies(comparison) => {
                Answer::Remedies(Arc::new(remedies(question, comparison, memo, stop)?))
            }
            Asked::Spellings => Answer::Spellings(Arc::new(spellings(question, stop)?)),
            Asked::Lengths(articles) => Answer::Lengths(Arc::new(lengths(articles, stop)?)),
            Asked::Places(term, articles) => {
                let found = places(term, question.topics.aliases(), articles, stop)?;
                Answer::Places(Arc::new(found))
            }
            Asked::Passing { topic, filter } => {
                let whole = compare_once(&question.without_filter(), *topic, memo, stop)?;
                let left = filtered(&whole, filter, question.beside_filter(), stop)?;
                Answer::Passing(Arc::new(Passing::of(&whole, &left)))
            }
            Asked::Judgements => Answer::Judgements(Arc::new(judgements(question, memo, stop)?)),
            Asked::ParagraphLinks { left, right } => {
                let (left, right) = (memo.reading(left), memo.reading(right));
                let aliases = question.topics.aliases().groups();
                Answer::ParagraphLinks(Arc::new(paragraph_links((&left, &right), aliases, stop)?))
            }
        })
    }
}

/// The counterparts of the passage at `span`, or of the one that shares most text with it: pins join
/// sentences to other passages than those that the reader came from.
fn counterparts(
    question: &Question,
    topic: usize,
    (article, span): (&ArticleId, Span),
    memo: &Memo,
    stop: &Stop,
) -> Result<Counterparts, Stopped> {
    let is_sought = |passage: &Passage| passage.article == *article && passage.span.overlaps(span);
    let sought: (&dyn Fn(&Passage) -> bool, usize) = (&is_sought, MOST_COUNTERPARTS);
    // What stands closest is told of all columns.
    let question = &question.without_filter();
    let (comparison, mut by_passage) = compare_with_counterparts(question, topic, sought, memo, stop)?;
    let shared = |of: Span| of.end.min(span.end).saturating_sub(of.start.max(span.start));
    let all = comparison.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::passages);
    let sought = all.filter(|passage| is_sought(passage));
    let passage = sought.min_by_key(|of| (of.span != span, Reverse(shared(of.span)), of.span)).cloned();
    let key = passage.as_ref().map(|passage| (passage.article.clone(), passage.span));
    let found = key.and_then(|key| by_passage.remove(&key)).unwrap_or_default();
    Ok(Counterparts { comparison: Arc::new(comparison), passage, found })
}

impl Asked {
    /// Who asks for what kind of answer: a newer question takes the place of an older one of the
    /// same slot alone. Two articles may lie open, each asking for itself.
    pub fn slot(&self) -> (Discriminant<Asked>, Option<&ArticleId>) {
        let article = match self {
            Asked::Lengths(articles) | Asked::Places(_, articles) => articles.first(),
            Asked::ParagraphLinks { left, .. } => Some(left),
            _ => None,
        };
        (discriminant(self), article.map(|article| &article.id))
    }

    /// Whether this is about what a draft found, so that a newer draft overtakes it.
    pub fn is_of_draft(&self) -> bool {
        matches!(self, Asked::Draft(..) | Asked::Keywords(_) | Asked::Remedies(_))
    }

    /// Whether both ask the same.
    fn is(&self, other: &Asked) -> bool {
        fn same<T>(a: &[Arc<T>], b: &[Arc<T>]) -> bool {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
        }
        match (self, other) {
            (Asked::Matrix(a), Asked::Matrix(b)) => same(a, b),
            (Asked::Times(a, period), Asked::Times(b, other)) => same(a, b) && period == other,
            (Asked::Omissions(a), Asked::Omissions(b))
            | (Asked::Ledger(a), Asked::Ledger(b))
            | (Asked::Keywords(a), Asked::Keywords(b))
            | (Asked::Remedies(a), Asked::Remedies(b))
            | (Asked::Speakers(a), Asked::Speakers(b)) => Arc::ptr_eq(a, b),
            (Asked::Spellings, Asked::Spellings) => true,
            (Asked::Glance(a), Asked::Glance(b)) => a == b,
            (Asked::Draft(a, replaced), Asked::Draft(b, other)) => a == b && replaced == other,
            (Asked::Concordance(a), Asked::Concordance(b)) => a == b,
            (Asked::Search(a, reach), Asked::Search(b, other)) => a == b && reach == other,
            (Asked::Wordings(a), Asked::Wordings(b)) => Arc::ptr_eq(a, b),
            (Asked::Judgements, Asked::Judgements) => true,
            (
                Asked::Counterparts { topic, article, span },
                Asked::Counterparts { topic: of_topic, article: in_article, span: at },
            ) => (topic, article, span) == (of_topic, in_article, at),
            (
                Asked::NearMisses { topic, row, column },
                Asked::NearMisses { topic: of_topic, row: of_row, column: of_column },
            ) => (topic, row, column) == (of_topic, of_row, of_column),
            (Asked::Lengths(a), Asked::Lengths(b)) => same(a, b),
            (Asked::Passing { topic, filter }, Asked::Passing { topic: of_topic, filter: other }) => {
                (topic, filter) == (of_topic, other)
            }
            (Asked::Places(term, a), Asked::Places(other, b)) => term == other && same(a, b),
            (
                Asked::ParagraphLinks { left, right },
                Asked::ParagraphLinks { left: other_left, right: other_right },
            ) => Arc::ptr_eq(left, other_left) && Arc::ptr_eq(right, other_right),
            _ => false,
        }
    }
}
