"""Components that a test starts: on ports of their own, in folders of their own, ended whatever happens."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager

import pytest

PR_SET_PDEATHSIG = 1


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for held in sockets:
            held.bind(("127.0.0.1", 0))
        return [held.getsockname()[1] for held in sockets]
    finally:
        for held in sockets:
            held.close()


def program(name):
    """Named where it is missing, never passed over."""
    path = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    if path is None:
        pytest.fail(f"{name} is missing: scripts/test installs it (apt-get install {name})", pytrace=False)
    return path


def _dies_with_us():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def running(command, folder, environment=None):
    """The process, until the block ends. Its words go to a file that `process.said()` reads."""
    command = [program(command[0]), *map(str, command[1:])]
    path = folder / f"{os.path.basename(command[0])}.log"
    with open(path, "a") as log:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, stdout=log,
            stderr=log, preexec_fn=_dies_with_us)
    process.said = path.read_text
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def until(condition, what, process=None, seconds=20):
    """Waits for a condition; fails with the component's words where it ends before, or is too slow."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        if process is not None and process.poll() is not None:
            raise AssertionError(f"{what}: ended with {process.returncode}\n{process.said()[-3000:]}")
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s for {what}\n" + (process.said()[-3000:] if process else ""))
        time.sleep(0.01)
    return value


def listens(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def filled(source, values):
    """A configuration with its ${PLACES} filled in, as envsubst does it; every place has to be named."""
    text = source.read_text()
    for name, value in values.items():
        text = text.replace("${%s}" % name, str(value))
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    assert "${P" not in code and "${E" not in code, f"{source} has a place that nothing fills"
    return text
