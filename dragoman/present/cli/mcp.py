"""The command `mcp`: the register for a language-model assistant.

Takes a register; speaks the Model Context Protocol on standard input and output until the client goes. Only reads.
"""

from pathlib import Path

import click

from dragoman.present.cli.help import examples
from dragoman.present.cli.main import VERSION
from dragoman.present.cli.options import lexicon_option, register_option
from dragoman.present.extras import Extra

SERVE = Extra("dragoman.present.mcp.server:serve_stdio", "mcp")


@click.command(epilog=examples("dragoman mcp --register desk.db"))
@register_option
@lexicon_option
def mcp(register: str, lexicon: Path | None) -> None:
    """Let a language-model assistant ask the register, with citations.

    It is no command to type: an assistant starts it and speaks the Model Context Protocol with it on standard input
    and output. All tools only read.
    """
    SERVE.load()(register, lexicon=lexicon, version=VERSION)
