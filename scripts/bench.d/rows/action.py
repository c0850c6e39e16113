"""Row action: an approval, from the post to the page that shows it, against a portal that renders on each request."""

import os
import time

import agency
import approving
import flask_data
import processes
import tools
from installation import Installation
from result import BenchError, Result
from sample import percentile

TITLE = "approve: check, commit, publish, redirect, and the page after it"
CLIENTS = 64
P99 = 50
LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def run(context):
    each = 4 if context.quick else 20
    installation = Installation(CLIENTS, context.say).generated()
    works = waiting(installation, each)
    installation.generate()
    with installation.serving():
        approvers = [
            approving.Approver(installation.session(number), works[number]) for number in range(1, CLIENTS + 1)]
        # So that nobody's first time is counted.
        warm = [approving.Approver(one.cookie, one.works[:1]) for one in approvers]
        approving.run(installation.port, f"localhost:{installation.port}", warm)
        rest = [approving.Approver(one.cookie, one.works[1:]) for one in approvers]
        own = approving.run(installation.port, f"localhost:{installation.port}", rest)
    result = Result("action", TITLE)
    result.data = f"{CLIENTS} clients, {each} deliverables each, a link as version; all at once, each on one connection"
    result.command = "POST …/approve, then GET the page that it leads to; asyncio in Python shares the machine"
    result.under("p99 of the posts", percentile(own.posts, .99), P99, "ms")
    result.notes.append(f"Portico: p50 {percentile(own.posts, .5):.1f} ms, {len(own.posts):,} approvals in {own.seconds:.1f} s")
    reference = flask(installation, each, context)
    result.at_least(
        "approvals with their page", own.rate, reference.rate, 5, "/s", "Flask, Jinja, SQLite, Gunicorn with 2 processes")
    result.notes.append(
        f"Flask: p50 {percentile(reference.posts, .5):.1f} ms, p99 {percentile(reference.posts, .99):.1f} ms of the posts")
    return result


def waiting(installation, each):
    """New deliverables that wait for a decision, by client: (page, version)."""
    run = int(time.time() * 1000)
    works = {}
    with installation.connection() as connection:
        connection.execute("BEGIN IMMEDIATE")
        (member,) = connection.execute("SELECT id FROM member LIMIT 1").fetchone()
        for number in range(1, CLIENTS + 1):
            workspace, client = installation.client(number)
            (project,) = connection.execute(
                "SELECT project FROM access WHERE client = ? ORDER BY project LIMIT 1", (client,)).fetchone()
            works[number] = [
                work(connection, workspace, client, project, member, text(run, number * 100 + index))
                for index in range(each)]
        connection.execute("COMMIT")
    return works


def work(connection, workspace, client, project, member, letters):
    deliverable, version = f"del_{letters}", f"ver_{letters}"
    at = agency.NOW.replace("Z", ".000Z")
    connection.execute(
        "INSERT INTO deliverable (workspace, id, project, title, status, ready_at, created_at) "
        "VALUES (?, ?, ?, 'Shelf set, three bags', 'ready', ?, ?)", (workspace, deliverable, project, at, at))
    connection.execute(
        "INSERT INTO version (workspace, id, deliverable, number, link, sha256, author, created_at) "
        "VALUES (?, ?, ?, 1, 'https://prototype.northlight.example/bags', ?, ?, ?)",
        (workspace, version, deliverable, "0" * 64, member, at))
    return f"/c/{client}/deliverables/{deliverable}/", version


def text(run, number):
    """26 letters of an id that no other run made."""
    value = run << 40 | number
    letters = ""
    for _ in range(26):
        letters = LETTERS[value & 31] + letters
        value >>= 5
    return letters


def flask(installation, each, context):
    """The same approvals at the reference, on a database of its own."""
    program = tools.FOLDER / "venv" / "bin" / "gunicorn"
    if not program.exists():
        raise BenchError("the reference Flask is missing (pip install flask gunicorn), so this row has no ratio")
    works = waiting(installation, each)
    database = tools.FOLDER / "flask.sqlite"
    tokens = {}
    with installation.connection() as connection:
        tokens = {installation.client(number)[1]: f"{number:064}" for number in works}
        flask_data.make(database, connection, tokens)
    approvers = [approving.Approver(f"session={number:064}", works[number]) for number in works]
    (port,) = processes.free_ports(1)
    command = [
        program, "--chdir", tools.HERE / "flask", "--workers", "2", "--threads", "8", "--worker-class", "gthread",
        "--keep-alive", "60", "--bind", f"127.0.0.1:{port}", "app:app"]
    environment = os.environ | {"BENCH_DATABASE": str(database), "PYTHONDONTWRITEBYTECODE": "1"}
    with processes.running("flask", command, environment) as process:
        processes.until(process, lambda: answers(port), "gunicorn")
        warm = [approving.Approver(one.cookie, one.works[:1]) for one in approvers]
        approving.run(port, f"localhost:{port}", warm)
        return approving.run(port, f"localhost:{port}", [approving.Approver(one.cookie, one.works[1:]) for one in approvers])


def answers(port):
    import socket

    try:
        with socket.create_connection(("127.0.0.1", port), 1):
            return True
    except OSError:
        return False
