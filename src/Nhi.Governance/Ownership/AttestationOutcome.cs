namespace Nhi.Governance;

/// <summary>What came of an attestation.</summary>
public abstract record AttestationOutcome
{
    private AttestationOutcome()
    {
    }

    /// <summary>It is kept, and counts from now on.</summary>
    /// <param name="Identity">The identity as it stands with it.</param>
    /// <param name="Replaced">The attestation in place of which it is kept; <see langword="null"/> where there was none.</param>
    public sealed record Kept(INonHumanIdentity Identity, Attestation? Replaced = null) : AttestationOutcome;

    /// <summary>It is not kept.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : AttestationOutcome;
}
