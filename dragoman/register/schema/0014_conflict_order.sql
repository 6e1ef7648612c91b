-- Conflicts in the order they are listed in: open ones first, then by kind, field and id. Applied once; never edited
-- after a release.

ALTER TABLE conflicts ADD COLUMN listing TEXT GENERATED ALWAYS AS (
    CASE verdict WHEN 'open' THEN 0 WHEN 'explained' THEN 1 ELSE 2 END || ' ' || kind || ' ' || json_extract(body, '$.field') || ' ' || id
) VIRTUAL;

CREATE INDEX ix_conflicts_listing ON conflicts (listing);
