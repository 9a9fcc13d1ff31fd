using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Files;

/// <summary>Tells whether a text that a record gives as a name, purpose or owner holds a credential: people paste them anywhere, and none may be kept.</summary>
internal static class SecretText
{
    /// <summary>Why a record is left out.</summary>
    public const string InName = "a credential stands where a name belongs; the record is left out, so that nothing keeps it";

    /// <summary>Whether a name of an identity, of a credential of it or of what it is tied to holds a credential.</summary>
    public static bool IsNamedBy(Observation observation) =>
        observation.Aliases.Concat(observation.Becomes).Append(observation.Id).Any(name => SecretScanner.IsIn(name.Value))
        || IsIn(observation.Credentials) || IsIn(observation.Admissions) || observation.Containers.Append(observation.Area).Any(SecretScanner.IsIn);

    /// <summary>Whether a name in what a record says of others holds a credential.</summary>
    public static bool IsNamedBy(Attachment attachment) =>
        SecretScanner.IsIn(attachment.Target) || SecretScanner.IsIn(attachment.Record) || SecretScanner.IsIn(attachment.Area)
        || IsIn(attachment.Credentials) || IsIn(attachment.Admissions) || attachment.Containers.Concat(attachment.Controllers).Any(SecretScanner.IsIn) || attachment.Party switch
        {
            PartyRecord.Leaver leaver => SecretScanner.IsIn(leaver.Party),
            PartyRecord.Person person => person.Names.Any(SecretScanner.IsIn),
            PartyRecord.Team team => team.Members.Append(team.Name).Any(SecretScanner.IsIn),
            PartyRecord.Vendor vendor => vendor.Accounts.Append(vendor.Name).Any(SecretScanner.IsIn),
            PartyRecord.FederationPool pool => SecretScanner.IsIn(pool.Name) || SecretScanner.IsIn(pool.Issuer),
            _ => false,
        };

    /// <summary>A text, or words in its place where it holds a credential.</summary>
    public static string Without(string text) => SecretScanner.IsIn(text) ? "(left out: it holds a credential)" : text;

    private static bool IsIn(IReadOnlyList<Credential> credentials) => credentials.Any(credential => SecretScanner.IsIn(credential.Id.Value));

    private static bool IsIn(IReadOnlyList<Admission> admissions) => admissions.Any(admission => admission.Subjects.Append(admission.Authority).Any(SecretScanner.IsIn));

    /// <summary>The facts without those whose value holds a credential.</summary>
    public static FactSet Clean(FactSet facts, Action<FactKey> left)
    {
        var builder = facts.ToBuilder();
        foreach (var entry in facts.Entries)
        {
            if (entry.Value switch { string text => SecretScanner.IsIn(text), NameSet names => names.Any(name => SecretScanner.IsIn(name)), _ => false })
            {
                builder.Remove(entry.Key);
                left(entry.Key);
            }
        }

        return builder.ToFactSet();
    }
}
