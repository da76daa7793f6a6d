//! How each outlet words the same thing: the alternatives of `[[wording]]`, counted.
//!
//! A count says how often and in how many articles, and keeps its places: what a word stands for
//! there, the reader sees, not the program.

use super::concordance::{Count, PlaceList, places_of};
use crate::compare::articles::Library;
use crate::compare::comparison::{Arrangement, Column, Columns};
use crate::compare::topics::Term;
use crate::compare::{Question, Stop, Stopped};
use std::sync::Arc;

/// One thing and the ways to word it, as the config lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordingSpec {
    /// What the screen calls it.
    pub name: String,
    /// The alternatives, each a list of terms that count as one.
    pub terms: Vec<Vec<Term>>,
}

/// Wording × outlet.
#[derive(Clone, Debug)]
pub struct Wordings {
    /// The snapshot that all ranges point into.
    pub library: Arc<Library>,
    /// The outlets, each as a column.
    pub columns: Arc<[Column]>,
    /// The alternatives of all wordings, in the order of the config.
    pub alternatives: Vec<Alternative>,
}

/// One way to word something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The name of the wording.
    pub wording: String,
    /// Its terms as the config has them, joined by " / ".
    pub terms: String,
    /// Where it stands.
    pub places: Arc<PlaceList>,
    /// One an outlet.
    pub counts: Vec<Count>,
}

/// Counts the alternatives of each wording in all articles that the question's scope admits.
///
/// # Errors
/// [`Stopped`] if `stop` is raised meanwhile.
pub fn wordings(question: &Question, specs: &[WordingSpec], stop: &Stop) -> Result<Wordings, Stopped> {
    let lists: Vec<Vec<Term>> = specs.iter().flat_map(|spec| spec.terms.clone()).collect();
    let by_outlet = Arrangement { columns: Some(Columns::Outlet), ..question.arrangement };
    let (columns, found) = places_of(question, by_outlet, &lists, stop)?;
    let names = specs.iter().flat_map(|spec| spec.terms.iter().map(|terms| (&spec.name, terms)));
    let alternative = |((name, terms), places): ((&String, &Vec<Term>), PlaceList)| {
        let counts = Count::by_column(places.all(), columns.len());
        let terms: Vec<&str> = terms.iter().map(Term::written).collect();
        Alternative { wording: name.clone(), terms: terms.join(" / "), places: Arc::new(places), counts }
    };
    let alternatives = names.zip(found).map(alternative).collect();
    Ok(Wordings { library: Arc::clone(&question.library), columns, alternatives })
}
