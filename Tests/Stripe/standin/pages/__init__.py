"""What people see of Stripe: its script, the page embedded in ours, and its own page."""
