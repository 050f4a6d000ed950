import HelpTopics
import Testing

@Suite struct HelpTopicsTests {
    @Test func `every topic says something, and has a name of its own`() {
        for topic in HelpTopics.topics { #expect(topic.shown.utf8.count > 200, "\(topic.name)") }
        #expect(Set(HelpTopics.topics.map(\.name)).count == HelpTopics.topics.count)
    }

    @Test func `a page is a topic, without what stands before its text`() throws {
        let hosts = try #require(HelpTopics.topic("hosts")).shown
        #expect(hosts.hasPrefix("PUBLISH\n\n"))
        #expect(hosts.contains("\nNGINX\n"))
        #expect(!hosts.contains("order:"))
        let settings = try #require(HelpTopics.topic("settings")).shown
        #expect(settings.hasPrefix("SETTINGS: SITE.YML\n\n"))
        #expect(!settings.contains("<!--"))
    }

    @Test func `a part of a page ends where the next heading of its rank begins`() throws {
        let environment = try #require(HelpTopics.topic("environment")).shown
        #expect(environment.hasPrefix("ENVIRONMENT\n\n"))
        #expect(environment.contains("`NO_COLOR`"))
        #expect(!environment.contains("FILES"))
        #expect(!environment.contains("all is well"))
    }

    @Test func `a table stands in columns where there is room, and as a list where there is none`() throws {
        let status = try #require(HelpTopics.topic("exit-status")).shown
        #expect(status.contains("\n0            all is well\n"))
        let environment = try #require(HelpTopics.topic("environment")).shown
        #expect(environment.contains("\n`NO_COLOR`\n    no color"))
    }

    @Test func `every name leads somewhere`() {
        let lost = HelpTopics.names.filter { HelpTopics.article($0) == nil }
        #expect(lost.isEmpty)
        #expect(HelpTopics.names.count > 200)
        #expect(HelpTopics.article("nothing-of-the-kind") == nil)
    }

    @Test func `what stands in examples is no heading`() throws {
        let notes = try #require(HelpTopics.article("notes"))
        #expect(notes.contains("HOW TO FIX IT") == false)
        #expect(notes.contains("    ## How to fix it"))
        #expect(HelpTopics.article("how-to-fix-it") == nil)
    }

    @Test func `a key is told with the table that it stands in, wherever that is`() throws {
        let since = try #require(HelpTopics.article("since"))
        #expect(since.hasPrefix("ENTRIES AND NOTES\n\nkey of an entry  meaning\n"))
        #expect(try #require(HelpTopics.article("quiet")).contains("`-q, --quiet`"))
    }

    @Test func `no line is wider than a terminal, but for code`() {
        for topic in HelpTopics.topics {
            let lines = topic.shown.split(separator: "\n")
            let wide = lines.filter { $0.count > 80 && !$0.hasPrefix("    ") && $0.contains(" ") }
            #expect(wide.isEmpty, "\(topic.name)")
        }
    }
}
