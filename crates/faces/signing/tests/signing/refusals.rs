//! What is not taken: each refused with its sentence, and nothing kept.

use uuid::Uuid;
use zan_kernel::sessions::Strength;
use zan_throwaway_pki::{CmsFault, CmsOptions, Key, KeyKind, OrganisationRole, Pki, Profile, Subject};
use zan_ui::Lang;

use crate::browser::Browser;
use crate::scene::Scene;

struct Try {
    scene: Scene,
    id: Uuid,
    browser: Browser,
    document: Vec<u8>,
}

impl Try {
    async fn new() -> Self {
        let scene = Scene::new().await;
        let id = scene.ask("advocate1", "notice.issue", 1, "№ 1").await;
        let mut browser = scene.browser("advocate1", Strength::Signature).await;
        let document = scene.document(&mut browser, id, 1).await;
        Self { scene, id, browser, document }
    }

    /// Hands a signature in; it is refused with the sentence of `key` in every language.
    async fn refused(&mut self, cms: &[u8], status: u16, sentence: impl Fn(Lang) -> String) {
        for lang in Lang::all() {
            let address = format!("/{lang}/signing/{}/signature", self.id);
            let answer = self.browser.upload(&address, &[("cms", "a.cms", cms)]).await;
            assert!(
                answer.says(&sentence(lang)),
                "{}: {}",
                sentence(lang),
                answer.between("<main", "</main>")
            );
            assert_eq!(answer.status, status);
            // The way to another try is on the same page.
            assert!(answer.text().contains("name=\"cms\""));
        }
        self.scene.nothing_is_kept(self.id).await;
    }

    async fn refused_as(&mut self, key: &Key, text: &str) {
        let cms = self.scene.sign(key, &self.document);
        let status = if text == "signature-revocation-unknown" { 503 } else { 422 };
        self.refused(&cms, status, |lang| lang.t(text)).await;
    }
}

#[tokio::test]
async fn another_persons_signature() {
    let mut one = Try::new().await;
    let key = one.scene.key("advocate2").await;
    one.refused_as(&key, "signature-other-person").await;
}

#[tokio::test]
async fn a_revoked_certificate() {
    let mut one = Try::new().await;
    let key = one.scene.key("advocate1").await;
    let now = one.scene.now();
    one.scene.centre.pki.with(|pki| pki.revoke(&key, now - jiff::SignedDuration::from_hours(1)));
    one.refused_as(&key, "signature-reason-certificate-revoked").await;
}

#[tokio::test]
async fn an_expired_certificate() {
    let mut one = Try::new().await;
    let (iin, _) = one.scene.numbers("advocate1").await;
    let profile =
        Profile::valid("2026-01-01T00:00:00Z".parse().unwrap(), "2026-02-01T00:00:00Z".parse().unwrap());
    let subject = Subject::person(&iin, "СЫНАҚОВ", "СЫНАҚ", None);
    let key = one.scene.centre.pki.with(|pki| pki.issue_with(subject, KeyKind::Gost2015, &profile));
    one.refused_as(&key, "signature-reason-certificate-expired").await;
}

fn unreadable(lang: Lang, code: &str) -> String {
    lang.fill("signature-unreadable", "code", code)
}

#[tokio::test]
async fn another_document_and_a_damaged_signature() {
    let mut one = Try::new().await;
    let key = one.scene.key("advocate1").await;
    let other = one.scene.sign(&key, b"another document");
    one.refused(&other, 422, |lang| lang.t("signature-reason-digest-mismatch")).await;
    let attached = key.sign_cms(b"another document", &CmsOptions::attached());
    one.refused(&attached, 422, |lang| lang.t("signature-reason-content-differs")).await;
    let options = CmsOptions { fault: Some(CmsFault::WrongSignature), ..CmsOptions::detached() };
    let broken = key.sign_cms(&one.document, &options);
    one.refused(&broken, 422, |lang| lang.t("signature-reason-bad-signature")).await;
    one.refused(b"%PDF-1.7", 422, |lang| unreadable(lang, "not-a-signature")).await;
}

#[tokio::test]
async fn a_chain_of_ones_own_making_with_somebodys_number() {
    let mut one = Try::new().await;
    let (iin, _) = one.scene.numbers("advocate1").await;
    let at = |text: &str| text.parse().unwrap();
    let mut own = Pki::new(99, at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"), None);
    let key = own.issue(Subject::person(&iin, "СЫНАҚОВ", "СЫНАҚ", None), KeyKind::Gost2015);
    one.refused_as(&key, "signature-reason-chain-untrusted").await;
}

#[tokio::test]
async fn an_information_system_and_the_wrong_role() {
    let mut one = Try::new().await;
    let system = one.scene.issue(Subject::information_system("Жүйе", "260140000075"));
    one.refused_as(&system, "signature-not-a-person").await;
    let (iin, _) = one.scene.numbers("advocate1").await;
    let employee = Subject::employee(OrganisationRole::Employee, &iin, "260140000075", "СЫНАҚОВ", "СЫНАҚ");
    let employee = one.scene.issue(employee);
    let cms = one.scene.sign(&employee, &one.document);
    one.refused(&cms, 422, |lang| lang.fill("signature-capacity", "kind", "organisation_employee")).await;
    assert!(
        Lang::Ru
            .fill("signature-capacity", "kind", "organisation_employee")
            .contains("сотрудник организации")
    );
}

#[tokio::test]
async fn two_signers_in_one_file() {
    let mut one = Try::new().await;
    let (own, other) = (one.scene.key("advocate1").await, one.scene.key("advocate2").await);
    let options = CmsOptions::detached();
    let cms = own.sign_cms(&one.document, &options);
    let cms = other.add_signer(&cms, Some(&one.document), &options).unwrap();
    one.refused(&cms, 422, |lang| lang.t("signature-several-signers")).await;
}

#[tokio::test]
async fn nothing_while_the_centre_is_silent() {
    let mut one = Try::new().await;
    one.scene.centre.down.store(true, std::sync::atomic::Ordering::Relaxed);
    let key = one.scene.key("advocate1").await;
    one.refused_as(&key, "signature-revocation-unknown").await;
}

#[tokio::test]
async fn a_body_takes_its_own_number_only() {
    let scene = Scene::new().await;
    let id = scene.ask("officer", "order.submit", 1, "№ 1").await;
    let mut browser = scene.browser("officer", Strength::Signature).await;
    let document = scene.document(&mut browser, id, 1).await;
    let (iin, _) = scene.numbers("officer").await;
    let foreign = Subject::employee(OrganisationRole::Employee, &iin, "260140000075", "СЫНАҚОВ", "СЫНАҚ");
    let cms = scene.sign(&scene.issue(foreign), &document);
    let address = format!("/ru/signing/{id}/signature");
    let answer = browser.upload(&address, &[("cms", "a.cms", &cms)]).await;
    assert!(answer.status == 422 && answer.says(&Lang::Ru.t("signature-other-organisation")));
    let cms = scene.sign(&scene.key("officer").await, &document);
    let answer = browser.upload(&address, &[("cms", "a.cms", &cms)]).await;
    assert!(answer.says(&Lang::Ru.fill("signature-capacity", "kind", "person")));
    scene.nothing_is_kept(id).await;
}

#[tokio::test]
async fn another_member_and_nobody_see_nothing() {
    let mut one = Try::new().await;
    let cms = one.scene.sign(&one.scene.key("advocate1").await, &one.document);
    let mut others = [one.scene.stranger(), one.scene.browser("advocate2", Strength::Signature).await];
    for browser in &mut others {
        for part in ["", "/documents/1", "/events", "/evidence"] {
            assert_eq!(browser.get(&format!("/kk/signing/{}{part}", one.id)).await.status, 404, "{part}");
        }
        for part in ["/phone", "/withdrawal", "/entrance"] {
            assert_eq!(
                browser.post(&format!("/kk/signing/{}{part}", one.id), &[]).await.status,
                404,
                "{part}"
            );
        }
        let address = format!("/kk/signing/{}/signature", one.id);
        assert_eq!(browser.upload(&address, &[("cms", "a.cms", &cms)]).await.status, 404);
    }
    let none = Uuid::from_u128(1);
    assert_eq!(one.browser.get(&format!("/kk/signing/{none}")).await.status, 404);
    assert_eq!(one.browser.get("/kk/signing/x").await.status, 404);
    one.scene.nothing_is_kept(one.id).await;
}
