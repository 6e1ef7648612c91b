"""Mends of a parse: every verb gets the subject that stands before it.

Takes the Parse of a sentence and hangs words elsewhere; never adds or takes away a word.
"""

from dragoman.extract.grammar.parse import Parse
from dragoman.extract.grammar.tree import FINITE, SUBJECTS

REPORTING = frozenset({"say", "tell", "announce", "report", "add", "state", "declare", "confirm"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


def raise_governors(parse: Parse) -> None:
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


def crown_main_verbs(parse: Parse) -> None:
    """Give a noun that the parse made the root its verb, which it hung inside the clause that describes the noun.

    "France, which chairs the group with Russia, [called] for talks": behind the comma that closes the clause stands the
    verb of the sentence.
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    root = parse.root
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


def free_past_verbs(parse: Parse) -> None:
    """Make a past verb between a name and a noun the verb of both, where the parse found no verb in the sentence.

    "Turkey rejected accusations that ...": a participle that described the noun would stand before the name.
    """
    heads, relations, tags = parse.heads, parse.relations, parse.tags
    thing = parse.root
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


def seat_reporters(parse: Parse) -> None:
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


def seat_subjects(parse: Parse) -> None:
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


def seat_guests(parse: Parse) -> None:
    """Give a verb behind "at the invitation of" the guest for its subject, where the parse took the host or nobody.

    "At the invitation of the president of Peru, Ana Roy, the king of Spain, Juan Diaz, [arrived]": of the names set off
    by commas the host's comes first, and "the" opens the guest.
    """
    heads, relations = parse.heads, parse.relations
    if "invitation" not in parse.lows[:4]:
        return
    verb = parse.root
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


def free_led(parse: Parse) -> None:
    """Part the verb of a sentence from who leads its subject: "a delegation led by Ana Roy [called] on the king"."""
    heads, relations = parse.heads, parse.relations
    for verb in parse.tagged(FINITE):
        led = heads[verb]
        if relations[verb] != "obl" or relations[led] != "acl":
            continue
        leader = next(iter(parse.own(verb, "nsubj")), None)
        if leader is None or leader > verb or parse.lows[led + 1] != "by":
            continue
        noun = heads[led]
        heads[verb], relations[verb] = verb if heads[noun] == noun else heads[noun], relations[noun]
        heads[leader], relations[leader] = led, "obl"
        heads[noun], relations[noun] = verb, "nsubj"
        for mark in parse.own(verb, "case"):
            heads[mark] = leader
