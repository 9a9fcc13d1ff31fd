using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance;

/// <summary>The report's page, style and scripts as they are embedded, and the hashes that the page allows.</summary>
internal static class ReportAssets
{
    private static readonly Lazy<string> LazyStyle = new(() => Read("report.css"));
    private static readonly Lazy<string> LazyScript = new(() => string.Concat(new[] { "report.js", "report.pages.js", "report.identity.js", "report.start.js" }.Select(Read)));
    private static readonly Lazy<string[]> LazyPage = new(() => Read("report.html").Split("<!--split-->"));

    public static string Style => LazyStyle.Value;

    public static string Script => LazyScript.Value;

    /// <summary>The page's parts: up to the policy's hash of the style, to that of the script, to the style, to the pages, to the data, to the script, and the end.</summary>
    public static IReadOnlyList<string> Page => LazyPage.Value;

    public static string HashOf(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static string Read(string name)
    {
        var resource = "Nhi.Governance.Reporting.Html." + name;
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // A checkout may have other line ends; a browser hashes what it reads, which is line feeds.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
