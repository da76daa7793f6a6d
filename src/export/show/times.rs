//! Topic × time as a report.

use super::matrix::rounded;
use super::{Field, Record, Report, Value};
use crate::compare::tables::matrix::{percent, share};
use crate::compare::tables::times::{OutletTimes, Times};

/// By topic, outlet and period; periods in which an outlet has no article have no record.
pub fn report(times: &Times) -> Report {
    let fields = ["topic", "outlet", "period", "articles", "of", "share", "guessed", "article_ids"];
    Report {
        title: format!("Topics by {}", times.period.name()),
        fields: fields.map(Field::of).to_vec(),
        records: cells(times).into_iter().filter_map(|at| record(times, at)).collect(),
        grid: Some(grid(times)),
        notes: notes(times),
    }
}

/// Topic, outlet and period, by their indices.
type At = (usize, usize, usize);

fn cells(times: &Times) -> Vec<At> {
    let outlets = 0..times.outlets.len();
    let of_topic = |topic| outlets.clone().map(move |outlet| (topic, outlet));
    let lines = (0..times.topics.len()).flat_map(of_topic);
    lines
        .flat_map(|(topic, outlet)| (0..times.periods.len()).map(move |period| (topic, outlet, period)))
        .collect()
}

fn record(times: &Times, (topic, outlet, period): At) -> Option<Record> {
    let whole = times.in_period(outlet, period);
    let speaking = times.speaking(topic, outlet, period);
    let record = vec![
        times.comparisons.get(topic)?.topic.id.as_str().into(),
        times.outlets.get(outlet)?.name.as_str().into(),
        times.periods.get(period)?.key.as_str().into(),
        speaking.len().into(),
        whole.articles.into(),
        rounded(share(speaking.len(), whole.articles)),
        Value::Flag(whole.guessed),
        Value::List(speaking.iter().map(ToString::to_string).collect()),
    ];
    (whole.articles > 0).then_some(record)
}

fn grid(times: &Times) -> (Vec<Field>, Vec<Record>) {
    let periods = times.periods.iter().map(|period| Field::of(&period.key));
    let fields = ["topic", "outlet"].map(Field::of).into_iter().chain(periods);
    let mut lines = Vec::new();
    for (topic, of) in times.comparisons.iter().enumerate() {
        for (outlet, named) in times.outlets.iter().enumerate() {
            let cells = (0..times.periods.len()).map(|period| cell(times, (topic, outlet, period)).into());
            lines
                .push([of.topic.name.as_str().into(), name(named).into()].into_iter().chain(cells).collect());
        }
    }
    (fields.collect(), lines)
}

fn name(outlet: &OutletTimes) -> String {
    let unsure = if outlet.guessed { "?" } else { "" };
    let translated = if outlet.machine_translated { " †" } else { "" };
    format!("{}{unsure}{translated}", outlet.short)
}

/// "~2 of 3 · 67%"; "–" where the outlet has no article.
fn cell(times: &Times, (topic, outlet, period): At) -> String {
    let whole = times.in_period(outlet, period);
    let count = times.speaking(topic, outlet, period).len();
    let unsure = if whole.guessed { "~" } else { "" };
    match whole.articles {
        0 => "–".to_owned(),
        all => format!("{unsure}{count} of {all} · {}", percent(share(count, all))),
    }
}

fn notes(times: &Times) -> Vec<String> {
    let mut notes = vec![
        "Articles that speak of the topic, of all articles of the outlet in that period; – where it has none; \
        ~ where the date of one of them is guessed."
            .to_owned(),
    ];
    let left_out: Vec<String> = times
        .periods
        .iter()
        .filter(|period| period.left_out > 0)
        .map(|period| format!("{} before {}", period.left_out, period.key))
        .collect();
    if !left_out.is_empty() {
        notes.push(format!("Periods without any article that are left out: {}.", left_out.join(", ")));
    }
    notes
}
