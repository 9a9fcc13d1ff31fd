using System.CommandLine;
using System.CommandLine.Parsing;
using Nhi.Governance.Providers;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>--scope NAME=VALUE</c>: names as <c>docs/sources.md</c> has them, or their last word alone.</summary>
internal static class ScopeOption
{
    public static Option<KeyValuePair<string, string>[]> Make() => new("--scope")
    {
        Description = $"An authority that exports lack: {string.Join(", ", ExportFormats.ScopeNames)}, or its last word alone",
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
            var name = ExportFormats.ScopeNames.FirstOrDefault(name => string.Equals(name, parts[0], StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + parts[0], StringComparison.OrdinalIgnoreCase));
            if (parts.Length != 2 || parts[1].Length == 0)
            {
                result.AddError($"'{text}' is not NAME=VALUE: write --scope aws.account=111122223333.");
            }
            else if (name is null)
            {
                result.AddError($"'{parts[0]}' is no scope: {string.Join(", ", ExportFormats.ScopeNames)}.");
            }
            else
            {
                read.Add(KeyValuePair.Create(name, parts[1]));
            }
        }

        return [.. read];
    }
}
