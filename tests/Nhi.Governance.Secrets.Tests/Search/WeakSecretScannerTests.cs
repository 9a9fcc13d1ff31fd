using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Values that could be guessed are found where they stand whole, as long as tries last.</summary>
public sealed class WeakSecretScannerTests : IDisposable
{
    private readonly WeakSecretFingerprinter _fingerprinter = new(7, Enrolment.Key, "weak");

    [Theory]
    [InlineData("PASSWORD=Summer2024\n")]
    [InlineData("password: Summer2024\n")]
    [InlineData("{\"db\": {\"password\": \"Summer2024\"}}")]
    [InlineData("pwd = 'Summer2024'")]
    [InlineData("Server=db;User Id=sa;Password=Summer2024;Encrypt=true")]
    [InlineData("postgres://app:Summer2024@db:5432/orders")]
    public void A_whole_value_is_found(string text)
    {
        var (scanner, fingerprint) = Create(WeakSecretScanner.DefaultTries);
        var scan = scanner.Scan(Encoding.UTF8.GetBytes(text));
        Assert.Equal([new WeakSecretMatch(text.IndexOf("Summer2024", StringComparison.Ordinal), 10, fingerprint)], scan.Matches);
        Assert.Equal((1, -1), (scan.Tries, scan.FirstUntried));
    }

    [Theory]
    [InlineData("password=xSummer2024")]
    [InlineData("password=Summer20245")]
    [InlineData("Summer2024")]
    [InlineData("a=b, c: d, http://x/y, \"e\": \"f\"")]
    [InlineData("")]
    public void Other_values_are_passed_over_and_cost_nothing_where_the_length_differs(string text)
    {
        var (scanner, _) = Create(WeakSecretScanner.DefaultTries);
        Assert.Equal(0, scanner.Scan(Encoding.UTF8.GetBytes(text)) is { Matches.Count: 0, FirstUntried: -1 } scan ? scan.Tries : -1);
    }

    [Fact]
    public void Values_are_compared_once_and_those_of_password_names_first()
    {
        var (scanner, _) = Create(2);
        var text = "a=0123456789 b=0123456789 c=abcdefghij d=jihgfedcba DB_PASSWORD=Summer2024"u8;
        var first = scanner.Scan(text);
        Assert.Equal((2, text.IndexOf("abcdefghij"u8)), (first.Tries, first.FirstUntried));
        Assert.Equal(text.IndexOf("Summer"u8), Assert.Single(first.Matches).Offset);

        var second = scanner.Scan(text);
        Assert.Equal((2, -1), (second.Tries, second.FirstUntried));
        Assert.Equal(first.Matches, second.Matches);
        Assert.Equal(0, scanner.Scan(text).Tries);
    }

    [Fact]
    public void A_search_can_be_cancelled()
    {
        var (scanner, _) = Create(2);
        Assert.Throws<OperationCanceledException>(() => scanner.Scan("password=0123456789"u8, new CancellationToken(canceled: true)));
    }

    public void Dispose() => _fingerprinter.Dispose();

    private (WeakSecretScanner Scanner, WeakSecretFingerprint Fingerprint) Create(int tries)
    {
        var fingerprint = _fingerprinter.Fingerprint("Summer2024"u8);
        return (new WeakSecretScanner(_fingerprinter, [new WeakSecret(fingerprint, 10)], tries), fingerprint);
    }
}
