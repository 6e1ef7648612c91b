"""Make up names and fill slots from the lists beside this module and from the project's lexicon.

Takes a source of chance; gives persons of many regions, states, bodies, events, instruments. No person is meant:
parts of names are recombined.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from dragoman.lexicon.load import load_lexicon
from training import sets

LISTS = Path(__file__).parent / "lists"
LABEL_OF_SLOT: Mapping[str, str] = {
    "PERSON": sets.PERSON,
    "SURNAME": sets.PERSON,
    "STATE": sets.LOCATION,
    "CITY": sets.LOCATION,
    "PLACE": sets.LOCATION,
    "GROUP": sets.ORGANIZATION,
    "BODY": sets.ORGANIZATION,
    "ORG": sets.ORGANIZATION,
    "FIRM": sets.ORGANIZATION,
    "SPOT": sets.LOCATION,
    "ACRONYMORG": sets.ORGANIZATION,
    "EVENT": sets.EVENT,
    "INSTRUMENT": sets.INSTRUMENT,
    "ACRONYM": sets.INSTRUMENT,
}
SLOT = re.compile(r"\[(?P<name>[A-Z]+)\]|\{(?P<word>[A-Z]+)\}")
KNOWN_INSTRUMENT_SHARE = 0.45  # of instruments come from the lexicon, the rest are made up
MIXED = {"PLACE": ("SPOT", 0.4), "CITY": ("SPOT", 0.4), "ORG": ("FIRM", 0.4), "STATE": ("ALIAS", 0.2)}
ARTICLE = re.compile(
    r"(?:United|Philippines|Netherlands|European|Ministry|Department|Bahamas|Maldives|Republic|State of|Federal|"
    r"Socialist|People|Kingdom|U\.S\.|US\b|UK\b|U\.K\.|DPRK|ROK|Russian Federation)"
)
NO_ALIAS = re.compile(r"[a-z].*|.{,1}|.*[^\x00-\u024f].*")  # of no use as a name in running English text
OFTEN_TURNS = 6  # states the press writes about most are drawn this often against once
FAMILY_FIRST_SHARE = 0.8  # of Korean and Taiwanese names; the rest is printed given name first
UPPER_FAMILY_SHARE = 0.04  # "KISHIDA Fumio", as ministries in Tokyo and Seoul print


@dataclass(frozen=True, slots=True)
class Region:
    """Parts of the names of one region; `order` says how they are put together (see persons.tsv)."""

    name: str
    order: str
    family: Sequence[str]
    middle: Sequence[str]
    given: Sequence[str]


@dataclass(frozen=True, slots=True)
class MadeUpName:
    """A person's name in full and the short form used later in a text."""

    full: str
    short: str


def read_rows(name: str) -> list[list[str]]:
    """Read a list: tab-separated, `#` lines and the head line left out."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return rows[1:]


def read_names(name: str) -> list[str]:
    """Read a list of names: semicolon-separated, `#` lines left out."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return [part for line in lines if line and not line.startswith("#") for part in line.split(";")]


@cache
def regions() -> tuple[Region, ...]:
    """Read the regions of persons.tsv."""
    rows = [(name, order, [part.split(";") for part in parts]) for name, order, *parts in read_rows("persons.tsv")]
    return tuple(Region(name, order, *parts) for name, order, parts in rows)


@cache
def slots() -> Mapping[str, tuple[str, ...]]:
    """Read slots.tsv and add what the project's lexicon knows: states, capitals, places, groups, bodies."""
    filled: dict[str, list[str]] = {}
    for slot, text in read_rows("slots.tsv"):
        filled.setdefault(slot, []).append(text)
    tables = load_lexicon().tables
    states = [row for row in tables["states"] if row["capital"] and row["iso2"]]
    often = {*filled.pop("OFTEN")}
    turns = [row for row in states for _ in range(OFTEN_TURNS if row["iso2"] in often else 1)]
    filled["COUNTRY"] = [_first(row["name"]) for row in turns]
    filled["ALIAS"] = [form for row in turns for form in _forms(row) if not NO_ALIAS.fullmatch(form)]
    filled["CAPITAL"] = [_first(row["capital"]) for row in turns]
    filled["ADJ"] = [_first(row["adjectives"]) for row in turns if row["adjectives"]]
    filled["PLACENAME"] = _names(tables["places"])
    filled["SPOT"] = read_names("places.txt")
    filled["FIRM"] = read_names("organizations.txt")
    filled["GROUPNAME"] = _names(tables["groups"], short=True)
    filled["BODYNAME"] = _names(tables["bodies"], short=True)
    filled["KNOWN"] = _names(tables["instruments"], short=True) + _names(tables["programmes"], short=True)
    return {slot: tuple(texts) for slot, texts in filled.items()}


def _forms(row: Mapping[str, str]) -> list[str]:
    """List the official name and the aliases of a state."""
    cells = "|".join((row["official"], row["aliases"]))
    return [form.lstrip("=?").strip() for form in cells.split("|") if form.strip()]


def _first(cell: str) -> str:
    """Return the first form of a lexicon cell without its marks."""
    return cell.split("|", maxsplit=1)[0].lstrip("=?").strip()


def _names(rows: Sequence[Mapping[str, str]], *, short: bool = False) -> list[str]:
    """List the names of lexicon rows, with their acronyms and aliases where `short`."""
    fields = ("name", "aliases", "acronyms") if short else ("name",)
    parts = [p.lstrip("=?").strip() for row in rows for f in fields for p in (row.get(f) or "").split("|")]
    return [p for p in parts if p[:1].isupper()]


def person(chance: Random, region: Region | None = None) -> MadeUpName:
    """Put together a person's name of a random region."""
    where = region or chance.choice(regions())
    family, middle, given = (chance.choice(part) for part in (where.family, where.middle, where.given))
    if where.order == "FMG":
        return MadeUpName(f"{family} {middle} {given}", given)
    if where.order == "FG" or (where.order == "FG-" and chance.random() < FAMILY_FIRST_SHARE):
        if where.name == "japanese" or chance.random() < UPPER_FAMILY_SHARE:
            family = family.upper()
        return MadeUpName(f"{family} {given}", family)
    if where.order == "GBG":
        return MadeUpName(f"{given} {middle} {chance.choice(where.given)}", given)
    if where.order == "G":
        parts = [given] + [chance.choice(where.given) for _ in range(chance.choice((1, 1, 1, 2)))]
        return MadeUpName(" ".join(parts), given)
    return _given_first(where, given, family, chance)


def _given_first(where: Region, given: str, family: str, chance: Random) -> MadeUpName:
    if where.name == "japanese" and chance.random() < 4 * UPPER_FAMILY_SHARE:
        return MadeUpName(f"{family.upper()} {given}", family)
    if where.name == "anglo" and chance.random() < 0.2:
        return MadeUpName(f"{given} {chance.choice('ABCDEFGHJKLMPRSTW')}. {family}", family)
    return MadeUpName(f"{given} {family}", family)


def acronym(text: str) -> str:
    """Return the capitals of a name: "Bank of Fiji" gives "BF"."""
    return "".join(word[0] for word in re.findall(r"[A-Z]\w*", text)) or "XX"


def fill(slot: str, chance: Random) -> str:
    """Return a filling for `slot`; slots within the filling are filled in turn.

    Raises:
        KeyError: no list fills the slot.
    """
    if slot in {"PERSON", "SURNAME"}:
        name = person(chance)
        return name.full if slot == "PERSON" else name.short
    if slot in {"ACRONYM", "ACRONYMORG"}:
        return acronym(fill("INSTRUMENT" if slot == "ACRONYM" else "ORG", chance))
    if slot == "FAMILY":
        return chance.choice([f for f in chance.choice(regions()).family if f != "-"] or ["Lee"])
    if slot in {"YEAR", "DAYNUM", "NUM"}:
        low, high = {"YEAR": (1945, 2035), "DAYNUM": (1, 31), "NUM": (2, 3000)}[slot]
        return str(chance.randint(low, high))
    if slot == "INSTRUMENT" and chance.random() < KNOWN_INSTRUMENT_SHARE:
        return chance.choice(slots()["KNOWN"])
    if slot in MIXED and chance.random() < MIXED[slot][1]:
        slot = MIXED[slot][0]
    aliases = {"STATE": "COUNTRY", "CITY": "CAPITAL", "PLACE": "PLACENAME", "GROUP": "GROUPNAME", "BODY": "BODYNAME"}
    text = chance.choice(slots()[aliases.get(slot, slot)])
    return SLOT.sub(lambda match: fill(match["word"] or match["name"], chance), text)


def _with_article(text: str) -> str:
    """Return "the " for a state or body that running text writes with it."""
    return "the " if ARTICLE.match(text) else ""


def fill_sentence(template: str, chance: Random) -> tuple[str, list[tuple[int, int, str]]]:
    """Fill a template; returns its text and the names in it as (start, end, label)."""
    text, names, at = "", [], 0
    for match in SLOT.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        filling = fill(match["name"] or match["word"], chance)
        if match["name"]:
            if not text.endswith(("the ", "The ", "-", "– ")):
                article = _with_article(filling)
                text += article if text else article.capitalize()
            names.append((len(text), len(text) + len(filling), LABEL_OF_SLOT[match["name"]]))
        text += filling
    return text + template[at:], names
