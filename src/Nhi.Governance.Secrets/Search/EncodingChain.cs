using System.Globalization;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>The encodings a secret is found in, the outermost first: three at most.</summary>
/// <remarks>Immutable and safe for concurrent use. The default is that of a secret which stands as it is.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EncodingChain
{
    /// <summary>The most encodings within each other.</summary>
    public const int MaxDepth = 3;

    private readonly uint _packed;

    private EncodingChain(uint packed) => _packed = packed;

    /// <summary>How many there are.</summary>
    public int Count => (int)(_packed >> 24);

    /// <summary>One of them, from the outermost.</summary>
    /// <param name="depth">From 0 to less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public SecretEncoding this[int depth]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(depth);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(depth, Count);
            return (SecretEncoding)(byte)(_packed >> (8 * depth));
        }
    }

    /// <summary>The chain with one more within.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="InvalidOperationException">There are <see cref="MaxDepth"/> already.</exception>
    public EncodingChain Within(SecretEncoding encoding) => Count < MaxDepth
        ? new EncodingChain((_packed + (1u << 24)) | ((uint)encoding << (8 * Count)))
        : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"A chain has {MaxDepth} encodings at most."));

    /// <summary>The names, the outermost first.</summary>
    /// <returns>Such as <c>Base64 > Percent</c>; empty when there is none.</returns>
    public override string ToString()
    {
        var names = new string[Count];
        for (var depth = 0; depth < names.Length; depth++)
        {
            names[depth] = this[depth].ToString();
        }

        return string.Join(" > ", names);
    }
}
