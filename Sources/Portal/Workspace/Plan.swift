/// What an agency has booked (mission.md, Plans). The operator sets it.
package enum Plan: String, CaseIterable, Sendable {
  case starter
  case growth
  case scale

  /// Something that a plan may lack.
  package enum Feature: CaseIterable, Sendable {
    case projectProgress
    case viewDeliverables
    case decideOnDeliverables
    case payInvoices
    case customDomain
    case fullBranding
    case feedback
  }

  package func includes(_ feature: Feature) -> Bool {
    switch feature {
    case .projectProgress, .viewDeliverables, .payInvoices: true
    case .decideOnDeliverables, .customDomain, .fullBranding, .feedback: self != .starter
    }
  }
}
