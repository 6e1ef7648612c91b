"""What the signatories of one agreement agree in the same report falls under it.

Takes claims in text order and a Telling; gives claims. "The two presidents signed the Declaration of the Lakes. They
agreed to open the border" tells a term of the declaration: an agreed act without a framework, of the same parties, a
few sentences after the only agreement whose signing the text tells of.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.when.telling import Telling
from dragoman.types.claim import DONE, Claim, Modality
from dragoman.types.entity import EntityKind

TERMS = frozenset({"commitment", "aid", "consultation", "relation_upgraded"})
SIGNED = frozenset({EntityKind.PROGRAMME, EntityKind.INSTRUMENT})
LEAD_SENTENCES = 4  # a signing told further on is background, not what the report is about
NEAR_SENTENCES = 5  # further on, a report has gone over to other matters


def under_the_signed(claims: Sequence[Claim], telling: Telling) -> tuple[Claim, ...]:
    """Put what was agreed behind the only signing of a text under what was signed."""
    signings = [c for c in claims if c.kind == "agreement_signed" and c.modality in DONE]
    named = {
        m.candidates[:1] or m.text
        for c in signings
        for m in telling.mentions(c.evidence[0].sentence)
        if m.kind in SIGNED
    }
    if (
        not signings or not signings[0].framework or len({c.framework for c in signings}) != 1 or len(named) > 1
    ):  # several texts: nobody can tell of which it is
        return tuple(claims)
    return tuple(
        replace(c, framework=signings[0].framework, framework_id=signings[0].framework_id)
        if _is_term(c, signings[0], telling)
        else c
        for c in claims
    )


def _is_term(claim: Claim, signing: Claim, telling: Telling) -> bool:
    if claim.framework or claim.kind not in TERMS or claim.modality is not Modality.AGREED:
        return False
    distance = telling.place(claim).index - telling.place(signing).index
    same = telling.parties(claim) & telling.parties(signing)
    if telling.place(signing).index >= LEAD_SENTENCES:
        return False
    return claim.span.start > signing.span.start and distance <= NEAR_SENTENCES and bool(same)
