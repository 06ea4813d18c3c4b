### The electronic signature: page of signing, check, phone

## What is signed
signing-act-session-enter = Entering the system
signing-act-session-strengthen = Confirming the session
signing-act-order-submit = Order appointing counsel
signing-act-notice-issue = Written notice of defence
signing-act-certificate-issue = Certificate that no counsel can be provided
signing-act-claim-submit = Claim for payment
signing-act-claim-return = Return of a claim for correction
signing-act-claim-refuse = Decision to refuse payment
signing-act-claim-approve = Approval of payment

## The signing page
signing-title = Signing: { $act }
signing-enter-title = Sign in with the electronic signature
signing-enter-from = Sign in with the electronic signature, asked for at { $moment } from the address { $address }. If that was not you, do not sign.
signing-strengthen-title = Confirm the session with the electronic signature
signing-state-preparing = Being prepared
signing-state-waiting = Waiting for the signature
signing-state-signed = Signed
signing-state-withdrawn = Not signed
signing-state-expired = Time is up
signing-lead-preparing = The documents are being typeset, which usually takes a few seconds. The page renews itself.
signing-lead-waiting = Open and read the document, then choose how to sign. It takes effect only once it is signed.
signing-lead-signed = The signature was verified and kept together with its evidence.
signing-lead-withdrawn = This document was not signed and nothing has changed. Start again if you need to.
signing-lead-expired = The time to sign has run out and nothing has changed. Start again.
signing-entry-lead-preparing = Wait a moment.
signing-entry-lead-waiting = Sign the random number made for this browser. It holds for five minutes, is used once and binds you to nothing.
signing-entry-lead-signed = The signature was verified.
signing-entry-lead-withdrawn = This was called off. Start again.
signing-entry-lead-expired = The five minutes are over. Start again.
signing-refused = The signature was not accepted
signing-nothing-chosen = No signature file was chosen. Choose the file and send it again.
signing-begin-again = Begin again
signing-to-be-confirmed = The signature was taken, but the certification centre has not yet said whether the certificate is revoked. The system will ask again; you need do nothing.
signing-what = What is signed
signing-what-signed = What was signed
signing-size = { $size } KB
signing-download = Download
signing-who-title = Who signs
signing-who = Signer
signing-iin = IIN { $iin }
signing-anyone = Found by the IIN in the certificate
signing-capacity = In what capacity
signing-capacity-person = As a natural person, in one’s own name
signing-capacity-organisation = For the body, whose BIN must be in the certificate
signing-capacity-any = As a natural person or for an organisation
signing-bin = BIN
signing-kinds = Certificates that are taken
signing-rule = Rule
signing-unconfirmed = The act does not say outright who signs: this is our reading and not yet confirmed (grade of the source: { $grade }).
signing-onward = Continue
signing-evidence = Download the evidence container (.asice)
signing-again = Start again
signing-withdraw = Do not sign
signing-withdrawn = Not signed; nothing has changed.
signing-enter = Go in
signing-confirm-title = First confirm the session with the electronic signature
signing-confirm-why = You signed in with a password only. Before a document of legal effect is signed, the system has to be sure that it is you. Afterwards you come back to this page, and nothing you typed is lost.
signing-confirm = Confirm the session
signing-strengthened = The session is confirmed. You can sign the document now.
signing-ways = Choose how to sign

## NCALayer
signing-ncalayer-title = On this computer: NCALayer
signing-ncalayer-text = If your key is on this computer, on a token or on the identity card. NCALayer itself asks for the password; it never reaches us.
signing-ncalayer-sign = Sign with NCALayer
signing-ncalayer-connecting = Connecting to NCALayer…
signing-ncalayer-signing = Choose the key and type the password in the window of NCALayer.
signing-ncalayer-sending = The signature is being verified…
signing-ncalayer-absent = NCALayer does not answer. Start it; if it is not installed, get it from pki.gov.kz. Or sign by phone or with a file.
signing-ncalayer-broken = The connection to NCALayer broke. Restart it and try again.
signing-ncalayer-unread = The document to be signed could not be loaded. Reload the page and try again.
signing-ncalayer-cancelled = You cancelled. Nothing was sent, and you can begin again.
signing-ncalayer-failed = NCALayer could not sign. Check that your key has not expired and try again.

## By phone: eGov Mobile
signing-phone-title = By phone: eGov Mobile
signing-phone-text = A QR code is shown; scan it with the eGov Mobile application. The key must be on the phone.
signing-phone-show = Show the QR code
signing-phone-new = A new QR code
signing-phone-how = Open eGov Mobile, point its QR scanner at the code and sign there. This page renews itself.
signing-phone-here = Open eGov Mobile on this phone
signing-phone-waiting = Waiting for a phone to read the code
signing-phone-read = The phone has read the code: sign there
signing-phone-refused = The signature from the phone was not accepted; you can try again
signing-phone-over = The QR code has run out; take a new one
signing-phone-unclear = The message of the phone is not understood. Update eGov Mobile and try again.
signing-phone-done = The signature was accepted
signing-meta-file = File
signing-meta-until = Sign before

## With a file
signing-file-title = With a file
signing-file-text = Download the document, sign it in any program (for example ezsigner.kz) and send the signature file here.
signing-file-label = { $count ->
    [one] Signature file (.cms)
   *[other] Signature files (.cms), one for each document: { $count } in all
}
signing-file-send = Send the signature

## A signature that was taken
signature-iin = IIN
signature-kind = In what capacity
signature-organisation = Organisation
signature-taken = Taken
signature-stamped = Time stamp
signature-not-stamped = none
signature-way = Way
signature-algorithm = Algorithm
signing-way-ncalayer = NCALayer
signing-way-upload = A file
signing-way-mobile = eGov Mobile
signature-algorithm-rsa-sha256 = RSA, SHA-256
signature-algorithm-gost-2015-512 = GOST 34.10-2015, 512 bit
signature-algorithm-gost-2004 = GOST 34.310-2004
signing-revocation-good = The certificate is not revoked
signing-revocation-unknown = Waiting for the centre’s answer
signing-revocation-revoked = The centre said later: the certificate was revoked
signing-revocation-not-issued = The centre said later: it never issued the certificate

## Roles of certificates
signer-kind-person = natural person
signer-kind-organisation-head = first head of the organisation
signer-kind-organisation-may-sign = officer who may sign for the organisation
signer-kind-organisation-finance = officer who may sign financial documents
signer-kind-organisation-employee = employee of the organisation
signer-kind-organisation-hr = personnel officer of the organisation
signer-kind-information-system = information system
signer-kind-treasury-client = user of “Treasury-Client”
signer-kind-unknown = of an unknown role

## Why a signature does not hold
signature-reason-no-signers = There is no signature in the file.
signature-reason-content-missing = The signature is detached: hand in the document as well.
signature-reason-content-differs = The document inside the signature and the one handed in beside it differ.
signature-reason-digest-mismatch = The signature is of another document, or the document was changed after signing.
signature-reason-bad-signature = The signature does not belong to the key of the certificate, or is damaged.
signature-reason-malformed-signer = The structure of the signature is broken.
signature-reason-certificate-missing = The signer’s certificate is missing.
signature-reason-certificate-malformed = The signer’s certificate cannot be read.
signature-reason-signed-attributes-missing = Obligatory attributes of the signature are missing: the document’s digest or type.
signature-reason-content-type-mismatch = The type of what was signed is not the type that was stated.
signature-reason-algorithm-mismatch = Algorithms and key of the signature do not belong together.
signature-reason-algorithm-unsupported = The signature was made with an algorithm that Kazakhstan’s national infrastructure does not use.
signature-reason-digest-too-weak = The signature rests on a digest that no longer protects.
signature-reason-key-too-weak = The key is too short to be safe.
signature-reason-signing-certificate-mismatch = The signature names another certificate.
signature-reason-authority-as-signer = It was signed with the certificate of a certification authority, not of a person.
signature-reason-unknown-critical-extension = The certificate has a critical extension that is not known here.
signature-reason-key-usage = This key is not meant for signing documents. Choose the signing key.
signature-reason-certificate-not-yet-valid = The certificate is not valid yet.
signature-reason-certificate-expired = The certificate has expired. Get a new one at pki.gov.kz or in eGov Mobile.
signature-reason-chain-untrusted = The certificate was not issued by the National certification centre. Such a signature cannot be trusted.
signature-reason-authority-expired = The authority that issued the certificate had itself expired.
signature-reason-authority-not-allowed = A link of the certificate chain may not issue certificates.
signature-reason-certificate-revoked = The certificate is revoked. Sign with another, valid one.
signature-reason-authority-revoked = The certificate of the issuing authority is revoked.
signature-reason-certificate-not-issued = The centre answers that it never issued this certificate.
signature-reason-time-stamp-invalid = There is a time stamp, and it does not hold.
signature-reason-time-stamp-mismatch = The time stamp is of another signature.
signature-reason-ocsp-invalid = There is an answer of the centre on the certificate, and it does not hold.
signature-reason-ocsp-not-current = The centre’s answer on the certificate is too old, or from the future, for this moment.
signature-reason-crl-invalid = There is a revocation list, and it does not hold.
signature-reason-crl-not-current = The revocation list is too old, or from the future, for this moment.
signature-reason-crl-unsupported = A revocation list of this form is not read here.
signature-reason-xml-covers-part = The XML signature covers only a part of the document.
signature-reason-manifest-invalid = The container has no manifest, or one that cannot be read.
signature-reason-container-digest-mismatch = A file of the container is not what its manifest says: it was changed.
signature-reason-container-file-missing = A file that the manifest names is not in the container.
signature-reason-container-file-unlisted = The container holds a file that its manifest does not name.
signature-reason-container-document-unsigned = A document of the container is signed by nobody.
signature-reason-limit-reached = The file is too complex; the check stopped before its end.
signature-reason-unknown = The signature did not stand the check.

## Why a signature was not taken
signature-required = This act has legal effect and must be signed with the electronic signature.
signature-unreadable = { $code ->
    [not-a-signature] This file is not a signature.
    [empty] The file is empty.
    [too-large] The file is larger than is checked here: 25 MB at most.
    [truncated] The file ends too early: it was not saved or sent to its end. Get it anew.
    [too-deep] The file is nested too deeply for a signature and was not read.
    [too-many] The file has more parts than a signature may have.
    [container] The container is damaged, or it is no container of signatures.
    [malformed] The structure of the file is damaged.
    [xml-document-type] The XML file declares a document type (DTD). Such files can hide other content and are not accepted.
    [xml-entity] The XML file uses entities of its own. Such files can hide other content and are not accepted.
    [xml-duplicate-identifier] Two elements of the XML file have the same identifier, so what was signed is not certain.
    [xml-unknown-identifier] The signed element is not in the XML file.
   *[other] The XML signature is built in a way that is not accepted.
}
signature-not-valid = { $reason ->
    [no-signers] { signature-reason-no-signers }
    [content-missing] { signature-reason-content-missing }
    [content-differs] { signature-reason-content-differs }
    [digest-mismatch] { signature-reason-digest-mismatch }
    [bad-signature] { signature-reason-bad-signature }
    [malformed-signer] { signature-reason-malformed-signer }
    [certificate-missing] { signature-reason-certificate-missing }
    [certificate-malformed] { signature-reason-certificate-malformed }
    [signed-attributes-missing] { signature-reason-signed-attributes-missing }
    [content-type-mismatch] { signature-reason-content-type-mismatch }
    [algorithm-mismatch] { signature-reason-algorithm-mismatch }
    [algorithm-unsupported] { signature-reason-algorithm-unsupported }
    [digest-too-weak] { signature-reason-digest-too-weak }
    [key-too-weak] { signature-reason-key-too-weak }
    [signing-certificate-mismatch] { signature-reason-signing-certificate-mismatch }
    [authority-as-signer] { signature-reason-authority-as-signer }
    [unknown-critical-extension] { signature-reason-unknown-critical-extension }
    [key-usage] { signature-reason-key-usage }
    [certificate-not-yet-valid] { signature-reason-certificate-not-yet-valid }
    [certificate-expired] { signature-reason-certificate-expired }
    [chain-untrusted] { signature-reason-chain-untrusted }
    [authority-expired] { signature-reason-authority-expired }
    [authority-not-allowed] { signature-reason-authority-not-allowed }
    [certificate-revoked] { signature-reason-certificate-revoked }
    [authority-revoked] { signature-reason-authority-revoked }
    [certificate-not-issued] { signature-reason-certificate-not-issued }
    [time-stamp-invalid] { signature-reason-time-stamp-invalid }
    [time-stamp-mismatch] { signature-reason-time-stamp-mismatch }
    [ocsp-invalid] { signature-reason-ocsp-invalid }
    [ocsp-not-current] { signature-reason-ocsp-not-current }
    [crl-invalid] { signature-reason-crl-invalid }
    [crl-not-current] { signature-reason-crl-not-current }
    [crl-unsupported] { signature-reason-crl-unsupported }
    [xml-covers-part] { signature-reason-xml-covers-part }
    [manifest-invalid] { signature-reason-manifest-invalid }
    [container-digest-mismatch] { signature-reason-container-digest-mismatch }
    [container-file-missing] { signature-reason-container-file-missing }
    [container-file-unlisted] { signature-reason-container-file-unlisted }
    [container-document-unsigned] { signature-reason-container-document-unsigned }
    [limit-reached] { signature-reason-limit-reached }
    [revoked] { signature-reason-certificate-revoked }
    [not_issued] { signature-reason-certificate-not-issued }
   *[unknown] { signature-reason-unknown }
}
signature-other-document = The signature is of another document. Download the document of this page and sign exactly that.
signature-count = The number of signatures is not that of the documents: documents { $expected }, signatures { $given }. One signature is needed for each document.
signature-several-signers = Several people signed the file, and this document is signed by one.
signature-not-a-person = This is the certificate of an information system or of “Treasury-Client” and stands for nobody’s own signature. Sign with your own.
signature-other-person = The IIN in the certificate is another person’s. Sign with your own electronic signature.
signature-capacity = This document is not signed with such a certificate: { $kind ->
        [person] { signer-kind-person }
        [organisation_head] { signer-kind-organisation-head }
        [organisation_may_sign] { signer-kind-organisation-may-sign }
        [organisation_finance] { signer-kind-organisation-finance }
        [organisation_employee] { signer-kind-organisation-employee }
        [organisation_hr] { signer-kind-organisation-hr }
        [information_system] { signer-kind-information-system }
        [treasury_client] { signer-kind-treasury-client }
       *[unknown] { signer-kind-unknown }
    }. The page names the ones that are taken.
signature-other-organisation = The BIN in the certificate is not your body’s. Sign with the signature issued for your body.
signature-revocation-unknown = The certification centre did not answer whether the certificate is revoked, so the signature was not taken. Try again in a few minutes.
signature-document-changed = The document has changed since it was shown, or is not ready yet. Start again.
signature-ended = This was signed or called off before. It is not signed twice.
signature-expired = The time to sign is over. Start again.
signature-no-iin = Your account has no IIN to compare the signature with. Write to the administrator.
signature-no-bin = The BIN of your body is not recorded. Write to the administrator.
signature-no-account = There is no account with this IIN. Sign in with a login or write to the administrator.
signature-several-accounts = Several accounts have this IIN. Give the login of the one you want to enter.
signature-entry-required = You signed in with a password only. Confirm the session with the electronic signature first.

## Check of a signature
signatures-title = Check a signature
signatures-busy = Many files are being checked now. Try again in a minute.
signatures-lead = Choose a file with an electronic signature: you will see who signed it, when and in what capacity, and whether the signature holds. There is no need to sign in, and the file is not stored.
signatures-file = File with the signature
signatures-file-hint = .cms, .p7s, .xml, .asice and others. Both files together at most 20 MB.
signatures-document-file = Document
signatures-document-hint = Needed only when the signature is in a file apart from the document.
signatures-check = Check
signatures-extract = Take the document out
signatures-not-checked = Nothing could be checked
signatures-nothing-chosen = Choose the file with the signature.
signatures-no-document = There is no document with a signature that holds, so nothing can be taken out.
signatures-apart = The signed document is large. To get it, choose the file again and press “Take the document out”; from a container (.asice) the first document is taken.
signatures-another = Check another file
signatures-what = What is checked?
signatures-what-text = Whether the document is unchanged, the signature belongs to the certificate, the certificate was issued by the National certification centre, its term, its revocation by the centre’s answers inside the file, and the time stamp. This page asks the centre nothing new.
signatures-valid = The signature holds
signatures-valid-text = The document is unchanged; signature and certificate stand the check.
signatures-unconfirmed = The signature holds; revocation was not checked
signatures-unconfirmed-text = The document is unchanged and the signature is right. The file has no answer of the centre that the certificate was not revoked at the time.
signatures-invalid = The signature does not hold
signatures-as-of = Checked: { $moment }
signatures-content = The signed document
signatures-attachment = { $name } lies in the container too; nobody has signed it.
signatures-nobody = The signer is not known
signatures-holds = The signature is of this document, which has not changed since.
signatures-chain = The certificate leads to a trusted authority: { $authority }.
signatures-chain-none = The certificate does not lead to a trusted authority.
signatures-revocation-good = By the centre’s answer the certificate was not revoked at that moment.
signatures-revocation-revoked = By the centre’s answer the certificate is revoked.
signatures-revocation-not-issued = The centre never issued this certificate.
signatures-revocation-unknown = Revocation of the certificate was not checked now.
signatures-stamp = The time stamp holds: the signature existed at { $moment }.
signatures-stamp-none = There is no time stamp, so the moment of signing is not proved.
signatures-sealed = The container is sealed by a time stamp: it has not changed since { $moment }.
signatures-not-a-person = This is nobody’s own signature: the certificate is of an information system, of “Treasury-Client” or of an unknown role.
signatures-document = Which document
signatures-claimed = Time of signing
signatures-claimed-value = { $moment } (by the signer’s clock)
signatures-serial = Number of the certificate
signatures-issuer = Issued by
signatures-term = Term of the certificate

## A signature that proved false
letter-signature-disproved-subject = The signature proved false: { $act } { $about }
letter-signature-disproved-body =
    { $act } { $about } was signed while the certification centre could not be asked. The centre has now answered: the certificate was not valid at that time.

    Nothing was undone by itself: the document stays in force until the person in charge decides. See what was done under it in the history of the request.
