"""The calls that change something: judgements and documents by analysts, tokens by admins.

Takes requests with a token; appends to the register. Who judged is the token's name, never what the request says.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, File, HTTPException, Request, UploadFile
from pydantic import BaseModel, Field

from dragoman.answer.holdings import Holdings
from dragoman.answer.judging import (
    Judge,
    judge_conflict,
    judge_one,
    judge_pair,
    judge_split,
    judge_undo,
    judge_value,
)
from dragoman.errors import AcquireError, InvalidRecordError
from dragoman.present.api.replies import PROBLEMS, problems
from dragoman.present.desks import Desks
from dragoman.present.serving.gate import Admin, Analyst
from dragoman.present.serving.secrets import make_token
from dragoman.present.serving.settings import ServeOptions
from dragoman.present.serving.uploads import Upload, clean_name, read_upload
from dragoman.present.serving.writing import WRITING, write_judgement
from dragoman.register.store import open_register
from dragoman.types.access import Access, Token
from dragoman.types.judgement import Decision, Judgement

REFUSED = problems({401: "There is no token, or none of this service.", 403: "The token does not allow this."})
BUSY = problems({409: "Another document is being read, or a judgement written."})
UNKNOWN = problems({404: "There is no such token."})
router = APIRouter(prefix="/api/v1", tags=["changes"], responses={**PROBLEMS, **REFUSED})
MAX_ID, MAX_TEXT, MAX_IDS = 80, 2000, 200
Id = Annotated[str, Field(min_length=1, max_length=MAX_ID)]


class JudgementIn(BaseModel):
    """A decision about `entry`, as `dragoman judge` takes it: see the command of the decision's name.

    `other` is the second of a pair, `claims` those that are split off, `field` and `value` what is put right or holds.
    """

    decision: Decision
    entry: Id
    other: Id | None = None
    claims: list[Id] = Field(default_factory=list, max_length=MAX_IDS)
    field: str = Field(default="", max_length=MAX_ID)
    value: str | None = Field(default=None, max_length=MAX_TEXT)
    reason: str = Field(default="", max_length=MAX_TEXT)


class JudgementOut(BaseModel):
    """The line of the log; `new` is false where it was there already."""

    judgement: str
    new: bool


class DocumentOut(BaseModel):
    """A document that was sent: its id where it could be read, and what went wrong."""

    document: str | None
    issues: list[str]


class TokenIn(BaseModel):
    """A token that is wanted."""

    name: str = Field(min_length=1, max_length=MAX_ID)
    role: Access


class TokenOut(BaseModel):
    """A token without its secret."""

    id: str
    name: str
    role: Access
    created: str
    revoked: bool


class TokenMade(TokenOut):
    """A new token; its secret is told this once."""

    secret: str


Make = Callable[[Holdings, JudgementIn, Judge], Judgement]


def _pair(holdings: Holdings, given: JudgementIn, judge: Judge) -> Judgement:
    return judge_pair(holdings, given.decision, given.entry, given.other or "", judge)


def _one(holdings: Holdings, given: JudgementIn, judge: Judge) -> Judgement:
    return judge_one(holdings, given.decision, given.entry, judge)


MAKERS: Mapping[Decision, Make] = {
    Decision.SAME: _pair,
    Decision.DIFFERENT: _pair,
    Decision.UNSURE: _pair,
    Decision.ACCEPT: _one,
    Decision.REJECT: _one,
    Decision.NOTE: _one,
    Decision.CORRECT: lambda h, given, judge: judge_value(h, given.entry, given.field, given.value, judge),
    Decision.SPLIT: lambda h, given, judge: judge_split(h, given.entry, given.claims, judge),
    Decision.SETTLE: lambda h, given, judge: judge_conflict(h, given.entry, given.value, judge),
    Decision.UNDO: lambda h, given, judge: judge_undo(h, given.entry, judge),
}


@router.post("/judgements", operation_id="judge")
def judge(request: Request, token: Analyst, given: JudgementIn) -> JudgementOut:
    """Decide something; facts are made anew under it. Every decision can be undone."""
    make = MAKERS[given.decision]
    done = write_judgement(
        request.app.state.desks, token, given.reason, lambda holdings, judge: make(holdings, given, judge)
    )
    return JudgementOut(judgement=done.line.id, new=done.is_new)


@router.post("/documents", operation_id="add_document", responses=BUSY)
def add_document(request: Request, token: Analyst, file: Annotated[UploadFile, File()]) -> DocumentOut:
    """Read one document into the register; archives are read by the command line alone."""
    del token  # that there is one is what counts
    desks: Desks = request.app.state.desks
    options: ServeOptions = request.app.state.options
    upload = Upload(clean_name(file.filename or ""), file.file.read())
    if not WRITING.acquire(blocking=False):
        raise HTTPException(409, "Another document is being read, or a judgement written; send it again in a moment.")
    try:
        read_upload(upload, desks.register, lexicon=options.lexicon, timeout_s=options.read_timeout_s)
    except AcquireError as err:
        raise HTTPException(422, str(err)) from err
    finally:
        WRITING.release()
    with desks.lend() as desk:
        store = desk.holdings.store
        found = store.has_document(upload.doc_id)
        # An input that was refused before it had an id is known by its name alone.
        unnamed = [] if found else [i for i in store.unread() if i.doc_id is None and i.name == upload.name]
        issues = [*store.issues([upload.doc_id]), *unnamed]
    return DocumentOut(document=upload.doc_id if found else None, issues=[issue.detail for issue in issues])


@router.get("/tokens", operation_id="list_tokens")
def list_tokens(request: Request, token: Admin) -> list[TokenOut]:
    """List all tokens, without their secrets."""
    del token
    desks: Desks = request.app.state.desks
    return [_out(kept) for kept in desks.tokens()]


@router.post("/tokens", operation_id="make_token")
def create_token(request: Request, token: Admin, given: TokenIn) -> TokenMade:
    """Make a token; its secret is told this once."""
    del token
    made, secret = make_token(given.name, given.role, today=datetime.now(UTC).date())
    with closing(open_register(request.app.state.desks.register, create=False)) as store:
        store.save_token(made)
    return TokenMade(**_out(made).model_dump(), secret=secret)


@router.delete("/tokens/{id_}", operation_id="revoke_token", status_code=204, responses=UNKNOWN)
def revoke_token(request: Request, token: Admin, id_: Annotated[str, Field(max_length=MAX_ID)]) -> None:
    """Let a token open nothing any more, from the next request on."""
    del token
    with closing(open_register(request.app.state.desks.register, create=False)) as store:
        try:
            store.revoke_token(id_)
        except InvalidRecordError as err:
            raise HTTPException(404, f"There is no token {id_!r}.") from err


def _out(token: Token) -> TokenOut:
    return TokenOut(
        id=token.id, name=token.name, role=token.access, created=token.created.isoformat(), revoked=token.revoked
    )
