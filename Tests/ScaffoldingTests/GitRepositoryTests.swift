import Testing

@testable import Scaffolding

/// What the files of a repository say of its place.
@Suite struct GitRepositoryTests {
    @Test(arguments: [
        "https://github.com/acme/parcels.git", "https://github.com/acme/parcels", "git@github.com:acme/parcels.git",
        "ssh://git@github.com/acme/parcels.git", "ssh://git@ssh.github.com:443/acme/parcels.git",
        "https://token@GitHub.com/acme/parcels/",
    ])
    func `an address of GitHub in each form that git takes`(address: String) {
        let home = GitHubHome(address)
        #expect(home?.owner == "acme")
        #expect(home?.name == "parcels")
        #expect(home?.pages == "https://acme.github.io/parcels/")
    }

    @Test(arguments: [
        "https://gitlab.com/acme/parcels.git", "git@github.com.evil.test:acme/parcels", "/srv/git/parcels.git",
        "https://github.com/acme", "https://github.com/acme/parcels/wiki", "https://github.com/acme/${{x}}", "",
        "https://github.com/acme/..",
    ])
    func `no other address is taken for one`(address: String) {
        #expect(GitHubHome(address) == nil)
    }

    @Test func `the repository that is called as its host has no folder in its address`() {
        #expect(GitHubHome("https://github.com/Acme/acme.github.io")?.pages == "https://acme.github.io/")
    }

    @Test func `a folder deep in a repository, which need not be there yet`() throws {
        let tree = try Tree([
            ".git/HEAD": "ref: refs/heads/main\n",
            ".git/config": "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:acme/parcels.git\n",
        ])
        let repository = try GitRepository(around: "\(tree.path)/docs/errors")
        #expect(repository?.root == tree.path)
        #expect(repository?.home?.name == "parcels")
    }

    @Test func `origin counts, or else the only remote`() throws {
        let other = "[remote \"fork\"]\n  url = https://github.com/me/fork\n"
        let origin = "[remote \"origin\"]\n  url = \"https://github.com/acme/parcels\"\n"
        for (configuration, name) in [(other + origin, "parcels"), (other, "fork"), (other + other, nil), ("", nil)] {
            let tree = try Tree([".git/HEAD": "", ".git/config": configuration])
            #expect(try GitRepository(around: tree.path)?.home?.name == name)
        }
    }

    @Test func `a worktree has the configuration that all share`() throws {
        let tree = try Tree([
            "main/.git/HEAD": "", "main/.git/config": "[remote \"origin\"]\nurl = https://github.com/acme/parcels\n",
            "main/.git/worktrees/side/commondir": "../..\n", "side/.git": "gitdir: ../main/.git/worktrees/side\n",
        ])
        let repository = try GitRepository(around: "\(tree.path)/side")
        #expect(repository?.root == "\(tree.path)/side")
        #expect(repository?.home?.name == "parcels")
    }

    @Test func `a folder that is only called .git is no repository`() throws {
        let tree = try Tree([".git/notes.txt": "x"])
        #expect(try GitRepository(around: tree.path)?.root != tree.path)
    }
}
