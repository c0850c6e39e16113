"""Changes made as an operator makes them, with a plain connection to the database, and the page that they lead to."""

import random
import time
from dataclasses import dataclass

import agency
from inotify import FolderWatch
from result import BenchError

UPDATE = "UPDATE milestone SET title = ? WHERE workspace = ? AND id = ?"
# A page that is not there by then counts as lost.
LIMIT = 20


@dataclass
class Times:
    """Milliseconds of one change."""

    # From before the commit to the new page in place: what the disk takes for the commit is in it.
    whole: float
    # From the commit's return to the new page in place.
    after: float


class Changer:
    """Changes milestones of random clients of a served installation, one at a time."""

    def __init__(self, installation, connection, seed):
        self.installation = installation
        self.connection = connection
        self.random = random.Random(seed)
        self.count = 0

    def change(self):
        number = self.random.randint(1, self.installation.clients)
        workspace, client, project, milestone = self.target(number)
        self.count += 1
        # Unlike that of any run before: the seed chooses the clients again, and the page must differ all the same.
        title = f"Changed the {self.count}th time, {time.time_ns()}"
        page = self.installation.output / workspace / "clients" / client / "projects" / project / "index.html"
        wanted = title.encode()
        with FolderWatch(page.parent) as watch:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute(UPDATE, (title, workspace, milestone))
            before = time.perf_counter()
            self.connection.execute("COMMIT")
            committed = time.perf_counter()
            seen = watch.until(lambda: wanted in page.read_bytes(), LIMIT)
        if seen is None:
            raise BenchError(f"a change of client {number} was not on {page} after {LIMIT} s")
        self.rest()
        return Times((seen - before) * 1000, max(0.0, seen - committed) * 1000)

    def target(self, number):
        row = self.connection.execute(
            """
            SELECT client.workspace, client.id, access.project, milestone.id FROM client
            JOIN access ON access.workspace = client.workspace AND access.client = client.id
            JOIN milestone ON milestone.workspace = access.workspace AND milestone.project = access.project
            WHERE client.workspace = (SELECT id FROM workspace) AND client.email = ?
            ORDER BY access.project, milestone.position LIMIT 1
            """, (agency.email(number),)).fetchone()
        if not row:
            raise BenchError(f"client {number} of {self.installation.clients} has no milestone")
        return row

    def rest(self):
        """Waits until the change is forgotten, so that one change does not wait for the one before it."""
        end = time.perf_counter() + LIMIT
        while self.connection.execute("SELECT EXISTS (SELECT * FROM change)").fetchone()[0]:
            if time.perf_counter() > end:
                raise BenchError(f"the change log was not empty {LIMIT} s after the page was in place")
            time.sleep(0.001)
        time.sleep(0.002 + self.random.random() * 0.006)


def commit_alone(connection, number):
    """The floor: the same commit where nobody makes a page of it, in milliseconds."""
    row = connection.execute("SELECT workspace, id FROM milestone LIMIT 1").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(UPDATE, (f"Changed the {number}th time, alone", *row))
    before = time.perf_counter()
    connection.execute("COMMIT")
    return (time.perf_counter() - before) * 1000
