namespace Nhi.Governance.Providers.Files;

/// <summary>One match of the scanner, without its value.</summary>
/// <param name="Format">Id of the format.</param>
/// <param name="Value">Tells distinct values apart within this process; keyed with a key that is never written down.</param>
/// <param name="Verdict">What the checksum says.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in bytes, from 1.</param>
internal sealed record CopyHit(string Format, UInt128 Value, CopyVerdict Verdict, int Line, int Column)
{
    public CredentialId? Credential { get; init; }

    public string? Issuer { get; init; }

    public string? Subject { get; init; }

    public string? PublicKey { get; init; }

    public CopySighting At(CopyLocation location, int ordinal) => new(Format, Verdict, location, ordinal)
    {
        Credential = Credential,
        Issuer = Issuer,
        Subject = Subject,
        PublicKey = PublicKey,
    };
}
