"""Mends of a parse: what is said, hoped, begun or caused hangs under the verb that says so.

Takes the Parse of a sentence and hangs words elsewhere; never adds or takes away a word.
"""

from dragoman.extract.grammar.parse import Parse
from dragoman.extract.grammar.tree import SUBJECTS

GERUND = frozenset({"VBG"})
BARE = frozenset({"VB"})
MODAL = frozenset({"MD"})
CAUSING = frozenset({"prompt", "lead", "force", "cause", "compel", "drive", "push", "induce", "spur", "persuade"})
NO_CONTENT = frozenset({"so", "now", "in", "provided", "given", "such", "except"})  # "so that", "now that"


def hang_contents(parse: Parse) -> None:
    """Call what "that" opens a content, where the parse took it for a circumstance ("voiced hope that ties will grow").

    "So that" and "now that" tell a purpose and a time. A "that" is no object of a verb that has another: "accusations
    that it had supplied arms".
    """
    lows, relations = parse.lows, parse.relations
    for mark in parse.places("that"):
        opened = parse.heads[mark]
        tells = bool(mark) and lows[mark - 1] not in NO_CONTENT
        if tells and relations[mark] == "mark" and relations[opened] == "advcl":
            relations[opened] = "ccomp"
        if tells and relations[mark] == "obj" and len(parse.own(opened, "obj")) > 1:
            relations[mark], parse.pos[mark], parse.tags[mark] = "mark", "SCONJ", "IN"


def take_gerunds(parse: Parse) -> None:
    """Hang a gerund right behind a verb under it as its content, where the parse took it for a circumstance.

    "Norway stopped providing aid", "Chile ruled out opening an embassy": no object and no comma parts the two.
    """
    heads, relations = parse.heads, parse.relations
    for gerund in parse.tagged(GERUND):
        node = heads[gerund] if relations[gerund] == "aux" else gerund  # "denied having signed"
        verb = heads[node]
        if relations[node] != "advcl" or verb >= gerund or parse.pos[verb] != "VERB":
            continue
        behind = all(relations[i] == "compound" for i in range(verb + 1, gerund))
        if behind and not parse.has_own(verb, "obj") and not parse.has_own(node, "mark", "case", *SUBJECTS):
            relations[node] = "xcomp"


def take_caused(parse: Parse) -> None:
    """Hang what somebody is led to do under what leads him to it: "prompting Peru to expel the envoy" is no purpose."""
    for node in parse.tagged(BARE):
        cause = parse.heads[node]
        if parse.relations[node] == "advcl" and parse.lows[cause] in CAUSING and parse.has_own(cause, "obj"):
            parse.relations[node] = "xcomp"


def seat_told_of(parse: Parse) -> None:
    """Give a verb with "would" or "will" the noun right before it, which the parse made the object of a verb of saying.

    "Norway hoped its two partners [would settle] it": what is hoped has its own subject.
    """
    heads, relations = parse.heads, parse.relations
    for mark in parse.tagged(MODAL):
        verb, noun = heads[mark], mark - 1
        apart = relations[verb] in {"parataxis", "conj"} and relations[mark] == "aux" and noun >= 0
        if not apart or relations[noun] != "obj" or heads[noun] >= noun or parse.has_own(verb, "cc", *SUBJECTS):
            continue
        heads[verb], relations[verb] = heads[noun], "ccomp"
        heads[noun], relations[noun] = verb, "nsubj"
