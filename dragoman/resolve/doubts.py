"""What a claim prints that the lexicon knows otherwise: a garbled name, an office its holder had left.

Takes a claim, its resolved arguments and the people of the lexicon; gives Doubts. A name is doubted where a part of
it belongs to no name of the person meant; an office where, on the day, somebody else is known to have held it.
"""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.resolve.identity import best_likeness
from dragoman.resolve.likeness import NEAR, compare_names
from dragoman.resolve.people import People
from dragoman.resolve.spelling import Spelling
from dragoman.resolve.tenure import find_misfit
from dragoman.types.annotation import Mention
from dragoman.types.claim import Argument, Claim
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.entity import EntityKind
from dragoman.types.value import TimeSpan

MIN_PARTS = 2  # a bare family name is short, not garbled
TELLING = 0.5  # the weight of a part that tells who is meant; "bin", "van" and "al" have less
STRANGE_SHARE = 0.4


def find_doubts(
    claim: Claim,
    arguments: Sequence[Argument],
    mentions: Mapping[str, Mention],
    people: People,
    spelling: Spelling,
    published: TimeSpan | None,
) -> tuple[Doubt, ...]:
    """Return the doubts about the people `claim` names; the day is that of the act, else of the document."""
    found: dict[Doubt, None] = {}
    for argument in arguments:
        mention = mentions.get(argument.mention_id or "")
        if mention is None or mention.kind is not EntityKind.PERSON or argument.entity_id not in people.entities:
            continue
        for doubt in (
            *_name(argument, mention, people, spelling),
            *_office(argument, mention, people, claim.time or published),
        ):
            found[doubt] = None
    return tuple(found)


def _name(argument: Argument, mention: Mention, people: People, spelling: Spelling) -> Iterator[Doubt]:
    """Doubt a name of which a part stands in no name of the person, or too many parts are spelt only nearly so.

    Spellings that the rules of a language make one name are no doubt.
    """
    person = argument.entity_id or ""
    if mention.holder is None or mention.refers:
        return
    start = mention.holder.start - mention.span.start
    printed = " ".join(mention.text[start : start + len(mention.holder)].split())
    likeness = best_likeness(printed, person, people, spelling)
    strange = [part for part in likeness.strange if spelling.weight(part) >= TELLING]
    told = [pair for pair in likeness.pairs if spelling.weight(pair.left) >= TELLING]
    near = [pair for pair in told if pair.by == NEAR]
    parts = len(strange) + len(told)
    if strange and _is_fuller(printed, person, people, spelling):
        return
    if parts >= MIN_PARTS and (strange or len(near) / parts >= STRANGE_SHARE):
        reason = f"{printed} is spelt unusually; office and state point to {argument.name}."
        severity = Severity.MEDIUM if strange else Severity.LOW
        yield Doubt(ConflictKind.NAME, printed, argument.name, f"lexicon: {person}", reason, severity)


def _is_fuller(printed: str, person: str, people: People, spelling: Spelling) -> bool:
    """Whether a name has all parts of one of the person's, rightly spelt, and some more: a middle or second name."""
    known = (compare_names(printed, name, spelling) for name in people.names_of(person, printed))
    return any(
        len(k.pairs) >= MIN_PARTS and k.is_exact and not any(spelling.weight(part) >= TELLING for part in k.right)
        for k in known
    )


def _office(argument: Argument, mention: Mention, people: People, day: TimeSpan | None) -> Iterator[Doubt]:
    """Doubt a title that the person did not hold on the day, where another is known to have held it."""
    if not (mention.office and mention.of and day) or mention.qualifier:
        return
    misfit = find_misfit(argument.entity_id or "", mention.office, mention.of, day, people)
    if misfit:
        holder, own = people.entities[misfit.other.person].name, misfit.own
        reason = (
            f"{argument.name} is called {mention.text!r} on {day.latest}; the lexicon has {holder} in office then, "
            f"and {argument.name} from {own.start or 'an unknown day'} to {own.end or 'an unknown day'}."
        )
        yield Doubt(
            ConflictKind.OFFICE, " ".join(mention.text.split()), f"{holder} held the office", own.source, reason
        )
