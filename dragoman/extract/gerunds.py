"""Lists of what is undertaken in gerunds: "while deepening trade, supporting the fund, and improving ports".

Takes the drafts of a sentence in text order; gives the same drafts, a commitment of several gerunds as one for each
(ANNOTATION.md, section 1: items with a gerund of their own are tracked apart), in the standing of what it goes with.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.drafts import Draft
from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.stretches import trim
from dragoman.types.claim import Modality
from dragoman.types.span import Span

UNDERTAKEN = frozenset(
    "strengthening deepening enhancing expanding boosting broadening intensifying reinforcing fostering promoting "
    "advancing accelerating facilitating supporting improving increasing developing establishing building opening "
    "launching creating encouraging implementing resuming modernising modernizing widening upgrading".split()
)
JOINERS = frozenset({",", "and"})


def list_gerunds(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return `drafts` with each list of gerunds in its items."""
    listed: list[Draft] = []
    for draft in drafts:
        beside = _goes_with(scene, draft, listed[-1]) if listed else draft
        listed.extend(_items(scene, beside))
    return listed


def _is_gerund(scene: Scene, draft: Draft) -> bool:
    elements = draft.hit.rule.elements
    promised = draft.standing.kind == "commitment" and draft.hit.rule.cls is RuleClass.EVENT
    return promised and bool(elements) and scene.tokens[draft.hit.first].low in elements[0].gerunds


def _goes_with(scene: Scene, draft: Draft, before: Draft) -> Draft:
    """Return a gerund behind "while" as agreed where what it goes with was: "agreed to meet while deepening trade"."""
    opened = draft.hit.first > 0 and scene.tokens[draft.hit.first - 1].low == "while"
    agreed = before.standing.kind == "commitment" and before.standing.modality is Modality.AGREED
    if not (opened and agreed and _is_gerund(scene, draft)) or draft.standing.cue or draft.parties != before.parties:
        return draft
    return replace(draft, standing=replace(draft.standing, modality=Modality.AGREED))


def _items(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield a draft for each gerund of a list; where there is no list, the draft."""
    behind = range(draft.hit.last + 1, len(scene.tokens)) if _is_gerund(scene, draft) else ()
    starts = [index for index in behind if _opens_item(scene, draft, index)]
    if not starts:
        yield draft
        return
    edges = [draft.stretch.start, *(scene.tokens[index].start for index in starts), draft.stretch.end]
    hits = [draft.hit, *(Hit(draft.hit.rule, index, index) for index in starts)]
    for number, hit in enumerate(hits):
        yield replace(
            draft, hit=hit, stretch=trim(scene.text, trim(scene.text, Span(edges[number], edges[number + 1])))
        )


def _opens_item(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether a gerund stands at a token of the stretch, behind a comma and before what it is done to."""
    token = scene.tokens[index]
    if token.low not in UNDERTAKEN or not draft.stretch.contains(token.span):
        return False
    before = [t.low for t in scene.tokens[max(0, index - 2) : index]]
    after = scene.tokens[index + 1].low if index + 1 < len(scene.tokens) else ","
    return after not in JOINERS and (before[-1:] == [","] or before == [",", "and"])
