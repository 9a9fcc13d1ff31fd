namespace Nhi.Governance;

/// <summary>Counts attempts within the budget's time, so that looking locks nobody out. Counts for this process alone, by a clock that nobody sets.</summary>
internal sealed class AttemptLedger(AttemptBudget? budget, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<long>> _spent = new(StringComparer.Ordinal);

    /// <summary>Takes one attempt, if there is one left.</summary>
    public bool TrySpend(string account)
    {
        if (budget is null)
        {
            return true;
        }

        lock (_lock)
        {
            Forget(budget.Per);
            if (!_spent.TryGetValue(account, out var attempts))
            {
                _spent[account] = attempts = new Queue<long>();
            }

            if (attempts.Count >= budget.Attempts)
            {
                return false;
            }

            attempts.Enqueue(time.GetTimestamp());
            return true;
        }
    }

    private void Forget(TimeSpan after)
    {
        foreach (var (account, attempts) in _spent)
        {
            while (attempts.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= after)
            {
                attempts.Dequeue();
            }

            if (attempts.Count == 0)
            {
                _spent.Remove(account);
            }
        }
    }
}
