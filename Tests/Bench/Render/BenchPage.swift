import Markup
import Portal

/// The page as both engines get it: our engine through `fields`, swift-mustache through the stored properties of the
/// same names. Made by the same code for both, so that only the engines differ.
struct BenchPage: Model {
  var language: String
  var agency: String
  var root: String
  var client: String
  var firstName: String
  var toPay: Int
  var today: BenchWhen
  var bills: [BenchBill]
  var projects: [BenchProject]
  var support: String
  var address: String

  static let fields: [Field<BenchPage>] = [
    .text("language") { $0.language },
    .text("agency") { $0.agency },
    .text("root") { $0.root },
    .text("client") { $0.client },
    .text("firstName") { $0.firstName },
    .number("toPay") { $0.toPay },
    .record("today") { $0.today },
    .list("bills") { $0.bills },
    .list("projects") { $0.projects },
    .text("support") { $0.support },
    .text("address") { $0.address },
  ]

  init(_ data: BenchData, _ formats: Formats) {
    let root = "/c/client_7k2m9x4c8v1s5/"
    language = "en-GB"
    agency = data.agency
    self.root = root
    client = data.client
    firstName = data.client.split(separator: " ").first.map(String.init) ?? ""
    toPay = data.bills.count
    today = BenchWhen(iso: data.today.iso, text: formats.day(data.today, style: .weekday))
    bills = data.bills.map { BenchBill($0, root: root, today: data.today, formats) }
    projects = data.works.map { BenchProject($0, root: root, today: data.today, formats) }
    support = "hello@northlight.example"
    address = "Northlight & Sons Studio, Kalevankatu 18, 00100 Helsinki"
  }
}

/// A day and how it is said.
struct BenchWhen: Model {
  var iso: String
  var text: String

  static let fields: [Field<BenchWhen>] = [
    .text("iso") { $0.iso },
    .text("text") { $0.text },
  ]

  init(iso: String, text: String) {
    self.iso = iso
    self.text = text
  }

  init(_ day: Day, today: Day, _ formats: Formats) {
    iso = day.iso
    let relative = RelativeDay(day, on: today)
    text = relative == .longAgo ? formats.day(day, style: .dayMonth) : formats.relative(relative)
  }
}

struct BenchBill: Model {
  var number: String
  var amount: String
  var isLate: Bool
  var due: BenchWhen
  var day: String
  var about: String
  var address: String

  static let fields: [Field<BenchBill>] = [
    .text("number") { $0.number },
    .text("amount") { $0.amount },
    .flag("isLate") { $0.isLate },
    .record("due") { $0.due },
    .text("day") { $0.day },
    .text("about") { $0.about },
    .text("address") { $0.address },
  ]

  init(_ bill: BenchData.Bill, root: String, today: Day, _ formats: Formats) {
    number = bill.number
    amount = formats.money(bill.total)
    isLate = bill.due < today
    due = BenchWhen(bill.due, today: today, formats)
    day = formats.day(bill.due, style: .weekday)
    about = bill.about
    address = "\(root)billing/\(bill.number)/"
  }
}
