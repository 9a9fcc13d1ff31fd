namespace Nhi.Governance.Conformance.Xunit;

/// <summary>Writes what became of each law, one tab-separated line each, to the file that <c>NHI_CONFORMANCE_REPORT</c> names: contract, implementation, law, result, words.</summary>
internal static class LawReport
{
    private static readonly Lock Lock = new();
    private static readonly string? Path = Environment.GetEnvironmentVariable("NHI_CONFORMANCE_REPORT");

    public static void Write(string law, string implementation, string result, string words = "")
    {
        if (string.IsNullOrEmpty(Path))
        {
            return;
        }

        var contract = law[..law.IndexOf('.', StringComparison.Ordinal)];
        lock (Lock)
        {
            File.AppendAllText(Path, $"{contract}\t{implementation}\t{law}\t{result}\t{words.ReplaceLineEndings(" ").Replace('\t', ' ')}\n");
        }
    }
}
