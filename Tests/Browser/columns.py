"""The columns of the database that hold words of people, found in its schema: a new one is found by itself."""

import re
import sqlite3
from dataclasses import dataclass

# Columns of free text that are settings: the program reads them and shows what it understood.
SETTINGS = {
    "workspace.time_zone", "workspace.locale", "member.locale", "client.locale", "workspace.invoice_series",
    "approval.receipt", "blob.media_type",
}
# What the program keeps for itself; no page reads them.
OWN = re.compile(r"sqlite_|grdb_|change$|outbox|audit|attempt|session|sign_in_link|workspace_secret|api_|webhook"
                 r"|upload|stripe_event|checkout|recurring|currency|recovery|task|domain|dispute|publish|signal")


@dataclass(frozen=True)
class Column:
    table: str
    name: str
    longest: int | None
    keys: tuple

    def __str__(self):
        return f"{self.table}.{self.name}"


def limit(sql, name):
    """The most characters that the column's check allows."""
    found = re.search(rf"length\({name}\) (?:<= |BETWEEN \d+ AND )(\d+)", sql)
    return int(found.group(1)) if found else None


def text_columns(database):
    """Every column that takes `<` from anybody, with its limit."""
    found = []
    tables = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    for table, sql in tables:
        if OWN.match(table):
            continue
        columns = database.execute(f"PRAGMA table_info({table})").fetchall()
        keys = tuple(row[1] for row in columns if row[5])
        foreign = {row[3] for row in database.execute(f"PRAGMA foreign_key_list({table})")}
        for row in columns:
            column = Column(table, row[1], limit(sql, row[1]), keys)
            if row[2] == "TEXT" and not row[5] and row[1] not in foreign and str(column) not in SETTINGS:
                if takes_words(database, column):
                    found.append(column)
    return found


def takes_words(database, column):
    """Whether a row with `<x>` in it is stored; a table without rows says no."""
    database.execute("SAVEPOINT attempt")
    try:
        return any(write(database, column, row, "<x>") for row in rows(database, column)[:1])
    except sqlite3.IntegrityError:
        return False
    finally:
        database.execute("ROLLBACK TO attempt")
        database.execute("RELEASE attempt")


def rows(database, column):
    """The keys of the rows that may hold words there: only a version that is a link has one."""
    condition = "WHERE link <> ''" if str(column) == "version.link" else ""
    keys = ", ".join(column.keys)
    return database.execute(f"SELECT {keys} FROM {column.table} {condition} ORDER BY {keys}").fetchall()


def write(database, column, row, value):
    condition = " AND ".join(f"{key} = ?" for key in column.keys)
    return database.execute(
        f"UPDATE {column.table} SET {column.name} = ? WHERE {condition}", (value, *row)).rowcount


def unlock(database):
    """Records that are never changed can be, in this copy: an attacker would have written them first."""
    for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        if name.startswith("lock_"):
            database.execute(f"DROP TRIGGER {name}")
