"""The commands `news` and `batches`: what reading changed, and when which documents were read.

Takes filters and the batch from which on documents count as new; prints one block for each change.
"""

from collections.abc import Iterable, Iterator, Sequence

import click

from dragoman.answer.news_item import Change, NewsItem
from dragoman.answer.wording import BADGES, day_text
from dragoman.present.cli.help import examples
from dragoman.present.cli.listing import Layout, desk_of, names_read, print_listing
from dragoman.present.cli.options import NEWS_FILTERS, Asking, asking, with_parties
from dragoman.present.cli.pages import quotes, short
from dragoman.present.cli.terminal import Block, print_blocks, print_table
from dragoman.present.export import columns
from dragoman.types.batch import Batch

HEADINGS = {
    Change.CONTRADICTED: "Contradicted",
    Change.MOVED: "Moved",
    Change.CONFIRMED: "Confirmed by a further independent source",
    Change.ADDED: "Added",
    Change.REPEATED: "Told again, by no further independent source",
}


@click.command(
    epilog=examples("dragoman news", "dragoman news Japan --since 2024-05-01", "dragoman news --since batch:3")
)
@click.argument("parties", nargs=-1, metavar="[A] [B]")
@asking(filters=NEWS_FILTERS)
def news(asking: Asking, parties: tuple[str, ...]) -> None:
    """What the latest reading changed: contradicted, moved, confirmed, added; with the words that did.

    A run of `dragoman read` that brings documents is a batch. The register is held against what the documents read
    before say by themselves.
    """
    asking = with_parties(asking, parties)
    layout = Layout(lambda items: print_blocks(_blocks(items)), columns.NEWS)
    with desk_of(asking) as desk:
        print_listing(desk.news(asking.asked), layout, asking, understood=names_read(desk, asking))


@click.command(epilog=examples("dragoman batches", "dragoman batches --format csv"))
@asking(filters=())
def batches(asking: Asking) -> None:
    """When which documents were read: the batches, the latest first."""
    with desk_of(asking) as desk:
        print_listing(desk.batches(), Layout(_print_batches, columns.BATCHES), asking)


def _blocks(items: Iterable[NewsItem]) -> Iterator[Block]:
    for item in items:
        ids = " · ".join(short(id_) for id_ in (item.conflict_id, item.fact_id) if id_)
        contrast = item.change in {Change.CONTRADICTED, Change.MOVED}
        yield Block(
            heading=HEADINGS[item.change],
            left=item.when if item.fact_id else item.kind,
            title=item.headline or item.explanation,
            badges=(BADGES[item.status],) if item.status else (),
            details=tuple(filter(None, (_changed_text(item), item.explanation if item.headline else "", ids))),
            quotes=(*quotes(item.notes, item.headline), *(quotes(item.earlier, item.headline) if contrast else ())),
        )


def _changed_text(item: NewsItem) -> str:
    """Say what is another now: "status: planned → agreed", "3 independent sources, 2 before"."""
    if item.change is Change.ADDED or not item.fact_id:
        return ""
    if item.change in {Change.CONTRADICTED, Change.MOVED}:
        return f"{item.field}: {item.before or 'none'} → {item.after or 'none'}"
    return f"{item.sources} independent source{'s' if item.sources != 1 else ''}, {item.sources_before} before"


def _print_batches(found: Sequence[Batch]) -> None:
    rows = ((f"batch:{b.number}", f"{day_text(b.read_at.date())}, {b.read_at:%H:%M}", str(b.documents)) for b in found)
    print_table(("batch", "read (UTC)", "documents"), rows, right=(2,))
