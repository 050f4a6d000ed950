#if os(Linux)
    /// Something that happened in a folder that is watched (inotify(7)).
    struct InotifyEvent {
        let watch: Int32
        /// Of what is in the folder; empty where it is about the folder itself.
        let name: String
        private let mask: UInt32

        /// Whether it is of one of these kinds.
        func `is`(_ kinds: any BinaryInteger...) -> Bool {
            kinds.contains { mask & UInt32(truncatingIfNeeded: $0) != 0 }
        }

        /// Events follow one another: 16 bytes, of which the last four count the bytes of the name behind them.
        static func events(in bytes: [UInt8]) -> [InotifyEvent] {
            var events: [InotifyEvent] = []
            var offset = 0
            func word(_ index: Int) -> UInt32 {
                unsafe bytes.withUnsafeBytes {
                    unsafe $0.loadUnaligned(fromByteOffset: offset + 4 * index, as: UInt32.self)
                }
            }
            while offset + 16 <= bytes.count {
                let end = offset + 16 + Int(word(3))
                guard end <= bytes.count else { break }
                let name = bytes[(offset + 16)..<end].prefix { $0 != 0 }
                events.append(
                    InotifyEvent(
                        watch: Int32(bitPattern: word(0)),
                        name: String(decoding: name, as: UTF8.self),
                        mask: word(1)
                    )
                )
                offset = end
            }
            return events
        }
    }
#endif
