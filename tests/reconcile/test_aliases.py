"""A misspelt name stands for whom the same text names, for grouping alone."""

from dataclasses import replace

from dragoman.reconcile.aliases import with_aliases
from dragoman.types.claim import Argument, Role
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt
from dragoman.types.entity import Entity, EntityKind
from tests.reconcile.reports import ANA, BEN, ENTITIES, report, says

KNOWN = {e.id: e for e in ENTITIES}
STRANGER = Entity(id="person:benn", kind=EntityKind.PERSON, name="Benn", known=False)


def told():
    """Return two claims of one text, the second with a misspelt name, and the doubt about it."""
    read = report("a", "2023-11-04", says("meeting", "Ana met Ben.", ANA, BEN), says("meeting", "Benn left.", ANA, BEN))
    first, second = read.claims
    misspelt = replace(second, arguments=(second.arguments[0], Argument(Role.COUNTERPART, "Benn", STRANGER.id)))
    doubt = Doubt(ConflictKind.NAME, "Benn", "Ben", "the same text", "They differ by a letter.")
    return (first, misspelt), Discrepancy(doubt, misspelt.evidence)


def test_a_stranger_under_a_misspelt_name_is_whom_the_text_names():
    claims, found = told()
    _, seen = with_aliases(claims, [found], {**KNOWN, STRANGER.id: STRANGER})
    assert seen.arguments[1].entity_id == BEN
    assert seen.arguments[1].name == "Benn"


def test_without_a_doubt_nothing_changes():
    claims, _ = told()
    assert list(with_aliases(claims, [], {**KNOWN, STRANGER.id: STRANGER})) == list(claims)


def test_a_slip_of_a_slip_is_whom_the_first_is_known_to_mean():
    (first, misspelt), _ = told()
    garbled = Doubt(ConflictKind.NAME, "Bhen", "Ben", "lexicon: person:ben", "Nobody of that name is known.")
    found = Discrepancy(
        Doubt(ConflictKind.NAME, "Benn", "Bhen", "the same text", "They begin alike."), misspelt.evidence
    )
    _, seen = with_aliases([replace(first, doubts=(garbled,)), misspelt], [found], {**KNOWN, STRANGER.id: STRANGER})
    assert seen.arguments[1].entity_id == BEN
