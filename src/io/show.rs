//! `parallax show`: what the views say, without a terminal.

use super::commands::{Opened, open, say, without_filter};
use super::counterparts::{known, place};
use super::error::Error;
use crate::cli::{Show, Sources};
use crate::compare::answers::{Answer, Answered, Ask, Asked};
use crate::compare::articles::Article;
use crate::compare::comparison::Comparison;
use crate::compare::tables::dispersion::dispersion;
use crate::compare::tables::lengths::Lengths;
use crate::compare::tables::near_misses::NearMisses;
use crate::compare::topics::Term;
use crate::compare::{Memo, Question, Stop, compare};
use crate::export::MadeBy;
use crate::export::show::{self, Report, write};
use std::sync::Arc;

/// What is asked, of what.
struct Asking {
    question: Question,
    memo: Memo,
    stop: Stop,
}

/// Prints what a view says, topic by topic where it speaks of one at a time.
///
/// # Errors
/// If a topic, paragraph or term is not there or cannot be used, or what is printed cannot be written.
pub fn print(sources: &Sources, what: &Show) -> Result<(), Error> {
    let shown = what.shown();
    if matches!(what, Show::Words { .. } | Show::Wordings { .. } | Show::NearMisses { .. }) {
        without_filter(sources, what.name())?;
    }
    let Opened { question, topics: wanted, found, .. } = open(sources, &shown.topic)?;
    let asking = Asking { question, memo: Memo::default(), stop: Stop::default() };
    let wordings = Arc::clone(&found.config.wordings);
    let reports = match what {
        Show::Matrix(_) => asking.of_all(&wanted, Asked::Matrix, show::matrix::report),
        Show::Timeline { period, .. } => {
            let asked = |comparisons| Asked::Times(comparisons, period.period());
            asking.of_all(&wanted, asked, show::times::report)
        }
        Show::Omissions(_) => asking.of_each(&wanted, Asked::Omissions, show::omissions::report),
        Show::Gaps(_) => asking.of_each(&wanted, Asked::Omissions, show::gaps::report),
        Show::Figures(_) => asking.of_each(&wanted, Asked::Ledger, show::figures::report),
        Show::Voices(_) => asking.of_each(&wanted, Asked::Speakers, show::voices::report),
        Show::Words { term, .. } => {
            let parsed = Term::parse(term).map_err(|why| Error::NoTerm { term: term.clone(), why })?;
            let found = asking.answered(Asked::Concordance(parsed));
            found.iter().map(|found| show::concordance::report(found)).collect()
        }
        Show::Wordings(_) => {
            let found = asking.answered(Asked::Wordings(wordings));
            found.iter().map(|found| show::wordings::report(found)).collect()
        }
        Show::Why { paragraph, .. } => {
            let (article, number) = place(&asking.question.library, paragraph)?;
            let reports = wanted.iter().filter_map(|topic| asking.compared(*topic));
            let reports = reports.map(|comparison| show::why::report(&comparison, &article.id, number));
            let reports: Vec<Report> = reports.filter(|report| !report.records.is_empty()).collect();
            if reports.is_empty() {
                let id = article.id.to_string();
                return Err(Error::NotShown { id, paragraph: number, topics: shown.topic.clone() });
            }
            reports
        }
        Show::Article { article, .. } => {
            asking.of_article(&known(&asking.question.library, article)?, &wanted).into_iter().collect()
        }
        Show::NearMisses { row, column, .. } => {
            let report = |topic: &usize| asking.near_misses(*topic, row.as_deref(), column);
            wanted.iter().filter_map(report).collect()
        }
    };
    let made_by = MadeBy::of(&asking.question, found.config.hash);
    say(&write(what.name(), &reports, &made_by, shown.format.form(), shown.exact))
}

impl Asking {
    fn compared(&self, topic: usize) -> Option<Arc<Comparison>> {
        // Nobody raises the flag.
        compare(&self.question, topic, &self.memo, &self.stop).ok().map(Arc::new)
    }

    fn answered<T: Answered>(&self, asked: Asked) -> Option<Arc<T>> {
        let ask = Ask { question: self.question.clone(), asked };
        let answer: Option<Answer> = ask.answer(&self.memo, &self.stop).ok();
        answer.as_ref().and_then(T::of)
    }

    /// One report about all of these topics.
    fn of_all<T: Answered>(
        &self,
        topics: &[usize],
        asked: impl Fn(Vec<Arc<Comparison>>) -> Asked,
        report: impl Fn(&T) -> Report,
    ) -> Vec<Report> {
        let comparisons = topics.iter().filter_map(|topic| self.compared(*topic)).collect();
        self.answered(asked(comparisons)).iter().map(|found: &Arc<T>| report(found)).collect()
    }

    /// A report about each of these topics.
    fn of_each<T: Answered>(
        &self,
        topics: &[usize],
        asked: impl Fn(Arc<Comparison>) -> Asked,
        report: impl Fn(&Comparison, &T) -> Report,
    ) -> Vec<Report> {
        let of_topic = |topic: &usize| {
            let comparison = self.compared(*topic)?;
            let found: Arc<T> = self.answered(asked(Arc::clone(&comparison)))?;
            Some(report(&comparison, &found))
        };
        topics.iter().filter_map(of_topic).collect()
    }

    /// What an article has of these topics.
    fn of_article(&self, article: &Arc<Article>, topics: &[usize]) -> Option<Report> {
        let compared: Vec<_> =
            topics.iter().filter_map(|topic| Some((*topic, self.compared(*topic)?))).collect();
        let topics = dispersion(article, compared.iter().map(|(topic, comparison)| (*topic, &**comparison)));
        let lengths: Arc<Lengths> = self.answered(Asked::Lengths(vec![Arc::clone(article)]))?;
        let length = lengths.of(article)?;
        Some(show::article::report(article, &self.question.outlets, &topics, length))
    }

    /// What almost got into a topic, or a row of it, of the columns wanted; of all if none is named.
    fn near_misses(&self, topic: usize, row: Option<&str>, columns: &[String]) -> Option<Report> {
        let comparison = self.compared(topic)?;
        let is_wanted = |id: &&str| columns.is_empty() || columns.iter().any(|wanted| wanted == id);
        let ids = comparison.columns.iter().map(|column| column.id.as_str()).filter(is_wanted);
        let found: Vec<_> = ids
            .filter_map(|column| {
                let (row, column) = (row.map(str::to_owned), column.to_owned());
                self.answered(Asked::NearMisses { topic, row, column })
            })
            .map(|found: Arc<NearMisses>| (*found).clone())
            .collect();
        Some(show::near_misses::report(&self.question, topic, &found))
    }
}
