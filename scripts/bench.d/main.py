"""Runs the rows and says whether their bars are met. Started by scripts/bench, which knows the options."""

import functools
import importlib
import json
import os
import platform
import shutil
import signal
import sys
import time

import tools
from result import BenchError, Result, show, summary

ROWS = ["render", "generation", "memory", "change", "nothing", "serving", "revalidation", "action", "weight"]
SEED = 20261124


class Context:
    def __init__(self, options, rows):
        self.quick = "--quick" in options
        self.keep = "--keep" in options
        self.rows = rows or ROWS
        self.seed = int(os.environ.get("BENCH_SEED", SEED))
        self.out = sys.stderr if "--json" in options else sys.stdout
        self.moved = 0

    def say(self, line):
        print(line, file=self.out, flush=True)

    def set_aside(self, folder):
        """Makes way for a folder of that name: one that is there is moved out of it, to be removed when all is measured."""
        if folder.exists():
            self.moved += 1
            folder.rename(folder.with_name(f"{folder.name}-rubbish-{os.getpid()}-{self.moved}"))
        return folder

    def clean(self):
        """Not before everything is measured: what a disk does with freed blocks goes on for minutes."""
        rubbish = list(tools.FOLDER.glob("*/*-rubbish-*"))
        if rubbish:
            self.say("removing what was written (some minutes, where the disk is told of each freed block) …")
        for folder in rubbish:
            shutil.rmtree(folder, ignore_errors=True)

    @functools.cached_property
    def _serving(self):
        from serving import Serving

        return Serving(self)

    def serving(self):
        return self._serving


def measure(row, context):
    try:
        return importlib.import_module(f"rows.{row}").run(context)
    except (BenchError, OSError) as error:
        return Result(row, "could not be measured", error=str(error) or repr(error))


def machine():
    with open("/proc/cpuinfo") as info:
        names = [line.partition(":")[2].strip() for line in info if line.startswith("model name")]
    processor = names[0] if names else platform.machine()
    return f"{len(os.sched_getaffinity(0))} cores ({processor}), Linux {platform.release()}"


def main(words):
    options = {word for word in words if word.startswith("--")}
    chosen = [word for word in words if word not in options]
    context = Context(options, [row for row in ROWS if row in chosen])
    # So that what was started is ended: a signal becomes an exception, and every `finally` runs.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda got, _: sys.exit(128 + got))
    context.say(f"{machine()}; load before the start {os.getloadavg()[0]:.1f}")
    if context.quick:
        context.say("quick: fewer clients, shorter runs. It tells whether something broke; it measures nothing well.")
    start = time.monotonic()
    results = []
    for row in context.rows:
        result = measure(row, context)
        show(result, context.say)
        results.append(result)
    summary(results, context.say)
    good = all(result.met for result in results)
    context.say(f"\n{'every bar is met' if good else 'NOT every bar is met'}, {time.monotonic() - start:.0f} s")
    if "--json" in options:
        json.dump({
            "machine": machine(), "quick": context.quick, "met": good,
            "rows": [result.as_json() for result in results]}, sys.stdout, indent=2)
        print(flush=True)
    context.clean()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
