import Portal
import Testing

@Suite("the place of a comment")
struct PinTests {
  @Test(
    "is read from its documented shapes",
    arguments: [
      (#"{"x":0.5,"y":0.25}"#, Pin(place: .point(x: 5000, y: 2500))),
      (#" { "y" : 1 , "x" : 0 , "file" : 3 } "#, Pin(file: 3, place: .point(x: 0, y: 10_000))),
      (#"{"page":12,"x":0.12345678,"y":0.9}"#, Pin(place: .page(12, x: 1234, y: 9000))),
      (#"{"page":12}"#, Pin(place: .wholePage(12))),
      (#"{"at":14}"#, Pin(place: .time(from: 14_000, until: nil))),
      (#"{"at":14.5,"until":17,"file":2}"#, Pin(file: 2, place: .time(from: 14_500, until: 17_000))),
      (#"{"at":14,"until":3}"#, Pin(place: .time(from: 14_000, until: nil))),
      (#"{"x":0.5,"y":0.5,"file":0}"#, Pin(place: .point(x: 5000, y: 5000))),
    ])
  func reads(_ json: String, _ pin: Pin) {
    #expect(Pin(json: json) == pin)
  }

  @Test(
    "is none in any other shape",
    arguments: [
      "", "{}", "null", "[0.5,0.5]", #"{"x":0.5}"#, #"{"x":1.1,"y":0}"#, #"{"x":-0.1,"y":0}"#,
      #"{"x":"0.5","y":0}"#, #"{"x":5e-1,"y":0}"#, #"{"x":0.5,"y":0.5"#, #"{"x":0.5,"y":0.5}}"#,
      #"{"x":0.5,"y":0.5,}"#, #"{"x":.5,"y":0}"#, #"{"x":0.,"y":0}"#, #"{"at":99999999999}"#,
      #"{"at":{"x":1}}"#, "{\"x\\u0000\":0.5,\"y\":0.5}",
    ])
  func refuses(_ json: String) {
    #expect(Pin(json: json) == nil)
  }
}
