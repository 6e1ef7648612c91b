"""What two sides agree to further is one matter where its words are, whatever means and ends a report adds.

Takes acts, the clusters they stand in and the rows of `matters.tsv`; joins clusters. "Expand rail links through a joint
fund" and "agreed to widen rail links, including freight" share few of their words, and all that say what is to be
furthered. A list of matters behind a comma is not taken apart: what cannot be told from it has no matter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.act import Act, content_words
from dragoman.reconcile.clusters import Clusters
from dragoman.reconcile.wording import RECALL_DAYS
from dragoman.text.inflection import inflect
from dragoman.text.predicates import irregular_verbs

KIND = "commitment"
MIN_SIDES = 2
MIN_WORDS = 3
"""Two words ("economic ties") are agreed on at every meeting."""
SIGNS = ("furthers", "beside", "plain")
REACH = 32  # undertakings of one matter compared with each other
_ENDS = re.compile(r"[,;:]|\.\s")


@dataclass(frozen=True, slots=True)
class Wording:
    """What tells a matter in a sentence: verbs further it, means and ends stand beside it, plain words tell none."""

    furthers: re.Pattern[str]
    beside: re.Pattern[str]
    plain: frozenset[str]


def wording_of(lexicon: Lexicon) -> Wording | None:
    """Compile the rows of `matters.tsv`; None where a sign has no row."""
    rows = lexicon.tables.get("matters", ())
    words = {sign: [w for row in rows if row["sign"] == sign for w in row["words"].split("|")] for sign in SIGNS}
    if not all(words.values()):
        return None
    irregular = irregular_verbs(lexicon.tables.get("irregular_verbs", ()))
    verbs = sorted({form for verb in words["furthers"] for form in inflect(verb, irregular).all})
    beside = (re.escape(phrase).replace("\\ ", r"\s+") for phrase in words["beside"])
    return Wording(
        furthers=re.compile(rf"\b(?:{'|'.join(verbs)})\s+", re.IGNORECASE),
        beside=re.compile(rf",?\s+(?:{'|'.join(beside)})\b", re.IGNORECASE),
        plain=content_words(" ".join(words["plain"])),
    )


def join_undertakings(acts: Iterable[Act], clusters: Clusters, wording: Wording) -> None:
    """Join what several documents say that the same sides undertake to further, where only one can be meant."""
    told: dict[tuple[frozenset[str], frozenset[str]], list[Act]] = {}
    for act in acts:
        if act.claim.kind == KIND and len(act.sides) >= MIN_SIDES and not act.claim.amounts:
            matter = matter_of(act, wording)
            if len(matter) >= MIN_WORDS:
                told.setdefault((act.sides, matter), []).append(act)
    pairs = (pair for same in told.values() for pair in combinations(same[:REACH], 2))
    clusters.join_clear((a.id, b.id) for a, b in _of_one_time(pairs))


def matter_of(act: Act, wording: Wording) -> frozenset[str]:
    """Return the words that say what is to be furthered; none where nothing is or the words list several matters."""
    quote = act.claim.evidence[0].quote
    begun = wording.furthers.search(quote)
    if begun is None:
        return frozenset()
    rest = quote[begun.end() :]
    beside = wording.beside.search(rest)
    matter = rest[: beside.start()] if beside else rest.rstrip(" .")
    return frozenset() if _ENDS.search(matter) else (content_words(matter) & act.words) - wording.plain


def _of_one_time(pairs: Iterable[tuple[Act, Act]]) -> Iterator[tuple[Act, Act]]:
    """Yield the pairs of two documents told within a year; what their clusters say of days is asked on joining."""
    for left, right in pairs:
        if left.claim.doc_id == right.claim.doc_id or left.reported is None or right.reported is None:
            continue
        if abs((left.reported - right.reported).days) <= RECALL_DAYS:
            yield left, right
