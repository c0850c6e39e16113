import Markup

/// The one script, put together from its modules.
enum Script {
  /// `portal.js` names its modules by `import "./…";`, a line each; every other line is kept. In the folder each is a
  /// module with names of its own; in the bundle each is a block, which has the same effect. Lines that are comments
  /// are for who reads the folder.
  static func bundle(_ main: [UInt8], part: (String) throws(TemplateErrors) -> [UInt8]) throws(TemplateErrors)
    -> [UInt8]
  {
    var bundle: [UInt8] = []
    for line in lines(of: main) {
      if let name = StyleSheet.importedName(line, after: "import \"./") {
        bundle += "{\n".utf8
        for line in lines(of: try part(name)) { append(line, to: &bundle) }
        bundle += "}\n".utf8
      } else {
        append(line, to: &bundle)
      }
    }
    return bundle
  }

  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split(separator: UInt8(ascii: "\n"))
  }

  private static func append(_ line: ArraySlice<UInt8>, to bundle: inout [UInt8]) {
    if line.drop(while: { $0 == UInt8(ascii: " ") }).starts(with: "//".utf8) { return }
    bundle += line
    bundle.append(UInt8(ascii: "\n"))
  }
}
