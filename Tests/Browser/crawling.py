"""Every page that an installation has published, found in its output folder; and a choice of them."""

import re
from dataclasses import dataclass
from pathlib import Path

ID = re.compile(r"(?<=/)([a-z]+_[0-9a-z]{26}|[0-9]+)(?=/)")
CLASSES = re.compile(r'class="([^"]*)"')
ELEMENTS = re.compile(r"<(video|audio|iframe|table|details|textarea|img|form|ol|dl)\b")

SCRIPTS = {"right to left": "[\u0590-\u08ff]", "east Asian": "[\u3040-\u9fff]"}


@dataclass(frozen=True)
class Published:
    """One page: where it is asked for, and by whom; `client` is None where everybody may see it."""

    file: Path
    address: str
    client: str | None

    @property
    def kind(self):
        """The address without what tells one page of a kind from another."""
        if self.client is None:
            return self.address.strip("/")
        return ID.sub("*", self.address).removeprefix("/c/*/").strip("/") or "home"

    @property
    def text(self):
        return self.file.read_text()

    @property
    def is_message(self):
        """A message has no address of its own: the server answers with it where it fits."""
        return self.address.startswith("/messages/")

    def features(self):
        """What may look different from other pages of the kind: classes, elements, language, script."""
        head, _, main = self.text.partition("<main")
        found = {name for names in CLASSES.findall(main) for name in names.split()}
        found |= set(ELEMENTS.findall(main)) | set(re.findall(r'<html [^>]*>|<body class="[^"]*"', head))
        found |= {script for script, letters in SCRIPTS.items() if re.search(letters, main)}
        return {(self.kind, feature) for feature in found} | {(self.kind, "")}


def pages(output):
    """Every page of every client, then the public ones, in the order of their addresses."""
    for workspace in sorted(Path(output).glob("ws_*")):
        for file in sorted(workspace.glob("clients/*/**/index.html")):
            path = file.parent.relative_to(workspace / "clients").as_posix()
            yield Published(file, f"/c/{path}/", path.split("/")[0])
        for file in sorted((workspace / "public").rglob("*.html")):
            path = file.relative_to(workspace / "public").as_posix()
            yield Published(file, "/" + path.removesuffix("index.html"), None)


def choice(every):
    """The fewest pages that show every kind and state, and the longest and the shortest of each kind."""
    every = list(every)
    kinds = {}
    for page in every:
        kinds.setdefault(page.kind, []).append(page)
    chosen = []
    for one in kinds.values():
        by_length = sorted(one, key=lambda page: len(page.text))
        chosen += [by_length[-1]] + ([by_length[0]] if len(one) > 1 else [])
    seen = set().union(*(page.features() for page in chosen))
    rest = {page: page.features() for page in every if page not in chosen}
    while rest:
        best = max(rest, key=lambda page: len(rest[page] - seen))
        if not rest[best] - seen:
            break
        chosen.append(best)
        seen |= rest.pop(best)
    return sorted(chosen, key=lambda page: (page.kind, page.address))
