"""Numbers out of many measurements."""


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def percentile(values, share):
    """The smallest value that at least this share of all are not above (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def spread(values, digits=2):
    """All of a few samples, for the eye."""
    return ", ".join(f"{value:.{digits}f}" for value in values)
