using System.Text;
using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Files;

/// <summary>Tells whether a text that a record gives as a name, purpose or owner holds a credential: people paste them anywhere, and none may be kept.</summary>
internal static class SecretText
{
    public static bool IsIn(string text)
    {
        var sink = default(Sink);
        SecretScanner.Scan(Encoding.UTF8.GetBytes(text), ref sink);
        return sink.Found;
    }

    /// <summary>The facts without those whose value holds a credential.</summary>
    public static FactSet Clean(FactSet facts, Action<FactKey> left)
    {
        var builder = facts.ToBuilder();
        foreach (var entry in facts.Entries)
        {
            if (entry.Value switch { string text => IsIn(text), NameSet names => names.Any(IsIn), _ => false })
            {
                builder.Remove(entry.Key);
                left(entry.Key);
            }
        }

        return builder.ToFactSet();
    }

    private ref struct Sink : IMatchSink
    {
        public bool Found { get; private set; }

        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) => Found = true;
    }
}
