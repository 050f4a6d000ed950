import SyntaxHighlighting
import Testing

/// Languages that machines and apps are told what to do in.
@Suite struct ScriptTests {
    @Test func `Lua closes long brackets at the level that they were opened at`() throws {
        let code = #"""
            #!/usr/bin/env lua
            --[[ many
            lines ]] local x = 1 -- one
            --[==[ a ]] b ]==]
            --[=not long
            local s = [[raw \ "x"
            ]] .. [=[ a ]] b ]=] .. 'it\'s' .. "a\z

              b" .. "a\
            b"
            """#
        #expect(
            try marked(code, as: .lua) == #"""
                ⟦c:#!/usr/bin/env lua⟧
                ⟦c:--[[ many
                lines ]]⟧ ⟦k:local⟧ x = ⟦n:1⟧ ⟦c:-- one⟧
                ⟦c:--[==[ a ]] b ]==]⟧
                ⟦c:--[=not long⟧
                ⟦k:local⟧ s = ⟦s:[[raw \ "x"
                ]]⟧ .. ⟦s:[=[ a ]] b ]=]⟧ .. ⟦s:'it\'s'⟧ .. ⟦s:"a\z

                  b"⟧ .. ⟦s:"a\
                b"⟧
                """#
        )
    }

    @Test func `Lua shows its words, numbers and calls`() throws {
        let code = #"""
            function M.pay(amount) if not amount then return nil end
              t[t[1]] = obj:call(0x1p4, 3.14e-2, 1 ..2, x.end)
            end
            """#
        #expect(
            try marked(code, as: .lua) == #"""
                ⟦k:function⟧ M.⟦f:pay⟧(amount) ⟦k:if⟧ ⟦k:not⟧ amount ⟦k:then⟧ ⟦k:return⟧ ⟦l:nil⟧ ⟦k:end⟧
                  t[t[⟦n:1⟧]] = obj:⟦f:call⟧(⟦n:0x1p4⟧, ⟦n:3.14e-2⟧, ⟦n:1⟧ ..⟦n:2⟧, x.end)
                ⟦k:end⟧
                """#
        )
    }

    @Test func `PowerShell knows here-strings, and the backtick that escapes`() throws {
        let code = #"""
            $s = @"
            here "x" $name `$no $($x.Id + 1)
            "@
            $r = @'
            raw $x "'
            '@
            Write-Host "it's $env:PATH `"x`" ""y"" ${a b}" 'it''s $x' `
              -ForegroundColor Red
            """#
        #expect(
            try marked(code, as: .powershell) == #"""
                ⟦v:$s⟧ = ⟦s:@"
                here "x" ⟧⟦v:$name⟧⟦s: `$no ⟧⟦v:$($x.Id + 1)⟧⟦s:
                "@⟧
                ⟦v:$r⟧ = ⟦s:@'
                raw $x "'
                '@⟧
                ⟦f:Write-Host⟧ ⟦s:"it's ⟧⟦v:$env:PATH⟧⟦s: `"x`" ""y"" ⟧⟦v:${a b}⟧⟦s:"⟧ ⟦s:'it''s $x'⟧ `
                  ⟦o:-ForegroundColor⟧ Red
                """#
        )
    }

    @Test func `PowerShell tells commands, options and operators`() throws {
        let code = #"""
            <# many
            lines #>
            #Requires -Version 7
            param([Parameter(Mandatory = $true)][string]$Path, [int]$n = 10kb)
            function Get-Pay { @{ Name = 'x'; if = $null } }
            Get-ChildItem -Path C:\x#y | Where-Object { $_.Length -gt 1kb -and -not $_.in } # end
            if ($x -ilike 'a*') { return [Math]::Round($_.Size, 2) } ELSE { throw "x" }
            foreach ($i in 1..10) { docker run --rm @args; $script:n++ }
            Invoke-RestMethod -Uri https://x.example/#z
            """#
        #expect(
            try marked(code, as: .powershell) == #"""
                ⟦c:<# many
                lines #>⟧
                ⟦c:#Requires -Version 7⟧
                ⟦k:param⟧([⟦f:Parameter⟧(⟦p:Mandatory⟧ = ⟦l:$true⟧)][string]⟦v:$Path⟧, [int]⟦v:$n⟧ = ⟦n:10kb⟧)
                ⟦k:function⟧ ⟦f:Get-Pay⟧ { @{ ⟦p:Name⟧ = ⟦s:'x'⟧; ⟦p:if⟧ = ⟦l:$null⟧ } }
                ⟦f:Get-ChildItem⟧ ⟦o:-Path⟧ C:\x#y | ⟦f:Where-Object⟧ { ⟦v:$_⟧.Length ⟦k:-gt⟧ ⟦n:1kb⟧ ⟦k:-and⟧ ⟦k:-not⟧ ⟦v:$_⟧.in } ⟦c:# end⟧
                ⟦k:if⟧ (⟦v:$x⟧ ⟦k:-ilike⟧ ⟦s:'a*'⟧) { ⟦k:return⟧ [Math]::⟦f:Round⟧(⟦v:$_⟧.Size, ⟦n:2⟧) } ⟦k:ELSE⟧ { ⟦k:throw⟧ ⟦s:"x"⟧ }
                ⟦k:foreach⟧ (⟦v:$i⟧ ⟦k:in⟧ ⟦n:1⟧..⟦n:10⟧) { ⟦f:docker⟧ run ⟦o:--rm⟧ ⟦v:@args⟧; ⟦v:$script:n⟧++ }
                ⟦f:Invoke-RestMethod⟧ ⟦o:-Uri⟧ https://x.example/#z
                """#
        )
    }

    @Test func `in a session of PowerShell only what stands after the prompt is a command`() throws {
        let code = #"""
            PS C:\Users\me> Get-Item x -Force

                Directory: C:\if
            PS> $x = 1
            1
            PS>
            """#
        #expect(
            try marked(code, as: .powershell) == #"""
                PS C:\Users\me> ⟦f:Get-Item⟧ x ⟦o:-Force⟧

                    Directory: C:\if
                PS> ⟦v:$x⟧ = ⟦n:1⟧
                1
                PS>
                """#
        )
    }

    @Test func `Dart shows interpolation, raw strings, annotations and named arguments`() throws {
        let code = #"""
            /// Doc
            @override
            Future<void> pay({required int amount, String? card}) async {
              final raw = r'C:\$name'; var s = 'it\'s $amount ${card ?? "x"}';
              await api.charge(amount: 100, card: null)..retry(1.5e3);
              print('''many
              $s '' ''');
              switch (x) { default: return; } /* a /* b */ c */
            }
            """#
        #expect(
            try marked(code, as: .dart) == #"""
                ⟦c:/// Doc⟧
                ⟦k:@override⟧
                Future<⟦k:void⟧> ⟦f:pay⟧({⟦k:required⟧ ⟦k:int⟧ amount, String? card}) ⟦k:async⟧ {
                  ⟦k:final⟧ raw = ⟦s:r'C:\$name'⟧; ⟦k:var⟧ s = ⟦s:'it\'s ⟧⟦v:$amount⟧⟦s: ⟧⟦v:${card ?? "x"}⟧⟦s:'⟧;
                  ⟦k:await⟧ api.⟦f:charge⟧(⟦p:amount⟧: ⟦n:100⟧, ⟦p:card⟧: ⟦l:null⟧)..⟦f:retry⟧(⟦n:1.5e3⟧);
                  ⟦f:print⟧(⟦s:'''many
                  ⟧⟦v:$s⟧⟦s: '' '''⟧);
                  ⟦k:switch⟧ (x) { ⟦k:default⟧: ⟦k:return⟧; } ⟦c:/* a /* b */ c */⟧
                }
                """#
        )
    }
}
