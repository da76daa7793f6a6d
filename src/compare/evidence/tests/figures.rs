//! Figures of whole sentences: one table a rule, with what must not be found.

use super::super::figures::Part;
use super::*;

fn figures_of(text: &str) -> Vec<Figure> {
    all(text).into_iter().flat_map(|evidence| evidence.figures).collect()
}

#[test]
fn numbers_have_their_values() {
    let check = |text: &str, expected: &[(f64, Option<f64>)]| {
        let found: Vec<_> = figures_of(text).iter().map(|figure| (figure.value, figure.max)).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("Some 127,000 boats left.", &[(127_000.0, None)]);
    check("Some 127 000 boats left.", &[(127_000.0, None)]);
    check("It cost £88million, or $1.5bn in all.", &[(88e6, None), (1.5e9, None)]);
    check("Nearly 1.5 million voters came.", &[(1.5e6, None)]);
    check("Half a million people marched.", &[(5e5, None)]);
    check("Two and a half thousand boats sank.", &[(2500.0, None)]);
    check("One hundred and thirty thousand people marched.", &[(130_000.0, None)]);
    check("They bought a dozen ships.", &[(12.0, None)]);
    check("Dozens of ships and tens of thousands of people came.", &[(12.0, None), (10_000.0, None)]);
    check("Between 60 and 70 thousand people marched.", &[(60_000.0, Some(70_000.0))]);
    check("About 60,000–70,000 people marched.", &[(60_000.0, Some(70_000.0))]);
    check("Two or three ships came.", &[(2.0, Some(3.0))]);
    check("Prices rose from $3 to $5 a barrel.", &[(3.0, None), (5.0, None)]);
    check("Some 45% of voters, or 20 percent of women, agreed.", &[(45.0, None), (20.0, None)]);
    check("Half of its fleet and two-thirds of the crews were lost.", &[(0.5, None), (2.0 / 3.0, None)]);
    check("One in five ships leaked.", &[(0.2, None)]);
    check("A quarter of a million people marched.", &[(250_000.0, None)]);
    check("A quarter million people filled 1500 boats.", &[(250_000.0, None), (1500.0, None)]);
    check("One person was hurt eight years ago.", &[(1.0, None), (8.0, None)]);
}

#[test]
fn what_counts_nothing_is_no_figure() {
    let check = |text: &str| assert_eq!(figures_of(text), [], "{text}");
    check("It opened on 12 April 2017.");
    check("It opened on April 12, 2017, at 9:30 a.m.");
    check("The 8th division moved in 1998.");
    check("See Article 5, page 12 and flight No. 370.");
    check("The Mk-41 and the G7 met on channel Vesti-24.");
    check("Ann Lee, 45, and a 30-year-old man swam.");
    check("He wrote a 5,000-word essay on a four-star hotel.");
    check("Lima won 3-2 on Sunday.");
    check("No one knows which one of them it was.");
    check("The two leaders spoke one-on-one.");
    check("It began on 9/11 and runs 24/7.");
    check("The price was 1.500 at noon.");
    check("Over the last two weeks it rained.");
    check("From 2007 to 2014, or between 1978 and 1995, it rained.");
    check("After an 1898 ruling, those 21 or older may sail.");
}

#[test]
fn hedges_units_and_parts_are_read_from_the_words_around() {
    let check = |text: &str, span: &str, hedge: Option<Hedge>, class: UnitClass, part: Part| {
        let figures = figures_of(text);
        let found = figures.last().map(|f| (f.span.of(text), f.hedge, f.unit_class, f.part));
        assert_eq!(found, Some((span, hedge, class, part)), "{text}");
    };
    let whole = Part::Whole;
    check(
        "Peru has at least 900 Chilean troops.",
        "at least 900 Chilean troops",
        Some(Hedge::AtLeast),
        UnitClass::UnderArms,
        whole,
    );
    check(
        "Up to 40 old tanks rust here.",
        "Up to 40 old tanks",
        Some(Hedge::UpTo),
        UnitClass::Equipment,
        whole,
    );
    check(
        "Peru has almost a million soldiers.",
        "almost a million soldiers",
        Some(Hedge::Almost),
        UnitClass::UnderArms,
        whole,
    );
    check(
        "Fewer than 30 students came.",
        "Fewer than 30 students",
        Some(Hedge::LessThan),
        UnitClass::People,
        whole,
    );
    check(
        "Roughly 30 soldiers were killed.",
        "Roughly 30 soldiers",
        Some(Hedge::About),
        UnitClass::KilledAndWounded,
        whole,
    );
    check(
        "The storm killed more than 30 people.",
        "more than 30 people",
        Some(Hedge::AtLeast),
        UnitClass::KilledAndWounded,
        whole,
    );
    check("Peru pays $20 million.", "$20 million", None, UnitClass::Money, whole);
    check("It lost 100,000 or so sheep.", "100,000 or so sheep", Some(Hedge::About), UnitClass::Other, whole);
    check("It has 90 ships, 20 of which leak.", "20", None, UnitClass::Equipment, Part::PartOf);
    check("Peru has 500 troops and wants another 300.", "300", None, UnitClass::UnderArms, Part::Added);
    check("Thousands of sailors came.", "Thousands of sailors", None, UnitClass::UnderArms, Part::Vague);
}

#[test]
fn frames_come_from_the_sentence() {
    let check = |text: &str, expected: &[(&str, &str, &str, &str)]| {
        let name = |named: &Option<Named>| named.as_ref().map_or("-".to_owned(), |named| named.name.clone());
        let figures = figures_of(text);
        let found: Vec<_> = figures
            .iter()
            .map(|f| {
                (
                    name(&f.whose),
                    name(&f.place),
                    f.as_of.as_ref().map_or("-".to_owned(), |at| at.edtf.clone()),
                    name(&f.said_by),
                )
            })
            .collect();
        let found: Vec<_> =
            found.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        "Bolivia says that Peru has 900 troops near its border.",
        &[("Peru", "border", "2019-03", "Bolivia")],
    );
    check(
        "Some 900 Peruvian troops were in Chile in November 2018, officials said.",
        &[("Peru", "Chile", "2018-11", "officials")],
    );
    check("Last autumn, Lima sent 40 tanks to Bolivia.", &[("Peru", "Bolivia", "2018-09/2018-11", "-")]);
    check(
        "Chile has 200 ships, while Peru has 100 ships.",
        &[("Chile", "-", "2019-03", "-"), ("Peru", "-", "2019-03", "-")],
    );
    check(
        "In December, Chile bought 20 ships, according to Ana Silva.",
        &[("Chile", "-", "2018-12", "Ana Silva")],
    );
    check(
        "Since 40 Chilean ships were sunk, Peru has insisted that it wants peace.",
        &[("Chile", "-", "2019-03", "-")],
    );
    check("Since 40 Chilean ships were sunk, Peru said, peace is far.", &[("Chile", "-", "2019-03", "Peru")]);
    check(
        "After Chile lost 40 ships, Peru rejoiced, Ana Silva said.",
        &[("Chile", "-", "2019-03", "Ana Silva")],
    );
    check(
        "Bolivia and the U.K. estimate that Peru has 900 troops.",
        &[("Peru", "-", "2019-03", "Bolivia and the U.K.")],
    );
    check("This month Lima claimed that it had 40 tanks.", &[("Peru", "-", "2019-03", "Lima")]);
    check("Chilean President Ana Silva arrived. Silva sent 30 tanks.", &[("Chile", "-", "2019-03", "-")]);
}
