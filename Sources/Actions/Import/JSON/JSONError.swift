/// Where in a file, counted for people: lines and columns from 1, columns in bytes.
package struct JSONPosition: Hashable, Sendable {
  package let offset: Int
  package let line: Int
  package let column: Int
}

/// Why a file is no JSON that can be read on from: the first such fault ends the reading.
struct JSONError: Error, Equatable {
  let fault: Fault
  let position: JSONPosition

  enum Fault: Equatable {
    case byteOrderMark
    case utf16
    /// The file ends inside something.
    case truncated
    /// Something other than what had to come.
    case unexpected(UInt8, wanted: String)
    case trailing
    case tooDeep(limit: Int)
    case controlCharacter(UInt8)
    case badEscape
    case badNumber
    case unreadable(ByteSourceError)
  }
}

extension JSONError: CustomStringConvertible {
  var description: String {
    switch fault {
    case .byteOrderMark: "the file begins with a byte order mark: save it as UTF-8 without one (RFC 8259)"
    case .utf16: "the file is UTF-16: save it as UTF-8"
    case .truncated: "the file ends in the middle: is it complete?"
    case .unexpected(let byte, let wanted): "\(Self.name(byte)) stands where \(wanted) is expected"
    case .trailing: "something follows after the end of the object"
    case .tooDeep(let limit): "is too deep: nothing lies deeper than \(limit) levels below the top"
    case .controlCharacter(let byte):
      "\(Self.name(byte)) inside a text: write it with a backslash, or is a quote missing?"
    case .badEscape: "a backslash is followed by something that JSON does not know"
    case .badNumber: "is not a number as JSON writes them"
    case .unreadable(let error): error.description
    }
  }

  private static func name(_ byte: UInt8) -> String {
    switch byte {
    case 0: "a NUL byte"
    case 10, 13: "a line break"
    case 9: "a tab"
    case 32..<127: "“\(Unicode.Scalar(byte))”"
    default: "the byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
    }
  }
}

extension ByteSourceError: CustomStringConvertible {
  var description: String {
    switch self {
    case .missing: "there is no such file"
    case .isDirectory: "is a folder, not a file"
    case .notAFile: "is not a regular file"
    case .empty: "the file is empty"
    case .tooLarge(let size, let limit):
      "the file has \(size) bytes; an import takes \(limit) (split it: an import adds to a workspace)"
    case .system(let reason): reason
    }
  }
}
