"""Datelines: the place, day and agency at the head of a wire report.

Takes the first line of a paragraph; gives the length of its dateline and what it says. Rules are a table:
each row is a shape, an example that matches and one that must not.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_TH = r"(?:st|nd|rd|th)?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}{_TH}(?:,?\s+\d{{4}})?|\d{{1,2}}{_TH}\s+{_MONTH}(?:,?\s+\d{{4}})?)"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+"
_PLACE = rf"(?:{_CAPS}|[A-ZÀ-Þ][\w.'’]+(?:[ -][A-ZÀ-Þ][\w.'’]+){{0,3}})"
_REGION = r"(?:,\s*[A-ZÀ-Þ][\w. ]{1,25})?"
_AGENCY = r"\((?P<agency>[A-Z][\w.&/ -]{1,40})\)"
_SMALL_AGENCY = r"\((?P<agency>[A-Za-z\d][\w.&/ -]{1,40})\)"  # "(dpa)", "(24.kg)": where a place and a day go before
_DASH = r"\s*(?:\.?[-–—―]{1,2}|:)\s*"
_HIJRI = (
    r"(?:[A-Z][\w'’-]{2,12}(?:\s[\w'’-]{1,12})?\s\d{1,2},?\s1[34]\d\d(?:\s?A?H)?,\s+)?"  # Gulf agencies give both days
)
_WHERE_WHEN = rf"(?P<place>{_PLACE}){_REGION}[,.]?\s+{_HIJRI}(?P<day>{_DAY})"
_BY_AGENCY = rf"\s*(?:{_AGENCY}\s*[-–—―]{{1,2}}|\((?P<initials>[A-Z]{{2,6}})\)\s*:)\s*"

SHAPES: tuple[tuple[str, str, str], ...] = (
    # place, day, (agency), dash
    (
        rf"(?P<place>{_PLACE}){_REGION},?\s+(?P<day>{_DAY})\s*(?:,?\s*{_SMALL_AGENCY})?{_DASH}",
        "ACCRA, July 12 (GNA) - Ghana said",
        "Ghana on July 12 - a Friday - said",
    ),
    # place, day, agency, dash
    (
        rf"{_WHERE_WHEN},\s+(?P<agency>[A-Z][A-Za-z]{{1,15}}){_DASH}",
        "Tunis, May 3, TAP -- Libya said",
        "Tunis, May 3, Monday, was quiet - nobody came",
    ),
    # place, day, (agency) or /agency/, no dash
    (
        rf"{_WHERE_WHEN}[.,]?\s*(?:{_AGENCY}|/(?P<slashed>[A-Z][\w. -]{{1,20}})/)\.?\s+(?=[A-ZÀ-Þ“\"])",
        "Kathmandu, May 3 (RSS) Nepal and Bhutan said",
        "Nepal, May 3 (Monday) went by",
    ),
    # place, day, full stop
    (rf"{_WHERE_WHEN}\.\s+(?=[A-ZÀ-Þ“\"])", "Sofia, 3 May 2005. The ministers met", "In May. The ministers met"),
    # [place, day], place (day) dash
    (
        rf"(?P<bracket>\[)?(?P<place>{_PLACE}){_REGION}(?(bracket),?\s+|\s+\()(?P<day>{_DAY})(?(bracket)\]\s*|\){_DASH})",
        "[Lusaka, May 3] Zambia said",
        "Lusaka (May 3) was quiet",
    ),
    # place (agency), dash; a colon only after initials: "Mr Rao (India): We welcome" is a speaker
    (rf"(?P<place>{_PLACE}){_REGION}{_BY_AGENCY}", "Oslo (NTB) – The minister", "Mr Rao (India): We welcome"),
    # (agency), dash
    (rf"\s*{_AGENCY}\s*[-–—―]{{1,2}}\s*", "(Yonhap) -- The two", "(Applause) The two"),
    # PLACE dash, in capitals
    (
        rf"(?P<place>[A-ZÀ-Þ]{{3}}{_CAPS}|[A-ZÀ-Þ]{{3,}}){_REGION}\s*[-–—―]{{1,2}}\s+",
        "QUITO — Envoys met",
        "ASEAN-Japan ties grew",
    ),
    # PLACE/PLACE in capitals, no dash
    (rf"(?P<place>{_CAPS}/{_CAPS})\s+(?=[A-Z][a-z])", "GENEVA/BERN Switzerland said", "US/EU ties are"),
)
# place and a colon: only of a town that is known, for "SPEAKER: We welcome" looks alike
_BARE = re.compile(rf"(?P<place>{_CAPS}?|{_PLACE}?)\s*:\s+(?=[A-ZÀ-Þ“\"‘'])")
_COMPILED = tuple(re.compile(shape) for shape, _, _ in SHAPES)
MAX_CHARS = 90


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline of `length` code points; `place`, `day` and `agency` as printed, None where it has none."""

    length: int
    place: str | None
    day: str | None
    agency: str | None


def read_dateline(text: str, towns: Container[str] = ()) -> Dateline | None:
    """Read the dateline at the start of `text`, or return None; `towns` are names of towns, in small letters.

    >>> read_dateline("ACCRA, July 12 (GNA) - Ghana said").agency
    'GNA'
    >>> read_dateline("Riyadh, Rajab 12, 1440 AH, March 19, 2019, SPA -- The king").day
    'March 19, 2019'
    >>> read_dateline("ACCRA: Ghana said", towns={"accra"}).place
    'ACCRA'
    """
    for pattern in _COMPILED:
        match = pattern.match(text[: MAX_CHARS * 2])
        if match and match.end() <= MAX_CHARS and match.end() < len(text):
            found = match.groupdict()
            place = (found.get("place") or "").strip(" ,.-–—") or None
            agency = found.get("agency") or found.get("initials") or found.get("slashed")
            return Dateline(match.end(), place, found.get("day"), agency)
    bare = _BARE.match(text[: MAX_CHARS * 2])
    if bare and bare["place"].casefold() in towns:
        return Dateline(bare.end(), bare["place"], None, None)
    return None
