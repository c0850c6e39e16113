"""The server killed with SIGKILL at any step of a payment: what Stripe has is what the database has, each once.

Clients pay, banks settle, refund and quarrel at a stand-in for Stripe; what it tells comes late, doubled, in any order,
again although it was answered, or never. Chance says when the server dies; that decides which step is hit, never
whether the test is passed.
"""

import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter

import pytest

from agreeing import (
    assert_nothing_paid_can_be_paid_again, assert_nothing_twice, assert_pages_say_so, assert_refunds_agree, assert_sound,
    payments)
from cards import Cards
from clerk import Clerk
from portal import ROOT
from stripe_life import StripeLife

KILLS = int(os.environ.get("PORTICO_PAYMENT_KILLS", "100"))
COMPANIES = 8


@pytest.fixture
def cards(tmp_path):
    running = Cards(tmp_path, COMPANIES, bills=max(6, KILLS // COMPANIES))
    yield running
    running.stop()


class Killing:
    """One server after the other, each until it is killed."""

    def __init__(self, cards, chance):
        self.cards, self.portal, self.stripe, self.chance = cards, cards.portal, cards.stripe, chance
        self.life = StripeLife(cards.stripe, chance)
        self.hits = Counter()
        self.judged = 0
        self.clerk = None

    def round(self):
        self.stripe.clear_orders()
        self.stripe.clear_outages()
        self.stripe.order("hold")
        if self.chance.random() < 0.4:
            # So that webhooks alone have to bring it.
            self.stripe.outage("unavailable", path="/v1/events")
        kind = self.chance.choice([
            *4 * [self.while_events_come], *3 * [self.once_one_is_written], *2 * [self.while_it_starts],
            *2 * [self.while_clients_press], self.once_all_are_answered])
        kind()
        self.portal.server.wait()
        self.hits[kind.__name__] += 1
        self.judge()

    def while_events_come(self):
        self.portal.start()
        self.clients_press(self.chance.randint(1, 2))
        self.much_happens()
        alarm = self.killed_in(self.chance.random() * self.chance.choice([0.01, 0.03, 0.1, 0.3]))
        self.stripe.release("shuffled")
        if self.chance.random() < 0.3:
            self.somebody_comes_back()
        if self.chance.random() < 0.5:
            self.team_gives_back()
        alarm.join()

    def once_one_is_written(self):
        """Often before that is answered."""
        self.portal.start()
        self.clients_press(1)
        self.much_happens()
        connection = self.portal.connect()
        written = "SELECT count(*) FROM stripe_event"
        before = connection.execute(written).fetchone()
        self.stripe.release("shuffled")
        while connection.execute(written).fetchone() == before and self.stripe.deliveries.are_under_way():
            time.sleep(0.0002)
        self.portal.server.send_signal(signal.SIGKILL)
        connection.close()

    def while_it_starts(self):
        """Events wait at the door of a server that asks Stripe by itself at that moment."""
        self.much_happens()
        with open(self.portal.folder / "serve.log", "a") as log:
            self.portal.server = subprocess.Popen(
                [self.portal.program, "serve"], env=self.portal.environment, cwd=ROOT, stdout=log, stderr=log)
        alarm = self.killed_in(self.chance.random() * 0.7)
        self.stripe.release("shuffled")
        alarm.join()

    def while_clients_press(self):
        self.portal.start()
        alarm = self.killed_in(self.chance.random() * self.chance.choice([0.03, 0.1, 0.3]))
        while self.portal.server.poll() is None:
            self.clients_press(1)
            self.somebody_comes_back()
            self.team_gives_back()
        alarm.join()

    def once_all_are_answered(self):
        self.portal.start()
        self.clients_press(1)
        self.team_gives_back()
        self.much_happens()
        self.stripe.release("shuffled")
        self.stripe.idle(timeout=300)
        self.portal.server.send_signal(signal.SIGKILL)

    def killed_in(self, seconds):
        alarm = threading.Timer(seconds, self.portal.server.send_signal, [signal.SIGKILL])
        alarm.start()
        return alarm

    def clients_press(self, count):
        for payer in self.chance.sample(self.cards.payers, count):
            many = 1 if self.chance.random() < 0.8 else 3
            session = payer.pay(self.chance.sample(payer.bills, many), inside=self.chance.random() < 0.5)
            if session:
                self.life.shown.append(session)

    def somebody_comes_back(self):
        payer = self.chance.choice(self.cards.payers)
        if payer.checkouts:
            payer.come_back(self.chance.choice(payer.checkouts))

    def team_gives_back(self):
        self.clerk.give_back(self.chance)

    def much_happens(self):
        for _ in range(self.chance.randint(1, 3)):
            self.life.something()

    def judge(self):
        """Whatever was answered with yes is written down; what was not may be or not."""
        kept = {row[0] for row in self.portal.sql("SELECT id FROM stripe_event")}
        attempts = list(self.stripe.deliveries.attempts)
        for attempt in attempts[self.judged:]:
            if attempt.status == 200:
                assert attempt.event in kept, f"{attempt.type} {attempt.event} was answered and is lost"
            elif "refused" not in (attempt.error or ""):
                self.hits["unanswered, and written" if attempt.event in kept else "unanswered"] += 1
        self.judged = len(attempts)


def test_killed_at_any_step_of_a_payment_what_stripe_has_is_what_the_database_has_each_once(cards):
    seed = int(os.environ.get("PORTICO_TEST_SEED", random.SystemRandom().getrandbits(32)))
    print(f"PORTICO_TEST_SEED={seed}")
    clerk = Clerk(cards.portal, "olli@tollgate.example")
    cards.portal.server.send_signal(signal.SIGKILL)
    cards.portal.server.wait()
    killing = Killing(cards, random.Random(seed))
    killing.clerk = clerk
    for _ in range(KILLS):
        killing.round()

    # The last one lives. What was lost or given up comes by nothing but its own asking.
    cards.stripe.clear_orders()
    cards.stripe.clear_outages()
    cards.portal.start()
    cards.stripe.release()
    cards.stripe.idle(timeout=300)
    portal, true = cards.portal, killing.life.payments()
    lost = Counter(delivery.state for delivery in cards.stripe.deliveries.all)
    try:
        # It asks as it starts, and once a minute.
        portal.wait(lambda: payments(portal) == true, "what Stripe has", seconds=130)
    except AssertionError:
        assert payments(portal) == true
        raise
    portal.wait(
        lambda: portal.sql("SELECT count(*) FROM refund WHERE state = 'asked'") == [(0,)], "all refunds to be known",
        seconds=130)
    assert_refunds_agree(portal, cards.stripe.account().test.all("refund"))
    portal.published()
    print(dict(killing.hits), dict(lost), dict(assert_pages_say_so(cards)))
    assert portal.sql("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == [(0,)]
    assert_nothing_twice(portal)
    assert_nothing_paid_can_be_paid_again(portal)
    portal.stop()
    assert_sound(portal)
