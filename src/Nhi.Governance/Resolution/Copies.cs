using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance;

/// <summary>Links places where secrets lie to the identities they belong to, where the value itself tells.</summary>
internal sealed class Copies(EstateContext estate)
{
    private Dictionary<string, (Principal Owner, CredentialId Credential)> _byCredential = [];
    private Dictionary<string, (Principal Owner, CredentialId Credential)> _byPublicKey = [];

    /// <summary>Copies of credentials nobody knows.</summary>
    public List<SecretCopy> Unlinked { get; } = [];

    public void Link()
    {
        _byCredential = Owners(principal => principal.Credentials.Keys.Select(credential => (credential.Value, credential)));
        _byPublicKey = Owners(principal => principal.Credentials.Values
            .Where(credential => credential.Facts.Get(CredentialFacts.PublicKey).IsKnown)
            .Select(credential => (credential.Facts.Get(CredentialFacts.PublicKey).Value!, credential.Id)));
        foreach (var sighting in estate.Reading.Copies.OrderBy(copy => copy.Location.Source, StringComparer.Ordinal).ThenBy(copy => copy.Location.Path, StringComparer.Ordinal).ThenBy(copy => copy.Location.Line).ThenBy(copy => copy.Location.Column)
            .ThenBy(copy => copy.Format, StringComparer.Ordinal).ThenBy(copy => copy.Ordinal))
        {
            var copy = new SecretCopy(IdOf(sighting), sighting.Format, sighting.Verdict, sighting.Location)
            {
                Enrolled = sighting.Enrolled.Select(enrolled => enrolled.Key).FirstOrDefault(),
            };
            if (LinkEnrolled(sighting, copy))
            {
                continue;
            }

            if (sighting.Credential is { } named)
            {
                if (sighting.Verdict == CopyVerdict.ChecksumFailed)
                {
                    Unlinked.Add(copy);
                    continue;
                }

                Owner(named, sighting).Copies.Add(copy with { Credential = named });
            }
            else if (sighting.PublicKey is { } key && _byPublicKey.TryGetValue(key, out var holder))
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

    /// <summary>By what its user said when it was enrolled: one value may be the secret of several credentials.</summary>
    private bool LinkEnrolled(CopySighting sighting, SecretCopy copy)
    {
        var isLinked = false;
        foreach (var (enrolled, credential) in sighting.Enrolled.Where(enrolled => enrolled.Value is not null).DistinctBy(enrolled => enrolled.Value).Select(enrolled => (enrolled.Key, enrolled.Value!.Value)))
        {
            var known = copy with { Id = isLinked ? IdOf(sighting, credential.Value) : copy.Id, Credential = credential, Enrolled = enrolled };
            if (_byCredential.TryGetValue(credential.Value, out var holder))
            {
                holder.Owner.Copies.Add(known);
            }
            else
            {
                Unlinked.Add(known);
            }

            isLinked = true;
        }

        return isLinked;
    }

    private Principal Owner(CredentialId credential, CopySighting sighting) =>
        _byCredential.TryGetValue(credential.Value, out var known) ? known.Owner : estate.Index.Add(BearerOnly.From(new Credential(credential, CredentialKind.AwsAccessKey, FactSet.Empty), sighting.Location.Path));

    /// <summary>From the place, the format and the count at that place: never from the value, so that it says nothing about it.</summary>
    private static CopyId IdOf(CopySighting sighting, string? besides = null)
    {
        var place = sighting.Location.Commit is null && sighting.Location.AtHead is null
            ? $"{sighting.Location.Path}\n{sighting.Location.Line}:{sighting.Location.Column}"
            : sighting.Location.Path;
        var text = $"{sighting.Location.Source}\n{place}\n{sighting.Format}\n{sighting.Ordinal}{(besides is null ? string.Empty : $"\n{besides}")}";
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
