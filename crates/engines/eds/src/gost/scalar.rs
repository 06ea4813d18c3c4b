//! Recoding of scalars for multiplication.

/// Non-adjacent form of the given window width: at least `width - 1` zeros between two digits, digits odd and below
/// `2^(width-1)` in size. One digit a bit, the lowest first, and one more for the carry.
pub(super) fn non_adjacent_form(scalar_le: &[u8], width: u32) -> Vec<i16> {
    let bits = scalar_le.len() * 8;
    let mut digits = vec![0; bits + 1];
    let mut carry = 0;
    let mut position = 0;
    while position <= bits {
        if bit(scalar_le, position) == carry {
            position += 1;
            continue;
        }
        let word = (0..width).map(|offset| bit(scalar_le, position + offset as usize) << offset).sum::<i16>()
            + carry;
        carry = word >> (width - 1) & 1;
        if let Some(digit) = digits.get_mut(position) {
            *digit = word - (carry << width);
        }
        position += width as usize;
    }
    digits
}

fn bit(scalar_le: &[u8], position: usize) -> i16 {
    scalar_le.get(position / 8).map_or(0, |byte| i16::from(byte >> (position % 8) & 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(digits: &[i16]) -> i128 {
        digits.iter().rev().fold(0, |sum, digit| sum * 2 + i128::from(*digit))
    }

    proptest! {
        #[test]
        fn the_digits_are_the_scalar(scalar in any::<[u8; 12]>(), width in 2_u32..10) {
            let digits = non_adjacent_form(&scalar, width);
            let mut wide = [0; 16];
            wide[..12].copy_from_slice(&scalar);
            prop_assert_eq!(value(&digits), i128::from_le_bytes(wide));
            prop_assert!(digits.iter().all(|digit| *digit == 0 || (digit % 2 != 0 && digit.abs() < 1 << (width - 1))));
        }
    }
}
