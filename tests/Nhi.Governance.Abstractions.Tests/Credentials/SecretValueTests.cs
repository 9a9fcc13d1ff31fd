using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Nhi.Governance.Credentials;

public sealed class SecretValueTests
{
    private static readonly byte[] Sample = "correct horse"u8.ToArray();

    [Fact]
    public void Reveals_what_was_copied()
    {
        using var secret = SecretValue.Copy(Sample);
        Assert.Equal(Sample, secret.Reveal().ToArray());
        Assert.Equal(Sample.Length, secret.Length);
    }

    [Fact]
    public void Is_a_copy_of_its_own()
    {
        var original = Sample.ToArray();
        using var secret = SecretValue.Copy(original);
        Array.Clear(original);
        Assert.Equal(Sample, secret.Reveal().ToArray());
    }

    [Fact]
    public void Taking_clears_the_original()
    {
        var original = Sample.ToArray();
        using var secret = SecretValue.Take(original);
        Assert.All(original, value => Assert.Equal(0, value));
        Assert.Equal(Sample, secret.Reveal().ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("pässwörd €")]
    public void Text_becomes_utf8(string text)
    {
        using var secret = SecretValue.CopyText(text);
        Assert.Equal(Encoding.UTF8.GetBytes(text), secret.Reveal().ToArray());
    }

    [Fact]
    public void Text_that_is_not_well_formed_is_refused_rather_than_changed() =>
        Assert.Throws<EncoderFallbackException>(() => SecretValue.CopyText("a\ud800b"));

    [Fact]
    public void Never_prints_itself()
    {
        using var secret = SecretValue.Copy(Sample);
        Assert.Equal("***", secret.ToString());
        Assert.Equal("key=***", string.Create(CultureInfo.InvariantCulture, $"key={secret}"));
        Assert.Equal("Holder { Secret = *** }", new Holder(secret).ToString());
    }

    [Fact]
    public void Refuses_to_be_serialised()
    {
        using var secret = SecretValue.Copy(Sample);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(secret));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new Holder(secret)));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<SecretValue>("\"x\""));
    }

    [Fact]
    public void Has_one_way_to_the_bytes_and_no_conversion()
    {
        var members = typeof(SecretValue).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
        Assert.Equal(
            "ContentEquals Copy CopyText Dispose Length Reveal Take ToString get_Length",
            string.Join(' ', members.Select(member => member.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Disposing_clears_the_memory_and_closes_it()
    {
        var secret = SecretValue.Copy(Sample);
        var window = secret.Reveal();
        secret.Dispose();
        Assert.Equal(new byte[Sample.Length], window.ToArray());
        Assert.Throws<ObjectDisposedException>(() => secret.Reveal().Length);
        secret.Dispose();
    }

    [Fact]
    public void Memory_does_not_move()
    {
        using var secret = SecretValue.Copy(Sample);
        Assert.Equal(GC.MaxGeneration, GC.GetGeneration(typeof(SecretValue).GetField("_bytes", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(secret)!));
    }

    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abd", false)]
    [InlineData("abc", "abcd", false)]
    [InlineData("", "", true)]
    public void Compares_by_content_only_when_asked(string left, string right, bool same)
    {
        using var first = SecretValue.CopyText(left);
        using var second = SecretValue.CopyText(right);
        Assert.Equal(same, first.ContentEquals(second));
        Assert.False(first.Equals(second));
    }

    [Fact]
    public void Comparing_with_a_disposed_one_is_no_answer()
    {
        using var first = SecretValue.Copy(Sample);
        var second = SecretValue.Copy(Sample);
        second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => first.ContentEquals(second));
    }

    [Fact]
    public void An_issued_version_clears_its_secret()
    {
        var secret = SecretValue.Copy(Sample);
        var issued = new IssuedVersion(new CredentialVersion(new("v1"), new("c"), VersionStage.Pending, FactSet.Empty), secret, string.Empty);
        issued.Dispose();
        Assert.Throws<ObjectDisposedException>(() => secret.Reveal().Length);
    }

    private sealed record Holder(SecretValue Secret);
}
