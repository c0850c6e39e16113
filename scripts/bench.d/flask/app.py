"""The reference of the row action: the same portal as it is usually written, every page rendered when it is asked for.

It does less than Portico: no audit log, no receipt, no mail, no nonce, no other languages. Its database is as durable."""

import os
import sqlite3
from datetime import datetime, timezone

from flask import Flask, abort, g, redirect, render_template, request

app = Flask(__name__)


def database():
    if "db" not in g:
        g.db = sqlite3.connect(os.environ["BENCH_DATABASE"], timeout=30, isolation_level=None)
        g.db.row_factory = sqlite3.Row
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            g.db.execute(f"PRAGMA {setting}")
    return g.db


@app.teardown_appcontext
def close(_):
    if (db := g.pop("db", None)) is not None:
        db.close()


def client(wanted):
    row = database().execute(
        "SELECT client.* FROM session JOIN client ON client.id = session.client WHERE session.token = ?",
        (request.cookies.get("session", ""),)).fetchone()
    if row is None or row["id"] != wanted:
        abort(404)
    return row


@app.get("/c/<id>/deliverables/<work>/")
def page(id, work):
    who, db = client(id), database()
    deliverable = db.execute(
        "SELECT deliverable.*, project.name AS project_name FROM deliverable JOIN project ON project.id = deliverable.project "
        "JOIN access ON access.project = project.id WHERE deliverable.id = ? AND access.client = ?", (work, id)).fetchone()
    if deliverable is None:
        abort(404)
    waiting = db.execute(
        "SELECT count(*) FROM deliverable JOIN access ON access.project = deliverable.project "
        "WHERE access.client = ? AND deliverable.status = 'ready'", (id,)).fetchone()[0]
    unpaid = db.execute(
        "SELECT count(*) FROM invoice WHERE company = ? AND paid = 0", (who["company"],)).fetchone()[0]
    versions = db.execute("SELECT * FROM version WHERE deliverable = ? ORDER BY number DESC", (work,)).fetchall()
    approvals = db.execute(
        "SELECT approval.*, client.name FROM approval JOIN client ON client.id = approval.client WHERE deliverable = ?",
        (work,)).fetchall()
    comments = db.execute(
        "SELECT comment.*, client.name FROM comment JOIN client ON client.id = comment.client WHERE version = ? "
        "ORDER BY posted_at", (versions[0]["id"],)).fetchall()
    return render_template(
        "deliverable.html", client=who, deliverable=deliverable, versions=versions, approvals=approvals,
        comments=comments, waiting=waiting, unpaid=unpaid, today=datetime(2026, 11, 24, tzinfo=timezone.utc))


@app.post("/c/<id>/deliverables/<work>/approve")
def approve(id, work):
    client(id)
    db = database()
    db.execute("BEGIN IMMEDIATE")
    newest = db.execute(
        "SELECT version.id, deliverable.status FROM version JOIN deliverable ON deliverable.id = version.deliverable "
        "JOIN access ON access.project = deliverable.project "
        "WHERE deliverable.id = ? AND access.client = ? ORDER BY number DESC LIMIT 1", (work, id)).fetchone()
    if newest is None or newest["id"] != request.form["version"] or newest["status"] != "ready":
        db.execute("ROLLBACK")
        abort(409)
    now = datetime.now(timezone.utc).isoformat()
    db.execute("INSERT INTO approval (deliverable, version, client, approved_at) VALUES (?, ?, ?, ?)",
               (work, newest["id"], id, now))
    db.execute("UPDATE deliverable SET status = 'approved' WHERE id = ?", (work,))
    db.execute("COMMIT")
    return redirect(f"/c/{id}/deliverables/{work}/", 303)
