import Store
import Vault

extension Examination {
  /// Whether pictures of images, PDFs and films can be made, and whether that is safe.
  func previews(_ installation: Installation) throws -> [Finding] {
    guard settings.makesPreviews else {
      return [
        Finding(
          state: .good, subject: "previews", detail: "off (PORTICO_PREVIEWS): pages show originals")
      ]
    }
    let tools = PreviewTools.find()
    let missing = tools.missing.filter { $0 != .bwrap }.map(\.package)
    var findings: [Finding] = []
    if !missing.isEmpty {
      findings.append(
        Finding(
          state: .warning, subject: "previews",
          detail:
            "pages show originals where these are missing: apt-get install \(missing.joined(separator: " "))"
        ))
    }
    if !tools.isConfined, missing.count < 3 {
      let why =
        tools.missing.contains(.bwrap)
        ? "bwrap is missing: apt-get install bubblewrap"
        : "bwrap may not make namespaces here (in a container, say)"
      findings.append(
        Finding(
          state: .warning, subject: "previews",
          detail: "tools that read uploads run with limits, but without a sandbox: \(why)"))
    }
    let failures = try installation.store.read(Previews.failures)
    if failures.count > 0 {
      findings.append(
        Finding(
          state: .warning, subject: "previews",
          detail: "\(failures.count) files have none, the last one since \(failures.last)"))
    }
    return findings.isEmpty
      ? [Finding(state: .good, subject: "previews", detail: "made in a sandbox, none failed")] : findings
  }
}
