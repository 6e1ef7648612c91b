"""Whether a clause says anything for the register: words of its own beside who spoke or that there was an act.

Takes a scene, the main predicate, its parties and the stretch of the clause; gives yes or no. "He said" and "both
sides highly valued" say nothing yet.
"""

import re
from bisect import bisect_left, bisect_right

from dragoman.extract.roles import Parties
from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.signs import Signs
from dragoman.text.tokens import END, START
from dragoman.types.claim import Role
from dragoman.types.span import Span

_LIST_FOLLOWS = re.compile(r"\b(?:the\s+following|as\s+follows)(?:\s+[\w-]+){0,3}\W*\Z", re.IGNORECASE)
_FOLLOWING = Signs(["follow"])
LISTED = frozenset({"statement", "commitment"})
MIN_TOLD_WORDS = 2  # of what a report passes on
MIN_ABOUT_WORDS = 1  # of what a position is about, where it is about no party
EMPTY_WORDS = frozenset(
    "a an the of that to in on at by for with from and or but as it he she they we is are was were be been has have "
    "had this these those his her its their our so also not".split()
)


def says_something(scene: Scene, main: Hit, parties: Parties, stretch: Span) -> bool:
    """Whether the clause around `main` tells more than its predicate and who says it, or that a list follows."""
    if main.rule.kind in LISTED and _opens_list(stretch.of(scene.text)):
        return False
    if main.rule.has_several_words:
        return True  # the predicate itself tells ("held a press conference", "sent greetings")
    if main.rule.cls is RuleClass.REPORT:
        return len(_words(scene, main, parties, stretch)) >= MIN_TOLD_WORDS
    if main.rule.cls in {RuleClass.STATEMENT, RuleClass.REMARK}:
        towards = any(role is not Role.SPEAKER for role, _ in parties)
        return towards or len(_words(scene, main, parties, stretch)) >= MIN_ABOUT_WORDS
    return True


def _opens_list(words: str) -> bool:
    return _FOLLOWING.stand_in(words) and _LIST_FOLLOWS.search(words) is not None


def _words(scene: Scene, main: Hit, parties: Parties, stretch: Span) -> list[str]:
    """Return the words of `stretch` that carry content, without the predicate and the speakers."""
    speakers = [mention.span for role, mention in parties if role is Role.SPEAKER]
    first, last = bisect_left(scene.tokens, stretch.start, key=START), bisect_right(scene.tokens, stretch.end, key=END)
    reach = (*range(first, min(last, main.first)), *range(max(first, main.last + 1), last))
    return [
        token.low
        for token in map(scene.tokens.__getitem__, reach)
        if token.is_word and token.low not in EMPTY_WORDS and not token.low.endswith("ly")
        if not any(s.start <= token.start and token.end <= s.end for s in speakers)
    ]
