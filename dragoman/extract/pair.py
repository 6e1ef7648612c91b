"""The two sides a document is about, and who gains by what one of them gives there without saying to whom.

Takes a document's annotations, then drafts; gives mentions and parties. "The two sides" of a joint text are known; a
pledge in it that names nobody else ("Norland will give 3 million for dams") is made to the other side.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.drafts import Draft
from dragoman.extract.roles import Parties
from dragoman.extract.sides import state_of
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Modality, Role
from dragoman.types.document import SegmentKind
from dragoman.types.entity import SIDES

PAIRED = frozenset({"group: sides", "group: relation", "group: leaders"})
"""Phrases that stand for the two sides: "both sides", "bilateral", "the two leaders"."""
HEADS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING})
HEAD_SEGMENTS = 3  # where the title of a text stands
GIVEN = frozenset({Modality.PLANNED, Modality.AGREED, Modality.UNDER_CONSIDERATION})
"""What is promised here and now; what was given before may have gone to others."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The mentions of a document in text order and by id, and the two sides it is about, each by its first mention.

    `pair` is empty where the text is about more or fewer.
    """

    mentions: Sequence[Mention]
    by_id: Mapping[str, Mention]
    pair: tuple[Mention, ...]


def know_sides(annotations: Annotations) -> Sides:
    """Find the two sides of a document: most of its "two sides", else the only two of its title."""
    by_id = {m.id: m for m in annotations.mentions}
    return Sides(annotations.mentions, by_id, _find_pair(annotations, by_id))


def _find_pair(annotations: Annotations, by_id: Mapping[str, Mention]) -> tuple[Mention, ...]:
    told: Counter[frozenset[str]] = Counter()
    for mention in annotations.mentions:
        if mention.origin in PAIRED and len(mention.refers) == 2:
            told[frozenset(filter(None, (state_of(by_id.get(i)) for i in mention.refers)))] += 1
    best, times = max(told.items(), key=lambda item: (item[1], sorted(item[0])), default=(frozenset(), 0))
    if len(best) == 2 and times * 2 > told.total():
        return _first_named(best, annotations.mentions)
    titled = frozenset(_states_in_title(annotations))
    return _first_named(titled, annotations.mentions) if len(titled) == 2 and not told else ()


def _states_in_title(annotations: Annotations) -> Iterable[str]:
    heads = [s.span for s in annotations.segments[:HEAD_SEGMENTS] if s.kind in HEADS][:1]
    named = (m for m in annotations.mentions if m.kind in SIDES and m.candidates)
    return (m.candidates[0] for m in named if any(head.contains(m.span) for head in heads))


def _first_named(keys: frozenset[str], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    first: Mapping[str, Mention] = {
        m.candidates[0]: m for m in reversed(mentions) if m.kind in SIDES and m.candidates and m.candidates[0] in keys
    }
    return tuple(sorted(first.values(), key=lambda m: m.span)) if len(first) == 2 else ()


def with_other_side(draft: Draft, parties: Parties, sides: Sides) -> Parties:
    """Give help that one of the two sides promises to nobody named to the other side."""
    if draft.standing.kind != "aid" or draft.standing.modality not in GIVEN or not sides.pair:
        return parties
    if any(role not in {Role.ACTOR, Role.SPEAKER} for role, _ in parties):
        return parties
    giving = {state_of(m) for role, m in parties if role is Role.ACTOR}
    others = [m for m in sides.pair if m.candidates[0] not in giving]
    return (*parties, (Role.BENEFICIARY, others[0])) if len(giving) == 1 and len(others) == 1 else parties


def as_the_sides(draft: Draft, parties: Parties, sides: Sides) -> Parties:
    """Make the two sides the parties of a signing that their leaders only speak of.

    "The two leaders welcomed the signing of the agreement": others signed it, for the two states.
    """
    spoken_of = draft.standing.kind == "agreement_signed" and draft.hit.is_nominal
    if not spoken_of or not sides.pair:
        return parties
    people = [m for _, m in parties if m.kind not in SIDES]
    if len(people) != len(parties):
        return parties
    named = [sides.by_id[i] for m in people for i in (m.refers or (m.id,)) if i in sides.by_id]
    states = {state for m in named if (state := state_of(m))}  # of one of them the text may not say whose he is
    if len(named) != len(sides.pair) or not states or not states <= {m.candidates[0] for m in sides.pair}:
        return parties
    return tuple((Role.ACTOR, side) for side in sides.pair)
