"""The words of time: months, weekdays, units, seasons, feasts. Data, and the pattern text made of it.

Takes nothing; gives tables and pattern fragments. English names after the Unicode CLDR (gregorian, en).
"""

from dragoman.text.patterns import DIGITS, NUMBER_WORDS, SPACE, either

MONTH_NAMES = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
MONTHS = MONTH_NAMES | MONTH_SHORT
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
}  # fmt: skip
WEEKDAYS_SHORT = {"mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thur.": 4, "thurs.": 4, "fri.": 5, "sat.": 6}

# unit word → (TIMEX3 designator, part of the day?)
UNIT_WORDS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "semester": "H", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE",
}  # fmt: skip
CLOCK_UNITS = frozenset({"second", "minute", "hour"})
FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P1Q",
    "biannual": "P6M", "biannually": "P6M", "semiannual": "P6M", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y",
    "biennial": "P2Y", "biennially": "P2Y", "triennial": "P3Y", "bimonthly": "P2M", "bi-monthly": "P2M",
    "biweekly": "P2W", "bi-weekly": "P2W", "semi-annual": "P6M", "half-yearly": "P6M", "per annum": "P1Y",
}  # fmt: skip
SEASON_WORDS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "T12:00", "midnight": "T24:00",
}  # fmt: skip

# feasts on a fixed day of the Gregorian year
FIXED_FEASTS = {
    "new year's day": (1, 1), "new year’s day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31), "new year’s eve": (12, 31),
    "valentine's day": (2, 14), "valentine’s day": (2, 14), "bastille day": (7, 14), "halloween": (10, 31),
    "veterans day": (11, 11), "armistice day": (11, 11), "may day": (5, 1),
}  # fmt: skip
# feasts whose day moves, or whose observance decides it: never fixed without a table of the year
MOVING_FEASTS = (
    "lunar new year", "chinese new year", "ramadan", "eid al-fitr", "eid al-adha", "diwali", "easter", "easter sunday",
    "good friday", "passover", "yom kippur", "rosh hashanah", "nowruz", "songkran", "tet", "thanksgiving",
    "golden week", "spring festival", "mid-autumn festival", "vesak",
)  # fmt: skip

NUMBER = rf"(?:{DIGITS}|{NUMBER_WORDS})"
MONTH = rf"(?:{either(MONTH_NAMES)}|{either(MONTH_SHORT)}\b\.?)"
WEEKDAY = either(WEEKDAYS)
ANY_WEEKDAY = rf"(?:{WEEKDAY}|{either(WEEKDAYS_SHORT)})"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
DAY_TH = rf"{DAY}(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]|20|21)\d\d(?![\d%])"
UNIT = r"(?:second|minute|hour|day|week|fortnight|weekend|month|quarter|semester|year|decade|century|centurie)"
HEDGE = either(
    ["about", "almost", "nearly", "approximately", "roughly", "around", "more than", "less than", "fewer than",
     "at least", "at most", "as long as", "over", "under", "some"]
)  # fmt: skip
DASH = r"\s{0,3}[-–—−]\s{0,3}"
COMMA = rf"(?:,\s{{0,20}}|{SPACE})"
NOT_IN_WORD = r"(?<![\w$€£¥.,/-])"


def month_number(word: str) -> int | None:
    """Read "Nov." or "NOVEMBER"; None for a word in lower case, which is "may" or "march" and no month."""
    return MONTHS.get(word.rstrip(".").lower()) if word[:1].isupper() else None


def unit_code(word: str) -> tuple[str, str]:
    """Return ("PT" or "P", designator) of a unit word in singular or plural."""
    single = word.lower().rstrip("s")
    return ("PT" if single in CLOCK_UNITS else "P"), UNIT_WORDS[single]
