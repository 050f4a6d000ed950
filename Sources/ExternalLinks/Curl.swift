internal import Dispatch
internal import Files
internal import Processes

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The machine's own `curl`, by which hosts are asked: it knows the certificates, proxies and protocols of the place, and
/// is mended with it.
package struct Curl: Sendable {
    enum Method: Sendable {
        case head
        case get
    }

    /// What came of a request.
    enum Answer: Equatable, Sendable {
        /// The host answered with a status, the last one where it redirected.
        case status(Int)
        /// There is no host of that name.
        case noHost
        /// Why there was no answer, to follow an address and a colon.
        case none(String)
    }

    /// How much longer than it was allowed `curl` may take to end by itself.
    private static let patience = Duration.seconds(5)

    private let path: String

    /// Looks for it on the `PATH`, and not in the folder that the program runs in.
    package init?() {
        let folders = (Environment.variables["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        let paths = folders.filter { $0.hasPrefix("/") }.map { "\($0)/curl" }
        guard let path = paths.first(where: Paths.isProgram) else { return nil }
        self.path = path
        // Who started this program may have ignored it, and the system would forget how `curl` ended.
        signal(SIGCHLD, SIG_DFL)
    }

    /// Asks a host.
    /// - Parameters:
    ///   - address: an address of the web.
    ///   - method: how it is asked.
    ///   - seconds: how long it has for its answer.
    /// - Returns: what came of it.
    func ask(_ address: String, _ method: Method, seconds: Int) async -> Answer {
        await withCheckedContinuation { continuation in
            // Not on a thread of Swift's pool: those are as many as there are cores, and this one waits.
            DispatchQueue.global().async {
                continuation.resume(returning: answer(of: address, method, seconds))
            }
        }
    }

    private func answer(of address: String, _ method: Method, _ seconds: Int) -> Answer {
        guard var input = Pipe(), var output = Pipe() else { return .none("the system has no pipe to ask through") }
        let settings = Self.settings(address, method, seconds)
        guard input.fill(with: settings) else { return .none("it is too long to be asked") }
        input.closeWriting()
        let process: ChildProcess
        do {
            process = try ChildProcess(
                path,
                ["--disable", "--config", "-"],
                input: input.reading,
                output: output.writing
            )
        } catch {
            return .none("\(error)")
        }
        output.closeWriting()
        let said = output.bytes(atMost: 64, within: .seconds(seconds) + Self.patience)
        if said == nil { process.end() }
        let exit = process.status()
        guard let said, let exit else { return .none("curl did not end as it should") }
        return Self.answer(exit: exit, status: Int(String(decoding: said, as: UTF8.self)) ?? 0, seconds)
    }

    /// What `curl` is told, on its standard input: an address is a value there and can be no option.
    private static func settings(_ address: String, _ method: Method, _ seconds: Int) -> String {
        """
        url = "\(quoted(address))"
        \(method == .head ? "head" : "")
        globoff
        silent
        location
        max-redirs = 20
        proto = "=http,https"
        proto-redir = "=http,https"
        max-time = \(seconds)
        user-agent = "docsite (link check)"
        output = "/dev/null"
        write-out = "%{http_code}"

        """
    }

    /// An address as it stands between the quotes of a setting. What may not stand in an address (RFC 3986, section 2)
    /// is encoded, as browsers do, the quotes and line feeds that would end the setting among it; but for letters of
    /// other scripts in the name of the host, which are no matter of percent signs.
    private static func quoted(_ address: String) -> String {
        var slashes = 0
        var quoted: [UInt8] = []
        for byte in address.utf8 {
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") { slashes += 1 }
            switch byte {
            case ...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
                quoted += encoded(byte)
            case 0x80... where slashes > 2: quoted += encoded(byte)
            default: quoted.append(byte)
            }
        }
        return String(decoding: quoted, as: UTF8.self)
    }

    private static func encoded(_ byte: UInt8) -> [UInt8] {
        Array(((byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)).utf8)
    }

    /// - Parameters:
    ///   - exit: the exit status of `curl` (its manual, "EXIT CODES").
    ///   - status: the status of the last answer; 0 where there was none.
    ///   - seconds: how long it had.
    /// - Returns: what that means.
    private static func answer(exit: Int32, status: Int, _ seconds: Int) -> Answer {
        switch exit {
        case 0 where status > 0: .status(status)
        // What was there was not sent to its end.
        case _ where (200..<300).contains(status) && [18, 28, 56, 92].contains(exit): .status(status)
        case 1: .none("it leads to an address that is not of the web")
        case 3: .none("it is no address that can be asked")
        case 5: .none("there is no such proxy")
        case 6: .noHost
        case 28: .none("the host does not answer within \(seconds) seconds")
        case 35, 51, 53...54, 58...60, 66, 77, 80, 82...83, 90...91: .none("the host cannot be trusted to be itself")
        case 47: .none("the host redirects again and again")
        default: .none("the host does not answer")
        }
    }
}
