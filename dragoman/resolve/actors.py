"""Whose actor it is: the state and sector of a short phrase such as "two Peruvian women" or "rebels in Casamance".

Takes the phrase, what the finders of names found in it, the lexicon and the atlas; gives an Actor. The order in which
it decides: a known person, by office and day; an office or ministry with its state; a state, its adjective or people;
a body or movement; a region or town; a family name. Before the first preposition counts before what follows it, and
"of" before "from" and "in". What is only set against somebody ("anti-Chinese", "US-backed") comes last.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.lexicon.records import Lexicon, NameRow
from dragoman.resolve.atlas import Atlas, AtlasName, is_family, name_key, same_case
from dragoman.resolve.identity import Question, person_meant
from dragoman.resolve.people import holder_at, know_people
from dragoman.resolve.phrases import Word, find_words, is_opposed
from dragoman.resolve.sectors import read_sector, sector_nouns
from dragoman.resolve.spelling import know_spelling
from dragoman.types.actor import Actor
from dragoman.types.annotation import Mention
from dragoman.types.entity import Entity, EntityKind, NameKind
from dragoman.types.value import TimeSpan

_LEADS = re.compile(
    r"^(?:(?:the|a|an|some|several|many|two|three|four|five|six|dozens of|hundreds of|its|his|her|their)\s+)+",
    re.IGNORECASE,
)
_KIN = re.compile(r"(?:man|men|woman|women)$")
UNDECIDED = frozenset({"state:cog", "state:dma"})  # share their adjective with a larger neighbour
MAX_WORDS = 9  # of a name; longer ones are rare and cost a look-up each
PERSON, OFFICE, STATE, BODY, PLACE, FAMILY, LOOSE = range(7)
LARGE = 1_000_000  # people of a town whose name counts though it is also a word or a name
KNOWN = 300_000  # people of a town whose name counts by itself though people bear it
PLACES = ("regions", "cities")
LAST = "~"  # sorts behind every day of a month or year
PRONOUNS = frozenset("he she it we they i you us him her them who this that these those one his their its our".split())
PLAIN = frozenset(
    "the a an new old north south east west northern southern eastern western central upper lower greater mr mrs ms dr "
    "sir lord lady former late sen rep gov gen col lt maj brig capt prof rev hon deputy senior chief "
    "acting interim".split()
)  # capitalised words before a name that are no part of another name


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One name in the phrase and what it says; the smaller `zone` and `rank`, the more it counts."""

    start: int
    end: int
    state: str | None
    rank: int
    reason: str
    zone: int = 0
    entity: str | None = None
    sector: str = ""
    opposed: bool = False
    expired: bool = False
    namesakes: frozenset[str] = frozenset()


def judge_actor(
    text: str, mentions: Sequence[Mention], *, lexicon: Lexicon, atlas: Atlas, time: TimeSpan | None
) -> Actor:
    """Return whose actor `text` names, and what kind of actor; None for what the phrase does not say."""
    found = list(Scanner(text, find_words(text), lexicon, atlas, time, mentions).find_names())
    best = min(found, key=lambda f: (f.opposed, f.zone, f.rank, f.start), default=None)
    if best:
        best = _agreeing(best, found)
    sector = read_sector(text, lexicon, named=best.sector if best else "", expired=bool(best and best.expired))
    if best is None:
        return Actor(text=text, sector=sector, reasons=("no name of a state, person, body or place stands in it",))
    entity = lexicon.entities.get(best.entity or "")
    state = lexicon.entities.get(best.state or "")
    country = state.country if state else None
    return Actor(
        text=text,
        state=state.id if state else None,
        country=country,
        code=country or _code(entity, lexicon),
        sector=sector,
        entity=entity.id if entity else None,
        name=text[best.start : best.end],
        reasons=(best.reason, *(f.reason for f in found if f is not best)),
    )


@lru_cache(maxsize=4)
def actor_codes(lexicon: Lexicon) -> dict[str, str]:
    """Return the codes of organisations that have one of their own, by id."""
    return {row["group"]: row["code"] for row in lexicon.tables.get("actor_codes", ())}


def _code(entity: Entity | None, lexicon: Lexicon) -> str | None:
    owner = (entity.state or entity.id) if entity else ""
    return actor_codes(lexicon).get(owner, "IGO" if owner.startswith("igo:") else None)


def _agreeing(best: Finding, found: Iterable[Finding]) -> Finding:
    """Let a state the phrase names decide between namesakes ("the Brazilian Workers' Party", "Córdoba in Spain")."""
    if best.namesakes:
        return next((f for f in found if f.state in best.namesakes and not f.opposed), best)
    if best.rank not in (PERSON, BODY, FAMILY) or best.expired:
        return best
    said = [f for f in found if f.rank == STATE and not f.opposed and f.zone <= best.zone and f.state]
    if not said or best.state is None or any(f.state == best.state for f in said) or best.entity:
        return best
    return said[0]


@dataclass(frozen=True, slots=True)
class Scanner:
    """One phrase with what its names are looked up in."""

    text: str
    words: Sequence[Word]
    lexicon: Lexicon
    atlas: Atlas
    time: TimeSpan | None
    mentions: Sequence[Mention]

    def find_names(self) -> Iterator[Finding]:
        """Yield the longest names from left to right, then what titles say."""
        at = 0
        while at < len(self.words):
            for size in range(min(MAX_WORDS, len(self.words) - at), 0, -1):
                found = self._known(self.words[at : at + size]) if size > 1 or not self._is_pronoun(at) else None
                if found:
                    yield found
                    at += size
                    break
            else:
                found, used = self._family(at)
                if found:
                    yield found
                at += used
        yield from self._titled()

    def _is_pronoun(self, at: int) -> bool:
        return self.words[at].key in PRONOUNS and not (len(self.words[at].text) > 1 and self.words[at].text.isupper())

    def _known(self, span: Sequence[Word]) -> Finding | None:
        """Read `span` as a name of the lexicon or the atlas; states first, towns last."""
        key = " ".join([*(w.inner for w in span[:-1]), span[-1].key])
        if key not in known_names(self.lexicon) and not self.atlas.has(key):
            return None
        printed = self.text[span[0].start : span[-1].end]
        noun = len(span) == 1 and key in sector_nouns(self.lexicon)
        part = self._is_part_of_name(span)
        rows = [r for r in known_names(self.lexicon).get(key, ()) if _row_fits(r, printed, key)]
        rows = [r for r in rows if not (noun or part) or r.kind not in (EntityKind.PERSON, EntityKind.PLACE)]
        if any(r.kind is EntityKind.PERSON for r in rows) and self._is_part_of_name(span, person=True):
            rows = [r for r in rows if r.kind is not EntityKind.PERSON]
        states = [r for r in rows if r.kind is EntityKind.STATE]
        if states and part and self._follows_given_name(span):
            return None
        if states:
            entities = self.lexicon.entities
            first = min(states, key=lambda r: (r.entity_id in UNDECIDED, entities[r.entity_id].valid_to is not None))
            return self._of_lexicon(first, span)
        large = [] if noun else [n for n in self.atlas.named(key) if self._fits(n, printed, span)]
        large = [n for n in large if n.table == "movements"] if part else large
        if large and large[0].table == "figures" and self._is_part_of_name(span, person=True):
            large = []
        if rows and (not large or rows[0].kind is not EntityKind.PLACE):
            return self._of_lexicon(rows[0], span)
        return self._of_atlas(large, span) if large else None

    def _is_part_of_name(self, span: Sequence[Word], *, person: bool = False) -> bool:
        """Whether words nobody knows go before `span`, or parts of personal names stand beside it ("Kamal Khan")."""
        at = self.words.index(span[0])
        before, after = self.words[at - 1] if at else None, self.words[at + len(span) : at + len(span) + 1]
        if before and self._is_odd(before, span[0]) and not (at > 1 and self._opens_noun(at - 2)):
            return True
        if not after or not self._is_odd(after[0], span[-1]) or self._opens_noun(at + len(span)):
            return False
        return person or after[0].key in self.atlas.families

    def _follows_given_name(self, span: Sequence[Word]) -> bool:
        """Whether "Jordan" stands in "Michael Jordan"."""
        at = self.words.index(span[0])
        return bool(at) and len(span) == 1 and self.words[at - 1].key in self.atlas.families

    def _opens_noun(self, at: int) -> bool:
        pair = " ".join(w.key for w in self.words[at : at + 2])
        return pair in sector_nouns(self.lexicon)

    def _is_odd(self, word: Word, beside: Word) -> bool:
        """Whether `word` is a capitalised word next to `beside` that is neither noun nor a name by itself."""
        between = self.text[min(word.end, beside.end) : max(word.start, beside.start)]
        if (
            not word.text[:1].isupper()
            or between.strip("'’s.") not in (" ", "-")
            or word.key in sector_nouns(self.lexicon)
        ):
            return False
        return word.key not in known_names(self.lexicon) and word.key not in PLAIN

    def _fits(self, name: AtlasName, printed: str, span: Sequence[Word]) -> bool:
        """Whether the printed words may be this name; common words only alone or behind a preposition."""
        if not printed[:1].isupper() and not (printed[:1].isdigit() and len(span) > 1):
            return False
        if (name.text.isupper() or name.exact) and not same_case(printed, name.text):
            return False
        if len(span) == 1 and (name.table == "figures" or (len(span[0].key) < 3 and name.table == "cities")):
            return False  # one word of a person's name is read with all who share it, see `_family`
        if name.table == "cities" and name.weight < KNOWN and span[0].zone == 0 and self._is_personal(span):
            return False
        lead = _LEADS.match(self.text)
        whole = span[0].start <= (lead.end() if lead else 0) and span[-1].end >= len(self.text.rstrip(" .'’s"))
        return not name.ambiguous or whole or span[0].zone in (1, 2, 3) or name.weight >= LARGE

    def _is_personal(self, span: Sequence[Word]) -> bool:
        """Whether a town's name is a person's sooner ("Kim"; "Puan Maharani", since nobody knows the second word)."""
        return span[0].key in self.atlas.families or self._is_part_of_name(span, person=True)

    def _of_lexicon(self, row: NameRow, span: Sequence[Word]) -> Finding:
        entity = self.lexicon.entities[row.entity_id]
        owner = entity.id if entity.kind is EntityKind.STATE else entity.state
        if owner is None and entity.kind is EntityKind.PUBLISHER:
            publisher = self.lexicon.publishers.get(entity.id)
            owner = states_by_code(self.lexicon).get(publisher.country or "") if publisher else None
        state = owner if owner and owner.startswith("state:") else None
        igo = entity.kind is EntityKind.IGO or (owner or "").startswith("igo:")
        rank = {EntityKind.STATE: STATE, EntityKind.PERSON: PERSON}.get(entity.kind, BODY if state or igo else LOOSE)
        if entity.kind is EntityKind.PLACE:
            rank = PLACE if state else LOOSE
        if rank == STATE and row.name_kind is NameKind.CAPITAL:
            rank, towns = PLACE, self.atlas.named(name_key(row.text))
            found = self._placed(span, rank, state, f"{row.text!r} is the seat of {entity.name}")
            return replace(found, namesakes=frozenset(t.state for t in towns if t.table == "cities") - {entity.id})
        what = f"{row.text!r} is a name of {entity.name}" + (f", of {owner}" if owner and owner != entity.id else "")
        sector = "" if rank == STATE else self._sector_of(entity, span)
        kept = None if rank == STATE else entity.id
        return self._placed(
            span, rank, state, what, entity=kept, sector=sector, expired=sector == "GOV" and self._has_left(entity)
        )

    def _has_left(self, entity: Entity) -> bool:
        """Whether every office that somebody is known to have held had ended before the day."""
        terms, time = know_people(self.lexicon).terms.get(entity.id, ()), self.time
        return bool(terms and time) and all(t.end and time and t.end < time.earliest for t in terms)

    def _sector_of(self, entity: Entity, span: Sequence[Word]) -> str:
        """Return the sector of a known person or body: that of its row in the atlas, else what its name says."""
        keys = (name_key(self.text[span[0].start : span[-1].end]), name_key(entity.name))
        rows = [n for key in keys for n in self.atlas.names.get(key, ()) if n.state == (entity.state or n.state)]
        rows = [n for n in rows if n.sector]
        if rows:
            return rows[0].sector
        if entity.kind is EntityKind.BODY:
            return read_sector(entity.name, self.lexicon, named="") or ""
        return {EntityKind.PERSON: "GOV", EntityKind.PUBLISHER: "JRN"}.get(entity.kind, "")

    def _of_atlas(self, rows: Sequence[AtlasName], span: Sequence[Word]) -> Finding:
        same = [r for r in rows if r.table == rows[0].table]
        if rows[0].table == "figures":
            same = _in_office(same, self.time) or same
        row = max(same, key=lambda r: r.weight)
        rank = {"figures": PERSON, "movements": BODY}.get(row.table, PLACE)
        what = f"{row.text!r} stands in {row.table}.tsv for {row.state}"
        what += f", the largest of {len(same)} of the name" if row.table == "cities" and len(same) > 1 else ""
        found = self._placed(span, rank, row.state, what, sector=row.sector, expired=_is_late(row, self.time))
        return replace(found, namesakes=frozenset(r.state for r in self._places_like(row)) - {row.state})

    def _places_like(self, row: AtlasName) -> list[AtlasName]:
        named = self.atlas.named(name_key(row.text)) if row.table in PLACES else ()
        return [n for n in named if n.table in PLACES]

    def _family(self, at: int) -> tuple[Finding | None, int]:
        """Read a run of capitalised words as parts of one figure's name; a word that stands alone as a family name."""
        if self._opens_noun(at):
            return None, 2
        run: list[Word] = []
        for word in self.words[at:]:
            if not word.text[:1].isupper() or word.key in sector_nouns(self.lexicon):
                break
            run.append(word)
        inside = self._is_part_of_name(run[:1]) if run else False
        for size in range(len(run), 0, -1):
            parts = {w.key for w in run[:size] if len(w.key) > 1}
            if len(parts) < min(size, 2) or (size == 2 and (inside or self._is_part_of_name(run[:size], person=True))):
                continue
            if not parts or (size == 1 and (inside or len(run) > 1 or self._is_pronoun(at))):
                continue
            rarest = min(parts, key=lambda p: len(self.atlas.families.get(p, ())))
            fit = [n for n in self.atlas.families.get(rarest, ()) if parts <= set(name_key(n.text).split())]
            fit = [n for n in fit if any(is_family(part, n) for part in parts)]
            known = [n for n in fit if size == 1 and name_key(n.text) == rarest]  # who is known by one word: "Lula"
            fit = known if known and len({n.state for n in fit}) > 1 else fit
            fit = fit if len({n.state for n in fit}) <= 1 else _in_office(fit, self.time)
            if fit and len({n.state for n in fit}) == 1:
                printed = self.text[run[0].start : run[size - 1].end]
                sector = fit[0].sector if len({n.sector for n in fit}) == 1 else ""
                found = self._placed(
                    run[:size],
                    PERSON if size > 1 else FAMILY,
                    fit[0].state,
                    f"{printed!r} fits {fit[0].whole} of {fit[0].state} alone",
                    sector=sector,
                    expired=all(_is_late(n, self.time) for n in fit),
                )
                return found, size
        return None, 1

    def _titled(self) -> Iterator[Finding]:
        """Yield what titles say: the holder by office and day, else the state of the office or ministry."""
        people = know_people(self.lexicon)
        for mention in self.mentions:
            inside = [w for w in self.words if mention.span.start <= w.start < mention.span.end]
            if not mention.office or not inside:
                continue
            person = None
            if mention.holder:
                name = mention.holder.of(self.text)
                question = Question(name=name, office=mention.office, of=mention.of, time=self.time)
                person = person_meant(question, people, know_spelling(self.lexicon))
            elif mention.of and not mention.qualifier:
                person = holder_at(people, mention.office, mention.of, self.time, mention.text)
            owner, entity = self.lexicon.entities.get(mention.of or ""), self.lexicon.entities.get(person or "")
            of = owner.state or owner.id if owner else None
            state = of if of and of.startswith("state:") else None if of else entity.state if entity else None
            if of or state:
                what = f"{mention.text!r} is an office or body of {of or state}"
                rank = OFFICE if person is None else PERSON
                sector = "" if mention.kind is EntityKind.BODY else "GOV"
                kept = person or (of if not state else None)
                yield self._placed(inside, rank, state, what, entity=kept, sector=sector)

    def _placed(  # noqa: PLR0913 - the parts of a Finding
        self, span: Sequence[Word], rank: int, state: str | None, reason: str, *,
        entity: str | None = None, sector: str = "", expired: bool = False,
    ) -> Finding:  # fmt: skip
        start, end = span[0].start, span[-1].end
        opposed = is_opposed(self.text, start, end)
        return Finding(
            start=start, end=end, state=state, rank=rank, reason=reason, zone=span[0].zone, entity=entity,
            sector=sector, opposed=opposed, expired=expired,
        )  # fmt: skip


def _row_fits(row: NameRow, printed: str, key: str) -> bool:
    if row.exact_case and not same_case(printed, row.text) and not _KIN.search(key):
        return False
    if row.kind in (EntityKind.INSTRUMENT, EntityKind.PROGRAMME, EntityKind.SERIES):
        return False
    return not printed[:1].islower() or (row.kind is EntityKind.STATE and not row.ambiguous)


def _in_office(rows: Sequence[AtlasName], time: TimeSpan | None) -> list[AtlasName]:
    """Return those seen in office on the day; without a day those who still are."""
    if time is None:
        return [r for r in rows if r.start and not r.end]
    first, last = time.earliest.isoformat(), time.latest.isoformat()
    return [r for r in rows if (r.start or r.end) and r.start <= last and (not r.end or r.end + LAST >= first)]


def _is_late(row: AtlasName, time: TimeSpan | None) -> bool:
    """Whether the day is after the figure was last seen in office."""
    return bool(time and row.end and row.end + LAST < time.earliest.isoformat() and row.sector == "GOV")


@lru_cache(maxsize=4)
def known_names(lexicon: Lexicon) -> dict[str, tuple[NameRow, ...]]:
    """Return the lexicon's names by key, with plurals of its adjectives and words such as "Frenchmen"."""
    found: dict[str, list[NameRow]] = {}
    for row in lexicon.names:
        keys = [name_key(row.text)]
        if row.name_kind.value == "adjective" and row.kind is EntityKind.STATE:
            keys += list(_people_of(keys[0]))
        for key in keys:
            found.setdefault(key, []).append(row)
    return {key: tuple(sorted(rows, key=lambda r: r.ambiguous)) for key, rows in found.items()}


@lru_cache(maxsize=4)
def states_by_code(lexicon: Lexicon) -> dict[str, str]:
    """Return the ids of states by ISO alpha-3 code."""
    return {e.country: e.id for e in lexicon.entities.values() if e.kind is EntityKind.STATE and e.country}


def _people_of(adjective: str) -> Iterator[str]:
    if adjective.endswith(("n", "i", "t")):
        yield adjective + "s"
    if adjective.endswith(("sh", "ch")):
        yield from (adjective + kin for kin in ("man", "men", "woman", "women"))
