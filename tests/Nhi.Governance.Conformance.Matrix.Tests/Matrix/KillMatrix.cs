using System.Runtime.CompilerServices;
using System.Text;

namespace Nhi.Governance.Conformance.Matrix;

/// <summary>Proves that no law is vacuous and that no two say the same: every law is broken by a twin that nothing else of its kind sees.</summary>
internal static class KillMatrix
{
    /// <summary>Set to have the files beside the tests written anew.</summary>
    private const string AcceptVariable = "NHI_ACCEPT_MATRIX";

    /// <summary>Runs every law on every twin and compares with the file of that name.</summary>
    public static async Task HoldsAsync<TFixture>(string name, IReadOnlyList<Law<TFixture>> laws, IReadOnlyList<Twin<TFixture>> healthy, IReadOnlyList<Twin<TFixture>> twins)
        where TFixture : ConformanceFixture
    {
        var complaints = new List<string>();
        var text = new StringBuilder();
        var unseen = laws.Select(law => law.Id).ToHashSet(StringComparer.Ordinal);
        text.Append("# Implementations that keep the laws, and what each declines.\n");
        foreach (var one in healthy)
        {
            var verdicts = await Verdicts.OfAsync(laws, one.Make);
            complaints.AddRange(verdicts.Broken.Select(broken => $"{one.Name} breaks {broken.Message}"));
            unseen.ExceptWith(laws.Select(law => law.Id).Except(verdicts.Declined.Select(declined => declined.Law.Id), StringComparer.Ordinal));
            text.Append(one.Name).Append('\n');
            verdicts.Declined.ToList().ForEach(declined => text.Append("    ").Append((declined.Law.Id + " ").PadRight(36)).Append(declined.Reason).Append('\n'));
        }

        complaints.AddRange(unseen.Select(law => $"{law} is declined by every implementation that keeps the laws"));
        complaints.AddRange(laws.Select(law => law.Id).Except(twins.Select(twin => twin.Breaks).OfType<string>(), StringComparer.Ordinal).Select(law => $"{law} has no twin that breaks it"));
        text.Append("\n# One twin for each law: what is wrong with it, the law of that kind that sees it, and the laws of the other kind that do.\n");
        await BreakAsync(laws, [.. twins.Where(twin => twin.Breaks is not null).OrderBy(twin => laws.ToList().FindIndex(law => law.Id == twin.Breaks))], text, complaints);
        text.Append("\n# Bugs as they are met with, and every law that sees them.\n");
        await BreakAsync(laws, [.. twins.Where(twin => twin.Breaks is null)], text, complaints);
        Compare(name, text.ToString(), complaints);
        Assert.True(complaints.Count == 0, string.Join("\n\n", complaints));
    }

    private static async Task BreakAsync<TFixture>(IReadOnlyList<Law<TFixture>> laws, IReadOnlyList<Twin<TFixture>> twins, StringBuilder text, List<string> complaints)
        where TFixture : ConformanceFixture
    {
        var width = twins.Select(twin => twin.Name.Length).DefaultIfEmpty().Max() + 2;
        foreach (var twin in twins)
        {
            var verdicts = await Verdicts.OfAsync(laws, twin.Make);
            var kind = laws.FirstOrDefault(law => law.Id == twin.Breaks)?.Kind ?? LawKind.Situation;
            text.Append(twin.Name.PadRight(width)).Append(verdicts.Line(kind)).Append('\n');
            var same = verdicts.Broken.Where(broken => broken.Law.Kind == kind).Select(broken => broken.Law.Id).ToList();
            if (twin.Breaks is null ? verdicts.Broken.Count == 0 : !same.SequenceEqual([twin.Breaks]))
            {
                complaints.Add($"{twin.Name} was made to break {twin.Breaks ?? "any law"} and breaks:\n{string.Join('\n', verdicts.Broken.Select(broken => broken.Message))}");
            }
        }
    }

    private static void Compare(string name, string text, List<string> complaints, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "..", "kill-matrix", name + ".txt");
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(file, text);
        }
        else if (!File.Exists(file) || File.ReadAllText(file) != text)
        {
            complaints.Add($"kill-matrix/{name}.txt is not what is seen; with {AcceptVariable}=1 it is written anew. Seen:\n{text}");
        }
    }
}
