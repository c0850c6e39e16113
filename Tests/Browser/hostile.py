"""An installation into whose every field somebody has typed an attack."""

from dataclasses import dataclass

import columns
import crawling
from payloads import typed

# A type of file that nobody knows hides its picture: one half keep theirs.
SPARSE = {"blob.media_type"}


@dataclass(frozen=True)
class Words:
    column: str
    text: str
    clean: str
    mark: str


class Field:
    """One column of one row."""

    def __init__(self, column, key, number):
        self.column, self.key, self.number = column, key, number
        self.mark = f"h({1000 + number})"

    def words(self, round):
        text, clean = typed(self.number + round, self.column, self.mark)
        mark = self.mark if self.mark in clean else self.mark.strip("()").replace("(", "")
        return Words(str(self.column), text, clean, mark)


class Hostile:
    def __init__(self, portal):
        self.portal = portal
        # Of this kind the demo has none.
        self.portal.sql(
            "INSERT INTO domain (workspace, id, host, cname_target, txt_value, claimed_at) SELECT id, "
            "'domain_00000000000000000000000000', 'portal.customer.example', 'a.example', 'b', created_at FROM workspace")
        database = portal.connect()
        self.columns = columns.columns(database)
        self.refused, self.fields = set(), []
        for column in self.columns:
            for row, key in enumerate(column.keys(database)):
                if str(column) not in SPARSE or row % 2 == 0:
                    self.fields.append(Field(column, key, len(self.fields)))
        database.close()

    def type(self, choice, round=0):
        """Types `choice` of the words into every field that takes them; returns those words."""
        database = self.portal.connect()
        taken = columns.without_locks(database, lambda: self.write(database, choice, round))
        database.close()
        return taken

    def write(self, database, choice, round):
        taken = []
        for field in self.fields:
            if str(field.column) in self.refused:
                continue
            words = field.words(round)
            if field.column.write(database, field.key, choice(words)):
                taken.append(words)
            else:
                self.refused.add(str(field.column))
        return taken

    def published(self):
        self.portal.run("generate")
        return {page.address: page for page in crawling.pages(self.portal.output)}
