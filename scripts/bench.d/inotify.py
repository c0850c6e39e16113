"""Waits until a file in a folder is replaced, woken by the kernel: no polling that would take a core from what is
measured."""

import ctypes
import os
import select
import time

IN_CLOSE_WRITE, IN_MOVED_TO = 0x8, 0x80
IN_NONBLOCK, IN_CLOEXEC = 0o4000, 0o2000000

libc = ctypes.CDLL(None, use_errno=True)


class FolderWatch:
    def __init__(self, folder):
        self.events = libc.inotify_init1(IN_NONBLOCK | IN_CLOEXEC)
        if self.events < 0 or libc.inotify_add_watch(
                self.events, os.fsencode(folder), IN_CLOSE_WRITE | IN_MOVED_TO) < 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
        self.poll = select.poll()
        self.poll.register(self.events, select.POLLIN)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.events)

    def until(self, holds, limit):
        """The moment (perf_counter) at which `holds()` was found true after a change; None after `limit` seconds."""
        end = time.perf_counter() + limit
        # Once before waiting: it may have come between the commit and here.
        while not holds():
            left = end - time.perf_counter()
            if left <= 0:
                return None
            self.poll.poll(left * 1000)
            try:
                os.read(self.events, 65536)
            except BlockingIOError:
                pass
        return time.perf_counter()
