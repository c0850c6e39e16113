"""Every published page, as one visit shows it: nothing refused, nothing broken, nothing that does not fit."""

import pytest

from visits import visit_all


@pytest.fixture(scope="module")
def visits(visitors, pages):
    found = visit_all(visitors, pages)
    assert len(found) == len(pages) > 40
    return found


def told(visits, what):
    """`what` of each visit that has any, one line each."""
    return [f"{visit.page.address}: {found}" for visit in visits for found in what(visit)]


def none(found):
    assert not found, "\n".join([f"{len(found)} findings", *found])


def test_no_page_has_an_error_on_its_console(visits):
    none(told(visits, lambda visit: visit.problems))


def test_the_policy_refuses_nothing_on_any_page(visits):
    none(told(visits, lambda visit: visit.refused))


def test_no_page_asks_another_host(visits, agency):
    own = agency.base.split("//")[1].split(":")[0]
    others = lambda visit: {host for host in visit.hosts if not host.split(":")[0].endswith(own)}
    none(told(visits, others))


def test_every_picture_film_and_sound_loads(visits):
    none(told(visits, lambda visit: visit.broken_media))


def test_every_link_leads_to_a_page_that_exists(visits, visitors):
    """Links to other hosts are the agency's own; here they only have to be of a kind that a client may open."""
    broken = [f"{visit.page.address}: {one}" for visit in visits for one in visit.lonely_fragments]
    for client, _ in visitors.groups([visit.page for visit in visits]):
        asked = {}
        with visitors.visitor(client) as page:
            for visit in (visit for visit in visits if visit.page.client == client):
                for element, address in visit.leads_to:
                    if visit.page.is_message and address.split("#")[0].endswith(visit.page.address):
                        continue
                    if not address.startswith(visitors.origins[client] + "/"):
                        fine = address.startswith(("https://", "http://", "mailto:")) and element == "a"
                        broken += [] if fine else [f"{visit.page.address}: <{element}> {address}"]
                    elif element != "form" and address.split("#")[0] not in asked:
                        status = page.request.head(address.split("#")[0], max_redirects=0).status
                        asked[address.split("#")[0]] = status
                        broken += [] if status in (200, 303) else [f"{visit.page.address}: {address}: {status}"]
        assert asked, client
    none(broken)


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_every_page_fits_its_window(visits, width):
    none(told(visits, lambda visit: visit.unfit[width]))
