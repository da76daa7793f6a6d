//! The reader's own judgement, laid over the program's: passages put into rows of their own, taken
//! from a topic, figures and speakers read otherwise, notes, and cells that were looked at.
//!
//! Apart from alignment, because a judgement holds whatever the program would choose, and because
//! the program's own choice must be had without it. A judgement holds on to the exact words of an
//! article ([`Anchor`]), so that it survives another arrangement and an edit elsewhere in the text;
//! where they are not found it is kept, listed as an orphan and has no effect. Judgements of several
//! people lie over each other in layers, each from one file; where two say different things of the
//! same words neither wins: the program's choice stands, and the disagreement is listed
//! ([`Settled`]).

mod anchor;
mod judgement;
mod laid_over;
mod operations;
mod put;
mod settled;

pub use anchor::{Anchor, Lost, Place, Words};
pub use judgement::{CellMark, CorrectedRow, FigureCorrection, FigureFields, Judgement, Member, Stamp, What};
pub(super) use laid_over::lay_over;
pub(super) use put::{Pieces, put};
pub(super) use settled::slug;
pub use settled::{Differ, Disagreement, Mark, Note, Orphan, Settled, SettledMember, SettledRow};

use std::hash::Hash;

/// What the reader's own layer is called where it comes from no file.
const OWN: &str = "corrections";

/// The judgements of one file, sorted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// What its judgements are called where no author is named: the file's name without its ending.
    pub name: String,
    judgements: Vec<Judgement>,
}

impl Layer {
    /// A layer of these judgements.
    pub fn new(name: impl Into<String>, judgements: Vec<Judgement>) -> Self {
        let mut layer = Self { name: name.into(), judgements };
        layer.sort();
        layer
    }

    /// The same with what makes `wanted` of `base`: without what that has no more, with what it has new. A
    /// row that is another here as well has the changes of both.
    #[must_use]
    pub fn with_changes(&self, base: &Layer, wanted: &Layer) -> Self {
        let is_gone = |of: &&Judgement| base.judgements.contains(of) && !wanted.judgements.contains(of);
        let mut next: Vec<Judgement> = self.judgements.iter().filter(|of| !is_gone(of)).cloned().collect();
        for new in wanted.judgements.iter().filter(|of| !base.judgements.contains(of)) {
            let row = new.what.row();
            let known = next.iter_mut().find_map(|known| known.what.row_mut().filter(|of| of.is_it(row)));
            match known.zip(row) {
                Some((known, row)) => {
                    let base =
                        base.judgements.iter().find_map(|of| of.what.row().filter(|of| of.is_it(Some(row))));
                    *known = known.with_changes(base, row);
                }
                None => next.push(new.clone()),
            }
        }
        Self::new(&*self.name, next)
    }

    /// Its judgements, in the order in which a file has them.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    fn sort(&mut self) {
        self.judgements.sort_by(|a, b| (a.what.order(), &a.stamp).cmp(&(b.what.order(), &b.stamp)));
        self.judgements.dedup();
    }
}

/// What readers have judged: the first layer is the reader's own, the one that is changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    layers: Vec<Layer>,
}

/// Which judgement: its layer, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JudgementId {
    /// The index of the layer.
    pub layer: usize,
    /// The index of the judgement in [`Layer::judgements`].
    pub index: usize,
}

impl Corrections {
    /// Layers over each other, the reader's own first.
    pub fn new(layers: Vec<Layer>) -> Self {
        Self { layers }
    }

    /// The layers, the reader's own first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The reader's own judgements.
    pub fn own(&self) -> &[Judgement] {
        self.layers.first().map(Layer::judgements).unwrap_or_default()
    }

    /// The reader's own layer; an empty one if there is none.
    pub fn own_layer(&self) -> Layer {
        self.layers.first().cloned().unwrap_or_else(|| Layer::new(OWN, Vec::new()))
    }

    /// The same with another layer of the reader's own.
    #[must_use]
    pub fn with_own(&self, own: Layer) -> Self {
        let others = self.layers.iter().skip(1).cloned();
        Self { layers: std::iter::once(own).chain(others).collect() }
    }

    /// All judgements, layer by layer.
    pub fn all(&self) -> impl Iterator<Item = (JudgementId, &Judgement)> {
        self.layers.iter().enumerate().flat_map(|(layer, of)| {
            of.judgements
                .iter()
                .enumerate()
                .map(move |(index, judgement)| (JudgementId { layer, index }, judgement))
        })
    }

    /// The judgement of this id.
    pub fn get(&self, id: JudgementId) -> Option<&Judgement> {
        self.layers.get(id.layer)?.judgements.get(id.index)
    }

    /// A hash of all that they say (xxh3).
    pub fn hash(&self) -> u64 {
        let mut hasher = xxhash_rust::xxh3::Xxh3::new();
        for (id, Judgement { stamp, what }) in self.all() {
            (id.layer, stamp).hash(&mut hasher);
            what.hash(&mut hasher);
        }
        hasher.digest()
    }

    /// How many judgements there are.
    pub fn len(&self) -> usize {
        self.layers.iter().map(|layer| layer.judgements.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Who made a judgement: its author, else "you" for the reader's own, else its file's name.
    pub fn who(&self, id: JudgementId) -> String {
        let by = self.get(id).and_then(|judgement| judgement.stamp.by.clone());
        let of_layer = || match id.layer {
            0 => "you".to_owned(),
            layer => self.layers.get(layer).map_or_else(String::new, |layer| layer.name.clone()),
        };
        by.unwrap_or_else(of_layer)
    }
}
