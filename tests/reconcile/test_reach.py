"""What a new claim can change: what it may be one act with, and what hangs together with that."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from dragoman.reconcile.reach import Blocks
from dragoman.types.claim import Modality, Role
from dragoman.types.outline import Outline
from tests.reconcile.reports import ANA, ARDEN, BELMAR, BEN, CLEO, CORVO, ENTITIES

KNOWN = {e.id: e for e in ENTITIES}
SUM = (("USD", Decimal(123_400_000)),)


def claim(id_: str, kind: str, *parties: str, doc: str = "", modality: Modality = Modality.HAPPENED, **fields: object):
    named = tuple((Role.ACTOR, party) for party in parties)
    return Outline(id=id_, doc_id=doc or id_, kind=kind, modality=modality, parties=named, **fields)


# why: the claims, of which "new" is new, and those in reach
CASES = {
    "acts between the same sides, a leader standing for his state": (
        [claim("new", "visit", ANA, BELMAR), claim("a", "visit", ARDEN, BELMAR), claim("b", "meeting", ANA, BEN)],
        "new a",
    ),
    "a summit is a meeting": ([claim("new", "summit", ANA, BEN), claim("a", "meeting", ANA, BEN)], "new a"),
    "other sides are out of reach": ([claim("new", "visit", ANA, BELMAR), claim("a", "visit", ANA, CORVO)], "new"),
    "one person's act of which a report leaves a party out, and what hangs on that": (
        [claim("new", "visit", ANA), claim("a", "visit", ANA, BELMAR), claim("b", "visit", CLEO, BELMAR)],
        "new a",
    ),
    "somebody else's act is no act with a party left out": (
        [claim("new", "visit", BEN), claim("a", "visit", ANA, BELMAR)],
        "new",
    ),
    "words of one side may be those of two": (
        [claim("new", "statement", ARDEN), claim("a", "statement", ARDEN, BELMAR), claim("b", "statement", CORVO)],
        "new a",
    ),
    "through what is said of one side": (
        [
            claim("new", "statement", ARDEN, CORVO),
            claim("a", "statement", ARDEN),
            claim("b", "statement", ARDEN, BELMAR),
        ],
        "new a b",
    ),
    "a sum to the unit": (
        [claim("new", "aid", ARDEN, BELMAR, sums=SUM), claim("a", "statement", ARDEN, CORVO, sums=SUM)],
        "new a",
    ),
    "a text by its name": (
        [
            claim("new", "agreement_signed", ARDEN, framework="Harbour Lights Accord"),
            claim("a", "agreement_signed", BELMAR, CORVO, framework="the Harbour Lights Accord"),
        ],
        "new a",
    ),
    "a programme that is followed to the grant": (
        [
            claim("new", "commitment", ARDEN, BELMAR, framework_id="programme:lamps"),
            claim("a", "consultation", CORVO, framework_id="programme:lamps"),
        ],
        "new a",
    ),
    "talks of one side with those of both in one text": (
        [
            claim("new", "meeting", ARDEN, doc="d"),
            claim("a", "meeting", BEN, ANA, doc="d"),
            claim("b", "meeting", CLEO),
        ],
        "new a",
    ),
    "what sides undertake with the meetings at which they do": (
        [
            claim("new", "commitment", ARDEN, BELMAR),
            claim("a", "meeting", ANA, BEN),
            claim("b", "meeting", ANA, CLEO),
            claim("c", "exercise", ANA, BEN),
        ],
        "new a",
    ),
    "what a preview expects of a visit": (
        [
            claim("new", "commitment", CORVO, doc="d", modality=Modality.EXPECTED),
            claim("a", "visit", ANA, BELMAR, doc="d", modality=Modality.PLANNED),
        ],
        "new a",
    ),
    "all claims of a fact": (
        [
            claim("new", "visit", ANA, BELMAR),
            claim("a", "visit", ANA, BELMAR, fact_id="f"),
            claim("b", "other", CLEO, fact_id="f"),
        ],
        "new a b",
    ),
}


def blocks_of(outlines: Iterable[Outline]) -> Blocks:
    """Return the claims in their blocks."""
    blocks = Blocks(KNOWN, frozenset({"programme:lamps"}), frozenset())
    for outline in outlines:
        blocks.put(outline)
    return blocks


@pytest.mark.parametrize("why", CASES)
def test_claims_in_reach(why: str) -> None:
    outlines, expected = CASES[why]
    blocks = blocks_of(outlines)
    assert {i for piece in blocks.pieces(["new"]) for i in piece} == set(expected.split())
    assert sorted(i for piece in blocks_of(outlines).pieces(size=1) for i in piece) == sorted(o.id for o in outlines)


def test_claims_that_somebody_judged_together_hang_together() -> None:
    outlines = [claim("new", "visit", ANA, BELMAR), claim("a", "meeting", CORVO, BEN), claim("b", "visit", CLEO)]
    blocks = blocks_of(outlines)
    blocks.tie(["new", "a", "one that was read from words no longer there"])
    assert sorted(map(sorted, blocks.pieces(size=1))) == [["a", "new"], ["b"]]
