/// One fault and where it stands.
package struct TemplateProblem: Sendable, CustomStringConvertible {
  package let place: Place
  package let fault: TemplateFault
  /// The page that was being compiled: a partial may be right for one page's model and wrong for another's.
  package let template: String?

  package init(_ fault: TemplateFault, at place: Place, for template: String? = nil) {
    self.place = place
    self.fault = fault
    self.template = template
  }

  /// `site-templates/pages/home.mustache:12: no name "projcts" here. Did you mean "projects"?`
  package var description: String {
    let isElsewhere = template.map { !place.file.hasSuffix($0 + TemplateSource.suffix) } ?? false
    return "\(place): \(fault)" + (isElsewhere ? " (In \(template ?? "").)" : "")
  }

  func isSame(as other: TemplateProblem) -> Bool {
    place == other.place && fault == other.fault
  }
}

/// Everything that is wrong, at once: whoever edits templates should not have to load them once per mistake.
package struct TemplateErrors: Error, Sendable, CustomStringConvertible {
  /// In the order in which they were found, each once. Never empty.
  package private(set) var problems: [TemplateProblem] = []

  package init(_ problems: [TemplateProblem]) {
    for problem in problems where !self.problems.contains(where: problem.isSame) {
      self.problems.append(problem)
    }
  }

  init(_ fault: TemplateFault, at place: Place) {
    self.init([TemplateProblem(fault, at: place)])
  }

  /// Adds what another load found, so that a catalogue of pages can report all of its pages together.
  package func joined(with other: TemplateErrors?) -> TemplateErrors {
    TemplateErrors(problems + (other?.problems ?? []))
  }

  package var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
