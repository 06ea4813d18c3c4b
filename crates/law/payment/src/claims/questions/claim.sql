SELECT k.id, k.number, k.state, k.version, k.region, kr.name_kk AS region_kk, kr.name_ru AS region_ru, r.timezone,
  d.name_kk AS "department_kk?", d.name_ru AS "department_ru?", k.document_date, k.file_by, k.gravity,
  k.tariff_edition, k.indicator, k.unconfirmed, k.total_claimed, k.total_assessed, k.no_client_money, k.created_at,
  k.submitted_at, k.checked_by, c.full_name AS "checked_by_name?", k.checked_at, k.approved_by,
  p.full_name AS "approved_by_name?", k.approved_at, k.register_id, g.number AS "register_number?",
  g.paid_on AS "paid_on?", g.payment_document AS "payment_document?", k.assignment_id, s.accepted_at,
  s.ended_at AS appointment_ended_at, s.order_id, o.number AS order_number, o.order_number AS ruling_number,
  o.order_date AS ruling_date, o.erdr_number, o.articles, o.person_role,
  CASE WHEN o.person_identified THEN concat_ws(' ', o.person_surname, o.person_given, o.person_patronymic) END AS person,
  o.person_birth_date, b.name_kk AS body_kk, b.name_ru AS body_ru, o.officer_name, n.number AS "notice_number?",
  n.issued_at AS "notice_issued_at?", k.advocate_id,
  coalesce(k.payee ->> 'name', concat_ws(' ', a.surname, a.given, a.patronymic)) AS "advocate_name!",
  coalesce(k.payee ->> 'iin', a.iin) AS "advocate_iin!", coalesce(k.payee ->> 'iban', a.iban) AS advocate_iban,
  a.email AS advocate_email, a.phone AS advocate_phone, a.licence_number, a.licence_date, u.name_kk AS collegium_kk,
  u.name_ru AS collegium_ru, coalesce(k.payee ->> 'agreement_number', v.number) AS agreement_number,
  coalesce((k.payee ->> 'agreement_date')::date, lower(v.during)) AS agreement_date
FROM claims k JOIN assignments s ON s.id = k.assignment_id JOIN orders o ON o.id = s.order_id
  JOIN regions r ON r.code = o.region JOIN regions kr ON kr.code = k.region JOIN units b ON b.id = o.body_id
  JOIN advocates a ON a.id = k.advocate_id JOIN units u ON u.id = a.collegium_id
  LEFT JOIN LATERAL (SELECT name_kk, name_ru FROM units WHERE region = k.region AND kind = 'justice_department'
    ORDER BY open DESC, code LIMIT 1) d ON true
  LEFT JOIN LATERAL (SELECT number, during FROM agreements WHERE advocate_id = a.id AND during @> k.document_date
    ORDER BY lower(during) DESC LIMIT 1) v ON true
  LEFT JOIN notices n ON n.assignment_id = s.id AND n.revoked_at IS NULL
  LEFT JOIN accounts c ON c.id = k.checked_by LEFT JOIN accounts p ON p.id = k.approved_by
  LEFT JOIN payment_registers g ON g.id = k.register_id
WHERE k.id = $1
