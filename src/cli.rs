//! The argument table: help derives from it, as the man page and completions will.
