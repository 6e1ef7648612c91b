"""A claim as grouping sees it: its sides, people, content words, and how exact its time is.

Takes a claim, the entities it names and the date of its document; gives an Act, and compares two of them. Decides
nothing: what a likeness is worth is said in `group.py` and `wording.py`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.text.folding import unaccent
from dragoman.text.stems import stem
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim, Modality, Role
from dragoman.types.entity import Entity
from dragoman.types.value import Precision, TimeSpan

FAMILIES = {"summit": "meeting", "aid": "commitment"}
"""Kinds told for one another: a leaders' meeting is called both, and so is promised help (ANNOTATION, section 10)."""
LASTING = frozenset({"visit", "exercise"})
"""Acts that last: days of arrival and departure differ and are one act where some source gives the whole stay."""
EXACT_DAYS = 7
"""Talks and conferences seldom last longer; a longer time says only when to look for the day. A judgement: 1 to 14 make
no difference to the labelled collections; nor do 7 to 30 for stays."""
LASTING_DAYS = 14
STATELESS = ("person:", "body:")  # ids of those that stand for no state
BOTH = 2
_STOP = frozenset(
    "the and for with that this from will have has had was were are its their his her who which into over under also "
    "would said says not but between both two sides other more than about after before during while they been "
    "toward towards upon via across along among within "
    "countries country leader leaders minister ministers ministry president prime government foreign".split()
)
DONE_ONCE = frozenset({"relation_upgraded"})
"""Acts whose time says when they were done, not when they were spoken of."""
STILL_TO_COME = frozenset({Modality.UNDER_CONSIDERATION, Modality.CALLED_FOR, Modality.PLANNED, Modality.EXPECTED})
SEVERAL = frozenset({"agreement_signed"})
"""Acts of which the same people do several in one hour; elsewhere "also" mostly belongs to something else."""
_ADDED = re.compile(r"\b(?:also|another|additionally|in addition|moreover|furthermore)\b", re.IGNORECASE)

_TEXTS = re.compile(
    r"\b(?:agreements|documents|memoranda|memorandums|mous|accords|deals|pacts|treaties)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d]\w{2,}")
UPGRADED = "relation_upgraded"
_UPGRADE = re.compile(
    r"\b(?:upgrad|elevat|rais)\w+\s+(?:[\w-]+\s+){0,4}?(?:relations|ties|relationship|partnership)\b", re.IGNORECASE
)
_BEGUN = re.compile(r"\bestablishment\s+of\s+(?:[\w-]+\s+){0,4}?(?:relations|ties)\b", re.IGNORECASE)
_CELEBRATED = re.compile(r"\b(?:anniversary|birthday|\w+\s+years)\b", re.IGNORECASE)
_COUNTERPART = re.compile(r"\bcounterparts?\b(?!,?\s+[A-Z])")  # unnamed: not "his counterpart, Minister Ben"
SEVERAL_TEXTS = "several texts"
"""What a signing of many is called: "a series of documents", "thirteen agreements"; one such a visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A claim with its sides (states and organisations), people by side, and content words without the parties' names.

    `actors` and `hosts` are the sides in these roles. `reported` is the day its document was published, None where
    that is unknown. `is_added` says that its sentence presents it as one more act ("the presidents also signed").
    """

    claim: Claim
    family: str
    sides: frozenset[str]
    people: Mapping[str, frozenset[str]]
    actors: frozenset[str]
    hosts: frozenset[str]
    words: frozenset[str]
    reported: date | None
    is_added: bool
    text: frozenset[str] = frozenset()
    """What names the text it signs, where that has no id: the words that few others have in their names."""

    @property
    def id(self) -> str:
        """Id of its claim."""
        return self.claim.id

    @property
    def time(self) -> TimeSpan | None:
        """Time of its claim; None where it is that of the talk: over when an act still to come was reported."""
        time, open_ = self.claim.time, self.claim.modality in STILL_TO_COME
        talked = time is not None and open_ and self.reported is not None and time.latest < self.reported
        return None if talked and self.family in DONE_ONCE else time

    @property
    def awaited(self) -> date | None:
        """The day on which an act of no known time, done once, was reported as still to come or talked of."""
        open_ = self.claim.modality in STILL_TO_COME or self.claim.kind == "consultation"
        return self.reported if open_ and self.time is None and self.family in DONE_ONCE else None

    @property
    def is_exact(self) -> bool:
        """Whether its time is known well enough to tell two acts apart."""
        return self.claim.time is not None and is_exact(self.claim.time, self.family)

    @property
    def names(self) -> frozenset[str]:
        """What it is called: its people, its framework, its number in a series; several texts signed have no name."""
        people = {person for found in self.people.values() for person in found}
        framework = {self.claim.framework_id} if self.claim.framework_id else set()
        series = {f"series:{self.claim.series}"} if self.claim.series else set()
        several = {SEVERAL_TEXTS} if self.family in SEVERAL and _TEXTS.search(self.claim.evidence[0].quote) else set()
        return frozenset(people | framework | series | several)


def is_exact(time: TimeSpan, family: str) -> bool:
    """Whether `time` is that of an act; a week, month or longer time only says when to look for it."""
    limit = LASTING_DAYS if family in LASTING else EXACT_DAYS
    return time.days <= limit and time.precision in {Precision.DAY, Precision.RANGE}


def to_act(claim: Claim, entities: Mapping[str, Entity], datings: Mapping[str, Dating]) -> Act:
    """Return `claim` with its sides; a person, ministry or office stands for its state, a speaker is no party."""
    parties = [a for a in claim.arguments if a.entity_id and a.role is not Role.SPEAKER]
    parties = parties or [a for a in claim.arguments if a.entity_id]
    side_of = _side_by_party(((a.role, a.entity_id) for a in parties if a.entity_id), entities)
    sides = _known_sides(side_of)
    people: dict[str, set[str]] = {}
    for party, side in side_of.items():
        if party.startswith("person:"):
            people.setdefault("" if side == party else side, set()).add(party)
    quote, family = claim.evidence[0].quote, _family(claim)
    if _COUNTERPART.search(quote):
        _add_counterparts(people, frozenset(sides.values()))
    words, dating = content_words(quote) - _party_words(claim, entities), datings.get(claim.doc_id)
    return Act(
        claim=claim,
        family=family,
        sides=frozenset(sides.values()),
        people={side: frozenset(found) for side, found in people.items()},
        actors=frozenset(sides[a.entity_id] for a in parties if a.entity_id in sides and a.role is Role.ACTOR),
        hosts=frozenset(sides[a.entity_id] for a in parties if a.entity_id in sides and a.role is Role.HOST),
        words=words,
        reported=dating.time.latest if dating and dating.time else None,
        is_added=family in SEVERAL and bool(_ADDED.search(quote)),
        text=_text_signed(claim) & words if family == "agreement_signed" else frozenset(),
    )


def _text_signed(claim: Claim) -> frozenset[str]:
    """Return the words that tell a text without an id from others; none where it has an id or no name of its own."""
    return frozenset() if claim.framework_id else content_words(claim.framework or "") - GENERIC


def _family(claim: Claim) -> str:
    """Return the kind of act a claim is compared under.

    Talks on a higher level of relations are a stage of it, and relations begin with a noun or with a verb ("since the
    establishment of ties in 1950", "established ties in 1950"); an anniversary of that is another act.
    """
    quote = claim.evidence[0].quote
    if claim.kind == "consultation" and _UPGRADE.search(quote):
        return UPGRADED
    if claim.kind == "other" and _BEGUN.search(quote) and not _CELEBRATED.search(quote):
        return UPGRADED
    return FAMILIES.get(claim.kind, claim.kind)


def _add_counterparts(people: dict[str, set[str]], sides: frozenset[str]) -> None:
    """Put "the counterpart of" everybody named among the people of the other sides.

    "The minister met his counterpart" is no meeting with a president.
    """
    named = [(side, person) for side, found in people.items() for person in found]
    for side, person in named:
        for other in sides - {side}:
            people.setdefault(other, set()).add(f"counterpart:{person}")


def sides_of(parties: Iterable[tuple[Role, str]], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the sides of the act that a claim with these parties, by role and entity, tells."""
    return frozenset(_known_sides(_side_by_party(parties, entities)).values())


def _side_by_party(parties: Iterable[tuple[Role, str]], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return the side of each party by its entity; a speaker is one only where nobody else is named."""
    named = list(parties)
    acting = [party for role, party in named if role is not Role.SPEAKER] or [party for _, party in named]
    return {party: _side(party, entities) for party in acting}


def _side(party: str, entities: Mapping[str, Entity]) -> str:
    entity = entities.get(party)
    return (entity.state if entity else None) or party


def _known_sides(sides: Mapping[str, str]) -> dict[str, str]:
    """Return the sides without people and bodies of no known state, where two sides are known without them."""
    known = {party: side for party, side in sides.items() if not side.startswith(STATELESS)}
    return known if len(set(known.values())) >= BOTH else dict(sides)


def _party_words(claim: Claim, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the stems of the names of the parties: in a joint statement every sentence has them."""
    found: set[str] = set()
    for argument in claim.arguments:
        found |= name_words(argument.name)
        entity = entities.get(argument.entity_id or "")
        state = entities.get(entity.state or "") if entity else None
        for named in (entity, state):
            for name in named.names if named else ():
                found |= name_words(name.text)
    return frozenset(found)


def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of `text` that carry content, no numbers."""
    return frozenset(stem(w) for w in _WORD.findall(unaccent(text).lower()) if w not in _STOP)


@lru_cache(maxsize=1 << 14)
def name_words(name: str) -> frozenset[str]:
    """Return the stems of the words of a name; the same few thousand names stand in all claims."""
    return content_words(name)


GENERIC = content_words(
    "agreement treaty joint declaration statement memorandum memoranda understanding cooperation partnership strategic "
    "comprehensive bilateral document documents pact accord protocol exchange notes mou monday tuesday wednesday "
    "thursday friday saturday sunday"
)
"""Words that many instruments have in their names."""


def share(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the shorter text's words that the other has."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def days_apart(left: TimeSpan, right: TimeSpan) -> int:
    """Return the days from the end of the earlier to the beginning of the later; 0 where they share a day."""
    first, second = sorted((left, right))
    return max(0, (second.earliest - first.latest).days)
