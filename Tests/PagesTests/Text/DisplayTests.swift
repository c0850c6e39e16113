import Testing

@testable import Pages

@Suite("text that people typed, fit to stand beside other text")
struct DisplayTests {
  @Test(
    "direction controls go, everything else stays",
    arguments: [
      ("Mara Lindqvist", "Mara Lindqvist"), ("gpj\u{202E}exe.", "gpjexe."), ("a\u{2066}b\u{2069}c", "abc"),
      ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}", ""), ("مريم\u{200F} الأحمد", "مريم\u{200F} الأحمد"),
      ("“quoted” – and…", "“quoted” – and…"), ("👩🏽‍🚀", "👩🏽‍🚀"), ("", ""),
    ])
  func controls(_ text: String, _ expected: String) {
    #expect(Array(Display.line(text).utf8) == Array(expected.utf8))
  }

  @Test("line ends of any kind become spaces on one line", arguments: ["a\nb", "a\rb", "a\tb", "a\u{2028}b"])
  func oneLine(_ text: String) {
    #expect(Display.line(text) == "a b")
  }

  @Test("prose keeps its lines and loses direction controls")
  func prose() {
    #expect(Array(Display.prose("a\r\n\u{202E}b\n\nc").utf8) == Array("a\r\nb\n\nc".utf8))
  }

  @Test(
    "an address is split at line ends of any kind, without empty lines",
    arguments: [
      "Kalevankatu 18\n00100 Helsinki", "Kalevankatu 18\r\n\r\n00100 Helsinki\r\n",
      "Kalevankatu 18\r00100 Helsinki\n  \n",
    ])
  func lines(_ address: String) {
    #expect(Display.lines(address) == ["Kalevankatu 18", "00100 Helsinki"])
  }

  @Test(
    "the first name is what stands before the first space",
    arguments: [
      ("Mara Lindqvist", "Mara"), ("  Mara", "Mara"), ("Mara", "Mara"), ("", ""), (" ", ""),
      ("\u{202E}Mara L", "Mara"), ("Maximiliane-Alexandra S", "Maximiliane-Alexandra"),
    ])
  func firstName(_ name: String, _ expected: String) {
    #expect(Display.firstName(of: name) == expected)
  }

  @Test(
    "what is cut ends in no word that promises another one",
    arguments: [
      ("Huber und Söhne", 12, "Huber…"), ("Huber, Maier und Söhne", 17, "Huber, Maier…"),
      ("Smith, Jones, and Company", 18, "Smith, Jones…"), ("Fjell & Sons", 8, "Fjell…"),
      ("Dupont et la Fille du Nord", 13, "Dupont…"), ("Pérez y Compañía", 9, "Pérez…"),
      ("Huber UND Söhne", 12, "Huber…"), ("Sandund Söhne", 9, "Sandund…"), ("und so und so", 8, "und so…"),
      ("und und und", 8, "und…"), (",,, ,,,", 4, ",,,…"),
    ])
  func unpromising(_ text: String, _ limit: Int, _ expected: String) {
    #expect(Display.opening(of: text, limit: limit) == expected)
  }

  @Test(
    "the opening of a text is cut between words",
    arguments: [
      ("short", 10, "short"), ("one two three", 8, "one two…"), ("onetwothree", 5, "onetw…"),
      ("ääää", 4, "ääää"),
      ("ääää bb", 6, "ääää…"),
    ])
  func opening(_ text: String, _ limit: Int, _ expected: String) {
    #expect(Display.opening(of: text, limit: limit) == expected)
  }
}
