//! Passages of n columns → rows, each saying how it came about.
