"""Lists of what is undertaken: "while deepening trade, supporting the fund", "cooperation in X and dialogue on Y".

Takes the drafts of a sentence in text order; gives the same drafts, a commitment of several gerunds, or of several ways
of working together each with its own matter, as one for each (ANNOTATION.md, section 1: such items are tracked apart),
in the standing of what it goes with. A list of matters behind one head ("cooperation in mining and fishing") is one.
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
HEADS = frozenset(
    "cooperation co-operation collaboration coordination co-ordination partnership partnerships dialogue dialogues "
    "exchange exchanges consultation consultations".split()
)
"""Ways of working together, of which a matter is told behind "in" or "on"."""
TELLS_MATTER = frozenset({"in", "on"})


def list_gerunds(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return `drafts` with each list of gerunds in its items."""
    listed: list[Draft] = []
    for draft in drafts:
        beside = _goes_with(scene, draft, listed[-1]) if listed else draft
        listed.extend(_items(scene, beside))
    return listed


def _is_gerund(scene: Scene, draft: Draft) -> bool:
    elements = draft.hit.rule.elements
    return _is_promise(draft) and bool(elements) and scene.tokens[draft.hit.first].low in elements[0].gerunds


def _is_promise(draft: Draft) -> bool:
    return draft.standing.kind == "commitment" and draft.hit.rule.cls is RuleClass.EVENT


def _goes_with(scene: Scene, draft: Draft, before: Draft) -> Draft:
    """Return a gerund behind "while" as agreed where what it goes with was: "agreed to meet while deepening trade"."""
    opened = draft.hit.first > 0 and scene.tokens[draft.hit.first - 1].low == "while"
    agreed = before.standing.kind == "commitment" and before.standing.modality is Modality.AGREED
    if not (opened and agreed and _is_gerund(scene, draft)) or draft.standing.cue or draft.parties != before.parties:
        return draft
    return replace(draft, standing=replace(draft.standing, modality=Modality.AGREED))


def _items(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield a draft for each item of a list; where there is no list, the draft."""
    if not _is_promise(draft):
        yield draft
        return
    behind = [i for i in range(draft.hit.last + 1, len(scene.tokens)) if draft.stretch.contains(scene.tokens[i].span)]
    gerund, headed = _is_gerund(scene, draft), _is_headed(scene, draft.hit.last, behind)
    starts = [i for i in behind if (gerund and _opens_item(scene, i)) or (headed and _opens_head(scene, i))]
    if not starts:
        yield draft
        return
    edges = [draft.stretch.start, *(scene.tokens[index].start for index in starts), draft.stretch.end]
    hits = [draft.hit, *(Hit(draft.hit.rule, index, index) for index in starts)]
    for number, hit in enumerate(hits):
        yield replace(
            draft, hit=hit, stretch=trim(scene.text, trim(scene.text, Span(edges[number], edges[number + 1])))
        )


def _opens_item(scene: Scene, index: int) -> bool:
    """Whether a gerund stands at a token, behind a comma and before what it is done to."""
    if scene.tokens[index].low not in UNDERTAKEN:
        return False
    before = [t.low for t in scene.tokens[max(0, index - 2) : index]]
    after = scene.tokens[index + 1].low if index + 1 < len(scene.tokens) else ","
    return after not in JOINERS and (before[-1:] == [","] or before == [",", "and"])


def _is_headed(scene: Scene, last: int, behind: Sequence[int]) -> bool:
    """Whether a promise up to `last` is to work together, and the first word that says how tells of its own in what."""
    first = next((i for i in (last, *behind) if scene.tokens[i].low in HEADS), None)
    return first is not None and _tells_matter(scene, first)


def _opens_head(scene: Scene, index: int) -> bool:
    """Whether a further way of working together stands at a token, with a matter of its own."""
    joined = scene.tokens[index - 1].low in JOINERS and scene.tokens[index].low in HEADS
    return joined and _tells_matter(scene, index)


def _tells_matter(scene: Scene, index: int) -> bool:
    return index + 1 < len(scene.tokens) and scene.tokens[index + 1].low in TELLS_MATTER
