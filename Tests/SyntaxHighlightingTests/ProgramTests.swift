import SyntaxHighlighting
import Testing

/// The languages that an API has client libraries in.
@Suite struct ProgramTests {
    @Test func `JavaScript shows calls, members, templates and regular expressions`() throws {
        let code = #"""
            import { Client } from "api"; // v2
            async function pay({ amount = 100 }) {
              const half = total / 2 / rate, valid = /^tok_[a-z/]+\/$/i.test(card);
              await api.charges.create({ amount, type: 'card', card: `tok_${id}
            end` });
              throw new Error(err.default ?? null); /* gone */
            }
            """#
        #expect(
            try marked(code, as: .javascript) == #"""
                ⟦k:import⟧ { Client } ⟦k:from⟧ ⟦s:"api"⟧; ⟦c:// v2⟧
                ⟦k:async⟧ ⟦k:function⟧ ⟦f:pay⟧({ amount = ⟦n:100⟧ }) {
                  ⟦k:const⟧ half = total / ⟦n:2⟧ / rate, valid = ⟦s:/^tok_[a-z/]+\/$/i⟧.⟦f:test⟧(card);
                  ⟦k:await⟧ api.charges.⟦f:create⟧({ amount, ⟦p:type⟧: ⟦s:'card'⟧, ⟦p:card⟧: ⟦s:`tok_⟧⟦v:${id}⟧⟦s:
                end`⟧ });
                  ⟦k:throw⟧ ⟦k:new⟧ ⟦f:Error⟧(err.default ?? ⟦l:null⟧); ⟦c:/* gone */⟧
                }
                """#
        )
    }

    @Test func `TypeScript has words of its own`() throws {
        #expect(
            try marked("export interface Failure { readonly code: string; status?: 402 }", as: .typescript)
                == "⟦k:export⟧ ⟦k:interface⟧ Failure { ⟦k:readonly⟧ ⟦p:code⟧: string; status?: ⟦n:402⟧ }"
        )
    }

    @Test func `Python shows decorators, f-strings and strings of many lines`() throws {
        let code = #"""
            import api
            @app.route("/pay")
            async def pay(amount: int = 100) -> dict:
                """Charges a card,
                "once"."""
                try:
                    charge = api.Charge.create(card=None, pattern=rb'\d+\'')
                except api.InvalidCard as e:
                    print(f"failed {e.code!r} {{so}}")  # log
                    return {"ok": False, "n": 0x1F}
            """#
        #expect(
            try marked(code, as: .python) == #"""
                ⟦k:import⟧ api
                ⟦k:@app.route⟧(⟦s:"/pay"⟧)
                ⟦k:async⟧ ⟦k:def⟧ ⟦f:pay⟧(amount: int = ⟦n:100⟧) -> dict:
                    ⟦s:"""Charges a card,
                    "once"."""⟧
                    ⟦k:try⟧:
                        charge = api.Charge.⟦f:create⟧(card=⟦l:None⟧, pattern=⟦s:rb'\d+\''⟧)
                    ⟦k:except⟧ api.InvalidCard ⟦k:as⟧ e:
                        ⟦f:print⟧(⟦s:f"failed ⟧⟦v:{e.code!r}⟧⟦s: {{so}}"⟧)  ⟦c:# log⟧
                        ⟦k:return⟧ {⟦s:"ok"⟧: ⟦l:False⟧, ⟦s:"n"⟧: ⟦n:0x1F⟧}
                """#
        )
    }

    @Test func `a heredoc's label of Ruby is any capital letter`() throws {
        #expect(try marked("a = <<Z\n  b\nZ\n", as: .ruby) == "a = ⟦s:<<Z⟧\n⟦s:  b\nZ⟧\n")
    }

    @Test(arguments: [SyntaxLanguage.swift, .rust, .kotlin])
    func `a comment ends with its own mark where comments nest`(language: SyntaxLanguage) throws {
        #expect(try marked("/* a /* b */ c */ d", as: language) == "⟦c:/* a /* b */ c */⟧ d")
    }

    @Test(arguments: ["'", "\""])
    func `a string of PHP may go on in the next line`(quote: String) throws {
        let text = "\(quote)x\ny\(quote)"
        #expect(try marked("<?php $a = \(text); $b", as: .php).hasSuffix("⟦v:$a⟧ = ⟦s:\(text)⟧; ⟦v:$b⟧"))
    }

    @Test func `a comment ends with the first mark where comments do not nest`() throws {
        #expect(try marked("/* a /* b */ c", as: .javascript) == "⟦c:/* a /* b */⟧ c")
    }

    @Test func `a raw string may hold the mark that it is set in`() throws {
        #expect(try marked("let a = #\"#\"#; b", as: .swift) == "⟦k:let⟧ a = ⟦s:#\"#\"#⟧; b")
    }

    @Test func `a mark of Ruby that compares belongs to no word`() throws {
        #expect(try marked("nil!=b", as: .ruby) == "⟦l:nil⟧!=b")
    }

    @Test func `a heredoc of Ruby begins on the next line, behind a symbol as well`() throws {
        let code = "run <<~A, :b\n  text\nA\nend"
        #expect(try marked(code, as: .ruby) == "run ⟦s:<<~A⟧, ⟦s::b⟧\n⟦s:  text\nA⟧\n⟦k:end⟧")
    }

    @Test func `Ruby shows symbols, labels, interpolation and heredocs`() throws {
        let code = #"""
            require "api"
            =begin
            Pays.
            =end
            class Pay < Base
              def call(amount:, tags: %w[a b])
                charge = Api::Charge.create(currency: :thb, class: @card)
                return nil unless charge.paid?
                puts "ok #{charge["id"]}" if charge.status =~ /succ[e\/]ss/i
                sql = <<~SQL.strip
                  select 1
                SQL
                list << item # append
              end
            end
            """#
        #expect(
            try marked(code, as: .ruby) == #"""
                ⟦k:require⟧ ⟦s:"api"⟧
                ⟦c:=begin
                Pays.
                =end⟧
                ⟦k:class⟧ Pay < Base
                  ⟦k:def⟧ ⟦f:call⟧(⟦p:amount⟧:, ⟦p:tags⟧: ⟦s:%w[a b]⟧)
                    charge = Api::Charge.⟦f:create⟧(⟦p:currency⟧: ⟦s::thb⟧, ⟦p:class⟧: ⟦v:@card⟧)
                    ⟦k:return⟧ ⟦l:nil⟧ ⟦k:unless⟧ charge.paid?
                    puts ⟦s:"ok ⟧⟦v:#{charge["id"]}⟧⟦s:"⟧ ⟦k:if⟧ charge.status =~ ⟦s:/succ[e\/]ss/i⟧
                    sql = ⟦s:<<~SQL⟧.strip
                ⟦s:      select 1
                    SQL⟧
                    list << item ⟦c:# append⟧
                  ⟦k:end⟧
                ⟦k:end⟧
                """#
        )
    }

    @Test func `PHP by itself shows variables, attributes and heredocs`() throws {
        let code = #"""
            #[Route('/pay')]
            # pays
            final class Pay {
                function run(int $amount): ?array {
                    echo "Charge {$charge['id']} $name\n" . $charge->class;
                    $text = <<<EOT
                      for $name
                      EOT;
                }
            }
            """#
        #expect(
            try marked(code, as: .php) == #"""
                ⟦k:#[Route('/pay')]⟧
                ⟦c:# pays⟧
                ⟦k:final⟧ ⟦k:class⟧ Pay {
                    ⟦k:function⟧ ⟦f:run⟧(⟦k:int⟧ ⟦v:$amount⟧): ?⟦k:array⟧ {
                        ⟦k:echo⟧ ⟦s:"Charge ⟧⟦v:{$charge['id']}⟧⟦s: ⟧⟦v:$name⟧⟦s:\n"⟧ . ⟦v:$charge⟧->class;
                        ⟦v:$text⟧ = ⟦s:<<<EOT⟧
                ⟦s:          for $name
                          EOT⟧;
                    }
                }
                """#
        )
    }

    @Test func `PHP in a page leaves the page to markup`() throws {
        #expect(
            try marked("<p>if <?= $total ?></p>\n<?php return null;", as: .php)
                == "<⟦k:p⟧>if ⟦k:<?=⟧ ⟦v:$total⟧ ⟦k:?>⟧</⟦k:p⟧>\n⟦k:<?php⟧ ⟦k:return⟧ ⟦l:null⟧;"
        )
    }

    @Test func `Go shows raw strings, fields and calls`() throws {
        let code = #"""
            package main // pays

            func Pay(ctx context.Context) (*Charge, error) {
            	raw := `{"a": "\"}`
            	c, err := client.Do(&Create{Amount: 100_000, Kind: 'x'})
            	switch { default: return nil, err }
            }
            """#
        #expect(
            try marked(code, as: .go) == #"""
                ⟦k:package⟧ main ⟦c:// pays⟧

                ⟦k:func⟧ ⟦f:Pay⟧(ctx context.Context) (*Charge, error) {
                	raw := ⟦s:`{"a": "\"}`⟧
                	c, err := client.⟦f:Do⟧(&Create{⟦p:Amount⟧: ⟦n:100_000⟧, ⟦p:Kind⟧: ⟦s:'x'⟧})
                	⟦k:switch⟧ { ⟦k:default⟧: ⟦k:return⟧ ⟦l:nil⟧, err }
                }
                """#
        )
    }

    @Test func `Swift shows attributes, raw strings and interpolation`() throws {
        let code = ##"""
            import Foundation /* a /* b */ c */
            @MainActor final class Client<T: Sendable> {
                func charge(_ amount: Int) async throws -> Charge? {
                    let url = URL(string: #"https://x/"\#(id)"#)! // go
                    guard amount > 1_000, let x = send(.post("\(a["b"])/c")) else { return nil }
                    let text = """
                        many "lines" \(x)
                        """
                    #if DEBUG
                    print(0x1F, 1.5e-3, 0..<5, .default, true)
                    #endif
            """##
        #expect(
            try marked(code, as: .swift) == ##"""
                ⟦k:import⟧ Foundation ⟦c:/* a /* b */ c */⟧
                ⟦k:@MainActor⟧ ⟦k:final⟧ ⟦k:class⟧ Client<T: Sendable> {
                    ⟦k:func⟧ ⟦f:charge⟧(_ amount: Int) ⟦k:async⟧ ⟦k:throws⟧ -> Charge? {
                        ⟦k:let⟧ url = ⟦f:URL⟧(string: ⟦s:#"https://x/"⟧⟦v:\#(id)⟧⟦s:"#⟧)! ⟦c:// go⟧
                        ⟦k:guard⟧ amount > ⟦n:1_000⟧, ⟦k:let⟧ x = ⟦f:send⟧(.⟦f:post⟧(⟦s:"⟧⟦v:\(a["b"])⟧⟦s:/c"⟧)) ⟦k:else⟧ { ⟦k:return⟧ ⟦l:nil⟧ }
                        ⟦k:let⟧ text = ⟦s:"""
                            many "lines" ⟧⟦v:\(x)⟧⟦s:
                            """⟧
                        ⟦k:#if⟧ DEBUG
                        ⟦f:print⟧(⟦n:0x1F⟧, ⟦n:1.5e-3⟧, ⟦n:0⟧..<⟦n:5⟧, .default, ⟦l:true⟧)
                        ⟦k:#endif⟧
                """##
        )
    }

    @Test func `Rust tells characters from lifetimes`() throws {
        let code =
            ##"#[derive(Debug)] pub fn pay<'a>(x: &'a str) { let c = ['x', '\'']; println!(r#"a"b"#, b"x"); None }"##
        #expect(
            try marked(code, as: .rust)
                == ##"⟦k:#[derive(Debug)]⟧ ⟦k:pub⟧ ⟦k:fn⟧ pay<'a>(x: &'a str) { ⟦k:let⟧ c = [⟦s:'x'⟧, ⟦s:'\''⟧]; "##
                + ##"⟦f:println!⟧(⟦s:r#"a"b"#⟧, ⟦s:b"x"⟧); ⟦l:None⟧ }"##
        )
    }

    @Test(arguments: [
        (SyntaxLanguage.go, "⟦k:default⟧:"), (.javascript, "⟦k:default⟧:"), (.dart, "⟦k:default⟧:"),
        (.ruby, "⟦p:default⟧:"), (.elixir, "⟦p:default⟧:"), (.graphql, "⟦p:default⟧:"),
    ])
    func `a label of a switch is a keyword, and a member of that name is none`(language: SyntaxLanguage, shown: String)
        throws
    {
        #expect(try marked("default: 1", as: language) == shown + " ⟦n:1⟧")
    }

    @Test func `Java shows annotations`() throws {
        #expect(
            try marked(
                "@Override public Charge pay(long amount) { return api.create(\"thb\", 100L, 'x', null); }",
                as: .java
            )
                == "⟦k:@Override⟧ ⟦k:public⟧ Charge ⟦f:pay⟧(⟦k:long⟧ amount) { ⟦k:return⟧ "
                + "api.⟦f:create⟧(⟦s:\"thb\"⟧, ⟦n:100L⟧, ⟦s:'x'⟧, ⟦l:null⟧); }"
        )
    }

    @Test func `Kotlin shows templates`() throws {
        #expect(
            try marked(#"@Test fun pay() = api.charge("id $id ${x.y}", 1.0f)"#, as: .kotlin)
                == #"⟦k:@Test⟧ ⟦k:fun⟧ ⟦f:pay⟧() = api.⟦f:charge⟧(⟦s:"id ⟧⟦v:$id⟧⟦s: ⟧⟦v:${x.y}⟧⟦s:"⟧, ⟦n:1.0f⟧)"#
        )
    }

    @Test func `C# shows interpolated and verbatim strings`() throws {
        #expect(
            try marked(#"var c = await api.Pay($"id {id} {{x}}", @"C:\x", null); // x"#, as: .csharp)
                == #"⟦k:var⟧ c = ⟦k:await⟧ api.⟦f:Pay⟧(⟦s:$"id ⟧⟦v:{id}⟧⟦s: {{x}}"⟧, ⟦s:@"C:\x"⟧, ⟦l:null⟧); ⟦c:// x⟧"#
        )
    }

    @Test func `C and C++ share all but their words and raw strings`() throws {
        #expect(
            try marked("#include <stdio.h>\nint main() { return NULL; }", as: .c)
                == "⟦k:#include⟧ <stdio.h>\n⟦k:int⟧ ⟦f:main⟧() { ⟦k:return⟧ ⟦l:NULL⟧; }"
        )
        #expect(
            try marked(#"auto s = R"(raw "x")"; auto p = u8"x"; class"#, as: .cpp)
                == #"⟦k:auto⟧ s = ⟦s:R"(raw "x")"⟧; ⟦k:auto⟧ p = ⟦s:u8"x"⟧; ⟦k:class⟧"#
        )
    }
}
