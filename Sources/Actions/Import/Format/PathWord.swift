/// The path of a file that an import brings along. Where the file system has the last word (links, folders that are
/// none), it is asked when the file is opened, below the folder and nowhere else (`ImportFolder`).
enum PathWord {
  static let noun = "a path below the import file's folder (no leading slash, no “.” or “..”)"
  /// In bytes.
  static let limit = 1000
  static let pattern = #"^(?!/)(?!(.*/)?\.{0,2}(/|$))[^\u0000-\u001f\u007f\\]*$"#

  static func isValid(_ path: [UInt8]) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return path.count <= limit && !path.contains(UInt8(ascii: "\\"))
      && parts.allSatisfy { part in
        !part.isEmpty && part.count <= 255 && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
      }
  }

  static func lastPart(_ path: String) -> String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}
