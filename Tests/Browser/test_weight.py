"""What a page costs to load, compressed: 14 KB of HTML, 12 KB of all CSS, 6 KB of all JavaScript."""

import gzip


def compressed(*files):
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_no_page_is_heavier_than_14_kb(pages):
    heavy = {page.address: compressed(page.file) for page in pages if compressed(page.file) > 14 * 1024}
    assert heavy == {}


def test_all_styles_stay_under_12_kb_and_all_scripts_under_6(agency):
    for workspace in agency.output.glob("ws_*"):
        styles = list(workspace.rglob("public/assets/*.css"))
        assert styles and compressed(*styles) <= 12 * 1024
        assert compressed(*workspace.rglob("public/assets/*.js")) <= 6 * 1024
