"""Frameworks, treaties and publications by the noun that ends their name, and acronyms the text defines.

Takes text, a sentence and the table of head nouns; gives drafts for "Global Green Corridor Initiative (GGCI)"
and "Agreement on the Return of Persons". The long form of an acronym is found by its initials, whatever its case.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotate.drafts import Draft
from dragoman.annotate.gazetteer import NameMatch
from dragoman.text.daysets import DAY_NAMES, MONTH_NAMES
from dragoman.text.patterns import either
from dragoman.types.entity import EntityKind, NameKind
from dragoman.types.span import Span

_CAP = r"(?:[A-ZÀ-Þ][\w’'&./-]{0,60}|\d{4}|\d{1,2}-[A-Z]\w+)"
_LINK = r"(?:of|for|on|and|to|the|with|against|between|&|–|-)"
_TAIL_LINK = r"(?:of|for|on|and|in|to|the|with|against|between|&|–|-)"  # "in" goes on a tail, it does not begin one
_NO_DATE = rf"(?!(?:{'|'.join((*MONTH_NAMES, *DAY_NAMES))})\b)"
MAX_INITIALS = 8
MIN_LEVEL_BLANKS = (
    4  # "strategic partnership" is a kind of level, "... for Peace and Prosperity in Asia" the name of one
)
MAX_LONG_CHARS = 400  # code points before the bracket in which a long form is looked for: 24 words and to spare


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym defined in the text: its letters, their span, its long form's, and that of both with the brackets."""

    short: Span
    long: Span
    whole: Span
    text: str


@dataclass(frozen=True, slots=True)
class Heads:
    """The head nouns, compiled: what each makes of a phrase, one of them alone, and phrases that end in one.

    `small`: names in capitals with one of the head nouns in small letters; None where the table has none of these.
    """

    kinds: Mapping[str, EntityKind]
    noun: re.Pattern[str]
    phrase: re.Pattern[str]
    small_kinds: Mapping[str, EntityKind]
    small: re.Pattern[str] | None


def heads_of(rows: Sequence[Mapping[str, str]]) -> Heads | None:
    """Compile the table of head nouns; None where it is empty."""
    if not rows:
        return None
    kinds = head_kinds(rows)
    small = {row["head"].casefold(): kinds[row["head"]] for row in rows if row["small"] == "yes"}
    pattern = re.compile(rf"{_SMALL_BEFORE}(?P<head>{either(small)})\b(?!-)") if small else None
    return Heads(kinds, re.compile(either(kinds)), framework_pattern(tuple(kinds)), small, pattern)


def head_kinds(rows: Sequence[Mapping[str, str]]) -> Mapping[str, EntityKind]:
    """Return what the head nouns of the table make a name: "Initiative" a programme, "Treaty" an instrument."""
    return {row["head"]: EntityKind(row["kind"]) for row in rows}


def framework_pattern(heads: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the matcher of capitalised phrases that end in one of `heads`, with a capitalised tail."""
    nouns = "|".join(re.escape(h) for h in sorted(heads, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-]){_NO_DATE}(?:\d{{4}}\s+)?{_CAP}(?:\s+(?:{_LINK}\s+){{0,2}}{_NO_DATE}{_CAP}){{0,9}}?"
        rf"\s+(?:(?:{nouns})(?:\s+{_CAP}){{0,3}}?\s+)?(?P<head>{nouns})\b"  # "Green Corridor Initiative": the last noun
        rf"(?:(?!\s+and\s+the\b)\s+(?:{_LINK}\s+){{1,2}}{_NO_DATE}{_CAP}(?:\s+(?:{_TAIL_LINK}\s+){{0,2}}{_NO_DATE}{_CAP}){{0,6}})?"
        rf"|(?<![\w-])(?P<lead>{nouns})\s+(?:of|on|for|to)\s+(?:the\s+)?{_CAP}"
        rf"(?:\s+(?:{_TAIL_LINK}\s+){{0,2}}{_NO_DATE}{_CAP}){{0,8}}"
    )


def find_frameworks(text: str, sentence: Span, heads: Heads | None) -> Iterator[Draft]:
    """Yield a draft for every phrase of the sentence that a head noun makes a framework."""
    if heads is None or not heads.noun.search(text, sentence.start, sentence.end):
        return
    for match in heads.phrase.finditer(text, sentence.start, sentence.end):
        start = match.start() + len(_leading_words(match[0]))
        end = _quoted_end(text, start, match.start() + len(_TRAILING.sub("", match[0])))
        kind = heads.kinds[match["head"] or match["lead"]]
        for span, made in _parted(text, _without_parties(text, Span(start, end), heads), kind, heads):
            years = _YEARS.match(text, span.end)
            whole = Span(span.start, years.end() if years else span.end)
            yield Draft(span=whole, kind=made, origin="head noun", score=0.8)


_BETWEEN = re.compile(r"\s+between\s")


def _without_parties(text: str, span: Span, heads: Heads) -> Span:
    """Return a name without whom it is between, where it has words of its own: "Fisheries Treaty [between A and B]".

    The parties are then read as such. "Agreement between A and B on Ports" has no other name, and stays whole.
    """
    between = _BETWEEN.search(text, span.start, span.end)
    name = Span(span.start, between.start()) if between else span
    return name if between and heads.noun.sub("", name.of(text)).strip() else span


_YEARS = re.compile(r"\s\((?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\)")  # "Transport Roadmap (2011-2020)": of its name
_AND_THE = re.compile(r"\s+and\s+(?:the|its|their)\s+")


def _parted(text: str, span: Span, kind: EntityKind, heads: Heads) -> Iterator[tuple[Span, EntityKind]]:
    """Yield the one name of a phrase, or the two that "and the" joins: "the Sea Plan and the Treaty on Ports"."""
    joints = list(_AND_THE.finditer(text, span.start, span.end))
    for index, joint in enumerate(joints):
        end = joints[index + 1].start() if index + 1 < len(joints) else span.end
        later = heads.noun.search(text, joint.end(), end)
        second = heads.kinds.get(later[0]) if later else None
        if second and second is not EntityKind.BODY and heads.noun.search(text, span.start, joint.start()):
            yield Span(span.start, joint.start()), kind
            yield Span(joint.end(), span.end), second
            return
    yield span, kind


_OF_WHAT = r"(?:(?:peace|ceasefire|(?:free\s+)?trade|nuclear|arms|border|power-sharing|visa|gas)\s+)?"
_SMALL_BEFORE = rf"(?<![\w-])(?P<name>{_NO_DATE}{_CAP}(?:\s+{_CAP}){{0,4}})\s+{_OF_WHAT}"
_LED = re.compile(r"-(?:led|based|backed|funded|style|brokered|sponsored|run|wide)\b")
NO_NAMES = frozenset({EntityKind.STATE, EntityKind.IGO, EntityKind.PERSON, EntityKind.BODY})
"""Names that make no framework's of a small noun: "the Chilean initiative", "the EU programme"."""

TOWNS = frozenset({NameKind.CAPITAL})


def find_small_heads(text: str, sentence: Span, names: Sequence[NameMatch], heads: Heads | None) -> Iterator[Draft]:
    """Yield a draft for every name in capitals with a head noun in small letters: "the Khartoum process"."""
    if heads is None or heads.small is None:
        return
    for match in heads.small.finditer(text, sentence.start, sentence.end):
        lead = len(_leading_words(match["name"] + " "))
        start = match.start() + lead
        name = match["name"][lead:]
        opens = start == sentence.start and " " not in name and not name.isupper()
        if not name or opens or _LED.search(name) or _is_named(Span(start, match.end("name")), text, names):
            continue
        yield Draft(span=Span(start, match.end()), kind=heads.small_kinds[match["head"]], origin="head noun", score=0.7)


def _is_named(span: Span, text: str, names: Sequence[NameMatch]) -> bool:
    """Whether the words before a head are a framework known by itself, or states and organisations alone."""
    inside = [n for n in names if span.overlaps(n.span)]
    if any(n.kind not in NO_NAMES and n.kind is not EntityKind.PLACE for n in inside):
        return True
    parties = [n.span for n in inside if n.kind in NO_NAMES and not any(r.name_kind in TOWNS for r in n.rows)]
    rest = "".join(text[i] for i in range(span.start, span.end) if not any(p.start <= i < p.end for p in parties))
    return bool(parties) and not (rest.strip(" \n.'’s") and rest.strip()[0] in "-–/&") and not re.search(r"[A-Z]", rest)


def levels_of(rows: Sequence[Mapping[str, str]]) -> re.Pattern[str] | None:
    """Compile the matcher of the full names of levels in the table of relations, in capitals or not."""
    names = {row["name"] for row in rows if row["name"].count(" ") >= MIN_LEVEL_BLANKS}
    return re.compile(rf"\b{either(names)}\b", re.IGNORECASE) if names else None


def find_levels(text: str, sentence: Span, levels: re.Pattern[str] | None) -> Iterator[Draft]:
    """Yield a draft for every full name of a level of relations in the sentence."""
    for match in () if levels is None else levels.finditer(text, sentence.start, sentence.end):
        yield Draft(span=Span(*match.span()), kind=EntityKind.PROGRAMME, origin="level of relations", score=0.9)


_TO_THE_MARK = re.compile(r"(?:\s+[^\W\d_]{1,20}){1,4}(?=[,.]?[\"”])")  # "... Partnership for Asia [and the world],"


def _quoted_end(text: str, start: int, end: int) -> int:
    """Return where a name ends that opens in quotation marks: at the closing ones, small last words included."""
    rest = _TO_THE_MARK.match(text, end) if start and text[start - 1] in '"“' else None
    return rest.end() if rest else end


_TRAILING = re.compile(r"\s+in\s+\d{4}$|(?:['’]s?|(?<![A-Z])\.|[/&-])$")  # a year dates it, a mark ends the sentence
_LEADING = re.compile(
    r"(?:(?:The|A|An|Under|In|At|On|Its|Their|Our|This|Both|Regarding|Through|By|For|From|With)\s+"
    r"(?:(?:the|a|an|its|their|our|this|both)\s+)?|\d{4}\s+of\s+(?:the\s+)?)+"
)


def _leading_words(phrase: str) -> str:
    """Return the words that open a sentence or clause before a name: "Under the " of "Under the Joint Plan"."""
    found = _LEADING.match(phrase)
    return found[0] if found else ""


_DEFINED = re.compile(r"\(\s{0,3}[\"“]?(?:the\s{1,3})?(?P<short>[A-Z][A-Za-z&-]{1,9})[\"”]?\s{0,3}\)")
_LONG_WORD = re.compile(r"\b[^\W_][\w’']*")
_SMALL_WORDS = frozenset("of and the for on in to a an with s".split())


def find_acronyms(text: str, sentence: Span) -> Iterator[Acronym]:
    """Yield the acronyms the sentence defines in brackets after their long form.

    The long form is the shortest run of words before the bracket whose initials spell the acronym; small
    words (of, and, the) may be left out of it.
    """
    for match in _DEFINED.finditer(text, sentence.start, sentence.end):
        letters = [c for c in match["short"] if c.isupper()]
        if 2 <= len(letters) <= MAX_INITIALS:
            low = max(sentence.start, match.start() - MAX_LONG_CHARS)
            long = _long_form(text, low, match.start(), letters)
            if long:
                whole = Span(long.start, match.end())
                yield Acronym(Span(*match.span("short")), long, whole, match["short"])


def _long_form(text: str, low: int, end: int, letters: Sequence[str]) -> Span | None:
    """Walk back from `end` word by word, spelling `letters` from the last; None where the words do not spell them."""
    end = low + len(re.sub(r"[\"”’]$", "", text[low:end].rstrip()))
    words = list(_LONG_WORD.finditer(text, low, end))
    remaining = list(letters)
    for word in reversed(words[-3 * MAX_INITIALS :]):
        if word[0][0].upper() == remaining[-1]:
            remaining.pop()
            if not remaining:
                return Span(word.start(), end)
        elif word[0].casefold() not in _SMALL_WORDS:
            return None
    return None
