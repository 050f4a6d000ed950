import SyntaxHighlighting
import Testing

/// What describes messages, images and machines.
@Suite struct DescriptionTests {
    @Test func `GraphQL shows descriptions, fields, variables and directives`() throws {
        let code = #"""
            # query
            """
            Pays a "card" \""" here.
            """
            type Query @key(fields: "id") { type: Int charge(id: ID!, n: Float = -1.5e3): Charge @deprecated(reason: "x") }
            { card {
                type
                input } }
            query Pay($id: ID!) { charge(id: $id) { ...Fields ... on Card { last4 } paid: isPaid(x: [true, null]) } }
            """#
        #expect(
            try marked(code, as: .graphql) == #"""
                ⟦c:# query⟧
                ⟦s:"""
                Pays a "card" \""" here.
                """⟧
                ⟦k:type⟧ Query ⟦k:@key⟧(⟦p:fields⟧: ⟦s:"id"⟧) { ⟦p:type⟧: Int ⟦f:charge⟧(⟦p:id⟧: ID!, ⟦p:n⟧: Float = -⟦n:1.5e3⟧): Charge ⟦k:@deprecated⟧(⟦p:reason⟧: ⟦s:"x"⟧) }
                { card {
                    type
                    input } }
                ⟦k:query⟧ ⟦f:Pay⟧(⟦v:$id⟧: ID!) { ⟦f:charge⟧(⟦p:id⟧: ⟦v:$id⟧) { ...Fields ... ⟦k:on⟧ Card { last4 } ⟦p:paid⟧: ⟦f:isPaid⟧(⟦p:x⟧: [⟦l:true⟧, ⟦l:null⟧]) } }
                """#
        )
    }

    @Test func `Protobuf shows types, fields and options`() throws {
        let code = #"""
            package google.rpc; // v
            import "a.proto";
            /* Status */
            message Status {
              string message = 2 [deprecated = true, json_name = 'c'];
              repeated google.protobuf.Any details = 3;
              map<string, bytes> m = 4;
              reserved 6, 9 to 11; enum E { OK = 0x0; }
            }
            service Pay { rpc Charge(stream Req) returns (Res); }
            """#
        #expect(
            try marked(code, as: .protobuf) == #"""
                ⟦k:package⟧ google.rpc; ⟦c:// v⟧
                ⟦k:import⟧ ⟦s:"a.proto"⟧;
                ⟦c:/* Status */⟧
                ⟦k:message⟧ Status {
                  ⟦k:string⟧ ⟦p:message⟧ = ⟦n:2⟧ [⟦p:deprecated⟧ = ⟦l:true⟧, ⟦p:json_name⟧ = ⟦s:'c'⟧];
                  ⟦k:repeated⟧ google.protobuf.Any ⟦p:details⟧ = ⟦n:3⟧;
                  ⟦k:map⟧<⟦k:string⟧, ⟦k:bytes⟧> ⟦p:m⟧ = ⟦n:4⟧;
                  ⟦k:reserved⟧ ⟦n:6⟧, ⟦n:9⟧ ⟦k:to⟧ ⟦n:11⟧; ⟦k:enum⟧ E { ⟦p:OK⟧ = ⟦n:0x0⟧; }
                }
                ⟦k:service⟧ Pay { ⟦k:rpc⟧ ⟦f:Charge⟧(⟦k:stream⟧ Req) ⟦k:returns⟧ (Res); }
                """#
        )
    }

    @Test func `HCL shows blocks, arguments, templates and heredocs`() throws {
        let code = #"""
            # a
            // b
            /* c
            d */
            resource "aws_instance" "web" {
              ami   = "ami-${lookup(m, "k")}-%{ if x }"
              count = var.n == 1 && !false ? 1.5 : length(local.in)
              tags  = { Name = "x", for_k => null }
              l     = [for k, v in var.m : upper(v) if v != "in"]
              user_data = <<-EOT
                #!/bin/sh
                echo "x"
              EOT
              lifecycle { }
            }
            locals{ a-b = 1 < 2 }
            """#
        #expect(
            try marked(code, as: .hcl) == #"""
                ⟦c:# a⟧
                ⟦c:// b⟧
                ⟦c:/* c
                d */⟧
                ⟦k:resource⟧ ⟦s:"aws_instance"⟧ ⟦s:"web"⟧ {
                  ⟦p:ami⟧   = ⟦s:"ami-⟧⟦v:${lookup(m, "k")}⟧⟦s:-⟧⟦v:%{ if x }⟧⟦s:"⟧
                  ⟦p:count⟧ = var.n == ⟦n:1⟧ && !⟦l:false⟧ ? ⟦n:1.5⟧ : ⟦f:length⟧(local.in)
                  ⟦p:tags⟧  = { ⟦p:Name⟧ = ⟦s:"x"⟧, for_k => ⟦l:null⟧ }
                  ⟦p:l⟧     = [⟦k:for⟧ k, v ⟦k:in⟧ var.m : ⟦f:upper⟧(v) ⟦k:if⟧ v != ⟦s:"in"⟧]
                  ⟦p:user_data⟧ = ⟦s:<<-EOT⟧
                ⟦s:    #!/bin/sh
                    echo "x"
                  EOT⟧
                  ⟦k:lifecycle⟧ { }
                }
                ⟦k:locals⟧{ ⟦p:a-b⟧ = ⟦n:1⟧ < ⟦n:2⟧ }
                """#
        )
    }

    @Test func `a Dockerfile goes on over continued lines, and comments among them`() throws {
        let code = #"""
            # syntax=docker/dockerfile:1
            ARG VERSION=3.20
            FROM --platform=$BUILDPLATFORM alpine:${VERSION} AS build
            ENV PATH="/app/bin:$PATH" \
                # a comment
                MODE='test' CMD=x
            RUN --mount=type=cache,target=/root/.cache \
                apk add --no-cache curl && \
                # within
                echo "it's $PATH" # trailing
            run echo don't
            USER app
            """#
        #expect(
            try marked(code, as: .dockerfile) == #"""
                ⟦c:# syntax=docker/dockerfile:1⟧
                ⟦k:ARG⟧ ⟦p:VERSION⟧=3.20
                ⟦k:FROM⟧ ⟦o:--platform⟧=⟦v:$BUILDPLATFORM⟧ alpine:⟦v:${VERSION}⟧ ⟦k:AS⟧ build
                ⟦k:ENV⟧ ⟦p:PATH⟧=⟦s:"/app/bin:⟧⟦v:$PATH⟧⟦s:"⟧ \
                    ⟦c:# a comment⟧
                    ⟦p:MODE⟧=⟦s:'test'⟧ ⟦p:CMD⟧=x
                ⟦k:RUN⟧ ⟦o:--mount⟧=type=cache,target=/root/.cache \
                    ⟦f:apk⟧ add ⟦o:--no-cache⟧ curl && \
                    ⟦c:# within⟧
                    ⟦f:echo⟧ ⟦s:"it's ⟧⟦v:$PATH⟧⟦s:"⟧ ⟦c:# trailing⟧
                ⟦k:run⟧ ⟦f:echo⟧ don⟦s:'t⟧
                ⟦k:USER⟧ app
                """#
        )
    }

    @Test func `a heredoc of a Dockerfile is a script, or a file`() throws {
        let code = #"""
            RUN <<EOF
            set -e
            apk add git
            EOF
            COPY --chown=1:1 <<-"CONF" /etc/x.conf
              key = "$value"
              CONF
            RUN cat <<A
              x y
            A
            EXPOSE 80
            """#
        #expect(
            try marked(code, as: .dockerfile) == #"""
                ⟦k:RUN⟧ ⟦s:<<EOF⟧
                ⟦f:set⟧ ⟦o:-e⟧
                ⟦f:apk⟧ add git
                ⟦s:EOF⟧
                ⟦k:COPY⟧ ⟦o:--chown⟧=1:1 ⟦s:<<-"CONF"⟧ /etc/x.conf
                ⟦s:  key = "$value"
                  CONF⟧
                ⟦k:RUN⟧ ⟦f:cat⟧ ⟦s:<<A⟧
                ⟦s:  x y
                A⟧
                ⟦k:EXPOSE⟧ 80
                """#
        )
    }

    @Test func `instructions of a Dockerfile may hold others, or JSON`() throws {
        let code = #"""
            CMD ["node", "server.js"]
            ONBUILD RUN make -j 4
            HEALTHCHECK --interval=30s CMD curl -f http://localhost/ || exit 1
            HEALTHCHECK NONE
            """#
        #expect(
            try marked(code, as: .dockerfile) == #"""
                ⟦k:CMD⟧ [⟦s:"node"⟧, ⟦s:"server.js"⟧]
                ⟦k:ONBUILD⟧ ⟦k:RUN⟧ ⟦f:make⟧ ⟦o:-j⟧ 4
                ⟦k:HEALTHCHECK⟧ ⟦o:--interval⟧=30s ⟦k:CMD⟧ ⟦f:curl⟧ ⟦o:-f⟧ http://localhost/ || ⟦f:exit⟧ 1
                ⟦k:HEALTHCHECK⟧ ⟦k:NONE⟧
                """#
        )
    }

    @Test func `a Dockerfile may say what continues its lines`() throws {
        let code = #"""
            # escape=`
            COPY a `
              C:\
            USER app
            """#
        #expect(
            try marked(code, as: .dockerfile) == #"""
                ⟦c:# escape=`⟧
                ⟦k:COPY⟧ a `
                  C:\
                ⟦k:USER⟧ app
                """#
        )
    }
}
