-- Which run of reading brought each document, as dragoman/register/tables.py describes it. Documents that were read before
-- have no batch: nobody noted when. Applied once; never edited after a release.

CREATE TABLE batches (
    number INTEGER NOT NULL,
    read_at VARCHAR(32) NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE document_batches (
    doc_id VARCHAR NOT NULL,
    batch INTEGER NOT NULL,
    PRIMARY KEY (doc_id),
    FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
    FOREIGN KEY(batch) REFERENCES batches (number)
);

CREATE INDEX ix_document_batches_batch ON document_batches (batch);
