-- What SQLite adds to the tables: full-text search, and the promises a table definition cannot make.

-- "DRGM": tells a register from any other SQLite file.
PRAGMA application_id = 1146243917;

-- Contentless: the text stands in documents, once. Rows are written by dragoman/register/search.py.
CREATE VIRTUAL TABLE passages_fts USING fts5(body, content='', tokenize='unicode61 remove_diacritics 2');

-- A document's text is immutable: offsets of claims and judgements rest on it.
CREATE TRIGGER documents_text_is_immutable
BEFORE UPDATE OF id, text, repairs, text_sha256 ON documents
BEGIN
    SELECT RAISE(ABORT, 'the text of a document is immutable');
END;

CREATE TRIGGER documents_are_not_replaced
BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'the document is stored already');
END;

-- No claim without a byte-equal quote. Texts and quotes are masked alike, so substr never meets the NUL it would stop at.
CREATE TRIGGER claim_evidence_stands_in_text
BEFORE INSERT ON claim_evidence
WHEN NEW.start_char < NEW.sentence_start_char
    OR NEW.end_char > NEW.sentence_end_char
    OR NEW.start_char >= NEW.end_char
    OR NEW.quote IS NOT (
        SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM documents WHERE id = NEW.doc_id
    )
BEGIN
    SELECT RAISE(ABORT, 'the quote is not the text at its span');
END;

CREATE TRIGGER claim_evidence_is_immutable
BEFORE UPDATE ON claim_evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence is immutable');
END;

CREATE TRIGGER conflict_evidence_stands_in_text
BEFORE INSERT ON conflict_evidence
WHEN NEW.start_char < NEW.sentence_start_char
    OR NEW.end_char > NEW.sentence_end_char
    OR NEW.start_char >= NEW.end_char
    OR NEW.quote IS NOT (
        SELECT substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) FROM documents WHERE id = NEW.doc_id
    )
BEGIN
    SELECT RAISE(ABORT, 'the quote is not the text at its span');
END;

CREATE TRIGGER conflict_evidence_is_immutable
BEFORE UPDATE ON conflict_evidence
BEGIN
    SELECT RAISE(ABORT, 'evidence is immutable');
END;

-- Judgements are append-only: taking one back is a new line. The third guards against REPLACE, which deletes unseen.
CREATE TRIGGER judgements_are_not_changed
BEFORE UPDATE ON judgements
BEGIN
    SELECT RAISE(ABORT, 'judgements are append-only');
END;

CREATE TRIGGER judgements_are_not_replaced
BEFORE INSERT ON judgements
WHEN EXISTS (SELECT 1 FROM judgements WHERE id = NEW.id OR seq = NEW.seq)
BEGIN
    SELECT RAISE(ABORT, 'a judgement with this id is in the log already');
END;

CREATE TRIGGER judgements_are_not_deleted
BEFORE DELETE ON judgements
BEGIN
    SELECT RAISE(ABORT, 'judgements are append-only');
END;
