"""What two sides agree to further is one matter where its words are, whatever means and ends a report adds.

Takes acts and the clusters they stand in; joins clusters. "Expand rail links through a joint fund" and "agreed to widen
rail links, including freight" share few of their words, and all that say what is to be furthered. A list of matters
behind a comma is not taken apart: what cannot be told from it has no matter.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from dragoman.reconcile.act import Act, content_words
from dragoman.reconcile.clusters import Clusters
from dragoman.reconcile.wording import RECALL_DAYS

KIND = "commitment"
MIN_SIDES = 2
MIN_WORDS = 3
"""Two words ("economic ties") are agreed on at every meeting."""
REACH = 32  # undertakings of one matter compared with each other
_FURTHER = re.compile(
    r"\b(?:strengthen|deepen|enhanc|expand|boost|broaden|widen|intensif|reinforc|foster|promot|advanc|accelerat|improv|"
    r"increas|develop|upgrad)(?:e|es|ing|ed|en|ens|y|ies|ying)?\s+",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r",?\s+(?:through|via|by|with\s+a\s+view\s+to|with\s+the\s+aim\s+of|in\s+order\s+to|so\s+as\s+to|so\s+that|thereby|"
    r"for\s+the\s+(?:benefit|sake|good)\s+of|including|such\s+as|especially|particularly|notably|while|"
    r"to\s+(?:ensure|secure|guarantee|help|support|meet|serve|achieve|create|make|allow|enable|protect|contribute|"
    r"maintain|reduce|avoid|prevent|bring|build|raise|promote|improve|strengthen|boost))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;:]|\.\s")
_PLAIN = content_words(
    "cooperation co-operation collaboration partnership relations ties relationship field fields area areas sector "
    "sectors bilateral mutual joint practical effective close closer further substantive existing"
)
"""Words that say how two sides work together, and not on what."""


def join_undertakings(acts: Iterable[Act], clusters: Clusters) -> None:
    """Join what several documents say that the same sides undertake to further, where only one can be meant."""
    told: dict[tuple[frozenset[str], frozenset[str]], list[Act]] = {}
    for act in acts:
        if act.claim.kind == KIND and len(act.sides) >= MIN_SIDES and not act.claim.amounts:
            matter = matter_of(act)
            if len(matter) >= MIN_WORDS:
                told.setdefault((act.sides, matter), []).append(act)
    pairs = (pair for same in told.values() for pair in combinations(same[:REACH], 2))
    clusters.join_clear((a.id, b.id) for a, b in _of_one_time(pairs))


def matter_of(act: Act) -> frozenset[str]:
    """Return the words that say what is to be furthered; none where nothing is or the words list several matters."""
    quote = act.claim.evidence[0].quote
    begun = _FURTHER.search(quote)
    if begun is None:
        return frozenset()
    rest = quote[begun.end() :]
    beside = _BESIDE.search(rest)
    matter = rest[: beside.start()] if beside else rest.rstrip(" .")
    return frozenset() if _ENDS.search(matter) else (content_words(matter) & act.words) - _PLAIN


def _of_one_time(pairs: Iterable[tuple[Act, Act]]) -> Iterator[tuple[Act, Act]]:
    """Yield the pairs of two documents told within a year; what their clusters say of days is asked on joining."""
    for left, right in pairs:
        if left.claim.doc_id == right.claim.doc_id or left.reported is None or right.reported is None:
            continue
        if abs((left.reported - right.reported).days) <= RECALL_DAYS:
            yield left, right
