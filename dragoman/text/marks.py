"""What the marks of a sentence tell: whether a quotation opens in it or stays open behind it, whether it asks.

Takes the text of one sentence; gives yes or no. Typographic marks tell by their shape, straight ones are counted.
Links of Markdown are marks, too: what is read for its grammar is read without them.
"""

import re

_LINK = re.compile(r"\[([^\[\]\n]{1,300})\](\([^()\s]{1,500}\))")


def without_links(text: str) -> str:
    """Return `text` with blanks for the brackets and the address of each link, so that offsets stay.

    >>> without_links("after [talks](https://a.org/b) ended")
    'after  talks                   ended'
    """
    return _LINK.sub(lambda m: f" {m[1]} {' ' * len(m[2])}", text) if "](" in text else text


def opens_quotation(body: str) -> bool:
    """Whether the sentence begins with a quotation mark and does not close it."""
    return body[:1] in {'"', "“"} and body.count('"') % 2 + body.count("“") - body.count("”") > 0


def is_quotation_open(body: str, *, opened: bool) -> bool:
    """Whether a quotation is open after the sentence; `opened`: whether one was before it."""
    if "“" in body or "”" in body:
        return body.rfind("“") > body.rfind("”")
    return opened ^ bool(body.count('"') % 2)


def is_question(body: str) -> bool:
    """Whether the sentence only asks ("Did Japan and Chile sign the pact?", "whether it is aware of the pact; and")."""
    return body[:8].casefold() == "whether " or body.rstrip("\"'”’)» \n").endswith("?")
