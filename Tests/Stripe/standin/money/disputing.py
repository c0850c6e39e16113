"""A payer's bank takes a payment back, and a decision about it.

Sources: "Disputes: how disputes work" and the events `charge.dispute.created`, `…funds_withdrawn`, `…updated`,
`…closed`, `…funds_reinstated` of "Types of events".
"""

from standin.objects.refund import dispute, movement


class Disputing:
    def __init__(self, events):
        self._events = events

    def open(self, ledger, charge, amount=None, reason="fraudulent"):
        if charge["status"] != "succeeded" or charge["disputed"]:
            raise ValueError(f"{charge['id']} can not be disputed")
        made = ledger.add(dispute(ledger, charge, charge["amount"] if amount is None else amount, reason))
        charge["disputed"] = True
        self._events.emit(ledger, "charge.dispute.created", made)
        self._events.emit(ledger, "charge.dispute.funds_withdrawn", made)
        return made

    def review(self, ledger, made):
        """The merchant handed in evidence in the dashboard."""
        made["status"] = "under_review"
        made["evidence_details"] |= {"has_evidence": True, "submission_count": 1, "submission_method": "manual"}
        self._events.emit(ledger, "charge.dispute.updated", made)
        return made

    def close(self, ledger, made, won):
        if made["status"] in ("won", "lost"):
            raise ValueError(f"{made['id']} is closed: {made['status']}")
        made["status"] = "won" if won else "lost"
        self._events.emit(ledger, "charge.dispute.closed", made)
        if won:
            made["balance_transactions"].append(movement(ledger, "adjustment", made["amount"], made["currency"]))
            self._events.emit(ledger, "charge.dispute.funds_reinstated", made)
        return made
