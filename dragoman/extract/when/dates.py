"""When the claims of a document happened: the rules of how texts tell, one after the other.

Takes claims in text order with the times of their own sentences; gives the same claims, more of them dated. A time once
given is kept; each rule only dates what is still undated.
"""

from collections.abc import Sequence

from dragoman.extract.when.anniversaries import date_by_anniversary
from dragoman.extract.when.entries import date_by_entry
from dragoman.extract.when.firsts import date_by_first
from dragoman.extract.when.fiscal import date_by_fiscal_year
from dragoman.extract.when.headings import date_by_headings
from dragoman.extract.when.months import date_by_month
from dragoman.extract.when.official import date_by_document, is_report, official_day
from dragoman.extract.when.reports import date_by_reports
from dragoman.extract.when.sequences import date_in_sequence
from dragoman.extract.when.stays import date_back, date_by_only_stay, date_by_stay
from dragoman.extract.when.talks import date_by_meeting, date_by_named_talks, date_by_talks
from dragoman.extract.when.telling import Telling
from dragoman.extract.when.totals import date_by_total
from dragoman.types.claim import Claim
from dragoman.types.document import Document


def date_claims(claims: Sequence[Claim], doc: Document, telling: Telling) -> tuple[Claim, ...]:
    """Date the claims of `doc` that their clauses do not: by an act before, a visit, talks, the document, a report."""
    given = date_by_anniversary(date_by_total(date_by_fiscal_year(claims, telling), telling), telling)
    own = date_by_first(date_in_sequence(given, telling), telling)
    placed = date_by_meeting(date_by_headings(date_by_entry(own, telling), telling), telling)
    stayed = date_by_named_talks(date_by_stay(placed, telling), telling)
    told = date_by_talks(date_by_meeting(stayed, telling), telling)
    day = official_day(doc, telling.annotations)
    if day:
        if is_report(doc, telling.annotations):
            told = date_by_reports(told, telling)
        return tuple(date_by_document(date_by_only_stay(told, telling), day, telling))
    return tuple(date_back(date_by_month(date_by_reports(told, telling), telling), telling))
