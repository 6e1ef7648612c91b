"""How much of a value a page shows: a name of ten thousand letters must not bury what stands beside it.

Takes what a template is about to print; gives it, cut where it is long. What must be whole (a text, an address, what a
form sends back) says so. The records themselves are never cut: the words in full are behind every link.
"""

MAX_SHOWN = 500
"""Code points of a value that says nothing of its length: longer than any headline of honest texts."""


class Whole(str):
    """Text that is printed as it is, however long."""

    __slots__ = ()


def whole(text: object) -> Whole:
    """Let a value be printed in full: a filter of templates."""
    return Whole(text)


def up_to(text: str, max_chars: int) -> Whole:
    """Cut a text after so many code points, between words where there are any near: a filter of templates.

    >>> up_to("one two three", 9), up_to("one two", 9)
    ('one two …', 'one two')
    """
    if len(text) <= max_chars:
        return Whole(text)
    head = text[:max_chars]
    between_words = head.rsplit(None, 1)[0]
    return Whole(f"{between_words if len(between_words) > max_chars // 2 else head} …")


def shown(value: object) -> object:
    """Return what a template prints of a value: the last thing done to each, before it is escaped."""
    if type(value) is str and len(value) > MAX_SHOWN:  # not Whole, nor what is escaped already
        return up_to(value, MAX_SHOWN)
    return value
