"""Who stands where: the party before a predicate, the parties after it by preposition, lists of them.

Takes tokens, a unit and the mentions of the sentence; gives mentions in their roles. Decides places, not people.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.extract.rules import Hit, Rule, RuleClass
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.tokens import END, START, Token
from dragoman.types.annotation import Mention
from dragoman.types.claim import Role
from dragoman.types.entity import PARTIES, EntityKind, NameKind
from dragoman.types.span import Span

PREPOSITIONS = frozenset(
    "of in with to for by from on at between under against about including over into through towards toward among "
    "regarding concerning near without within upon via than like along across".split()
)
REPRESENTING = frozenset(
    "leader leaders officials side sides authorities counterpart counterparts minister ministers diplomat "
    "diplomats president presidents delegation delegations representative representatives envoy envoys government "
    "governments foreign defence defense prime head heads troops forces navy army military people's "
    "meeting summit talks session conference premier premiers ambassador ambassadors negotiators spokesman "
    "spokeswoman spokesperson chancellor king emir sultan secretary secretaries frigate destroyer ship ships "
    "nobody none warship warships vessel vessels jets aircraft warplanes soldiers marines people peoples "
    "boat boats armies navies fleet fleets battalion battalions brigade brigades squadron squadrons regiment regiments "
    "member members guard guards police pilots crews recruits cadets mission missions".split()
)  # after an adjective or possessive these stand for the state; other nouns ("students", "exports") do not
LEADING = frozenset("head chief director representative spokesman spokeswoman spokesperson chairman member".split())
POSSESSIVE = "group: possessive"
NO_SUBJECT = frozenset({"group: relation", POSSESSIVE})  # "bilateral relations" and "its" do nothing themselves
FACING = frozenset({"to", "near", "against", "towards", "toward", "into"})
"""What stands behind one of these is not whose the noun before is."""
OPENING = frozenset("if when after before while as since although though once unless because despite following".split())
BE = frozenset({"be", "is", "are", "was", "were", "been", "being"})


@dataclass(frozen=True, slots=True)
class Place:
    """A party mention and the tokens it covers, `first`..`last` inclusive."""

    mention: Mention
    first: int
    last: int

    def __hash__(self) -> int:
        """Look places up by where they stand: all that is known of a mention would be hashed anew each time."""
        return hash(self.first)


@dataclass(frozen=True, slots=True)
class Cast:
    """The tokens of a sentence with the parties in it, in order.

    `regions` are no parties, but may be given to; `towns`, each of one state, may be gone to.
    """

    tokens: Sequence[Token]
    places: Sequence[Place]
    adjectives: frozenset[str]
    regions: Sequence[Place] = ()
    towns: Sequence[Place] = ()


@lru_cache(maxsize=4)
def adjectives(lexicon: Lexicon) -> frozenset[str]:
    """Return, folded, the words that are only ever adjectives or demonyms of states ("chilean")."""
    kinds = {NameKind.ADJECTIVE, NameKind.DEMONYM}
    adjectival = {fold(n.text) for n in lexicon.names if n.name_kind in kinds}
    return frozenset(adjectival - {fold(n.text) for n in lexicon.names if n.name_kind not in kinds})


@lru_cache(maxsize=4)
def regions(lexicon: Lexicon) -> frozenset[str]:
    """Return the ids of the places that are regions of several states ("the Sahel")."""
    return frozenset(row["id"] for row in lexicon.tables.get("places", ()) if row["type"] == "region")


def make_cast(tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> Cast:
    """Place the parties, regions and towns among `mentions` on `tokens`."""
    wide = regions(lexicon)
    places = [m for m in mentions if m.kind is EntityKind.PLACE]
    parties = _with_counterparts(tokens, _placed(tokens, (m for m in mentions if m.kind in PARTIES)))
    regional = (m for m in places if not wide.isdisjoint(m.candidates[:1]))
    towns = (m for m in places if m.candidates and m.candidates[0] in lexicon.entities)
    owned = (m for m in towns if lexicon.entities[m.candidates[0]].state and wide.isdisjoint(m.candidates[:1]))
    return Cast(tokens, parties, adjectives(lexicon), _placed(tokens, regional), _placed(tokens, owned))


def _placed(tokens: Sequence[Token], mentions: Iterable[Mention]) -> list[Place]:
    places = []
    for mention in mentions:
        first = bisect_right(tokens, mention.span.start, key=END)
        last = bisect_left(tokens, mention.span.end, key=START) - 1
        if first <= last:
            places.append(Place(mention, first, last))
    return places


COUNTERPARTS = frozenset({"counterpart", "counterparts"})


def _with_counterparts(tokens: Sequence[Token], places: Sequence[Place]) -> Sequence[Place]:
    """Return the places with a named counterpart as one: in "his French counterpart, Ana Roy," she is the party.

    "His" and the states before the word only say whose counterpart is meant. "After talks with his French counterpart,
    Ana Roy said" names somebody else: behind a comma the name must be closed off.
    """
    covered: dict[int, int] = {}  # the place of a name: the first token of what stands before it
    dropped: set[int] = set()
    for number, place in enumerate(places):
        if place.mention.kind is not EntityKind.PERSON:
            continue
        at = place.first - 1
        apposed = at > 0 and tokens[at].low == ","
        at -= apposed
        closed = place.last + 1 == len(tokens) or not tokens[place.last + 1].is_word
        if at <= 0 or tokens[at].low not in COUNTERPARTS:
            continue
        if apposed and not closed:
            continue
        states = _states_before(tokens, places, at)
        first = places[states[-1]].first if states else at
        owners = [n for n, p in enumerate(places) if p.last == first - 1 and p.mention.origin == POSSESSIVE]
        if states or owners:
            dropped.update(states, owners)
            covered[number] = places[owners[0]].first if owners else first
    if not covered and not dropped:
        return places
    kept = ((n, p) for n, p in enumerate(places) if n not in dropped)
    return [Place(p.mention, covered.get(n, p.first), p.last) for n, p in kept]


def _states_before(tokens: Sequence[Token], places: Sequence[Place], at: int) -> list[int]:
    """Return the numbers of the states right before token `at`, the last first ("Ugandan and Kenyan counterparts")."""
    found: list[int] = []
    for number in reversed(range(len(places))):
        place = places[number]
        if place.mention.kind is not EntityKind.STATE or place.last != at - 1:
            continue
        found.append(number)
        at = place.first
        while tokens[at - 1].low in {",", "and"}:
            at -= 1
    return found


def find_subject(cast: Cast, start: int, stop: int, *, silent: frozenset[str] = NO_SUBJECT) -> tuple[Place, ...]:
    """Return the parties that open tokens `start`..`stop`: the first not under a preposition, with those joined to it.

    "Leaders of the two sides" counts: what stands for a party passes its preposition on. Failing that, an owner
    ("Japan's plan to"). Mentions from the tables in `silent` never count.
    """
    inside = [p for p in cast.places if start <= p.first and p.last < stop and p.mention.origin not in silent]
    opened = _end_of_opening(cast, inside, start, stop)
    for place in inside:
        if place.first < opened:
            continue
        if is_party(cast, place) and not _under_preposition(cast, place, start):
            return coordinated(cast, _titled(cast, place, stop), stop)
    return tuple(p for p in inside if _is_owner(cast, p) and not _under_preposition(cast, p, start))[:1]


def _titled(cast: Cast, place: Place, stop: int) -> Place:
    """Return the person named right behind a body, where both are one: "the head of the Customs Service Aino Virta"."""
    following = (p for p in cast.places if p.first == place.last + 1 and p.last < stop)
    named = next((p for p in following if p.mention.kind is EntityKind.PERSON), None)
    titled = cast.tokens[named.first].low in LEADING if named else False  # "the Security Council [spokesman Jon Berg]"
    leads = titled or any(t.low in LEADING for t in cast.tokens[max(0, place.first - 3) : place.first + 1])
    return named if named and leads and place.mention.kind in {EntityKind.BODY, EntityKind.OFFICE} else place


def _end_of_opening(cast: Cast, inside: Sequence[Place], start: int, stop: int) -> int:
    """Return where the main clause begins behind "If Chile withdraws, ..."; `start` where no such clause opens.

    A comma that only goes on a list of parties under a preposition ("After talks in Lima, Quito and Bogota, ...") does
    not end the opening.
    """
    if cast.tokens[start].low not in OPENING:
        return start
    for place in inside:
        before = cast.tokens[place.first - 1] if place.first > start else cast.tokens[start]
        article = before.low in {"the", "both"} and place.first - 2 > start
        mark = cast.tokens[place.first - 2] if article else before
        if mark.low == "," and place.first < stop and not _under_preposition(cast, place, start):
            return place.first
    return start


def is_party(cast: Cast, place: Place) -> bool:
    """Whether the mention stands for a party, not just qualifies another noun ("Chilean copper", "Chile's north")."""
    following = cast.tokens[place.last + 1].low if place.last + 1 < len(cast.tokens) else ""
    if _is_owner(cast, place):
        return any(t.low in REPRESENTING for t in cast.tokens[place.last + 2 : place.last + 5])
    if fold(place.mention.text) in cast.adjectives:
        return following in REPRESENTING or any(
            t.low in REPRESENTING for t in cast.tokens[place.last + 1 : place.last + 3]
        )
    return not (following == "-" and place.last + 2 < len(cast.tokens) and not cast.tokens[place.last + 2].capital)


def _is_owner(cast: Cast, place: Place) -> bool:
    return place.last + 1 < len(cast.tokens) and cast.tokens[place.last + 1].low in {"'s", "'"}


def _under_preposition(cast: Cast, place: Place, start: int) -> bool:
    """Whether a preposition governs the mention and nothing before it stands for a party."""
    while (governed := _governed(cast, place, start)) is None:  # a list is governed with its head ("of Chile and Peru")
        at = bisect_left(cast.places, place.first, key=lambda p: p.first) - 1
        if at < 0 or cast.places[at].first < start or not are_joined(cast, cast.places[at], place):
            return False
        if _opens_clause(cast, cast.places[at], place):
            return False
        place = cast.places[at]
    return governed


def _governed(cast: Cast, place: Place, start: int) -> bool | None:
    """Whether the preposition right before the mention keeps it from standing alone; None where there is none."""
    index = place.first - 1
    while index >= start and cast.tokens[index].low in {"the", "both", "its", "their", "his", "her", "new", "said"}:
        index -= 1
    if index < start or cast.tokens[index].low not in PREPOSITIONS:
        return None
    before = {t.low for t in cast.tokens[max(start, index - 3) : index]}
    apart = cast.tokens[index].low in FACING  # "the new ambassador to Oman" is not Oman's
    return apart or not before & REPRESENTING


def _opens_clause(cast: Cast, governed: Place, place: Place) -> bool:
    """Whether a bare comma parts an opening phrase from the subject ("At the invitation of Chile, Peru ...")."""
    between = [t.low for t in cast.tokens[governed.last + 1 : place.first] if t.low not in {"the", "both"}]
    goes_on = place.last + 1 < len(cast.tokens) and cast.tokens[place.last + 1].low in {",", "and"}
    return between == [","] and (not goes_on or _is_setting(governed.mention, place.mention))


def _is_setting(opening: Mention, party: Mention) -> bool:
    """Whether the first is a town and the second none ("In Lusaka, Angola and Zambia met"): no list of like things."""
    towns = [any(c.startswith("place:") for c in m.candidates) for m in (opening, party)]
    return towns == [True, False]


def coordinated(cast: Cast, first: Place, stop: int) -> tuple[Place, ...]:
    """Return `first` and the parties joined to it by commas, "and", "as well as" or a dash."""
    found = [first]
    for index in range(bisect_right(cast.places, first.last, key=lambda p: p.first), len(cast.places)):
        place = cast.places[index]
        if place.first - found[-1].last > JOINED_WITHIN + 1:
            break
        if place.first > found[-1].last and place.last < stop and are_joined(cast, found[-1], place):
            found.append(_whose(cast, index))
    return tuple(found)


def _whose(cast: Cast, index: int) -> Place:
    """Return who is told of by his state where a name stands right behind its "'s": "Rwanda's [Paul Kagame]"."""
    place = cast.places[index]
    behind = cast.places[index + 1] if index + 1 < len(cast.places) else place
    person = behind.mention.kind is EntityKind.PERSON and behind.first == place.last + 2
    return behind if person and _is_owner(cast, place) else place


JOINED_WITHIN = 4  # tokens between two parties of one list
_JOINERS = frozenset(
    ", and & - – the as well together with both / 's or plus along h.e. h.e mr mr. mrs mrs. ms ms. dr dr.".split()
)


def are_joined(cast: Cast, left: Place, right: Place) -> bool:
    """Whether nothing but words of a list stands between two parties ("Chile, Peru and the president of Bolivia")."""
    gap = right.first - left.last - 1
    if not 0 < gap <= JOINED_WITHIN:
        return left.mention.span.end == right.mention.span.start
    between = [t.low for t in cast.tokens[left.last + 1 : right.first]]
    return all(w in _JOINERS for w in between) and between != ["with"] and between not in (["'s"], ["the"])


def joined_before(cast: Cast, place: Place) -> tuple[Place, ...]:
    """Return the parties of a list that stand right before `place`, in order ("[Togo, Benin] and Mali")."""
    before: list[Place] = []
    at = bisect_left(cast.places, place.first, key=lambda p: p.first) - 1
    while at >= 0 and are_joined(cast, cast.places[at], before[0] if before else place):
        before.insert(0, cast.places[at])
        at -= 1
    return tuple(before)


def find_others(cast: Cast, rule: Rule, hit: Hit, stop: int) -> Iterator[tuple[Role, Place]]:
    """Yield the parties after the predicate that `rule` gives a role, by the preposition before them."""
    taken: set[int] = set()
    for word, role in rule.others:
        for place in cast.places:
            if place.mention.origin == POSSESSIVE:  # "with his Argentine counterpart": the counterpart is meant
                continue
            if place.first <= hit.first or place.last >= stop or place.first in taken:
                continue
            if not _stands_after(cast, place, hit, word):
                continue
            for member in coordinated(cast, place, stop):
                if member.first not in taken:
                    taken.add(member.first)
                    yield role, member
            break


def _stands_after(cast: Cast, place: Place, hit: Hit, word: str) -> bool:
    """Whether `place` is the direct object ("_") or the object of the preposition `word`, after the predicate."""
    index = place.first - 1
    if word == "that":
        return index > hit.first and cast.tokens[index].low == "that"
    skipped = 0
    while index > hit.first and cast.tokens[index].low not in PREPOSITIONS and skipped < 4:
        apposed = cast.tokens[index].low == "," and cast.tokens[index - 1].low in {"counterpart", "counterparts"}
        if not cast.tokens[index].is_word and cast.tokens[index].low not in {"'s", '"', "'"} and not apposed:
            return False
        if index <= hit.last < place.first:
            break
        index -= 1
        skipped += 1
    if word == "_":
        return index <= hit.last and cast.tokens[index].low not in PREPOSITIONS - {"with", "on", "to"} and skipped < 4
    return cast.tokens[index].low == word and index >= hit.first


def is_passive(tokens: Sequence[Token], hit: Hit, mentions: Sequence[Mention]) -> bool:
    """Whether the verb of the hit is in the passive: "was signed", or "signed" right after the thing signed."""
    element = hit.rule.elements[0]
    if hit.rule.cls is RuleClass.NOUN or not element.verb or tokens[hit.first].low not in element.participles:
        return False
    before = [t.low for t in tokens[max(0, hit.first - 3) : hit.first]]
    if any(word in BE for word in before):
        return "being" in before or not any(word in {"has", "have", "had"} for word in before) or "been" in before
    things = {EntityKind.INSTRUMENT, EntityKind.PROGRAMME, EntityKind.PUBLICATION}
    place = tokens[hit.first].start
    return any(m.kind in things and 0 < place - m.span.end <= 2 for m in mentions)


def by_agent(cast: Cast, hit: Hit, stop: int) -> tuple[Place, ...]:
    """Return the parties after "by"."""
    for place in cast.places:
        if place.first > hit.first and place.last < stop and _stands_after(cast, place, hit, "by"):
            return coordinated(cast, place, stop)
    return ()


def hull(places: Sequence[Place]) -> Span:
    """Return the stretch from the first to the last of `places`."""
    return Span(min(p.mention.span.start for p in places), max(p.mention.span.end for p in places))
