"""The program itself under faults: killed, without room, without rights, locked out. Real processes, real files."""

import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "Browser"))
from portal import Portal, demo_in_english  # noqa: E402

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PORTICO_KILLS", "60"))


@pytest.fixture
def installation(tmp_path):
    installation = demo_in_english(tmp_path)
    yield installation
    installation.stop()


def tree(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file() and ".state" not in path.parts and ".stage" not in path.parts
    }


def stamps(folder):
    return {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*.html")}


def test_killed_at_random_moments_under_edits_nothing_is_stale_or_half_written(installation):
    seed = int(os.environ.get("PORTICO_TEST_SEED", random.SystemRandom().getrandbits(32)))
    print(f"PORTICO_TEST_SEED={seed}")
    chance = random.Random(seed)
    # Pages are written in the second half of it: before that the program gets ready.
    started = time.monotonic()
    installation.run("generate", "--all")
    whole = time.monotonic() - started
    stop, hits = threading.Event(), 0

    def edit():
        while not stop.is_set():
            what = chance.randrange(4)
            if what == 0:
                installation.sql("UPDATE milestone SET title = ? WHERE id = (SELECT id FROM milestone ORDER BY random() LIMIT 1)",
                                 f"Title {chance.random()}")
            elif what == 1:
                installation.sql("UPDATE access SET revoked_at = CASE WHEN revoked_at IS NULL THEN '2026-01-01T00:00:00.000Z' END "
                                 "WHERE id = (SELECT id FROM access ORDER BY random() LIMIT 1)")
            elif what == 2:
                installation.sql("UPDATE workspace SET accent = ?", f"#{chance.randrange(1 << 24):06x}")
            else:
                installation.sql("UPDATE project SET summary = ? WHERE id = (SELECT id FROM project ORDER BY random() LIMIT 1)",
                                 "x" * chance.randrange(5000))
            time.sleep(0.005)

    editor = threading.Thread(target=edit)
    editor.start()
    try:
        for _ in range(KILLS):
            arguments = chance.choice([["generate"], ["generate"], ["generate", "--all"]])
            before = stamps(installation.output)
            process = subprocess.Popen(
                [installation.program, *arguments], env=installation.environment, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE)
            time.sleep(whole * (0.3 + 0.8 * chance.random()))
            process.send_signal(signal.SIGKILL)
            hits += process.wait() == -signal.SIGKILL and stamps(installation.output) != before
            for path in Path(installation.output).rglob("*.html"):
                if ".stage" not in path.parts:
                    text = path.read_bytes()
                    assert text.startswith(b"<!doctype html>") and text.rstrip().endswith(b"</html>"), path
    finally:
        stop.set()
        editor.join()
    print(f"{hits} of {KILLS} kills came between the first page and the last")
    installation.run("generate")
    check = installation.run("generate", "--check", check=False)
    assert check.returncode == 0, check.stdout
    incremental = tree(installation.output)
    other = installation.folder / "clean"
    installation.run("generate", "--all", PORTICO_OUTPUT=str(other))
    clean = tree(other)
    pages = lambda files: {k: v for k, v in files.items() if "/assets/" not in k}  # noqa: E731
    assert pages(incremental) == pages(clean)
    assert list((installation.output / ".stage").glob("*/*")) == []


def mounts():
    return os.geteuid() == 0 and subprocess.run(["mount", "--version"], capture_output=True).returncode == 0


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"cannot mount a small disk here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(folder):
    """Until not a byte more goes in."""
    with open(folder / "filler", "wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(4096))
        except OSError:
            pass


def test_a_full_disk_is_said_and_publishing_goes_on_when_there_is_room(installation, small_disk):
    output = small_disk / "output"
    filler = small_disk / "filler"
    # As much room as a few clients need; all of them need some megabytes.
    filler.write_bytes(b"x" * (8 * 1024 - 124) * 1024)
    done = installation.run("generate", "--all", check=False, PORTICO_OUTPUT=str(output))
    assert done.returncode == 1 and "no space left" in done.stderr, done.stderr
    for path in output.rglob("*.html"):
        if ".stage" not in path.parts:
            assert path.read_bytes().rstrip().endswith(b"</html>"), path
    filler.unlink()
    installation.run("generate", PORTICO_OUTPUT=str(output))
    assert installation.run("generate", "--check", check=False, PORTICO_OUTPUT=str(output)).returncode == 0


def test_on_a_full_disk_what_may_not_be_seen_any_more_goes_all_the_same(installation, small_disk):
    output = small_disk / "output"
    installation.run("generate", "--all", PORTICO_OUTPUT=str(output))
    client, project = installation.sql("""SELECT client, min(project) FROM access WHERE revoked_at IS NULL
        AND expires_on IS NULL GROUP BY client HAVING count(*) > 1 LIMIT 1""")[0]
    page = next(output.glob(f"*/clients/{client}/projects/{project}/index.html"))
    fill(small_disk)
    installation.sql("UPDATE access SET revoked_at = '2026-01-01T08:00:00.000Z' WHERE client = ? AND project = ?", client, project)
    done = installation.run("generate", check=False, PORTICO_OUTPUT=str(output))
    assert done.returncode == 1 and "no space left" in done.stderr, done
    assert not page.exists()
    (small_disk / "filler").unlink()
    installation.run("generate", PORTICO_OUTPUT=str(output))
    assert installation.run("generate", "--check", check=False, PORTICO_OUTPUT=str(output)).returncode == 0


def test_doctor_names_a_full_disk(installation, small_disk):
    output = small_disk / "output"
    installation.run("generate", "--all", PORTICO_OUTPUT=str(output))
    assert "no space left" not in installation.run("doctor", check=False, PORTICO_OUTPUT=str(output)).stdout
    fill(small_disk)
    done = installation.run("doctor", check=False, PORTICO_OUTPUT=str(output))
    assert done.returncode == 1 and "no space left" in done.stdout, done.stdout


def test_an_output_that_cannot_be_written_is_named_and_the_pages_stay(installation):
    before = tree(installation.output)
    subprocess.run(["mount", "--bind", installation.output, installation.output], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", installation.output], check=True)
        installation.sql("UPDATE milestone SET title = 'Later'")
        done = installation.run("generate", check=False)
        assert done.returncode == 1 and str(installation.output) in done.stderr
        assert tree(installation.output) == before
    finally:
        subprocess.run(["umount", installation.output], check=True)
    installation.run("generate")
    assert installation.run("generate", "--check", check=False).returncode == 0


def test_a_locked_database_is_waited_for(installation):
    lock = sqlite3.connect(installation.database, isolation_level=None, check_same_thread=False)
    lock.execute("BEGIN IMMEDIATE")
    lock.execute("UPDATE milestone SET title = 'While locked'")
    release = threading.Timer(3, lambda: lock.execute("COMMIT"))
    release.start()
    done = installation.run("workspace", "plan", "northlight", "growth", check=False)
    release.join()
    assert done.returncode == 0, done.stderr
    installation.run("generate")
    assert installation.run("generate", "--check", check=False).returncode == 0


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_text("{{#projects}}"), "pages/home.mustache:1"),
        (lambda path: path.write_text("{{#actve}}{{/actve}}"), "Did you mean"),
        (lambda path: path.write_text("{{>partials/nothing}}"), "nothing"),
        (lambda path: path.write_bytes(b"\xff\xfe"), "UTF-8"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.unlink(), "home"),
    ],
)
def test_a_broken_template_stops_generation_before_it_touches_a_page(installation, tmp_path, damage, said):
    import shutil

    templates = tmp_path / "templates"
    shutil.copytree(installation.environment["PORTICO_TEMPLATES"], templates)
    damage(templates / "pages" / "home.mustache")
    before = tree(installation.output)
    installation.sql("UPDATE milestone SET title = 'Never seen'")
    done = installation.run("generate", "--all", check=False, PORTICO_TEMPLATES=str(templates))
    assert done.returncode == 1 and said in done.stderr, done.stderr
    assert tree(installation.output) == before


def test_the_demo_is_loaded_again_without_harm_on_a_later_day(installation):
    before = installation.sql("SELECT id, due_on FROM invoice ORDER BY id")
    done = installation.run("demo", PORTICO_NOW="2031-03-01T12:00:00Z")
    assert "already" in done.stdout
    assert installation.sql("SELECT id, due_on FROM invoice ORDER BY id") == before


def test_few_file_descriptors_are_enough(installation):
    done = subprocess.run(
        ["prlimit", "--nofile=64", installation.program, "generate", "--all"], env=installation.environment,
        capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_database_that_is_none_is_named_with_what_to_do(installation):
    installation.database.write_bytes(b"not a database " * 400)
    for name in ("portico.sqlite-wal", "portico.sqlite-shm"):
        (installation.folder / "data" / name).unlink(missing_ok=True)
    before = tree(installation.output)
    done = installation.run("generate", check=False)
    assert done.returncode == 1 and "not an SQLite database" in done.stderr
    assert tree(installation.output) == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["generate", "--nonsense"], 2), (["nonsense"], 2), (["generate", "--client", "client_x"], 1),
     (["generate", "--workspace", "nowhere"], 1), (["import", "/nowhere.json"], 1), (["sign-in", "nobody@example.com"], 1)],
)
def test_wrong_usage_ends_with_one_clear_line(installation, arguments, code):
    done = installation.run(*arguments, check=False)
    assert done.returncode == code, (done.returncode, done.stderr)
    assert done.stderr.strip() and "Fatal" not in done.stderr and "Error Domain" not in done.stderr


def test_sql_prints_what_was_asked_for_and_nothing_else(installation):
    assert installation.run("sql", "SELECT 1").stdout == "1\n"
    refused = installation.run("sql", "DELETE FROM workspace", check=False)
    assert refused.returncode == 1 and "FOREIGN KEY" in refused.stderr


def test_a_full_disk_behind_the_output_of_a_command_does_not_kill_it(installation):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [installation.program, "generate", "--all"], env=installation.environment, stdout=full, stderr=full)
    assert done.returncode == 0


def test_a_port_that_is_taken_is_named_with_its_setting(installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = installation.run("serve", check=False, PORTICO_LISTEN=address)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith(f"portico: PORTICO_LISTEN: somebody listens on {address}")


def test_a_template_folder_that_is_not_there_is_named_with_its_setting(installation):
    for setting in ("PORTICO_TEMPLATES", "PORTICO_TEMPLATES_OVERRIDE"):
        done = installation.run("generate", check=False, **{setting: "/nowhere"})
        assert (done.returncode, done.stderr) == (
            1, f"portico: {setting}: there is no folder /nowhere. Set it to where the templates lie.\n")


def test_the_example_that_the_readme_names_is_imported_whole(tmp_path):
    installation = Portal(tmp_path)
    readme = (ROOT / "README.md").read_text()
    example = "Tests/ActionsTests/Import/Samples/agency.json"
    assert f"`{example}` is a whole example" in readme
    installation.run("init", "--name", "Your Studio", "--email", "you@studio.example", "--owner-name", "You")
    assert "is new" in installation.run("import", str(ROOT / example)).stdout
    assert installation.run("import", check=False).returncode == 2


def test_doctor_names_an_uploaded_file_that_is_not_what_was_stored(installation):
    whole = installation.run("doctor", check=False)
    assert "ok   vault: " in whole.stdout, whole.stdout
    vault = installation.folder / "data" / "vault"
    first, second = sorted(path for path in vault.rglob("*") if len(path.name) == 64)[:2]
    first.chmod(0o600)
    first.write_bytes(b"X" + first.read_bytes()[1:])
    second.unlink()
    done = installation.run("doctor", check=False)
    assert done.returncode == 1
    assert f"BAD  vault: the file {first.name} in the vault is not what was stored" in done.stdout
    assert f"BAD  vault: the vault has no file {second.name}" in done.stdout
