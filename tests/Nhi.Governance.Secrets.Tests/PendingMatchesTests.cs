namespace Nhi.Governance.Secrets.Tests;

public sealed class PendingMatchesTests
{
    private const int Distance = AwsAccessKeyFormat.PairingDistance;

    [Theory]
    [InlineData(500)]
    [InlineData(8_000)]
    public void A_match_is_compared_with_those_near_it_however_many_wait(int count)
    {
        var pending = default(PendingMatches);
        for (int i = 0; i < count; i++)
        {
            pending.Add(Candidate.Whole(0, 16 * i, 16, ChecksumVerdict.None));
        }

        long added = pending.Steps;
        Assert.All(Enumerable.Range(0, count), index => Assert.False(pending.IsSecretOfLater(index)));
        Assert.InRange(added, count - 1, 16 * count);
        Assert.InRange(pending.Steps - added, count - 1, ((Distance / 16) + 1) * count);
    }

    [Fact]
    public void Matches_are_in_order_and_the_secret_of_a_later_one_is_known_wherever_it_stands()
    {
        var random = new Random(7);
        for (int round = 0; round < 300; round++)
        {
            var pending = default(PendingMatches);
            for (int i = random.Next(1, 40); i > 0; i--)
            {
                int start = random.Next(300, 1_500);
                int secret = random.Next(start - Distance, start);
                pending.Add(random.Next(2) == 0
                    ? Candidate.Whole(0, start, random.Next(1, 60), ChecksumVerdict.None)
                    : new Candidate(0, start, 20, ChecksumVerdict.None, secret, 40));
            }

            Candidate[] all = [.. Enumerable.Range(0, pending.Count).Select(i => pending[i])];
            Assert.Equal(all.OrderBy(static c => c.Start).ThenByDescending(static c => c.Length), all);
            for (int i = 0; i < all.Length; i++)
            {
                Candidate match = all[i];
                bool expected = all[(i + 1)..].Any(later => later.SecretStart != later.Start
                    && match.Start >= later.SecretStart && match.Start + match.Length <= later.SecretStart + later.SecretLength);
                Assert.Equal(expected, pending.IsSecretOfLater(i));
            }
        }
    }
}
