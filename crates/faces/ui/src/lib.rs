//! zan-ui
