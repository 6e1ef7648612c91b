-- Where the claims of facts that are no more went, as dragoman/register/tables.py describes it. Applied once; never edited
-- after a release.

CREATE TABLE former_facts (
    fact_id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    PRIMARY KEY (fact_id, claim_id),
    FOREIGN KEY(claim_id) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE INDEX ix_former_facts_claim ON former_facts (claim_id);
