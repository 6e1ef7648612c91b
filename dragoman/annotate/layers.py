"""All layers of one document, in the order they need each other.

Takes a Document, its segments and the lexicon; gives Annotations. The station's one public function; what each
layer means stands in its own file.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.amounts import find_amounts
from dragoman.annotate.currency_homes import find_homes
from dragoman.annotate.dating.document import date_document
from dragoman.annotate.dating.reviews import year_under_review
from dragoman.annotate.drafts import Draft, to_mentions
from dragoman.annotate.eventfulness import can_tell_events, find_eventful
from dragoman.annotate.home_towns import find_home_town
from dragoman.annotate.mentions import find_names, of_the_day, with_references
from dragoman.annotate.relevance import find_relevant, is_in_scope
from dragoman.annotate.times.finder import find_times
from dragoman.annotate.topics import find_off_topic
from dragoman.annotate.turns import find_spoken, find_turn_names
from dragoman.lexicon.records import Lexicon
from dragoman.types.analysis import Analyser, Analysis
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.issue import OFF_TOPIC, Issue
from dragoman.types.span import Span
from dragoman.types.value import AmountMention

HEAD_LINES = frozenset({SegmentKind.TITLE, SegmentKind.HEADING, SegmentKind.DATELINE, SegmentKind.METADATA})


def annotate(
    doc: Document,
    segments: Sequence[Segment],
    *,
    lexicon: Lexicon,
    analyser: Analyser | None = None,
    whole: bool = False,
    dating: Dating | None = None,
) -> Annotations:
    """Find names, times, sums and the date of `doc`; with an `analyser` also words, heads and more names.

    Only sentences that can carry a claim or an event are analysed, for that costs more than all else; `whole`: every
    one of an English text. `dating` is its date where other documents give it; else its own evidence decides.
    """
    sentences = tuple(s.span for s in segments if s.kind is SegmentKind.SENTENCE)
    names = find_names(doc.text, sentences, lexicon)
    names = replace(names, drafts=find_turn_names(doc, segments, names.drafts, lexicon))
    dating = dating or date_document(doc, segments, names.drafts, lexicon=lexicon)
    names = replace(names, drafts=of_the_day(names.drafts, dating.time, lexicon))
    issues = _issues(doc, dating, find_off_topic(doc.text, names.drafts, lexicon))
    relevant = _relevant(doc, segments, names.drafts, issues, lexicon)
    told = analyser is not None and can_tell_events(doc, issues)
    eventful = find_eventful(doc.text, segments, names.drafts, lexicon=lexicon) if told else ()
    wanted = [segments[index].span for index in sorted({*relevant, *eventful})]
    read = sentences if whole and doc.lang in {None, "en"} else wanted
    analysis = analyser.analyse(doc.text, read) if analyser else Analysis()
    home = of_the_day(find_home_town(doc, segments, lexicon), dating.time, lexicon)
    told_of = with_references(doc.text, sentences, names, analysis.names, lexicon)
    return Annotations(
        doc_id=doc.id,
        segments=tuple(segments),
        mentions=to_mentions((*home, *told_of), doc.text, doc.id),
        times=find_times(
            doc.text, timed_stretches(segments), reference=dating.time or year_under_review(doc, segments)
        ),
        amounts=_amounts(doc, segments, sentences, names.drafts, lexicon),
        dating=dating,
        publisher=doc.publisher,
        issues=issues,
        acronyms={a.text: a.long.of(doc.text) for a in names.acronyms},
        relevant=relevant,
        eventful=eventful,
        tokens=analysis.tokens,
        analyser=analyser.name if analyser else None,
    )


def _amounts(
    doc: Document, segments: Sequence[Segment], sentences: Sequence[Span], names: Sequence[Draft], lexicon: Lexicon
) -> tuple[AmountMention, ...]:
    """Return the sums and counts of the sentences; a bare sign is the currency the document is at home in."""
    return find_amounts(
        doc.text,
        sentences,
        currencies=lexicon.currencies,
        homes=find_homes(doc, segments, names, lexicon),
        units=lexicon.tables.get("units", ()),
    )


def _relevant(
    doc: Document, segments: Sequence[Segment], names: Sequence[Draft], issues: Sequence[Issue], lexicon: Lexicon
) -> tuple[int, ...]:
    """Return the indices of the sentences that can carry a claim; none where `doc` is out of scope."""
    if not is_in_scope(doc, names, issues, lexicon=lexicon):
        return ()
    spoken = find_spoken(doc.text, segments, lexicon)
    return find_relevant(doc.text, segments, names, lexicon=lexicon, spoken=spoken)


def timed_stretches(segments: Sequence[Segment]) -> tuple[Span, ...]:
    """Return what times are read in: all sentences, and the head lines (title, date, dateline) that have none."""
    return tuple(s.span for s in segments if s.kind is SegmentKind.SENTENCE or s.kind in HEAD_LINES)


def _issues(doc: Document, dating: Dating, field: str | None) -> tuple[Issue, ...]:
    issues = []
    if field:
        detail = f"{doc.name}: reads like {field}, where country names are no states; no claims are read from it"
        issues.append(Issue(OFF_TOPIC, doc.name, detail, doc.id))
    if dating.time is None:
        why = "; the evidence for one contradicts itself" if any("Contradiction" in r for r in dating.reasons) else ""
        remedy = "put a side file {'published': 'YYYY-MM-DD'} beside it"
        detail = f"{doc.name}: no publication date is stated or can be inferred{why}; {remedy}"
        issues.append(Issue("no_date", doc.name, detail, doc.id))
    if doc.lang not in {None, "en"}:
        detail = f"{doc.name}: language {doc.lang}; claims are read from English only so far"
        issues.append(Issue("language", doc.name, detail, doc.id))
    return tuple(issues)
