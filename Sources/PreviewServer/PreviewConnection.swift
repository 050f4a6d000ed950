/// One browser's connection.
struct PreviewConnection {
    /// What was received and not yet understood.
    var received: [UInt8] = []
    /// What is still to be sent, first piece first.
    private(set) var outgoing: [ArraySlice<UInt8>] = []
    /// Whether it is told of every change until it goes away.
    var isStream = false
    /// Whether it ends as soon as everything has been sent.
    var closesWhenSent = false
    /// Whether it was refused and what it still sends is thrown away: to close at once would take the answer back.
    var isDrained = false
    /// When something last went through.
    var lastMoved: ContinuousClock.Instant = .now
    /// When the request began that is not over yet. A request that comes a byte at a time moves, and gets nowhere.
    var requestBegan: ContinuousClock.Instant?

    var isSending: Bool { !outgoing.isEmpty }

    /// The bytes that wait.
    var backlog: Int { outgoing.reduce(0) { $0 + $1.count } }

    /// How little is lost when it ends to make room for another: 0 is the least.
    var worth: Int {
        if isStream { return 3 }
        if isSending { return 2 }
        return requestBegan == nil || isDrained ? 0 : 1
    }

    mutating func enqueue(_ bytes: ArraySlice<UInt8>) {
        if !bytes.isEmpty { outgoing.append(bytes) }
    }

    /// Whether it is stuck or idle: a request or an answer that does not get done in ten seconds, a silence of two
    /// minutes.
    func isOver(at now: ContinuousClock.Instant) -> Bool {
        if let requestBegan, now - requestBegan > .seconds(10) { return true }
        return now - lastMoved > .seconds(isSending ? 10 : 120)
    }

    /// Sends as much as goes without waiting.
    /// - Returns: whether the other side is still there.
    mutating func send(through descriptor: Int32) -> Bool {
        while let piece = outgoing.first {
            switch Sockets.send(descriptor, piece) {
            case .done(let count):
                lastMoved = .now
                if count == piece.count { outgoing.removeFirst() } else { outgoing[0] = piece.dropFirst(count) }
            case .wouldWait:
                return true
            case .closed:
                return false
            }
        }
        // The other side learns that nothing more comes, and its own last words are still taken.
        if isDrained { Sockets.endSending(descriptor) }
        return !closesWhenSent
    }
}
