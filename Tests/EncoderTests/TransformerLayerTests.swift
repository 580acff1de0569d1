import Encoder
import Kernels
import Testing

/// The first layer of the head for attributions in the committed model.
@Suite struct TransformerLayerTests {
  private static let width = 256

  private static func layer(_ precision: Precision = .int8, _ path: vk_path = vk_best_path())
    throws -> TransformerLayer
  {
    try TransformerLayer(
      Model.file.get(), "statements.layers.0", width: width, heads: 4, inner: 512,
      precision: precision, path: path)
  }

  private static func rows(_ count: Int) -> [Float] {
    var numbers = ConditionalFieldTests.Numbers(5)
    return numbers.next(count * width)
  }

  private static func apply(
    _ layer: TransformerLayer, _ rows: [Float], _ work: inout TransformerLayer.Workspace
  ) -> Matrix {
    work.reserve(rows.count)
    for (place, value) in rows.enumerated() { work.x[place] = value }
    layer.apply(rows.count / width, &work)
    return Matrix(columns: width, values: Array(work.x[..<rows.count]))
  }

  /// What a longer computation has left in memory changes nothing.
  @Test func memoryIsUsedAgain() throws {
    let layer = try Self.layer()
    var fresh = TransformerLayer.Workspace()
    let expected = Self.apply(layer, Self.rows(5), &fresh)
    var used = TransformerLayer.Workspace()
    _ = Self.apply(layer, Self.rows(64), &used)
    #expect(Self.apply(layer, Self.rows(5), &used) == expected)
    #expect(expected.values.allSatisfy { $0.isFinite })
    #expect(expected.values != Self.rows(5))
  }

  /// Each row reads the others.
  @Test func rowsReadEachOther() throws {
    let layer = try Self.layer()
    var work = TransformerLayer.Workspace()
    let two = Self.apply(layer, Self.rows(2), &work)
    let one = Self.apply(layer, Self.rows(1), &work)
    #expect(Array(one[0]) != Array(two[0]))
  }

  @Test(arguments: Path.supported) func roundedWeightsAreNear(_ path: Path) throws {
    var work = TransformerLayer.Workspace()
    let rounded = Self.apply(try Self.layer(.int8, path.path), Self.rows(8), &work)
    let float = Self.apply(try Self.layer(.float, path.path), Self.rows(8), &work)
    for row in 0..<8 { #expect(cosine(rounded[row], float[row]) > 0.995) }
  }
}
