using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Secrets.Tests;

public sealed class PlantingTests
{
    [Fact]
    public void Everything_planted_is_found_and_nothing_else() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            Planted planted = Planted.Create(random, random.Next(0, 20), random.Next(0, 20_000));
            Assert.Equal(
                planted.Credentials.Select(static c => (c.Id, (long)c.Offset, c.Value)),
                Found.In(planted.Text).Select(static f => (f.Id, f.Match.Offset, f.Text)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Matches_come_in_order_and_none_contains_another() =>
        Prop.ForAll<int>(static seed =>
        {
            List<Found> found = Found.In(Fragments.Create(new Random(seed), 3_000));
            for (int i = 1; i < found.Count; i++)
            {
                Assert.True(found[i - 1].Match.Offset <= found[i].Match.Offset);
                Assert.True(found[i - 1].Match.Offset + found[i - 1].Match.Length < found[i].Match.Offset + found[i].Match.Length);
            }
        }).QuickCheckThrowOnFailure();
}
