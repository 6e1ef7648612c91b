"""Trees of the words of a document, mended where the parse is known to err.

Takes the tokens of a document and a sentence; gives a Tree. Each mend knows one error by its form alone (parts of
speech, relations, a few function words) and hangs words elsewhere; it never adds or takes away a word.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from dragoman.extract.grammar.parse import Parse, places
from dragoman.extract.grammar.settings import name_rulings, open_settings
from dragoman.extract.grammar.tree import FINITE, SUBJECTS, Tree, children_of
from dragoman.types.analysis import Tokens
from dragoman.types.span import Span

REPORTING = frozenset({"say", "tell", "announce", "report", "add", "state", "declare", "confirm"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
SINGLE = frozenset({"NN", "NNP"})
GERUND = frozenset({"VBG"})
BARE = frozenset({"VB"})
MODAL = frozenset({"MD"})
HONORIFICS = frozenset({"h.e.", "h.e", "h.m.", "h.r.h.", "h.h.", "hon.", "rt.", "amb.", "dr."})
ADDRESSES = frozenset({"mr.", "mrs.", "ms.", "mr", "mrs", "ms", "dr.", "sheikh", "prof."})
CAUSING = frozenset({"prompt", "lead", "force", "cause", "compel", "drive", "push", "induce", "spur", "persuade"})
JOINED = frozenset({"conj", "parataxis"})
UNDER = frozenset({"xcomp", "advcl", "acl"})
MAX_KEPT = 2000  # trees of one document, some ten MiB
NO_CONTENT = frozenset({"so", "now", "in", "provided", "given", "such", "except"})  # "so that", "now that"


class Trees:
    """The trees of one document: claims and events ask for those of the same sentences.

    The first of them are kept, so that a document of any length needs no more room than a long one.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._grown: dict[Span, Tree | None] = {}

    def of(self, sentence: Span) -> Tree | None:
        """Return the tree of `sentence`, None where its words were not analysed."""
        if sentence in self._grown:
            return self._grown[sentence]
        tree = grow(self._tokens, sentence)
        if len(self._grown) < MAX_KEPT:
            self._grown[sentence] = tree
        return tree


def grow(tokens: Tokens, sentence: Span) -> Tree | None:
    """Return the tree of `sentence`, None where its words were not analysed."""
    first, last = bisect_left(tokens.starts, sentence.start), bisect_left(tokens.starts, sentence.end)
    if first >= last:
        return None
    names, subtypes = zip(*map(_parted, tokens.relations[first:last]), strict=True)
    lemmas = tokens.lemmas[first:last]
    parse = Parse(
        lemmas=lemmas,
        lows=list(map(str.lower, lemmas)),
        pos=list(tokens.pos[first:last]),
        tags=list(tokens.tags[first:last]),
        heads=[h - first if first <= h < last else i for i, h in enumerate(tokens.heads[first:last])],
        relations=list(names),
    )
    for mend in MENDS:
        mend(parse)
    return Tree(
        starts=tokens.starts[first:last],
        ends=tokens.ends[first:last],
        lemmas=lemmas,
        lows=parse.lows,
        pos=parse.pos,
        tags=parse.tags,
        heads=parse.heads,
        relations=parse.relations,
        subtypes=subtypes,
        children=children_of(parse.heads),
    )


@cache
def _parted(relation: str) -> tuple[str, str]:
    """Part a relation from its subtype: "nsubj:pass"."""
    name, _, subtype = relation.partition(":")
    return name, subtype


def _join_parted(parse: Parse) -> None:
    """Make the verb of "to de-escalate", of which the parse made three words, the infinitive it is."""
    for node in _parted_verbs(parse.lows):
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


def _parted_verbs(lows: Sequence[str]) -> list[int]:
    if "de" not in lows:
        return []
    return [node for node in range(3, len(lows)) if tuple(lows[node - 3 : node]) == ("to", "de", "-")]


def _raise_governors(parse: Parse) -> None:
    """Put a finite verb that the parse took for the subject of what it governs above that clause.

    "Egypt insists that the posts must go before it is signed": a subject with a subject of its own is no subject.
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    for node in parse.tagged(FINITE):
        below = heads[node]
        if relations[node] != "nsubj" or tags[below][:1] != "V" or not parse.has_own(node, "nsubj"):
            continue
        heads[node], relations[node] = node if heads[below] == below else heads[below], relations[below]
        heads[below], relations[below] = node, "ccomp"


def _crown_main_verbs(parse: Parse) -> None:
    """Give a noun that the parse made the root its verb, which it hung inside the clause that describes the noun.

    "France, which chairs the group with Russia, [called] for talks": behind the comma that closes the clause stands the
    verb of the sentence.
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    root = next((n for n, head in enumerate(heads) if head == n), 0)
    if parse.pos[root] not in {"NOUN", "PROPN"}:
        return
    clause = next((n for n, head in enumerate(heads) if head == root and relations[n] == "acl" and n > root), None)
    if clause is None or parse.has_own(root, "cop", *SUBJECTS):
        return
    opened = any(tags[n] in RELATIVE and parse.lemmas[n - 1] == "," for n in range(root + 1, clause))
    closed = [n for n in range(clause + 2, len(heads)) if parse.lemmas[n - 1] == ","]
    verb = next((n for n in closed if tags[n] in FINITE), None) or next(
        (n for n in closed if parse.may_be_past(n)), None
    )
    if opened and verb is not None and not parse.has_own(verb, *SUBJECTS):
        heads[verb], relations[verb] = verb, "root"
        heads[root], relations[root] = verb, "nsubj"
        tags[verb] = "VBD" if tags[verb] == "VBN" else tags[verb]


def _hang_contents(parse: Parse) -> None:
    """Call what "that" opens a content, where the parse took it for a circumstance ("voiced hope that ties will grow").

    "So that" and "now that" tell a purpose and a time. A "that" is no object of a verb that has another: "accusations
    that it had supplied arms".
    """
    lows, relations = parse.lows, parse.relations
    for mark in places(lows, "that"):
        opened = parse.heads[mark]
        tells = bool(mark) and lows[mark - 1] not in NO_CONTENT
        if tells and relations[mark] == "mark" and relations[opened] == "advcl":
            relations[opened] = "ccomp"
        if tells and relations[mark] == "obj" and len(parse.own(opened, "obj")) > 1:
            relations[mark], parse.pos[mark], parse.tags[mark] = "mark", "SCONJ", "IN"


def _take_gerunds(parse: Parse) -> None:
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


def _free_past_verbs(parse: Parse) -> None:
    """Make a past verb between a name and a noun the verb of both, where the parse found no verb in the sentence.

    "Turkey rejected accusations that ...": a participle that described the noun would stand before the name.
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    thing = next((n for n, head in enumerate(heads) if head == n), 0)
    if parse.pos[thing] != "NOUN" or parse.has_own(thing, "cop", "aux", *SUBJECTS):
        return
    name = next((n for n in range(thing) if heads[n] == thing and relations[n] == "compound"), None)
    if name is None or tags[name] not in {"NNP", "NNPS"} or tags[name + 1] not in {"VBD", "VBN"}:
        return
    verb = name + 1
    if heads[verb] == thing and relations[verb] == "amod":
        heads[verb], relations[verb], tags[verb] = verb, "root", "VBD"
        heads[name], relations[name] = verb, "nsubj"
        heads[thing], relations[thing] = verb, "obj"


def _join_alike(parse: Parse) -> None:
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


def _join_infinitives(parse: Parse) -> None:
    """Hang a bare infinitive that the parse joined to what governs another infinitive on that one.

    "They call on Chad to withdraw, resume talks and abide by the treaty": who abides is Chad, not who calls. So with
    what is agreed: "that the ministers shall meet, arrange for the return of envoys and discuss trade".
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    for node in places(tags, "VB"):
        above = heads[node]
        if relations[node] not in JOINED or tags[above] == "VB" or above > node:
            continue
        if parse.has_own(node, "aux", "mark", *SUBJECTS):
            continue
        below = (i for i in range(above, node) if heads[i] == above and tags[i] == "VB")
        under = [i for i in below if relations[i] in UNDER or relations[i] == "ccomp"]
        if under:
            heads[node], relations[node] = under[-1], "conj"


def _join_between(parse: Parse) -> None:
    """Hang the second of two behind "between" on the first, where the parse joined it to a noun before both.

    "A meeting in Buenos Aires between the minister and her guest": she meets him, not the meeting.
    """
    heads, relations, lows = parse.heads, parse.relations, parse.lows
    for mark in places(lows, "between"):
        first = heads[mark]
        if relations[mark] != "case" or first <= mark or parse.tags[first] not in SINGLE:
            continue
        joiners = (n for n in range(first, len(heads)) if lows[n] == "and" and relations[n] == "cc")
        second = next((heads[n] for n in joiners), 0)
        if parse.has_own(first, "conj") or second <= first:
            continue
        if relations[second] == "conj" and heads[second] < mark:
            heads[second] = first


def _seat_reporters(parse: Parse) -> None:
    """Give a reporting verb without a subject the name right before it, which the parse hung on what is reported.

    "The two have agreed on patrols along the line, the envoy Vikram Misri [said] on Monday": a comma parts the two.
    """
    heads, relations, lemmas, tags = parse.heads, parse.relations, parse.lemmas, parse.tags
    for verb in parse.tagged(FINITE):
        if lemmas[verb] not in REPORTING or not verb or tags[verb - 1] != "NNP":
            continue
        name = verb - 1
        while relations[name] in {"flat", "compound"} and heads[name] < name:
            name = heads[name]
        first = name
        while first and lemmas[first - 1] != "," and first <= heads[first - 1] <= name:
            first -= 1
        if not first or lemmas[first - 1] != "," or heads[name] >= first or parse.has_own(verb, *SUBJECTS):
            continue
        heads[name], relations[name] = verb, "nsubj"
        relations[verb] = "parataxis" if heads[verb] != verb else relations[verb]


def _seat_subjects(parse: Parse) -> None:
    """Give a verb joined to another the name before it, which the parse joined to the other's object.

    "Norway condemned the attack and Mali thanked Norway": what has no "and" of its own is no second act of Norway's. A
    clause set off by commas may stand between: "and Mali, which chairs it, [thanked] ...".
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    for verb in parse.tagged(FINITE):
        if relations[verb] != "conj" or not verb or parse.has_own(verb, "cc", "aux", *SUBJECTS):
            continue
        name = verb - 1
        if parse.lows[name] == ",":
            told = (heads[n] for n in range(heads[verb], verb) if relations[n] == "acl" and heads[verb] < heads[n] < n)
            name = next(told, name)
        elif tags[name] != "NNP":
            continue
        while relations[name] in {"flat", "compound"} and heads[name] < name:
            name = heads[name]
        if relations[name] == "conj" and heads[verb] < heads[name] < name and parse.has_own(name, "cc"):
            heads[name], relations[name] = verb, "nsubj"


def _seat_guests(parse: Parse) -> None:
    """Give a verb behind "at the invitation of" the guest for its subject, where the parse took the host or nobody.

    "At the invitation of the president of Peru, Ana Roy, the king of Spain, Juan Diaz, [arrived]": of the names set off
    by commas the host's comes first, and "the" opens the guest.
    """
    heads, relations = parse.heads, parse.relations
    if "invitation" not in parse.lows[:4]:
        return
    verb = next((n for n, head in enumerate(heads) if head == n), 0)
    seated = parse.own(verb, "nsubj")
    if parse.tags[verb] not in FINITE or verb < 4 or len(seated) > 1:
        return
    set_off = [n for n in range(verb) if relations[n] == "appos" or n in seated]
    opened = [
        n for n in set_off if any(parse.lows[d] == "the" and parse.lows[d - 1] == "," for d in parse.own(n, "det"))
    ]
    guest = opened[-1] if opened else None
    if guest is None or guest in seated:
        return
    for host in seated:
        heads[host], relations[host] = parse.lows.index("invitation"), "appos"
    heads[guest], relations[guest] = verb, "nsubj"
    for name in set_off:
        if name > guest:
            heads[name], relations[name] = guest, "appos"


def _join_affaires(parse: Parse) -> None:
    """Make one title of "chargé d'affaires", of which the parse made a verb or a second object."""
    heads, relations = parse.heads, parse.relations
    for node, low in enumerate(parse.lows):
        if not low.startswith("d'affair") or not node or heads[node - 1] == node:
            continue
        charge = node - 1
        for child in [c for c, head in enumerate(heads) if head == node and c != node]:
            heads[child] = heads[charge]
        heads[node], relations[node], parse.pos[node], parse.tags[node] = charge, "flat", "NOUN", "NN"


def _join_honorifics(parse: Parse) -> None:
    """Give a name the place in the sentence that the parse gave to the "H.E." before it."""
    if HONORIFICS.isdisjoint(parse.lows):
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


def _take_caused(parse: Parse) -> None:
    """Hang what somebody is led to do under what leads him to it: "prompting Peru to expel the envoy" is no purpose."""
    for node in parse.tagged(BARE):
        cause = parse.heads[node]
        if parse.relations[node] == "advcl" and parse.lows[cause] in CAUSING and parse.has_own(cause, "obj"):
            parse.relations[node] = "xcomp"


def _seat_told_of(parse: Parse) -> None:
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


def _free_led(parse: Parse) -> None:
    """Part the verb of a sentence from who leads its subject: "a delegation led by Ana Roy [called] on the king"."""
    heads, relations = parse.heads, parse.relations
    for verb in parse.tagged(FINITE):
        led = heads[verb]
        leader = next(iter(parse.own(verb, "nsubj")), None)
        if relations[verb] != "obl" or relations[led] != "acl" or leader is None or leader > verb:
            continue
        if parse.lows[led + 1] != "by":
            continue
        noun = heads[led]
        heads[verb], relations[verb] = verb if heads[noun] == noun else heads[noun], relations[noun]
        heads[leader], relations[leader] = led, "obl"
        heads[noun], relations[noun] = verb, "nsubj"
        for mark in parse.own(verb, "case"):
            heads[mark] = leader


MENDS: tuple[Callable[[Parse], None], ...] = (
    _join_affaires,
    _join_honorifics,
    _crown_main_verbs,
    _free_past_verbs,
    _join_parted,
    _raise_governors,
    _hang_contents,
    _take_gerunds,
    _take_caused,
    _join_alike,
    _join_infinitives,
    _join_between,
    _seat_reporters,
    _seat_subjects,
    name_rulings,
    open_settings,
    _seat_guests,
    _seat_told_of,
    _free_led,
)
"""The mends, in the order they are made."""
