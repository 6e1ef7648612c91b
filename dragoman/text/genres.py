"""Which texts speak for themselves: joint statements, communiqués, declarations, fact sheets, releases, answers.

Takes the words of a title or heading; says what kind of text stands under it.
"""

import re

_JOINT = re.compile(
    r"\bjoint\s+(?:\w+\s+)?(?:statement|communiqu[eé]|declaration|press\s+(?:statement|release))|\bcommuniqu[eé]\b",
    re.IGNORECASE,
)
_SHEET = re.compile(r"\bfact\s*sheet\b", re.IGNORECASE)
_GIVEN_OUT = re.compile(
    r"^\W*(?:(?:press|media|news)\s+(?:release|statement|communiqu[eé])|statement\s+(?:by|of|from)\s|read-?out\s+of\s"
    r"|remarks\s+(?:by|of)\s|note\s+verbale|(?:written|oral)\s+(?:answer|reply))"
    r"|\b(?:press|media)\s+release\s+(?:no\b|\d|regarding\b|on\b|concerning\b)|declaration\s+(?:of|by|on)\s+(?:the\s+)?"
    r"(?:heads|presidents|leaders|ministers|foreign|member|states|governments)|(?:resolution|decision)\s+(?:no\b|\d)"
    r"|(?:un)?starred\s+question|final\s+communiqu|(?:edited\s+)?transcript\b"
    r"|\b(?:spokes(?:person|man|woman)|regular|department|daily)\b.{0,40}\bpress\s+(?:conference|briefing)",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"\b(?:press|media|news)\s+release\b|\bread-?out\b", re.IGNORECASE)
_INSTRUMENT = re.compile(
    r"\b(?:treaty|agreement|memorandum\s+of\s+(?:understanding|cooperation)|convention|protocol|exchange\s+of\s+notes"
    r"|declaration|charter|accord)\b",
    re.IGNORECASE,
)


def is_joint_text(title: str) -> bool:
    """Whether a title names a text that two or more sides give out together after they met."""
    return _JOINT.search(title) is not None


def is_sheet(title: str) -> bool:
    """Whether a title names a fact sheet, whose points are what its issuer does."""
    return _SHEET.search(title) is not None


def is_release(title: str) -> bool:
    """Whether a title names a release or readout, in which an office tells of what others said and did."""
    return _RELEASE.search(title) is not None


def is_official_text(title: str) -> bool:
    """Whether a title names a text in which an office speaks on its own day (ANNOTATION.md, section 5)."""
    return is_joint_text(title) or any(p.search(title) for p in (_SHEET, _GIVEN_OUT))


def is_instrument(title: str) -> bool:
    """Whether a title names a treaty or another text that is signed."""
    return _INSTRUMENT.search(title) is not None
