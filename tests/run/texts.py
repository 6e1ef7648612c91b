"""Invented reports, always the same, made of sentences that the stations know how to read."""

import random
from pathlib import Path

SENTENCES = [
    "Japanese Prime Minister Fumio Kishida visited Vietnam on 3 May 2022.",
    "Japan and Vietnam signed an agreement on a loan of 20 billion yen on 4 May 2022.",
    "The two sides agreed to upgrade their relations to a comprehensive strategic partnership.",
    "Kenya will provide 5 million US dollars in aid to Somalia by 2026, its foreign ministry said.",
    "The foreign ministers of Indonesia and Australia met in Jakarta on 9 February 2023.",
    "China is considering a grant to Cambodia, the Xinhua news agency reported.",
    "France denied that it had promised 30 million euros to Niger.",
    "The Philippines expressed serious concern over the South China Sea.",
    "Vietnamese President Vo Van Thuong will visit Japan in November 2023.",
    "India and Brazil held the 3rd strategic dialogue in Brasilia last week.",
    "\x00 The minutes were torn \u00e9 here.",
]


def make_texts(count: int) -> dict[str, str]:
    """Return so many different texts by file name, in order."""
    chance = random.Random(20240712)  # noqa: S311 - the same texts each time
    texts = {}
    for number in range(count):
        body = "\n\n".join(" ".join(chance.sample(SENTENCES, 3)) for _ in range(3))
        head = f"Report number {number}\n\nTOKYO, July {number % 28 + 1}, 2023 (Kyodo) - "
        texts[f"{number:03}.txt"] = f"{head}{body}\n"
    return texts


def write_texts(folder: Path, texts: dict[str, str]) -> list[Path]:
    """Write the texts to a new folder; return their paths in order."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())
