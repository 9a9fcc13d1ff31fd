namespace Nhi.Governance;

/// <summary>That somebody confirmed who answers for an identity in a role, until a day.</summary>
/// <param name="Identity">The identity, by its id or an alias.</param>
/// <param name="Role">The role.</param>
/// <param name="Party">The person or team that answers.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="At">When.</param>
/// <param name="Until">When it ends, unless it is confirmed again; at most <see cref="Longest"/> after <paramref name="At"/>.</param>
public sealed record Attestation(IdentityId Identity, OwnerRole Role, string Party, string By, DateTimeOffset At, DateTimeOffset Until)
{
    /// <summary>How long an attestation holds at most: 365 days. [J]</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(365);

    internal OwnerClaim Claim => new(Role, Party, ClaimTrust.Attestation, $"attested by {By}", At) { Until = Until };

    /// <summary>What it says to a survey. The identity need not be of the places that are surveyed: of one that is not nothing dangles.</summary>
    internal Attachment ToAttachment() => new() { Target = Identity.Value, Record = "an attestation", Area = "attested", Owners = [Claim], Source = Claim.Source };
}
