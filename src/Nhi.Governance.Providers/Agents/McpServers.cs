using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Agents;

/// <summary>The tool connectors of a client: <c>mcpServers</c> of <c>claude_desktop_config.json</c>, <c>.mcp.json</c> and <c>.cursor/mcp.json</c>, or <c>servers</c> of <c>.vscode/mcp.json</c>. Arguments, headers and the values of variables may hold secrets and are not kept.</summary>
internal sealed class McpServers : IExportFormat
{
    // A package has a long name at times; what else follows a program may be a key, which is never this short.
    private const int LongestWord = 15;

    // Programs whose first argument names what they start.
    private static readonly string[] s_launchers = ["npx", "bunx", "pnpx", "pnpm", "yarn", "npm", "uvx", "uv", "pipx", "python", "python3", "node", "deno", "bun", "docker", "podman", "dotnet", "dnx", "java", "go", "cargo"];

    private static readonly string[] s_members = ["mcpServers", "servers"];
    private static readonly string[] s_switches = ["-y", "--yes", "-q", "--quiet"];

    /// <inheritdoc />
    public string Name => "agents/mcp-servers";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(root => Servers(root).Any(server => Endpoint(server.Value) is not null));
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new ListReading(records, isCut: false);
        foreach (var (name, server) in document.Roots.SelectMany(Servers))
        {
            Read(name, server, $"$.{name}", reading);
        }
    }

    private static void Read(string name, JsonElement server, string place, ListReading reading)
    {
        if (Endpoint(server) is not { } endpoint)
        {
            reading.Reject(place, "the server has neither a url nor a command");
            return;
        }

        var variables = server.Member("env") is { } env ? env.Members().Select(variable => variable.Name).ToList() : [];
        reading.Observe(
            new Observation
            {
                Id = new IdentityId($"mcp:{endpoint}"),
                Area = "mcp:servers",
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, name)
                    .Tell(IdentityFacts.Subclass, "mcp:tool-connector")
                    .Tell(IdentityFacts.Enabled, server.Member("disabled") is { ValueKind: JsonValueKind.True } ? false : null)
                    .Tell(ToolConnectorFacts.Endpoint, endpoint)
                    .Tell(ToolConnectorFacts.Tools, server.OneOrMore("alwaysAllow").Concat(server.OneOrMore("autoApprove")))
                    .Tell(AccessFacts.Grants, variables.Select(variable => $"variable {variable}"))
                    .ToFactSet(),
                Source = reading.Source,
            },
            place,
            mayRepeat: true,
            isWhole: false);
    }

    /// <summary>Address without user, query, fragment and parts of its path that may be keys; or command with the package it starts, if that is what its arguments begin with: behind any other option may stand the option's value.</summary>
    private static string? Endpoint(JsonElement server)
    {
        if ((server.Text("url") ?? server.Text("serverUrl")) is { } text && WebAddress.Without(text, keepsPath: false) is { } address)
        {
            return address;
        }

        if (server.Text("command") is not { Length: > 0 } command)
        {
            return null;
        }

        var program = command[(command.LastIndexOfAny(['/', '\\']) + 1)..];
        var package = server.OneOrMore("args").SkipWhile(argument => s_switches.Contains(argument, StringComparer.Ordinal)).FirstOrDefault();
        return package is null || !IsPackage(package) || (package.Length > LongestWord && !s_launchers.Contains(Path.GetFileNameWithoutExtension(program), StringComparer.OrdinalIgnoreCase)) ? program : $"{program} {package}";
    }

    // @scope/name@version, name, name:tag: nothing that could be a value.
    private static bool IsPackage(string text) => text.Length is > 0 and <= 128 && text[0] != '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '@' or '/' or '-' or '_' or '.' or ':');

    private static IEnumerable<(string Name, JsonElement Value)> Servers(JsonElement root) =>
        s_members.Select(member => root.Member(member)).OfType<JsonElement>().SelectMany(servers => servers.Members()).Where(server => server.Value.ValueKind == JsonValueKind.Object);
}
