//! Headings of columns: outlet, date and every doubt about them, the time to the column before,
//! and, where there is room, the headline.

use super::columns::Plan;
use super::line::{Inked, Line, Piece};
use crate::compare::articles::Published;
use crate::compare::comparison::{Column, Comparison};
use crate::compare::evidence::is_english;
use crate::compare::text::Span;
use crate::compare::text::screen::glyphs;
use crate::ui::model::visits::News;
use crate::ui::theme::Role;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Neighbouring columns further apart than this say so, in days.
const APART: i64 = 60;
/// The most lines of a headline.
const MOST_TITLE_LINES: usize = 4;
/// The most lines of a headline that is there only to tell columns apart.
const MOST_LINES_TO_TELL_APART: usize = 2;
/// How much of a headline tells columns of a table apart, in cells.
const WIDTH_TO_TELL_APART: u16 = 30;

/// What all headings of one layout are made from.
pub(super) struct Heads<'a> {
    pub comparison: &'a Comparison,
    /// What came since the last visit.
    pub news: &'a News,
    /// What [`alike`] says of the comparison.
    pub alike: &'a [Alike],
    /// Whether headings show headlines.
    pub titles: bool,
    /// The most lines of a heading.
    pub most: usize,
}

/// What the reader has made of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// Whether the others are held against it.
    pub is_base: bool,
    /// Whether it stays at the left.
    pub is_frozen: bool,
}

impl Heads<'_> {
    /// The heading of the column at `column` in `width` cells; `before` is the column to its left.
    pub(super) fn head(
        &self,
        column: usize,
        standing: Standing,
        before: Option<usize>,
        width: u16,
    ) -> Vec<Line> {
        let before = before.map(|before| &self.comparison.columns[before]);
        let lines = self.lines(&self.comparison.columns[column], standing, self.alike[column], before, width);
        let is_cut = lines.len() > self.most;
        first_lines(lines, self.most, is_cut, width)
    }

    fn lines(
        &self,
        column: &Column,
        standing: Standing,
        alike: Alike,
        before: Option<&Column>,
        width: u16,
    ) -> Vec<Line> {
        let mut lines = outlet(column, standing).lines(width);
        let mut date = date(self.comparison, self.news, column);
        if let Some(apart) = before.and_then(|before| apart(before, column)) {
            date.ours(" ", Role::Dim);
            date.ours(&apart, Role::Warning);
        }
        lines.extend(date.lines(width));
        lines.extend(languages(self.comparison, column).lines(width));
        if self.titles {
            lines.extend(first_words(column, width, MOST_TITLE_LINES));
        } else if alike == Alike::InOutletAndDate {
            lines.extend(first_words(column, width, MOST_LINES_TO_TELL_APART));
        }
        if alike == Alike::InTitleToo {
            lines.extend(Inked::of(last_part(&column.id), Role::Dim).lines(width));
        }
        lines
    }
}

/// Whether other columns look like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alike {
    No,
    /// Another article of the outlet has the same date.
    InOutletAndDate,
    /// It has the same headline as well.
    InTitleToo,
}

/// Whether other columns look like it, for each column of a comparison.
pub(super) fn alike(comparison: &Comparison) -> Vec<Alike> {
    let mut of_look = BTreeMap::new();
    let mut of_title = BTreeMap::new();
    for column in &comparison.columns {
        *of_look.entry(look(column)).or_insert(0) += 1;
        *of_title.entry((look(column), column.title.as_deref())).or_insert(0) += 1;
    }
    let of_column = |column: &Column| match &column.title {
        Some(title) if of_title[&(look(column), Some(title.as_str()))] > 1 => Alike::InTitleToo,
        Some(_) if of_look[&look(column)] > 1 => Alike::InOutletAndDate,
        _ => Alike::No,
    };
    comparison.columns.iter().map(of_column).collect()
}

/// What a heading says without its headline.
fn look(column: &Column) -> (&str, Option<Date>) {
    (&column.short, column.published.map(|published| published.day))
}

/// The headline's first words, as many as stand on `most` lines; "…" where there are more.
fn first_words(column: &Column, width: u16, most: usize) -> Vec<Line> {
    let whole = column.title.as_deref().unwrap_or_default();
    let enough = (most + 1) * (usize::from(width) + 1) * 2;
    let looked_at = whole.char_indices().nth(enough).map_or(whole, |(end, _)| &whole[..end]);
    let words: Vec<&str> = looked_at.split_whitespace().collect();
    let lines = Inked::of(&words.join(" "), Role::Dim).lines(width);
    let is_cut = lines.len() > most || looked_at.len() < whole.len();
    first_lines(lines, most, is_cut, width)
}

/// At most the first `most` lines; if that is not all, "…" ends them, for which words make room.
fn first_lines(mut lines: Vec<Line>, most: usize, is_cut: bool, width: u16) -> Vec<Line> {
    lines.truncate(most);
    if is_cut && let Some(last) = lines.last_mut() {
        while last.width() >= width && shorten(last) {}
        last.push("…", Role::Ours);
    }
    lines
}

/// Takes the last word from a line of ours, or the last glyph where there is but one; false if
/// nothing is left to take.
fn shorten(line: &mut Line) -> bool {
    let Some(Piece { text, role, .. }) = line.pieces.pop() else { return false };
    let text = text.trim_end();
    let word = text.rfind(char::is_whitespace);
    let last = || glyphs(text, Span::new(0, text.len())).last().map(|glyph| glyph.source.start);
    let end = word.or_else(last).unwrap_or(0);
    line.push(text[..end].trim_end(), role);
    true
}

/// The last part of an article's id: "march" of "post/2031/march".
fn last_part(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Outlet and date in one, and what tells it from another that looks like it: the heading of a
/// cell where columns stand one below the other.
pub(super) fn head_in_one(
    (comparison, news): (&Comparison, &News),
    (column, standing): (&Column, Standing),
    alike: Alike,
    width: u16,
) -> Inked {
    let mut head = outlet(column, standing);
    head.ours(" · ", Role::Dim);
    head.append(date(comparison, news, column));
    let languages = languages(comparison, column);
    if !languages.is_empty() {
        head.ours(" · ", Role::Dim);
        head.append(languages);
    }
    let told = told_apart(column, alike, width);
    if !told.is_empty() {
        head.ours(" · ", Role::Dim);
        head.append(told);
    }
    head
}

/// The heading of each column for a table of narrow ones, to be wrapped: outlet, date and every doubt
/// about them, and what tells it from another that looks like it.
pub fn heads_of_table(comparison: &Comparison, news: &News) -> Vec<Vec<(String, Role)>> {
    let alike = alike(comparison);
    let head = |(column, alike): (&Column, &Alike)| {
        let mut head = outlet(column, Standing::default());
        head.ours(" ", Role::Dim);
        head.append(date(comparison, news, column));
        for more in [languages(comparison, column), told_apart(column, *alike, WIDTH_TO_TELL_APART)] {
            if !more.is_empty() {
                head.ours(" ", Role::Dim);
                head.append(more);
            }
        }
        let lines = head.lines(u16::MAX);
        lines.into_iter().flat_map(|line| line.pieces).map(|piece| (piece.text, piece.role)).collect()
    };
    comparison.columns.iter().zip(&alike).map(head).collect()
}

/// What tells a column from another that looks like it; nothing if none does.
fn told_apart(column: &Column, alike: Alike, width: u16) -> Inked {
    let mut told = Inked::default();
    match alike {
        Alike::No => {}
        Alike::InOutletAndDate => {
            let pieces = first_words(column, width, 1).into_iter().flat_map(|line| line.pieces);
            pieces.for_each(|piece| told.ours(&piece.text, piece.role));
        }
        Alike::InTitleToo => told.ours(last_part(&column.id), Role::Dim),
    }
    told
}

/// What stands over the values of the columns off the screen, with `◆` on the side of the base, whose
/// place is `base`: "◂ 1 ◆  +2 ▸".
pub(super) fn head_of_values(plan: &Plan, base: Option<usize>) -> Line {
    let mut line = Line::default();
    let (before, after) = (plan.before(), plan.after());
    let mut side = |of: &Range<usize>, words: String| {
        if of.is_empty() {
            return;
        }
        if line.width() > 0 {
            line.push("  ", Role::Dim);
        }
        line.push(&words, Role::ColumnHead);
        if base.is_some_and(|base| of.contains(&base)) {
            line.push(" ◆", Role::Warning);
        }
    };
    side(&before, format!("◂ {}", before.len()));
    side(&after, format!("+{} ▸", after.len()));
    line
}

/// The outlet with its doubts as a line of ours names it: "Gull? †".
pub fn outlet_in_words(column: &Column) -> String {
    let guessed = if column.is_guessed("outlet") { "?" } else { "" };
    let translated = if column.machine_translated { " †" } else { "" };
    format!("{}{guessed}{translated}", column.short)
}

/// The outlet with its doubts; `◆` stands before the base, `▮` before one that is frozen.
fn outlet(column: &Column, standing: Standing) -> Inked {
    let mut outlet = Inked::default();
    if standing.is_frozen {
        outlet.ours("▮ ", Role::Dim);
    }
    if standing.is_base {
        outlet.ours("◆ ", Role::Warning);
    }
    outlet.ours(&column.short, Role::ColumnHead);
    if column.is_guessed("outlet") {
        outlet.ours("?", Role::Doubt);
    }
    if column.machine_translated {
        outlet.ours(" †", Role::Doubt);
    }
    outlet
}

/// The date, or those of the column's articles, and whether any of them is new.
fn date(comparison: &Comparison, news: &News, column: &Column) -> Inked {
    let mut date = published(comparison, column);
    if let Some(new) = news.of_articles(&column.articles, column.title.is_some()) {
        date.ours(" · ", Role::Dim);
        date.ours(&new, Role::New);
    }
    date
}

fn published(comparison: &Comparison, column: &Column) -> Inked {
    let mut date = Inked::default();
    if column.is_guessed("published") {
        date.ours("~", Role::Doubt);
    }
    match (column.published, &column.title) {
        (Some(published), _) => date.ours(&published.long(), Role::Dim),
        (None, Some(_)) => return Inked::of("undated", Role::Dim),
        (None, None) => date.ours(&dates_of_articles(comparison, column), Role::Dim),
    }
    date
}

/// The languages of a column in which figures and who says them are not read: "de: read for terms
/// and quotes".
fn languages(comparison: &Comparison, column: &Column) -> Inked {
    let articles = column.articles.iter().filter_map(|id| comparison.article(id));
    let unread = articles.filter(|article| !is_english(article));
    let languages: BTreeSet<&str> = unread.filter_map(|article| article.meta.language.as_deref()).collect();
    if languages.is_empty() {
        return Inked::default();
    }
    let languages: Vec<&str> = languages.into_iter().collect();
    Inked::of(&format!("{}: read for terms and quotes", languages.join(", ")), Role::Doubt)
}

/// "2 Dec 2021", "15 Apr 2021 to 15 Feb 2022 · 3 articles".
fn dates_of_articles(comparison: &Comparison, column: &Column) -> String {
    let published = |id| comparison.article(id).and_then(|article| article.meta.published);
    let dates: Vec<Published> = column.articles.iter().filter_map(published).collect();
    let count = match column.articles.len() {
        1 => String::new(),
        count => format!(" · {count} articles"),
    };
    match (dates.iter().min(), dates.iter().max()) {
        (Some(first), Some(last)) if first.day == last.day => format!("{}{count}", first.long()),
        (Some(first), Some(last)) => format!("{} to {}{count}", first.long(), last.long()),
        _ => format!("undated{count}"),
    }
}

/// How far apart two columns are, if that is far: "+10 months", negative where dates run backwards.
fn apart(before: &Column, column: &Column) -> Option<String> {
    let (from, to) = (before.published?.day, column.published?.day);
    let days = to.duration_since(from).as_hours() / 24;
    let sign = if days > 0 { '+' } else { '−' };
    let months = (days.abs() as f64 / 30.44).round() as i64;
    match months {
        _ if days.abs() <= APART => None,
        ..24 => Some(format!("{sign}{months} months")),
        _ => Some(format!("{sign}{} years", months / 12)),
    }
}
