"""The words around a number: scales, bounds, signs of no sum; and the patterns built of them.

Takes currencies (ISO 4217) and counted nouns; gives compiled patterns, every repeat bounded.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.annotate.sieve import Sieve
from dragoman.errors import LexiconError
from dragoman.lexicon.records import Currency
from dragoman.text.patterns import GAP, NUMBER_WORDS, SPACE, TENS, UNITS, either
from dragoman.text.required import needs_of
from dragoman.types.value import Bound

# powers of ten; mln, bln, trn are wire style of the 1980s, lakh, crore and oku South Asian and Japanese
SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mn": 6, "mln": 6, "mio": 6, "m": 6, "billion": 9, "bn": 9,
    "bln": 9, "b": 9, "trillion": 12, "tn": 12, "trn": 12, "trln": 12, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7,
    "cr": 7, "oku": 8, "dozen": 0,
}  # fmt: skip
SHORT_SCALES = frozenset({"k", "m", "b", "cr"})  # only beside a currency mark: "3 m" alone is a length
BOUNDS = {
    "about": Bound.ABOUT, "around": Bound.ABOUT, "approximately": Bound.ABOUT, "roughly": Bound.ABOUT,
    "some": Bound.ABOUT, "nearly": Bound.ABOUT, "almost": Bound.ABOUT, "an estimated": Bound.ABOUT,
    "estimated at": Bound.ABOUT, "close to": Bound.ABOUT, "just under": Bound.LESS_THAN, "just over": Bound.MORE_THAN,
    "up to": Bound.AT_MOST, "a maximum of": Bound.AT_MOST, "at most": Bound.AT_MOST, "no more than": Bound.AT_MOST,
    "not more than": Bound.AT_MOST, "as much as": Bound.AT_MOST, "as many as": Bound.AT_MOST,
    "at least": Bound.AT_LEAST, "a minimum of": Bound.AT_LEAST, "no less than": Bound.AT_LEAST,
    "not less than": Bound.AT_LEAST, "no fewer than": Bound.AT_LEAST, "more than": Bound.MORE_THAN,
    "over": Bound.MORE_THAN, "above": Bound.MORE_THAN, "in excess of": Bound.MORE_THAN,
    "exceed": Bound.MORE_THAN, "exceeds": Bound.MORE_THAN, "exceeding": Bound.MORE_THAN,
    "upwards of": Bound.MORE_THAN, "well over": Bound.MORE_THAN, "greater than": Bound.MORE_THAN,
    "less than": Bound.LESS_THAN, "fewer than": Bound.LESS_THAN, "under": Bound.LESS_THAN, "below": Bound.LESS_THAN,
}  # fmt: skip
AFTER_BOUNDS = {"or more": Bound.AT_LEAST, "or less": Bound.AT_MOST, "or so": Bound.ABOUT, "plus": Bound.AT_LEAST}
# words before a number that make it a name or a date, never a count
NUMBERED = frozenset(
    "no no. nos. number article articles section paragraph chapter annex resolution decree law directive page pages "
    "room flight route highway gate phase round group level class type model mark version stage step january february "
    "march april june july august september october november december jan. feb. aug. sept. oct. nov. dec.".split()
)
PRONE_TO_NAMES = frozenset("the both these those our their its these your all other".split())
DIGITS = r"\d{1,3}(?:,\d{1,4}){0,6}(?:\.\d{1,6})?(?![\d,]\d)|\d{1,18}(?:\.\d{1,6})?"
NUMBER = rf"(?:{DIGITS}|(?:{NUMBER_WORDS})(?:{SPACE}and{SPACE}a{SPACE}half)?|half{SPACE}an?|an?)"
SCALE = rf"(?:{either([s for s in SCALES if s not in SHORT_SCALES])})"
NUMBER_BEGINS = re.compile(
    rf"\d|(?<![A-Za-z])(?:{either([*TENS, *UNITS, 'hundred', 'half', 'million', 'billion', 'dozen'])})", re.IGNORECASE
)
LONG_SCALE = rf"(?P<scale>{SCALE}(?:{SPACE}{SCALE})?)"
MARK_SCALE = rf"(?:{GAP}|-)(?P<scale>(?:{SCALE}|{either(SHORT_SCALES)})(?:{SPACE}{SCALE})?)(?![A-Za-z])"
_STARTS = r"\b(?=\w)"  # of a bound or a number; said first, so that most places are passed at once
_BOUND = rf"(?:(?<!\w)(?P<bound>{either(BOUNDS)}){SPACE}(?:the{SPACE})?)?"
_AFTER = rf"(?:{SPACE}(?P<after>{either(AFTER_BOUNDS)})(?!\w))?"
_TO = rf"(?:\s{{0,3}}[-–—]\s{{0,3}}|{SPACE}(?:to|and|or){SPACE})"
_FREE = r"(?<![\w$€£¥.,:/-])"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns and what the words in them mean."""

    patterns: tuple[re.Pattern[str], ...]
    sieve: Sieve  # over `patterns`; each also needs a number
    codes: dict[str, str]  # mark as written, or noun in lower case → ISO 4217, "" where it is shared
    units: dict[str, str]  # form in lower case → unit, "" for the phrase as printed


def _money(currencies: Sequence[Currency], shared: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    marks = {mark: c.code for c in currencies for mark in c.marks}
    nouns = dict.fromkeys(shared, "") | {noun.lower(): c.code for c in currencies for noun in c.nouns}
    codes = {c.code: c.code for c in currencies}
    sign = rf"(?-i:{either([*marks, *codes])})"
    short = rf"(?:{GAP}(?:{SCALE}|{either(SHORT_SCALES)})(?![A-Za-z]))?"
    number = rf"(?P<number>{NUMBER})"
    to = rf"(?:(?P<from>{NUMBER})(?P<first>(?:{GAP}{SCALE})?)(?P<to>{_TO})(?P<high>))?"
    name = rf"(?:{either(nouns)}|(?-i:{either(codes)}))"
    signed = (
        rf"{_BOUND}(?<![A-Za-z$€£¥&])(?P<sign>{sign})\s{{0,2}}(?:(?P<from>{DIGITS})(?P<first>{short})(?P<to>{_TO})"
        rf"(?P<high>(?:(?P=sign)\s{{0,2}})?))?"
        rf"(?P<number>{DIGITS})(?![\w.,]{{0,1}}\d)(?:{MARK_SCALE})?{_AFTER}"
    )
    named = (
        rf"{_STARTS}{_BOUND}{_FREE}{to}{number}(?:(?:{GAP}|-){LONG_SCALE})?(?:{SPACE}|-)(?:of{SPACE})?(?P<noun>{name})"
        rf"(?![\w$]|-\w{{0,20}}denominated){_AFTER}"
    )
    return [signed, named], marks | nouns | codes


@lru_cache(maxsize=8)
def compile_grammar(
    currencies: tuple[Currency, ...], units: tuple[tuple[str, str, bool], ...], shared: tuple[str, ...] = ()
) -> Grammar:
    """Compile the patterns for these currencies, (forms divided by "|", unit, attached) rows and `shared` nouns.

    Raises:
        LexiconError: there are no currencies; every number would be a sum.
    """
    if not currencies:
        raise LexiconError("no currency marks to look for; currencies.tsv is empty")
    patterns, codes = _money(currencies, shared)
    names = {form.lower(): unit for forms, unit, _ in units for form in forms.split("|")}
    attached = [form for forms, _, touches in units if touches for form in forms.split("|")]
    rows = [*names, "percent", "%", "pct", "per cent"]
    names = {"percent": "percent", "%": "percent", "pct": "percent", "per cent": "percent"} | names
    head = rf"(?P<head>{either(rows)})(?![\w%])"
    tight = rf"(?P<tight>{either([*attached, '%', 'pct'])})(?![\w%])"
    word = r"[A-Za-z][\w'’.-]{1,24}"
    to = rf"(?:(?P<from>{NUMBER})(?P<first>)(?P<to>{_TO})(?P<high>))?"
    patterns.append(
        rf"{_STARTS}{_BOUND}{_FREE}{to}(?P<number>{NUMBER})(?:(?:{GAP}|-){LONG_SCALE})?(?:\s{{0,3}}{tight}|-(?P<joined>{either(rows)})(?![\w%])"
        rf"|{SPACE}(?:of{SPACE})?(?P<phrase>(?:{word}{SPACE}){{0,3}}?{head}(?:{SPACE}{either(rows)}(?![\w%])){{0,2}})){_AFTER}"
    )
    compiled = tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    number = needs_of(NUMBER_BEGINS)
    return Grammar(compiled, Sieve([(*number, *needs_of(pattern)) for pattern in compiled]), codes, names)
