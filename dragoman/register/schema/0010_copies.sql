-- Which documents repeat one another, as dragoman/register/tables.py describes it. Applied once; never edited after a
-- release. An older register's copies are found by the next weighing.

CREATE TABLE document_prints (
    doc_id VARCHAR NOT NULL,
    print BLOB NOT NULL,
    PRIMARY KEY (doc_id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE copies (
    left_id VARCHAR NOT NULL,
    right_id VARCHAR NOT NULL,
    PRIMARY KEY (left_id, right_id),
    FOREIGN KEY(left_id) REFERENCES documents (id) ON DELETE CASCADE,
    FOREIGN KEY(right_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX ix_copies_right ON copies (right_id);
