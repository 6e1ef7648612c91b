"""Make lines of the log of judgements: from ids a person sees to words that hold whatever is read anew.

Takes holdings, ids (or their unique beginnings), who judges and when; gives Judgements, which dragoman.run.judging
writes down and applies. Never changes the register. No clock: `at` is the caller's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import main_claim
from dragoman.answer.show import find_id
from dragoman.errors import InvalidRecordError, QueryError
from dragoman.reconcile.judging.corrections import FIELDS, UNKNOWN, check
from dragoman.reconcile.judging.weigh import field_of
from dragoman.text.anchors import anchor_at
from dragoman.types.claim import Claim, Evidence
from dragoman.types.fact import Conflict
from dragoman.types.ids import make_id
from dragoman.types.judgement import Anchor, Decision, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Who judges, when (UTC) and why."""

    by: str
    at: datetime
    reason: str = ""


def judge_pair(holdings: Holdings, decision: Decision, left: str, right: str, judge: Judge) -> Judgement:
    """Return the judgement that two facts or claims are the same act, different ones, or that one is unsure.

    Raises:
        QueryError: an id is unknown, or both are of one thing.
    """
    one, other = (_main(holdings, id_) for id_ in (left, right))
    if one.id == other.id:
        raise QueryError(f"{left} and {right} are one thing; give two")
    draft = _draft(decision, judge, _anchor(one, holdings))
    return _signed(replace(draft, right=_anchor(other, holdings)), holdings)


def judge_one(holdings: Holdings, decision: Decision, id_: str, judge: Judge) -> Judgement:
    """Return the judgement that accepts or rejects a fact (with all its claims) or a claim, or notes something on it.

    Raises:
        QueryError: the id is unknown, or a note says nothing.
    """
    if decision is Decision.NOTE and not judge.reason:
        raise QueryError("a note needs words; give them with --reason")
    claims = [_main(holdings, id_)] if decision is Decision.NOTE else _claims(holdings, id_)
    return _signed(_draft(decision, judge, *(_anchor(claim, holdings) for claim in claims)), holdings)


def judge_value(holdings: Holdings, id_: str, field: str, value: str | None, judge: Judge) -> Judgement:
    """Return the judgement that puts a value of a fact or claim right; None or "unknown" say that it is not known.

    In a fact the claims that give the value are put right, where none does the one that tells most.

    Raises:
        QueryError: the id or the field is unknown, or the value cannot be read.
    """
    if field not in FIELDS:
        raise QueryError(f"{field!r} cannot be put right; what can: {', '.join(FIELDS)}")
    show = FIELDS[field].show
    claims = _claims(holdings, id_)
    giving = [claim for claim in claims if show(claim) != UNKNOWN] or [_main(holdings, id_)]
    given = None if value in {None, "", UNKNOWN} else value
    anchors = [_anchor(claim, holdings) for claim in giving]
    line = replace(_draft(Decision.CORRECT, judge, *anchors), field=field, value=given)
    try:
        check(line)
    except InvalidRecordError as err:
        raise QueryError(str(err)) from err
    return _signed(line, holdings)


def judge_split(holdings: Holdings, fact_id: str, claim_ids: Sequence[str], judge: Judge) -> Judgement:
    """Return the judgement that some claims of a fact are of another act, and all of them of one.

    Raises:
        QueryError: an id is unknown, the claims are not of the fact, or none would be left in it.
    """
    whole = _claims(holdings, fact_id)
    taken = {claim.id for id_ in claim_ids for claim in _claims(holdings, id_)}
    rest = [claim for claim in whole if claim.id not in taken]
    moved = [claim for claim in whole if claim.id in taken]
    if not rest or len(moved) < len(taken) or not moved:
        raise QueryError(f"give some, and not all, of the claims of {fact_id}; dragoman show {fact_id} lists them")
    anchors = [_anchor(claim, holdings) for claim in moved]
    draft = _draft(Decision.SPLIT, judge, *anchors)
    return _signed(replace(draft, right=_anchor(rest[0], holdings)), holdings)


def judge_conflict(holdings: Holdings, conflict_id: str, value: str | None, judge: Judge) -> Judgement:
    """Return the judgement that settles a conflict; `value` is the reading that holds, None where none is chosen.

    Raises:
        QueryError: there is no such conflict, or it has no such reading.
    """
    found = find_id(holdings, conflict_id.strip())
    conflict = next((c for c in holdings.conflicts if c.id == found), None)
    if conflict is None:
        raise QueryError(f"{conflict_id} is no conflict; dragoman conflicts lists them")
    readings = [reading.value for reading in conflict.readings]
    if value is not None and value not in readings:
        raise QueryError(f"{value!r} is no reading of this conflict; they are: {', '.join(readings)}")
    anchors = [_cited(evidence, holdings) for evidence in _settling(conflict, holdings)]
    draft = _draft(Decision.SETTLE, judge, *anchors)
    return _signed(replace(draft, field=field_of(conflict), value=value), holdings)


def judge_undo(holdings: Holdings, line_id: str, judge: Judge) -> Judgement:
    """Return the judgement that takes another one back, be it one that undoes.

    Raises:
        QueryError: no line of the log has an id that begins so, or several have.
    """
    found = [line for line in holdings.store.judgements() if line.id.startswith(line_id.strip())]
    if len(found) != 1:
        raise QueryError(f"{len(found)} judgements have an id that begins with {line_id!r}; dragoman judge list")
    return _signed(replace(_draft(Decision.UNDO, judge, found[0].left), undoes=found[0].id), holdings)


def _claims(holdings: Holdings, id_: str) -> tuple[Claim, ...]:
    """Return the claims of a fact, or the one claim."""
    found = find_id(holdings, id_.strip())
    if found in holdings.fact_by_id:
        return holdings.claims_of(holdings.fact_by_id[found].claim_ids)
    if found in holdings.claims:
        return (holdings.claims[found],)
    raise QueryError(f"{id_} is neither a fact nor a claim")


def _main(holdings: Holdings, id_: str) -> Claim:
    """Return the claim that stands for a fact or claim."""
    claims = _claims(holdings, id_)
    if len(claims) == 1:
        return claims[0]
    fact = holdings.fact_by_id[find_id(holdings, id_.strip())]
    return main_claim(fact, holdings) or claims[0]


def _settling(conflict: Conflict, holdings: Holdings) -> tuple[Evidence, ...]:
    """Return words that make the conflict known again: of the first claim of each reading, else the first two."""
    claims = [holdings.claims_of(reading.claim_ids)[:1] for reading in conflict.readings]
    cited = tuple(claim.evidence[0] for found in claims for claim in found)
    return tuple(dict.fromkeys(cited)) or conflict.evidence[:2]


def _anchor(claim: Claim, holdings: Holdings) -> Anchor:
    return _cited(claim.evidence[0], holdings, kind=claim.kind, claim_id=claim.id)


def _cited(evidence: Evidence, holdings: Holdings, *, kind: str = "", claim_id: str = "") -> Anchor:
    doc = holdings.store.document(evidence.doc_id)
    if doc is None:
        raise QueryError(f"document {evidence.doc_id} is not stored; read it again")
    return anchor_at(doc, evidence.span, kind=kind, claim_id=claim_id)


def _draft(decision: Decision, judge: Judge, *anchors: Anchor) -> Judgement:
    """Make a line without an id: the first anchor is its left side, the others also."""
    left, *also = anchors
    return Judgement(
        id="", decision=decision, left=left, also=tuple(also), by=judge.by, at=judge.at, reason=judge.reason
    )


def _signed(draft: Judgement, holdings: Holdings) -> Judgement:
    """Give a line its id; it follows from what it says, so that writing the same down twice changes nothing.

    What was said before and undone can be said again by the same person at the same time: the ids of the lines that
    undid it are part of the new one's.
    """
    log = tuple(holdings.store.judgements())
    made = with_id(draft)
    while undone := sorted(line.id for line in log if line.undoes == made.id):
        made = with_id(draft, *undone)
    return made


def with_id(line: Judgement, *after: str) -> Judgement:
    """Return the line with the id that follows from what it says, and from the lines it comes `after`."""
    anchors = [line.left, line.right, *line.also]
    places = [part for a in anchors for part in ((a.doc_id, a.exact, a.prefix, a.kind, a.claim_id) if a else (None,))]
    said = (line.decision.value, line.field, line.value, line.by, line.at.isoformat(), line.reason, line.undoes)
    return replace(line, id=make_id("jdg", *said, *places, *after))
