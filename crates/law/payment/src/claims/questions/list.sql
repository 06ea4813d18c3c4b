SELECT k.id, k.number, k.state, k.version, k.region, k.assignment_id, o.number AS order_number, o.erdr_number,
  concat_ws(' ', a.surname, a.given, a.patronymic) AS "advocate_name!", k.document_date, k.file_by, k.created_at,
  k.submitted_at, k.total_claimed, k.total_assessed, k.unconfirmed, t.lines AS "lines!",
  t.minutes_claimed AS "minutes_claimed!", t.minutes_assessed AS "minutes_assessed!", t.awaited AS "awaited!",
  t.disputed AS "disputed!", k.checked_by, c.full_name AS "checked_by_name?", g.number AS "register_number?",
  g.paid_on AS "paid_on?", count(*) OVER () AS "total!"
FROM claims k JOIN assignments s ON s.id = k.assignment_id JOIN orders o ON o.id = s.order_id
  JOIN advocates a ON a.id = k.advocate_id
  LEFT JOIN LATERAL (SELECT count(*) AS lines, coalesce(sum(l.minutes_claimed), 0) AS minutes_claimed,
      coalesce(sum(l.minutes_assessed), 0) AS minutes_assessed,
      count(*) FILTER (WHERE w.body_answer = 'awaited') AS awaited,
      count(*) FILTER (WHERE w.body_answer = 'disputed') AS disputed
    FROM claim_lines l JOIN acts_of_work w ON w.id = l.act_id WHERE l.claim_id = k.id) t ON true
  LEFT JOIN accounts c ON c.id = k.checked_by LEFT JOIN payment_registers g ON g.id = k.register_id
WHERE ($1::uuid IS NULL OR k.advocate_id = $1)
  AND ($2::text IS NULL OR (k.region = $2 AND k.submitted_at IS NOT NULL))
  AND ($3::uuid IS NULL OR k.assignment_id = $3)
  AND ($4::text = '' OR k.state = $4 OR ($4 = 'desk' AND k.state IN ('submitted', 'checked')))
  AND ($5 = '%%' OR lower(concat_ws(' ', k.number, o.number, o.erdr_number, a.surname, a.given, a.patronymic)) LIKE $5)
ORDER BY CASE WHEN $4 = 'desk' THEN k.submitted_at END, k.created_at DESC, k.id DESC LIMIT $6 OFFSET $7
