"""Explain how one sentence was read: its words and names, the rules that fired, its claims, and what nearly was one.

Takes a Document, its Annotations, the claims read from it and the lexicon; gives an Explanation. It repeats the reading
with a witness and asks the deciding functions again; it decides nothing, so that it cannot say what was not done.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dragoman.extract.assertions import ASSERTED
from dragoman.extract.drafts import Draft
from dragoman.extract.explaining.almost import find_almost
from dragoman.extract.explaining.filled import place_of, unit_of
from dragoman.extract.explaining.refused import covered, words_of
from dragoman.extract.explaining.silence import Outcome, find_silent
from dragoman.extract.explaining.witness import Reading, read_again
from dragoman.extract.grammar.protocol import Grammar
from dragoman.extract.grammar.syntax import Syntax
from dragoman.extract.quotations import QUOTED_RULE
from dragoman.extract.rules import Hit, Rule, RuleBook, RuleClass, compile_rules
from dragoman.extract.scene import Scene
from dragoman.extract.standing import CONDITIONS, decide
from dragoman.lexicon.records import Lexicon
from dragoman.text.tokens import find_tokens
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Argument, Claim, Modality, Polarity
from dragoman.types.document import Document
from dragoman.types.entity import Entity
from dragoman.types.explanation import ClaimMade, Explanation, Filled, Fired, NamedThing, RuleRow, Silent, Word
from dragoman.types.span import Span

WITHOUT_ROW = (ASSERTED, QUOTED_RULE)
"""What the reading says where no row fires."""
Resolve = Callable[[Mention], tuple[Entity, ...]]
BY_PLACE = "the state of the place it names"
LATER = "quoted words: whoever closes the quotation, in a sentence behind it, says them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of a document beside its annotations: its claims, and who its mentions stand for.

    `found` are the claims as read, `claims` those of them whose parties were resolved; `stopped` says why the sentence
    was not read, None where it was.
    """

    found: Sequence[Claim]
    claims: Sequence[Claim]
    resolve: Resolve
    stopped: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every part of an explanation looks things up in."""

    reading: Reading
    grammar: Grammar
    rules: RuleBook
    row_of: Callable[[Rule], RuleRow]
    mentions: Mapping[str, Mention]
    drafts: Mapping[str, Draft]

    @property
    def scene(self) -> Scene:
        """The sentence."""
        return self.reading.scene


def explain(doc: Document, annotations: Annotations, sentence: Span, told: Told, *, lexicon: Lexicon) -> Explanation:
    """Explain the reading of `sentence`, which is one of `annotations.segments`."""
    reading = read_again(doc, annotations, sentence, lexicon)
    by_id = {m.id: m for m in annotations.mentions}
    made = [c for c in told.claims if c.evidence[0].sentence == sentence and not told.stopped]
    known = {claim.id for claim in made}
    lost = [c for c in told.found if c.evidence[0].sentence == sentence and c.id not in known]
    plain = Explanation(
        document=doc.name,
        span=sentence,
        text=sentence.of(doc.text),
        stopped=told.stopped,
        model=annotations.analyser if reading and isinstance(reading.witness.grammar, Syntax) else None,
        words=_words(doc, annotations, sentence),
        names=tuple(_name(m, told.resolve, by_id) for m in annotations.mentions if sentence.contains(m.span)),
        times=tuple(t for t in annotations.times if sentence.contains(t.span)),
        amounts=tuple(a for a in annotations.amounts if sentence.contains(a.span)),
    )
    if reading is None:
        return plain
    desk = Desk(
        reading=reading,
        grammar=reading.witness.grammar,
        rules=compile_rules(lexicon),
        row_of=partial(row_of, lexicon),
        mentions=by_id,
        drafts=_drafts_of(made, reading),
    )
    return _with_rules(plain, desk, made, lost)


def _with_rules(plain: Explanation, desk: Desk, made: Sequence[Claim], lost: Sequence[Claim]) -> Explanation:
    """Add what the rules made of the sentence; the parties of claims `lost` could not be told."""
    outcome = Outcome(list(desk.drafts.values()), list(_drafts_of(lost, desk.reading).values()))
    silent = find_silent(desk.reading, desk.grammar, desk.rules, outcome)
    return replace(
        plain,
        rules=_fired(desk),
        claims=tuple(_made(claim, desk) for claim in made),
        silent=tuple(_silent(hit, reason, desk) for hit, reason in silent),
        almost=find_almost(desk.scene, desk.grammar, desk.rules, desk.row_of),
        unknown=_unknown(desk),
    )


def row_of(lexicon: Lexicon, rule: Rule) -> RuleRow:
    """Return the row of the tables a rule was made of; one without a line stands in no table."""
    table = "cues" if rule.cls is RuleClass.CUE else "frames"
    cells = next((row for row in lexicon.tables.get(table, ()) if row["id"] == rule.id), None)
    line = lexicon.lines.get(table, {}).get(rule.id, "")
    predicate = cells["predicate"] if cells else ""
    return RuleRow(id=rule.id, cls=rule.cls.value, kind=rule.kind, predicate=predicate, line=line)


def _words(doc: Document, annotations: Annotations, sentence: Span) -> tuple[Word, ...]:
    """Return the words of the parse; where there is none, those that rules are matched against."""
    tokens = annotations.tokens
    parsed = [t for t in tokens if sentence.contains(t.span)]
    if not parsed:
        return tuple(Word(text=t.span.of(doc.text), span=t.span) for t in find_tokens(doc.text, sentence))
    heads = {t.index: tokens[t.head] for t in parsed}
    return tuple(
        Word(
            text=t.span.of(doc.text),
            span=t.span,
            pos=t.pos,
            lemma=t.lemma,
            head=None if t.head == t.index else heads[t.index].span.of(doc.text),
            head_start=None if t.head == t.index else heads[t.index].span.start,
            relation=t.relation,
        )
        for t in parsed
    )


def _name(mention: Mention, resolve: Resolve, by_id: Mapping[str, Mention]) -> NamedThing:
    return NamedThing(
        text=mention.text,
        span=mention.span,
        kind=mention.kind,
        origin=mention.origin,
        entities=tuple((entity.id, entity.name) for entity in resolve(mention)),
        refers=tuple(by_id[i].text for i in mention.refers if i in by_id),
    )


def _drafts_of(claims: Sequence[Claim], reading: Reading) -> dict[str, Draft]:
    """Return the draft of each claim: the one with its rule and its words."""
    drafts = {(d.hit.rule.id, d.stretch): d for d in reversed(reading.drafts)}
    found = {claim.id: drafts.get((claim.origin, claim.span)) for claim in claims}
    return {id_: draft for id_, draft in found.items() if draft}


def _fired(desk: Desk) -> tuple[Fired, ...]:
    """Return the rules that stand in clauses, in text order, with what each does there."""
    parts: dict[Hit, str] = {}
    for draft in desk.drafts.values():
        if draft.hit.rule not in WITHOUT_ROW:
            parts.setdefault(draft.hit, "makes a claim")
    for unit in desk.scene.units:
        standing = decide(unit, desk.scene.tokens)
        if standing:
            parts.setdefault(standing.main, "main predicate, no claim")
            parts.setdefault(standing.cue, "sets the modality") if standing.cue else None
            parts.setdefault(standing.report, "passes it on") if standing.report else None
        for hit in unit.hits:
            parts.setdefault(hit, _lesser_part(hit))
    return tuple(_fired_as(hit, part, desk) for hit, part in sorted(parts.items(), key=lambda p: _place(p[0])))


def _lesser_part(hit: Hit) -> str:
    """Return what a rule does that neither makes the claim nor sets its standing."""
    if hit.rule.cls is RuleClass.NOUN:
        return "names an act"
    if hit.rule.cls is RuleClass.CUE:
        return "denies what stands next to it" if hit.rule.polarity is Polarity.DENIED else "outranked by another cue"
    return "stands in the clause of the claim"


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit.first, hit.last, hit.rule.id


def _fired_as(hit: Hit, part: str, desk: Desk) -> Fired:
    span, words = words_of(desk.scene.cast, hit, desk.scene.text)
    return Fired(row=desk.row_of(hit.rule), span=span, words=words, part=part)


def _silent(hit: Hit, reason: str, desk: Desk) -> Silent:
    span, words = words_of(desk.scene.cast, hit, desk.scene.text)
    return Silent(row=desk.row_of(hit.rule), span=span, words=words, reason=reason)


def _made(claim: Claim, desk: Desk) -> ClaimMade:
    draft = desk.drafts.get(claim.id)
    words = _one_line(draft.hit.span(desk.scene.tokens).of(desk.scene.text)) if draft else ""
    rule = draft.hit.rule if draft else None
    cue = draft.standing.cue if draft else None
    words = "" if rule in WITHOUT_ROW else words
    return ClaimMade(
        claim=claim,
        row=desk.row_of(rule) if rule else RuleRow(id=claim.origin, cls="", kind=claim.kind, predicate="", line=""),
        words=words,
        roles=tuple(_filled(argument, draft, desk) for argument in claim.arguments),
        cue=_fired_as(cue, "sets the modality", desk) if cue else None,
        own=rule.modality if rule else claim.modality,
        because=_because(claim, draft, desk) if draft else LATER,
        speaker=_one_line(draft.source.text) if draft and draft.source else None,
    )


def _because(claim: Claim, draft: Draft, desk: Desk) -> str:
    """Return what gave a claim its modality: a cue, a condition, the day it is told for, or its own row."""
    standing, unit = draft.standing, unit_of(desk.reading, draft)
    if draft.hit.rule is QUOTED_RULE:
        return "the quotation: what is said in it was said"
    if draft.hit.rule is ASSERTED and standing.cue is None:
        return "the main clause: it says something of two parties, and no row made a claim of it"
    if claim.modality is not standing.modality:
        return "a present verb with a day that lies ahead of the document"
    tokens = desk.scene.tokens
    words = {unit.opened_by, tokens[unit.start].low} & CONDITIONS if unit else set()
    if words and standing.modality not in {standing.main.rule.modality, *_cue_modality(draft)}:
        return f"a condition: “{sorted(words)[0]}” opens the clause"
    if standing.cue:
        by = f"the cue “{_one_line(standing.cue.span(tokens).of(desk.scene.text))}”"
        return by if standing.modality in _cue_modality(draft) else f"{by}, and who does it or how it is told"
    own = standing.modality is draft.hit.rule.modality
    return "the row of its predicate" if own else "the form of its predicate, or who does it"


def _cue_modality(draft: Draft) -> tuple[Modality, ...]:
    return (draft.standing.cue.rule.modality,) if draft.standing.cue else ()


def _filled(argument: Argument, draft: Draft | None, desk: Desk) -> Filled:
    mention = desk.mentions.get(argument.mention_id or "")
    place = BY_PLACE if mention is None else LATER
    if mention is not None and draft is not None:
        place = place_of(desk.reading, draft, argument.role, mention)
    return Filled(
        role=argument.role,
        name=argument.name,
        entity_id=argument.entity_id,
        words=_one_line(mention.text) if mention else None,
        place=place,
    )


def _unknown(desk: Desk) -> tuple[str, ...]:
    """Return the verbs with which no row begins and on which none stands; none without a parse."""
    if not isinstance(desk.grammar, Syntax):
        return ()
    taken = covered([hit for unit in desk.scene.units for hit in unit.hits])
    tree = desk.grammar.tree
    verbs = (
        token
        for index, token in enumerate(desk.scene.tokens)
        if index not in taken and token.low not in desk.rules.by_first
        if (node := tree.at(token.start)) is not None and tree.pos[node] == "VERB"
    )
    return tuple(token.span.of(desk.scene.text) for token in verbs)


def _one_line(words: str) -> str:
    return " ".join(words.split())
