namespace Nhi.Governance;

/// <summary>One statement of a trust: whom an identity lets act as it.</summary>
/// <param name="Kind">What kind of principal.</param>
/// <param name="Authority">Issuer (without scheme) of OIDC subjects, number of an account, name of a service, name of an identity.</param>
/// <param name="Subjects">OIDC subjects, with <c>*</c> and <c>?</c> as wildcards where <paramref name="SubjectsArePatterns"/>; empty where the statement names none.</param>
/// <param name="SubjectsArePatterns">Whether wildcards count.</param>
/// <param name="NamesAudience">Whether an audience is demanded.</param>
/// <param name="NamesExternalId">Whether an ExternalId is demanded.</param>
/// <param name="Area">The area that a named identity would be listed in, see <see cref="AreaCoverage"/>: where that was read completely and does not have it, the trust dangles. Empty where nothing tells.</param>
public sealed record Admission(
    AdmissionKind Kind,
    string Authority,
    IReadOnlyList<string> Subjects,
    bool SubjectsArePatterns = false,
    bool NamesAudience = false,
    bool NamesExternalId = false,
    string Area = "");
