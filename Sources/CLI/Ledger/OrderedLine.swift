import Foundation

/// Work that several threads do and one hands on in the order in which it came.
///
/// It holds no more than its capacity: whoever puts too fast waits for whoever takes.
final class OrderedLine<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  private let capacity: Int
  /// Guards everything below.
  private let condition = NSCondition()
  private var waiting: [Input] = []
  /// The number of the first that waits, from 0.
  private var firstWaiting = 0
  private var finished: [Int: Output] = [:]
  /// The number of the next that is handed on.
  private var next = 0
  private var isClosed = false
  private var isStopped = false

  init(capacity: Int) { self.capacity = capacity }

  /// Puts work at the end; false if no more is wanted.
  func put(_ input: Input) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while !isClosed, firstWaiting + waiting.count - next >= capacity { condition.wait() }
    guard !isClosed else { return false }
    waiting.append(input)
    condition.broadcast()
    return true
  }

  /// Nothing more comes; what waits is still done.
  func close() {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    condition.broadcast()
  }

  /// Nothing more is wanted but what has been begun.
  func stop() {
    condition.lock()
    defer { condition.unlock() }
    (isClosed, isStopped) = (true, true)
    waiting = []
    condition.broadcast()
  }

  /// Whether it ended before everything was done.
  var wasStopped: Bool {
    condition.lock()
    defer { condition.unlock() }
    return isStopped
  }

  /// The next work and its number; nil where there is none and none will come.
  func take() -> (number: Int, input: Input)? {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty, !isClosed { condition.wait() }
    guard !waiting.isEmpty else { return nil }
    defer { firstWaiting += 1 }
    return (firstWaiting, waiting.removeFirst())
  }

  func finish(_ number: Int, _ output: Output) {
    condition.lock()
    defer { condition.unlock() }
    finished[number] = output
    condition.broadcast()
  }

  /// All that is finished and whose turn it is, at least one; nil when everything was handed on.
  func finishedInOrder() -> [Output]? {
    condition.lock()
    defer { condition.unlock() }
    while finished[next] == nil {
      if isClosed, waiting.isEmpty, next == firstWaiting { return nil }
      condition.wait()
    }
    var outputs: [Output] = []
    while let output = finished.removeValue(forKey: next) {
      outputs.append(output)
      next += 1
    }
    condition.broadcast()
    return outputs
  }
}

extension OrderedLine {
  /// Reads on one thread, works on several, and hands on, on the thread of the caller, in order.
  ///
  /// An interrupt (SIGINT, SIGTERM) ends it after what has been begun; a second one at once.
  ///
  /// - Parameters:
  ///   - inputs: makes what is gone through, on the thread that reads.
  ///   - handOn: an error from it ends everything.
  /// - Returns: whether it was interrupted.
  static func run(
    threads: Int, inputs: @escaping @Sendable () -> AnyIterator<Input>,
    work: @escaping @Sendable (Input) -> Output, handOn: ([Output]) throws -> Void
  ) throws -> Bool {
    let line = OrderedLine(capacity: threads * 4)
    let interrupts = Interrupts { line.stop() }
    defer { interrupts.end() }
    start("reading") {
      let inputs = inputs()
      while let input = inputs.next(), line.put(input) {}
      line.close()
    }
    for number in 1...threads {
      start("coding \(number)") {
        while let (number, input) = line.take() { line.finish(number, work(input)) }
      }
    }
    do {
      while let outputs = line.finishedInOrder() { try handOn(outputs) }
    } catch {
      line.stop()
      throw error
    }
    return line.wasStopped
  }

  private static func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = name
    // as much as the first thread of a program has
    thread.stackSize = 8 << 20
    thread.start()
  }
}
