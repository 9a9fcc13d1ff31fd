namespace Nhi.Governance.Secrets;

/// <summary>
/// How the window of a secret is met in a text, and what that asks of a search. Kept enciphered with each secret. Three shapes of a window, each at
/// a pair of one of three sets; see <see cref="WindowPicker"/>.
/// </summary>
[Flags]
internal enum WindowKind : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Eight bytes that start at a pair of <see cref="AnchorPairs.Rare"/>.</summary>
    Forward = 1,

    /// <summary>Five bytes that start at such a pair: short secrets have no room for more.</summary>
    ShortForward = 2,

    /// <summary>Five bytes that end with such a pair.</summary>
    ShortBackward = 4,

    /// <summary>Eight bytes that start at a pair of <see cref="AnchorPairs.Scarce"/>.</summary>
    ScarceForward = 8,

    /// <summary>Five bytes that start at such a pair.</summary>
    ScarceShortForward = 16,

    /// <summary>Five bytes that end with such a pair.</summary>
    ScarceShortBackward = 32,

    /// <summary>Eight bytes that start at a pair that is looked for because of this secret.</summary>
    OwnForward = 64,

    /// <summary>Five bytes that start at such a pair.</summary>
    OwnShortForward = 128,

    /// <summary>Five bytes that end with such a pair.</summary>
    OwnShortBackward = 256,

    /// <summary>Not within eight bytes of ASCII, so that runs of base64 cannot be passed over quickly.</summary>
    Binary = 512,

    /// <summary>Holds a space, which a folded line may stand for.</summary>
    Space = 1024,

    /// <summary>Holds a line feed, behind which a text may have been indented.</summary>
    LineFeed = 2048,

    /// <summary>The shapes at rare pairs; those at scarce ones are three bits higher, those at own ones six.</summary>
    Shapes = Forward | ShortForward | ShortBackward,

    /// <summary>Any of eight bytes.</summary>
    Long = Forward | ScarceForward | OwnForward,

    /// <summary>Any of those that start or end at a pair of the secret's own.</summary>
    Own = OwnForward | OwnShortForward | OwnShortBackward,
}
