namespace Nhi.Governance.Secrets;

/// <summary>What an index holds of a secret besides its digest, in 64 bits that sort by tag: 39 of the tag, 12 of the window's offset, 13 of the length.</summary>
internal static class SecretEntry
{
    public const int TagBits = 39;

    private const int OffsetBits = 12;
    private const int LengthBits = 13;

    public static ulong Pack(ulong tag, int offset, int length) => (Cut(tag) << (OffsetBits + LengthBits)) | ((ulong)offset << LengthBits) | (uint)length;

    /// <summary>The bits of a tag that are kept.</summary>
    public static ulong Cut(ulong tag) => tag >> (64 - TagBits);

    public static ulong Tag(ulong entry) => entry >> (OffsetBits + LengthBits);

    public static int Offset(ulong entry) => (int)(entry >> LengthBits) & ((1 << OffsetBits) - 1);

    public static int Length(ulong entry) => (int)entry & ((1 << LengthBits) - 1);
}
