"""The names of a document: what the lexicon, the rules and a model find, settled so that none overlap.

Takes text, its sentences and the lexicon; gives drafts in text order. First come the names that stand for themselves,
then what refers to them: acronyms, short forms, "the two sides".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.annotate.addressed import find_addressed
from dragoman.annotate.administrations import find_administrations
from dragoman.annotate.authorities import find_authorities
from dragoman.annotate.bodies import find_bodies
from dragoman.annotate.chiefs import with_organisations
from dragoman.annotate.coref import find_groups
from dragoman.annotate.counterparts import with_counterparts
from dragoman.annotate.descriptions import find_descriptions
from dragoman.annotate.drafts import Draft, settle
from dragoman.annotate.frameworks import (
    Acronym,
    Heads,
    find_acronyms,
    find_frameworks,
    find_levels,
    find_small_heads,
    heads_of,
    levels_of,
)
from dragoman.annotate.gazetteer import NameMatch, compile_gazetteer
from dragoman.annotate.homelands import find_homelands
from dragoman.annotate.model_names import add_names, compile_forms, is_single, weigh_forms
from dragoman.annotate.near_names import find_near_names
from dragoman.annotate.persons import Scene, compile_adjectives, find_people
from dragoman.annotate.publications import find_publications
from dragoman.annotate.short_forms import find_short_forms
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_text
from dragoman.text.formal_names import FORM_BEFORE
from dragoman.text.intervals import SpanIndex
from dragoman.types.analysis import FoundName
from dragoman.types.entity import SIDES, EntityKind, NameKind
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

_NUMBER = re.compile(r"(?<![\w-])\d{1,3}(?:st|nd|rd|th)\s+\Z")
FORM_CHARS = 60  # code points of "Democratic Socialist Republic of the"
NUMBER_CHARS = 8  # "100th" and blanks


@dataclass(frozen=True, slots=True)
class Names:
    """What lexicon and rules find in a document: settled drafts, and the acronyms the text defines."""

    drafts: tuple[Draft, ...]
    acronyms: tuple[Acronym, ...]


def find_names(text: str, sentences: Sequence[Span], lexicon: Lexicon) -> Names:
    """Return the names, titles, bodies, frameworks and acronyms of all sentences."""
    found = compile_gazetteer(lexicon).find(text, fold_text(text))
    families, adjectives = family_names(lexicon), compile_adjectives(lexicon)
    heads, levels = _phrases_of(lexicon)
    drafts: list[Draft] = [_in_full(_numbered(_known(name), text), text) for name in found.names]
    acronyms: list[Acronym] = []
    names = SpanIndex(found.names, key=lambda n: n.span)
    offices = SpanIndex(found.offices, key=lambda t: t.span)
    bodies = SpanIndex(found.bodies, key=lambda t: t.span)
    for sentence in sentences:
        scene = Scene(
            text,
            sentence,
            names.inside(sentence),
            offices.inside(sentence),
            bodies.inside(sentence),
            families,
            adjectives,
        )
        people = SpanIndex([n for n in scene.names if n.kind is EntityKind.PERSON], key=lambda n: n.span)
        named = (*find_people(scene), *find_addressed(scene))
        drafts += [*(_with_candidates(d, people) for d in named), *find_bodies(scene)]
        drafts += [*find_publications(scene), *find_near_names(text, sentence, lexicon)]
        drafts += find_administrations(text, sentence, lexicon)  # before frameworks: an Administration may head one
        frameworks = find_frameworks(text, sentence, heads)
        placed = (_without_town(d, text, scene.names, lexicon) for d in frameworks)
        drafts += [_without_partner(d, text, scene.names, heads) for d in placed]
        drafts += find_small_heads(text, sentence, scene.names, heads)
        drafts += find_levels(text, sentence, levels)
        acronyms += find_acronyms(text, sentence)
    everything = SpanIndex(drafts, key=lambda d: d.span)
    in_sentences = [draft for sentence in sentences for draft in everything.inside(sentence)]
    return Names(tuple(settle([*_acronym_drafts(acronyms, in_sentences), *in_sentences])), tuple(acronyms))


def of_the_day(drafts: Sequence[Draft], time: TimeSpan | None, lexicon: Lexicon) -> tuple[Draft, ...]:
    """Let the day of a text decide between states that shared a capital: "Moscow" of 1968 is the Soviet Union.

    Where no day is known, the states of today are meant.
    """
    return tuple(
        replace(d, candidates=_standing(d.candidates, time, lexicon))
        if d.kind is EntityKind.STATE and len(d.candidates) > 1
        else d
        for d in drafts
    )


def _standing(candidates: tuple[str, ...], time: TimeSpan | None, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the candidates that stood all through `time`, those that ended before the others; all where none did."""
    known = [lexicon.entities[c] for c in candidates]
    if time is None:
        stood = [e for e in known if e.valid_to is None]
    else:
        within = (e for e in known if (e.valid_from is None or e.valid_from <= time.earliest))
        stood = [e for e in within if e.valid_to is None or e.valid_to >= time.latest]
        stood.sort(key=lambda e: e.valid_to is None)
    return tuple(e.id for e in stood) or candidates


def with_references(
    text: str, sentences: Sequence[Span], names: Names, added: Sequence[FoundName], lexicon: Lexicon
) -> list[Draft]:
    """Return the drafts of a document: its names, those a model `added`, and what refers to them.

    A single word of the model's comes last: it is more often short for a person named in full than a name by itself.
    """
    single = [name for name in added if is_single(text, name)]
    longer = [name for name in added if not is_single(text, name)]
    forms = compile_forms(lexicon)
    drafts = list(weigh_forms(text, names.drafts, added, forms))
    settled = settle([*add_names(text, longer, drafts, forms), *drafts])
    settled = settle([*settled, *find_short_forms(text, sentences, settled, family_names(lexicon))])
    settled = settle([*settled, *add_names(text, single, settled, forms)])
    groups = find_groups(text, sentences, settled, lexicon.tables.get("group_phrases", ()))
    described = find_descriptions(text, sentences, settled, lexicon.tables.get("descriptions", ()))
    known = with_organisations(text, with_counterparts(text, settled), lexicon)
    settled = [_owned(draft, text, lexicon) for draft in known]
    whole = settle([*settled, *groups, *described])
    unnamed = (*find_homelands(text, sentences, whole, lexicon), *find_authorities(text, sentences, whole, lexicon))
    return settle([*unnamed, *whole])


def _owned(draft: Draft, text: str, lexicon: Lexicon) -> Draft:
    """Give a body nobody knows the state its name begins with: "Ghana Export Board"."""
    if draft.kind is not EntityKind.BODY or draft.candidates or draft.of:
        return draft
    words = draft.span.of(text)
    names = compile_gazetteer(lexicon).find(words, fold_text(words)).names
    first = next((n for n in names if n.span.start == 0 and n.kind is EntityKind.STATE), None)
    whole = first is None or words[first.span.end : first.span.end + 1] != " "
    return draft if first is None or whole else replace(draft, of=first.entity_ids[0])


def _numbered(draft: Draft, text: str) -> Draft:
    """Take the number of a meeting into its name: "33rd ASEAN Summit"."""
    number = _NUMBER.search(text, max(0, draft.span.start - NUMBER_CHARS), draft.span.start)
    is_meeting = number and draft.kind is EntityKind.SERIES
    return replace(draft, span=Span(number.start(), draft.span.end)) if number and is_meeting else draft


def _in_full(draft: Draft, text: str) -> Draft:
    """Take the form of a state into its name: "Republic of Armenia", of which the lexicon knows the short name."""
    form = FORM_BEFORE.search(text, max(0, draft.span.start - FORM_CHARS), draft.span.start)
    of_state = form and draft.kind is EntityKind.STATE
    return replace(draft, span=Span(form.start(), draft.span.end)) if form and of_state else draft


@lru_cache(maxsize=4)
def _phrases_of(lexicon: Lexicon) -> tuple[Heads | None, re.Pattern[str] | None]:
    """Compile what finds frameworks by their head nouns, and levels of relations by their names."""
    return heads_of(lexicon.tables.get("framework_heads", ())), levels_of(lexicon.tables.get("relations", ()))


@lru_cache(maxsize=4)
def family_names(lexicon: Lexicon) -> frozenset[str]:
    """Return the single parts, folded, of the names of all known people."""
    people = (e for e in lexicon.entities.values() if e.kind is EntityKind.PERSON)
    return frozenset(part.casefold() for e in people for part in e.name.split() if len(part) > 2)


def _with_candidates(draft: Draft, people: SpanIndex[NameMatch]) -> Draft:
    """Keep whom the lexicon knows by the whole name inside a titled mention ("King Abdullah II")."""
    if draft.holder is None:
        return draft
    known = [n for n in people.touching(draft.holder) if n.span.contains(draft.holder)]
    return replace(draft, candidates=known[0].entity_ids) if known else draft


def _without_town(draft: Draft, text: str, names: Sequence[NameMatch], lexicon: Lexicon) -> Draft:
    """Leave the town it was signed in out of a framework's name ("Joint Declaration of Peace in Asmara")."""
    for name in names:
        of_state = name.kind is EntityKind.PLACE and lexicon.entities[name.entity_ids[0]].state is not None
        town = of_state or any(r.name_kind is NameKind.CAPITAL for r in name.rows)
        lead = text[draft.span.start : name.span.start]
        if town and name.span.end == draft.span.end and lead.endswith((" in ", " at ")):
            return replace(draft, span=Span(draft.span.start, draft.span.start + len(lead) - len(" in ")))
    return draft


_WITH = re.compile(r"\s+with\s+(?:the\s+)?$")


def _without_partner(draft: Draft, text: str, names: Sequence[NameMatch], heads: Heads | None) -> Draft:
    """Leave the side it is shared with out of a framework's name that has words of its own: "Trade Forum [with Peru]".

    The side is then read as a party.
    """
    for name in names:
        side = name.kind in SIDES and draft.span.start < name.span.start and name.span.end == draft.span.end
        joint = _WITH.search(text, draft.span.start, name.span.start) if side else None
        if joint and heads and heads.noun.sub("", text[draft.span.start : joint.start()]).strip():
            return replace(draft, span=Span(draft.span.start, joint.start()))
    return draft


def _known(name: NameMatch) -> Draft:
    holder = name.span if name.kind is EntityKind.PERSON else None
    return Draft(span=name.span, kind=name.kind, origin="lexicon", candidates=name.entity_ids, holder=holder)


def _acronym_drafts(acronyms: Sequence[Acronym], drafts: Sequence[Draft]) -> list[Draft]:
    """Make the long forms mentions where nothing better stands there, of the kind the lexicon knows or a programme."""
    made = []
    index = SpanIndex(drafts, key=lambda d: d.span)
    for acronym in acronyms:
        inside = sorted(index.touching(acronym.long), key=lambda d: -len(d.span))
        known = [*inside, *index.touching(acronym.short)]
        candidates = next((d.candidates for d in known if d.candidates and d.kind is not EntityKind.STATE), ())
        same = [d for d in known if (d.candidates == candidates if candidates else d.origin == "head noun")]
        kind = same[0].kind if same else EntityKind.PROGRAMME
        made.append(Draft(span=acronym.whole, kind=kind, origin="acronym", candidates=candidates, score=0.9))
    return made
