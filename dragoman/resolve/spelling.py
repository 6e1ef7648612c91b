"""How one name is written in more ways than one: keys that all its spellings share.

Takes a part of a name and the tables romanisation.tsv and name_words.tsv; gives its key under the rules of each
language, and its weight. Knows no people.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold

SHORT_FORM = "short form"  # the rules under which "Bill" is "William"
PARTICLE_WEIGHT, COMMON_WEIGHT = 0.25, 0.7  # against 1 for a part that tells who is meant
_APOSTROPHES = re.compile(r"['`.’ʿʾ]")
_STYLED = re.compile(r"^h\.\s?(?:e|h|r\.\s?h)\.\s?")  # "H.E.", "H.R.H.": no initials
_PARTS = re.compile(r"[^\W_]+(?:/[^\W_])?")
_MARKS_OF_PLACE = {"any": "{}", "start": r"\b{}", "end": r"{}\b"}


@dataclass(frozen=True, slots=True)
class Rules:
    """The ways of one language: whole parts that are one name, and letters written for one sound.

    Parts of fewer than `least` letters are spelt otherwise only where the table has the whole part.
    """

    words: Mapping[str, str]
    letters: re.Pattern[str] | None
    first: Mapping[str, str]
    least: int = 1

    def key(self, part: str) -> str:
        """Return the form that all spellings of `part` share under these rules."""
        known = self.words.get(part)
        if known:
            return known
        if self.letters is None or len(part) < self.least:
            return part
        plain = self.letters.sub(lambda m: self.first[m[0]], part)
        return "".join(letter for letter, _ in groupby(plain))


@dataclass(frozen=True, slots=True, eq=False)
class Spelling:
    """Rules by language, letters of other scripts, and the words that weigh less or nothing."""

    rules: Mapping[str, Rules]
    letters: Mapping[str, str]
    kinds: Mapping[str, str]

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the parts of a name in order, folded, in Latin letters; titles before and after it left out.

        A name that is nothing but titles keeps them.
        """
        return _parts(self, name)

    def weight(self, part: str) -> float:
        """Return how much a part tells of who is meant, 0..1."""
        match self.kinds.get(part):
            case "particle":
                return PARTICLE_WEIGHT
            case "common":
                return COMMON_WEIGHT
        return 1.0

    def keys(self, part: str) -> frozenset[str]:
        """Return the keys of a part under all rules, for finding candidates; particles and initials have none."""
        if len(part) < 2 or self.kinds.get(part) == "particle":
            return frozenset()
        return frozenset({part, *_keys(self, part).values()})

    def languages(self, left: str, right: str) -> tuple[str, ...]:
        """Return the languages by whose rules two parts are one, in the order of the table."""
        mine, theirs = _keys(self, left), _keys(self, right)
        return tuple(language for language, key in mine.items() if theirs[language] == key)


@lru_cache(maxsize=65536)
def _parts(spelling: Spelling, name: str) -> tuple[str, ...]:
    plain = "".join(spelling.letters.get(c, c) for c in _STYLED.sub("", fold(name)))
    found = _PARTS.findall(_APOSTROPHES.sub(lambda m: " " if m[0] == "." else "", plain))
    start, end = 0, len(found)
    while start < end and spelling.kinds.get(found[start]) == "honorific":
        start += 1
    while end > start and spelling.kinds.get(found[end - 1]) == "honorific":
        end -= 1
    kept = found[start:end]
    return tuple(kept if any(len(p) > 1 for p in kept) else found)


@lru_cache(maxsize=65536)
def _keys(spelling: Spelling, part: str) -> Mapping[str, str]:
    return {language: rules.key(part) for language, rules in spelling.rules.items()}


@lru_cache(maxsize=4)
def know_spelling(lexicon: Lexicon) -> Spelling:
    """Read the rules of spelling of a lexicon."""
    return read_spelling(lexicon.tables.get("romanisation", ()), lexicon.tables.get("name_words", ()))


def read_spelling(rows: Sequence[Mapping[str, str]], name_words: Sequence[Mapping[str, str]]) -> Spelling:
    """Build the rules from rows of romanisation.tsv and name_words.tsv."""
    letters: dict[str, str] = {}
    by_language: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        if row["place"] == "letter":
            latin, *others = row["forms"].split("|")
            letters |= dict.fromkeys(others, latin.strip("-"))
        else:
            by_language.setdefault(row["language"], []).append(row)
    rules = {language: _rules(found) for language, found in by_language.items()}
    kinds: dict[str, str] = {}
    short: dict[str, str] = {}
    for row in name_words:
        words = row["words"].split("|")
        if row["kind"] == "short":
            short |= dict.fromkeys(words, words[0])
        else:
            kinds |= {word: row["kind"] for word in words if word not in kinds}
    return Spelling({**rules, SHORT_FORM: Rules(short, None, {})}, letters, kinds)


def _rules(rows: Sequence[Mapping[str, str]]) -> Rules:
    """Put the rows of one language together; longer spellings are read before shorter ones."""
    words: dict[str, str] = {}
    first: dict[str, str] = {}
    places: dict[str, str] = {}
    for row in rows:
        canonical, *others = row["forms"].split("|")
        for form in (canonical, *others):
            if row["place"] == "word":
                words.setdefault(form, canonical)
            else:
                first.setdefault(form, canonical)
                places.setdefault(form, _MARKS_OF_PLACE[row["place"]])
    forms = sorted(first, key=lambda form: (-len(form), form))
    pattern = "|".join(places[form].format(re.escape(form)) for form in forms)
    least = max((int(row["least"]) for row in rows if row["least"]), default=1)
    return Rules(words, re.compile(pattern) if pattern else None, first, least)
