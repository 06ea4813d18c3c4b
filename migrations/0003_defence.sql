-- Orders, offers, assignments, notices, acts of work, duty rota.

CREATE TABLE rota_periods (
  id           uuid        PRIMARY KEY,
  zone_id      uuid        NOT NULL REFERENCES duty_zones,
  month        date        NOT NULL CHECK (extract(day FROM month) = 1),
  version      integer     NOT NULL DEFAULT 1,
  state        text        NOT NULL CHECK (state IN ('draft', 'agreed', 'checked', 'published', 'closed')),
  published_at timestamptz,
  CONSTRAINT rota_periods_version UNIQUE (zone_id, month, version)
);
COMMENT ON TABLE rota_periods IS 'кезекшілік кестесі / график дежурств: one month of one zone';

CREATE TABLE duty_slots (
  id          uuid      PRIMARY KEY,
  rota_id     uuid      NOT NULL REFERENCES rota_periods,
  zone_id     uuid      NOT NULL REFERENCES duty_zones,
  advocate_id uuid      NOT NULL REFERENCES advocates,
  tier        text      NOT NULL CHECK (tier IN ('primary', 'backup')),
  during      tstzrange NOT NULL CHECK (NOT isempty(during)),
  CONSTRAINT duty_slots_one_place EXCLUDE USING gist (advocate_id WITH =, during WITH &&)
);
COMMENT ON TABLE duty_slots IS 'ауысым / смена: one advocate is on duty in one place at a time';
CREATE INDEX duty_slots_zone ON duty_slots USING gist (zone_id, during);
CREATE INDEX duty_slots_advocate ON duty_slots (advocate_id, lower(during));

CREATE TABLE day_secrets (
  day    date  PRIMARY KEY,
  secret bytea NOT NULL CHECK (octet_length(secret) = 32)
);
COMMENT ON TABLE day_secrets IS 'key of the reproducible tie-break; readable by oversight when the day is over';

CREATE TABLE number_counters (
  series text   PRIMARY KEY,
  last   bigint NOT NULL
);
COMMENT ON TABLE number_counters IS 'gapless numbers of requests, notices, claims, registers; taken under the row lock';

CREATE TABLE orders (
  id                 uuid        PRIMARY KEY,
  number             text        NOT NULL CONSTRAINT orders_number_key UNIQUE,
  channel            text        NOT NULL CHECK (channel IN ('erdr', 'page')),
  system_id          uuid        REFERENCES external_systems,
  external_id        text,
  content_sha256     bytea       NOT NULL,
  body_id            uuid        NOT NULL REFERENCES units,
  zone_id            uuid        NOT NULL REFERENCES duty_zones,
  region             text        NOT NULL REFERENCES regions,
  officer_account_id uuid        REFERENCES accounts,
  officer_name       text        NOT NULL,
  officer_phone      text        NOT NULL,
  erdr_number        text        NOT NULL CHECK (erdr_number ~ '^[0-9]{15}$'),
  articles           text        NOT NULL,
  gravity            text        NOT NULL,
  person_iin         text        CHECK (person_iin ~ '^[0-9]{12}$'),
  person_surname     text,
  person_given       text,
  person_patronymic  text,
  person_birth_date  date,
  person_identified  boolean     NOT NULL,
  person_role        text        NOT NULL,
  minor              boolean     NOT NULL,
  ground             text        NOT NULL,
  language           text        NOT NULL,
  detained_at        timestamptz,
  purpose            text        NOT NULL,
  act_kind           text        NOT NULL,
  act_at             timestamptz NOT NULL,
  place              text        NOT NULL,
  secret             boolean     NOT NULL,
  no_conflict        boolean     NOT NULL,
  order_number       text        NOT NULL,
  order_date         date        NOT NULL,
  person_key         text        NOT NULL GENERATED ALWAYS AS (coalesce(person_iin,
                       CASE WHEN person_identified THEN lower(person_surname || ' ' || person_given) || ' ' || coalesce(person_birth_date - DATE '1900-01-01', 0) ELSE 'unknown ' || id END)) STORED,
  urgency            text        NOT NULL CHECK (urgency IN ('U0', 'U1', 'U2', 'U3')),
  policy_edition     text        NOT NULL,
  state              text        NOT NULL CHECK (state IN ('offering', 'escalated', 'accepted', 'entered', 'in_progress', 'completed', 'unfilled', 'cancelled')),
  received_at        timestamptz NOT NULL,
  accept_by          timestamptz NOT NULL,
  escalate_at        timestamptz NOT NULL,
  escalated_at       timestamptz,
  escalation_reason  text,
  closed_at          timestamptz,
  close_reason       text,
  close_note         text,
  CONSTRAINT orders_person_known CHECK (NOT person_identified OR (person_surname IS NOT NULL AND person_given IS NOT NULL)),
  CONSTRAINT orders_external_pair CHECK ((system_id IS NULL) = (external_id IS NULL)),
  CONSTRAINT orders_external_id_key UNIQUE (system_id, external_id)
);
COMMENT ON TABLE orders IS 'қорғаушы тағайындау туралы қаулы / постановление о назначении защитника, with the request for counsel it opens';
CREATE UNIQUE INDEX orders_one_live_for_person ON orders (erdr_number, person_key, person_role)
  WHERE state NOT IN ('completed', 'unfilled', 'cancelled');
CREATE INDEX orders_case ON orders (erdr_number);
CREATE INDEX orders_body ON orders (body_id, received_at DESC);
CREATE INDEX orders_officer ON orders (officer_account_id, received_at DESC);
CREATE INDEX orders_state ON orders (state, accept_by);
CREATE INDEX orders_received ON orders (received_at DESC);

CREATE TABLE selection_traces (
  id             uuid        PRIMARY KEY,
  order_id       uuid        NOT NULL REFERENCES orders,
  round          integer     NOT NULL CHECK (round > 0),
  made_at        timestamptz NOT NULL,
  policy_edition text        NOT NULL,
  secret_day     date        NOT NULL REFERENCES day_secrets,
  input          jsonb       NOT NULL,
  trace          jsonb       NOT NULL,
  CONSTRAINT selection_traces_round UNIQUE (order_id, round)
);
COMMENT ON TABLE selection_traces IS 'why this advocate: the whole input and the whole reasoning of each round; immutable';

CREATE TABLE offers (
  id                  uuid        PRIMARY KEY,
  order_id            uuid        NOT NULL REFERENCES orders,
  advocate_id         uuid        NOT NULL REFERENCES advocates,
  round               integer     NOT NULL,
  tier                text        NOT NULL,
  interpreter_needed  boolean     NOT NULL DEFAULT false,
  state               text        NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'timed_out', 'undeliverable', 'withdrawn')),
  created_at          timestamptz NOT NULL,
  answer_seconds      integer     NOT NULL CHECK (answer_seconds > 0),
  expires_at          timestamptz NOT NULL,
  delivered_at        timestamptz,
  viewed_at           timestamptz,
  conflict_checked_at timestamptz,
  answered_at         timestamptz,
  decline_reason      text,
  decline_note        text,
  CONSTRAINT offers_once UNIQUE (order_id, advocate_id),
  CONSTRAINT offers_reason CHECK ((state = 'declined') = (decline_reason IS NOT NULL))
);
COMMENT ON TABLE offers IS 'ұсыныс / предложение to an advocate';
CREATE UNIQUE INDEX offers_one_winner ON offers (order_id) WHERE state = 'accepted';
CREATE INDEX offers_advocate ON offers (advocate_id, created_at DESC);
CREATE INDEX offers_open ON offers (expires_at) WHERE state = 'open';

CREATE TABLE assignments (
  id            uuid        PRIMARY KEY,
  order_id      uuid        NOT NULL REFERENCES orders,
  advocate_id   uuid        NOT NULL REFERENCES advocates,
  offer_id      uuid        REFERENCES offers,
  manual        boolean     NOT NULL,
  manual_reason text,
  appointed_by  uuid        REFERENCES accounts,
  accepted_at   timestamptz NOT NULL,
  arrived_at    timestamptz,
  completed_at  timestamptz,
  ended_at      timestamptz,
  end_reason    text,
  CONSTRAINT assignments_manual CHECK (manual = (manual_reason IS NOT NULL)),
  CONSTRAINT assignments_from_offer CHECK (manual OR offer_id IS NOT NULL)
);
COMMENT ON TABLE assignments IS 'тағайындау / назначение';
CREATE UNIQUE INDEX assignments_one_live ON assignments (order_id) WHERE end_reason IS NULL;
CREATE INDEX assignments_advocate ON assignments (advocate_id, accepted_at DESC);

CREATE TABLE notices (
  id            uuid        PRIMARY KEY,
  assignment_id uuid        NOT NULL CONSTRAINT notices_assignment_key UNIQUE REFERENCES assignments,
  number        text        NOT NULL CONSTRAINT notices_number_key UNIQUE,
  check_code    text        NOT NULL CONSTRAINT notices_check_code_key UNIQUE,
  issued_at     timestamptz NOT NULL,
  file_kk       uuid        REFERENCES files,
  file_ru       uuid        REFERENCES files,
  revoked_at    timestamptz,
  revoke_reason text
);
COMMENT ON TABLE notices IS 'қорғау туралы жазбаша хабарлама / письменное уведомление о защите (УПК 68(8), law 176-VI art. 46)';

CREATE TABLE acts_of_work (
  id               uuid        PRIMARY KEY,
  assignment_id    uuid        NOT NULL REFERENCES assignments,
  advocate_id      uuid        NOT NULL REFERENCES advocates,
  kind             text        NOT NULL,
  started_at       timestamptz NOT NULL,
  ended_at         timestamptz NOT NULL,
  place            text        NOT NULL,
  result           text        NOT NULL DEFAULT '',
  recorded_at      timestamptz NOT NULL,
  withdrawn_at     timestamptz,
  body_answer      text        NOT NULL DEFAULT 'awaited' CHECK (body_answer IN ('awaited', 'confirmed', 'disputed')),
  body_started_at  timestamptz,
  body_ended_at    timestamptz,
  body_note        text,
  body_name        text,
  body_answered_at timestamptz,
  CONSTRAINT acts_of_work_time CHECK (started_at < ended_at),
  CONSTRAINT acts_of_work_body CHECK ((body_answer = 'awaited') = (body_answered_at IS NULL)),
  CONSTRAINT acts_of_work_one_place EXCLUDE USING gist (advocate_id WITH =, tstzrange(started_at, ended_at) WITH &&) WHERE (withdrawn_at IS NULL)
);
COMMENT ON TABLE acts_of_work IS 'процестік әрекет / процессуальное действие: times from both sides';
CREATE INDEX acts_of_work_assignment ON acts_of_work (assignment_id, started_at);

CREATE TABLE certificates (
  id        uuid        PRIMARY KEY,
  order_id  uuid        NOT NULL CONSTRAINT certificates_order_key UNIQUE REFERENCES orders,
  number    text        NOT NULL CONSTRAINT certificates_number_key UNIQUE,
  issued_at timestamptz NOT NULL,
  issued_by uuid        NOT NULL REFERENCES accounts,
  note      text        NOT NULL,
  file_kk   uuid        REFERENCES files,
  file_ru   uuid        REFERENCES files
);
COMMENT ON TABLE certificates IS 'қорғаушымен қамтамасыз ету мүмкін еместігі туралы анықтама / справка о невозможности обеспечить защитника';

GRANT SELECT, INSERT, UPDATE ON rota_periods, duty_slots, number_counters, orders, offers, assignments, notices,
  acts_of_work, certificates TO zan_app;
GRANT SELECT, INSERT ON day_secrets, selection_traces TO zan_app;
