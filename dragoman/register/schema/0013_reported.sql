-- Facts by the day they were last reported, for feeds. Applied once; never edited after a release.

ALTER TABLE facts ADD COLUMN last_reported VARCHAR(10)
    GENERATED ALWAYS AS (json_extract(body, '$.last_reported')) VIRTUAL;

CREATE INDEX ix_facts_reported ON facts (last_reported, id);
