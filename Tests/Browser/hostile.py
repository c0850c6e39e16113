"""An installation into whose every field somebody has typed an attack."""

from dataclasses import dataclass

import columns
import crawling
from payloads import typed

# No page is made for a workspace in a zone that no calendar knows, so this one is tried alone.
ZONE = "workspace.time_zone"

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
        self.column, self.key = column, key
        # An address has no bracket: its mark is no call, and shows itself as an element or an attribute.
        self.mark = f"h{1000 + number}" if column.is_address else f"h({1000 + number})"
        self.words = Words(str(column), *typed(number, column, self.mark), self.mark)


class Hostile:
    def __init__(self, portal):
        self.portal = portal
        # Of this kind the demo has none.
        self.portal.sql(
            "INSERT INTO domain (workspace, id, host, cname_target, txt_value, claimed_at) SELECT id, "
            "'domain_00000000000000000000000000', 'portal.customer.example', 'a.example', 'b', created_at FROM workspace")
        self.portal.sql(
            "INSERT INTO stripe_account (workspace, publishable_key, events_from, changed_at) "
            "SELECT id, 'pk_test_1', 0, created_at FROM workspace LIMIT 1")
        self.portal.sql(
            "INSERT INTO recurring_invoice (workspace, id, company, title, currency, draft, total, every, starts_on, next_on) "
            "SELECT workspace, 'rec_' || substr(id, instr(id, '_') + 1), id, name, 'EUR', '{}', 48000, 'month', '2027-01-01', '2027-01-01' "
            "FROM company")
        self.portal.sql(
            "INSERT INTO recurring_project (workspace, recurring, project) SELECT DISTINCT recurring_invoice.workspace, "
            "recurring_invoice.id, access.project FROM recurring_invoice "
            "JOIN client ON client.company = recurring_invoice.company JOIN access ON access.client = client.id "
            "WHERE access.revoked_at IS NULL AND access.expires_on IS NULL")
        # One that was recorded by mistake.
        self.portal.sql(
            "INSERT INTO payment_undone (workspace, payment, undone_on, reason, undone_by, undone_at) "
            "SELECT payment.workspace, payment.id, payment.paid_on, 'A slip', "
            "(SELECT id FROM member WHERE workspace = payment.workspace LIMIT 1), payment.recorded_at FROM payment "
            "WHERE method <> 'stripe' AND kind = 'received' AND NOT EXISTS "
            "(SELECT 1 FROM payment AS back WHERE back.refunds = payment.id) LIMIT 1")
        database = portal.connect()
        self.columns = columns.columns(database)
        self.refused, self.fields = set(), []
        for column in self.columns:
            for row, key in enumerate(column.keys(database)):
                if str(column) != ZONE and (str(column) not in SPARSE or row % 2 == 0):
                    self.fields.append(Field(column, key, len(self.fields)))
        database.close()

    def type(self, choice):
        """Types `choice` of the words into every field that takes them; returns those words."""
        database = self.portal.connect()
        taken = columns.without_locks(database, lambda: self.write(database, choice))
        database.close()
        return taken

    def write(self, database, choice):
        taken = []
        for field in self.fields:
            if str(field.column) in self.refused:
                continue
            if field.column.write(database, field.key, choice(field.words)):
                taken.append(field.words)
            else:
                self.refused.add(str(field.column))
        return taken

    def published(self):
        self.portal.run("generate")
        return {page.address: page for page in crawling.pages(self.portal.output)}

    def stopped(self):
        """Whether an attack as the zone stops the generator, and what was published stays."""
        before = {address: page.text for address, page in self.published().items()}
        zone, = self.portal.sql("SELECT time_zone FROM workspace")
        self.portal.sql("UPDATE workspace SET time_zone = '<script>h(1)</script>'")
        failed = self.portal.run("generate", check=False).returncode != 0
        after = {page.address: page.text for page in crawling.pages(self.portal.output)}
        self.portal.sql("UPDATE workspace SET time_zone = ?", *zone)
        return failed and before == after
