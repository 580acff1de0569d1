extension XMLPull {
  /// All text inside the current element as blocks, by its elements of XHTML or NITF; the cursor
  /// moves to its end.
  ///
  /// - Throws: where the piece becomes too large.
  func blocks() throws(MarkupFault) -> [BlockText.Block] {
    var text = BlockText()
    let depth = self.depth
    while let event = try next() {
      switch event {
      case .start:
        text.open(name)
      case .text:
        text.add(value.utf8)
        try checkSize()
      case .end:
        if self.depth == depth { return text.finish() }
        text.close(name)
      }
    }
    return text.finish()
  }
}
