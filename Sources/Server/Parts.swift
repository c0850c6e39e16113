import Actions
import Logging
import Portal
import PorticoCrypto
import Site
import Store
import Vault

/// What the server is given.
struct Outside: Sendable {
  let actions: ActionOutside
  let site: Site
  let vault: Vault
  let previews: Vault
  let keys: KeyRing
  let reloadKeys: @Sendable () throws -> KeyRing
  let wakePost: @Sendable () -> Void
  let random: RandomBytes
  let now: @Sendable () -> Instant
  let logger: Logger
  let generator: @Sendable () -> GeneratorStatus
  let clock: DoorClock
  let queue: PublishQueue
}

/// The server put together: everything that is there once.
struct Parts: Sendable {
  let outside: Outside
  let settings: ServerSettings
  let gate: ResponseGate
  let shelf: PageShelf
  let hosts: Hosts
  let state = PortalState()
  let ended = EndedSessions()
  let tally = RequestTally()
  let errands = Errands()
  let zones = ZoneCache()
  let renewals = RecentRequests()
  let looks = RecentRequests()
  let keys: TokenKeys
  let reader: CredentialReader
  let records: Records
  let resumable: ResumableDesk
  let documents: DocumentMaker
  let watch: Watch
  let repair: PageRepair
  let publishing: Publishing

  init(settings: ServerSettings, _ outside: Outside) {
    self.settings = settings
    self.outside = outside
    let root = outside.site.output.root
    gate = ResponseGate(isSecure: settings.baseURL.isSecure, stripe: settings.stripe)
    shelf = PageShelf(root: root, capacity: settings.limits.pageCacheBytes, gate: gate)
    hosts = Hosts(folder: "\(root)/hosts")
    keys = TokenKeys(
      outside.keys, issuer: settings.baseURL.text, now: outside.now(), load: outside.reloadKeys)
    reader = CredentialReader(keys: keys, names: gate.cookieNames)
    records = Records(store: outside.site.store, state: state)
    resumable = ResumableDesk(
      records: records, partials: outside.vault.partials, rules: settings.uploads, limits: settings.limits,
      random: outside.random, logger: outside.logger)
    documents = DocumentMaker(
      records: records, site: outside.site, sender: FileSender(vault: outside.vault),
      turns: Turns(atOnce: 2, waiting: 64))
    watch = Watch(
      records: records, uploads: resumable, output: outside.site.output, generator: outside.generator,
      now: outside.now,
      logger: outside.logger)
    repair = PageRepair(site: outside.site, errands: errands, logger: outside.logger)
    publishing = Publishing(queue: outside.queue, logger: outside.logger)
  }

  var messages: Messages { Messages(shelf: shelf) }
  var admission: Admission { Admission(reader: reader, ended: ended, state: state) }

  var pageDesk: PageDesk {
    PageDesk(
      admission: admission, shelf: shelf, messages: messages, state: state, repair: repair,
      logger: outside.logger)
  }

  var pageCounter: PageCounter {
    PageCounter(
      desk: pageDesk, hosts: hosts, reader: reader, tally: tally, log: PageLog(outside.logger),
      publishing: publishing)
  }

  var routes: PublicRoutes {
    PublicRoutes(
      signIn: signInDesk, session: sessionDesk, pages: pageDesk, publishing: publishing,
      downloads: downloadDesk,
      receipts: receiptDesk, folders: folderDesk, documents: documentDesk,
      assets: AssetDesk(shelf: shelf, messages: messages),
      keys: keys,
      forms: FormRoutes(
        desk: actionDesk,
        uploads: uploadDesk),
      team: teamRoutes, payments: paymentRoutes)
  }

  var stripeDoor: StripeDoor {
    StripeDoor(
      records: records, sealing: outside.keys.sealing, transport: .curl(base: settings.stripe.apiBase))
  }

  var till: Till {
    Till(
      records: records, door: stripeDoor, runner: runner, publishing: publishing, wakePost: outside.wakePost,
      origin: settings.baseURL.origin(of:), logger: outside.logger, apiBase: settings.stripe.apiBase)
  }

  var paymentWatch: PaymentWatch {
    PaymentWatch(
      records: records, till: till, zones: zones, now: outside.now, logger: outside.logger)
  }

  var recurringWatch: RecurringWatch {
    RecurringWatch(
      records: records, runner: runner, zones: zones, now: outside.now, wakePost: outside.wakePost,
      logger: outside.logger)
  }

  private var paymentRoutes: PaymentRoutes {
    PaymentRoutes(
      desk: CheckoutDesk(
        records: records, runner: runner, till: till, refusals: refusals, limits: settings.limits,
        state: state, logger: outside.logger),
      pay: PayDesk(
        records: records, till: till, refusals: refusals, catalogue: outside.site.catalogue, state: state,
        zones: zones, looks: looks, script: settings.stripe.script, logger: outside.logger),
      webhooks: WebhookDesk(
        records: records, door: stripeDoor, runner: runner, wakePost: outside.wakePost,
        logger: outside.logger))
  }

  private var runner: ActionRunner { ActionRunner(store: outside.site.store, outside: outside.actions) }

  private var refusals: Refusals {
    Refusals(
      records: records, catalogue: outside.site.catalogue, messages: messages, zones: zones,
      logger: outside.logger)
  }

  private var teamRoutes: TeamRoutes {
    let gate = TeamGate(
      records: records, messages: messages, base: settings.baseURL.host, zones: zones,
      catalogue: outside.site.catalogue, random: outside.random, logger: outside.logger)
    let opener = MemberSessionOpener(
      records: records, names: self.gate.cookieNames, random: outside.random, logger: outside.logger)
    return TeamRoutes(
      gate: gate,
      signIn: TeamSignInDesk(
        gate: gate, opener: opener, limits: AttemptLimits(limits: settings.limits, records: records),
        requests: linkRequests, logger: outside.logger),
      secondFactor: SecondFactorDesk(
        gate: gate, opener: opener, sealing: outside.keys.sealing, limits: settings.limits,
        random: outside.random, logger: outside.logger),
      inbox: InboxDesk(gate: gate), projects: ProjectDesk(gate: gate), files: SharedFilesDesk(gate: gate),
      billing: BillingDesk(gate: gate),
      downloads: TeamDownloadDesk(
        gate: gate, sender: FileSender(vault: outside.vault), previews: previewSender),
      viewAs: ViewAsDesk(
        gate: gate, sender: FileSender(vault: outside.vault), previews: previewSender, folders: folderDesk,
        documents: documents),
      actions: TeamActionDesk(
        gate: gate, runner: ActionRunner(store: outside.site.store, outside: outside.actions),
        publishing: publishing, limits: settings.limits, uploads: resumable, wakePost: outside.wakePost,
        logger: outside.logger),
      uploads: uploadDesk, resumable: resumable, till: till)
  }

  private var uploadDesk: UploadDesk {
    UploadDesk(vault: outside.vault, records: records, rules: settings.uploads)
  }

  private var actionDesk: ActionDesk {
    ActionDesk(
      records: records, runner: runner, publishing: publishing, refusals: refusals,
      limits: settings.limits, state: state, wakePost: outside.wakePost, logger: outside.logger)
  }

  private var receiptDesk: ReceiptDesk {
    ReceiptDesk(
      records: records, messages: messages, state: state, zones: zones, logger: outside.logger)
  }

  private var folderDesk: FolderDesk {
    FolderDesk(
      records: records, vault: outside.vault, catalogue: outside.site.catalogue, messages: messages,
      state: state, zones: zones, now: outside.now, logger: outside.logger)
  }

  private var documentDesk: DocumentDesk {
    DocumentDesk(
      records: records, maker: documents, messages: messages, state: state, zones: zones,
      logger: outside.logger)
  }

  private var previewSender: PreviewSender { PreviewSender(previews: outside.previews) }

  private var downloadDesk: DownloadDesk {
    DownloadDesk(
      records: records, sender: FileSender(vault: outside.vault),
      previews: previewSender, messages: messages, state: state, zones: zones,
      logger: outside.logger)
  }

  private var signInDesk: SignInDesk {
    let issuer = settings.baseURL.text
    return SignInDesk(
      records: records, catalogue: outside.site.catalogue, shelf: shelf, messages: messages,
      limits: AttemptLimits(limits: settings.limits, records: records), requests: linkRequests,
      opener: SessionOpener(
        records: records, keys: keys, names: gate.cookieNames, issuer: issuer, ended: ended,
        random: outside.random,
        zones: zones, logger: outside.logger),
      zones: zones, state: state, logger: outside.logger)
  }

  private var linkRequests: LinkRequests {
    LinkRequests(
      sealing: outside.keys.sealing, installation: settings.baseURL.host, random: outside.random,
      wakePost: outside.wakePost)
  }

  private var sessionDesk: SessionDesk {
    SessionDesk(
      records: records, keys: keys, names: gate.cookieNames, issuer: settings.baseURL.text,
      admission: admission,
      messages: messages, errands: errands, zones: zones, recent: renewals, logger: outside.logger)
  }

  func doorRules(pages: PageCounter?, bodyLimit: @escaping @Sendable (String) -> Int) -> DoorRules {
    DoorRules(
      limits: settings.limits, gate: gate, pages: pages, bodyLimit: bodyLimit, now: outside.now,
      clock: outside.clock, tally: tally)
  }

  func responder(_ table: RouteTable) -> PublicResponder {
    PublicResponder(
      table: table, hosts: hosts, messages: messages, reader: reader, gate: gate, settings: settings,
      tally: tally,
      watch: watch, random: outside.random, now: outside.now, logger: outside.logger)
  }

  var adminResponder: AdminResponder {
    let edge = EdgeDesk(
      hosts: hosts, reader: reader, admission: admission, publishing: publishing, now: outside.now)
    return AdminResponder(
      edge: edge, watch: watch, records: records, templates: outside.site.catalogue.fingerprint, gate: gate,
      tally: tally, random: outside.random, logger: outside.logger)
  }
}
