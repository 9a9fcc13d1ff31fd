using System.Globalization;

namespace Nhi.Governance;

/// <summary>Lays what a report says of "the user's second key" over the key itself, which another list names.</summary>
/// <remarks>An AWS credential report numbers keys instead of naming them. A numbered key belongs to the named one made nearest to it.</remarks>
internal static class PositionalCredentials
{
    private const string Marker = ":key-";

    public static void Settle(Principal principal)
    {
        var numbered = principal.Credentials.Values.Where(IsNumbered).ToList();
        var named = principal.Credentials.Values.Where(credential => credential.Kind == CredentialKind.AwsAccessKey && !IsNumbered(credential)).ToList();

        // The nearest pair first, so that a key the list lacks does not take the facts of one it has.
        var pairs =
            from credential in numbered
            from partner in named
            orderby Disagrees(credential, partner), Distance(credential, partner), credential.Id, partner.Id
            select (credential, partner);
        foreach (var (credential, partner) in pairs.ToList())
        {
            if (!numbered.Contains(credential) || !named.Contains(partner))
            {
                continue;
            }

            numbered.Remove(credential);
            named.Remove(partner);
            principal.Credentials.Remove(credential.Id);

            // The list's own facts win: the report's "last rotated" also moves when a key is switched off and on.
            principal.Credentials[partner.Id] = partner with { Facts = Fill(partner.Facts, credential.Facts) };
        }
    }

    private static bool IsNumbered(Credential credential) =>
        credential.Kind == CredentialKind.AwsAccessKey
        && credential.Id.Value.LastIndexOf(Marker, StringComparison.Ordinal) is > 0 and var at
        && int.TryParse(credential.Id.Value.AsSpan(at + Marker.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>A key that is on is not the one a report calls off, however near they were made.</summary>
    private static bool Disagrees(Credential one, Credential other) =>
        one.Facts.Get(CredentialFacts.Enabled).TryGet(out var isOn) && other.Facts.Get(CredentialFacts.Enabled).TryGet(out var otherIsOn) && isOn != otherIsOn;

    private static TimeSpan Distance(Credential one, Credential other) =>
        one.Facts.Get(CredentialFacts.CreatedAt).TryGet(out var made) && other.Facts.Get(CredentialFacts.CreatedAt).TryGet(out var otherMade)
            ? (made - otherMade).Duration()
            : TimeSpan.MaxValue;

    private static FactSet Fill(FactSet facts, FactSet more)
    {
        var builder = facts.ToBuilder();
        foreach (var entry in more.Entries.Where(entry => facts.StateOf(entry.Key) == FactState.Unknown))
        {
            builder.Add(entry);
        }

        return builder.ToFactSet();
    }
}
