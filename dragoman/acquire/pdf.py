"""Read the text of a PDF, page by page.

Takes bytes; gives the text with the stretch of every page. Repairs what typesetting broke (words divided at a
line's end, lines that are no paragraphs); never reads pictures of text, and never takes the day a file was
made for the day it was published.

Loaded by `readers.py` on the first PDF.
"""

import re
from collections.abc import Iterator
from statistics import quantiles

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD

from dragoman.acquire.reading import Reading
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import Page
from dragoman.types.span import Span

CLEANER = "pdf@1"
PAGE_BREAK = "\n\n"
FULL_LINE = 0.8  # of the page's usual full line: a shorter line ends its paragraph (or is a heading)
UNSURE_TITLES = re.compile(r"(?i)untitled|microsoft (?:word|powerpoint)\b.*|.*\.(?:docx?|pdf|indd|qxd|tmp)|document\d*")

# First parts of compounds that keep their hyphen when a line ends inside them and the document shows neither form.
COMPOUND_STARTS = frozenset(
    "ex first full half high large long low mid non people rules second self semi short small third three two vice "
    "well".split()
)

_DIVIDED = re.compile(r"(?P<head>[^\W\d_]*)[\x02\ufffe\u00ad](?:\r?\n)?(?P<tail>\w*)")
_ENDS_SENTENCE = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")


def read_pdf(data: bytes, name: str, limits: Limits) -> Reading:
    """Extract the text of all pages. A page without text has no Page; the numbers of the others stay.

    Raises:
        AcquireError: "encrypted_pdf", "broken_pdf", "too_many_pages", "too_many_chars" or "pdf_without_text".
    """
    try:
        with PdfDocument(data) as pdf:
            if len(pdf) > limits.max_pages:
                raise AcquireError(
                    "too_many_pages", f"{name}: {len(pdf)} pages, more than {limits.max_pages}; split it or raise it"
                )
            headers = _find_headers(pdf)
            text, pages = _join(_page_texts(pdf, name, limits))
    except PdfiumError as err:
        raise _refusal(err, name) from err
    if not pages:
        raise AcquireError(
            "pdf_without_text", f"{name}: no text on any page, likely scanned; run text recognition on it"
        )
    return Reading(text=text, cleaner=CLEANER, layer="pdf", headers=headers, pages=pages)


def _refusal(err: PdfiumError, name: str) -> AcquireError:
    if err.err_code == FPDF_ERR_PASSWORD:
        return AcquireError("encrypted_pdf", f"{name}: needs a password; save a copy without one")
    return AcquireError("broken_pdf", f"{name}: {err}; fetch or export it again")


def _page_texts(pdf: PdfDocument, name: str, limits: Limits) -> Iterator[str]:
    total = 0
    for index in range(len(pdf)):
        page = pdf[index]
        content = page.get_textpage()
        try:
            text = content.get_text_bounded()
        finally:
            content.close()
            page.close()
        total += len(text)
        if total > limits.max_chars:
            raise AcquireError(
                "too_many_chars", f"{name}: more than {limits.max_chars} characters by page {index + 1}; split it"
            )
        yield text


def _join(texts: Iterator[str]) -> tuple[str, tuple[Page, ...]]:
    raw = list(texts)
    vocabulary = frozenset(re.findall(r"\w+(?:-\w+)*", " ".join(raw).casefold()))
    joined, pages, start = [], [], 0
    for number, page in enumerate(raw, start=1):
        text = join_lines(repair_hyphens(page, vocabulary))
        if not text:
            continue
        pages.append(Page(number, Span(start, start + len(text))))
        joined.append(text)
        start += len(text) + len(PAGE_BREAK)
    return PAGE_BREAK.join(joined), tuple(pages)


def repair_hyphens(text: str, vocabulary: frozenset[str]) -> str:
    r"""Join words the typesetter divided; PDFium marks each such hyphen as U+0002 or U+FFFE.

    The hyphen stays before a capital or a digit ("Indo-Pacific"), where `vocabulary` (case-folded words of the
    document) has the compound and not the joined word, and after the usual first parts of compounds.

    >>> repair_hyphens("co\x02operation on the Indo\x02Pacific, a long\x02term aim", frozenset({"cooperation"}))
    'cooperation on the Indo-Pacific, a long-term aim'
    """

    def repair(match: re.Match[str]) -> str:
        head, tail = match["head"], match["tail"]
        joined, compound = f"{head}{tail}", f"{head}-{tail}"
        if not head:
            return tail
        if not tail or not tail[0].islower():  # "Indo-Pacific", or a word divided by a page's end
            return compound
        if joined.casefold() in vocabulary:
            return joined
        keep = compound.casefold() in vocabulary or head.casefold() in COMPOUND_STARTS
        return compound if keep else joined

    return _DIVIDED.sub(repair, text)


def join_lines(page: str) -> str:
    """Turn the lines of a page into paragraphs, one a line.

    A line runs on where it is about as long as the page's full lines, or where it ends without a full stop and
    the next begins in lower case. A short line otherwise ends its paragraph. The last line of a paragraph that
    happens to be full joins the next paragraph: no sentence is lost by that.
    """
    lines = [" ".join(line.split()) for line in page.splitlines()]
    full = _full_length([line for line in lines if line])
    paragraphs: list[str] = []
    runs_on = False
    for line in lines:
        if not line:
            runs_on = False
            continue
        lower = line[0].islower()
        if paragraphs and (runs_on or (lower and not _ENDS_SENTENCE.search(paragraphs[-1]))):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
        runs_on = len(line) >= FULL_LINE * full
    return "\n".join(paragraphs)


def _full_length(lines: list[str]) -> float:
    """Return the length of a full line, in characters: the ninth decile, so one long table row does not set it."""
    return quantiles(map(len, lines), n=10, method="inclusive")[-1] if len(lines) >= 4 else float("inf")


def _find_headers(pdf: PdfDocument) -> dict[str, str]:
    """Return the file's own headers; its dates are those of the file and keep their names, so none is `published`."""
    given = {key: " ".join(value.split()) for key, value in pdf.get_metadata_dict(skip_empty=True).items()}
    headers = {f"pdf_{key.lower()}": value for key, value in given.items() if key not in {"Title", "Author"}}
    title = given.get("Title", "")
    headers["pdf_title" if UNSURE_TITLES.fullmatch(title) else "title"] = title
    headers["author"] = given.get("Author", "")
    return {key: value for key, value in headers.items() if value}
