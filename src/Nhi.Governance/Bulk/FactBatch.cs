namespace Nhi.Governance;

/// <summary>Many identities as columns: what their facts come to for the rules and controls of one <see cref="BulkEvaluator"/>. Made once and filled again and again. Not safe to share between threads.</summary>
/// <remarks>It keeps codes and instants, no facts: judging it at another instant takes no refilling.</remarks>
public sealed class FactBatch
{
    private readonly EffectivePolicies _policies;
    private int[] _credentialsOf = new int[16];
    private ulong[] _holds = [];

    internal FactBatch(BulkEvaluator evaluator, ColumnPlan identities, ColumnPlan credentials, EffectivePolicies policies, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (Evaluator, Capacity, _policies) = (evaluator, capacity, policies);
        (Identities, Credentials) = (new BatchRows(identities, capacity), new BatchRows(credentials, capacity));
    }

    /// <summary>How many identities it holds.</summary>
    public int Count => Identities.Count;

    /// <summary>How many it can hold.</summary>
    public int Capacity { get; }

    internal BulkEvaluator Evaluator { get; }

    internal BatchRows Identities { get; }

    internal BatchRows Credentials { get; }

    /// <summary>The row of the identity that each credential is of.</summary>
    internal ReadOnlySpan<int> CredentialsOf => _credentialsOf.AsSpan(0, Credentials.Count);

    /// <summary>Room for the terms that hold of a block of rows.</summary>
    internal Span<ulong> Holds(int words)
    {
        if (_holds.Length < TermTable.Block * words)
        {
            _holds = new ulong[TermTable.Block * words];
        }

        return _holds;
    }

    /// <summary>Adds an identity.</summary>
    /// <param name="identity">The identity. What it was found to be is looked at only where rules of the policy select by class.</param>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    public void Add(INonHumanIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        if (Count == Capacity)
        {
            throw new InvalidOperationException($"The batch is full: it holds {Capacity} identities.");
        }

        var row = Identities.Count;
        Identities.Add(Of(identity, null));
        for (var index = 0; index < identity.Credentials.Count; index++)
        {
            if (Credentials.Count == Credentials.Capacity)
            {
                Credentials.Grow();
            }

            if (Credentials.Count == _credentialsOf.Length)
            {
                Array.Resize(ref _credentialsOf, Credentials.Capacity);
            }

            _credentialsOf[Credentials.Count] = row;
            Credentials.Add(Of(identity, identity.Credentials[index]));
        }
    }

    /// <summary>Empties it, to be filled again.</summary>
    public void Clear()
    {
        Identities.Clear();
        Credentials.Clear();
    }

    private Subject Of(INonHumanIdentity identity, Credential? credential) => new(identity, credential, new ControlContext(default, _policies.For(identity, credential)));
}
