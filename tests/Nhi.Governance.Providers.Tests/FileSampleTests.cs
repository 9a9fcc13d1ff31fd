using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Tests.Databases;
using Nhi.Governance.Providers.Tests.Directories;
using Nhi.Governance.Providers.Tests.Files;
using Nhi.Governance.Providers.Tests.Ssh;
using Nhi.Governance.Providers.Tests.Terraform;
using Nhi.Governance.Providers.Tests.Vault;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests;

/// <summary>What holds for every format that is read from a file as its client writes it: nothing is lost, nothing leaks, and damage is told.</summary>
public class FileSampleTests
{
    private static readonly FileSample[] All = [.. DatabaseSamples.All, .. DirectorySamples.All, .. SshSamples.All, .. TerraformSamples.All, .. VaultSamples.All];

    public static TheoryData<int> Samples => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void One_format_knows_it_and_every_record_is_counted(int number)
    {
        var sample = All[number];
        foreach (var content in Encodings(sample))
        {
            var events = Read(sample, content);
            var summary = events.Summary();
            Assert.Equal((sample.Format, sample.Records), (summary.Format, summary.Records));
            Assert.Equal(summary.Records, summary.Identities + summary.Attachments + summary.Rejected);
            Assert.Equal(
                (summary.Identities, summary.Attachments, summary.Rejected),
                (events.OfType<SourceEvent.Observed>().Count(), events.OfType<SourceEvent.Attached>().Count(), events.OfType<SourceEvent.Rejected>().Count()));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_secret_of_it_comes_out(int number)
    {
        Assert.DoesNotContain(FileSample.Canary, Dump(Read(All[number], All[number].Content)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Damage_never_throws_and_counts_add_up(int number)
    {
        var sample = All[number];
        Prop.ForAll(Damage.Edits.ToArbitrary(), edits =>
        {
            var events = Read(sample, Damage.To(sample.Content, edits));
            Reading.AssertCountsAddUp(events);
            Assert.DoesNotContain(events.OfType<SourceEvent.Rejected>(), rejection => rejection.Reason.Contains("failed on it", StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_cut_is_read_or_told(int number)
    {
        for (var length = 1; length < All[number].Content.Length; length += 3)
        {
            Reading.AssertCountsAddUp(Read(All[number], All[number].Content[..length]));
        }
    }

    internal static IReadOnlyList<SourceEvent> Read(FileSample sample, byte[] content)
    {
        var reader = new DocumentReader(ExportFormats.All);
        return reader.Read("export", content, reader.Guess("export", content), new ReadRequest(Reading.Scope([.. sample.Scope]), AsOf));
    }

    private static IEnumerable<byte[]> Encodings(FileSample sample) =>
    [
        sample.Content,
        [.. Encoding.UTF8.GetPreamble(), .. sample.Content],
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(sample.Text)],
        Encoding.UTF8.GetBytes(sample.Text.ReplaceLineEndings("\r\n")),
    ];
}
