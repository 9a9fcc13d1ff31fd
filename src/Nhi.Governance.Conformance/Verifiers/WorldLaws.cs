using System.Text.RegularExpressions;

namespace Nhi.Governance.Conformance;

/// <summary>Whatever is wrong with the world, a live credential is not Refused: one law for each way.</summary>
internal static partial class WorldLaws
{
    public static IReadOnlyList<Law<RevocationVerifierFixture>> All { get; } = [.. Enum.GetValues<BrokenWorld>().Select(Of)];

    private static Law<RevocationVerifierFixture> Of(BrokenWorld world) => new(
        $"verifier.world-{Words(world, "-")}",
        $"A live credential that was seen alive is not Refused where the world is broken so: {Words(world, " ")}.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            var verifier = await fixture.InAsync(world, cancellationToken).ConfigureAwait(false)
                ?? throw new LawDeclinedException($"the world cannot be broken so here: {Words(world, " ")}");
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var before = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            VerifierTrial.NotRefused(await verifier.LookAsync(subject, before.SeenAlive, cancellationToken: cancellationToken).ConfigureAwait(false), "a live credential");
        });

    private static string Words(BrokenWorld world, string between) => WordStart().Replace(world.ToString(), between + "$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
