/// From what a client may see to the bytes of their pages.
///
/// In: a `ClientSnapshot`, a `Day`, the workspace's `Brand`, and the templates and words of `site-templates`. Out:
/// pages as bytes with the path at which they are published. Pure: the same arguments give the same bytes, whoever
/// asks and whenever; nothing here reads a clock, a database or (once the `Catalogue` is loaded) a file.
///
/// ```swift
/// let catalogue = try Catalogue(base: templates, override: nil)
/// let brand = catalogue.brand(of: snapshot.workspace)
/// for page in catalogue.clientPages(of: snapshot, on: today, brand: brand) {
///   switch page.content {
///   case .success(let bytes): publish(bytes, at: page.path)
///   case .failure(let failure): record(failure, for: page.path)
///   }
/// }
/// ```
///
/// A page is a model (`Client/HomePage.swift`) and a template of the same name (`pages/home.mustache`). A new page is
/// those two, a line in `Templates` and in `clientPages`, and, where it has a tab, a case of `Tab`.
package struct Page: Sendable {
  /// Below the folder of its client or of the public pages, such as `billing/index.html`.
  package let path: String
  package let content: Result<[UInt8], PageFailure>

  package init(path: String, content: Result<[UInt8], PageFailure>) {
    self.path = path
    self.content = content
  }
}
