"""The reference's database, from the installation's own rows: the same clients, deliverables and invoices."""

import sqlite3

TABLES = """
CREATE TABLE client (id TEXT PRIMARY KEY, name TEXT, company TEXT);
CREATE TABLE session (token TEXT PRIMARY KEY, client TEXT REFERENCES client (id));
CREATE TABLE project (id TEXT PRIMARY KEY, name TEXT);
CREATE TABLE access (client TEXT, project TEXT, PRIMARY KEY (client, project));
CREATE TABLE deliverable (id TEXT PRIMARY KEY, project TEXT REFERENCES project (id), title TEXT, notes TEXT, status TEXT);
CREATE INDEX deliverable_project ON deliverable (project, status);
CREATE TABLE version (id TEXT PRIMARY KEY, deliverable TEXT REFERENCES deliverable (id), number INTEGER, link TEXT,
  created_at TEXT);
CREATE INDEX version_deliverable ON version (deliverable, number);
CREATE TABLE comment (id INTEGER PRIMARY KEY, version TEXT, client TEXT, posted_at TEXT, body TEXT);
CREATE INDEX comment_version ON comment (version);
CREATE TABLE approval (id INTEGER PRIMARY KEY, deliverable TEXT, version TEXT, client TEXT, approved_at TEXT);
CREATE INDEX approval_deliverable ON approval (deliverable);
CREATE TABLE invoice (id TEXT PRIMARY KEY, company TEXT, paid INTEGER);
CREATE INDEX invoice_company ON invoice (company, paid);
"""

COPIES = {
    "client": "SELECT id, name, company FROM client", "project": "SELECT id, name FROM project",
    "access": "SELECT client, project FROM access",
    "deliverable": "SELECT id, project, title, notes, status FROM deliverable",
    "version": "SELECT id, deliverable, number, link, created_at FROM version",
    "invoice": "SELECT id, company, 0 FROM invoice",
}


def make(path, source, tokens):
    """- source: a connection to the installation's database.
    - tokens: session cookies by client id."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as made:
        made.executescript("PRAGMA journal_mode = WAL;" + TABLES)
        for table, query in COPIES.items():
            rows = source.execute(query).fetchall()
            if rows:
                made.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        made.executemany("INSERT INTO session VALUES (?, ?)", [(token, client) for client, token in tokens.items()])
    made.close()
