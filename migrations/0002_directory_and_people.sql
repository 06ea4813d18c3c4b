-- Regions, bodies, duty zones, accounts, advocates.

CREATE TABLE regions (
  code     text PRIMARY KEY CHECK (code ~ '^[0-9]{2}$'),
  kind     text NOT NULL CHECK (kind IN ('oblast', 'city')),
  name_kk  text NOT NULL,
  name_ru  text NOT NULL,
  timezone text NOT NULL
);
COMMENT ON TABLE regions IS 'өңір / регион: today''s 20 regions by КАТО';

CREATE TABLE units (
  id          uuid    PRIMARY KEY,
  code        text    NOT NULL CONSTRAINT units_code_key UNIQUE,
  region_2021 text    NOT NULL,
  region      text    NOT NULL REFERENCES regions,
  kind        text    NOT NULL CHECK (kind IN ('police_department', 'transport_police_department', 'police_directorate',
                'police_division', 'line_police_directorate', 'line_police_division', 'collegium', 'justice_department')),
  name_ru     text    NOT NULL,
  name_kk     text    NOT NULL,
  place_kk    text    NOT NULL,
  place_ru    text    NOT NULL,
  rural       boolean NOT NULL,
  open        boolean NOT NULL DEFAULT true
);
COMMENT ON TABLE units IS 'bodies, collegia and justice departments of annex 1 of the joint order of 2021';
CREATE INDEX units_region ON units (region, kind);

CREATE TABLE duty_zones (
  id      uuid PRIMARY KEY,
  code    text NOT NULL CONSTRAINT duty_zones_code_key UNIQUE,
  region  text NOT NULL REFERENCES regions,
  kind    text NOT NULL CHECK (kind IN ('urban', 'rural', 'transport')),
  name_kk text NOT NULL,
  name_ru text NOT NULL
);
COMMENT ON TABLE duty_zones IS 'кезекшілік аймағы / зона дежурства';

CREATE TABLE zone_neighbours (
  zone_id      uuid    NOT NULL REFERENCES duty_zones,
  neighbour_id uuid    NOT NULL REFERENCES duty_zones,
  position     integer NOT NULL,
  PRIMARY KEY (zone_id, neighbour_id),
  CHECK (zone_id <> neighbour_id)
);

CREATE TABLE unit_zones (
  unit_id uuid PRIMARY KEY REFERENCES units,
  zone_id uuid NOT NULL REFERENCES duty_zones
);

CREATE TABLE advocates (
  id               uuid        PRIMARY KEY,
  iin              text        NOT NULL CONSTRAINT advocates_iin_key UNIQUE CHECK (iin ~ '^[0-9]{12}$'),
  surname          text        NOT NULL,
  given            text        NOT NULL,
  patronymic       text,
  licence_number   text        NOT NULL,
  licence_date     date        NOT NULL,
  collegium_id     uuid        NOT NULL REFERENCES units,
  region           text        NOT NULL REFERENCES regions,
  form_of_practice text        NOT NULL,
  phone            text        NOT NULL,
  email            text        NOT NULL,
  iban             text,
  languages        text[]      NOT NULL,
  qualifications   text[]      NOT NULL DEFAULT '{}',
  active_cap       integer     NOT NULL CHECK (active_cap > 0),
  created_at       timestamptz NOT NULL,
  CONSTRAINT advocates_licence_key UNIQUE (licence_number, licence_date)
);
COMMENT ON TABLE advocates IS 'адвокаттар тізілімі / реестр адвокатов (law 176-VI, art. 58-1)';

CREATE TABLE licence_suspensions (
  id          uuid      PRIMARY KEY,
  advocate_id uuid      NOT NULL REFERENCES advocates,
  during      tstzrange NOT NULL,
  reason      text      NOT NULL,
  CONSTRAINT licence_suspensions_no_overlap EXCLUDE USING gist (advocate_id WITH =, during WITH &&)
);
CREATE TABLE insurance_policies (
  id          uuid      PRIMARY KEY,
  advocate_id uuid      NOT NULL REFERENCES advocates,
  number      text      NOT NULL,
  during      daterange NOT NULL,
  CONSTRAINT insurance_policies_no_overlap EXCLUDE USING gist (advocate_id WITH =, during WITH &&)
);
CREATE TABLE agreements (
  id          uuid      PRIMARY KEY,
  advocate_id uuid      NOT NULL REFERENCES advocates,
  number      text      NOT NULL CONSTRAINT agreements_number_key UNIQUE,
  region      text      NOT NULL REFERENCES regions,
  during      daterange NOT NULL,
  CONSTRAINT agreements_no_overlap EXCLUDE USING gist (advocate_id WITH =, during WITH &&)
);
COMMENT ON TABLE agreements IS 'annual participation in guaranteed legal aid (law 176-VI, art. 28(5))';
CREATE TABLE advocate_zones (
  advocate_id uuid NOT NULL REFERENCES advocates,
  zone_id     uuid NOT NULL REFERENCES duty_zones,
  PRIMARY KEY (advocate_id, zone_id)
);
CREATE INDEX advocate_zones_zone ON advocate_zones (zone_id);
CREATE TABLE unavailabilities (
  id          uuid        PRIMARY KEY,
  advocate_id uuid        NOT NULL REFERENCES advocates,
  during      tstzrange   NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('leave', 'sick', 'hearing', 'duty_elsewhere', 'own_request')),
  recorded_at timestamptz NOT NULL
);
CREATE INDEX unavailabilities_advocate ON unavailabilities USING gist (advocate_id, during);

CREATE TABLE accounts (
  id                   uuid        PRIMARY KEY,
  login                text        NOT NULL CONSTRAINT accounts_login_key UNIQUE CHECK (login = lower(login) AND login <> ''),
  password_hash        text        NOT NULL,
  role                 text        NOT NULL CHECK (role IN ('officer', 'advocate', 'dispatcher', 'justice', 'administrator', 'oversight')),
  full_name            text        NOT NULL CHECK (full_name <> ''),
  email                text,
  phone                text,
  language             text        NOT NULL DEFAULT 'kk' CHECK (language IN ('kk', 'ru', 'en')),
  unit_id              uuid        REFERENCES units,
  region               text        REFERENCES regions,
  advocate_id          uuid        CONSTRAINT accounts_advocate_key UNIQUE REFERENCES advocates,
  active               boolean     NOT NULL DEFAULT true,
  must_change_password boolean     NOT NULL DEFAULT false,
  failed_attempts      integer     NOT NULL DEFAULT 0,
  locked_until         timestamptz,
  created_at           timestamptz NOT NULL,
  CONSTRAINT accounts_officer_unit CHECK (role <> 'officer' OR unit_id IS NOT NULL),
  CONSTRAINT accounts_advocate_link CHECK ((role = 'advocate') = (advocate_id IS NOT NULL)),
  CONSTRAINT accounts_region_link CHECK (role NOT IN ('dispatcher', 'justice') OR region IS NOT NULL)
);
COMMENT ON TABLE accounts IS 'people who sign in';

CREATE TABLE sessions (
  id           uuid        PRIMARY KEY,
  token_hash   bytea       NOT NULL CONSTRAINT sessions_token_hash_key UNIQUE CHECK (octet_length(token_hash) = 32),
  account_id   uuid        NOT NULL REFERENCES accounts,
  strength     text        NOT NULL CHECK (strength IN ('password', 'signature')),
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  address      text        NOT NULL,
  agent        text        NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id) WHERE ended_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON regions, units, duty_zones, zone_neighbours, unit_zones, advocates, licence_suspensions,
  insurance_policies, agreements, advocate_zones, unavailabilities, accounts, sessions TO zan_app;
GRANT DELETE ON advocate_zones, zone_neighbours, unit_zones TO zan_app;
