-- Electronic signature: who is asked to sign what, the signatures with their evidence, signing by phone.

ALTER TABLE accounts ADD COLUMN iin text CONSTRAINT accounts_iin_shape CHECK (iin ~ '^[0-9]{12}$');
ALTER TABLE accounts ADD CONSTRAINT accounts_iin_once CHECK (advocate_id IS NULL OR iin IS NULL);
CREATE UNIQUE INDEX accounts_iin_key ON accounts (iin) WHERE iin IS NOT NULL AND active;
COMMENT ON COLUMN accounts.iin IS 'ЖСН / ИИН of whoever signs by this account; an advocate''s stands in the register of advocates';

ALTER TABLE units ADD COLUMN bin text CONSTRAINT units_bin_shape CHECK (bin ~ '^[0-9]{12}$');
COMMENT ON COLUMN units.bin IS 'БСН / БИН that certificates of its officers carry; NULL while it is not recorded';

CREATE TABLE signature_requests (
  id           uuid        PRIMARY KEY,
  act          text        NOT NULL CHECK (act <> ''),
  account_id   uuid        REFERENCES accounts,
  browser_hash bytea       CHECK (octet_length(browser_hash) = 32),
  payload      jsonb       NOT NULL,
  about        text        NOT NULL,
  summary      jsonb       NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(summary) = 'array'),
  signer_iin   text        CHECK (signer_iin ~ '^[0-9]{12}$'),
  signer_bins  text[]      NOT NULL,
  signer_kinds text[]      NOT NULL CHECK (cardinality(signer_kinds) > 0),
  rule         jsonb       NOT NULL,
  back         text        NOT NULL CHECK (back LIKE '/%' AND back NOT LIKE '//%'),
  state        text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('preparing', 'waiting', 'signed', 'withdrawn')),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  container    uuid        REFERENCES files,
  done         text        CHECK (done LIKE '/%' AND done NOT LIKE '//%'),
  signed_by    uuid        REFERENCES accounts,
  used_at      timestamptz,
  CONSTRAINT signature_requests_used CHECK (used_at IS NULL OR (state = 'signed' AND act = 'session.enter')),
  CONSTRAINT signature_requests_asked CHECK ((account_id IS NOT NULL) OR (browser_hash IS NOT NULL AND act = 'session.enter')),
  CONSTRAINT signature_requests_end CHECK ((state IN ('signed', 'withdrawn')) = (ended_at IS NOT NULL)),
  CONSTRAINT signature_requests_iin CHECK (signer_iin IS NOT NULL OR act = 'session.enter')
);
COMMENT ON TABLE signature_requests IS 'қол қоюға сұрау / запрос на подписание: an act that waits for the electronic signature of one person';
CREATE INDEX signature_requests_account ON signature_requests (account_id, created_at DESC);

CREATE TABLE signature_documents (
  request_id uuid     NOT NULL REFERENCES signature_requests,
  position   smallint NOT NULL CHECK (position BETWEEN 1 AND 16),
  file_id    uuid     NOT NULL REFERENCES files,
  name       text     NOT NULL CHECK (name <> '' AND name NOT LIKE '%/%'),
  media_type text     NOT NULL,
  sha256     bytea    NOT NULL CHECK (octet_length(sha256) = 32),
  PRIMARY KEY (request_id, position)
);
COMMENT ON TABLE signature_documents IS 'қол қойылатын құжаттар / подписываемые документы: the very bytes that are signed';

CREATE TABLE signatures (
  id             uuid        PRIMARY KEY,
  request_id     uuid        NOT NULL,
  position       smallint    NOT NULL,
  way            text        NOT NULL CHECK (way IN ('ncalayer', 'upload', 'mobile')),
  cms            bytea       NOT NULL CHECK (octet_length(cms) > 0),
  certificate    bytea       NOT NULL,
  signer_iin     text        NOT NULL,
  signer_bin     text,
  signer_name    text        NOT NULL,
  organisation   text,
  signer_kind    text        NOT NULL CHECK (signer_kind IN ('person', 'organisation_head', 'organisation_may_sign',
                   'organisation_finance', 'organisation_employee', 'organisation_hr')),
  algorithm      text        NOT NULL CHECK (algorithm IN ('rsa-sha256', 'gost-2015-512', 'gost-2004')),
  claimed_at     timestamptz,
  timestamped_at timestamptz,
  verified_at    timestamptz NOT NULL,
  revocation     text        NOT NULL CHECK (revocation IN ('good', 'unknown')),
  ocsp           bytea,
  time_stamp     bytea,
  report         jsonb       NOT NULL,
  CONSTRAINT signatures_document FOREIGN KEY (request_id, position) REFERENCES signature_documents,
  CONSTRAINT signatures_once UNIQUE (request_id, position)
);
COMMENT ON TABLE signatures IS 'қолтаңбалар / подписи: the signature, its certificate, answer on revocation, time stamp and verdict, as they were';

CREATE TABLE signature_confirmations (
  signature_id uuid        NOT NULL REFERENCES signatures,
  confirmed_at timestamptz NOT NULL,
  revocation   text        NOT NULL CHECK (revocation IN ('good', 'revoked', 'not_issued')),
  ocsp         bytea       NOT NULL,
  container    uuid        REFERENCES files,
  CONSTRAINT signature_confirmations_once PRIMARY KEY (signature_id)
);
COMMENT ON TABLE signature_confirmations IS 'what the centre answered later on a signature that was taken while its service was down';

CREATE TABLE mobile_signings (
  id         uuid        PRIMARY KEY,
  request_id uuid        NOT NULL REFERENCES signature_requests,
  token_hash bytea       NOT NULL CONSTRAINT mobile_signings_token_key UNIQUE CHECK (octet_length(token_hash) = 32),
  bearer_hash bytea      CHECK (octet_length(bearer_hash) = 32),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  opened_at  timestamptz,
  ended_at   timestamptz,
  refusal    text
);
COMMENT ON TABLE mobile_signings IS 'eGov Mobile арқылы қол қою сеансы / сеанс подписания через eGov Mobile: the QR code on the page';
CREATE INDEX mobile_signings_request ON mobile_signings (request_id, created_at DESC);

ALTER TABLE orders ADD COLUMN signature_id uuid REFERENCES signature_requests;
ALTER TABLE notices ADD COLUMN signature_id uuid REFERENCES signature_requests;
ALTER TABLE notices ADD COLUMN signed_at timestamptz;
ALTER TABLE notices ADD CONSTRAINT notices_signed CHECK (signed_at IS NULL OR signature_id IS NOT NULL);
ALTER TABLE certificates ADD COLUMN signature_id uuid REFERENCES signature_requests;
ALTER TABLE claim_decisions ADD COLUMN signature_id uuid REFERENCES signature_requests;

GRANT SELECT, INSERT ON signature_requests, signature_documents, signatures, signature_confirmations, mobile_signings TO zan_app;
GRANT UPDATE (state, ended_at, container, done, signed_by, used_at) ON signature_requests TO zan_app;
GRANT UPDATE (bearer_hash, opened_at, ended_at, refusal) ON mobile_signings TO zan_app;
