namespace Nhi.Governance.Conformance;

/// <summary>Loses every answer of a call in turn, at both moments.</summary>
internal static class Losses
{
    /// <summary>More exchanges than a call that changes one thing can need.</summary>
    private const int MostExchanges = 40;

    /// <summary>Tells one scenario for each exchange and moment.</summary>
    /// <param name="loss">Loses the answers.</param>
    /// <param name="scenarioAsync">The scenario, on something new each time. What it calls by the function it is given is what loses an answer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task EachAsync(IAnswerLoss loss, Func<LosingCall, Task> scenarioAsync, CancellationToken cancellationToken)
    {
        var counting = new LosingCall(loss, -1, LossMoment.BeforeArrival);
        await scenarioAsync(counting).ConfigureAwait(false);
        Check.That(counting.Exchanges > 0, "no exchange was counted: the calls do not go through the fixture's Loss");
        foreach (var moment in Enum.GetValues<LossMoment>())
        {
            for (var exchange = 0; exchange < Math.Min(counting.Exchanges, MostExchanges); exchange++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    await scenarioAsync(new LosingCall(loss, exchange, moment)).ConfigureAwait(false);
                }
                catch (LawBrokenException broken)
                {
                    throw new LawBrokenException($"Exchange {exchange} of {counting.Exchanges} lost {moment}: {broken.Message}", broken);
                }
            }
        }
    }
}
