using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Secrets.Tests;

public sealed class ChecksumTests
{
    [Theory]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("", 0u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Crc_32_gives_the_published_values(string text, uint expected) =>
        Assert.Equal(expected, Crc32.Compute(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Checksums_made_by_other_means_are_valid() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            foreach (string token in new[]
            {
                Make.GitHub(random), Make.Npm(random), Make.GitLabRoutable(random, "o:1\nu:z", false), Make.GitLabRoutable(random, "o:1", true),
            })
            {
                Assert.Equal(ChecksumVerdict.Valid, Assert.Single(Found.In(token)).Match.Checksum);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_changed_character_fails_the_checksum() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            foreach (string token in new[] { Make.GitHub(random), Make.Npm(random), Make.GitLabRoutable(random, "o:1\nu:z", false) })
            {
                char[] changed = token.ToCharArray();
                int at = random.Next(8, 24);
                changed[at] = changed[at] == 'q' ? 'r' : 'q';
                Assert.Equal(ChecksumVerdict.Failed, Assert.Single(Found.In(new string(changed))).Match.Checksum);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_checksum_is_padded_on_the_left()
    {
        // Of many tokens some have a checksum that needs fewer than its digits.
        var random = new Random(5);
        string token = Enumerable.Range(0, 20_000).Select(_ => Make.GitHub(random)).First(static t => t[34] == '0');
        Assert.Equal(ChecksumVerdict.Valid, Assert.Single(Found.In(token)).Match.Checksum);
    }

    [Fact]
    public void A_sample_id_of_the_aws_documentation_fails()
    {
        string secret = Make.AwsSecret(new Random(3));
        Assert.Equal(ChecksumVerdict.Failed, Assert.Single(Found.In("AKIAIOSFODNN7EXAMPLE " + secret)).Match.Checksum);
    }

    [Fact]
    public void Without_a_checksum_there_is_no_verdict() =>
        Assert.Equal(ChecksumVerdict.None, Assert.Single(Found.In(Make.Slack(new Random(3)))).Match.Checksum);

    [Fact]
    public void A_sample_of_a_format_with_checksum_fails_it_and_a_row_of_x_is_not_even_one()
    {
        Assert.Equal(ChecksumVerdict.Failed, Assert.Single(Found.In("ghp_" + "0123456789abcdefABCDEF0123456789abcd")).Match.Checksum);
        Assert.Empty(Found.In("ghp_" + new string('x', 36)));
    }
}
