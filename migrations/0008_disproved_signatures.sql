-- What was done under a signature that proved false later is found by it.

CREATE INDEX journal_entries_signature ON journal_entries ((details ->> 'signature')) WHERE details ? 'signature';
