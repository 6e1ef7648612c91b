"""The words a claim rests on: where its quote begins and ends.

Takes a scene and a clause; gives spans. The quote is the shortest stretch that carries predicate, parties and any
date or sum of the clause (ANNOTATION.md, section 1).
"""

import re

from dragoman.extract.grammar.protocol import Subject, Unit
from dragoman.extract.roles import names_before
from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.types.claim import Polarity
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

OWNERS = frozenset({"his", "her", "its", "their"})
OWNER_REACH = 3  # tokens before an act's noun where its own "his" may stand ("his first official visit")
NAME_REACH = 5  # characters between "and" and the name after it ("and the Queen of ...")
FURTHER = frozenset({"after", "following", "before", "since"})
CAUSE_REACH = 5  # tokens between what blames an act, or calls it the cause, and its noun
CAUSES = frozenset({"due", "because", "amid", "despite", "owing"})
WITNESSES = frozenset("witness witnessed witnesses witnessing oversaw oversee overseen".split())
MEETING, COMING = frozenset({"coincided", "coincides"}), frozenset({"came", "comes", "come"})
BESIDE = frozenset({"amid", "amidst", "as", "against"})
"""What opens, behind "came", something beside an act; "came on Monday" tells of the act itself."""
PHRASE_ENDS = frozenset({",", ";", ":", "which", "that"})
LOOSE_WORDS = ("and", "but", "while", "as", "which", "who")
_LOOSE = re.compile(rf"(?:\s+(?:{'|'.join(LOOSE_WORDS)}))?[\s,;:–—-]*$")
"""What hangs loose at the end of a clause."""
LOOSE_CHARS, WORD_CHARS = 24, 6  # of a clause's end, where it is looked for first; more than any of its words has
MAX_LEAD_CHARS = 110  # an opening such as "At the summit in May 2019," goes with the clause it opens


def clause_stretch(scene: Scene, unit: Unit, standing: Standing, subject: Subject) -> Span:
    """Return the words of the claim: from its subject, or what opens the clause, to the end of the clause."""
    whole = unit.stretch(scene.tokens)
    behind = standing.report is not None and standing.report.first < standing.main.first
    low = standing.report.last + 1 if standing.report and behind else unit.start
    heads = [h.first for h in unit.hits if low <= h.first <= standing.main.first]
    starts = [scene.tokens[min([*heads, standing.main.first])].start]
    if subject.own:
        starts.append(subject.places[0].mention.span.start)
    if standing.main.is_nominal:
        starts += [p.mention.span.start for p in names_before(scene, standing.main, unit)]
    start = min(starts)
    opens = (unit.start == 0 or not subject.own) and not behind and start - whole.start <= MAX_LEAD_CHARS
    end = min(whole.end, _beside_it(scene, standing.main)) if standing.main.is_nominal else whole.end
    return trim(scene.text, Span(whole.start if opens else start, max(end, start + 1)))


def _beside_it(scene: Scene, act: Hit) -> int:
    """Return where a clause goes on to what was beside the act it names ("the visit [coincided with a strike]")."""
    words = [t.low for t in scene.tokens] + [""]
    behind = range(act.last + 1, len(scene.tokens))
    beside = (i for i in behind if words[i] in MEETING or (words[i] in COMING and words[i + 1] in BESIDE))
    return next((scene.tokens[i].start for i in beside), len(scene.text))


def trim(text: str, span: Span) -> Span:
    """Leave blanks and a hanging comma or conjunction out of the quote."""
    near = max(span.start, span.end - LOOSE_CHARS)
    ending = text[near : span.end]
    if ending[-1:].isalnum() and ending.split()[-1] not in LOOSE_WORDS:  # as nearly always: nothing hangs loose
        return span
    loose = _LOOSE.search(text, near, span.end)
    if loose and loose.start() < near + WORD_CHARS:  # it may begin before
        loose = _LOOSE.search(text, span.start, span.end)
    return Span(span.start, max(loose.start(), span.start + 1)) if loose else span


def noun_stretch(scene: Scene, noun: Hit, unit: Unit) -> Span:
    """Return the noun phrase of an act: its names before it, and what follows to the next mark or verb."""
    first = min([noun.first, *(p.first for p in names_before(scene, noun, unit))])
    at = noun.span(scene.tokens)
    name = next((m for m in scene.mentions if m.kind is EntityKind.SERIES and m.span.overlaps(at)), None)
    verbs = {h.first for h in unit.hits if h.rule.cls is not RuleClass.NOUN}
    stop = noun.last + 1
    while stop < unit.stop and stop not in verbs and not _ends_phrase(scene, stop):
        stop += 1
    start = scene.tokens[first].start
    return trim(scene.text, Span(min(start, name.span.start) if name else start, scene.tokens[stop - 1].end))


def own_words(scene: Scene, noun: Hit, phrase: Span) -> Span:
    """Return the part of a noun phrase that tells of the act itself: from its own "his" to where a further act begins.

    "Alba's visit after her election in May" tells of a visit and of an election; "her election in May" of one.
    """
    reach = range(noun.first - 1, noun.first - 1 - OWNER_REACH, -1)
    owner = next((i for i in reach if i >= 0 and scene.tokens[i].low in OWNERS), None)
    start = scene.tokens[owner].start if owner is not None else phrase.start
    behind = (t for t in scene.tokens[noun.last + 1 :] if t.low in FURTHER and t.end <= phrase.end)
    end = next((t.start for t in behind), phrase.end)
    return trim(scene.text, Span(start, end))


def witnessed(scene: Scene, noun: Hit) -> Span | None:
    """Return the verb by which a clause says that its parties were present at an act ("witnessed the signing")."""
    reach = range(noun.first - 1, noun.first - 1 - OWNER_REACH, -1)
    return next((scene.tokens[i].span for i in reach if i >= 0 and scene.tokens[i].low in WITNESSES), None)


def is_vouched_for(scene: Scene, standing: Standing, noun: Hit) -> bool:
    """Whether a clause takes for done what one side did: it is condemned, or is why something is so.

    "Norway condemned the build-up of Russian forces" (ANNOTATION.md, section 1: a nested claim).
    """
    if not noun.rule.one_sided:
        return False
    before = [t.low for t in scene.tokens[max(0, noun.first - CAUSE_REACH) : noun.first]]
    caused = any(word in CAUSES for word in before)
    blamed = standing.kind == "accusation" and standing.polarity is Polarity.AFFIRMED
    return caused or (blamed and 0 < noun.first - standing.main.last <= CAUSE_REACH)


def _ends_phrase(scene: Scene, index: int) -> bool:
    """Whether a token ends a noun phrase; an "and" between two names does not."""
    low, span = scene.tokens[index].low, scene.tokens[index].span
    if low != "and":
        return low in PHRASE_ENDS
    before = any(0 <= span.start - m.span.end <= 1 for m in scene.mentions)
    return not (before and any(0 <= m.span.start - span.end <= NAME_REACH for m in scene.mentions))
