"""Row memory: the peak of a whole generation must not grow with the agency."""

import tools
from installation import Installation
from result import Result

TITLE = "peak resident memory of `generate --all` into an empty folder"
LIMIT = 300
# What "flat" means: the peak may follow the size of one batch, not the number of clients.
FLAT = 1.25


def run(context):
    few, many = (1000, 3000) if context.quick else (1000, 100_000)
    peaks = {}
    result = Result("memory", TITLE)
    for clients in (few, many):
        installation = Installation(clients, context.say).ready()
        context.set_aside(installation.output)
        tools.new(installation.output)
        run, said = installation.generate("--all")
        peaks[clients] = run.peak / 1e6
        result.notes.append(
            f"{clients:,} clients: {said['written']:,} pages in {run.seconds:.1f} s, {run.processor:.1f} s of "
            "processor time")
    result.data = f"{few:,} and {many:,} clients"
    result.command = "portico generate --all, ru_maxrss of the process"
    result.under(f"{few:,} clients", peaks[few], LIMIT, "MB")
    result.under(f"{many:,} clients", peaks[many], LIMIT, "MB")
    result.at_most("flat", peaks[many], peaks[few], FLAT, "MB", f"{few:,} clients")
    return result
