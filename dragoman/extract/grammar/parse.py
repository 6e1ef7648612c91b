"""The words of one sentence while its parse is mended.

Takes nothing; gives the Parse record and where a word stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Parse:
    """The words of one sentence while they are mended; `heads` are their numbers, a root's its own.

    `lows` are the lemmas in small letters, `words` the same without order; `found` keeps the words looked for by their
    tags, as long as these are as they were `seen`.
    """

    lemmas: Sequence[str]
    lows: Sequence[str]
    pos: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]
    words: frozenset[str] = field(init=False)
    seen: list[str] = field(default_factory=list)
    found: dict[frozenset[str], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = frozenset(self.lows)

    @property
    def root(self) -> int:
        """The first word that hangs on itself, the first of all where none does."""
        return next((node for node, head in enumerate(self.heads) if head == node), 0)

    def places(self, word: str) -> list[int]:
        """Return where `word` stands, in text order: nearly always nowhere."""
        return [i for i, low in enumerate(self.lows) if low == word] if word in self.words else []

    def own(self, node: int, relation: str) -> list[int]:
        """Return what hangs on `node` in one relation, in text order."""
        return [i for i, h in enumerate(self.heads) if h == node and self.relations[i] == relation]

    def has_own(self, node: int, *relations: str) -> bool:
        """Whether something hangs on `node` in one of `relations`."""
        return any(h == node and self.relations[i] in relations for i, h in enumerate(self.heads))

    def tagged(self, tags: frozenset[str]) -> Sequence[int]:
        """Return the words that bear one of `tags`, in text order."""
        if self.tags != self.seen:
            self.seen = self.tags.copy()
            self.found.clear()
        if tags not in self.found:
            none = tags.isdisjoint(self.tags)  # so it is for most, and told faster than by looking at each
            self.found[tags] = [] if none else [i for i, tag in enumerate(self.tags) if tag in tags]
        return self.found[tags]

    def may_be_past(self, node: int) -> bool:
        """Whether a participle may be a past tense: no "led by", "composed of", "known as"."""
        following = self.lows[node + 1] if node + 1 < len(self.lemmas) else ""
        return self.tags[node] == "VBN" and following not in {"by", "of", "as", "in"} and not self.has_own(node, "aux")
