"""Read labelled texts: the claims a careful desk officer would log, and how they hang together.

Takes JSON in the format of the annotation guide (section 10) and its cross-document companion; gives frozen
records. Never changes a label, and never repairs one: gold that cannot be read is an error that names the file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from dragoman.errors import InvalidRecordError
from dragoman.evaluate.compare import Days, fold, money, read_days
from dragoman.types.span import Span

CROSSDOC = "crossdoc.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One labelled claim. `names` are folded canonical names; `days` None where the label fixes no date."""

    id: str
    kind: str
    span: Span
    quote: str
    names: frozenset[str]
    modality: str
    days: Days | None
    money: frozenset[tuple[float, str]]
    framework: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """The labels of one text.

    `forms` maps every folded surface form to its folded canonical name. `annotated` is the labelled stretch,
    None for the whole text. `stem` is the name of the text's file without its ending.
    """

    id: str
    stem: str
    text_path: str
    claims: tuple[GoldClaim, ...]
    forms: Mapping[str, str]
    annotated: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one text: `stem` names its file without the ending."""

    stem: str
    span: Span

    def touches(self, other: "Place") -> bool:
        """Whether both lie in one text and share a code point."""
        return self.stem == other.stem and self.span.overlaps(other.span)


@dataclass(frozen=True, slots=True)
class GoldGroup:
    """Mentions that belong together (one fact, or one disagreement) or must stay apart; `title` says what."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossdoc:
    """What several texts say of the same things. `dates` maps a text's stem to its days of publication."""

    merge: tuple[GoldGroup, ...] = ()
    contradictions: tuple[GoldGroup, ...] = ()
    apart: tuple[GoldGroup, ...] = ()
    dates: Mapping[str, Days]


def load_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """Read every labelled text of a folder, by file name; the cross-document file is left out.

    Raises:
        InvalidRecordError: the folder holds no labels, or one of them cannot be read.
    """
    paths = [path for path in sorted(folder.glob("*.json")) if path.name != CROSSDOC]
    if not paths:
        raise InvalidRecordError(f"{folder}: no labelled texts here; expected one JSON file for each text")
    return tuple(parse_gold(_load(path), name=path.name) for path in paths)


def load_crossdoc(path: Path) -> Crossdoc:
    """Read which mentions tell one fact, where texts disagree, and when they were published.

    Raises:
        InvalidRecordError: the file is no JSON object, or a group lacks a field.
    """
    payload = _load(path)
    try:
        return Crossdoc(
            merge=_groups(payload["merge"], title="fact", places="mentions"),
            contradictions=_groups(payload["contradictions"], title="detail", places="evidence"),
            apart=_groups(payload.get("apart", []), title="why", places="mentions"),
            dates=_dates(payload.get("dates", {})),
        )
    except (KeyError, TypeError, AttributeError) as err:
        raise InvalidRecordError(f"{path.name}: cross-document gold lacks or misuses the field {err}") from err


def parse_gold(payload: Mapping[str, Any], *, name: str) -> GoldDocument:
    """Read the labels of one text; `name` is used in messages.

    Raises:
        InvalidRecordError: a field is missing or has the wrong form.
    """
    try:
        forms = _forms(payload.get("entities", []))
        stretch = payload.get("annotated_span")
        return GoldDocument(
            id=str(payload["id"]),
            stem=PurePath(payload["text_path"]).stem,
            text_path=payload["text_path"],
            claims=tuple(_claim(event, forms) for event in payload["events"]),
            forms=forms,
            annotated=Span(*stretch) if stretch else None,
        )
    except (KeyError, TypeError, AttributeError, ValueError) as err:
        raise InvalidRecordError(f"{name}: gold lacks or misuses a field: {err!r}") from err


def _load(path: Path) -> Mapping[str, Any]:
    try:
        payload = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise InvalidRecordError(f"{path}: cannot be read as JSON: {err}") from err
    if not isinstance(payload, dict):
        raise InvalidRecordError(f"{path}: gold is one JSON object, this is a {type(payload).__name__}")
    return payload


def _forms(entities: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    forms: dict[str, str] = {}
    for entity in entities:
        canonical = fold(entity["canonical"])
        for form in (entity["canonical"], *entity.get("surface_forms", [])):
            forms.setdefault(fold(form), canonical)
    return forms


def _claim(event: Mapping[str, Any], forms: Mapping[str, str]) -> GoldClaim:
    folded = (fold(p.get("name") or "") for p in event.get("participants") or [])
    framework = fold(event.get("framework") or "")
    return GoldClaim(
        id=str(event["evid"]),
        kind=event["type"],
        span=Span(event["start"], event["end"]),
        quote=event["quote"],
        names=frozenset(forms.get(n, n) for n in folded if n),
        modality=event.get("modality") or "",
        days=read_days((event.get("date") or {}).get("value")),
        money=_money(event.get("amount")),
        framework=forms.get(framework, framework),
    )


def _money(amounts: Any) -> frozenset[tuple[float, str]]:
    listed = amounts if isinstance(amounts, list) else [amounts] if amounts else []
    return money((a["value"], a.get("currency") or a.get("unit") or "") for a in listed)


def _groups(entries: Sequence[Mapping[str, Any]], *, title: str, places: str) -> tuple[GoldGroup, ...]:
    return tuple(GoldGroup(str(e.get(title, "")), tuple(_place(m) for m in e[places])) for e in entries)


def _place(mention: Mapping[str, Any]) -> Place:
    return Place(PurePath(str(mention["document"])).stem, Span(mention["start"], mention["end"]))


def _dates(dates: Mapping[str, Any]) -> Mapping[str, Days]:
    read = {PurePath(stem).stem: read_days(value) for stem, value in dates.items()}
    return {stem: days for stem, days in read.items() if days}
