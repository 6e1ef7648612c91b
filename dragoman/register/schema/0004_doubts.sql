-- What a text says against itself or the lexicon, as dragoman/register/tables.py describes it. Applied once; never edited
-- after a release.

CREATE TABLE doubts (
    id VARCHAR NOT NULL,
    doc_id VARCHAR NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX ix_doubts_document ON doubts (doc_id);

CREATE TABLE doubt_evidence (
    doubt_id VARCHAR NOT NULL,
    seq INTEGER NOT NULL,
    doc_id VARCHAR NOT NULL,
    text_sha256 VARCHAR(64) NOT NULL,
    sentence_start_char INTEGER NOT NULL,
    sentence_end_char INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (doubt_id, seq),
    FOREIGN KEY(doc_id, text_sha256) REFERENCES documents (id, text_sha256),
    FOREIGN KEY(doubt_id) REFERENCES doubts (id) ON DELETE CASCADE
);

CREATE INDEX ix_doubt_evidence_document ON doubt_evidence (doc_id);

-- No doubt without a byte-equal quote, as for claims.
CREATE TRIGGER doubt_evidence_stands_in_text
BEFORE INSERT ON doubt_evidence
WHEN NEW.start_char < NEW.sentence_start_char
    OR NEW.end_char > NEW.sentence_end_char
    OR NEW.start_char >= NEW.end_char
    OR NEW.quote IS NOT (
        SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM documents WHERE id = NEW.doc_id
    )
BEGIN
    SELECT RAISE(ABORT, 'the quote is not the text at its span');
END;

CREATE TRIGGER doubt_evidence_is_immutable
BEFORE UPDATE ON doubt_evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence is immutable');
END;
