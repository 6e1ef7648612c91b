"""Claims of one document: each says what one source says, with the words it rests on.

Takes a Document, its Annotations and the rule tables of the lexicon; gives Claims in text order whose arguments are
mentions (who they are is decided by `resolve`). What names no party is no claim.
"""

from dataclasses import replace

from dragoman.extract.areas import find_areas
from dragoman.extract.arriving import at_home
from dragoman.extract.assertions import assertions, waits_for_speaker
from dragoman.extract.concerned import with_concerned, without_setting
from dragoman.extract.details import Details, find_deadline, find_place, find_series, find_sums
from dragoman.extract.drafts import Draft, Floor
from dragoman.extract.encounters import each_met
from dragoman.extract.frameworks import Frameworks
from dragoman.extract.future import is_ahead
from dragoman.extract.grammar.growing import Trees
from dragoman.extract.grammar.parties import regions
from dragoman.extract.inviting import with_convener, with_inviter
from dragoman.extract.nested import part_nested
from dragoman.extract.pair import Sides, as_the_sides, know_sides, with_other_side
from dragoman.extract.points import read_points
from dragoman.extract.quotations import attribute_waiting
from dragoman.extract.receiving import with_receiving_side
from dragoman.extract.roles import Parties
from dragoman.extract.rules import RuleClass
from dragoman.extract.rulings import name_rulings
from dragoman.extract.scene import Scene, find_scenes
from dragoman.extract.sentences import read_scene
from dragoman.extract.sides import (
    as_their_state,
    for_its_state,
    goes_abroad,
    is_named,
    last_name,
    of_towns,
    with_host,
    without_represented,
)
from dragoman.extract.signed import under_the_signed
from dragoman.extract.standing import is_present
from dragoman.extract.taken_up import take_up
from dragoman.extract.travellers import as_travellers
from dragoman.extract.when.clause import Clause, find_time
from dragoman.extract.when.dates import date_claims
from dragoman.extract.when.stays import STAYS, through_stay
from dragoman.extract.when.telling import tell
from dragoman.lexicon.pause import paused_collection
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Argument, Claim, Modality, cite
from dragoman.types.document import Document
from dragoman.types.entity import PARTIES, EntityKind, NameKind
from dragoman.types.ids import make_id

RETURNING = frozenset({"return_from", "back_from", "return_home_from"})  # rows of frames.tsv
LABEL = "label"  # the origin of a mention that is the label of a speaker
PLACED = frozenset({"visit", "meeting", "summit", "consultation", "agreement_signed", "exercise", "relation_upgraded"})


@paused_collection()
def extract_claims(
    doc: Document, annotations: Annotations, *, lexicon: Lexicon, trees: Trees | None = None
) -> tuple[Claim, ...]:
    """Read the claims of `doc` from the sentences that can carry one; `trees` are those of its words, where known."""
    if not annotations.relevant:
        return ()
    claims: dict[str, Claim] = {}
    anchors: dict[str, int] = {}
    floor = Floor()
    waiting: list[Scene] = []
    sides, named = know_sides(annotations), Frameworks(doc.text, annotations, lexicon)
    introduced = frozenset(
        last_name(m) for m in annotations.mentions if m.kind is EntityKind.PERSON and not _is_unknown(m, lexicon)
    )
    for scene in find_scenes(doc, annotations, lexicon, trees):
        points = read_points(scene, scene.lead, lexicon) if scene.lead else []
        drafts, floor = (points, floor) if points else read_scene(scene, floor)
        found = [(scene, draft) for draft in drafts or assertions(scene, lexicon)]
        if waits_for_speaker(scene, drafts):
            waiting.append(scene)
        elif waiting:
            found = [*attribute_waiting(waiting, floor), *found]
            waiting = []
        for at, draft in found:
            if not _concerns_states(at, draft, introduced, lexicon):
                continue
            whole = draft.between(_parties(at, draft, sides, lexicon))
            claim = _claim(doc, at, whole, named)
            claims.setdefault(claim.id, claim)
            anchors.setdefault(claim.id, draft.hit.span(at.tokens).start)
    telling = tell(doc, annotations, lexicon)
    meant = take_up(tuple(claims.values()), telling)
    dated = name_rulings(under_the_signed(date_claims(meant, doc, telling), telling), telling)
    return tuple(each_met(part_nested(with_receiving_side(dated, telling), anchors, doc), telling, doc))


def _parties(scene: Scene, draft: Draft, sides: Sides, lexicon: Lexicon) -> Parties:
    """Complete the parties of a draft: for whom its leaders act, whom it concerns, who is the other side."""
    told = without_setting(scene, draft, lexicon)
    present = without_represented(draft.standing.kind, told, sides.by_id)
    commanding = as_their_state(draft.standing.kind, present, sides.mentions)
    acting = for_its_state(draft.standing.kind, commanding, sides.mentions)
    concerned = with_concerned(scene, draft.between(acting), lexicon)
    whole = with_convener(scene, draft, with_inviter(scene, draft, with_other_side(draft, concerned, sides)))
    arriving = at_home(scene, draft, as_the_sides(draft, whole, sides), sides, lexicon)
    going = of_towns(draft.standing.kind, arriving, sides.mentions, lexicon)
    travelling = as_travellers(draft.standing.kind, going, scene, sides, lexicon)
    return travelling if goes_abroad(draft.parties, travelling, sides.mentions, lexicon) else ()


def _concerns_states(scene: Scene, draft: Draft, introduced: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether one party is more than a name of whom nothing is known, or an unknown person speaks of a known party.

    A company's profits and a player's praise are no matter between states, though they stand in such a report. Who was
    `introduced` with his office is known by his last name alone ("Mr. Botha").
    """
    parties = [mention for _, mention in draft.parties]
    if any(not _is_unknown(mention, lexicon) for mention in parties):
        return True
    if any(m.kind is EntityKind.PERSON and last_name(m) in introduced for m in parties):
        return True
    near = (m for m in scene.mentions if draft.stretch.contains(m.span) and m.kind in PARTIES)
    told = (m for m in near if m.kind is not EntityKind.GROUP or m.refers)  # "we" are nobody known
    named = (m for m in told if not _is_unknown(m, lexicon) and not _is_adjective(m, lexicon))
    return any(m.kind is EntityKind.PERSON for m in parties) and any(named)


def _is_adjective(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a state is named by its adjective alone: "Dutch buyers" are no party."""
    entity = lexicon.entities.get(mention.candidates[0]) if mention.candidates else None
    kinds = {name.kind for name in entity.names if name.text == mention.text} if entity else set()
    return bool(kinds) and kinds <= {NameKind.ADJECTIVE, NameKind.DEMONYM}


def _is_unknown(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a name stands for itself alone: no entity, no office, no state behind it."""
    named = mention.kind is EntityKind.PERSON or mention.origin in {"model", "short form"}
    by_name_alone = named and mention.kind in {EntityKind.PERSON, EntityKind.BODY}
    office = lexicon.offices.get(mention.office or "")
    of_state = office is not None and office.level != "organisation"  # firms have directors, too
    answers = mention.origin == LABEL  # who takes questions of the press speaks for somebody
    return by_name_alone and not (mention.candidates or mention.of or of_state or answers)


def _claim(doc: Document, scene: Scene, draft: Draft, named: Frameworks) -> Claim:
    """Give a draft its details, its evidence and its id."""
    annotations, lexicon = named.annotations, named.lexicon
    details = _details(scene, draft, named)
    kind, modality = draft.standing.kind, draft.standing.modality
    if modality is Modality.HAPPENED and is_ahead(
        scene, draft.hit, draft.stretch, details.time, annotations.dating.time
    ):
        modality, details = _not_happened(scene, draft, details)
    parties = with_host(draft, details.place, annotations.mentions, lexicon)
    return Claim(
        id=make_id("clm", doc.id, kind, draft.stretch.start, draft.stretch.end, draft.hit.rule.id),
        kind=kind,
        arguments=tuple(Argument(role, _words(m), None, m.id) for role, m in parties),
        evidence=(cite(doc, draft.stretch, scene.sentence),),
        origin=draft.hit.rule.id,
        score=_score(draft),
        modality=modality,
        polarity=draft.standing.polarity,
        cue=draft.standing.cue.span(scene.tokens).of(doc.text) if draft.standing.cue else "",
        time=details.time,
        deadline=details.deadline,
        deadline_text=details.deadline_text,
        amounts=details.amounts,
        place=details.place.text if details.place else None,
        place_id=_candidate(details.place),
        framework=_words(details.framework) if details.framework else None,
        framework_id=_candidate(details.framework),
        series=details.series,
        areas=details.areas,
        source=_words(draft.source) if draft.source else annotations.publisher,
        source_id=_candidate(draft.source),
        event=_event(kind, modality, lexicon),
    )


def _not_happened(scene: Scene, draft: Draft, details: Details) -> tuple[Modality, Details]:
    """Make a plan of "arrives on Thursday" and of "the summit next May"; a past verb keeps its standing.

    The day ahead is not the day on which it was done.
    """
    is_plan = draft.hit.rule.cls is RuleClass.NOUN or is_present(draft.hit, scene.tokens)
    if draft.standing.kind in PLACED and is_plan:
        return Modality.PLANNED, details
    return Modality.HAPPENED, replace(details, time=None)


def _words(mention: Mention) -> str:
    return " ".join(mention.text.split())


def _candidate(mention: Mention | None) -> str | None:
    return mention.candidates[0] if mention and mention.candidates else None


def _event(kind: str, modality: Modality, lexicon: Lexicon) -> str | None:
    """Return the PLOVER event type that `claims.yaml` gives a kind in this standing."""
    known = lexicon.kinds.get(kind)
    return (known.events.get(modality.value) or known.events.get("default") or None) if known else None


def _details(scene: Scene, draft: Draft, named: Frameworks) -> Details:
    anchor = draft.hit.span(scene.tokens).start
    deadline, deadline_text = find_deadline(scene.text, scene.times, draft.stretch)
    placed = draft.standing.kind in PLACED
    placeable = (m for m in scene.mentions if not _is_about(scene, draft, m, named.lexicon))
    clause = Clause(
        text=scene.text,
        sentence=scene.sentence,
        stretch=draft.stretch,
        anchor=anchor,
        kind=draft.standing.kind,
        modality=draft.standing.modality,
    )
    home = draft.hit.rule.id in RETURNING  # the day of the return is not that of the visit
    time = None if home else find_time(clause, scene.times, scene.mentions)
    if draft.standing.kind in STAYS and not home:
        time = through_stay(time, scene.times, draft.stretch, scene.text)
    return Details(
        time=time,
        deadline=deadline,
        deadline_text=deadline_text,
        amounts=find_sums(scene.amounts, draft.stretch),
        place=find_place(scene.text, placeable, draft.stretch, anchor) if placed else None,
        framework=named.find(scene.sentence, scene.mentions, draft.stretch, draft.standing.kind, scene.label),
        series=find_series(scene.text, draft.stretch),
        areas=find_areas(scene.text, draft.stretch, named.lexicon),
    )


def _is_about(scene: Scene, draft: Draft, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a place only says what is meant: "in Eritrean waters", "discussed [security in the Sahel]"."""
    if fold(mention.text) in scene.cast.adjectives:
        return True
    talks = draft.standing.kind == "consultation" and not draft.hit.is_nominal
    state = mention.kind is EntityKind.STATE
    return talks and (is_named(mention, lexicon) if state else not regions(lexicon).isdisjoint(mention.candidates[:1]))


def _score(draft: Draft) -> float:
    """Return how sure the reading is: lower for a noun, and for a party that was understood."""
    score = 0.9 if draft.hit.rule.cls is not RuleClass.NOUN else 0.7
    if EntityKind.GROUP in [m.kind for _, m in draft.parties]:
        score -= 0.1
    return round(score, 2)
