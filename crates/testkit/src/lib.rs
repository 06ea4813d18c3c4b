//! zan-testkit
