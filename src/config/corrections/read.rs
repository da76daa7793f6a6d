//! The text of corrections.toml → judgements.

use super::schema::{FIGURE, MEMBER, NOTE, QUOTATION, REJECT, REVIEWED, ROW, SILENT, TOP};
use crate::compare::articles::ArticleId;
use crate::compare::corrections::{
    Anchor, CellMark, CorrectedRow, FigureCorrection, FigureFields, Judgement, Layer, Member, Stamp, What,
};
use crate::compare::evidence::{AsOf, Hedge};
use crate::config::BadConfig;
use crate::config::fields::Fields;
use crate::config::mistakes::{self, Mistake, quoted};
use crate::config::schema::Schema;
use crate::config::syntax;
use std::collections::BTreeSet;
use toml::de::DeTable;

/// A file as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The judgements that can be read.
    pub layer: Layer,
    /// What is wrong with the others; while there is something, the file is not to be written.
    pub bad: Option<BadConfig>,
}

/// How an entry of one kind is read; none with a mistake noted.
type Entry = fn(&Fields<'_>, &mut Vec<Mistake>) -> Option<What>;

/// The kinds of entries, by their keys.
const KINDS: [(&str, &Schema, Entry); 7] = [
    ("row", &ROW, row),
    ("reject", &REJECT, reject),
    ("figure", &FIGURE, figure),
    ("quotation", &QUOTATION, quotation),
    ("note", &NOTE, note),
    ("silent", &SILENT, |fields, mistakes| Some(What::Silent(cell(fields, mistakes)?))),
    ("reviewed", &REVIEWED, |fields, mistakes| Some(What::Reviewed(cell(fields, mistakes)?))),
];

/// Reads the judgements of a layer. `file` is how messages call the file, `name` what the layer is
/// called.
pub fn read(text: &str, file: &str, name: &str) -> Read {
    let (mended, broken) = syntax::mend(text);
    let (document, _) = DeTable::parse_recoverable(&mended);
    let mut mistakes = Vec::new();
    let top = Fields::new(&TOP, document.get_ref(), 0..0, &mut mistakes);
    let mut judgements = Vec::new();
    for (kind, schema, entry) in KINDS {
        let schema: &'static Schema = schema;
        top.each_table(kind, schema, &mut mistakes, |fields, mistakes| {
            let stamp = stamp(&fields, mistakes);
            let what = entry(&fields, mistakes).filter(|_| fields.is_sound(mistakes));
            judgements.extend(what.map(|what| Judgement { stamp, what }));
        });
    }
    mistakes.retain(|mistake| broken.is_empty() || !mistake.missing);
    mistakes.extend(broken);
    let bad = (!mistakes.is_empty()).then(|| mistakes::report(text, file, mistakes));
    Read { layer: Layer::new(name, judgements), bad }
}

fn stamp(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Stamp {
    let made = fields.date("made", mistakes).unwrap_or_default();
    Stamp { made, by: said(fields, "by", mistakes).flatten() }
}

/// What a key says: nothing if it is an empty string, none if it is not there.
fn said(fields: &Fields<'_>, key: &str, mistakes: &mut Vec<Mistake>) -> Option<Option<String>> {
    let text = fields.text(key, mistakes)?.get_ref().trim().to_owned();
    Some(Some(text).filter(|text| !text.is_empty()))
}

fn owned(fields: &Fields<'_>, key: &str, mistakes: &mut Vec<Mistake>) -> Option<String> {
    fields.required_text(key, mistakes).map(|text| (*text.get_ref()).to_owned())
}

fn free(fields: &Fields<'_>, key: &str, mistakes: &mut Vec<Mistake>) -> String {
    fields.text(key, mistakes).map(|text| (*text.get_ref()).to_owned()).unwrap_or_default()
}

fn anchor(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<Anchor> {
    let article = owned(fields, "article", mistakes);
    let exact = owned(fields, "exact", mistakes);
    let copies = fields.whole_number("copies", mistakes).map_or(Some(1), |copies| *copies.get_ref());
    Some(Anchor {
        article: ArticleId::new(&article?),
        exact: exact?,
        prefix: free(fields, "prefix", mistakes),
        suffix: free(fields, "suffix", mistakes),
        copies: copies.unwrap_or(usize::MAX).max(1),
        outlet: free(fields, "outlet", mistakes),
        body: fields.hash("body", mistakes),
    })
}

fn row(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<What> {
    let topic = owned(fields, "topic", mistakes);
    let id = owned(fields, "id", mistakes);
    let name = said(fields, "name", mistakes).flatten();
    let takes = !fields.flag("pinned", mistakes).unwrap_or_default();
    let mut members = Vec::new();
    fields.each_table("member", &MEMBER, mistakes, |fields, mistakes| {
        let figures =
            fields.texts("figures", mistakes).iter().map(|text| (*text.get_ref()).to_owned()).collect();
        members.extend(anchor(&fields, mistakes).map(|at| Member { at, figures }));
    });
    if members.is_empty() {
        let help = "write one below it, under `[[row.member]]`, or take the row away";
        mistakes.push(Mistake::new(fields.span.clone(), "this `[[row]]` has no passage", help).missing());
    }
    Some(What::Row(CorrectedRow { topic: topic?, id: id?, name, takes, members }))
}

fn reject(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<What> {
    let topic = owned(fields, "topic", mistakes);
    let at = anchor(fields, mistakes);
    Some(What::Reject { topic: topic?, at: at? })
}

fn figure(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<What> {
    const HEDGES: [(&str, Option<Hedge>); 6] = [
        ("about", Some(Hedge::About)),
        ("at least", Some(Hedge::AtLeast)),
        ("less than", Some(Hedge::LessThan)),
        ("almost", Some(Hedge::Almost)),
        ("up to", Some(Hedge::UpTo)),
        ("none", None),
    ];
    let value = fields.number("value", mistakes);
    let max = fields.number("max", mistakes);
    if let (None, Some(_), Some(at)) = (value, max, fields.value("max")) {
        let help = "write the lower bound as `value`";
        mistakes.push(Mistake::new(at.span(), "`max` stands without `value`", help).missing());
    }
    let corrected = FigureFields {
        whose: said(fields, "whose", mistakes),
        value: value.map(|value| (value, max)),
        hedge: fields.choice("hedge", &HEDGES, mistakes),
        as_of: as_of(fields, mistakes),
        said_by: said(fields, "said_by", mistakes),
    };
    let is_given = |key: &&str| fields.value(key).is_some();
    if !["value", "max", "hedge", "whose", "as_of", "said_by"].iter().any(is_given) {
        let help = "say what it should be: `value`, `hedge`, `whose`, `as_of` or `said_by`";
        mistakes
            .push(Mistake::new(fields.span.clone(), "this `[[figure]]` corrects nothing", help).missing());
    }
    Some(What::Figure(FigureCorrection { at: anchor(fields, mistakes)?, fields: corrected }))
}

fn as_of(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<Option<AsOf>> {
    let text = fields.text("as_of", mistakes)?;
    if text.get_ref().is_empty() {
        return Some(None);
    }
    let as_of = AsOf::of_edtf(text.get_ref());
    if as_of.is_none() {
        let title = format!("`as_of` cannot be {}", quoted(text.get_ref()));
        let help =
            "write a year, a month, a day or an interval: `2031`, `2031-02`, `2031-02-05`, `2030-11/2031-02`";
        mistakes.push(Mistake::new(text.span(), title, help));
    }
    as_of.map(Some)
}

fn quotation(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<What> {
    let speaker = said(fields, "speaker", mistakes);
    if fields.value("speaker").is_none() {
        let help = "add `speaker = \"Ana Silva\"`, or `speaker = \"\"` where nobody is credited";
        let title = "this `[[quotation]]` has no `speaker`";
        mistakes.push(Mistake::new(fields.span.clone(), title, help).missing());
    }
    Some(What::Quotation { at: anchor(fields, mistakes)?, speaker: speaker? })
}

fn note(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<What> {
    let text = owned(fields, "text", mistakes);
    let at = anchor(fields, mistakes);
    // Line ends may have been changed on the way through git or an editor.
    Some(What::note(at?, &text?))
}

fn cell(fields: &Fields<'_>, mistakes: &mut Vec<Mistake>) -> Option<CellMark> {
    let topic = owned(fields, "topic", mistakes);
    let row = owned(fields, "row", mistakes);
    let column = owned(fields, "column", mistakes);
    let has_words = fields.value("article").is_some() || fields.value("exact").is_some();
    let texts = fields.hash("column_body", mistakes).into_iter();
    let texts: BTreeSet<u64> = texts.chain(fields.hashes("column_bodies", mistakes)).collect();
    Some(CellMark {
        row_at: if has_words { anchor(fields, mistakes) } else { None },
        texts: texts.into_iter().collect(),
        held: if fields.has("held") { fields.hash("held", mistakes) } else { None },
        topic: topic?,
        row: row?,
        column: column?,
    })
}
