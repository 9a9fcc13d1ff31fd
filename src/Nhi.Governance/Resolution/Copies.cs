using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance;

/// <summary>Links places where secrets lie to the identities they belong to, where the value itself tells.</summary>
internal sealed class Copies(EstateContext estate)
{
    /// <summary>Copies of credentials nobody knows.</summary>
    public List<SecretCopy> Unlinked { get; } = [];

    public void Link()
    {
        var byCredential = Owners(principal => principal.Credentials.Keys.Select(credential => (credential.Value, credential)));
        var byPublicKey = Owners(principal => principal.Credentials.Values
            .Where(credential => credential.Facts.Get(CredentialFacts.PublicKey).IsKnown)
            .Select(credential => (credential.Facts.Get(CredentialFacts.PublicKey).Value!, credential.Id)));
        foreach (var sighting in estate.Reading.Copies.OrderBy(copy => copy.Location.Source, StringComparer.Ordinal).ThenBy(copy => copy.Location.Path, StringComparer.Ordinal).ThenBy(copy => copy.Location.Line).ThenBy(copy => copy.Location.Column)
            .ThenBy(copy => copy.Format, StringComparer.Ordinal).ThenBy(copy => copy.Ordinal))
        {
            var copy = new SecretCopy(IdOf(sighting), sighting.Format, sighting.Verdict, sighting.Location);
            if (sighting.Credential is { } named)
            {
                if (sighting.Verdict == CopyVerdict.ChecksumFailed)
                {
                    Unlinked.Add(copy);
                    continue;
                }

                var owner = byCredential.TryGetValue(named.Value, out var known) ? known.Owner : estate.Index.Add(BearerOnly.From(new Credential(named, CredentialKind.AwsAccessKey, FactSet.Empty), sighting.Location.Path));
                owner.Copies.Add(copy with { Credential = named });
            }
            else if (sighting.PublicKey is { } key && byPublicKey.TryGetValue(key, out var holder))
            {
                holder.Owner.Copies.Add(copy with { Credential = holder.Credential });
            }
            else if (sighting is { Issuer: { } issuer, Subject: { } subject } && estate.Subjects.Admitted(issuer, subject, isPattern: false).ToList() is [var only])
            {
                only.Copies.Add(copy);
            }
            else
            {
                Unlinked.Add(copy);
            }
        }
    }

    /// <summary>From the place, the format and the count at that place: never from the value, so that it says nothing about it.</summary>
    private static CopyId IdOf(CopySighting sighting)
    {
        var place = sighting.Location.Commit is null && sighting.Location.AtHead is null
            ? $"{sighting.Location.Path}\n{sighting.Location.Line}:{sighting.Location.Column}"
            : sighting.Location.Path;
        var text = $"{sighting.Location.Source}\n{place}\n{sighting.Format}\n{sighting.Ordinal}";
        return new CopyId("copy:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10)));
    }

    private Dictionary<string, (Principal Owner, CredentialId Credential)> Owners(Func<Principal, IEnumerable<(string Key, CredentialId Credential)>> keys)
    {
        var owners = new Dictionary<string, (Principal, CredentialId)>(StringComparer.Ordinal);
        foreach (var principal in estate.Index.Principals)
        {
            foreach (var (key, credential) in keys(principal))
            {
                owners.TryAdd(key, (principal, credential));
            }
        }

        return owners;
    }
}
