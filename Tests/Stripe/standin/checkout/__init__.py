"""Checkout Sessions: what may be asked for, and what becomes of them."""
