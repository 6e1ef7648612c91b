"""Who receives a visitor of whom a report only says that he arrived: the state it was written in.

Takes a scene, a draft, its parties, the mentions of the document and the lexicon; gives parties. "LIMA, 3 May (AP) -
The German minister arrived here on Monday": he is in Peru. Only where the words say "here", or tell of an arrival and
name no place; who comes to his own state is on no visit.
"""

import re

from dragoman.extract.drafts import Draft
from dragoman.extract.pair import Sides
from dragoman.extract.roles import Parties
from dragoman.extract.rounds import ACCEPTING
from dragoman.extract.scene import Scene
from dragoman.extract.sides import last_name, state_of
from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import DATELINE, Mention
from dragoman.types.claim import Role
from dragoman.types.entity import SIDES, EntityKind

_HERE = re.compile(r"\bhere\b|\b(?:arriv|land)\w*\s+in\s+the\s+(?:country|capital|kingdom)\b", re.IGNORECASE)
_ARRIVES = re.compile(r"\barriv(?:e|es|ed|ing)\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|at|to|into)\s+(?:the\s+)?[A-ZÀ-Þ]")
"""What names the place that somebody arrived in, also one that nobody knows ("in AlUla")."""


def at_home(scene: Scene, draft: Draft, parties: Parties, sides: Sides, lexicon: Lexicon) -> Parties:
    """Make the state of the dateline the host of a visit that names no other, and that of whoever invited to one."""
    if draft.hit.rule.id == ACCEPTING:
        return tuple((role, _state_at(m, sides, lexicon) if role is Role.HOST else m) for role, m in parties)
    if draft.standing.kind != "visit" or not parties or any(r is Role.HOST for r, _ in parties):
        return parties
    said = draft.stretch.of(scene.text)
    if not _HERE.search(said) and (not _ARRIVES.search(said) or _PLACED.search(said)):
        return parties
    home = next((m for m in sides.mentions if m.origin == DATELINE), None)
    if home is None:
        return parties
    going = {state_of(m) for _, party in parties for m in _meant(party, sides)}
    host = next((m for m in sides.mentions if m.kind in SIDES and m.candidates[:1] == home.candidates[:1]), home)
    return () if state_of(home) in going else (*parties, (Role.HOST, host))


def _state_at(host: Mention, sides: Sides, lexicon: Lexicon) -> Mention:
    """Return the state of a leader whose invitation is accepted, where the text names it: she invites to her state."""
    if host.kind is not EntityKind.PERSON:
        return host
    person = lexicon.entities.get(host.candidates[0]) if host.candidates else None
    same = (m for m in sides.mentions if m.kind is EntityKind.PERSON and m.of and last_name(m) == last_name(host))
    state = host.of or (person.state if person else None) or next((m.of for m in same), None)
    return next((m for m in sides.mentions if m.kind in SIDES and m.candidates[:1] == (state,)), host)


def _meant(party: Mention, sides: Sides) -> tuple[Mention, ...]:
    """Return whom a party stands for: itself, and who "he" is."""
    return (party, *(sides.by_id[i] for i in party.refers if i in sides.by_id))
