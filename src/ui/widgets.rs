//! Pieces that several views draw: pane, list with cursor, status line, input line.
