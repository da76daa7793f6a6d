use super::*;

fn check_paragraphs(body: &str, expected: &[&str]) {
    let found: Vec<&str> = paragraphs(body).into_iter().map(|span| span.of(body)).collect();
    assert_eq!(found, expected, "in {body:?}");
}

/// `expected` holds the sentences joined by `|`.
fn check(text: &str, expected: &str) {
    let found: Vec<&str> =
        sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect();
    assert_eq!(found.join("|"), expected);
}

#[test]
fn paragraphs_are_lines() {
    check_paragraphs("", &[]);
    check_paragraphs(" \r\n\t\n", &[]);
    check_paragraphs("One\nTwo", &["One", "Two"]);
    check_paragraphs("  One \r\n\r\n\tTwo\u{a0}\r\n", &["One", "Two"]);
    check_paragraphs("One\rTwo\u{2029}Three\u{85}Four", &["One", "Two", "Three", "Four"]);
}

#[test]
fn hard_wrapped_blocks_join() {
    let line = "a line of sixty characters, which is what mail programs make";
    assert_eq!(line.len(), 60);
    let wrapped = format!("{line}\r\n{line}\r\nthe end");
    check_paragraphs(&wrapped, &[&wrapped]);
    let two = format!("{line}\n{line}");
    check_paragraphs(&two, &[line, line]);
    let long = "x".repeat(91);
    check_paragraphs(&format!("{line}\n{long}\n{line}"), &[line, &long, line]);
    check_paragraphs(&format!("{line}\n{line}\n{long}"), &[line, line, &long]);
    check_paragraphs(&format!("Short\n{line}\n{line}"), &["Short", line, line]);
    check_paragraphs(&format!("{wrapped}\n\nNext"), &[&wrapped, "Next"]);
    let wide = "é".repeat(60);
    let joined = format!("{wide}\n{wide}\n{wide}");
    check_paragraphs(&joined, &[&joined]);
}

#[test]
fn plain_sentences() {
    check("", "");
    check("A heading without full stop", "A heading without full stop");
    check("It rained. It stopped.", "It rained.|It stopped.");
    check("Was it so? Yes! It was.", "Was it so?|Yes!|It was.");
    check("What?! No.", "What?!|No.");
    check("It cost 1.5 million. 200 came.", "It cost 1.5 million.|200 came.");
    check("It ended in 2014. Few noticed.", "It ended in 2014.|Few noticed.");
    check("See example.org for more. Or do not.", "See example.org for more.|Or do not.");
    check("The first.  \n  The second.", "The first.|The second.");
    check("It was proven.[12] Nobody cared.", "It was proven.[12]|Nobody cared.");
}

#[test]
fn abbreviations_do_not_end_sentences() {
    check("Mr. Blum met Gen. Ortiz and Dr. J. K. Li.", "Mr. Blum met Gen. Ortiz and Dr. J. K. Li.");
    check("The U.S. Senate and the U.N. agreed.", "The U.S. Senate and the U.N. agreed.");
    check("He left the U.S. The trip was long.", "He left the U.S.|The trip was long.");
    check("They came from the U.S. It was late.", "They came from the U.S.|It was late.");
    check("On Jan. 6 and Sept. 11, see No. 5 and p. 7.", "On Jan. 6 and Sept. 11, see No. 5 and p. 7.");
    check("Would he go? No. He would not.", "Would he go?|No.|He would not.");
    check("At 10 a.m. Tuesday it began.", "At 10 a.m. Tuesday it began.");
    check("It began at 10 a.m. ET on Friday.", "It began at 10 a.m. ET on Friday.");
    check("It began at 10 p.m. Crowds had come.", "It began at 10 p.m.|Crowds had come.");
    check("Acme Corp. Chairman Jo Fox left.", "Acme Corp. Chairman Jo Fox left.");
    check("She runs Acme Inc. The firm is old.", "She runs Acme Inc.|The firm is old.");
    check("Tea, milk, etc. Nothing else.", "Tea, milk, etc.|Nothing else.");
    check("It was north vs. South again.", "It was north vs. South again.");
    check("Sen. Al Gray (R-Fla.) and Rep. Bo Lee spoke.", "Sen. Al Gray (R-Fla.) and Rep. Bo Lee spoke.");
    check("He liked plan B. The others did not.", "He liked plan B.|The others did not.");
    check("1. Wash the rice. 2. Boil it.", "1. Wash the rice.|2. Boil it.");
}

#[test]
fn quotation_marks_stay_with_their_sentence() {
    check("“It is late,” she said. “We go.” He stayed.", "“It is late,” she said.|“We go.”|He stayed.");
    check("\"We go.\" He stayed. \"Why?\" he asked.", "\"We go.\"|He stayed.|\"Why?\" he asked.");
    check("“Are we there?” Ms. Day asked. No.", "“Are we there?” Ms. Day asked.|No.");
    check("“Are we there?” The driver slept.", "“Are we there?”|The driver slept.");
    check("‘So it is.’ Then ‘no’.", "‘So it is.’|Then ‘no’.");
    check("(It was so.) Then it changed.", "(It was so.)|Then it changed.");
    check("« Quoi ! » Elle partit.", "« Quoi ! »|Elle partit.");
    check("He wrote “yes”. She wrote “no”.", "He wrote “yes”.|She wrote “no”.");
    check("It ended.”“It began.", "It ended.”|“It began.");
    check("She replied. “not now” was all.", "She replied.|“not now” was all.");
}

#[test]
fn ellipses() {
    check("He waited… and left.", "He waited… and left.");
    check("He waited… Nobody came.", "He waited…|Nobody came.");
    check("He waited... Nobody came.", "He waited...|Nobody came.");
    check("They met the … Foreign Minister.", "They met the … Foreign Minister.");
    check("They met . . . The end.", "They met . . .|The end.");
    check("He said, “… It is no secret.”", "He said, “… It is no secret.”");
    check("We try,” he said, “… “It is hard.”", "We try,” he said, “…|“It is hard.”");
    check("It was old. … Ministers knew.", "It was old. …|Ministers knew.");
    check("It met the . . . Foreign Minister.", "It met the . . . Foreign Minister.");
}

#[test]
fn other_scripts() {
    check("今天下雨。明天晴！好吗？好", "今天下雨。|明天晴！|好吗？|好");
    check("「行く。」と言った。終わり", "「行く。」と言った。|終わり");
    check("Пришёл Иванов. Ушёл Петров.", "Пришёл Иванов.|Ушёл Петров.");
    check("هل جاء؟ نعم.", "هل جاء؟|نعم.");
}

#[test]
fn ranges_are_those_of_the_body() {
    let body = "Head\n\nOne. Two.";
    let spans = sentences(body, Span::new(6, 15));
    assert_eq!(spans, [Span::new(6, 10), Span::new(11, 15)]);
}
