using System.CommandLine;
using System.CommandLine.Parsing;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>--scope NAME=VALUE</c>: names as <c>docs/sources.md</c> has them, or their last word alone.</summary>
internal static class ScopeOption
{
    private static readonly string[] Names = ["aws.account", "kubernetes.cluster", "kubernetes.issuer", "github.repository"];

    public static Option<KeyValuePair<string, string>[]> Make() => new("--scope")
    {
        Description = $"An authority that exports lack: {string.Join(", ", Names)}, or its last word alone",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = Read,
        DefaultValueFactory = _ => [],
    };

    private static KeyValuePair<string, string>[] Read(ArgumentResult result)
    {
        var read = new List<KeyValuePair<string, string>>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
            var name = Names.FirstOrDefault(name => string.Equals(name, parts[0], StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + parts[0], StringComparison.OrdinalIgnoreCase));
            if (parts.Length != 2 || parts[1].Length == 0)
            {
                result.AddError($"'{text}' is not NAME=VALUE: write --scope aws.account=111122223333.");
            }
            else if (name is null)
            {
                result.AddError($"'{parts[0]}' is no scope: {string.Join(", ", Names)}.");
            }
            else
            {
                read.Add(KeyValuePair.Create(name, parts[1]));
            }
        }

        return [.. read];
    }
}
