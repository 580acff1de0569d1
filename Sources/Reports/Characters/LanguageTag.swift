/// What a publisher says of the language of a text: `en-US`, `eng`, `x-default`.
enum LanguageTag {
  /// The language in ISO 639, the two-letter code where there is one that is known here; nil for
  /// what is no language tag and for `und`, `mul`, `mis` and `zxx`.
  static func language(_ tag: String) -> String? {
    let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    let code = String(decoding: primary, as: UTF8.self).lowercased().onOneLine ?? ""
    guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
      !["und", "mul", "mis", "zxx"].contains(code)
    else { return nil }
    return short[code] ?? code
  }

  /// Codes of ISO 639-2 and 639-3 and the shorter ones of 639-1.
  private static let short = [
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "por": "pt",
    "ita": "it", "nld": "nl", "dut": "nl", "rus": "ru", "ukr": "uk", "pol": "pl", "ces": "cs",
    "cze": "cs", "slk": "sk", "slo": "sk", "hun": "hu", "ron": "ro", "rum": "ro", "bul": "bg",
    "ell": "el", "gre": "el", "tur": "tr", "ara": "ar", "heb": "he", "fas": "fa", "per": "fa",
    "urd": "ur", "hin": "hi", "ben": "bn", "tam": "ta", "tel": "te", "zho": "zh", "chi": "zh",
    "jpn": "ja", "kor": "ko", "vie": "vi", "tha": "th", "ind": "id", "msa": "ms", "may": "ms",
    "swa": "sw", "dan": "da", "nor": "no", "swe": "sv", "fin": "fi", "est": "et", "lav": "lv",
    "lit": "lt", "hrv": "hr", "srp": "sr", "slv": "sl", "cat": "ca", "afr": "af", "nob": "no",
    "nb": "no", "nn": "no",
  ]
}
