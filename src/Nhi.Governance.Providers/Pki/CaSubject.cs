using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Subjects of an authority: a configured prefix and the credential as common name. Nothing in them needs quoting, so that nothing in them can be mistaken.</summary>
internal sealed class CaSubject
{
    private const int LongestName = 64;
    private const string CommonName = "2.5.4.3";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["C"] = "2.5.4.6",
        ["ST"] = "2.5.4.8",
        ["L"] = "2.5.4.7",
        ["O"] = "2.5.4.10",
        ["OU"] = "2.5.4.11",
        ["DC"] = "0.9.2342.19200300.100.1.25",
    };

    private readonly string _prefix;
    private readonly List<(string Type, string Value)> _parts = [];

    public CaSubject(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        _prefix = prefix;
        if (prefix.Length == 0)
        {
            return;
        }

        foreach (var part in prefix[0] == '/' ? prefix[1..].Split('/') : throw Wrong(prefix))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || !Types.TryGetValue(part[..at], out var type) || !IsName(part[(at + 1)..]))
            {
                throw Wrong(prefix);
            }

            _parts.Add((type, part[(at + 1)..]));
        }
    }

    /// <summary>Whether a credential can be a common name: letters, digits and <c>. _ - @ :</c>, spaces inside, at most 64 characters.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } && name[0] != ' ' && name[^1] != ' '
        && name.All(one => char.IsAsciiLetterOrDigit(one) || one is '.' or '_' or '-' or '@' or ':' or ' ');

    /// <summary>Whether an alternative name may be written into a configuration of openssl.</summary>
    public static bool IsAlternativeName(string? name) =>
        name is { Length: > 4 and <= 512 }
        && (name.StartsWith("DNS:", StringComparison.Ordinal) || name.StartsWith("URI:", StringComparison.Ordinal) || name.StartsWith("IP:", StringComparison.Ordinal))
        && name.All(one => char.IsAsciiLetterOrDigit(one) || one is '.' or '_' or '-' or ':' or '/' or '*' or '~' or '%');

    /// <summary>The subject of a credential as openssl writes it, on its command line and in its database.</summary>
    public string Of(CredentialId credential) => $"{_prefix}/CN={credential}";

    /// <summary>Whether a certificate is of a credential: the same parts in the same order, and no others.</summary>
    public bool IsOf(X509Certificate2 certificate, CredentialId credential)
    {
        var parts = new List<(string? Type, string? Value)>();
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            if (part.HasMultipleElements)
            {
                return false;
            }

            parts.Add((part.GetSingleElementType().Value, part.GetSingleElementValue()));
        }

        return parts.SequenceEqual([.. _parts, (CommonName, credential.Value)]);
    }

    private static ArgumentException Wrong(string prefix) => new("The prefix of subjects is written as /O=Example/OU=Services, of C, ST, L, O, OU and DC.", nameof(prefix));
}
