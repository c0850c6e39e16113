"""An invoice on paper: a document of one A4 page, without the portal around it."""

import subprocess


def pdf_facts(path):
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return dict(line.split(":", 1) for line in said.splitlines() if ":" in line)


def test_a_statement_prints_on_a4_without_the_portal_around_it(visitors, pages, tmp_path):
    statements = [page for page in pages if page.kind == "billing/statement"]
    assert statements
    path, found = tmp_path / "statement.pdf", []
    for published, page in visitors.each(statements):
        page.pdf(path=path, prefer_css_page_size=True)
        if "A4" not in pdf_facts(path)["Page size"]:
            found.append(f"{published.address}: not on A4")
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        button = page.get_by_role("button", name="Sign out")
        if button.count() and "Sign out" in text:
            found.append(f"{published.address}: the portal's own buttons are printed")
        heading = page.locator(".doc h2").inner_text()
        if page.locator("html").get_attribute("dir") == "ltr" and heading not in text:
            found.append(f"{published.address}: {heading} is not on the paper")
    assert not found, "\n".join(found)


def test_every_invoice_prints_on_one_a4_page(visitors, pages, tmp_path):
    invoices = [page for page in pages if page.kind == "billing/*"]
    assert len(invoices) >= 5
    path, found = tmp_path / "invoice.pdf", []
    for published, page in visitors.each(invoices):
        page.pdf(path=path, prefer_css_page_size=True)
        facts = pdf_facts(path)
        if facts["Pages"].strip() != "1" or "A4" not in facts["Page size"]:
            found.append(f"{published.address}: {facts['Pages'].strip()} pages of {facts['Page size'].strip()}")
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        button = page.get_by_role("button", name="Sign out")
        if button.count() and "Sign out" in text:
            found.append(f"{published.address}: the portal's own buttons are printed")
    assert not found, "\n".join(found)
