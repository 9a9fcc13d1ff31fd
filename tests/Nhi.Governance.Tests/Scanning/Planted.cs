using System.Globalization;
using System.Text;
using Nhi.Governance.Secrets;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Tests.Scanning;

/// <summary>Values made while tests run, so that no file of the repository holds one, and what is enrolled of them.</summary>
internal sealed class Planted : IDisposable
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly Random _random;

    public Planted(int seed = 20261101) => _random = new Random(seed);

    public InMemoryFingerprintKeys Keys { get; } = new();

    public EnrolmentsInMemory Store { get; } = new();

    public void Dispose() => Keys.Dispose();

    public string Value(int length = 32) => new([.. Enumerable.Range(0, length).Select(_ => Letters[_random.Next(Letters.Length)])]);

    public string GitHubToken() => "ghp_" + Value(36);

    public (string Id, string Secret) AwsKey() => ("AKIA" + new string([.. Enumerable.Range(0, 16).Select(_ => Capitals[_random.Next(Capitals.Length)])]), Value(38) + "/3");

    public async Task<string> EnrolAsync(string value, bool allowWeak = false)
    {
        using var desk = await EnrolmentDesk.OpenAsync(Store, Keys);
        var kept = Assert.IsType<EnrolmentOutcome.Kept>(desk.Enrol(Encoding.UTF8.GetBytes(value), allowWeak: allowWeak));
        await desk.SaveAsync();
        return kept.Enrolment.Id;
    }

    public async Task<ScanResult> ScanAsync(IDocumentSource source, ScanOptions? formats = null, bool marks = false, int maxHits = 100_000)
    {
        using var enrolled = await EnrolledSecrets.LoadAsync(Store, Keys);
        return await new DocumentScan(new DocumentScanOptions { Formats = formats ?? ScanOptions.Default, Enrolled = enrolled, Marks = marks ? Store : null, MaxHits = maxHits }).RunAsync([source]);
    }

    public async Task<ScanResult> ScanAsync(string text) => await ScanAsync(Documents(("a", text)));

    public static ListedDocuments Documents(params (string Name, string Text)[] documents) => new(documents.ToDictionary(one => one.Name, one => Encoding.UTF8.GetBytes(one.Text)));

    /// <summary>All that is told of the hits, but the number that tells values apart.</summary>
    public static IReadOnlyList<string> Lines(ScanResult result) =>
    [
        .. result.Hits.Select(hit => string.Create(
            CultureInfo.InvariantCulture,
            $"{hit.Id} {hit.Path}:{hit.Line}:{hit.Column}/{hit.CharacterColumn} {hit.Offset}+{hit.Length} {hit.Format?.Id} {hit.Level} #{hit.Value} {string.Join(',', hit.Enrolled.Select(one => $"{one.Enrolment.Id} {one.Encodings}"))} {hit.History}")),
    ];
}
