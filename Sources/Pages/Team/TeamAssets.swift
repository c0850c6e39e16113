/// What the console's pages load besides the workspace's own style sheet.
struct TeamAssets: Sendable {
  let sheet: Asset
  let script: Asset
  /// For the strip above a client's page that the team looks at.
  let strip: Asset

  init(sheet: [UInt8], script: [UInt8], strip: [UInt8]) {
    self.sheet = Asset(stem: "team", ending: "css", bytes: sheet)
    self.script = Asset(stem: "team", ending: "js", bytes: script)
    self.strip = Asset(stem: "seen", ending: "css", bytes: strip)
  }

  var bytes: [UInt8] { sheet.bytes + script.bytes + strip.bytes }
}
