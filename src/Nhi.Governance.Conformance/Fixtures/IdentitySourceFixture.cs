namespace Nhi.Governance.Conformance;

/// <summary>What the laws of a source of identities need.</summary>
public abstract class IdentitySourceFixture : ConformanceFixture
{
    /// <summary>The source, over something readable that holds at least two identities, one of them best in two records.</summary>
    public abstract IIdentitySource Source { get; }

    /// <summary>What to read.</summary>
    public abstract ReadRequest Request { get; }

    /// <summary>A second instance over the same.</summary>
    public abstract IIdentitySource Again { get; }

    /// <summary>The same with exactly one record damaged and the rest as it was; <see langword="null"/> where records cannot be damaged one by one.</summary>
    public virtual IIdentitySource? WithOneDamaged => null;

    /// <summary>A source over something that is not there; <see langword="null"/> where that cannot be.</summary>
    public virtual IIdentitySource? OverNothing => null;

    /// <summary>Secrets that lie in what is read: none of them may be told. Empty where none can lie there.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }
}
