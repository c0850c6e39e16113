"""Hostile words in every field of the database, on every kind of page, in a real browser (X-01, X-05, X-06)."""

import sqlite3

import pytest

import columns
import crawling
from mails import ask_for_a_link
from payloads import PAYLOADS, value
from portal import Portal
from visiting import Visitors

# Free text that no client's page shows, each with its reason. A new column is here, or its words are on a page.
NOT_ON_PAGES = {
    "access.message": "stands in the mail that invites",
    "approval.address": "a part of the receipt",
    "approval.email": "a part of the receipt",
    "approval.name": "a part of the receipt; pages show the client's own name",
    "company.phone": "for the team",
    "payment.payment_intent": "Stripe's",
    "payment.reference": "for the team",
    "project.internal_notes": "for the team",
    "setting.value": "the program's own",
    "version.link": "no address, no link",
    "workspace.imprint_url": "no address, no link",
    "workspace.mail_from": "the sender's address of mails",
    "workspace.mail_name": "the sender's name of mails",
    "workspace.privacy_url": "no address, no link",
    "workspace.registration_id": "of the e-invoice",
    "workspace.support_email": "no address, no link",
}


def is_hidden(column):
    return str(column) in NOT_ON_PAGES or column.name == "external_id"


# What a page must not have got from a word, and all the words that it shows.
INSPECT = """() => ({
  wrong: [...document.querySelectorAll('*')].flatMap(element => [
    ...[...element.attributes].filter(one => /^on|^srcdoc$|^style$/.test(one.name)).map(one => one.name),
    .../^(SCRIPT|BASE|STYLE|MATH|XMP|OBJECT|EMBED)$/.test(element.tagName) ? [element.tagName] : [],
    ...element.matches('meta[http-equiv]') ? ['meta refresh'] : [],
    ...['href', 'src', 'action'].map(name => element.getAttribute(name) ?? '')
      .filter(to => to !== '' && !/^(\\/(?!\\/)|#|mailto:|https?:\\/\\/)/.test(to) || /^https?:..evil/.test(to)),
  ].map(what => `${element.tagName.toLowerCase()}: ${what}`)),
  words: document.documentElement.textContent + ' ' + [...document.querySelectorAll('*')]
    .flatMap(element => [...element.attributes].map(one => one.value)).join(' '),
})"""


class Attack:
    """One installation whose every text is replaced, round by round."""

    def __init__(self, portal):
        self.portal = portal
        self.database = portal.connect()
        columns.unlock(self.database)
        self.columns = columns.text_columns(self.database)

    def mark(self, column):
        return f"q{self.columns.index(column)}q"

    def write(self, number):
        """Every column its own payload, every row the next one. Returns what each column holds."""
        written = {}
        self.database.execute("BEGIN IMMEDIATE")
        for index, column in enumerate(self.columns):
            for step, row in enumerate(columns.rows(self.database, column)):
                text = value(number + index + step, self.mark(column), column.longest)
                try:
                    columns.write(self.database, column, row, text)
                except sqlite3.IntegrityError:  # of two rows with one name, where each has its own
                    continue
                written.setdefault(column, set()).add(text)
        self.database.execute("COMMIT")
        self.portal.published()
        return written


@pytest.fixture(scope="module")
def attack(tmp_path_factory):
    portal = Portal(tmp_path_factory.mktemp("hostile"))
    portal.run("demo")
    portal.run("generate")
    portal.start()
    yield Attack(portal)
    portal.stop()


@pytest.fixture(scope="module")
def targets(attack):
    """What the client with most pages has: the longest of each kind, deliverables in each state; the public ones."""
    every = list(crawling.pages(attack.portal.output))
    clients = [page.client for page in every if page.client]
    busiest = max(clients, key=clients.count)
    works = [page for page in every if page.client == busiest and page.kind == "deliverables/*"]
    kinds = {page: page for page in crawling.choice(works)}
    for page in sorted(every, key=lambda page: len(page.text)):
        if page.client in (busiest, None) and page.kind != "deliverables/*":
            kinds[page.kind] = page
    return list(kinds.values())


def due(targets, number):
    """All pages in each round; of the messages, which show few words, one after the other."""
    messages = [target for target in targets if target.is_message]
    return [target for target in targets if not target.is_message] + [messages[number % len(messages)]]


def plain(text):
    return " ".join(text.split())


def test_words_are_words_on_every_page(chromium, attack, targets):
    visitors = Visitors(chromium, attack.portal)
    executed, findings, seen, literal = [], [], set(), set()
    with visitors.visitor(targets[-1].client or next(page.client for page in targets if page.client)) as page:
        page.expose_function("canary", lambda mark: executed.append(mark))
        page.on("dialog", lambda dialog: (executed.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: findings.append(request.url) if "//evil" in request.url else None)
        for number in range(len(PAYLOADS)):
            written = attack.write(number)
            for target in due(targets, number):
                visitors.open(page, target)
                found = page.evaluate(INSPECT)
                for problem in found["wrong"] + page.evaluate("refused") + page.problems:
                    findings.append(f"round {number}, {target.address}: {problem}")
                words = plain(found["words"])
                seen |= {column for column in written if attack.mark(column) in words}
                literal |= {column for column, texts in written.items() if any(plain(t) in words for t in texts)}
            assert executed == [], f"round {number}: {[attack.columns[int(m.strip('q'))] for m in executed]}"
    assert not findings, "\n".join([f"{len(findings)} findings", *findings[:40]])
    hidden = {column for column in attack.columns if is_hidden(column)}
    assert {str(column) for column in hidden & seen} == set(), "words that no client may see"
    unseen = sorted(str(column) for column in set(attack.columns) - seen - hidden)
    assert not unseen, "columns that no page shows, and that NOT_ON_PAGES does not name:\n" + "\n".join(unseen)
    # In Markdown, some of the signs are markup; all else is there letter for letter.
    changed = sorted(str(column) for column in seen - literal)
    assert not changed, "words that are never shown letter for letter:\n" + "\n".join(changed)


def test_words_are_words_in_a_mail(chromium, attack, page):
    executed = []
    address = attack.portal.sql("SELECT email FROM client JOIN access ON access.client = client.id LIMIT 1")[0][0]
    page.expose_function("canary", lambda mark: executed.append(mark))
    attack.write(0)
    attack.database.execute("UPDATE workspace SET mail_from = ''")  # such a sender sends nothing
    _, _, html = ask_for_a_link(page, attack.portal, address)
    page.set_content(html)
    found = page.evaluate(INSPECT)
    assert executed == []
    assert [one for one in found["wrong"] if "style" not in one.lower()] == []


@pytest.mark.parametrize("accent", ["red}</style><script>", "url(//evil)", "#12345", "#1234567", "#12345g", "red", ""])
def test_an_accent_is_six_digits_or_is_refused(attack, accent):
    with pytest.raises(sqlite3.IntegrityError):
        attack.database.execute("UPDATE workspace SET accent = ?", (accent,))


@pytest.mark.parametrize("address", ["a@b.example?bcc=all@c.example", "javascript:canary(1)", "a@b.example\r\nBcc: x@y"])
def test_a_support_address_is_a_plain_address_or_no_link(attack, page, address):
    attack.database.execute("UPDATE workspace SET support_email = ?", (address,))
    attack.portal.published()
    page.goto(f"{attack.portal.base}/sign-in/")
    links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
    assert [link for link in links if "bcc" in link.lower() or link.startswith("javascript")] == []
    assert [link for link in links if link.startswith("mailto:")] == []
