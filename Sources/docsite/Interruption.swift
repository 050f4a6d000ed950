import Dispatch
import Foundation

/// Ctrl-C, a request to end, and a terminal that was closed.
enum Interruption {
    /// From now on each of them ends the program at once and as a success. There must be nothing to clear away.
    static func end() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            let former = signal(number, SIG_IGN)
            // Under `nohup` a closed terminal is to be ignored.
            if number == SIGHUP, isIgnoring(former) { continue }
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            // The source is held by its own handler: it is needed as long as the program runs.
            source.setEventHandler {
                withExtendedLifetime(source) {}
                // Without the last rites of `exit`, which other threads that are at work could hold up.
                _exit(0)
            }
            source.activate()
        }
    }

    private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
        unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
