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
    r"|\b(?:spokes(?:person|man|woman)|regular|department|daily)\b.{0,40}\bpress\s+(?:conference|briefing)",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(
    r"\b(?:treaty|agreement|memorandum\s+of\s+(?:understanding|cooperation)|convention|protocol|exchange\s+of\s+notes"
    r"|declaration|charter|accord)\b",
    re.IGNORECASE,
)


def is_joint_text(title: str) -> bool:
    """Whether a title names a text that two or more sides give out together after they met."""
    return _JOINT.search(title) is not None


def is_official_text(title: str) -> bool:
    """Whether a title names a text in which an office speaks on its own day (ANNOTATION.md, section 5)."""
    return is_joint_text(title) or any(p.search(title) for p in (_SHEET, _GIVEN_OUT))


def is_instrument(title: str) -> bool:
    """Whether a title names a treaty or another text that is signed."""
    return _INSTRUMENT.search(title) is not None
