//! Answers of the responder, revocation lists, replies of the time stamp service.
#![no_main]

zan_eds_coverage::target!(zan_eds_fuzz::Target::Answer);
