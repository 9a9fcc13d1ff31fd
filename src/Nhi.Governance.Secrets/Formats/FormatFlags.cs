namespace Nhi.Governance.Secrets;

/// <summary>What a format asks of the scanner.</summary>
[Flags]
internal enum FormatFlags : ushort
{
    /// <summary>Nothing: its shape says it all.</summary>
    None = 0,

    /// <summary>One of its words must stand before it.</summary>
    Near = 1,

    /// <summary>Code decides about it, its bounds included.</summary>
    Check = 2,

    /// <summary>Its variable part may hold capitals, small letters and digits, so that small letters alone are a name.</summary>
    MixedCase = 4,

    /// <summary>A part of the shape is the value.</summary>
    Value = 8,

    /// <summary>It is looked for only when it is asked for.</summary>
    Generic = 16,

    /// <summary>Where it is long it must hold a digit, or it is a name.</summary>
    Digits = 32,

    /// <summary>Each of its matches has a <see cref="ByteRow"/> near its start.</summary>
    Row = 64,
}
