"""An explanation for other programs: one dict, keys always the same and in the same order.

Takes an Explanation; gives what JSON can say. Offsets are code points of the document's text; an unknown value is null.
"""

from dragoman.present.export.plain import amount_row, plain, time_row
from dragoman.types.claim import Claim
from dragoman.types.explanation import ClaimMade, Explanation, Filled, Fired, RuleRow, Word
from dragoman.types.span import Span

Row = dict[str, object]


def explanation_row(found: Explanation) -> Row:
    """Write an explanation as its contract has it (docs/explain.md)."""
    return {
        "document": found.document,
        **_place(found.span),
        "text": found.text,
        "stopped": found.stopped,
        "model": found.model,
        "words": [_word(word) for word in found.words],
        "names": [
            {
                "text": name.text,
                **_place(name.span),
                "kind": name.kind.value,
                "origin": name.origin,
                "entities": [{"entity": id_, "name": called} for id_, called in name.entities],
                "refers": list(name.refers),
            }
            for name in found.names
        ],
        "times": [
            {**_place(t.span), "type": t.type.value, "value": t.value, "use": t.use.value, "time": time_row(t.time)}
            for t in found.times
        ],
        "amounts": [{**_place(a.span), "amount": amount_row(a.amount) if a.amount else None} for a in found.amounts],
        "rules": [_fired(rule) for rule in found.rules],
        "claims": [_claim(made) for made in found.claims],
        "silent": [
            {"rule": _rule(s.row), "words": s.words, **_place(s.span), "reason": s.reason} for s in found.silent
        ],
        "almost": [
            {"rule": _rule(a.row), "words": a.words, **_place(a.span), "reason": a.reason} for a in found.almost
        ],
        "unknown": list(found.unknown),
    }


def _place(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _word(word: Word) -> Row:
    layers: Row = {"pos": word.pos, "lemma": word.lemma, "relation": word.relation}
    return {"text": word.text, **_place(word.span), **layers, "head": word.head, "head_start": word.head_start}


def _rule(row: RuleRow) -> Row:
    return {"id": row.id, "class": row.cls, "kind": row.kind, "predicate": row.predicate, "line": row.line}


def _fired(rule: Fired) -> Row:
    return {"rule": _rule(rule.row), "words": rule.words, **_place(rule.span), "part": rule.part}


def _filled(role: Filled) -> Row:
    return {
        "role": role.role.value,
        "name": role.name,
        "entity": role.entity_id,
        "words": role.words,
        "from": role.place,
    }


def _claim(made: ClaimMade) -> Row:
    claim = made.claim
    return {
        "claim": claim.id,
        "kind": claim.kind,
        **_place(claim.span),
        "quote": claim.evidence[0].quote,
        "rule": _rule(made.row),
        "words": made.words,
        "modality": claim.modality.value,
        "modality_from": made.because,
        "cue": _fired(made.cue) if made.cue else None,
        "row_modality": made.own.value,
        "polarity": claim.polarity.value,
        "roles": [_filled(role) for role in made.roles],
        "speaker": made.speaker,
        **_details(claim),
    }


def _details(claim: Claim) -> Row:
    return {
        "source": claim.source,
        "time": time_row(claim.time),
        "deadline": time_row(claim.deadline),
        "deadline_words": claim.deadline_text,
        "place": claim.place,
        "amount": [amount_row(amount) for amount in claim.amounts],
        "framework": claim.framework,
        "areas": list(claim.areas),
        "series": claim.series,
        "score": plain(claim.score),
    }
