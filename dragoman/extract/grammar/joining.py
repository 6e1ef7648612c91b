"""Mends of a parse: words that belong together are made one, and what is joined goes with its like.

Takes the Parse of a sentence and hangs words elsewhere; never adds or takes away a word.
"""

from dragoman.extract.grammar.hanging import BARE
from dragoman.extract.grammar.parse import Parse
from dragoman.extract.grammar.tree import FINITE, SUBJECTS

SINGLE = frozenset({"NN", "NNP"})
AFFAIRS = frozenset({"d'affaires", "d'affaire", "d'affairs", "d'affair"})
HONORIFICS = frozenset({"h.e.", "h.e", "h.m.", "h.r.h.", "h.h.", "hon.", "rt.", "amb.", "dr."})
ADDRESSES = frozenset({"mr.", "mrs.", "ms.", "mr", "mrs", "ms", "dr.", "sheikh", "prof."})
JOINED = frozenset({"conj", "parataxis"})
UNDER = frozenset({"xcomp", "advcl", "acl"})


def join_affaires(parse: Parse) -> None:
    """Make one title of "chargé d'affaires", of which the parse made a verb or a second object."""
    if AFFAIRS.isdisjoint(parse.words):
        return
    heads, relations = parse.heads, parse.relations
    for node, low in enumerate(parse.lows):
        if low not in AFFAIRS or not node or heads[node - 1] == node:
            continue
        charge = node - 1
        for child in [c for c, head in enumerate(heads) if head == node and c != node]:
            heads[child] = heads[charge]
        heads[node], relations[node], parse.pos[node], parse.tags[node] = charge, "flat", "NOUN", "NN"


def join_honorifics(parse: Parse) -> None:
    """Give a name the place in the sentence that the parse gave to the "H.E." before it."""
    if HONORIFICS.isdisjoint(parse.words):
        return
    heads, relations = parse.heads, parse.relations
    for node, low in enumerate(parse.lows[:-1]):
        if low not in HONORIFICS:
            continue
        name = node + 2 if parse.lows[node + 1] in ADDRESSES and node + 2 < len(heads) else node + 1
        while relations[name] in {"flat", "compound"} and node < heads[name] != name:
            name = heads[name]
        if heads[node] == name or relations[node] in {"compound", "nmod"}:
            continue
        above = node if heads[node] == node else heads[node]
        for child in [c for c, head in enumerate(heads) if head == node and c != node]:
            heads[child] = name
        heads[name], relations[name] = name if above == node else above, relations[node]
        heads[node], relations[node] = name, "nmod"


def join_parted(parse: Parse) -> None:
    """Make the verb of "to de-escalate", of which the parse made three words, the infinitive it is."""
    for node in _parted_verbs(parse):
        heads, relations = parse.heads, parse.relations
        parts = range(node - 3, node + 1)
        above = next((heads[i] for i in parts if heads[i] not in parts), node)
        if above > node:  # "to [de-escalate tensions]" was read as one noun phrase
            thing, above = above, heads[above]
            heads[thing], relations[thing] = node, "obj"
        for child, head in enumerate(heads):
            if head in parts and child not in parts:
                heads[child] = node
        for part in parts:
            heads[part], relations[part] = node, "punct"
        relations[node - 3] = "mark"
        heads[node], relations[node], parse.tags[node], parse.pos[node] = above, "xcomp", "VB", "VERB"


def _parted_verbs(parse: Parse) -> list[int]:
    lows = parse.lows
    within = [node for node in parse.places("de") if 0 < node < len(lows) - 2]
    return [node + 2 for node in within if (lows[node - 1], lows[node + 1]) == ("to", "-")]


def join_alike(parse: Parse) -> None:
    """Hang a finite verb that the parse joined to an infinitive on the finite verb above it.

    "agreed to open the border and urged Peru to sign": what is urged goes with what was agreed, not with the opening.
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    for node in parse.tagged(FINITE):
        above = heads[node]
        if relations[node] != "conj" or tags[above] != "VB" or relations[above] not in UNDER:
            continue
        while tags[above] == "VB" and relations[above] in {*UNDER, "conj"} and heads[above] != above:
            above = heads[above]
        if tags[above] in FINITE:
            heads[node] = above


def join_infinitives(parse: Parse) -> None:
    """Hang a bare infinitive that the parse joined to what governs another infinitive on that one.

    "They call on Chad to withdraw, resume talks and abide by the treaty": who abides is Chad, not who calls. So with
    what is agreed: "that the ministers shall meet, arrange for the return of envoys and discuss trade".
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    for node in parse.tagged(BARE):
        above = heads[node]
        if relations[node] not in JOINED or tags[above] == "VB" or above > node:
            continue
        if parse.has_own(node, "aux", "mark", *SUBJECTS):
            continue
        below = (i for i in range(above, node) if heads[i] == above and tags[i] == "VB")
        under = [i for i in below if relations[i] in UNDER or relations[i] == "ccomp"]
        if under:
            heads[node], relations[node] = under[-1], "conj"


def join_between(parse: Parse) -> None:
    """Hang the second of two behind "between" on the first, where the parse joined it to a noun before both.

    "A meeting in Buenos Aires between the minister and her guest": she meets him, not the meeting.
    """
    heads, relations, lows = parse.heads, parse.relations, parse.lows
    for mark in parse.places("between"):
        first = heads[mark]
        if relations[mark] != "case" or first <= mark or parse.tags[first] not in SINGLE:
            continue
        joiners = (n for n in range(first, len(heads)) if lows[n] == "and" and relations[n] == "cc")
        second = next((heads[n] for n in joiners), 0)
        if parse.has_own(first, "conj") or second <= first:
            continue
        if relations[second] == "conj" and heads[second] < mark:
            heads[second] = first
