"""Sentences that say something of two parties in words no table knows: "Chile has become Peru's largest market".

Takes a scene in which no rule made a claim; gives the statement it is, by whoever speaks in the document. Only a
clause of its own counts, with a party as its subject, another one in it and words of an area of affairs between
states (two teams that play say nothing here); without a parse there is none.
"""

from collections.abc import Iterator, Sequence

from dragoman.extract.areas import find_areas
from dragoman.extract.drafts import Draft
from dragoman.extract.grammar.parties import Place
from dragoman.extract.grammar.syntax import Syntax
from dragoman.extract.rules import Hit, Rule, RuleClass
from dragoman.extract.scene import Scene
from dragoman.extract.standing import Standing
from dragoman.extract.stretches import trim
from dragoman.lexicon.records import Lexicon
from dragoman.text.marks import opens_quotation
from dragoman.types.claim import Modality, Polarity, Role
from dragoman.types.entity import EntityKind

SIDES = frozenset({EntityKind.STATE, EntityKind.IGO, EntityKind.GROUP})
PLAYED = frozenset({"culture"})  # with sport: teams and artists bear the names of states
ASSERTED = Rule(
    id="assertion",
    cls=RuleClass.STATEMENT,
    kind="statement",
    elements=(),
    subject=Role.ACTOR,
    others=(),
    required=frozenset(),
    modality=Modality.HAPPENED,
    polarity=Polarity.AFFIRMED,
)
"""What a sentence on two parties says when no row of the tables fires in it."""


def waits_for_speaker(scene: Scene, drafts: Sequence[Draft]) -> bool:
    """Whether a sentence that made no claim opens a quotation whose speaker may only be named where it closes."""
    return bool(scene.tokens) and not drafts and opens_quotation(scene.sentence.of(scene.text))


def assertions(scene: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the statement that the main clause of a sentence is."""
    if not isinstance(scene.grammar, Syntax) or scene.quoted or waits_for_speaker(scene, ()):
        return
    found = scene.grammar.main_clause()
    if found is None:
        return
    subject, others, verb = found
    named = [*(p.mention for p in subject), *(p.mention for p in others)]
    sides = {m.candidates[:1] or (m.id,) for m in named if m.kind in SIDES}
    if not subject or subject[0].mention.kind not in SIDES or (len(sides) < 2 and len(subject[0].mention.refers) < 2):
        return
    if _belongs_to_noun(scene.grammar, subject[0]):
        return
    if PLAYED.issuperset(find_areas(scene.text, scene.sentence, lexicon)):
        return
    hit = Hit(ASSERTED, verb, verb)
    cue = next((h for u in scene.units for h in u.hits if h.rule.cls is RuleClass.CUE), None)  # "may widen"
    modality, polarity = (cue.rule.modality, cue.rule.polarity) if cue else (Modality.HAPPENED, Polarity.AFFIRMED)
    standing = Standing(hit, "statement", modality, polarity, cue, None, ())
    roles = [(Role.ACTOR, p.mention) for p in subject] + [(Role.COUNTERPART, p.mention) for p in others]
    yield Draft(hit, standing, tuple(roles), trim(scene.text, scene.sentence), None)


def _belongs_to_noun(grammar: Syntax, party: Place) -> bool:
    """Whether a capital only describes what acts: "the Hague tribunal" is no government."""
    mention = party.mention
    if not any(candidate.startswith("place:") for candidate in mention.candidates):
        return False
    words = grammar.tree.covered(mention.span.start, mention.span.end)
    return bool(words) and grammar.tree.relations[words[-1]] == "compound"
