//! zan-registry
