//! The directory of bodies (анықтамалық, справочник участников): every participant named in annex 1
//! to the joint order of 2021, the regions it belongs to, and the duty zones that serve it.

pub mod rows;
