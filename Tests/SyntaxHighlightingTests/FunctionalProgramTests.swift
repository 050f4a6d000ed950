import SyntaxHighlighting
import Testing

/// Languages whose names, characters and comments share their signs.
@Suite struct FunctionalProgramTests {
    @Test func `Haskell tells comments from operators, and nests them`() throws {
        let code = #"""
            {-# LANGUAGE GADTs #-}
            -- | A module {- not nested
            {- outer {- inner -} still -}
            a --> b = a |-- b -- a comment
            x ---> y = x
            --------- a line
            """#
        #expect(
            try marked(code, as: .haskell) == #"""
                ⟦k:{-# LANGUAGE GADTs #-}⟧
                ⟦c:-- | A module {- not nested⟧
                ⟦c:{- outer {- inner -} still -}⟧
                a --> b = a |-- b ⟦c:-- a comment⟧
                x ---> y = x
                ⟦c:--------- a line⟧
                """#
        )
    }

    @Test func `in Haskell an apostrophe is part of a name, a character, or the mark of a name`() throws {
        let code = #"""
            foldl' f' z (x:xs) = let y' = f' z x in y' `seq` foldl' f' y' xs
            chars = ['a', '\'', '"', '\n'] <> "it's \"x\" \

              \gap\
              \" <> x'
            type T = 'Just 'True; name = ''Int; list = '[]
            """#
        #expect(
            try marked(code, as: .haskell) == #"""
                foldl' f' z (x:xs) = ⟦k:let⟧ y' = f' z x ⟦k:in⟧ y' ⟦f:`seq`⟧ foldl' f' y' xs
                chars = [⟦s:'a'⟧, ⟦s:'\''⟧, ⟦s:'"'⟧, ⟦s:'\n'⟧] <> ⟦s:"it's \"x\" \

                  \gap\
                  \"⟧ <> x'
                ⟦k:type⟧ T = 'Just 'True; name = ''Int; list = '[]
                """#
        )
    }

    @Test func `Haskell shows what is declared, its words and its numbers`() throws {
        let code = #"""
            module Data.Pay (pay, Charge(..)) where
            import qualified Data.Map.Strict as M hiding (map)
            data Charge = Charge { amount :: !Int, note' :: Maybe String } deriving stock (Show)
            pay :: Int -> Either String ()
            pay 0x1F = \x->case (x :: Int) of { 1.5e-3 -> True; _ -> [1..10] }
            """#
        #expect(
            try marked(code, as: .haskell) == #"""
                ⟦k:module⟧ Data.Pay (pay, Charge(..)) ⟦k:where⟧
                ⟦k:import⟧ ⟦k:qualified⟧ Data.Map.Strict ⟦k:as⟧ M ⟦k:hiding⟧ (map)
                ⟦k:data⟧ Charge = Charge { ⟦f:amount⟧ :: !Int, ⟦f:note'⟧ :: Maybe String } ⟦k:deriving⟧ ⟦k:stock⟧ (Show)
                ⟦f:pay⟧ :: Int -> Either String ()
                pay ⟦n:0x1F⟧ = \x->⟦k:case⟧ (x :: Int) ⟦k:of⟧ { ⟦n:1.5e-3⟧ -> ⟦l:True⟧; _ -> [⟦n:1⟧..⟦n:10⟧] }
                """#
        )
    }

    @Test func `Elixir shows sigils of all marks, with escapes and interpolation`() throws {
        let code = #"""
            ~r/^tok_[a-z\/]+#{id}$/iu |> Regex.match?(card)
            ~w(a b c)a ++ ~S(raw #{no} \) end) ++ ~s"it's \"x\"" ++ ~D[2020-01-01] ++ ~s{a|b} ++ ~s<x>
            ~H"""
            <p class="a">{@x}</p> #{no}
            """
            a ~> b and ~~~flags(x)
            """#
        #expect(
            try marked(code, as: .elixir) == #"""
                ⟦s:~r/^tok_[a-z\/]+⟧⟦v:#{id}⟧⟦s:$/iu⟧ |> Regex.⟦f:match?⟧(card)
                ⟦s:~w(a b c)a⟧ ++ ⟦s:~S(raw #{no} \) end)⟧ ++ ⟦s:~s"it's \"x\""⟧ ++ ⟦s:~D[2020-01-01]⟧ ++ ⟦s:~s{a|b}⟧ ++ ⟦s:~s<x>⟧
                ⟦s:~H"""
                <p class="a">{@x}</p> #{no}
                """⟧
                a ~> b ⟦k:and⟧ ~~~⟦f:flags⟧(x)
                """#
        )
    }

    @Test func `Elixir shows atoms, keys, characters and heredocs`() throws {
        let code = #"""
            defmodule Pay.Charge do
              @moduledoc """
              Pays #{x} "now".
              """
              def pay(amount, opts \\ []) when amount > 1_000 and not is_nil(opts) do
                case valid?(x) do
                  %Charge{id: id} -> {:ok, [?a, ?", ?\n, ?é, ?#], 'char #{list}', __MODULE__} # comment
                  nil -> raise ArgumentError, message: "no #{inspect(x)}"
                end
                fn y->end
              end
            end
            """#
        #expect(
            try marked(code, as: .elixir) == #"""
                ⟦k:defmodule⟧ Pay.Charge ⟦k:do⟧
                  ⟦k:@moduledoc⟧ ⟦s:"""
                  Pays ⟧⟦v:#{x}⟧⟦s: "now".
                  """⟧
                  ⟦k:def⟧ ⟦f:pay⟧(amount, opts \\ []) ⟦k:when⟧ amount > ⟦n:1_000⟧ ⟦k:and⟧ ⟦k:not⟧ ⟦f:is_nil⟧(opts) ⟦k:do⟧
                    ⟦k:case⟧ ⟦f:valid?⟧(x) ⟦k:do⟧
                      %Charge{⟦p:id⟧: id} -> {⟦s::ok⟧, [⟦s:?a⟧, ⟦s:?"⟧, ⟦s:?\n⟧, ⟦s:?é⟧, ⟦s:?#⟧], ⟦s:'char ⟧⟦v:#{list}⟧⟦s:'⟧, ⟦l:__MODULE__⟧} ⟦c:# comment⟧
                      ⟦l:nil⟧ -> ⟦k:raise⟧ ArgumentError, ⟦p:message⟧: ⟦s:"no ⟧⟦v:#{inspect(x)}⟧⟦s:"⟧
                    ⟦k:end⟧
                    ⟦k:fn⟧ y->⟦k:end⟧
                  ⟦k:end⟧
                ⟦k:end⟧
                """#
        )
    }

    @Test func `Scala shows triple quotes, interpolation behind any word, and characters`() throws {
        let code = #"""
            /* a /* b */ c */
            @tailrec final def pay[A](amount: Int = 1_000L)(using ctx: Ctx): Either[String, A] = {
              val s = s"id $id ${x.map(_.name("a"))}" + f"$x%2.2f" + sql"select $x" + "no $x"
              val t = """raw \ "x" """ + s"""many
                $lines ${a.b}"""
              val c = List('a', '\n', '\'', '"'); val sym = 'sym; `type`.foo
              x match { case Some(y) => throw new Error(null) }
            }
            """#
        #expect(
            try marked(code, as: .scala) == #"""
                ⟦c:/* a /* b */ c */⟧
                ⟦k:@tailrec⟧ ⟦k:final⟧ ⟦k:def⟧ pay[A](amount: Int = ⟦n:1_000L⟧)(⟦k:using⟧ ctx: Ctx): Either[String, A] = {
                  ⟦k:val⟧ s = ⟦s:s"id ⟧⟦v:$id⟧⟦s: ⟧⟦v:${x.map(_.name("a"))}⟧⟦s:"⟧ + ⟦s:f"⟧⟦v:$x⟧⟦s:%2.2f"⟧ + ⟦s:sql"select ⟧⟦v:$x⟧⟦s:"⟧ + ⟦s:"no $x"⟧
                  ⟦k:val⟧ t = ⟦s:"""raw \ "x" """⟧ + ⟦s:s"""many
                    ⟧⟦v:$lines⟧⟦s: ⟧⟦v:${a.b}⟧⟦s:"""⟧
                  ⟦k:val⟧ c = ⟦f:List⟧(⟦s:'a'⟧, ⟦s:'\n'⟧, ⟦s:'\''⟧, ⟦s:'"'⟧); ⟦k:val⟧ sym = 'sym; ⟦v:`type`⟧.foo
                  x ⟦k:match⟧ { ⟦k:case⟧ ⟦f:Some⟧(y) => ⟦k:throw⟧ ⟦k:new⟧ ⟦f:Error⟧(⟦l:null⟧) }
                }
                """#
        )
    }
}
