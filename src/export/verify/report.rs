//! What came of the citations of some documents, for people and for programs.

use super::{At, Checked, Place, Quoted, Run, Source, Verdict};
use crate::compare::counted;
use crate::compare::tables::word_diff::ChangeKind;
use crate::compare::text::screen::safe;
use crate::export::MadeBy;
use crate::export::json::made_by;
use serde_json::{Value, json};

/// Of words that both have in common, more than these at each end are left out for people.
const MOST_SAME: usize = 8;

/// A document's citations.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What messages call it.
    pub name: String,
    /// What came of each of its citations, in its order.
    pub checked: Vec<Checked>,
}

/// How many citations came to each verdict, in the order of [`Verdict::ALL`].
fn counts(documents: &[Document]) -> [(Verdict, usize); 4] {
    let all = || documents.iter().flat_map(|document| &document.checked);
    Verdict::ALL.map(|verdict| (verdict, all().filter(|checked| checked.verdict == verdict).count()))
}

/// For people: a line a citation, what differs below it, and a line of counts.
///
/// Between `[-` and `-]` stand words that only the article has, between `{+` and `+}` those that only the
/// document has.
pub fn text(documents: &[Document], by: &MadeBy) -> String {
    let mut out = String::new();
    for document in documents {
        out += &format!("{}\n", document.name);
        if document.checked.is_empty() {
            out += "  no citation with a locator\n";
        }
        let at = |checked: &Checked| match &checked.citation.at {
            At::Line(line) => line.to_string(),
            At::Pointer(pointer) => pointer.clone(),
        };
        let width = document.checked.iter().map(|checked| at(checked).len()).max().unwrap_or(0);
        for checked in &document.checked {
            let verdict = checked.verdict.name();
            out += &format!("  {:>width$}  {verdict:<7}  {}\n", at(checked), said(checked));
            for line in details(checked) {
                out += &format!("  {:width$}           {line}\n", "");
            }
        }
        out.push('\n');
    }
    let counts = counts(documents);
    let all = counts.iter().map(|(_, count)| count).sum();
    let each = counts.map(|(verdict, count)| format!("{count} {}", verdict.name()));
    out += &format!("{}: {}\n{by}\n", counted(all, "citation"), each.join(", "));
    safe(&out).into_owned()
}

/// For programs; the same inputs give the same bytes.
pub fn as_json(documents: &[Document], by: &MadeBy) -> String {
    let counts = counts(documents).map(|(verdict, count)| (verdict.name().to_owned(), Value::from(count)));
    let document = json!({
        "schema": 1,
        "made_by": made_by(by),
        "counts": Value::Object(counts.into_iter().collect()),
        "documents": documents.iter().map(|document| json!({
            "name": document.name,
            "citations": document.checked.iter().map(citation).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn citation(checked: &Checked) -> Value {
    let locator = checked.citation.locator.as_ref();
    let (line, pointer) = match &checked.citation.at {
        At::Line(line) => (Some(line), None),
        At::Pointer(pointer) => (None, Some(pointer)),
    };
    let (quoted, words) = match checked.quoted {
        Quoted::Nothing => (None, None),
        Quoted::Whole => (Some("whole"), None),
        Quoted::Shortened(some, all) => (Some("shortened"), Some([some, all])),
        Quoted::Otherwise => (Some("otherwise"), None),
    };
    json!({
        "line": line,
        "pointer": pointer,
        "locator": locator.map(ToString::to_string),
        "article": locator.map(|locator| &locator.article),
        "paragraph": locator.and_then(|locator| locator.paragraph),
        "start": locator.map(|locator| locator.span.start),
        "end": locator.map(|locator| locator.span.end),
        "verdict": checked.verdict.name(),
        "quoted": quoted,
        "words": words,
        "quotation": checked.reading.as_ref().or(checked.citation.readings.first()),
        "places": checked.places.iter().map(place).collect::<Vec<_>>(),
        "elsewhere": checked.elsewhere.iter().map(place).collect::<Vec<_>>(),
        "difference": checked.difference.iter().map(run).collect::<Vec<_>>(),
        "says": said(checked),
    })
}

fn place(place: &Place) -> Value {
    let (start, end) = (place.span.start, place.span.end);
    json!({ "article": place.article.as_str(), "paragraph": place.paragraph, "start": start, "end": end })
}

fn run(run: &Run) -> Value {
    let kind = match run.kind {
        ChangeKind::Same => "same",
        ChangeKind::Cut => "article",
        ChangeKind::Added => "document",
        ChangeKind::Changed => "both",
    };
    json!({ "in": kind, "article": run.article, "document": run.document })
}

/// The verdict in words.
fn said(checked: &Checked) -> String {
    let Some(locator) = &checked.citation.locator else {
        return "the locator is damaged: nobody knows what is cited".to_owned();
    };
    let paragraph = locator.paragraph.map(|paragraph| format!(" ¶{paragraph}")).unwrap_or_default();
    let cited = format!("{}{paragraph}", locator.article);
    let heading = checked.places.first().map(|place| format!("  {}", place.heading)).unwrap_or_default();
    let to = || match checked.places.as_slice() {
        [place] if place.article.as_str() == locator.article => {
            format!("¶{}, bytes {}-{}", place.paragraph, place.span.start, place.span.end)
        }
        [place] => format!("{} ¶{}, {}", place.article, place.paragraph, place.heading),
        places => {
            let each: Vec<String> =
                places.iter().map(|of| format!("{} ¶{}", of.article, of.paragraph)).collect();
            format!("one of {} places that fit equally: {}", places.len(), each.join(", "))
        }
    };
    let quoted = match checked.quoted {
        Quoted::Nothing => "; by its hash alone, without a quotation".to_owned(),
        Quoted::Whole => String::new(),
        Quoted::Shortened(some, all) => format!("; shortened, {some} of {}", counted(all, "word")),
        Quoted::Otherwise => "; quoted otherwise than it stands there".to_owned(),
    };
    match checked.source {
        Source::Here if checked.quoted == Quoted::Otherwise => {
            format!("{cited}{heading}; the quotation is not as it stands there")
        }
        Source::Here => format!("{cited}{heading}{quoted}"),
        Source::Within => format!("{cited} → {}{quoted}", to()),
        Source::InAnother => format!("{cited} → {} (there is no article {}){quoted}", to(), locator.article),
        Source::Like => {
            format!("{cited}  its words are not in the article as they were; most like them: {}", to())
        }
        Source::InPart => format!(
            "{cited}  its words are not in the article as they were; what is quoted of them stands in {}",
            to()
        ),
        Source::Others => format!("{cited}{heading}  other words stand there now"),
        Source::Nothing => format!("{cited}  its words are not in the article, nor anything like them"),
        Source::NoArticle => {
            format!("{cited}  there is no such article, and its words stand in no other one")
        }
        Source::Damaged => cited,
    }
}

/// What differs, and where else the words stand.
fn details(checked: &Checked) -> Vec<String> {
    let mut lines = Vec::new();
    let reading = checked.reading.as_ref();
    let differs = checked.quoted == Quoted::Otherwise || checked.source == Source::Like;
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match reading.filter(|_| differs && checked.places.len() == 1) {
        Some(_) if !checked.difference.is_empty() => lines.push(marked(&checked.difference)),
        Some(reading) => {
            lines.push("the words are the same; marks or white space differ:".to_owned());
            lines.push(format!("article:  {}", one_line(&checked.words)));
            lines.push(format!("document: {}", one_line(reading)));
        }
        None if checked.source == Source::Others => lines.push(format!("now: {}", one_line(&checked.words))),
        None => {}
    }
    if !checked.elsewhere.is_empty() {
        let each: Vec<String> = checked
            .elsewhere
            .iter()
            .map(|place| format!("{} ¶{} ({})", place.article, place.paragraph, place.heading))
            .collect();
        lines.push(format!("the very words stand in another article: {}", each.join("; ")));
    }
    lines
}

/// The words of both in one line, each between marks where the other has not got them.
fn marked(difference: &[Run]) -> String {
    let last = difference.len().saturating_sub(1);
    let run = |(index, run): (usize, &Run)| {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut parts = Vec::new();
        if run.kind == ChangeKind::Same {
            return around(&one_line(&run.article), index > 0, index < last);
        }
        if !run.article.is_empty() {
            parts.push(format!("[-{}-]", one_line(&run.article)));
        }
        if !run.document.is_empty() {
            parts.push(format!("{{+{}+}}", one_line(&run.document)));
        }
        parts.join("")
    };
    difference.iter().enumerate().map(run).collect::<Vec<_>>().join(" ")
}

/// Words that both have: those next to what differs.
fn around(text: &str, after: bool, before: bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let most = MOST_SAME * (usize::from(after) + usize::from(before));
    if words.len() <= most + 1 {
        return text.to_owned();
    }
    let first = if after { words[..MOST_SAME].join(" ") } else { String::new() };
    let last = if before { words[words.len() - MOST_SAME..].join(" ") } else { String::new() };
    format!("{first} … {last}").trim().to_owned()
}
