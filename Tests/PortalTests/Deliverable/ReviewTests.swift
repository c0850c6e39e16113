import Portal
import Testing

@Suite("how a deliverable stands for a client")
struct ReviewTests {
  private func review(
    _ deliverable: Deliverable, mayApprove: Bool = true, plan: Plan = .scale
  ) -> Review {
    Review(of: deliverable, for: Work.mara, mayApprove: mayApprove, plan: plan)
  }

  @Test("anybody who may approve decides where nobody is named")
  func unnamed() {
    let ready = Work.deliverable(.ready, versions: 2)
    #expect(review(ready) == .toDecide)
    #expect(review(ready, mayApprove: false) == .withOthers([]))
  }

  @Test("those named decide, each once a version")
  func named() {
    let both = [Work.mara, Work.elias]
    let elias = Deliverable.Reviewer(client: Work.elias, name: Work.elias.text)
    #expect(review(Work.deliverable(.ready, versions: 1, asked: both)) == .toDecide)
    #expect(
      review(Work.deliverable(.ready, versions: 1, approved: [(1, Work.mara)], asked: both))
        == .withOthers([elias]))
    #expect(
      review(Work.deliverable(.ready, versions: 2, approved: [(1, Work.mara)], asked: both)) == .toDecide,
      "a new version starts the decision over")
    #expect(review(Work.deliverable(.ready, versions: 1, asked: [Work.elias])) == .withOthers([elias]))
    #expect(
      review(Work.deliverable(.ready, versions: 1, asked: [Work.mara]), mayApprove: false)
        == .withOthers([.init(client: Work.mara, name: Work.mara.text)]))
  }

  @Test("T-08: on a plan where clients do not decide they look", arguments: [Plan.starter])
  func plan(_ plan: Plan) {
    #expect(review(Work.deliverable(.ready, versions: 1), plan: plan) == .toLookAt)
    #expect(review(Work.deliverable(.approved, versions: 1), plan: plan) == .approved)
  }

  @Test("what is decided is nobody's turn")
  func decided() {
    #expect(review(Work.deliverable(.approved, versions: 1)) == .approved)
    #expect(review(Work.deliverable(.changesRequested, versions: 1)) == .changesRequested)
  }
}
