"""Hand-built claims, and where the labels lie."""

import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dragoman.types.claim import Argument, Claim, Modality, Role, cite
from dragoman.types.document import Document
from dragoman.types.ids import checksum, make_id
from dragoman.types.span import Span
from dragoman.types.value import Amount, Precision, TimeSpan

ROOT = Path(__file__).parents[2]


@pytest.fixture
def samples() -> Path:
    return ROOT / "samples"


@pytest.fixture
def shared() -> Path:
    folder = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT / ".." / "shared")
    if not (folder / "tools").is_dir():
        pytest.skip("needs the labelled corpus beside the project (../shared)")
    return folder


def build_document(stem: str, text: str) -> Document:
    sha = checksum(text)
    return Document(
        name=f"{stem}.txt", uri=f"{stem}.txt", text=text, raw_sha256=sha, text_sha256=sha, cleaner="txt@1",
        id=make_id("doc", stem),
    )  # fmt: skip


def build_claim(doc: Document, quote: str, kind: str = "visit", **fields: object) -> Claim:
    start = doc.text.index(quote)
    span = Span(start, start + len(quote))
    who = fields.pop("who", {"actor": "Norland"})
    assert isinstance(who, dict)
    day = fields.pop("day", None)
    money = fields.pop("money", None)
    return Claim(
        id=make_id("clm", doc.id, kind, start, len(quote)),
        kind=kind,
        arguments=tuple(Argument(Role(role), name) for role, name in who.items()),
        evidence=(cite(doc, span, span),),
        origin="test",
        score=1.0,
        modality=Modality(str(fields.pop("modality", "happened"))),
        time=TimeSpan(date.fromisoformat(str(day)), date.fromisoformat(str(day)), Precision.DAY) if day else None,
        amounts=(Amount(Decimal(str(money)), currency="USD"),) if money else (),
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def make_document() -> Callable[..., Document]:
    return build_document


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    return build_claim
