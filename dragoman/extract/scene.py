"""One sentence made ready for the rules: its tokens, its layers and what the sentences before it left open.

Takes a document's annotations; gives Scenes in text order. A running quotation carries its speaker on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.parties import BE, Cast, find_others, make_cast
from dragoman.extract.rules import Hit, RuleClass, compile_rules
from dragoman.extract.units import Unit, split_units
from dragoman.lexicon.records import Lexicon
from dragoman.text.intervals import SpanIndex
from dragoman.text.marks import is_quotation_open
from dragoman.text.tokens import Token, find_tokens
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.document import Document, SegmentKind
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from dragoman.types.value import AmountMention, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence, in document order, with everything that stands in it.

    `quoted` says that it begins inside a quotation opened before it; `paragraph` numbers its block.
    """

    text: str
    sentence: Span
    paragraph: int
    quoted: bool
    tokens: tuple[Token, ...]
    cast: Cast
    units: tuple[Unit, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    amounts: tuple[AmountMention, ...]


def find_scenes(doc: Document, annotations: Annotations, lexicon: Lexicon) -> Iterator[Scene]:
    """Yield the sentences of `doc`; one repeated word for word is left out (stand-first, caption).

    One that cannot carry a claim comes without words: it only parts those around it.
    """
    rules = compile_rules(lexicon)
    relevant = frozenset(annotations.relevant)
    mentions = SpanIndex(annotations.mentions, key=lambda m: m.span)
    times = SpanIndex(annotations.times, key=lambda t: t.span)
    amounts = SpanIndex(annotations.amounts, key=lambda a: a.span)
    seen: set[str] = set()
    quoted = False
    for segment in annotations.segments:
        if segment.kind is not SegmentKind.SENTENCE:
            quoted = False
            continue
        body = " ".join(segment.span.of(doc.text).split())
        began = quoted
        quoted = is_quotation_open(body, opened=quoted)
        if body in seen:
            continue
        seen.add(body)
        tokens = find_tokens(doc.text, segment.span) if segment.index in relevant else []
        inside = mentions.inside(segment.span)
        cast = make_cast(tokens, inside, lexicon)
        yield Scene(
            text=doc.text,
            sentence=segment.span,
            paragraph=segment.parent or 0,
            quoted=began,
            tokens=tuple(tokens),
            cast=cast,
            units=tuple(split_units(tokens, plausible(list(rules.find(tokens)), cast), inside)),
            mentions=tuple(inside),
            times=tuple(times.inside(segment.span)),
            amounts=tuple(amounts.inside(segment.span)),
        )


def plausible(hits: Sequence[Hit], cast: Cast) -> list[Hit]:
    """Leave out verbs that are part of a name ("United States") and acts that need an object and have none."""
    verbs = [h for h in hits if h.rule.cls is not RuleClass.NOUN]
    kept = [h for h in verbs if not _in_name(h, cast) and _has_object(h, cast) and not _is_aside(h, cast)]
    return [*kept, *(h for h in hits if h.rule.cls is RuleClass.NOUN)]


def _is_aside(hit: Hit, cast: Cast) -> bool:
    """Whether a report is only a participle behind a noun ("the plan announced by the minister")."""
    tokens = cast.tokens
    by = hit.last + 1 < len(tokens) and tokens[hit.last + 1].low == "by"
    return hit.rule.cls is RuleClass.REPORT and by and hit.first > 0 and tokens[hit.first - 1].low not in BE


def _in_name(hit: Hit, cast: Cast) -> bool:
    return any(hit.first in range(p.first, p.last + 1) for p in cast.places if p.mention.kind is not EntityKind.GROUP)


def _has_object(hit: Hit, cast: Cast) -> bool:
    """Whether what the row requires stands behind the verb; mutual and passive acts find it elsewhere."""
    element = hit.rule.elements[0]
    if not hit.rule.required or hit.rule.mutual or cast.tokens[hit.first].low in element.participles:
        return True
    found = find_others(cast, hit.rule, hit, len(cast.tokens))
    return any(role in hit.rule.required for role, _ in found)
