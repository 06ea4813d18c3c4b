-- Revocation lists that signatures rest on while the centre's service on revocation does not answer.

CREATE TABLE revocation_lists (
  sha256  bytea       PRIMARY KEY CHECK (octet_length(sha256) = 32),
  file_id uuid        NOT NULL REFERENCES files,
  kept_at timestamptz NOT NULL
);
COMMENT ON TABLE revocation_lists IS 'қайтарып алынған куәліктер тізімі / список отозванных сертификатов (CRL): each list once, however many signatures rest on it';

ALTER TABLE signatures ADD COLUMN crl bytea REFERENCES revocation_lists;
COMMENT ON COLUMN signatures.crl IS 'the list that was believed when there was no answer on this one certificate';

ALTER TABLE signature_confirmations ALTER COLUMN ocsp DROP NOT NULL;
ALTER TABLE signature_confirmations ADD COLUMN crl bytea REFERENCES revocation_lists;
ALTER TABLE signature_confirmations ADD CONSTRAINT signature_confirmations_evidence CHECK (ocsp IS NOT NULL OR crl IS NOT NULL);

GRANT SELECT, INSERT ON revocation_lists TO zan_app;
