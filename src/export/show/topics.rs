//! The topics of the config and what each finds, as a report.

use super::{Field, Record, Report, Value};

/// A topic of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its passages: the outlets in the order of the columns, and how many each has; none if the topic
    /// is switched off.
    pub found: Option<Vec<(String, usize)>>,
}

/// One topic × outlet a record, one record of a topic that is switched off; a topic a line.
pub fn report(lines: &[Line]) -> Report {
    let mut outlets: Vec<&str> = Vec::new();
    for (outlet, _) in lines.iter().flat_map(|line| line.found.iter().flatten()) {
        if !outlets.contains(&outlet.as_str()) {
            outlets.push(outlet);
        }
    }
    let headings = ["id", "name", "passages"].into_iter().chain(outlets.iter().copied());
    let grid = lines.iter().map(|line| {
        let passages: Value = match &line.found {
            Some(found) => found.iter().map(|(_, count)| count).sum::<usize>().into(),
            None => "off".into(),
        };
        let count = |outlet: &&str| {
            let mut found = line.found.iter().flatten();
            found.find(|(of, _)| of == outlet).map(|(_, count)| *count).into()
        };
        let head = [line.id.as_str().into(), line.name.as_str().into(), passages];
        head.into_iter().chain(outlets.iter().map(count)).collect()
    });
    Report {
        title: "Topics".to_owned(),
        fields: ["topic", "name", "enabled", "outlet", "passages"].map(Field::of).to_vec(),
        records: lines.iter().flat_map(records).collect(),
        grid: Some((headings.map(Field::of).collect(), grid.collect())),
        notes: Vec::new(),
    }
}

fn records(line: &Line) -> Vec<Record> {
    let of = |enabled, outlet: Value, passages: Value| {
        vec![line.id.as_str().into(), line.name.as_str().into(), Value::Flag(enabled), outlet, passages]
    };
    match &line.found {
        None => vec![of(false, Value::None, Value::None)],
        Some(found) if found.is_empty() => vec![of(true, Value::None, 0_usize.into())],
        Some(found) => {
            found.iter().map(|(outlet, count)| of(true, outlet.as_str().into(), (*count).into())).collect()
        }
    }
}
