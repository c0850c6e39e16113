import Testing

@testable import Markup

@Suite("A text in Markdown as blocks")
struct ProseBlockTests {
  private func words(_ block: ProseBlock) -> String { block.runs.map(\.text).joined() }

  @Test("paragraphs, headings and lists with their marks")
  func kinds() {
    let blocks = Markdown.blocks("# Head\n\nOne\ntwo\n\n- a\n- b\n\n1. c\n2. d\n\n---\n\n```\ncode\n```")
    #expect(
      blocks.map(\.kind) == [
        .heading(level: 1), .paragraph, .paragraph, .paragraph, .paragraph, .paragraph, .rule, .code,
      ])
    #expect(blocks.map(words) == ["Head", "One\ntwo", "a", "b", "c", "d", "", "code"])
    #expect(blocks.map(\.mark) == [nil, nil, "•", "•", "1.", "2.", nil, nil])
    #expect(blocks.map(\.depth) == [0, 0, 1, 1, 1, 1, 0, 0])
  }

  @Test("emphasis, struck words and code stand apart")
  func runs() {
    let runs = Markdown.blocks("a **b** *c* ~~d~~ `e`").flatMap(\.runs)
    #expect(runs.filter(\.isStrong).map(\.text) == ["b"])
    #expect(runs.filter(\.isEmphasised).map(\.text) == ["c"])
    #expect(runs.filter(\.isStruck).map(\.text) == ["d"])
    #expect(runs.filter(\.isCode).map(\.text) == ["e"])
  }

  @Test("a table is a line a row, HTML is the text that it is, a picture its words")
  func others() {
    let blocks = Markdown.blocks("| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>x</b> ![y](https://z.example/z.png)")
    #expect(blocks.map(words) == ["a  ·  b", "1  ·  2", "<b>x</b> y"])
  }

  @Test("what cannot be taken apart is one paragraph")
  func tooDeep() {
    let text = String(repeating: "> ", count: 100) + "x"
    #expect(Markdown.blocks(text).map(words) == [text])
  }
}
