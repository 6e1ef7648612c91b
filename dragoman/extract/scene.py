"""One sentence made ready for the rules: its tokens, its layers and what the sentences before it left open.

Takes a document's annotations; gives Scenes in text order. A running quotation carries its speaker on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.extract.frameworks import opens_as_label
from dragoman.extract.grammar.borne_out import read_syntax
from dragoman.extract.grammar.growing import Trees
from dragoman.extract.grammar.parties import Cast, make_cast
from dragoman.extract.grammar.protocol import Grammar, Unit
from dragoman.extract.grammar.tree import Tree
from dragoman.extract.grammar.word_order import read_word_order
from dragoman.extract.lists import Lead, find_leads
from dragoman.extract.openings import Openings, compile_openings
from dragoman.extract.rules import RuleBook, compile_rules
from dragoman.extract.turns import know_speaker, know_turns
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.intervals import SpanIndex
from dragoman.text.marks import is_quotation_open
from dragoman.text.tokens import Token, find_tokens
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.entity import SIDES
from dragoman.types.span import Span
from dragoman.types.value import AmountMention, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence, in document order, with everything that stands in it.

    `quoted` says that it begins inside a quotation opened before it; `paragraph` numbers its block. `sides` are the
    states and organisations the document names, each by its first mention, under their folded words. `label` is the
    framework that its paragraph opens with ("Peace Facility: ..."). `voice` is who speaks in this turn of a transcript,
    `we` who says the whole text, where it is a speech; `asked` says that it is a question's. `lead` tells of the lines
    above a point of a list.
    """

    text: str
    sentence: Span
    paragraph: int
    quoted: bool
    tokens: tuple[Token, ...]
    cast: Cast
    grammar: Grammar
    openings: Openings
    mentions: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    amounts: tuple[AmountMention, ...]
    sides: Mapping[str, Mention] = field(default_factory=dict)
    label: Mention | None = None
    voice: Mention | None = None
    we: Mention | None = None
    asked: bool = False
    lead: Lead | None = None

    @property
    def units(self) -> tuple[Unit, ...]:
        """The clauses around its predicates, in text order."""
        return self.grammar.units


def find_scenes(
    doc: Document, annotations: Annotations, lexicon: Lexicon, trees: Trees | None = None
) -> Iterator[Scene]:
    """Yield the sentences of `doc`; one repeated word for word is left out (stand-first, caption).

    One that cannot carry a claim comes without words: it only parts those around it.
    """
    rules, trees = compile_rules(lexicon), trees or Trees(annotations.tokens)
    relevant = frozenset(annotations.relevant)
    mentions = SpanIndex(annotations.mentions, key=lambda m: m.span)
    times = SpanIndex(annotations.times, key=lambda t: t.span)
    amounts = SpanIndex(annotations.amounts, key=lambda a: a.span)
    sides = {fold(m.text): m for m in reversed(annotations.mentions) if m.kind in SIDES}
    turns, leads = know_turns(doc, annotations, lexicon), find_leads(doc, annotations, mentions, sides, lexicon)
    we = None if turns else know_speaker(doc, annotations, lexicon)
    label, labelled, openings = None, None, compile_openings(lexicon)
    for segment, began in _sentences(doc, annotations):
        tokens = find_tokens(doc.text, segment.span) if segment.index in relevant else []
        sums = tuple(amounts.inside(segment.span))
        money = [a.span for a in sums if a.amount and a.amount.currency]  # "one billion Ecus" names nobody
        inside = mentions.inside(segment.span)
        if money:
            inside = [m for m in inside if not any(span.contains(m.span) for span in money)]
        if labelled != segment.parent:
            label, labelled = opens_as_label(doc.text, segment.span, inside), segment.parent
        cast = make_cast(tokens, inside, lexicon)
        yield Scene(
            text=doc.text,
            sentence=segment.span,
            paragraph=segment.parent or 0,
            quoted=began,
            tokens=tuple(tokens),
            cast=cast,
            grammar=_grammar(cast, rules, trees.of(segment.span) if tokens else None, inside, sums),
            openings=openings,
            mentions=tuple(inside),
            times=tuple(times.inside(segment.span)),
            amounts=sums,
            sides=sides,
            label=label,
            voice=turn.voice if (turn := turns.get(segment.parent or 0)) else None,
            we=we,
            asked=turn is not None and turn.voice is None,
            lead=leads.get(segment.parent or 0),
        )


def _sentences(doc: Document, annotations: Annotations) -> Iterator[tuple[Segment, bool]]:
    """Yield the sentences in order, each once, and whether a quotation was open where they begin."""
    seen: set[str] = set()
    quoted = False
    for segment in annotations.segments:
        if segment.kind is not SegmentKind.SENTENCE:
            quoted = False
            continue
        body = " ".join(segment.span.of(doc.text).split())
        began, quoted = quoted, is_quotation_open(body, opened=quoted)
        if body not in seen:
            seen.add(body)
            yield segment, began


def _grammar(
    cast: Cast, rules: RuleBook, tree: Tree | None, mentions: Sequence[Mention], amounts: Sequence[AmountMention]
) -> Grammar:
    return (
        read_syntax(cast, tree, rules, mentions, amounts)
        if tree and tree.is_sound
        else read_word_order(cast, mentions, rules)
    )
