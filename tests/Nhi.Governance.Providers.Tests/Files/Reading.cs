using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.GitHub;
using Nhi.Governance.Providers.Pki;
using Nhi.Governance.Providers.Register;

namespace Nhi.Governance.Providers.Tests.Files;

internal static class Reading
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<IExportFormat> Formats { get; } = [new RegisterDocument(), new RegisterTable(), new GitHubWorkflow(), new X509Certificates()];

    public static EstateScope Scope(params (string Name, string Value)[] values) => new(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));

    public static async Task<List<SourceEvent>> AllAsync(IIdentitySource source, EstateScope? scope = null, CancellationToken cancellationToken = default)
    {
        var events = new List<SourceEvent>();
        await foreach (var value in source.ReadAsync(new ReadRequest(scope ?? EstateScope.Empty, AsOf), cancellationToken))
        {
            events.Add(value);
        }

        return events;
    }

    public static Task<List<SourceEvent>> FolderAsync(string path, EstateScope? scope = null) => AllAsync(new FolderSource(path, Formats), scope);

    /// <summary>Writes one file and reads it.</summary>
    public static async Task<List<SourceEvent>> FileAsync(string name, string text, EstateScope? scope = null)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, text);
        return await FolderAsync(folder.Path, scope);
    }

    public static SourceEvent.Rejected Rejection(this IEnumerable<SourceEvent> events) => Assert.Single(events.OfType<SourceEvent.Rejected>());

    public static IEnumerable<Observation> Identities(this IEnumerable<SourceEvent> events) => events.OfType<SourceEvent.Observed>().Select(value => value.Value);

    public static IEnumerable<Attachment> Attachments(this IEnumerable<SourceEvent> events) => events.OfType<SourceEvent.Attached>().SelectMany(value => value.Values);

    /// <summary>Looks for all formats in a source's documents.</summary>
    public static Task<ScanResult> ScanAsync(IDocumentSource source) => new DocumentScan(new DocumentScanOptions()).RunAsync([source]);

    public static void AssertCountsAddUp(IEnumerable<SourceEvent> events)
    {
        foreach (var summary in events.OfType<SourceEvent.Completed>().Select(value => value.Value))
        {
            Assert.Equal(summary.Records, summary.Identities + summary.Attachments + summary.Rejected);
        }
    }
}
