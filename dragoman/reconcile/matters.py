"""What two sides undertake to further, told apart from how they say it.

Takes a sentence and the rows of `matters.tsv`; gives the words of its matter. "Expand rail links through a joint fund"
is about rail links: a verb furthers them, and what begins with "through" stands beside them. One matter has several
names ("maritime security", "security at sea"), of which the first of its row stands for all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.act import Act, content_words
from dragoman.text.inflection import inflect
from dragoman.text.predicates import irregular_verbs

SIGNS = ("furthers", "beside", "plain", "same")
_ENDS = re.compile(r"[,;:]|\.\s")
Matter = frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """What tells a matter in a sentence: verbs further it, means and ends stand beside it, plain words tell none.

    `names` finds names of matters that have several, `same` gives the one that stands for each, by its folded words.
    """

    furthers: re.Pattern[str]
    beside: re.Pattern[str]
    plain: frozenset[str]
    names: re.Pattern[str]
    same: Mapping[str, str]

    def as_one(self, words: str) -> str:
        """Return the words with one name for what has several."""
        return self.names.sub(lambda found: self.same[_folded(found[0])], words)


def wording_of(lexicon: Lexicon) -> Wording | None:
    """Compile the rows of `matters.tsv`; None where a sign has no row."""
    rows = lexicon.tables.get("matters", ())
    listed = {sign: [row["words"].split("|") for row in rows if row["sign"] == sign] for sign in SIGNS}
    if not all(listed.values()):
        return None
    words = {sign: [word for row in found for word in row] for sign, found in listed.items()}
    irregular = irregular_verbs(lexicon.tables.get("irregular_verbs", ()))
    verbs = sorted({form for verb in words["furthers"] for form in inflect(verb, irregular).all})
    names = sorted(words["same"], key=lambda name: (-len(name), name))
    return Wording(
        furthers=re.compile(rf"\b(?:{'|'.join(verbs)})\s+", re.IGNORECASE),
        beside=re.compile(rf",?\s+(?:{'|'.join(map(_spaced, words['beside']))})\b", re.IGNORECASE),
        plain=content_words(" ".join(words["plain"])),
        names=re.compile(rf"\b(?:{'|'.join(map(_spaced, names))})\b", re.IGNORECASE),
        same={_folded(name): row[0] for row in listed["same"] for name in row},
    )


def _spaced(phrase: str) -> str:
    return re.escape(phrase).replace("\\ ", r"\s+")


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


def matter_of(act: Act, wording: Wording) -> Matter:
    """Return the words that say what is to be furthered; none where nothing is or the words list several matters."""
    quote = act.claim.evidence[0].quote
    begun = wording.furthers.search(quote)
    if begun is None:
        return frozenset()
    rest = quote[begun.end() :]
    beside = wording.beside.search(rest)
    told = rest[: beside.start()] if beside else rest.rstrip(" .")
    if _ENDS.search(told):
        return frozenset()
    parties = content_words(quote) - act.words
    return content_words(wording.as_one(told)) - parties - wording.plain
