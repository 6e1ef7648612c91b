-- Which documents carry a fact, and what listings of sources order documents by. Applied once; never edited after a
-- release.

CREATE TABLE fact_documents (
    fact_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    claims INTEGER NOT NULL,
    alone INTEGER NOT NULL,
    PRIMARY KEY (fact_id, doc_id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE,
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_fact_documents_document ON fact_documents (doc_id);

CREATE TABLE document_keys (
    doc_id VARCHAR NOT NULL,
    name TEXT NOT NULL,
    publisher TEXT,
    earliest VARCHAR(10),
    latest VARCHAR(10),
    group_id VARCHAR NOT NULL,
    PRIMARY KEY (doc_id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_document_keys_group ON document_keys (group_id, doc_id);

CREATE INDEX ix_conflicts_kind ON conflicts (kind, fact_id);
