using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>Alone, as what they allocate is counted for the whole process.</summary>
[Collection(nameof(LargeFileTests))]
public sealed class LargeFileTests
{
    [Fact]
    public Task A_line_of_64_megabytes_passes() => LineOfAsync(64L * 1024 * 1024);

    [Fact]
    [Trait("Category", "Full")]
    public Task A_line_of_a_gigabyte_passes() => LineOfAsync(1024L * 1024 * 1024);

    private static async Task LineOfAsync(long length)
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(Path.Combine(folder.Path, "line.txt")))
        {
            file.SetLength(length);
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.ASCII.GetBytes(" " + Samples.Slack()));
        }

        var before = GC.GetTotalAllocatedBytes();
        var hit = Assert.Single((await Reading.ScanAsync(new FolderDocumentSource(folder.Path))).Hits);
        Assert.Equal(length + 2, hit.Column);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 32 * 1024 * 1024);
    }

    [CollectionDefinition(nameof(LargeFileTests), DisableParallelization = true)]
    public sealed class Alone;
}
