#pragma once
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

// A key that several threads may use at once: OpenSSL counts its references with atomics and changes nothing
// in it while signing or verifying (openssl-threads(7)). EVP_PKEY itself reaches Swift as an opaque pointer,
// which knows nothing of that, so the promise is written here, where the C library makes it.
typedef struct __attribute__((swift_attr("@Sendable"))) portico_key {
  EVP_PKEY *pointer;
} portico_key;

// Macros and variadic functions, which Swift cannot call.
static inline EVP_PKEY *portico_generate_p256(void) { return EVP_EC_gen("P-256"); }
static inline long portico_bio_contents(BIO *bio, char **start) { return BIO_get_mem_data(bio, start); }

// The public key with this point of P-256 (65 bytes, SEC 1 uncompressed), or NULL where the point is not on
// the curve. In C, because an OSSL_PARAM keeps the address of its name, and a string of Swift's has none that
// lasts.
static inline EVP_PKEY *portico_p256_public_key(unsigned char *point) {
  EVP_PKEY *key = NULL;
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"P-256", 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, 65),
      OSSL_PARAM_construct_end(),
  };
  if (context != NULL && EVP_PKEY_fromdata_init(context) == 1)
    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters);
  EVP_PKEY_CTX_free(context);
  return key;
}
