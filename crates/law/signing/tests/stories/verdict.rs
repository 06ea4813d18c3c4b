//! The judgement alone, over everything a verifier might say: nothing but what was asked for is taken.

use jiff::Timestamp;
use proptest::{collection::vec, option, prelude::*, sample::select, strategy::ValueTree as _};
use zan_eds::{Document, Form, KeyUsage, Reason, Report, Revocation, Signer, SignerKind};
use zan_signing::{
    judgement::{Asked, judge},
    policy::Capacity,
};

const KINDS: [SignerKind; 9] = [
    SignerKind::Person,
    SignerKind::OrganisationHead,
    SignerKind::OrganisationMaySign,
    SignerKind::OrganisationFinance,
    SignerKind::OrganisationHr,
    SignerKind::OrganisationEmployee,
    SignerKind::InformationSystem,
    SignerKind::TreasuryClient,
    SignerKind::Unknown,
];

/// Few numbers, so that those asked for and those found are often the same.
fn number() -> impl Strategy<Value = String> {
    select(vec!["900101300126", "900101300127", ""]).prop_map(str::to_owned)
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    select(vec![b"first".to_vec(), b"second".to_vec()])
}

fn revocation() -> impl Strategy<Value = Revocation> {
    select(vec![Revocation::Good, Revocation::Unknown, Revocation::Revoked, Revocation::NotIssued])
}

prop_compose! {
    fn signer()(
        iin in option::weighted(0.9, number()),
        bin in option::of(number()),
        kind in select(KINDS.to_vec()),
        revocation in revocation(),
        reason in option::weighted(0.3, select(vec![Reason::BadSignature, Reason::KeyUsage])),
        digital_signature in any::<bool>(),
        document in option::weighted(0.9, 0..3_usize),
    ) -> Signer {
        Signer {
            valid: reason.is_none(),
            reason,
            iin,
            bin,
            name: "СЫНАҚОВ СЫНАҚ".to_owned(),
            organisation: None,
            kind,
            algorithm: None,
            signed_at: None,
            timestamped_at: None,
            judged_at: Timestamp::UNIX_EPOCH,
            revocation,
            revocation_as_of: None,
            key_usage: KeyUsage { digital_signature, ..KeyUsage::default() },
            doubts: Vec::new(),
            certificate: None,
            path: Vec::new(),
            document,
            signature_value: Vec::new(),
        }
    }
}

prop_compose! {
    fn report()(
        signers in prop_oneof![4 => vec(signer(), 1), 1 => vec(signer(), 0..3)],
        documents in vec(bytes(), 0..3),
    ) -> Report {
        let valid = !signers.is_empty() && signers.iter().all(|signer| signer.valid);
        let documents = documents.into_iter().map(|bytes| Document::new("", bytes)).collect();
        Report {
            valid,
            reason: signers.iter().find_map(|signer| signer.reason),
            form: Form::Cms,
            signers,
            documents,
            attachments: Vec::new(),
            sealed_at: None,
            findings: Vec::new(),
        }
    }
}

prop_compose! {
    fn asked()(
        iin in option::weighted(0.9, number()),
        bins in vec(number(), 0..3),
        kinds in vec(select(KINDS.to_vec()), 0..5),
        capacity in select(vec![Capacity::Person, Capacity::Organisation, Capacity::Any]),
    ) -> Asked {
        Asked { iin, bins, kinds: kinds.into_iter().map(|kind| kind.code().to_owned()).collect(), capacity }
    }
}

/// What may be taken, said another way than the judgement says it.
fn is_what_was_asked(report: &Report, asked: &Asked, sha256: [u8; 32]) -> bool {
    let [signer] = report.signers.as_slice() else { return false };
    let documents: Vec<_> = report.documents.iter().map(|document| document.sha256).collect();
    // A key for authentication enters, also one that may not sign; nothing else enters, and it does nothing else.
    let holds = match asked.capacity {
        Capacity::Any => {
            signer.key_usage.digital_signature && (report.valid || signer.reason == Some(Reason::KeyUsage))
        }
        Capacity::Person | Capacity::Organisation => report.valid,
    };
    [
        holds,
        signer.document.map(|index| documents.get(index)) == Some(Some(&sha256)),
        signer.kind != SignerKind::InformationSystem,
        signer.kind != SignerKind::TreasuryClient,
        signer.kind != SignerKind::Unknown,
        asked.kinds.contains(&signer.kind.code().to_owned()),
        signer.iin.is_some() && (asked.iin.is_none() || asked.iin == signer.iin),
        asked.capacity != Capacity::Organisation
            || asked.bins.iter().any(|bin| Some(bin) == signer.bin.as_ref()),
        !matches!(signer.revocation, Revocation::Revoked | Revocation::NotIssued),
    ]
    .into_iter()
    .all(|holds| holds)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_but_what_was_asked_for_is_taken(report in report(), asked in asked(), paper in bytes()) {
        let sha256 = Document::new("", paper).sha256;
        let taken = judge(&report, &asked, &sha256);
        prop_assert_eq!(taken.is_ok(), is_what_was_asked(&report, &asked, sha256), "{:?}", taken);
        if let Ok(signer) = taken {
            prop_assert_eq!(signer, &report.signers[0]);
        }
    }
}

/// One report that is taken, and each single difference that makes it another's.
#[test]
fn each_single_difference_is_refused_for_its_own_reason() {
    use zan_signing::SignatureError as Refused;
    let sha256 = Document::new("", b"paper".to_vec()).sha256;
    let asked = Asked {
        iin: Some("900101300126".to_owned()),
        bins: vec!["990140000001".to_owned()],
        kinds: vec!["organisation_may_sign".to_owned()],
        capacity: Capacity::Organisation,
    };
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut good = signer().new_tree(&mut runner).unwrap().current();
    good.valid = true;
    good.reason = None;
    good.iin.clone_from(&asked.iin);
    good.bin = Some("990140000001".to_owned());
    good.kind = SignerKind::OrganisationMaySign;
    good.revocation = Revocation::Good;
    good.document = Some(0);
    let report = |change: &dyn Fn(&mut Report)| {
        let mut report = Report {
            valid: true,
            reason: None,
            form: Form::Cms,
            signers: vec![good.clone()],
            documents: vec![Document::new("", b"paper".to_vec())],
            attachments: Vec::new(),
            sealed_at: None,
            findings: Vec::new(),
        };
        change(&mut report);
        judge(&report, &asked, &sha256).map(|_| ())
    };
    assert_eq!(report(&|_| {}), Ok(()));
    assert_eq!(report(&|it| it.signers[0].iin = Some("900101300127".to_owned())), Err(Refused::OtherPerson));
    assert_eq!(report(&|it| it.signers[0].iin = None), Err(Refused::OtherPerson));
    assert_eq!(report(&|it| it.signers[0].bin = None), Err(Refused::OtherOrganisation));
    assert_eq!(
        report(&|it| it.signers[0].kind = SignerKind::OrganisationHr),
        Err(Refused::Capacity { kind: "organisation_hr" })
    );
    assert_eq!(report(&|it| it.signers[0].kind = SignerKind::InformationSystem), Err(Refused::NotAPerson));
    assert_eq!(
        report(&|it| it.documents[0] = Document::new("", b"other".to_vec())),
        Err(Refused::OtherDocument)
    );
    assert_eq!(report(&|it| it.signers[0].document = None), Err(Refused::OtherDocument));
    assert_eq!(report(&|it| it.signers.push(good.clone())), Err(Refused::SeveralSigners));
    assert_eq!(
        report(&|it| it.signers[0].revocation = Revocation::NotIssued),
        Err(Refused::NotValid { reason: "not_issued" })
    );
    assert_eq!(
        report(&|it| (it.valid, it.reason) = (false, Some(Reason::BadSignature))),
        Err(Refused::NotValid { reason: "bad-signature" })
    );
}
