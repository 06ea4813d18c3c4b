//! zan-site
