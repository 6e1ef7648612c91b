"""Sentences of newswire and of diplomatic prose, with the TIMEX3 a careful annotator would write.

The sentences are our own; the values follow the TimeML 1.2.1 guidelines and the practice of TempEval-3. A row is
(sentence, [(quote, type, value)]); types are D date, T time of day, P length (DURATION) and S set. Rows of UNREAD
are what the reader cannot do yet, each with its reason.
"""

from datetime import date

import pytest

from dragoman.annotate.times.finder import day_span, find_times
from dragoman.types.span import Span

TODAY = date(2023, 11, 15)  # a Wednesday
TYPES = {"D": "DATE", "T": "TIME", "P": "DURATION", "S": "SET"}

REFERENCES = [
    ("The two sides are currently drafting a joint text.", [("currently", "D", "PRESENT_REF")]),
    ("Velia recently recalled its envoy.", [("recently", "D", "PAST_REF")]),
    ("Ties have cooled lately.", [("lately", "D", "PAST_REF")]),
    ("The base is now closed.", [("now", "D", "PRESENT_REF")]),
    ("Now the ministers must decide.", [("Now", "D", "PRESENT_REF")]),
    ("Until now the border was open.", [("now", "D", "PRESENT_REF")]),
    ("The port was once a naval base.", [("once", "D", "PAST_REF")]),
    ("Once the treaty enters into force, trade will grow.", []),
    ("At once the guards withdrew.", []),
    ("He asked more than once for a hearing.", []),
    ("Peace depends on the future of the accord.", [("the future", "D", "FUTURE_REF")]),
    ("In the future, such flights will be announced.", [("the future", "D", "FUTURE_REF")]),
    ("No visit is planned in the foreseeable future.", [("the foreseeable future", "D", "FUTURE_REF")]),
    ("In the past the two navies clashed.", [("the past", "D", "PAST_REF")]),
    ("In recent weeks the shelling grew.", [("recent weeks", "D", "PAST_REF")]),
    ("Over recent months prices fell.", [("recent months", "D", "PAST_REF")]),
    ("Talks will resume in the coming days.", [("the coming days", "D", "FUTURE_REF")]),
    ("At the moment no date has been set.", [("the moment", "D", "PRESENT_REF")]),
    ("For the time being the embassy stays shut.", [("the time being", "D", "PRESENT_REF")]),
    ("Few nations these days keep such a list.", [("these days", "D", "PRESENT_REF")]),
    ("Nowadays few nations keep such a list.", [("Nowadays", "D", "PRESENT_REF")]),
    ("The present government took power in 2019.", [("present", "D", "PRESENT_REF"), ("2019", "D", "2019")]),
    ("All members present voted in favour.", []),
    ("The current legislative term ends next year.",
     [("current", "D", "PRESENT_REF"), ("next year", "D", "2024")]),
    ("The delegation will leave soon.", [("soon", "D", "FUTURE_REF")]),
    ("As soon as it is signed, it binds.", []),
    ("In the near term growth will slow.", [("the near term", "D", "FUTURE_REF")]),
    ("In the long run the pact pays.", []),
]  # fmt: skip

WEEKDAYS = [
    ("Estria's premier said Tuesday that he would not resign.", [("Tuesday", "D", "2023-11-14")]),
    ("The council meets on Thursday.", [("Thursday", "D", "2023-11-16")]),
    ("The council is expected to vote on Thursday.", [("Thursday", "D", "2023-11-16")]),
    ("The council voted on Thursday.", [("Thursday", "D", "2023-11-09")]),
    ("The envoys will meet again Saturday.", [("Saturday", "D", "2023-11-18")]),
    ("Envoys met Saturday in Port Velia.", [("Saturday", "D", "2023-11-11")]),
    ("He was arrested last Sunday.", [("last Sunday", "D", "2023-11-12")]),
    ("She arrives next Monday.", [("next Monday", "D", "2023-11-20")]),
    ("This Friday the parliament votes.", [("This Friday", "D", "2023-11-17")]),
    ("On Friday, Nov. 10, shares fell.", [("Friday, Nov. 10", "D", "2023-11-10")]),
    ("Wednesday's meeting ended early.", [("Wednesday", "D", "2023-11-15")]),
    ("Fighting broke out late Sunday.", [("late Sunday", "D", "2023-11-12")]),
    ("Trading was thin on Mon. and Tues. of the week.",
     [("Mon.", "D", "2023-11-13"), ("Tues.", "D", "2023-11-14"), ("the week", "D", "2023-W46")]),
]  # fmt: skip

STEPS = [
    ("Exports fell last month.", [("last month", "D", "2023-10")]),
    ("Exports fell last week.", [("last week", "D", "2023-W45")]),
    ("Exports fell last quarter.", [("last quarter", "D", "2023-Q3")]),
    ("Exports rose this quarter.", [("this quarter", "D", "2023-Q4")]),
    ("Exports will rise next quarter.", [("next quarter", "D", "2024-Q1")]),
    ("He resigned earlier this year.", [("earlier this year", "D", "2023")]),
    ("A summit is planned for later this month.", [("later this month", "D", "2023-11")]),
    ("It opened late last year.", [("late last year", "D", "2022")]),
    ("It opens early next year.", [("early next year", "D", "2024")]),
    ("It closed early last week.", [("early last week", "D", "2023-W45")]),
    ("The accord expires at year-end.", [("year-end", "D", "2023")]),
    ("The accord expires at the end of the year.", [("the end of the year", "D", "2023")]),
    ("The accord expires by the end of the month.", [("the end of the month", "D", "2023-11")]),
    ("Aid so far this year stands at a record.", [("this year", "D", "2023")]),
    ("In 2019 exports doubled from a year earlier.", [("2019", "D", "2019"), ("a year earlier", "D", "2018")]),
    ("Output in October was up from a year ago.", [("October", "D", "2023-10"), ("a year ago", "D", "2022-10")]),
    ("Profit in May 2021 beat the same month a year earlier.",
     [("May 2021", "D", "2021-05"), ("the same month a year earlier", "D", "2020-05")]),
    ("Sales in the third quarter of 2022 beat the same period the previous year.",
     [("the third quarter of 2022", "D", "2022-Q3"), ("the same period the previous year", "D", "2021-Q3")]),
    ("Sales in the third quarter of 2022 beat the year-earlier period.",
     [("the third quarter of 2022", "D", "2022-Q3"), ("the year-earlier period", "D", "2021-Q3")]),
    ("Sales in the third quarter of 2022 beat the same quarter last year.",
     [("the third quarter of 2022", "D", "2022-Q3"), ("the same quarter last year", "D", "2021-Q3")]),
    ("On 3 May 2021 he flew in; he left the previous day's talks out.",
     [("3 May 2021", "D", "2021-05-03"), ("the previous day", "D", "2021-05-02")]),
    ("On 3 May 2021 he flew in; the following day he left.",
     [("3 May 2021", "D", "2021-05-03"), ("the following day", "D", "2021-05-04")]),
    ("On 3 May 2021 he flew in; a day later he left.",
     [("3 May 2021", "D", "2021-05-03"), ("a day later", "D", "2021-05-04")]),
    ("On 3 May 2021 the truce ended; three days later war began.",
     [("3 May 2021", "D", "2021-05-03"), ("three days later", "D", "2021-05-06")]),
    ("In 1998 they fought; that year a wall was built.", [("1998", "D", "1998"), ("that year", "D", "1998")]),
    ("The pact was signed two years ago.", [("two years ago", "D", "2021")]),
    ("The pact was signed more than two decades ago.", [("more than two decades ago", "D", "200")]),
    ("The pact was signed several years ago.", [("several years ago", "D", "PAST_REF")]),
    ("He left office a few months ago.", [("a few months ago", "D", "PAST_REF")]),
    ("They fled 10 days ago.", [("10 days ago", "D", "2023-11-05")]),
    ("They will be back three weeks from now.", [("three weeks from now", "D", "2023-W49")]),
    ("He was minister in the late 1980s.", [("the late 1980s", "D", "198")]),
    ("Since the mid-'90s trade has grown.", [("the mid-'90s", "D", "199")]),
    ("Unrest marked the 1970s and the 2020s.", [("the 1970s", "D", "197"), ("the 2020s", "D", "202")]),
    ("Unrest marked the 2010s.", [("the 2010s", "D", "201")]),
    ("Unrest marked the early 2000s.", [("the early 2000s", "D", "200")]),
    ("It dates from the nineties.", [("the nineties", "D", "199")]),
    ("It dates from the mid-sixties.", [("the mid-sixties", "D", "196")]),
    ("He is in his nineties.", []),
    ("The quarrel goes back to the 19th century.", [("the 19th century", "D", "18")]),
    ("A map of the late 18th century shows it.", [("the late 18th century", "D", "17")]),
    ("Rules fit for the twenty-first century.", [("the twenty-first century", "D", "20")]),
    ("It should be done within the decade.", [("the decade", "D", "202")]),
    ("It should be done by the end of the decade.", [("the end of the decade", "D", "202")]),
    ("It should be done this decade.", [("this decade", "D", "202")]),
    ("Later in the day he flew home.", [("Later in the day", "D", "2023-11-15")]),
    ("Earlier in the week he flew home.", [("Earlier in the week", "D", "2023-W46")]),
    ("He said so the week of Nov. 6.", [("the week of Nov. 6", "D", "2023-W45")]),
]  # fmt: skip

CALENDAR = [
    ("Its third-quarter loss widened.", [("third-quarter", "D", "2023-Q3")]),
    ("In the fourth quarter of 1989 it lost money.", [("the fourth quarter of 1989", "D", "1989-Q4")]),
    ("In the first half of next year it opens.", [("the first half of next year", "D", "2024-H1")]),
    ("Spending in FY2023 was flat.", [("FY2023", "D", "FY2023")]),
    ("Spending in fiscal 1990 was flat.", [("fiscal 1990", "D", "FY1990")]),
    ("Spending in FY 2023-24 was flat.", [("FY 2023-24", "D", "FY2023")]),
    ("Spending in FY24 was flat.", [("FY24", "D", "FY2024")]),
    ("In the fiscal year ended March 31 it lost money.",
     [("the fiscal year", "D", "FY2023"), ("March 31", "D", "2023-03-31")]),
    ("In the fiscal year ending June 30, 2025, it must balance.",
     [("the fiscal year", "D", "FY2025"), ("June 30, 2025", "D", "2025-06-30")]),
    ("In the year ended March 31 it lost money.",
     [("the year", "P", "P1Y"), ("March 31", "D", "2023-03-31")]),
    ("In the nine months ended Sept. 30 it lost money.",
     [("the nine months", "P", "P9M"), ("Sept. 30", "D", "2023-09-30")]),
    ("The levy applies w.e.f. 1 April 2023.", [("1 April 2023", "D", "2023-04-01")]),
    ("Your note of the 27th ult. has been received.", [("the 27th ult.", "D", "2023-10-27")]),
    ("Your note of the 3rd inst. has been received.", [("the 3rd inst.", "D", "2023-11-03")]),
    ("The panel sits on the 5th prox.", [("the 5th prox.", "D", "2023-12-05")]),
    ("The note is dated 27/11/2022.", [("27/11/2022", "D", "2022-11-27")]),
    ("The note is dated 11/27/2022.", [("11/27/2022", "D", "2022-11-27")]),
    ("The note is dated 03/04/2022.", [("03/04/2022", "D", "2022-XX-XX")]),
    ("The note is dated 11/15/23.", [("11/15/23", "D", "2023-11-15")]),
    ("The note is dated 31.12.99.", [("31.12.99", "D", "1999-12-31")]),
    ("Posted 2022-03-04 in Velia.", [("2022-03-04", "D", "2022-03-04")]),
    ("Posted 2022-03-04T08:30:00Z in Velia.", [("2022-03-04T08:30:00Z", "T", "2022-03-04T08:30:00Z")]),
    ("Posted 2022-03-04 08:30 in Velia.", [("2022-03-04 08:30", "T", "2022-03-04T08:30")]),
    ("It was sealed in March, 1848.", [("March, 1848", "D", "1848-03")]),
    ("Floods came in the summer of 1976.", [("the summer of 1976", "D", "1976-SU")]),
    ("Elections are due next spring.", [("next spring", "D", "2024-SP")]),
    ("Elections will be held in the spring.", [("the spring", "D", "2024-SP")]),
    ("The bill failed in the spring session of the Diet.", [("the spring", "D", "2023-SP")]),
    ("They fought in the winter of 2001.", [("the winter of 2001", "D", "2001-WI")]),
    ("The truce held through Ramadan.", [("Ramadan", "D", "XXXX-XX-XX")]),
    ("Markets shut for Tet.", [("Tet", "D", "XXXX-XX-XX")]),
    ("Markets were shut on Christmas Day.", [("Christmas Day", "D", "2022-12-25")]),
    ("Markets will shut on New Year's Day.", [("New Year's Day", "D", "2024-01-01")]),
    ("The pact of A.D. 843 split the realm.", [("A.D. 843", "D", "0843")]),
    ("The town was razed in 146 BC.", [("146 BC", "D", "BC0146")]),
    ("The class of '68 marched.", [("'68", "D", "1968")]),
    ("He won in November 1996 and again in Nov. 2000.",
     [("November 1996", "D", "1996-11"), ("Nov. 2000", "D", "2000-11")]),
    ("She was born on the 4th of July, 1926.", [("the 4th of July, 1926", "D", "1926-07-04")]),
    ("Parliament dissolved on the 2nd of this month.", [("the 2nd of this month", "D", "2023-11-02")]),
    ("Sanctions took effect Jan. 1.", [("Jan. 1", "D", "2023-01-01")]),
    ("Sanctions take effect Jan. 1.", [("Jan. 1", "D", "2024-01-01")]),
    ("September 11 changed the alliance.", [("September 11", "D", "2023-09-11")]),
]  # fmt: skip

RANGES = [
    ("The visit runs from 27 to 30 November.", [("27", "D", "2023-11-27"), ("30 November", "D", "2023-11-30")]),
    ("The plan for 2010-2015 failed.", [("2010", "D", "2010"), ("2015", "D", "2015")]),
    ("Rains fell between March and May.", [("March", "D", "2023-03"), ("May", "D", "2023-05")]),
    ("He served from 1994 until 1999.", [("1994", "D", "1994"), ("1999", "D", "1999")]),
    ("She stayed Monday through Thursday.", [("Monday", "D", "2023-11-13"), ("Thursday", "D", "2023-11-16")]),
    ("Talks ran Nov. 6-8.", [("Nov. 6", "D", "2023-11-06"), ("8", "D", "2023-11-08")]),
    ("From January through June trade grew.", [("January", "D", "2023-01"), ("June", "D", "2023-06")]),
    ("Emissions must halve by 2030.", [("2030", "D", "2030")]),
    ("Emissions must halve no later than 2030.", [("2030", "D", "2030")]),
    ("He must leave before June 1, 2024.", [("June 1, 2024", "D", "2024-06-01")]),
]  # fmt: skip

HOURS = [
    ("Tuesday morning the palace was shelled.", [("Tuesday morning", "T", "2023-11-14TMO")]),
    ("The palace was shelled overnight.", [("overnight", "T", "2023-11-14TNI")]),
    ("The palace was shelled last night.", [("last night", "T", "2023-11-14TNI")]),
    ("He speaks tomorrow evening.", [("tomorrow evening", "T", "2023-11-16TEV")]),
    ("He spoke yesterday afternoon.", [("yesterday afternoon", "T", "2023-11-14TAF")]),
    ("He spoke on the morning of 3 May 2021.", [("the morning of 3 May 2021", "T", "2021-05-03TMO")]),
    ("He spoke at 9:30 a.m. EST.", [("9:30 a.m. EST", "T", "2023-11-15T09:30")]),
    ("He spoke at 1430 GMT.", [("1430 GMT", "T", "2023-11-15T14:30Z")]),
    ("He spoke at 14:30 GMT on Monday.", [("14:30 GMT on Monday", "T", "2023-11-13T14:30Z")]),
    ("He spoke at 10 o'clock.", [("10 o'clock", "T", "2023-11-15T10:00")]),
    ("He spoke at half past nine.", [("half past nine", "T", "2023-11-15T09:30")]),
    ("The curfew begins at midnight.", [("midnight", "T", "2023-11-15T24:00")]),
    ("He woke early in the morning.", [("early in the morning", "T", "2023-11-15TMO")]),
    ("Shops close in the evening.", [("the evening", "T", "2023-11-15TEV")]),
    ("Shelling began at dawn.", [("dawn", "T", "2023-11-15TMO")]),
    ("Police came Monday at 3 p.m.", [("Monday", "D", "2023-11-13"), ("3 p.m.", "T", "2023-11-13T15:00")]),
    ("Police came on 3 May 2021 at 15:00.", [("3 May 2021", "D", "2021-05-03"), ("15:00", "T", "2021-05-03T15:00")]),
    ("Police came at 3 p.m. local time.", [("3 p.m. local time", "T", "2023-11-15T15:00")]),
]  # fmt: skip

LENGTHS = [
    ("He ruled for several years.", [("several years", "P", "PXY")]),
    ("He ruled for more than two decades.", [("more than two decades", "P", "P2DE")]),
    ("He ruled for nearly a month.", [("nearly a month", "P", "P1M")]),
    ("Trade grew over the past three years.", [("the past three years", "P", "P3Y")]),
    ("Trade grew in the last decade.", [("the last decade", "P", "P1DE")]),
    ("Trade grew over the past year.", [("the past year", "P", "P1Y")]),
    ("Trade will grow over the next 18 months.", [("the next 18 months", "P", "P18M")]),
    ("The truce held for just 72 hours.", [("72 hours", "P", "PT72H")]),
    ("The truce held for some 20 minutes.", [("some 20 minutes", "P", "PT20M")]),
    ("The truce held for a century and a half.", [("a century and a half", "P", "P1.5CE")]),
    ("The truce held a year and a half.", [("a year and a half", "P", "P1.5Y")]),
    ("The truce held for 3 1/2 years.", [("3 1/2 years", "P", "P3.5Y")]),
    ("The truce held for half an hour.", [("half an hour", "P", "PT30M")]),
    ("The truce held all day.", [("all day", "P", "P1D")]),
    ("The truce held for weeks.", [("weeks", "P", "PXW")]),
    ("They have feuded for centuries.", [("centuries", "P", "PXCE")]),
    ("They have feuded for decades.", [("decades", "P", "PXDE")]),
    ("A decades-old feud ended.", [("decades-old", "P", "PXDE")]),
    ("A six-month-long siege ended.", [("six-month-long", "P", "P6M")]),
    ("The 10-day trip took him south.", [("10-day", "P", "P10D")]),
    ("The five-year plan failed.", [("five-year", "P", "P5Y")]),
    ("A weeklong visit began.", [("weeklong", "P", "P1W")]),
    ("A year-long review began.", [("year-long", "P", "P1Y")]),
    ("A month-long review began.", [("month-long", "P", "P1M")]),
    ("A multi-year pact was drawn up.", [("multi-year", "P", "PXY")]),
    ("The 50th anniversary of the treaty was marked.", [("The 50th anniversary", "P", "P50Y")]),
    ("The 57-year-old envoy spoke.", [("57-year-old", "P", "P57Y")]),
    ("A 15-month-old truce broke.", [("15-month-old", "P", "P15M")]),
    ("The envoy, 57 years old, spoke.", [("57 years old", "P", "P57Y")]),
    ("The lease runs 99 years.", [("99 years", "P", "P99Y")]),
    ("A reply is due within 60 days.", [("60 days", "P", "P60D")]),
    ("A reply is due in two weeks.", [("two weeks", "P", "P2W")]),
    ("Between two and three years passed.", [("two", "P", "P2Y"), ("three years", "P", "P3Y")]),
    ("For the first time in 12 years they met.", [("12 years", "P", "P12Y")]),
    ("For the first time in years they met.", [("years", "P", "PXY")]),
    ("A day after the vote he resigned.", [("A day", "P", "P1D")]),
    ("It took years and years of talks.", [("years and years", "P", "PXY")]),
    ("It took a number of years.", [("a number of years", "P", "PXY")]),
    ("It lasted up to six months.", [("six months", "P", "P6M")]),
    ("It lasted 24 hours a day.", [("24 hours", "P", "PT24H"), ("a day", "S", "P1D")]),
    ("He spent the whole week there.", [("the whole week", "P", "P1W")]),
    ("Terms of office are six years.", [("six years", "P", "P6Y")]),
    ("A two- to three-year term is likely.", [("two", "P", "P2Y"), ("three-year", "P", "P3Y")]),
    ("A 30-to-60-day delay is likely.", [("30", "P", "P30D"), ("60-day", "P", "P60D")]),
]  # fmt: skip

SETS = [
    ("Ministers meet every year.", [("every year", "S", "P1Y")]),
    ("Ministers meet twice a week.", [("twice a week", "S", "P1W")]),
    ("Ministers meet once a month.", [("once a month", "S", "P1M")]),
    ("Ministers meet three times a year.", [("three times a year", "S", "P1Y")]),
    ("The annual forum opened.", [("annual", "S", "P1Y")]),
    ("Ministers meet each Monday.", [("each Monday", "S", "XXXX-WXX-1")]),
    ("Ministers meet on Mondays.", [("Mondays", "S", "XXXX-WXX-1")]),
    ("Ministers meet every other month.", [("every other month", "S", "P2M")]),
    ("Ministers meet every four years.", [("every four years", "S", "P4Y")]),
    ("Ministers meet daily.", [("daily", "S", "P1D")]),
    ("A bimonthly review is held.", [("bimonthly", "S", "P2M")]),
    ("A twice-yearly review is held.", [("twice-yearly", "S", "P1Y")]),
    ("They rest every Saturday and Sunday.",
     [("every Saturday", "S", "XXXX-WXX-6"), ("Sunday", "D", "2023-11-12")]),
    ("They drill every morning.", [("every morning", "S", "XXXX-XX-XXTMO")]),
    ("They lose 5,000 barrels a day.", [("a day", "S", "P1D")]),
    ("They produce 5,000 barrels per day.", [("per day", "S", "P1D")]),
    ("The rate is three percent per annum.", [("per annum", "S", "P1Y")]),
    ("Each year the fleet sails.", [("Each year", "S", "P1Y")]),
    ("The fleet sails every October.", [("every October", "S", "XXXX-10")]),
    ("Year after year the fleet sails.", [("Year after year", "S", "P1Y")]),
]  # fmt: skip

NONE = [
    "They may yet agree.",
    "We may meet.",
    "Premier Theresa May met them.",
    "The March on Rome made him premier.",
    "The Sun and Moon were painted there.",
    "A fee of $27 and 27 percent was set.",
    "The second phase of the plan stalled.",
    "Resolution 1973 and Resolution 2231 were quoted.",
    "The G20 and the G7 leaders met.",
    "Route 66 was closed.",
    "About 2,000 people marched.",
    "He won a second term.",
    "Friday Prayer drew a crowd.",
    "Friday prayers were held.",
    "The Times and the Sunday Telegraph wrote of it.",
    "Articles 12-15 and rule 1999 bind them.",
    "A Boeing 2000 was sold to Flight 1812.",
    "It rose 1,990 points to 2,015.",
    "The third floor of the first hall burned.",
    "In the second round he lost.",
    "The Chinese army began to march.",
    "The spring of the gate broke in the fall from the wall.",
    "He asked for a minute's help from the second man.",
    "A quarter of all voters stayed home.",
    "The Daily Mail wrote of it.",
    "Day by the lake, Mr. Day said, is fine.",
    "A half of the sum is due.",
    "Mr. Winter and Ms. Summers met Mr. Noon.",
    "The Year of the Dragon film won.",
    "She scored 90 and he 80.",
    "Phone 2010-555-1212.",
    "Its fleet numbers 1,950 ships and 1914 guns.",
    "Paragraphs 15 and 16 of Annex 2001 apply.",
    "The Fifth Fleet and the Third Army left.",
    "Twenty-one voted.",
    "They gave seconds to the hour hand.",
    "The 38th parallel was crossed.",
    "A Tuesday Group member spoke.",
    "Black Friday sales rose.",
    "The Easter Rising is taught.",
]

# sentence, what a careful annotator would write, why it is not read
UNREAD: list[tuple[str, list[tuple[str, str, str]], str]] = [
    ("He left two hours ago.", [("two hours ago", "T", "2023-11-15TXX:XX")], "the hour of writing is not known"),
    ("In the second half it lost money.", [("the second half", "D", "2023-H2")], "a match has a second half too"),
    (
        "In the first nine months of 2022 it made money.",
        [("the first nine months of 2022", "P", "P9M")],
        "read as a length and a year; the two are never joined",
    ),
    ("They drill at night.", [("night", "S", "XXXX-XX-XXTNI")], "a habit and one night look the same"),
]


def shown(text, day=TODAY):
    found = find_times(text, [Span(0, len(text))], reference=day_span(day) if day else None)
    return [(m.span.of(text), m.type.value, m.value) for m in found]


def full(expected):
    return [(quote, TYPES[kind], value) for quote, kind, value in expected]


READ = [*REFERENCES, *WEEKDAYS, *STEPS, *CALENDAR, *RANGES, *HOURS, *LENGTHS, *SETS]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[row[0] for row in READ])
def test_newswire_is_read_as_annotators_write_it(text, expected):
    assert shown(text) == full(expected)


@pytest.mark.parametrize("text", NONE)
def test_words_that_are_no_times_give_none(text):
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=why)) for text, expected, why in UNREAD],
)
def test_what_is_not_read_yet(text, expected):
    assert shown(text) == full(expected)
