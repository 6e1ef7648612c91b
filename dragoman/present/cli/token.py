"""The commands `token`: who may use a service over the register, and how far.

Takes names and roles; changes the list of tokens. A secret is printed once, when it is made.
"""

from contextlib import closing
from datetime import UTC, datetime

import click

from dragoman.errors import QueryError
from dragoman.present.cli.help import examples
from dragoman.present.cli.options import register_option
from dragoman.present.cli.terminal import note, print_line
from dragoman.present.export.plain import printable
from dragoman.present.serving.secrets import make_token
from dragoman.register.store import open_register
from dragoman.types.access import Access


@click.group(
    epilog=examples(
        'dragoman token create --role analyst --name "desk for Asia"',
        "dragoman token list",
        "dragoman token revoke tkn_9f86d081",
    )
)
def token() -> None:
    """Give access to a service over the register.

    A reader asks, an analyst also judges and adds documents, an admin also gives and takes tokens.
    """


@token.command(epilog=examples('dragoman token create --role reader --name "Ana Alba"'))
@click.option("--role", type=click.Choice([a.value for a in Access]), required=True, help="What it allows.")
@click.option("--name", required=True, metavar="NAME", help="Who it is for.")
@register_option
def create(role: str, name: str, register: str) -> None:
    """Make a token and print its secret, which is kept nowhere and never shown again."""
    made, secret = make_token(printable(name), Access(role), today=datetime.now(UTC).date())
    with closing(open_register(register, create=False)) as store:
        store.save_token(made)
    note(f"{made.id}: {made.access} for {made.name}; keep the secret, it is not shown again")
    print_line(secret)


@token.command("list", epilog=examples("dragoman token list"))
@register_option
def list_(register: str) -> None:
    """List the tokens, revoked ones too."""
    with closing(open_register(register, create=False)) as store:
        for kept in store.tokens():
            state = ", revoked" if kept.revoked else ""
            print_line(f"{kept.id}  {kept.access:8}{kept.created.isoformat()}  {kept.name}{state}")


@token.command(epilog=examples("dragoman token revoke tkn_9f86d081"))
@click.argument("id_", metavar="ID")
@register_option
def revoke(id_: str, register: str) -> None:
    """Let a token open nothing any more, from the next request on; ID may be shortened."""
    with closing(open_register(register, create=False)) as store:
        begun = [kept.id for kept in store.tokens() if kept.id.startswith(id_.strip())]
        if len(begun) != 1:
            raise QueryError(f"{len(begun)} tokens have an id that begins with {id_!r}; dragoman token list shows them")
        store.revoke_token(begun[0])
    print_line(f"{begun[0]} revoked")
