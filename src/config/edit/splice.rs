//! Putting new text in place of old, and which lines a byte stands in.

use std::ops::Range;

/// Bytes of the text and what is to stand there instead.
pub(super) type Patch = (Range<usize>, String);

/// The text with the patches in it; they do not overlap, and those at one place keep their order.
pub(super) fn patched(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, new) in patches {
        out += text.get(from..range.start).unwrap_or_default();
        out += &new;
        from = range.end;
    }
    out += text.get(from..).unwrap_or_default();
    out
}

/// The line end that the text uses: that of its first line.
pub(in crate::config) fn line_end(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Where the line of the byte at `offset` begins.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line of the byte at `offset` ends, without its line end.
pub(super) fn line_stop(text: &str, offset: usize) -> usize {
    let stop = text[offset..].find('\n').map_or(text.len(), |length| offset + length);
    if stop > offset && text[..stop].ends_with('\r') { stop - 1 } else { stop }
}

/// Where the line after the one that stops at `stop` begins.
pub(super) fn next_line(text: &str, stop: usize) -> usize {
    text[stop..].find('\n').map_or(text.len(), |length| stop + length + 1)
}

/// Where the line before the one that begins at `start` begins.
pub(super) fn line_before(text: &str, start: usize) -> Option<usize> {
    (start > 0).then(|| line_start(text, start - 1))
}

/// The line that begins at `start`.
pub(super) fn line_at(text: &str, start: usize) -> &str {
    &text[start..line_stop(text, start)]
}

pub(super) fn is_comment(line: &str) -> bool {
    line.trim_start_matches('\u{feff}').trim_start().starts_with('#')
}

pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// What an item that leaves takes with it: its lines with their line ends, the blank lines after it
/// where blank lines stand before it too, and at the end of the file those before it; a file that ends
/// without a line end still does.
pub(super) fn leaving(text: &str, item: &Range<usize>) -> Range<usize> {
    let Range { mut start, end } = *item;
    let mut end = next_line(text, end);
    let is_parted = line_before(text, start).is_none_or(|before| is_blank(line_at(text, before)));
    while is_parted && end < text.len() && is_blank(line_at(text, end)) {
        end = next_line(text, line_stop(text, end));
    }
    if end == text.len() {
        while let Some(before) = line_before(text, start).filter(|at| is_blank(line_at(text, *at))) {
            start = before;
        }
        if !text.ends_with('\n') {
            start = text[..start].trim_end_matches(['\r', '\n']).len();
        }
    }
    start..end
}

/// An item's text as it is put in place of `range`: a blank line parts a comment at its edge from
/// what it would belong to else.
pub(super) fn parted(text: &str, range: &Range<usize>, item: &str) -> String {
    let newline = line_end(text);
    let below_comment = line_before(text, range.start).is_some_and(|at| is_comment(line_at(text, at)));
    let after = next_line(text, range.end);
    let above_other = after < text.len() && !is_blank(line_at(text, after));
    let before = if below_comment && item.lines().next().is_some_and(is_comment) { newline } else { "" };
    let after = if above_other && item.lines().last().is_some_and(is_comment) { newline } else { "" };
    format!("{before}{item}{after}")
}
