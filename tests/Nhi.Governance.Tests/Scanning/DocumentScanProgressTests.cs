namespace Nhi.Governance.Tests.Scanning;

public sealed class DocumentScanProgressTests
{
    [Theory]
    [InlineData(1_000, 4_000, 10, 20, 30)]
    [InlineData(1_000, 0, 10, 20, 10)]
    [InlineData(1_000, 0, 10, 0, null)]
    [InlineData(1_000, 1_000, 10, 20, null)]
    [InlineData(0, 1_000, 0, 20, null)]
    public void Time_left_goes_by_bytes_or_else_by_documents(long bytes, long expectedBytes, long documents, long expectedDocuments, int? seconds)
    {
        var progress = new DocumentScanProgress("source", documents, bytes, 0, TimeSpan.FromSeconds(10), expectedDocuments, expectedBytes);

        Assert.Equal(seconds is { } left ? TimeSpan.FromSeconds(left) : null, progress.Remaining);
        Assert.Equal(bytes / 10.0, progress.BytesPerSecond);
    }
}
