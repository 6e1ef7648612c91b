"""Print an explanation: a heading for each layer, and below it what was found in columns.

Takes an Explanation; prints it to standard output. What a layer does not hold is left out; that no model read the
sentence, and that it was stopped before it was read, is always said.
"""

from collections.abc import Iterable, Sequence

import click

from dragoman.answer.wording import amounts_text, modality_text, time_text
from dragoman.present.cli.terminal import print_fields, print_line, print_table
from dragoman.types.explanation import ClaimMade, Explanation, RuleRow
from dragoman.types.span import Span

Rows = Iterable[Sequence[str]]
NO_MODEL = "no model read it: words stand without parts of speech, and parties are told by the order of words"
NO_PARSE = "the model's parse was not used"


def print_explanation(found: Explanation) -> None:
    """Print all layers of one explanation."""
    print_line(f"“{found.text}”", "bold")
    print_fields(
        (
            ("sentence", f"{found.document}:{found.span.start}–{found.span.end}"),
            ("read by", _read_by(found)),
            ("not read", found.stopped),
        )
    )
    _print_words(found)
    _print_layer("Names", ("at", "words", "kind", "stands for", "found by"), _names(found))
    _print_layer("Times", ("at", "words", "value", "use", "days"), _times(found))
    _print_layer("Sums", ("at", "words", "amount"), _sums(found))
    _print_layer("Rules that would fire" if found.stopped else "Rules that fired", RULE_KEYS, _rules(found))
    for number, made in enumerate(found.claims, start=1):
        _print_claim(number, made)
    if not found.claims:
        print_line("No claim was made of it." + ("" if found.rules else " No rule fired in it."), "bold")
        click.echo()
    silent = ((_at(s.span), s.words, _row(s.row), s.reason) for s in found.silent)
    _print_layer("Read, and no claim of its own", ("at", "words", "rule", "why"), silent)
    almost = ((_at(a.span), a.words, _row(a.row), a.reason) for a in found.almost)
    _print_layer("Rules that nearly fired", ("at", "words", "rule", "why not"), almost)
    if found.unknown:
        print_line(f"No row begins with: {', '.join(found.unknown)}")


RULE_KEYS = ("at", "words", "what it does", "rule", "class, kind and place")


def _read_by(found: Explanation) -> str:
    if found.model:
        return found.model
    return NO_PARSE if any(word.pos for word in found.words) else NO_MODEL


def _print_words(found: Explanation) -> None:
    """Print the words, with what a parse says of them; else in one line."""
    if any(word.pos for word in found.words):
        rows = ((_at(w.span), w.text, w.pos or "", w.lemma or "", w.relation or "", w.head or "") for w in found.words)
        _print_layer("Words", ("at", "word", "part of speech", "lemma", "relation", "to"), rows)
        return
    print_line("Words", "bold underline")
    print_line(" | ".join(word.text for word in found.words))
    click.echo()


def _names(found: Explanation) -> Rows:
    for name in found.names:
        stands = "; ".join(f"{called} ({id_})" for id_, called in name.entities) or "nobody known"
        behind = f" ← {', '.join(name.refers)}" if name.refers else ""
        yield _at(name.span), name.text, name.kind.value, stands + behind, name.origin


def _times(found: Explanation) -> Rows:
    for time in found.times:
        words = _words(found, time.span)
        yield _at(time.span), words, time.value, time.use.value, time_text(time.time) if time.time else "not known"


def _sums(found: Explanation) -> Rows:
    for sum_ in found.amounts:
        amount = amounts_text((sum_.amount,)) if sum_.amount else None
        yield _at(sum_.span), _words(found, sum_.span), amount or "cannot be read"


def _rules(found: Explanation) -> Rows:
    for rule in found.rules:
        yield _at(rule.span), rule.words, rule.part, rule.row.id, f"{rule.row.cls}, {rule.row.kind}: {rule.row.line}"


def _print_claim(number: int, made: ClaimMade) -> None:
    claim = made.claim
    print_line(f"Claim {number}: {claim.kind.replace('_', ' ')}, {modality_text(claim.modality)}", "bold underline")
    modality = f"{modality_text(claim.modality)}, by {made.because}"
    print_fields(
        (
            ("quote", f"“{claim.evidence[0].quote}”"),
            ("rule", f"“{made.words}”: {_row(made.row)}" if made.words else made.row.id),
            ("modality", modality + (f": {_row(made.cue.row)}" if made.cue else "")),
            ("polarity", claim.polarity.value),
            ("speaker", made.speaker),
            ("source", claim.source),
            ("when", time_text(claim.time) if claim.time else "not known"),
            ("deadline", time_text(claim.deadline) if claim.deadline else claim.deadline_text),
            ("place", claim.place),
            ("amount", amounts_text(claim.amounts)),
            ("framework", claim.framework),
            ("areas", ", ".join(claim.areas)),
        )
    )
    print_table(("role", "who", "words", "from"), ((r.role.value, r.name, r.words or "", r.place) for r in made.roles))
    click.echo()


def _row(row: RuleRow) -> str:
    return f"{row.id} ({row.line})" if row.line else row.id


def _print_layer(title: str, headers: Sequence[str], rows: Rows) -> None:
    """Print a layer, if it holds anything, and a blank line."""
    listed = list(rows)
    if listed:
        print_line(title, "bold underline")
        print_table(headers, listed, right=[0])
        click.echo()


def _at(span: Span) -> str:
    return str(span.start)


def _words(found: Explanation, span: Span) -> str:
    return span.shift(-found.span.start).of(found.text)
