/// What the console's pages load besides the workspace's own style sheet.
struct TeamAssets: Sendable {
  let sheet: Asset
  let script: Asset

  init(sheet: [UInt8], script: [UInt8]) {
    self.sheet = Asset(stem: "team", ending: "css", bytes: sheet)
    self.script = Asset(stem: "team", ending: "js", bytes: script)
  }

  var bytes: [UInt8] { sheet.bytes + script.bytes }
}
