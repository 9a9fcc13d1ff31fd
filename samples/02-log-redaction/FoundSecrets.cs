using System.Text;
using Nhi.Governance.Secrets;

namespace LogRedaction;

/// <summary>Takes what both searches find in one text, and writes the text without it.</summary>
internal ref struct FoundSecrets(ReadOnlySpan<byte> text) : IMatchSink, IKnownSecretSink
{
    private readonly ReadOnlySpan<byte> _text = text;
    private List<(int Start, int End, string Mask)>? _found;

    public readonly bool IsEmpty => _found is null;

    public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
    {
        // Of an AWS access key the match is the id, which is no secret: what is masked is the secret that stands near it.
        var start = secret.SequenceEqual(text) ? (int)match.Offset : _text.IndexOf(secret);
        Add(start, secret.Length, match.Format.Id);
    }

    public void Accept(in KnownSecretMatch match) => Add((int)match.Offset, match.Length, "known");

    /// <summary>The text with a mask in the place of each stretch that holds secrets, also where they overlap.</summary>
    public readonly string Masked()
    {
        var result = new StringBuilder(_text.Length);
        var written = 0;
        foreach (var (start, end, mask) in _found!.OrderBy(found => found.Start).ThenByDescending(found => found.End))
        {
            if (start >= written)
            {
                result.Append(Encoding.UTF8.GetString(_text[written..start])).Append("[secret: ").Append(mask).Append(']');
            }

            written = Math.Max(written, end);
        }

        return result.Append(Encoding.UTF8.GetString(_text[written..])).ToString();
    }

    private void Add(int start, int length, string mask) => (_found ??= []).Add((start, start + length, mask));
}
