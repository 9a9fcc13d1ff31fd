using System.Collections.Frozen;

namespace Nhi.Governance;

/// <summary>Tells of each credential which other identities hold the same secret or key: by its public key, and by the fingerprints of what was enrolled.</summary>
internal static class SharedSecrets
{
    private const string Enrolled = "enrolled secrets";

    private static readonly FrozenSet<CredentialKind> Certificates = FrozenSet.Create(
        CredentialKind.PublicTlsCertificate, CredentialKind.PrivateCaCertificate, CredentialKind.CodeSigningCertificate, CredentialKind.CaKey, CredentialKind.X509Svid, CredentialKind.SshCertificate);

    public static void Settle(EstateReading reading, PrincipalIndex index)
    {
        var holders = index.Principals.SelectMany(principal => principal.Credentials.Values, (principal, credential) => new Holder(principal, credential.Id)).ToList();
        foreach (var key in holders.Where(holder => holder.PublicKey is not null).GroupBy(holder => holder.PublicKey!, StringComparer.Ordinal).ToList())
        {
            foreach (var holder in key)
            {
                holder.Tell(key, holder.Source);
            }
        }

        if (reading.Enrolments.Count > 0)
        {
            var byCredential = holders.ToLookup(holder => holder.Credential);
            var known = reading.Enrolments.Where(enrolment => enrolment.Credential is not null && byCredential.Contains(enrolment.Credential.Value)).ToList();
            var byForm = known.SelectMany(enrolment => enrolment.Forms, (enrolment, form) => (form.Fingerprint, enrolment.Credential)).ToLookup(form => form.Fingerprint, form => form.Credential!.Value);

            // All that share any form with it: the password inside a URL is the secret of whoever else logs in with it.
            foreach (var credential in known.Where(enrolment => enrolment.Forms.Count > 0).GroupBy(enrolment => enrolment.Credential!.Value))
            {
                var same = credential.SelectMany(enrolment => enrolment.Forms).SelectMany(form => byForm[form.Fingerprint]).Distinct().SelectMany(twin => byCredential[twin]).ToList();
                foreach (var holder in byCredential[credential.Key])
                {
                    holder.Tell(same, Enrolled);
                }
            }
        }
    }

    private sealed record Holder(Principal Principal, CredentialId Credential)
    {
        private FactSet Facts => Principal.Credentials[Credential].Facts;

        private bool IsCertificate => Certificates.Contains(Principal.Credentials[Credential].Kind);

        public string? PublicKey => Facts.Get(CredentialFacts.PublicKey).Value;

        public string Source => Facts.Get(CredentialFacts.PublicKey).Source;

        /// <summary>
        /// A successor under the same name is no other identity: a certificate may be renewed with its key. Nor is a key's certificate another holder of the key, nor one whose credential its
        /// issuer no longer accepts.
        /// </summary>
        private bool IsAnother(Holder other) =>
            other.Principal != Principal
            && other.IsCertificate == IsCertificate
            && other.Facts.Get(CredentialFacts.Enabled) is not { IsKnown: true, Value: false }
            && !(Principal.Facts.Get(IdentityFacts.Name) is { IsKnown: true } name && string.Equals(name.Value, other.Principal.Facts.Get(IdentityFacts.Name).Value, StringComparison.Ordinal));

        public void Tell(IEnumerable<Holder> same, string source)
        {
            var others = same.Where(IsAnother).Select(other => other.Principal.Id.Value).Distinct(StringComparer.Ordinal).ToList();
            var facts = Facts.ToBuilder();
            var before = facts.Get(CredentialFacts.SharedWith).Value ?? NameSet.Empty;
            facts.Remove(CredentialFacts.SharedWith);
            if (others.Count + before.Count > 0)
            {
                facts.Set(CredentialFacts.SharedWith, new NameSet(before.Concat(others)), source);
            }
            else
            {
                facts.SetAbsent(CredentialFacts.SharedWith, source);
            }

            Principal.Credentials[Credential] = Principal.Credentials[Credential] with { Facts = facts.ToFactSet() };
        }
    }
}
