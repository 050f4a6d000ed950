import Testing

@testable import Scaffolding

/// What is known of another site from its files.
@Suite struct NeighbourTests {
    private struct Place {
        let neighbour: Neighbour
        let tree: Tree

        func fromTree(_ path: String) -> String { RelativePath.between(tree.path, path) }
    }

    private func place(_ files: [String: String], from start: String = "") throws -> Place? {
        let tree = try Tree(files)
        let folder = start.isEmpty ? tree.path : "\(tree.path)/\(start)"
        return try Neighbour(near: folder, upTo: tree.path).map { Place(neighbour: $0, tree: tree) }
    }

    @Test(arguments: [
        (
            "docusaurus.config.ts", "export default {\n  url: 'https://a.test',\n  baseUrl: '/docs/',\n}", "Docusaurus",
            "static"
        ),
        (
            "astro.config.mjs", "export default x({\n  site: \"https://a.test\",\n  base: \"docs\",\n})", "Starlight",
            "public"
        ),
        ("mkdocs.yml", "site_url: https://a.test/docs # ours\ndocs_dir: text\n", "MkDocs", "text"),
        ("_config.yml", "url: \"https://a.test\"\nbaseurl: /docs\n", "Jekyll", ""),
        ("conf.py", "html_baseurl = 'https://a.test/docs/'\n", "Sphinx", "_extra"),
    ])
    func `a site is known by its configuration, with its address and its static files`(
        file: String,
        text: String,
        name: String,
        folder: String
    ) throws {
        let place = try #require(try place([file: text]))
        #expect(place.neighbour.name == name)
        #expect(place.neighbour.address == "https://a.test/docs/")
        #expect(place.fromTree(place.neighbour.staticFolder) == folder)
    }

    @Test func `an address that is computed is not read`() throws {
        let place = try place(["docusaurus.config.js": "module.exports = { url: process.env.URL,\n baseUrl: '/' }"])
        #expect(place?.neighbour.address == nil)
    }

    @Test func `it is looked for in the folder, above it and where documentation usually lies`() throws {
        let above = try #require(try place(["mkdocs.yml": "", "docs/errors/x": ""], from: "docs/errors"))
        #expect(above.fromTree(above.neighbour.folder) == "")
        let usual = try #require(try place(["website/docusaurus.config.js": "", "src/x": ""], from: "src"))
        #expect(usual.fromTree(usual.neighbour.folder) == "website")
        #expect(try place(["deep/down/mkdocs.yml": ""]) == nil)
    }

    @Test(arguments: [("yarn.lock", "yarn"), ("pnpm-lock.yaml", "pnpm"), ("package-lock.json", "npm"), ("x", "npm")])
    func `packages are installed by who wrote the lock`(lock: String, program: String) throws {
        let files = ["docs/astro.config.ts": "", "package.json": "{\"scripts\": {\"docs:build\": \"x\"}}", lock: ""]
        let place = try #require(try place(files))
        guard case .npm(let folder, let command, let script) = place.neighbour.packages else {
            Issue.record("\(String(describing: place.neighbour.packages))")
            return
        }
        #expect(place.fromTree(folder) == "")
        #expect(command.program == program)
        #expect(script == "docs:build")
    }

    @Test func `the workflow that builds and publishes it, with the line`() throws {
        let tree = try Tree([
            "mkdocs.yml": "",
            ".github/workflows/a.yml": "jobs:\n  x:\n    # mkdocs gh-deploy\n    run: make\n",
            ".github/workflows/b.yml": "jobs:\n  x:\n    steps:\n      - run: mkdocs gh-deploy --force\n",
        ])
        let neighbour = try Neighbour(near: tree.path, upTo: tree.path)
        let workflow = try #require(try PublishingWorkflow(in: tree.path, of: neighbour))
        #expect(workflow.path == ".github/workflows/b.yml")
        #expect(workflow.line?.number == 4)
        #expect(workflow.line?.text == "run: mkdocs gh-deploy --force")
    }

    @Test(arguments: [
        ("/a/b", "/a/b/c/d", "c/d"), ("/a/b/c", "/a", "../.."), ("/a/b", "/a/c", "../c"), ("/a", "/a", ""),
    ])
    func `ways between folders`(from: String, to: String, way: String) {
        #expect(RelativePath.between(from, to) == way)
    }
}
