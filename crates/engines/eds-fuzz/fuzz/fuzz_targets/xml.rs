//! Signed XML.
#![no_main]

zan_eds_coverage::target!(zan_eds_fuzz::Target::Xml);
