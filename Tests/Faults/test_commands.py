"""What the team does from the command line, and receipts that are checked there: real processes, real files."""

import hashlib
import json

import pytest

from visitor import Visitor
from portal import demo_in_english


@pytest.fixture
def portal(tmp_path):
    portal = demo_in_english(tmp_path)
    yield portal
    portal.stop()


def do(portal, action, *fields, **options):
    return portal.run("do", action, *fields, **options).stdout.strip()


def refused(portal, *arguments):
    done = portal.run(*arguments, check=False)
    assert done.returncode == 1 and done.stdout == "", done
    assert done.stderr.startswith("portico: ")
    return done.stderr


def someone(portal):
    """A client in English who may approve, and a project of theirs."""
    return portal.sql("""SELECT client.id, client.email, access.project FROM access
        JOIN client ON client.id = access.client WHERE client.email = 'mara@fjell.example'
        AND access.may_approve = 1 AND access.revoked_at IS NULL AND access.expires_on IS NULL LIMIT 1""")[0]


def test_a_round_from_the_first_file_to_a_receipt_that_holds_without_the_portal(portal, tmp_path):
    client, email, project = someone(portal)
    poster = tmp_path / "poster.pdf"
    poster.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 5000)
    portal.start()
    deliverable = do(portal, "deliverable.create", f"project={project}", "title=Poster, A2")
    version = do(portal, "deliverable.addVersion", f"deliverable={deliverable}", f"file={poster}")
    do(portal, "deliverable.ready", f"deliverable={deliverable}")
    portal.published()
    visitor = Visitor(portal, email)
    assert visitor.sign_in(visitor.link())
    page = f"{visitor.home}deliverables/{deliverable}/"
    assert b"Poster, A2" in visitor.ask(page).body
    answer = visitor.door.post(f"{page}approve", f"version={version}", cookies=visitor.cookies, host=visitor.host)
    assert answer.status == 303
    receipt, keys = tmp_path / "receipt.json", tmp_path / "jwks.json"
    receipt.write_bytes(visitor.ask(f"{page}receipt").body)
    keys.write_bytes(visitor.ask("/.well-known/jwks.json").body)
    portal.stop()

    elsewhere = {"PORTICO_DATA": str(tmp_path / "nothing here")}
    done = portal.run("verify", str(receipt), str(poster), "--keys", str(keys), **elsewhere)
    assert "genuine" in done.stdout and "the same bytes as" in done.stdout
    told = json.loads(portal.run("verify", str(receipt), str(poster), "--keys", str(keys), "--json", **elsewhere).stdout)
    assert told["version"] == 1 and told["email"] == email
    assert told["sha256"] == hashlib.sha256(poster.read_bytes()).hexdigest()
    assert "genuine" in portal.run("verify", str(receipt)).stdout
    assert "no keys" in portal.run("verify", str(receipt), check=False, **elsewhere).stderr

    poster.write_bytes(poster.read_bytes()[:-1] + b"!")
    other = portal.run("verify", str(receipt), str(poster), check=False)
    assert other.returncode == 1 and "not what was approved" in other.stderr
    receipt.write_bytes(receipt.read_bytes().replace(b"Poster, A2", b"Poster, A3"))
    assert "something was changed" in refused(portal, "verify", str(receipt))
    assert "cannot read" in refused(portal, "verify", str(tmp_path / "none"))

    # What is approved resists.
    assert "decided already" in refused(portal, "do", "deliverable.withdraw", f"deliverable={deliverable}")


def test_mistakes_are_told_all_at_once_and_change_nothing(portal, tmp_path):
    before = portal.sql("SELECT count(*) FROM audit")
    _, _, project = someone(portal)
    assert "did you mean update.post?" in refused(portal, "do", "update.pots")
    told = refused(portal, "do", "update.post", "project=x", "txt=Hello")
    assert "project: is not an id" in told and "text: is missing" in told and "txt: is not asked for" in told
    assert "nobody does it in their name" in refused(portal, "do", "deliverable.approve")
    assert "is no field" in refused(portal, "do", "update.post", "hello")
    assert "given twice" in refused(portal, "do", "update.post", f"project={project}", "text=a", "text=b")
    assert "cannot read" in refused(portal, "do", "update.post", f"project={project}", f"text=@{tmp_path}/none")
    assert "nobody of the team" in refused(
        portal, "do", "update.post", f"project={project}", "text=a", "--as", "mara@fjell.example")
    assert "no workspace" in refused(portal, "do", "update.post", f"project={project}", "text=a", "--workspace", "none")
    big = tmp_path / "big.bin"
    big.write_bytes(bytes(2000))
    small = portal.run("do", "file.share", "everybody=yes", f"file={big}", check=False, PORTICO_MAX_UPLOAD="1000")
    assert small.returncode == 1 and "1000" in small.stderr, small
    full = portal.run("do", "file.share", "everybody=yes", f"file={big}", check=False, PORTICO_QUOTA="1000")
    assert full.returncode == 1 and "no room" in full.stderr, full
    assert portal.run("do", check=False).returncode == 2
    assert portal.sql("SELECT count(*) FROM audit") == before


def test_a_text_is_read_from_a_file_and_said_by_whoever_is_named(portal, tmp_path):
    _, _, project = someone(portal)
    name, address = portal.sql("SELECT name, email FROM member WHERE role <> 'owner' LIMIT 1")[0]
    (tmp_path / "note.md").write_text("Proofs are **here**.\n")
    update = do(portal, "update.post", f"project={project}", f"text=@{tmp_path}/note.md", "--as", address.upper())
    assert portal.sql("""SELECT body, member.name FROM project_update JOIN member ON member.id = author
        WHERE project_update.id = ?""", update) == [("Proofs are **here**.", name)]
    done = json.loads(portal.run("do", "update.remove", f"update={update}", "--json").stdout)
    assert done["action"] == "update.remove"
    listed = json.loads(portal.run("do", "--list", "--json").stdout)
    assert {"project.create", "deliverable.addVersion"} <= {entry["action"] for entry in listed}


def test_a_portal_is_set_up_once(portal):
    told = refused(portal, "init", "--name", "Again", "--email", "a@b.example", "--owner-name", "A")
    assert "portico workspace add" in told


def test_a_command_that_does_not_exist_is_named(portal):
    for arguments in (["exprot", "a", "b"], ["generat", "--help"]):
        done = portal.run(*arguments, check=False)
        assert done.returncode == 2 and f"there is no command {arguments[0]}" in done.stderr, done
    assert "Did you mean generate?" in done.stderr
