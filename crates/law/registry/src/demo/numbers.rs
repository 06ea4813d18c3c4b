//! Individual numbers of officials and business numbers of bodies, so that everybody of the invented country can sign.
//! Pure: a serial number in, a valid number of nobody out.

use zan_base::identifiers::checksum;

/// The ИИН of the official with this serial number. Serial numbers from 8000 mark it as invented.
pub(super) fn iin(serial: usize) -> Option<String> {
    let (year, month, day) = (60 + serial % 38, 1 + serial % 12, 1 + serial % 28);
    with_check_digit(|further| {
        let last = 8000 + (serial + further * 331) % 1000;
        format!("{year:02}{month:02}{day:02}3{last:04}")
    })
}

/// The БИН of the body with this serial number, registered in January 2099.
pub(super) fn bin(serial: usize) -> Option<String> {
    with_check_digit(|further| format!("990140{:05}", (serial + further * 10_007) % 100_000))
}

/// The first of a few numbers that has a check digit; about one in a hundred has none.
fn with_check_digit(number: impl Fn(usize) -> String) -> Option<String> {
    (0..8).find_map(|further| {
        let start = number(further);
        checksum::check_digit(&start).map(|digit| format!("{start}{digit}"))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use zan_base::identifiers::{Bin, Iin};

    use super::*;

    #[test]
    fn everybody_has_a_valid_number_of_their_own() {
        let people: BTreeSet<_> = (0..400).map(|serial| iin(serial).unwrap()).collect();
        let bodies: BTreeSet<_> = (0..400).map(|serial| bin(serial).unwrap()).collect();
        assert_eq!((people.len(), bodies.len()), (400, 400));
        people.iter().for_each(|number| drop(Iin::parse(number).unwrap()));
        bodies.iter().for_each(|number| drop(Bin::parse(number).unwrap()));
    }
}
