"""Governments, ministries and other bodies named by what they are and whose.

Takes one sentence's scene; gives drafts for "the Kenyan government" (the state itself), "Chile's Foreign
Ministry", "Ministry of Defence of Ghana". A body title without an owner is kept with `of` None.
"""

import re
from collections.abc import Iterator

from dragoman.annotate.drafts import Draft
from dragoman.annotate.gazetteer import NameMatch, TitleMatch
from dragoman.annotate.persons import Scene, comes_from, is_sent, name_starting, owner_after, owner_before
from dragoman.types.entity import EntityKind, NameKind
from dragoman.types.span import Span

STANDS_FOR_STATE = frozenset({"government", "administration", "side", "authorities", "delegation"})
"""Body titles that mean the state as a party, not an agency of it."""
SEATED = frozenset({"government", "parliament", "central_bank"})
"""Titles, beside ministries, of what sits in a capital: "the government in Bamako", no "troops in Bamako"."""
_SEAT = re.compile(r"\s+in\s+")


def find_bodies(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for every body title in the sentence that has an owner or stands as a proper name."""
    for title in scene.bodies:
        if any(office.plural and office.span.contains(title.span) for office in scene.offices):
            continue  # "other Cabinet ministers" are people, not the cabinet
        before, after = owner_before(scene, title.span.start), owner_after(scene, title.span.end)
        if is_sent(scene, title.span.end) or (before and comes_from(scene, title.span.end)):
            after = None  # "troops to Laos", "the Thai government to Laos", "Thai troops from Laos"
        after = after or (None if before else _seat(scene, title))
        owner = after or before
        span = Span(before.span.start if before else title.span.start, after.span.end if after else title.span.end)
        if owner and title.id in STANDS_FOR_STATE:
            yield Draft(span=span, kind=owner.kind, origin="government", candidates=owner.entity_ids)
        elif owner:
            yield Draft(
                span=span, kind=EntityKind.BODY, origin="body of owner", office=title.id, of=owner.entity_ids[0]
            )
        elif title.span.of(scene.text)[0].isupper() and title.id not in STANDS_FOR_STATE:
            yield Draft(span=span, kind=EntityKind.BODY, origin="body", office=title.id, score=0.6)


def _seat(scene: Scene, title: TitleMatch) -> NameMatch | None:
    """Return the state in whose capital a body sits: "the foreign ministry in [Lima]"."""
    link = _SEAT.match(scene.text, title.span.end, scene.sentence.end)
    name = name_starting(scene, link.end()) if link else None
    seated = title.id in SEATED or title.id.endswith("_ministry")
    return name if name and seated and any(row.name_kind is NameKind.CAPITAL for row in name.rows) else None
