import PorticoCrypto
import Testing

/// Keys that are none for ES256, made for these tests by `openssl genpkey`; they protect nothing.
enum ForeignKeys {
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let pem: String
    let error: CryptoError
  }

  static let all = [
    Example(
      testDescription: "P-384",
      pem: """
        -----BEGIN PRIVATE KEY-----
        MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDA+mw2Boyn2rlkOXnSi
        kG/pDQwUOdmOTRMvkhaQbXPLbukAjYaEiQgwOmkHi1yY2/uhZANiAASSiYpn33WA
        McKzuGeKsHGpnoxMayKhpXiFr6r311HA5LJizBcTaXYv9x+tdk5LyRlVkFrNYlVy
        hIX5z5yorpYAYKm/z6oqrCtYUEui8Wz5M7+tiAWGbyhRzgsTUPRTDcw=
        -----END PRIVATE KEY-----
        """, error: .notP256),
    Example(
      testDescription: "secp256k1",
      pem: """
        -----BEGIN PRIVATE KEY-----
        MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQgmxLFVZTQh5tctWx749kv
        7vYqra1bEFwb88fJh5frz5ShRANCAARZ5MsbDOSDZ6V8EceyZ9lR49G6hBnPlsI6
        r8cDFcrPruziGSs4xh7wQ/ntUghPEgMY+mLXjqNZv53gi4AR0UK9
        -----END PRIVATE KEY-----
        """, error: .notP256),
    Example(
      testDescription: "Ed25519",
      pem: """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJm/qeyEuxf4Tm/EWLNyayJkAES7QYEUYum6iyVNVwOA
        -----END PRIVATE KEY-----
        """, error: .notP256),
    Example(
      testDescription: "P-256, encrypted",
      pem: """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhr0N6FconUcAICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGR1N5DCsx3KOprF6qzYwNgEgZBy
        FyG9v3LcHTz/KUuZciS5F8+FxaT6VK+BTAn/p7a/5wIXtXcL6e+i4HHqzt214K1G
        DJHC85XfYK6/n4yXsl8FoxoKc0XBFRvkXw5A9HpRda/4ImF7bCIJIhTyOtdmWBq2
        g1MePGz1xK7SrZ3J8RkSLLxt/P7xrh6ExgXwqyFcHSr1KadI5BHcU4+t4+kVuwo=
        -----END ENCRYPTED PRIVATE KEY-----
        """, error: .notPEM),
    Example(testDescription: "nothing", pem: "", error: .notPEM),
    Example(testDescription: "prose", pem: "a key, honestly", error: .notPEM),
    Example(
      testDescription: "a block of nonsense",
      pem: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", error: .notPEM),
  ]
}
