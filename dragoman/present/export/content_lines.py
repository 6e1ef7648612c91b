"""Lines of iCalendar (RFC 5545): a name, values with their marks escaped, folded where they are long.

Takes names and values; gives text. Lines end with CRLF; none is longer than 75 octets with its end.
"""

from datetime import date

MAX_OCTETS = 74
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))  # the first first


def text_line(name: str, *values: str) -> str:
    r"""Return the line of a text, or of several (section 3.3.11).

    >>> text_line("SUMMARY", "Signed; sealed, delivered")
    'SUMMARY:Signed\\; sealed\\, delivered\r\n'
    """
    return line(name, ",".join(map(_escaped, values)))


def _escaped(text: str) -> str:
    for mark, escape in _ESCAPES:
        text = text.replace(mark, escape)
    return text


def day_line(name: str, day: date) -> str:
    """Return the line of a whole day (section 3.3.4)."""
    return line(f"{name};VALUE=DATE", f"{day.year:04}{day.month:02}{day.day:02}")


def line(name: str, value: str) -> str:
    """Return a line whose value is written as it must be, folded (section 3.1).

    It is never parted inside a character, nor behind a backslash, which older readers would take for two marks.
    """
    left = f"{name}:{value}".encode()
    parts = []
    while len(left) > MAX_OCTETS:
        end = MAX_OCTETS
        while left[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        if left[end - 1 : end] in {b"\\", b"^"}:
            end -= 1
        parts.append(left[:end])
        left = left[end:]
    return b"\r\n ".join([*parts, left]).decode() + "\r\n"
