"""Take the pictures of docs/desk.md anew: `python -m docs.screenshots`; needs the extra `serve`, Playwright, Chromium.

Takes no arguments; reads the sample reports, serves them, and writes the pictures of docs/desk as WebP. The browser
itself packs them, so that no library of pictures is needed.
"""

import base64
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "desk"
WIDE, PHONE = (1200, 760), (390, 760)
QUALITY = 0.82
PACK = """([png, quality]) => new Promise((done) => {
  const picture = new Image();
  picture.onload = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    done(canvas.toDataURL("image/webp", quality).split(",")[1]);
  };
  picture.src = "data:image/png;base64," + png;
})"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to be taken: its address, a link on it to follow first ("" for none), size in pixels, and colours."""

    name: str
    address: str
    follow: str = ""
    size: tuple[int, int] = WIDE
    is_dark: bool = False


PICTURES = (
    Picture("chronology", "/timeline?actor=Ethiopia&with=Eritrea"),
    Picture("reader", "/timeline?actor=Ethiopia&with=Eritrea&kind=agreement_signed", "sup.notes a"),
    Picture(
        "reader-phone",
        "/timeline?actor=Ethiopia&with=Eritrea&kind=agreement_signed",
        "sup.notes a",
        PHONE,
        is_dark=True,
    ),
    Picture("search", "/search?q=agreement"),
    Picture("sources", "/sources"),
    Picture("network", "/network"),
    Picture("map", "/map", is_dark=True),
    Picture("who", "/who?name=Yoshimasa+Hayashi&office=foreign+minister&of=Japan&on=2024-04-16"),
)


@contextmanager
def served() -> Iterator[str]:
    """Read the samples and serve them; give the address."""
    program = [sys.executable, "-m", "dragoman"]
    with tempfile.TemporaryDirectory() as folder:
        register = str(Path(folder) / "samples.db")
        read = [*program, "read", "samples/reports", "--register", register]
        subprocess.run(read, cwd=ROOT, check=True, capture_output=True)
        serve = [*program, "serve", "--register", register, "--port", "0"]
        with subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            if process.stdout is None:
                raise RuntimeError("the service has no output")
            try:
                yield next(m for line in process.stdout if (m := re.search(r"http://127\.0\.0\.1:\d+", line)))[0]
            finally:
                process.terminate()


def take(picture: Picture, browser: Browser, address: str) -> bytes:
    """Return one picture as WebP."""
    width, height = picture.size
    colours = "dark" if picture.is_dark else "light"
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
    page.goto(f"{address}{picture.address}")
    if picture.follow:
        page.locator(picture.follow).first.click()
        page.wait_for_load_state()
    png = page.screenshot()
    page.close()
    return _packed(png, browser.new_page())


def _packed(png: bytes, page: Page) -> bytes:
    packed: str = page.evaluate(PACK, [base64.b64encode(png).decode(), QUALITY])
    page.close()
    return base64.b64decode(packed)


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in PICTURES:
            body = take(picture, browser, address)
            (FOLDER / f"{picture.name}.webp").write_bytes(body)
            print(f"written: docs/desk/{picture.name}.webp, {len(body):,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
