"""The columns that hold words of people, found in the database itself: a new one is found by itself, too."""

import re
import sqlite3
from dataclasses import dataclass

SHAPE = re.compile(r"CHECK|FOREIGN KEY")


@dataclass(frozen=True)
class Column:
    """A text of a table that pages are read from: a trigger tells the generator of its changes."""

    table: str
    name: str
    sql: str

    def __str__(self):
        return f"{self.table}.{self.name}"

    @property
    def longest(self):
        """The most characters that its check allows; None where any number is."""
        found = re.search(rf"length\({self.name}\) (?:<= |BETWEEN \d+ AND )(\d+)", self.sql)
        return int(found.group(1)) if found else None

    @property
    def is_address(self):
        """Whether its check wants the form of a mail address."""
        return f"{self.name} LIKE '%_@_%'" in self.sql

    def keys(self, database):
        """Of every row, in an order that does not hang on the words in it."""
        names = [row[1] for row in database.execute(f"PRAGMA table_info({self.table})") if row[5]]
        found = database.execute(f"SELECT {', '.join(names)} FROM {self.table} ORDER BY {', '.join(names)}")
        return [dict(zip(names, row)) for row in found]

    def write(self, database, key, text):
        """Whether the database took it; any other fault than one of shape is not an answer."""
        where = " AND ".join(f"{name} = ?" for name in key)
        try:
            database.execute(f"UPDATE {self.table} SET {self.name} = ? WHERE {where}", (text, *key.values()))
        except sqlite3.IntegrityError as error:
            assert SHAPE.search(str(error)), f"{self}: {error}"
            return False
        return True


def columns(database):
    tables = database.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name IN "
        "(SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'capture_*') ORDER BY name").fetchall()
    return [
        Column(table, row[1], sql) for table, sql in tables
        for row in database.execute(f"PRAGMA table_info({table})").fetchall() if row[2] == "TEXT"]


def without_locks(database, change):
    """What was approved or sent was typed once, too: the words come as if they had been there from the beginning."""
    database.execute("BEGIN IMMEDIATE")
    locks = database.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'lock_*'").fetchall()
    for name, _ in locks:
        database.execute(f"DROP TRIGGER {name}")
    result = change()
    for _, sql in locks:
        database.execute(sql)
    database.execute("COMMIT")
    return result
