namespace Nhi.Governance;

/// <summary>One place where a credential's secret lies. Holds the place and what the value tells about its owner, never the value.</summary>
/// <param name="Id">Its id, from the place and the format.</param>
/// <param name="Format">Id of the format, such as <c>github-token</c>; <see cref="EnrolledFormat"/> for an enrolled secret of no known one.</param>
/// <param name="Verdict">What the checksum says, or that it is an enrolled secret.</param>
/// <param name="Location">The place.</param>
/// <param name="Credential">The credential it is a copy of, where the value or its enrolment tells.</param>
public sealed record SecretCopy(CopyId Id, string Format, CopyVerdict Verdict, CopyLocation Location, CredentialId? Credential = null)
{
    /// <summary>Format of an enrolled secret that has none of the known ones.</summary>
    public const string EnrolledFormat = "enrolled-secret";

    /// <summary>The enrolled secret it is; <see langword="null"/> where only its format was recognised.</summary>
    public EnrolledCopy? Enrolled { get; init; }
}
