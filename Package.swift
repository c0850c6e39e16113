// swift-tools-version: 6.2
import PackageDescription

// Arrows go down only, none within a floor:
// portico -> Server -> {Actions, Site, Post} -> {Pages, Store} -> Markup -> {Portal, Crypto}
let package = Package(
  name: "portico",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCmark", path: "Sources/CLibraries/CCmark",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "COpenSSL", path: "Sources/CLibraries/COpenSSL", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]),
    .target(name: "Portal"),
    // The module is not named Crypto: swift-crypto, which Hummingbird brings, has that name.
    .target(name: "PorticoCrypto", dependencies: ["COpenSSL"], path: "Sources/Crypto"),
    .target(name: "Markup", dependencies: ["Portal", "CCmark"]),
    .target(
      name: "Store", dependencies: ["Portal", "PorticoCrypto", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "Pages", dependencies: ["Markup", "Portal"]),
    .systemLibrary(name: "CPosix", path: "Sources/CLibraries/CPosix"),
    .target(name: "Site", dependencies: ["Pages", "Store", "Portal", "PorticoCrypto", "CPosix"]),
    .target(
      name: "TestSupport", dependencies: ["Store", "Portal", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/Support"),
    .testTarget(name: "PortalTests", dependencies: ["Portal", "TestSupport"]),
    .testTarget(name: "CryptoTests", dependencies: ["PorticoCrypto"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "Portal"]),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "Portal", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
