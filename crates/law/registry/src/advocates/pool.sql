-- $1 zone, $2 region, $3 moment, $4 begin of the window, $5 order or NULL, $6 number of the case, $7 key of the person
WITH candidates AS MATERIALIZED (
  SELECT a.id, a.region, a.licence_date, a.languages, a.qualifications, a.active_cap, r.timezone,
    ($3::timestamptz AT TIME ZONE r.timezone)::date AS today
  FROM advocates a JOIN regions r ON r.code = a.region
  WHERE a.region = $2
    OR a.id IN (SELECT z.advocate_id FROM advocate_zones z
      WHERE z.zone_id = $1 OR z.zone_id IN (SELECT n.neighbour_id FROM zone_neighbours n WHERE n.zone_id = $1))
), zones AS (
  SELECT z.advocate_id, array_agg(z.zone_id ORDER BY z.zone_id) AS ids
  FROM advocate_zones z JOIN candidates c ON c.id = z.advocate_id GROUP BY z.advocate_id
), suspensions AS (
  SELECT s.advocate_id, jsonb_agg(jsonb_build_object('from', lower(s.during), 'until', upper(s.during))) AS list
  FROM licence_suspensions s JOIN candidates c ON c.id = s.advocate_id
  WHERE upper_inf(s.during) OR upper(s.during) > $3::timestamptz - interval '1 day' GROUP BY s.advocate_id
), insurance AS (
  SELECT p.advocate_id, jsonb_agg(jsonb_build_object('from', lower(p.during)::timestamp AT TIME ZONE c.timezone,
    'until', upper(p.during)::timestamp AT TIME ZONE c.timezone)) AS list
  FROM insurance_policies p JOIN candidates c ON c.id = p.advocate_id
  WHERE upper_inf(p.during) OR upper(p.during) >= c.today GROUP BY p.advocate_id
), agreement AS (
  SELECT g.advocate_id, jsonb_agg(jsonb_build_object('from', lower(g.during)::timestamp AT TIME ZONE c.timezone,
    'until', upper(g.during)::timestamp AT TIME ZONE c.timezone)) AS list
  FROM agreements g JOIN candidates c ON c.id = g.advocate_id AND c.region = g.region
  WHERE upper_inf(g.during) OR upper(g.during) >= c.today GROUP BY g.advocate_id
), absences AS (
  SELECT u.advocate_id,
    jsonb_agg(jsonb_build_object('kind', u.kind, 'from', lower(u.during), 'until', upper(u.during))) AS list
  FROM unavailabilities u JOIN candidates c ON c.id = u.advocate_id
  WHERE upper_inf(u.during) OR upper(u.during) > $3::timestamptz - interval '1 day' GROUP BY u.advocate_id
), duty AS (
  SELECT d.advocate_id, d.zone_id, d.tier
  FROM duty_slots d JOIN candidates c ON c.id = d.advocate_id JOIN rota_periods p ON p.id = d.rota_id
  WHERE d.during @> $3::timestamptz AND p.state = 'published'
), live AS (
  SELECT s.advocate_id, count(*) AS active
  FROM assignments s JOIN candidates c ON c.id = s.advocate_id
  WHERE s.end_reason IS NULL AND s.completed_at IS NULL GROUP BY s.advocate_id
), taken AS (
  SELECT s.advocate_id, max(s.accepted_at) AS last_at,
    CASE WHEN s.manual THEN 'manual' WHEN o.purpose IN ('one_act', 'waiver_presence') THEN o.purpose
      ELSE 'appointment' END AS kind,
    count(*) FILTER (WHERE s.accepted_at >= $4) AS number
  FROM assignments s JOIN candidates c ON c.id = s.advocate_id JOIN orders o ON o.id = s.order_id
  WHERE s.accepted_at <= $3 GROUP BY s.advocate_id, kind
), work AS (
  SELECT t.advocate_id, max(t.last_at) AS last_at,
    jsonb_object_agg(t.kind, t.number) FILTER (WHERE t.number > 0) AS accepted
  FROM taken t GROUP BY t.advocate_id
), asked AS (
  SELECT f.advocate_id,
    count(*) FILTER (WHERE f.state = 'open' AND f.order_id IS DISTINCT FROM $5) AS open,
    count(*) FILTER (WHERE f.state = 'timed_out' AND f.created_at >= $4) AS timeouts,
    max(f.expires_at) FILTER (WHERE f.state = 'timed_out') AS last_timed_out
  FROM offers f JOIN candidates c ON c.id = f.advocate_id GROUP BY f.advocate_id
), same_case AS (
  SELECT s.advocate_id, bool_or(o.person_key <> $7) AS another, bool_or(o.person_key = $7) AS same
  FROM orders o JOIN assignments s ON s.order_id = o.id
  WHERE o.erdr_number = $6 GROUP BY s.advocate_id
)
SELECT c.id, c.region, c.licence_date, c.languages, c.qualifications, c.active_cap,
  coalesce(z.ids, '{}') AS "zone_ids!",
  coalesce(suspensions.list, '[]') AS "suspensions!: Json<Vec<Interval>>",
  coalesce(insurance.list, '[]') AS "insurance!: Json<Vec<Interval>>",
  coalesce(agreement.list, '[]') AS "agreements!: Json<Vec<Interval>>",
  coalesce(absences.list, '[]') AS "absences!: Json<Vec<Absence>>",
  duty.zone_id AS "duty_zone?", duty.tier AS "duty_tier?",
  shifts.night_ended AS "night_duty_ended?: jiff_sqlx::Timestamp",
  coalesce(live.active, 0) AS "active_count!",
  coalesce(asked.open, 0) AS "open_offers!",
  coalesce(work.accepted, '{}') AS "accepted!: Json<BTreeMap<String, u32>>",
  coalesce(asked.timeouts, 0) AS "timeouts!",
  coalesce(floor(shifts.hours), 0)::bigint AS "duty_hours!",
  work.last_at AS "last_accepted_at?: jiff_sqlx::Timestamp",
  asked.last_timed_out AS "last_timed_out_at?: jiff_sqlx::Timestamp",
  coalesce(same_case.another, false) AS "represents_another!",
  coalesce(same_case.same, false) AS "earlier_in_case!"
FROM candidates c
LEFT JOIN zones z ON z.advocate_id = c.id
LEFT JOIN suspensions ON suspensions.advocate_id = c.id
LEFT JOIN insurance ON insurance.advocate_id = c.id
LEFT JOIN agreement ON agreement.advocate_id = c.id
LEFT JOIN absences ON absences.advocate_id = c.id
LEFT JOIN LATERAL (
  SELECT extract(epoch FROM sum(least(upper(d.during), $3) - greatest(lower(d.during), $4))) / 3600 AS hours,
    max(upper(d.during)) FILTER (WHERE upper(d.during) <= $3 AND upper(d.during) > $3::timestamptz - interval '2 days'
      AND (lower(d.during) AT TIME ZONE c.timezone)::date
        < ((upper(d.during) - interval '1 microsecond') AT TIME ZONE c.timezone)::date) AS night_ended
  FROM duty_slots d JOIN rota_periods p ON p.id = d.rota_id
  WHERE d.advocate_id = c.id AND lower(d.during) < $3 AND upper(d.during) > $4 AND p.state IN ('published', 'closed')
) shifts ON true
LEFT JOIN duty ON duty.advocate_id = c.id
LEFT JOIN live ON live.advocate_id = c.id
LEFT JOIN work ON work.advocate_id = c.id
LEFT JOIN asked ON asked.advocate_id = c.id
LEFT JOIN same_case ON same_case.advocate_id = c.id
ORDER BY c.id
