//! The thread that answers what views ask beside comparisons, of each slot ([`Asked::slot`]) the
//! newest question alone, and that writes exports.

use super::export;
use super::reader::Incoming;
use crate::compare::answers::{Ask, Asked};
use crate::compare::articles::ArticleId;
use crate::compare::{Memo, Stop, Stopped};
use crate::ui::model::Exporting;
use crate::ui::update::{Event, Message};
use std::collections::HashMap;
use std::io;
use std::mem::Discriminant;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// The thread that answers, seen from who asks it.
#[derive(Debug)]
pub(super) struct Answerer {
    requests: Sender<Request>,
    /// The flag of the newest question of each slot.
    newest: HashMap<(Discriminant<Asked>, Option<ArticleId>), Newest>,
}

#[derive(Debug)]
struct Newest {
    stop: Stop,
    /// Whether it is about what a draft found.
    is_of_draft: bool,
}

enum Request {
    Ask { ticket: u64, ask: Box<Ask>, stop: Stop },
    Export(Box<Exporting>),
}

impl Answerer {
    /// Starts the thread; what it finds goes to `incoming`, what it reads of articles to `memo`.
    ///
    /// # Errors
    /// If no thread can be started.
    pub(super) fn start(memo: Arc<Memo>, incoming: Sender<Incoming>) -> io::Result<Self> {
        let (requests, requested) = mpsc::channel();
        thread::Builder::new().name("answer".to_owned()).spawn(move || work(&requested, &memo, &incoming))?;
        Ok(Self { requests, newest: HashMap::new() })
    }

    /// Answers a question; what an older one of its slot still does is abandoned, and for a newer draft
    /// what is asked about the older one, too: no letter that is typed waits for that.
    pub(super) fn ask(&mut self, ticket: u64, ask: Box<Ask>) {
        let stop = Stop::default();
        let (kind, article) = ask.asked.slot();
        if matches!(ask.asked, Asked::Glance(_) | Asked::Draft(..)) {
            self.newest.values().filter(|of| of.is_of_draft).for_each(|of| of.stop.raise());
        }
        let newest = Newest { stop: stop.clone(), is_of_draft: ask.asked.is_of_draft() };
        if let Some(older) = self.newest.insert((kind, article.cloned()), newest) {
            older.stop.raise();
        }
        // The thread ends only with the program.
        let _ = self.requests.send(Request::Ask { ticket, ask, stop });
    }

    /// Writes an export; what is asked meanwhile waits for it.
    pub(super) fn export(&self, exporting: Box<Exporting>) {
        let _ = self.requests.send(Request::Export(exporting));
    }
}

fn work(requested: &Receiver<Request>, memo: &Memo, incoming: &Sender<Incoming>) {
    for request in requested {
        let (ticket, ask, stop) = match request {
            Request::Ask { ticket, ask, stop } => (ticket, ask, stop),
            Request::Export(exporting) => {
                let written = catch_unwind(AssertUnwindSafe(|| export::written(exporting, memo)));
                let failed = "the export failed: the list of problems says why".to_owned();
                let message = written.unwrap_or(Message::Failed(failed));
                if incoming.send(Incoming::Event(Event::Message(message))).is_err() {
                    return;
                }
                continue;
            }
        };
        let answer = match catch_unwind(AssertUnwindSafe(|| ask.answer(memo, &stop))) {
            Ok(Ok(answer)) => Some(answer),
            Ok(Err(Stopped)) => continue,
            // The panic hook has reported it; what the memo holds of it is not to be trusted.
            Err(_) => {
                memo.forget();
                None
            }
        };
        if incoming.send(Incoming::Event(Event::Message(Message::Answered { ticket, answer }))).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::articles::{Article, Body, Meta};
    use crate::compare::{Question, compare};

    fn article(id: &str, hash: u64) -> Arc<Article> {
        let (id, meta, body) = (ArticleId::new(id), Meta::default(), Body::new("Ten ships left."));
        Arc::new(Article::new(id, String::new(), String::new(), meta, hash, body))
    }

    fn question() -> Question {
        Question::default()
    }

    /// The flags of the newest questions after this one.
    fn ask(answerer: &mut Answerer, asked: Asked) -> Vec<Stop> {
        answerer.ask(1, Box::new(Ask { question: question(), asked }));
        answerer.newest.values().map(|newest| newest.stop.clone()).collect()
    }

    fn answerer() -> Answerer {
        // Nobody takes the requests: they are not answered here.
        Answerer { requests: mpsc::channel().0, newest: HashMap::new() }
    }

    #[test]
    fn who_asks_for_one_article_is_not_stopped_by_who_asks_for_another() {
        let (one, other, mut answerer) = (article("a", 1), article("b", 2), answerer());
        let lengths = |article: &Arc<Article>| Asked::Lengths(vec![Arc::clone(article)]);
        ask(&mut answerer, lengths(&one));
        let stops = ask(&mut answerer, lengths(&other));
        assert_eq!(stops.len(), 2);
        assert!(stops.iter().all(|stop| stop.poll().is_ok()));
        assert_eq!(ask(&mut answerer, lengths(&one)).len(), 2);
        assert_eq!(stops.iter().filter(|stop| stop.poll().is_err()).count(), 1, "the older of the same");
    }

    #[test]
    fn a_draft_overtakes_what_is_asked_about_an_older_one_and_nothing_else() {
        let mut answerer = answerer();
        let nothing = compare(&question(), 0, &Memo::default(), &Stop::default()).expect("nobody stops it");
        let nothing = Arc::new(nothing);
        ask(&mut answerer, Asked::Keywords(Arc::clone(&nothing)));
        ask(&mut answerer, Asked::Remedies(nothing));
        let stops = ask(&mut answerer, Asked::Lengths(vec![article("a", 1)]));
        assert!(stops.iter().all(|stop| stop.poll().is_ok()));
        ask(&mut answerer, Asked::Draft(Arc::default(), None));
        assert_eq!(stops.iter().filter(|stop| stop.poll().is_err()).count(), 2);
    }
}
