//! zan-cabinet
