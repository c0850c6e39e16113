import Logging
import ServiceLifecycle
import Site
import Vault

extension Installation {
  /// Makes previews of what clients are shown, with the tools that this machine has.
  func previewWorker(_ logger: Logger) throws -> PreviewWorker {
    let maker = try PreviewMaker(
      originals: try vault(), previews: try previews(), tools: PreviewTools.find())
    return PreviewWorker(store: store, maker: maker, now: settings.now) { event in
      switch event {
      case .made(let wanted, let pictures, let seconds):
        logger.info(
          "previews made",
          metadata: [
            "file": "\(wanted.original.hex.prefix(12))", "pictures": "\(pictures)",
            "took": "\((seconds * 1000).rounded() / 1000) s",
          ])
      case .failed(let wanted, let reason):
        logger.warning("no preview: \(reason)", metadata: ["file": "\(wanted.original.hex.prefix(12))"])
      case .trouble(let reason): logger.error("previews cannot be made now: \(reason)")
      }
    }
  }
}

/// The maker of previews as a part of a group that ends together.
struct PreviewService: Service, CustomStringConvertible {
  let worker: PreviewWorker
  let description = "previews"

  func run() async throws {
    await cancelWhenGracefulShutdown { await worker.run() }
  }
}
