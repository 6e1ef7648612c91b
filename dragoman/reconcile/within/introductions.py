"""Full names that a text introduces nowhere, though they are nearly those of somebody it does introduce.

Takes a document as told; gives Discrepancies. Translators write one name in two ways; two people of like names are
introduced each by a title or trade of their own, or stand in one sentence.
"""

import re
from collections.abc import Iterator

from dragoman.reconcile.within.told import Told, printed
from dragoman.text.folding import fold
from dragoman.types.annotation import Mention
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt
from dragoman.types.entity import EntityKind

MIN_PARTS = 3  # "Vu Van ...": brothers share one part, two of three are hardly shared by chance
_TRADE = re.compile(r"\s*(?:,|\(|who\b)")
"""After a name: what he is follows."""


def find_introductions(told: Told) -> Iterator[Discrepancy]:
    """Yield the names without an introduction that repeat all but the last part of an introduced one before them."""
    people = [m for m in told.notes.mentions if m.kind is EntityKind.PERSON]
    introduced: list[Mention] = []
    seen: set[str] = set()
    for mention in people:
        name = printed(mention, told.doc.text)
        if mention.office:
            introduced.append(mention)
        elif name not in seen and not mention.candidates and not _TRADE.match(told.doc.text, mention.span.end):
            meant = next((m for m in introduced if _repeats(told, name, mention, m)), None)
            if meant:
                other = printed(meant, told.doc.text)
                reason = f"{name} is introduced nowhere; {other}, whose name begins alike, is: the two may be one."
                yield told.cite(
                    Doubt(ConflictKind.NAME, name, other, "the same text", reason), [meant.span, mention.span]
                )
        seen.add(name)


def _repeats(told: Told, name: str, mention: Mention, other: Mention) -> bool:
    """Whether two names differ in their last part alone and stand in two sentences."""
    mine, theirs = fold(name).split(), fold(printed(other, told.doc.text)).split()
    alike = len(mine) == len(theirs) >= MIN_PARTS and mine[:-1] == theirs[:-1] and mine[-1] != theirs[-1]
    return alike and told.segment_of(mention.span) != told.segment_of(other.span)
