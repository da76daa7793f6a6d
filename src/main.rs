//! Arguments → command → exit code; prints the one error.

fn main() {}
