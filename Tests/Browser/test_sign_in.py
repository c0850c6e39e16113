"""What a client does first: open the link, press the button, see their projects."""

import email
import email.policy
import re


def sign_in(page, portal, address="mara@fjell.example"):
    page.goto(portal.sign_in_link(address))
    page.get_by_role("button").click()
    page.wait_for_url("**/c/client_*/")


def test_the_printed_link_opens_a_page_with_one_button_and_then_the_home_page(page, portal):
    link = portal.sign_in_link("mara@fjell.example")
    page.goto(link)
    assert "Mara Lindqvist" in page.content()
    page.get_by_role("button").click()
    page.wait_for_url("**/c/client_*/")
    assert page.locator("h1").inner_text().startswith("Hello Mara")
    assert page.get_by_role("heading", name="Winter range").is_visible()
    # The link is used up.
    page.context.clear_cookies()
    page.goto(link)
    assert page.get_by_role("button").count() <= 1
    assert "run out" in page.locator("h1").inner_text()
    # The page that says so is itself a 404; nothing else was refused or failed.
    assert [p for p in page.problems if "404" not in p] == []


def test_a_change_in_the_database_is_there_after_a_reload(page, portal):
    sign_in(page, portal)
    portal.sql("UPDATE milestone SET title = 'Changed with sqlite3' WHERE title = 'Final artwork'")
    portal.wait(lambda: portal.sql("SELECT count(*) FROM change") == [(0,)], "the change to be published")
    page.reload()
    assert page.get_by_text("Changed with sqlite3").first.is_visible()
    log = (portal.folder / "serve.log").read_text()
    assert "index.html" in log, "the generator's line says which pages it wrote"


def test_a_link_by_mail_signs_in_and_leads_to_the_page_that_was_wanted(page, portal):
    client = portal.sql("SELECT id FROM client WHERE email = 'mara@fjell.example'")[0][0]
    page.goto(f"{portal.base}/c/{client}/billing/")
    page.wait_for_url("**/sign-in/**")
    page.get_by_label("Your email address").fill("Mara@Fjell.example")
    page.get_by_role("button").click()
    outbox = portal.folder / "data" / "outbox"
    portal.wait(lambda: any(outbox.glob("*.eml")), "the mail")
    mail = email.message_from_bytes(next(outbox.glob("*.eml")).read_bytes(), policy=email.policy.default)
    assert mail["To"] == "Mara Lindqvist <mara@fjell.example>" or "mara@fjell.example" in mail["To"]
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    link = re.search(r"http://\S+/sign-in/\S+", text).group()
    assert link in html
    page.goto(link)
    page.get_by_role("button").click()
    page.wait_for_url(f"**/c/{client}/billing/")


def test_an_unknown_address_gets_the_same_answer_and_no_mail(page, portal):
    def ask(address):
        page.goto(f"{portal.base}/sign-in/")
        page.get_by_label("Your email address").fill(address)
        page.get_by_role("button").click()
        page.wait_for_load_state()
        return page.url, page.locator("main").inner_text().replace(address, "")

    assert ask("nobody@example.com") == ask("mara@fjell.example")
    outbox = portal.folder / "data" / "outbox"
    portal.wait(lambda: len(list(outbox.glob("*.eml"))) == 1, "one mail")


def test_signing_out_ends_the_session_also_for_a_copied_cookie(page, portal):
    sign_in(page, portal)
    home, cookies = page.url, page.context.cookies()
    # On a phone the button is on one's own page.
    page.get_by_role("link", name="Mara Lindqvist").first.click()
    page.get_by_role("button", name="Sign out").first.click()
    page.wait_for_load_state()
    page.goto(home)
    assert "/sign-in/" in page.url
    page.context.add_cookies([c for c in cookies if c["name"].endswith("session")])
    page.goto(home)
    assert "/sign-in/" in page.url


def test_everything_can_be_read_without_javascript(chromium, portal):
    # Without scripts, Chromium's own pointer check never sees the end of a page transition: none here.
    context = chromium.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto(portal.sign_in_link("mara@fjell.example"))
    page.get_by_role("button").click()
    page.wait_for_url("**/c/client_*/")
    page.get_by_role("link", name="Billing").first.click()
    assert page.locator("h1").is_visible()
    context.close()


def test_a_server_does_not_start_on_what_is_no_database(portal):
    portal.stop()
    for name in ("portico.sqlite-wal", "portico.sqlite-shm"):
        (portal.folder / "data" / name).unlink(missing_ok=True)
    portal.database.write_bytes(b"this is not a database" * 1000)
    done = portal.run("serve", check=False)
    assert done.returncode == 1 and "is not an SQLite database" in done.stderr
