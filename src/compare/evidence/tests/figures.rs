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
    check("From 60,000 to 70,000 people marched.", &[(60_000.0, Some(70_000.0))]);
    check("It weighs between 44 kg and 50 kg.", &[(44.0, Some(50.0))]);
    check("An 8- to 16-metre mast stood there.", &[(8.0, Some(16.0))]);
    check("Wages rose by 5% to 10%.", &[(5.0, Some(10.0))]);
    check("Nets fell from 44 kg to 40 kg.", &[(44.0, None), (40.0, None)]);
    check("He sold the boat for USD50 and 75 USD million.", &[(50.0, None), (75e6, None)]);
    check("It cost US$20, or 3 dollars and 50 cents.", &[(20.0, None), (3.5, None)]);
    check("The debt is $2.174T, or $40bn a year.", &[(2.174e12, None), (40e9, None)]);
    check("Winds of 35mph tore a 10-mile path.", &[(35.0, None), (10.0, None)]);
    check(
        "A 400m tall mast and a 1500m one fell; 4m people saw it.",
        &[(400.0, None), (1500.0, None), (4e6, None)],
    );
    check("It is 2 1/2 miles off, past a 1/4 mile pier.", &[(2.5, None), (0.25, None)]);
    check("It took a year and a half, then half an hour.", &[(1.5, None), (0.5, None)]);
    check(&format!("It lent ${} million, or 1,50,0 million, to 3 ferries.", "9".repeat(400)), &[(3.0, None)]);
    check("Two and a quarter million people sang.", &[(2.25e6, None)]);
    check("He is 6-foot-2 and she is 5 feet 6 inches.", &[(6.0 + 2.0 / 12.0, None), (5.5, None)]);
    check("The mercury fell to minus 5 degrees, and shares moved -3%.", &[(-5.0, None), (-3.0, None)]);
    check("Rates fell by .5 percent.", &[(0.5, None)]);
    check("They waited half a century, then two decades.", &[(50.0, None), (20.0, None)]);
    check("Scores of sheep and three dozen goats drowned.", &[(20.0, None), (36.0, None)]);
    check("Trade fell by a third, or by more than a quarter.", &[(1.0 / 3.0, None), (0.25, None)]);
    check("Two of every three nets, or 3 in 5, tore.", &[(2.0 / 3.0, None), (0.6, None)]);
    check("The 7,000-year-old pot and a 6-year-old boy lay there.", &[(7000.0, None), (6.0, None)]);
    check("She died aged 88, almost a decade after 12 nuns.", &[(88.0, None), (10.0, None), (12.0, None)]);
    check("It lay there for 47 years after it sank.", &[(47.0, None)]);
    check("More than a half-million boats, and half a million more, sank.", &[(5e5, None), (5e5, None)]);
    check("Some 20 to 60,000 people marched.", &[(20_000.0, Some(60_000.0))]);
    check("Some 10 to 30 million people marched.", &[(10e6, Some(30e6))]);
    check("Some 500 to 1,500 people marched.", &[(500.0, Some(1500.0))]);
    check("Tin rose 3.28 to 614.35.", &[(3.28, None), (614.35, None)]);
    check("He paid ten pounds for a 50-pound dog.", &[(10.0, None), (50.0, None)]);
}

#[test]
fn units_are_the_words_for_what_is_counted() {
    let check = |text: &str, unit: Option<&str>, class: UnitClass| {
        let figures = figures_of(text);
        let found: Vec<_> =
            figures.iter().map(|f| (f.unit.map(|unit| unit.of(text)), f.unit_class)).collect();
        assert_eq!(found, [(unit, class)], "{text}");
    };
    check("They sent two warships.", Some("warships"), UnitClass::Equipment);
    check("Two of the city’s mayors left.", Some("mayors"), UnitClass::Other);
    check("Eight coast guard officers came.", Some("officers"), UnitClass::UnderArms);
    check("A five-nation fishing pact ended.", Some("nation"), UnitClass::Other);
    check("She spent thousands of dollars.", Some("dollars"), UnitClass::Money);
    check("She lost thousands of dollars’ worth of nets.", Some("dollars"), UnitClass::Money);
    check("It lies 2,600 light-years away.", Some("years"), UnitClass::Other);
    check("She owes the $900 Bo earns.", None, UnitClass::Money);
    check("She owes 200 grand.", None, UnitClass::Money);
    check("They keep 60 million egg-laying hens.", Some("hens"), UnitClass::Other);
    check("The boys, aged between 9 and 11, swam.", None, UnitClass::Time);
    check("Ana was 19 when it sank.", None, UnitClass::Time);
    check("We saw two brave and loud men.", None, UnitClass::Other);
    check("It weighs 215 pounds.", Some("pounds"), UnitClass::Other);
    check("It cost 215 pounds.", None, UnitClass::Money);
    check("The 15-year-old hull sank.", Some("year-old"), UnitClass::Time);
    check("At the age of 30 she sailed.", None, UnitClass::Time);
    check("He was 45 then.", None, UnitClass::Time);
    check("They waited for two decades.", None, UnitClass::Time);
    check("An 8,500-square-foot hall burnt.", Some("square-foot"), UnitClass::Other);
    check("Four Chileans sang.", Some("Chileans"), UnitClass::People);
    check("They named two former Orbit chiefs.", Some("chiefs"), UnitClass::People);
    check("The toll of killed stands at 30,000.", None, UnitClass::KilledAndWounded);
    check("The number of Chilean troops rose to 900.", None, UnitClass::UnderArms);
    check("The population is 44 million.", None, UnitClass::People);
    check("They lost 3 K-72 tanks.", Some("tanks"), UnitClass::Equipment);
    check("It fell by 3.2pc.", None, UnitClass::Share);
    check("It cost 20p.", None, UnitClass::Money);
    check("One woman found photos.", Some("woman"), UnitClass::People);
    check("Winds of 35mph blew.", Some("mph"), UnitClass::Other);
}

#[test]
fn units_that_are_not_repeated_are_those_of_the_comparison() {
    let check = |text: &str, expected: &[(f64, Option<&str>)]| {
        let figures = figures_of(text);
        let found: Vec<_> = figures.iter().map(|f| (f.value, f.unit.map(|unit| unit.of(text)))).collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        "There were 31 nets, compared with 47 the night before.",
        &[(31.0, Some("nets")), (47.0, Some("nets"))],
    );
    check("There are 31 nets, up from 47.", &[(31.0, Some("nets")), (47.0, Some("nets"))]);
    check("There are 31 nets, and 47 leaked.", &[(31.0, Some("nets")), (47.0, None)]);
    check("The house voted 348-77 to sink it.", &[(348.0, Some("voted")), (77.0, Some("voted"))]);
    check("A 93-2 vote hours before was odd.", &[(93.0, Some("vote")), (2.0, Some("vote"))]);
    check("It passed on a 93–2 vote.", &[(93.0, Some("vote")), (2.0, Some("vote"))]);
    check("The council approved it 5 to 12.", &[(5.0, None), (12.0, None)]);
    check("They voted to hire 5 to 12 cooks.", &[(5.0, Some("cooks"))]);
    check("They voted to cut it by 5-10%.", &[(5.0, None)]);
    check("The vote is on May 12-13.", &[]);
    check("Lima won the match 3-2, a ballot found.", &[]);
}

#[test]
fn what_counts_nothing_is_no_figure() {
    let check = |text: &str| assert_eq!(figures_of(text), [], "{text}");
    check("It opened on 12 April 2017.");
    check("It opened on April 12, 2017, at 9:30 a.m.");
    check("The 8th division moved in 1998.");
    check("See Article 5, page 12 and flight No. 370.");
    check("The Mk-41 and the G7 met on channel Vesti-24.");
    check("Ann Lee, 45, and Bo Lee Jr., 56, swam.");
    check("Sailing is for adults over 21.");
    check("In 1999 candidates wrote to us, and they wait until at least 2025.");
    check("The Orbit 2.0 moored at 12 Orchard Street.");
    check("They zero in on Frank Five Fingers and number seven.");
    check("They called 911 when the Lima Nine went on strike.");
    check("The C&D 500 rose on Monday, after ABC 7’s report.");
    check("A sailor, 82, told us that both, Ann and Bo, both 18, can swim.");
    check("It rained at 5 in the morning for a year or two.");
    check("You can count them on two hands, over the coming year or two.");
    check("They said one option was to row.");
    check("The warning comes eight years after they sank it.");
    check("It is a two-party, two-state plan.");
    check("The Orbit & Star’s 500 index rose.");
    check("Call 020 7946 0958 for zero tolerance.");
    check("Bo Lee, now 58, swam with boys, ages 15 and 17.");
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
    check("It lost ~500 sheep.", "~500 sheep", Some(Hedge::About), UnitClass::Other, whole);
    check("It lost >300 sheep.", ">300 sheep", Some(Hedge::AtLeast), UnitClass::Other, whole);
    check("It lost 500+ sheep.", "500+ sheep", Some(Hedge::AtLeast), UnitClass::Other, whole);
    check("It sank over the five days.", "five days", None, UnitClass::Time, whole);
    check("It fell over a 300-foot cliff.", "300-foot", None, UnitClass::Other, whole);
    check(
        "It fell by over a dozen metres.",
        "over a dozen metres",
        Some(Hedge::AtLeast),
        UnitClass::Other,
        whole,
    );
    check("It sank over a six-week spell.", "six-week", None, UnitClass::Time, whole);
    check("She asked about the 40 ships.", "40 ships", None, UnitClass::Equipment, whole);
    check("We have information about two ships.", "two ships", None, UnitClass::Equipment, whole);
}

#[test]
fn parts_and_plans_are_told_from_counts_of_their_own() {
    let check = |text: &str, expected: &[Part]| {
        let found: Vec<_> = figures_of(text).iter().map(|figure| figure.part).collect();
        assert_eq!(found, expected, "{text}");
    };
    use Part::{Added, PartOf, Vague, Whole};
    check("It has 90 ships, of which about 20 leak.", &[Whole, PartOf]);
    check("It lost 90 sailors, including at least 20 cooks.", &[Whole, PartOf]);
    check("It lost 90 sailors, among them 20 cooks.", &[Whole, PartOf]);
    check("Three of its 15 ships leak.", &[PartOf, Whole]);
    check("Some 40% of them leak.", &[Whole]);
    check("Ten of the ships leak.", &[Whole]);
    check("Peru sent 500 troops, then 300 more.", &[Whole, Added]);
    check("Peru hired an additional 40 cooks.", &[Added]);
    check("Peru sent more than 300 troops, or 40 or more ships.", &[Whole, Whole]);
    check("Peru plans to send 5,000 troops.", &[Added]);
    check("Peru could deploy up to 175,000 troops.", &[Added]);
    check("Peru is ready to send 600 troops.", &[Added]);
    check("Peru could have sent 5,000 troops.", &[Whole]);
    check("Peru said it would fight, with 5,000 troops at sea.", &[Whole]);
    check("Peru sent 5,000 troops to build 12 huts.", &[Whole, Whole]);
    check("Peru will not send 5,000 troops.", &[Whole]);
    check("Peru sent dozens of ships.", &[Vague]);
    check("Peru has ten times more.", &[Whole]);
}

#[test]
fn times_are_resolved_against_the_published_date() {
    let check = |text: &str, edtf: &str, words: Option<&str>| {
        let figures = figures_of(text);
        let found = figures.last().and_then(|figure| figure.as_of.clone());
        let found = found.map(|at| (at.edtf.clone(), at.span.map(|span| span.of(text))));
        assert_eq!(found, Some((edtf.to_owned(), words)), "{text}");
    };
    check("Peru had 40 ships.", "2019-03", None);
    check("Peru had 40 ships now.", "2019-03", Some("now"));
    check("Last month Peru had 40 ships.", "2019-02", Some("Last month"));
    check("Peru lost 40 ships last week.", "2019-03", Some("last week"));
    check("In recent weeks Peru lost 40 ships.", "2019-02/2019-03", Some("recent weeks"));
    check("Over the past three months Peru lost 40 ships.", "2018-12/2019-03", Some("past three months"));
    check("Two months ago Peru lost 40 ships.", "2019-01", Some("Two months ago"));
    check("A year ago Peru lost 40 ships.", "2018", Some("A year ago"));
    check("Peru will lose 40 ships by early 2022.", "2022-01/2022-04", Some("early 2022"));
    check("Peru had 40 ships at the end of 2017.", "2017-12", Some("end of 2017"));
    check("Peru lost 40 ships earlier this year.", "2019-01/2019-03", Some("earlier this year"));
    check("Peru lost 40 ships in the spring of 2016.", "2016-03/2016-05", Some("spring of 2016"));
    check("Peru lost 40 ships on Monday.", "2019-03", Some("Monday"));
    check("On Monday Lima said that Peru lost 40 ships in May.", "2018-05", Some("May"));
    check("Peru has had 40 ships since May 2016.", "2019-03", None);
    check("Peru may have 40 ships.", "2019-03", None);
    check("From 2007 to 2014 Peru lost 40 ships.", "2007-01/2014-12", Some("From 2007 to 2014"));
    check("Peru lost 40 ships between 1978 and 1995.", "1978-01/1995-12", Some("between 1978 and 1995"));
    check(
        "Peru lost 40 ships from June through August 2016.",
        "2016-06/2016-08",
        Some("from June through August 2016"),
    );
    check("Peru lost 40 ships in 2009–2011.", "2009-01/2011-12", Some("in 2009–2011"));
    check("Peru lost 40 ships on Oct. 7, 2016.", "2016-10", Some("Oct. 7, 2016"));
    check("They met in July 2016, and on Oct. 7 Peru lost 40 ships.", "2016-10", Some("Oct. 7"));
    check("In 2016 Peru and Chile lost 40 ships.", "2016", Some("2016"));
}

#[test]
fn weekdays_that_do_not_fit_are_marked() {
    let check = |text: &str, expected: &[(&str, &str)]| {
        let found: Vec<_> = all(text).iter().flat_map(|each| each.odd_dates.clone()).collect();
        let found: Vec<_> = found.iter().map(|odd| (odd.span.of(text), odd.weekday)).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("They met on Tuesday 16 January 2018.", &[]);
    check("They met on Monday 16 January 2018.", &[("Monday 16 January 2018", "Tuesday")]);
    check("They met on Monday, Jan. 16, 2018.", &[("Monday, Jan. 16, 2018", "Tuesday")]);
    check("They met on Wednesday, March 20.", &[]);
    check("They met on Friday, March 22, and on Friday, March 23.", &[("Friday, March 23", "Saturday")]);
    check("They meet on Monday the 1st of April.", &[]);
    check("They meet on Sunday the 1st of April.", &[("Sunday the 1st of April", "Monday")]);
    check("They met on Sunday night (December 30).", &[]);
    check("They met on 16 January 2018, a Monday.", &[("16 January 2018, a Monday", "Tuesday")]);
    check("They met on Tuesday and Wednesday, March 19 and 20.", &[]);
    check("They met on Monday and Tuesday, March 19.", &[]);
    check("On Monday, May 3,000 boats may sail.", &[]);
    check("It fell on Monday, 31 April 2018.", &[]);
    check("A Monday in January 2018 it was.", &[]);
}

#[test]
fn weak_owners_are_guesses() {
    let check = |text: &str, expected: &[(&str, bool)]| {
        let figures = figures_of(text);
        let found: Vec<_> = figures.iter().filter_map(|figure| figure.whose.as_ref()).collect();
        let found: Vec<_> = found.iter().map(|named| (named.name.as_str(), named.guessed)).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("Peru has 900 troops.", &[("Peru", false)]);
    check("Some 900 Peruvian troops came.", &[("Peru", false)]);
    check("The 900 troops of Peru came.", &[("Peru", false)]);
    check("Peru is armed. Some 900 troops came.", &[("Peru", true)]);
    check("Some 900 troops came, and Peru cheered.", &[("Peru", true)]);
    check("Peru paid $40 million.", &[("Peru", false)]);
    check("Peru lost half its fleet.", &[("Peru", false)]);
    check("Peru waited 40 days.", &[]);
    check("They said that Peru will fight and send 900 troops.", &[("Peru", true)]);
    check("He is Peruvian. He sent 900 troops.", &[]);
}

#[test]
fn owners_have_send_or_pay_what_is_counted() {
    let check = |text: &str, owner: Option<&str>| {
        let figures = figures_of(text);
        let found = figures.last().and_then(|figure| figure.whose.as_ref());
        assert_eq!(found.map(|named| named.name.as_str()), owner, "{text}");
    };
    check("Ana Silva has two daughters.", Some("Ana Silva"));
    check("Ana Silva spent about $40 on fish.", Some("Ana Silva"));
    check("Ana Silva, who was accused of spending $40, left.", Some("Ana Silva"));
    check("Ana Silva said that she had spent $40.", Some("Ana Silva"));
    check("Ana Silva’s $40 million plan failed.", Some("Ana Silva"));
    check("They said that Peru would hold out and would commit to $40 in aid.", Some("Peru"));
    check("It is followed by Ana Silva with 18 percent.", Some("Ana Silva"));
    check("Ana Silva won the race with 48 percent.", Some("Ana Silva"));
    check("They sank 40 tanks sent by Peru.", Some("Peru"));
    check("A Peruvian army of 900 soldiers came.", Some("Peru"));
    check("Chile accused Ana Silva of spending $40.", Some("Ana Silva"));
    check("The boat cost Peru $40.", Some("Peru"));
    check("Orbit Freight paid $40.", Some("Orbit Freight"));
    check("The Peruvian navy keeps 40 ships.", Some("Peru"));
    check("Orbit sent 40 ships.", None);
    check("Ana Silva bought a $40 hat.", None);
    check("Ana Silva said that 40 sailors came.", None);
    check("Ana Silva spoke of 40 boats for hire, and of two ponds.", None);
    check("Ana Silva met Bo Lee, and he spent $40.", None);
    check("Ana Silva asked Bo Lee to give her $40.", None);
    check("Peru heard of plans that cost $40.", None);
    check("The fishing board said the pair sold boats and spent $40.", None);
    check("Native Americans saw three ponds.", None);
    check("The Anna Paris Bridge has two lanes.", Some("Anna Paris Bridge"));
    check("Peru is far. It cost $40.", None);
}

#[test]
fn places_are_borders_parties_and_what_in_or_at_introduces() {
    let check = |text: &str, place: Option<&str>| {
        let figures = figures_of(text);
        let found = figures.last().and_then(|figure| figure.place.as_ref());
        assert_eq!(found.map(|named| named.name.as_str()), place, "{text}");
    };
    check("Some 40 boats lay in Chile.", Some("Chile"));
    check("Some 40 boats lay in Chilean waters.", Some("Chile"));
    check("Some 40 boats lay in Port Ana.", Some("Port Ana"));
    check("They spent $40 at Bo’s Harbour Inn.", Some("Bo’s Harbour Inn"));
    check("Some 40 boats lay near the Chilean frontier.", Some("border"));
    check("They sold 40 boats to Chilean sailors.", None);
    check("They closed two lanes on the Anna Paris Bridge.", None);
    check("They found 40 boats in Opa-locka.", None);
    check("They named 40 sailors to the Fishing Advisory Board.", None);
    check("They named 40 members of the Fishing Committee in Congress.", None);
    check("They took 40 seats from him in Democrats.", None);
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
    check("In January Peru had 40 tanks.", &[("Peru", "-", "2019-01", "-")]);
    check("In 2016 Peru had 40 tanks.", &[("Peru", "-", "2016", "-")]);
    check("On Monday Peru lost 40 tanks.", &[("Peru", "-", "2019-03", "-")]);
    check("This month Lima claimed that it had 40 tanks.", &[("Peru", "-", "2019-03", "Lima")]);
    check("Chilean President Ana Silva arrived. Silva sent 30 tanks.", &[("Chile", "-", "2019-03", "-")]);
}
