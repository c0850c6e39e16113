"""Row weight: memory of `serve` at rest, and how fast it is ready."""

import time

import processes
from installation import Installation
from result import Result
from sample import median, spread

TITLE = "`portico serve` at rest, and from its start to ready"
MEMORY = 80
READY = 300
# Seconds of doing nothing before memory is read.
REST = 5


def run(context):
    clients, starts = (3000, 3) if context.quick else (100_000, 7)
    installation = Installation(clients, context.say).generated()
    ready = []
    for number in range(starts):
        with installation.serving() as process:
            ready.append(process.ready_after * 1000)
            if number == starts - 1:
                time.sleep(REST)
                now, peak = processes.resident(process)
    result = Result("weight", TITLE)
    result.data = f"{clients:,} clients, every page in place, nothing waiting"
    result.command = f"portico serve; VmRSS after {REST} s; /readyz on the admin listener asked every half millisecond"
    result.under("resident memory at rest", now / 1e6, MEMORY, "MB")
    result.under(f"start to ready, median of {starts}", median(ready), READY, "ms")
    result.notes.append(f"milliseconds to ready: {spread(ready, 0)}; most memory since its start: {peak / 1e6:.1f} MB")
    return result
