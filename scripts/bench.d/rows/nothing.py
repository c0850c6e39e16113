"""Row nothing: with an empty log `generate` must not look at every client."""

from installation import Installation
from result import BenchError, Result
from sample import median

TITLE = "`generate` when nothing has changed"
BAR = 2


def run(context):
    few, many = (100, 3000) if context.quick else (100, 100_000)
    rounds = 9 if context.quick else 25
    installations = [Installation(clients, context.say).generated() for clients in (few, many)]
    seconds = {few: [], many: []}
    for _ in range(rounds):
        for installation in installations:
            run, said = installation.generate()
            if said["written"] or said["unchanged"] or said["failed"]:
                raise BenchError(f"something had changed after all: {said}")
            seconds[installation.clients].append(run.seconds * 1000)
    result = Result("nothing", TITLE)
    result.data = f"{few:,} and {many:,} clients, every page in place, the change log empty"
    result.command = f"portico generate, the whole process, median of {rounds} in turns"
    result.at_most("time", median(seconds[many]), median(seconds[few]), BAR, "ms", f"{few:,} clients")
    return result
