"""Tell the language of a text by its script and its commonest words.

Takes text; gives a BCP 47 code or None when unsure. No model, no download, no state: the later stations read
English only, so all this must do is never call another language English, and say None for a list of names.
"""

import re
from collections import Counter
from collections.abc import Mapping

SAMPLE_CHARS = 20_000  # a report's first pages; longer samples cost time and decide nothing more
MIN_LETTERS = 20  # fewer letters are a heading or a number, not a language
MIN_WORDS = 12  # below this one borrowed word decides
MIN_SHARE = 0.12  # 40 English reports had 0.25 and more of these words, lists of names 0.07
MIN_LEAD = 1.4  # best over second best; the closest measured: Italian over Spanish 1.6, Spanish over French 1.65

# Script → the ranges of its letters.
SCRIPTS: Mapping[str, str] = {
    "Latn": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ", "Cyrl": "Ѐ-ԯ", "Arab": "؀-ۿݐ-ݿࢠ-ࣿ", "Hebr": "֐-׿", "Grek": "Ͱ-Ͽἀ-῿",
    "Deva": "ऀ-ॿ", "Beng": "ঀ-৿", "Taml": "஀-௿", "Thai": "฀-๿", "Laoo": "຀-໿", "Mymr": "က-႟", "Khmr": "ក-៿",
    "Geor": "Ⴀ-ჿ", "Armn": "԰-֏", "Ethi": "ሀ-፿", "Hang": "가-힯ᄀ-ᇿ", "Kana": "぀-ヿ", "Hani": "㐀-䶿一-鿿",
}  # fmt: skip
_SCRIPT_PATTERNS = {name: re.compile(f"[{ranges}]") for name, ranges in SCRIPTS.items()}

# Scripts that (almost) one language of the field is written in.
BY_SCRIPT: Mapping[str, str] = {
    "Hebr": "he", "Grek": "el", "Deva": "hi", "Beng": "bn", "Taml": "ta", "Thai": "th", "Laoo": "lo", "Mymr": "my",
    "Khmr": "km", "Geor": "ka", "Armn": "hy", "Ethi": "am", "Hang": "ko", "Hani": "zh",
}  # fmt: skip

MIN_KANA = 0.05  # of the East Asian letters: half of Japanese prose is kana; Chinese has it in quoted names only
EAST_ASIAN = ("Hani", "Kana", "Hang")

# Letters and words that only one language of a shared script uses.
MARKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Arab": (("ur", "ٹڈڑںے"), ("fa", "پچژگ")),
    "Cyrl": (("be", "ў"), ("uk", "іїєґ"), ("kk", "әғқңөұүһ"), ("sr", "ђћџљњј"), ("ru", "ыэё"), ("bg", "ъ")),
}
MIN_MARKS = 0.008  # of the letters; below it such letters come from a borrowed name

# The commonest words of each language, as published frequency lists agree on them; words that two of
# the languages share are kept in both.
STOP_WORDS: Mapping[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in a is that for it as was with be by on not he his at from are this have an which had "
        "they you were their has its will would said been who or more also between two but after",
        "fr": "le la les de des du et à en un une que qui dans pour sur par au aux avec est a sont ont été ce cette il "
        "elle ne pas plus se son sa ses leur entre ou mais",
        "es": "el la los las de del y a en un una que por para con se su sus al es son ha han fue como más no lo este "
        "esta entre sobre o pero también",
        "pt": "o a os as de do da dos das e em no na nos nas um uma que por para com se seu sua ao à é são foi como "
        "mais não entre sobre ou mas também pelo pela",
        "de": "der die das den dem des und in zu von mit für auf ist im nicht ein eine einen einer eines sich als auch "
        "es an werden wird hat sind war bei nach aus über zwischen oder um",
        "it": "il lo la i gli le di del della dei delle e a in un una che per con su si è sono ha al alla nel nella da "
        "dal non come più anche tra",
        "nl": "de het een en van in op te dat is voor met zijn aan niet door als bij ook naar om er uit over tussen "
        "werd heeft wordt die maar of hij",
        "id": "yang dan di ke dari untuk dengan pada dalam ini itu akan adalah oleh tidak telah sebagai juga antara "
        "kedua atau kami dapat bahwa",
        "vi": "và của là có cho với các những trong được một không về tại này đã đến để hai trên từ khi cũng năm "
        "việt ngày",
        "pl": "i w na z do się nie że to jest o od po za przez dla oraz które jak który ze są był przy między",
        "tr": "ve bir bu için ile olarak da de olan arasında daha çok gibi sonra kadar en ise her ne ancak",
        "sv": "och i att det som en på är av för med den till har de inte om ett var från mellan vid han",
        "ru": "и в на с по не что о к из за для от как это его он а но или был была были между также у со их при",
        "bg": "и на да за от в се с не е са че по до като към които ще той бе между",
    }.items()
}  # fmt: skip
CYRILLIC = frozenset({"ru", "bg"})
LATIN = frozenset(STOP_WORDS) - CYRILLIC

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the BCP 47 code of the language most of `text` is in, or None where the signs do not agree.

    >>> detect_language("The two ministers said that they would meet in the capital of the country on Friday.")
    'en'
    >>> detect_language("Kishida Fumio, Hayashi Yoshimasa, Vo Van Thuong, Bui Thanh Son") is None
    True
    """
    sample = text[:SAMPLE_CHARS]
    letters = Counter({name: len(pattern.findall(sample)) for name, pattern in _SCRIPT_PATTERNS.items()})
    total = letters.total()
    if total < MIN_LETTERS:
        return None
    east = sum(letters[name] for name in EAST_ASIAN)
    if 2 * east > total:
        return _east_asian(letters, east)
    script, count = letters.most_common(1)[0]
    if 2 * count <= total:
        return None
    if script in BY_SCRIPT:
        return BY_SCRIPT[script]
    return _by_marks(sample, script, count) or _by_words(sample, script)


def score_languages(text: str, codes: frozenset[str]) -> dict[str, float]:
    """Return, for each language, the share of the words of `text` that are among its commonest (0..1)."""
    words = Counter(word.casefold() for word in _WORD.findall(text))
    total = max(words.total(), 1)
    return {code: sum(words[w] for w in STOP_WORDS[code]) / total for code in sorted(codes)}


def _east_asian(letters: Mapping[str, int], east: int) -> str:
    if letters["Kana"] >= MIN_KANA * east:
        return "ja"
    return "ko" if letters["Hang"] > letters["Hani"] else "zh"


def _by_marks(sample: str, script: str, letters: int) -> str | None:
    folded = sample.casefold()
    for code, marks in MARKS.get(script, ()):
        if sum(folded.count(mark) for mark in marks) >= MIN_MARKS * letters:
            return code
    return "ar" if script == "Arab" else None


def best_by_words(text: str, codes: frozenset[str]) -> str | None:
    """Return which of `codes` the commonest words speak for most, None where too few words speak at all."""
    sample = text[:SAMPLE_CHARS]
    if len(_WORD.findall(sample)) < MIN_WORDS:
        return None
    best, score = _ranked(sample, codes)[0]
    return best if score >= MIN_SHARE else None


def _by_words(sample: str, script: str) -> str | None:
    codes = CYRILLIC if script == "Cyrl" else LATIN
    best = best_by_words(sample, codes)
    (_, score), (_, second) = _ranked(sample, codes)[:2]
    return best if score >= MIN_LEAD * second else None


def _ranked(sample: str, codes: frozenset[str]) -> list[tuple[str, float]]:
    return sorted(score_languages(sample, codes).items(), key=lambda item: (-item[1], item[0]))
