//! zan-tariff
