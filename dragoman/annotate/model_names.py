"""Names that a model of the language found, where the rules found none or less.

Takes the model's names and the drafts of the rules; gives drafts of what the model adds. The rules know more (whose
name it is, which office) and err less, so a model's name yields wherever the two cross.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.annotate.drafts import Draft
from dragoman.annotate.frameworks import head_kinds
from dragoman.lexicon.records import Lexicon
from dragoman.text.daysets import DAY_NAMES, MONTH_NAMES
from dragoman.text.formal_names import FORMS_OF_STATE
from dragoman.text.intervals import SpanIndex
from dragoman.types.analysis import FoundName
from dragoman.types.entity import SIDES, EntityKind
from dragoman.types.span import Span

ORIGIN = "model"
SCORE = 0.6
TITLED = frozenset({EntityKind.OFFICE, EntityKind.GROUP})  # never part of a longer name: "the two sides"
BODY_RULES = frozenset({"body", "body of owner", "government"})  # they know whose body it is
EVENTFUL = frozenset({EntityKind.BODY, EntityKind.SERIES})
FIRM = EVENTFUL | {EntityKind.PLACE}
BY_FORM = "head noun"  # the rule that goes by the last word of a name
_JOINTS = re.compile(r"(?:[\s,/&–—-]|\band\b)*")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?\Z")
_DATED = re.compile(
    rf"\s+(?:on|in|last|late|early)\s+(?:{'|'.join((*MONTH_NAMES, *DAY_NAMES))})\b.*\Z|\s+on\s+\d{{1,2}}\Z",
    re.IGNORECASE | re.DOTALL,
)
_LAST_WORD = re.compile(r"[^\s-]+\Z")
_BY_YEAR = re.compile(r"\d{4}\s")  # "2018 Mexican general election"
_PLAIN_WORD = re.compile(r"(?<![\w-])[^\W\d_A-Z]{4,}")
_PLAIN = re.compile(r"(?<![\w-])[^\W\d_A-Z]{2,}(?![\w-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForms:
    """What the lexicon says of the words of names: `name_forms.tsv` and `framework_heads.tsv`, compiled.

    `heads` are last words that say what a name is of, `either` those that end bodies as well as programmes.
    """

    heads: Mapping[str, EntityKind]
    either: frozenset[str]
    land: re.Pattern[str]
    ballot: re.Pattern[str]
    meeting: re.Pattern[str]
    placed: re.Pattern[str]


@lru_cache(maxsize=4)
def compile_forms(lexicon: Lexicon) -> NameForms:
    """Compile the tables of a lexicon."""
    words = defaultdict(lambda: "(?!)")  # matches nothing, where a table has no such row
    for row in lexicon.tables.get("name_forms", ()):
        words[row["form"]] = "|".join(map(re.escape, row["words"].split("|")))
    rows = lexicon.tables.get("framework_heads", ())
    either = frozenset(row["head"] for row in rows if row.get("or_body") == "yes")
    return NameForms(
        heads={head: kind for head, kind in head_kinds(rows).items() if head not in either},
        either=either,
        land=re.compile(rf"(?:{words['land_first']})\b|.*\b(?:{words['land_last']})\Z", re.DOTALL),
        ballot=re.compile(rf".*\b(?:{words['ballot']})\Z", re.DOTALL | re.IGNORECASE),
        meeting=re.compile(rf"\b(?:{words['meeting']})\b", re.IGNORECASE),
        placed=re.compile(rf"\b(?:in|at|near|into|(?:{words['site']})\s+of)\s+\Z"),
    )


def add_names(text: str, names: Sequence[FoundName], drafts: Sequence[Draft], forms: NameForms) -> Iterator[Draft]:
    """Yield a draft for every name of the model that no draft of the rules crosses, covers or explains.

    A word the text also writes small is none ("Ministers"), nor is a pair of known names ("Vietnam-Japan"). Where the
    last word is a head noun, it says what the name is of.
    """
    if not names:
        return
    known = SpanIndex(drafts, key=lambda d: d.span)
    plain = _plain_words(text)
    for name in names:
        span = _bare(text, name.span)
        if span is None or not _is_name(text, span, name.kind, plain, forms):
            continue
        inside = known.touching(span)
        if all(_gives_way(text, draft, name.kind, span, forms) for draft in inside) and _says_more(text, span, inside):
            kind = _kind_of(span.of(text).split()[-1], name.kind, forms)
            # "the money kept at Euroclear" is kept by a body
            town = kind is EntityKind.BODY and _is_placed(text, span, forms, apart=("at",))
            kind = EntityKind.PLACE if town else kind
            holder = span if kind is EntityKind.PERSON else None
            sides = [d for d in inside if d.kind in SIDES]
            if kind is EntityKind.BODY and len(sides) > 1:
                continue  # "U.S.-ASEAN Climate Futures": what two parties share is named after them
            of = _owner(text, sides, span) if kind is EntityKind.BODY else None
            yield Draft(span=span, kind=kind, origin=ORIGIN, score=SCORE, holder=holder, of=of)


@lru_cache(maxsize=2)
def _plain_words(text: str) -> frozenset[str]:
    """Return the words that the text writes small."""
    return frozenset(word.casefold() for word in _PLAIN.findall(text))


def _kind_of(last: str, kind: EntityKind, forms: NameForms) -> EntityKind:
    """Return what a name is of by its last word, where that says it; else what the model says."""
    return EntityKind.SERIES if forms.meeting.search(last) else forms.heads.get(last, kind)


def is_single(text: str, name: FoundName) -> bool:
    """Whether a name is one word, such as a family name that may be short for one named in full."""
    return len(name.span.of(text).split()) == 1


def _bare(text: str, span: Span) -> Span | None:
    """Return the name without article, possessive mark and the day of the act; None where nothing is left."""
    body = span.of(text)
    article, owned = _ARTICLE.match(body), _OWNED.search(body)
    dated = _DATED.search(body)
    start = span.start + (article.end() if article else 0)
    end = span.start + dated.start() if dated else span.end - (len(owned[0]) if owned else 0)
    return Span(start, end) if start < end else None


def _is_name(text: str, span: Span, kind: EntityKind, plain: frozenset[str], forms: NameForms) -> bool:
    """Whether the words look like a name: a capital or figure at both ends, and, of one word, nowhere written small.

    An event may end in a plain word and begin with its year: "2018 Mexican general election".
    """
    body = span.of(text)
    last = _LAST_WORD.search(body)
    ends = last is not None and (last[0][0].isupper() or last[0][0].isdigit() or kind is EntityKind.SERIES)
    if not ends or not (body[0].isupper() or body[0].isdigit()):
        return False
    if len(body.split()) > 1:
        return True
    if kind is EntityKind.PERSON and (body.isupper() or _is_placed(text, span, forms)):
        return False
    if kind is EntityKind.PERSON and _opens_phrase(text, span):
        return False
    return body.casefold() not in plain


def _is_placed(text: str, span: Span, forms: NameForms, *, apart: tuple[str, ...] = ()) -> bool:
    """Whether one word stands where a town does ("in Hawassa", "the village of Iten"), but behind a word `apart`.

    Initials are a body's.
    """
    body = span.of(text)
    before = forms.placed.search(text, max(0, span.start - 12), span.start)
    return before is not None and not before[0].startswith(apart) and not body.isupper() and " " not in body


_PHRASE_NEXT = re.compile(r"\s+(?:the|a|an|this|that|these|those|its|their|his|her|our|whose)\b")
_SENTENCE_START = re.compile(r"(?:\A|[.!?][\"”’)]*\s+|\n\s*\n\s*)\Z")


def _opens_phrase(text: str, span: Span) -> bool:
    """Whether one word opens a sentence right before an article, as a misspelt preposition does ("Durng the talks")."""
    before = text[max(0, span.start - 8) : span.start]
    return _PHRASE_NEXT.match(text, span.end) is not None and _SENTENCE_START.search(before) is not None


def _gives_way(text: str, draft: Draft, kind: EntityKind, span: Span, forms: NameForms) -> bool:
    """Whether a draft of the rules is only a part of the longer name at `span`.

    A party does not drown in an event or a paper that is told rather than named: "the Russian invasion of February",
    "8th Japan-ASEAN Defence Ministers' Meeting".
    """
    if not span.contains(draft.span) or span == draft.span:
        return False
    if kind is EntityKind.PERSON:
        return draft.kind is EntityKind.PERSON  # "Juan Carlos Salas" is not the king
    if kind is EntityKind.PLACE:
        return draft.kind is EntityKind.PLACE or (
            draft.kind is EntityKind.STATE and bool(forms.land.match(span.of(text)))
        )
    if kind is EntityKind.BODY and not forms.meeting.search(span.of(text)):
        known = draft.kind is EntityKind.BODY and bool(draft.candidates)
        return not known and draft.kind not in TITLED and draft.origin not in BODY_RULES
    is_party = draft.kind in SIDES
    return draft.kind not in TITLED and not (is_party and not _is_titled(span.of(text), kind, forms))


def _is_titled(name: str, kind: EntityKind, forms: NameForms) -> bool:
    """Whether an event bears a name of its own: a ballot, or capitals throughout where it is no meeting of parties."""
    if kind is not EntityKind.SERIES or forms.meeting.search(name):
        return False
    return bool(forms.ballot.match(name)) or bool(_BY_YEAR.match(name)) or not _PLAIN_WORD.search(name)


def _owner(text: str, parts: Sequence[Draft], span: Span) -> str | None:
    """Return the state a body's name begins with: "Japan Coast Guard"."""
    first = next((d for d in parts if d.span.start == span.start and d.candidates), None)
    return first.candidates[0] if first and text[first.span.end : first.span.end + 1] != "-" else None


def _says_more(text: str, span: Span, parts: Sequence[Draft]) -> bool:
    """Whether the name is more than known ones set side by side ("Vietnam-Japan", "Chad and Niger").

    Nor is it more where it is what a known state is in full: "the People's Republic of Benin".
    """
    left = list(span.of(text))
    for part in parts:
        left[part.span.start - span.start : part.span.end - span.start] = " " * len(part.span)
    rest = "".join(left)
    return not (_JOINTS.fullmatch(rest) or (parts and FORMS_OF_STATE.fullmatch(rest.rstrip() + " ")))


def weigh_forms(text: str, drafts: Sequence[Draft], names: Sequence[FoundName], forms: NameForms) -> Iterator[Draft]:
    """Yield the drafts without those that only their last word speaks for, where the model sees another name.

    It sees better where such a name ends, and what it is: a body may be called "Alliance" or "Fund" as a programme is.
    """
    bodies = SpanIndex([n for n in names if n.kind in EVENTFUL], key=lambda n: n.span)
    firm = SpanIndex([n for n in names if n.kind in FIRM], key=lambda n: n.span)
    for draft in drafts:
        seen = firm if draft.kind is EntityKind.BODY else bodies
        open_kind = draft.kind is EntityKind.BODY or draft.span.of(text).split()[-1] in forms.either
        if not (draft.origin == BY_FORM and open_kind and seen.touching(draft.span)):
            yield draft
