//! zan-defence
