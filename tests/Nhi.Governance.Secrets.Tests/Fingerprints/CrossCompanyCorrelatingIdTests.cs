using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets.Fingerprints;

public sealed class CrossCompanyCorrelatingIdTests
{
    [Fact]
    public void It_is_microsofts()
    {
        Span<char> id = stackalloc char[CrossCompanyCorrelatingId.Length];
        CrossCompanyCorrelatingId.Write("test"u8, id);
        Assert.Equal("rPHgxCVAOw6CZsT9xXEw", new string(id));
    }

    [Fact]
    public void It_is_the_hash_of_the_named_hash()
    {
        for (var length = 32; length < 300; length++)
        {
            var secret = RandomNumberGenerator.GetBytes(length);
            var inner = Convert.ToHexString(SHA256.HashData(secret));
            var outer = SHA256.HashData(Encoding.UTF8.GetBytes("CrossMicrosoftCorrelatingId:" + inner));
            Assert.Equal(Convert.ToBase64String(outer, 0, 15), CrossCompanyCorrelatingId.Create(secret));
        }
    }

    [Theory]
    [InlineData("test")]
    [InlineData("0123456789abcdef")]
    [InlineData("correct horse battery staple correct horse")]
    public void What_could_be_guessed_has_none(string value)
    {
        var id = new char[CrossCompanyCorrelatingId.Length];
        Assert.False(CrossCompanyCorrelatingId.TryWrite(Encoding.UTF8.GetBytes(value), id));
        Assert.All(id, character => Assert.Equal('\0', character));
        Assert.Null(CrossCompanyCorrelatingId.Create(Encoding.UTF8.GetBytes(value)));
    }

    [Fact]
    public void Too_little_room_is_told() => Assert.Throws<ArgumentException>(() => CrossCompanyCorrelatingId.TryWrite("a"u8, new char[19]));

    [Fact]
    public void Nothing_is_allocated()
    {
        var secret = RandomNumberGenerator.GetBytes(40);
        var id = new char[CrossCompanyCorrelatingId.Length];
        CrossCompanyCorrelatingId.TryWrite(secret, id);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CrossCompanyCorrelatingId.TryWrite(secret, id);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
