-- What listings filter and order facts by, and which claims a conflict reads. Applied once; never edited after a release.

CREATE TABLE fact_keys (
    fact_id VARCHAR NOT NULL,
    chronology TEXT NOT NULL,
    due TEXT NOT NULL,
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    time_earliest VARCHAR(10),
    time_latest VARCHAR(10),
    deadline_latest VARCHAR(10),
    framework_id VARCHAR,
    framework TEXT,
    n_sources INTEGER NOT NULL,
    PRIMARY KEY (fact_id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_fact_keys_chronology ON fact_keys (chronology, kind, status, time_earliest, time_latest);

CREATE INDEX ix_fact_keys_due ON fact_keys (due, kind, status, time_earliest, time_latest, deadline_latest);

CREATE INDEX ix_fact_keys_framework ON fact_keys (framework, framework_id);

CREATE TABLE conflict_claims (
    conflict_id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    PRIMARY KEY (conflict_id, claim_id),
    FOREIGN KEY(conflict_id) REFERENCES conflicts (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_conflict_claims_claim ON conflict_claims (claim_id);

CREATE INDEX ix_annotations_dated ON annotations (dated_latest);

CREATE INDEX ix_source_groups_group ON source_groups (group_id);

CREATE INDEX ix_fact_arguments_party ON fact_arguments (entity_id, fact_id, seq);

CREATE INDEX ix_claim_arguments_party ON claim_arguments (entity_id, claim_id, seq);
