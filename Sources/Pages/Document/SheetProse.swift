import Markup
import Print

/// Markdown on paper: paragraphs, headings, lists.
struct SheetProse {
  private let look: SheetLook
  private static let inset = 14.0

  init(_ look: SheetLook) {
    self.look = look
  }

  func blocks(_ prose: [ProseBlock]) -> [Block] {
    prose.enumerated().flatMap { place, block -> [Block] in
      let isClose = place > 0 && block.isTight && prose[place - 1].isTight
      let gap = place == 0 ? [] : [Block.space(isClose ? 2 : 7)]
      return gap + [indented(block, content(of: block))]
    }
  }

  private func content(of block: ProseBlock) -> Block {
    let runs = block.runs.map { run in
      Text.Run(
        run.text, isStrong: run.isStrong, isEmphasised: run.isEmphasised, isStruck: run.isStruck,
        isCode: run.isCode)
    }
    switch block.kind {
    case .paragraph, .code: return .text(Text(runs, look.plain, .natural))
    case .heading(let level): return .text(Text(runs, look.heading(level: level), .natural))
    case .rule: return .rule(look.rule)
    }
  }

  /// Not farther in than half of the sheet, however deep a list lies in others.
  private func indented(_ block: ProseBlock, _ content: Block) -> Block {
    if block.depth == 0 { return content }
    let inset = Double(min(block.depth, 12)) * Self.inset
    let mark = block.mark.map { mark in
      Block.indented(Self.inset, mark: Text(mark, look.plain), [content])
    }
    guard let mark else { return .indented(inset, mark: nil, [content]) }
    return .indented(inset - Self.inset, mark: nil, [mark])
  }
}
