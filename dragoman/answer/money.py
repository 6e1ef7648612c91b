"""What sources say of the money they name: new, announced before, a part of a larger sum, or a sum with its parts.

Takes the words of claims, or a fact; gives what they say, and the entries that name the same money. Where the words do
not say it nothing is concluded: two sums of one giver may be one in the other, and stay two.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dragoman.answer.holdings import Holdings
from dragoman.text.folding import fold_name
from dragoman.types.choice import Choice, Side, Window
from dragoman.types.claim import PROMISES
from dragoman.types.fact import GIVING, Fact, Pledge

MAX_LINKED = 200  # entries of one giver looked through; those named first come first


class Money(StrEnum):
    """What a source says of a sum it names."""

    NEW = "new money"
    EARLIER = "announced before"
    PART = "part of a larger sum"
    WHOLE = "a sum with its parts"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that say so, with a sentence they stand in and one that only looks like it.

    A text that has none of the `hints`, in lower case, has not the words: most are told by that alone.
    """

    says: Money
    hints: tuple[str, ...]
    words: re.Pattern[str]
    matches: str
    refuses: str


def _phrase(says: Money, hints: str, words: str, matches: str, refuses: str) -> Phrase:
    return Phrase(says, tuple(hints.split("|")), re.compile(words, re.IGNORECASE), matches, refuses)


_SUM = r"(?:up to |about |over |more than |some )?(?:US|A|C|NZ)?[$€£¥]?\s?(?:[A-Z]{3}\s)?\d"
PHRASES = (
    _phrase(Money.NEW, "new|additional|further|extra|fresh|another",
            rf"\b(?:new|additional|further|extra|fresh|another)\s+(?:[a-z]+\s+)?{_SUM}",
            "Arden will give a further $6 million for ports.",
            "Arden opens new talks on its loan of $6 million."),
    _phrase(Money.NEW, "new|additional|fresh",
            r"\d[^.;]{0,40}\b(?:of|in) (?:new|additional|fresh) (?:money|funds|funding|aid|loans?)\b",
            "Arden pledged $6 million in new funding.",
            "Arden pledged $6 million for new bridges."),
    _phrase(Money.EARLIER, "previously|already|earlier|formerly",
            r"\b(?:previously|already|earlier|formerly)[ -](?:announced|pledged|promised|committed)\b",
            "The previously announced $6 million will flow in May.",
            "Arden had announced earlier that it would pay $6 million."),
    _phrase(Money.EARLIER, "reaffirm|reiterat|confirm|repeat|renew",
            r"\b(?:reaffirm|reiterat|confirm|repeat|renew)\w*\s+(?:\w+\s+)?"
                           r"(?:pledge|promise|commitment|offer)\b",
            "Arden reaffirmed its pledge of $6 million.",
            "Arden reaffirmed its friendship and gave $6 million."),
    _phrase(Money.PART, "tranche|instal|part",
            r"\b(?:first|second|third|fourth|next|last|latest|final)\s+(?:tranche|instal?lment|part)\b",
            "The first tranche of $6 million was paid.",
            "The first payment day is 6 May."),
    _phrase(Money.PART, "part of|share of|portion of|out of",
            r"\b(?:as (?:a )?part|a share|a portion|out) of (?:a|an|the|its|this|that)\b[^.;]{0,40}"
                        r"(?:\d|\bpackage|\bpledge|\bprogramme|\bprogram|\btotal)",
            "Arden paid $6 million as part of a package for ports.",
            "Arden paid $6 million as part of its welcome."),
    _phrase(Money.WHOLE, "including|of which|comprising|consisting of|made up of",
            r"\d[^.;]{0,160}\b(?:including|of which|comprising|consisting of|made up of)\b[^.;]{0,80}\d",
            "Arden will give $150 million, of which 40 million is for ports.",
            "Arden will give $150 million, including food."),
    _phrase(Money.WHOLE, "a total of|total|altogether",
            r"\b(?:a total of|totall?ing|in total|altogether)\b",
            "Arden gave a total of $150 million.",
            "Arden gave $6 million in all good faith."),
)  # fmt: skip


HINTS = tuple(sorted({hint for phrase in PHRASES for hint in phrase.hints}))
LONGEST_WORDS = tuple(sorted({max(hint.split(), key=len) for hint in HINTS}))
"""Of each hint one word: a text that has none of them need not be looked at, however its lines are broken."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Another entry that names the same money, and how: "named again in", "part of", "has the part"."""

    how: str
    fact_id: str


def money_of(quotes: Iterable[str]) -> tuple[Money, ...]:
    """Return what these words say of their money, in the order of Money."""
    told = tuple(quotes)
    has = "\n".join(told).casefold().__contains__
    if not any(map(has, LONGEST_WORDS)):
        return ()
    found = {money for quote in told for money in _money_in(" ".join(quote.split()))}
    return tuple(money for money in Money if money in found)


def money_of_each(quotes: Mapping[str, Sequence[str]]) -> dict[str, tuple[Money, ...]]:
    """Return what the words of many entries say of their money, by id: what none of them has is looked for once."""
    texts = {id_: "\n".join(told).casefold() for id_, told in quotes.items()}
    together = "\n".join(texts.values())
    words = [word for word in LONGEST_WORDS if word in together]
    return {id_: money_of(quotes[id_]) if any(map(text.__contains__, words)) else () for id_, text in texts.items()}


def money_told(fact: Fact, holdings: Holdings) -> tuple[Money, ...]:
    """Return what the claims of a fact say of its money; nothing where it names no sum in a currency."""
    if not sums_of(fact):
        return ()
    return money_of(claim.evidence[0].quote for claim in holdings.claims_of(fact.claim_ids))


@lru_cache(maxsize=20_000)  # the same promises are added up on many pages
def _money_in(quote: str) -> frozenset[Money]:
    has = quote.casefold().__contains__
    if not any(map(has, HINTS)):
        return frozenset()
    likely = (phrase for phrase in PHRASES if any(map(has, phrase.hints)))
    return frozenset(phrase.says for phrase in likely if phrase.words.search(quote))


def sums_of(fact: Pledge | Fact) -> frozenset[tuple[str, object]]:
    """Return the sums of money a fact names, with their currencies."""
    return frozenset((amount.currency, amount.value) for amount in fact.amounts if amount.currency)


def givers_of(fact: Pledge | Fact) -> frozenset[str]:
    """Return who gives, by id, for want of it by name."""
    return sides_of(fact)[0]


def sides_of(fact: Pledge | Fact) -> tuple[frozenset[str], frozenset[str]]:
    """Return who gives and who is given, by id or name: one sum between the same sides is one, however often told."""
    if isinstance(fact, Pledge):
        return _folded(fact.giving), _folded(fact.given)
    giving: set[str] = set()
    given: set[str] = set()
    for argument in fact.arguments:
        side = giving if argument.role in GIVING else given
        side.add(argument.entity_id or fold_name(argument.name))
    return frozenset(giving), frozenset(given)


@lru_cache(maxsize=4096)
def _folded(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(fold_name(party[1:]) if party.startswith("=") else party for party in parties)


def linked_money(fact: Fact, holdings: Holdings) -> tuple[Linked, ...]:
    """Return the other entries of the same giver that name the same sum, or of which one says it is part of the other.

    They stay entries of their own: links are shown, and counted once in sums.
    """
    known = frozenset(giver for giver in givers_of(fact) if giver in holdings.entities)
    if not known or not sums_of(fact) or fact.kind not in PROMISES:
        return ()
    choice = Choice(kinds=PROMISES, sides=(Side(known),))
    ids = holdings.store.find_facts(choice, window=Window(limit=MAX_LINKED))
    others = [other for i in ids if i != fact.id and (other := holdings.fact_by_id.get(i))]
    return tuple(_links(fact, [other for other in others if givers_of(other) & known], holdings))


def _links(fact: Fact, others: Sequence[Fact], holdings: Holdings) -> Iterator[Linked]:
    yield from (Linked("named again in", other.id) for other in others if sums_of(fact) & sums_of(other))
    told_in = {claim.doc_id for claim in holdings.claims_of(fact.claim_ids)}
    near = [o for o in others if told_in & {claim.doc_id for claim in holdings.claims_of(o.claim_ids)}]
    if Money.PART in money_told(fact, holdings):
        yield from (Linked("part of", other.id) for other in near if is_larger(other, fact))
    yield from (
        Linked("has the part", other.id)
        for other in near
        if is_larger(fact, other) and Money.PART in money_told(other, holdings)
    )


def is_larger(left: Fact, right: Fact) -> bool:
    """Whether one fact names a larger sum than all of the other's, in a currency both name."""
    for currency in {a.currency for a in left.amounts if a.currency} & {a.currency for a in right.amounts}:
        mine, theirs = ([a.value for a in f.amounts if a.currency == currency] for f in (left, right))
        if max(mine) > max(theirs):
            return True
    return False
