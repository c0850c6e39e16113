"""Two versions side by side: a line to move where there are scripts, two pictures where there are none."""

from visiting import Visitors, size

SHOWN = "getComputedStyle(document.querySelectorAll('.two .work')[1]).clipPath"


def compared(pages):
    return next(page for page in pages if page.kind.endswith("compare/*") and "data-sliding" in page.text)


def test_a_line_moves_between_them_by_keys_and_by_hand(visitors, pages):
    published = compared(pages)
    with visitors.visitor(published.client, viewport=size(1440)) as page:
        visitors.open(page, published)
        first, second = (work.bounding_box() for work in page.locator(".two .work").all())
        assert first == second
        assert "50%" in page.evaluate(SHOWN)
        page.get_by_role("slider").focus()
        page.keyboard.press("ArrowLeft")
        assert "49%" in page.evaluate(SHOWN)
        page.mouse.move(first["x"] + first["width"] * .2, first["y"] + 50)
        page.mouse.down()
        page.mouse.move(first["x"] + first["width"] * .8, first["y"] + 60, steps=3)
        page.mouse.up()
        assert "80%" in page.evaluate(SHOWN)
        page.get_by_role("checkbox").uncheck()
        first, second = (work.bounding_box() for work in page.locator(".two .work").all())
        assert page.evaluate(SHOWN) == "none" and first["x"] + first["width"] < second["x"]
        assert page.problems == [] and page.evaluate("refused") == []


def test_without_scripts_there_are_two_pictures(visitors, pages):
    published = compared(pages)
    with visitors.visitor(published.client, viewport=size(1440), java_script_enabled=False) as page:
        visitors.open(page, published)
        first, second = (work.bounding_box() for work in page.locator(".two .work").all())
        assert first["x"] + first["width"] < second["x"] and not page.get_by_role("slider").is_visible()
        page.get_by_role("link", name="Back to version").click()
        page.get_by_role("link", name="Compare with version").click()
        assert page.url.endswith("/") and "/compare/" in page.url


def test_a_work_that_is_withdrawn_takes_its_comparisons_with_it(portal):
    found = list(portal.output.glob("ws_*/clients/*/deliverables/*/compare/*/index.html"))
    assert found
    for deliverable in {path.parts[-4] for path in found}:
        portal.sql("DELETE FROM access WHERE project = (SELECT project FROM deliverable WHERE id = ?)", deliverable)
    portal.published()
    assert not list(portal.output.glob("ws_*/clients/*/deliverables/*/compare"))
