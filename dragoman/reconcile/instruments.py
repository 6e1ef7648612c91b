"""The signing of one text is one act in stages: concluded, signed and in force.

Takes acts and the clusters they stand in; joins clusters. A text is known by its id, or by the words of its name
without the states in it: "the Harbour Agreement with Belmar" that Arden concluded is "the Arden-Belmar Harbour
Agreement".
"""

import re
from collections.abc import Iterable, Mapping

from dragoman.reconcile.act import GENERIC, Act, content_words
from dragoman.reconcile.clusters import Clusters
from dragoman.reconcile.wording import join_hubs
from dragoman.types.entity import Entity, EntityKind, NameKind

OF_STATES = frozenset({NameKind.OFFICIAL, NameKind.ALIAS, NameKind.ADJECTIVE})
_SHORT_FORM = re.compile(r"\s*\([A-Z][\w./&-]{1,11}\)")  # "the Harbour Use Agreement (HUA)" has the name before it
Named = tuple[tuple[str, ...], frozenset[str]]


def join_instruments(acts: Iterable[Act], clusters: Clusters, entities: Mapping[str, Entity]) -> None:
    """Join the signing of one named text by sides of which one set holds the other."""
    states = state_words(entities)
    by_name: dict[tuple[str, tuple[str, ...]], list[Act]] = {}
    sides: dict[str, frozenset[str]] = {}
    for act in acts:
        if act.family != "agreement_signed":
            continue
        name, sides[act.id] = _instrument(act, states)
        for side in sides[act.id] if name else ():
            by_name.setdefault((side, name), []).append(act)
    for _, told in sorted(by_name.items()):
        join_hubs(told, clusters, lambda a, b: sides[a.id] <= sides[b.id] or sides[b.id] <= sides[a.id])


def state_words(entities: Mapping[str, Entity]) -> Mapping[str, str]:
    """Return the state that a word means, by its stem, where one word names it: "Japan", "Japanese"."""
    found: dict[str, set[str]] = {}
    for entity in entities.values():
        if entity.kind is EntityKind.STATE:
            names = (entity.name, *(n.text for n in entity.names if n.kind in OF_STATES))
            for words in (content_words(name) for name in names if " " not in name):
                for word in words:
                    found.setdefault(word, set()).add(entity.id)
    return {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}


def _instrument(act: Act, states: Mapping[str, str]) -> Named:
    """Return what names the text signed, () where nothing does, and its parties: those named with it count."""
    name, named = name_of(act.claim.framework_id, act.claim.framework, states, paired=len(act.sides) > 1)
    return name, act.sides | named


def name_of(framework_id: str | None, framework: str | None, states: Mapping[str, str], *, paired: bool) -> Named:
    """Return what names a text, () where nothing does, and the states its name names.

    Its id, else two words that few others have in their names, else one with the states it names, or, where it is
    `paired`, between two known sides.
    """
    if framework_id:
        return (framework_id,), frozenset()
    words = content_words(_SHORT_FORM.sub("", framework or ""))
    named = frozenset(states[w] for w in words if w in states)
    own = words - states.keys()
    telling = own - GENERIC
    is_known = len(telling) > 1 or bool(telling and (named or paired))
    return (tuple(sorted(own)), named) if is_known else ((), frozenset())
