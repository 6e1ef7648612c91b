-- Who takes part in which coded event. Applied once; never edited after a release.

CREATE TABLE event_parties (
    event_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    doc_id VARCHAR NOT NULL,
    entity_id VARCHAR,
    country VARCHAR,
    PRIMARY KEY (event_id, seq),
    FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_event_parties_entity ON event_parties (entity_id, doc_id);

CREATE INDEX ix_event_parties_country ON event_parties (country, doc_id);
