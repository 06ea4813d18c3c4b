//! Changes that know of no form.

use super::copies;
use crate::Random;

/// Bytes that are edges of something: of numbers, of lengths, of text.
const EDGES: [u8; 14] = [0, 1, 2, 0x1f, 0x30, 0x3c, 0x7f, 0x80, 0x81, 0x84, 0x88, 0xa0, 0xfe, 0xff];

/// One change of some bytes.
pub(super) fn change(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut changed = input.to_vec();
    let at = random.below(changed.len());
    let (from, to) = random.part(changed.len());
    match random.below(9) {
        0 => set(
            &mut changed,
            at,
            |byte, random| byte ^ 1_u8.rotate_left(u32::from(random.byte()) & 7),
            random,
        ),
        1 => set(&mut changed, at, |_, random| *random.pick(&EDGES).unwrap_or(&0), random),
        2 => {
            set(&mut changed, at, |byte, random| byte.wrapping_add(random.byte() % 5).wrapping_sub(2), random)
        }
        3 => set(&mut changed, at, |_, random| random.byte(), random),
        4 => drop(changed.drain(from..to)),
        5 => changed.truncate(from),
        6 => {
            let piece = input.get(from..to).unwrap_or_default();
            let piece = piece.repeat(copies(random.times(), piece.len()));
            changed.splice(from..from, piece);
        }
        7 => {
            let (start, end) = random.part(other.len());
            let piece = other.get(start..end).unwrap_or_default().to_vec();
            changed.splice(from..to, piece);
        }
        _ => {
            let piece: Vec<u8> = (0..random.below(9)).map(|_| random.byte()).collect();
            changed.splice(from..from, piece);
        }
    }
    changed
}

fn set(bytes: &mut [u8], at: usize, to: impl Fn(u8, &mut Random) -> u8, random: &mut Random) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte = to(*byte, random);
    }
}
