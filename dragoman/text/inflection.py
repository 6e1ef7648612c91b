"""Forms of English verbs, enough to match a rule's verb in any tense.

Takes a lemma and the irregular verbs; gives its forms. Rules of spelling as in Quirk et al., A Comprehensive
Grammar of the English Language (1985), sections 3.5-3.6; doubling is limited to verbs of one syllable and the
stressed endings listed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

VOWELS = "aeiou"
DOUBLED = tuple("mit fer cur pel gin get nel cel vel tal sel gret".split())  # commit, refer, cancel, travel


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb; `past` and `participle` may hold several spellings."""

    base: str
    third: str
    gerunds: frozenset[str]
    past: frozenset[str]
    participles: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every form."""
        return frozenset({self.base, self.third}) | self.gerunds | self.past | self.participles


BE = Forms("be", "is", frozenset({"being"}), frozenset({"was", "were", "am", "are"}), frozenset({"been"}))


def inflect(lemma: str, irregular: Mapping[str, tuple[str, str]]) -> Forms:
    """Return the forms of `lemma`; `irregular` maps a lemma to its past and participle.

    >>> sorted(inflect("agree", {}).all)
    ['agree', 'agreed', 'agreeing', 'agrees']
    """
    if lemma == "be":
        return BE
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    doubled = {lemma + lemma[-1]} if _doubles(lemma) else set()
    regular = lemma + ("d" if lemma.endswith("e") else "ed")
    past = {lemma[:-1] + "ied"} if _y_after_consonant(lemma) else {regular} | {d + "ed" for d in doubled}
    gerunds = {lemma[:-2] + "ying"} if lemma.endswith("ie") else {stem + "ing"} | {d + "ing" for d in doubled}
    given = irregular.get(lemma)
    return Forms(
        base=lemma,
        third=_third(lemma),
        gerunds=frozenset(gerunds),
        past=frozenset(given[0].split("/")) if given else frozenset(past),
        participles=frozenset(given[1].split("/")) if given else frozenset(past),
    )


def plural_of(noun: str) -> str:
    """Return the regular plural of a noun.

    >>> plural_of("secretary"), plural_of("envoy"), plural_of("princess")
    ('secretaries', 'envoys', 'princesses')
    """
    return _third(noun)


def _y_after_consonant(lemma: str) -> bool:
    return len(lemma) > 1 and lemma[-1] == "y" and lemma[-2] not in VOWELS


def _third(lemma: str) -> str:
    if lemma == "have":
        return "has"
    if _y_after_consonant(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _doubles(lemma: str) -> bool:
    short = len(lemma) >= 3 and lemma[-1] not in "aeiouwxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    syllables = sum(1 for a, b in zip(" " + lemma, lemma, strict=False) if b in VOWELS and a not in VOWELS)
    return short and (syllables == 1 or lemma.endswith(DOUBLED))
