//! Every row of the shared list of identifier vectors, and faults that no row has.

use zan_base::identifiers::{
    BinError, EmailError, ErdrNumberError, IbanError, IinError, LicenceNumberError, PhoneError,
    RegionCodeError, checksum,
};
use zan_base::{Bin, Email, ErdrNumber, Iban, Iin, LicenceNumber, Phone, RegionCode};

#[test]
fn every_row_of_the_vectors_holds() {
    let mut rows = 0;
    for line in include_str!("data/identifier-vectors.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, value, verdict, why] = cells[..] else { panic!("row {line:?}") };
        check(kind, value, verdict, why);
        rows += 1;
    }
    assert_eq!(rows, 21);
}

fn check(kind: &str, value: &str, verdict: &str, why: &str) {
    let accepted = match kind {
        "IIN" => Iin::parse(value).is_ok(),
        "BIN" => Bin::parse(value).is_ok(),
        "IBAN" => Iban::parse(value).is_ok(),
        "ERDR" => ErdrNumber::parse(value).is_ok(),
        "PHONE" => {
            assert_eq!(Phone::parse(value).as_ref().map(Phone::as_str), Ok(verdict), "{value}: {why}");
            return;
        }
        other => panic!("unknown kind {other}"),
    };
    let expected = match verdict {
        "yes" | "shape_ok" => true,
        "no" => false,
        "checksum_only" => {
            assert!(checksum::matches(value), "{value}: {why}");
            false
        }
        "never" => {
            let prefix = value.trim_end_matches('?');
            assert_eq!(checksum::check_digit(prefix), None, "{value}: {why}");
            assert!((0..10).all(|digit| Iin::parse(&format!("{prefix}{digit}")).is_err()));
            false
        }
        other => panic!("unknown verdict {other}"),
    };
    assert_eq!(accepted, expected, "{kind} {value}: {why}");
}

#[test]
fn faults_of_an_iin_have_their_codes() {
    for (text, error, code) in [
        ("90010130012", IinError::Length, "iin-length"),
        ("９００１０１３００１２６", IinError::Digits, "iin-digits"),
        ("90010130O126", IinError::Digits, "iin-digits"),
        ("900101300127", IinError::Checksum, "iin-checksum"),
        ("000000000000", IinError::Date, "iin-date"),
    ] {
        assert_eq!(Iin::parse(text), Err(error));
        assert_eq!(error.code(), code);
    }
}

#[test]
fn the_birth_date_is_a_hint() {
    let hint = |text: &str| Iin::parse(text).unwrap().birth_date_hint();
    assert_eq!(hint("040229600339"), Some(jiff::civil::date(2004, 2, 29)));
    assert_eq!(hint("850615400214"), Some(jiff::civil::date(1985, 6, 15)));
    let digit = checksum::check_digit("90010100012").unwrap();
    assert_eq!(hint(&format!("90010100012{digit}")), None, "0 in place of the century is allowed");
}

#[test]
fn faults_of_other_identifiers_are_told_apart() {
    assert_eq!(Bin::parse("26014000007"), Err(BinError::Length));
    assert_eq!(Bin::parse("26014000007x"), Err(BinError::Digits));
    assert_eq!(Bin::parse("900101300126"), Err(BinError::Structure));
    assert_eq!(Bin::parse("260140000076"), Err(BinError::Checksum));
    assert_eq!(Iban::parse("DE58125KZT1234567890"), Err(IbanError::Country));
    assert_eq!(Iban::parse("KZ58125KZT123456789"), Err(IbanError::Length));
    assert_eq!(Iban::parse("KZ58125КZT1234567890"), Err(IbanError::Characters), "Cyrillic К");
    assert_eq!(Iban::parse("KZ59125KZT1234567890"), Err(IbanError::Checksum));
    assert_eq!(Phone::parse("call me"), Err(PhoneError::Characters));
    assert_eq!(Phone::parse("+7 701 000 00 0"), Err(PhoneError::Length));
    assert_eq!(Phone::parse("+44 20 7946 0000"), Err(PhoneError::Country));
    assert_eq!(Phone::parse("+7 495 000 00 00"), Err(PhoneError::Country));
    assert_eq!(LicenceNumber::parse(" \t"), Err(LicenceNumberError::Empty));
    assert_eq!(LicenceNumber::parse(&"1".repeat(33)), Err(LicenceNumberError::Length));
    assert_eq!(LicenceNumber::parse("00\u{0}1"), Err(LicenceNumberError::Characters));
    assert_eq!(ErdrNumber::parse("2600000000000a1"), Err(ErdrNumberError::Digits));
    assert_eq!(RegionCode::parse("7"), Err(RegionCodeError::Shape));
    assert_eq!(RegionCode::parse("７5"), Err(RegionCodeError::Shape));
    assert_eq!(Email::parse("a@b"), Err(EmailError::Shape));
    assert_eq!(Email::parse("a b@mail.kz"), Err(EmailError::Shape));
    assert_eq!(Email::parse(&format!("{}@mail.kz", "a".repeat(260))), Err(EmailError::Length));
}

#[test]
fn printed_forms_are_normalised() {
    assert_eq!(Iban::parse("kz58 125k zt12 3456 7890").unwrap().as_str(), "KZ58125KZT1234567890");
    assert_eq!(Iban::parse("KZ58125KZT1234567890").unwrap().pretty(), "KZ58 125K ZT12 3456 7890");
    assert_eq!(Phone::parse("7010000000").unwrap().pretty(), "+7 701 000 00 00");
    assert_eq!(Email::parse(" Aigul@Mail.KZ ").unwrap().as_str(), "Aigul@mail.kz");
    assert_eq!(LicenceNumber::parse(" 0001234 ").unwrap().as_str(), "0001234");
}

#[test]
fn serde_reads_and_writes_text_and_names_the_fault() {
    let iin: Iin = serde_json::from_str("\"900101300126\"").unwrap();
    assert_eq!(serde_json::to_string(&iin).unwrap(), "\"900101300126\"");
    let error = serde_json::from_str::<Iin>("\"900101300127\"").unwrap_err().to_string();
    assert!(error.contains("iin-checksum"), "{error}");
}

proptest::proptest! {
    #[test]
    fn no_text_makes_parsing_panic_and_what_is_accepted_is_stable(text in "\\PC{0,40}") {
        if let Ok(value) = Phone::parse(&text) { assert_eq!(Phone::parse(value.as_str()), Ok(value)); }
        if let Ok(value) = Iban::parse(&text) { assert_eq!(Iban::parse(value.as_str()), Ok(value)); }
        if let Ok(value) = Email::parse(&text) { assert_eq!(Email::parse(value.as_str()), Ok(value)); }
        let _ = (Iin::parse(&text), Bin::parse(&text), ErdrNumber::parse(&text), RegionCode::parse(&text));
    }

    #[test]
    fn a_changed_digit_is_noticed(day in 1u32..29, rest in 0u32..1000, position in 0usize..10, step in 1u8..10) {
        let first_eleven = format!("9001{day:02}3{rest:04}");
        if let Some(digit) = checksum::check_digit(&first_eleven) {
            let number = format!("{first_eleven}{digit}");
            assert!(checksum::matches(&number));
            let mut bytes = number.into_bytes();
            bytes[position] = b'0' + (bytes[position] - b'0' + step) % 10;
            let changed = String::from_utf8(bytes).unwrap();
            // The eleventh digit weighs 11, so the first pass cannot see it; the second weights can make a changed prefix fit again; the first pass alone never does.
            let first_pass = |text: &str| -> u32 { text.bytes().zip(1u32..).take(11).map(|(b, w)| u32::from(b - b'0') * w).sum::<u32>() % 11 };
            if first_pass(&changed) != 10 && first_pass(&first_eleven) != 10 {
                assert!(!checksum::matches(&changed), "{changed}");
            }
        }
    }
}
