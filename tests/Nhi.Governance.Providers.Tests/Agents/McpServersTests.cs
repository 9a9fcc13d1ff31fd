using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Agents;

public class McpServersTests
{
    private const string Configuration = """
        { "mcpServers": {
          "github": { "command": "/usr/local/bin/npx", "args": ["-y", "@modelcontextprotocol/server-github@1.2"], "env": { "GITHUB_TOKEN": "never-to-be-seen" }, "autoApprove": ["search_code"] },
          "database": { "command": "uvx", "args": ["--api-key", "never-to-be-seen", "server"] },
          "hosted": { "url": "https://hosted.example/s/never-to-be-seen/mcp" },
          "search": { "type": "http", "url": "https://user:never-to-be-seen@tools.example/mcp?key=never-to-be-seen#never-to-be-seen", "headers": { "Authorization": "Bearer never-to-be-seen" }, "disabled": true },
          "broken": { "args": [] }
        }, "theme": "dark" }
        """;

    private static IReadOnlyList<SourceEvent> Read(string json)
    {
        var document = Json(json);
        return ExportFormats.All.Single(format => format.Recognises(document)).Read(document);
    }

    [Fact]
    public void A_server_is_a_connector_by_its_address_or_the_package_it_starts()
    {
        var events = Read(Configuration);
        Assert.Equal(("agents/mcp-servers", 5, 4, 1), (events.Summary().Format, events.Summary().Records, events.Summary().Identities, events.Summary().Rejected));
        Same(["mcp:npx @modelcontextprotocol/server-github@1.2", "mcp:uvx", "mcp:https://hosted.example/s/…/mcp", "mcp:https://tools.example/mcp"], events.Observed().Select(server => server.Id.Value));
        Same(["variable GITHUB_TOKEN"], events.Observed()[0].Facts.Get(AccessFacts.Grants).Value!);
        Same(["search_code"], events.Observed()[0].Facts.Get(ToolConnectorFacts.Tools).Value!);
        Assert.Equal("False", events.Observed()[3].Facts.Known(IdentityFacts.Enabled));
    }

    [Fact]
    public void Nothing_that_may_be_a_secret_is_kept() => Assert.DoesNotContain("never-to-be-seen", Dump(Read(Configuration)), StringComparison.Ordinal);

    [Fact]
    public void Broken_in_any_way_every_server_is_counted() => ExportMutation.Run(Configuration, broken =>
    {
        var document = Json(broken);
        var format = ExportFormats.All.SingleOrDefault(format => format.Recognises(document));
        if (format is not null)
        {
            var events = format.Read(document);
            Assert.Equal(events.Summary().Records, events.Count(item => item is SourceEvent.Observed or SourceEvent.Rejected));
            _ = Dump(events);
        }
    });

    [Fact]
    public void Servers_of_something_else_are_not_taken() =>
        Assert.DoesNotContain(ExportFormats.All, format => format.Recognises(Json("""{ "openapi": "3.0.0", "servers": [{ "url": "https://api.example" }] }""")));
}
