using Nhi.Governance.Testing;

namespace Nhi.Governance.Tests.Reporting;

public sealed class InventoryHistoryTests
{
    [Fact]
    public async Task Each_commit_that_changed_something_is_a_point()
    {
        var inventory = new InMemoryInventoryStore();
        var other = SampleSurvey.Key with { Id = new("aws:111122223333:AIDA2") };
        Revision revision = default;
        foreach (var changes in new InventoryChange[][]
        {
            [new InventoryChange.Upserted(SampleSurvey.Key), new InventoryChange.Upserted(other), new InventoryChange.FindingOpened(SampleSurvey.Old)],
            [new InventoryChange.Seen([other.Id], SampleSurvey.AsOf.AddDays(1))],
            [new InventoryChange.Disappeared(other.Id, SampleSurvey.AsOf.AddDays(2)), new InventoryChange.FindingClosed(SampleSurvey.Old.Id)],
        })
        {
            revision = (await inventory.CommitAsync(changes, revision))!.Value;
        }

        Assert.Equal([new InventoryPoint(new Revision(1), SampleSurvey.AsOf, 2, 1), new InventoryPoint(new Revision(3), SampleSurvey.AsOf.AddDays(2), 1, 0)], await InventoryHistory.ReadAsync(inventory));
    }
}
