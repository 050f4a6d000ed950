internal import Markup

/// Serves a site on the loopback interface, and tells every open page when there is a new one.
///
/// It knows files and a signal to reload, and nothing of how a site is made.
package actor PreviewServer {
    /// The most connections at a time; a browser opens six to a host.
    private static let mostConnections = 256
    /// The most bytes that may wait for one browser that listens for changes.
    private static let mostBacklog = 8 << 20

    /// The port that it listens on.
    package nonisolated let port: UInt16
    private let listener: Int32
    private let readiness: Readiness
    private var connections: [Int32: PreviewConnection] = [:]
    private var isAccepting = true

    private var site: PreviewedSite?
    private var edition: PreviewEdition
    private var report: (text: String, refused: Bool)?

    /// Begins to listen.
    /// - Parameter wanted: the port, or where it is taken the next free one of the twenty after it; 0 for any.
    /// - Throws: where none of them is free.
    package init(port wanted: UInt16) throws(PreviewError) {
        var found: Int32?
        let last = wanted == 0 ? 0 : UInt16(min(Int(wanted) + 20, Int(UInt16.max)))
        for port in wanted...last where found == nil { found = try Sockets.listen(port: port) }
        guard let found else {
            throw PreviewError("the ports from \(wanted) to \(last) are taken: name another with --port")
        }
        listener = found
        port = Sockets.port(of: found)
        readiness = try Readiness()
        edition = PreviewEdition(run: String(UInt64.random(in: .min ... .max), radix: 36))
    }

    /// Shows another site.
    /// - Parameters:
    ///   - site: the site, whole.
    ///   - stylesOnly: whether nothing but stylesheets is different, so that pages need not be loaded anew.
    ///   - warnings: what is to be said of it.
    package func show(_ site: PreviewedSite, stylesOnly: Bool, warnings: String?) {
        let isFirst = self.site == nil
        self.site = site
        edition.advance(stylesOnly: stylesOnly && !isFirst)
        report = warnings.map { ($0, false) }
        tellPages()
    }

    /// Shows why there is no other site; the one that was there stays.
    package func show(faults: String) {
        report = (faults, true)
        tellPages()
    }

    /// Takes back what was said of the content, where the site is as it was.
    package func showNothing(but warnings: String?) {
        report = warnings.map { ($0, false) }
        tellPages()
    }

    /// Answers until the task is cancelled.
    package func run() async {
        readiness.tell(when: .reading, of: listener)
        let sweep = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(5))
                self.sweep()
            }
        }
        for await descriptor in readiness.events {
            if descriptor == listener { accept() } else { move(descriptor) }
        }
        sweep.cancel()
        for descriptor in connections.keys { Sockets.close(descriptor) }
        Sockets.close(listener)
    }

    private func accept() {
        while connections.count < Self.mostConnections {
            guard let descriptor = Sockets.accept(listener) else { break }
            connections[descriptor] = PreviewConnection()
            readiness.tell(when: .reading, of: descriptor)
        }
        // Without room for one more, others wait until one ends; to ask at once again would be to spin.
        isAccepting = connections.count < Self.mostConnections
        if isAccepting { readiness.tell(when: .reading, of: listener) }
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
                return true
            case .refused(let status):
                connection.isDrained = true
                response = HTTPResponse(status, text: status.rawValue)
            case .request(let request, let length):
                connection.received.removeFirst(length)
                keepsAlive = request.keepsAlive
                hidesBody = request.method == "HEAD"
                if isListening(request) {
                    return beginStream(&connection, descriptor)
                }
                response = self.response(to: request)
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
        Sockets.close(descriptor)
        if !isAccepting { accept() }
    }

    /// Ends what is stuck or idle: a request that does not get done in ten seconds, a silence of two minutes.
    private func sweep() {
        for (descriptor, connection) in connections {
            let silence = ContinuousClock.now - connection.lastMoved
            if connection.isDrained {
                close(descriptor)
            } else if connection.isStream {
                // Whoever went away without a word shows when something is sent.
                push(Array(":\n\n".utf8), to: descriptor)
            } else if silence > .seconds(connection.received.isEmpty && !connection.isSending ? 120 : 10) {
                close(descriptor)
            }
        }
        if !isAccepting { accept() }
    }
}

// MARK: - What is answered

extension PreviewServer {
    private func response(to request: HTTPRequest) -> HTTPResponse {
        guard isLocal(request.host) else {
            return HTTPResponse(.misdirectedRequest, text: "The preview answers to localhost only.")
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            var response = HTTPResponse(.methodNotAllowed, text: "The preview answers GET and HEAD.")
            response["Allow"] = "GET, HEAD"
            return response
        }
        guard let path = RequestPath(request.target) else {
            return HTTPResponse(.badRequest, text: "This is no address of a file.")
        }
        var response = answer(request, path)
        response["X-Content-Type-Options"] = "nosniff"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
    }

    private func answer(_ request: HTTPRequest, _ path: RequestPath) -> HTTPResponse {
        if path.decoded.hasPrefix(PreviewScript.folder) {
            return PreviewScript.response(at: path.decoded) ?? HTTPResponse(.notFound, text: "Not found")
        }
        guard let site else { return PreviewScript.placeholder(report: report?.text ?? "", at: edition) }
        return site.response(to: request, at: path) { PreviewScript.inserted(into: $0, at: edition) }
    }

    /// A page of another site whose name was made to lead here (DNS rebinding) carries that name.
    private func isLocal(_ host: String) -> Bool {
        let names = ["localhost", "127.0.0.1", "[::1]"]
        return names.contains { host.lowercased() == "\($0):\(port)" || (port == 80 && host.lowercased() == $0) }
    }
}

// MARK: - Server-sent events

extension PreviewServer {
    private func isListening(_ request: HTTPRequest) -> Bool {
        isLocal(request.host) && request.method == "GET"
            && RequestPath(request.target)?.decoded == PreviewScript.events
            // Pages of other sites are not told that something changed here.
            && ["same-origin", "none", nil].contains(request.headers["sec-fetch-site"])
    }

    private func beginStream(_ connection: inout PreviewConnection, _ descriptor: Int32) -> Bool {
        var response = HTTPResponse(.ok)
        response["Content-Type"] = "text/event-stream"
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        connection.isStream = true
        connection.received = []
        connection.enqueue(response.head(keepsAlive: true, isStream: true)[...])
        connection.enqueue(Array("retry: 500\n\n".utf8)[...])
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

    /// What pages need to know: which editions are current, where the stylesheets are, what is wrong.
    private var stateEvent: [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.member("pages", edition.pages)
            json.member("styles", edition.styles)
            json.member("stylesheets", site?.stylesheets ?? [])
            json.member("report", report?.text)
            json.name("refused")
            json.bool(report?.refused ?? false)
        }
        return Array("data: ".utf8) + json.finished() + Array("\n\n".utf8)
    }
}
