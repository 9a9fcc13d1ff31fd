using System.Collections.Immutable;

namespace Nhi.Governance;

/// <summary>The table of <c>docs/controls.md</c>, credential kind × age and lifetime.</summary>
internal static class BaselineLimits
{
    public static ImmutableDictionary<CredentialKind, CredentialLimit> All { get; } = new Dictionary<CredentialKind, CredentialLimit>
    {
        [CredentialKind.AwsAccessKey] = Limit(ageDays: 90, references: References.CisAws("2.12")),
        [CredentialKind.GcpServiceAccountKey] = Limit(ageDays: 90, references: References.CisGcp("1.8")),
        [CredentialKind.ApiKey] = Limit(ageDays: 90, lifetime: TimeSpan.FromDays(365), references: References.CisGcp("1.16")),
        [CredentialKind.PersonalAccessToken] = Judged(ageDays: 90, lifetime: TimeSpan.FromDays(365)),
        [CredentialKind.DeployKey] = Judged(ageDays: 90, lifetime: TimeSpan.FromDays(365)),
        [CredentialKind.OAuthClientSecret] = Judged(ageDays: 180),
        [CredentialKind.AccessToken] = Limit(lifetime: TimeSpan.FromHours(1), references: References.Rfc("9700")),
        [CredentialKind.X509Svid] = Judged(lifetime: TimeSpan.FromHours(1), references: References.Spiffe("X509-SVID")),
        [CredentialKind.DatabasePassword] = Judged(ageDays: 30, references: References.Pci("8.6.3")),
        [CredentialKind.DirectoryPassword] = Judged(ageDays: 365, references: References.Pci("8.6.3")),
        [CredentialKind.CaKey] = Judged(ageDays: 1096, references: References.Sp80057("5.3.6(1)")),
        [CredentialKind.TokenSigningKey] = Limit(ageDays: 1096, references: References.Sp80057("5.3.6(1)")),
        [CredentialKind.SshKey] = Judged(ageDays: 365),
        [CredentialKind.SshCertificate] = Judged(lifetime: TimeSpan.FromDays(1)),
        [CredentialKind.AgentTaskToken] = Judged(lifetime: TimeSpan.FromMinutes(15)),
    }.ToImmutableDictionary();

    /// <summary>What the controls on age and lifetime cite of some kinds of credentials alone.</summary>
    public static IEnumerable<(string Control, ControlReference Reference)> Cited =>
    [
        .. All.Values.Where(limit => limit.MaxAge is not null).SelectMany(limit => limit.References, (_, reference) => ("credential.rotation", reference)),
        .. All.Values.Where(limit => limit.MaxLifetime is not null).SelectMany(limit => limit.References, (_, reference) => ("credential.lifetime", reference)),
        ("credential.lifetime", References.TlsBaseline("6.3.2")),
        ("credential.lifetime", References.CodeSigningBaseline("6.3.2")),
    ];

    /// <summary>CA/B Forum TLS Baseline Requirements 6.3.2, by issue date; publicly trusted certificates only.</summary>
    public static TimeSpan PublicTlsLifetime(DateTimeOffset issued) => TimeSpan.FromDays(issued switch
    {
        _ when issued >= new DateTimeOffset(2029, 3, 15, 0, 0, 0, TimeSpan.Zero) => 47,
        _ when issued >= new DateTimeOffset(2027, 3, 15, 0, 0, 0, TimeSpan.Zero) => 100,
        _ when issued >= new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero) => 200,
        _ => 398,
    });

    /// <summary>CA/B Forum code-signing Baseline Requirements: 460 days for what is issued from 2026-03-01, 39 months before.</summary>
    public static TimeSpan? CodeSigningLifetime(DateTimeOffset issued) =>
        issued >= new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) ? TimeSpan.FromDays(460) : null;

    private static CredentialLimit Limit(int? ageDays = null, TimeSpan? lifetime = null, params IReadOnlyList<ControlReference> references) =>
        new(Days(ageDays), lifetime, IsJudgement: false, references);

    private static CredentialLimit Judged(int? ageDays = null, TimeSpan? lifetime = null, params IReadOnlyList<ControlReference> references) =>
        new(Days(ageDays), lifetime, IsJudgement: true, references);

    private static TimeSpan? Days(int? days) => days is { } value ? TimeSpan.FromDays(value) : null;
}
