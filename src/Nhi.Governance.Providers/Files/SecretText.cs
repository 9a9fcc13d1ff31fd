using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Files;

/// <summary>Tells whether a text that a record gives as a name, purpose or owner holds a credential: people paste them anywhere, and none may be kept.</summary>
internal static class SecretText
{
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
