//! zan-api
