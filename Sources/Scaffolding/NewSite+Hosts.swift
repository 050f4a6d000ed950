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
        let recorded = "test -z \"$(git status --porcelain -- \(Shell.word(ledger)))\""
        return ([installation, build(), recorded] + neighbourCommands).joined(separator: " && ")
    }

    /// The folder that the host takes: the other site's with this one in it, or this one alone.
    var published: String {
        neighbour.map { RelativePath.between(root, $0.outputFolder) } ?? outputInRoot
    }

    /// Build settings of Netlify ("File-based configuration").
    private var netlify: String {
        """
        # Netlify builds the site as this says; its own settings can stay empty. The last test fails where an address is
        # new: run `docsite build` and commit \(ledger).
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

        # The last test fails where an address is new: run `docsite build` and commit \(ledger).
        [build]
        command = \(Self.quoted(hostCommand))

        [assets]
        directory = \(Self.quoted("./" + published))
        not_found_handling = "404-page"

        """
    }

    private var nginx: String {
        let path = addressPath
        let name = address.text.split(separator: "/").dropFirst().first.map { $0.prefix { $0 != ":" } } ?? "localhost"
        return #"""
            # For nginx, in its `http`. The site is built here and copied to the server:
            #   docsite build --strict
            #   rsync --archive --delete --exclude .docsite-files public/ SERVER:/srv/docs\#(path)
            map $uri $docsite_cache {
                default    no-cache;
                ~/assets/  "public, max-age=31536000, immutable";
            }
            map $uri $docsite_origins {
                ~/search/  "*";
            }
            server {
                listen 80;
                server_name \#(name);
                root /srv/docs;
                index index.html;
                charset utf-8;
                error_page 404 \#(path)404.html;
                gzip on;
                gzip_types text/css text/javascript application/javascript application/json application/xml image/svg+xml;
                # What pages are made for, as in _headers; a value that is empty is not sent.
                add_header Cache-Control $docsite_cache always;
                add_header Access-Control-Allow-Origin $docsite_origins always;
                add_header Content-Security-Policy "\#(Self.policy)" always;
                add_header X-Content-Type-Options nosniff always;
                add_header Referrer-Policy strict-origin-when-cross-origin always;
                # Pages that moved lead on by themselves; these files are for other hosts.
                location ~ ^\#(path.replacing(".", with: "\\."))(_headers|_redirects|\.docsite-files)$ { return 404; }
                location = \#(path)changes/feed.xml { default_type application/atom+xml; types {} }
            }

            """#
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
