-- Platform: the application's role, journal, queue, outbox, files, accounts, sessions.
-- Forward only. What has happened is never updated or deleted: see the privileges at the end of every migration.

CREATE EXTENSION IF NOT EXISTS btree_gist;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zan_app') THEN
    CREATE ROLE zan_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of the same cluster was migrated at the same moment
END $$;
DO $$ BEGIN EXECUTE format('GRANT zan_app TO %I', current_user); EXCEPTION WHEN OTHERS THEN NULL; END $$;
GRANT USAGE ON SCHEMA public TO zan_app;

CREATE TABLE journal_entries (
  leaf_index   bigint      PRIMARY KEY CHECK (leaf_index >= 0),
  occurred_at  timestamptz NOT NULL,
  actor_kind   text        NOT NULL CHECK (actor_kind IN ('account', 'system', 'external', 'anonymous')),
  actor_id     uuid,
  actor_name   text        NOT NULL,
  actor_role   text        NOT NULL,
  action       text        NOT NULL,
  subject_kind text        NOT NULL,
  subject_id   uuid        NOT NULL,
  request_id   uuid        NOT NULL,
  details      jsonb       NOT NULL,
  leaf_hash    bytea       NOT NULL CHECK (octet_length(leaf_hash) = 32)
);
COMMENT ON TABLE journal_entries IS 'өзгерістер журналы / журнал логирования: every event once, hashed as a leaf of the transparency log (RFC 6962)';
CREATE INDEX journal_entries_subject ON journal_entries (subject_id, leaf_index);
CREATE INDEX journal_entries_occurred ON journal_entries (occurred_at);

CREATE TABLE journal_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  size     bigint  NOT NULL CHECK (size >= 0),
  frontier bytea   NOT NULL
);
COMMENT ON TABLE journal_head IS 'size and compact range of the journal tree; its row lock gives the entries one order';

CREATE TABLE journal_checkpoints (
  size    bigint      PRIMARY KEY CHECK (size >= 0),
  root    bytea       NOT NULL CHECK (octet_length(root) = 32),
  body    text        NOT NULL,
  made_at timestamptz NOT NULL
);
COMMENT ON TABLE journal_checkpoints IS 'tree heads kept apart from the entries, C2SP tlog-checkpoint text';

CREATE TABLE jobs (
  id           uuid        PRIMARY KEY,
  kind         text        NOT NULL,
  payload      jsonb       NOT NULL,
  run_at       timestamptz NOT NULL,
  attempts     integer     NOT NULL DEFAULT 0,
  max_attempts integer     NOT NULL CHECK (max_attempts > 0),
  unique_key   text,
  state        text        NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'done', 'dead')),
  last_error   text,
  created_at   timestamptz NOT NULL,
  finished_at  timestamptz
);
COMMENT ON TABLE jobs IS 'work to be done later; inserted in the transaction that caused it';
CREATE UNIQUE INDEX jobs_unique_key ON jobs (unique_key) WHERE state = 'ready';
CREATE INDEX jobs_ready ON jobs (run_at) WHERE state = 'ready';

CREATE TABLE files (
  id         uuid        PRIMARY KEY,
  name       text        NOT NULL,
  media_type text        NOT NULL,
  size       bigint      NOT NULL CHECK (size >= 0),
  sha256     bytea       NOT NULL CHECK (octet_length(sha256) = 32),
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE files IS 'documents; the bytes are in the file store under the id';

CREATE TABLE external_systems (
  id              uuid        PRIMARY KEY,
  code            text        NOT NULL CONSTRAINT external_systems_code_key UNIQUE,
  name            text        NOT NULL,
  api_key_hash    bytea       NOT NULL CONSTRAINT external_systems_api_key_hash_key UNIQUE,
  callback_url    text,
  callback_secret text        NOT NULL,
  active          boolean     NOT NULL DEFAULT true,
  created_at      timestamptz NOT NULL
);
COMMENT ON TABLE external_systems IS 'systems that call the API (ЕРДР and others), one key each, stored hashed';

CREATE TABLE messages (
  id           uuid        PRIMARY KEY,
  position     bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT messages_position_key UNIQUE,
  system_id    uuid        NOT NULL REFERENCES external_systems,
  kind         text        NOT NULL,
  order_id     uuid        NOT NULL,
  body         jsonb       NOT NULL,
  state        text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
  attempts     integer     NOT NULL DEFAULT 0,
  last_error   text,
  created_at   timestamptz NOT NULL,
  delivered_at timestamptz
);
COMMENT ON TABLE messages IS 'outbox of signed callbacks; replayed by position';
CREATE INDEX messages_system ON messages (system_id, position);
CREATE INDEX messages_order_waiting ON messages (order_id, position) WHERE state = 'waiting';

CREATE TABLE letters (
  id         uuid        PRIMARY KEY,
  to_address text        NOT NULL,
  language   text        NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  subject    text        NOT NULL,
  body       text        NOT NULL,
  offer_id   uuid,
  state      text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts   integer     NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL,
  sent_at    timestamptz
);
COMMENT ON TABLE letters IS 'outbox of e-mail';

CREATE TABLE law_data (
  id          uuid        PRIMARY KEY,
  kind        text        NOT NULL,
  edition     text        NOT NULL,
  valid       daterange   NOT NULL,
  content     text        NOT NULL,
  sha256      bytea       NOT NULL CHECK (octet_length(sha256) = 32),
  recorded_at timestamptz NOT NULL,
  CONSTRAINT law_data_once UNIQUE (kind, edition, sha256)
);
COMMENT ON TABLE law_data IS 'editions of rules, rates, calendars as loaded: valid time and recorded time; newer rows of an edition supersede, none is changed';

CREATE TABLE code_items (
  list     text     NOT NULL,
  code     text     NOT NULL,
  position integer  NOT NULL,
  name_kk  text     NOT NULL,
  name_ru  text     NOT NULL,
  name_en  text     NOT NULL,
  act      text     NOT NULL,
  clause   text     NOT NULL,
  grade    text     NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D')),
  extra    jsonb    NOT NULL DEFAULT '{}',
  valid    daterange NOT NULL DEFAULT daterange(NULL, NULL),
  PRIMARY KEY (list, code)
);
COMMENT ON TABLE code_items IS 'coded lists of the law: grounds, roles, reasons, act kinds';

GRANT SELECT, INSERT ON journal_entries, journal_checkpoints, files, law_data TO zan_app;
GRANT SELECT, UPDATE ON journal_head TO zan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs TO zan_app;
GRANT SELECT, INSERT, UPDATE ON messages, letters, external_systems, code_items TO zan_app;
