"""Names of programmes, organisations, levels and places that are not what the lexicon has.

Takes a document as told; gives Discrepancies: an acronym with a long form of its own, a level of relations under
another name than was agreed, a place or state under a name that only one side uses.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.lexicon.records import Lexicon, Relation
from dragoman.reconcile.within.told import Told
from dragoman.text.folding import fold
from dragoman.text.stems import american
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.entity import Entity, EntityKind, NameKind
from dragoman.types.span import Span

NAMED = frozenset({EntityKind.PROGRAMME, EntityKind.IGO, EntityKind.INSTRUMENT, EntityKind.SERIES, EntityKind.BODY})
MAX_WORDS = 9  # of a long form before its acronym
LOOK_BACK = 100  # characters in which it stands
LIKE_WORD = 0.8  # "emissions" and "emission" .94
NEAR = 0.9  # "Zero Emissions Community" and "Zero Emission Community" .98
PART = 0.6  # of the words of a garbled long form are in the known one, where no quotation marks set it off
_WORD = r"[^\W\d_][\w’'&-]*"
_LONG = re.compile(rf"(?:[“\"]([^”\"()]{{4,90}})[”\"]|((?:{_WORD}\s+){{1,{MAX_WORDS}}}))\s*$")
_SMALL = frozenset("of the and for on in to a an under by with".split())


def find_terms(told: Told) -> Iterator[Discrepancy]:
    """Yield the names of a text that the lexicon has otherwise."""
    yield from _acronyms(told)
    yield from _levels(told)
    yield from _contested(told)
    yield from _outsiders(told)


@lru_cache(maxsize=4)
def by_acronym(lexicon: Lexicon) -> Mapping[str, tuple[Entity, ...]]:
    """Return the organisations and programmes of each acronym; "ASEAN" is an acronym, though it is the usual name."""
    found: dict[str, dict[str, Entity]] = {}
    for entity in lexicon.entities.values():
        for text, kind in ((entity.name, None), *((n.text, n.kind) for n in entity.names)):
            if entity.kind in NAMED and (kind is NameKind.ACRONYM or (text.isupper() and text.isalpha())):
                found.setdefault(text, {})[entity.id] = entity
    return {acronym: tuple(entities.values()) for acronym, entities in found.items()}


def _acronyms(told: Told) -> Iterator[Discrepancy]:
    """A long form before an acronym in brackets that is no name of what the acronym stands for."""
    text = told.doc.text
    for match in re.finditer(r"\(([A-Z][A-Za-z]{2,9})\)", text):
        known = by_acronym(told.lexicon).get(match[1], ())
        before = _LONG.search(text, max(0, match.start() - LOOK_BACK), match.start()) if len(known) == 1 else None
        span = _garbled(text, before, known[0]) if before else None
        if span is None:
            continue
        form, full = " ".join(span.of(text).split()), _long_names(known[0])[0]
        reason = f"{match[1]} is given as {form!r}; it stands for {full}."
        severity = Severity.LOW if _likeness(form, full) >= NEAR else Severity.MEDIUM
        doubt = Doubt(ConflictKind.FRAMEWORK, form, full, f"lexicon: {known[0].id}", reason, severity)
        yield told.cite(doubt, [Span(span.start, match.end())])


def _long_names(entity: Entity) -> list[str]:
    """Return the names of several words, the canonical one first."""
    names = [entity.name, *(n.text for n in entity.names if n.kind is not NameKind.ACRONYM)]
    return [n for n in names if " " in n] or [entity.name]


def _garbled(text: str, before: re.Match[str], entity: Entity) -> Span | None:
    """Return the long form that is no name of `entity`: what stands in quotation marks, or most of whose words are."""
    names = _long_names(entity)
    if before[1]:
        quoted = Span(*before.span(1))
        return None if any(_holds(quoted.of(text), n) for n in names) else quoted
    wanted = set(_bare(names[0]).split())
    words = [Span(before.start(2) + m.start(), before.start(2) + m.end()) for m in re.finditer(_WORD, before[2])]
    own = (w for w in words if w.of(text)[0].isupper() and _is_like(fold(w.of(text)), wanted))
    first = next(own, None)
    if first is None:
        return None
    form = Span(first.start, words[-1].end)
    if any(_holds(form.of(text), n) for n in names if not _is_slip(n, names[0])):
        return None
    printed = set(_bare(form.of(text)).split())
    shared = sum(1 for word in printed if _is_like(word, wanted))
    return form if len(printed) > 1 and shared > PART * len(printed) and shared > PART * len(wanted) else None


def _is_like(word: str, wanted: set[str]) -> bool:
    return word in wanted or any(_likeness(word, w) >= LIKE_WORD for w in wanted)


def _holds(form: str, name: str) -> bool:
    """Whether one is the other, or its beginning or end: "Department of Labour" of a department of that name abroad."""
    mine, theirs = f" {_bare(form)} ", f" {_bare(name)} "
    return mine in theirs or theirs in mine


def _same(left: str, right: str) -> bool:
    """Whether two names are one but for case, blanks, hyphens, "the" and the spellings of British and American use."""
    return _bare(left) == _bare(right)


def _bare(name: str) -> str:
    return " ".join(w for w in re.sub(r"[^\w]+", " ", american(fold(name))).split() if w not in _SMALL)


def _is_slip(name: str, official: str) -> bool:
    """Whether a listed name differs from the official one by a letter or two: a misprint that is often made."""
    return not _same(name, official) and _likeness(_bare(name), _bare(official)) >= NEAR


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, fold(left), fold(right), autojunk=False).ratio()


def _levels(told: Told) -> Iterator[Discrepancy]:
    """A level of relations whose own name is not that under which it was declared that year."""
    relations = [r for r in told.lexicon.relations if r.name]
    for claim in told.claims if relations else ():
        if claim.kind != "relation_upgraded" or not claim.framework or not claim.time:
            continue
        sides = {a.entity_id for a in claim.arguments}
        agreed = [r for r in relations if {r.one, r.two} <= sides and _began_in(r, claim)]
        if (
            len(agreed) == 1
            and not _same(claim.framework, agreed[0].name)
            and _differs(claim.framework, agreed[0].name)
        ):
            reason = f"The level declared on {agreed[0].start} was called {agreed[0].name}, not {claim.framework}."
            doubt = Doubt(
                ConflictKind.FRAMEWORK,
                claim.framework,
                agreed[0].name,
                f"lexicon: {agreed[0].id}",
                reason,
                Severity.HIGH,
            )
            yield told.cite(doubt, [claim.span])


def _began_in(relation: Relation, claim: Claim) -> bool:
    return bool(claim.time and relation.start <= claim.time.latest and claim.time.earliest <= relation.end)


def _differs(printed: str, agreed: str) -> bool:
    """Whether a name has a word that the agreed one lacks; a shortened name has none."""
    return bool(set(_bare(printed).split()) - set(_bare(agreed).split()))


@lru_cache(maxsize=4)
def contested_names(lexicon: Lexicon) -> Mapping[tuple[str, str], str]:
    """Return who uses a contested name, by entity and folded name (`contested_names.tsv`)."""
    return {(row["entity"], fold(row["name"])): row["used_by"] for row in lexicon.tables.get("contested_names", ())}


def _contested(told: Told) -> Iterator[Discrepancy]:
    """A place or state under another name than the usual one, which only some use."""
    users = contested_names(told.lexicon)
    used: dict[tuple[str, str], str] = {}
    for mention in told.notes.mentions:
        shown = " ".join(mention.text.split())
        entity = next((c for c in mention.candidates if (c, fold(shown)) in users), None)
        if entity:
            used.setdefault((entity, fold(shown)), shown)
    for (entity, name), shown in sorted(used.items()):
        usual = told.lexicon.entities[entity].name
        reason = f"{shown} and {usual} are one; {shown} is the name used by {users[entity, name]}."
        doubt = Doubt(ConflictKind.NAME, shown, usual, f"lexicon: {entity}", reason, Severity.LOW, is_explained=True)
        places = re.finditer(rf"\b{re.escape(shown)}\b", told.doc.text)
        yield told.cite(doubt, (Span(*m.span()) for m in places if told.is_reported(m.start())))


def _outsiders(told: Told) -> Iterator[Discrepancy]:
    """A summit of an organisation at which only a state outside it acts, where the two have a summit of their own."""
    for mention in told.notes.mentions:
        series = told.lexicon.entities.get(mention.candidates[0]) if mention.candidates else None
        if series is None or series.kind is not EntityKind.SERIES:
            continue
        word, _, meeting = series.name.partition(" ")
        owner = next(iter(by_acronym(told.lexicon).get(word, ())), None)
        members = _members(owner, told) if owner else None
        sides = {
            s for c in told.claims if c.evidence[0].sentence.contains(mention.span) for s in _states(c, told.lexicon)
        }
        own = _own_series(told.lexicon, word, meeting, next(iter(sides))) if members and len(sides) == 1 else None
        if own and members and not sides & members:
            shown, state = " ".join(mention.text.split()), told.lexicon.entities[next(iter(sides))].name
            reason = f"{state} is no member of {word}; what it did at the {shown} may belong to the {own.name}."
            doubt = Doubt(ConflictKind.FRAMEWORK, shown, own.name, f"lexicon: {own.id}", reason, Severity.LOW)
            yield told.cite(doubt, [mention.span])


def _members(owner: Entity, told: Told) -> frozenset[str]:
    """Return who was in an organisation on the day of the text, or is in it where the text has no day."""
    day = told.notes.dating.time
    return told.lexicon.members_on(owner.id, day.latest) if day else told.lexicon.members.get(owner.id, frozenset())


def _states(claim: Claim, lexicon: Lexicon) -> Iterator[str]:
    for argument in claim.arguments:
        entity = lexicon.entities.get(argument.entity_id or "")
        if entity and (entity.kind is EntityKind.STATE or entity.state):
            yield entity.state or entity.id


def _own_series(lexicon: Lexicon, word: str, meeting: str, state: str) -> Entity | None:
    """Return the series of meetings of this kind between an organisation and a state: "ASEAN-Japan Summit"."""
    wanted = _bare(f"{word} {lexicon.entities[state].name} {meeting}")
    found = (e for e in lexicon.entities.values() if e.kind is EntityKind.SERIES)
    return next((e for e in found if _bare(e.name) == wanted), None)
