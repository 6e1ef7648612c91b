-- The words of facts' headlines and quotes, and an index of them. Applied once; never edited after a release.

CREATE TABLE fact_passages (
    id INTEGER NOT NULL,
    fact_id VARCHAR NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
);

CREATE INDEX ix_fact_passages_fact ON fact_passages (fact_id);

-- Words come folded and parted by blanks: this tokenizer takes every other character as a letter, of any script.
CREATE VIRTUAL TABLE fact_words USING fts5(
    words, content='fact_passages', content_rowid='id', detail=none, columnsize=0, tokenize="ascii tokenchars '_'"
);

CREATE TRIGGER fact_passages_come AFTER INSERT ON fact_passages
BEGIN
    INSERT INTO fact_words (rowid, words) VALUES (new.id, new.words);
END;

CREATE TRIGGER fact_passages_go AFTER DELETE ON fact_passages
BEGIN
    INSERT INTO fact_words (fact_words, rowid, words) VALUES ('delete', old.id, old.words);
END;
