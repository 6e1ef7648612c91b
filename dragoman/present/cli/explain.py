"""The command `explain`: how one sentence was read, and what a user needs to mend a miss.

Takes FILE:OFFSET, the id of a claim, or a sentence; prints its words, names and times, the rules that fired, its
claims, the clauses without one and why, and the rules that nearly fired. No register is changed.
"""

import json
import re
from pathlib import Path

import click

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.answer.desk import open_desk
from dragoman.answer.show import ClaimSheet
from dragoman.config import Limits
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.present.cli.explained import print_explanation
from dragoman.present.cli.help import examples
from dragoman.present.cli.options import lexicon_option, model_option, register_option
from dragoman.present.cli.terminal import write_texts
from dragoman.present.export.explanations import explanation_row
from dragoman.run.backends import find_analyser
from dragoman.run.explain import explain_at, explain_text
from dragoman.types.analysis import Analyser
from dragoman.types.document import Document
from dragoman.types.explanation import Explanation
from dragoman.types.issue import Issue

PLACE = re.compile(r"(?P<file>.+):(?P<offset>-?\d+)(?:[-–]\d+)?", re.DOTALL)
CLAIM_ID = re.compile(r"clm_[0-9a-f]+")
MEMBER = "!/"  # between an archive and what lies in it
MAX_NAMED = 5
HOW = "give FILE:OFFSET (as `timeline` prints it: report.txt:409), the id of a claim, or --sentence TEXT"


@click.command(
    epilog=examples(
        "dragoman explain report.txt:1234",
        "dragoman explain samples/reports/wire-2018-07-asmara.txt:117 --format json",
        'dragoman explain --sentence "Chile and Peru signed a pact." --model none',
        "dragoman explain clm_d1b36257",
    )
)
@click.argument("target", required=False, metavar="[FILE:OFFSET|ID]")
@click.option("--sentence", metavar="TEXT", help="Explain this sentence, as if it stood amid a report.")
@click.option(
    "--format", "format_", type=click.Choice(("table", "json")), default="table", show_default=True, help="Layout."
)
@register_option
@lexicon_option
@model_option
def explain(
    target: str | None, sentence: str | None, format_: str, register: str, lexicon: Path | None, model: str
) -> None:
    """How one sentence was read: which rules fired, how each role was filled, what nearly fired.

    OFFSET counts characters from 0, as every answer prints it ("report.txt:409"); any character of the sentence will
    do. Every rule comes with its table and line, so that a miss can be mended there or in a folder of your own
    (--lexicon). Of a claim's ID the sentence is read anew, with the lexicon and model given here.
    """
    if (target is None) == (sentence is None):
        raise QueryError(f"{'nothing to explain' if target is None else 'two things to explain'}; {HOW}")
    words, analyser = load_lexicon(lexicon), find_analyser(model)
    if sentence is not None:
        found = explain_text(sentence, lexicon=words, analyser=analyser)
    else:
        found = _explain_target(str(target), register, words, analyser)
    if format_ == "json":
        write_texts([json.dumps(explanation_row(found), ensure_ascii=False, indent=2), "\n"])
    else:
        print_explanation(found)


def _explain_target(target: str, register: str, lexicon: Lexicon, analyser: Analyser | None) -> Explanation:
    """Explain the sentence at FILE:OFFSET, or that of a claim."""
    if CLAIM_ID.fullmatch(target):
        doc, offset = _place_of_claim(target, register)
        return explain_at(doc, offset, lexicon=lexicon, analyser=analyser)
    match = PLACE.fullmatch(target)
    if match is None:
        raise QueryError(f"{target!r} has no offset; {HOW}")
    return explain_at(_read(match["file"]), int(match["offset"]), lexicon=lexicon, analyser=analyser)


def _place_of_claim(id_: str, register: str) -> tuple[Document, int]:
    """Return the document of a claim in the register, and where the claim stands in it."""
    with open_desk(register) as desk:
        sheet = desk.show(id_)
        doc = desk.holdings.store.document(sheet.claim.doc_id) if isinstance(sheet, ClaimSheet) else None
        if not isinstance(sheet, ClaimSheet) or doc is None:
            raise QueryError(f"{id_}: no claim of {register} has this id; {HOW}")
        return doc, sheet.claim.span.start


def _read(file: str) -> Document:
    """Read the one document that `file` names; "a.zip!/inner/x.txt" is a member of an archive.

    Raises:
        QueryError: there is none, it cannot be read, or there are several.
        AcquireError: it is damaged.
    """
    limits = Limits()
    path, _, member = file.partition(MEMBER)
    found = list(find_inputs([Path(path)], limits=limits))
    if member:
        found = [f for f in found if f.name.endswith(MEMBER + member)]
    if len(found) > 1:
        names = ", ".join(f.name for f in found[:MAX_NAMED])
        raise QueryError(f"{file} holds several documents ({names} ...); name one of them")
    if not found:
        raise QueryError(f"{file}: no document is there; {HOW}")
    only = found[0]
    if isinstance(only, Issue):
        raise QueryError(f"{only.name}: {only.detail}")
    return read_document(only, limits=limits)
