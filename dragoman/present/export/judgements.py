"""The log of judgements as JSON Lines, one judgement a line, for teams to pass on.

Takes judgements; gives text, and reads that text back to equal judgements. Targets have the words of the W3C's Web
Annotation model: a source and a TextQuoteSelector. A line that cannot be read is an error with its number.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from dragoman.errors import InvalidRecordError
from dragoman.reconcile.judging.corrections import check
from dragoman.types.judgement import Anchor, Decision, Judgement

PAIRED = frozenset({Decision.SAME, Decision.DIFFERENT, Decision.UNSURE, Decision.SPLIT})
WORDS = ("field", "value", "undoes")


def write_log(log: Iterable[Judgement]) -> Iterator[str]:
    """Yield one line of JSON for each judgement, in the order given."""
    for line in log:
        row = {
            "id": line.id,
            "decision": line.decision.value,
            "by": line.by,
            "at": line.at.isoformat(),
            "reason": line.reason,
            **{name: getattr(line, name) for name in WORDS},
            "target": _target(line.left),
            "other": _target(line.right) if line.right else None,
            "also": [_target(anchor) for anchor in line.also],
        }
        yield json.dumps({name: value for name, value in row.items() if value not in (None, [])}) + "\n"


def read_log(lines: Iterable[str]) -> Iterator[Judgement]:
    """Yield the judgements of a log; blank lines do not count.

    Raises:
        InvalidRecordError: a line is no judgement; the message names the line.
    """
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            yield _judgement(json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError) as err:
            raise InvalidRecordError(
                f"line {number} is no judgement ({err}); write it with dragoman judge export"
            ) from err


def _target(anchor: Anchor) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    place = {"source": anchor.doc_id, "text_sha256": anchor.text_sha256}
    return {**place, "selector": selector, "kind": anchor.kind, "claim": anchor.claim_id}


def _judgement(row: Mapping[str, Any]) -> Judgement:
    line = Judgement(
        id=str(row["id"]),
        decision=Decision(row["decision"]),
        left=_anchor(row["target"]),
        right=_anchor(row["other"]) if row.get("other") else None,
        also=tuple(map(_anchor, row.get("also", ()))),
        by=str(row["by"]),
        at=datetime.fromisoformat(row["at"]).astimezone(UTC),
        reason=str(row.get("reason", "")),
        **{name: str(row[name]) for name in WORDS if row.get(name) is not None},
    )
    if line.decision in PAIRED and line.right is None:
        raise ValueError(f"{line.decision.value} needs an other")
    if line.decision is Decision.UNDO and not line.undoes:
        raise ValueError("undo needs undoes")
    if line.decision is Decision.CORRECT:
        check(line)
    return line


def _anchor(row: Mapping[str, Any]) -> Anchor:
    selector = row["selector"]
    return Anchor(
        text_sha256=str(row["text_sha256"]),
        exact=str(selector["exact"]),
        prefix=str(selector.get("prefix", "")),
        suffix=str(selector.get("suffix", "")),
        doc_id=str(row["source"]),
        kind=str(row.get("kind", "")),
        claim_id=str(row.get("claim", "")),
    )
