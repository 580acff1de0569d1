/// The writing systems that are told apart, by the blocks of Unicode that their letters are in.
enum Script: Int, CaseIterable {
  case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati
  case odia, tamil, telugu, kannada, malayalam, sinhala, thai, lao, tibetan, myanmar, georgian
  case ethiopic, khmer, hangul, kana, han

  /// The script of a letter, or of a vowel sign of an Indic script; nil for anything else.
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x250...0x2AF,
      0x1E00...0x1EFF:
      self = .latin
    case 0..<0x370: return nil
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x531...0x587: self = .armenian
    case 0x5D0...0x5F4: self = .hebrew
    case 0x620...0x65F, 0x66E...0x6D3, 0x6D5, 0x6EE...0x6EF, 0x6FA...0x6FF, 0x750...0x77F:
      self = .arabic
    case 0x900...0x963, 0x970...0x97F: self = .devanagari
    case 0x980...0xDFF: self.init(indic: scalar)
    case 0xE01...0xE4E: self = .thai
    case 0xE81...0xECD: self = .lao
    case 0xF00...0xF1F, 0xF40...0xFBC: self = .tibetan
    case 0x1000...0x103F: self = .myanmar
    case 0x10A0...0x10FF, 0x1C90...0x1CBF: self = .georgian
    case 0x1200...0x135A: self = .ethiopic
    case 0x1780...0x17D3: self = .khmer
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: self = .hangul
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: self = .kana
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: self = .han
    default: return nil
    }
  }

  /// From Bengali to Sinhala, blocks of 128.
  private init?(indic scalar: UInt32) {
    let scripts: [Script] = [
      .bengali, .gurmukhi, .gujarati, .odia, .tamil, .telugu, .kannada, .malayalam, .sinhala,
    ]
    let index = Int(scalar - 0x980) / 0x80
    guard scripts.indices.contains(index) else { return nil }
    self = scripts[index]
  }

  /// The language that alone, or nearly so, is written in the script.
  var language: String? {
    switch self {
    case .latin, .cyrillic, .arabic, .devanagari: nil
    case .greek: "el"
    case .armenian: "hy"
    case .hebrew: "he"
    case .bengali: "bn"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .odia: "or"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .sinhala: "si"
    case .thai: "th"
    case .lao: "lo"
    case .tibetan: "bo"
    case .myanmar: "my"
    case .georgian: "ka"
    case .ethiopic: "am"
    case .khmer: "km"
    case .hangul: "ko"
    case .kana: "ja"
    case .han: "zh"
    }
  }

  /// What tells its languages apart.
  var table: LanguageTable? {
    switch self {
    case .latin: .latin
    case .cyrillic: .cyrillic
    case .arabic: .arabic
    case .devanagari: .devanagari
    default: nil
    }
  }
}
