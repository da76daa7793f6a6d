//! Average-link clustering of chains, on pairs that are alike at all.

use crate::compare::{Stop, Stopped};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Two clusters as alike as they were when their versions were these.
struct Candidate {
    alike: f64,
    clusters: (usize, usize),
    versions: (usize, usize),
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.alike.total_cmp(&other.alike).then_with(|| other.clusters.cmp(&self.clusters))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

struct Clusters {
    members: Vec<Vec<usize>>,
    /// For each cluster those it is alike with, and the sum of likeness over their pairs.
    sums: Vec<BTreeMap<usize, f64>>,
    versions: Vec<usize>,
}

impl Clusters {
    fn candidate(&self, a: usize, b: usize) -> Option<Candidate> {
        let sum = self.sums[a].get(&b)?;
        let pairs = (self.members[a].len() * self.members[b].len()) as f64;
        let (a, b) = (a.min(b), a.max(b));
        Some(Candidate {
            alike: sum / pairs,
            clusters: (a, b),
            versions: (self.versions[a], self.versions[b]),
        })
    }

    fn is_current(&self, candidate: &Candidate) -> bool {
        let (a, b) = candidate.clusters;
        (self.versions[a], self.versions[b]) == candidate.versions
    }

    /// Moves all of `b` into `a`.
    fn merge(&mut self, a: usize, b: usize) {
        let moved = std::mem::take(&mut self.members[b]);
        self.members[a].extend(moved);
        for (other, sum) in std::mem::take(&mut self.sums[b]) {
            self.sums[other].remove(&b);
            if other != a {
                *self.sums[a].entry(other).or_default() += sum;
                *self.sums[other].entry(a).or_default() += sum;
            }
        }
        self.versions[a] += 1;
        self.versions[b] += 1;
    }
}

/// Merges the two clusters that are most alike on average until `count` are left, or none are alike;
/// of equals the first. Each cluster ascending, in the order of their first chains.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub(super) fn clusters(
    alike: &[Vec<(usize, f64)>],
    count: usize,
    stop: &Stop,
) -> Result<Vec<Vec<usize>>, Stopped> {
    let total = alike.len();
    let mut sums: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); total];
    for (one, row) in alike.iter().enumerate() {
        for &(other, sum) in row {
            sums[one].insert(other, sum);
            sums[other].insert(one, sum);
        }
    }
    let members = (0..total).map(|chain| vec![chain]).collect();
    let mut clusters = Clusters { members, sums, versions: vec![0; total] };
    let pairs =
        alike.iter().enumerate().flat_map(|(one, row)| row.iter().map(move |(other, _)| (one, *other)));
    let mut heap: BinaryHeap<Candidate> =
        pairs.filter_map(|(one, other)| clusters.candidate(one, other)).collect();
    let mut left = total;
    while left > count.max(1) {
        stop.poll()?;
        let Some(best) = heap.pop() else { break };
        if !clusters.is_current(&best) {
            continue;
        }
        let (a, b) = best.clusters;
        clusters.merge(a, b);
        left -= 1;
        let others: Vec<usize> = clusters.sums[a].keys().copied().collect();
        heap.extend(others.into_iter().filter_map(|other| clusters.candidate(a, other)));
    }
    let mut found: Vec<Vec<usize>> =
        clusters.members.into_iter().filter(|members| !members.is_empty()).collect();
    for members in &mut found {
        members.sort_unstable();
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_on_average_merge_first() {
        let check = |alike: &[Vec<(usize, f64)>], count: usize, expected: &[&[usize]]| {
            assert_eq!(clusters(alike, count, &Stop::default()).expect("nobody stops it"), expected);
        };
        let line = [vec![(1, 5.0), (2, 1.0)], vec![(2, 4.0)], vec![(3, 3.0)], vec![]];
        check(&line, 4, &[&[0], &[1], &[2], &[3]]);
        check(&line, 3, &[&[0, 1], &[2], &[3]]);
        check(&line, 2, &[&[0, 1], &[2, 3]]);
        check(&line, 1, &[&[0, 1, 2, 3]]);
        check(&[vec![(1, 2.0)], vec![], vec![]], 1, &[&[0, 1], &[2]]);
        check(&[vec![(1, 2.0)], vec![(2, 2.0)], vec![]], 2, &[&[0, 1], &[2]]);
        check(&[], 1, &[]);
    }
}
