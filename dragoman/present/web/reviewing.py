"""The review queue and the log of decisions: what is doubtful, its texts side by side, and the answer as a form.

Takes requests; gives HTML, and for a caller who may judge appends to the log. Every answer leads on to the next
question and can be taken back.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from dragoman.answer.desk import Desk
from dragoman.answer.holdings import Holdings
from dragoman.answer.judging import Judge, judge_conflict, judge_pair, judge_undo
from dragoman.answer.query import Asked
from dragoman.answer.review import is_weighed, review_some
from dragoman.answer.verdicts import log, log_of
from dragoman.errors import QueryError
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME, Filters
from dragoman.present.serving.gate import Analyst
from dragoman.present.serving.stamps import Stamp
from dragoman.present.serving.writing import write_judgement
from dragoman.present.web.address import question_path, with_query
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.paging import PageNumber, cut
from dragoman.present.web.rendering import page
from dragoman.present.web.sides import reading_key, sheet_of
from dragoman.types.judgement import Decision, Judgement

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
MAX_REASON = 2000
ANSWERS = {"same": Decision.SAME, "different": Decision.DIFFERENT, "unsure": Decision.UNSURE}
Id = Annotated[str, Path(max_length=MAX_NAME)]
Reason = Annotated[str, Form(max_length=MAX_REASON)]


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision just made: its `line` of the log and the ids it is `about`, joined; empty where there is none."""

    line: str
    about: str


def read_decided(
    kept: Annotated[str, Query(max_length=MAX_NAME)] = "", about: Annotated[str, Query(max_length=MAX_NAME)] = ""
) -> Decided:
    """Read which decision an address says was just made; a dependency of FastAPI."""
    return Decided(kept, about)


Just = Annotated[Decided, Depends(read_decided)]


@router.get("/review")
def queue(
    request: Request,
    tag: Stamp,
    desk: LentDesk,
    asked: Filters,
    decided: Just,
    number: PageNumber = 1,
) -> HTMLResponse:
    """Show what is to be decided, most doubtful first."""
    query = desk.query(asked)
    return page(
        request,
        "queue.html",
        stamp=tag,
        part=cut(review_some(desk.holdings, query), number),
        is_weighed=is_weighed(desk.holdings, query),
        form=filter_form(asked, desk.holdings),
        decided=decided,
    )


@router.get("/review/{ids}")
def question(request: Request, tag: Stamp, desk: LentDesk, asked: Filters, ids: Id, decided: Just) -> HTMLResponse:
    """Show one question with its texts side by side; one that is no longer asked, with what was decided about it."""
    questions = review_some(desk.holdings, desk.query(asked))
    wanted = _ids(ids)
    place = next((n for n, found in enumerate(questions) if found.ids == wanted), None)
    if place is None:
        claims = _claims_of(desk.holdings, wanted)
        if not claims:
            raise HTTPException(404, f"{ids!r} is no question now; /review lists them")
        rows = log_of(desk.holdings, claims)
        return page(request, "answered.html", stamp=tag, rows=rows, ids=wanted, decided=decided)
    before = questions[place - 1] if place else None
    after = questions[place + 1] if place + 1 < len(questions) else None
    return page(
        request,
        "question.html",
        stamp=tag,
        sheet=sheet_of(questions[place], desk.holdings),
        number=place + 1,
        of=len(questions),
        before=before,
        after=after,
        decided=decided,
    )


@router.post("/review/{ids}")
def answer(  # noqa: PLR0913 - the fields of one form
    *,
    request: Request,
    token: Analyst,
    asked: Filters,
    ids: Id,
    answer: Annotated[str, Form(max_length=MAX_NAME)],
    number: Annotated[int, Form(ge=1)] = 1,
    reason: Reason = "",
) -> RedirectResponse:
    """Keep an answer and lead on to the next question; `answer` is one of ANSWERS, or "holds:" and a reading's mark."""
    wanted = _ids(ids)

    def make(holdings: Holdings, judge: Judge) -> Judgement:
        return _judged(holdings, wanted, answer, judge)

    kept = write_judgement(request.app.state.desks, token, reason, make).line.id
    with request.app.state.desks.lend() as desk:
        return RedirectResponse(_onward(desk, asked, number, with_query(request.url.query, kept=kept, about=ids)), 303)


@router.get("/judgements")
def judgements(request: Request, tag: Stamp, desk: LentDesk, decided: Just, number: PageNumber = 1) -> HTMLResponse:
    """Show what people decided, latest first, each with where it stands."""
    part = cut(log(desk.holdings)[::-1], number)
    return page(request, "judgements.html", stamp=tag, part=part, decided=decided)


@router.post("/judgements/{id_}/undo")
def undo(
    request: Request, token: Analyst, id_: Id, back: Annotated[str, Form(max_length=MAX_NAME)] = "", reason: Reason = ""
) -> RedirectResponse:
    """Take a decision back, and lead to the question it answered, or to the log."""
    write_judgement(request.app.state.desks, token, reason, lambda holdings, judge: judge_undo(holdings, id_, judge))
    with request.app.state.desks.lend() as desk:
        ids = _ids(back) if back else ()
        path = question_path(ids) if _claims_of(desk.holdings, ids) else "/judgements"
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(path + query, 303)


def _judged(holdings: Holdings, ids: tuple[str, ...], answer: str, judge: Judge) -> Judgement:
    """Make the line of an answer.

    Raises:
        QueryError: it is no answer to this, or what it is about is not known.
    """
    if len(ids) == 2 and answer in ANSWERS:
        return judge_pair(holdings, ANSWERS[answer], *ids, judge)
    if len(ids) == 1 and answer.startswith("holds:"):
        readings = [r.value for conflict in holdings.store.conflicts(ids) for r in conflict.readings]
        value = next((v for v in readings if f"holds:{reading_key(v)}" == answer), answer)
        return judge_conflict(holdings, ids[0], value, judge)
    raise QueryError(f"{answer!r} answers no question about {' and '.join(ids)}; take {', '.join(ANSWERS)}")


def _onward(desk: Desk, asked: Asked, number: int, query: str) -> str:
    """Return the address of the question that now stands where the answered one stood, of the queue where none does."""
    questions = review_some(desk.holdings, desk.query(asked))
    path = question_path(questions[min(number, len(questions)) - 1].ids) if questions else "/review"
    return path + query


def _ids(text: str) -> tuple[str, ...]:
    """Read the ids a question is about: of two claims, or of one conflict.

    Raises:
        HTTPException: it is neither.
    """
    ids = tuple(text.split(","))
    tags = [id_.partition("_")[0] for id_ in ids]
    if tags not in (["clm", "clm"], ["cnf"]):
        raise HTTPException(404, f"{text!r} is no question; /review lists them")
    return ids


def _claims_of(holdings: Holdings, ids: tuple[str, ...]) -> list[str]:
    """Return the claims a question is about, none where the register no longer has it."""
    conflicts = holdings.store.conflicts(ids) if len(ids) == 1 else ()
    claims = [id_ for conflict in conflicts for reading in conflict.readings for id_ in reading.claim_ids]
    return claims or [claim.id for claim in holdings.claims_of(ids)]
