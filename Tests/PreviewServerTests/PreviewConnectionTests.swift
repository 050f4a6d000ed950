import Testing

@testable import PreviewServer

@Suite struct PreviewConnectionTests {
    private let start = ContinuousClock.now

    private func connection(_ change: (inout PreviewConnection) -> Void) -> PreviewConnection {
        var connection = PreviewConnection()
        connection.lastMoved = start
        change(&connection)
        return connection
    }

    @Test func `a connection may be silent for two minutes between requests`() {
        let idle = connection { _ in }
        #expect(!idle.isOver(at: start + .seconds(119)))
        #expect(idle.isOver(at: start + .seconds(121)))
    }

    @Test func `a request that comes a byte at a time is over after ten seconds`() {
        let slow = connection {
            $0.requestBegan = start
            $0.lastMoved = start + .seconds(10)
        }
        #expect(!slow.isOver(at: start + .seconds(10)))
        #expect(slow.isOver(at: start + .seconds(11)))
    }

    @Test func `an answer that nobody takes is over after ten seconds`() {
        let stuck = connection { $0.enqueue([1, 2, 3]) }
        #expect(!stuck.isOver(at: start + .seconds(10)))
        #expect(stuck.isOver(at: start + .seconds(11)))
    }

    @Test func `who listens for changes matters most, who says nothing least`() {
        let inOrder = [
            connection { _ in }, connection { $0.requestBegan = start }, connection { $0.enqueue([1]) },
            connection { $0.isStream = true },
        ]
        #expect(inOrder.map(\.worth) == [0, 1, 2, 3])
    }
}
