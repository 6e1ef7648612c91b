-- Facts, documents and conflicts by the parties that take part, in the order of listings, and what facts say of money.
-- Applied once; never edited after a release.

CREATE TABLE party_facts (
    party VARCHAR NOT NULL,
    chronology TEXT NOT NULL,
    seq INTEGER NOT NULL,
    fact_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    time_earliest VARCHAR(10),
    time_latest VARCHAR(10),
    deadline_earliest VARCHAR(10),
    deadline_latest VARCHAR(10),
    last_reported VARCHAR(10),
    PRIMARY KEY (party, chronology, seq),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_party_facts_fact ON party_facts (fact_id);

CREATE INDEX ix_party_facts_reported ON party_facts (party, last_reported, fact_id, kind);

CREATE TABLE party_documents (
    party VARCHAR NOT NULL,
    place TEXT NOT NULL,
    fact_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    latest VARCHAR(10),
    group_id VARCHAR NOT NULL,
    PRIMARY KEY (party, place, fact_id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_party_documents_fact ON party_documents (fact_id);

CREATE INDEX ix_party_documents_latest ON party_documents (party, latest, doc_id);

CREATE TABLE party_conflicts (
    party VARCHAR NOT NULL,
    listing TEXT NOT NULL,
    conflict_id VARCHAR NOT NULL,
    PRIMARY KEY (party, listing),
    FOREIGN KEY(conflict_id) REFERENCES conflicts (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_party_conflicts_conflict ON party_conflicts (conflict_id);

CREATE TABLE pledges (
    fact_id VARCHAR NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (fact_id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
) WITHOUT ROWID;
