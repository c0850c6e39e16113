"""The demo agency on a real server, with somebody signed in who gets invoices of every sort."""

import pytest

from office import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.portal.stop()
