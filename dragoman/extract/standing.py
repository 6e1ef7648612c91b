"""What a unit says, and in which standing: its main predicate, the cues that govern it, the report around it.

Takes the chain of rules of a unit; gives a Standing. Modality is decided by the main predicate and what governs it
(ANNOTATION.md, section 4); the first cue outranks the ones it governs, a negation only turns what it stands next to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.rules import Hit, Rule, RuleClass
from dragoman.text.tokens import Token
from dragoman.types.claim import Modality, Polarity, Role

CLASSES = tuple(RuleClass)
WELCOMES = frozenset({"welcome", "announce"})
WELCOMED = frozenset({"agreement_signed", "consultation", "visit", "relation_upgraded", "summit"})
WELCOME_REACH = 4  # tokens between "welcomed" and the act
BINDING = frozenset({"consultation", "agreement_signed", "publication", "other", "exercise"})
"""Kinds of act that are still only a promise when sides agree to them ("agreed to resume consultations")."""
CONDITIONS = frozenset({"if", "unless", "whether"})
FOLLOWING = frozenset({"when", "once", "until", "before", "after"})
"""What opens a clause whose present verb lies ahead: "will raise it when they meet"."""
PASSING = frozenset({RuleClass.REPORT, RuleClass.REMARK})
NEGATIONS = frozenset({"no", "not", "never", "neither", "n't"})
ALONE = frozenset({"only", "merely", "just", "simply", "solely"})
NEGATION_REACH = 4  # tokens between "not" and the verb it denies
NONE_BEHIND = ("nothing ", "no ", "by no ", "nobody ", "none ")  # "signed nothing", "was visited by no minister"
WOULD = "would"  # the cue that is a forecast by itself and a promise in reported speech
NOBODY = "nobody"  # a subject that denies its whole clause, however far its verb is
NOBODY_AT_ALL = frozenset({"anyone", "anybody", "nobody"})
WOULD_LIKE = "would_like"  # what the speaker himself wants to do
BEEN_REACH = 2  # tokens between "been" and its verb: "has been actively working"
LAUNCHING = frozenset({"launching", "establishing", "creating", "introducing", "setting"})
"""What one announces in the present: "Chile is launching a fund" is a plan (ANNOTATION.md, section 4)."""
NEXT_TO = "almost"  # the cue that denies only the word behind it: "almost all states signed" is no denial
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
    """Decide what `unit` says, or return None where it says nothing a register keeps.

    What stands behind "if" or "whether" is a condition, which leaves open what happens (ANNOTATION.md, section 4).
    """
    standing = _decide(unit, tokens)
    if standing is None:
        return None
    conditional = unit.opened_by in CONDITIONS or tokens[unit.start].low in CONDITIONS or _asks_whether(unit, tokens)
    if conditional and standing.main.rule.cls is RuleClass.CUE:
        return None  # "if it continues its attacks": nobody binds himself there
    if conditional and standing.modality in {Modality.HAPPENED, Modality.PLANNED, Modality.AGREED}:
        return replace(standing, modality=Modality.UNDER_CONSIDERATION)
    follows = tokens[unit.start].low in FOLLOWING and standing.modality is Modality.HAPPENED
    if follows and is_present(standing.main, tokens):
        return replace(standing, modality=Modality.PLANNED)
    return standing


def _asks_whether(unit: Unit, tokens: Sequence[Token]) -> bool:
    """Whether its report leaves open what it is about: "declined to say whether", "asked if"."""
    behind = (h.last + 1 for h in unit.hits if h.rule.cls is RuleClass.REPORT)
    return any(tokens[index].low in CONDITIONS for index in behind if index < len(tokens))


def as_purpose(standing: Standing, before: Standing | None, tokens: Sequence[Token]) -> Standing:
    """Give an act that is the purpose of one still open its standing: "plans to work with them to provide boats".

    What somebody only takes a position on is a plan: "opposes a move to grant Chad two million".
    """
    first = standing.main.first
    infinitive = first > 0 and tokens[first - 1].low == "to" and standing.cue is None and standing.report is None
    done = standing.modality is Modality.HAPPENED and standing.main.rule.cls is RuleClass.EVENT
    if before is None or before.main.last >= first or not (infinitive and done):
        return standing
    is_open = before.modality is not Modality.HAPPENED
    discussed = Modality.PLANNED if before.main.rule.cls is RuleClass.STATEMENT else standing.modality
    return replace(standing, modality=before.modality if is_open else discussed)


def _decide(unit: Unit, tokens: Sequence[Token]) -> Standing | None:
    by_class: dict[RuleClass, list[Hit]] = {cls: [] for cls in CLASSES}
    for hit in unit.hits:
        by_class[hit.rule.cls].append(hit)
    cues, nouns = by_class[RuleClass.CUE], by_class[RuleClass.NOUN]
    main = _main(unit, by_class, tokens)
    if main is None or tokens[unit.start].low == "had":  # "Had Chile signed the pact, ..." is no report
        return None
    if _is_aside(main, tokens):
        return None
    cue = _cue_of(main, cues)
    passing = [h for h in unit.hits if h.rule.cls in PASSING and h is not main and h.first < main.first]
    modality = _reported(cue, passing, main) if cue else _own_modality(main, tokens)
    closing = main is unit.told and main.rule.cls is RuleClass.REPORT  # what it reports stands before it
    if closing:
        passing, modality = [], said_modality((unit,))
    kind, polarity = _kind(main, cue, modality, tokens), _polarity(main, cues, tokens)
    bare = not main.rule.elements[0].verb or tokens[main.first].low in main.rule.elements[0].bases
    if unit.told is None and bare and any(h.last < unit.start and h.rule.polarity is Polarity.DENIED for h in cues):
        polarity = Polarity.DENIED  # "[did not] sign the treaty or recognise Chile": it holds for the second verb, too
    if polarity is Polarity.DENIED and kind == "commitment" and cue is None and not closing:
        kind, modality = "statement", Modality.HAPPENED  # "refused to cooperate": what is not promised is no plan
    if kind == "accusation" and NOBODY_AT_ALL & {t.low for t in tokens[unit.start : main.first]}:
        kind = "statement"  # "hardly anyone can accuse Kenya": a view of those who would
    return Standing(
        main=main,
        kind=kind,
        modality=modality,
        polarity=polarity,
        cue=cue,
        report=passing[0] if passing else unit.told if unit.told is not main else None,
        nouns=tuple(h for h in nouns if h is not main),
    )


def _is_aside(main: Hit, tokens: Sequence[Token]) -> bool:
    """Whether a predicate only says in passing that something was proposed or agreed before: "as proposed in May"."""
    if main.rule.cls is RuleClass.REPORT or not main.first or tokens[main.first - 1].low != "as":
        return False
    by_whom = [t.low for t in tokens[main.last + 1 : main.last + 2]] == ["by"]
    return tokens[main.first].low in main.rule.elements[0].participles and not by_whom


def said_modality(units: Sequence[Unit]) -> Modality:
    """Return the standing of what is only said: the first cue that colours it, or what the speaker wants to do himself.

    "Should ratify" is called for, "may rise" and "will rise" are forecasts; "I would like to" is the speaker's plan.
    """
    cues = (h.rule for u in units for h in u.hits if h.rule.cls is RuleClass.CUE)
    rule = next((r for r in cues if r.polarity is Polarity.AFFIRMED), None)
    if rule is None or rule.modality in {Modality.HAPPENED, Modality.AGREED}:
        return Modality.HAPPENED
    forecast = rule.modality is Modality.PLANNED and rule.id != WOULD_LIKE
    return Modality.EXPECTED if forecast or is_modal(rule) else rule.modality


def _reported(cue: Hit, passing: Sequence[Hit], main: Hit) -> Modality:
    """Return the standing a cue gives: "would" behind a report is the "will" of who spoke, not a forecast."""
    own = bool(passing) and main.rule.cls in {RuleClass.EVENT, RuleClass.CUE} and cue.rule.id == WOULD
    if main.rule.cls is RuleClass.REPORT and is_modal(cue.rule):  # "said it could become obsolete": a forecast
        return Modality.EXPECTED
    return Modality.PLANNED if own else cue.rule.modality


def is_modal(rule: Rule) -> bool:
    """Whether a cue leaves open what happens by a modal verb: "may", "could"."""
    return rule.modality is Modality.UNDER_CONSIDERATION and not rule.elements[0].verb and not rule.commits


def _main(unit: Unit, by_class: Mapping[RuleClass, Sequence[Hit]], tokens: Sequence[Token]) -> Hit | None:
    """Return the predicate that makes the claim: an act or position, else what is undertaken, named or reported."""
    commits = next((h for h in by_class[RuleClass.CUE] if h.rule.commits or _is_told_will(h, by_class)), None)
    main = next((h for h in unit.hits if h.rule.cls in MAIN_CLASSES), None)
    remark = next(iter(by_class[RuleClass.REMARK]), None)
    said = next((h for h in by_class[RuleClass.REPORT] if remark and h.first > remark.last), None)
    inner = main or commits or said
    if remark and (main is None or remark.first < main.first) and not _passes_on(remark, inner, tokens):
        main = remark
    if main:
        return _welcomed_act(main, by_class[RuleClass.NOUN]) or main
    reports, nouns = by_class[RuleClass.REPORT], by_class[RuleClass.NOUN]
    if reports and not commits:
        return _welcomed_act(reports[-1], nouns) or reports[-1]
    return commits or (nouns[0] if nouns else None)


def _is_told_will(cue: Hit, by_class: Mapping[RuleClass, Sequence[Hit]]) -> bool:
    """Whether a "would" is the "will" of somebody's words ("said it would join the fund")."""
    return cue.rule.id == WOULD and any(h.first < cue.first for h in by_class[RuleClass.REPORT])


def _cue_of(main: Hit, cues: Sequence[Hit]) -> Hit | None:
    """Return the cue that sets the standing: the outermost before the predicate; behind it for a noun or report."""
    before = [h for h in cues if h.first <= main.first]
    behind = [h for h in cues if h.first > main.first]
    if main.rule.cls is RuleClass.REPORT:
        return next((h for h in behind if h.rule.modality in SAID_OF_OTHERS), None)
    if main.rule.cls in POSITIONS and not before:
        return next((h for h in behind if h.rule.modality is Modality.CALLED_FOR), None)
    if main.rule.cls is RuleClass.STATEMENT:  # "we [would like to] thank Norway" does thank it
        before = [h for h in before if h.rule.id != WOULD_LIKE or main.first - h.last > 1]
    governing = before + behind if main.rule.cls is RuleClass.NOUN else before
    return next((h for h in governing if h.rule.polarity is Polarity.AFFIRMED), None)


def _welcomed_act(main: Hit, nouns: Sequence[Hit]) -> Hit | None:
    """Return the act a welcome is for ("welcomed the signing of ..."): it is what the register wants to know."""
    if main.rule.id not in WELCOMES:
        return None
    return next((n for n in nouns if 0 < n.first - main.last <= WELCOME_REACH and n.rule.kind in WELCOMED), None)


def _passes_on(remark: Hit, inner: Hit | None, tokens: Sequence[Token]) -> bool:
    """Whether a remark only passes on the act behind its "that" ("affirmed that Chile will ...")."""
    after = tokens[remark.last + 1].low if remark.last + 1 < len(tokens) else ""
    return inner is not None and inner.first > remark.last and after in {"that", ":", '"', "“"}


def _denies(cue: Hit, main: Hit) -> bool:
    if cue.rule.id == NOBODY:
        return cue.last < main.first
    if main.rule.cls is RuleClass.NOUN and cue.first < cue.last and cue.first > main.last:  # "a visit is unlikely"
        return cue.rule.polarity is Polarity.DENIED
    reach = 1 if cue.rule.id == NEXT_TO else NEGATION_REACH
    return cue.rule.polarity is Polarity.DENIED and 0 < main.first - cue.last <= reach


def _is_partial(cue: Hit, tokens: Sequence[Token]) -> bool:
    """Whether "not" denies that this was all: "not only signed the pact but ratified it"."""
    return cue.last + 1 < len(tokens) and tokens[cue.last + 1].low in ALONE


def _polarity(main: Hit, cues: Sequence[Hit], tokens: Sequence[Token]) -> Polarity:
    """Return whether the act is denied, before or inside its predicate ("reached no agreement", "signed nothing")."""
    governing = [h for h in cues if h.last < main.first and main.first - h.last <= NEGATION_REACH]
    inside = {t.low for h in governing for t in tokens[h.first + 1 : h.last]}  # "pledged not to"
    inside = (inside | {t.low for t in tokens[main.first + 1 : main.last]}) & NEGATIONS
    behind = " ".join(t.low for t in tokens[main.last + 1 : main.last + 3]) + " "
    within = (inside or behind.startswith(NONE_BEHIND)) and main.rule.cls is not RuleClass.REPORT
    not_done = main.rule.cls is RuleClass.CUE and not NEGATIONS.isdisjoint(behind.split()[:1])
    denied = any(_denies(h, main) and not _is_partial(h, tokens) for h in cues) or within or not_done
    return Polarity.DENIED if denied else Polarity.AFFIRMED


def _is_past(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether the verb is in the past, a participle after "has" or goes on since ("has been working"), not "works"."""
    element = hit.rule.elements[0]
    word = tokens[hit.first].low
    goes_on = word in element.gerunds and "been" in {t.low for t in tokens[max(0, hit.first - BEEN_REACH) : hit.first]}
    return goes_on or word in element.participles or word.endswith("ed")


def is_present(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether the predicate is a verb in the present ("visits", "arrive")."""
    if hit.rule.cls is not RuleClass.EVENT or not hit.rule.elements or not hit.rule.elements[0].verb:
        return False
    element, word = hit.rule.elements[0], tokens[hit.first].low
    return word in element.bases or (word.endswith("s") and word not in element.participles)


def _own_modality(main: Hit, tokens: Sequence[Token]) -> Modality:
    """Return the standing a predicate has of itself: a "will" or "to be" inside it makes it a plan."""
    inside = [t.low for t in tokens[main.first : main.last + 1]]
    ahead = {"will", "shall"} & set(inside) or "to be" in " ".join(inside)
    if main.rule.cls is RuleClass.EVENT and ahead and main.rule.modality is not Modality.AGREED:
        return Modality.PLANNED
    if main.rule.kind == "commitment" and main.rule.modality is Modality.PLANNED and _is_past(main, tokens):
        return Modality.HAPPENED
    before = {t.low for t in tokens[max(0, main.first - BEEN_REACH) : main.first]}
    if main.rule.kind == "commitment" and tokens[main.first].low in LAUNCHING and before & {"is", "are"}:
        return Modality.PLANNED
    return main.rule.modality


def _kind(main: Hit, cue: Hit | None, modality: Modality, tokens: Sequence[Token]) -> str:
    """Return the kind: a position one undertakes to act on is a commitment, cooperation already done a statement."""
    own = main.rule.kind == "statement" or main.rule.subject is Role.COUNTERPART  # "pledged not to meddle"
    if main.rule.cls in POSITIONS and cue and cue.rule.commits and own:
        return "commitment"
    if main.rule.cls is not RuleClass.EVENT:
        return main.rule.kind
    if cue and cue.rule.modality is Modality.AGREED and main.rule.kind in BINDING:
        return "commitment"
    promised = cue is not None and (
        cue.rule.id == WOULD or (cue.rule.commits and cue.rule.modality is Modality.PLANNED)
    )
    if promised and modality is Modality.PLANNED and main.rule.kind == "other":
        return "commitment"  # an act of no kind of its own, announced by who will do it
    promise = main.rule.kind == "commitment" and main.rule.modality is Modality.PLANNED
    done = promise and cue is None and _is_past(main, tokens)
    return "statement" if done else main.rule.kind
