//! What came out of every single item: shares of what is right, and what changed since another run.

use std::collections::{BTreeMap, BTreeSet};

/// One item of a measure.
struct Outcome {
    is_right: bool,
    detail: String,
}

/// The outcomes of a run by measure and item; both are stable between runs.
#[derive(Default)]
pub(crate) struct Outcomes(BTreeMap<(String, String), Outcome>);

impl Outcomes {
    /// Notes an item; `detail` says what was found where it is wrong.
    pub(crate) fn add(&mut self, measure: &str, item: String, is_right: bool, detail: String) {
        self.0.insert((measure.to_owned(), item), Outcome { is_right, detail });
    }

    /// Prints what share of a measure's items is right.
    pub(crate) fn print_share(&self, measure: &str) {
        let of_measure = || self.0.iter().filter(|((of, _), _)| of == measure);
        let (right, all) =
            (of_measure().filter(|(_, outcome)| outcome.is_right).count(), of_measure().count());
        println!("{measure:34} {:.3}  ({right} of {all})", share(right, all));
    }

    /// Every item that is wrong.
    pub(crate) fn print_misses(&self) {
        for ((measure, item), outcome) in self.0.iter().filter(|(_, outcome)| !outcome.is_right) {
            println!("wrong  {measure}  {item}  {}", outcome.detail);
        }
    }

    /// One line an item: measure, item, outcome.
    pub(crate) fn listed(&self) -> String {
        let line = |((measure, item), outcome): (&(String, String), &Outcome)| {
            let mark = if outcome.is_right { "right" } else { "wrong" };
            format!("{mark}\t{measure}\t{}\n", one_line(item))
        };
        self.0.iter().map(line).collect()
    }

    /// What is right or wrong otherwise than in `before`, which an earlier run listed.
    pub(crate) fn print_changes(&self, before: &str) {
        let (now, before) = (self.listed(), before.lines().collect::<BTreeSet<_>>());
        let now: BTreeSet<&str> = now.lines().collect();
        for line in now.difference(&before) {
            let sign = if line.starts_with("right") { "+" } else { "-" };
            println!("{sign} {line}");
        }
    }
}

/// `part` of `whole`; 0 of nothing.
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Precision, recall and their harmonic mean.
pub(crate) fn f1(both: usize, predicted: usize, wanted: usize) -> (f64, f64, f64) {
    let (precision, recall) = (share(both, predicted), share(both, wanted));
    let sum = precision + recall;
    (precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
