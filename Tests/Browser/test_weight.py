"""What a page costs to load, compressed: 14 KB of HTML, 12 KB of all CSS, 6 KB of all JavaScript."""

import gzip


def compressed(*files):
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_no_page_is_heavier_than_14_kb(pages):
    heavy = {page.address: compressed(page.file) for page in pages if compressed(page.file) > 14 * 1024}
    assert heavy == {}


def test_all_that_a_client_loads_is_under_12_kb_of_styles_and_6_of_scripts(agency):
    for workspace in agency.output.glob("ws_*"):
        # The console has its own besides.
        styles, scripts = (list(workspace.rglob(f"public/assets/portal-*.{kind}")) for kind in ("css", "js"))
        assert styles and compressed(*styles) <= 12 * 1024
        assert scripts and compressed(*scripts) <= 6 * 1024
