//! Changes to inputs that know the form of what they change.

mod bytes;
mod der;
mod markup;
mod zip;

use crate::Random;

/// Inputs are not let grow beyond this: bytes. What is quadratic shows at this size.
pub const LARGEST: usize = 1024 * 1024;

/// What an input is made of; it is changed accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// ASN.1 in BER or DER.
    Asn1,
    /// XML.
    Markup,
    /// A zip file.
    Archive,
}

/// Changes an input once to a few times. `others` lend parts of themselves.
pub fn mutate(shape: Shape, input: &[u8], others: &[&[u8]], random: &mut Random) -> Vec<u8> {
    let mut changed = input.to_vec();
    let changes = *random.pick(&[1, 1, 1, 2, 2, 3, 5, 9]).unwrap_or(&1);
    for _ in 0..changes {
        let other = random.pick(others).copied().unwrap_or_default();
        changed = once(shape, &changed, other, random);
        changed.truncate(LARGEST);
    }
    changed
}

/// Changes an input once. What cannot be read in its own form any more is changed byte by byte.
fn once(shape: Shape, input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    if random.one_in(6) {
        return bytes::change(input, other, random);
    }
    match shape {
        Shape::Asn1 => der::change(input, other, random),
        Shape::Markup => markup::change(input, other, random),
        Shape::Archive => zip::change(input, other, random),
    }
    .unwrap_or_else(|| bytes::change(input, other, random))
}

/// As many copies as asked for, but not beyond the largest input.
fn copies(times: usize, length: usize) -> usize {
    times.min(LARGEST.checked_div(length).unwrap_or(1)).max(1)
}
