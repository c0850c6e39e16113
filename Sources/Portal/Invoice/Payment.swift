/// Money that came, is on its way, did not come or went back.
package enum Payment: Identified {
  package static let prefix = "pay"
}
