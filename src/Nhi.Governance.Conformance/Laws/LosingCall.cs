namespace Nhi.Governance.Conformance;

/// <summary>Makes one call during which one answer is lost.</summary>
/// <param name="loss">Loses it.</param>
/// <param name="exchange">Which one; a negative number loses none.</param>
/// <param name="moment">When.</param>
internal sealed class LosingCall(IAnswerLoss loss, int exchange, LossMoment moment)
{
    /// <summary>How many exchanges the call needed.</summary>
    public int Exchanges { get; private set; }

    /// <summary>Whether the answer was lost.</summary>
    public bool HasLost { get; private set; }

    public async Task<T> MakeAsync<T>(Func<ValueTask<T>> call)
    {
        loss.Arm(exchange, moment);
        try
        {
            return await call().ConfigureAwait(false);
        }
        finally
        {
            Exchanges = loss.Exchanges;
            HasLost = loss.HasLost;
            loss.Arm(-1, LossMoment.BeforeArrival);
        }
    }
}
