"""Rules for words that point at the past, the present or the future without a date: "now", "recently", "soon".

Takes matches in their context; gives readings with PAST_REF, PRESENT_REF or FUTURE_REF (TimeML 1.2.1), which cover
no days. A word that is also a conjunction or a name ("once the treaty enters into force") is read by its company.
"""

import re
from collections.abc import Callable, Sequence

from dragoman.annotate.times.reading import Context, Reading, Rule, date_at, rule
from dragoman.annotate.times.words import UNIT
from dragoman.text.patterns import SPACE, either


def reference(value: str, *, capital: bool = True) -> Callable[[re.Match[str], Context], Sequence[Reading]]:
    """Return the builder of a vague time, such as "recently"; `capital` False refuses "Now" in a name."""

    def build(match: re.Match[str], context: Context) -> Sequence[Reading]:
        group = "extent" if "extent" in match.re.groupindex else 0
        text = match[group]
        if not capital and text[0].isupper() and context.before(match.start(group), 3).strip(' \n"“(') != "":
            return ()
        return date_at(match, value, group=group)

    return build


def worded(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "once" of a past state, "present" of a present one."""
    group = "extent" if match["extent"] else "extent2"
    return date_at(match, "PAST_REF" if match[group].lower() == "once" else "PRESENT_REF", group=group)


# "was once the capital", "who once led it"; not "once a month", "once more", "once the deal is signed"
_AGAIN = rf"more|again|and|in|for|every|per|each|all|or|an?{SPACE}{UNIT}\b|daily|weekly|monthly|yearly"
_CLAUSE = "the|a|an|this|that|these|those|it|he|she|they|we|you|i|his|her|its|their|there|as"
_BE = either(["was", "were", "had", "has", "have", "been", "having"])
_WHO = either(["who", "which", "that", "he", "she", "it", "they", "we", "i"])
_PRESENT_OF = (
    "government|cabinet|leadership|leader|leaders|situation|crisis|policy|administration|system|state|circumstances"
    "|conditions|conflict|constitution|regime|level|levels|course|form|term|parliament|law|rules|arrangement"
    "|arrangements|agreement|borders|prices|trend|stage|climate|coalition|position|day|generation|minister|premier"
)

RULES: tuple[Rule, ...] = (
    rule("past-ref", "V", rf"(?<![\w-])(?:(?:(?:more|most|very){SPACE})?recently|the{SPACE}(?:recent|distant){SPACE}"
         rf"past"
         rf"|(?<=in\s)the{SPACE}past(?!{SPACE}(?:tense|participle))|the{SPACE}past(?=\s{{0,3}}(?:[.,;:)]|\Z)|{SPACE}"
         rf"(?:and|or"
         rf"|but|to|have|has|was|is)\b)|recent{SPACE}(?:years|months|weeks|days|decades|times|history)|recent)(?!["
         rf"\w-])",
         reference("PAST_REF"), "It has recently grown.", (("recently", "PAST_REF"),), "the past tense"),
    rule("present-ref", "V", rf"(?<![\w-])(?:currently|presently|nowadays|(?<=at\s)present|(?<=at\s)the{SPACE}moment"
         rf"|these{SPACE}days"
         rf"|right{SPACE}now|(?<=for\s)the{SPACE}time{SPACE}being|(?<=at\s)this{SPACE}"
         rf"(?:time|moment|stage|point)(?!{SPACE}of\b)"
         rf"|current|now)(?![\w-])", reference("PRESENT_REF", capital=False),
         "Talks are currently held.", (("currently", "PRESENT_REF"),), "nowhere near a currency"),
    rule("future-ref", "VU", rf"(?<![\w-])(?:(?:very{SPACE})?soon(?!{SPACE}(?:as|after))|(?:the{SPACE})?(?:(?:near|im"
         rf"mediate|foreseeable"
         rf"|not-too-distant|distant){SPACE})?future(?=\s{{0,3}}(?:[.,;:)]|\Z|and\b|as\b|to\b|for\b|of\b|by\b))"
         rf"|(?:the{SPACE})?(?:coming|forthcoming){SPACE}(?:years|months|weeks|days|decades)"
         rf"|the{SPACE}(?:years|months|weeks|days|decades){SPACE}(?:ahead|to{SPACE}come)"
         rf"|the{SPACE}(?:near|short|medium|long){SPACE}term)(?![\w-])", reference("FUTURE_REF", capital=False),
         "They will meet in the near future.", (("the near future", "FUTURE_REF"),), "as soon as future leaders come"),
    rule("lately", "V", r"(?<![\w-])(?:lately|of\s{1,9}late(?=\s{0,3}(?:[.,;:)]|\Z)))(?![\w-])", reference("PAST_REF"),
         "Ties have cooled lately.", (("lately", "PAST_REF"),), "of late Sunday and of lateness"),
    rule("once", "V", rf"(?<!\w)(?:{_BE}{SPACE}(?P<extent>once)(?!{SPACE}(?:{_AGAIN})\b)"
         rf"|{_WHO}{SPACE}(?P<extent2>once)(?!{SPACE}(?:{_AGAIN}|{_CLAUSE})\b))(?=\s{{1,9}}[a-z])", worded,
         "It was once a port of those who once ruled.", (("once", "PAST_REF"),),
         "they said that once the deal is done; he was once more there; they meet once a month; at once"),
    rule("present", "V", rf"(?<![\w-])(?:(?:the|our|its|their|his|her|under|in){SPACE}(?P<extent>present)(?={SPACE}"
         rf"(?:{_PRESENT_OF})\b)|(?P<extent2>present-day)(?!\w))", worded, "The present government fell.",
         (("present", "PRESENT_REF"),), "the members present; the present of gold"),
    rule("to-date", "V", rf"(?<!\w)(?P<extent>to{SPACE}date)(?=\s{{0,3}}(?:[.,;:)]|\Z))",
         reference("PRESENT_REF"), "It is the largest to date.", (("to date", "PRESENT_REF"),), "up to date lists"),
)  # fmt: skip
