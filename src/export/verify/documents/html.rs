//! HTML as it is read: its words in lines, so that citations are found in it as in other text.
//!
//! Made for what `export` writes, saved again by whatever program; no parser of all HTML.

use super::prose;
use crate::export::locator::locators;
use crate::export::verify::{At, Citation};

/// Finds the citations, in order.
pub(super) fn citations(html: &str) -> Vec<Citation> {
    let mut found = prose::citations(&read(html));
    let raw = locators(html);
    if raw.len() == found.len() {
        for (citation, located) in found.iter_mut().zip(raw) {
            citation.at = At::Line(html[..located.range.start].matches('\n').count() + 1);
        }
    }
    found
}

/// The words of a page: paragraphs and cells parted by blank lines, block quotations by `>`, quotations
/// between marks, and a dash before the line of a source.
fn read(html: &str) -> String {
    let mut out = String::new();
    let mut quotes = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out += &without_entities(&rest[..at].replace(['\n', '\r'], " "));
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let (tag, behind) = rest.split_at(end);
        rest = behind;
        let inner = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
        let name = inner.split(|c: char| c.is_whitespace()).next().unwrap_or_default().to_ascii_lowercase();
        let mark = if quotes > 0 { "> " } else { "" };
        match name.as_str() {
            "style" | "script" | "head" => {
                let close = format!("</{name}");
                rest = rest.find(&close).map_or("", |at| &rest[at..]);
            }
            "blockquote" => {
                quotes += 1;
                out += "\n\n> ";
            }
            "/blockquote" => {
                quotes = quotes.saturating_sub(1);
                out += "\n\n";
            }
            "br" => out += &format!("\n{mark}"),
            "p" | "/p" | "div" | "/div" | "td" | "th" | "tr" | "/table" | "li" | "h1" | "h2" | "h3"
            | "section" | "article" | "footer" => out += &format!("\n{mark}\n{mark}"),
            "q" => out.push('“'),
            "/q" => out.push('”'),
            "span" if inner.contains("\"ours\"") => out += "— ",
            _ => {}
        }
    }
    out + &without_entities(rest)
}

/// Text without the entities that text needs in HTML.
pub(super) fn without_entities(text: &str) -> String {
    const ENTITIES: [(&str, &str); 8] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&hellip;", "…"),
        ("&amp;", "&"),
    ];
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCATOR: &str = "[parallax:a,p1,0-3,000000000001]";

    #[track_caller]
    fn check(html: &str, line: usize, expected: &str) {
        let found = citations(&html.replace('@', LOCATOR));
        assert_eq!(found.len(), 1, "{html}");
        let first = found[0].readings.first().map_or("", String::as_str);
        assert_eq!((first, &found[0].at), (expected, &At::Line(line)), "{html}");
    }

    #[test]
    fn what_is_exported_is_read() {
        check(
            "<html>\n<head><style>q > p { }</style></head>\n<td><p><q cite=\"a:1\"><span class=\"lead\">They came.</span> \
             Ten <mark>ships</mark> &amp; “six” &lt;boats&gt;.</q><br><span class=\"ours\">P, “F” (a:1)<br>\
             <span class=\"locator\">@</span></span></p></td>",
            3,
            "They came. Ten ships & “six” <boats>.",
        );
    }

    #[test]
    fn so_is_what_others_make_of_markdown() {
        check("<blockquote>\n<p>Ten\nships.</p>\n<p>— P, “F” (a:1)\n@</p>\n</blockquote>", 5, "Ten ships.");
        check("<p>It says &quot;ten ships&quot; @</p>", 1, "ten ships");
    }
}
