//! Two texts word by word: what both say, and what one cut or changed.
