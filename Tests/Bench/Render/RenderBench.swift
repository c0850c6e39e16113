import Foundation
import Markup
import Mustache
import Portal

/// The row `render` of `scripts/bench`: one page through our engine and through swift-mustache, in turns, building the
/// model included. Prints JSON; `RenderBench ROUNDS SECONDS`, seconds for each engine in each round.
@main
struct RenderBench {
  private let formats: Formats
  private let data: BenchData
  private let ours: Template<BenchPage>
  private let reference: MustacheTemplate

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap(Double.init)
    guard arguments.count == 2, arguments.allSatisfy({ $0 > 0 }) else {
      FileHandle.standardError.write(Data("usage: RenderBench ROUNDS SECONDS\n".utf8))
      exit(2)
    }
    let result = try RenderBench().run(rounds: Int(arguments[0]), seconds: arguments[1])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    print(String(decoding: try encoder.encode(result), as: UTF8.self))
  }

  init() throws {
    let words = try Words(language: "en", file: "bench.json", bytes: Array(BenchWords.text.utf8))
    formats = Formats(locale: "en-GB", words: try RelativeWords(words))
    guard let today = Day(iso: "2026-11-24"), let euro = Currency("EUR") else { throw BenchError.noData }
    data = BenchData(today: today, euro: euro)
    let set = try TemplateSet(
      sources: ["page": TemplateSource(name: "page", text: BenchTemplate.text)], words: words)
    ours = try set.template("page", for: BenchPage.self)
    reference = try MustacheTemplate(string: BenchTemplate.text)
  }

  private func run(rounds: Int, seconds: Double) throws -> RenderResult {
    let own = try renderOwn()
    guard own == Array(renderReference().utf8) else { throw BenchError.differs }
    var rates: (own: [Double], ready: [Double], reference: [Double]) = ([], [], [])
    let page = BenchPage(data, formats)
    for _ in 0..<rounds {
      rates.own.append(try Stopwatch.rate(seconds: seconds) { try keep(renderOwn().count) })
      rates.reference.append(try Stopwatch.rate(seconds: seconds) { try keep(renderReference().utf8.count) })
      rates.ready.append(try Stopwatch.rate(seconds: seconds) { try keep(ours.render(page).count) })
    }
    return RenderResult(
      own: Stopwatch.median(rates.own), ownModelReady: Stopwatch.median(rates.ready),
      reference: Stopwatch.median(rates.reference), bytes: own.count, values: ValueCount.of(page))
  }

  private func renderOwn() throws -> [UInt8] { try ours.render(BenchPage(data, formats)) }

  private func renderReference() -> String { reference.render(BenchPage(data, formats)) }

  /// Uses the result, so that the compiler cannot leave the work out.
  private func keep(_ count: Int) throws {
    if count == 0 { throw BenchError.empty }
  }
}

/// Pages per second, and what a page is.
struct RenderResult: Encodable {
  let own: Double
  let ownModelReady: Double
  let reference: Double
  let bytes: Int
  let values: Int
}

enum BenchError: Error, CustomStringConvertible {
  case noData
  case empty
  case differs

  var description: String {
    switch self {
    case .noData: "the bench data cannot be made"
    case .empty: "a page came out empty"
    case .differs: "the two engines do not give the same bytes, so their rates cannot be compared"
    }
  }
}
