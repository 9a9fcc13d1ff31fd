using Nhi.Governance.Testing;
using Nhi.Governance.Tests.Bulk;

namespace Nhi.Governance.Tests.Evaluation;

/// <summary>What is evaluated bit by bit is what judging everything says.</summary>
public sealed class InventoryEvaluatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task In_memory_it_leaves_what_judging_everything_says(int seed) => await CourseAsync(new InMemoryInventoryStore(), seed);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_a_file_it_leaves_what_judging_everything_says(int seed)
    {
        var folder = Directory.CreateTempSubdirectory("nhi-");
        try
        {
            await using var store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = Path.Combine(folder.FullName, "nhi.db") });
            await CourseAsync(store, seed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Only_what_changed_or_is_due_is_evaluated_again()
    {
        var store = new InMemoryInventoryStore();
        var made = new FactSetBuilder().Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-80), "s").Set(CredentialFacts.LastUsedAt, Make.AsOf, "s").ToFactSet();
        await CommitAsync(store, [.. Enumerable.Range(0, 10).Select(number => Named(number) with { Credentials = number == 7 ? [new(new("key"), CredentialKind.AwsAccessKey, made)] : [] }).Select(identity => new InventoryChange.Upserted(identity))]);
        var evaluator = new InventoryEvaluator(store);

        Assert.Equal(10, await EvaluatedAsync(evaluator, Make.AsOf));
        Assert.Equal(0, await EvaluatedAsync(evaluator, Make.AsOf));
        Assert.Equal(1, await EvaluatedAsync(evaluator, Make.AsOf.AddDays(20)));
        await CommitAsync(store, [new InventoryChange.Upserted(Named(3) with { Owners = [new Owner(OwnerRole.Application, OwnerState.Attested, "team", "register") { Until = Make.AsOf.AddDays(30) }] })]);
        Assert.Equal(1, await EvaluatedAsync(evaluator, Make.AsOf.AddDays(30)));
        Assert.Equal(1, await EvaluatedAsync(evaluator, Make.AsOf.AddDays(30).AddTicks(1)));
        Assert.Equal(10, await EvaluatedAsync(new InventoryEvaluator(store, ControlPolicy.Baseline with { TriageWithin = TimeSpan.FromDays(3) }), Make.AsOf.AddDays(31)));
        Assert.Equal(10, await EvaluatedAsync(new InventoryEvaluator(store, ControlPolicy.Baseline with { TriageWithin = TimeSpan.FromDays(3) }), Make.AsOf.AddDays(29)));
    }

    [Fact]
    public async Task An_accepted_finding_closes_and_is_back_when_its_time_is_over()
    {
        var store = new InMemoryInventoryStore();
        await CommitAsync(store, [new InventoryChange.Upserted(Named(0) with { Owners = [new Owner(OwnerRole.Application, OwnerState.Absent, null, "s")] })]);
        var opened = Assert.Single(await StepsAsync(new InventoryEvaluator(store), Make.AsOf)).Opened.Single(finding => finding.Result.Control == "owner.application");
        var policy = ControlPolicy.Baseline with { AcceptedRisks = [new AcceptedRisk("owner.application", PolicySelector.Of(new("alias:0")), "a pilot", "ann", Make.AsOf.AddDays(9))] };

        Assert.Equal(opened.Id, Assert.Single(Assert.Single(await StepsAsync(new InventoryEvaluator(store, policy), Make.AsOf)).Closed).Id);
        Assert.Empty(await StepsAsync(new InventoryEvaluator(store, policy), Make.AsOf.AddDays(9).AddTicks(-1)));
        Assert.Equal(opened.Id, Assert.Single(Assert.Single(await StepsAsync(new InventoryEvaluator(store, policy), Make.AsOf.AddDays(9))).Reopened).Id);
    }

    [Fact]
    public async Task What_is_nobody_s_follows_the_policy_and_the_record_says_by_what_it_was_judged()
    {
        await using var store = SqliteInventoryStore.Open(new SqliteInventoryOptions { Path = ":memory:" });
        await store.PutSurveyAsync(new SurveyRecord
        {
            Revision = default,
            Basis = SurveyBasis.Of(Make.AsOf.AddDays(-1), ControlPolicy.Baseline),
            UnlinkedCopies = [Policy.Cases.Copy()],
            Dangling = [new SurveyNote("bindings.json", "ClusterRoleBinding gone-sa", "gone")],
        });
        var off = ControlPolicy.Baseline with { Overrides = ControlPolicy.Baseline.Overrides.Add("credential.placement", new ControlOverride(IsEnabled: false, null)).Add("trust.dangling", new ControlOverride(null, Severity.Low)) };

        Assert.Equal(2, Assert.Single(await StepsAsync(new InventoryEvaluator(store, surveys: store), Make.AsOf)).Opened.Count);
        Assert.Empty(await StepsAsync(new InventoryEvaluator(store, surveys: store), Make.AsOf));
        var step = Assert.Single(await StepsAsync(new InventoryEvaluator(store, off, surveys: store), Make.AsOf));
        Assert.Equal(("credential.placement", "trust.dangling"), (Assert.Single(step.Closed).Result.Control, Assert.Single(step.Changed).Result.Control));
        Assert.Equal(Severity.Low, Assert.Single(await store.ReadFindingsAsync().ToListAsync()).Result.Severity);
        var record = (await store.GetSurveyAsync())!;
        Assert.Equal((Make.AsOf, false), (record.Basis.AsOf, record.Basis.Policy.Overrides["credential.placement"].IsEnabled!.Value));
        Assert.Empty(record.Before!.Policy.Overrides);
    }

    [Fact]
    public async Task What_was_told_is_kept_when_nobody_asks_for_more_and_the_rest_stays_due()
    {
        var store = new InMemoryInventoryStore();
        await CommitAsync(store, [.. Enumerable.Range(0, 10).Select(number => new InventoryChange.Upserted(Named(number)))]);
        await foreach (var step in new InventoryEvaluator(store) { BatchSize = 3 }.RunAsync(Make.AsOf))
        {
            Assert.Equal(3, step.Evaluated);
            break;
        }

        Assert.Equal(7, await EvaluatedAsync(new InventoryEvaluator(store), Make.AsOf));
    }

    private static async Task CourseAsync<T>(T store, int seed)
        where T : IInventoryStore, IEvaluationStore
    {
        var (random, dice, now, policy) = (new RandomIdentities(seed), new Random(seed), Make.AsOf, ControlPolicy.Baseline);
        for (var round = 0; round < 40; round++)
        {
            var known = await store.ReadIdentitiesAsync().ToListAsync();
            var open = await store.ReadFindingsAsync().ToListAsync();
            await CommitAsync(store, [.. Enumerable.Range(0, dice.Next(round == 0 ? 60 : 8)).SelectMany(_ => Edit(random, dice, known, open, now))]);
            if (dice.Next(3) == 0)
            {
                policy = dice.Next(4) == 0 ? ControlPolicy.Baseline : random.Policy() with
                {
                    AcceptedRisks = [.. Enumerable.Range(0, 12).Select(_ => new AcceptedRisk(PolicyEvaluator.Controls[dice.Next(PolicyEvaluator.Controls.Count)].Id, PolicySelector.Of(new IdentityId($"{(dice.Next(2) == 0 ? "alias" : "id")}:{dice.Next(40)}")), "r", "a", now.AddDays(dice.Next(-5, 200))))],
                };
            }

            now = now.AddDays(dice.Next(5) == 0 ? -dice.Next(60) : dice.Next(90)).AddTicks(dice.Next(-1, 2));
            var evaluator = new InventoryEvaluator(store, policy) { BatchSize = dice.Next(1, 20) };
            if (dice.Next(3) == 0)
            {
                // As where the process ends between two steps.
                await foreach (var _ in evaluator.RunAsync(now))
                {
                    break;
                }
            }

            if (dice.Next(3) > 0)
            {
                await SameAsEverythingAsync(store, evaluator, policy, now);
            }
        }
    }

    private static async Task SameAsEverythingAsync<T>(T store, InventoryEvaluator evaluator, ControlPolicy policy, DateTimeOffset now)
        where T : IInventoryStore, IEvaluationStore
    {
        var told = await store.ReadFindingsAsync().ToDictionaryAsync(finding => finding.Id);
        foreach (var step in await StepsAsync(evaluator, now))
        {
            Assert.All(step.Closed, finding => Assert.True(told.Remove(finding.Id)));
            Assert.All([.. step.Opened, .. step.Reopened], finding => Assert.True(told.TryAdd(finding.Id, finding)));
            foreach (var finding in step.Changed)
            {
                Assert.True(told.ContainsKey(finding.Id));
                told[finding.Id] = finding;
            }
        }

        var present = await store.ReadIdentitiesAsync().Where(identity => identity is { Principal: null, Presence.DisappearedAt: null }).ToListAsync();
        Assert.All(present, identity => Assert.Equal(Classifier.BuiltIn.Classify(identity.Facts).Label, identity.Classification.Label));
        var expected = SurveyJudgement.Of(PolicyEvaluator.Compile(policy), present, now).Findings.DistinctBy(finding => finding.Id).OrderBy(finding => finding.Id).Select(Text);
        Assert.Equal(expected, await store.ReadFindingsAsync().OrderBy(finding => finding.Id).Select(Text).ToListAsync());
        Assert.Equal(expected, told.Values.OrderBy(finding => finding.Id).Select(Text));
        Assert.Equal(0, await EvaluatedAsync(evaluator, now));
    }

    private static IEnumerable<InventoryChange> Edit(RandomIdentities random, Random dice, List<INonHumanIdentity> known, List<Finding> open, DateTimeOffset now)
    {
        var id = new IdentityId($"id:{dice.Next(40)}");
        var one = known.Count == 0 ? null : known[dice.Next(known.Count)];
        switch (dice.Next(9))
        {
            case 0 when one is not null:
                return [new InventoryChange.Disappeared(one.Id, now)];
            case 1 when one is not null:
                return [new InventoryChange.Seen([one.Id], DateTimeOffset.MaxValue)];
            case 2 when one is not null:
                return [new InventoryChange.Merged(one.Id, id)];
            case 3 when open.Count > 0:
                // As by another's policy.
                var finding = open[dice.Next(open.Count)];
                return [dice.Next(2) == 0 ? new InventoryChange.FindingClosed(finding.Id, finding.Identity) : new InventoryChange.FindingOpened(finding with { Result = finding.Result with { Explanation = "Another says so." } })];
            case 4 when one is not null:
                return [new InventoryChange.Upserted(NonHumanIdentity.From(one) with { Presence = one.Presence with { FirstSeen = random.Instant() } })];
            default:
                var made = random.Identity();
                return [new InventoryChange.Upserted(made with { Id = id, Aliases = [new($"alias:{dice.Next(40)}")], Relations = [.. made.Relations.Select(relation => relation with { From = relation.From.Value == "me" ? id : relation.From })] })];
        }
    }

    private static NonHumanIdentity Named(int number) => Policy.Cases.Of(IdentityClass.CloudRole) with
    {
        Id = new($"id:{number}"),
        Classification = new(IdentityClass.CloudRole, Standing.Governed, 1, []),
        Aliases = [new($"alias:{number}")],
        Facts = new FactSetBuilder().Set(IdentityFacts.DeclaredClass, nameof(IdentityClass.CloudRole), "register").ToFactSet(),
    };

    private static string Text(Finding finding) => System.Text.Encoding.UTF8.GetString(FindingCodec.ToBytes(finding));

    private static async Task CommitAsync(IInventoryStore store, IReadOnlyList<InventoryChange> changes) => Assert.NotNull(await store.CommitAsync(changes, await store.GetRevisionAsync()));

    private static async Task<List<EvaluationStep>> StepsAsync(InventoryEvaluator evaluator, DateTimeOffset asOf) => await evaluator.RunAsync(asOf).ToListAsync();

    private static async Task<int> EvaluatedAsync(InventoryEvaluator evaluator, DateTimeOffset asOf) => (await StepsAsync(evaluator, asOf)).Sum(step => step.Evaluated);
}
