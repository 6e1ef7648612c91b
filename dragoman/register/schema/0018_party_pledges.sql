-- What the facts of a party say of money, beside each other. Applied once; never edited after a release.

CREATE TABLE party_pledges (
    party VARCHAR NOT NULL,
    fact_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (party, fact_id),
    FOREIGN KEY(fact_id) REFERENCES facts (id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX ix_party_pledges_fact ON party_pledges (fact_id);

INSERT INTO party_pledges (party, fact_id, kind, body)
SELECT DISTINCT coalesce(a.entity_id, '=' || a.name), p.fact_id, f.kind, p.body
FROM pledges AS p
JOIN facts AS f ON f.id = p.fact_id
JOIN fact_arguments AS a ON a.fact_id = p.fact_id
ORDER BY 1, 2;
