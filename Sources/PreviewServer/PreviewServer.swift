/// Serves a site on the loopback interface, and tells every open page when there is a new one.
///
/// It knows files and a signal to reload, and nothing of how a site is made.
package actor PreviewServer {
    /// The most connections at a time; a browser opens six to a host. Half of the descriptors that macOS gives.
    private static let mostConnections = 128

    /// The port that it listens on.
    package nonisolated let port: UInt16
    private let listeners: [Int32]
    private let readiness: Readiness
    private var connections: [Int32: PreviewConnection] = [:]
    /// The listeners that wait for room.
    private var paused: [Int32] = []

    private var site: PreviewedSite?
    private var edition: PreviewEdition
    private var report: PreviewReport?

    /// Begins to listen.
    /// - Parameter wanted: the port, or where it is taken the next free one of the twenty after it; 0 for any.
    /// - Throws: where none of them is free.
    package init(port wanted: UInt16) throws(PreviewError) {
        var found: [Int32] = []
        let last = UInt16(min(Int(wanted) + 20, Int(UInt16.max)))
        for port in wanted...last where found.isEmpty {
            found = try Sockets.listen(port: wanted == 0 ? 0 : port)
        }
        guard let first = found.first else {
            throw PreviewError("the ports from \(wanted) to \(last) are taken: name another with --port")
        }
        listeners = found
        port = try Sockets.port(of: first)
        readiness = try Readiness()
        edition = PreviewEdition(run: String(UInt64.random(in: .min ... .max), radix: 36))
    }

    /// Shows another site.
    /// - Parameters:
    ///   - site: the site, whole.
    ///   - changed: the paths of the files that are not as they were.
    ///   - stylesOnly: whether nothing but stylesheets is different, so that pages need not be loaded anew.
    ///   - warnings: what is to be said of it.
    package func show(_ site: PreviewedSite, changed: [String], stylesOnly: Bool, warnings: PreviewReport?) {
        let isFirst = self.site == nil
        self.site = site
        edition.advance(changed: isFirst ? nil : changed, stylesOnly: stylesOnly && !isFirst)
        report = warnings
        tellPages()
    }

    /// Shows what is to be said of the content, where the site is as it was: why there is no other one, warnings, or
    /// nothing any more.
    package func show(_ report: PreviewReport?) {
        self.report = report
        tellPages()
    }

    /// Answers until the task is cancelled.
    /// - Throws: where the system tells no more of browsers.
    package func run() async throws {
        for listener in listeners { readiness.tell(when: .reading, of: listener) }
        let sweep = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(5))
                self.sweep()
            }
        }
        defer { sweep.cancel() }
        for try await descriptor in readiness.events {
            if listeners.contains(descriptor) { accept(from: descriptor) } else { move(descriptor) }
        }
        for descriptor in connections.keys { Sockets.end(descriptor) }
        for listener in listeners { Sockets.close(listener) }
    }

    private func accept(from listener: Int32) {
        // So many at a time that others get their turn, too.
        for _ in 0..<64 {
            switch Sockets.accept(listener) {
            case .connection(let descriptor):
                connections[descriptor] = PreviewConnection()
                readiness.tell(when: .reading, of: descriptor)
                if connections.count > Self.mostConnections { makeRoom(for: descriptor) }
            case .noRoom where makeRoom(for: listener):
                continue
            case .noRoom:
                // To ask at once again would be to spin.
                paused.append(listener)
                return
            case .nobody:
                return readiness.tell(when: .reading, of: listener)
            }
        }
        readiness.tell(when: .reading, of: listener)
    }

    /// Ends the connection that matters least, of those the one that is silent for longest.
    /// - Returns: whether there was one.
    @discardableResult
    private func makeRoom(for newcomer: Int32) -> Bool {
        let least = connections.filter { $0.key != newcomer }.min { one, other in
            (one.value.worth, one.value.lastMoved) < (other.value.worth, other.value.lastMoved)
        }
        guard let least else { return false }
        close(least.key)
        return true
    }

    /// Goes on with a connection that can be read or written.
    private func move(_ descriptor: Int32) {
        guard var connection = connections[descriptor] else { return }
        if connection.isSending {
            guard connection.send(through: descriptor) else { return close(descriptor) }
        }
        if !connection.isSending {
            switch Sockets.receive(descriptor, into: &connection.received) {
            case .done: connection.lastMoved = .now
            case .wouldWait: break
            case .closed: return close(descriptor)
            }
            guard answer(&connection, descriptor) else { return close(descriptor) }
        }
        connections[descriptor] = connection
        readiness.tell(when: connection.isSending ? .writing : .reading, of: descriptor)
    }

    /// Answers the requests that have come in whole, one after the other.
    /// - Returns: whether the connection goes on.
    private func answer(_ connection: inout PreviewConnection, _ descriptor: Int32) -> Bool {
        // A browser that listens for changes has nothing more to say, and one that was refused nothing that counts.
        if connection.isStream || connection.isDrained { connection.received = [] }
        while !connection.isSending, !connection.received.isEmpty {
            let response: HTTPResponse
            var keepsAlive = false
            var hidesBody = false
            switch HTTPRequest.parse(connection.received) {
            case .incomplete:
                connection.requestBegan = connection.requestBegan ?? .now
                return true
            case .refused(let status):
                connection.isDrained = true
                response = HTTPResponse(refusing: status)
            case .request(let request, let length):
                connection.received.removeFirst(length)
                connection.requestBegan = nil
                keepsAlive = request.keepsAlive
                hidesBody = request.method == "HEAD"
                if PreviewRequest.isListening(request) {
                    return beginStream(&connection, descriptor)
                }
                response = PreviewRequest.response(to: request, site: &site, report: report, at: edition)
            }
            connection.closesWhenSent = !keepsAlive && !connection.isDrained
            if connection.isDrained { connection.received = [] }
            connection.enqueue(response.head(keepsAlive: keepsAlive)[...])
            if !hidesBody { connection.enqueue(response.body) }
            guard connection.send(through: descriptor) else { return false }
        }
        return true
    }

    private func close(_ descriptor: Int32) {
        guard connections.removeValue(forKey: descriptor) != nil else { return }
        Sockets.end(descriptor)
        goOnAccepting()
    }

    private func goOnAccepting() {
        for listener in paused { readiness.tell(when: .reading, of: listener) }
        paused = []
    }

    /// Ends what is stuck or idle.
    private func sweep() {
        let now = ContinuousClock.now
        for (descriptor, connection) in connections {
            if connection.isStream {
                // Whoever went away without a word shows when something is sent.
                push(Array(":\n\n".utf8), to: descriptor)
            } else if connection.isDrained || connection.isOver(at: now) {
                close(descriptor)
            }
        }
        goOnAccepting()
    }
}

// MARK: - Server-sent events

extension PreviewServer {
    /// The most bytes that may wait for one browser that listens for changes.
    private static let mostBacklog = 8 << 20

    private func beginStream(_ connection: inout PreviewConnection, _ descriptor: Int32) -> Bool {
        var response = HTTPResponse(.ok)
        response["Content-Type"] = "text/event-stream"
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        connection.isStream = true
        connection.received = []
        connection.enqueue(response.head(keepsAlive: true, isStream: true)[...])
        connection.enqueue(Array("retry: 250\n\n".utf8)[...])
        connection.enqueue(stateEvent[...])
        return connection.send(through: descriptor)
    }

    private func tellPages() {
        let event = stateEvent
        for (descriptor, connection) in connections where connection.isStream { push(event, to: descriptor) }
    }

    private func push(_ bytes: [UInt8], to descriptor: Int32) {
        guard var connection = connections[descriptor] else { return }
        connection.enqueue(bytes[...])
        guard connection.backlog <= Self.mostBacklog, connection.send(through: descriptor) else {
            return close(descriptor)
        }
        connections[descriptor] = connection
        if connection.isSending { readiness.tell(when: .writing, of: descriptor) }
    }

    /// What pages need to know: which edition is current, what it changed, where the stylesheets are, what is wrong.
    private var stateEvent: [UInt8] {
        Array("data: ".utf8) + edition.state(stylesheets: site?.stylesheets ?? [], report: report)
            + Array("\n\n".utf8)
    }
}
