//! Who is quoted by whom, as a report: a record a quotation, and speaker × column for people.

use super::columns::{OF_PLACE, name, of_place};
use super::{Field, Record, Report, Value};
use crate::compare::comparison::Comparison;
use crate::compare::counted;
use crate::compare::tables::voices::{Quotation, Speaker, Speakers, Tally};
use crate::export::judged;

/// The quotations of a topic.
pub fn report(comparison: &Comparison, speakers: &Speakers) -> Report {
    const FIELDS: [&str; 6] = ["topic", "speaker", "guessed", "kind", "cue", "text"];
    let tally = speakers.tally(0..speakers.quotations.len());
    Report {
        title: format!("Voices · {}", comparison.topic.name),
        fields: [&FIELDS[..], &OF_PLACE, &["same_as", "clause", "corrected"]]
            .concat()
            .into_iter()
            .map(Field::of)
            .collect(),
        records: speakers.quotations.iter().map(|of| record(comparison, of)).collect(),
        grid: Some(grid(comparison, speakers)),
        notes: [vec![format!(
            "{} and {}, by {}; direct ones stand between marks, reported ones are credited clauses in the \
             article's words; “?”: a rule guessed the speaker, “2? of 5”: of so many; {} of direct ones stand in several articles",
            counted(tally.direct, "direct quotation"),
            counted(tally.reported, "reported one"),
            counted(speakers.speakers.iter().filter(|of| of.name.is_some()).count(), "speaker"),
            counted(speakers.groups.len(), "group"),
        )], speakers.quotations.iter().flat_map(|of| corrected(comparison, of)).collect()].concat(),
    }
}

fn record(comparison: &Comparison, of: &Quotation) -> Record {
    let text = |span| comparison.text(&of.passage.article, span).to_owned();
    let mut record: Record = vec![
        comparison.topic.id.as_str().into(),
        of.speaker.as_ref().map(|speaker| speaker.name.as_str()).into(),
        Value::Flag(of.speaker.as_ref().is_some_and(|speaker| speaker.guessed)),
        of.kind.name().into(),
        of.cue.map(text).into(),
        text(of.span).into(),
    ];
    record.extend(of_place(comparison, &of.passage, of.column, of.span));
    let corrected = Some(corrected(comparison, of)).filter(|said| !said.is_empty());
    let corrected = corrected.map(|said| said.join("; "));
    record.extend([of.group.map(|group| group + 1).into(), of.within.map(text).into(), corrected.into()]);
    record
}

/// Who corrected the speakers of a quotation's parts, and who says them as the program reads it.
fn corrected(comparison: &Comparison, of: &Quotation) -> Vec<String> {
    let voices = of.passage.judged.voices.iter().filter(|voice| of.span.contains(voice.span));
    voices.map(|voice| judged::of_voice(comparison, &of.passage, voice)).collect()
}

fn grid(comparison: &Comparison, speakers: &Speakers) -> (Vec<Field>, Vec<Record>) {
    let mut fields = vec![Field::of("speaker")];
    fields.extend(
        comparison
            .columns
            .iter()
            .map(|column| Field { name: column.id.clone(), heading: name(comparison, column) }),
    );
    fields.push(Field::of("direct"));
    fields.push(Field::of("reported"));
    let line = |speaker: &Speaker| {
        let name = speaker.name.as_deref().unwrap_or("(nobody that was found)");
        let unsure = match speaker.guessed {
            0 => String::new(),
            _ if speaker.is_guessed() => "?".to_owned(),
            some => format!(" ({some}? of {})", speaker.all().count()),
        };
        let mut line: Record = vec![format!("{name}{unsure}").into()];
        let cells = speaker.cells.iter().map(|cell| speakers.tally(cell.iter().copied()));
        line.extend(cells.map(|tally| in_short(tally).into()));
        let all = speakers.tally(speaker.all());
        line.extend([all.direct.into(), all.reported.into()]);
        line
    };
    (fields, speakers.speakers.iter().map(line).collect())
}

/// "3 direct, 1 reported"; nothing of none.
fn in_short(tally: Tally) -> String {
    let part = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let parts = [part(tally.direct, "direct"), part(tally.reported, "reported")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
