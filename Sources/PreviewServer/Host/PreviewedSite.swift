/// A built site, held in memory: what is not in it cannot be asked for, and a rebuilt one takes its place in one step.
package struct PreviewedSite: Sendable {
    /// The path that the site lives under, as addresses have it, beginning and ending in `/`.
    package private(set) var mount: String
    /// By the path in the site.
    package private(set) var files: [String: [UInt8]]
    /// The addresses of its stylesheets, for pages to change to without being loaded anew.
    private(set) var stylesheets: [String] = []
    /// Of files that were asked for and go out as they are; large ones are asked for part by part.
    private var tags: [String: EntityTag] = [:]
    private var decodedMount = "/"
    private var hostHeaders = HostHeaders("")

    package init(files: [String: [UInt8]], mount: String) {
        self.files = files
        self.mount = mount
        prepare()
    }

    /// Takes the place of a site by a newer one. What is as it was costs a look.
    /// - Parameters:
    ///   - newer: all files of the newer site, each path once.
    ///   - mount: the path that it lives under.
    /// - Returns: the paths of the files that are not as they were, those that are gone included.
    package mutating func become(
        _ newer: some Collection<(path: String, bytes: [UInt8])>,
        mount: String
    ) -> [String] {
        let former = files.count
        var known = 0
        var changed: [String] = []
        for file in newer {
            if let bytes = files[file.path] {
                known += 1
                if bytes == file.bytes { continue }
            }
            files[file.path] = file.bytes
            changed.append(file.path)
        }
        if known < former {
            let kept = Set(newer.lazy.map(\.path))
            let gone = files.keys.filter { !kept.contains($0) }
            for path in gone { files[path] = nil }
            changed += gone
        }
        for path in changed { tags[path] = nil }
        if !changed.isEmpty || self.mount != mount {
            self.mount = mount
            prepare()
        }
        return changed
    }

    /// Looks up what every answer needs.
    private mutating func prepare() {
        decodedMount = RequestPath(mount)?.decoded ?? mount
        stylesheets = files.keys.filter { $0.hasSuffix(".css") }.sorted().map { mount + $0 }
        hostHeaders = HostHeaders(String(decoding: files["_headers"] ?? [], as: UTF8.self))
    }

    /// The name of the file that hosts show for a folder.
    static let folderPage = "index.html"
    /// The name of the file that hosts show for what is not there.
    static let missingPage = "404.html"

    /// Answers as a static host does.
    /// - Parameters:
    ///   - request: a `GET` or `HEAD`.
    ///   - path: what it asks for.
    ///   - prepare: what becomes of an HTML page before it is sent; takes its path in the site, too.
    /// - Returns: the file, or where it is, or the site's page for what is not there; `nil` where it has none, and for
    ///   what lies outside the path that it lives under.
    package mutating func response(
        to request: HTTPRequest,
        at path: RequestPath,
        preparing prepare: (_ page: [UInt8], _ name: String) -> [UInt8]
    ) -> HTTPResponse? {
        guard path.decoded.hasPrefix(decodedMount) else {
            if path.decoded == "/" { return redirect(.found, to: mount) }
            if path.decoded + "/" == decodedMount { return redirect(.movedPermanently, to: mount + path.query) }
            return nil
        }
        let inside = String(path.decoded.dropFirst(decodedMount.count))
        let name = inside.isEmpty || inside.hasSuffix("/") ? inside + Self.folderPage : inside
        if let twin = twin(of: name, for: request), let bytes = files[twin] {
            var response = file(bytes, name: twin, to: request, path, preparing: prepare)
            response["Vary"] = "Accept"
            return response
        }
        if let bytes = files[name] {
            return file(bytes, name: name, to: request, path, preparing: prepare)
        }
        if files[name + "/" + Self.folderPage] != nil {
            return redirect(.movedPermanently, to: path.raw + "/" + path.query)
        }
        guard let page = files[Self.missingPage] else { return nil }
        var response = HTTPResponse(.notFound, body: prepare(page, Self.missingPage)[...])
        describe(&response, name: Self.missingPage, path)
        return response
    }

    /// The file beside a page that a program would rather have, as the recipes for hosts find it.
    private func twin(of name: String, for request: HTTPRequest) -> String? {
        guard name.hasSuffix(".html"), let accepted = request.headers["accept"],
            let form = PreferredForm(accept: accepted)
        else { return nil }
        let folder = "/" + Self.folderPage
        let base =
            name == Self.folderPage
            ? "index" : name.hasSuffix(folder) ? String(name.dropLast(folder.count)) : String(name.dropLast(5))
        let ending = form == .markdown ? ".md" : ".json"
        // The whole catalog stands for the page of all codes.
        let twin = name == Self.folderPage && form == .json ? "errors.json" : base + ending
        return files[twin] == nil ? nil : twin
    }

    private mutating func file(
        _ bytes: [UInt8],
        name: String,
        to request: HTTPRequest,
        _ path: RequestPath,
        preparing prepare: (_ page: [UInt8], _ name: String) -> [UInt8]
    ) -> HTTPResponse {
        let isPage = name.hasSuffix(".html")
        let body = isPage ? prepare(bytes, name) : bytes
        let tag = isPage ? EntityTag(of: body) : tags[name] ?? EntityTag(of: body)
        if !isPage { tags[name] = tag }
        if let known = request.headers["if-none-match"], tag.isAmong(known) {
            var response = HTTPResponse(.notModified)
            describe(&response, name: name, path)
            response["ETag"] = tag.text
            return response
        }
        // A part of what has changed since the first part was fetched would not fit it.
        let isCurrent = request.headers["if-range"].map { $0 == tag.text } ?? true
        var response: HTTPResponse
        // Of a `HEAD` no part can be asked for (RFC 9110, section 14.2).
        let asked = isCurrent && request.method == "GET" ? request.headers["range"] : nil
        switch ByteRange(asked, of: body.count) {
        case .whole:
            response = HTTPResponse(.ok, body: body[...])
        case .part(let range):
            response = HTTPResponse(.partialContent, body: body[range])
            response["Content-Range"] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(body.count)"
        case .unsatisfiable:
            response = HTTPResponse(.rangeNotSatisfiable)
            response["Content-Range"] = "bytes */\(body.count)"
        }
        describe(&response, name: name, path)
        response["ETag"] = tag.text
        response["Accept-Ranges"] = "bytes"
        return response
    }

    private func describe(_ response: inout HTTPResponse, name: String, _ path: RequestPath) {
        response["Content-Type"] = MediaType.of(name)
        response["Cache-Control"] = "no-cache"
        for header in hostHeaders.headers(for: path.decoded) { response[header.name] = header.value }
    }

    private func redirect(_ status: HTTPStatusLine, to address: String) -> HTTPResponse {
        var response = HTTPResponse(status)
        response["Location"] = address
        response["Cache-Control"] = "no-cache"
        return response
    }
}
