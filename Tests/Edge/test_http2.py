"""The same over HTTP/2, as browsers ask: by curl, which sends a path as it is."""

import subprocess

import pytest

from asking import HOST


def statuses(edge, paths, cookies=None):
    """One for each path, all on one connection."""
    command = ["curl", "--silent", "--http2", "--path-as-is", "--cacert", edge.door.trust, "--resolve",
               f"{HOST}:{edge.door.port}:127.0.0.1", "--write-out", "%{http_version} %{http_code}\n"]
    if cookies:
        command += ["--cookie", "; ".join(f"{name}={value}" for name, value in cookies.items())]
    for path in paths:
        command += ["--output", "/dev/null", f"https://{HOST}:{edge.door.port}{path}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done
    lines = [line.split() for line in done.stdout.splitlines()]
    assert all(version == "2" for version, _ in lines)
    return [int(status) for _, status in lines]


def test_t10_paths_are_checked_over_http2_too(edge, portal, mara, tom):
    own, other = mara.home, tom.home
    paths = [own, own + "billing/", other, own[:-1], f"{own}..{other[2:]}", f"{own}%2e%2e/{tom.client}/", f"/{other}",
             f"/c;{other[2:]}", f"/c/{tom.client}%2f", f"/C/{tom.client}/", f"{own}\\..\\{tom.client}/", "/edge/authorize", "/metrics"]
    assert statuses(edge, paths, mara.cookies) == [portal.door.ask(path, cookies=mara.cookies).status for path in paths]
    assert statuses(edge, [own, other]) == [303, 303]


@pytest.mark.parametrize("header", ["x-forwarded-uri: {own}", "x-forwarded-host: portal.test", ":authority: northlight.portal.test"])
def test_k08_forged_headers_open_nothing_over_http2(edge, mara, tom, header):
    done = subprocess.run(
        ["curl", "--silent", "--http2", "--cacert", edge.door.trust, "--resolve", f"{HOST}:{edge.door.port}:127.0.0.1",
         "--header", header.format(own=mara.home), "--cookie", f"__Host-portico={mara.token}", "--write-out", "%{http_code}",
         "--output", "/dev/null", f"https://{HOST}:{edge.door.port}{tom.home}"], capture_output=True, text=True)
    assert done.stdout in ("404", "303", "400", "000")
