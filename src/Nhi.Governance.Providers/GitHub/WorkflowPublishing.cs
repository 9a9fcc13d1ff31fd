using System.Text.Json;
using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.GitHub;

/// <summary>Finds the static tokens by which a job publishes packages, by the names of secrets and variables alone, at registries that trust a pipeline's own token too.</summary>
internal static partial class WorkflowPublishing
{
    private const int MostDepth = 64;

    /// <summary>PyPI, RubyGems, NuGet and Cargo's registry: their tokens publish and do nothing else.</summary>
    private static readonly string[] s_publishing =
    [
        "PYPI_TOKEN", "PYPI_API_TOKEN", "PYPI_PASSWORD", "TWINE_PASSWORD", "UV_PUBLISH_TOKEN", "POETRY_PYPI_TOKEN_PYPI", "FLIT_PASSWORD",
        "RUBYGEMS_API_KEY", "RUBYGEMS_AUTH_TOKEN", "GEM_HOST_API_KEY",
        "NUGET_API_KEY", "NUGET_KEY", "NUGET_TOKEN",
        "CARGO_REGISTRY_TOKEN", "CRATES_IO_TOKEN", "CRATES_TOKEN",
    ];

    /// <summary>Npm: with such a token private packages are read, too, so that a job has to publish.</summary>
    private static readonly string[] s_npm = ["NPM_TOKEN", "NPM_AUTH_TOKEN", "NPM_ACCESS_TOKEN", "NPM_PUBLISH_TOKEN", "NODE_AUTH_TOKEN"];

    /// <summary>Says which a job is given.</summary>
    /// <param name="facts">Where to say it.</param>
    /// <param name="job">The job.</param>
    /// <param name="source">Where it was read.</param>
    public static void Say(FactSetBuilder facts, WorkflowJob job, string source)
    {
        var tokens = new SortedSet<string>(StringComparer.Ordinal);
        var publishes = job.Steps.Any(Publishes) && !job.Steps.Any(UsesPrivateRegistry);
        Collect(job.Workflow.Member("env"), string.Empty, publishes, tokens, 0);
        Collect(job.Job, string.Empty, publishes, tokens, 0);
        if (tokens.Count > 0)
        {
            facts.Set(AccessFacts.StaticPublishTokens, new NameSet(tokens), source);
        }
        else if (!job.InheritsSecrets)
        {
            facts.SetAbsent(AccessFacts.StaticPublishTokens, source);
        }
    }

    private static void Collect(JsonElement? value, string name, bool publishes, SortedSet<string> tokens, int depth)
    {
        if (value is not { } element || depth >= MostDepth)
        {
            return;
        }

        foreach (var (inner, item) in element.Members())
        {
            Collect(item, inner, publishes, tokens, depth + 1);
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, name, publishes, tokens, depth + 1);
            }
        }

        tokens.UnionWith(WorkflowJob.SecretsIn(element.Text()).Where(secret => secret.Length > 0 && (IsToken(secret, publishes) || IsToken(name, publishes))).Select(secret => $"secrets.{secret}"));
    }

    private static bool IsToken(string name, bool publishes)
    {
        var plain = name.Replace('-', '_').ToUpperInvariant();
        return s_publishing.Concat(publishes ? s_npm : []).Any(token => plain.EndsWith(token, StringComparison.Ordinal) && (plain.Length == token.Length || plain[^(token.Length + 1)] == '_'));
    }

    private static bool Publishes(JsonElement step) =>
        (step.Member("with")?.Members().SelectMany(input => new[] { input.Name, input.Value.Text() }) ?? []).Append(step.Text("run")).Append(step.Text("uses")).OfType<string>().Any(text => Publish().IsMatch(text));

    private static bool UsesPrivateRegistry(JsonElement step) =>
        step.Text("with", "registry-url") is { } address && !address.Contains(".npmjs.org", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("publish|release", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Publish();
}
