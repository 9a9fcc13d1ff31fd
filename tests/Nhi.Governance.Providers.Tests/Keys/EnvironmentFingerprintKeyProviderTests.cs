namespace Nhi.Governance.Providers.Keys;

public sealed class EnvironmentFingerprintKeyProviderTests : IDisposable
{
    private static readonly byte[] Material = [.. Enumerable.Range(0, 32).Select(at => (byte)at)];

    private readonly string _variable = "NHI_TEST_KEYS_" + Guid.NewGuid().ToString("N");

    public void Dispose() => Environment.SetEnvironmentVariable(_variable, null);

    [Fact]
    public async Task Keys_come_in_the_order_they_are_written()
    {
        Set(" 2:#2 , 1:#1 ");
        Assert.Equal(
            ["2:" + Convert.ToHexString([.. Material.Reverse()]), "1:" + Convert.ToHexString(Material)],
            await FileFingerprintKeyProviderTests.ReadAsync(new EnvironmentFingerprintKeyProvider(_variable)));
    }

    [Theory]
    [InlineData("", FailureKind.NotFound, "not set")]
    [InlineData("  ", FailureKind.NotFound, "not set")]
    [InlineData("#1", FailureKind.Invalid, "key 1 of the list")]
    [InlineData("1:#1,", FailureKind.Invalid, "key 2 of the list")]
    [InlineData("1:#1,2:secret!", FailureKind.Invalid, "key 2 of the list")]
    [InlineData("0:#1", FailureKind.Invalid, "not zero")]
    [InlineData("65536:#1", FailureKind.Invalid, "key 1")]
    [InlineData("1:#1,1:#2", FailureKind.Invalid, "two keys")]
    [InlineData("1:#1,2:#1", FailureKind.Invalid, "two keys")]
    [InlineData("1:c2VjcmV0", FailureKind.Invalid, "32 random")]
    [InlineData("1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", FailureKind.Invalid, "32 random")]
    public async Task What_is_no_list_of_keys_is_refused_and_not_quoted(string value, FailureKind kind, string words)
    {
        Set(value);
        var failed = await Assert.ThrowsAsync<ProviderException>(async () => await new EnvironmentFingerprintKeyProvider(_variable).GetKeysAsync());
        Assert.Equal(kind, failed.Failure.Kind);
        Assert.Contains(words, failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failed.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(Material), failed.ToString(), StringComparison.Ordinal);
    }

    private void Set(string value) => Environment.SetEnvironmentVariable(
        _variable,
        value.Replace("#1", Convert.ToBase64String(Material), StringComparison.Ordinal).Replace("#2", Convert.ToBase64String([.. Material.Reverse()]), StringComparison.Ordinal));
}
