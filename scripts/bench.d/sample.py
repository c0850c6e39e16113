"""Numbers out of many measurements."""

from math import ceil


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def percentile(values, share):
    """The smallest value that at least this share of all do not exceed (nearest rank)."""
    return sorted(values)[max(1, ceil(share * len(values))) - 1]


def spread(values, digits=2):
    """All of a few samples, for the eye."""
    return ", ".join(f"{value:.{digits}f}" for value in values)
