"""What a row found: figures beside their references, ratios, bars."""

from dataclasses import asdict, dataclass, field


class BenchError(Exception):
    """A row that cannot be measured, with what is missing or wrong."""


@dataclass
class Check:
    """One bar."""

    what: str
    reference: str
    own: str
    # The own figure over the reference's, or the other way round where less is better; 0 where there is none.
    ratio: float
    bar: str
    met: bool


@dataclass
class Result:
    row: str
    title: str
    data: str = ""
    command: str = ""
    checks: list[Check] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    error: str = ""

    @property
    def met(self):
        return not self.error and bool(self.checks) and all(check.met for check in self.checks)

    def at_least(self, what, own, reference, bar, unit, name):
        """A rate: the own one must be `bar` times the reference's."""
        ratio = own / reference if reference else 0
        self.checks.append(Check(
            what, f"{name}: {figure(reference)} {unit}", f"{figure(own)} {unit}", ratio, f"at least {bar:g} times",
            ratio >= bar))

    def at_most(self, what, own, reference, bar, unit, name):
        """A time: the own one must be at most `bar` times the reference's."""
        ratio = own / reference if reference else 0
        self.checks.append(Check(
            what, f"{name}: {figure(reference)} {unit}", f"{figure(own)} {unit}", ratio, f"at most {bar:g} times",
            0 < ratio <= bar))

    def under(self, what, own, limit, unit, reference="none"):
        """An absolute bar."""
        self.checks.append(
            Check(what, reference, f"{figure(own)} {unit}", 0, f"under {limit:g} {unit}", 0 < own < limit))

    def as_json(self):
        return asdict(self) | {"met": self.met}


def figure(value):
    """Three digits at least, thousands with commas."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3g}"


def show(result, say):
    say(f"\n== {result.row}: {result.title}")
    for label, text in (("data", result.data), ("command", result.command)):
        if text:
            say(f"   {label:9} {text}")
    for check in result.checks:
        ratio = f"  ratio {check.ratio:.2f}" if check.ratio else ""
        say(f"   {check.what}")
        say(f"     reference {check.reference}")
        say(f"     Portico   {check.own}{ratio}  bar: {check.bar}  {verdict(check.met)}")
    for note in result.notes:
        say(f"   note      {note}")
    if result.error:
        say(f"   FAILED    {result.error}")


def summary(results, say):
    say("\n== summary")
    lines = [("row", "what", "Portico", "reference", "ratio", "bar", "")]
    for result in results:
        if result.error or not result.checks:
            lines.append((result.row, (result.error or "no figure").splitlines()[0], "", "", "", "", "FAILED"))
        for check in result.checks:
            ratio = f"{check.ratio:.2f}" if check.ratio else ""
            lines.append((result.row, check.what, check.own, check.reference, ratio, check.bar, verdict(check.met)))
    widths = [min(56, max(len(line[column]) for line in lines)) for column in range(7)]
    for line in lines:
        say("  ".join(f"{cell[:56]:{width}}" for cell, width in zip(line, widths)).rstrip())


def verdict(met):
    return "met" if met else "MISSED"
