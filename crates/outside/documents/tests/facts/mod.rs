//! Invented facts for the tests of the documents. No real person.
#![expect(dead_code, reason = "each test file uses its own part of the facts")]

use jiff::civil::date;
use zan_documents::{
    Advocate, ClaimLine, Client, ImpossibilityCertificate, LocalText, NoticeOfDefence, OrderReference,
    PaymentClaim, PaymentRegister, RegisterRow, Signature, TierAttempt, Verification,
};

pub fn advocate() -> Advocate {
    Advocate {
        name: "Әбдіғаппарова Үміт Құрманғазықызы".into(),
        licence_number: "0012345".into(),
        licence_date: date(2015, 3, 12),
        collegium: LocalText::new(
            "Алматы қалалық адвокаттар алқасы",
            "Алматинская городская коллегия адвокатов",
        ),
    }
}

pub fn body() -> LocalText {
    LocalText::new(
        "Алматы қаласы Полиция департаментінің Бостандық аудандық полиция басқармасы",
        "Управление полиции Бостандыкского района Департамента полиции города Алматы",
    )
}

pub fn order() -> OrderReference {
    OrderReference { number: "267551031-44".into(), date: date(2026, 11, 21) }
}

pub fn verification() -> Verification {
    Verification { url: "https://zan.example.kz/check/7F3K-92QD-XM41".into(), code: "7F3K-92QD-XM41".into() }
}

pub fn notice() -> NoticeOfDefence {
    NoticeOfDefence {
        number: "АҚА-2026-000123".into(),
        issued_on: date(2026, 11, 21),
        advocate: advocate(),
        client: Client::Named("Жүнісов Өркен Һакімұлы".into()),
        role: LocalText::new("күдікті", "подозреваемый"),
        case_number: "267551031000044".into(),
        body: body(),
        order: order(),
        verification: verification(),
        signature: None,
    }
}

pub fn signature() -> Signature {
    Signature {
        signer: "Әбдіғаппарова Үміт Құрманғазықызы".into(),
        moment: date(2026, 11, 21).at(14, 20, 0, 0),
    }
}

pub fn certificate() -> ImpossibilityCertificate {
    let tiers = [
        ("Осы аймақтағы кезекшілер", "Дежурные этой зоны", [7, 3, 4, 1, 3]),
        ("Көршілес аймақтардың кезекшілері", "Дежурные соседних зон", [12, 8, 3, 2, 1]),
        ("Өңірдің барлық қатысушылары", "Все участники региона", [96, 91, 5, 0, 5]),
        ("Диспетчердің қоңыраулары", "Звонки диспетчера", [6, 0, 6, 6, 0]),
    ];
    ImpossibilityCertificate {
        number: "АН-2026-000007".into(),
        issued_at: date(2026, 11, 21).at(5, 47, 0, 0),
        request_number: "Ө-2026-004512".into(),
        received_at: date(2026, 11, 21).at(3, 12, 0, 0),
        body: body(),
        order: order(),
        case_number: "267551031000044".into(),
        client: Client::Unidentified,
        attempts: tiers
            .into_iter()
            .map(|(kk, ru, [considered, excluded, offered, declined, unanswered])| TierAttempt {
                tier: LocalText::new(kk, ru),
                considered,
                excluded,
                offered,
                declined,
                unanswered,
            })
            .collect(),
        dispatcher: "Сейітқали Нұрлан Іңкәрұлы".into(),
        verification: Some(verification()),
        signature: None,
    }
}

pub fn claim(lines: usize) -> PaymentClaim {
    PaymentClaim {
        number: "А-2026-000311".into(),
        submitted_on: date(2026, 12, 2),
        department: LocalText::new(
            "Алматы қаласының Әділет департаменті",
            "Департамент юстиции города Алматы",
        ),
        advocate: advocate(),
        iin: "850312400123".into(),
        iban: "KZ86125KZT5004100100".into(),
        agreement_number: "75-118".into(),
        agreement_date: date(2025, 12, 15),
        case_number: "267551031000044".into(),
        body: body(),
        client: Client::Named("Жүнісов Өркен Һакімұлы".into()),
        role: LocalText::new("күдікті", "подозреваемый"),
        order: order(),
        notice_number: "АҚА-2026-000123".into(),
        lines: (0..lines).map(claim_line).collect(),
        verification: None,
        signature: None,
    }
}

fn claim_line(index: usize) -> ClaimLine {
    let acts = [
        ("Күдіктімен оңаша кездесу", "Свидание с подозреваемым наедине"),
        ("Күдіктіден жауап алуға қатысу", "Участие в допросе подозреваемого"),
        (
            "Бұлтартпау шарасын санкциялау туралы сот отырысына қатысу",
            "Участие в судебном заседании о санкционировании меры пресечения",
        ),
    ];
    let (kk, ru) = acts[index % acts.len()];
    let start =
        date(2026, 11, 21).checked_add(jiff::Span::new().days(i64::try_from(index / 3).unwrap())).unwrap();
    ClaimLine {
        date: start,
        from: jiff::civil::time(9, 30, 0, 0),
        to: jiff::civil::time(11, 5, 0, 0),
        act: LocalText::new(kk, ru),
        minutes: 95,
        rate: "1.15".parse().unwrap(),
        index: "4325".parse().unwrap(),
        amount: "7875.10".parse().unwrap(),
        rate_confirmed: index % 3 != 2,
    }
}

pub fn register() -> PaymentRegister {
    let row = |number: u32, advocate: &str, amount: &str, rate_confirmed| RegisterRow {
        claim_number: format!("А-2026-{number:06}"),
        advocate: advocate.into(),
        iin: "050312600123".into(),
        iban: "KZ86125KZT5004100100".into(),
        agreement: "№ 75-118, 15.12.2025".into(),
        minutes: 95 + number,
        amount: amount.parse().unwrap(),
        rate_confirmed,
    };
    PaymentRegister {
        number: "ТТ-2026-11".into(),
        region: LocalText::new("Алматы қаласы", "город Алматы"),
        period_start: date(2026, 11, 1),
        period_end: date(2026, 11, 30),
        issued_on: date(2026, 12, 3),
        rows: vec![
            row(1, "Әбдіғаппарова Үміт Құрманғазықызы", "7875.10", true),
            row(2, "=HYPERLINK(\"http://x\";\"Ы\")", "0.20", false),
            row(3, "Петров; \"Иван\" Сергеевич", "1234567.89", true),
        ],
    }
}
