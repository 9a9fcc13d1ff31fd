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
            [new InventoryChange.Disappeared(other.Id, SampleSurvey.AsOf.AddDays(2)), new InventoryChange.FindingClosed(SampleSurvey.Old.Id, SampleSurvey.Old.Identity)],
        })
        {
            revision = (await inventory.CommitAsync(changes, revision))!.Value;
        }

        Assert.Equal(
            [new InventoryPoint(new Revision(1), SampleSurvey.AsOf, 2, 1) { Owned = 2, Answered = 2 }, new InventoryPoint(new Revision(3), SampleSurvey.AsOf.AddDays(2), 1, 0) { Owned = 1, Answered = 1 }],
            await InventoryHistory.ReadAsync(inventory));
    }

    [Fact]
    public async Task What_is_attested_between_two_surveys_counts_with_the_first_and_what_comes_and_goes_is_counted_once()
    {
        var inventory = new InMemoryInventoryStore();
        var attested = SampleSurvey.Key with { Owners = [new Owner(OwnerRole.Application, OwnerState.Attested, "team-bi", "attested by ann")] };
        var lost = SampleSurvey.Key with { Id = new("aws:111122223333:AIDA3"), Classification = new(IdentityClass.Unknown, Standing.Governed, 0, []), Owners = [] };
        var grave = SampleSurvey.Old with { Result = SampleSurvey.Old.Result with { Severity = Severity.High } };
        Revision revision = default;
        foreach (var changes in new InventoryChange[][]
        {
            [new InventoryChange.Upserted(SampleSurvey.Key), new InventoryChange.Upserted(lost), new InventoryChange.FindingOpened(SampleSurvey.Old)],
            [new InventoryChange.Upserted(attested), new InventoryChange.FindingOpened(grave)],
            [new InventoryChange.Disappeared(lost.Id, SampleSurvey.AsOf.AddDays(7))],
            [new InventoryChange.FindingOpened(SampleSurvey.Old)],
        })
        {
            revision = (await inventory.CommitAsync(changes, revision))!.Value;
        }

        Assert.Equal(
            [
                new InventoryPoint(new Revision(2), SampleSurvey.AsOf, 2, 1) { Unknown = 1, Grave = 1, Owned = 1, Answered = 1, Attested = 1 },
                new InventoryPoint(new Revision(4), SampleSurvey.AsOf.AddDays(7), 1, 1) { Owned = 1, Answered = 1, Attested = 1 },
            ],
            await InventoryHistory.ReadAsync(inventory));
    }
}
