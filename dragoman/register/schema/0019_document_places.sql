-- Documents in order of publication. Applied once; never edited after a release.

ALTER TABLE document_keys ADD COLUMN place TEXT GENERATED ALWAYS AS (
    coalesce(earliest, '9999-12-31') || ' ' || coalesce(latest, '9999-12-31') || ' ' || name || char(31) || doc_id
) VIRTUAL;

CREATE INDEX ix_document_keys_place ON document_keys (place);
