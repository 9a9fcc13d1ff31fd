using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Conformance;

/// <summary>A made-up secret of a law. Prints itself, since it is nobody's.</summary>
/// <param name="bytes">Its bytes.</param>
internal sealed class GeneratedSecret(byte[] bytes)
{
    private static readonly string[] Fragments = ["a", "Z", "7", "p4ss", " ", "\n", "\r\n", "\t", "\"", "'", "\\", "$", "${x}", "%", "%00", "=", "+", "/", "&", "<", "\u00fc", "e\u0301", "\u20ac", "\ufeff", "\ud83d\ude00", "\u200b", "{}", ";--", "\u0085"];

    public byte[] Bytes { get; } = bytes;

    /// <summary>Any well-formed text, of one byte up to so many: with what breaks where text is escaped, trimmed or normalised. No NUL, which some stores of text cannot keep.</summary>
    public static Gen<GeneratedSecret> Text(int most) =>
        Gen.Elements(Fragments).NonEmptyListOf().Select(parts => new GeneratedSecret(Encoding.UTF8.GetBytes(Cut(string.Concat(parts), most))));

    /// <summary>Any bytes at all, one up to so many.</summary>
    public static Gen<GeneratedSecret> Any(int most) =>
        Gen.Sized(size => Gen.Choose(1, Math.Clamp(size, 1, most))).SelectMany(length => Gen.Choose(0, 255).ArrayOf(length)).Select(values => new GeneratedSecret([.. values.Select(value => (byte)value)]));

    /// <summary>Fresh text that nothing else holds, long enough to be found again where it leaks.</summary>
    public static GeneratedSecret Fresh() => new(Encoding.UTF8.GetBytes("Fresh" + Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N")));

    /// <summary>The same with half of it, and without its ends.</summary>
    public static IEnumerable<GeneratedSecret> Smaller(GeneratedSecret secret)
    {
        var text = Encoding.UTF8.GetString(secret.Bytes);
        var isText = Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(secret.Bytes);
        for (var width = secret.Bytes.Length / 2; width > 0; width /= 2)
        {
            foreach (var smaller in (byte[][])[secret.Bytes[..^width], secret.Bytes[width..]])
            {
                if (!isText || Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(smaller)).AsSpan().SequenceEqual(smaller))
                {
                    yield return new GeneratedSecret(smaller);
                }
            }
        }
    }

    public SecretValue ToSecret() => SecretValue.Copy(Bytes);

    public bool Is(byte[]? read) => read is not null && read.AsSpan().SequenceEqual(Bytes);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"  {Bytes.Length} bytes: {Convert.ToHexString(Bytes.AsSpan(0, Math.Min(Bytes.Length, 64)))}{(Bytes.Length > 64 ? "…" : string.Empty)}");

    private static string Cut(string text, int most)
    {
        while (Encoding.UTF8.GetByteCount(text) > most)
        {
            text = text[..^(char.IsLowSurrogate(text[^1]) ? 2 : 1)];
        }

        return text;
    }
}
