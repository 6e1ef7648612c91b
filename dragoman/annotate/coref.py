"""Who "the two sides", "both leaders", "he" and "it" stand for, within one document.

Takes the settled drafts of a document in text order; gives drafts for groups and pronouns, each with the spans it
refers to. Precise rather than bold: what has no clear antecedent refers to nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotate.drafts import Draft
from dragoman.annotate.model_names import ORIGIN as MODEL
from dragoman.annotate.pronouns import is_no_pronoun
from dragoman.text.intervals import SpanIndex
from dragoman.text.patterns import whole_words
from dragoman.types.entity import PEOPLE, SIDES, EntityKind
from dragoman.types.span import Span

ISSUERS = frozenset({EntityKind.STATE, EntityKind.IGO, EntityKind.BODY})
LOOK_BACK_SENTENCES = 12  # a group phrase reaches this far back for its parties, then to the document's main pair
GROUP_ID = "igo:"
_IN_A_ROW = re.compile(
    r"(?:\s+(?:member\s+)?(?:states|countries))?(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)(?:the\s+)?", re.IGNORECASE
)
LOOK_BACK_CHARS = 4000  # of one sentence; a "sentence" longer than this is a table or a list without full stops


Meant = tuple[Span, tuple[Draft, ...]]
"""Words that stand for somebody, and whom."""


@dataclass(frozen=True, slots=True)
class GroupPhrase:
    """A row of `group_phrases.tsv`: the words, what they stand for, and how many ("2", "n", "1")."""

    words: str
    level: str
    number: str


def find_groups(
    text: str, sentences: Sequence[Span], drafts: Sequence[Draft], rows: Sequence[Mapping[str, str]]
) -> Iterator[Draft]:
    """Yield a GROUP draft for every phrase of `rows` in the sentences, with what it refers to."""
    phrases = {row["words"]: GroupPhrase(row["words"], row["level"], row["number"]) for row in rows}
    if not phrases:
        return
    pattern = whole_words(tuple(phrases))
    sides = _main_pair(drafts, sentences[0] if sentences else None)
    main = {"sides": sides, "relation": sides, "leaders": _main_people(text, drafts) or sides}
    named = SpanIndex(drafts, key=lambda d: d.span)
    issuer = _find_issuer(drafts)
    groups: list[Meant] = []
    told: list[Meant] = []  # what "it" goes on from: "The paper states ... It notes ..."
    for index, sentence in enumerate(sentences):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(match.start(), match.end())
            if any(d.origin != MODEL or d.span == span for d in named.touching(span)):
                continue  # a model takes "Ministers" for a name; a phrase that holds more words knows better
            phrase = phrases[" ".join(match[0].casefold().split())]
            if is_no_pronoun(text, phrase.words, span):
                continue
            reach = sentences[max(0, index - LOOK_BACK_SENTENCES) : index + 1]
            if phrase.level == "issuer":
                near = issuer.before(span)
            else:
                near = _referents(text, phrase, span, reach, named, told if phrase.level == "it" else groups)
            chief = tuple(main.get(phrase.level, ()))
            chief = chief if all(_bears(d, phrase) for d in chief) else ()
            refers = _preferred(text, near, chief, reach[-2:])
            if phrase.level in {"sides", "relation"} and _names_another(text, named, sentence, span, refers):
                refers = ()
            if refers or phrase.number != "1":
                if phrase.level in KEPT and refers:
                    (told if phrase.number == "1" else groups).append((span, refers))
                yield Draft(
                    span=span,
                    kind=EntityKind.GROUP,
                    origin=f"group: {phrase.level}",
                    score=0.7,
                    refers=tuple(d.span for d in refers),
                    plural=phrase.number != "1",
                )


def _names_another(text: str, named: SpanIndex[Draft], sentence: Span, at: Span, meant: Sequence[Draft]) -> bool:
    """Whether the sentence tells of dealings with a state that is none of those `meant`: who is meant is not known.

    "Ties with Oman are good: the two countries trade" says nothing of two others that were named before.
    """
    low = max(sentence.start, at.start - LOOK_BACK_CHARS)
    inside = named.inside(Span(low, at.start)) if low < at.start else ()
    partners = {
        d.candidates[0]
        for d in inside
        if d.kind is EntityKind.STATE and d.candidates and text.endswith("with ", 0, d.span.start)
    }
    return bool(meant) and bool(partners - {_side_of(d) for d in meant})


def _opened(text: str, sentence: Span, groups: Sequence[Meant]) -> tuple[Draft, ...]:
    """Return whom the words meant that open a sentence, or its main clause behind a comma; `groups` in text order.

    "The kings met. They spoke of Oman. They left."; "In Oslo, the ministers met. They left."
    """
    for index in range(bisect_left(groups, sentence.start, key=lambda g: g[0].start), len(groups)):
        span, refers = groups[index]
        if not sentence.contains(span):
            break
        if span.start - sentence.start <= OPENS_WITHIN or text.endswith(", ", 0, span.start):
            return refers
    return ()


def _preferred(text: str, near: tuple[Draft, ...], main: tuple[Draft, ...], close: Sequence[Span]) -> tuple[Draft, ...]:
    """Return the nearest parties, or the document's main ones where the nearest are only named in passing.

    "The two sides" of a text on Chile and Peru are these two, though a sentence far above names two others; a pair
    that opened the sentence before is meant all the same, in a paragraph of its own only where both stand at its head.
    """
    if not near or not main or {d.candidates or d.span for d in near} == {d.candidates or d.span for d in main}:
        return near or main
    of_other_sorts = {d.kind for d in main} == {EntityKind.STATE} != {d.kind for d in near}
    if of_other_sorts and not {d.kind for d in near} & PEOPLE:
        return main  # a state and the United Nations are not "the two sides" of a text on two states
    opened = any(s.start <= near[0].span.start <= s.start + OPENS_WITHIN for s in close)
    parted = "\n\n" in text[near[-1].span.end : close[-1].start]
    opened = opened and not (parted and " and " not in text[near[0].span.end : near[-1].span.start])
    alike = [d.kind in PEOPLE for d in near] == [d.kind in PEOPLE for d in main]  # leaders for leaders
    return main if alike and not opened else near


def _referents(
    text: str,
    phrase: GroupPhrase,
    at: Span,
    reach: Sequence[Span],
    named: SpanIndex[Draft],
    groups: Sequence[Meant],
) -> tuple[Draft, ...]:
    """Walk back sentence by sentence to the nearest one that names as many parties as the phrase asks for.

    `groups` are the words of its kind before it, with whom they mean: "they" are who opened a sentence so.
    """
    if phrase.level == "speaker":
        return ()
    if phrase.level == "it":
        return _opener(at, reach, named) or _gone_on(text, at, reach, groups)
    for sentence in reversed(reach):
        still = _opened(text, sentence, groups) if phrase.level == "any" else ()
        if still:
            return still
        low, high = max(sentence.start, at.start - LOOK_BACK_CHARS), min(sentence.end, at.start)
        before = named.inside(Span(low, high)) if low < high else []
        college = _college(text, phrase, before) if phrase.level == "leaders" else ()
        found = college or _match_level(text, phrase, before)
        if found:
            return found
    return ()


KEPT = frozenset({"any", "leaders", "issuer", "it"})  # levels whose referents later words go on from
OPENS_WITHIN = 12  # code points before what opens a sentence: "The ", "But the "
_INVITES = re.compile(r"\binvitation\s+(?:of|from|by)\s+(?:(?:the|his|her|its|their)\s+)?(?:\w+\s+)?\Z", re.IGNORECASE)
ISSUED_WITHIN = 160  # code points between an issuer and its publication ("The ministry on Monday issued ...")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who put out the first publication of a document, if that is named, and where the publication's title ends."""

    party: Draft | None
    known_from: int

    def before(self, at: Span) -> tuple[Draft, ...]:
        """Return the issuer for a phrase at `at`: nobody until the publication has been named."""
        return (self.party,) if self.party and self.known_from <= at.start else ()


def _find_issuer(drafts: Sequence[Draft]) -> Issuer:
    """Return who put out the first publication of the document: the state or body named last before its title.

    A publication that stands behind its owner's name ("Kenya's yearbook") is known from the start of the text.
    """
    publication = next((d for d in drafts if d.kind is EntityKind.PUBLICATION), None)
    if publication is None:
        return Issuer(None, 0)
    start = publication.span.start
    near = [d for d in drafts if d.kind in ISSUERS and 0 <= start - d.span.end <= ISSUED_WITHIN]
    return Issuer(near[-1] if near else None, 0 if publication.of else publication.span.end)


def _opener(at: Span, reach: Sequence[Span], named: SpanIndex[Draft]) -> tuple[Draft, ...]:
    """Return the state or body that opens the sentence before the one "it" opens; nothing for an "it" further in.

    Behind a name "it" is no opener: "Peru said it would pay".
    """
    start = reach[-1].start if reach else at.start
    if len(reach) < 2 or at.start - start > OPENS_WITHIN or (start < at.start and named.inside(Span(start, at.start))):
        return ()
    before = Span(reach[-2].start, min(reach[-2].end, reach[-2].start + LOOK_BACK_CHARS))
    first = next((d for d in named.inside(before) if d.kind in ISSUERS | PEOPLE), None)
    opens = first is not None and first.kind in ISSUERS and first.span.start - before.start <= OPENS_WITHIN
    return (first,) if first and opens else ()


def _gone_on(text: str, at: Span, reach: Sequence[Span], told: Sequence[Meant]) -> tuple[Draft, ...]:
    """Return who issued the paper that opened the sentence before the one "it" opens, or whom "it" meant there."""
    return _opened(text, reach[-2], told) if len(reach) > 1 and at.start == reach[-1].start else ()


def _match_level(text: str, phrase: GroupPhrase, before: Sequence[Draft]) -> tuple[Draft, ...]:
    if phrase.level == "possessive":
        owners = [
            d for d in before if (d.kind in PEOPLE if phrase.words != "its" else d.kind in ISSUERS) and not d.plural
        ]
        return (owners[-1],) if owners else ()
    if phrase.level == "single":
        people = [d for d in before if d.kind in PEOPLE and not d.plural]
        guests = [d for d in people if not _INVITES.search(text, max(0, d.span.start - 40), d.span.start)]
        return (*guests, *people)[:1]
    if phrase.level == "any":
        return _subjects(text, before)
    kinds = PEOPLE if phrase.level == "leaders" else SIDES
    distinct = _distinct([d for d in before if d.kind in kinds and not _is_stranger(d) and _bears(d, phrase)])
    if phrase.level in {"sides", "relation"} and len(distinct) != 2:
        distinct = _owners(before) if len(distinct) < 2 else distinct
    if phrase.level == "leaders" and len({d.of for d in distinct}) == 1 and distinct[0].of:
        return ()  # a president and his spokesman are not "the two leaders"
    if phrase.number == "2":
        return tuple(distinct) if len(distinct) == 2 else ()
    return tuple(distinct) if len(distinct) >= 2 else ()


def _college(text: str, phrase: GroupPhrase, before: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return those who hold one office together: "the ministers of Chile, Peru and Bolivia", "the G20 leaders"."""
    for index, office in enumerate(before):
        if office.kind is not EntityKind.OFFICE or not office.plural or office.of is None:
            continue
        row = [office]
        for state in before[index + 1 :]:
            if state.kind not in SIDES or not _IN_A_ROW.fullmatch(text, row[-1].span.end, state.span.start):
                break
            row.append(state)
        whole = office.of.startswith(GROUP_ID)  # the leaders of a group are several by themselves
        if (phrase.number == "n" and (whole or len(row) > 2)) or (len(row) == 2 and not whole):
            return tuple(row)
    return ()


_RANKS = (
    ("foreign minister", "foreign_minister"),
    ("defence minister", "defence_minister"),
    ("defense minister", "defence_minister"),
    ("prime minister", "prime_minister"),
    ("premier", "prime_minister"),
    ("president", "president"),
    ("chancellor", "chancellor"),
    ("minister", "minister"),
)
"""What is called so, and what the office of whom it means has in its name; the first that fits."""


def _bears(draft: Draft, phrase: GroupPhrase) -> bool:
    """Whether somebody may be one of "the two presidents": nobody whose office is known to be another."""
    rank = next((office for word, office in _RANKS if word in phrase.words), "")
    return draft.kind in SIDES or not draft.office or rank in draft.office


def _is_stranger(draft: Draft) -> bool:
    """Whether a person bears a name and no office: not one of "the leaders"."""
    return draft.kind is EntityKind.PERSON and not (draft.office or draft.of or draft.candidates)


def _subjects(text: str, before: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the parties that open the sentence: a group, or two and more joined ones."""
    opening = [d for d in before if d.kind in SIDES | PEOPLE | {EntityKind.GROUP}]
    if opening and (opening[0].plural or opening[0].refers):
        return (opening[0],)
    row = opening[:2]
    for party in opening[2:]:
        if not _IN_A_ROW.fullmatch(text, row[-1].span.end, party.span.start):
            break
        row.append(party)
    return tuple(row) if len(row) > 1 else ()


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the first draft of every party, told apart by its first candidate or its words."""
    seen: dict[object, Draft] = {}
    for draft in drafts:
        seen.setdefault(draft.candidates[:1] or (draft.office, draft.of, draft.holder), draft)
    return list(seen.values())


def _owners(before: Sequence[Draft]) -> list[Draft]:
    """Return the people whose states differ, when no states are named: they stand for them."""
    by_state: dict[str, Draft] = {}
    for draft in before:
        state = draft.of or (draft.candidates[0] if draft.kind in SIDES and draft.candidates else None)
        if state and (draft.kind in SIDES or draft.kind in PEOPLE):
            by_state.setdefault(state, draft)
    return list(by_state.values())


def _main_pair(drafts: Sequence[Draft], lead: Span | None) -> tuple[Draft, ...]:
    """Return the document's main pair of sides: the two named most often, if no third comes near the second.

    Else those of its first sentence, `lead`.
    """
    count: dict[str, int] = {}
    first: dict[str, Draft] = {}
    for draft in drafts:
        if draft.kind in SIDES and draft.candidates:
            count[draft.candidates[0]] = count.get(draft.candidates[0], 0) + 1
            first.setdefault(draft.candidates[0], draft)
    ranked = sorted(count, key=lambda k: (-count[k], first[k].span))
    if len(ranked) < 2:
        return ()
    if len(ranked) > 2 and count[ranked[2]] * 2 > count[ranked[1]]:
        return _opening_pair(drafts, lead, first)
    return first[ranked[0]], first[ranked[1]]


def _opening_pair(drafts: Sequence[Draft], lead: Span | None, first: Mapping[str, Draft]) -> tuple[Draft, ...]:
    """Return the only two sides of the first sentence, where it has leaders of theirs in it: who visited whom."""
    if lead is None:
        return ()
    inside = [d for d in drafts if lead.contains(d.span)]
    states = list(dict.fromkeys(state for d in inside if (state := _side_of(d))))
    if len(states) != 2 or not any(d.kind in PEOPLE for d in inside):
        return ()
    return tuple(first[state] for state in states) if all(state in first for state in states) else ()


def _side_of(draft: Draft) -> str | None:
    """Return the state or organisation a draft names, or whose official it names."""
    return draft.candidates[0] if draft.kind in SIDES and draft.candidates else draft.of


def _main_people(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the document's two leaders: the two office-holders of different states named most, if they are clear.

    Each is counted under his last name; a third who is named half as often as the second leaves it open.
    """
    named: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.kind is EntityKind.PERSON and draft.holder:
            named.setdefault(draft.holder.of(text).split()[-1].casefold(), []).append(draft)
    holders = {name: next((d for d in all_ if d.office), None) for name, all_ in named.items()}
    ranked = sorted((n for n in named if holders[n]), key=lambda n: (-len(named[n]), named[n][0].span))
    if len(ranked) < 2 or (len(ranked) > 2 and len(named[ranked[2]]) * 2 > len(named[ranked[1]])):
        return ()
    pair = [held for n in ranked[:2] if (held := holders[n])]
    states = [{d.of for d in named[n] if d.of} for n in ranked[:2]]
    if states[0] & states[1] or not (any(states) or all(d.candidates for d in pair)):
        return ()  # a president and a premier of whom nothing is known may be of one state
    return tuple(sorted(pair, key=lambda d: d.span))
