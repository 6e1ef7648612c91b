"""Judgements over the small reports of tests/reconcile, and what is held under them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from dragoman.reconcile.facts import Outcome
from dragoman.reconcile.judging.weigh import Material, weigh_judged
from dragoman.text.anchors import anchor_at
from dragoman.types.claim import Claim
from dragoman.types.judgement import Anchor, Decision, Judgement
from tests.reconcile.reports import ENTITIES, LEXICON, Report

START = datetime(2024, 5, 1, tzinfo=UTC)


def anchor(report: Report, number: int = 0) -> Anchor:
    """Return the anchor of a claim of a report."""
    claim: Claim = report.claims[number]
    return anchor_at(report.doc, claim.span, kind=claim.kind, claim_id=claim.id)


def judgement(decision: Decision, *left: Anchor, right: Anchor | None = None, minute: int = 0, **fields: object):
    """Return a line of the log; its id tells its minute."""
    return Judgement(
        id=f"jdg_{minute:03}", decision=decision, left=left[0], also=left[1:], right=right, by="ana",
        at=START + timedelta(minutes=minute), **fields,
    )  # fmt: skip


def undo(line: Judgement, minute: int) -> Judgement:
    """Return the line that takes another back."""
    return judgement(Decision.UNDO, line.left, minute=minute, undoes=line.id)


def weigh_under(log: Iterable[Judgement], *reports: Report) -> Outcome:
    """Weigh the claims of these reports under a log."""
    material = Material(
        documents=[r.doc for r in reports],
        claims=[c for r in reports for c in r.claims],
        datings={r.doc.id: r.dating for r in reports},
        entities=ENTITIES,
        judgements=list(log),
    )
    return weigh_judged(material, lexicon=LEXICON)
