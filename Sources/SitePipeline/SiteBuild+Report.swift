package import Diagnostics
package import Output
package import PageMarkup
package import SiteModel
package import Work

extension SiteBuild {
    /// What came of a build.
    package struct Report: Sendable {
        package enum Result: Sendable {
            /// The faults forbid to build; nothing was written.
            case refused
            /// Everything is as the last build left it, so nothing was read.
            case unchanged(files: Int)
            /// The content is sound, and nothing was to be written.
            case checked(files: Int)
            /// The content is sound but for faults that are known from now on.
            case accepted(list: String, isNew: Bool)
            /// The site was written.
            case written(OutputDirectory.Summary)
            /// The site was compared with what lies in the output folder.
            case compared([(path: String, difference: OutputComparison.Difference)], files: Int)
            /// The site is in memory.
            case rendered([OutputFile], baseURL: BaseURL)
        }

        package let result: Result
        /// In the order of the files, from top to bottom.
        package let diagnostics: [Diagnostic]
        /// How many further faults are known and let pass.
        package let known: Int
        package let times: StageTimes
        /// How many drafts were left out, where that is known.
        package let drafts: Int
        /// How many internal entries were left out, where that is known.
        package let internals: Int
        /// What could be better but is no fault.
        package let advice: Advice?

        package enum Advice: Sendable {
            /// A folder stands twice in the addresses of codes below a base URL, and none of them is released yet.
            case doubledFolder(String, below: BaseURL)
        }

        /// - Parameters:
        ///   - result: what came of it, unless the faults forbid to build.
        ///   - diagnostics: the faults that are not let pass, in any order.
        ///   - known: how many are.
        ///   - isStrict: whether warnings forbid to build.
        ///   - times: how long each stage took.
        ///   - drafts: how many drafts were left out.
        ///   - internals: how many internal entries were.
        ///   - advice: what could be better.
        init(
            _ result: Result,
            _ diagnostics: [Diagnostic],
            known: Int = 0,
            strict isStrict: Bool,
            times: StageTimes = StageTimes(),
            drafts: Int = 0,
            internals: Int = 0,
            advice: Advice? = nil
        ) {
            self.result = diagnostics.forbidBuilding(strict: isStrict) ? .refused : result
            self.diagnostics = diagnostics.sortedByPlace()
            self.known = known
            self.times = times
            self.drafts = drafts
            self.internals = internals
            self.advice = advice
        }
    }
}
