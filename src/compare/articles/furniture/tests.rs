use super::*;
use crate::compare::text::paragraphs;

/// Each line of `body`; those that are furniture begin with `- `.
fn check(title: &str, lines: &[&str]) {
    let bare: Vec<&str> = lines.iter().map(|line| line.strip_prefix("- ").unwrap_or(line)).collect();
    let body = bare.join("\n\n");
    let found = furniture(&body, &paragraphs(&body), title, "Harbour Post");
    let shown: Vec<String> = bare
        .iter()
        .zip(found)
        .map(|(line, furniture)| format!("{}{line}", if furniture { "- " } else { "" }))
        .collect();
    assert_eq!(shown, lines);
}

#[test]
fn lines_of_the_page() {
    check(
        "Other",
        &[
            "- Skip to main content",
            "The boats came home.",
            "- Advertisement",
            "- Share:",
            "- Share this article on Facebook, Twitter or WhatsApp",
            "- 12 comments",
            "- ___",
            "- error: Content is protected !!",
            "- https://example.org/boats",
            "- Read more: Why boats come home",
            "- Read the full story here.",
            "- By Jo Fox and Al Gray",
            "- Updated 3:15 PM, Dec. 2, 2021",
            "Menu prices rose.",
            "- Last updated at 3:15 PM",
            "Last week 40 boats came home",
        ],
    );
}

#[test]
fn credits_but_no_captions() {
    check(
        "Other",
        &[
            "- Photo: Jo Fox",
            "- (Photo by JO FOX/AFP via Getty Images)",
            "- AFP/Getty Images",
            "- Credit: Jo Fox",
            "A boat comes home (Photo by JO FOX/AFP via Getty Images)",
            "The harbour at dawn. Photo: Jo Fox",
            "Photographs show two boats at the pier.",
            "Images of the storm spread quickly",
            "Photos by the coast guard show three boats off the pier.",
            "- Photo by Jo Fox.",
            "Credit: the word that sank a hundred banks and twice as many harbours that had trusted them for years.",
        ],
    );
}

#[test]
fn pleas_and_disclaimers() {
    check(
        "Other",
        &[
            "- Sign up to our morning newsletter",
            "- The newsletter that comes with the tide",
            "She asked the crowd to sign up for the harbour watch.",
            "The company said that its newsletter lost half of its subscribers.",
            "“Sign up to our newsletter,” the sign on your door said.",
            "- A word from the editor:",
            "- Thank you for reading. You can follow us everywhere and sign up to our newsletters.",
            "- The views expressed here are the author’s own and do not reflect those of the publisher.",
            "- Copyright 2021 Harbour Post. All rights reserved.",
            "Her views on boats, he said, did not reflect what the harbour thought.",
            "- Jo Fox in Lowport contributed to this report.",
            "- Follow Jo Fox on Twitter @jofox",
            "Follow the money, she said on Twitter, and the harbour will follow you to the end of the world and beyond it.",
            "US papers said that their newsletter sold better than any subscription.",
            "The ferry line changed its terms of service, and its site uses cookies to track who sails.",
            "The speech was translated automatically, and not been edited by anybody, she said.",
            "- This text was translated automatically.",
            "- By sailing with us you accept our terms of service.",
            "Years of storms contributed to this loss of boats.",
            "Watch the pier closely: more boats are on their way, he said.",
            "- Watch live: The boats come home",
            "- More from the Post: Why boats come home",
            "- Harbour Post UK",
        ],
    );
}

#[test]
fn what_stands_again() {
    check(
        "Boats come home",
        &[
            "- Boats come home",
            "- BOATS COME HOME",
            "Boats come home, and the harbour is full.",
            "What next",
            "- What next",
            "“Yes.”",
            "“Yes.”",
            "The boats, all three of them, came home.",
            "- The boats, all three of them, came home.",
            "Harbour Post journalists were there.",
            "Al said so.",
            "Jo said so.",
            "They left.",
            "It rained.",
        ],
    );
}
