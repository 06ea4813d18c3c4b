//! The check digit shared by the ИИН and the БИН.
//!
//! Source: order № 521 of the Minister of Internal Affairs of 29 June 2023 (V2300032942) for the ИИН;
//! the order on the БИН (№ 423 of 27 June 2023, V2300032918) does not state the formula, practice uses
//! the same one.

const FIRST_WEIGHTS: [u32; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS: [u32; 11] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/// The check digit that belongs to eleven leading digits.
///
/// `None` when the text is not eleven ASCII digits, or when both passes give 10: such a number is never
/// issued.
#[must_use]
pub fn check_digit(first_eleven: &str) -> Option<u8> {
    if first_eleven.len() != 11 || !super::only_digits(first_eleven) {
        return None;
    }
    let remainder = |weights: &[u32; 11]| {
        let sum: u32 =
            first_eleven.bytes().zip(weights).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
        u8::try_from(sum % 11).ok().filter(|digit| *digit < 10)
    };
    remainder(&FIRST_WEIGHTS).or_else(|| remainder(&SECOND_WEIGHTS))
}

/// Whether a text of twelve ASCII digits ends in its own check digit; says nothing about dates.
#[must_use]
pub fn matches(text: &str) -> bool {
    let Some((first_eleven, last)) = text.split_at_checked(11) else { return false };
    check_digit(first_eleven).is_some_and(|digit| last.as_bytes() == [b'0' + digit])
}
