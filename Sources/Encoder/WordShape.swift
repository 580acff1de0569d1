import Foundation

/// How the network sees a word's characters; `Training/words.py` computes the same.
package enum WordShape {
  /// Curly, low and angle quotation marks become straight ones.
  package static func straightened(_ word: String) -> String {
    if isASCII(word), !word.utf8.contains(UInt8(ascii: "`")) { return word }
    var scalars = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      switch scalar {
      case "’", "‘", "‚", "‛", "`": scalars.append("'")
      case "“", "”", "„", "‟", "«", "»": scalars.append("\"")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Lower case without accents: the form in which the uncased vocabulary knows a word.
  package static func folded(_ word: String) -> String {
    if isASCII(word) { return lowercasedASCII(word) }
    let straight = straightened(word)
    var folded = String.UnicodeScalarView()
    for scalar in straight.unicodeScalars {
      if scalar.value < latin.count {
        folded.append(contentsOf: latin[Int(scalar.value)])
      } else {
        return withoutMarks(straight)
      }
    }
    return String(folded)
  }

  /// What each Latin letter is folded to; for most names nothing else is needed.
  private static let latin: [[Unicode.Scalar]] = (0..<0x250).map { value in
    Unicode.Scalar(UInt32(value)).map { Array(withoutMarks(String($0)).unicodeScalars) } ?? []
  }

  private static func withoutMarks(_ word: String) -> String {
    let decomposed = word.lowercased().decomposedStringWithCanonicalMapping
    return String(
      String.UnicodeScalarView(
        decomposed.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }))
  }

  /// `Sheinbaum` → `Xxx`, `U.S.` → `X.X.`, `1,200` → `d,dd`: runs longer than two are cut to two,
  /// the whole to eight.
  package static func shape(_ word: String) -> String {
    var shape: [Unicode.Scalar] = []
    for scalar in straightened(word).unicodeScalars {
      let sign = sign(of: scalar)
      if shape.count < 2 || shape[shape.count - 1] != sign || shape[shape.count - 2] != sign {
        shape.append(sign)
      }
    }
    return String(String.UnicodeScalarView(shape.prefix(8)))
  }

  private static func sign(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII {
      switch scalar {
      case "0"..."9": return "d"
      case "A"..."Z": return "X"
      case "a"..."z": return "x"
      default: return scalar
      }
    }
    let properties = scalar.properties
    if properties.numericType == .decimal || properties.numericType == .digit { return "d" }
    if properties.isUppercase { return "X" }
    return isLetter(scalar) ? "x" : "*"
  }

  /// The last `length` characters of a folded word; a word no longer than that is marked `^`.
  package static func suffix(ofFolded folded: String, _ length: Int) -> String {
    let scalars = folded.unicodeScalars
    return scalars.count > length
      ? String(String.UnicodeScalarView(scalars.suffix(length))) : "^" + folded
  }

  /// One key per word of a sentence: letter case of the sentence (`n`, `t` for title case, `u` for
  /// capitals), `^` on the first word with a letter, else a space, then the shape.
  package static func shapeKeys(_ words: [String]) -> [String] {
    let letterCase = letterCase(words)
    var first = true
    return words.map { word in
      let hasLetter = word.unicodeScalars.contains(where: isLetter)
      defer { if hasLetter { first = false } }
      return letterCase + (first && hasLetter ? "^" : " ") + shape(word)
    }
  }

  private static func letterCase(_ words: [String]) -> String {
    let long = words.filter { word in
      word.unicodeScalars.count >= 4 && word.unicodeScalars.first.map(isLetter) == true
    }
    if long.count < 3 { return "n" }
    let capitals = long.count(where: isUppercase)
    if Double(capitals) >= 0.8 * Double(long.count) { return "u" }
    let titled = long.count { $0.unicodeScalars.first?.properties.isUppercase == true }
    return Double(titled) >= 0.75 * Double(long.count) ? "t" : "n"
  }

  private static func isUppercase(_ word: String) -> Bool {
    var cased = false
    for scalar in word.unicodeScalars {
      if scalar.properties.isLowercase || scalar.properties.generalCategory == .titlecaseLetter {
        return false
      }
      cased = cased || scalar.properties.isUppercase
    }
    return cased
  }

  package static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 33...47, 58...64, 91...96, 123...126: return true
    case 0..<128: return false
    default:
      switch scalar.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        return true
      default: return false
      }
    }
  }

  private static func isASCII(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 0x80 } }

  private static func lowercasedASCII(_ word: String) -> String {
    let utf8 = word.utf8
    return String(unsafeUninitializedCapacity: utf8.count) { buffer in
      for (index, byte) in utf8.enumerated() {
        buffer[index] =
          switch byte {
          case 65...90: byte + 32
          case UInt8(ascii: "`"): UInt8(ascii: "'")
          default: byte
          }
      }
      return utf8.count
    }
  }
}
