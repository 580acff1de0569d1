import Records

/// A series as a chart: cooperation above the line, conflict below it, one column for each step.
///
/// An SVG of its own, without scripts, fonts or anything from elsewhere; its patterns can be told
/// apart in black and white.
package struct SeriesChart {
  private let series: DyadSeries
  private let title: String
  private let subtitle: String

  private static let width = 960.0
  private static let height = 440.0
  private static let left = 60.0
  private static let right = 20.0
  private static let top = 92.0
  private static let bottom = 48.0

  /// - Parameters:
  ///   - title: what is drawn: the two sides.
  ///   - subtitle: from where, and what is counted.
  package init(_ series: DyadSeries, title: String, subtitle: String) {
    self.series = series
    self.title = title
    self.subtitle = subtitle
  }

  package var svg: String {
    let head = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(Self.width)) \(number(Self.height))" \
      width="\(number(Self.width))" height="\(number(Self.height))" role="img" \
      font-family="sans-serif" font-size="12">
      <title>\(Self.escaped(title))</title>
      <desc>\(Self.escaped(subtitle))</desc>
      <defs>
      <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">\
      <rect width="5" height="5" fill="#fff"/><circle cx="2.5" cy="2.5" r="1.2"/></pattern>
      <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/>\
      <rect width="2" height="5"/></pattern>
      </defs>
      <rect width="100%" height="100%" fill="#fff"/>
      <text x="\(number(Self.left))" y="26" font-size="18">\(Self.escaped(title))</text>
      <text x="\(number(Self.left))" y="46">\(Self.escaped(subtitle))</text>

      """
    return head + legend + grid + columns + labels + "</svg>\n"
  }

  // MARK: Parts

  private struct Kind {
    let name: String
    let fill: String
  }

  /// Of the quad classes 1 to 4.
  private static let kinds = [
    Kind(name: "verbal cooperation", fill: "#fff"),
    Kind(name: "material cooperation", fill: "url(#dots)"),
    Kind(name: "verbal conflict", fill: "url(#stripes)"),
    Kind(name: "material conflict", fill: "#000"),
  ]

  private var legend: String {
    Self.kinds.enumerated().map { index, kind in
      let x = Self.left + Double(index) * 190
      return """
        <rect x="\(number(x))" y="60" width="14" height="14" fill="\(kind.fill)" stroke="#000"/>\
        <text x="\(number(x + 20))" y="71">\(kind.name)</text>

        """
    }.joined()
  }

  /// Lines at round numbers of events, and the line in the middle.
  private var grid: String {
    let step = Self.roundStep(max(above, below))
    var lines = ""
    for side in [1, -1] {
      var value = side > 0 ? 0 : step
      while value <= (side > 0 ? above : below) {
        let y = number(self.y(Double(side * value)))
        lines += """
          <line x1="\(number(Self.left))" x2="\(number(Self.width - Self.right))" y1="\(y)" \
          y2="\(y)" stroke="\(value == 0 ? "#000" : "#ccc")"/>\
          <text x="\(number(Self.left - 6))" y="\(y)" dy="4" text-anchor="end">\(value)</text>

          """
        value += step
      }
    }
    return lines + """
      <text transform="translate(16 \(number((Self.top + Self.height - Self.bottom) / 2))) rotate(-90)" \
      text-anchor="middle">events: conflict, cooperation</text>

      """
  }

  private var columns: String {
    let step = self.step
    let gap = step >= 4 ? step * 0.15 : 0
    var columns = ""
    for (index, point) in series.points.enumerated() where point.events > 0 {
      let x = number(Self.left + Double(index) * step + gap / 2)
      let width = number(max(step - gap, 0.2))
      var parts = ""
      for (first, second, side) in [(0, 1, 1.0), (2, 3, -1.0)] {
        // what is material stands next to the line
        var base = 0.0
        for kind in [second, first] where point.counts[kind] > 0 {
          let end = base + side * Double(point.counts[kind])
          let upper = y(max(base, end))
          parts += """
            <rect x="\(x)" y="\(number(upper))" width="\(width)" \
            height="\(number(y(min(base, end)) - upper))" fill="\(Self.kinds[kind].fill)"/>
            """
          base = end
        }
      }
      columns +=
        "<g stroke=\"#000\" stroke-width=\"\(step >= 4 ? "0.7" : "0.1")\">"
        + "<title>\(Self.escaped(tip(point)))</title>\(parts)</g>\n"
    }
    return columns
  }

  /// At most twelve labels below, at even distances.
  private var labels: String {
    let points = series.points
    guard !points.isEmpty else {
      return """
        <text x="\(number(Self.width / 2))" y="\(number(Self.height / 2))" text-anchor="middle">\
        no events</text>

        """
    }
    let every = max(1, (points.count + 11) / 12)
    return stride(from: 0, to: points.count, by: every).map { index in
      let x = number(Self.left + (Double(index) + 0.5) * step)
      return """
        <text x="\(x)" y="\(number(Self.height - Self.bottom + 20))" text-anchor="middle" \
        font-size="10">\(Self.escaped(points[index].period))</text>

        """
    }.joined()
  }

  private func tip(_ point: DyadSeries.Point) -> String {
    let counts = zip(Self.kinds, point.counts).filter { $0.1 > 0 }
      .map { "\($0.1) \($0.0.name)" }.joined(separator: ", ")
    let mean = point.meanScale.map { "; mean score \(number($0))" } ?? ""
    return "\(point.period): \(counts)\(mean); outlets: \(point.outlets)"
  }

  // MARK: Measures

  private var step: Double {
    (Self.width - Self.left - Self.right) / Double(max(1, series.points.count))
  }

  /// The most events of cooperation in a step, at least one.
  private var above: Int { max(1, series.points.map { $0.counts[0] + $0.counts[1] }.max() ?? 1) }
  /// The most events of conflict in a step, at least one.
  private var below: Int { max(1, series.points.map { $0.counts[2] + $0.counts[3] }.max() ?? 1) }

  private func y(_ value: Double) -> Double {
    let room = Self.height - Self.top - Self.bottom
    return Self.top + (Double(above) - value) / Double(above + below) * room
  }

  /// 1, 2 or 5 times a power of ten, so that there are about five lines on a side.
  private static func roundStep(_ most: Int) -> Int {
    var power = 1
    while power * 10 * 5 <= most { power *= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 * 6 >= most } ?? power * 10
  }

  /// With at most two digits after the point.
  private func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  /// Text for XML 1.0, of which characters that it cannot hold are replaced.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += " "
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
