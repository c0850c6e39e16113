"""The owner's console, in front of a server that may be killed: gives back what clients paid by card."""

from http.client import HTTPException

from visitor import Visitor

# Done, all of it was given back, not so much is left, too often, the database is away.
ANSWERS = (303, 409, 422, 429, 503)


class Clerk(Visitor):
    def __init__(self, portal, email):
        super().__init__(portal, email)
        token = portal.sign_in_link(email).split("/team/sign-in/")[1]
        answer = self.door.post(f"/team/sign-in/{token}", host=self.host)
        assert answer.status == 303, answer
        self.cookies = answer.cookies
        self.forms = 0

    def give_back(self, chance):
        """Some of a payment, or all that is left of it; now and then the form is sent twice."""
        payments = self.installation.sql("SELECT id, amount FROM payment WHERE kind = 'received' AND refunds IS NULL")
        if not payments:
            return
        payment, amount = chance.choice(payments)
        # In tens: Stripe takes thousandths in no other steps.
        part = f"&amount-minor={chance.randrange(10, amount, 10)}" if chance.random() < 0.7 else ""
        self.forms += 1
        for _ in range(chance.choice([1, 1, 2])):
            try:
                answer = self.door.post(
                    f"/team/billing/payments/{payment}/give-back", f"nonce={self.forms:032x}{part}",
                    cookies=self.cookies, host=self.host)
            except (OSError, HTTPException):
                continue
            assert answer.status in ANSWERS, answer
