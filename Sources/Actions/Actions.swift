/// Every change that a person, Stripe or the clock can make, one type each, and the import of a whole workspace.
///
/// A change says who it is by, checks everything at once and is done in one transaction: rows, audit entry, outbox.
/// Nothing here knows HTTP or the generator.
package enum Actions {}
