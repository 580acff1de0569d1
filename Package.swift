// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room of the building; every one is compiled by the same rules.
func room(_ name: String, knows dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, of dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies,
    exclude: name == "Kernels" ? ["neon.sh", "neon-check.c"] : [],
    swiftSettings: settings)
}

let package = Package(
  name: "verbale",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Verbale", targets: ["Verbale"]),
    .executable(name: "verbale", targets: ["CLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    room("Records"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    room("Reports", knows: "Records", "CLibXML2", "CZlib"),
    .target(name: "Kernels"),
    room("Encoder", knows: "Kernels"),
    room("Tables"),
    room("Language", knows: "Records", "Encoder", "Kernels"),
    room("Actors", knows: "Records", "Tables", "Encoder", "Language"),
    room(
      "Statements", knows: "Records", "Tables", "Kernels", "Encoder", "Language", "Actors"),
    room(
      "Events", knows: "Records", "Tables", "Kernels", "Encoder", "Language", "Actors", "Statements"
    ),
    room(
      "Verbale", knows: "Records", "Reports", "Tables", "Encoder", "Language", "Actors",
      "Statements", "Events",
      .product(name: "Crypto", package: "swift-crypto")),
    room("Linking", knows: "Records"),
    room(
      "Ledger", knows: "Records", "Linking", "CZlib",
      .product(name: "GRDB", package: "GRDB.swift"),
      .product(name: "Crypto", package: "swift-crypto")),
    .executableTarget(
      name: "CLI",
      dependencies: [
        "Verbale", "Ledger", "Linking", "Records", "Reports", "Tables", "Encoder", "Language",
        "Actors", "Statements",
        "Events",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Language"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("Kernels", of: "Kernels"),
    tests("Records", of: "Records"),
    tests("Reports", of: "Records", "Reports", "CZlib"),
    tests("Linking", of: "Records", "Linking", "TestSupport"),
    tests(
      "Ledger", of: "Records", "Linking", "Ledger", "TestSupport",
      .product(name: "GRDB", package: "GRDB.swift")),
    tests("Encoder", of: "Kernels", "Encoder", "TestSupport"),
    tests("Tables", of: "Tables", "TestSupport"),
    tests("Language", of: "Kernels", "Encoder", "Language", "TestSupport"),
    tests("Actors", of: "Records", "Tables", "Language", "Actors", "TestSupport"),
    tests(
      "Statements", of: "Records", "Tables", "Encoder", "Language", "Actors", "Statements",
      "TestSupport"),
    tests(
      "Events", of: "Records", "Tables", "Encoder", "Language", "Actors", "Statements", "Events",
      "TestSupport"),
    tests(
      "Verbale", of: "Records", "Reports", "Tables", "Language", "Statements", "Verbale",
      "TestSupport"),
  ]
)
