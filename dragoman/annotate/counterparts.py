"""Whose counterpart a person is: "his Ugandan counterpart Ana Roy" is of Uganda.

Takes the text and the drafts of its mentions; gives the drafts with the state such people belong to. Says nothing of
somebody who already has a state by a title, nor of a name that only follows: "after talks with his Ugandan counterpart,
Ana Roy said" leaves open whose Ana Roy is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.annotate.drafts import Draft
from dragoman.types.entity import EntityKind

LOOK_BACK_CHARS = 16  # "counterpart, " and the blanks around it
_COUNTERPART = re.compile(r"\s+counterpart(?P<comma>,?)\s+$", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:[,;.)]|$)")


def with_counterparts(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, in order, people behind "counterpart" with the state named right before that word."""
    listed = list(drafts)
    states = {d.span.end: d.candidates for d in listed if d.kind is EntityKind.STATE and len(d.candidates) == 1}
    for draft in listed:
        start = draft.span.start
        match = _COUNTERPART.search(text, max(0, start - LOOK_BACK_CHARS), start)
        is_named = match and (not match["comma"] or _CLOSED.match(text, draft.span.end))
        if match and is_named and draft.kind is EntityKind.PERSON and draft.of is None and match.start() in states:
            yield replace(draft, of=states[match.start()][0])
        else:
            yield draft
