import Markup
import Portal
import Print

/// An invoice on paper: what its page shows, on sheets.
struct InvoiceSheet {
  private let page: InvoicePage
  private let notes: [ProseBlock]
  private let words: SheetWords
  private let look: SheetLook
  private let logo: SheetLogo?
  private let brand: Brand

  init(_ page: InvoicePage, notes: String, words: SheetWords, brand: Brand, logo: SheetLogo?) {
    self.page = page
    self.notes = Markdown.blocks(Display.prose(notes))
    self.words = words
    self.brand = brand
    self.logo = logo
    look = SheetLook(brand.accent)
  }

  /// `Invoice NL-2026-118`.
  var title: String {
    if page.number.isBlank { return words.unnumbered.text() }
    return (page.isCredit ? words.creditNamed : words.named).text(0, [page.number])
  }

  var blocks: [Block] {
    var blocks = letterhead + parties + lines + sums
    if page.isReverseCharge { blocks += [.space(14), .text(Text(words.reverseCharge.text(), look.plain))] }
    if !notes.isEmpty { blocks += [.space(18)] + SheetProse(look).blocks(notes) }
    blocks += bank
    if !page.footer.isBlank {
      blocks += [
        .space(14),
        .together([
          .rule(look.rule), .space(8), .text(Text(page.footer, look.small, .natural)),
        ]),
      ]
    }
    return blocks
  }

  // MARK: Who

  /// Of what stands beside, in points.
  private static let side = 215.0

  private var letterhead: [Block] {
    let heading = page.isCredit ? words.creditNote.text() : words.heading.text()
    var head: [Block] = []
    if let logo {
      head += [.picture(logo.picture), .space(16)]
    } else {
      head += [.text(Text(brand.name, look.name)), .space(16)]
    }
    head.append(.text(Text(heading, look.heading)))
    return [
      .columns([
        Column(.rest, head), Column(.exactly(24), []), Column(.exactly(Self.side), party(page.sender)),
      ]),
      .space(24),
    ]
  }

  private func party(_ party: Party) -> [Block] {
    var blocks = [Block.text(Text(party.name, look.plain, isStrong: true))]
    blocks += party.lines.map { .text(Text($0, look.plain)) }
    if !party.taxID.isBlank { blocks.append(.text(Text(words.taxID.text(0, [party.taxID]), look.plain))) }
    if !party.registration.isBlank {
      blocks.append(.text(Text(words.registration.text(0, [party.registration]), look.plain)))
    }
    return blocks
  }

  private var parties: [Block] {
    let pairs = [
      (words.number, page.number), (words.date, page.issued.text),
      (words.due, page.isCredit ? "" : page.due.text),
      (words.depositLabel, page.deposit ?? ""),
      (words.project, page.project), (words.reference, page.reference),
      (
        words.corrects,
        page.corrects.map { $0.number + words.comma.text() + $0.issued.text } ?? ""
      ),
    ]
    let label = [Block.text(Text(words.recipient.text(), look.label)), .space(2)]
    return [
      .columns([
        Column(.rest, label + party(page.recipient)), Column(.exactly(24), []),
        Column(.exactly(Self.side), self.pairs(pairs.map { ($0.0.text(), $0.1) })),
      ]),
      .space(24),
    ]
  }

  /// What has nothing to say is left out.
  private func pairs(_ pairs: [(label: String, text: String)]) -> [Block] {
    let rows = pairs.filter { !$0.text.isBlank }.map { pair in
      Table.Row(
        [[Text(pair.label, look.label)], [Text(pair.text, look.plain)]], padding: (0, 0.5))
    }
    return [.table(Table(widths: [.natural, .rest], rows: rows, gap: 14))]
  }

  // MARK: What

  /// Amounts of lines and of sums stand below each other in both directions.
  private var amounts: [Text] {
    page.lines.map { Text($0.amount, look.plain) } + [Text(page.sums.last, look.total)]
  }

  /// With a column for the tax where lines differ in it.
  private var lines: [Block] {
    let isMixed = page.lines.contains { $0.tax != nil }
    var head = [words.work, words.quantity, words.price]
    if isMixed { head.append(words.vat) }
    head.append(words.amount)
    let cells = head.enumerated().map { place, word in
      [Text(word.text(), look.label, place == 0 ? .start : .right)]
    }
    let last = page.lines.count - 1
    let rows = page.lines.enumerated().map { place, line in
      let figures = [line.quantity, line.price] + (isMixed ? [line.tax ?? ""] : []) + [line.amount]
      return Table.Row(
        [title(line)] + figures.map { [Text($0, look.plain, .right)] },
        below: place == last ? look.ink : look.rule, padding: (6, 6.5))
    }
    let widths = [ColumnWidth.rest] + head.dropFirst().map { _ in ColumnWidth.natural }
    let table = Table(
      widths: widths, head: Table.Row(cells, below: look.ink, padding: (0, 6)), rows: rows,
      measures: amounts, keepsWithNext: true)
    return [.table(table)]
  }

  private func title(_ line: PrintedLine) -> [Text] {
    var title = [Text(line.title, look.plain)]
    if !line.detail.isBlank { title.append(Text(line.detail, look.small)) }
    if let reduction = line.reduction {
      title.append(Text(words.reduction.text(0, [reduction]), look.small))
    }
    return title
  }

  private var sums: [Block] {
    let sums = page.sums
    var rows: [(label: String, amount: String)] = []
    if let subtotal = sums.subtotal { rows.append((words.subtotal.text(), subtotal)) }
    if let discount = sums.discount {
      let label = sums.discountLabel.isBlank ? words.discount.text() : sums.discountLabel
      rows.append((label + (sums.discountRate.map { words.comma.text() + $0 } ?? ""), discount))
    }
    for tax in sums.taxes {
      let label = (tax.isIncluded ? words.taxIncluded : words.tax).text(0, [tax.rate])
      rows.append((label + (tax.base.map { " " + words.taxBase.text(0, [$0]) } ?? ""), tax.amount))
    }
    if let whole = sums.whole { rows.append((words.total.text(), whole)) }
    for credit in sums.credits {
      let label =
        credit.number.isBlank ? words.lessCredit.text() : words.creditNamed.text(0, [credit.number])
      rows.append((label, credit.amount))
    }
    if let received = sums.received { rows.append((words.received.text(), received)) }
    if let waived = sums.waived { rows.append((words.waived.text(), waived)) }
    if let surplus = sums.surplus { rows.append((words.surplusLine.text(), surplus)) }
    var table = rows.map { row in
      Table.Row(
        [[Text(row.label, look.label)], [Text(row.amount, look.plain, .right)]], padding: (2, 2))
    }
    let last =
      sums.isReduced
      ? words.rest
      : sums.isToPay ? words.totalToPay : sums.isCreditNote ? words.totalCredited : words.total
    table.append(
      Table.Row(
        [[Text(last.text(), look.sum)], [Text(sums.last, look.total, .right)]],
        above: table.isEmpty ? nil : look.ink, padding: (table.isEmpty ? 2 : 7, 4)))
    let inset = Document.width * 0.4
    // Not distance that may be left out: what keeps a row with what stands below it has to be something.
    return [
      .together([
        .table(Table(widths: [.rest], rows: [.init([[]], padding: (6, 0))])),
        .table(Table(widths: [.rest, .natural], rows: table, inset: inset, measures: amounts)),
      ])
    ]
  }

  // MARK: How

  private var bank: [Block] {
    guard let bank = page.bank else { return [] }
    let pairs = [
      (words.holder.text(), bank.account.holder), ("IBAN", bank.account.iban), ("BIC", bank.account.bic),
      (words.reference.text(), bank.reference), (words.amount.text(), bank.amount),
    ]
    let label = [Block.text(Text(words.bank.text(), look.label)), .space(5)]
    var columns = [Column(.rest, label + self.pairs(pairs))]
    if let code = bank.code.flatMap({ QRCode($0.text) }) {
      let side = 80.0
      columns += [
        Column(.exactly(24), []),
        Column(
          .exactly(side),
          [
            .code(SquareCode(bars: code.bars, squares: code.side, side: side)),
            .space(9), .text(Text(words.scan.text(), look.tiny, .centre)),
          ]),
      ]
    }
    return [.space(20), .columns(columns)]
  }
}
