"""What Stripe takes as an amount, by currency.

Source: "Supported currencies" (sections "Zero-decimal currencies", "Special cases", "Three-decimal currencies" and
"Minimum and maximum charge amounts").
"""

from decimal import Decimal

from standin.errors import invalid

ZERO_DECIMAL = set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split())

# Sent with two decimals that are always 00. (UGX stands in the page's list of zero-decimal ones too, and its special
# case overrules that.)
WHOLE_WITH_TWO_DECIMALS = {"isk", "ugx"}

# The last digit must be 0.
THREE_DECIMAL = {"bhd", "jod", "kwd", "omr", "tnd"}

# The two-decimal ones of the list that tests may need; anything else is no currency here.
TWO_DECIMAL = set(
    "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc "
    "cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd "
    "kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php "
    "pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd uyu uzs "
    "wst xcd yer zar zmw".split())

MINIMUM = {
    "usd": 50, "aed": 200, "aud": 50, "bgn": 100, "brl": 50, "cad": 50, "chf": 50, "czk": 1500, "dkk": 250, "eur": 50,
    "gbp": 30, "hkd": 400, "huf": 17500, "inr": 50, "jpy": 50, "mxn": 1000, "myr": 200, "nok": 300, "nzd": 50,
    "pln": 200, "ron": 200, "sek": 300, "sgd": 50, "thb": 1000}

MAXIMUM = {"idr": 10**12 - 1, "inr": 10**9 - 1, "lbp": 10**14 - 1, "cop": 10**13 - 1, "huf": 10**13 - 1,
           "jpy": 10**13 - 1}
MAXIMUM_OF_OTHERS = 10**8 - 1

# What a euro is in others. Stripe converts at the day's rate; a test needs one that stays.
PER_EURO = {
    "eur": "1", "usd": "1.08", "gbp": "0.85", "chf": "0.95", "sek": "11.3", "nok": "11.6", "dkk": "7.46", "pln": "4.3",
    "czk": "25", "huf": "395", "ron": "4.97", "bgn": "1.96", "isk": "150", "try": "35", "jpy": "162", "krw": "1480",
    "cny": "7.8", "inr": "91", "cad": "1.48", "aud": "1.65", "nzd": "1.8", "mxn": "20", "brl": "6", "kwd": "0.33",
    "bhd": "0.41", "omr": "0.42", "jod": "0.77", "tnd": "3.4", "aed": "3.97", "sar": "4.05", "ugx": "4000",
    "hkd": "8.4", "sgd": "1.45", "thb": "38", "myr": "4.8", "idr": "17000", "clp": "1020", "vnd": "27500"}


def exponent(currency):
    """How many decimals Stripe's amount has."""
    return 0 if currency in ZERO_DECIMAL else 3 if currency in THREE_DECIMAL else 2


def written(amount, currency):
    return f"{Decimal(amount).scaleb(-exponent(currency)):,} {currency.upper()}"


def check_currency(currency, param):
    """Three letters in lower case that Stripe knows."""
    if currency not in ZERO_DECIMAL | WHOLE_WITH_TWO_DECIMALS | THREE_DECIMAL | TWO_DECIMAL:
        raise invalid(
            f"Invalid currency: {currency}. Stripe currently supports these currencies: "
            f"{', '.join(sorted(TWO_DECIMAL | ZERO_DECIMAL | THREE_DECIMAL | WHOLE_WITH_TWO_DECIMALS))}",
            param)
    return currency


def check_steps(amount, currency, param):
    """Neither fractions of whole currencies nor thousandths."""
    if currency in WHOLE_WITH_TWO_DECIMALS and amount % 100:
        raise invalid(
            f"Invalid amount: {currency.upper()} amounts must be evenly divisible by 100 ({amount} is not).", param)
    if currency in THREE_DECIMAL and amount % 10:
        raise invalid(
            f"Invalid amount: the last digit of amounts in {currency.upper()} must be 0 ({amount}).", param)


def check_limits(amount, currency, settlement, default):
    """Not below what the settlement currency takes, not more digits than there is room for."""
    maximum = MAXIMUM.get(currency, MAXIMUM_OF_OTHERS)
    if amount > maximum:
        raise invalid(
            f"The Checkout Session's total amount due must be no more than {written(maximum, currency)}.",
            code="amount_too_large")
    if currency in settlement and currency in MINIMUM:
        if amount < MINIMUM[currency]:
            raise invalid(
                f"The Checkout Session's total amount due must add up to at least "
                f"{written(MINIMUM[currency], currency)}", code="amount_too_small")
        return
    worth = converted(amount, currency, default)
    if worth is not None and worth < MINIMUM[default]:
        raise invalid(
            f"The Checkout Session's total amount must convert to at least {written(MINIMUM[default], default)}. "
            f"{written(amount, currency)} converts to approximately {written(worth, default)}.",
            code="amount_too_small")


def converted(amount, currency, other):
    """In the other's smallest unit, down to a whole one; none where we have no rate."""
    if currency not in PER_EURO or other not in PER_EURO:
        return None
    euros = Decimal(amount).scaleb(-exponent(currency)) / Decimal(PER_EURO[currency])
    return int((euros * Decimal(PER_EURO[other])).scaleb(exponent(other)))
