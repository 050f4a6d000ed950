import SyntaxHighlighting
import Testing

/// Markup that holds code.
@Suite struct ComponentTests {
    @Test func `Svelte shows scripts, blocks and expressions`() throws {
        let code = #"""
            <script lang="ts" module>
              import Card from './Card.svelte'; // it's
              type X = "</p>";
            </script>
            <!-- pay -->
            {#if amount > 100 && a < b}
              <p class="a {cls} b" class:active={x > 1} on:click|once={() => pay({ a: "}" })} {...rest}>don't &amp; {f(2)}</p>
            {:else if x}
              <Card.Item bind:value disabled=true/>
            {/if}
            {#each items as item, i (item.id)}<br>{@html `a ${item}`}{/each}
            """#
        #expect(
            try marked(code, as: .svelte) == #"""
                <⟦k:script⟧ ⟦p:lang⟧=⟦s:"ts"⟧ ⟦p:module⟧>
                  ⟦k:import⟧ Card ⟦k:from⟧ ⟦s:'./Card.svelte'⟧; ⟦c:// it's⟧
                  ⟦k:type⟧ X = ⟦s:"</p>"⟧;
                </⟦k:script⟧>
                ⟦c:<!-- pay -->⟧
                {⟦k:#if⟧ amount > ⟦n:100⟧ && a < b}
                  <⟦k:p⟧ ⟦p:class⟧=⟦s:"a ⟧⟦v:{cls}⟧⟦s: b"⟧ ⟦p:class:active⟧={x > ⟦n:1⟧} ⟦p:on:click⟧|⟦p:once⟧={() => ⟦f:pay⟧({ ⟦p:a⟧: ⟦s:"}"⟧ })} {...rest}>don't ⟦l:&amp;⟧ {⟦f:f⟧(⟦n:2⟧)}</⟦k:p⟧>
                {⟦k::else⟧ ⟦k:if⟧ x}
                  <⟦k:Card.Item⟧ ⟦p:bind:value⟧ ⟦p:disabled⟧=⟦s:true⟧/>
                {⟦k:/if⟧}
                {⟦k:#each⟧ items ⟦k:as⟧ item, i (item.id)}<⟦k:br⟧>{⟦k:@html⟧ ⟦s:`a ⟧⟦v:${item}⟧⟦s:`⟧}{⟦k:/each⟧}
                """#
        )
    }

    @Test func `a style of a component shows selectors, declarations and values`() throws {
        let code = #"""
            <style lang="scss">
              // it's
              @media (min-width: 40rem) and (x) {
                p.pay > a:hover::before, #id[type="x"] {
                  color: #fff; --gap: 1.5rem; margin: -.5em var(--gap) !important; /* { */
                  background: url(data:image/png;base64,x) "}"
                }
              }
              $x: 10%; &:hover { color:red }
            </style>
            """#
        #expect(
            try marked(code, as: .svelte) == #"""
                <⟦k:style⟧ ⟦p:lang⟧=⟦s:"scss"⟧>
                  ⟦c:// it's⟧
                  ⟦k:@media⟧ (min-width: ⟦n:40rem⟧) and (x) {
                    ⟦k:p⟧⟦f:.pay⟧ > ⟦k:a⟧:hover::before, ⟦f:#id⟧[⟦p:type⟧=⟦s:"x"⟧] {
                      ⟦p:color⟧: ⟦n:#fff⟧; ⟦p:--gap⟧: ⟦n:1.5rem⟧; ⟦p:margin⟧: ⟦n:-.5em⟧ ⟦f:var⟧(⟦v:--gap⟧) ⟦k:!important⟧; ⟦c:/* { */⟧
                      ⟦p:background⟧: ⟦f:url⟧(⟦s:data:image/png;base64,x⟧) ⟦s:"}"⟧
                    }
                  }
                  ⟦p:$x⟧: ⟦n:10%⟧; &:hover { ⟦p:color⟧:red }
                </⟦k:style⟧>
                """#
        )
    }

    @Test func `a script of a component is typed where it says so`() throws {
        let code = #"""
            <script>type = 1</script>
            <script lang='ts'>type X = 1</script>
            """#
        #expect(
            try marked(code, as: .svelte) == #"""
                <⟦k:script⟧>type = ⟦n:1⟧</⟦k:script⟧>
                <⟦k:script⟧ ⟦p:lang⟧=⟦s:'ts'⟧>⟦k:type⟧ X = ⟦n:1⟧</⟦k:script⟧>
                """#
        )
    }

    @Test func `Astro shows its front matter, and markup in expressions`() throws {
        let code = #"""
            ---
            import Layout from "../L.astro"; // it's
            const { title } = Astro.props as Props;
            ---
            <Layout title={title} class:list={["a", { b: x < 1 }]} set:html={`a`} href=`/x/${y}`>
              {/* comment <b> */}
              {posts.map((post) => (
                <li><a href={post.url}>don't {post.title ?? "none"}</a><br><img src="x"></li>
              ))}
              {cond ? <A /> : "none"} {a < b && <><b>if</b> x</>}
            </Layout>
            <style>a { color: red; }</style>
            """#
        #expect(
            try marked(code, as: .astro) == #"""
                ⟦k:---⟧
                ⟦k:import⟧ Layout ⟦k:from⟧ ⟦s:"../L.astro"⟧; ⟦c:// it's⟧
                ⟦k:const⟧ { title } = Astro.props ⟦k:as⟧ Props;
                ⟦k:---⟧
                <⟦k:Layout⟧ ⟦p:title⟧={title} ⟦p:class:list⟧={[⟦s:"a"⟧, { ⟦p:b⟧: x < ⟦n:1⟧ }]} ⟦p:set:html⟧={⟦s:`a`⟧} ⟦p:href⟧=⟦s:`/x/⟧⟦v:${y}⟧⟦s:`⟧>
                  {⟦c:/* comment <b> */⟧}
                  {posts.⟦f:map⟧((post) => (
                    <⟦k:li⟧><⟦k:a⟧ ⟦p:href⟧={post.url}>don't {post.title ?? ⟦s:"none"⟧}</⟦k:a⟧><⟦k:br⟧><⟦k:img⟧ ⟦p:src⟧=⟦s:"x"⟧></⟦k:li⟧>
                  ))}
                  {cond ? <⟦k:A⟧ /> : ⟦s:"none"⟧} {a < b && <><⟦k:b⟧>if</⟦k:b⟧> x</>}
                </⟦k:Layout⟧>
                <⟦k:style⟧>⟦k:a⟧ { ⟦p:color⟧: red; }</⟦k:style⟧>
                """#
        )
    }
}
