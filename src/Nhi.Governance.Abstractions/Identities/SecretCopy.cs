namespace Nhi.Governance;

/// <summary>One place where a credential's secret lies. Holds the place and what the value tells about its owner, never the value.</summary>
/// <param name="Id">Its id, from the place and the format.</param>
/// <param name="Format">Id of the format, such as <c>github-token</c>.</param>
/// <param name="Verdict">What the checksum says.</param>
/// <param name="Location">The place.</param>
/// <param name="Credential">The credential it is a copy of, where the value tells.</param>
public sealed record SecretCopy(CopyId Id, string Format, CopyVerdict Verdict, CopyLocation Location, CredentialId? Credential = null);
