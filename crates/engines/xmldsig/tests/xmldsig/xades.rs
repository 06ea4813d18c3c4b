//! What is read of XAdES.

use zan_xmldsig::{Covers, Signature};

use crate::support::{ENVELOPED, EXCLUSIVE, INCLUSIVE, read_one, reference, sealed, signature, text};

fn signed(properties_reference: &str, unsigned: &str) -> Signature {
    let object = format!(
        "<ds:Object><x:QualifyingProperties xmlns:x=\"http://uri.etsi.org/01903/v1.3.2#\">\
         <x:SignedProperties Id=\"properties\"><x:SignedSignatureProperties><x:SigningTime>\
         2026-11-20T10:15:30+05:00</x:SigningTime></x:SignedSignatureProperties></x:SignedProperties>{unsigned}\
         </x:QualifyingProperties></ds:Object>"
    );
    let references = format!("{}{properties_reference}", reference("", &[ENVELOPED, INCLUSIVE]));
    read_one(&sealed(&format!("<order>{}</order>", signature(&references, &object))))
}

#[test]
fn signing_time_counts_only_when_it_is_signed() {
    let covered = signed(&reference("#properties", &[EXCLUSIVE]), "");
    assert_eq!(covered.signing_time.as_deref(), Some("2026-11-20T10:15:30+05:00"));
    assert_eq!(
        covered.references[1].covers,
        Covers::PartOfSignature { name: "SignedProperties".to_owned(), identifier: "properties".to_owned() }
    );
    assert!(text(&covered.references[1].octets).starts_with("<x:SignedProperties "));
    assert_eq!(signed("", "").signing_time, None);
}

#[test]
fn second_set_of_properties_hides_the_time() {
    let second = "<x:SignedProperties Id=\"other\"><x:SignedSignatureProperties><x:SigningTime>\
        2020-01-01T00:00:00Z</x:SigningTime></x:SignedSignatureProperties></x:SignedProperties>";
    assert_eq!(signed(&reference("#properties", &[EXCLUSIVE]), second).signing_time, None);
}

#[test]
fn time_stamps_come_with_the_octets_they_stamp() {
    let stamp = |method: &str| {
        format!(
            "<x:UnsignedProperties><x:UnsignedSignatureProperties><x:SignatureTimeStamp>{method}\
             <x:EncapsulatedTimeStamp>AQID</x:EncapsulatedTimeStamp></x:SignatureTimeStamp>\
             </x:UnsignedSignatureProperties></x:UnsignedProperties>"
        )
    };
    let plain = signed("", &stamp(""));
    assert_eq!(plain.time_stamps.len(), 1);
    assert_eq!(plain.time_stamps[0].token, [1, 2, 3]);
    let value = "<ds:SignatureValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">AAAA</ds:SignatureValue>";
    assert_eq!(text(&plain.time_stamps[0].octets), value);
    let method = format!("<ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"/>");
    assert_eq!(text(&signed("", &stamp(&method)).time_stamps[0].octets), value);
    assert!(signed("", "").time_stamps.is_empty());
}
