"""S-01, S-02: tokens that Portico did not make, or not for this, at each edge and at Portico itself."""

import json
import subprocess
import time

import pytest

import tokens
from tokens import decoded, encoded, hs256, key_files, renewed, signed


def public_pem(portal):
    return subprocess.run(
        ["openssl", "pkey", "-in", key_files(portal)[0], "-pubout"], capture_output=True, check=True).stdout


def parts(token):
    header, claims, signature = token.split(".")
    return decoded(header), decoded(claims), signature


def s01_alg_none(portal, token, stranger):
    header, claims, _ = parts(token)
    return f"{encoded(header | {'alg': 'none'})}.{encoded(claims)}."


def s01_alg_none_in_capitals_with_the_old_signature(portal, token, stranger):
    header, claims, signature = parts(token)
    return f"{encoded(header | {'alg': 'NONE'})}.{encoded(claims)}.{signature}"


def s01_hs256_with_the_public_key_as_secret(portal, token, stranger):
    header, claims, _ = parts(token)
    return hs256(public_pem(portal), header | {"alg": "HS256"}, claims)


def s01_says_es256_but_is_hs256_with_the_public_key(portal, token, stranger):
    header, claims, _ = parts(token)
    return hs256(public_pem(portal), header, claims)


def s01_hs256_with_an_empty_secret(portal, token, stranger):
    header, claims, _ = parts(token)
    return hs256(b"", header | {"alg": "HS256"}, claims)


def s01_edited_payload(portal, token, stranger):
    header, claims, signature = token.split(".")
    return f"{header}.{encoded(decoded(claims) | {'exp': int(time.time()) + 999_999})}.{signature}"


def s01_stripped_signature(portal, token, stranger):
    return token.rsplit(".", 1)[0] + "."


def s01_no_third_part(portal, token, stranger):
    return token.rsplit(".", 1)[0]


def s01_zero_signature(portal, token, stranger):
    return token.rsplit(".", 1)[0] + "." + encoded(bytes(64))


def s01_another_key_under_our_name(portal, token, stranger):
    header, claims, _ = parts(token)
    return signed(stranger, header, claims)


def s01_another_key_that_it_brings_along(portal, token, stranger):
    header, claims, _ = parts(token)
    jwks = portal.door.ask("/.well-known/jwks.json").body
    return signed(stranger, header | {"jwk": json.loads(jwks)["keys"][0]}, claims)


def s01_another_key_at_an_address_of_its_own(portal, token, stranger):
    header, claims, _ = parts(token)
    return signed(stranger, header | {"jku": "https://evil.test/jwks.json"}, claims)


def s01_unknown_kid(portal, token, stranger):
    header, claims, signature = parts(token)
    return f"{encoded(header | {'kid': 'A' * 43})}.{encoded(claims)}.{signature}"


def s01_kid_that_is_a_path(portal, token, stranger):
    header, claims, _ = parts(token)
    return signed(stranger, header | {"kid": "../../../../dev/null"}, claims)


def s01_our_key_but_another_algorithm_in_the_header(portal, token, stranger):
    header, claims, _ = parts(token)
    return signed(key_files(portal)[0], header | {"alg": "ES384"}, claims)


def s01_the_receipt_key(portal, token, stranger):
    header, claims, _ = parts(token)
    return signed(portal.folder / "data" / "keys" / "receipt.pem", header, claims)


def s02_expired(portal, token, stranger):
    return tokens.expired(portal, token, seconds=2)


def s02_expired_eleven_hours_ago(portal, token, stranger):
    return tokens.expired(portal, token, seconds=11 * 3600)


def s02_no_end(portal, token, stranger):
    return renewed(portal, token, exp=None)


def s02_not_yet_good(portal, token, stranger):
    return renewed(portal, token, nbf=int(time.time()) + 120)


def s02_made_in_the_future(portal, token, stranger):
    return renewed(portal, token, iat=int(time.time()) + 120)


def s02_without_a_time_of_making(portal, token, stranger):
    return renewed(portal, token, iat=None)


def s02_for_another_host(portal, token, stranger):
    return renewed(portal, token, aud="other.test")


def s02_for_no_host(portal, token, stranger):
    return renewed(portal, token, aud=None)


def s02_from_another_installation(portal, token, stranger):
    return renewed(portal, token, iss="https://other.test")


def s02_a_members(portal, token, stranger):
    return renewed(portal, token, kind="member")


def s02_of_no_kind(portal, token, stranger):
    return renewed(portal, token, kind=None)


def s02_another_type(portal, token, stranger):
    header, claims, _ = parts(token)
    return signed(key_files(portal)[0], header | {"typ": "receipt+jwt"}, claims)


def s11_garbage(portal, token, stranger):
    return "x" * 3000


def s11_dots(portal, token, stranger):
    return "." * 2000


FORGERIES = [value for name, value in list(globals().items()) if name[:4] in ("s01_", "s02_", "s11_")]


@pytest.fixture(params=FORGERIES, ids=lambda make: make.__name__)
def forged(request, portal, mara, stranger_key):
    return mara.with_token(request.param(portal, mara.token, stranger_key), session=False)


def test_a_token_that_is_not_right_is_no_token(edge, portal, mara, forged):
    for door in (portal.door, edge.door):
        answer = door.ask(mara.home, cookies=forged)
        assert (answer.status, answer["location"]) == (303, f"/sign-in/?to={mara.home}")


def test_s01_our_own_signature_makes_the_difference(edge, portal, mara):
    """The forge itself works: what is refused above is refused for what is wrong with it."""
    good = mara.with_token(renewed(portal, mara.token), session=False)
    assert edge.door.ask(mara.home, cookies=good).status == 200


def test_s01_a_token_for_another_client_opens_that_clients_pages_only(edge, portal, mara, tom):
    scoped = mara.with_token(renewed(portal, mara.token, scope=tom.client), session=False)
    assert edge.door.ask(mara.home, cookies=scoped).status == 404
    for scope in ("", "*", f"{tom.client}/../{mara.client}", mara.client[:-1], mara.client + "/"):
        wrong = mara.with_token(renewed(portal, mara.token, scope=scope), session=False)
        assert edge.door.ask(mara.home, cookies=wrong).status == 404, scope


def test_s11_two_tokens_are_none(edge, portal, mara, tom):
    for pair in ((mara, tom), (tom, mara)):
        line = "; ".join(f"__Host-portico={person.token}" for person in pair)
        for door in (portal.door, edge.door):
            answer = door.ask(mara.home, headers={"Cookie": line})
            assert answer.status == 303, line


def test_s11_a_cookie_of_any_size_and_kind_is_answered(edge, mara):
    for value in ("x" * 8000, "\xff\xfe" * 20, "; ".join(f"a{n}=b" for n in range(200)), "=", ";;;", "__Host-portico="):
        answer = edge.door.ask(mara.home, headers={"Cookie": value})
        assert answer.status in (303, 400, 431), value[:20]
