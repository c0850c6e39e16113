// swift-tools-version: 6.2
import PackageDescription

// Arrows go down only, none within a floor:
// portico -> Server -> {Actions, Site, Post} -> {Pages, Store, Vault, Stripe} -> {Markup, Print} -> {Portal, Crypto}
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let http: [Target.Dependency] = [
  hummingbird,
  .product(name: "HummingbirdCore", package: "hummingbird"),
  .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
]

let libraries: [Target] = [
  .systemLibrary(
    name: "CCmark", path: "Sources/CLibraries/CCmark",
    providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
  .systemLibrary(
    name: "COpenSSL", path: "Sources/CLibraries/COpenSSL", pkgConfig: "libcrypto",
    providers: [.apt(["libssl-dev"])]),
  .systemLibrary(
    name: "CCurl", path: "Sources/CLibraries/CCurl", pkgConfig: "libcurl",
    providers: [.apt(["libcurl4-openssl-dev"])]),
  .systemLibrary(
    name: "CQrencode", path: "Sources/CLibraries/CQrencode", providers: [.apt(["libqrencode-dev"])]),
  .systemLibrary(
    name: "CPango", path: "Sources/CLibraries/CPango", pkgConfig: "pangocairo",
    providers: [.apt(["libpango1.0-dev", "libcairo2-dev"])]),
  .systemLibrary(
    name: "CRsvg", path: "Sources/CLibraries/CRsvg", pkgConfig: "librsvg-2.0",
    providers: [.apt(["librsvg2-dev"])]),
  .systemLibrary(
    name: "CQpdf", path: "Sources/CLibraries/CQpdf", providers: [.apt(["libqpdf-dev"])]),
  .systemLibrary(name: "CPosix", path: "Sources/CLibraries/CPosix"),
]

let product: [Target] = [
  .target(name: "Portal"),
  // The module is not named Crypto: swift-crypto, which Hummingbird brings, has that name.
  .target(name: "PorticoCrypto", dependencies: ["COpenSSL"], path: "Sources/Crypto"),
  .target(name: "Markup", dependencies: ["Portal", "CCmark"]),
  .target(name: "Print", dependencies: ["Portal", "CPango", "CRsvg", "CQpdf"]),
  .target(name: "Pages", dependencies: ["Markup", "Print", "Portal", "PorticoCrypto", "CQrencode"]),
  .target(name: "Store", dependencies: ["Portal", "PorticoCrypto", grdb]),
  .target(name: "Stripe", dependencies: ["Portal", "PorticoCrypto", "CCurl"]),
  .target(name: "Vault", dependencies: ["Portal", "PorticoCrypto", "CPosix"]),
  .target(
    name: "Actions",
    dependencies: [
      "Store", "Vault", "Stripe", "Markup", "Portal", "PorticoCrypto", "CPosix", grdb, sqlite,
    ],
    resources: [.embedInCode("Demo/northlight.json")]),
  .target(
    name: "Site", dependencies: ["Pages", "Store", "Vault", "Portal", "PorticoCrypto", "CPosix", grdb]),
  .target(name: "Post", dependencies: ["Pages", "Store", "Portal", "PorticoCrypto", "CCurl", grdb]),
  .target(
    name: "Server",
    dependencies: [
      "Actions", "Site", "Post", "Pages", "Store", "Vault", "Stripe", "Portal", "PorticoCrypto", "CPosix",
      grdb, logging, lifecycle,
    ] + http),
]

let command: [Target] = [
  .executableTarget(
    name: "portico",
    dependencies: [
      "Actions", "Server", "Site", "Post", "Pages", "Store", "Vault", "Stripe", "Markup", "Portal",
      "PorticoCrypto", grdb,
      sqlite,
      logging,
      lifecycle,
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
      .product(name: "Configuration", package: "swift-configuration"),
    ])
]

let tests: [Target] = [
  .target(name: "TestSupport", dependencies: ["Portal", "Store", grdb], path: "Tests/Support"),
  .testTarget(name: "PortalTests", dependencies: ["Portal", "TestSupport"]),
  .testTarget(name: "CryptoTests", dependencies: ["PorticoCrypto"]),
  .testTarget(name: "MarkupTests", dependencies: ["Markup", "Portal"]),
  .testTarget(name: "PrintTests", dependencies: ["Print", "Portal"]),
  .testTarget(
    name: "PagesTests", dependencies: ["Pages", "Markup", "Print", "Portal"], exclude: ["Snapshots"]),
  .testTarget(
    name: "StoreTests", dependencies: ["Store", "Portal", "PorticoCrypto", "TestSupport", grdb, sqlite]),
  .testTarget(name: "StripeTests", dependencies: ["Stripe", "Portal", "PorticoCrypto"]),
  .testTarget(name: "VaultTests", dependencies: ["Vault", "Portal", "PorticoCrypto", "CPosix"]),
  .testTarget(
    name: "PostTests",
    dependencies: ["Post", "Pages", "Store", "Portal", "PorticoCrypto", "TestSupport", grdb]),
  .testTarget(
    name: "ServerTests",
    dependencies: [
      "Actions", "Server", "Site", "Post", "Pages", "Store", "Vault", "Portal", "PorticoCrypto",
      "TestSupport", grdb,
      logging,
      lifecycle,
      .product(name: "NIOEmbedded", package: "swift-nio"),
    ] + http),
  .testTarget(
    name: "ActionsTests",
    dependencies: ["Actions", "Store", "Vault", "Stripe", "Portal", "PorticoCrypto", "TestSupport", grdb],
    exclude: ["Import/Samples"]),
  .testTarget(
    name: "SiteTests",
    dependencies: ["Site", "Pages", "Store", "Vault", "Portal", "PorticoCrypto", "TestSupport", grdb]),
]

// Their references (quality.md) are dependencies of these and of nothing else.
let benchmarks: [Target] = [
  .executableTarget(
    name: "RenderBench",
    dependencies: ["Markup", "Portal", .product(name: "Mustache", package: "swift-mustache")],
    path: "Tests/Bench/Render")
]

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
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: libraries + product + command + tests + benchmarks,
  swiftLanguageModes: [.v6]
)
