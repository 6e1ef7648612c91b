"""Date documents by the dated ones of the register: one round, and all rounds until nothing more follows.

Takes documents and their datings with what they tell of; gives Datings with the basis "other documents", whose
reasons name these. A stated date is never touched, and what a document says of itself is never overruled: others only
narrow it. Documents that could date only each other stay undated. A function of sets: no order of reading shows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.clusters import Groups
from dragoman.reconcile.dates.ties import SURE, DatedAct, days_left, is_bound, likeness
from dragoman.text.daysets import between, spell, spell_days
from dragoman.text.evidence import Clue, weigh
from dragoman.types.annotation import Dating, Occasion
from dragoman.types.document import Document

OTHERS = "other documents"
"""The basis of a date that only other documents give."""
MAX_DAYS = 31  # what they leave wider than this narrows nothing worth telling
COPY_DAYS = 7  # reprints of one text come out within a week


def date_round(
    undated: Mapping[str, Dating],
    acts: Iterable[DatedAct],
    dated: Mapping[str, Dating],
    *,
    copies: Mapping[str, Sequence[Document]],
    lexicon: Lexicon,
) -> dict[str, Dating]:
    """Return new datings of `undated` documents, from documents that are `dated` and what they tell.

    `undated` holds what each document says by itself; `copies` the documents that have the text of another, by its id.
    """
    known: dict[tuple[str, tuple[str, ...]], list[DatedAct]] = {}
    for act in sorted(acts, key=lambda a: (a.time, a.doc_name, a.doc_id, a.told.names, a.told.words)):
        known.setdefault((act.told.family, act.told.sides), []).append(act)
    found: dict[str, Dating] = {}
    for doc_id in sorted(undated):
        alone = undated[doc_id]
        copied = _copied(copies.get(doc_id, ()), dated)
        told = [(o, _clue(o, known.get((o.family, o.sides), ()), lexicon)) for o in alone.occasions]
        fixing = [*copied, *(clue for o, clue in told if clue and not is_bound(o))]
        bounds = [clue for o, clue in told if clue and is_bound(o)]
        dating = _narrowed(alone, fixing, bounds)
        if dating:
            found[doc_id] = dating
    return found


def _narrowed(alone: Dating, fixing: Sequence[Clue], bounds: Sequence[Clue]) -> Dating | None:
    """Return the date that others leave open; None where they fix nothing, or contradict the document or each other."""
    own = [Clue(kind="own", days=between(alone.time.earliest, alone.time.latest), reason="")] if alone.time else []
    both = len(bounds) > 1 and shared_days(bounds) <= MAX_DAYS
    if not (fixing or (bounds and own) or both):
        return None
    weighed = weigh([*own, *fixing, *bounds], basis=OTHERS)
    if weighed.time is None or weighed.time.days > MAX_DAYS or weighed.time == alone.time:
        return None
    reasons = (*alone.reasons, *(reason for reason in weighed.reasons if reason))
    return replace(weighed, reasons=reasons, alone=alone)


def shared_days(clues: Sequence[Clue]) -> int:
    """Return how many days all clues leave open, as one count from the first to the last."""
    time = weigh(clues).time
    return time.days if time else MAX_DAYS + 1


def _copied(copies: Sequence[Document], dated: Mapping[str, Dating]) -> Iterator[Clue]:
    """Yield the day of the text that a document repeats, where all dated prints of it came out about one time."""
    known = [(doc, time) for doc in copies if (dating := dated.get(doc.id)) and (time := dating.time)]
    if not known:
        return
    first, last = min(t.earliest for _, t in known), max(t.latest for _, t in known)
    if (last - first).days <= COPY_DAYS:
        names = ", ".join(sorted({doc.name for doc, _ in known}))
        shown = spell(first) if first == last else f"{spell(first)} to {spell(last)}"
        yield Clue(kind="copy", days=between(first, last), reason=f"It repeats the text of {names}, dated {shown}.")


def _clue(occasion: Occasion, acts: Sequence[DatedAct], lexicon: Lexicon) -> Clue | None:
    """Return the days left by the one act that the occasion is; None where it is none for sure, or one of two."""
    rated = [(likeness(occasion, act.told), act) for act in acts if days_left(occasion, act.time)]
    best = max((points for points, _ in rated), default=0)
    if best < SURE:
        return None
    near = [act for points, act in rated if points >= best - 1]
    act = min((a for points, a in rated if points == best), key=lambda a: (a.time.days, a.time, a.doc_name, a.doc_id))
    if any(not act.time.overlaps(other.time) for other in near):
        return None
    sides = " and ".join(lexicon.entities[s].name if s in lexicon.entities else s for s in occasion.sides)
    how = f"as {occasion.said!r}" if occasion.said else "as still to come" if occasion.is_ahead else "as past"
    what = occasion.family.replace("_", " ")
    reason = f"It tells {how} of the {what} of {sides} that {act.doc_name} dates {spell_days(act.time)}."
    return Clue(kind="same act", days=days_left(occasion, act.time), reason=reason)


def dated_acts(dating: Dating, doc: Document) -> Iterator[DatedAct]:
    """Yield the acts of a dated document whose own days are known."""
    for told in dating.occasions:
        if told.time:
            yield DatedAct(told=told, time=told.time, doc_id=doc.id, doc_name=doc.name)


def copies_of(documents: Sequence[Document], repeats: Iterable[tuple[str, str]]) -> dict[str, tuple[Document, ...]]:
    """Return the other prints of each document's text, by id; `repeats` are pairs of which one repeats the other."""
    groups = Groups(d.id for d in documents)
    for left, right in repeats:
        groups.join(left, right)
    by_id = {d.id: d for d in documents}
    sets = [[by_id[i] for i in members] for members in groups.sets().values() if len(members) > 1]
    return {doc.id: tuple(d for d in same if d.id != doc.id) for same in sets for doc in same}
