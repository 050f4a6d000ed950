import ArgumentParser
import SiteModel

/// For whom a site is made.
struct AudienceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "For whom the site is: public, or internal with what is marked as internal.",
            discussion: """
                A public site holds nothing of entries with `audience: internal` and of quotes that say they are internal. \
                An internal one is written to a folder of its own, and leaves content/permalinks.txt as it is.
                """,
            valueName: "audience"
        )
    )
    var audience = Audience.everyone
}

extension Audience: ExpressibleByArgument {}
