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

    var isSending: Bool { !outgoing.isEmpty }

    /// The bytes that wait.
    var backlog: Int { outgoing.reduce(0) { $0 + $1.count } }

    mutating func enqueue(_ bytes: ArraySlice<UInt8>) {
        if !bytes.isEmpty { outgoing.append(bytes) }
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
