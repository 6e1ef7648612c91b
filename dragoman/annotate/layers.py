"""All layers of one document, in the order they need each other.

Takes a Document, its segments and the lexicon; gives Annotations. The station's one public function; what each
layer means stands in its own file.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.annotate.amounts import find_amounts
from dragoman.annotate.bodies import find_bodies
from dragoman.annotate.coref import find_groups, find_short_forms
from dragoman.annotate.dating import date_document
from dragoman.annotate.drafts import Draft, settle, to_mentions
from dragoman.annotate.frameworks import Acronym, find_acronyms, find_frameworks
from dragoman.annotate.gazetteer import NameMatch, compile_gazetteer
from dragoman.annotate.persons import Scene, find_people
from dragoman.annotate.publications import find_publications
from dragoman.annotate.relevance import find_relevant, is_in_scope
from dragoman.annotate.times import find_times
from dragoman.annotate.topics import find_off_topic
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_text
from dragoman.text.intervals import SpanIndex
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.entity import EntityKind, NameKind
from dragoman.types.issue import OFF_TOPIC, Issue
from dragoman.types.span import Span

HEAD_LINES = frozenset({SegmentKind.TITLE, SegmentKind.HEADING, SegmentKind.DATELINE, SegmentKind.METADATA})


def annotate(doc: Document, segments: Sequence[Segment], *, lexicon: Lexicon) -> Annotations:
    """Find names, times, sums and the date of `doc`."""
    sentences = tuple(s.span for s in segments if s.kind is SegmentKind.SENTENCE)
    dating = date_document(doc, segments)
    drafts, acronyms = find_mentions(doc.text, sentences, lexicon)
    mentions = to_mentions(drafts, doc.text, doc.id)
    issues = _issues(doc, dating, find_off_topic(doc.text, drafts, lexicon))
    in_scope = is_in_scope(doc, mentions, issues, lexicon=lexicon)
    return Annotations(
        doc_id=doc.id,
        segments=tuple(segments),
        mentions=mentions,
        times=find_times(doc.text, timed_stretches(segments), reference=dating.time),
        amounts=find_amounts(doc.text, sentences, currencies=lexicon.currencies, units=lexicon.tables.get("units", ())),
        dating=dating,
        publisher=doc.publisher,
        issues=issues,
        acronyms={a.text: a.long.of(doc.text) for a in acronyms},
        relevant=find_relevant(doc.text, segments, mentions, lexicon=lexicon) if in_scope else (),
    )


def timed_stretches(segments: Sequence[Segment]) -> tuple[Span, ...]:
    """Return what times are read in: all sentences, and the head lines (title, date, dateline) that have none."""
    return tuple(s.span for s in segments if s.kind is SegmentKind.SENTENCE or s.kind in HEAD_LINES)


def find_mentions(text: str, sentences: Sequence[Span], lexicon: Lexicon) -> tuple[list[Draft], list[Acronym]]:
    """Return the settled drafts of all sentences, and the acronyms the text defines."""
    found = compile_gazetteer(lexicon).find(text, fold_text(text))
    families = family_names(lexicon)
    drafts: list[Draft] = [_known(name) for name in found.names]
    acronyms: list[Acronym] = []
    names = SpanIndex(found.names, key=lambda n: n.span)
    offices = SpanIndex(found.offices, key=lambda t: t.span)
    bodies = SpanIndex(found.bodies, key=lambda t: t.span)
    for sentence in sentences:
        scene = Scene(
            text, sentence, names.inside(sentence), offices.inside(sentence), bodies.inside(sentence), families
        )
        drafts += [*(_with_candidates(d, scene.names) for d in find_people(scene)), *find_bodies(scene)]
        drafts += find_publications(scene)
        frameworks = find_frameworks(text, sentence, lexicon.tables.get("framework_heads", ()))
        drafts += [_without_town(d, text, scene.names, lexicon) for d in frameworks]
        acronyms += find_acronyms(text, sentence)
    everything = SpanIndex(drafts, key=lambda d: d.span)
    in_sentences = [draft for sentence in sentences for draft in everything.inside(sentence)]
    settled = settle([*_acronym_drafts(acronyms, in_sentences), *in_sentences])
    settled = settle([*settled, *find_short_forms(text, sentences, settled, families)])
    groups = find_groups(text, sentences, settled, lexicon.tables.get("group_phrases", ()))
    return settle([*settled, *groups]), acronyms


@lru_cache(maxsize=4)
def family_names(lexicon: Lexicon) -> frozenset[str]:
    """Return the single parts, folded, of the names of all known people."""
    people = (e for e in lexicon.entities.values() if e.kind is EntityKind.PERSON)
    return frozenset(part.casefold() for e in people for part in e.name.split() if len(part) > 2)


def _with_candidates(draft: Draft, names: Sequence[NameMatch]) -> Draft:
    """Keep whom the lexicon knows by the whole name inside a titled mention ("King Abdullah II")."""
    if draft.holder is None:
        return draft
    known = [n for n in names if n.kind is EntityKind.PERSON and n.span.contains(draft.holder)]
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


def _known(name: NameMatch) -> Draft:
    holder = name.span if name.kind is EntityKind.PERSON else None
    return Draft(span=name.span, kind=name.kind, origin="lexicon", candidates=name.entity_ids, holder=holder)


def _acronym_drafts(acronyms: Sequence[Acronym], drafts: Sequence[Draft]) -> list[Draft]:
    """Make the long forms mentions where nothing better stands there, of the kind the lexicon knows or a programme."""
    made = []
    index = SpanIndex(drafts, key=lambda d: d.span)
    for acronym in acronyms:
        known = [*index.touching(acronym.long), *index.touching(acronym.short)]
        candidates = next((d.candidates for d in known if d.candidates and d.kind is not EntityKind.STATE), ())
        same = [d for d in known if (d.candidates == candidates if candidates else d.origin == "head noun")]
        kind = same[0].kind if same else EntityKind.PROGRAMME
        made.append(Draft(span=acronym.whole, kind=kind, origin="acronym", candidates=candidates, score=0.9))
    return made


def _issues(doc: Document, dating: Dating, field: str | None) -> tuple[Issue, ...]:
    issues = []
    if field:
        detail = f"{doc.name}: reads like {field}, where country names are no states; no claims are read from it"
        issues.append(Issue(OFF_TOPIC, doc.name, detail, doc.id))
    if dating.time is None:
        detail = f"{doc.name}: no publication date is stated; put a side file {{'published': 'YYYY-MM-DD'}} beside it"
        issues.append(Issue("no_date", doc.name, detail, doc.id))
    if doc.lang not in {None, "en"}:
        detail = f"{doc.name}: language {doc.lang}; claims are read from English only so far"
        issues.append(Issue("language", doc.name, detail, doc.id))
    return tuple(issues)
