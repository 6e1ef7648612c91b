-- Coded events, as dragoman/register/tables.py describes them. Applied once; never edited after a release.

CREATE TABLE events (
    id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    type VARCHAR NOT NULL,
    claim_id VARCHAR,
    time_earliest VARCHAR(10),
    time_latest VARCHAR(10),
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX ix_events_document ON events (doc_id, start_char, end_char, id);

CREATE INDEX ix_events_type ON events (type);

CREATE INDEX ix_events_claim ON events (claim_id);

CREATE TABLE event_evidence (
    event_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    doc_id VARCHAR NOT NULL,
    text_sha256 VARCHAR(64) NOT NULL,
    sentence_start_char INTEGER NOT NULL,
    sentence_end_char INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (event_id, seq),
    FOREIGN KEY(doc_id, text_sha256) REFERENCES documents (id, text_sha256),
    FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
);

CREATE INDEX ix_event_evidence_document ON event_evidence (doc_id);

-- No event without a byte-equal quote, as for claims.
CREATE TRIGGER event_evidence_stands_in_text
BEFORE INSERT ON event_evidence
WHEN NEW.start_char < NEW.sentence_start_char
    OR NEW.end_char > NEW.sentence_end_char
    OR NEW.start_char >= NEW.end_char
    OR NEW.quote IS NOT (
        SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM documents WHERE id = NEW.doc_id
    )
BEGIN
    SELECT RAISE(ABORT, 'the quote is not the text at its span');
END;

CREATE TRIGGER event_evidence_is_immutable
BEFORE UPDATE ON event_evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence is immutable');
END;
