"""Points of a list that have no verb: "Launch of a dialogue with Benin", "12 million dollars for schools".

Takes a scene that is a point and its lead; gives drafts, one for each part between marks in which a row of `points.tsv`
fires. Who does it is the list's owner, unless the point itself says by whom.
"""

import re
from functools import lru_cache
from itertools import pairwise

from dragoman.extract.drafts import Draft
from dragoman.extract.grammar.parties import find_others
from dragoman.extract.lists import Lead
from dragoman.extract.roles import Parties
from dragoman.extract.rules import Hit, RuleBook, compile_points
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.extract.stretches import trim
from dragoman.lexicon.records import Lexicon
from dragoman.types.claim import Modality, Polarity, Role
from dragoman.types.span import Span

HEAD_TOKENS = 8  # "More than US $ 8 million in ..."
PARTS = frozenset({";", ":"})
FINITE = frozenset("is are was were will would shall has have had may can could should must do does did".split())
AHEAD = frozenset({"to", "upcoming", "forthcoming", "future", "planned", "proposed", "further", "continued"})
GOES_ON = frozenset({"continue", "be", "begin", "start", "follow", "take", "resume"})
UNDER_WAY = re.compile(r"\b(?:under\s?way|on-?going|continuing|in\s+progress|effective\s+today)\b", re.IGNORECASE)
OFFERED = frozenset({"aid", "commitment"})


@lru_cache(maxsize=4)
def _points(lexicon: Lexicon) -> RuleBook:
    return compile_points(lexicon)


def read_points(scene: Scene, lead: Lead, lexicon: Lexicon) -> list[Draft]:
    """Return the acts that a point of a list names without a verb; none for a point that is a sentence."""
    if any(t.low in FINITE and not (t.low == "may" and t.capital) for t in scene.tokens) or _has_verb(scene):
        return []
    edges = [-1, *(i for i, t in enumerate(scene.tokens) if t.low in PARTS), len(scene.tokens)]
    parts = [(low + 1, high) for low, high in pairwise(edges) if high > low + 1]
    hits = list(_points(lexicon).find(scene.tokens))
    return [draft for part in parts if (draft := _draft(scene, lead, part, hits))]


def _has_verb(scene: Scene) -> bool:
    """Whether a clause with a subject of its own stands in the point ("Norway helps Benin")."""
    return any(
        not u.hits[0].is_nominal and scene.grammar.subject(u, u.hits[0], None, ()).own for u in scene.units if u.hits
    )


def _draft(scene: Scene, lead: Lead, part: tuple[int, int], hits: list[Hit]) -> Draft | None:
    low, high = part
    inside = [h for h in hits if low <= h.first < low + HEAD_TOKENS and h.last < high]
    if not inside:
        return None
    first = min(h.first for h in inside)
    hit = max((h for h in inside if h.first == first), key=lambda h: (len(h.rule.elements), h.last))
    parties = _parties(scene, lead, hit, high)
    if not any(role is not Role.HOST for role, _ in parties):
        return None
    stretch = trim(scene.text, Span(scene.tokens[low].start, scene.tokens[high - 1].end))
    standing = Standing(hit, hit.rule.kind, _modality(scene, lead, part, hit), Polarity.AFFIRMED, None, None, ())
    return Draft(hit, standing, parties, stretch, None)


def _parties(scene: Scene, lead: Lead, hit: Hit, stop: int) -> Parties:
    """Return who stands behind the act's noun, and the list's owner where none of these did it."""
    others = [(role, place.mention) for role, place in find_others(scene.cast, hit.rule, hit, stop)]
    done_by = [m for role, m in others if role is Role.ACTOR]
    required = hit.rule.required
    if required and not any(role in required for role, _ in others):
        return ()
    known = {m.candidates[:1] or m.id for _, m in others}
    owners = [] if done_by else [m for m in lead.owners if (m.candidates[:1] or m.id) not in known]
    found = tuple((Role.ACTOR, m) for m in owners) + tuple(others)
    return found if done_by or owners else ()


def _modality(scene: Scene, lead: Lead, part: tuple[int, int], hit: Hit) -> Modality:
    """Return the standing of a point: what it says itself, else its day, else the line above it.

    What a fact sheet offers is a plan where nothing else is told.
    """
    low, high = part
    words = [t.low for t in scene.tokens[low:high]]
    if UNDER_WAY.search(scene.text, scene.tokens[low].start, scene.tokens[high - 1].end):
        return Modality.HAPPENED
    goes_on = any(a == "to" and b in GOES_ON for a, b in pairwise(words))
    if goes_on or AHEAD & set(words[: hit.first - low]):
        return Modality.PLANNED
    reach = Span(scene.tokens[low].start, scene.tokens[high - 1].end)
    days = [t.time for t in scene.times if t.time and reach.contains(t.span)]
    if days and lead.published:
        past = all(day.latest <= lead.published.latest for day in days)
        return Modality.HAPPENED if past else Modality.PLANNED
    if lead.standing is Modality.AGREED:
        return Modality.AGREED if hit.rule.kind in OFFERED else Modality.PLANNED
    if lead.standing:
        return lead.standing
    return Modality.PLANNED if hit.rule.kind in OFFERED else hit.rule.modality
