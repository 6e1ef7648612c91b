-- What lines show of a document, which documents carry a fact and when they were published, who had to do with whom in
-- a fact, and how many facts there are of each sort.
-- Applied once; never edited after a release.

CREATE TABLE cards (
    doc_id VARCHAR NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (doc_id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE fact_sources (
    fact_id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    claims INTEGER NOT NULL,
    alone INTEGER NOT NULL,
    name TEXT NOT NULL,
    publisher TEXT,
    earliest VARCHAR(10),
    latest VARCHAR(10),
    group_id VARCHAR NOT NULL,
    PRIMARY KEY (fact_id, doc_id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE dealings (
    fact_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    earliest VARCHAR(10),
    latest VARCHAR(10),
    precision VARCHAR,
    parties TEXT,
    PRIMARY KEY (fact_id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE fact_totals (
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    is_dated INTEGER NOT NULL,
    facts INTEGER NOT NULL,
    PRIMARY KEY (kind, status, is_dated)
) WITHOUT ROWID;

INSERT INTO fact_totals (kind, status, is_dated, facts)
SELECT kind, status, time_earliest IS NOT NULL, count(*) FROM facts GROUP BY 1, 2, 3;

CREATE TRIGGER facts_come AFTER INSERT ON facts
BEGIN
    INSERT INTO fact_totals (kind, status, is_dated, facts)
    VALUES (new.kind, new.status, new.time_earliest IS NOT NULL, 1)
    ON CONFLICT (kind, status, is_dated) DO UPDATE SET facts = facts + 1;
END;

CREATE TRIGGER facts_go AFTER DELETE ON facts
BEGIN
    UPDATE fact_totals SET facts = facts - 1
    WHERE kind = old.kind AND status = old.status AND is_dated = (old.time_earliest IS NOT NULL);
    DELETE FROM fact_totals WHERE facts = 0;
END;
