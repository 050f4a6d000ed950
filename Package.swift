// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same language: warnings are errors, and what is unsafe says so.
let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
]

// Its pkg-config file defines a macro, of which SwiftPM warns in each build. Only Homebrew keeps it where it takes that
// file to find it.
#if os(macOS)
    let utf8proc: String? = "libutf8proc"
#else
    let utf8proc: String? = nil
#endif

/// Arrows point one way: a target names only what stands above it in this list.
let package = Package(
    name: "docsite",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "docsite", targets: ["docsite"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2"))
    ],
    targets: [
        .systemLibrary(
            name: "CCMark",
            pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]
        ),
        .systemLibrary(
            name: "CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .systemLibrary(
            name: "CUTF8Proc",
            pkgConfig: utf8proc,
            providers: [.apt(["libutf8proc-dev"]), .brew(["utf8proc"])]
        ),
        // Swift's own module of glibc leaves `malloc.h` out.
        .systemLibrary(name: "CMalloc"),
        .target(name: "CMarkMemory", dependencies: ["CCMark"]),
        .target(name: "CProcess"),
        .target(name: "Bytes", swiftSettings: settings),
        .target(name: "NormalForms", dependencies: ["CUTF8Proc"], swiftSettings: settings),
        .target(name: "Sorted", swiftSettings: settings),
        .target(name: "Work", swiftSettings: settings),
        .target(name: "Markup", swiftSettings: settings),
        .target(name: "Files", swiftSettings: settings),
        .target(name: "Processes", dependencies: ["CProcess"], swiftSettings: settings),
        .executableTarget(name: "embed-files", swiftSettings: settings),
        .plugin(
            name: "EmbedFiles",
            capability: .buildTool(),
            dependencies: ["embed-files"],
            path: "Sources/EmbedFiles"
        ),
        .target(name: "DefaultTheme", swiftSettings: settings, plugins: ["EmbedFiles"]),
        .target(name: "Licenses", swiftSettings: settings, plugins: ["EmbedFiles"]),
        .target(name: "Grammars", swiftSettings: settings),
        .target(name: "SyntaxHighlighting", dependencies: ["Grammars", "Markup"], swiftSettings: settings),
        .target(name: "MarkdownEvents", swiftSettings: settings),
        .target(
            name: "LibCMark",
            dependencies: ["CCMark", "CMarkMemory", "MarkdownEvents"],
            swiftSettings: settings
        ),
        .target(
            name: "CommonMark",
            dependencies: ["LibCMark", "MarkdownEvents", "NormalForms", "Sorted"],
            swiftSettings: settings
        ),
        .target(name: "MarkdownRendering", dependencies: ["MarkdownEvents", "Markup"], swiftSettings: settings),
        .target(name: "MarkdownWriting", dependencies: ["CommonMark", "MarkdownEvents"], swiftSettings: settings),
        .target(name: "Diagnostics", dependencies: ["Markup", "Sorted"], swiftSettings: settings),
        .target(name: "YAML", dependencies: ["Bytes", "CYAML", "Diagnostics"], swiftSettings: settings),
        .target(
            name: "CFileSystemEvents",
            linkerSettings: [.linkedFramework("CoreServices", .when(platforms: [.macOS]))]
        ),
        .target(
            name: "PreviewServer",
            dependencies: [
                "Bytes", "Files", "Markup",
                .target(name: "CFileSystemEvents", condition: .when(platforms: [.macOS])),
            ],
            swiftSettings: settings
        ),
        .target(name: "PlainMarkdown", dependencies: ["CommonMark", "MarkdownEvents"], swiftSettings: settings),
        .target(
            name: "FaultManual",
            dependencies: ["Diagnostics", "PlainMarkdown", "YAML"],
            swiftSettings: settings,
            plugins: ["EmbedFiles"]
        ),
        .target(
            name: "HelpTopics",
            dependencies: ["PlainMarkdown"],
            swiftSettings: settings,
            plugins: ["EmbedFiles"]
        ),
        .target(
            name: "SearchWords",
            dependencies: ["Markup", "NormalForms", "Sorted"],
            swiftSettings: settings
        ),
        .target(name: "SearchIndex", dependencies: ["Bytes", "Markup", "SearchWords"], swiftSettings: settings),
        .target(name: "SitePaths", dependencies: ["Diagnostics", "NormalForms"], swiftSettings: settings),
        .target(
            name: "SiteModel",
            dependencies: ["Bytes", "Diagnostics", "NormalForms", "SitePaths"],
            swiftSettings: settings
        ),
        .target(
            name: "ExternalLinks",
            dependencies: ["Diagnostics", "Files", "Processes", "SiteModel"],
            swiftSettings: settings
        ),
        .target(
            name: "SourceReading",
            dependencies: ["Diagnostics", "Files", "SiteModel", "YAML"],
            swiftSettings: settings
        ),
        .target(
            name: "CatalogReading",
            dependencies: [
                "CommonMark", "Diagnostics", "MarkdownEvents", "SiteModel", "SitePaths", "SourceReading", "YAML",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "ContentReading",
            dependencies: [
                "Bytes", "CatalogReading", "Diagnostics", "Files", "SiteModel", "SitePaths", "SourceReading", "Work",
                "YAML",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Binding",
            dependencies: ["CommonMark", "Diagnostics", "MarkdownEvents", "SiteModel", "SitePaths", "SourceReading"],
            swiftSettings: settings
        ),
        .target(
            name: "PermalinkBinding",
            dependencies: ["Binding", "CommonMark", "ContentReading", "Diagnostics", "SiteModel", "SitePaths"],
            swiftSettings: settings
        ),
        .target(
            name: "BodyBinding",
            dependencies: ["Bytes", "Diagnostics", "Markup", "SiteModel", "SitePaths", "SourceReading"],
            swiftSettings: settings
        ),
        .target(
            name: "TextBinding",
            dependencies: [
                "Binding", "Bytes", "CatalogReading", "CommonMark", "ContentReading", "Diagnostics", "MarkdownEvents",
                "NormalForms", "SiteModel", "SitePaths", "SourceReading",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "KnownFaults",
            dependencies: ["Diagnostics", "Files", "SourceReading"],
            swiftSettings: settings
        ),
        .target(
            name: "PageMarkup",
            dependencies: ["Bytes", "Diagnostics", "LibCMark", "Markup", "SiteModel", "Stylesheets"],
            swiftSettings: settings
        ),
        .target(
            name: "Templates",
            dependencies: [
                "Bytes", "Diagnostics", "MarkdownRendering", "Markup", "PageMarkup", "SiteModel", "SitePaths",
                "SourceReading",
            ],
            swiftSettings: settings
        ),
        .target(name: "Stylesheets", dependencies: ["Bytes", "Diagnostics", "SourceReading"], swiftSettings: settings),
        .target(
            name: "Theming",
            dependencies: [
                "Bytes", "Diagnostics", "Files", "Markup", "PageMarkup", "SiteModel", "SitePaths", "SourceReading",
                "Stylesheets", "Templates", "YAML",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "PageAudit",
            dependencies: [
                "Bytes", "CommonMark", "ContentReading", "Diagnostics", "PageMarkup", "SiteModel", "SitePaths",
                "Sorted", "SourceReading", "Theming",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TemplateContexts",
            dependencies: [
                "BodyBinding", "Bytes", "CommonMark", "Diagnostics", "MarkdownEvents", "MarkdownRendering", "Markup",
                "SiteModel", "SitePaths", "SyntaxHighlighting", "Templates", "TextBinding", "Theming",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "DataRendering",
            dependencies: [
                "BodyBinding", "Bytes", "CommonMark", "Diagnostics", "MarkdownEvents", "MarkdownWriting", "Markup",
                "PageMarkup", "SiteModel", "SitePaths", "Templates", "TextBinding",
            ],
            swiftSettings: settings
        ),
        .target(name: "CatalogComparison", dependencies: ["DataRendering", "Markup"], swiftSettings: settings),
        .target(
            name: "Rendering",
            dependencies: [
                "BodyBinding", "Bytes", "CommonMark", "DataRendering", "Diagnostics", "MarkdownEvents",
                "MarkdownRendering",
                "Markup", "PageMarkup", "SearchIndex", "SearchWords", "SiteModel", "SitePaths", "SourceReading",
                "TemplateContexts", "Templates", "TextBinding", "Theming", "Work",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Output",
            dependencies: ["Files", "PageMarkup", "SiteModel", "SitePaths", "Sorted"],
            swiftSettings: settings
        ),
        .target(
            name: "PublishedSites",
            dependencies: [
                "Binding", "Bytes", "ContentReading", "Diagnostics", "Files", "Output", "PageMarkup",
                "PermalinkBinding", "Rendering", "SiteModel", "SitePaths", "SourceReading", "YAML",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "SitePipeline",
            dependencies: [
                "Binding", "Bytes", "CatalogReading", "CommonMark", "ContentReading", "Diagnostics", "Files",
                "KnownFaults", "Markup", "Output", "PageAudit", "PageMarkup", "PermalinkBinding", "PublishedSites",
                "Rendering", "SearchIndex", "SearchWords", "SiteModel", "SitePaths", "SourceReading",
                "TemplateContexts", "TextBinding", "Theming", "Work", "YAML",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Scaffolding",
            dependencies: [
                "Binding", "CatalogReading", "ContentReading", "Diagnostics", "Files", "PermalinkBinding", "SiteModel",
                "SitePaths", "SitePipeline", "SourceReading",
            ],
            swiftSettings: settings
        ),
        .target(name: "ForeignText", dependencies: ["PageMarkup", "SourceReading"], swiftSettings: settings),
        .target(name: "DataReading", dependencies: ["Diagnostics", "YAML"], swiftSettings: settings),
        .target(
            name: "ImportSources",
            dependencies: [
                "Bytes", "CommonMark", "DataReading", "Diagnostics", "Files", "ForeignText", "MarkdownEvents",
                "SourceReading", "YAML",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "FieldMapping",
            dependencies: [
                "CatalogReading", "ContentReading", "DataReading", "Diagnostics", "ForeignText", "ImportSources",
                "SiteModel",
                "SitePaths",
                "SourceReading", "YAML",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "CatalogImport",
            dependencies: [
                "Bytes", "CatalogReading", "CommonMark", "DataReading", "Diagnostics", "FieldMapping", "Files",
                "ForeignText", "ImportSources", "MarkdownEvents", "SiteModel", "SitePaths", "SourceReading",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "ImportWriting",
            dependencies: [
                "Bytes", "CatalogImport", "CatalogReading", "ContentReading", "Diagnostics", "FieldMapping", "Files",
                "Scaffolding",
                "SiteModel", "SitePaths", "SourceReading", "YAML",
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "docsite",
            dependencies: [
                "Binding", "Bytes", "CatalogComparison", "CatalogImport", "ContentReading", "DefaultTheme",
                "Diagnostics", "ExternalLinks", "FaultManual", "FieldMapping", "Files", "HelpTopics", "ImportSources",
                "ImportWriting", "Licenses", "Output", "PageMarkup", "PermalinkBinding", "PreviewServer", "Processes",
                "PublishedSites", "Scaffolding", "SiteModel", "SitePaths", "SitePipeline", "Work",
                .target(name: "CMalloc", condition: .when(platforms: [.linux])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),

        .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: settings),
        .testTarget(
            name: "SyntaxHighlightingTests",
            dependencies: ["Markup", "SyntaxHighlighting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommonMarkTests",
            dependencies: [
                "CCMark", "CommonMark", "MarkdownEvents", "MarkdownRendering", "MarkdownWriting", "Markup",
            ],
            exclude: ["fetch-spec.sh"],
            swiftSettings: settings
        ),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
        .testTarget(name: "YAMLTests", dependencies: ["Diagnostics", "YAML"], swiftSettings: settings),
        .testTarget(name: "DefaultThemeTests", dependencies: ["DefaultTheme", "Files"], swiftSettings: settings),
        .testTarget(name: "FaultManualTests", dependencies: ["Diagnostics", "FaultManual"], swiftSettings: settings),
        .testTarget(name: "HelpTopicsTests", dependencies: ["HelpTopics"], swiftSettings: settings),
        .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: settings),
        .testTarget(name: "PreviewServerTests", dependencies: ["Files", "PreviewServer"], swiftSettings: settings),
        .testTarget(
            name: "ScaffoldingTests",
            dependencies: ["CatalogReading", "ContentReading", "Diagnostics", "Scaffolding", "SiteModel", "SitePaths"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ImportTests",
            dependencies: [
                "CatalogImport", "CommonMark", "ContentReading", "DataReading", "Diagnostics", "FieldMapping", "Files",
                "ForeignText", "ImportSources", "ImportWriting", "MarkdownEvents", "SiteModel", "SitePaths",
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "SearchWordsTests", dependencies: ["SearchWords"], swiftSettings: settings),
        .testTarget(
            name: "SearchIndexTests",
            dependencies: ["Markup", "SearchIndex", "SearchWords"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SiteModelTests",
            dependencies: ["Bytes", "SiteModel", "SitePaths"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SitePipelineTests",
            dependencies: [
                "Binding", "CatalogReading", "ContentReading", "Diagnostics", "Files", "Output", "PageMarkup",
                "PermalinkBinding", "PublishedSites", "Rendering", "SiteModel", "SitePaths", "SitePipeline",
                "SourceReading", "Stylesheets", "Templates", "Theming", "Work", "YAML",
            ],
            exclude: ["GoldenSites"],
            swiftSettings: settings
        ),
    ]
)

// The micro-benchmarks need a package more, which users need not wait for: `make bench-micro` asks for them, and
// `make compile`, so that they go on to compile.
if Context.environment["DOCSITE_BENCHMARKS"] == "1" {
    package.dependencies.append(
        .package(url: "https://github.com/google/swift-benchmark", .upToNextMinor(from: "0.1.2"))
    )
    package.targets.append(
        .executableTarget(
            name: "micro-benchmarks",
            dependencies: [
                "Binding", "CatalogReading", "CommonMark", "ContentReading", "Diagnostics", "MarkdownEvents",
                "MarkdownRendering", "Markup", "PageAudit", "PageMarkup", "PermalinkBinding", "Rendering",
                "SearchIndex", "SearchWords", "SiteModel", "SitePipeline", "SyntaxHighlighting", "Templates",
                "TextBinding", "Theming", "YAML", .product(name: "Benchmark", package: "swift-benchmark"),
            ],
            path: "Benchmarks/Micro",
            swiftSettings: settings
        )
    )
}
