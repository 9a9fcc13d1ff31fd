namespace Nhi.Governance.Conformance.Matrix;

/// <summary>What every law says of one implementation.</summary>
internal sealed class Verdicts
{
    private readonly List<(ILaw Law, string Message)> _broken = [];
    private readonly List<(ILaw Law, string Reason)> _declined = [];

    public IReadOnlyList<(ILaw Law, string Message)> Broken => _broken;

    public IReadOnlyList<(ILaw Law, string Reason)> Declined => _declined;

    /// <summary>Runs every law, each on an implementation of its own and from the same seed.</summary>
    public static async Task<Verdicts> OfAsync<TFixture>(IEnumerable<Law<TFixture>> laws, Func<TFixture> make)
        where TFixture : ConformanceFixture
    {
        const ulong seed = 20260101;
        var verdicts = new Verdicts();
        foreach (var law in laws)
        {
            await using var fixture = make();
            if (await fixture.StartAsync() is { } unavailable)
            {
                throw new InvalidOperationException(unavailable);
            }

            if (LawRunner.DeclineReason(law, fixture) is { } reason)
            {
                verdicts._declined.Add((law, reason));
                continue;
            }

            try
            {
                await LawRunner.RunAsync(law, fixture, seed: seed).WaitAsync(TimeSpan.FromMinutes(1));
            }
            catch (LawBrokenException broken)
            {
                verdicts._broken.Add((law, broken.Message));
            }
            catch (LawDeclinedException declined)
            {
                verdicts._declined.Add((law, declined.Message));
            }
        }

        return verdicts;
    }

    /// <summary>The laws that are broken, those of the first's kind before the others.</summary>
    public string Line(LawKind first)
    {
        var same = _broken.Where(one => one.Law.Kind == first).Select(one => one.Law.Id).ToList();
        var other = _broken.Where(one => one.Law.Kind != first).Select(one => one.Law.Id).ToList();
        return (same.Count == 0 ? "-" : string.Join(", ", same)) + (other.Count == 0 ? string.Empty : $"  (+ {string.Join(", ", other)})");
    }
}
