"""A database that another process keeps for itself."""

import subprocess
import sys
from contextlib import contextmanager

# What a process in SQLite's exclusive locking mode does to others: it holds every lock of the shared memory file, its
# bytes 120 to 127 (https://www.sqlite.org/walformat.html). In a process of its own: one that opens the file as well
# would lose them when it closes it.
_HOLD = """
import fcntl, sys
file = open(sys.argv[1], "r+b")
fcntl.lockf(file, fcntl.LOCK_EX, 8, 120)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked(database):
    """Nobody reads or writes it until the block ends; SQLite gives up after some ten seconds."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, f"{database}-shm"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout.readline() == "held\n"
        yield
    finally:
        holder.communicate()
