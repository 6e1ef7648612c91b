"""How many predicates the rows of `frames.tsv` know, kind by kind; long lists of objects do not help the count."""

from collections import defaultdict
from itertools import product

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.text.predicates import parse_predicate

ROWS = load_lexicon().tables["frames"]
LIGHT = frozenset(
    "accept attend be become begin bring carry come complete conclude conduct continue deliver do end enter express "
    "extend find get give go have hold issue keep launch lay make offer open pay place provide put raise reach receive "
    "resume run send serve set stage start submit suspend take undertake".split()
)
"""Verbs that say little alone: the noun behind them is the predicate ("hold, stage, conduct a drill" count once)."""
WHOLE = 2000
"""Distinct predicates that must be known over all kinds: 700 were asked, 2500 were there when this was written."""
EACH = {
    "visit": 60, "meeting": 75, "summit": 25, "consultation": 100, "agreement_signed": 70, "relation_upgraded": 80,
    "commitment": 150, "aid": 150, "statement": 450, "accusation": 160, "publication": 65, "exercise": 140,
    "appointment": 120, "other": 330,
}  # fmt: skip


def words(element: str) -> set[str]:
    """Return the lemmas of one place of a predicate; a plural or the other spelling beside its word counts once."""
    plain = {word.rstrip("*") for word in element.lstrip("=").split("/")}
    plain = {word.replace("ise", "ize") if word.endswith(("ise", "ised")) else word for word in plain}
    return {w for w in plain if not any(w != v and w in (v + "s", v + "es", v[:-1] + "ies") for v in plain)}


def content(predicate: str) -> list[set[str]]:
    """Return the places of a predicate that must be filled, without gaps."""
    parse_predicate(predicate, {})
    return [words(piece) for piece in predicate.split() if piece not in {"~", "~~"} and not piece.startswith("?")]


def heads(predicate: str) -> set[str]:
    """Return the predicates of a row: its verbs or event nouns, and the nouns of its light verbs.

    >>> sorted(heads("hold*/stage*/rehearse* ~ drill/drills"))
    ['drill', 'rehearse']
    """
    places = content(predicate)
    full = places[0] - LIGHT
    objects = places[1] if len(places) > 1 and places[0] & LIGHT else set()
    return full | objects or places[0]


def by_kind() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        found[row["kind"]] |= heads(row["predicate"])
    return found


def test_enough_predicates_are_known():
    assert sum(len(found) for found in by_kind().values()) >= WHOLE


@pytest.mark.parametrize("kind", EACH)
def test_every_kind_has_its_share(kind):
    assert len(by_kind()[kind]) >= EACH[kind]


def test_every_kind_is_counted():
    assert set(by_kind()) == set(EACH) == set(load_lexicon().kinds)


def test_pairs_of_words_are_more_than_heads():
    pairs = {(row["kind"], *pair) for row in ROWS for pair in product(*content(row["predicate"])[:2])}
    assert len(pairs) > sum(len(found) for found in by_kind().values())


def test_long_lists_of_objects_count_once_for_a_full_verb():
    assert heads("donate*/ship* ~ rice/wheat/tents/boats") == {"donate", "ship"}
    assert heads("hold*/stage* ~ drill/drills") == {"drill"}
    assert heads("nationalise*/nationalize* ~ canal") == {"nationalize"}
