//! The thread that compares: the newest request at once, the topic that is looked at first.

use super::reader::Incoming;
use crate::compare::comparison::Comparison;
use crate::compare::topics::Topics;
use crate::compare::{Memo, Question, Stop, Stopped, compare_once};
use crate::ui::update::{Event, Message};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// The thread that compares, seen from who asks it.
#[derive(Debug)]
pub(super) struct Comparer {
    requests: Sender<Request>,
    newest: Stop,
}

struct Request {
    generation: u64,
    question: Box<Question>,
    first: usize,
    stop: Stop,
}

impl Comparer {
    /// Starts the thread; what it finds goes to `incoming`.
    ///
    /// # Errors
    /// If no thread can be started.
    pub(super) fn start(memo: Arc<Memo>, incoming: Sender<Incoming>) -> io::Result<Self> {
        let (requests, requested) = mpsc::channel();
        thread::Builder::new()
            .name("compare".to_owned())
            .spawn(move || work(&requested, &memo, &incoming))?;
        Ok(Self { requests, newest: Stop::default() })
    }

    /// Compares on the topic of index `first`, then on all listed ones; what an older request still
    /// does is abandoned.
    pub(super) fn compare(&mut self, generation: u64, question: Box<Question>, first: usize) {
        self.newest.raise();
        self.newest = Stop::default();
        let stop = self.newest.clone();
        // The thread ends only with the program.
        let _ = self.requests.send(Request { generation, question, first, stop });
    }
}

fn work(requested: &Receiver<Request>, memo: &Memo, incoming: &Sender<Incoming>) {
    for request in requested {
        memo.keep_only(&request.question);
        log::debug!("request {} begins with topic {}", request.generation, request.first);
        for topic in order(request.first, &request.question.topics) {
            let compared = catch_unwind(AssertUnwindSafe(|| {
                compare_once(&request.question, topic, memo, &request.stop)
            }));
            let generation = request.generation;
            log::debug!("topic {topic} of request {generation}: {}", said(&compared));
            let message = match compared {
                Ok(Ok(comparison)) => Message::Compared { generation, topic, comparison },
                Ok(Err(Stopped)) => break,
                // The panic hook has reported it; what the memo holds of it is not to be trusted.
                Err(_) => {
                    memo.forget();
                    Message::NotCompared { generation, topic }
                }
            };
            if incoming.send(Incoming::Event(Event::Message(message))).is_err() {
                return;
            }
        }
    }
}

/// How a comparison went, for the log.
fn said(compared: &thread::Result<Result<Arc<Comparison>, Stopped>>) -> String {
    match compared {
        Ok(Ok(comparison)) => {
            format!("{} rows of {} passages", comparison.rows.len(), comparison.counts.passages)
        }
        Ok(Err(Stopped)) => "abandoned".to_owned(),
        Err(_) => "failed".to_owned(),
    }
}

/// The topic at `first`, which may be a built-in one, then all listed ones.
fn order(first: usize, topics: &Topics) -> impl Iterator<Item = usize> {
    let wanted = (first < topics.specs().len()).then_some(first);
    wanted.into_iter().chain((0..topics.listed()).filter(move |topic| *topic != first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::topics::{Aliases, TopicSpec};
    use std::time::Duration;

    fn topics(count: usize) -> Topics {
        let spec = |id: usize| TopicSpec { id: id.to_string(), ..TopicSpec::default() };
        Topics::new((0..count).map(spec).collect(), Aliases::default())
    }

    #[test]
    fn the_topic_that_is_looked_at_comes_first_and_no_listed_one_is_left_out() {
        let three = topics(3);
        for (first, expected) in
            [(0, vec![0, 1, 2]), (1, vec![1, 0, 2]), (2, vec![2, 0, 1]), (99, vec![0, 1, 2])]
        {
            assert_eq!(order(first, &three).collect::<Vec<_>>(), expected, "first {first}");
        }
        if let Some(built_in) = (three.listed()..three.specs().len()).next() {
            assert_eq!(order(built_in, &three).collect::<Vec<_>>(), [built_in, 0, 1, 2]);
        }
    }

    #[test]
    fn every_answer_names_its_request() {
        let (incoming, answers) = mpsc::channel();
        let mut comparer = Comparer::start(Arc::default(), incoming).unwrap();
        let question = Box::new(Question { topics: Arc::new(topics(1)), ..Question::default() });
        comparer.compare(7, question.clone(), 0);
        comparer.compare(8, question, 0);
        let last = loop {
            match answers.recv_timeout(Duration::from_secs(30)).expect("an answer to request 8") {
                Incoming::Event(Event::Message(Message::Compared { generation: 7, .. })) => {}
                Incoming::Event(Event::Message(Message::Compared { generation, topic, .. })) => {
                    break (generation, topic);
                }
                _ => panic!("something else than a comparison"),
            }
        };
        assert_eq!(last, (8, 0));
    }
}
