import Foundation

/// The browser of whoever sits at this machine.
enum WebBrowser {
    /// Asks the system to open an address. Where there is no browser, the address stands in the terminal all the same.
    static func open(_ address: String) {
        #if os(macOS)
            let program = "open"
        #else
            let program = "xdg-open"
        #endif
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program, address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
