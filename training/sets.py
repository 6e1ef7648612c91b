"""Which corpus serves which purpose, and how each corpus's entity labels become ours.

Gives tables only. Reads nothing; the names are those of DocBin files (`<name>.spacy`) or of CoNLL-U files
(`<name>.conllu`) in the folder the user points at.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

PERSON, ORGANIZATION, LOCATION, EVENT, INSTRUMENT = "PERSON", "ORGANIZATION", "LOCATION", "EVENT", "INSTRUMENT"
LABELS = (PERSON, ORGANIZATION, LOCATION, EVENT, INSTRUMENT)
OTHER = "OTHER"  # names we do not keep (works, awards, peoples); learnt so that they are not taken for ours

# PUD is the test of every build that ships; so the tests of EWT and GUM may teach, but for one that guides the training
SYNTAX_TRAIN = ("ud_train_ewt", "ud_dev_ewt", "ud_test_ewt", "ud_train_gumopen", "ud_dev_gumopen")
SYNTAX_DEV = ("ud_test_gumopen",)
SYNTAX_FINAL = ("ud_test_gumopen", "ud_test_pud")

CROSSNER_SIDE = tuple(
    f"n_cn_{domain}_{part}" for domain in ("ai", "literature", "music", "science") for part in ("train", "dev", "test")
)
NAMES_TRAIN = (
    "n_cn_politics_train",
    "n_cn_politics_dev",
    *CROSSNER_SIDE,
    "n_gum_train",
    "n_gum_test",
    "n_re3d",
    "n_wikigold",
    "n_uner_ewt_dev",
    "n_uner_ewt_test",
)
NAMES_DEV = ("n_gum_dev",)
NAMES_FINAL = ("n_cn_politics_test", "n_uner_pud")
# every n-th text is kept for development
HELD_OUT = MappingProxyType({"n_cn_politics_dev": 6, "n_uner_ewt_test": 6, "n_wikigold": 8})
REPEAT = MappingProxyType({"n_cn_politics_train": 2, "n_cn_politics_dev": 2, "n_re3d": 2})  # nearest to our texts

WITHOUT_MISC = ("n_uner_",)  # sets that leave events, works and peoples unmarked
LABEL_OF: Mapping[str, str] = MappingProxyType(
    {"PER": PERSON, "ORG": ORGANIZATION, "LOC": LOCATION, "EVENT": EVENT, "MISC": OTHER}
)

# The last word (or the word before "of/on/for") that makes a miscellaneous name an instrument or an event.
PLAIN_WORDS = frozenset(
    "Republican Republicans Democrat Democrats European Europeans African Africans Asian Asians Jewish Muslim Muslims "
    "Christian Catholic Scottish Welsh English Arab Arabs Western January February March April May June July August "
    "September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday President Secretary "
    "Minister General Justice Professor Mr. Mrs. Ms. Dr.".split()
)
# A few sets count the title in; our persons start with their name.
TITLES = re.compile(
    r"(?:(?:Mrs?|Ms|Dr|Sir|Lord|Lady|Dame|Miss|King|Queen|Prince|Princess|Emperor|Empress|Pope|Reverend|Rev|Saint|"
    r"President|Senator|Sen|General|Gen|Colonel|Captain|Professor|Prof|Judge|Justice|Chancellor|Secretary|Ambassador|"
    r"Minister|Sheikh|Governor|Gov|Rep|Congressman|Archbishop|Bishop|Cardinal|Prime Minister|Foreign Minister|"
    r"Vice President|Sultan)\b\.?\s+)+(?=\w)"
)
INSTRUMENT_HEADS = frozenset(
    "accord accords act agreement agreements amendment arrangement articles bill charter code communique communiqué "
    "compact constitution convention conventions covenant deal declaration decree directive doctrine framework "
    "initiative law laws memorandum pact pacts partnership plan policy program programme project protocol regulation "
    "resolution statute strategy treaties treaty".split()
)
EVENT_HEADS = frozenset(
    "battle battles campaign championship championships conference congress coup crisis cup election elections "
    "exhibition fair festival forum games genocide massacre olympics primaries primary rebellion referendum revolt "
    "revolution riots siege summit talks tournament uprising war wars".split()
)
_HEAD = re.compile(
    r"(?i)^(?:the\s+)?(?P<head>[^,(]+?)(?:\s+(?:of|on|for|in|to|against|between|with|at)\b.*|\s*[,(].*)?$"
)


def head_word(name: str) -> str:
    """Return the head of a name in lower case: "Treaty of Lisbon" and "the Lisbon Treaty" both give "treaty".

    >>> head_word("Convention on the Law of the Sea"), head_word("2009 Indian general election")
    ('convention', 'election')
    """
    match = _HEAD.match(name.strip())
    words = re.findall(r"[\w'’-]+", (match["head"] if match else name).casefold())
    words = [w for w in words if not re.fullmatch(r"\d+|[ivx]+", w)]
    return words[-1] if words else ""


def our_label(label: str, name: str) -> str | None:
    """Map a corpus label to ours; a miscellaneous name is judged by its head word, a plain word is no name."""
    ours = LABEL_OF.get(label, label)
    if ours != OTHER:
        return ours
    if name == name.casefold():
        return None
    head = head_word(name)
    if head in INSTRUMENT_HEADS:
        return INSTRUMENT
    return EVENT if head in EVENT_HEADS else OTHER
