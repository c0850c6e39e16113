"""Files that clients send, with scripts and without: what was asked for, and what goes along with a message."""

import pytest

from visiting import Visitors

FILES = {"logo.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>", "résumé ملف.bin": bytes(range(256)) * 9000}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "mine"
    made.mkdir()
    for name, content in FILES.items():
        (made / name).write_bytes(content)
    return made


def asked(portal):
    """A client who was asked for files, in English, and what they were asked for."""
    return portal.sql("""SELECT client.id, file_request.id FROM file_request
        JOIN access ON access.project = file_request.project AND access.revoked_at IS NULL
        JOIN client ON client.id = access.client AND (file_request.client IS NULL OR file_request.client = client.id)
        WHERE file_request.answered_at IS NULL AND file_request.withdrawn_at IS NULL AND client.locale NOT LIKE 'de%' LIMIT 1""")[0]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_was_asked_for_is_sent_seen_and_downloaded(chromium, portal, folder, scripts):
    client, request = asked(portal)
    with Visitors(chromium, portal).visitor(client, java_script_enabled=scripts, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{portal.base}/c/{client}/files/")
        place = page.locator(f"#{request}")
        place.get_by_label("Your files").set_input_files([folder / name for name in FILES])
        place.get_by_role("button", name="Send files").click()
        page.wait_for_url(f"**/files/#{request}")
        for name, content in FILES.items():
            with page.expect_download() as download:
                place.get_by_role("link", name=name).first.click()
            assert download.value.suggested_filename == name
            assert download.value.path().read_bytes() == content
        assert page.problems == []
    tasks = portal.sql("SELECT count(*) FROM task WHERE kind = 'files' AND subject = ?", request)
    assert tasks == [(1,)]
    assert portal.run("generate", "--check").returncode == 0


def test_a_message_takes_files_along_and_one_that_is_refused_keeps_its_words(chromium, portal, folder):
    (client,), = portal.sql("SELECT id FROM client WHERE email = 'mara@fjell.example'")
    with Visitors(chromium, portal).visitor(client, java_script_enabled=False) as page:
        page.goto(f"{portal.base}/c/{client}/feedback/")
        form = page.locator("form", has=page.get_by_role("button", name="Send message"))
        form.get_by_label("Your message").fill("Here is the logo.")
        six = [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": b"%d" % n} for n in range(6)]
        form.get_by_label("Files, if they help").set_input_files(six)
        form.get_by_role("button", name="Send message").click()
        assert "At most 5 files" in page.get_by_role("alert").inner_text()
        assert form.get_by_label("Your message").input_value() == "Here is the logo."
        form.get_by_label("Files, if they help").set_input_files(folder / "logo.svg")
        form.get_by_role("button", name="Send message").click()
        page.wait_for_url("**/feedback/#thread_*")
        thread = page.locator(f"#{page.url.split('#')[1]}")
        # Without scripts a conversation that is closed to a row is opened by hand.
        if not thread.get_by_role("link", name="logo.svg").is_visible():
            thread.locator("summary").click()
        with page.expect_download() as download:
            thread.get_by_role("link", name="logo.svg").click()
        assert download.value.path().read_bytes() == FILES["logo.svg"]
