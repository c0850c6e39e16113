"""What a demo without deliverables, files and feedback lacks: one of each kind and state, for its first project.

Written with sqlite3, as an operator could; the media are those of site-templates/demo.
"""

import hashlib
import json
import secrets
import shutil
from datetime import datetime, timedelta, timezone

from portal import ROOT

MEDIA = ROOT / "site-templates" / "demo"
WORKS = [
    # title, files of each version, status, what clients said, pin of the comment
    ("Shelf set", [["shelf-set-v1.svg"], ["shelf-set-v2.svg"], ["shelf-set.svg"]], "ready", '{"x":0.4,"y":0.3}'),
    ("Stills of the winter film", [["still-1-gry.webp", "still-2-kitchen.webp", "still-4-dag.webp"]], "ready", None),
    ("Brand guidelines", [["brand-guidelines.pdf"]], "changes_requested", None),
    ("Teaser of the winter film", [["winter-film.mp4"]], "ready", '{"at":4.5}'),
    ("Audio ident", [["festival-ident.m4a"]], "approved", '{"at":2}'),
    ("The shop, to click through", ["https://shop.fjell.example/"], "ready", None),
    ("Print-ready files", [["print-ready.zip"]], "approved", None),
    ("Autumn poster", [["autumn-poster.webp"]], "approved", None),
]


def new_id(kind):
    return f"{kind}_0" + "".join(secrets.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(25))


class Filling:
    def __init__(self, portal):
        self.database = portal.connect()
        self.vault = portal.folder / "data" / "vault"
        self.media = {one["file"]: one for one in json.loads((MEDIA / "media.json").read_text())}
        self.workspace = self.one("SELECT id FROM workspace ORDER BY position LIMIT 1")
        self.client = self.one("SELECT client FROM access ORDER BY client LIMIT 1")
        self.project = self.one("SELECT project FROM access WHERE client = ? LIMIT 1", self.client)
        self.member = self.one("SELECT id FROM member LIMIT 1")
        self.now = datetime.now(timezone.utc)

    def one(self, statement, *values):
        return self.database.execute(statement, values).fetchone()[0]

    def add(self, table, **row):
        row = {"workspace": self.workspace} | row
        marks = ", ".join("?" * len(row))
        self.database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
        return row.get("id")

    def at(self, days):
        return (self.now - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def day(self, days):
        return (self.now - timedelta(days=days)).strftime("%Y-%m-%d")

    def blob(self, name):
        sha = hashlib.sha256((MEDIA / name).read_bytes()).hexdigest()
        place = self.vault / sha[:2] / sha[2:4] / sha
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(MEDIA / name, place)
            one = self.media[name]
            self.add("blob", sha256=sha, size=(MEDIA / name).stat().st_size, media_type=one["mediaType"],
                     width=one.get("width"), height=one.get("height"), duration=one.get("duration"),
                     stored_at=self.at(20))
        return sha

    def work(self, title, versions, status, pin):
        work = self.add("deliverable", id=new_id("del"), project=self.project, title=title, status="draft",
                        notes="Take your time. **Look at the edges first**, then at the colour.",
                        due_on=self.day(-4), ready_at=self.at(3), created_at=self.at(12))
        for number, content in enumerate(versions, 1):
            link = content if isinstance(content, str) else ""
            files = [] if link else content
            sha = hashlib.sha256(f"{work}{number}".encode()).hexdigest()
            version = self.add("version", id=new_id("ver"), deliverable=work, number=number, link=link,
                               sha256=sha, author=self.member, created_at=self.at(10 - number))
            for position, name in enumerate(files, 1):
                self.add("version_file", id=new_id("vfile"), version=version, position=position,
                         sha256=self.blob(name), name=name)
        first = self.add("comment", id=new_id("comment"), version=version, client=self.client, pin=pin,
                         body="Could this be a little warmer?", posted_at=self.at(2))
        self.add("comment", id=new_id("comment"), version=version, member=self.member, reply_to=first,
                 body="It can: the next print uses the uncoated paper.", posted_at=self.at(1))
        if status == "changes_requested":
            self.add("change_request", id=new_id("request"), deliverable=work, version=version, client=self.client,
                     note="Please use the new address on page 2.", requested_at=self.at(1))
        if status == "approved":
            self.add("approval", id=new_id("approval"), deliverable=work, version=version, client=self.client,
                     name="Mara Lindqvist", email="mara@fjell.example", note="Lovely, thank you.", sha256=sha,
                     approved_at=self.at(1), receipt="{}")
        self.database.execute("UPDATE deliverable SET status = ? WHERE id = ?", (status, work))

    def files_and_feedback(self):
        self.add("file", id=new_id("file"), sha256=self.blob("framework-agreement.pdf"), name="Agreement.pdf",
                 scope="project", project=self.project, author=self.member, shared_at=self.at(8))
        for title, answered in (("Photos of the roastery", None), ("Barcodes", self.at(1))):
            request = self.add("file_request", id=new_id("ask"), project=self.project, title=title,
                               body="The larger, the better.", due_on=self.day(-2), author=self.member,
                               asked_at=self.at(5), answered_at=answered)
        self.add("file_request_file", id=new_id("sent"), request=request, client=self.client,
                 sha256=self.blob("products.csv"), name="barcodes.csv", sent_at=self.at(1))
        for state in ("open", "answered", "closed"):
            thread = self.add("feedback", id=new_id("thread"), client=self.client, project=self.project,
                              state=state, opened_at=self.at(4))
            message = self.add("feedback_message", id=new_id("msg"), feedback=thread, posted_at=self.at(4),
                               body="Which paper do the bags use?")
            self.add("feedback_attachment", message=message, position=1, sha256=self.blob("stamp-sizes.csv"),
                     name="sizes.csv")
            if state != "open":
                self.add("feedback_message", id=new_id("msg"), feedback=thread, member=self.member,
                         posted_at=self.at(3), body="An uncoated one, 90 g.")


def fill(portal):
    """Only where the demo has no deliverables of its own."""
    if portal.sql("SELECT 1 FROM deliverable LIMIT 1"):
        return
    filling = Filling(portal)
    for work in WORKS:
        filling.work(*work)
    filling.files_and_feedback()
    filling.database.close()
