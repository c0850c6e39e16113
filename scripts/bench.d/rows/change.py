"""Row change: from a commit to the new page in place."""

import sqlite3
import time
from contextlib import closing, contextmanager

import changes
from changes import Changer, commit_alone
from installation import Installation
from result import Check, Result
from sample import percentile

TITLE = "from the commit of a change by another process to its new page in place"
LIMIT = 25
DISK_BAR = 2
ALIKE = 1.3
# Seconds of measuring: where changes are slow there are fewer of them, and the row says so.
BUDGET = {True: 30, False: 300}


def run(context):
    few, many = (100, 3000) if context.quick else (100, 100_000)
    samples = 60 if context.quick else 600
    seed = context.seed
    small, large = (Installation(clients, context.say).generated() for clients in (few, many))
    times = {few: [], many: []}
    floor = []
    with small.serving(), large.serving(), small.connection() as first, large.connection() as second, \
            alone(small) as third:
        changers = [Changer(small, first, seed), Changer(large, second, seed + 1)]
        # The first changes find cold caches and are not counted. Then in turns, so that a slow moment of the disk
        # strikes all three alike.
        end = time.monotonic() + BUDGET[context.quick]
        for number in range(-5, samples):
            if time.monotonic() > end and len(floor) >= 5:
                break
            taken = [changer.change() for changer in changers]
            bare = commit_alone(third, number)
            if number >= 0:
                for changer, one in zip(changers, taken):
                    times[changer.installation.clients].append(one)
                floor.append(bare)
    return report(few, many, samples, seed, times, floor)


@contextmanager
def alone(installation):
    """A copy of the database that nobody serves, written with the same settings."""
    path = installation.folder / "floor.sqlite"
    path.unlink(missing_ok=True)
    with installation.connection() as source:
        source.execute("VACUUM INTO ?", (str(path),))
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for setting in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"):
                connection.execute(f"PRAGMA {setting}")
            yield connection
    finally:
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)


def report(few, many, samples, seed, times, floor):
    result = Result("change", TITLE)
    result.data = f"{few:,} and {many:,} clients, {len(floor)} changes each, seed {seed}"
    if len(floor) < samples:
        result.notes.append(f"{samples} changes each were to be measured; they were too slow for that")
    result.command = f"portico serve; {changes.UPDATE}, synchronous = FULL, by a second process; inotify on the page"
    bare = percentile(floor, 0.99)
    slow = {}
    for clients in (few, many):
        whole = [one.whole for one in times[clients]]
        after = [one.after for one in times[clients]]
        slow[clients] = percentile(whole, 0.99)
        result.checks.append(within(clients, slow[clients], bare))
        result.notes.append(
            f"{clients:,} clients: from before the commit p50 {percentile(whole, 0.5):.2f} ms, "
            f"p99 {slow[clients]:.2f} ms, worst {max(whole):.2f} ms; from its return p50 {percentile(after, 0.5):.2f} ms, "
            f"p99 {percentile(after, 0.99):.2f} ms")
    medians = [percentile([one.whole for one in times[clients]], 0.5) for clients in (few, many)]
    result.at_most("p50, alike", medians[1], medians[0], ALIKE, "ms", f"{few:,} clients")
    result.at_most("p99, alike", slow[many], slow[few], ALIKE, "ms", f"{few:,} clients")
    result.notes.append(
        f"a bare loop of equal commits, as durable: p50 {percentile(floor, 0.5):.2f} ms, p99 {bare:.2f} ms")
    return result


def within(clients, slow, bare):
    """Under the limit, or where the disk's own sync is the limit, at most so many times the bare commit."""
    return Check(
        f"p99, {clients:,} clients", f"equal commits alone, p99: {bare:.2f} ms", f"{slow:.2f} ms",
        slow / bare if bare else 0, f"under {LIMIT} ms, else at most {DISK_BAR} times a bare commit",
        slow < LIMIT or slow <= DISK_BAR * bare)
