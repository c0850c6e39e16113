"""Tokens as nobody but Portico should be able to make them, from the keys on its disk; and as others would like to."""

import base64
import hashlib
import hmac
import json
import subprocess
import time


def encoded(data):
    if not isinstance(data, bytes):
        data = json.dumps(data, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def key_files(portal):
    """The keys that sign tokens, the newest first."""
    files = (portal.folder / "data" / "keys").glob("token-*.pem")
    return sorted(files, key=lambda path: int(path.name.split("-")[1]), reverse=True)


def es256(key, text):
    """A signature as JWS has it: r and s, 32 bytes each, instead of DER (RFC 7518 §3.4)."""
    der = subprocess.run(
        ["openssl", "dgst", "-sha256", "-sign", key], input=text.encode(), capture_output=True, check=True).stdout
    numbers, place = [], 2
    for _ in range(2):
        length = der[place + 1]
        numbers.append(int.from_bytes(der[place + 2:place + 2 + length]).to_bytes(32))
        place += 2 + length
    return encoded(b"".join(numbers))


def signed(key, header, claims):
    text = f"{encoded(header)}.{encoded(claims)}"
    return f"{text}.{es256(key, text)}"


def renewed(portal, token, key=None, **changes):
    """The same token with other claims, rightly signed. A claim of None is left out."""
    header, claims, _ = token.split(".")
    claims = {name: value for name, value in (decoded(claims) | changes).items() if value is not None}
    return signed(key or key_files(portal)[0], decoded(header), claims)


def expired(portal, token, seconds=30):
    now = int(time.time())
    return renewed(portal, token, iat=now - seconds - 600, exp=now - seconds)


def stranger_key(folder):
    path = folder / "stranger.pem"
    if not path.exists():
        subprocess.run(
            ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", path], check=True,
            capture_output=True)
    return path


def hs256(secret, header, claims):
    text = f"{encoded(header)}.{encoded(claims)}"
    return f"{text}.{encoded(hmac.new(secret, text.encode(), hashlib.sha256).digest())}"
