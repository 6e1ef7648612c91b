-- Tokens of the service. Applied once; never edited after a release.

CREATE TABLE tokens (
    id VARCHAR NOT NULL,
    revoked BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id)
);
