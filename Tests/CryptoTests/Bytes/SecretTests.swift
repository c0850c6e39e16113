import PorticoCrypto
import Testing

@Suite("Secrets have no description")
struct SecretTests {
  struct Holder {
    let password = Secret("hunter2")
    let optional: Secret<String>? = Secret("hunter2")
    let list = [Secret(Array("hunter2".utf8))]
  }

  @Test("printed, interpolated, dumped or reflected on, a secret is three stars, also inside of others")
  func stars() {
    let holder = Holder()
    var dumped = ""
    dump(holder, to: &dumped)
    let texts = [
      "\(holder.password)", String(describing: holder), String(reflecting: holder), "\(holder)", dumped,
      String(describing: Mirror(reflecting: holder.password).children.map { $0 }),
    ]
    for text in texts {
      #expect(!text.contains("hunter2") && !text.contains("104"))
    }
    #expect("\(holder.password)" == "***")
    #expect(String(reflecting: holder).contains("***") && dumped.contains("***"))
  }

  @Test("who asks for it gets it")
  func reveal() {
    #expect(Secret("hunter2").reveal() == "hunter2")
  }
}
