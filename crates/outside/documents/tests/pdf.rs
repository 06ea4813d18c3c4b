//! The documents as a reader gets them: text, metadata, fonts and pages, read
//! with poppler's programs.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod facts;

use std::io::Write;
use std::process::Command;

use proptest::prelude::*;
use tempfile::NamedTempFile;
use zan_documents::{Client, DocLang, DocumentError, LocalText, certificate, claim, notice};

const BOTH: [DocLang; 2] = [DocLang::Kk, DocLang::Ru];

/// What a program of poppler says about a file.
fn said(program: &str, options: &[&str], pdf: &[u8]) -> String {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let mut command = Command::new(program);
    command.args(options).arg(file.path());
    if program == "pdftotext" {
        command.arg("-");
    }
    let output =
        command.output().unwrap_or_else(|failed| panic!("{program} of poppler-utils is needed: {failed}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// The text of a file with each run of white space as one space.
fn text(pdf: &[u8]) -> String {
    let raw = said("pdftotext", &["-layout"], pdf).replace('\u{200B}', "");
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pages(pdf: &[u8]) -> usize {
    let info = said("pdfinfo", &[], pdf);
    let line = info.lines().find(|line| line.starts_with("Pages:")).unwrap();
    line["Pages:".len()..].trim().parse().unwrap()
}

/// Set `DOCUMENTS_OUT` to a folder to look at what the tests make.
fn keep(name: &str, pdf: &[u8]) {
    if let Some(folder) = std::env::var_os("DOCUMENTS_OUT") {
        std::fs::write(std::path::Path::new(&folder).join(name), pdf).unwrap();
    }
}

fn assert_holds(text: &str, wanted: &[&str]) {
    for phrase in wanted {
        assert!(text.contains(phrase), "{phrase:?} is not in {text}");
    }
}

#[test]
fn a_notice_in_kazakh_says_who_defends_whom() {
    let pdf = notice::render(&facts::notice(), DocLang::Kk).unwrap();
    keep("notice.kk.pdf", &pdf);
    assert_eq!(pages(&pdf), 1);
    assert_holds(
        &text(&pdf),
        &[
            "АҚА-2026-000123",
            "2026 жылғы 21 қараша",
            "Әбдіғаппарова Үміт Құрманғазықызы",
            "12.03.2015 ж. № 0012345",
            "Алматы қалалық адвокаттар алқасы",
            "Жүнісов Өркен Һакімұлы",
            "күдікті",
            "267551031000044",
            "туралы 21.11.2026 ж. № 267551031-44 қаулы",
            "7F3K-92QD-XM41",
            "(ЭЦҚ) қол қойылады",
            "1-бет, барлығы 1",
        ],
    );
}

#[test]
fn a_notice_in_russian_says_who_defends_whom() {
    let pdf = notice::render(&facts::notice(), DocLang::Ru).unwrap();
    keep("notice.ru.pdf", &pdf);
    assert_eq!(pages(&pdf), 1);
    assert_holds(
        &text(&pdf),
        &[
            "21 ноября 2026 года",
            "№ 0012345 от 12.03.2015",
            "Алматинская городская коллегия адвокатов",
            "подозреваемый",
            "№ 267551031-44 от 21.11.2026",
            "https://zan.example.kz/check/7F3K-92QD-XM41",
            "Подписывается электронной",
            "стр. 1 из 1",
        ],
    );
}

#[test]
fn a_notice_can_be_for_an_unidentified_person_and_signed() {
    let mut facts = facts::notice();
    facts.client = Client::Unidentified;
    facts.signature = Some(facts::signature());
    let kazakh = notice::render(&facts, DocLang::Kk).unwrap();
    keep("notice.signed.kk.pdf", &kazakh);
    let kazakh = text(&kazakh);
    assert_holds(&kazakh, &["жеке басы анықталмаған", "(ЭЦҚ) қол қойылды", "21.11.2026, 14:20"]);
    assert!(!kazakh.contains("қойылады"));
    let russian = text(&notice::render(&facts, DocLang::Ru).unwrap());
    assert_holds(&russian, &["личность не установлена", "Подписано"]);
}

#[test]
fn a_certificate_counts_what_was_tried() {
    for language in BOTH {
        let pdf = certificate::render(&facts::certificate(), language).unwrap();
        keep(&format!("certificate.{}.pdf", language.code()), &pdf);
        assert_eq!(pages(&pdf), 1);
        let text = text(&pdf);
        assert_holds(&text, &["Ө-2026-004512", "21.11.2026, 03:12", "121 102 18 9 9"]);
        assert_holds(&text, &["96 91 5 0 5", "Сейітқали Нұрлан Іңкәрұлы"]);
    }
}

#[test]
fn a_claim_shows_its_lines_and_marks_unconfirmed_rates() {
    for language in BOTH {
        let pdf = claim::render(&facts::claim(4), language).unwrap();
        keep(&format!("claim.{}.pdf", language.code()), &pdf);
        let text = text(&pdf);
        assert_holds(&text, &["09:30–11:05 ", "1,15 *", "7 875,10", "31 500,40", " 380 "]);
        assert_holds(&text, &["850312400123", "KZ86125KZT5004100100"]);
        let mark = match language {
            DocLang::Kk => "* мөлшер расталмаған",
            DocLang::Ru => "* размер не подтверждён",
        };
        assert_eq!(text.matches(mark).count(), 1);
    }
}

#[test]
fn a_claim_of_confirmed_rates_has_no_mark() {
    let pdf = claim::render(&facts::claim(2), DocLang::Ru).unwrap();
    assert!(!text(&pdf).contains("не подтверждён"));
}

#[test]
fn a_claim_of_two_hundred_lines_repeats_its_headings_on_every_page() {
    let pdf = claim::render(&facts::claim(200), DocLang::Kk).unwrap();
    keep("claim.200.kk.pdf", &pdf);
    let text = text(&pdf);
    let pages = pages(&pdf);
    assert!(pages >= 5, "{pages}");
    assert_eq!(text.matches("МРП").count(), 0);
    assert_eq!(text.matches("АЕК/сағ").count(), pages - usize::from(!last_page_has_table(&pdf, pages)));
    assert_holds(&text, &["1 575 020,00", "19 000", &format!("{pages}-бет, барлығы {pages}")]);
}

fn last_page_has_table(pdf: &[u8], pages: usize) -> bool {
    let last = pages.to_string();
    said("pdftotext", &["-f", &last, "-l", &last], pdf).contains("АЕК")
}

#[test]
fn files_claim_the_archive_and_access_standards() {
    for language in BOTH {
        let files = [
            notice::render(&facts::notice(), language).unwrap(),
            certificate::render(&facts::certificate(), language).unwrap(),
            claim::render(&facts::claim(3), language).unwrap(),
        ];
        for pdf in files {
            let metadata = said("pdfinfo", &["-meta"], &pdf);
            assert_holds(
                &metadata,
                &["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"],
            );
            assert_holds(&metadata, &["<pdfuaid:part>1</pdfuaid:part>", language.code()]);
            let info = said("pdfinfo", &[], &pdf);
            assert_holds(&info, &["№", "Е-Заң көмегі", "(A4)"]);
            let tagged = info.lines().find(|line| line.starts_with("Tagged:")).unwrap();
            assert!(tagged.contains("yes"));
        }
    }
}

#[test]
fn all_fonts_are_embedded() {
    let pdf = claim::render(&facts::claim(3), DocLang::Kk).unwrap();
    let fonts = said("pdffonts", &[], &pdf);
    let rows: Vec<_> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 3, "{fonts}");
    for row in rows {
        // The columns after the encoding: embedded, subset, has a Unicode map.
        let columns: Vec<_> = row.split_whitespace().collect();
        assert_eq!(columns[columns.len() - 5..columns.len() - 2], ["yes"; 3], "{row}");
    }
}

#[test]
fn hostile_texts_are_printed_as_they_are() {
    let mut facts = facts::notice();
    let markup = "#panic(\"x\") *b* _i_ $a$ @r <l> [c] \\ // #read(\"/etc/passwd\")";
    facts.client = Client::Named(markup.into());
    facts.role = LocalText::new("محمد العربي", "\u{202E}йобар\u{0}\u{7}");
    facts.case_number = "Ұ".repeat(400);
    facts.body = LocalText::new("漢字🙂", "{{7*7}} ${7*7} %s \u{FFFF}\u{E123}");
    for language in BOTH {
        let pdf = notice::render(&facts, language).unwrap();
        keep(&format!("hostile.{}.pdf", language.code()), &pdf);
        let text = text(&pdf).replace(' ', "");
        assert_holds(&text, &[&markup.replace(' ', "")]);
        assert_eq!(text.matches('Ұ').count() - text.matches("ҚҰ").count(), 400);
    }
    let russian = text(&notice::render(&facts, DocLang::Ru).unwrap());
    assert_holds(&russian, &["\u{FFFD}йобар\u{FFFD}\u{FFFD}", "{{7*7}} ${7*7} %s \u{FFFD}\u{FFFD}"]);
}

#[test]
fn marks_without_a_letter_are_shown_as_replaced() {
    let mut facts = facts::notice();
    facts.advocate.name = "\u{354} Ұлан".into();
    let text = text(&notice::render(&facts, DocLang::Kk).unwrap());
    assert_holds(&text, &["\u{FFFD} Ұлан"]);
}

#[test]
fn long_names_stay_inside_the_page() {
    let mut facts = facts::notice();
    facts.advocate.name = "Ғ".repeat(600);
    let pdf = notice::render(&facts, DocLang::Kk).unwrap();
    keep("long.kk.pdf", &pdf);
    let boxes = said("pdftotext", &["-bbox"], &pdf);
    let right_edges = boxes.split("xMax=\"").skip(1).map(|rest| {
        let number = rest.split('"').next().unwrap();
        number.parse::<f64>().unwrap()
    });
    let farthest = right_edges.fold(0.0, f64::max);
    assert!(farthest > 400.0 && farthest <= 595.3 - 50.0, "{farthest}");
}

#[test]
fn too_much_is_refused_with_its_reason() {
    let mut facts = facts::notice();
    facts.advocate.name = "Ғ".repeat(2_001);
    let refused = notice::render(&facts, DocLang::Kk).unwrap_err();
    assert!(matches!(refused, DocumentError::TextTooLong { field, .. } if field == "/advocate/name"));

    let refused = claim::render(&facts::claim(301), DocLang::Ru).unwrap_err();
    assert!(matches!(refused, DocumentError::TooManyLines { limit: 300, found: 301 }));

    let mut facts = facts::claim(1);
    facts.lines[0].amount = "0.001".parse().unwrap();
    let refused = claim::render(&facts, DocLang::Ru).unwrap_err();
    assert!(matches!(refused, DocumentError::Amount { .. }));

    let mut facts = facts::notice();
    facts.verification.url = format!("https://{}", "x".repeat(1_900).repeat(2));
    assert!(notice::render(&facts, DocLang::Kk).is_err());
}

#[test]
fn the_same_facts_give_the_same_file() {
    let once = notice::render(&facts::notice(), DocLang::Kk).unwrap();
    let again = notice::render(&facts::notice(), DocLang::Kk).unwrap();
    assert!(once == again);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_can_be_printed(name in any::<String>(), role in "\\PC{0,80}", mix in "[\\u{300}-\\u{36F}\\u{600}-\\u{6FF}а-я ]{0,40}") {
        let mut facts = facts::notice();
        facts.client = Client::Named(name);
        facts.role = LocalText::new(role.clone(), role);
        facts.advocate.name = mix;
        let made = notice::render(&facts, DocLang::Ru);
        prop_assert!(made.as_ref().is_ok_and(|pdf| pdf.starts_with(b"%PDF")), "{:?}", made);
    }
}
