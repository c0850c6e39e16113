"""Mail, through a real mail server that refuses, drops and stalls, and a `portico serve` that is killed meanwhile."""

import collections
import json
import re
import signal
import time
import urllib.request

import pytest

from mail_server import MailServer, certificate
from visitor import Visitor
from portal import ROOT, demo_in_english

LEAD_WORDS = {"approved", "asks for changes", "commented on", "wrote to you"}


@pytest.fixture
def post():
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture
def portal(tmp_path, post):
    portal = demo_in_english(tmp_path, SMTP_URL=f"smtp://127.0.0.1:{post.port}")
    yield portal
    portal.stop()


def ask_for_a_link(portal, address="mara@fjell.example"):
    visitor = Visitor(portal, address)
    answer = visitor.door.post("/sign-in", f"email={address}", host=visitor.host)
    assert (answer.status, answer["location"]) == (303, "/sign-in/sent")
    return visitor


def signed_in(portal, address="mara@fjell.example"):
    visitor = Visitor(portal, address)
    assert visitor.sign_in(visitor.link())
    return visitor


def post_form(visitor, path, **fields):
    from urllib.parse import urlencode
    answer = visitor.door.post(visitor.home + path, urlencode(fields), cookies=visitor.cookies, host=visitor.host)
    assert answer.status == 303, answer
    return answer


def to_decide(portal, visitor):
    """Something that waits for this client's decision, and its newest version."""
    client = visitor.home.split("/")[2]
    return portal.sql(
        """SELECT deliverable.id, (SELECT id FROM version WHERE version.deliverable = deliverable.id ORDER BY number DESC LIMIT 1)
           FROM deliverable JOIN access ON access.project = deliverable.project AND access.client = ?
           WHERE deliverable.status = 'ready' AND access.revoked_at IS NULL AND access.may_approve = 1
             AND (NOT EXISTS (SELECT 1 FROM reviewer WHERE reviewer.deliverable = deliverable.id)
                  OR EXISTS (SELECT 1 FROM reviewer WHERE reviewer.deliverable = deliverable.id AND reviewer.client = ?))
             AND NOT EXISTS (SELECT 1 FROM approval WHERE approval.deliverable = deliverable.id AND approval.client = ?)
           ORDER BY deliverable.id""", client, client, client)


def states(portal):
    return dict(portal.sql("SELECT state, count(*) FROM outbox GROUP BY state"))


def wait_for(portal, post, count, what="the mail"):
    portal.wait(lambda: len(post.taken) >= count, what)


def test_a_link_comes_by_smtp_and_signs_in(portal, post):
    portal.start()
    visitor = ask_for_a_link(portal)
    wait_for(portal, post, 1)
    [mail] = post.mails()
    assert post.readers() == ["mara@fjell.example"] and mail["To"].addresses[0].addr_spec == "mara@fjell.example"
    link = re.search(r"/sign-in/(\S+)", mail.get_body(("plain",)).get_content()).group(1)
    # Neither the database nor its log ever held it.
    for path in (portal.folder / "data").glob("portico.sqlite*"):
        assert link.encode() not in path.read_bytes(), path
    assert visitor.sign_in(link)
    portal.wait(lambda: states(portal) == {"sent": 1}, "the record")
    assert portal.sql("SELECT length(payload) FROM outbox") == [(0,)]


def test_what_a_client_does_reaches_the_lead_and_the_receipt_the_client(portal, post):
    portal.start()
    mara = signed_in(portal)
    (first, version), (second, other) = to_decide(portal, mara)[:2]
    post_form(mara, f"deliverables/{first}/comments", version=version, text="The moon, please.\n\n**Larger.**")
    post_form(mara, f"deliverables/{first}/approve", version=version, note="Lovely")
    post_form(mara, f"deliverables/{second}/request-changes", version=other, note="Less <b>blue</b> & more red")
    post_form(mara, "feedback", message="Are you there?")
    # Five, and one more for each client who is in the conversation about that version.
    others = portal.sql(
        "SELECT count(DISTINCT client) FROM comment WHERE version = ? AND client <> ?", version, mara.home.split("/")[2])[0][0]
    portal.wait(lambda: states(portal) == {"sent": 5 + others}, "the record")
    assert len(post.taken) == 5 + others
    mails = post.mails()
    receipts = [mail for mail in mails if mail["To"].addresses[0].addr_spec == "mara@fjell.example"]
    [receipt] = receipts
    [attachment] = list(receipt.iter_attachments())
    record = portal.sql("SELECT receipt FROM approval WHERE deliverable = ? ORDER BY approved_at DESC LIMIT 1", first)[0][0]
    assert attachment.get_content() in (record, record.encode()) and json.loads(record)
    assert f"{mara.home}deliverables/{first}/" in receipt.get_body(("plain",)).get_content()
    lead = portal.sql(
        "SELECT member.email FROM member JOIN project ON project.lead = member.id JOIN deliverable ON deliverable.project = project.id "
        "WHERE deliverable.id = ?", first)[0]
    assert receipt["Reply-To"].addresses[0].addr_spec == lead[0]
    others = [mail for mail in mails if mail is not receipt]
    for words in LEAD_WORDS:
        assert any(words in mail["Subject"] for mail in others), (words, [mail["Subject"] for mail in others])
    members = {row[0] for row in portal.sql("SELECT email FROM member")}
    for mail in others:
        assert mail["To"].addresses[0].addr_spec in members or "commented on" in mail["Subject"]
    [changes] = [mail for mail in others if "asks for changes" in mail["Subject"]]
    assert "Less &lt;b&gt;blue&lt;/b&gt; &amp; more red" in changes.get_body(("html",)).get_content() or \
        "Less blue &amp; more red" in changes.get_body(("html",)).get_content()
    assert len({mail["Message-ID"] for mail in mails}) == len(mails)


def test_a_morning_reminds_each_client_once_however_often_the_server_is_killed(portal, post):
    [(today,)] = portal.sql("SELECT date('now')")
    portal.sql("DELETE FROM reminder_morning")
    portal.sql("UPDATE deliverable SET due_on = ?, ready_at = created_at WHERE status = 'ready'", today)
    # After eight wherever the demo's agency is.
    portal.environment["PORTICO_NOW"] = f"{today}T09:00:00Z"
    post.slow = 0.05
    for delay in (0.05, 0.1, 0.2, 0.4, 0.8):
        portal.start()
        time.sleep(delay)
        portal.server.send_signal(signal.SIGKILL)
        portal.server.wait()
    portal.start()
    portal.wait(lambda: set(states(portal)) == {"sent"}, "every reminder")
    rows = portal.sql(
        "SELECT client.email, count(*) FROM outbox JOIN client ON client.id = outbox.recipient "
        "WHERE letter LIKE '%-reminder' GROUP BY client.email, letter")
    # On some days invoices of the demo are reminded of as well: a mail of its own.
    assert len(rows) >= 2 and any(count > 1 for _, count in rows), rows
    # What was under way in a kill comes again under its name: one mail all the same.
    seen = {(mail["To"].addresses[0].addr_spec, mail["Message-ID"]) for mail in post.mails()}
    assert sorted(reader for reader, _ in seen) == sorted(email for email, _ in rows)
    assert portal.sql("SELECT count(*) FROM reminder_morning") == portal.sql("SELECT count(*) FROM workspace")


def test_the_receipt_is_in_the_clients_language(portal, post):
    portal.environment["PORTICO_TEMPLATES"] = str(ROOT / "site-templates")
    portal.sql("UPDATE client SET locale = 'de' WHERE email = 'mara@fjell.example'")
    portal.start()
    mara = signed_in(portal)
    deliverable, version = to_decide(portal, mara)[0]
    post_form(mara, f"deliverables/{deliverable}/approve", version=version)
    wait_for(portal, post, 2)
    [receipt] = [mail for mail in post.mails() if mail["To"].addresses[0].addr_spec == "mara@fjell.example"]
    assert receipt["Subject"].startswith("Sie haben ") and "freigegeben" in receipt["Subject"]
    assert 'lang="de"' in receipt.get_body(("html",)).get_content()


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
def test_a_4xx_is_tried_again_and_a_5xx_is_not_and_the_team_is_told(portal, post, stage):
    post.answer = lambda at, session: "451 4.3.0 not now" if at == stage else None
    portal.start()
    ask_for_a_link(portal)
    portal.wait(lambda: portal.sql("SELECT attempts FROM outbox WHERE problem LIKE '%451%'") == [(1,)], "the first try")
    assert post.taken == [] and states(portal) == {"waiting": 1}
    assert portal.sql("SELECT count(*) FROM task WHERE kind = 'mail_problem'") == [(0,)]
    post.answer = lambda at, session: "550 5.1.1 mara@fjell.example is unknown" if at == stage else None
    # As if the pause were over.
    portal.sql("UPDATE outbox SET due_at = created_at")
    portal.wait(lambda: states(portal) == {"failed": 1}, "the end")
    [(problem,)] = portal.sql("SELECT problem FROM outbox")
    assert "550" in problem and "mara@fjell.example" not in problem
    [(kind, email, role)] = portal.sql(
        "SELECT kind, client.email, member.role FROM task JOIN client ON client.id = task.client "
        "JOIN member ON member.id = task.member WHERE kind = 'mail_problem'")
    assert (email, role) == ("mara@fjell.example", "owner")
    assert "550" in portal.run("outbox").stdout
    doctor = portal.run("doctor", check=False)
    assert doctor.returncode == 1 and "BAD  mail: 1 mails failed" in doctor.stdout
    ready = urllib.request.urlopen(f"http://127.0.0.1:{portal.admin}/readyz").read().decode()
    assert "mail failed: 1\n" in ready
    post.answer = lambda at, session: None
    time.sleep(1.5)
    assert post.taken == []


def test_a_mail_that_failed_can_be_sent_after_all(portal, post):
    post.answer = lambda at, session: "552 5.2.2 full" if at == "RCPT" else None
    portal.start()
    mara = signed_in(portal)
    post_form(mara, "feedback", message="Hello?")
    portal.wait(lambda: states(portal) == {"failed": 1}, "the refusal")
    post.answer = lambda at, session: None
    [line] = json.loads(portal.run("outbox", "--json").stdout)
    portal.run("outbox", "retry", str(line["id"]))
    wait_for(portal, post, 1)
    portal.wait(lambda: states(portal) == {"sent": 1}, "the record")
    assert portal.run("outbox", "retry", str(line["id"]), check=False).returncode == 1


def test_a_link_is_not_sent_when_its_time_is_over(portal, post):
    post.stop()
    portal.start()
    ask_for_a_link(portal)
    portal.wait(lambda: portal.sql("SELECT attempts FROM outbox WHERE problem <> ''") == [(1,)], "the first try")
    portal.sql("UPDATE outbox SET due_at = created_at, expires_at = created_at")
    portal.wait(lambda: states(portal) == {"expired": 1}, "the end")
    post.start()
    time.sleep(1.5)
    assert post.taken == [] and portal.sql("SELECT length(payload) FROM outbox") == [(0,)]


# E-01
def test_a_request_is_answered_at_once_while_the_mail_server_stalls(portal, post):
    post.stalls = True
    portal.start()
    for _ in range(3):
        ask_for_a_link(portal)
    wait_for(portal, post, 3)
    assert states(portal) == {"waiting": 3}
    post.stalls = False
    portal.wait(lambda: states(portal) == {"sent": 3}, "the record")
    assert len(post.taken) == 3


def test_a_line_that_drops_before_the_answer_brings_the_same_mail_again_with_the_same_name(portal, post):
    post.drops = 1
    portal.start()
    ask_for_a_link(portal)
    wait_for(portal, post, 1)
    portal.wait(lambda: portal.sql("SELECT attempts FROM outbox WHERE problem <> '' AND claimed_until IS NULL") == [(1,)], "the loss")
    portal.sql("UPDATE outbox SET due_at = created_at")
    wait_for(portal, post, 2)
    first, second = post.mails()
    assert first["Message-ID"] == second["Message-ID"]
    link = [re.search(r"/sign-in/(\S+)", mail.get_body(("plain",)).get_content()).group(1) for mail in (first, second)]
    assert link[0] == link[1]
    assert ask_and_use(portal, link[0])


def ask_and_use(portal, link):
    return Visitor(portal, "mara@fjell.example").sign_in(link)


def test_a_mail_server_that_says_nothing_holds_up_neither_the_end_nor_the_mail(tmp_path):
    import socket
    silent = socket.create_server(("127.0.0.1", 0))
    portal = demo_in_english(tmp_path, SMTP_URL=f"smtp://127.0.0.1:{silent.getsockname()[1]}")
    portal.start()
    try:
        ask_for_a_link(portal)
        portal.wait(lambda: portal.sql("SELECT claimed_until IS NOT NULL FROM outbox") == [(1,)], "the try")
        started = time.monotonic()
        portal.stop()
        assert time.monotonic() - started < 15, "far from the five minutes that a mail server has"
        # Given back as if it had not been tried.
        assert portal.sql("SELECT state, attempts, claimed_until FROM outbox") == [("waiting", 0, None)]
    finally:
        silent.close()
        portal.stop()


def test_starttls_and_a_login_or_nothing(tmp_path):
    key, chain = certificate(tmp_path)
    post = MailServer(tls=(key, chain), login=("portico", "p@ss:w/rd"))
    try:
        good = f"smtp://portico:p%40ss%3Aw%2Frd@localhost:{post.port}?tls=required&ca={chain}"
        portal = demo_in_english(tmp_path, SMTP_URL=good)
        portal.start()
        ask_for_a_link(portal)
        wait_for(portal, post, 1)
        assert post.taken[0][2], "sent in the clear"
        assert "takes us in, with the login" in portal.run("doctor").stdout and len(post.taken) == 1
        assert [good for _, good in post.logins] == [True, True]
        portal.stop()

        # A wrong password is our fault: the mail waits until somebody mends it, and no secret is told.
        wrong = good.replace("p%40ss%3Aw%2Frd", "wr0ng-pass")
        portal.environment["SMTP_URL"] = wrong
        portal.start()
        ask_for_a_link(portal)
        portal.wait(lambda: portal.sql("SELECT count(*) FROM outbox WHERE problem <> ''") == [(1,)], "the refusal")
        assert states(portal) == {"sent": 1, "waiting": 1}
        assert "wr0ng" not in portal.sql("SELECT problem FROM outbox WHERE problem <> ''")[0][0]
        doctor = portal.run("doctor", check=False)
        assert doctor.returncode == 1 and "BAD  mail server" in doctor.stdout and "wr0ng" not in doctor.stdout
        portal.stop()

        # A certificate that nobody vouches for: nothing is sent, no password told.
        portal.environment["SMTP_URL"] = good.split("&ca=")[0]
        tries = len(post.logins)
        portal.sql("UPDATE outbox SET due_at = created_at, problem = '' WHERE state = 'waiting'")
        portal.start()
        portal.wait(lambda: portal.sql("SELECT count(*) FROM outbox WHERE problem <> ''") == [(1,)], "the refusal")
        assert len(post.logins) == tries and len(post.taken) == 1
        assert "wr0ng" not in (tmp_path / "serve.log").read_text() and "p@ss" not in (tmp_path / "serve.log").read_text()
    finally:
        portal.stop()
        post.stop()


def test_a_server_that_lost_starttls_gets_nothing(tmp_path):
    post = MailServer()
    portal = demo_in_english(tmp_path, SMTP_URL=f"smtp://localhost:{post.port}?tls=required")
    try:
        portal.start()
        ask_for_a_link(portal)
        portal.wait(lambda: portal.sql("SELECT count(*) FROM outbox WHERE problem <> ''") == [(1,)], "the refusal")
        assert post.tries == [] and post.taken == []
    finally:
        portal.stop()
        post.stop()


def test_a_password_is_not_told_in_the_clear_and_mistakes_are_told_at_the_start(tmp_path):
    portal = demo_in_english(tmp_path)
    for url in ("smtp://u:sesame@mail.example:25?tls=none", "http://mail.example", "smtp://u@mail.example", "smtp://"):
        done = portal.run("serve", check=False, SMTP_URL=url)
        assert done.returncode == 1 and "SMTP_URL" in done.stderr and "sesame" not in done.stdout + done.stderr


def test_killed_at_any_moment_no_mail_is_lost_and_none_comes_twice_but_the_one_under_way(portal, post):
    post.slow = 0.05
    portal.start()
    mara = signed_in(portal)
    for index in range(25):
        post_form(mara, "feedback", message=f"Message {index}")
    kills = 0
    for delay in (0.0, 0.02, 0.05, 0.1, 0.15, 0.2):
        time.sleep(delay)
        portal.server.send_signal(signal.SIGKILL)
        portal.server.wait()
        kills += 1
        portal.start()
    portal.wait(lambda: states(portal) == {"sent": 25}, "every mail")
    seen = collections.Counter(mail["Message-ID"] for mail in post.mails())
    names = {f"<{row[0]}>" for row in portal.sql("SELECT message_id FROM outbox")}
    assert set(seen) == names
    # Four go at once: so many can be under way when the process dies.
    assert sum(seen.values()) - 25 <= 4 * kills
    bodies = {mail["Message-ID"]: set() for mail in post.mails()}
    for mail in post.mails():
        bodies[mail["Message-ID"]].add(mail.as_bytes())
    assert all(len(same) == 1 for same in bodies.values()), "a repeated mail is the same mail"


def test_without_a_mail_server_a_kill_repeats_no_file(tmp_path):
    portal = demo_in_english(tmp_path)
    portal.start()
    try:
        mara = signed_in(portal)
        for index in range(20):
            post_form(mara, "feedback", message=f"Message {index}")
        for delay in (0.0, 0.01, 0.03):
            time.sleep(delay)
            portal.server.send_signal(signal.SIGKILL)
            portal.server.wait()
            portal.start()
        portal.wait(lambda: states(portal) == {"sent": 20}, "every mail")
        assert len(list((tmp_path / "data" / "outbox").iterdir())) == 20
    finally:
        portal.stop()


def test_only_one_process_sends_and_the_parts_can_run_apart(portal, post):
    portal.start("--only", "web,generate")
    ask_for_a_link(portal)
    time.sleep(1.5)
    assert post.taken == [] and states(portal) == {"waiting": 1}
    import subprocess
    with open(portal.folder / "post.log", "a") as log:
        worker = subprocess.Popen([portal.program, "serve", "--only", "post"], env=portal.environment, stdout=log, stderr=log)
    try:
        wait_for(portal, post, 1)
        second = portal.run("serve", "--only", "post", check=False)
        assert second.returncode == 1 and "sends the mail" in second.stderr
    finally:
        worker.terminate()
        assert worker.wait(timeout=30) == 0


EVIL = "Mara\r\nBcc: evil@example.org\r\n\r\n<script>alert(1)</script>"


def test_nothing_typed_becomes_a_header_or_markup(portal, post):
    portal.sql("UPDATE client SET name = ? WHERE email = 'mara@fjell.example'", EVIL.replace("\r\n", " "))
    portal.start()
    mara = signed_in(portal)
    deliverable, version = to_decide(portal, mara)[0]
    connection = portal.connect()
    connection.execute("UPDATE deliverable SET title = ? WHERE id = ?", ("Set\r\nBcc: evil@example.org\r\nX: y", deliverable))
    connection.close()
    post_form(mara, f"deliverables/{deliverable}/approve", version=version, note=EVIL)
    post_form(mara, "feedback", message=EVIL + "\r\n.\r\nMAIL FROM:<evil@example.org>\r\n")
    wait_for(portal, post, 3)
    for mail in post.mails():
        assert "Bcc" not in mail and "X" not in mail
        assert len(mail["To"].addresses) == 1
        html = mail.get_body(("html",)).get_content()
        assert "<script" not in html and "<img" not in html
    assert set(post.readers()) <= {"mara@fjell.example"} | {row[0] for row in portal.sql("SELECT email FROM member")}


def test_who_wants_one_mail_a_day_gets_one_in_the_morning(portal, post):
    portal.sql("UPDATE client SET notify = 'daily'")
    portal.start()
    mara = signed_in(portal)
    deliverable, version = to_decide(portal, mara)[0]
    # Somebody else of the project is in the conversation already.
    project = portal.sql("SELECT project FROM deliverable WHERE id = ?", deliverable)[0][0]
    other = portal.sql(
        "SELECT client.id, client.email FROM access JOIN client ON client.id = access.client "
        "WHERE access.project = ? AND access.revoked_at IS NULL AND client.email <> 'mara@fjell.example' LIMIT 1", project)[0]
    elias = signed_in(portal, other[1])
    post_form(elias, f"deliverables/{deliverable}/comments", version=version, text="Mine first.")
    for index in range(3):
        post_form(mara, f"deliverables/{deliverable}/comments", version=version, text=f"Remark {index}")
    # The lead has each at once; Elias waits for the morning.
    portal.wait(lambda: portal.sql(
        "SELECT count(*) FROM outbox WHERE recipient = ? AND attempts = 0 AND due_at > created_at", other[0]) == [(3,)], "the morning")
    assert other[1] not in post.readers()
    # The morning comes.
    portal.sql("UPDATE outbox SET created_at = '2026-01-01T00:00:00.000Z', due_at = '2026-01-01T06:00:00.000Z' WHERE recipient = ?", other[0])
    portal.wait(lambda: other[1] in post.readers(), "the digest")
    portal.wait(lambda: portal.sql("SELECT DISTINCT state FROM outbox WHERE recipient = ?", other[0]) == [("sent",)], "the record")
    digests = [mail for mail in post.mails() if mail["To"].addresses[0].addr_spec == other[1]]
    assert len(digests) == 1
    text = digests[0].get_body(("plain",)).get_content()
    assert all(f"Remark {index}" in text for index in range(3))
