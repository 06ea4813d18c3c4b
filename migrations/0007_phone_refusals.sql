-- Why a phone's signature was not taken, with the values that its sentence needs.

ALTER TABLE mobile_signings ADD COLUMN refusal_facts jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(refusal_facts) = 'object');
COMMENT ON COLUMN mobile_signings.refusal_facts IS 'values of the sentence that explains the refusal: the verifier''s reason, the role of the certificate';
ALTER TABLE mobile_signings ADD COLUMN refusals smallint NOT NULL DEFAULT 0 CHECK (refusals >= 0);
COMMENT ON COLUMN mobile_signings.refusals IS 'how often this code brought a signature that was not taken';
GRANT UPDATE (refusal_facts, refusals) ON mobile_signings TO zan_app;
