"""From nothing to a page, through each edge."""

import email
import email.policy
import re

FLAGS = {"Path=/", "HttpOnly", "SameSite=Lax", "Secure"}


def mails(portal):
    return set((portal.folder / "data" / "outbox").glob("*.eml"))


def test_m01_s07_a_link_by_mail_leads_through_the_edge_to_the_page_that_was_wanted(edge, portal, tom):
    wanted = tom.home + "billing/"
    before = mails(portal)
    forged = {"X-Forwarded-Host": "evil.test", "Forwarded": "host=evil.test", "X-Forwarded-Proto": "http"}
    sent = edge.door.post("/sign-in", f"email={tom.email}&to={wanted}", headers=forged)
    assert (sent.status, sent["location"]) == (303, "/sign-in/sent")
    assert edge.door.ask("/sign-in/sent").status == 200
    portal.wait(lambda: mails(portal) - before, "the mail")
    mail = email.message_from_bytes((mails(portal) - before).pop().read_bytes(), policy=email.policy.default)
    text = mail.get_body(("plain",)).get_content()
    assert "evil" not in text
    link = re.search(r"https://portal\.test(/sign-in/\S+)", text).group(1)
    for method in ("GET", "HEAD", "GET"):
        looked = edge.door.ask(link, method)
        assert looked.status == 200 and looked["referrer-policy"] == "no-referrer"
        assert looked.cookies == {}
    opened = edge.door.post(link)
    assert (opened.status, opened["location"], opened["cache-control"]) == (303, wanted, "no-store")
    for line in (value for name, value in opened.fields if name == "set-cookie"):
        assert line.startswith("__Host-") and FLAGS <= set(line.split("; ")) and "Domain" not in line
        assert len(line) < 4096
    assert edge.door.ask(wanted, cookies=opened.cookies).status == 200
    assert edge.door.post(link).status == 404, "it works once"


def test_c01_a_form_of_another_site_is_refused(edge, mara):
    for site in ("cross-site", "same-site"):
        answer = edge.door.post("/sign-out", cookies=mara.cookies, headers={"Sec-Fetch-Site": site})
        assert answer.status == 403
    assert edge.door.ask("/sign-out", "POST", cookies=mara.cookies, headers={"Origin": "https://evil.test"}).status == 403
    assert edge.door.ask(mara.home, cookies=mara.cookies).status == 200


def test_plain_http_leads_to_https_and_says_nothing_else(edge, mara):
    answer = edge.plain.ask(mara.home + "?a=b", cookies=mara.cookies)
    assert (answer.status, answer["location"]) == (308, f"https://portal.test{mara.home}?a=b")
    assert mara.client.encode() not in answer.body or len(answer.body) < 400


def test_k08_attempts_count_against_the_address_that_the_edge_sees(edge, portal):
    """Whatever the browser says of itself, sixty dead links from one address are enough; others are not concerned."""
    busy = {"nginx": "127.0.0.11", "caddy": "127.0.0.12", "haproxy": "127.0.0.13"}[edge.name]
    dead = "/sign-in/" + "A" * 43
    seen = [edge.door.post(dead, source=busy, headers={"X-Forwarded-For": f"192.0.2.{number}"}).status
            for number in range(62)]
    assert seen[0] == 404 and seen[-1] == 429
    quiet = busy.replace("127.0.0.", "127.0.1.")
    assert edge.door.post(dead, source=quiet, headers={"X-Forwarded-For": busy}).status == 404
