import Foundation

@testable import Markup

/// A value of the specification's files, whose type is known only when it is read.
enum JSON: Decodable {
  case null
  case flag(Bool)
  /// Also numbers, as the file writes them: the specification prints 1.21 as 1.21.
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  /// The shape of exactly this value. The elements of an empty list are nothing, which ends recursion.
  var shape: Shape {
    switch self {
    case .null: .nothing
    case .flag: .flag
    case .text: .text
    case .list(let elements): .list { elements.first?.shape ?? .nothing }
    case .object(let members):
      .record { members.fields.map { ShapeField(name: $0.key, shape: $0.value.shape) } }
    }
  }

  /// Does by hand what readers of typed models do.
  func write(_ plan: Plan, into values: inout Values, at base: Int) {
    switch self {
    case .null: return
    case .flag(let flag): if let slot = plan.slot { values[base + slot] = .flag(flag) }
    case .text(let text): if let slot = plan.slot { values.set(base + slot, to: text) }
    case .object(let members):
      for (index, field) in plan.fields { members.fields[index].value.write(field, into: &values, at: base) }
    case .list(let elements):
      guard let slot = plan.slot else { return }
      let width = plan.element?.frame.width ?? 0
      let start = values.reserve(elements.count * width)
      values[base + slot] = .list(start: start, count: elements.count)
      guard let element = plan.element else { return }
      for (index, value) in elements.enumerated() {
        value.write(element, into: &values, at: start + index * width)
      }
    }
  }
}

extension [String: JSON] {
  /// In an order that stays the same.
  fileprivate var fields: [(key: String, value: JSON)] { sorted { $0.key < $1.key } }
}

/// One of the official files.
struct SpecificationFile: Decodable {
  struct Case: Decodable {
    let name: String
    let desc: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String
  }

  let tests: [Case]

  /// The folder that `MUSTACHE_SPEC` names, or the one beside the repository.
  static var folder: URL {
    if let named = ProcessInfo.processInfo.environment["MUSTACHE_SPEC"] { return URL(fileURLWithPath: named) }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()  // Template
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared/data/mustache-spec")
  }

  init(module: String) throws {
    let file = Self.folder.appendingPathComponent(module + ".json")
    self = try JSONDecoder().decode(SpecificationFile.self, from: Data(contentsOf: file))
  }
}
