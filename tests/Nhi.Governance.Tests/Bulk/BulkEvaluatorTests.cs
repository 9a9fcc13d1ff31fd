namespace Nhi.Governance.Tests.Bulk;

/// <summary>What is decided in bulk is what is decided one by one.</summary>
public sealed class BulkEvaluatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Decides_what_is_decided_one_by_one(int seed)
    {
        for (var round = 0; round < 12; round++)
        {
            var random = new RandomIdentities((seed * 1000) + round);
            var policy = round == 0 ? ControlPolicy.Baseline : random.Policy();
            var bulk = BulkEvaluator.Compile(policy);
            var batch = bulk.NewBatch(1000);
            for (var fill = 0; fill < 2; fill++)
            {
                // Also as many as fill blocks exactly, one more, and few after many.
                var identities = Enumerable.Range(0, round switch { 1 => 0, 2 => 1, 3 => 256, 4 => 257, _ => 300 / (fill + 1) }).Select(_ => random.Identity()).ToList();
                batch.Clear();
                identities.ForEach(batch.Add);
                Same(bulk, batch, identities, policy, random.Instant());
                Same(bulk, batch, identities, policy, Make.AsOf);
            }
        }
    }

    [Fact]
    public void Decides_every_case_of_every_control()
    {
        var bulk = BulkEvaluator.Compile(ControlPolicy.Baseline);
        var batch = bulk.NewBatch(Policy.Cases.All.Count);
        var identities = Policy.Cases.All.Select(item => item.Identity).ToList();
        identities.ForEach(batch.Add);

        Same(bulk, batch, identities, ControlPolicy.Baseline, Make.AsOf);
    }

    [Fact]
    public async Task Threads_with_batches_of_their_own_share_one()
    {
        var bulk = BulkEvaluator.Compile(ControlPolicy.Baseline);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            var random = new RandomIdentities(90_000 + thread);
            var batch = bulk.NewBatch(64);
            for (var round = 0; round < 20; round++)
            {
                var identities = Enumerable.Range(0, 64).Select(_ => random.Identity()).ToList();
                batch.Clear();
                identities.ForEach(batch.Add);
                Same(bulk, batch, identities, ControlPolicy.Baseline, Make.AsOf);
            }
        })));
    }

    [Fact]
    public void Allocates_nothing_over_filled_columns()
    {
        var (bulk, random) = (BulkEvaluator.Compile(ControlPolicy.Baseline), new RandomIdentities(7));
        var batch = bulk.NewBatch(2000);
        for (var row = 0; row < batch.Capacity; row++)
        {
            batch.Add(random.Identity());
        }

        var (verdicts, outcomes, least) = (new ClassVerdict[batch.Count], new ControlOutcomes[batch.Count], long.MaxValue);
        for (var pass = 0; pass < 20; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            bulk.Classify(batch, verdicts);
            bulk.Evaluate(batch, verdicts, Make.AsOf, outcomes);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Filling_columns_with_values_that_were_met_before_allocates_nothing()
    {
        var credential = new Credential(new("key"), CredentialKind.AwsAccessKey, new FactSetBuilder().Set(CredentialFacts.CreatedAt, Make.AsOf, "s").Set(CredentialFacts.Enabled, true, "s").SetAbsent(CredentialFacts.LastUsedAt, "s").ToFactSet());
        var identities = Enum.GetValues<IdentityClass>().Select(value => NonHumanIdentity.From(Policy.Cases.Of(value)) with
        {
            Credentials = [credential],
            Relations = [],
            Copies = [],
        }).ToArray();
        var (batch, least) = (BulkEvaluator.Compile(ControlPolicy.Baseline).NewBatch(identities.Length), long.MaxValue);
        for (var pass = 0; pass < 20; pass++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            batch.Clear();
            foreach (var identity in identities)
            {
                batch.Add(identity);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void A_batch_is_its_evaluator_s_and_holds_what_it_was_made_for()
    {
        var (bulk, other) = (BulkEvaluator.Compile(ControlPolicy.Baseline), BulkEvaluator.Compile(ControlPolicy.Baseline));
        var batch = bulk.NewBatch(1);
        batch.Add(Policy.Cases.Of(IdentityClass.Bot));

        Assert.Throws<InvalidOperationException>(() => batch.Add(Policy.Cases.Of(IdentityClass.Bot)));
        Assert.Throws<ArgumentException>(() => other.Classify(batch, new ClassVerdict[1]));
        Assert.Throws<ArgumentException>(() => bulk.Classify(batch, []));
        Assert.Throws<ArgumentException>(() => bulk.Evaluate(batch, new ClassVerdict[1], Make.AsOf, []));
        Assert.Throws<ArgumentException>(() => bulk.Evaluate(batch, [], Make.AsOf, new ControlOutcomes[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => bulk.NewBatch(0));
    }

    [Fact]
    public void Bits_are_moved_the_same_way_without_the_instruction()
    {
        var random = new Random(5);
        for (var round = 0; round < 10_000; round++)
        {
            var (value, mask) = ((ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64(long.MinValue, long.MaxValue) & (ulong)random.NextInt64(long.MinValue, long.MaxValue));
            Assert.Equal(Bits.GatherOneByOne(value, mask), Bits.Gather(value, mask));
            Assert.Equal(Bits.ScatterOneByOne(value, mask), Bits.Scatter(value, mask));
            Assert.Equal(value & mask, Bits.Scatter(Bits.Gather(value, mask), mask));
        }
    }

    private static void Same(BulkEvaluator bulk, FactBatch batch, List<NonHumanIdentity> identities, ControlPolicy policy, DateTimeOffset asOf)
    {
        var verdicts = new ClassVerdict[identities.Count];
        bulk.Classify(batch, verdicts);
        for (var row = 0; row < identities.Count; row++)
        {
            var one = Classifier.BuiltIn.Classify(identities[row].Facts);
            Assert.Equal((one.Class, one.Standing, one.Confidence, one.IsConflict), (verdicts[row].Class, verdicts[row].Standing, verdicts[row].Confidence, verdicts[row].IsConflict));
        }

        // Judged by what they were made up to be, so that every class meets every fact.
        var given = identities.Select(identity => identity.Classification).Select(item => new ClassVerdict(item.Class, item.Standing, item.Confidence, item.IsConflict)).ToArray();
        var outcomes = new ControlOutcomes[identities.Count];
        bulk.Evaluate(batch, given, asOf, outcomes);
        // What drafts find is told beside what binds.
        var evaluator = PolicyEvaluator.Compile(policy with { Rules = policy.Rules.RemoveAll(rule => rule.IsDraft) });
        var numbers = bulk.Controls.Select((control, number) => (control.Id, number)).ToDictionary(item => item.Id, item => item.number);
        for (var row = 0; row < identities.Count; row++)
        {
            ulong met = 0, notMet = 0, notAssessable = 0;
            foreach (var result in evaluator.Evaluate(identities[row], asOf).Results)
            {
                _ = result.Outcome switch
                {
                    ControlOutcome.Met => met |= 1UL << numbers[result.Control],
                    ControlOutcome.NotMet => notMet |= 1UL << numbers[result.Control],
                    _ => notAssessable |= 1UL << numbers[result.Control],
                };
            }

            Assert.Equal(new ControlOutcomes(met, notMet, notAssessable), outcomes[row]);
        }
    }
}
