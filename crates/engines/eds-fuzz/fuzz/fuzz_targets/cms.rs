//! Signatures in CMS.
#![no_main]

zan_eds_coverage::target!(zan_eds_fuzz::Target::Cms);
