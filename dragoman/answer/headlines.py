"""One sentence for a fact: its own headline, else parties and verb, else parties and the words of a source.

Takes a fact; gives text that says no more than its status and the words of its best source: "met" where it says so,
"spoke by telephone" where it says that, else the quote itself. A headline that only repeats a quote is told with its
parties, so that "expanding cooperation" shows who expands it, and quotation marks show that the words are a source's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.answer.holdings import Holdings
from dragoman.answer.levels import read_level
from dragoman.answer.notes import main_claim
from dragoman.answer.wording import names_text, quote_text
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_name
from dragoman.text.predicates import irregular_verbs, parse_predicate
from dragoman.text.tokens import find_words
from dragoman.types.claim import Argument, Claim, Modality, Role
from dragoman.types.fact import Fact, Status

LEVEL_KIND = "relation_upgraded"
TOGETHER = frozenset({Role.ACTOR, Role.COUNTERPART})
SPOKEN = frozenset({"statement", "accusation"})  # kinds whose speaker is the one who acts


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of `headlines.tsv`: how a kind of fact is told where one of `words` stands in its source.

    As done, as to be done, and with nobody on the other side; `joint`: "A and B signed" rather than "A met B".
    """

    kind: str
    words: frozenset[str]
    past: str
    base: str
    alone: str
    alone_base: str
    joint: bool


# What is not yet done keeps the plain verb, as headlines do: "Kishida to visit Vietnam".
MOODS = {
    Status.CONSIDERED: "may {base}",
    Status.CALLED_FOR: "urged to {base}",
    Status.EXPECTED: "expected to {base}",
    Status.ANNOUNCED: "to {base}",
    Status.AGREED: "agreed to {base}",
    Status.DROPPED: "no longer to {base}",
}
TOOK_PLACE = frozenset({Status.HAPPENED, Status.SIGNED})


def headline_of(fact: Fact, holdings: Holdings, best: Claim | None = None) -> str:
    """Return the headline of a fact of the register; `best` is its main claim, where that is at hand."""
    best = best or main_claim(fact, holdings)
    claims = ([best] if best else []) + [c for c in holdings.claims_of(fact.claim_ids) if c is not best]
    quotes = [claim.evidence[0].quote for claim in claims]
    level = None
    if fact.kind == LEVEL_KIND:
        level = read_level([fact.framework or "", *quotes], holdings.lexicon.tables.get("levels", ()))
    ahead = best is not None and best.modality is not Modality.HAPPENED
    arguments = _without_hosts_of_state(_without_own_states(fact.arguments, holdings), holdings)
    told = fact if len(arguments) == len(fact.arguments) else replace(fact, arguments=arguments)
    phrase = phrase_of(fact.kind, " ".join(e.quote for e in best.evidence) if best else "", holdings.lexicon)
    kind = holdings.lexicon.kinds.get(fact.kind)
    joint = kind is not None and kind.joint
    return headline(told, quotes, phrase, level=level[0] if level else None, ahead=ahead, joint=joint)


def phrase_of(kind: str, quote: str, lexicon: Lexicon) -> Phrase | None:
    """Return how a fact of `kind` is told in the sense of `quote`; None where its words bear no phrase."""
    words = frozenset(find_words(quote))
    return next((p for p in _phrases(lexicon).get(kind, ()) if not p.words.isdisjoint(words)), None)


@lru_cache(maxsize=4)
def _phrases(lexicon: Lexicon) -> Mapping[str, Sequence[Phrase]]:
    """Return the phrases of each kind, in the order of the table."""
    irregular = irregular_verbs(lexicon.tables.get("irregular_verbs", ()))
    found: dict[str, list[Phrase]] = defaultdict(list)
    for row in lexicon.tables.get("headlines", ()):
        phrase = Phrase(
            kind=row["kind"],
            words=parse_predicate(row["words"], irregular)[0].words,
            past=row["past"],
            base=row["base"],
            alone=row["alone"],
            alone_base=row["alone_base"],
            joint=row["joint"] == "yes",
        )
        found[phrase.kind].append(phrase)
    return found


def _without_own_states(arguments: Sequence[Argument], holdings: Holdings) -> tuple[Argument, ...]:
    """Leave out a state beside the person who acts for it: "Abiy Ahmed signed" says that Ethiopia did."""
    people = (a.entity_id for a in arguments if a.role in TOGETHER)
    own = {state for id_ in people if id_ and (state := holdings.state_of(id_)) != id_}
    return tuple(a for a in arguments if a.role not in TOGETHER or a.entity_id not in own)


def _without_hosts_of_state(arguments: Sequence[Argument], holdings: Holdings) -> tuple[Argument, ...]:
    """Leave out who receives a guest for a state that is named as host: a visit goes to Chile, not to its president."""
    hosts = {a.entity_id for a in arguments if a.role is Role.HOST}
    return tuple(a for a in arguments if a.role is not Role.HOST or not _hosts_for(a, hosts, holdings))


def _hosts_for(argument: Argument, hosts: Collection[str | None], holdings: Holdings) -> bool:
    state = holdings.state_of(argument.entity_id) if argument.entity_id else None
    return state is not None and state != argument.entity_id and state in hosts


def headline(
    fact: Fact,
    quotes: Sequence[str],
    phrase: Phrase | None,
    *,
    level: str | None = None,
    ahead: bool = False,
    joint: bool = False,
) -> str:
    """Put a fact into one sentence; `quotes` are the words of its sources, best first.

    `phrase` is the verb they bear; without one the first quote tells it. `ahead` says that they speak of what is to
    come: what is denied then is a plan ("not to visit"); `joint`, that a quote is told of both sides alike.
    """
    own = fold_name(fact.headline)
    if own and not any(own in fold_name(quote) for quote in quotes):
        return fact.headline
    subject, others = _sides(fact.arguments, fact.kind)
    if level and subject:
        return f"{_denied(fact)}{names_text([*subject, *others])}: {level}"
    if phrase is None or not subject:
        sides = ([*subject, *others], []) if joint else (subject, others)
        return _told(*sides, quotes[0] if quotes else "", fact)
    return _sentence(fact, phrase, subject, others, ahead=ahead)


def _sentence(fact: Fact, phrase: Phrase, subject: Sequence[str], others: Sequence[str], *, ahead: bool) -> str:
    who = names_text([*subject, *others] if phrase.joint else subject)
    alone = bool(phrase.alone) and not others
    past, base = (phrase.alone, phrase.alone_base) if alone else (phrase.past, phrase.base)
    refused = ahead and fact.status is Status.DENIED
    ended = fact.status is Status.DROPPED and any(step.status in TOOK_PLACE for step in fact.history)
    moods = {} if ended else MOODS  # a treaty that was denounced was signed
    verb = moods[fact.status].format(base=base) if fact.status in moods else f"not to {base}" if refused else past
    whom = "" if phrase.joint or alone else f" {names_text(others)}"
    under = f": {fact.framework}" if fact.framework and phrase.joint else ""
    where = f" in {fact.place}" if fact.place and fact.kind != "visit" else ""
    return f"{'' if refused else _denied(fact)}{who} {verb}{whom}{under}{where}"


def _denied(fact: Fact) -> str:
    return "Denied: " if fact.status is Status.DENIED else ""


def _told(subject: Sequence[str], others: Sequence[str], quote: str, fact: Fact) -> str:
    who = names_text(subject)
    to = f", to {names_text(others)}" if others else ""
    words = quote_text(quote) if quote else fact.kind.replace("_", " ")
    return f"{who}{to}: {words}" if who else words


def _sides(arguments: Iterable[Argument], kind: str) -> tuple[list[str], list[str]]:
    """Names on either side: who acts or speaks, and towards whom; who only passes an act on is on neither."""
    first: list[str] = []
    second: list[str] = []
    named = list(arguments)
    acted = any(argument.role is not Role.SPEAKER for argument in named)
    for argument in named:
        if acted and argument.role is Role.SPEAKER and kind not in SPOKEN:
            continue
        (first if argument.role in {Role.ACTOR, Role.SPEAKER} else second).append(argument.name)
    return list(dict.fromkeys(first)), [name for name in dict.fromkeys(second) if name not in first]
