//! Where in one article each topic falls.
