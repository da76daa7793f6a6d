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
    newest: HashMap<(Discriminant<Asked>, Option<ArticleId>), Stop>,
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

    /// Answers a question; what an older one of its slot still does is abandoned.
    pub(super) fn ask(&mut self, ticket: u64, ask: Box<Ask>) {
        let stop = Stop::default();
        let (kind, article) = ask.asked.slot();
        if let Some(older) = self.newest.insert((kind, article.cloned()), stop.clone()) {
            older.raise();
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
    use crate::compare::Question;
    use crate::compare::articles::{Article, Body, Library, Meta, Outlets, Scope};
    use crate::compare::comparison::Arrangement;
    use crate::compare::topics::{Aliases, Topics};

    #[test]
    fn who_asks_for_one_article_is_not_stopped_by_who_asks_for_another() {
        let article = |id: &str, hash| {
            let body = Body::new("Ten ships left.");
            Arc::new(Article::new(
                ArticleId::new(id),
                String::new(),
                String::new(),
                Meta::default(),
                hash,
                body,
            ))
        };
        let question = Question {
            library: Arc::new(Library::default()),
            scope: Arc::new(Scope::default()),
            outlets: Arc::new(Outlets::default()),
            topics: Arc::new(Topics::new(Vec::new(), Aliases::default())),
            arrangement: Arrangement::default(),
            corrections: Arc::default(),
            filter: Arc::default(),
        };
        let (one, other) = (article("a", 1), article("b", 2));
        let (sender, _requests) = mpsc::channel();
        let mut answerer = Answerer { requests: sender, newest: HashMap::new() };
        let mut ask = |ticket, article: &Arc<Article>| {
            let asked = Asked::Lengths(vec![Arc::clone(article)]);
            answerer.ask(ticket, Box::new(Ask { question: question.clone(), asked }));
            answerer.newest.values().cloned().collect::<Vec<_>>()
        };
        ask(1, &one);
        let stops = ask(2, &other);
        assert_eq!(stops.len(), 2);
        assert!(stops.iter().all(|stop| stop.poll().is_ok()));
        assert_eq!(ask(3, &one).len(), 2);
        assert_eq!(stops.iter().filter(|stop| stop.poll().is_err()).count(), 1, "the older of the same");
    }
}
