using System.Collections.Immutable;

namespace Nhi.Governance.Secrets;

/// <summary>What a scan looks for.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class ScanOptions
{
    /// <summary>All formats but the generic ones.</summary>
    public static ScanOptions Default { get; } = new();

    /// <summary>The formats to look for. The default is all of <see cref="SecretFormats.All"/> that are not generic.</summary>
    /// <exception cref="ArgumentException">The value is the default of its type, which holds no list.</exception>
    public ImmutableArray<SecretFormat> Formats
    {
        get => field.IsDefault ? field = [.. SecretFormats.All.Where(static f => !f.IsGeneric)] : field;
        init => field = value.IsDefault ? throw new ArgumentException("A list of formats is needed.", nameof(value)) : value;
    }

    /// <summary>
    /// Whether values assigned to a name such as <c>password</c> are looked for too, whatever their format. Off by default: most of what it
    /// finds is none.
    /// </summary>
    public bool GenericAssignments { get; init; }

    /// <summary>A bit for every format to look for.</summary>
    internal ulong[] Bits => field ??= CreateBits();

    private ulong[] CreateBits()
    {
        ulong[] bits = new ulong[(FormatTable.Count + 63) / 64];
        foreach (SecretFormat format in Formats)
        {
            bits[format.Number >> 6] |= 1UL << (format.Number & 63);
        }

        foreach (SecretFormat format in SecretFormats.All)
        {
            bits[format.Number >> 6] |= GenericAssignments && format.IsGeneric ? 1UL << (format.Number & 63) : 0;
        }

        return bits;
    }
}
