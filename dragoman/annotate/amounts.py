"""Find sums of money and counted quantities in clean text and read them exactly.

Takes text, its sentences, the currency lexicon and the counted nouns; gives AmountMention in text order. No I/O, no
exchange rates: a sum stays in the currency the source printed (codes: ISO 4217).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dragoman.annotate.amounts_grammar import (
    AFTER_BOUNDS,
    BOUNDS,
    NUMBER_BEGINS,
    NUMBERED,
    PRONE_TO_NAMES,
    SCALES,
    Grammar,
    compile_grammar,
)
from dragoman.annotate.currency_homes import Homes
from dragoman.lexicon.records import Currency
from dragoman.text.patterns import parse_number
from dragoman.types.span import Span
from dragoman.types.value import Amount, AmountMention, Bound

_STOP = frozenset(
    "in of and or to the a an on at for from with by as per that which who is are was were has have had will would its "
    "their than into between after before about over under times years year months month weeks week days day hours "
    "hour minutes percent million billion more other his her this these those it he she they we but not our up".split()
)
_MEASURES = frozenset(
    "mile kilometre kilometer metre meter ton tonne barrel hectare acre foot point litre aircraft".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_amounts(
    text: str,
    sentences: Sequence[Span],
    *,
    currencies: Sequence[Currency],
    homes: Homes | None = None,
    units: Sequence[Mapping[str, str]] = (),
) -> tuple[AmountMention, ...]:
    """Return every sum and count of the sentences, in text order, never overlapping.

    `homes` says whose "$" and whose "francs" are meant (ANNOTATION.md, section 6), else dollars are those of the
    United States. `units` are the rows of units.tsv (forms, unit, attached); without
    them only money and percentages are read. A range ("$5-7 million") is two mentions, at least and at most.
    An unreadable number is a mention with amount None, so the gap is seen.

    Raises:
        LexiconError: `currencies` is empty.
    """
    rows = tuple((row["forms"], row.get("unit", ""), row.get("attached") == "yes") for row in units)
    grammar = compile_grammar(tuple(currencies), rows, tuple(homes.shared) if homes else ())
    found: list[AmountMention] = []
    for sentence in sentences:
        ranks = grammar.sieve.open(text, sentence)
        if ranks and NUMBER_BEGINS.search(text, sentence.start, sentence.end):
            found += _in_sentence(text, sentence, grammar, ranks, homes or Homes())
    return tuple(found)


def _in_sentence(
    text: str, sentence: Span, grammar: Grammar, ranks: Sequence[int], homes: Homes
) -> list[AmountMention]:
    """Return the mentions of a sentence that the patterns of `ranks` find: money before counts, then the longest."""
    groups: list[tuple[int, tuple[AmountMention, ...]]] = []
    for rank in ranks:
        for match in grammar.patterns[rank].finditer(text, sentence.start, sentence.end):
            mentions = tuple(_read(text, match, grammar, sentence, homes))
            if mentions:
                groups.append((rank == 2, mentions))
    groups.sort(key=lambda g: (g[0], g[1][0].span.start - g[1][-1].span.end, g[1][0].span.start))
    taken: list[tuple[AmountMention, ...]] = []
    for _, mentions in groups:
        reach = Span(mentions[0].span.start, mentions[-1].span.end)
        if not any(reach.overlaps(Span(t[0].span.start, t[-1].span.end)) for t in taken):
            taken.append(mentions)
    return sorted((m for mentions in taken for m in mentions), key=lambda m: m.span)


def _read(text: str, match: re.Match[str], grammar: Grammar, sentence: Span, homes: Homes) -> Iterator[AmountMention]:
    """Yield the one amount of a match, or the two of a range."""
    groups = match.groupdict()
    usual = _usual(groups, grammar)
    word = _plain(groups.get("sign") or groups.get("noun") or "")
    code = usual if usual is None else homes.code(word, sentence, usual)
    kind = _kind(text, match, groups, grammar, code)
    if kind is None:
        return
    value = _value(groups["number"], groups.get("scale"))
    if groups.get("from"):
        yield from _range(text, match, value, kind)
        return
    before, after = (groups["bound"] or "").lower(), (groups["after"] or "").lower()
    bound = BOUNDS.get(_plain(before)) or AFTER_BOUNDS.get(_plain(after)) or Bound.EXACT
    yield _mention(match.start(), match.end(), value, kind, bound)


_BETWEEN = re.compile(r"\b(?:between|from)\s{1,9}(?:the\s{1,9})?\Z", re.IGNORECASE)


def _range(
    text: str, match: re.Match[str], value: Decimal | None, kind: tuple[str | None, str | None]
) -> Iterator[AmountMention]:
    """Yield both limits of a range; only the second number where "and" or "or" joins two things of their own."""
    low = _value(match["from"], match["first"].strip() or match.groupdict().get("scale"))
    joined = match["to"].strip().lower() in {"and", "or"}
    between = _BETWEEN.search(text[max(0, match.start() - 20) : match.start()])
    high = match.start("high")
    if low is not None and value is not None and low < value and (between or not joined):
        start = match.start("sign") if "sign" in match.groupdict() else match.start("from")
        yield _mention(start, match.end("first"), low, kind, Bound.AT_LEAST)
        yield _mention(high, match.end(), value, kind, Bound.AT_MOST)
        return
    if joined and match.groupdict().get("sign"):
        yield _mention(match.start("sign"), match.end("first"), low, kind, Bound.EXACT)
    if high < match.start("number") or not match.groupdict().get("sign"):
        yield _mention(high, match.end(), value, kind, Bound.EXACT)


def _mention(
    start: int, end: int, value: Decimal | None, kind: tuple[str | None, str | None], bound: Bound
) -> AmountMention:
    amount = None if value is None else Amount(value, kind[0], kind[1], bound)
    return AmountMention(Span(start, end), amount)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower()).strip()


def _usual(groups: Mapping[str, str | None], grammar: Grammar) -> str | None:
    """Return the currency a mark or noun means where nothing tells otherwise; None for a count."""
    sign, noun = groups.get("sign") or "", groups.get("noun") or ""
    if not sign and not noun:
        return None
    return grammar.codes.get(sign) or grammar.codes.get(noun) or grammar.codes[_plain(noun)]


def _kind(
    text: str, match: re.Match[str], groups: Mapping[str, str | None], grammar: Grammar, code: str | None
) -> tuple[str | None, str | None] | None:
    """Return (currency, None) or (None, unit); None where the words only look like an amount.

    `code` is the currency of its mark or noun: "" where nobody can tell, None without either.
    """
    sign, noun = groups.get("sign"), groups.get("noun")
    if code is not None:
        weight = noun and noun.lower() in {"pound", "pounds"} and text[match.end() :][:4].lower() == " of "
        alone = _plain(groups["number"] or "") in {"a", "an"} and not groups.get("scale")
        numbered = sign and sign.isalpha() and _YEAR.fullmatch(groups["number"] or "") and not groups.get("scale")
        return None if weight or alone or numbered or not code else (code, None)
    return _count_kind(text, match, groups, grammar)


def _count_kind(
    text: str, match: re.Match[str], groups: Mapping[str, str | None], grammar: Grammar
) -> tuple[str | None, str | None] | None:
    number, start = groups["number"] or "", match.start("number")
    found = re.search(r"([\w$.]{1,24})\s{0,9}\Z", text[max(0, start - 34) : start])
    before = found[1].lower() if found else ""
    named = (
        before in NUMBERED
        or (found is not None and found[1] == "May")
        or (before in PRONE_TO_NAMES and number.isalpha())
    )
    year = _YEAR.fullmatch(number) and not groups.get("scale") and not groups["bound"]
    article = _plain(number) in {"a", "an"} and not groups.get("scale")
    if named or year or article:
        return None
    if groups.get("tight"):
        return None, grammar.units.get(_plain(groups["tight"] or "")) or _plain(groups["tight"] or "")
    if groups.get("joined"):
        joined = _plain(groups["joined"] or "")
        return None, grammar.units.get(joined) or joined
    words = (groups["phrase"] or "").split()
    if any(word.lower().strip(".,") in _STOP for word in words[:-1]) or _plain(number) == "one":
        return None
    last = words[-1].lower()
    unit = grammar.units.get(_plain(groups["head"] or ""))
    if not unit and last not in _MEASURES and {last + "s", last.removesuffix("y") + "ies"} & grammar.units.keys():
        return None  # "19 Award document": a number beside a singular counts nothing
    plain = [word for word in words[:-1] if word[0].islower()]
    return None, unit or " ".join([*plain, last])


def _value(number: str | None, scale: str | None) -> Decimal | None:
    """Read "2.8" with scale "billion" as 2800000000; None where the commas do not group thousands."""
    words = _plain(number or "")
    half = words.endswith(" and a half")
    value = Decimal("0.5") if words in {"half a", "half an"} else Decimal(1) if words in {"a", "an"} else None
    if value is None:
        value = parse_number(words.removesuffix(" and a half"))
    if value is None:
        return None
    value += Decimal("0.5") if half else 0
    for word in _plain(scale or "").split():
        value = value * 12 if word == "dozen" else value.scaleb(SCALES.get(word, 0))
    return _whole(value)


def _whole(value: Decimal) -> Decimal:
    """Return 2.8E+9 as 2800000000: the same number, plainly written."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
