/// Words that readers use for those of an error: who looks for "forgot" is helped by an entry that says "missing".
///
/// An index holds the relatives of the words that stand in the headline of an entry (code, messages, title, tags,
/// summary), with less weight and in the field `facts`. They are added here and not to the query because a query then
/// fetches no more files than it has words.
package struct WordRelatives: Sendable {
    /// The stems of all words of the lines.
    private var stems = Vocabulary()
    /// By stem: the lines that it stands in.
    private var linesByStem: [[Int]] = []
    /// By line: its words, each with the number of its stem.
    private var lines: [[(word: ArraySlice<UInt8>, stem: Int)]] = []

    /// The relatives for a site in `language`, a BCP 47 tag. They are English, so a site in another language has none.
    package init(language: String) {
        guard language.split(separator: "-").first?.lowercased() == "en" else { return }
        let groups = Array(Self.groups.utf8)
        for (number, line) in groups.split(separator: UInt8(ascii: "\n")).enumerated() {
            let words = line.split(separator: UInt8(ascii: " ")).map { (word: $0, stem: stem(of: $0)) }
            for (_, stem) in words where linesByStem[stem].last != number { linesByStem[stem].append(number) }
            lines.append(words)
        }
    }

    /// The relatives of a word in lower case, UTF-8; one that stands in two of its lines comes twice.
    func relatives(of word: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        guard let stem = stems.existingNumber(of: Stem.of(word)) else { return [] }
        return linesByStem[stem].flatMap { lines[$0].filter { $0.stem != stem }.map(\.word) }
    }

    private mutating func stem(of word: ArraySlice<UInt8>) -> Int {
        let stem = stems.number(of: Stem.of(word))
        if stem == linesByStem.count { linesByStem.append([]) }
        return stem
    }

    /// Words of a line may stand for each other where an error is spoken of. One form of a word stands for all that
    /// share its stem.
    private static let groups = """
        invalid wrong bad incorrect illegal malformed improper erroneous broken unacceptable
        missing provided forgot forget forgotten absent lack omitted without left
        required mandatory need must necessary
        unknown undefined undeclared unrecognized unresolved nonexistent misspelled
        find found exist known unresolved undeclared unknown
        duplicate twice already same repeated double again multiple redefined second more
        delete remove erase destroy deletion
        create make add new build construct write
        define declare declaration definition
        change modify update edit alter mutate assign set
        call invoke request
        argument parameter input
        function method procedure routine
        return give yield
        limit maximum exceed max quota restrict
        many much several multiple
        fast often frequently quickly rate many
        reject decline refuse deny block
        permission allow access authorize forbidden permit privilege right
        account user customer
        closed finished resolved settled
        locked frozen suspended blocked disabled deactivated revoked inactive
        expired old stale outdated late past passed
        retry again repeat
        refund back
        timeout timed hang
        wait delay later days hours
        money amount sum price cost
        pay payment charge
        transfer payout withdraw send
        host domain server address endpoint
        id identifier
        file upload attachment document evidence
        error failure fault exception problem bug broke
        fail unable unsuccessful cannot
        down unavailable unreachable offline
        respond answer reply response
        stop end terminate finish abort
        start begin
        large big huge long exceed
        small short tiny
        less fewer under minimum below least
        more over greater above exceed bigger larger
        empty blank null none nothing
        private hidden inaccessible
        public visible
        unused never dead
        conflict clash overlap collide
        mismatch differ different disagree match
        constant const
        variable binding local
        mutable mut modify
        immutable const
        reference pointer borrow
        convert cast coerce conversion
        infer guess deduce
        recursive recursion itself cycle infinite
        outside beyond
        inside within
        unsafe dangerous insecure vulnerable risk
        insecure weak
        password secret credential
        order sort sorted alphabetical
        unnecessary redundant useless needless superfluous pointless extra
        deprecated obsolete legacy removed outdated
        replace instead substitute prefer
        check verify validate test
        support accept handle available
        feature functionality
        module package library crate namespace
        import include
        string text
        number numeric integer
        compare comparison equal equality
        loop for while iterate iteration
        condition if branch
        element item member entry
        list array vector collection sequence
        dictionary dict map
        annotation hint
        space whitespace
        uppercase capital capitalized
        terminated closed unclosed unterminated
        async asynchronous coroutine await
        thread concurrent parallel
        debugger breakpoint
        complex complicated
        outlive live lifetime
        dropped freed destroyed
        enable activate switch
        trap catch handle
        case variant arm alternative pattern
        cover exhaustive guarantee case
        silent ignore swallow suppress
        size length
        object instance
        field member attribute property
        trait interface
        implement impl implementation
        generic template
        pattern match
        visible scope
        outer enclosing
        left lhs
        right rhs
        unit void nothing
        possible can
        impossible cannot
        stop prevent
        hide shadow mask
        swap exchange
        fraud stolen suspicious
        credit debit
        merchant shop
        version release
        throttle throttled rate limit
        login authentication authenticate credential
        session token cookie
        payload body content
        parse decode deserialize syntax
        encode serialize encoding charset
        redirect moved relocated
        quota usage limit
        network connection socket
        ssl tls certificate https
        proxy gateway
        database table query
        row record entry
        column field
        deadlock lock locked
        unique duplicate constraint
        disk storage space
        memory heap
        overflow exceed large
        date time timestamp
        subscription plan
        invoice bill
        email mail
        region country location
        webhook callback notification
        sandbox test
        live production
        archive zip
        cancel void abort undo revert reverse
        pending processing unfinished
        partial incomplete truncated
        corrupt corrupted damaged broken
        encrypted encryption cipher
        owner belong own
        path directory folder
        config configuration setting
        option flag
        command shell
        process subprocess
        exit quit leave
        run execute launch
        dependency package
        compile build
        warning warn
        escape quote backslash
        bracket parenthesis brace parentheses
        indentation indent whitespace tab
        docstring documentation doc documented
        inherit inheritance subclass extend base
        override redefine
        lambda closure anonymous
        raise throw thrown
        iterator iterable generator
        unpack destructure
        index subscript position slice
        builtin shadow
        boolean bool
        float floating decimal
        byte binary
        regex regular pattern
        hash digest checksum
        initialize initialized uninitialized init
        assign set store
        readonly immutable
        rename alias
        operator operation
        trailing end last
        leading beginning first
        nested nest inner
        merge combine join flatten
        split separate
        avoid prevent forbid forbidden disallow prohibit ban
        slow performance inefficient
        early premature
        optional nullable
        signature declaration
        ownership own owned
        """
}
