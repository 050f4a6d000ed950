/// Whom the preview answers, and with what.
enum PreviewRequest {
    /// Answers a request that does not listen for changes.
    static func response(
        to request: HTTPRequest,
        site: inout PreviewedSite?,
        report: PreviewReport?,
        at edition: PreviewEdition
    ) -> HTTPResponse {
        guard isLocal(request.host) else {
            return HTTPResponse(.misdirectedRequest, text: "The preview answers to localhost only.")
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            return HTTPResponse(refusing: .methodNotAllowed)
        }
        guard let path = RequestPath(request.target) else {
            return HTTPResponse(.badRequest, text: "This is no address of a file.")
        }
        var response = answer(request, path, &site, report, edition)
        response["X-Content-Type-Options"] = "nosniff"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
    }

    /// Whether a request is to be answered with every change from now on.
    static func isListening(_ request: HTTPRequest) -> Bool {
        isLocal(request.host) && request.method == "GET"
            && RequestPath(request.target)?.decoded == PreviewScript.events
            // Pages of other sites are not told that something changed here.
            && ["same-origin", "none", nil].contains(request.headers["sec-fetch-site"])
    }

    private static func answer(
        _ request: HTTPRequest,
        _ path: RequestPath,
        _ site: inout PreviewedSite?,
        _ report: PreviewReport?,
        _ edition: PreviewEdition
    ) -> HTTPResponse {
        if path.decoded.hasPrefix(PreviewScript.folder) {
            return PreviewScript.response(at: path.decoded) ?? HTTPResponse(.notFound, text: "Not found")
        }
        guard let mount = site?.mount else { return PreviewPage.noSite(report, at: edition) }
        return site?.response(to: request, at: path) { page, name in
            PreviewScript.inserted(into: page, file: name, mount: mount, at: edition)
        } ?? PreviewPage.notFound(mount: mount, at: edition)
    }

    /// A page of another site whose name was made to lead here (DNS rebinding) carries that name. The port may be
    /// another one: a forwarded port of a machine far away is.
    private static func isLocal(_ host: String) -> Bool {
        let digits = host.reversed().prefix { $0.isASCII && $0.isNumber }
        let rest = host.dropLast(digits.count)
        let name = (rest.hasSuffix(":") ? rest.dropLast() : host[...]).lowercased()
        return ["localhost", "127.0.0.1", "[::1]"].contains(name) || name.hasSuffix(".localhost")
    }
}
