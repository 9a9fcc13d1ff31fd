namespace Nhi.Governance.Conformance.Tests.Laws;

/// <summary>A fixture without anything, and laws over it.</summary>
internal sealed class NothingFixture : ConformanceFixture
{
    public override Type Subject => typeof(NothingFixture);

    public static Law<NothingFixture> Law(Func<LawRun, Task> run) => new("test.law", "It holds.", LawKind.Situation, static _ => null, (_, lawRun, _) => run(lawRun));

    public static async Task<LawBrokenException> BreakAsync(Func<LawRun, Task> run, ulong seed = 7) =>
        await Assert.ThrowsAsync<LawBrokenException>(() => LawRunner.RunAsync(Law(run), new NothingFixture(), seed: seed));
}
