using System.Buffers;
using System.Text;
using Nhi.Governance.Secrets;

namespace LogRedaction;

/// <summary>Replaces secrets in a text: those of known formats, and copies of enrolled ones in any of their encodings.</summary>
/// <remarks>Safe for concurrent use until what it searches with is disposed. A text without a secret is given back as it is.</remarks>
public sealed class SecretMask
{
    private readonly KnownSecrets? _known;
    private readonly ScanOptions _formats;

    /// <summary>Makes a mask.</summary>
    /// <param name="known">The secrets one has; stays the caller's to dispose. <see langword="null"/> where there are none.</param>
    /// <param name="formats">The formats to recognise; all but the generic ones when it is null.</param>
    public SecretMask(KnownSecrets? known = null, ScanOptions? formats = null)
    {
        _known = known;
        _formats = formats ?? ScanOptions.Default;
    }

    /// <summary>Masks a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same string where it holds no secret.</returns>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, utf8);
        try
        {
            ReadOnlySpan<byte> bytes = utf8.AsSpan(0, length);
            var found = new FoundSecrets(bytes);
            SecretScanner.Scan(bytes, _formats, ref found);
            _known?.Scan(bytes, ref found);
            return found.IsEmpty ? text : found.Masked();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        }
    }
}
