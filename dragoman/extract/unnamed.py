"""Agreements and papers that have no name yet: "an agreement on air services", "a joint statement".

Takes a stretch of text; gives a mention of the words by which it describes what an act falls under. They are the text's
words, article and all, and stand for no entity: what is still to be negotiated has no name (ANNOTATION.md, section 6).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.extract.signs import Signs
from dragoman.lexicon.records import Lexicon
from dragoman.text.daysets import DAY_NAMES, MONTH_NAMES
from dragoman.text.patterns import either
from dragoman.types.annotation import Mention
from dragoman.types.entity import EntityKind
from dragoman.types.ids import make_id
from dragoman.types.span import Span

ORIGIN = "description"
MAX_TOPIC_WORDS = 9  # "the avoidance of double taxation and the prevention of tax evasion"
_ABOUT = re.compile(
    r"\b(?:an?|the)\s+(?:(?!(?:an?|the|of|to|in|on|for|and|by|with|\w+ed)\b)(?-i:[a-z])[\w-]*\s+){0,3}?(?:"
    r"(?:agreement|treaty|memorandum(?:\s+of\s+understanding)?|mou|protocol|convention|pact|accord|arrangement"
    r"|action\s+plan|plan\s+of\s+action|road\s?map|declaration)\s+(?:on|concerning|regarding|for)"
    r"|package\s+of)\s+(?=\w)",
    re.IGNORECASE,
)
"""What describes an agreement by what it is about, up to its topic."""
_AGREEMENTS = Signs(
    "agreement treaty memorandum mou protocol convention pact accord arrangement plan road declaration package".split()
)
"""Words of which each such description has one."""
PAPERS = ("statement", "communique", "communiqué", "declaration")
_PAPER = re.compile(
    r"\b(?:an?|the)\s+(?:(?:joint|final|common|summit|closing)\s+){1,2}"
    rf"(?:{'|'.join(PAPERS)})(?:\s+of\s+the\s+parties)?\b(?!\s+(?:on|of|by))",
    re.IGNORECASE,
)
"""What several sides publish. One that a ministry issues says nothing of where an act belongs."""
_PAPERS = Signs(PAPERS)
_WORD = re.compile(r"[\s,]+(?P<and>(?:and|or)\s+(?:the\s+)?)?(?P<word>[\w’'-]+)")
_THE = re.compile(r"the\s+", re.IGNORECASE)
_STOPS = frozenset(
    "to which that who whose where when while as by with between in at from before after during under signed reached "
    "concluded was were is are has have had will would shall could should may might must be been being this its their "
    "totalling worth amid because but if since until into than it they he she also not last next earlier later today "
    "yesterday tomorrow on despite following including agreed said".split()
)
_VERB = re.compile(r"[a-z]\w*(?:ed|izes|ises)|(?:expire|lapse|enter|remain|allow|provide|include|cover|take|come)s?")
_NO_TOPIC = re.compile(
    r"\W*(?:(?:an?|more|about|over|up|at|nearly|almost|some|around)\b|\d"
    rf"|{'|'.join((*DAY_NAMES, *MONTH_NAMES))})"
)
_LOOSE_END = re.compile(r"(?:[\s,]+(?:of|for|and|or|the|on|a|an))+$", re.IGNORECASE)


def find_about(text: str, stretch: Span, doc_id: str) -> Iterator[Mention]:
    """Yield the agreements of the stretch that it describes by their topic ("a pact on sea rescue")."""
    if not _AGREEMENTS.stand_in(stretch.of(text)):
        return
    for match in _ABOUT.finditer(text, stretch.start, stretch.end):
        end = _topic_end(text, match.end() - 1, stretch.end)
        if end > match.end() and not _NO_TOPIC.match(text, match.end()):
            yield _mention(text, Span(match.start(), end), doc_id)


def find_paper(text: str, stretch: Span, doc_id: str) -> Mention | None:
    """Return the first statement or communiqué of the stretch that several sides give out together."""
    match = _PAPER.search(text, stretch.start, stretch.end) if _PAPERS.stand_in(stretch.of(text)) else None
    return _mention(text, Span(*match.span()), doc_id) if match else None


NAMED_RANKS = frozenset("45678")  # from comprehensive partnership up: below, relations have a state but no name
_TAIL = (
    r"(?:\s+for\s+(?:shared\s+|common\s+)?(?:peace|prosperity|development|progress|stability|security|friendship)\b"
    r"(?:,?\s+(?:and\s+)?(?:shared\s+|common\s+)?(?:peace|prosperity|development|progress|stability|security)\b){0,3})?"
)


def find_level(text: str, stretch: Span, lexicon: Lexicon, doc_id: str) -> Mention | None:
    """Return the level of relations a stretch names with its tail ("strategic partnership for peace and progress")."""
    levels = _levels(lexicon)
    if levels is None or not levels.ends.stand_in(stretch.of(text)):
        return None
    match = levels.pattern.search(text, stretch.start, stretch.end)
    return _mention(text, Span(*match.span()), doc_id) if match else None


@dataclass(frozen=True, slots=True)
class _Levels:
    """What finds the levels of relations, and the words these end with, of which one must be there."""

    pattern: re.Pattern[str]
    ends: Signs


@lru_cache(maxsize=4)
def _levels(lexicon: Lexicon) -> _Levels | None:
    rows = (row for row in lexicon.tables.get("levels", ()) if row["rank"] in NAMED_RANKS)
    words = tuple(word for row in rows for word in row["words"].split("|"))
    if not words:
        return None
    ends = Signs(word.split()[-1] for word in words)
    return _Levels(re.compile(rf"\b{either(words)}\b{_TAIL}", re.IGNORECASE), ends)


def _topic_end(text: str, start: int, limit: int) -> int:
    """Return where the topic that begins behind `start` ends: before a word that opens another phrase."""
    end = start
    for _ in range(MAX_TOPIC_WORDS):
        word = _WORD.match(text, end, limit)
        if word is None or word["word"].casefold() in _STOPS or _VERB.fullmatch(word["word"]):
            break
        if "," in word[0] and end > start:
            break
        end = word.end()
    loose = _LOOSE_END.search(text, start, end)
    return loose.start() if loose else end


def _mention(text: str, span: Span, doc_id: str) -> Mention:
    article = _THE.match(text, span.start, span.end)
    span = Span(article.end(), span.end) if article else span
    return Mention(
        id=make_id("mnt", doc_id, ORIGIN, span.start, span.end),
        doc_id=doc_id,
        span=span,
        text=span.of(text),
        kind=EntityKind.INSTRUMENT,
        origin=ORIGIN,
        score=0.5,
    )
