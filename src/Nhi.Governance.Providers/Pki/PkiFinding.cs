namespace Nhi.Governance.Providers.Pki;

/// <summary>What a signed document that is believed says.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Answer">What it said.</param>
/// <param name="Reason">What the verdict rests on.</param>
/// <param name="LeftOpen">What it leaves open.</param>
internal sealed record PkiFinding(Verdict Verdict, string Answer, string Reason, IReadOnlyList<string> LeftOpen)
{
    /// <summary>Why it is refused.</summary>
    public RefusalCause Cause { get; init; }
}
