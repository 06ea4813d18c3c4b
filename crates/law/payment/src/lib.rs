//! zan-payment
