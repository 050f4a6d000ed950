#if canImport(Glibc)
    import CMalloc
    import Glibc
#endif

/// How the program asks the system for memory.
enum Memory {
    /// The most that a heap of glibc can hold (`HEAP_MAX_SIZE`), in bytes.
    private static let heap: Int32 = 64 << 20

    /// Takes address space in whole heaps. By itself glibc widens the heap of each thread by a page at a time, with a
    /// system call for each: 7,500 of them, a fortieth of a build of 10,000 entries. What is not used costs nothing.
    static func takeWholeHeaps() {
        #if canImport(Glibc)
            _ = mallopt(M_TOP_PAD, heap)
        #endif
    }
}
