//! Certificates and their issuers.

use zan_eds::{Certificate, SignerKind, TrustStore};

use crate::samples;

#[test]
fn samples_are_issued_by_their_authorities() {
    let Some(folder) = samples::folder() else { return };
    for (folder_name, certificate, issuer) in [
        ("nca-test-2026", "nca_gost_test_2022.cer", "root_gost_test_2022.cer"),
        ("nca-test-2026", "cert_individual.cer", "nca_gost_test_2022.cer"),
        ("nca-test-2026", "cert_information_system.cer", "nca_gost_test_2022.cer"),
        ("nca-test-2026", "cert_legal_employee.cer", "nca_gost_test_2022.cer"),
        ("nca-test-2026", "cert_legal_employee_sign_right.cer", "nca_gost_test_2022.cer"),
        ("nca-test-2026", "cert_legal_head.cer", "nca_gost_test_2022.cer"),
        ("nca-test-2026", "cert_treasury_client.cer", "nca_gost_test_2022.cer"),
        ("nca-test", "cert_individual_sign_rsa.cer", "ca_rsa_test.cer"),
        ("nca-prod-ca", "nca_gost_2022.pem", "root_gost_2022.pem"),
    ] {
        let read = |name: &str| std::fs::read(folder.join(folder_name).join(name)).unwrap();
        let certificate_bytes = read(certificate);
        let held = Certificate::read(&certificate_bytes).unwrap();
        let store = TrustStore::from_certificates([read(issuer)]);
        assert_eq!(store.skipped(), [], "{issuer}");
        assert_eq!(store.issuer_of(&held), store.anchors().first(), "{certificate}");
        let other = TrustStore::from_certificates([read(issuer).as_slice(), b"not a certificate"]);
        assert_eq!(other.skipped().len(), 1);
        let mut changed = held.der().to_vec();
        let last = changed.len() - 1;
        changed[last] ^= 1;
        assert_eq!(store.issuer_of(&Certificate::read(&changed).unwrap()), None, "{certificate}");
    }
}

#[test]
fn roles_numbers_and_uses_are_read() {
    let Some(folder) = samples::folder() else { return };
    let read = |name: &str| {
        Certificate::read(&std::fs::read(folder.join("nca-test-2026").join(name)).unwrap()).unwrap()
    };
    for (name, kind) in [
        ("cert_individual.cer", SignerKind::Person),
        ("cert_information_system.cer", SignerKind::InformationSystem),
        ("cert_legal_employee.cer", SignerKind::OrganisationEmployee),
        ("cert_legal_employee_sign_right.cer", SignerKind::OrganisationMaySign),
        ("cert_legal_head.cer", SignerKind::OrganisationHead),
        ("cert_treasury_client.cer", SignerKind::TreasuryClient),
    ] {
        assert_eq!(read(name).kind(), kind, "{name}");
    }
    let head = read("cert_legal_head.cer");
    assert_eq!(head.iin(), Some("123456789011"));
    assert_eq!(head.bin(), Some("123456789021"));
    assert_eq!(head.subject(), "ТЕСТОВ ТЕСТ ТЕСТОВИЧ");
    assert_eq!(head.organisation(), Some("АО \"ТЕСТ\""));
    assert_eq!(head.serial(), "303eebdf17969f3edede9bd9828fb1355aabbe4e");
    assert!(head.key_usage().non_repudiation && head.key_usage().digital_signature);
    assert!(!head.key_usage().key_cert_sign);
    assert_eq!(head.ocsp_urls(), ["http://test.pki.gov.kz/ocsp/"]);
    assert_eq!(head.crl_urls(), ["http://test.pki.gov.kz/crl/nca_gost2022_test.crl"]);
    assert_eq!(head.not_after().to_string(), "2027-05-08T07:10:15Z");
}

#[test]
fn a_folder_of_authorities_leaves_out_what_is_none() {
    let Some(folder) = samples::folder() else { return };
    let store = TrustStore::from_folder(&folder.join("nca-test-2026")).unwrap();
    assert_eq!(store.anchors().len(), 2);
    assert_eq!(store.skipped().len(), 13, "{:?}", store.skipped());
    assert!(TrustStore::from_folder(&folder.join("no such folder")).is_err());
}
