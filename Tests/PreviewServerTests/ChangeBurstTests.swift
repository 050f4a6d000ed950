import Testing

@testable import PreviewServer

@Suite struct ChangeBurstTests {
    private let start = ContinuousClock.now

    private func changes(_ paths: String...) -> FileChanges {
        var changes = FileChanges()
        changes.paths = Set(paths)
        return changes
    }

    @Test func `one save is over after a few milliseconds of quiet`() throws {
        var burst = ChangeBurst()
        burst.add(changes("a"), at: start)
        burst.add(changes("a"), at: start + .milliseconds(5))
        #expect(try #require(burst.remaining(at: start + .milliseconds(10))) > .zero)
        #expect(try #require(burst.remaining(at: start + .milliseconds(15))) <= .zero)
    }

    @Test func `a file that is gone may be on its way back`() throws {
        var burst = ChangeBurst()
        burst.add(changes("a"), at: start)
        #expect(try #require(burst.remaining(at: start + .milliseconds(50), somethingIsGone: true)) > .zero)
        #expect(try #require(burst.remaining(at: start + .milliseconds(60), somethingIsGone: true)) <= .zero)
    }

    @Test func `many files are waited for longer`() throws {
        var burst = ChangeBurst()
        burst.add(changes("a", "b", "c", "d"), at: start)
        #expect(try #require(burst.remaining(at: start + .milliseconds(100))) > .zero)
        #expect(try #require(burst.remaining(at: start + .milliseconds(120))) <= .zero)
    }

    @Test func `what never gets quiet is not waited for`() throws {
        var burst = ChangeBurst()
        for step in 0...200 { burst.add(changes("a"), at: start + .milliseconds(10 * step)) }
        #expect(try #require(burst.remaining(at: start + .seconds(2))) <= .zero)
        burst.add(changes("b", "c", "d"), at: start + .seconds(2))
        #expect(try #require(burst.remaining(at: start + .seconds(2))) > .zero)
        burst.add(changes("e"), at: start + .seconds(10))
        #expect(try #require(burst.remaining(at: start + .seconds(10))) <= .zero)
    }

    @Test func `what was taken is told once`() {
        var burst = ChangeBurst()
        burst.add(changes("a"), at: start)
        #expect(burst.take() == changes("a"))
        #expect(burst.take().isEmpty)
        #expect(burst.remaining(at: start) == nil)
    }

    @Test func `only stylesheets that are known to be all are styles only`() {
        var open = changes("/t/assets/a.css")
        #expect(open.areStylesOnly)
        open.isOpen = true
        #expect(!open.areStylesOnly)
        #expect(!changes("/t/a.css", "/c/b.md").areStylesOnly)
        #expect(!FileChanges().areStylesOnly)
    }
}
