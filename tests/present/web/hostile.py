"""Reports that mean harm: markup in titles, names of files and publishers, turned text, names of 10,000 letters."""

import json
from pathlib import Path

SCRIPT = "<script>window.harmed = 1</script>"
IMAGE = '"><img src=x onerror="window.harmed = 1">'
TURNED = "\u202e"  # what follows is shown from right to left
LONG = "A" + "a" * 9_999
TEXT = """OSLO, {day} May 2021 - {title}

Norwegian Prime Minister Erna Solberg met {turned}Ana {script} in Santiago on {day} May 2021.

Norway will provide Chile with ${day} million for hospitals by June 2021.

Norway said it is concerned about {image} and {script}.

The {long} Ministry of Chile signed the {long} Agreement with Norway on {day} May 2021.

Foreign Minister {long} of Chile visited Norway on {day} May 2021.
"""


def write_reports(folder: Path) -> list[Path]:
    """Write three such reports, each with a side file; return the reports."""
    paths = []
    for day in (1, 2, 3):
        title = f"{SCRIPT}{IMAGE}{TURNED}title {day} {LONG}"
        path = folder / f'h{day}<b>"&{TURNED}.txt'
        values = {"title": title[:90], "long": LONG[: 5_000 * day], "turned": TURNED, "script": SCRIPT, "image": IMAGE}
        path.write_text(TEXT.format(day=day, **values), encoding="utf-8")
        side = {"title": title, "publisher": f"Press {IMAGE}{TURNED}{LONG}", "published": f"2021-05-0{day}"}
        path.with_suffix(".json").write_text(json.dumps(side), encoding="utf-8")
        paths.append(path)
    return paths
