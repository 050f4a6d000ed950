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
    private static let secondsEach = 10
    private static let timeForAll = Duration.seconds(300)

    let curl: Curl

    /// The answers by address; an address that was not tried has none.
    func ask(_ addresses: [String]) async -> [String: Answer] {
        let deadline = ContinuousClock.now + Self.timeForAll
        return await withTaskGroup(of: (String, Answer).self) { group in
            var answers: [String: Answer] = [:]
            var waiting = addresses.prefix(Self.mostAddresses).makeIterator()
            func start() {
                guard .now < deadline, let address = waiting.next() else { return }
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
        let first = await answer(of: address, .head)
        guard first != .alive else { return .alive }
        return await answer(of: address, .get)
    }

    private func answer(of address: String, _ method: Curl.Method) async -> Answer {
        switch await curl.ask(address, method, seconds: Self.secondsEach) {
        case .status(200..<400): .alive
        case .status(let status) where status == 404 || status == 410: .dead("the host answers \(status)")
        case .status(let status): .unclear("the host answers \(status)")
        case .noHost: .dead("there is no such host")
        case .none(let reason): .unclear(reason)
        }
    }
}
