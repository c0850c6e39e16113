"""T-10: ways to write another client's address, at the edge and at Portico itself."""

import pytest


def corpus(own, other):
    """A hundred paths that something on the way might take for `/c/<other>/` after it was checked as something else."""
    a, b = f"/c/{own}", f"/c/{other}"
    dots = ["..", "%2e%2e", "%2E%2E", ".%2e", "%2e.", "%252e%252e", "..%00", "%c0%ae%c0%ae", "..;", "..;a=b", "...", "\\..",
            "%5c..", "..%5c", "%2e%2e%5c"]
    slashes = ["/", "%2f", "%2F", "//", "\\", "%5c", "/./", "%252f", "/%2f", "\\/"]
    paths = [f"{a}/{dot}/{other}/" for dot in dots]
    paths += [f"{a}{slash}..{slash}{other}/" for slash in slashes]
    paths += [f"{a}/billing/../../{other}/", f"{a}/billing/%2e%2e/%2e%2e/{other}/", f"{a}/../..{b}/", f"{a}/x/../../../{b[1:]}/"]
    paths += [f"{slash}c/{other}/" for slash in ("//", "/./", "/x/../", "/%2e/", "\\/", "/%2f", "/;/", "///")]
    paths += [f"/c{slash}{other}/" for slash in ("//", "/./", "%2f", "\\", "/%2e/", ";/", ";x=y/", "/%20/", "%00/", "%252f")]
    paths += [f"{b}{tail}" for tail in
              ("//", "/./", "/../", "/%2e/", ";/", ";a/", "%00/", "%20/", "/%00", "/.", "/..", "/index.html", "%2f", "%3f/",
               "%23/", "\\", "/;", "/billing/..", "/billing//", "/billing/./", "/BILLING/", "/%62illing/", "/.git/config",
               "/index.html/", "/billing/index.html", "/~", "/*", "/%")]
    paths += [f"/C/{other}/", f"/c/{other.upper()}/", f"/c/{other.replace('client', 'Client')}/", f"/%63/{other}/",
              f"/c/%63{other[1:]}/", f"/c/{other[:-1]}%{ord(other[-1]):02x}/", f"/c/{other}%ef%bc%8f", f"/c/{other}\xc0\xaf"]
    paths += [f"/clients/{other}/", f"/public/../clients/{other}/", f"/assets/../clients/{other}/index.html",
              f"/assets/..%2fclients%2f{other}%2findex.html", f"/hosts/portal.test/clients/{other}/",
              f"/assets/%2e%2e/%2e%2e/clients/{other}/", f"/portal.test/clients/{other}/index.html",
              "/portal.test/public/messages/not-found.html", f"/c/portal.test/clients/{other}/"]
    paths += [f"{a}/?/../{other}/", f"{a}?x={b}/", f"{a}/#{b}/", f"{a};{b}/", f"{a},{b}/", f"{a}/{other}/", f"{a}{b}/",
              f"{a}/%0d%0a{other}/", f"{a}/%09/{other}/", f"/c/{own},{other}/", f"/c/{own}{other}/", f"/c/./{other}/",
              "/c/*/", f"/c/{own[:-1]}?/"]
    return paths


def test_t10_a_hundred_ways_to_write_another_clients_address_give_nothing_of_theirs(edge, portal, mara, tom):
    paths = corpus(mara.client, tom.client)
    assert len(set(paths)) >= 100
    page = portal.door.ask(tom.home, cookies=tom.cookies).body
    secret = b"Tom"
    assert secret in page
    differences = []
    for path in paths:
        own = portal.door.ask(path, cookies=mara.cookies)
        answer = edge.door.ask(path, cookies=mara.cookies)
        for it in (own, answer):
            assert secret not in it.body and it.body != page, path
        if answer.status != own.status:
            differences.append((path, answer.status, own.status))
    assert differences == []


@pytest.mark.parametrize("target", ["http://portal.test{b}", "https://portal.test{b}", "http://northlight.portal.test{b}",
                                    "http://evil.test{b}", "//portal.test{b}", "portal.test:443", "*", "{b} HTTP/1.1 x"])
def test_t10_other_forms_of_a_target_open_nothing_either(edge, portal, mara, tom, target):
    path = target.format(b=tom.home)
    answer = edge.door.ask(path, cookies=mara.cookies)
    assert answer.status >= 303 and b"Tom" not in answer.body


def test_t10_own_pages_open_in_their_one_form_only(edge, portal, mara):
    forms = [mara.home[:-1], mara.home + "billing", mara.home.replace("/c/", "/C/"), mara.home.replace("/c/", "//c/"),
             mara.home + "./", mara.home + "billing/../", mara.home.replace("client", "%63lient"), mara.home + "index.html"]
    for path in forms:
        own, answer = portal.door.ask(path, cookies=mara.cookies), edge.door.ask(path, cookies=mara.cookies)
        assert (answer.status, answer["location"]) == (own.status, own["location"]), path
        assert answer.status in (308, 400, 404), path
