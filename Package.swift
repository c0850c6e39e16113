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
    .target(name: "Crypto", dependencies: ["COpenSSL"]),
    .target(name: "Markup", dependencies: ["Portal", "CCmark"]),
    .testTarget(name: "PortalTests", dependencies: ["Portal"]),
    .testTarget(name: "CryptoTests", dependencies: ["Crypto"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "Portal"]),
  ],
  swiftLanguageModes: [.v6]
)
