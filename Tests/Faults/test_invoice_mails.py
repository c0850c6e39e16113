"""Mails about money, as a mail server takes them and as a mail program reads them."""

import re

import pytest

from mail_server import MailServer
from portal import demo_agency
from test_mail import wait_for


@pytest.fixture
def post():
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture
def portal(tmp_path, post):
    portal = demo_agency(tmp_path, SMTP_URL=f"smtp://127.0.0.1:{post.port}")
    yield portal
    portal.stop()


def do(portal, action, *fields, **options):
    return portal.run("do", action, *fields, **options).stdout.strip()


def company_of(portal, address="mara@fjell.example"):
    return portal.sql("SELECT company FROM client WHERE email = ?", address)[0][0]


def draft(portal, number):
    made = do(
        portal, "invoice.create", f"company={company_of(portal)}", f"number={number}", "line-1-title=Poster",
        "line-1-price=100")
    return re.search(r"inv_\w+", made).group(0)


def about(post, word):
    return [mail for mail in post.mails() if word in mail["Subject"]]


def pdf_of(mail):
    assert mail.get_content_type() == "multipart/mixed"
    [part] = mail.iter_attachments()
    assert part.get_content_type() == "application/pdf" and part.get_content_disposition() == "attachment"
    return part.get_filename(), part.get_content()


@pytest.mark.parametrize("number", ["NL-7", "Größe 7/ÄÖÜ", "فاتورة-٧-" * 6])
def test_an_invoice_comes_with_its_mail_named_by_its_number(portal, post, number):
    portal.start()
    do(portal, "invoice.send", f"invoice={draft(portal, number)}")
    wait_for(portal, post, 1, "the invoice")
    for mail in about(post, "7") or about(post, "٧"):
        name, content = pdf_of(mail)
        assert name == number.replace("/", "_") + ".pdf"
        assert content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
        assert mail.get_body(("plain",)) is not None and mail.get_body(("html",)) is not None
        assert mail["Reply-To"] and "/billing/inv_" in mail.get_body(("plain",)).get_content()
    for _, _, _, content in post.taken:
        assert all(len(line) <= 998 for line in content.split(b"\r\n"))


def test_a_workspace_that_wants_links_mails_no_file(portal, post):
    portal.start()
    do(portal, "workspace.invoice-mails", "document=link")
    do(portal, "invoice.send", f"invoice={draft(portal, 'NL-7')}")
    wait_for(portal, post, 1, "the invoice")
    for mail in about(post, "NL-7"):
        assert mail.get_content_type() == "multipart/alternative" and not list(mail.iter_attachments())


def test_the_agency_s_own_pdf_goes_as_it_is(portal, post, tmp_path):
    own = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    (tmp_path / "ours.pdf").write_bytes(own)
    (tmp_path / "page.pdf").write_bytes(b"<html><script>alert(1)</script>")
    portal.start()
    invoice = draft(portal, "NL-7")
    refused = portal.run(
        "do", "invoice.attach-document", f"invoice={invoice}", f"document={tmp_path}/page.pdf", check=False)
    assert refused.returncode != 0 and "is no PDF" in refused.stderr
    do(portal, "invoice.attach-document", f"invoice={invoice}", f"document={tmp_path}/ours.pdf")
    do(portal, "invoice.send", f"invoice={invoice}")
    wait_for(portal, post, 1, "the invoice")
    [first, *_] = about(post, "NL-7")
    assert pdf_of(first) == ("NL-7.pdf", own)


def test_a_receipt_follows_a_payment_without_a_file(portal, post):
    portal.start()
    invoice = draft(portal, "NL-7")
    do(portal, "invoice.mark-sent", f"invoice={invoice}")
    do(portal, "payment.record", f"invoices={invoice}", "amount=40")
    portal.wait(lambda: about(post, "We received your payment"), "the receipt")
    for mail in about(post, "We received your payment"):
        text = mail.get_body(("plain",)).get_content()
        assert "NL-7: €40.00, and €60.00 is left to pay" in text and f"/billing/{invoice}/" in text
        assert not list(mail.iter_attachments())
    do(portal, "payment.record", f"invoices={invoice}", "amount=60")
    portal.wait(lambda: any(
        "paid in full" in mail.get_body(("plain",)).get_content() for mail in post.mails()), "the last receipt")
