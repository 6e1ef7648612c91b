"""Who is meant: mentions of one document to entities, and claims with them.

Takes a Document's Annotations and Claims; gives the claims with entity ids and canonical names, and the entities
they name. Groups become the parties they stand for. What cannot be resolved keeps its own words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.resolve.doubts import find_doubts
from dragoman.resolve.identity import Question, person_meant
from dragoman.resolve.people import ACTING, People, holder_at, know_people, name_parts
from dragoman.resolve.spelling import Spelling, know_spelling
from dragoman.text.framework_names import NUMBER, VERSION, find_framework_name
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Argument, Claim, Role
from dragoman.types.document import Document
from dragoman.types.entity import SIDES, Entity, EntityKind, NameKind
from dragoman.types.ids import bounded, slug
from dragoman.types.value import TimeSpan

LEADER = "leader"  # "the Eritrean leader": whoever the text names as head of state or government
_BEFORE = re.compile(r"\b(former|ex|then|late|outgoing|incoming|future)[\s-]$", re.IGNORECASE)
QUALIFIER_CHARS = 12  # "incoming" and a blank
MINISTER = "minister"
POSSESSIVE = "group: possessive"
STATES_MEANT = frozenset({"group: sides", "group: description"})  # a person named stands there for the state
LEADING = frozenset({"head_of_state", "head_of_government"})


@lru_cache(maxsize=4)
def bodies_by_owner(lexicon: Lexicon) -> Mapping[str, tuple[Entity, ...]]:
    """Return the known ministries and agencies of each state or organisation, in the order of the lexicon."""
    found: dict[str, list[Entity]] = {}
    for entity in lexicon.entities.values():
        if entity.kind is EntityKind.BODY and entity.state:
            found.setdefault(entity.state, []).append(entity)
    return {owner: tuple(bodies) for owner, bodies in found.items()}


@dataclass(slots=True)
class Resolver:
    """The mentions of one document on their way to entities; decisions are kept, so each is made once."""

    text: str
    lexicon: Lexicon
    people: People
    spelling: Spelling
    time: TimeSpan | None
    mentions: dict[str, Mention]
    leading: frozenset[str]
    full: tuple[tuple[Mention, frozenset[str]], ...] = ()  # the people named, with the parts of their names
    made: dict[str, Entity] = field(default_factory=dict)
    decided: dict[str, tuple[Entity, ...]] = field(default_factory=dict)

    def resolve(self, mention: Mention) -> tuple[Entity, ...]:
        """Return the entities `mention` stands for: one for a name, several for a group, none where unknown."""
        if mention.id not in self.decided:
            self.decided[mention.id] = ()  # a mention that refers to itself in a circle stands for nobody
            self.decided[mention.id] = tuple(self._entities(mention))
        return self.decided[mention.id]

    def _entities(self, mention: Mention) -> Iterator[Entity]:
        match mention.kind:
            case EntityKind.GROUP:
                yield from self._group(mention)
            case EntityKind.PERSON:
                yield self._person(mention)
            case EntityKind.OFFICE:
                yield from self._office(mention)
            case EntityKind.BODY if mention.office:
                yield self._body(mention)
            case _:
                yield self._named(mention)

    def _group(self, mention: Mention) -> Iterator[Entity]:
        sides = mention.origin in STATES_MEANT
        for reference in mention.refers:
            for entity in self.resolve(self.mentions[reference]) if reference in self.mentions else ():
                state = self.lexicon.entities.get(entity.state or "")
                yield state if sides and state and entity.kind not in SIDES else entity

    def _person(self, mention: Mention) -> Entity:
        if mention.refers and mention.refers[0] in self.mentions:
            known = self.resolve(self.mentions[mention.refers[0]])
            if known:
                return known[0]
        name = " ".join((mention.holder or mention.span).of(self.text).split())
        fuller = self._named_in_full(mention, name)
        if fuller:
            return self._person(fuller)
        chosen = self._known_person(mention, name)
        if chosen:
            return chosen
        if mention.candidates and mention.candidates[0] in self.lexicon.entities:
            return self.lexicon.entities[mention.candidates[0]]
        state = mention.of if mention.of and mention.of.startswith("state:") else None
        return self._make(f"person:{slug(name)}", EntityKind.PERSON, name, state)

    def _known_person(self, mention: Mention, name: str) -> Entity | None:
        """Return whom the lexicon knows by the name and what the text gives with it; a day alone is too little."""
        is_placed = bool(mention.office or mention.of)
        time = self.time if is_placed else None
        question = Question(name=name, office=mention.office, of=mention.of, time=time)
        meant = person_meant(question, self.people, self.spelling)
        return self.people.entities[meant] if meant else None

    def _named_in_full(self, mention: Mention, name: str) -> Mention | None:
        """Return where the text names the same person in full ("Kevin Rudd" for "Prime Minister Rudd")."""
        parts = name_parts(name)
        of = mention.of
        found = [(m, full) for m, full in self.full if parts < full and (not of or not m.of or of == m.of)]
        return found[0][0] if len({full for _, full in found}) == 1 else None

    def _office(self, mention: Mention) -> Iterator[Entity]:
        """Resolve an office without a name: its holder that day, whom the text named in it, or the office itself."""
        if mention.of is None:
            mention = replace(mention, of=self._owner_behind(mention))
        owner = self.lexicon.entities.get(mention.of or "")
        plural = self._is_plural(mention)
        if plural and owner:
            yield owner
            return
        title = f"{mention.qualifier or ''} {mention.text}"
        key = mention.office or "", mention.of or ""
        holder = holder_at(self.people, *key, self.time, title) if not plural else None
        if holder and (not mention.qualifier or ACTING.search(title)):
            yield self.people.entities[holder]
            return
        named = self._named_in_office(mention) if not plural else None
        if named:
            yield named
        else:
            yield from self._itself(mention)

    def then(self, mention: Mention, time: TimeSpan | None) -> tuple[Entity, ...]:
        """Return whom an office without a name stands for in a claim dated `time`, long before the day of the text.

        "The Czech president visited Hanoi in 2017", told in 2025: whoever held the office then, or the office itself
        where that is not known of one person alone.
        """
        meant = self.resolve(mention)
        past = self.time and time and time.latest and self.time.earliest and time.latest < self.time.earliest
        if (
            mention.kind is not EntityKind.OFFICE
            or not past
            or len(meant) != 1
            or meant[0].kind is not EntityKind.PERSON
        ):
            return meant
        terms = self.people.holders(mention.office or "", mention.of or "", time) if time else []
        if not terms or any(term.person == meant[0].id for term in terms):
            return meant
        holder = holder_at(self.people, mention.office or "", mention.of or "", time, mention.text)
        return (self.people.entities[holder],) if holder else tuple(self._itself(mention))

    def _itself(self, mention: Mention) -> Iterator[Entity]:
        """Yield an office as an entity of its own."""
        owner = self.lexicon.entities.get(mention.of or "")
        office = self.lexicon.offices.get(mention.office or "")
        if owner and office:
            name = f"{office.name} of {owner.name}"
            yield self._make(f"office:{slug(owner.name)}-{mention.office}", EntityKind.OFFICE, name, owner.id)

    def _owner_behind(self, mention: Mention) -> str | None:
        """Return whose office it is where "its", "his" stands right before it ("Ghana ..., its foreign minister")."""
        for other in self.mentions.values():
            if other.origin == POSSESSIVE and 0 < mention.span.start - other.span.end <= 1:
                owners = {e.id if e.kind in SIDES else e.state for e in self.resolve(other)}
                return next(iter(owners)) if len(owners) == 1 else None
        return None

    def _is_plural(self, mention: Mention) -> bool:
        last = mention.text.casefold().split(" of ")[0].rstrip()
        office = self.lexicon.offices.get(mention.office or "")
        return last.endswith("s") and not any(last.endswith(title) for title in (office.titles if office else ()))

    def _named_in_office(self, mention: Mention) -> Entity | None:
        """Return who the text means by an office: of those it named in it before `mention`, the one it names most.

        Of two named as often, the one last named. The owner must be the same where both say.
        """
        named: list[Mention] = []
        for other in self.mentions.values():
            if other.kind is not EntityKind.PERSON or other.span.start > mention.span.start:
                continue
            heads = mention.office == LEADER and other.office in self.leading
            same = other.office == mention.office or _is_minister(mention.office, other.office)
            if (heads or same) and (mention.of in {None, other.of}):
                named.append(other)
        if not named:
            return None
        people = [self._person(other) for other in named]
        count = Counter(person.id for person in people)
        return max(reversed(people), key=lambda person: count[person.id])

    def _body(self, mention: Mention) -> Entity:
        """Resolve "Foreign Ministry of Japan"; without an owner, the one body of that kind the text named before."""
        title = next((r for r in self.lexicon.tables.get("body_titles", ()) if r["id"] == mention.office), None)
        owner = self.lexicon.entities.get(mention.of or "") or self._only_owner(mention)
        if title is None or owner is None:
            return self._make(f"body:{slug(mention.text)}", EntityKind.BODY, " ".join(mention.text.split()), None)
        identity = f"body:{owner.id.split(':')[1]}-{slug(mention.office or '')}"
        known = self.lexicon.entities.get(identity) or self._known_body(title["words"].split("|"), owner)
        return known or self._make(identity, EntityKind.BODY, f"{title['name']} of {owner.name}", owner.id)

    def _known_body(self, words: Sequence[str], owner: Entity) -> Entity | None:
        wanted = {w.casefold() for w in words}
        for entity in bodies_by_owner(self.lexicon).get(owner.id, ()):
            names = {entity.name.casefold(), *(n.text.casefold() for n in entity.names)}
            if any(f"{w} of {owner.name.casefold()}" in names or w in names for w in wanted):
                return entity
        return None

    def _only_owner(self, mention: Mention) -> Entity | None:
        owners = {
            m.of for m in self.mentions.values() if m.kind is EntityKind.BODY and m.office == mention.office and m.of
        }
        return self.lexicon.entities.get(next(iter(owners))) if len(owners) == 1 else None

    def _named(self, mention: Mention) -> Entity:
        if mention.candidates and mention.candidates[0] in self.lexicon.entities:
            return self.lexicon.entities[mention.candidates[0]]
        name = " ".join(mention.text.split())
        return self._make(f"{mention.kind.value}:{slug(name)}", mention.kind, name, None)

    def _make(self, identity: str, kind: EntityKind, name: str, state: str | None) -> Entity:
        """Return a new entity first met in this text; the same id is the same entity."""
        id_ = bounded(identity)
        return self.made.setdefault(id_, Entity(id=id_, kind=kind, name=name, state=state, known=False))


def _is_minister(told: str | None, held: str | None) -> bool:
    """Whether "the minister" may be who holds a ministry: "the Kyrgyz Minister" said of the foreign minister."""
    return told == MINISTER and (held or "").endswith(f"_{MINISTER}") and held != "prime_minister"


def make_resolver(doc: Document, annotations: Annotations, *, lexicon: Lexicon) -> Resolver:
    """Return a Resolver of the mentions of `doc`."""
    mentions = {m.id: _qualified(m, doc.text) for m in annotations.mentions}
    people = [m for m in mentions.values() if m.kind is EntityKind.PERSON]
    return Resolver(
        doc.text,
        lexicon,
        know_people(lexicon),
        know_spelling(lexicon),
        annotations.dating.time,
        mentions,
        frozenset(o.id for o in lexicon.offices.values() if o.level in LEADING),
        tuple((m, name_parts(m.holder.of(doc.text))) for m in people if m.holder),
    )


def resolve_claims(
    doc: Document, annotations: Annotations, claims: Sequence[Claim], *, lexicon: Lexicon
) -> tuple[tuple[Claim, ...], tuple[Entity, ...]]:
    """Return `claims` with their entities, and every entity they name, by id.

    A claim none of whose participants can be told is dropped: it would say that somebody did something.
    """
    resolver = make_resolver(doc, annotations, lexicon=lexicon)
    named: dict[str, Entity] = {}
    resolved = []
    for claim in claims:
        pairs = _arguments(claim, resolver)
        if not pairs:
            continue
        named |= {entity.id: entity for _, entity in pairs}
        framework = _framework(claim, resolver)
        said = [a for a, _ in pairs]
        day = annotations.dating.time
        doubts = find_doubts(claim, said, resolver.mentions, resolver.people, resolver.spelling, day)
        resolved.append(replace(claim, arguments=tuple(a for a, _ in pairs), framework=framework, doubts=doubts))
    return tuple(resolved), tuple(named[key] for key in sorted(named))


def _qualified(mention: Mention, text: str) -> Mention:
    """Return `mention` with the "former" before its adjective ("the former Australian prime minister")."""
    match = _BEFORE.search(text, max(0, mention.span.start - QUALIFIER_CHARS), mention.span.start)
    return (
        replace(mention, qualifier=match[1].lower()) if match and mention.office and not mention.qualifier else mention
    )


def _arguments(claim: Claim, resolver: Resolver) -> list[tuple[Argument, Entity]]:
    """Resolve the arguments; of several first parties of a joint kind, all but the first become the other side."""
    kind = resolver.lexicon.kinds.get(claim.kind)
    found: dict[str, tuple[Argument, Entity]] = {}
    for argument in claim.arguments:
        mention = resolver.mentions.get(argument.mention_id or "")
        for entity in resolver.then(mention, claim.time) if mention else ():
            role = argument.role
            if kind and kind.joint and role is Role.ACTOR and any(a.role is Role.ACTOR for a, _ in found.values()):
                role = Role.COUNTERPART
            found.setdefault(entity.id, (Argument(role, entity.name, entity.id, argument.mention_id), entity))
    host = _host_by_place(claim, resolver) if not any(a.role is Role.HOST for a, _ in found.values()) else None
    if host and host.id not in found:
        found[host.id] = (Argument(Role.HOST, host.name, host.id), host)
    return list(found.values())


def _host_by_place(claim: Claim, resolver: Resolver) -> Entity | None:
    """Return the state a visit goes to where only a town of it is named ("arrived in Mombasa")."""
    place = resolver.lexicon.entities.get(claim.place_id or "") if claim.kind == "visit" else None
    return resolver.lexicon.entities.get(place.state or "") if place else None


_BESIDE_SERIES = re.compile(r"\b(?:special|extraordinary|commemorative|inaugural|emergency)\b", re.IGNORECASE)


def _framework(claim: Claim, resolver: Resolver) -> str | None:
    """Return the canonical name of a known framework with its acronym, by which readers know it; else the text's words.

    "Official Security Assistance (OSA)": the shortest acronym the lexicon has, where the name does not hold it. A
    meeting of a series keeps its number ("33rd ASEAN-Japan Forum"), one beside the series its own name ("Special
    Summit"), a version of a framework the name of that version.
    """
    known = resolver.lexicon.entities.get(claim.framework_id or "")
    if known is None:
        return claim.framework
    printed = claim.framework or ""
    number = NUMBER.match(printed) if known.kind is EntityKind.SERIES else None
    if number:
        return f"{number[0].rstrip()} {known.name}"
    if known.kind is EntityKind.SERIES and _BESIDE_SERIES.search(printed):
        return printed
    row = find_framework_name(known.id, printed, resolver.lexicon)
    if row and row.use == VERSION:
        return row.name
    acronyms = sorted((len(n.text), n.text) for n in known.names if n.kind is NameKind.ACRONYM)
    acronym = next((text for _, text in acronyms if text.isupper()), None)
    return f"{known.name} ({acronym})" if acronym and acronym not in known.name else known.name
