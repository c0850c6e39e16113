"""Takes the pictures: a demo agency of its own, the pages that the browser tests choose, one sheet per width."""

import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))

import crawling  # noqa: E402
from portal import Portal  # noqa: E402
from sheet import sheet  # noqa: E402
from visiting import SCHEMES, Visitors, chromium_browser, size  # noqa: E402

WIDTHS = (390, 768, 1440)
# What a picture may be high; a page of 500 milestones is not looked at to its end.
HIGHEST = 6000


class Progress:
    """One line that is written over, on a terminal; elsewhere every 50th picture."""

    def __init__(self, total):
        self.total, self.done, self.start = total, 0, time.monotonic()

    def step(self, name):
        self.done += 1
        line = f"{self.done} of {self.total} pictures, {time.monotonic() - self.start:.0f} s  {name}"
        if sys.stderr.isatty():
            print(f"\r\033[K{line[:110]}", end="", file=sys.stderr, flush=True)
        elif self.done % 50 == 0 or self.done == self.total:
            print(line, file=sys.stderr, flush=True)


def named(pages):
    """Short names for files: the kind, and a number where there are several of it."""
    count = {}
    for page in pages:
        kind = re.sub(r"[^a-z0-9]+", "-", page.kind.replace("/*", "-one").removesuffix(".html")).strip("-")
        count[kind] = count.get(kind, 0) + 1
        yield f"{kind}-{count[kind]}", page


def settle(page):
    """Everything that the page will show is there: pictures decoded, films at their first frame."""
    page.evaluate("""async () => {
      for (const image of document.images) { image.loading = 'eager'; try { await image.decode(); } catch { } }
      await Promise.all([...document.querySelectorAll('video')].filter(film => film.readyState < 4 && !film.error)
        .map(film => new Promise(done => {
          film.preload = 'auto';
          film.addEventListener('canplaythrough', done, {once: true});
          setTimeout(done, 3000);
        })));
    }""")
    if page.locator("iframe:visible, video:visible").count():
        page.wait_for_timeout(1500)  # a PDF's viewer says nothing when its page is drawn, and a film's ring fades out


# In a picture of the whole page, what floats at the window's foot stands at the page's.
GROUND = """() => {
  document.body.style.position = 'relative';
  for (const element of document.querySelectorAll('body *')) {
    const position = getComputedStyle(element).position;
    if (position === 'fixed') element.style.position = 'absolute';
    if (position === 'sticky') element.style.position = 'static';
  }
}"""
FLOAT = "() => document.querySelectorAll('body, body *').forEach(element => element.style.removeProperty('position'))"


def take(page, path, width):
    page.set_viewport_size(size(width))
    page.evaluate(GROUND)
    height = page.evaluate("document.documentElement.scrollHeight")
    area = {"x": 0, "y": 0, "width": width, "height": min(height, HIGHEST)}
    page.screenshot(path=path, full_page=True, clip=area)
    page.evaluate(FLOAT)


def pictures(visitors, pages, out):
    """A phone and a tablet are touched; a PDF is a card there, and has its viewer on a desk."""
    progress = Progress(len(pages) * len(WIDTHS) * len(SCHEMES))
    names = {page: name for name, page in named(pages)}
    for widths, touch in ((WIDTHS[:2], True), (WIDTHS[2:], False)):
        for published, page in visitors.each(pages, has_touch=touch, is_mobile=touch, viewport=size(widths[0])):
            settle(page)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                for width in widths:
                    name = f"{names[published]}-{width}-{scheme}.png"
                    take(page, out / name, width)
                    progress.step(name)
    return list(names.values())


def prepared(out):
    """The folder, without the pictures of the last time; anything else in it stays."""
    out.mkdir(parents=True, exist_ok=True)
    for old in [*out.glob("*-light.png"), *out.glob("*-dark.png"), *out.glob("sheet-*")]:
        old.unlink()
    return out


def main(out, only):
    out = prepared(Path(out))
    folder = Path(tempfile.mkdtemp(prefix="portico-screenshots-"))
    portal = Portal(folder)
    try:
        portal.run("demo")
        portal.run("generate")
        portal.start()
        pages = [page for page in crawling.choice(crawling.pages(portal.output)) if only in page.kind]
        if not pages:
            sys.exit(f"No page is of a kind with {only} in its name.")
        with sync_playwright() as playwright, chromium_browser(playwright) as browser:
            names = pictures(Visitors(browser, portal), pages, out)
            sheets = [sheet(browser, out, names, width, SCHEMES) for width in WIDTHS]
    except Exception:
        print((folder / "serve.log").read_text()[-3000:], file=sys.stderr)
        raise
    finally:
        portal.stop()
        shutil.rmtree(folder)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(f"{len(names)} pages in {out}; all of them in {', '.join(path.name for path in sheets)}")


main(*sys.argv[1:])
