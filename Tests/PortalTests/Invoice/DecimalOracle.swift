import Foundation
import TestSupport

@testable import Portal

/// The documented rule of `InvoiceTotals` once more, by other means: Python's `decimal` with 80 digits, written from the
/// words and not from the Swift.
enum DecimalOracle {
  static let isInstalled = (try? run("print(1)", "")) == "1\n"

  /// The total of each bill and its taxes, as text: `subtotal;discount;rate:base:amount,…;total`.
  static func totals(of bills: [Bill]) throws -> [String] {
    let answer = try run(program, bills.map(describe).joined(separator: "\n"))
    return answer.split(separator: "\n").map(String.init)
  }

  static func describe(_ totals: InvoiceTotals) -> String {
    let taxes = totals.taxes.map { "\($0.rate.thousandths):\($0.base):\($0.amount)" }.joined(separator: ",")
    return "\(totals.subtotal);\(totals.discount);\(taxes);\(totals.total.minor)"
  }

  static func describe(_ bill: Bill) -> String {
    let lines = bill.lines.map {
      "\($0.price):\($0.quantity.tenThousandths):\($0.taxRate.thousandths):\(describe($0.discount))"
    }
    return "\(bill.inclusive ? 1 : 0) \(describe(bill.discount)) \(lines.joined(separator: " "))"
  }

  private static func describe(_ discount: Discount) -> String {
    switch discount {
    case .none: "n0"
    case .rate(let rate): "r\(rate.thousandths)"
    case .amount(let amount): "a\(amount)"
    }
  }

  private static let program = """
    import sys
    from decimal import Decimal, getcontext, ROUND_HALF_UP
    getcontext().prec = 80

    def cents(x):
        return x.quantize(Decimal(1), rounding=ROUND_HALF_UP)

    def percent(thousandths):
        return Decimal(thousandths) / Decimal(1000) / Decimal(100)

    for text in sys.stdin.read().split("\\n"):
        inclusive, discount, *lines = text.split()
        sums = {}
        for line in lines:
            price, quantity, rate, taken = line.split(":")
            full = cents(Decimal(price) * Decimal(quantity) / Decimal(10000))
            if taken[0] == "r":
                full -= cents(full * percent(taken[1:]))
            elif taken[0] == "a":
                full -= Decimal(taken[1:])
            sums[int(rate)] = sums.get(int(rate), Decimal(0)) + full
        subtotal = sum(sums.values(), Decimal(0))
        rates = sorted(sums, reverse=True)
        shares = {rate: Decimal(0) for rate in rates}
        if discount[0] == "r":
            shares = {rate: cents(sums[rate] * percent(discount[1:])) for rate in rates}
        elif discount[0] == "a" and subtotal != 0:
            whole = Decimal(discount[1:])
            for rate in rates[:-1]:
                shares[rate] = cents(whole * sums[rate] / subtotal)
            shares[rates[-1]] = whole - sum(shares[rate] for rate in rates[:-1])
        total = Decimal(0)
        taxes = []
        for rate in rates:
            net = sums[rate] - shares[rate]
            if inclusive == "1":
                base = cents(net / (1 + percent(rate)))
                tax = net - base
            else:
                base, tax = net, cents(net * percent(rate))
            total += base + tax
            if rate:
                taxes.append("%d:%d:%d" % (rate, base, tax))
        print("%d;%d;%s;%d" % (subtotal, sum(shares.values()), ",".join(taxes), total))
    """

  /// Files and not pipes: both ends of a pipe can wait for each other.
  private static func run(_ program: String, _ input: String) throws -> String {
    let folder = try TemporaryStore.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (question, answer) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try Data(input.utf8).write(to: question)
    try Data().write(to: answer)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    process.standardInput = try FileHandle(forReadingFrom: question)
    process.standardOutput = try FileHandle(forWritingTo: answer)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: answer), as: UTF8.self)
  }
}
