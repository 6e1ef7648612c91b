"""What a unit says, and in which standing: its main predicate, the cues that govern it, the report around it.

Takes the chain of rules of a unit; gives a Standing. Modality is decided by the main predicate and what governs it
(ANNOTATION.md, section 4); the first cue outranks the ones it governs, a negation only turns what it stands next to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.rules import Hit, RuleClass
from dragoman.extract.tokens import Token
from dragoman.extract.units import Unit
from dragoman.types.claim import Modality, Polarity

NEGATION_REACH = 4  # tokens between "not" and the verb it denies
SAID_OF_OTHERS = frozenset({Modality.EXPECTED, Modality.CALLED_FOR, Modality.UNDER_CONSIDERATION})
"""Standings that colour what is only said: "he said the chapter would include ..." is a forecast."""
POSITIONS = frozenset({RuleClass.STATEMENT, RuleClass.REMARK})
MAIN_CLASSES = frozenset({RuleClass.EVENT, RuleClass.STATEMENT})


@dataclass(frozen=True, slots=True)
class Standing:
    """`main` is the predicate that makes the claim (a frame, a committing cue or a report), `report` who passes it on.

    `nouns` are acts named inside the unit beside the main one; `cue` the hit that set the modality.
    """

    main: Hit
    kind: str
    modality: Modality
    polarity: Polarity
    cue: Hit | None
    report: Hit | None
    nouns: tuple[Hit, ...]


def decide(unit: Unit, tokens: Sequence[Token]) -> Standing | None:
    """Decide what `unit` says, or return None where it says nothing a register keeps."""
    reports = [h for h in unit.hits if h.rule.cls is RuleClass.REPORT]
    nouns = [h for h in unit.hits if h.rule.cls is RuleClass.NOUN]
    cues = [h for h in unit.hits if h.rule.cls is RuleClass.CUE]
    commits = next((h for h in cues if h.rule.commits), None)
    main = next((h for h in unit.hits if h.rule.cls in MAIN_CLASSES), None)
    remark = next((h for h in unit.hits if h.rule.cls is RuleClass.REMARK), None)
    if remark and (main is None or remark.first < main.first):
        if _passes_on(remark, main or commits, tokens):
            reports.append(remark)
        else:
            main = remark
    main = main or commits or (nouns[0] if nouns and not reports else None) or (reports[-1] if reports else None)
    if main is None:
        return None
    governing = _governing(main, cues)
    negated = any(_denies(h, main) for h in cues)
    cue = next((h for h in governing if h.rule.polarity is Polarity.AFFIRMED), None)
    if main.rule.cls is RuleClass.REPORT:
        cue = next((h for h in cues if h.first > main.last and h.rule.modality in SAID_OF_OTHERS), None)
    modality = cue.rule.modality if cue else _own_modality(main, tokens)
    return Standing(
        main=main,
        kind=_kind(main, cue, tokens),
        modality=modality,
        polarity=Polarity.DENIED if negated else Polarity.AFFIRMED,
        cue=cue,
        report=next((h for h in reports if h is not main and h.first < main.first), None),
        nouns=tuple(h for h in nouns if h is not main),
    )


def _passes_on(remark: Hit, inner: Hit | None, tokens: Sequence[Token]) -> bool:
    """Whether a remark only passes on the act behind its "that" ("affirmed that Chile will ...")."""
    after = tokens[remark.last + 1].low if remark.last + 1 < len(tokens) else ""
    return inner is not None and inner.first > remark.last and after in {"that", ":", '"', "“"}


def _governing(main: Hit, cues: Sequence[Hit]) -> list[Hit]:
    """Return the cues before the main predicate, outermost first; for a noun also the ones behind it."""
    before = [h for h in cues if h.first <= main.first]
    behind = [h for h in cues if h.first > main.first] if main.rule.cls is RuleClass.NOUN else []
    return before + behind


def _denies(cue: Hit, main: Hit) -> bool:
    return cue.rule.polarity is Polarity.DENIED and 0 < main.first - cue.last <= NEGATION_REACH


def _is_past(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether the verb is in the past or a participle after "has"; a participle of the progressive is not."""
    element = hit.rule.elements[0]
    word = tokens[hit.first].low
    return word in element.participles or word.endswith("ed")


def _own_modality(main: Hit, tokens: Sequence[Token]) -> Modality:
    """Return the standing a predicate has of itself: a "will" or "to be" inside it makes it a plan."""
    inside = [t.low for t in tokens[main.first : main.last + 1]]
    if main.rule.cls is RuleClass.EVENT and ({"will", "shall"} & set(inside) or "to be" in " ".join(inside)):
        return Modality.PLANNED
    if main.rule.cls is RuleClass.EVENT and main.rule.modality is Modality.PLANNED and _is_past(main, tokens):
        return Modality.HAPPENED
    return main.rule.modality


def _kind(main: Hit, cue: Hit | None, tokens: Sequence[Token]) -> str:
    """Return the kind: a position one undertakes to act on is a commitment, cooperation already done a statement."""
    if main.rule.cls in POSITIONS and cue and cue.rule.commits and main.rule.kind == "statement":
        return "commitment"
    if (
        main.rule.cls is RuleClass.EVENT
        and main.rule.modality is Modality.PLANNED
        and cue is None
        and _is_past(main, tokens)
    ):
        return "statement"
    return main.rule.kind
