use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx as _;
use sqlx::PgConnection;
use uuid::Uuid;
use zan_kernel::{Ctx, Result, Role};

use super::country::{Country, InventedAdvocate, World, ZoneFacts, language};
use super::numbers;
use super::rota::Slot;
use super::{Erdr, FIXED_LOGINS, HOME_ZONE};

type SqlDate = jiff_sqlx::Date;
type SqlTimestamp = jiff_sqlx::Timestamp;

/// Two demonstrations started at one moment wait for each other. Any number will do as the lock's key.
pub(super) async fn one_at_a_time(connection: &mut PgConnection) -> Result<()> {
    sqlx::query!(r#"SELECT pg_advisory_xact_lock(64640001)::text AS "locked?""#)
        .fetch_one(connection)
        .await?;
    Ok(())
}

/// Whether the people are there already.
pub(super) async fn loaded(connection: &mut PgConnection) -> Result<bool> {
    let logins: Vec<String> = FIXED_LOGINS.iter().map(|login| (*login).to_owned()).collect();
    let row =
        sqlx::query!(r#"SELECT EXISTS (SELECT FROM accounts WHERE login = ANY($1)) AS "yes!""#, &logins)
            .fetch_one(connection)
            .await?;
    Ok(row.yes)
}

pub(super) async fn world(connection: &mut PgConnection) -> Result<World> {
    // A zone belongs to the collegium of the region of 2021 in which most of its bodies were.
    let zones = sqlx::query_as!(
        ZoneFacts,
        r#"SELECT z.id, z.code, z.kind, z.region, r.timezone, k.id AS "collegium_id!"
           FROM duty_zones z JOIN regions r ON r.code = z.region
           JOIN LATERAL (SELECT c.id FROM unit_zones l JOIN units u ON u.id = l.unit_id
             JOIN units c ON c.region_2021 = u.region_2021 AND c.kind = 'collegium'
             WHERE l.zone_id = z.id GROUP BY c.id, c.code ORDER BY count(*) DESC, c.code LIMIT 1) k ON true
           ORDER BY z.code"#
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut world = World { zones, ..World::default() };
    let bodies = sqlx::query!(
        "SELECT u.id, u.region FROM units u JOIN unit_zones l ON l.unit_id = u.id JOIN duty_zones z ON z.id = l.zone_id
         WHERE u.open
         ORDER BY u.region, z.code <> $1, u.kind <> 'police_directorate', u.kind <> 'police_division', u.code",
        HOME_ZONE
    )
    .fetch_all(connection)
    .await?;
    for body in bodies {
        world.police.entry(body.region).or_default().push(body.id);
    }
    Ok(world)
}

fn of<T, V>(rows: &[T], field: impl Fn(&T) -> V) -> Vec<V> {
    rows.iter().map(field).collect()
}

/// Inserts the advocates with everything that hangs on them; answers their ids in the same order.
pub(super) async fn advocates(ctx: &mut Ctx, advocates: &[InventedAdvocate]) -> Result<Vec<Uuid>> {
    let ids: Vec<Uuid> = advocates.iter().map(|_| ctx.new_id()).collect();
    let now = ctx.now();
    sqlx::query!(
        "INSERT INTO advocates (id, iin, surname, given, patronymic, licence_number, licence_date, collegium_id, region,
           form_of_practice, phone, email, iban, languages, qualifications, active_cap, created_at)
         SELECT id, iin, surname, given, patronymic, licence_number, licence_date, collegium_id, region, form, phone,
           login || '@example.kz', iban, string_to_array(languages, ','), string_to_array(qualifications, ','), cap, $16
         FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::uuid[],
           $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $17::integer[])
           AS f (id, iin, surname, given, patronymic, licence_number, licence_date, collegium_id, region, form, phone,
             login, iban, languages, qualifications, cap)",
        &ids,
        &of(advocates, |one| one.person.iin.clone()),
        &of(advocates, |one| one.person.name.surname.clone()),
        &of(advocates, |one| one.person.name.given.clone()),
        &of(advocates, |one| one.person.name.patronymic.clone()) as _,
        &of(advocates, |one| one.licence_number.clone()),
        &of(advocates, |one| one.licence_date.to_sqlx()) as &[SqlDate],
        &of(advocates, |one| one.collegium_id),
        &of(advocates, |one| one.region.clone()),
        &of(advocates, |one| one.form_of_practice.to_owned()),
        &of(advocates, |one| one.person.phone.clone()),
        &of(advocates, |one| one.login.clone()),
        &of(advocates, |one| one.iban.clone()) as _,
        &of(advocates, |one| one.languages.join(",")),
        &of(advocates, |one| one.qualifications.join(",")),
        now.to_sqlx() as _,
        &of(advocates, |one| one.active_cap),
    )
    .execute(ctx.db())
    .await?;
    sqlx::query!(
        "INSERT INTO advocate_zones (advocate_id, zone_id) SELECT * FROM UNNEST($1::uuid[], $2::uuid[])",
        &ids,
        &of(advocates, |one| one.zone_id),
    )
    .execute(ctx.db())
    .await?;
    policies_and_agreements(ctx, advocates, &ids).await?;
    suspensions_and_absences(ctx, advocates, &ids).await?;
    Ok(ids)
}

async fn policies_and_agreements(ctx: &mut Ctx, advocates: &[InventedAdvocate], ids: &[Uuid]) -> Result<()> {
    let insured: Vec<(Uuid, Date, Date)> = advocates
        .iter()
        .zip(ids)
        .filter_map(|(one, id)| one.insurance.map(|(from, until)| (*id, from, until)))
        .collect();
    sqlx::query!(
        "INSERT INTO insurance_policies (id, advocate_id, number, during)
         SELECT id, advocate, 'DEMO-' || lpad(place::text, 6, '0'), daterange(first, until)
         FROM UNNEST($1::uuid[], $2::uuid[], $3::date[], $4::date[]) WITH ORDINALITY AS f (id, advocate, first, until, place)",
        &of(&insured, |_| Uuid::now_v7()),
        &of(&insured, |(id, _, _)| *id),
        &of(&insured, |(_, from, _)| from.to_sqlx()) as &[SqlDate],
        &of(&insured, |(_, _, until)| until.to_sqlx()) as &[SqlDate],
    )
    .execute(ctx.db())
    .await?;
    let agreed: Vec<(Uuid, &str, Date, Date)> = advocates
        .iter()
        .zip(ids)
        .flat_map(|(one, id)| {
            one.agreements.iter().map(|(from, until)| (*id, one.region.as_str(), *from, *until))
        })
        .collect();
    sqlx::query!(
        "INSERT INTO agreements (id, advocate_id, number, region, during)
         SELECT id, advocate, region || '-' || extract(year FROM first) || '-' || lpad(place::text, 4, '0'), region,
           daterange(first, until)
         FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::date[]) WITH ORDINALITY
           AS f (id, advocate, region, first, until, place)",
        &of(&agreed, |_| Uuid::now_v7()),
        &of(&agreed, |(id, ..)| *id),
        &of(&agreed, |(_, region, ..)| (*region).to_owned()),
        &of(&agreed, |(_, _, from, _)| from.to_sqlx()) as &[SqlDate],
        &of(&agreed, |(.., until)| until.to_sqlx()) as &[SqlDate],
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

async fn suspensions_and_absences(ctx: &mut Ctx, advocates: &[InventedAdvocate], ids: &[Uuid]) -> Result<()> {
    let suspended: Vec<(Uuid, Timestamp, Timestamp)> = advocates
        .iter()
        .zip(ids)
        .filter_map(|(one, id)| one.suspended.map(|(from, until)| (*id, from, until)))
        .collect();
    sqlx::query!(
        "INSERT INTO licence_suspensions (id, advocate_id, during, reason)
         SELECT id, advocate, tstzrange(first, until), 'own_application'
         FROM UNNEST($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) AS f (id, advocate, first, until)",
        &of(&suspended, |_| Uuid::now_v7()),
        &of(&suspended, |(id, ..)| *id),
        &of(&suspended, |(_, from, _)| from.to_sqlx()) as &[SqlTimestamp],
        &of(&suspended, |(.., until)| until.to_sqlx()) as &[SqlTimestamp],
    )
    .execute(ctx.db())
    .await?;
    let now = ctx.now();
    let away: Vec<(Uuid, &str, Timestamp, Timestamp)> = advocates
        .iter()
        .zip(ids)
        .filter_map(|(one, id)| one.absence.map(|(kind, from, until)| (*id, kind, from, until)))
        .collect();
    sqlx::query!(
        "INSERT INTO unavailabilities (id, advocate_id, kind, during, recorded_at)
         SELECT id, advocate, kind, tstzrange(first, until), $6
         FROM UNNEST($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[])
           AS f (id, advocate, kind, first, until)",
        &of(&away, |_| Uuid::now_v7()),
        &of(&away, |(id, ..)| *id),
        &of(&away, |(_, kind, ..)| (*kind).to_owned()),
        &of(&away, |(_, _, from, _)| from.to_sqlx()) as &[SqlTimestamp],
        &of(&away, |(.., until)| until.to_sqlx()) as &[SqlTimestamp],
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

struct AccountSeed {
    login: String,
    role: Role,
    full_name: String,
    phone: String,
    language: &'static str,
    unit_id: Option<Uuid>,
    region: Option<String>,
    advocate_id: Option<Uuid>,
}

fn account_seeds(country: &Country, advocate_ids: &[Uuid]) -> Vec<AccountSeed> {
    let advocates = country.advocates.iter().zip(advocate_ids).map(|(one, id)| AccountSeed {
        login: one.login.clone(),
        role: Role::Advocate,
        full_name: one.person.name.to_string(),
        phone: one.person.phone.clone(),
        language: language(&one.person).code(),
        unit_id: None,
        region: Some(one.region.clone()),
        advocate_id: Some(*id),
    });
    let officials = country.officials.iter().map(|one| AccountSeed {
        login: one.login.clone(),
        role: one.role,
        full_name: one.person.name.to_string(),
        phone: one.person.phone.clone(),
        language: language(&one.person).code(),
        unit_id: one.unit_id,
        region: one.region.clone(),
        advocate_id: None,
    });
    advocates.chain(officials).collect()
}

/// One account for everybody, all with one password; answers how many.
pub(super) async fn accounts(ctx: &mut Ctx, country: &Country, ids: &[Uuid], hash: &str) -> Result<usize> {
    let seeds = account_seeds(country, ids);
    let now = ctx.now();
    sqlx::query!(
        "INSERT INTO accounts (id, login, password_hash, role, full_name, email, phone, language, unit_id, region,
           advocate_id, created_at)
         SELECT id, login, $2, role, full_name, login || '@example.kz', phone, language, unit, region, advocate, $3
         FROM UNNEST($1::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[],
           $11::uuid[]) AS f (id, login, role, full_name, phone, language, unit, region, advocate)",
        &of(&seeds, |_| Uuid::now_v7()),
        hash,
        now.to_sqlx() as _,
        &of(&seeds, |one| one.login.clone()),
        &of(&seeds, |one| one.role.code().to_owned()),
        &of(&seeds, |one| one.full_name.clone()),
        &of(&seeds, |one| one.phone.clone()),
        &of(&seeds, |one| one.language.to_owned()),
        &of(&seeds, |one| one.unit_id) as _,
        &of(&seeds, |one| one.region.clone()) as _,
        &of(&seeds, |one| one.advocate_id) as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(seeds.len())
}

/// A member of a zone's team.
pub(super) struct Member {
    pub zone_id: Uuid,
    pub timezone: String,
    pub advocate_id: Uuid,
    pub login: String,
}

/// Invented advocates who may take shifts: with agreement, insurance and no suspension.
pub(super) async fn members(connection: &mut PgConnection, today: Date) -> Result<Vec<Member>> {
    Ok(sqlx::query_as!(
        Member,
        r#"SELECT l.zone_id, r.timezone, a.id AS advocate_id, c.login
           FROM advocates a JOIN advocate_zones l ON l.advocate_id = a.id JOIN duty_zones z ON z.id = l.zone_id
           JOIN regions r ON r.code = z.region JOIN accounts c ON c.advocate_id = a.id
           WHERE a.email LIKE '%@example.kz'
             AND EXISTS (SELECT FROM agreements g WHERE g.advocate_id = a.id)
             AND EXISTS (SELECT FROM insurance_policies p WHERE p.advocate_id = a.id AND p.during @> $1::date)
             AND NOT EXISTS (SELECT FROM licence_suspensions s WHERE s.advocate_id = a.id)
           ORDER BY l.zone_id, a.licence_number"#,
        today.to_sqlx() as _
    )
    .fetch_all(connection)
    .await?)
}

pub(super) async fn absences(connection: &mut PgConnection) -> Result<Vec<(Uuid, Timestamp, Timestamp)>> {
    let rows = sqlx::query!(
        r#"SELECT advocate_id, lower(during) AS "from!: SqlTimestamp", upper(during) AS "until!: SqlTimestamp"
           FROM unavailabilities WHERE NOT lower_inf(during) AND NOT upper_inf(during)"#
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|row| (row.advocate_id, row.from.to_jiff(), row.until.to_jiff())).collect())
}

/// Signs this year's agreement and policy for those whose last ones ended with the year before; answers how many
/// papers. A demonstration kept over New Year goes on working.
pub(super) async fn renew(connection: &mut PgConnection, today: Date) -> Result<u64> {
    let agreements = sqlx::query!(
        "INSERT INTO agreements (id, advocate_id, number, region, during)
         SELECT gen_random_uuid(), g.advocate_id, left(g.number, 3) || extract(year FROM $1::date) || right(g.number, 5),
           g.region, daterange(date_trunc('year', $1::date)::date, (date_trunc('year', $1::date) + interval '1 year')::date)
         FROM agreements g JOIN advocates a ON a.id = g.advocate_id
         WHERE a.email LIKE '%@example.kz' AND upper(g.during) = date_trunc('year', $1::date)::date
           AND NOT EXISTS (SELECT FROM agreements n WHERE n.advocate_id = g.advocate_id AND n.during @> $1::date)
         ON CONFLICT DO NOTHING",
        today.to_sqlx() as _,
    )
    .execute(&mut *connection)
    .await?;
    let policies = sqlx::query!(
        "INSERT INTO insurance_policies (id, advocate_id, number, during)
         SELECT gen_random_uuid(), p.advocate_id, p.number || '-' || extract(year FROM $1::date),
           daterange(date_trunc('year', $1::date)::date, (date_trunc('year', $1::date) + interval '1 year')::date)
         FROM insurance_policies p JOIN advocates a ON a.id = p.advocate_id
         WHERE a.email LIKE '%@example.kz' AND upper(p.during) = date_trunc('year', $1::date)::date
           AND NOT EXISTS (SELECT FROM insurance_policies n WHERE n.advocate_id = p.advocate_id AND n.during @> $1::date)
         ON CONFLICT DO NOTHING",
        today.to_sqlx() as _,
    )
    .execute(connection)
    .await?;
    Ok(agreements.rows_affected() + policies.rows_affected())
}

/// Gives officials and bodies without a number an invented one; answers how many got one.
pub(super) async fn numbered(connection: &mut PgConnection) -> Result<u64> {
    let officials: Vec<Uuid> = sqlx::query_scalar!(
        "SELECT id FROM accounts WHERE advocate_id IS NULL AND iin IS NULL AND email LIKE '%@example.kz' ORDER BY login"
    )
    .fetch_all(&mut *connection)
    .await?;
    let known = sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM accounts WHERE iin IS NOT NULL"#)
        .fetch_one(&mut *connection)
        .await?;
    let first = usize::try_from(known).unwrap_or(0);
    let iins: Vec<Option<String>> =
        (first..).zip(&officials).map(|(serial, _)| numbers::iin(serial)).collect();
    sqlx::query!(
        "UPDATE accounts a SET iin = f.iin FROM UNNEST($1::uuid[], $2::text[]) AS f (id, iin) WHERE a.id = f.id",
        &officials,
        &iins as _
    )
    .execute(&mut *connection)
    .await?;
    let bodies: Vec<Uuid> = sqlx::query_scalar!("SELECT id FROM units WHERE bin IS NULL ORDER BY code")
        .fetch_all(&mut *connection)
        .await?;
    let bins: Vec<Option<String>> = (0..).zip(&bodies).map(|(serial, _)| numbers::bin(serial)).collect();
    sqlx::query!(
        "UPDATE units u SET bin = f.bin FROM UNNEST($1::uuid[], $2::text[]) AS f (id, bin) WHERE u.id = f.id",
        &bodies,
        &bins as _
    )
    .execute(connection)
    .await?;
    Ok(u64::try_from(officials.len() + bodies.len()).unwrap_or(u64::MAX))
}

/// Zones that have a rota of the month.
pub(super) async fn planned(connection: &mut PgConnection, month: Date) -> Result<BTreeSet<Uuid>> {
    let rows = sqlx::query!("SELECT zone_id FROM rota_periods WHERE month = $1", month.to_sqlx() as _)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|row| row.zone_id).collect())
}

/// Publishes a month of several zones.
pub(super) async fn rota(ctx: &mut Ctx, month: Date, zones: &[Uuid], slots: &[Slot]) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "INSERT INTO rota_periods (id, zone_id, month, state, published_at)
         SELECT id, zone, $3, 'published', $4 FROM UNNEST($1::uuid[], $2::uuid[]) AS f (id, zone)",
        &of(zones, |_| Uuid::now_v7()),
        zones,
        month.to_sqlx() as _,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    sqlx::query!(
        "INSERT INTO duty_slots (id, rota_id, zone_id, advocate_id, tier, during)
         SELECT f.id, p.id, f.zone, f.advocate, f.tier, tstzrange(f.first, f.until)
         FROM UNNEST($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[])
           AS f (id, zone, advocate, tier, first, until)
         JOIN rota_periods p ON p.zone_id = f.zone AND p.month = $7",
        &of(slots, |_| Uuid::now_v7()),
        &of(slots, |slot| slot.zone_id),
        &of(slots, |slot| slot.advocate_id),
        &of(slots, |slot| slot.tier.to_owned()),
        &of(slots, |slot| slot.from.to_sqlx()) as &[SqlTimestamp],
        &of(slots, |slot| slot.until.to_sqlx()) as &[SqlTimestamp],
        month.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Makes the stand-in known, or brings its key and addresses up to date; answers whether anything changed.
pub(super) async fn system(ctx: &mut Ctx, erdr: &Erdr, key_hash: &[u8]) -> Result<bool> {
    let (id, now) = (ctx.new_id(), ctx.now());
    let done = sqlx::query!(
        "INSERT INTO external_systems (id, code, name, api_key_hash, callback_url, callback_secret, created_at)
         VALUES ($1, 'erdr', 'ЕРДР / СДТБТ', $2, $3, $4, $5)
         ON CONFLICT (code) DO UPDATE SET api_key_hash = excluded.api_key_hash,
           callback_url = excluded.callback_url, callback_secret = excluded.callback_secret
         WHERE (external_systems.api_key_hash, external_systems.callback_url, external_systems.callback_secret)
           IS DISTINCT FROM (excluded.api_key_hash, excluded.callback_url, excluded.callback_secret)",
        id,
        key_hash,
        erdr.callback_url,
        erdr.callback_secret,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(done.rows_affected() > 0)
}
