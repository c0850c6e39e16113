"""Servers that a row starts: on free ports, with a log, ended whatever happens."""

import ctypes
import signal
import socket
import subprocess
import time
from contextlib import contextmanager

import tools
from result import BenchError

PR_SET_PDEATHSIG = 1


def free_ports(count):
    """Ports that nothing listens on at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for held in sockets:
            held.bind(("127.0.0.1", 0))
        return [held.getsockname()[1] for held in sockets]
    finally:
        for held in sockets:
            held.close()


def _dies_with_us():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def running(name, command, env=None):
    """The process, until the block ends; then it is asked to stop, and made to after ten seconds."""
    path = tools.FOLDER / f"{name}.log"
    path.parent.mkdir(exist_ok=True)
    with open(path, "w") as log:
        process = subprocess.Popen(
            [str(word) for word in command], env=env, cwd=tools.REPOSITORY, stdin=subprocess.DEVNULL, stdout=log,
            stderr=log, preexec_fn=_dies_with_us)
        process.log = path
        try:
            yield process
        finally:
            stop(process)


def stop(process):
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def until(process, ready, what, limit=60, pause=0.0005):
    """Waits for `ready()`; returns how long it took. Fails with the log where the process ends before."""
    start = time.perf_counter()
    while not ready():
        if process.poll() is not None:
            raise BenchError(f"{what} ended with {process.returncode}: {last_words(process)}")
        if time.perf_counter() - start > limit:
            raise BenchError(f"{what} was not ready within {limit} s: {last_words(process)}")
        time.sleep(pause)
    return time.perf_counter() - start


def last_words(process):
    """The end of its log."""
    return " / ".join(process.log.read_text().strip().splitlines()[-4:])[-1000:]


def listening(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def resident(process):
    """Bytes of memory in use now and at most (VmRSS, VmHWM)."""
    sizes = {}
    with open(f"/proc/{process.pid}/status") as status:
        for line in status:
            name, _, rest = line.partition(":")
            if name in ("VmRSS", "VmHWM"):
                sizes[name] = int(rest.split()[0]) * 1024
    return sizes["VmRSS"], sizes["VmHWM"]
