extension CoNLLU {
  /// Reads the documents of a file.
  package static func read(_ text: String) throws(CoNLLUError) -> [Document] {
    try read(bytes: Array(text.utf8))
  }

  /// Reads the documents of a file that may not be UTF-8.
  package static func read(bytes: [UInt8]) throws(CoNLLUError) -> [Document] {
    var reader = CoNLLUReader()
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let line = String(validating: line, as: UTF8.self) else {
        throw CoNLLUError(line: number, reason: .notUTF8)
      }
      try reader.read(line, number: number)
    }
    try reader.endSentence(at: number)
    try reader.endDocument()
    return reader.documents
  }
}

/// Collects documents line by line.
private struct CoNLLUReader {
  private(set) var documents: [CoNLLU.Document] = []
  private var builder = CoNLLUBuilder()
  private var id = ""
  private var sentenceIDs: [String] = []
  private var allComments: [[String]] = []
  private var sentence = CoNLLUSentence()
  private var entities = CoNLLUEntities()

  mutating func read(_ line: String, number: Int) throws(CoNLLUError) {
    if line.utf8.isEmpty {
      try endSentence(at: number)
    } else if line.utf8.first == UInt8(ascii: "#") {
      let comment = String(line.dropFirst().drop { $0 == " " })
      try entities.readFields(comment: comment, line: number)
      sentence.comments.append(comment)
    } else {
      try sentence.add(line, number: number)
    }
  }

  mutating func endSentence(at line: Int) throws(CoNLLUError) {
    guard !sentence.rows.isEmpty else { return }
    try sentence.check(endingAt: line)
    if let name = sentence.value(of: "newdoc") {
      try endDocument()
      id = sentence.value(of: "newdoc id") ?? name
    }
    let startsParagraph = sentenceIDs.isEmpty || sentence.value(of: "newpar") != nil
    builder.add(sentence, startsParagraph: startsParagraph)
    for node in sentence.nodes {
      try entities.add(node.entity, isWord: node.isWord, line: node.line)
    }
    sentenceIDs.append(sentence.value(of: "sent_id") ?? "")
    allComments.append(sentence.comments)
    sentence = CoNLLUSentence()
  }

  mutating func endDocument() throws(CoNLLUError) {
    guard !sentenceIDs.isEmpty else { return }
    documents.append(
      CoNLLU.Document(
        id: id, text: builder.text, mentions: try entities.endDocument(), sentenceIDs: sentenceIDs,
        comments: allComments))
    builder = CoNLLUBuilder()
    id = ""
    sentenceIDs = []
    allComments = []
  }
}

/// The lines of one sentence.
private struct CoNLLUSentence {
  /// One word, or the words of one token and what is written for them.
  struct Token {
    var surface: String
    var rows: Range<Int>
    var hasSpaceAfter: Bool
  }

  struct Row {
    var line: Int
    var form: String
    var annotation: AnnotatedText.Annotation
  }

  /// A word or an empty node.
  struct Node {
    var line: Int
    var isWord: Bool
    var entity: String?
  }

  var comments: [String] = []
  private(set) var rows: [Row] = []
  private(set) var tokens: [Token] = []
  private(set) var nodes: [Node] = []

  /// What stands behind `=`, or nothing if the comment is the key alone; nil without the comment.
  func value(of key: String) -> String? {
    for comment in comments where comment.hasPrefix(key) {
      let rest = comment.dropFirst(key.count).drop { $0 == " " }
      if rest.isEmpty || key == "newdoc" || key == "newpar" {
        if rest.isEmpty || comment.dropFirst(key.count).first == " " { return "" }
      } else if rest.first == "=" {
        return String(rest.dropFirst().drop { $0 == " " })
      }
    }
    return nil
  }

  mutating func add(_ line: String, number: Int) throws(CoNLLUError) {
    func error(_ reason: CoNLLUError.Reason) -> CoNLLUError {
      CoNLLUError(line: number, reason: reason)
    }
    let columns = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard columns.count == 10 else { throw error(.columnCount(columns.count)) }
    let column = { (index: Int) in String(Substring(columns[index])) }
    let id = column(0)
    let form = column(1)
    if form.isEmpty { throw error(.emptyForm) }
    let miscellany = columns[9].split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
    let hasSpaceAfter = !miscellany.contains("SpaceAfter=No")
    let entity = miscellany.first { $0.hasPrefix("Entity=") }?.dropFirst("Entity=".count)
    if id.utf8.contains(UInt8(ascii: ".")) {
      nodes.append(Node(line: number, isWord: false, entity: entity.map { String($0) }))
      return
    }

    if id.utf8.contains(UInt8(ascii: "-")) {
      let ends = id.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count == 2, let first = ends[0], let last = ends[1], first == rows.count + 1,
        last > first, last - first < 1000, !isInsideToken
      else { throw error(.range(id)) }
      tokens.append(Token(surface: form, rows: first - 1..<last, hasSpaceAfter: hasSpaceAfter))
      return
    }
    guard Int(id) == rows.count + 1 else { throw error(.id(id, expected: rows.count + 1)) }
    let tag = column(3)
    guard let partOfSpeech = tag == "_" ? .other : PartOfSpeech(rawValue: tag) else {
      throw error(.partOfSpeech(tag))
    }
    let governor = column(6)
    guard let head = governor == "_" ? 0 : Int(governor), head >= 0 else {
      throw error(.head(governor))
    }
    if !isInsideToken {
      tokens.append(
        Token(
          surface: form, rows: rows.count..<rows.count + 1, hasSpaceAfter: hasSpaceAfter))
    }
    nodes.append(Node(line: number, isWord: true, entity: entity.map { String($0) }))
    rows.append(
      Row(
        line: number, form: form,
        annotation: AnnotatedText.Annotation(
          lemma: column(2), partOfSpeech: partOfSpeech, features: Features(column(5)),
          head: head - 1, relation: Relation(column(7)))))
  }

  private var isInsideToken: Bool { (tokens.last?.rows.upperBound ?? 0) > rows.count }

  /// Looks for heads outside the sentence and for cycles.
  func check(endingAt line: Int) throws(CoNLLUError) {
    if isInsideToken { throw CoNLLUError(line: line, reason: .unfinishedToken) }
    for row in rows where row.annotation.head >= rows.count {
      let reason = CoNLLUError.Reason.headOutOfRange(row.annotation.head + 1, words: rows.count)
      throw CoNLLUError(line: row.line, reason: reason)
    }
    // Each word is followed upwards once; a path that meets itself is a cycle.
    var path = [Int](repeating: -1, count: rows.count)
    for start in rows.indices {
      var word = start
      while word >= 0, path[word] < 0 {
        path[word] = start
        word = rows[word].annotation.head
      }
      if word >= 0, path[word] == start {
        throw CoNLLUError(line: rows[word].line, reason: .cycle(word: word + 1))
      }
    }
  }
}

/// Puts a text together from its sentences.
private struct CoNLLUBuilder {
  private var source = ""
  private var tokenized = TokenizedText(source: SourceText(""))
  private var annotations: [AnnotatedText.Annotation] = []
  private var names: [Name] = []
  private var hasSpaceAfter = false

  mutating func add(_ sentence: CoNLLUSentence, startsParagraph: Bool) {
    let first = tokenized.words.count
    if first > 0, startsParagraph { source += "\n\n" }
    for (index, token) in sentence.tokens.enumerated() {
      if hasSpaceAfter, index > 0 || first > 0 && !startsParagraph { source += " " }
      let start = source.utf8.count
      source += token.surface
      append(sentence.rows[token.rows].map(\.form), token.surface, at: start)
      hasSpaceAfter = token.hasSpaceAfter
    }
    for row in sentence.rows {
      var annotation = row.annotation
      if annotation.head >= 0 { annotation.head += first }
      annotations.append(annotation)
    }
    let words = first..<tokenized.words.count
    let range = tokenized.words[first].range.lowerBound..<source.utf8.count
    tokenized.sentences.append(
      TokenizedText.Sentence(words: words, range: range, startsParagraph: startsParagraph))
    let tags = sentence.nodes.filter(\.isWord).map { $0.entity ?? "O" }
    names += Name.names(tags: tags, startingAt: first)
  }

  /// Words that are not the letters of their token cut in parts all stand for the whole of it.
  private mutating func append(_ forms: [String], _ surface: String, at start: Int) {
    let isCut = forms.joined() == surface
    var start = start
    for (index, form) in forms.enumerated() {
      let end = start + (isCut ? form : surface).utf8.count
      tokenized.words.append(
        TokenizedText.Word(start..<end, form: form, continuesToken: index > 0))
      if isCut { start = end }
    }
  }

  var text: AnnotatedText {
    let text = TokenizedText(
      source: SourceText(source), words: tokenized.words, sentences: tokenized.sentences)
    return AnnotatedText(text, annotations: annotations, names: names)
  }
}
