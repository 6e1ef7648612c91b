"""People and offices by their titles.

Takes text, one sentence and what the gazetteer found in it; gives drafts for "Ghanaian President Nana
Akufo-Addo", "Japan's Emperor", "the Kenyan foreign minister", and "Xi Jinping, President of China".
A title without a name is an office; a capitalised phrase without a title is nobody.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dragoman.annotate.drafts import Draft
from dragoman.annotate.gazetteer import NameMatch, TitleMatch
from dragoman.lexicon.records import Lexicon
from dragoman.text.formal_names import FORM_OF_STATE, KINDS_OF_STATE
from dragoman.text.inflection import plural_of
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

HONORIFICS = (
    r"(?:H\.?\s?E\.?|H\.?R\.?H\.?|Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Madam|Madame|Hon|Sheikh|Shaikh|Shri|Smt|Herr|"
    r"Monsieur|Datuk(?:\s+Seri)?|Dato|Tan\s+Sri|"
    r"(?:(?:His|Her|Their)\s+(?:Excellency|Majesty|Highness|Royal\s+Highness|Holiness|Excellencies)|"
    r"(?:the\s{1,3})?(?:(?:Rt\.?|Right)\s{1,3})?Hono(?:u)?rable))\b\.?,?\s+"
)
DIGNITIES = (
    r"(?:Honourable|Honorable|Excellency|Majesty|Highness|King|Queen|Emperor|Empress|Sultan|Emir|Sheikh|Shaikh|Pope|"
    r"Crown\s+Prince|Prince|Princess|Imam|Ayatollah|Grand\s+Duke)"
)  # titles that stand before a name and are no part of it
_PARTICLE = r"(?:van|von|der|den|de|da|do|dos|das|del|della|di|la|le|al|el|bin|bint|ben|ibn|abu|ul|uz|ur|y|e|zu)"
_JOINED = r"(?:(?:al|el|an|ar|as|ash|at|ad|az|ul)-(?=[A-ZÀ-Þ]))?"  # "Riyad al-Maliki"
_LETTERS = r"a-zA-Zà-öø-ÿß\u0100-\u024f\u1e00-\u1eff'’"  # with the accents of all languages in Latin letters
_PART = rf"(?:(?:[A-Z]\.){{1,3}}|{_JOINED}[A-ZÀ-ÖØ-Þ\u0100-\u024f\u1e00-\u1eff][{_LETTERS}]*(?:-[{_LETTERS}]+)*)"
NAME = re.compile(rf"(?:{HONORIFICS})*(?P<name>{_PART}(?:[\s\u00a0]+(?:{_PARTICLE}[\s\u00a0]+){{0,2}}{_PART}){{0,4}})")
_NOT_A_NAME = frozenset(
    "The A An This That These Those In On At By For From To Of And Or But If As With After Before Since During Under "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December I We He She It They Who Which Also Both Earlier Later Meanwhile Mr Mrs Ms Dr "
    "Minister President Prime Foreign Secretary General Office Ministry Government Party Department Council State "
    "Summit Meeting Conference Day House Commission Affairs National International Joint Affairs Cabinet Trade "
    "MP MEP MLA KC QC Jr Sr Defence Defense Finance Committee Parliament Republic Kingdom Union Administration".split()
)
_LINK_TO_OWNER = re.compile(
    rf"\s+(?P<link>of|for|to|from)\s+(?:the\s+)?(?:government\s+of\s+(?:the\s+)?)?(?P<form>{FORM_OF_STATE})",
    re.IGNORECASE,
)
_GAP_BEFORE = re.compile(
    r"(?:['’]s?)?[\s\u00a0]*(?:(?:new|newly[ -]elected|visiting|outgoing|incoming|acting|interim|caretaker|then|"
    r"former|ex|late|deputy|vice|first|current|longtime|outspoken|top|senior|chief|state|assistant|under)\b[\s-]*){0,3}",
    re.IGNORECASE,
)
_GAP_AFTER = re.compile(r",?\s+")
_QUALIFIER = re.compile(r"\b(former|then|ex|late|incoming|outgoing|acting|interim|caretaker)\b[\s-]*$", re.IGNORECASE)
_POSSESSIVE = re.compile(
    r"(?:^|\b)(?:the|his|her|its|their)\s*(?:(?:former|then|acting|visiting)[\s-]+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Adjective:
    """A title that is an adjective before `nouns`, and, where it may be `owned`, behind every possessive."""

    nouns: frozenset[str]
    owned: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence as the finders see it: its text, and the known names and titles inside it.

    Names, offices and bodies are each in text order and never overlap among themselves.
    """

    text: str
    sentence: Span
    names: Sequence[NameMatch]
    offices: Sequence[TitleMatch]
    bodies: Sequence[TitleMatch]
    family_names: frozenset[str]
    adjectives: Mapping[str, Adjective] = field(default_factory=dict)


MAX_GAP_CHARS = 80  # code points between an owner and its title: three words such as "newly-elected", and blanks
OWNERS = frozenset({EntityKind.STATE, EntityKind.IGO, EntityKind.BODY})


def find_people(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for every title in the sentence that names a person or an office."""
    for title in scene.offices:
        if not _is_no_rank(scene, title):
            yield from _around_title(scene, title)


_OWN = re.compile(r"\b(?:its|his|her|their|our)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?\s+$")
_NEXT_WORD = re.compile(r"\s+([\w-]+)")


@lru_cache(maxsize=4)
def compile_adjectives(lexicon: Lexicon) -> Mapping[str, Adjective]:
    """Compile `title_adjectives.tsv`: titles that are adjectives before some nouns."""
    rows = lexicon.tables.get("title_adjectives", ())
    nouns = {row["title"]: frozenset(row["nouns"].split("|")) for row in rows}
    return {
        row["title"]: Adjective(nouns[row["title"]] | set(map(plural_of, nouns[row["title"]])), row["owned"] == "yes")
        for row in rows
    }


def _is_no_rank(scene: Scene, title: TitleMatch) -> bool:
    """Whether a title is an adjective: "the Maltese general election", "Ghana's official creditors"."""
    adjective = scene.adjectives.get(title.span.of(scene.text))
    if adjective is None:
        return False
    start = title.span.start
    if adjective.owned and _OWNED.search(scene.text, max(scene.sentence.start, start - 4), start):
        return True
    following = _NEXT_WORD.match(scene.text, title.span.end, scene.sentence.end)
    return following is not None and following[1] in adjective.nouns


def owner_before(scene: Scene, start: int) -> NameMatch | None:
    """Return the state or organisation whose name stands right before `start` ("Japan's", "the French")."""
    for index in range(bisect_right(scene.names, start, key=lambda n: n.span.end) - 1, -1, -1):
        name = scene.names[index]
        if start - name.span.end > MAX_GAP_CHARS:
            return None
        if name.kind in OWNERS and _GAP_BEFORE.fullmatch(scene.text, name.span.end, start):
            return None if _is_a_people(scene, index) else name
    return None


def _is_a_people(scene: Scene, index: int) -> bool:
    """Whether a name tells a people by the state it lives in: "Bosnian Serb President" is no president of Serbia."""
    name, before = scene.names[index], scene.names[index - 1] if index else None
    if before is None or {name.kind, before.kind} != {EntityKind.STATE} or before.entity_ids == name.entity_ids:
        return False
    return scene.text[before.span.end : name.span.start] == " "


def owner_after(scene: Scene, end: int) -> NameMatch | None:
    """Return the state or organisation named right after `end` by "of" or "for" ("of the Republic of Korea")."""
    link = _LINK_TO_OWNER.match(scene.text, end, scene.sentence.end)
    if not link:
        return None
    shorter = KINDS_OF_STATE.match(scene.text, link.start("form"))
    starts = (link.start("form"), shorter.end() if shorter else link.end(), link.end())
    name = next((n for start in starts if (n := name_starting(scene, start))), None)
    return name if name and name.kind in OWNERS else None


def is_sent(scene: Scene, end: int) -> bool:
    """Whether "to" follows: "the Peruvian ambassador to Oman" is Peru's, and Oman receives him."""
    return _link_after(scene, end) == "to"


def comes_from(scene: Scene, end: int) -> bool:
    """Whether "from" follows: "Russian troops from Latvia" are Russia's, and leave Latvia."""
    return _link_after(scene, end) == "from"


def _is_sent_there(scene: Scene, title: TitleMatch) -> bool:
    """Whether the state named behind an envoy receives him: "an ambassador to Oman", "its envoy from Oman"."""
    if not title.sent:
        return False
    link = _link_after(scene, title.span.end)
    owned = _OWN.search(scene.text, max(scene.sentence.start, title.span.start - 18), title.span.start)
    return link == "to" or (link == "from" and owned is not None)


def _link_after(scene: Scene, end: int) -> str | None:
    link = _LINK_TO_OWNER.match(scene.text, end, scene.sentence.end)
    return link["link"].casefold() if link else None


def _owner_inside(scene: Scene, title: Span) -> NameMatch | None:
    """Return the organisation a title names itself ("UN Secretary-General"), or None."""
    low = bisect_left(scene.names, title.start, key=lambda n: n.span.start)
    high = bisect_right(scene.names, title.end, key=lambda n: n.span.end)
    return next((n for n in scene.names[low:high] if n.kind is EntityKind.IGO), None)


def name_starting(scene: Scene, start: int) -> NameMatch | None:
    """Return the known name that begins at `start`, or None."""
    index = bisect_left(scene.names, start, key=lambda n: n.span.start)
    name = scene.names[index] if index < len(scene.names) else None
    return name if name and name.span.start == start else None


def _around_title(scene: Scene, title: TitleMatch) -> Iterator[Draft]:
    """Read outwards from a title: whose office before and after it, whose name behind it or before its comma."""
    before, after = owner_before(scene, title.span.start), owner_after(scene, title.span.end)
    sender = before if is_sent(scene, title.span.end) else None
    sent = after is not None and before is None and _is_sent_there(scene, title)
    goes_there = sender is not None and not title.sent  # "the Kenyan president to Togo" is visiting
    after = None if sent or goes_there else after
    owner = sender or after or before or _owner_inside(scene, title.span)
    start = before.span.start if before else title.span.start
    end = _past_body(scene, after.span.end) if after else title.span.end
    qualifier = _QUALIFIER.search(scene.text, max(scene.sentence.start, title.span.start - 14), title.span.start)
    draft = Draft(
        span=Span(start, end),
        kind=EntityKind.OFFICE,
        origin="office",
        score=0.8,
        office=title.id,
        of=owner.entity_ids[0] if owner else None,
        qualifier=qualifier[1].casefold() if qualifier else None,
        plural=title.plural,
    )
    named = list(_with_names(scene, draft, before, title)) if title.plural else [_with_name(scene, draft, title)]
    holders = [holder for holder in named if holder]
    if len(holders) > (1 if title.plural else 0):
        yield from holders
    elif owner or sent or (_is_definite(scene, start) and not title.plural):
        yield draft


def _with_name(scene: Scene, draft: Draft, title: TitleMatch) -> Draft | None:
    """Give `draft` the holder whose name follows the title, or stands before it with a comma; None without one."""
    holder = _name_at(scene, draft.span.end) or _name_at(scene, title.span.end)
    if holder:
        travels = _TRAVEL.search(scene.text, max(scene.sentence.start, draft.span.start - 40), draft.span.start)
        goes = travels is not None and _link_after(scene, holder.end) == "to" and not title.sent
        tail = None if goes else owner_after(scene, holder.end)
        span = Span(draft.span.start, max(tail.span.end if tail else holder.end, draft.span.end))
        of = draft.of or (tail.entity_ids[0] if tail else None)
        return replace(
            draft, span=span, kind=EntityKind.PERSON, origin="title and name", score=1.0, holder=holder, of=of
        )
    holder = _name_behind_field(scene, title)
    if holder:
        span = Span(draft.span.start, holder.end)
        return replace(draft, span=span, kind=EntityKind.PERSON, origin="title and name", score=0.9, holder=holder)
    holder = _name_before(scene, draft.span.start)
    if holder:
        span = Span(holder.start, draft.span.end)
        return replace(draft, span=span, kind=EntityKind.PERSON, origin="name and title", score=0.9, holder=holder)
    return None


_TRAVEL = re.compile(r"\b(?:visits?|trips?|tours?|journeys?)\s+(?:by|of|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Behind it, "Foreign Minister Sato to Peru" is no post."""
_AND_NEXT = re.compile(rf"\s*(?:,\s*(?:and\s+)?|\band\s+)(?!{DIGNITIES}\b)")


def _with_names(scene: Scene, draft: Draft, before: NameMatch | None, title: TitleMatch) -> Iterator[Draft]:
    """Yield the holders in the list behind a title in the plural: "Presidents Banda of Malawi and Moi of Kenya"."""
    owner = before.entity_ids[0] if before and before.kind is EntityKind.STATE else None
    start, holder = draft.span.start, _name_at(scene, title.span.end)
    while holder:
        tail = owner_after(scene, holder.end)
        end = tail.span.end if tail else holder.end
        yield replace(
            draft,
            span=Span(start, end),
            kind=EntityKind.PERSON,
            origin="title and name",
            score=1.0,
            holder=holder,
            of=tail.entity_ids[0] if tail else owner,
            plural=False,
        )
        link = _AND_NEXT.match(scene.text, end, scene.sentence.end)
        match = NAME.match(scene.text, link.end(), scene.sentence.end) if link else None
        holder = trim_name(scene, Span(match.start("name"), match.end("name"))) if match else None
        start = holder.start if holder else end


def _past_body(scene: Scene, end: int) -> int:
    """Return where a body title right behind `end` ends ("spokesman of the Russian [Ministry of Foreign Affairs]")."""
    index = bisect_right(scene.bodies, end, key=lambda b: b.span.start)
    body = scene.bodies[index] if index < len(scene.bodies) else None
    return body.span.end if body and not scene.text[end : body.span.start].strip() else end


def _is_definite(scene: Scene, start: int) -> bool:
    return bool(_POSSESSIVE.search(scene.text, max(scene.sentence.start, start - 18), start))


def _name_at(scene: Scene, start: int) -> Span | None:
    """Return the personal name that stands right after `start`, or None."""
    gap = _GAP_AFTER.match(scene.text, start, scene.sentence.end)
    if not gap:
        return None
    match = NAME.match(scene.text, gap.end(), scene.sentence.end)
    if not match:
        return None
    span = trim_name(scene, Span(match.start("name"), match.end("name")))
    if span is None or ("," in gap[0] and " " not in span.of(scene.text)):
        return None
    return span


_FIELD = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+)?[A-ZÀ-Þ][\w'’&-]*(?:\s+(?:of|for|and|the|on|&|[A-ZÀ-Þ][\w'’&-]*|\([A-Z][\w-]{1,9}\))){0,9}"
    rf",\s+(?={HONORIFICS})"
)
_CLOSED = re.compile(r"\s*[,.;)]|\s*\Z")


def _name_behind_field(scene: Scene, title: TitleMatch) -> Span | None:
    """Return who holds a title that says for what: "the Chairperson of the Commission of the Union, H.E. Ana Lund,"."""
    field = _FIELD.match(scene.text, title.span.end, scene.sentence.end)
    match = NAME.match(scene.text, field.end(), scene.sentence.end) if field else None
    holder = trim_name(scene, Span(match.start("name"), match.end("name"))) if match else None
    return holder if holder and _CLOSED.match(scene.text, holder.end, scene.sentence.end) else None


_INITIALS = re.compile(r"(?:[EH]\.\s*)+(?=[A-Z])")  # the end of "H.E." is no initial
_DIGNITY = re.compile(rf"(?:{DIGNITIES}\s+)+(?=[A-ZÀ-Þ])")


def trim_name(scene: Scene, span: Span) -> Span | None:
    """Cut a run of capitalised words where it stops being a name; None if nothing is left."""
    honorific = _INITIALS.match(span.of(scene.text))
    if honorific and scene.text[max(0, span.start - 2) : span.start].endswith("."):
        span = Span(span.start + honorific.end(), span.end)
    dignity = _DIGNITY.match(span.of(scene.text))
    if dignity:
        span = Span(span.start + dignity.end(), span.end)
    end = span.start
    for part in re.finditer(r"\S+", span.of(scene.text)):
        place = Span(span.start + part.start(), span.start + part.end())
        bare = re.sub(r"['’]s?$", "", part[0])
        if bare in _NOT_A_NAME or _is_other_name(scene, place, span.start):
            break
        cut = run_on_cut(bare, scene.family_names)
        end = place.start + (cut or len(bare))
        if cut or bare != part[0]:
            break
    words = scene.text[span.start : end].split()
    while words and words[-1].islower():  # a particle cannot end a name
        end -= len(words.pop())
        end = span.start + len(scene.text[span.start : end].rstrip())
    return Span(span.start, end) if end > span.start else None


def run_on_cut(word: str, family_names: frozenset[str]) -> int:
    """Return where a glued verb begins in "Merkelheld", 0 where nothing is glued.

    Only after a part the lexicon knows as a family name, so that no real name is cut.
    """
    match = re.fullmatch(
        r"([A-ZÀ-Þ][\w'’-]{2,}?)(held|said|told|met|visited|will|has|was|arrived|signed|announced|and)", word
    )
    return len(match[1]) if match and match[1].casefold() in family_names else 0


def _is_other_name(scene: Scene, place: Span, first: int) -> bool:
    """Whether the word at `place` begins the name of a state, body or place rather than going on a person's."""
    name = name_starting(scene, place.start)
    if name is None or name.kind is EntityKind.PERSON:
        return False
    return place.start > first or not name.rows[0].ambiguous


_BEFORE = re.compile(rf"(?P<name>{_PART}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_PART}){{1,4}})\s*,\s*(?:the\s+|a\s+|an\s+)?$")


def _name_before(scene: Scene, end: int) -> Span | None:
    """Return the name of "Name Name, (the) <title>" that ends right before `end`."""
    match = _BEFORE.search(scene.text, max(scene.sentence.start, end - 80), end)
    if not match:
        return None
    span = trim_name(scene, Span(match.start("name"), match.end("name")))
    return span if span and span.end == match.end("name") and " " in span.of(scene.text) else None
