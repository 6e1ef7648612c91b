"""What must stand in a sentence before a rule of the time reader is tried: most sentences have none of it.

Takes a rule table; gives `Gate`, which says for a sentence which rules to try: those of whose letters
(`Rule.triggers`) a word is there, and what else their pattern cannot match without.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.annotate.sieve import Sieve
from dragoman.annotate.times.reading import Rule
from dragoman.annotate.times.words import (
    FIXED_FEASTS,
    FREQUENCIES,
    MONTH_NAMES,
    MONTH_SHORT,
    MOVING_FEASTS,
    UNIT_WORDS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)
from dragoman.text.required import Need, needs_of
from dragoman.types.span import Span

_UNSEEN = frozenset({"may day", "spring festival", "nowruz"})  # tried only where another feast is named
_FEASTS = (*FIXED_FEASTS, *MOVING_FEASTS)
_FIGURES = re.compile(r"\d(?:\d|\s?[ap]\.?m|\s?o['’]c)|q\d")  # two in a row, an hour of the clock, a quarter


def _begun(words: Iterable[str]) -> Need:
    """Return words that count where a word begins with them: "day" in "days", not in "birthday"."""
    return frozenset(f"|{word}" for word in words)


LETTERS: Mapping[str, Need] = {
    "M": _begun(MONTH_NAMES) | {f"|{name}|" for name in MONTH_SHORT},
    "W": _begun([*WEEKDAYS, *WEEKDAYS_SHORT]),
    "U": _begun([*UNIT_WORDS, *FREQUENCIES, "centuries", "half"]),
    "V": _begun(
        "today yesterday tomorrow tonight this last recent now current presently present moment time past soon future "
        "these coming forthcoming ahead term right once late".split()
    )
    | {"|to date"},
    "S": _begun("spring summer autumn fall winter".split()),
    "F": _begun("fiscal financial fy jfy".split()),
    "N": _begun(["anniversar"]),
    "H": _begun(feast for feast in _FEASTS if feast not in _UNSEEN),
    "T": _begun("noon midnight midday morning afternoon evening night overnight dawn dusk".split()),
    "D": _begun("twenties thirties forties fifties sixties seventies eighties nineties ult. inst. prox.".split()),
    "Y": needs_of(_FIGURES)[0],
}


class Gate:
    """Which rules of a table are worth trying in a sentence."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._sieve = Sieve([(_letters(rule), *needs_of(rule.pattern)) for rule in rules])

    def rules(self, text: str, sentence: Span) -> Iterator[Rule]:
        """Yield the rules to try in `sentence`, in the order of the table."""
        return (self._rules[place] for place in self._sieve.open(text, sentence))


def _letters(rule: Rule) -> Need:
    return frozenset(word for letter in rule.triggers for word in LETTERS[letter])
