using System.Buffers.Binary;
using System.Globalization;

namespace Nhi.Governance.Providers.Git;

/// <summary>The objects that are there, eight bytes each. Filled by one, and then asked by many.</summary>
internal sealed class GitIds
{
    private const int Digits = 16;

    private readonly HashSet<ulong> _all = [];

    public void Add(ReadOnlySpan<byte> id) => _all.Add(Of(id));

    public bool ContainsText(ReadOnlySpan<byte> id) => _all.Contains(Of(id));

    /// <summary>Whether one is there whose id is given as bytes, not as digits.</summary>
    public bool Contains(ReadOnlySpan<byte> bytes) => _all.Contains(BinaryPrimitives.ReadUInt64BigEndian(bytes));

    // Whoever lists them has looked that they are digits.
    private static ulong Of(ReadOnlySpan<byte> id) => ulong.Parse(id[..Digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
