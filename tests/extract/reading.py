"""Read one text to its resolved claims, and say what is expected of it in few words."""

from functools import cache

from dragoman.annotate.layers import annotate
from dragoman.clean.segment import segment
from dragoman.extract.claims import extract_claims
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.resolve.link import resolve_claims
from dragoman.run.backends import find_analyser
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.document import Document
from dragoman.types.ids import checksum
from dragoman.types.value import TimeSpan

Expected = tuple[str, str, str, dict[str, set[str]], str]


@cache
def the_lexicon() -> Lexicon:
    """Return the packaged lexicon, read once."""
    return load_lexicon()


FRAME = "Notes of the week\n\n{} The rain had stopped by the evening, and the lamps were lit along the quay.\n"
"""What stands around a case, so that a short one is read as running text and not as a headline."""


def document(text: str, *, published: TimeSpan | None = None, title: str | None = None) -> Document:
    return Document(
        id="doc_case", name="case.txt", uri="", text=text, raw_sha256="", text_sha256=checksum(text),
        cleaner="txt@1", published=published, title=title,
    )  # fmt: skip


def read(
    text: str, *, published: TimeSpan | None = None, title: str | None = None, dating: Dating | None = None
) -> tuple[Claim, ...]:
    """Return the claims of `text` with their parties resolved; `dating` is its date where others give it."""
    doc = document(text, published=published, title=title)
    analyser = find_analyser("auto")
    segments = segment(doc, lexicon=the_lexicon())
    annotations = annotate(doc, segments, lexicon=the_lexicon(), analyser=analyser, dating=dating)
    found = extract_claims(doc, annotations, lexicon=the_lexicon())
    claims, _ = resolve_claims(doc, annotations, found, lexicon=the_lexicon())
    return claims


def says(kind: str, modality: str, quote: str, polarity: str = "affirmed", **roles: str | tuple[str, ...]) -> Expected:
    """Say what a claim should hold; a role takes one name or a tuple of them."""
    names = {role: {named} if isinstance(named, str) else set(named) for role, named in roles.items()}
    return kind, modality, polarity, names, quote


def summary(claim: Claim) -> Expected:
    """Return a claim in the shape of `says`, with its whole quote."""
    roles: dict[str, set[str]] = {}
    for argument in claim.arguments:
        roles.setdefault(argument.role.value, set()).add(argument.name)
    return claim.kind, claim.modality.value, claim.polarity.value, roles, claim.evidence[0].quote


def assert_says(text: str, expected: list[Expected]) -> None:
    """Hold the claims of `text`, all of them and in order, to what is expected; quotes may be longer."""
    found = [summary(claim) for claim in read(FRAME.format(text))]
    assert [f[:4] for f in found] == [e[:4] for e in expected]
    for claim, wanted in zip(found, expected, strict=True):
        assert wanted[4] in claim[4]
