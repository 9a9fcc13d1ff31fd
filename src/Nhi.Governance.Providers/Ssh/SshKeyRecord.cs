using System.Globalization;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Ssh;

/// <summary>One key as an identity: by its fingerprint, so that the same key is one wherever it lies.</summary>
internal sealed class SshKeyRecord(SshLine line, SshPublicKey key, string place, ListReading reading)
{
    /// <summary>The host whose file it is.</summary>
    public const string HostScope = "ssh.host";

    /// <summary>The user whose file it is.</summary>
    public const string UserScope = "ssh.user";

    private readonly (string Name, string Value)[] _options = line.IsAuthorized ? [.. line.Options()] : [];

    private bool IsAuthority => line.Marker is "cert-authority" || Has("cert-authority");

    /// <summary>Ends the record as an identity.</summary>
    public void Observe()
    {
        reading.Observe(
            new Observation
            {
                Id = new IdentityId($"ssh:{key.Fingerprint}"),
                Area = "ssh:keys",
                Facts = Facts().ToFactSet(),
                Credentials = [Key(), .. key.Certificate is { } certificate ? (Credential[])[Certificate(certificate)] : []],
                Owners = line.Comment.Contains('@', StringComparison.Ordinal) && !line.Comment.Contains(' ', StringComparison.Ordinal) ? [new OwnerClaim(OwnerRole.Application, line.Comment, ClaimTrust.Suggestion, reading.Source)] : [],
                Source = reading.Source,
            },
            place,
            mayRepeat: true,
            isWhole: false);
    }

    private RecordFacts Facts()
    {
        var certificate = key.Certificate;
        var facts = reading.Facts(place)
            .Tell(IdentityFacts.Name, line.Comment.Length > 0 ? line.Comment : certificate?.KeyId is { Length: > 0 } id ? id : key.Fingerprint)
            .Tell(IdentityFacts.Subclass, IsAuthority ? "ssh:signing-key" : "ssh:ssh-key")
            .Tell(SigningKeyFacts.Signs, IsAuthority ? [line.IsAuthorized ? "SSH certificates of users" : "SSH certificates of hosts"] : [])
            .Tell(SshKeyFacts.Fingerprint, key.Fingerprint);
        if (!line.IsAuthorized)
        {
            return facts.Tell(AccessFacts.Grants, IsAuthority ? [] : Hosts().Select(host => $"host key of {host}"));
        }

        var command = Value("command") ?? certificate?.Options.GetValueOrDefault("force-command");
        var from = (Value("from") ?? certificate?.Options.GetValueOrDefault("source-address"))?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return facts
            .Tell(SshKeyFacts.AuthorizedOn, Accounts())
            .Tell(SshKeyFacts.ForcedCommand, Program(command))
            .None(SshKeyFacts.ForcedCommand, command is null)
            .Tell(SshKeyFacts.AllowedFrom, from)
            .None(SshKeyFacts.AllowedFrom, from.Length == 0);
    }

    // An account accepts the key where a file says so; of a certificate, every account of a name, wherever its authority is believed.
    private IEnumerable<string> Accounts()
    {
        if (key.Certificate is { } certificate)
        {
            return certificate.IsHost ? certificate.Principals : certificate.Principals.Select(user => $"{user}@*");
        }

        return (reading.Scope.Get(UserScope), reading.Scope.Get(HostScope)) switch
        {
            ({ } user, { } host) => [$"{user}@{host}"],
            (null, { } host) => [host],
            ({ } user, null) => [$"{user}@"],
            _ => [],
        };
    }

    private IEnumerable<string> Hosts() =>
        (line.Marker.Length > 0 ? line.Lead[(line.Marker.Length + 1)..].Trim() : line.Lead).Split(',').Select(host => host.StartsWith("|1|", StringComparison.Ordinal) ? "a host whose name is hashed" : host);

    private Credential Key()
    {
        var ends = Value("expiry-time");
        return new(
            new CredentialId($"ssh:{key.Fingerprint}"),
            IsAuthority ? CredentialKind.CaKey : CredentialKind.SshKey,
            reading.Facts(place)
                .Ahead(CredentialFacts.ExpiresAt, Expiry(ends))
                .None(CredentialFacts.ExpiresAt, ends is null)
                .Tell(CredentialFacts.Enabled, line.Marker is not "revoked")
                .Tell(CredentialFacts.PublicKey, key.PublicKeySha256)
                .ToFactSet());
    }

    private Credential Certificate(SshCertificate certificate)
    {
        var facts = reading.Facts(place)
            .Tell(CredentialFacts.Serial, certificate.Serial)
            .Tell(CredentialFacts.Issuer, certificate.Authority)
            .Tell(CredentialFacts.Subject, certificate.KeyId)
            .Ahead(CredentialFacts.CreatedAt, Written(certificate.ValidAfter))
            .Ahead(CredentialFacts.ExpiresAt, Written(certificate.ValidBefore))
            .None(CredentialFacts.ExpiresAt, certificate.ValidBefore is null);
        return new(new CredentialId($"ssh:certificate:{certificate.Fingerprint}"), CredentialKind.SshCertificate, facts.ToFactSet());
    }

    // YYYYMMDD, with hours, minutes and seconds where they are told, in the host's own time unless it ends in Z.
    private static string? Expiry(string? text) =>
        text is not null && DateTimeOffset.TryParseExact(text.TrimEnd('Z'), ["yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Written(at) : text;

    // What follows the program may be a secret.
    private static string? Program(string? command) => command?.Trim().Split(' ', 2) switch { null => null, [var program] => program, [var program, ..] => $"{program} …", _ => null };

    private static string? Written(DateTimeOffset? at) => at?.ToString("O", CultureInfo.InvariantCulture);

    private bool Has(string option) => _options.Any(told => told.Name.Equals(option, StringComparison.OrdinalIgnoreCase));

    private string? Value(string option) => _options.FirstOrDefault(told => told.Name.Equals(option, StringComparison.OrdinalIgnoreCase)).Value is { Length: > 0 } value ? value : null;
}
