"""Read claims without their words: what decides which of them a new document touches.

Takes a connection inside a read transaction; gives outlines. A few columns and two keys of each body: a tenth of what
whole claims cost.
"""

import json
from collections import defaultdict
from decimal import Decimal

from sqlalchemy import Connection, exists, func, select

from dragoman.register.tables import (
    claim_arguments,
    claims,
    document_entities,
    entity_variants,
    fact_claims,
    source_groups,
)
from dragoman.register.texts import unpack
from dragoman.types.claim import Modality, Role
from dragoman.types.outline import Outline

OUTLINES_PER_BATCH = 2000


def get_outlines(connection: Connection, after: str) -> list[Outline]:
    """Return the outlines of the next claims behind an id, by id; none behind the last."""
    ids = select(claims.c.id).where(claims.c.id > after).order_by(claims.c.id).limit(OUTLINES_PER_BATCH)
    last = connection.scalar(select(func.max(ids.subquery().c.id)))
    if last is None:
        return []
    parties: dict[str, list[tuple[Role, str]]] = defaultdict(list)
    named = claim_arguments.c
    statement = select(named.claim_id, named.role, named.entity_id).where(named.entity_id.is_not(None))
    statement = statement.where(named.claim_id > after, named.claim_id <= last)
    for claim_id, role, entity_id in connection.execute(statement.order_by(named.claim_id, named.seq)):
        parties[claim_id].append((_ROLES[role], unpack(entity_id)))
    columns = (
        claims.c.id,
        claims.c.doc_id,
        claims.c.kind,
        claims.c.modality,
        claims.c.framework_id,
        func.json_extract(claims.c.body, "$.framework"),
        func.json_extract(claims.c.body, "$.amounts"),
        func.json_type(claims.c.body, "$.doubts"),
        func.json_extract(claims.c.body, "$.origin"),
        fact_claims.c.fact_id,
    )
    held = claims.outerjoin(fact_claims, fact_claims.c.claim_id == claims.c.id)
    chosen = select(*columns).select_from(held).where(claims.c.id > after, claims.c.id <= last)
    found = connection.execute(chosen.order_by(claims.c.id))
    return [
        Outline(
            id=id_,
            doc_id=doc_id,
            kind=kind,
            modality=_MODALITIES[modality],
            parties=tuple(parties.get(id_, ())),
            framework=framework,
            framework_id=unpack(framework_id) if framework_id else None,
            sums=_sums(amounts) if amounts else (),
            fact_id=fact_id,
            is_doubted=doubts is not None,
            origin=origin,
        )
        for id_, doc_id, kind, modality, framework_id, framework, amounts, doubts, origin, fact_id in found
    ]


def entities_told_anew(connection: Connection) -> set[str]:
    """Return the entities of which documents that were never weighed say what no weighed one does."""
    named, variants = document_entities.c, entity_variants.c
    weighed = document_entities.join(source_groups, source_groups.c.doc_id == named.doc_id)
    before = exists().select_from(weighed).where(named.variant_id == variants.id)
    return {unpack(entity_id) for entity_id in connection.scalars(select(variants.entity_id).where(~before))}


def _sums(amounts: str) -> tuple[tuple[str, Decimal], ...]:
    """Return currency and value of each sum of money in a list of amounts as bodies hold it."""
    return tuple((a["currency"], Decimal(a["value"])) for a in json.loads(amounts) if a.get("currency"))


_ROLES = {role.value: role for role in Role}
_MODALITIES = {modality.value: modality for modality in Modality}
