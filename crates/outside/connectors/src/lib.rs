//! zan-connectors
