import Diagnostics
import Testing

@testable import DataReading
@testable import ForeignText
@testable import ImportSources

/// Codes in OpenAPI files.
@Suite struct OpenAPIReaderTests {
    private func read(_ text: String) -> (found: FoundCatalog, faults: [Diagnostic]) {
        var faults: [Diagnostic] = []
        let found = OpenAPIReader.read(SourceFile(text), &faults)
        return (found, faults)
    }

    private func file(_ schema: String, components: String = "{}") -> String {
        """
        {"openapi": "3.0.3", "info": {"title": "T"}, "components": \(components), "paths": {
          "/a": {"post": {"responses": {"200": {}, "422": {"content": {"application/json": {"schema": \(schema)}}}}}},
          "/b": {"get": {"responses": {"404": {"content": {"application/json": {"schema": \(schema)}}}}}}}}
        """
    }

    private func values(_ found: FoundCatalog, _ field: String) -> [[String]] {
        found.entries.map { $0.facts.filter { $0.field == field }.compactMap(\.value.text) }
    }

    @Test func `enumerations in allOf and anyOf, with their messages, statuses and operations`() {
        let (found, faults) = read(
            file(
                """
                {"allOf": [{"properties": {"name": {"enum": ["X"]}, "message": {"type": "string"}}}, {"properties": {"details": {"type": "array", "items": {"anyOf": [
                  {"properties": {"issue": {"enum": ["A_1"]}, "description": {"enum": ["It is wrong."]}}},
                  {"properties": {"issue": {"enum": ["B_2", "C_3"]}, "description": {"type": "string"}}}]}}}}]}
                """
            )
        )
        #expect(faults.isEmpty)
        #expect(found.codes == ["A_1", "B_2", "C_3"])
        #expect(values(found, "message") == [["It is wrong."], [], []])
        #expect(values(found, "status")[0] == ["422", "404"])
        #expect(values(found, "(operation)")[0] == ["POST /a", "GET /b"])
    }

    @Test func `references are followed, and circles end`() {
        let (found, _) = read(
            file(
                ##"{"$ref": "#/components/schemas/E"}"##,
                components:
                    ##"{"schemas": {"E": {"properties": {"code": {"$ref": "#/components/schemas/Code"}, "inner": {"$ref": "#/components/schemas/E"}}}, "Code": {"enum": ["a_1"]}, "L": {"$ref": "#/components/schemas/L"}}}"##
            )
        )
        #expect(found.codes == ["a_1"])
    }

    @Test func `a reference that leads nowhere is lost, and told`() {
        let (found, faults) = read(
            file(##"{"anyOf": [{"$ref": "other.yaml#/E"}, {"properties": {"code": {"const": "a_1"}}}]}"##)
        )
        #expect(found.codes == ["a_1"])
        #expect(found.lost.count == 2 && faults.isEmpty)
    }

    @Test func `constants with descriptions, and what extensions say of values`() {
        let (found, _) = read(
            file(
                """
                {"properties": {"code": {"oneOf": [{"const": "a_1", "description": "One."}, {"const": "b_2"}]}, "other": {"properties": {"code": {"enum": ["c_3"], "x-enum-descriptions": ["Three."]}}},
                  "more": {"properties": {"code": {"enum": ["d_4"], "description": "Codes:\\n- `d_4`: Four."}}}}}
                """
            )
        )
        #expect(found.codes == ["a_1", "b_2", "c_3", "d_4"])
        #expect(found.texts("summary") == ["One.", nil, "Three.", "Four."])
    }

    @Test func `examples show codes, messages and themselves`() {
        let (found, _) = read(
            """
            openapi: 3.1.0
            paths:
              /a:
                get:
                  responses:
                    "402":
                      content:
                        application/problem+json:
                          examples:
                            declined:
                              summary: Declined
                              value: {error: {code: card_declined, message: no}}
            """
        )
        #expect(found.codes == ["card_declined"])
        #expect(found.texts("message") == ["no"])
        let example = found.entries.first?.facts.first { $0.field == "examples" }?.value
        #expect(example?["title"]?.text == "Declined")
        #expect(example?["status"]?.text == "402")
        #expect(example?["media_type"]?.text == "application/problem+json")
    }

    @Test func `extensions with lists and objects of codes`() {
        let (found, _) = read(
            """
            {"openapi": "3.0.0", "x-error-codes": {"a_1": "One", "b_2": {"message": "Two", "status": 400}}, "paths": {"/a": {"get": {"x-errors": ["c_3", {"code": "d_4", "title": "Four"}], "responses": {}}}}}
            """
        )
        #expect(found.codes == ["a_1", "b_2", "c_3", "d_4"])
        #expect(found.texts("(operation)") == [nil, nil, "GET /a", "GET /a"])
    }

    @Test func `what is no OpenAPI, and one without codes`() {
        #expect(read("{}").faults.map(\.code) == [.missingKey])
        #expect(read(#"{"openapi": "3.0.0", "paths": {}}"#).faults.map(\.code) == [.emptyCatalog])
    }

    @Test func `one long list for all operations says not which code is whose`() {
        let paths = (1...6).map {
            ##""/p\##($0)": {"get": {"responses": {"400": {"$ref": "#/components/responses/R"}, "404": {"$ref": "#/components/responses/R"}}}}"##
        }
        let (found, _) = read(
            ##"{"openapi": "3.0.3", "paths": {\##(paths.joined(separator: ", "))}, "components": {"responses": {"R": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}, "schemas": {"Problem": {"properties": {"ok": {"enum": [false]}, "code": {"enum": ["a_1", "b_2", "c_3", "d_4", "e_5"]}}}}}}"##
        )
        #expect(found.codes.count == 5)
        #expect(found.fields == ["code"])
        #expect(
            found.lost.map(\.what) == ["one list of 5 codes for 6 operations and 2 statuses says not which is whose"]
        )
    }

    @Test func `Swagger 2.0, with codes in a property that other schemas have as well`() {
        let (found, _) = read(
            #"{"swagger": "2.0", "definitions": {"Other": {"properties": {"type": {"enum": ["a", "b"]}}}}, "paths": {"/x": {"get": {"responses": {"200": {"schema": {"$ref": "Other"}}, "default": {"schema": {"properties": {"ok": {"enum": [false]}, "error": {"enum": ["not_authed", "no_text"]}}}, "examples": {"application/json": {"ok": false, "error": "not_authed"}}}}}}}}"#
        )
        #expect(found.codes == ["not_authed", "no_text"])
        #expect(values(found, "(operation)") == [["GET /x"], ["GET /x"]])
    }
}
