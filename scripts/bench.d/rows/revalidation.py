"""Row revalidation: asking whether the page is still the same must not cost more than the page."""

import serving
from result import Result

TITLE = "the same page with If-None-Match"


def run(context):
    found = context.serving()
    result = Result("revalidation", TITLE)
    found.describe(result, [serving.OWN, serving.UNCHANGED])
    result.at_least(
        "304 against 200", found.rate(serving.UNCHANGED), found.rate(serving.OWN), 1, "requests/s",
        "Portico, full page")
    return result
