//! Outlets under their many spellings: one canonical name, one short name.

use std::collections::BTreeMap;

/// What the config says of an outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutletSpec {
    /// Its canonical name.
    pub name: String,
    /// Other spellings of it.
    pub aliases: Vec<String>,
    /// What a narrow heading says.
    pub short: Option<String>,
}

/// The outlets that the config knows; any other outlet is its own canonical name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlets {
    specs: Vec<OutletSpec>,
    /// The place of each name and alias in `specs`, by its small letters; the first listed wins.
    places: BTreeMap<String, usize>,
}

impl Outlets {
    /// Outlets in the order in which the config lists them.
    pub fn new(specs: Vec<OutletSpec>) -> Self {
        let mut places = BTreeMap::new();
        for (place, spec) in specs.iter().enumerate() {
            for name in [&spec.name].into_iter().chain(&spec.aliases) {
                places.entry(name.to_lowercase()).or_insert(place);
            }
        }
        Self { specs, places }
    }

    /// The canonical name of an outlet as an article or a reader writes it (case does not count).
    pub fn canonical<'a>(&'a self, written: &'a str) -> &'a str {
        self.find(written).map_or(written, |(_, spec)| &spec.name)
    }

    /// What a narrow heading calls it: the short name if the config gives one, else the name.
    pub fn short<'a>(&'a self, written: &'a str) -> &'a str {
        self.find(written).map_or(written, |(_, spec)| spec.short.as_deref().unwrap_or(&spec.name))
    }

    /// What the config says of it, under whatever of its names; none for an outlet that is not listed.
    pub fn spec(&self, written: &str) -> Option<&OutletSpec> {
        self.find(written).map(|(_, spec)| spec)
    }

    /// Its place in the config's list, for `order = "listed"`; none for an outlet that is not listed.
    pub fn place(&self, written: &str) -> Option<usize> {
        self.find(written).map(|(place, _)| place)
    }

    fn find(&self, written: &str) -> Option<(usize, &OutletSpec)> {
        let place = *self.places.get(&written.to_lowercase())?;
        Some((place, self.specs.get(place)?))
    }
}
