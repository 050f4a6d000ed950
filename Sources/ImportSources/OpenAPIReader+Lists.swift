internal import DataReading
internal import Diagnostics

extension OpenAPIReader {
    /// A list of several codes, and the answers that refer to it.
    struct CodeList {
        let codes: [Listed]
        var statuses: [String] = []
        var operations: [String] = []
    }

    mutating func addList(_ codes: [Listed], _ facts: [FoundFact], _ place: Place) {
        let start = codes[0].range.bounds.lowerBound
        if lists[start] == nil {
            lists[start] = CodeList(codes: codes)
            for code in codes { add(code, facts, Place()) }
        }
        if let status = place.status, lists[start]?.statuses.contains(status) == false {
            lists[start]?.statuses.append(status)
        }
        if let operation = place.operation, lists[start]?.operations.last != operation {
            lists[start]?.operations.append(operation)
        }
    }

    /// Tells statuses and operations of the codes of lists. One long list for the answers of all operations says nothing of
    /// which returns which.
    mutating func settleLists(operations count: Int) {
        for (_, list) in lists.sorted(by: { $0.key < $1.key }) {
            let isLong = list.codes.count >= Self.longList
            let isOfAll = isLong && list.operations.count >= 5 && list.operations.count * 2 >= count
            let isOfSeveral = isLong && list.statuses.count > 1
            for code in list.codes {
                for status in isOfSeveral ? [] : list.statuses { add(code, [], Place(status: status)) }
                for operation in isOfAll ? [] : list.operations { add(code, [], Place(operation: operation)) }
            }
            guard isOfAll || isOfSeveral else { continue }
            let what = "\(list.codes.count) codes for \(list.operations.count) operations"
            let many = isOfSeveral ? " and \(list.statuses.count) statuses" : ""
            found.lost.append(.init("one list of \(what)\(many) says not which is whose", at: list.codes[0].range))
        }
    }

    /// From how many codes on a list is one of all codes rather than of those that an answer has.
    private static let longList = 5
}
