"""What is asked: parties, kinds, areas, framework, status and time, and which entries answer to it.

Takes the words of a user (Asked); gives a checked Query and the facts and claims that match it.
Never answers a mistyped word with an empty list: what is not known is an error with the nearest that is.
"""

import difflib
import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.answer.names import Party
from dragoman.errors import QueryError
from dragoman.text.folding import fold_name, words_of
from dragoman.types.choice import WHOLE, Choice, Framework, Order, Window
from dragoman.types.claim import Claim
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.fact import Fact, Status
from dragoman.types.value import Precision, TimeSpan

# Only what somebody undertook can fall due; a thing considered, urged or forecast binds nobody.
BINDING = frozenset({Status.ANNOUNCED, Status.AGREED, Status.SIGNED, Status.IN_FORCE, Status.UNDER_WAY, Status.OVERDUE})
FRAMEWORK_KINDS = frozenset({EntityKind.PROGRAMME, EntityKind.INSTRUMENT, EntityKind.SERIES, EntityKind.IGO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the user's words, nothing checked yet."""

    actor: str | None = None
    with_: str | None = None
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    framework: str | None = None
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A checked question. Empty tuples and None do not restrict.

    `framework` is folded; it matches by `framework_ids` or as a part of the framework's printed name.
    `as_of` is the day against which deadlines are held, never today by itself.
    """

    actor: Party | None = None
    with_: Party | None = None
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    framework: str | None = None
    framework_ids: frozenset[str] = frozenset()
    statuses: tuple[Status, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    text: str | None = None

    @property
    def is_dated(self) -> bool:
        """Whether only entries with a known time can match."""
        return self.since is not None or self.until is not None

    @property
    def is_of_one_party(self) -> bool:
        """Whether all of one party is asked for, and nothing else restricts."""
        return self.actor is not None and self == Query(actor=self.actor, as_of=self.as_of)


def parse_date(text: str) -> TimeSpan:
    """Read "2023", "2023-11" or "2023-11-27" as the days it covers.

    Raises:
        QueryError: `text` is no such date.

    >>> parse_date("2023-02").latest
    datetime.date(2023, 2, 28)
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text.strip())
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        first = date(year or 0, month or 1, day or 1)
    except ValueError as err:
        raise QueryError(f"{text!r} is no date; write 2023, 2023-11 or 2023-11-27") from err
    if month is None:
        return TimeSpan(first, date(first.year, 12, 31), Precision.YEAR)
    if day is None:
        last = date(first.year, month, monthrange(first.year, month)[1])
        return TimeSpan(first, last, Precision.MONTH)
    return TimeSpan(first, first, Precision.DAY)


def parse_query(asked: Asked, holdings: Holdings) -> Query:
    """Check every word of the question against what is known.

    Raises:
        QueryError: a name, kind, area, framework, status or date is not known; the message gives the nearest.
    """
    since = parse_date(asked.since).earliest if asked.since else None
    until = parse_date(asked.until).latest if asked.until else None
    if since and until and since > until:
        raise QueryError(f"--since {asked.since} lies after --until {asked.until}; exchange them")
    framework_ids = _framework_ids(asked.framework, holdings) if asked.framework else frozenset()
    return Query(
        actor=holdings.names.resolve(asked.actor) if asked.actor else None,
        with_=holdings.names.resolve(asked.with_) if asked.with_ else None,
        kinds=_words(asked.kinds, {kind: kind for kind in holdings.lexicon.kinds}, "kind"),
        areas=_words(asked.areas, _area_words(holdings), "area"),
        framework=fold_name(asked.framework) if asked.framework else None,
        framework_ids=framework_ids,
        statuses=tuple(map(Status, _words(asked.statuses, {s.value: s.value for s in Status}, "status"))),
        since=since,
        until=until,
        as_of=parse_date(asked.as_of).latest if asked.as_of else None,
        text=asked.text,
    )


def select(
    holdings: Holdings,
    query: Query,
    *,
    order: Order = Order.ID,
    window: Window = WHOLE,
    due_before: date | None = None,
    due_since: date | None = None,
) -> tuple[Fact, ...]:
    """Return the facts that match, in this order, a window of them; with --since or --until undated ones are left out.

    With `due_before`, those due before that day and not done, beside those in one of the statuses asked for; with
    `due_since`, only those whose deadline does not lie before that day.
    """
    ids = select_ids(holdings, query, order=order, window=window, due_before=due_before, due_since=due_since)
    return holdings.facts_of(ids)


def select_ids(
    holdings: Holdings,
    query: Query,
    *,
    order: Order = Order.ID,
    window: Window = WHOLE,
    due_before: date | None = None,
    due_since: date | None = None,
) -> list[str]:
    """Return the ids of the facts that match; see `select`."""
    choice = replace(choice_of(query, holdings), due_since=due_since)
    if due_before:
        choice = replace(choice, due_before=due_before, open_statuses=tuple(sorted(BINDING)))
    return holdings.store.find_facts(choice, order=order, window=window)


def count_undated(holdings: Holdings, query: Query) -> int:
    """Count the facts that would match --since and --until if their date were known."""
    if not query.is_dated:
        return 0
    return holdings.store.count_facts(replace(choice_of(query, holdings), since=None, until=None, undated=True))


def select_claims(holdings: Holdings, query: Query, doc_ids: Sequence[str] | None = None) -> tuple[Claim, ...]:
    """Return the claims that match, in document and text order; only those of these documents where some are named."""
    choice = claims_choice_of(query, holdings)
    if doc_ids is not None:
        choice = replace(choice, doc_ids=tuple(doc_ids))
    return tuple(
        claim
        for claim in holdings.claims_of(holdings.store.find_claims(choice))
        if _under(claim, query) and (query.text is None or has_words(query.text, (e.quote for e in claim.evidence)))
    )


def choice_of(query: Query, holdings: Holdings) -> Choice:
    """Say a query for facts in the terms a store looks up."""
    words = None if query.text is None else words_of(query.text)
    choice = replace(_choice_of(query, holdings), words=words)
    if query.actor is None or query.with_ is None:
        return choice
    return replace(choice, among=holdings.between(query.actor, query.with_))


def _choice_of(query: Query, holdings: Holdings) -> Choice:
    key, parties = query.framework, [party for party in (query.actor, query.with_) if party]
    names = frozenset(n for n in holdings.reference.frameworks if key in fold_name(n)) if key else frozenset[str]()
    return Choice(
        kinds=query.kinds,
        areas=query.areas,
        statuses=query.statuses,
        framework=Framework(query.framework_ids, names) if key else None,
        sides=tuple(map(holdings.reference.side_of, parties)),
        since=query.since,
        until=query.until,
    )


def claims_choice_of(query: Query, holdings: Holdings) -> Choice:
    """Say a query for claims in the terms a store looks up."""
    choice = _choice_of(query, holdings)
    if query.actor is None or query.with_ is None:
        return choice
    return replace(choice, claims_among=holdings.claims_between(query.actor, query.with_))


def in_time(time: TimeSpan | None, query: Query) -> bool:
    """Whether some day of `time` lies between since and until; an unknown time lies nowhere."""
    if time is None:
        return False
    return (query.since is None or time.latest >= query.since) and (query.until is None or time.earliest <= query.until)


def _under(claim: Claim, query: Query) -> bool:
    if query.framework is None:
        return True
    if claim.framework_id is not None and claim.framework_id in query.framework_ids:
        return True
    return claim.framework is not None and query.framework in fold_name(claim.framework)


def has_words(text: str, passages: Iterable[str]) -> bool:
    """Whether one of the passages has all words of `text`, in any order."""
    wanted = words_of(text)
    return bool(wanted) and any(wanted <= words_of(passage) for passage in passages)


def _words(given: tuple[str, ...], known: dict[str, str], what: str) -> tuple[str, ...]:
    """Read words of a closed list ("Agreement signed" → agreement_signed), keeping their order."""
    found = []
    for word in given:
        key = fold_name(word).replace("-", "_")
        if key not in known:
            near = difflib.get_close_matches(key, known, n=3, cutoff=0.5)
            offer = f"did you mean {' or '.join(dict.fromkeys(known[n] for n in near))}? " if near else ""
            listed = ", ".join(sorted(set(known.values())))
            raise QueryError(f"{word!r} is no {what}; {offer}known are: {listed}")
        found.append(known[key])
    return tuple(dict.fromkeys(found))


def _area_words(holdings: Holdings) -> dict[str, str]:
    words: dict[str, str] = {}
    for area in holdings.lexicon.areas:
        for word in (area.id, area.label):
            words.setdefault(fold_name(word).replace("-", "_"), area.id)
    return words


def _framework_ids(text: str, holdings: Holdings) -> frozenset[str]:
    """Return the frameworks a text names, none where it is only a part of the name of one in the register."""
    key = fold_name(text)
    ids = {e.id for e in holdings.entities.values() if e.kind in FRAMEWORK_KINDS and _bears(e, key)}
    printed = set(holdings.reference.frameworks)
    if ids or any(key in fold_name(name) for name in printed):
        return frozenset(ids)
    known = printed | {e.name for e in holdings.entities.values() if e.kind in FRAMEWORK_KINDS}
    folded = {fold_name(name): name for name in sorted(known)}
    near = difflib.get_close_matches(key, folded, n=3, cutoff=0.4)
    offer = f"the nearest are {', '.join(folded[n] for n in near)}" if near else "none here is like it"
    raise QueryError(f"{text!r} is no framework known here; {offer}")


def _bears(entity: Entity, key: str) -> bool:
    return key == fold_name(entity.name) or any(key == fold_name(name.text) for name in entity.names)
