extension NewSite {
    /// The files by which the host knows what to do, by their paths from the top folder on.
    var hostFiles: [String: String] {
        var files: [String: String] = [:]
        if let workflow { files[workflowPath] = workflow }
        switch host {
        case .netlify where !hostIsSetUp: files["netlify.toml"] = netlify
        case .cloudflare where !hostIsSetUp: files["wrangler.toml"] = cloudflare
        case .nginx: files[inRoot("nginx.conf")] = nginx
        default: break
        }
        return files
    }

    /// Whether the other site's repository has the host's file already, in which a command is to be changed.
    var hostIsSetUp: Bool {
        neighbour != nil && host.isSetUp(in: root)
    }

    /// What a host runs that builds the site itself.
    var hostCommand: String {
        ([installation, build()] + raising + neighbourCommands).joined(separator: " && ")
    }

    /// The folder that the host takes: the other site's with this one in it, or this one alone.
    var published: String {
        neighbour.map { RelativePath.between(root, $0.outputFolder) } ?? inRoot("public")
    }

    /// Build settings of Netlify ("File-based configuration").
    private var netlify: String {
        """
        # Netlify builds the site as this says; its own settings can stay empty. Where an address is new it says so, and
        # keeps the site that is there: run `docsite build --release <day>` and commit \(ledger).
        [build]
          command = \(Self.quoted(hostCommand))
          publish = \(Self.quoted(published))

        """
    }

    /// A Worker that is nothing but files ("Static assets"), which takes the place of Cloudflare Pages.
    private var cloudflare: String {
        """
        # Cloudflare builds the site as this says. Once: Workers & Pages, Create, import the repository; its settings can
        # stay as they are. By hand: npx wrangler deploy
        name = \(Self.quoted(plainName))
        compatibility_date = "2025-09-01"

        # Where an address is new it says so, and keeps the site that is there: run `docsite build --release <day>` and
        # commit \(ledger).
        [build]
        command = \(Self.quoted(hostCommand))

        [assets]
        directory = \(Self.quoted("./" + published))
        not_found_handling = "404-page"

        """
    }

    private var nginx: String {
        addressPath == "/" && neighbour == nil ? nginxServer : nginxLocation
    }

    /// How the site gets to the server.
    private var copying: String {
        let place = "SERVER:/srv/docs"
        guard neighbour == nil else {
            return """
                #   \(hostCommand)
                #   rsync --archive --delete --exclude .docsite-files \(Shell.word(published))/ \(place)/
                """
        }
        return """
            #   docsite build --strict --released
            #   rsync --archive --delete --exclude .docsite-files public/ \(place)\(addressPath)
            """
    }

    /// Headers that pages are made for, as in `_headers`, but for those by path.
    private static let nginxHeaders = [
        "Content-Security-Policy \"\(policy)\"", "X-Content-Type-Options nosniff",
        "Referrer-Policy strict-origin-when-cross-origin",
    ]

    /// Headers of what programs of other sites may read.
    private static let openHeaders = ["Access-Control-Allow-Origin \"*\""] + nginxHeaders
    private static let unlistedHeaders = openHeaders + ["X-Robots-Tag noindex"]
    private static let markdown = "text/markdown; charset=utf-8"

    private static let compression = """
            gzip on;
            gzip_types text/css text/markdown text/javascript application/javascript application/json application/xml image/svg+xml;
        """

    private static func lines(_ headers: [String], indent: Int) -> String {
        headers.map { String(repeating: " ", count: indent) + "add_header \($0) always;" }.joined(separator: "\n")
    }

    /// The site in a server of its own. A value that is empty is not sent.
    private var nginxServer: String {
        #"""
        # For nginx, in its `http`. The site is built here and copied to the server:
        \#(copying)
        map $uri $docsite_cache {
            default    no-cache;
            ~/assets/  "public, max-age=31536000, immutable";
        }
        map $uri $docsite_origins {
            ~/search/          "*";
            ~\.(md|json|txt)$  "*";
        }
        # Search engines show the pages, and not what programs read of them.
        map $uri $docsite_robots {
            ~/(search|schema)/  "";
            ~\.(md|json)$       noindex;
        }
        server {
            listen 80;
            server_name \#(hostName);
            root /srv/docs;
            index index.html;
            charset utf-8;
            error_page 404 /404.html;
        \#(Self.compression)
            add_header Cache-Control $docsite_cache always;
            add_header Access-Control-Allow-Origin $docsite_origins always;
            add_header X-Robots-Tag $docsite_robots always;
        \#(Self.lines(Self.nginxHeaders, indent: 4))
            # Pages that moved lead on by themselves; these files are for other hosts.
            location ~ ^/(_headers|_redirects|\.docsite-files)$ { return 404; }
            location = /changes/feed.xml { default_type application/atom+xml; types {} }
            location ~ \.md$ { default_type "\#(Self.markdown)"; types {} }
        }

        """#
    }

    /// The site as a part of a server that has others as well, of which nothing is said here.
    private var nginxLocation: String {
        let path = addressPath
        let pattern = path.replacing(".", with: "\\.")
        return #"""
            # For nginx: include this in the `server` of \#(hostName). What is built here is copied there:
            \#(copying)
            location ^~ \#(path) {
                root /srv/docs;
                index index.html;
                charset utf-8;
                error_page 404 \#(path)404.html;
            \#(Self.compression)
                expires -1;
            \#(Self.lines(Self.nginxHeaders, indent: 4))
                # A file in here never changes: another content has another name.
                location ~ ^\#(pattern)assets/ { expires 1y; }
                # Headers of a location take the place of those around it.
                location ~ ^\#(pattern)(search/|schema/|llms\.txt) {
            \#(Self.lines(Self.openHeaders, indent: 8))
                }
                # Search engines show the pages, and not what programs read of them.
                location ~ ^\#(pattern).*\.json$ {
            \#(Self.lines(Self.unlistedHeaders, indent: 8))
                }
                location ~ ^\#(pattern).*\.md$ {
                    default_type "\#(Self.markdown)";
                    types {}
            \#(Self.lines(Self.unlistedHeaders, indent: 8))
                }
                # Pages that moved lead on by themselves; these files are for other hosts.
                location ~ ^\#(pattern)(_headers|_redirects|\.docsite-files)$ { return 404; }
                location = \#(path)changes/feed.xml { default_type application/atom+xml; types {} }
            }

            """#
    }

    private var hostName: String {
        address.text.split(separator: "/").dropFirst().first.map { String($0.prefix { $0 != ":" }) } ?? "localhost"
    }

    /// The policy that the pages are made for.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'"

    /// A text between double quotes, as TOML and YAML take it.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
