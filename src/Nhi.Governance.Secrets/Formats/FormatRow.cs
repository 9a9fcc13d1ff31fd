using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>What the table holds about one format. The columns are those the generator writes.</summary>
internal readonly struct FormatRow(int number)
{
    /// <summary>How many columns there are.</summary>
    public const int Columns = 11;

    private const int Texts = 7;

    private ReadOnlySpan<ushort> Cells => FormatTable.Rows.Slice(number * Columns, Columns);

    /// <summary>Where its program starts.</summary>
    public int Program => Cells[0];

    /// <summary>The set of bytes that must not stand before it.</summary>
    public int Before => Cells[1];

    /// <summary>The set of bytes that must not stand after it.</summary>
    public int After => Cells[2];

    /// <summary>The set of bytes it can begin with.</summary>
    public int First => Cells[3];

    /// <summary>What it asks of the scanner.</summary>
    public FormatFlags Flags => (FormatFlags)Cells[4];

    /// <summary>The least entropy of its variable part, in bits a character.</summary>
    public double Entropy => Cells[5] / 100.0;

    /// <summary>Its checksum.</summary>
    public ChecksumKind Checksum => (ChecksumKind)Cells[6];

    /// <summary>Its check.</summary>
    public FormatCheck Check => (FormatCheck)Cells[7];

    /// <summary>How many bytes at its beginning are fixed.</summary>
    public int Lead => Cells[8];

    /// <summary>How much its shape says: the higher of two wins.</summary>
    public int Rank => Cells[9];

    /// <summary>The facts it tells.</summary>
    public FormatFacts Facts => (FormatFacts)Cells[10];

    /// <summary>One of its texts: id, name, issuer, kind, class, revocation, documentation.</summary>
    public string Text(int which)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(which, Texts);
        ReadOnlySpan<byte> rest = FormatTable.Strings[FormatTable.StringOffsets[number]..];
        for (; which > 0; which--)
        {
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        }

        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'\n')]);
    }
}
