//! Acts under a signature, for tests whose subject is not the signature.

use zan_kernel::Ctx;

/// The same transaction under a signature of the acting person: a request that counts as signed, without any CMS.
/// How signatures are made and judged is tested where they are taken.
///
/// # Panics
/// When the database refuses: no test can go on without it.
pub async fn signed(mut ctx: Ctx) -> Ctx {
    let id = ctx.new_id();
    let account_id = ctx.actor().as_person().map(|person| person.account_id);
    let written = sqlx::query(
        "INSERT INTO signature_requests (id, act, account_id, browser_hash, payload, about, signer_iin, signer_bins,
           signer_kinds, rule, back, state, created_at, expires_at, ended_at)
         SELECT $1, 'session.enter', a.id, decode(repeat('00', 32), 'hex'), '{}', '', NULL, '{}', '{person}', '{}', '/',
           'signed', now(), now(), now()
         FROM (SELECT $2::uuid AS id) AS a",
    )
    .bind(id)
    .bind(account_id)
    .execute(ctx.db())
    .await;
    if let Err(error) = written {
        panic!("no signature for the test: {error}");
    }
    ctx.under_signature(id);
    ctx
}
