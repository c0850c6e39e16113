extension Spoiled {
  static let money: [Spoiled] = [
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":-900,"currency""#,
      "payments[0].amount: must be at least 1"),
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":900.0,"currency""#,
      "payments[0].amount: must be a whole number, written in digits only"),
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":9e2,"currency""#,
      "payments[0].amount: must be a whole number, written in digits only"),
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":1e400,"currency""#,
      "payments[0].amount: must be a whole number, written in digits only"),
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":-0,"currency""#,
      "payments[0].amount: must not be -0"),
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":"900","currency""#,
      "payments[0].amount: must be a whole number, not a text"),
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":99999999999999999999,"currency""#,
      "payments[0].amount: must be at most 9007199254740991"),
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":\#(String(repeating: "9", count: 500)),"currency""#,
      "payments[0].amount: is too long"),
    Spoiled(
      "payments", #""amount":900,"currency""#, #""amount":899,"currency""#,
      "payments[0].allocations: add up to 900, more than the amount"),
    Spoiled(
      "payments", #""currency":"EUR""#, #""currency":"USD""#,
      "payments[0].allocations[0].invoice: is in EUR, the payment in USD"),
    Spoiled(
      "payments", #"{"invoice":"i1","amount":900}"#, #"{"invoice":"i9","amount":900}"#,
      "payments[0].allocations[0].invoice: there is no invoice “i9”"),
    Spoiled(
      "payments", #""refunds":"p1""#, #""refunds":"p2""#,
      "payments[1].refunds: is a payment that did not come in"),
    Spoiled(
      "payments", #""kind":"received""#, #""kind":"received","refunds":"p2""#,
      "payments[0].refunds: belongs to payments of kind refunded only"),
    Spoiled(
      "payments", #""refunds":"p1""#, #""refunds":"p8""#, "payments[1].refunds: there is no payment “p8”"),
    Spoiled(
      "invoices", #""price":500"#, #""price":-500"#, "invoices[0].lines[1].price: must not be negative"),
    Spoiled(
      "invoices", #""quantity":1.5"#, #""quantity":1.50005"#,
      "invoices[0].lines[0].quantity: has more than 4 decimals"),
    Spoiled(
      "invoices", #""quantity":1.5"#, #""quantity":15e-1"#,
      "invoices[0].lines[0].quantity: must be written without an exponent"),
    Spoiled(
      "invoices", #""taxRate":25.5"#, #""taxRate":100.001"#,
      "invoices[0].lines[0].taxRate: must be at most 100"),
    Spoiled(
      "invoices", #""discountRate":10"#, #""discountAmount":15501"#,
      "invoices[0].discountAmount: is more than the lines add up to"),
    Spoiled(
      "invoices", #""discountRate":10"#, #""discountRate":10,"discountAmount":1"#,
      "invoices[0].discountAmount: cannot stand beside discountRate"),
    Spoiled(
      "invoices", #""price":500"#, #""price":500,"discountAmount":501"#,
      "invoices[0].lines[1].discountAmount: is more than the line"),
    Spoiled(
      "invoices", #""discountRate":10"#, #""deposit":20000"#,
      "invoices[0].deposit: is more than the total of 19325"),
    Spoiled(
      "invoices", #""quantity":1.5,"unit":"h","price":10000"#,
      #""quantity":1000000,"unit":"h","price":9007199254740991"#,
      "invoices[0].lines: add up to more than can be counted"),
    Spoiled(
      "invoices", #""dueOn":"2026-11-15","#, #""dueOn":"2026-11-15","deposit":1,"rows":1,"#,
      "invoices[1].rows: is not a known member"),
    Spoiled(
      "invoices", #""number":"A-1","#, "", "invoices[0].number: is missing: only a draft may be without one"),
    Spoiled(
      "invoices", #""number":"A-2""#, #""number":"A-1""#,
      "invoices[2].number: “A-1” stands at invoices[0].number too"),
    Spoiled(
      "invoices", #""company":"fjell""#, #""company":"pine""#,
      "payments[0].allocations[0].invoice: is billed to another company than the payment's"),
    Spoiled(
      "invoices", #"["site"]"#, #"["site",7]"#, "invoices[0].projects[1]: must be a text, not a number"),
    Spoiled(
      "invoices", #"["site"]"#, #"["site","site"]"#,
      "invoices[0].projects[1]: “site” stands at invoices[0].projects[0] too"),
    Spoiled("invoices", #"["site"]"#, #"["gone"]"#, "invoices[0].projects[0]: there is no project “gone”"),
  ]
}
