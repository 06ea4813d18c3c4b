//! zan-dispatch
