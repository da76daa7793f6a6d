//! The sentences of one topic with their evidence: the pieces that rows are made of.
