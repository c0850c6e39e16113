"""Row generation: a whole agency from the database to files, against Hugo and against only writing those files."""

import os
import shutil

import agency
import hugo_data
import tools
from installation import Installation
from result import BenchError, Result
from sample import median, spread

TITLE = "every page of an agency, from SQLite to files in an empty folder"
HUGO_BAR = 5
RAW_BAR = 1.5


def run(context):
    clients, rounds = (2_000, 2) if context.quick else (10_000, 3)
    hugo = tools.hugo()
    installation = Installation(clients, context.say).ready()
    site = hugo_site(clients, installation.folder / "hugo")
    raw = tools.compiled("rawwrite")
    own, reference, bare, said = [], [], [], {}
    # Nothing is deleted before the last figure is taken: ext4 steps over every inode that was freed in the last minutes,
    # one by one, when it looks for a free one, and makes whoever writes first after a deletion pay for it.
    folder = context.set_aside(installation.folder / "rounds")
    # In turns, so that what else goes on strikes all of them.
    for number in range(rounds):
        output, copy, built = (tools.new(folder / f"{name}-{number}") for name in ("portico", "raw", "hugo"))
        generated, said = installation.generate("--all", output=output)
        own.append(generated.seconds)
        os.sync()
        written = tools.parsed(tools.measured([raw, output, copy]).output, "rawwrite")
        bare.append(written["seconds"])
        os.sync()
        # GOMAXPROCS and memory are left as Hugo wants them.
        reference.append(tools.measured([hugo, "build", "--source", site, "--destination", built, "--quiet"]).seconds)
    result = Result("generation", TITLE)
    describe(result, built, clients, said, written, rounds, own, bare, reference)
    pages = agency.pages(clients)
    result.at_least("pages/s against Hugo", said["written"] / median(own), pages / min(reference), HUGO_BAR, "pages/s",
                    f"Hugo 0.168, best of {rounds}")
    result.at_most("time against only writing", median(own), median(bare), RAW_BAR, "s", "raw loop in C, median")
    if not context.keep:
        context.set_aside(folder)
    return result


def hugo_site(clients, folder):
    """Our pages as Hugo templates, and the agency's data beside them."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(tools.HERE / "hugo", folder)
    (folder / "assets").mkdir()
    hugo_data.write(clients, folder / "assets" / "agency.json")
    return folder


def describe(result, built, clients, said, written, rounds, own, bare, reference):
    built = list((built / "c").rglob("*.html"))
    pages = agency.pages(clients)
    if len(built) != pages:
        raise BenchError(f"Hugo made {len(built):,} pages of clients instead of {pages:,}")
    if not pages <= said["written"] <= pages + 200 or said["failed"]:
        raise BenchError(f"Portico was to make {pages:,} pages of clients and a few public ones, and said {said}")
    size = sum(file.stat().st_size for file in built)
    result.data = (
        f"{clients:,} clients, {pages:,} pages of theirs; Portico's files have "
        f"{written['bytes'] / written['files']:,.0f} bytes on average, Hugo's {size / len(built):,.0f}")
    result.command = "portico generate --all; hugo build (content adapter over one JSON file); rawwrite"
    result.notes += [
        f"seconds of {rounds} rounds in turns: Portico {spread(own)}; raw {spread(bare)}; Hugo {spread(reference)}",
        "Portico's figure is the whole process: start, templates, SQLite, manifests, syncfs, forgetting the changes",
        f"the raw loop writes the same bytes to the same {written['files']:,} names: a temporary file, a rename, "
        f"folders as needed, one syncfs at the end ({written['sync_seconds']:.2f} s of the last round), no manifests; what it "
        "writes is in its memory before the clock starts",
        "Hugo does not sync, and finds the sums of invoices ready in its data",
    ]
