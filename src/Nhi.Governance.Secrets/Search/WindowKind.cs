namespace Nhi.Governance.Secrets;

/// <summary>
/// How the window of a secret is met in a text, and what that asks of a search. Kept enciphered with each secret. The three shapes of a window are
/// told once for each tier: of pairs of the sets in <see cref="AnchorPairs.Tiers"/>, and of a secret's own pair.
/// </summary>
[Flags]
internal enum WindowKind : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Eight bytes that start at a pair of the first tier.</summary>
    Forward = 1,

    /// <summary>Five bytes that start at such a pair: short secrets have no room for more.</summary>
    ShortForward = 2,

    /// <summary>Five bytes that end with such a pair.</summary>
    ShortBackward = 4,

    /// <summary>Any shape at a pair of the first tier; those of the next tier are three bits higher, and so on.</summary>
    Shapes = Forward | ShortForward | ShortBackward,

    /// <summary>Not within eight bytes of ASCII, so that runs of base64 cannot be passed over quickly.</summary>
    Binary = 1 << 9,

    /// <summary>Holds a space, which a folded line may stand for.</summary>
    Space = 1 << 10,

    /// <summary>Holds a line feed, behind which a text may have been indented.</summary>
    LineFeed = 1 << 11,

    /// <summary>As <see cref="Binary"/>, of a secret that is text: in UTF-16 not every other byte is zero.</summary>
    Wide = 1 << 12,
}
