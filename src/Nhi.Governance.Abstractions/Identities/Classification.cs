namespace Nhi.Governance;

/// <summary>What an identity was found to be, and why.</summary>
/// <param name="Class">The class; <see cref="IdentityClass.Unknown"/> rather than a guess.</param>
/// <param name="Standing">Whether it is governed here, a person's, or a vendor's.</param>
/// <param name="Confidence">How sure the decision is, from 0 to 1.</param>
/// <param name="Evidence">The rules that spoke, strongest first.</param>
/// <param name="IsConflict">Whether the evidence points to several kinds at once.</param>
public sealed record Classification(
    IdentityClass Class,
    Standing Standing,
    double Confidence,
    IReadOnlyList<ClassificationEvidence> Evidence,
    bool IsConflict = false)
{
    /// <summary>Nothing is known yet.</summary>
    public static Classification None { get; } = new(IdentityClass.Unknown, Standing.Governed, 0, []);

    /// <summary>The answer as one word: the class, or <c>Human</c> or <c>VendorManaged</c>, which are not classes.</summary>
    public string Label => Standing == Standing.Governed ? Class.ToString() : Standing.ToString();
}
