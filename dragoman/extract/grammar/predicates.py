"""Predicates the parse bears out: which rows of the tables fire in a sentence whose words have heads.

Takes the words, parties and tree of a sentence and the rules; gives Hits. A row must be of the part of speech it asks
for and hang together within one clause; a verb finds its object by the parse, in the passive and behind long phrases.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.extract.grammar.parties import Cast
from dragoman.extract.grammar.tree import SUBJECTS, Tree
from dragoman.extract.grammar.units import keep_longest
from dragoman.extract.rules import Begun, Hit, Rule, RuleClass
from dragoman.text.tokens import END
from dragoman.types.claim import Polarity
from dragoman.types.entity import PEOPLE, EntityKind

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
CONTENT = frozenset({"VERB", "NOUN", "PROPN"})
FIGURES = frozenset({"NUM", "SYM"})
SAID = frozenset({RuleClass.STATEMENT, RuleClass.REMARK})
ATTRIBUTES = frozenset({"amod", "compound", "case", "mark"})


def is_borne_out(tree: Tree, cast: Cast, hit: Hit) -> bool:
    """Whether the words of the rule are what it takes them for, and its last hangs in the clause of its first."""
    first = tree.at(cast.tokens[hit.first].start)
    if first is None or describes_person(cast, hit):
        return False
    return is_fit(tree, cast, hit, first) and hangs_together(tree, cast, hit, first)


def describes_person(cast: Cast, hit: Hit) -> bool:
    """Whether a gerund only describes a person ("told the visiting Kenyan president"): nobody visits there."""
    if hit.rule.cls is RuleClass.CUE or hit.last != hit.first or not hit.rule.elements[0].verb:
        return False
    is_gerund = cast.tokens[hit.first].low in hit.rule.elements[0].gerunds
    return is_gerund and any(p.mention.kind in PEOPLE and p.first == hit.first + 1 for p in cast.places)


def is_fit(tree: Tree, cast: Cast, hit: Hit, first: int) -> bool:
    """Whether the first word is a verb where the rule wants one, and a noun where it wants that."""
    element, pos = hit.rule.elements[0], tree.pos[first]
    if (
        hit.is_cue_of_one_word
        and hit.rule.polarity is Polarity.AFFIRMED
        and not element.verb
        and tree.tags[first] == "NN"
    ):
        # "the prospect of a visit" colours the visit, "a shared future" and "the future of Crete" nothing
        opens = any(word == "of" for word, _ in tree.obliques(first)) or bool(tree.related(first, "acl", "ccomp"))
        fits = opens if element.noun else tree.relations[first] in ATTRIBUTES
    elif hit.rule.cls is RuleClass.NOUN or element.noun:
        fits = pos in NOMINAL or tree.tags[first] == "VBG" or hit.first == 0
    elif element.verb:
        describes = tree.relations[first] in ATTRIBUTES and not tree.related(first, *SUBJECTS)
        fits = tree.tags[first] == "VBD" or (pos in VERBAL and not describes) or _is_verb_of_sentence(tree, first)
        fits = fits and not (hit.first == 0 and tree.tags[first] in {"VBZ", "VBP"})  # "Talks with Iran failed"
    else:
        fits = tree.tags[first] == "MD" if cast.tokens[hit.first].low in {"will", "may", "might", "must"} else True
    return fits


def _is_verb_of_sentence(tree: Tree, node: int) -> bool:
    """Whether a word taken for a noun has the subject of the sentence and no "is": "Malta calls for talks"."""
    bare = tree.heads[node] == node and not tree.related(node, "cop", "det", "amod")
    subjects = tree.related(node, *SUBJECTS)
    return bare and tree.pos[node] == "NOUN" and bool(subjects) and subjects[-1] < node


def hangs_together(tree: Tree, cast: Cast, hit: Hit, first: int) -> bool:
    """Whether no clause edge lies between the first and the last word that says something."""
    behind = (tree.at(t.start) for t in reversed(cast.tokens[hit.first + 1 : hit.last + 1]))
    ending = next((n for n in behind if n is not None), first)
    counted = ending
    while tree.pos[counted] in FIGURES and tree.heads[counted] != counted:  # "[20] million" yuan
        counted = tree.heads[counted]
    last = counted if tree.pos[counted] in CONTENT else first
    if tree.relations[ending] == "aux" and ending != first:  # "agreed that it would": of what was agreed
        clause = tree.first_conjunct(tree.heads[ending])
        above = tree.heads[clause]  # "expressed the [hope] that trade would grow"
        of_object = hit.rule.cls in SAID and tree.relations[clause] in {"acl", "ccomp"} and tree.heads[above] == first
        return tree.heads[clause] == first or tree.heads[first] == tree.heads[ending] or of_object
    line = [last, *tree.above(last)]
    if (
        first in line and hit.rule.takes_object and tree.preposition(line[line.index(first) - 1]) == "by"
    ):  # "was received by the king" is not to receive him
        return False
    if first not in line:
        back = [first, *tree.above(first)]
        return last in back or tree.heads[first] in line or bool(set(back[:3]) & set(line[:3]))
    path = line[: line.index(first)]
    return not any(tree.relations[n] in {"advcl", "ccomp", "parataxis"} and tree.pos[n] == "VERB" for n in path)


def find_by_object(cast: Cast, tree: Tree, begun: Iterable[Begun]) -> Iterator[tuple[Hit, int]]:
    """Yield the rows of a verb and its object, of those `begun`, that fire by the parse, with the token of the object.

    In the passive the object stands before the verb; in the active a long phrase may part the two. So with a verb and
    the noun of its phrase ("will welcome [the leaders of ten islands, on 3 May] for a summit"), and a verb, its object
    and a preposition behind either ("approved a [three-year $1.5 billion credit] facility for Togo").
    """
    for index, rows in begun:
        phrased, taking = [r for r in rows if r.takes_phrase], [r for r in rows if r.takes_object]
        handing = [r for r in rows if r.hands_object]
        node = tree.at(cast.tokens[index].start) if phrased or taking or handing else None
        if node is None or tree.pos[node] != "VERB":
            continue
        passive = tree.is_passive(node)
        for row in phrased if not passive else ():
            _, linked, noun = [e.words for e in row.elements if not e.gap]
            behind = [_token(cast, tree, n) for word, n in tree.obliques(node) if word in linked]
            yield from ((Hit(row, index, t), t) for t in behind if t > index and cast.tokens[t].low in noun)
        for of_verb in tree.objects(node) if taking or handing else ():
            thing = _token(cast, tree, of_verb)
            if passive or thing > index:
                word, last = cast.tokens[thing].low, index if passive else thing
                yield from ((Hit(row, index, last), thing) for row in taking if word in row.elements[-1].words)
                hosts = (node,) if passive else (node, of_verb)  # "copper [from Chile] was sold" to nobody known
                links = _links(cast, tree, hosts) if handing else {}
                yield from (
                    (Hit(row, index, max(last, links[linked])), thing)
                    for row in handing
                    for linked in sorted(row.elements[-1].words & links.keys())
                    if word in _noun_of(row)
                )


def _noun_of(row: Rule) -> frozenset[str]:
    """Return the nouns a row "verb* ~ noun ~ preposition" takes."""
    return [e.words for e in row.elements if not e.gap and not e.optional][1]


def _links(cast: Cast, tree: Tree, hosts: Iterable[int]) -> dict[str, int]:
    """Return the prepositions of the phrases that hang on `hosts`, with their tokens; the first of each."""
    found: dict[str, int] = {}
    for word, noun in (phrase for host in hosts for phrase in tree.obliques(host)):
        for case in tree.related(noun, "case")[:1]:
            found.setdefault(word, _token(cast, tree, case))
    return found


def _token(cast: Cast, tree: Tree, node: int) -> int:
    """Return the token of the word at `node`, the last where none reaches so far."""
    at = bisect_right(cast.tokens, tree.starts[node], key=END)
    return min(at, len(cast.tokens) - 1)


def choose_meant(hits: Sequence[Hit], direct: Sequence[Hit], anchors: Mapping[Hit, int | None]) -> list[Hit]:
    """Keep the longest of the rules that overlap, but a cue beside the act it colours ("is discussing upgrading").

    The object of a verb outdoes a word further in ("an exchange of views" is exchanged) and the bare verb.
    """
    cues = [h for h in hits if h.rule.cls is RuleClass.CUE]
    taking = keep_longest(direct)
    read = {anchors[h] for h in taking}
    acts = [h for h in hits if h.rule.cls is not RuleClass.CUE]
    fuller = [h for h in acts if anchors[h] in read and sum(not e.gap and not e.optional for e in h.rule.elements) > 2]
    taking = keep_longest([*fuller, *(h for h in taking if anchors[h] not in {anchors[f] for f in fuller})])
    acts = keep_longest([*taking, *(h for h in acts if anchors[h] not in read)])
    kept = keep_longest([*cues, *acts])
    own = {anchors[h] for h in kept if h.rule.cls is RuleClass.CUE}
    both = {*kept, *taking, *(h for h in acts if anchors[h] not in own)}
    return sorted(both, key=lambda h: (h.first, h.last, h.rule.id))


def without_misreadings(cast: Cast, tree: Tree, said: Collection[int]) -> Cast:
    """Leave out what the model takes for a name and the rules for a predicate ("Assistance was provided").

    So too a state that is somebody's family name ("Michael Jordan").
    """
    kept = []
    for place in cast.places:
        word = tree.at(cast.tokens[place.first].start)
        surname = word is not None and place.mention.kind is EntityKind.STATE and tree.relations[word] == "flat"
        if not surname and (place.mention.origin != "model" or place.first != place.last or place.first not in said):
            kept.append(place)
    return replace(cast, places=kept) if len(kept) < len(cast.places) else cast
