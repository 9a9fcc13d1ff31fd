using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>A secret that is searched for: what is kept of it, which is nothing that can be read or tried without the estate's key.</summary>
/// <param name="Id">Its id, drawn at random when it was enrolled: it stays the same when the value is enrolled again, also under another key.</param>
/// <param name="EnrolledAt">When it was enrolled.</param>
/// <param name="Bits">How hard it is to guess, in whole bits.</param>
public sealed record Enrolment(string Id, DateTimeOffset EnrolledAt, int Bits)
{
    /// <summary>What its user calls it; <see langword="null"/> where nothing.</summary>
    public string? Name { get; init; }

    /// <summary>The credential whose secret it is; <see langword="null"/> where nobody said.</summary>
    public CredentialId? Credential { get; init; }

    /// <summary>The forms it is looked for in: itself, and where it is a URL its password. None where it is weak.</summary>
    public IReadOnlyList<EnrolledSecret> Forms { get; init; } = [];

    /// <summary>Where it could be guessed and that was allowed, its stretched fingerprint; <see langword="null"/> otherwise.</summary>
    public WeakSecretFingerprint? Weak { get; init; }
}
