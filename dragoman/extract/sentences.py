"""One sentence to drafts of claims: its clauses in order, each with its subject, standing and speaker.

Takes a Scene and who has the floor; gives Drafts in text order and who has the floor after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.attribution import closes, find_according, find_reporting
from dragoman.extract.audiences import find_audience
from dragoman.extract.content import EMPTY_WORDS, MIN_TOLD_WORDS, says_something
from dragoman.extract.details import find_series
from dragoman.extract.drafts import Draft, Floor, Known
from dragoman.extract.gerunds import list_gerunds
from dragoman.extract.grammar.parties import Place
from dragoman.extract.grammar.protocol import Subject, Unit
from dragoman.extract.initiatives import by_launcher, find_launcher
from dragoman.extract.owners import with_owner
from dragoman.extract.quotations import quoted_draft, says_in_turn
from dragoman.extract.roles import RULINGS, add_speaker, fill_roles, is_court, noun_parties, parties_in_name
from dragoman.extract.rounds import (
    after_talks,
    at_whose,
    going_on,
    meeting_again,
    who_invited,
    who_met,
    with_counterpart,
)
from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.sides import GATHERINGS, state_of
from dragoman.extract.signatories import by_signatories, find_signatories
from dragoman.extract.standing import WOULD, Standing, as_purpose, decide, said_modality
from dragoman.extract.stretches import clause_stretch, is_vouched_for, noun_stretch, own_words, trim, witnessed
from dragoman.extract.undertaking import as_agreed, as_appeal, as_exclusion, as_help, without_undertaker
from dragoman.text.marks import is_question
from dragoman.types.annotation import Mention
from dragoman.types.claim import Modality, Polarity, Role
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

Decided = tuple[Unit, Standing | None]
BEFORE_NAMES = frozenset({"in", "at", "the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks and acts behind a clause without naming himself in it.

    `speaker` has the floor, `we` is whom that word means (who may only be named where the sentence closes), `known`
    who stands behind the scheme, the agreement, the meeting that is spoken of.
    """

    speaker: Mention | None
    we: Mention | None
    known: Known


def read_scene(scene: Scene, floor: Floor) -> tuple[list[Draft], Floor]:
    """Read the drafts of one sentence, and who has the floor after it."""
    if not scene.tokens or is_question(scene.sentence.of(scene.text)):  # what is asked is not reported
        return [], floor
    attributed = find_according(scene)
    quoting = floor.speaker if scene.quoted and floor.paragraph == scene.paragraph else None
    speaker = attributed or quoting or scene.voice
    decided = [(unit, decide(unit, scene.tokens)) for unit in scene.units]
    closing = _closing_speaker(scene, decided)
    before: tuple[Place, ...] = tuple(Place(m, 0, 0) for m in scene.lead.owners) if scene.lead else ()
    drafts: list[Draft] = []
    told: tuple[Standing, Mention] | None = None
    ahead: Standing | None = None
    for unit, standing in decided:
        if standing is None or any(draft.hit == standing.main for draft in drafts):  # told already
            continue
        standing = ahead = as_purpose(standing, ahead, scene.tokens)  # noqa: PLW2901 - the standing, completed
        reporting = find_reporting(scene, unit, standing) or (before if standing.report else ())
        speaker = reporting[0].mention if reporting else speaker
        told = (standing, reporting[0].mention) if reporting else told
        subject = scene.grammar.subject(unit, standing.main, standing.report, reporting or before)
        standing, subject = _undertaken(standing, subject, reporting)  # noqa: PLW2901
        voices = Voices(speaker, speaker or closing or scene.we, _known_after(scene, drafts, floor.known))
        found = [going_on(d, drafts) for d in _drafts(scene, unit, standing, subject, voices)]
        if not found and reporting:  # "..., he said": the clauses before it are his
            drafts = [_told_by(d, reporting[0].mention) for d in drafts if d.parties]
            if not drafts and closes(scene, unit, standing):
                drafts = [_statement(scene, standing, reporting[0].mention, standing.main.span(scene.tokens).end)]
        drafts += [*find_audience(scene, standing, reporting), *found]
        before = subject.places or before
    if not any(d.parties for d in drafts):
        drafts = _only_said(scene, decided, told, speaker, attributed)
    holds_floor = speaker if speaker and speaker is not attributed else floor.speaker
    spoken_in = scene.paragraph if speaker else floor.paragraph
    known = _known_after(scene, drafts, floor.known)
    return [d for d in list_gerunds(scene, drafts) if d.parties], Floor(holds_floor, spoken_in, known)


def _known_after(scene: Scene, drafts: Sequence[Draft], before: Known) -> Known:
    """Return who is known behind `drafts`; a scheme is spoken of only in the paragraph that names it."""
    if not drafts and (before.launched_in == scene.paragraph or not before.launching):
        return before
    return Known(
        launching=find_launcher(drafts) or (before.launching if before.launched_in == scene.paragraph else ()),
        launched_in=scene.paragraph,
        signatories=find_signatories(drafts) or before.signatories,
        met=who_met(drafts) or before.met,
        inviting=who_invited(drafts) or before.inviting,
    )


def _only_said(
    scene: Scene,
    decided: Sequence[Decided],
    told: tuple[Standing, Mention] | None,
    speaker: Mention | None,
    attributed: Mention | None,
) -> list[Draft]:
    """Return the statement that a sentence is in which nobody known acts, but somebody is known to say it.

    A running quotation, what a report passes on ("Nicaragua said the award was illegal"), what is "according to" one.
    """
    if (scene.quoted or says_in_turn(scene, speaker)) and speaker:
        return [quoted_draft(scene, speaker)]
    if told is not None:
        standing, said_by = told
        report = standing.report or standing.main
        if report.rule.cls is not RuleClass.REPORT:
            return []
        behind = not any(t.is_word for t in scene.tokens[report.last + 1 :])
        end = report.span(scene.tokens).end if behind else scene.sentence.end
        own = [t for t in scene.tokens if t.is_word and t.low not in EMPTY_WORDS and not said_by.span.contains(t.span)]
        return [_statement(scene, standing, said_by, end)] if len(own) > MIN_TOLD_WORDS else []  # the report is one
    first = next((found for _, found in decided if found), None)
    if attributed is None or first is None or attributed.kind is EntityKind.PUBLISHER:
        return []
    return [_statement(scene, first, attributed, scene.sentence.end)]


def _statement(scene: Scene, standing: Standing, speaker: Mention, end: int) -> Draft:
    """Return the statement a sentence is up to `end`; a plan of nobody known is a forecast, what is asked stays so."""
    said = replace(standing, kind="statement", modality=said_modality(scene.units), polarity=Polarity.AFFIRMED)
    stretch = trim(scene.text, Span(scene.sentence.start, end))
    return Draft(standing.main, said, ((Role.SPEAKER, speaker),), stretch, speaker)


def _closing_speaker(scene: Scene, decided: Sequence[Decided]) -> Mention | None:
    """Return whom the report that ends the sentence names ('"We welcome it," the king said.')."""
    if len(decided) < 2:
        return None
    unit, standing = decided[-1]
    if standing is None or not closes(scene, unit, standing):
        return None
    named = find_reporting(scene, unit, standing)
    return named[0].mention if named else None


def _told_by(draft: Draft, speaker: Mention) -> Draft:
    """Attribute a draft nobody else vouches for to the report that closes its sentence."""
    if draft.source is not None:
        return draft
    return replace(draft, source=speaker, parties=add_speaker(draft.parties, speaker, draft.standing.kind))


def _undertaken(standing: Standing, subject: Subject, reporting: tuple[Place, ...]) -> tuple[Standing, Subject]:
    """Tell what somebody says he will do from what he says will be; a "would" binds himself and his own state alone.

    "He said the chapter would include ..." and what others would do are forecasts of his; "said it would ask the
    council to meet" is a plan.
    """
    if not standing.report or not reporting:
        return standing, subject
    own = {key for p in reporting for key in (p.mention.id, state_of(p.mention)) if key}
    named = [{*p.mention.refers, p.mention.id, state_of(p.mention)} for p in subject.places]
    is_own = any(not own.isdisjoint(keys) for keys in named)
    told = standing.cue is not None and standing.cue.rule.id == WOULD
    if standing.main.rule.cls is not RuleClass.CUE:
        asks = told and is_own and standing.kind == "statement" and standing.main.rule.cls is RuleClass.STATEMENT
        return (replace(standing, kind="commitment", modality=Modality.PLANNED) if asks else standing), subject
    if is_own or (subject.places and standing.main.rule.id != WOULD):
        return standing, subject
    said = replace(standing, main=standing.report, kind="statement", modality=Modality.EXPECTED, report=None)
    return said, Subject(reporting, own=False)


def _drafts(scene: Scene, unit: Unit, standing: Standing, subject: Subject, voices: Voices) -> Iterator[Draft]:
    """Yield the claim of a unit's main predicate, then those of dated acts it only names."""
    speaker = voices.speaker
    parties = with_owner(scene, standing, fill_roles(scene, unit, standing, subject.places, voices.we))
    parties = by_launcher(scene, unit, standing, parties, voices.known.launching)
    parties = by_signatories(scene, unit, standing, parties, voices.known.signatories)
    parties = meeting_again(scene, standing, parties, voices.known.met)
    parties = after_talks(scene, standing, parties, voices.known.met)
    parties = with_counterpart(scene, standing, parties, voices.known.met)
    parties = at_whose(standing, parties, voices.known.inviting)
    if standing.report and speaker:
        parties = add_speaker(parties, speaker, standing.kind)
    standing, parties = without_undertaker(standing, parties)
    stretch = clause_stretch(scene, unit, standing, subject)
    aside = closes(scene, unit, standing) and unit is not scene.units[0]
    words = scene.sentence.of(scene.text)
    standing = as_appeal(as_help(standing, parties, stretch, scene.amounts, scene.text), parties)
    standing, parties = as_exclusion(as_agreed(standing, parties, words, scene.openings.deal), parties)
    decides = standing.kind == "accusation" and all(is_court(mention) for _, mention in parties)  # it accuses nobody
    if not aside and not decides and says_something(scene, standing.main, parties, stretch):
        yield Draft(standing.main, standing, parties, stretch, speaker)
    for noun in standing.nouns:
        reach = noun_stretch(scene, noun, unit)
        named = noun_parties(scene, noun, unit)
        alone = noun.rule.one_sided or noun.rule.id in RULINGS
        named = named if len(named) >= 2 or alone else parties_in_name(scene, noun)
        if _says_it(scene, standing, noun, reach):
            continue
        dated = find_series(scene.text, reach) or any(reach.contains(t.span) for t in scene.times)
        if (len(named) >= 2 and dated) or (
            named and (noun.rule.id in RULINGS or is_vouched_for(scene, standing, noun))
        ):
            yield Draft(noun, _of_noun(noun, unit), named, own_words(scene, noun, reach), speaker)
        elif witness := witnessed(scene, noun):
            act = replace(_of_noun(noun, unit), modality=standing.modality, cue=standing.cue)
            yield Draft(noun, act, named or parties, Span(witness.start, reach.end), speaker)
    yield from _texts_signed(scene, unit, standing, subject, speaker)


def _says_it(scene: Scene, standing: Standing, noun: Hit, reach: Span) -> bool:
    """Whether the predicate right before an act's name tells of that act: "taking part in [the 5th Forum]"."""
    if standing.kind not in GATHERINGS or noun.rule.kind not in GATHERINGS:
        return False
    between = (t for t in scene.tokens[standing.main.last + 1 : noun.first] if t.end <= reach.start)
    return standing.main.last < noun.first and all(t.low in BEFORE_NAMES for t in between)


def _texts_signed(
    scene: Scene, unit: Unit, standing: Standing, subject: Subject, speaker: Mention | None
) -> Iterator[Draft]:
    """Yield the signing of a text the clause only names ("to carry out the pact signed in May 2001"), if it is dated.

    Its parties are those it names after "by" or "between", else the sides that now act on it together.
    """
    for hit in unit.hits:
        if hit.rule.kind != "agreement_signed" or hit.first <= standing.main.last or not scene.grammar.is_passive(hit):
            continue
        at = hit.span(scene.tokens).start
        start = next((m.span.start for m in reversed(scene.mentions) if m.span.end <= at), at)
        reach = Span(start, noun_stretch(scene, hit, unit).end)
        signed = Standing(hit, hit.rule.kind, Modality.HAPPENED, Polarity.AFFIRMED, None, None, ())
        parties = fill_roles(scene, unit, signed, subject.places if len(subject.places) == 1 else (), None)
        together = tuple((Role.ACTOR, p.mention) for p in subject.places if len(p.mention.refers) > 1)
        if any(reach.contains(t.span) for t in scene.times) and (parties or together):
            yield Draft(hit, signed, parties or together, reach, speaker)


def _of_noun(noun: Hit, unit: Unit) -> Standing:
    """Return the standing of an act named in passing: only a cue right behind it ("to be held") changes it."""
    cue = next((h for h in unit.hits if h.rule.cls is RuleClass.CUE and 0 < h.first - noun.last <= 2), None)
    modality = cue.rule.modality if cue else noun.rule.modality
    return Standing(noun, noun.rule.kind, modality, Polarity.AFFIRMED, cue, None, ())
