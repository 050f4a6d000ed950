import HelpTopics
import Testing

@Suite struct HelpTopicsTests {
    @Test func `every topic says something, and has a name of its own`() {
        for topic in HelpTopics.topics { #expect(topic.text.utf8.count > 200, "\(topic.name)") }
        #expect(Set(HelpTopics.topics.map(\.name)).count == HelpTopics.topics.count)
    }

    @Test func `a topic ends where the next heading of its rank begins`() throws {
        let hosts = try #require(HelpTopics.topic("hosts")).text
        #expect(hosts.hasPrefix("DEPLOY\n"))
        #expect(hosts.contains("\nNGINX\n"))
        #expect(!hosts.contains("HOW IT COMPARES"))
        // A comment in code is no heading.
        #expect(hosts.contains("    # netlify.toml\n"))
    }

    @Test func `a table stands in columns where there is room, and as a list where there is none`() throws {
        let status = try #require(HelpTopics.topic("exit-status")).text
        #expect(status.contains("\n0            all is well\n"))
        let environment = try #require(HelpTopics.topic("environment")).text
        #expect(environment.contains("\n`NO_COLOR`\n    no color"))
    }

    @Test func `no line is wider than a terminal, but for code`() {
        for topic in HelpTopics.topics {
            let lines = topic.text.split(separator: "\n")
            let wide = lines.filter { $0.count > 80 && !$0.hasPrefix("    ") && $0.contains(" ") }
            #expect(wide.isEmpty, "\(topic.name)")
        }
    }
}
