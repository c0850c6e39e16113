import Portal

/// Pages that anyone may see.
extension Catalogue {
  /// Those that are published once a workspace, in its own language: the sign-in page and the messages.
  package func publicPages(of workspace: Workspace, brand: Brand) -> [Page] {
    let edition = edition(for: [workspace.locale])
    let site = Site(brand, language: edition.tag, home: "/")
    let templates = edition.language.templates
    let signIn = SignInPage(site: site, to: "", email: "", isRefused: false)
    let messages = Message.allCases.map { message in
      Page(path: message.path, content: templates.message(message, MessagePage(site: site)))
    }
    return [Page(path: "sign-in/index.html", content: templates.signIn.page(signIn))] + messages
  }

  /// The files that pages of a workspace refer to.
  package func assets(of workspace: Workspace, brand: Brand) -> [Asset] {
    [brand.stylesheet, brand.script, brand.icon, team.sheet, team.script, team.strip]
  }

  /// The files of the vault that pages of a workspace refer to as assets.
  package func logos(of brand: Brand) -> Set<LogoImage.Source> { brand.logo?.sources ?? [] }

  /// The sign-in page for one request. `to` is the local path to go to afterwards, nil for none; `email` is what was
  /// typed where `isRefused`, so that nobody types it twice.
  package func signInPage(brand: Brand, to: String?, email: String, isRefused: Bool) throws(PageFailure)
    -> [UInt8]
  {
    let edition = edition(for: [brand.workspace.locale])
    let site = Site(brand, language: edition.tag, home: "/")
    let page = SignInPage(
      site: site, to: Display.line(to ?? ""), email: Display.line(email), isRefused: isRefused)
    return try edition.language.templates.signIn.page(page).get()
  }

  /// The page with one button that a sign-in link leads to. `path` is the link's own, to which the button posts;
  /// `locale` is the account's, empty for the workspace's.
  package func confirmPage(brand: Brand, name: String, path: String, locale: String) throws(PageFailure)
    -> [UInt8]
  {
    let edition = edition(for: [locale, brand.workspace.locale])
    let site = Site(brand, language: edition.tag, home: "/")
    let page = ConfirmPage(site: site, name: Display.line(name), action: path)
    return try edition.language.templates.confirm.page(page).get()
  }

  /// A message page for one request, in the reader's language where it is known (empty where it is not).
  package func messagePage(_ message: Message, brand: Brand, locale: String) throws(PageFailure) -> [UInt8] {
    let edition = edition(for: [locale, brand.workspace.locale])
    let site = Site(brand, language: edition.tag, home: "/")
    return try edition.language.templates.message(message, MessagePage(site: site)).get()
  }
}
