"""Parses mended around what comes after what: the ruling of a court, the verb behind "after".

Takes a Parse and changes it; each mend knows one error by its form alone.
"""

from dragoman.extract.grammar.parse import Parse
from dragoman.extract.grammar.tree import FINITE, SUBJECTS

COURTS = frozenset({"court", "tribunal", "panel"})
THINGS = frozenset({"obj", "obl", "nmod"})
OPENERS = ("after", "before", "since")


def name_rulings(parse: Parse) -> None:
    """Make a noun of "ruling" behind the name of a court, which the parse took for what the court does.

    "Chile ignored a court [ruling] that ordered the release": the ruling is ignored, and orders it.
    """
    heads, relations, lows = parse.heads, parse.relations, parse.lows
    for node in (*parse.places("rule"), *parse.places("ruling")):
        court = node - 1
        named = node and lows[court] in COURTS and relations[court] in THINGS and relations[node] in {"advcl", "acl"}
        if not named or parse.has_own(node, "obj", "aux", *SUBJECTS):
            continue
        heads[node], relations[node] = heads[court], relations[court]
        for child, head in enumerate(heads):
            if head == court and child < court:
                heads[child] = node
            if head == node and relations[child] in {"ccomp", "advcl"}:
                relations[child] = "acl"
        heads[court], relations[court] = node, "compound"
        parse.tags[node], parse.pos[node] = "NN", "NOUN"


def open_settings(parse: Parse) -> None:
    """Give a verb behind "after" the subject that the parse took for what the clause before comes after.

    "The visit came after a [tribunal] with three judges, two of them Danes, issued its award": a finite verb beside
    another has a word that opens it, and somebody who does it.
    """
    heads, relations = parse.heads, parse.relations
    for verb in parse.tagged(FINITE):
        if relations[verb] != "advcl" or heads[verb] >= verb or parse.has_own(verb, "mark", "aux", *SUBJECTS):
            continue
        for opener in (m for word in OPENERS for m in parse.places(word)):
            noun = heads[opener]
            opened = relations[opener] == "case" and relations[noun] == "obl" and heads[noun] == heads[verb]
            if opened and heads[verb] < opener < noun < verb:
                heads[noun], relations[noun] = verb, "nsubj"
                heads[opener], relations[opener] = verb, "mark"
                break
