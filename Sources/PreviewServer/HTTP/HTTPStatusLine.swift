/// The statuses that the preview answers with (RFC 9110, section 15).
package enum HTTPStatusLine: String, Sendable {
    case ok = "200 OK"
    case partialContent = "206 Partial Content"
    case movedPermanently = "301 Moved Permanently"
    case found = "302 Found"
    case notModified = "304 Not Modified"
    case badRequest = "400 Bad Request"
    case notFound = "404 Not Found"
    case methodNotAllowed = "405 Method Not Allowed"
    case contentTooLarge = "413 Content Too Large"
    case rangeNotSatisfiable = "416 Range Not Satisfiable"
    case misdirectedRequest = "421 Misdirected Request"
    case headerFieldsTooLarge = "431 Request Header Fields Too Large"
    case serviceUnavailable = "503 Service Unavailable"
    case versionNotSupported = "505 HTTP Version Not Supported"
}
