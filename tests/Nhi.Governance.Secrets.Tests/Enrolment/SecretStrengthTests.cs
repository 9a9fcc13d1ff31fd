using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets.Enrolment;

public sealed class SecretStrengthTests
{
    [Theory]
    [InlineData("", SecretWeakness.Empty)]
    [InlineData("changeme", SecretWeakness.Placeholder)]
    [InlineData("${DATABASE_PASSWORD_OF_PRODUCTION}", SecretWeakness.Placeholder)]
    [InlineData("{{ database_password_of_production }}", SecretWeakness.Placeholder)]
    [InlineData("<the-password-of-the-database-here>", SecretWeakness.Placeholder)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", SecretWeakness.Placeholder)]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", SecretWeakness.Placeholder)]
    [InlineData("P4ssw0rd", SecretWeakness.CommonPassword)]
    [InlineData("qwertyuiop123456789", SecretWeakness.CommonPassword)]
    [InlineData("Summer2024!", SecretWeakness.CommonPassword)]
    [InlineData("adminadminadminadminadmin", SecretWeakness.Repetition)]
    [InlineData("ab3ab3ab3ab3ab3ab3ab3ab3ab3ab3ab3", SecretWeakness.Repetition)]
    [InlineData("abcdefghijklmnopqrstuvwxyz", SecretWeakness.Sequence)]
    [InlineData("zyxwvutsrqponmlkjihgfedcba", SecretWeakness.Sequence)]
    [InlineData("19840229", SecretWeakness.Date)]
    [InlineData("correct horse battery staple", SecretWeakness.Words)]
    [InlineData("OrderRoutingPartner", SecretWeakness.Words)]
    [InlineData("x7Kq2", SecretWeakness.None)]
    [InlineData("пароль", SecretWeakness.None)]
    [InlineData("0101010111010101", SecretWeakness.None)]
    public void Weak_is_told_with_the_reason(string value, SecretWeakness reason)
    {
        var strength = SecretStrength.Estimate(Encoding.UTF8.GetBytes(value));
        Assert.Equal(reason, strength.Weakness);
        Assert.False(strength.IsAtLeast(SecretStrength.Keyed), strength.ToString());
        Assert.True(value.Length == 0 || !strength.ToString().Contains(value, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("0123456789abcdef", 32, 112, 128)]
    [InlineData("0123456789ABCDEF", 64, 230, 256)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 20, 95, 120)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 40, 205, 270)]
    [InlineData("abcdefghijklmnopqrstuvwxyz234567", 32, 112, 170)]
    [InlineData("0123456789", 30, 85, 100)]
    public void What_is_drawn_at_random_has_about_the_bits_it_was_drawn_with(string alphabet, int length, double least, double most)
    {
        var random = new Random(length);
        var bits = Enumerable.Range(0, 1000).Select(_ => SecretStrength.Estimate(Encoding.ASCII.GetBytes(random.GetItems<char>(alphabet, length))).Bits).ToArray();
        Assert.All(bits, each => Assert.InRange(each, SecretStrength.Keyed, most));

        // Chance makes words and repetitions too: one in a hundred may look weaker than it is.
        Assert.True(bits.Count(each => each < least) <= 20, bits.Min().ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_issuers_give_is_strong()
    {
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(SecretStrength.Estimate(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString())).IsAtLeast(SecretStrength.Keyed)));
        using var rsa = RSA.Create(2048);
        Assert.True(SecretStrength.Estimate(Encoding.ASCII.GetBytes(rsa.ExportPkcs8PrivateKeyPem())).IsAtLeast(SecretStrength.Unkeyed));
        Assert.True(SecretStrength.Estimate(RandomNumberGenerator.GetBytes(16)).IsAtLeast(SecretStrength.Keyed));
    }

    [Fact]
    public void Any_bytes_are_estimated()
    {
        var random = new Random(1);
        for (var time = 0; time < 300; time++)
        {
            // Few different bytes, so that words, runs and repetitions come about.
            var value = new byte[random.Next(1, 300)];
            random.GetItems("aab1239pasword20 \u00e9\0"u8, value);
            var strength = SecretStrength.Estimate(value);
            Assert.InRange(strength.Bits, 0, 8 * value.Length);
            Assert.NotEmpty(strength.ToString());
        }
    }

    [Fact]
    public void Of_a_long_value_the_beginning_decides()
    {
        var value = RandomNumberGenerator.GetBytes(100_000);
        Assert.Equal(SecretStrength.Estimate(value.AsSpan(0, 256)), SecretStrength.Estimate(value));
    }
}
