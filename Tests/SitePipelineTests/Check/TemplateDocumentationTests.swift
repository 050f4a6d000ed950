import TemplateContexts
import Testing

@testable import Rendering
@testable import SiteModel
@testable import Templates

/// The guide is where an author looks up what a template may name; it says no more and no less than the program.
@Suite(.serialized) struct TemplateDocumentationTests {
    private typealias Kind = TemplateVocabulary.Kind
    private typealias Shape = TemplateVocabulary.Shape
    private typealias Variable = TemplateVocabulary.Variable

    private let vocabulary = PageKind.vocabulary

    @Test func `every variable of templates is in the guide`() throws {
        let kinds = PageKind.allCases.map { ($0, vocabulary.shape(of: $0)) }
        let ofAll = kinds.dropFirst().reduce(Set(kinds[0].1.variables.map(\.name))) { names, kind in
            names.intersection(kind.1.variables.map(\.name))
        }
        #expect(ofAll == ["page"])
        let page = kinds[0].1.variables.filter { ofAll.contains($0.name) }
        let rows =
            [
                ["everywhere", row(vocabulary.common.variables)],
                ["every page", row(Array(vocabulary.pages.own) + page)],
            ]
            + kinds.map { kind, shape in
                ["`\(kind.rawValue)`", row(shape.variables.filter { !ofAll.contains($0.name) })]
            }
            + [["`navigation`", row(vocabulary.navigation.variables)]]
        try GuideTable(page: "themes", head: ["where", "variables"], rows: rows).expect()
    }

    @Test func `every object of templates is in the guide`() throws {
        var shapes: [Shape] = []
        let all = [vocabulary.common, vocabulary.pages, vocabulary.navigation]
        for shape in all + PageKind.allCases.map(vocabulary.shape(of:)) { collect(shape, &shapes) }
        let rows = shapes.map { shape in
            [shape.title ?? "", (shape.base.map { "\(article($0)) and: " } ?? "") + row(Array(shape.own))]
        }
        #expect(rows.count > 4)
        try GuideTable(page: "themes", head: ["object", "variables"], rows: rows).expect()
    }

    /// The shapes that are described by themselves, each behind those that it is made of.
    private func collect(_ shape: Shape, _ found: inout [Shape]) {
        for variable in shape.variables {
            switch variable.kind {
            case .object(let inner), .list(.object(let inner)), .named(let inner): collect(inner, &found)
            case .text, .html, .flag, .list, .assets: continue
            }
        }
        guard let title = shape.title, !found.contains(where: { $0.title == title }) else { return }
        found.append(shape)
    }

    private func row(_ variables: [Variable]) -> String {
        let hasLists = variables.contains { unnamed($0.kind) != nil }
        return variables.map { describe($0) }.joined(separator: hasLists ? "; " : ", ")
    }

    /// What has no name of its own, and is described in its place.
    private func unnamed(_ kind: Kind) -> (word: String, shape: Shape)? {
        switch kind {
        case .object(let shape) where shape.title == nil: ("object", shape)
        case .list(.object(let shape)) where shape.title == nil: ("list", shape)
        default: nil
        }
    }

    private func describe(_ variable: Variable, inside: Bool = false) -> String {
        if case .named(let shape) = variable.kind { return "`\(variable.name).<name>` (\(shape.title ?? "object"))" }
        guard case .assets = variable.kind else {
            let about = variable.about.isEmpty ? nil : variable.about
            if let (word, shape) = unnamed(variable.kind) {
                let parts = (shape.base.map { [article($0)] } ?? []) + shape.own.map { describe($0, inside: true) }
                let members = parts.joined(separator: ", ")
                let note = about.map { ", \($0)" } ?? ""
                return inside
                    ? "`\(variable.name)` (\(word): \(members)\(note))"
                    : "`\(variable.name)` (\(word)\(note)): \(members)"
            }
            let notes = [word(for: variable.kind), about].compactMap { $0 }
            return "`\(variable.name)`" + (notes.isEmpty ? "" : " (\(notes.joined(separator: ": ")))")
        }
        return "`\(variable.name).<name>`"
    }

    private func word(for kind: Kind) -> String? {
        switch kind {
        case .text: nil
        case .html: "html"
        case .flag: "flag"
        case .assets, .list(.assets), .named: "assets"
        case .list(.object(let shape)): "list of " + plural(shape.title ?? "")
        case .list: "list of texts"
        case .object(let shape): shape.title.map { $0.hasPrefix("`") ? "object" : $0 }
        }
    }

    private func plural(_ title: String) -> String {
        title.hasSuffix("y") ? title.dropLast() + "ies" : title + "s"
    }

    private func article(_ title: String) -> String {
        (title.hasPrefix("e") ? "an " : "a ") + title
    }
}
