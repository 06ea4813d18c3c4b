-- Claims, decisions, payment registers.

CREATE TABLE payment_registers (
  id               uuid          PRIMARY KEY,
  number           text          NOT NULL CONSTRAINT payment_registers_number_key UNIQUE,
  region           text          NOT NULL REFERENCES regions,
  made_at          timestamptz   NOT NULL,
  made_by          uuid          NOT NULL REFERENCES accounts,
  total            numeric(14,2) NOT NULL CHECK (total >= 0),
  paid_on          date,
  payment_document text,
  CONSTRAINT payment_registers_paid CHECK ((paid_on IS NULL) = (payment_document IS NULL))
);
COMMENT ON TABLE payment_registers IS 'төлем тізілімі / реестр платежей';

CREATE TABLE claims (
  id               uuid          PRIMARY KEY,
  number           text          CONSTRAINT claims_number_key UNIQUE,
  assignment_id    uuid          NOT NULL REFERENCES assignments,
  advocate_id      uuid          NOT NULL REFERENCES advocates,
  region           text          NOT NULL REFERENCES regions,
  state            text          NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'checked', 'approved', 'refused', 'in_register', 'paid')),
  document_date    date          NOT NULL,
  file_by          date          NOT NULL,
  version          integer       NOT NULL DEFAULT 1 CHECK (version > 0),
  gravity          text          NOT NULL,
  tariff_edition   text,
  indicator        numeric(14,2),
  calculation      jsonb,
  unconfirmed      boolean       NOT NULL DEFAULT true,
  total_claimed    numeric(14,2) CHECK (total_claimed >= 0),
  total_assessed   numeric(14,2) CHECK (total_assessed >= 0),
  no_client_money  boolean       NOT NULL DEFAULT false,
  created_at       timestamptz   NOT NULL,
  submitted_at     timestamptz,
  checked_by       uuid          REFERENCES accounts,
  checked_at       timestamptz,
  approved_by      uuid          REFERENCES accounts,
  approved_at      timestamptz,
  register_id      uuid          REFERENCES payment_registers,
  payee            jsonb,
  CONSTRAINT claims_two_people CHECK (approved_by IS NULL OR (checked_by IS NOT NULL AND approved_by <> checked_by)),
  CONSTRAINT claims_submitted CHECK (state = 'draft' OR (number IS NOT NULL AND submitted_at IS NOT NULL AND total_claimed IS NOT NULL)),
  CONSTRAINT claims_register CHECK ((state IN ('in_register', 'paid')) = (register_id IS NOT NULL))
);
COMMENT ON TABLE claims IS 'ақы төлеу туралы өтініш / заявление об оплате';
COMMENT ON COLUMN claims.payee IS 'name, ИИН, account and agreement as they stood at submission: a register made of them never changes';
CREATE INDEX claims_advocate ON claims (advocate_id, created_at DESC);
CREATE INDEX claims_region ON claims (region, state, submitted_at);
CREATE INDEX claims_assignment ON claims (assignment_id, created_at DESC);
CREATE INDEX claims_in_register ON claims (register_id);
CREATE UNIQUE INDEX claims_one_draft ON claims (assignment_id) WHERE state IN ('draft', 'returned');

CREATE TABLE claim_lines (
  id               uuid          PRIMARY KEY,
  claim_id         uuid          NOT NULL REFERENCES claims,
  act_id           uuid          NOT NULL REFERENCES acts_of_work,
  position         integer       NOT NULL,
  kind             text          NOT NULL,
  started_at       timestamptz   NOT NULL,
  ended_at         timestamptz   NOT NULL,
  minutes_claimed  integer       NOT NULL CHECK (minutes_claimed >= 0),
  minutes_assessed integer       NOT NULL CHECK (minutes_assessed >= 0),
  amount_claimed   numeric(14,2) NOT NULL CHECK (amount_claimed >= 0),
  amount_assessed  numeric(14,2) NOT NULL CHECK (amount_assessed >= 0),
  tariff_item      text          NOT NULL,
  unconfirmed      boolean       NOT NULL,
  difference       text,
  explanation      jsonb         NOT NULL,
  live             boolean       NOT NULL DEFAULT true,
  CONSTRAINT claim_lines_difference CHECK (minutes_assessed <= minutes_claimed),
  CONSTRAINT claim_lines_position UNIQUE (claim_id, position)
);
COMMENT ON TABLE claim_lines IS 'claimed and assessed side by side';
CREATE UNIQUE INDEX claim_lines_act_once ON claim_lines (act_id) WHERE live;
CREATE INDEX claim_lines_act ON claim_lines (act_id);

CREATE TABLE claim_decisions (
  id       uuid        PRIMARY KEY,
  claim_id uuid        NOT NULL REFERENCES claims,
  version  integer     NOT NULL,
  kind     text        NOT NULL CHECK (kind IN ('submission', 'return', 'check', 'approval', 'refusal', 'register', 'payment')),
  reasons  text[]      NOT NULL DEFAULT '{}',
  note     text        NOT NULL DEFAULT '',
  made_by  uuid        REFERENCES accounts,
  made_at  timestamptz NOT NULL
);
COMMENT ON TABLE claim_decisions IS 'history of a claim with author, coded reasons and words; append-only';
CREATE INDEX claim_decisions_claim ON claim_decisions (claim_id, made_at);

GRANT SELECT, INSERT, UPDATE ON payment_registers, claims, claim_lines TO zan_app;
GRANT DELETE ON claim_lines TO zan_app; -- lines of a draft are made anew each time it is opened
GRANT SELECT, INSERT ON claim_decisions TO zan_app;
