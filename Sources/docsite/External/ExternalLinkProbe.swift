import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Asks hosts whether addresses are alive: few at a time, each for a short while, and all together not for long.
struct ExternalLinkProbe {
    /// What a host said.
    enum Answer: Equatable, Sendable {
        case alive
        /// Nothing is there: 404, 410, or no such host.
        case dead(String)
        /// It could not be told: the host was busy, slow, or would not say.
        case unclear(String)
    }

    /// How many addresses are asked at most; the others stay untried.
    static let mostAddresses = 1_000
    private static let concurrency = 8
    private static let secondsEach = 10.0
    private static let secondsForAll = 300.0

    private let session: URLSession

    init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = Self.secondsEach
        configuration.timeoutIntervalForResource = Self.secondsEach
        configuration.httpAdditionalHeaders = ["User-Agent": "docsite (link check)"]
        session = URLSession(configuration: configuration)
    }

    /// The answers by address; an address that was not tried has none.
    func ask(_ addresses: [String]) async -> [String: Answer] {
        let deadline = Date(timeIntervalSinceNow: Self.secondsForAll)
        return await withTaskGroup(of: (String, Answer).self) { group in
            var answers: [String: Answer] = [:]
            var waiting = addresses.prefix(Self.mostAddresses).makeIterator()
            func start() {
                guard Date() < deadline, let address = waiting.next() else { return }
                group.addTask { (address, await answer(of: address)) }
            }
            for _ in 0..<Self.concurrency { start() }
            for await (address, answer) in group {
                answers[address] = answer
                start()
            }
            return answers
        }
    }

    /// Asks for the head alone first; hosts that refuse that are asked for the whole.
    private func answer(of address: String) async -> Answer {
        let first = await answer(of: address, method: "HEAD")
        guard first != .alive else { return .alive }
        return await answer(of: address, method: "GET")
    }

    private func answer(of address: String, method: String) async -> Answer {
        guard let url = URL(string: address) else { return .unclear("it is no address that can be asked") }
        var request = URLRequest(url: url)
        request.httpMethod = method
        do {
            let (_, response) = try await session.data(for: request)
            guard let status = (response as? HTTPURLResponse)?.statusCode else { return .unclear("no HTTP answer") }
            return switch status {
            case 200..<400: .alive
            case 404, 410: .dead("the host answers \(status)")
            default: .unclear("the host answers \(status)")
            }
        } catch let error as URLError where error.code == .cannotFindHost {
            return .dead("there is no such host")
        } catch {
            return .unclear("the host does not answer")
        }
    }
}
