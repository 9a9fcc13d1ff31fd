using System.Globalization;

namespace Nhi.Governance;

/// <summary>The questions of the boundary. A machine answers what system it is, how it is authenticated and when that expires; any other identity who owns it, what it may access, how that is scoped and how fast it can be revoked.</summary>
public static class BoundaryAnswers
{
    private const string NotTold = "nothing that was read tells";
    private const int MostNames = 5;

    /// <summary>Answers them for one identity, from its facts.</summary>
    /// <param name="identity">The identity.</param>
    /// <returns>Every question of its side, in their order. None for a person's or a vendor's principal, which is governed elsewhere.</returns>
    public static IReadOnlyList<BoundaryAnswer> Of(INonHumanIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity.Classification.Standing != Standing.Governed ? []
            : identity.IsMachine ? [
                Answer("system", "What system is it?", System(identity.Facts)),
                Answer("authentication", "How is it authenticated?", Authentication(identity)),
                Answer("expiry", "When does that expire?", Expiry(identity.Credentials))]
            : [
                Answer("owner", "Who owns it?", Owner(identity.Owners)),
                Answer("access", "What may it access?", Access(identity.Facts)),
                Answer("scope", "How is it scoped?", Scope(identity.Facts)),
                Answer("revocation", "How fast can it be revoked?", Revocation(identity))];
    }

    private static BoundaryAnswer Answer(string question, string asked, string? text) => new(question, asked, text ?? NotTold, text is not null);

    private static string? System(FactSet facts) => Joined(
        facts.Get(IdentityFacts.System).Value,
        facts.Get(IdentityFacts.Environment).Value is { } environment ? $"environment {environment}" : null,
        facts.Get(HostFacts.Domain).Value is { } domain ? $"domain {domain}" : null,
        facts.Get(DeviceFacts.Model).Value ?? facts.Get(HostFacts.OperatingSystem).Value);

    private static string? Authentication(INonHumanIdentity identity) => Joined(
        identity.Credentials.Count > 0 ? string.Join(", ", identity.Credentials.Select(credential => credential.Kind.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) : null,
        identity.Facts.Get(TrustFacts.Issuer).Value is { } issuer ? $"vouched for by {issuer}" : identity.Facts.Get(CertificateFacts.Authority).Value is { } authority ? $"issued by {authority}" : null,
        Names(identity.Facts, WorkloadFacts.Selectors, "attested by"),
        identity.Facts.Get(DeviceFacts.HardwareKey).Value is { } key ? $"key in {key}" : identity.Facts.Get(SigningKeyFacts.KeyStore).Value is { } store ? $"key in {store}" : null);

    /// <summary>The first end of those that are told; what never ends is said.</summary>
    private static string? Expiry(IReadOnlyList<Credential> credentials)
    {
        var ends = credentials.Select(credential => credential.Facts.Get(CredentialFacts.ExpiresAt)).ToList();
        var dates = ends.Where(end => end.IsKnown).Select(end => end.Value).ToList();
        return Joined(
            dates.Count > 0 ? dates.Count == 1 ? Judgement.Day(dates[0]) : $"first {Judgement.Day(dates.Min())}, last {Judgement.Day(dates.Max())}" : null,
            ends.Exists(end => end.IsAbsent) ? dates.Count > 0 ? "one of them never" : "never" : null);
    }

    private static string? Owner(IReadOnlyList<Owner> owners) => owners.Count == 0 ? null : Joined([.. owners.Select(owner => $"{KebabNames.Of(owner.Role)}: {owner.Party ?? "nobody"} ({owner.State})")]);

    private static string? Access(FactSet facts) => Joined(
        Names(facts, AccessFacts.AdministratorBy, "everything, by"),
        Names(facts, AccessFacts.Grants, "rights by"),
        facts.StateOf(AccessFacts.Grants) == FactState.Absent ? "nothing is granted to it" : null,
        Names(facts, DatabaseRoleFacts.Databases, "databases"),
        facts.Get(DeployKeyFacts.Repository).Value is { } repository ? $"repository {repository}" : null,
        facts.Get(ApiKeyFacts.Service).Value ?? facts.Get(ToolConnectorFacts.Upstream).Value);

    private static string? Scope(FactSet facts) => Joined(
        Scopes(facts),
        facts.Get(DeployKeyFacts.ReadOnly) is { IsKnown: true, Value: var readOnly } ? readOnly ? "reading only" : "reading and writing" : null,
        Names(facts, ApiKeyFacts.AllowedCallers, "from"),
        Names(facts, TrustFacts.OidcSubjects, "for the subjects"),
        facts.StateOf(TrustFacts.UnpinnedSubjects) == FactState.Known ? "subjects are not pinned down" : null,
        Names(facts, TrustFacts.OutsideAccounts, "for the accounts"),
        facts.Get(IdentityFacts.Environment).Value is { } environment ? $"environment {environment}" : null);

    private static string? Scopes(FactSet facts) => new[] { OAuthAppFacts.Scopes, OAuthTokenFacts.Scopes, PersonalAccessTokenFacts.Scopes, ApiKeyFacts.Scopes, BotFacts.Scopes }.Select(key => Names(facts, key, "scopes")).FirstOrDefault(text => text is not null);

    /// <summary>What outlives the revocation, as far as a session's or a token's end is told.</summary>
    private static string? Revocation(INonHumanIdentity identity)
    {
        if (identity.Facts.Get(CloudRoleFacts.LongestSessionSeconds) is { IsKnown: true, Value: var seconds })
        {
            return $"sessions that were begun live for up to {Span(TimeSpan.FromSeconds(seconds))} unless they are denied";
        }

        var kinds = identity.Credentials.Select(credential => credential.Kind).Distinct().Select(Outlives).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return kinds.Count == 0 ? null : Joined([.. kinds]);
    }

    /// <summary>By the kind of the credential: one that its issuer is asked about each time ends at once, one that carries its own end does not.</summary>
    private static string Outlives(CredentialKind kind) => kind switch
    {
        CredentialKind.AwsAccessKey => "keys at once; sessions made of them live for up to 36 hours",
        CredentialKind.GcpServiceAccountKey or CredentialKind.OAuthClientSecret => "secrets at once; access tokens made of them live on until they end",
        CredentialKind.AccessToken or CredentialKind.JwtSvid or CredentialKind.KubernetesBoundToken or CredentialKind.PipelineOidc or CredentialKind.AgentTaskToken => "tokens carry their own end: where nobody asks their issuer, when they end",
        CredentialKind.PublicTlsCertificate or CredentialKind.PrivateCaCertificate or CredentialKind.CodeSigningCertificate or CredentialKind.CaKey or CredentialKind.X509Svid or CredentialKind.SshCertificate => "certificates when those who check them have the new list of revoked ones, or when they end",
        CredentialKind.TokenSigningKey => "keys when those who believe them have dropped them; tokens signed with them are believed until then",
        CredentialKind.SshKey => "keys as soon as every host has dropped them",
        CredentialKind.DatabasePassword or CredentialKind.DirectoryPassword => "passwords at once; sessions that are open have to be ended",
        CredentialKind.Unknown => "how long its credential outlives it is not known",
        _ => "at once, where its issuer is asked each time",
    };

    private static string? Names(FactSet facts, FactKey<NameSet> key, string before) => facts.Get(key) is { IsKnown: true, Value: { Count: > 0 } names }
        ? $"{before} {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostNames} more") : string.Empty)}"
        : null;

    private static string Span(TimeSpan span) => span.TotalHours >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} hours") : string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} minutes");

    private static string? Joined(params IReadOnlyList<string?> parts) => string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } text ? text : null;
}
