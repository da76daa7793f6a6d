//! How many of what, as the program says it wherever it counts.

/// "1 passage", "2 passages".
pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
