namespace Nhi.Governance;

/// <summary>What bulk classification says of one identity: <see cref="Classification"/> without its words.</summary>
public readonly record struct ClassVerdict
{
    internal ClassVerdict(IdentityClass value, Standing standing, double confidence, bool isConflict) =>
        (Class, Standing, Confidence, IsConflict) = (value, standing, confidence, isConflict);

    /// <summary>The class; <see cref="IdentityClass.Unknown"/> rather than a guess.</summary>
    public IdentityClass Class { get; }

    /// <summary>Whether it is governed here, a person's, or a vendor's.</summary>
    public Standing Standing { get; }

    /// <summary>How sure the decision is, from 0 to 1.</summary>
    public double Confidence { get; }

    /// <summary>Whether the evidence points to several kinds at once.</summary>
    public bool IsConflict { get; }

    internal int Code => CodedColumn.Label.Of(Class, Standing) + (IsConflict ? CodedColumn.Label.Conflict : 0);
}
