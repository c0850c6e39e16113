import Portal
import Store
import Testing

@testable import Site

@Suite("Which clients' other pages follow, and when")
struct RestsTests {
  private let start = ContinuousClock.now
  private let pace = Rests.Pace(quiet: .seconds(3), most: .seconds(10), isAhead: true)
  private let ada = ClientKey(workspace: .init(unchecked: "ws_a"), client: .init(unchecked: "client_ada"))
  private let ben = ClientKey(workspace: .init(unchecked: "ws_a"), client: .init(unchecked: "client_ben"))

  @Test("after a quiet time, and after the longest time where it is never quiet")
  func due() {
    var rests = Rests()
    for (second, due) in [(0, 3), (2, 5), (4, 7), (6, 9), (8, 10), (9, 10)] {
      rests.add(ada, ahead: ["a"], at: start + .seconds(second), pace: pace)
      #expect(rests.next?.1 == start + .seconds(due), "\(second)")
    }
    #expect(rests.overdue(at: start + .seconds(9)) == nil)
    #expect(rests.overdue(at: start + .seconds(10)) == ada)
  }

  @Test("the one that is due first goes first, and the one that waits for longest is overdue first")
  func order() {
    var rests = Rests()
    rests.add(ada, ahead: ["a"], at: start, pace: pace)
    rests.add(ben, ahead: ["a"], at: start + .seconds(1), pace: pace)
    #expect(rests.next?.0 == ada)
    rests.add(ada, ahead: ["a"], at: start + .seconds(2), pace: pace)
    #expect(rests.next?.0 == ben)
    #expect(rests.overdue(at: start + .seconds(60)) == ada)
  }

  @Test("a page that went ahead during a pass is not forgotten with that pass")
  func turns() throws {
    var rests = Rests()
    rests.add(ada, ahead: ["a"], at: start, pace: pace)
    let turn = try #require(rests.turn(of: ada))
    rests.add(ada, ahead: ["b"], at: start, pace: pace)
    rests.remove(turn)
    #expect(rests.has(ada) && rests.isBehind("a", of: ada) && !rests.isBehind("b", of: ada))
    rests.remove(try #require(rests.turn(of: ada)))
    #expect(!rests.has(ada) && rests.count == 0 && !rests.isBehind("a", of: ada))
  }
}
