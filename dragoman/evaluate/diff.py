"""Say what changed in the claims found, against the claims of the last pinned run.

Takes claims and pinned lines; gives claims gained, lost and changed. A pin of a text that may be published holds
the claim in full; a pin of any other holds its place, its kind and a digest, and never a word of the text.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from dragoman.errors import InvalidRecordError
from dragoman.types.claim import Claim
from dragoman.types.ids import make_id
from dragoman.types.value import Amount, TimeSpan


@dataclass(frozen=True, slots=True, order=True)
class Pin:
    """One claim as it is pinned: where, what kind, and `digest` of everything else that is scored.

    `detail` and `quote` are for people, and empty where the text may not be published.
    """

    document: str
    start: int
    end: int
    kind: str
    digest: str
    detail: str = ""
    quote: str = ""

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What makes two pins one claim: its place and its kind."""
        return self.document, self.start, self.end, self.kind

    def line(self) -> str:
        """Return it for people: the quote where there is one, else the place."""
        words = f' "{" ".join(self.quote.split())}"' if self.quote else ""
        return f"{self.document}:{self.start}-{self.end} {self.kind}{self.detail and ' ' + self.detail}{words}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Claims that came, went, and stayed in place with other fields (before, after)."""

    gained: tuple[Pin, ...] = ()
    lost: tuple[Pin, ...] = ()
    changed: tuple[tuple[Pin, Pin], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.gained or self.lost or self.changed)

    def lines(self) -> Iterator[str]:
        """Yield one line for each change, in text order within lost, gained, changed."""
        yield from (f"  - {pin.line()}" for pin in self.lost)
        yield from (f"  + {pin.line()}" for pin in self.gained)
        yield from (f"  ~ {after.line()}{_before(before, after)}" for before, after in self.changed)


def pin_claims(claims: Mapping[str, Iterable[Claim]], *, quoted: bool) -> tuple[Pin, ...]:
    """Pin the claims of each text, in order; `quoted` where the words of the texts may be published."""
    return tuple(sorted(_pin(stem, claim, quoted=quoted) for stem, found in claims.items() for claim in found))


def compare_pins(before: Sequence[Pin], after: Sequence[Pin]) -> Difference:
    """Say what changed. Several claims of one kind at one place are told apart by their digests."""
    old, new = _grouped(before), _grouped(after)
    gained: list[Pin] = []
    lost: list[Pin] = []
    changed: list[tuple[Pin, Pin]] = []
    for key in sorted(old.keys() | new.keys()):
        gone, come = _unmatched(old.get(key, []), new.get(key, []))
        both = min(len(gone), len(come))
        changed += zip(gone, come, strict=False)
        lost += gone[both:]
        gained += come[both:]
    return Difference(tuple(gained), tuple(lost), tuple(changed))


def to_jsonl(pins: Iterable[Pin]) -> str:
    """Write pins, one JSON object a line; empty fields are left out.

    >>> from_jsonl(to_jsonl([Pin("a", 0, 4, "visit", "pin_1")]), name="x") == (Pin("a", 0, 4, "visit", "pin_1"),)
    True
    """
    rows = ({k: v for k, v in asdict(pin).items() if v != ""} for pin in pins)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def from_jsonl(text: str, *, name: str) -> tuple[Pin, ...]:
    """Read what `to_jsonl` wrote; `name` is used in messages.

    Raises:
        InvalidRecordError: a line is no pin.
    """
    pins = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            pins.append(Pin(**json.loads(line)))
        except (TypeError, ValueError) as err:
            raise InvalidRecordError(f"{name}:{number}: not a pinned claim ({err}); pin again with --pin") from err
    return tuple(pins)


def _pin(stem: str, claim: Claim, *, quoted: bool) -> Pin:
    detail = _detail(claim)
    return Pin(
        document=stem,
        start=claim.span.start,
        end=claim.span.end,
        kind=claim.kind,
        digest=make_id("pin", detail),
        detail=detail if quoted else "",
        quote=claim.evidence[0].quote if quoted else "",
    )


def _detail(claim: Claim) -> str:
    """Return the scored fields in one stable line."""
    who = ", ".join(sorted(f"{a.role}={a.name}" for a in claim.arguments))
    parts = [str(claim.modality), f"[{who}]"]
    if claim.time:
        parts.append(_days(claim.time))
    if claim.amounts:
        parts.append(" + ".join(_sum(a) for a in claim.amounts))
    if claim.framework:
        parts.append(f"({claim.framework})")
    return " ".join(parts)


def _days(time: TimeSpan) -> str:
    first, last = time.earliest.isoformat(), time.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def _sum(amount: Amount) -> str:
    value = amount.value.normalize() if amount.value else Decimal(0)
    return f"{amount.bound} {value:f} {amount.currency or amount.unit}"


def _grouped(pins: Iterable[Pin]) -> dict[tuple[str, int, int, str], list[Pin]]:
    grouped: dict[tuple[str, int, int, str], list[Pin]] = {}
    for pin in sorted(pins):
        grouped.setdefault(pin.key, []).append(pin)
    return grouped


def _unmatched(before: list[Pin], after: list[Pin]) -> tuple[list[Pin], list[Pin]]:
    """Take away what is on both sides."""
    left, right = list(before), list(after)
    for pin in before:
        twin = next((p for p in right if p.digest == pin.digest), None)
        if twin is not None:
            left.remove(pin)
            right.remove(twin)
    return left, right


def _before(before: Pin, after: Pin) -> str:
    return f" (was {before.detail})" if before.detail and before.detail != after.detail else ""
