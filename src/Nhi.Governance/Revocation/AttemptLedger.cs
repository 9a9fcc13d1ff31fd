namespace Nhi.Governance;

/// <summary>Counts the attempts on each version within the budget's time, so that looking locks nobody out. Counts for this process alone.</summary>
internal sealed class AttemptLedger(AttemptBudget? budget, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<VersionId, Queue<DateTimeOffset>> _spent = [];

    /// <summary>Takes one attempt, if there is one left.</summary>
    public bool TrySpend(VersionId version)
    {
        if (budget is null)
        {
            return true;
        }

        lock (_lock)
        {
            var now = time.GetUtcNow();
            Forget(now - budget.Per);
            if (!_spent.TryGetValue(version, out var attempts))
            {
                _spent[version] = attempts = new Queue<DateTimeOffset>();
            }

            if (attempts.Count >= budget.Attempts)
            {
                return false;
            }

            attempts.Enqueue(now);
            return true;
        }
    }

    private void Forget(DateTimeOffset until)
    {
        foreach (var (version, attempts) in _spent)
        {
            while (attempts.TryPeek(out var oldest) && oldest <= until)
            {
                attempts.Dequeue();
            }

            if (attempts.Count == 0)
            {
                _spent.Remove(version);
            }
        }
    }
}
