//! The graph as a person reads it.
