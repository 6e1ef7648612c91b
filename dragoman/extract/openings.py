"""How a sentence opens that goes on about a scheme or a deal named before: "This fund will ...", "Under the pact, ...".

Takes the lexicon; gives two patterns. By which nouns a text goes on to speak of programmes and of treaties is told by
`framework_heads.tsv`, column `told`; "effort" and "deal" stand there beside names.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.text.patterns import either


@dataclass(frozen=True, slots=True)
class Openings:
    """What a sentence begins with that tells what a scheme does, and what tells the terms of a deal."""

    scheme: re.Pattern[str]
    deal: re.Pattern[str]


@lru_cache(maxsize=4)
def compile_openings(lexicon: Lexicon) -> Openings:
    """Compile the two patterns from the nouns of the tables."""
    rows = lexicon.tables.get("framework_heads", ())
    told = {kind: [w for r in rows if r["kind"] == kind for w in r["told"].split("|") if w] for kind in KINDS}
    scheme, deal = (either(told[kind] or [kind]) for kind in KINDS)
    named_deal = rf"(?:the|this|their|that|its)\s+(?:[\w'’-]+\s+){{0,3}}{deal}"
    return Openings(
        re.compile(
            rf"\W*(?:which|that|it|(?:this|these|the|such)\s+(?:[\w-]+\s+){{0,4}}?{scheme}s?(?:,[^,;.]{{0,80}},)?)"
            r"\s+(?:(?:also|further|additionally)\s+)?"
            r"(?:will|would|aims?|seeks?|intends?|provides?|supports?|includes?)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\W*(?:(?:under|by)\s+(?:the\s+terms\s+of\s+)?(?:it|{named_deal})\b"
            rf"|{named_deal}\s+(?:also\s+|further\s+)?(?:will|would|is\s+to|(?!was\b|has\b|is\b|dates\b)\w+s)\b)",
            re.IGNORECASE,
        ),
    )


KINDS = ("programme", "instrument")
