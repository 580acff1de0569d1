import GRDB
import Records

/// The rows of those that records name, each found or made once.
struct ActorRows {
  let database: Database

  /// The id of an actor's row.
  func id(of actor: Actor) throws -> Int64 {
    let name = plain(actor.name)
    let identity =
      actor.registry ?? "\(name)|\(actor.country ?? "")|\(actor.sector ?? "")"
    let found = try database.cachedStatement(sql: "SELECT id FROM actors WHERE identity = ?")
    if let id = try Int64.fetchOne(found, arguments: [identity]) { return id }
    return try database.insert(
      "actors",
      [
        "registry": actor.registry, "name": name, "country": actor.country,
        "sector": actor.sector, "identity": identity,
      ])
  }
}
