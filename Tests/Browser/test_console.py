"""The team's pages: valid, accessible, never sideways, with keys, and always as they are now."""

import json
import re

import pytest

import looking
from test_accessible import RULES, Checker
from test_valid import complaints
from visiting import REPORTS, size

IDA, ELIN = "ida@northlight.example", "elin@northlight.example"


@pytest.fixture(scope="module")
def member(chromium, agency):
    """What a browser keeps in which Ida is signed in."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(agency.sign_in_link(IDA))
    page.locator("main button").click()
    page.wait_for_url("**/team/")
    state = context.storage_state()
    context.close()
    return state


def money_at_stripe(portal):
    """One of everything that Stripe tells of a payment: the payment, and an event that waits."""
    (workspace, payment, invoice, client), = portal.sql(
        "SELECT payment.workspace, payment.id, invoice.id, client.id FROM payment "
        "JOIN payment_allocation AS part ON part.payment = payment.id JOIN invoice ON invoice.id = part.invoice "
        "JOIN client ON client.company = invoice.company WHERE payment.kind = 'received' AND payment.method = 'stripe' "
        "ORDER BY payment.id, client.id LIMIT 1")
    now, id = "2026-11-24T10:00:00.000Z", "0" * 25
    portal.sql("INSERT INTO stripe_account VALUES (?, 'pk_test_1', 0, 0, ?) ON CONFLICT DO NOTHING", workspace, now)
    portal.sql("UPDATE payment SET payment_intent = 'pi_3' WHERE id = ? AND payment_intent IS NULL", payment)
    if not portal.sql("SELECT 1 FROM refund"):
        for place, state in enumerate(("asked", "refused", "pending", "failed")):
            portal.sql(
                "INSERT INTO refund (workspace, id, payment, stripe_refund, amount, state, problem, asked_at, changed_at) "
                "VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?)", workspace, f"refund_{id}{place}", payment, f"re_3Q{place}" * 6,
                state, "charge_disputed" if state == "refused" else "", now, now)
        portal.sql(
            "INSERT INTO dispute (workspace, id, payment, stripe_dispute, amount, state, reason, status, due_at, opened_at) "
            "VALUES (?, ?, ?, 'du_1', 100, 'open', 'product_not_received', 'needs_response', 1796000000, ?)",
            workspace, f"dispute_{id}0", payment, now)
        portal.sql(
            "INSERT INTO checkout_session (workspace, id, client, stripe_session, amount, currency, mode, idempotency_key, "
            "created_at, expires_at) VALUES (?, ?, ?, 'cs_1', 100, 'EUR', 'hosted', 'once', ?, ?)",
            workspace, f"checkout_{id}0", client, now, now)
        portal.sql("INSERT INTO checkout_invoice VALUES (?, ?, ?, 100, 1)", workspace, f"checkout_{id}0", invoice)
        body = json.dumps({
            "id": "evt_waits", "type": "checkout.session.completed", "created": 1795000000, "livemode": False,
            "data": {"object": {
                "id": "cs_1", "status": "complete", "payment_status": "paid", "amount_total": 90, "currency": "eur",
                "payment_intent": "pi_4", "livemode": False, "metadata": {}}}})
        portal.sql(
            "INSERT INTO stripe_event (workspace, id, type, body, received_at, handled_at, quarantine) "
            "VALUES (?, 'evt_waits', 'checkout.session.completed', CAST(? AS BLOB), ?, ?, '90 EUR came where 100 EUR was asked')",
            workspace, body, now, now)
    return payment, invoice


def addresses(portal):
    """Every kind of page, in every state that the demo agency has."""
    payment, begun = money_at_stripe(portal)
    found = ["/team/", "/team/?view=everyone", "/team/?view=done", "/team/?q=nothing-of-this", "/team/projects/",
             "/team/projects/?view=over", "/team/projects/?q=nothing-of-this"]
    found += [f"/team/?view=everyone&task={task}" for task, in portal.sql(
        "SELECT min(id) FROM task GROUP BY kind, done_at IS NULL")]
    found += [f"/team/projects/{project}/" for project, in portal.sql(
        "SELECT id FROM project WHERE name IN ('Winter range', 'A name above the shed') OR length(name) > 100")]
    found += ["/team/files/", "/team/files/?q=nothing-of-this", "/team/files/?to=fjell"]
    found += [f"/team/projects/{project}/?part={part}" for project, in portal.sql(
        "SELECT id FROM project WHERE name = 'Winter range'") for part in ("works", "updates", "files", "requests")]
    found += [f"/team/deliverables/{work}/" for work, in portal.sql(
        "SELECT min(id) FROM deliverable GROUP BY status, "
        "(SELECT count(*) FROM version WHERE version.deliverable = deliverable.id) > 1")]
    found += ["/team/billing/", "/team/billing/?view=overdue", "/team/billing/?view=drafts", "/team/billing/?view=settled",
              "/team/billing/?view=void", "/team/billing/?q=nothing-of-this", "/team/billing/payments/",
              "/team/billing/payments/?q=nothing-of-this", "/team/billing/new", "/team/billing/companies/new",
              "/team/billing/recurring/", "/team/billing/recurring/new", "/team/billing/export/",
              "/team/billing/export/taxes.csv?from=2026-11-30&to=2026-11-01"]
    found += [f"/team/billing/payments/{payment}/", f"/team/billing/{begun}/", "/team/billing/events/evt_waits/"]
    found += [f"/team/billing/payments/{other}/" for other, in portal.sql(
        "SELECT min(id) FROM payment WHERE refunds IS NULL GROUP BY kind, method")]
    found += [f"/team/billing/companies/{company}/" for company, in portal.sql(
        "SELECT company FROM invoice WHERE stage = 'sent' GROUP BY company ORDER BY count(*) DESC LIMIT 2")]
    found += [f"/team/billing/recurring/new?invoice={invoice}" for invoice, in portal.sql(
        "SELECT min(id) FROM invoice WHERE stage = 'sent' AND kind = 'invoice'")]
    found += [f"/team/billing/{invoice}/" for invoice, in portal.sql(
        "SELECT min(id) FROM invoice GROUP BY stage, currency, prices_include_tax")]
    return found


def entrance(portal):
    return ["/team/sign-in", "/team/sign-in/sent", f"/team/sign-in/{'x' * 43}"]


def opened(context, portal, address):
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.goto(portal.base + address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_sideways(chromium, agency, member, scheme):
    found = []
    for state, pages in ((member, addresses(agency)), (None, entrance(agency))):
        context = chromium.new_context(storage_state=state, color_scheme=scheme, reduced_motion="reduce")
        context.add_init_script(REPORTS)
        for address in pages:
            page = opened(context, agency, address)
            checker = Checker(page)
            for width in (320, 390, 768, 1440):
                page.set_viewport_size(size(width))
                if (over := page.evaluate(looking.SIDEWAYS)) > 0:
                    found.append(f"{address} {width}: {over} px sideways: {page.evaluate(looking.STICKING_OUT)[:3]}")
                if width in (390, 1440):
                    found += [f"{address} {width} {scheme}: {one}" for one in checker.violations(RULES)]
            found += [f"{address}: {one}" for one in page.evaluate("refused") + page.problems]
            page.close()
        context.close()
    assert not found, "\n".join([f"{len(found)} findings", *found])


def test_the_checker_has_nothing_to_say(chromium, agency, member, tmp_path):
    for state, pages in ((member, addresses(agency)), (None, entrance(agency))):
        context = chromium.new_context(storage_state=state)
        for address in pages:
            text = context.request.get(agency.base + address).text()
            (tmp_path / (re.sub(r"\W+", "_", address) + ".html")).write_text(text)
        context.close()
    # The agency's own words are in several languages, whatever the console's is.
    found = [one for one in complaints(tmp_path) if "appears to be written in" not in one]
    assert not found, "\n".join([f"{len(found)} complaints", *found])


def test_keys_move_in_the_list_and_send_a_text(chromium, portal):
    context = chromium.new_context(reduced_motion="reduce")
    page = opened(context, portal, portal.sign_in_link(ELIN).removeprefix(portal.base))
    page.locator("main button").click()
    page.wait_for_url("**/team/")
    page.goto(f"{portal.base}/team/?view=everyone")
    first = page.locator(".tasks a").first
    first.focus()
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.href")
    assert second != first.get_attribute("href") and "task=" in second
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.getAttribute('href')") == first.get_attribute("href")
    (task,), = portal.sql("SELECT id FROM task WHERE kind = 'feedback' AND done_at IS NULL LIMIT 1")
    page.goto(f"{portal.base}/team/?view=everyone&task={task}")
    page.locator("#message").fill("Yes, gladly.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/team/?view=everyone")
    assert portal.sql("SELECT count(*) FROM feedback_message WHERE body = 'Yes, gladly.'") == [(1,)]
    assert portal.sql("SELECT done_at IS NOT NULL FROM task WHERE id = ?", task) == [(1,)]
    assert page.problems == []
    context.close()


def test_who_types_an_answer_loses_no_word_when_something_comes(chromium, portal):
    context = chromium.new_context(reduced_motion="reduce")
    page = opened(context, portal, portal.sign_in_link(ELIN).removeprefix(portal.base))
    page.locator("main button").click()
    page.wait_for_url("**/team/")
    (task, workspace, member), = portal.sql(
        "SELECT id, workspace, member FROM task WHERE kind = 'feedback' AND done_at IS NULL LIMIT 1")
    page.goto(f"{portal.base}/team/?view=everyone&task={task}")
    page.locator("#message").fill("Half a sen")
    portal.sql(
        "INSERT INTO task (workspace, id, member, kind, subject, title, created_at) "
        "VALUES (?, 'task_00000000000000000000000000', ?, 'mail_problem', 'x', 'A mail came back', '2999-01-01T00:00:00.000Z')",
        workspace, member)
    page.locator(".tasks").get_by_text("A mail came back").wait_for()
    assert page.locator("#message").input_value() == "Half a sen"
    assert page.evaluate("document.activeElement.id") == "message"
    assert page.problems == []
    context.close()


def signed_in(chromium, portal, email):
    context = chromium.new_context(reduced_motion="reduce")
    page = opened(context, portal, portal.sign_in_link(email).removeprefix(portal.base))
    page.locator("main button").click()
    page.wait_for_url("**/team/")
    return context, page


def test_a_task_that_comes_is_not_taken_for_the_one_that_is_read(chromium, portal):
    context, page = signed_in(chromium, portal, ELIN)
    portal.sql("UPDATE task SET member = (SELECT id FROM member WHERE email = ?)", ELIN)
    page.goto(f"{portal.base}/team/")
    read = page.locator(".task").get_attribute("data-task")
    heading = page.locator("#task-h").inner_text()
    before = int(page.locator(".tabs b").inner_text())
    (workspace, member), = portal.sql("SELECT workspace, member FROM task WHERE id = ?", read)
    portal.sql(
        "INSERT INTO task (workspace, id, member, kind, subject, title, created_at) "
        "VALUES (?, 'task_00000000000000000000000000', ?, 'mail_problem', 'x', 'A mail came back', '2999-01-01T00:00:00.000Z')",
        workspace, member)
    page.locator(".tasks").get_by_text("A mail came back").wait_for()
    assert page.locator("#task-h").inner_text() == heading
    assert f"task={read}" in page.locator(".tasks [aria-current]").get_attribute("href")
    assert page.locator(".tasks [aria-current]").count() == 1
    assert int(page.locator(".tabs b").inner_text()) == before + 1
    # Once more, from what the first change left.
    portal.sql("UPDATE task SET done_at = '2026-01-01T00:00:00.000Z' WHERE id = 'task_00000000000000000000000000'")
    page.locator(".tasks").get_by_text("A mail came back").wait_for(state="detached")
    assert int(page.locator(".tabs b").inner_text()) == before
    assert f"task={read}" in page.locator(".tasks [aria-current]").get_attribute("href")
    assert page.problems == []
    context.close()


def test_a_project_and_a_deliverable_show_what_happens_and_keep_what_is_typed(chromium, portal):
    context, page = signed_in(chromium, portal, ELIN)
    (project,), = portal.sql("SELECT id FROM project WHERE name = 'Winter range'")
    page.clock.install()
    page.goto(f"{portal.base}/team/projects/{project}/")
    page.locator("textarea[name=text]").first.fill("Half a sen")
    portal.run("do", "update.post", f"project={project}", "text=Something new.", "--as", IDA)
    page.clock.fast_forward(8000)
    page.locator("#updates ~ div, section[aria-labelledby=updates]").get_by_text("Something new.").first.wait_for()
    assert page.locator("textarea[name=text]").first.input_value() == "Half a sen"
    (work, version), = portal.sql(
        "SELECT deliverable, version.id FROM version JOIN deliverable ON deliverable.id = version.deliverable "
        "WHERE status = 'ready' AND project = ? LIMIT 1", project)
    page.goto(f"{portal.base}/team/deliverables/{work}/")
    portal.run("do", "deliverable.answer", f"version={version}", "text=Said elsewhere.", "--as", IDA)
    page.clock.fast_forward(8000)
    page.locator(".talk").get_by_text("Said elsewhere.").wait_for()
    assert page.problems == []
    context.close()
