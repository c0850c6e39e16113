/// Units by their codes (UN/ECE Recommendation 20), as machines read them.
package enum UnitCode {
  /// One, of whatever it is: also for a unit that has no code, or that we do not know.
  package static let one = "C62"

  /// - Parameter unit: as people write it, in any of the languages that pages have.
  package static func code(_ unit: String) -> String {
    let word = unit.lowercased().utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ".") }
    return table[String(decoding: Array(word), as: UTF8.self)] ?? one
  }

  private static let table: [String: String] = {
    let words = [
      "HUR":
        "h hr hrs hour hours std stunde stunden heure heures hora horas ساعة ساعات ساعتان tunti tuntia timme timmar",
      "MIN": "min mins minute minutes minuten minuto minutos دقيقة دقائق",
      "DAY":
        "d day days tag tage pt manday mandays jour jours jr día días dia dias يوم أيام päivä pv dag dagar",
      "WEE": "week weeks wk woche wochen semaine semaines semana semanas أسبوع أسابيع",
      "MON": "mo month months monat monate mois mes meses شهر أشهر kuukausi kk månad",
      "ANN": "year years yr jahr jahre an ans année années año años سنة سنوات vuosi",
      "KMT": "km kilometre kilometres kilometer",
      "MTR": "m metre metres meter meters mètre mètres metro metros",
      "MTK": "m² m2 sqm qm",
      "KGM": "kg kilo kilos",
      "GRM": "g gram grams gramm",
      "LTR": "l litre litres liter",
      "P1": "% percent prozent",
      "LS": "lumpsum flat pauschal pauschale pauschal: forfait",
    ]
    var table: [String: String] = [:]
    for (code, names) in words {
      for name in names.split(separator: " ") { table[String(name)] = code }
    }
    return table
  }()
}
