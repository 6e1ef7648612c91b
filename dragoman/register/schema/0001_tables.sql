-- Tables of the register, as dragoman/register/tables.py describes them. Applied once; never edited after a release.

CREATE TABLE migrations (
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE meta (
    "key" VARCHAR NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE documents (
    id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    uri TEXT NOT NULL,
    lang VARCHAR,
    publisher TEXT,
    published_earliest VARCHAR(10),
    published_latest VARCHAR(10),
    text_sha256 VARCHAR(64) NOT NULL,
    text TEXT NOT NULL,
    repairs TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (id, text_sha256)
);

CREATE INDEX ix_documents_name ON documents (name, id);

CREATE TABLE entity_variants (
    id VARCHAR NOT NULL,
    entity_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_entity_variants_entity ON entity_variants (entity_id);

CREATE TABLE facts (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    time_earliest VARCHAR(10),
    time_latest VARCHAR(10),
    deadline_earliest VARCHAR(10),
    deadline_latest VARCHAR(10),
    framework_id VARCHAR,
    body TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_facts_time ON facts (time_earliest, time_latest);

CREATE INDEX ix_facts_framework ON facts (framework_id);

CREATE INDEX ix_facts_kind ON facts (kind, status);

CREATE INDEX ix_facts_deadline ON facts (deadline_latest);

CREATE TABLE issues (
    id VARCHAR NOT NULL,
    doc_id VARCHAR,
    name TEXT NOT NULL,
    code VARCHAR NOT NULL,
    detail TEXT NOT NULL,
    fatal BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_issues_document ON issues (doc_id);

CREATE TABLE judgements (
    seq INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    decision VARCHAR NOT NULL,
    undoes VARCHAR,
    body TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id)
);

CREATE TABLE locations (
    doc_id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    uri TEXT NOT NULL,
    PRIMARY KEY (doc_id, name, uri),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE annotations (
    doc_id VARCHAR NOT NULL,
    dated_earliest VARCHAR(10),
    dated_latest VARCHAR(10),
    dating TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (doc_id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE passages (
    id INTEGER NOT NULL,
    doc_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX ix_passages_document ON passages (doc_id);

CREATE TABLE document_entities (
    doc_id VARCHAR NOT NULL,
    variant_id VARCHAR NOT NULL,
    PRIMARY KEY (doc_id, variant_id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
    FOREIGN KEY(variant_id) REFERENCES entity_variants (id) ON DELETE CASCADE
);

CREATE INDEX ix_document_entities_variant ON document_entities (variant_id);

CREATE TABLE claims (
    id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    modality VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    time_earliest VARCHAR(10),
    time_latest VARCHAR(10),
    deadline_earliest VARCHAR(10),
    deadline_latest VARCHAR(10),
    framework_id VARCHAR,
    body TEXT NOT NULL,
    first_evidence INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_claims_first_evidence CHECK (first_evidence = 0),
    CONSTRAINT fk_claims_first_evidence FOREIGN KEY(id, first_evidence) REFERENCES claim_evidence (claim_id, seq) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX ix_claims_framework ON claims (framework_id);

CREATE INDEX ix_claims_kind ON claims (kind, modality);

CREATE INDEX ix_claims_document ON claims (doc_id, start_char, end_char, id);

CREATE INDEX ix_claims_time ON claims (time_earliest, time_latest);

CREATE TABLE fact_arguments (
    fact_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    entity_id VARCHAR,
    name TEXT NOT NULL,
    PRIMARY KEY (fact_id, seq),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
);

CREATE INDEX ix_fact_arguments_entity ON fact_arguments (entity_id, role);

CREATE TABLE fact_areas (
    fact_id VARCHAR NOT NULL,
    area VARCHAR NOT NULL,
    PRIMARY KEY (fact_id, area),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
);

CREATE INDEX ix_fact_areas_area ON fact_areas (area);

CREATE TABLE conflicts (
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    fact_id VARCHAR,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
);

CREATE INDEX ix_conflicts_fact ON conflicts (fact_id);

CREATE TABLE source_groups (
    doc_id VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    PRIMARY KEY (doc_id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE claim_arguments (
    claim_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    entity_id VARCHAR,
    name TEXT NOT NULL,
    PRIMARY KEY (claim_id, seq),
    FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE INDEX ix_claim_arguments_entity ON claim_arguments (entity_id, role);

CREATE TABLE claim_evidence (
    claim_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    doc_id VARCHAR NOT NULL,
    text_sha256 VARCHAR(64) NOT NULL,
    sentence_start_char INTEGER NOT NULL,
    sentence_end_char INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (claim_id, seq),
    FOREIGN KEY(doc_id, text_sha256) REFERENCES documents (id, text_sha256),
    FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE INDEX ix_claim_evidence_document ON claim_evidence (doc_id);

CREATE TABLE claim_areas (
    claim_id VARCHAR NOT NULL,
    area VARCHAR NOT NULL,
    PRIMARY KEY (claim_id, area),
    FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE INDEX ix_claim_areas_area ON claim_areas (area);

CREATE TABLE fact_claims (
    fact_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    claim_id VARCHAR NOT NULL,
    PRIMARY KEY (fact_id, seq),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE,
    FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE INDEX ix_fact_claims_claim ON fact_claims (claim_id);

CREATE TABLE conflict_evidence (
    conflict_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    doc_id VARCHAR NOT NULL,
    text_sha256 VARCHAR(64) NOT NULL,
    sentence_start_char INTEGER NOT NULL,
    sentence_end_char INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (conflict_id, seq),
    FOREIGN KEY(doc_id, text_sha256) REFERENCES documents (id, text_sha256),
    FOREIGN KEY(conflict_id) REFERENCES conflicts (id) ON DELETE CASCADE
);

CREATE INDEX ix_conflict_evidence_document ON conflict_evidence (doc_id);
