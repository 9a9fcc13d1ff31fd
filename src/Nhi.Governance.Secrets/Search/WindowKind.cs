namespace Nhi.Governance.Secrets;

/// <summary>How the window of a secret is met in a text, and what that asks of a search. Kept enciphered with each secret.</summary>
[Flags]
internal enum WindowKind : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Eight bytes that start at a pair of <see cref="AnchorPairs"/>.</summary>
    Forward = 1,

    /// <summary>Five bytes that start at such a pair: short secrets have no room for more.</summary>
    ShortForward = 2,

    /// <summary>Five bytes that end with such a pair.</summary>
    ShortBackward = 4,

    /// <summary>Eight bytes that start at a pair that is looked for because of this secret.</summary>
    OwnForward = 8,

    /// <summary>Five bytes that start at such a pair.</summary>
    OwnShortForward = 16,

    /// <summary>Five bytes that end with such a pair.</summary>
    OwnShortBackward = 32,

    /// <summary>Not within eight bytes of ASCII, so that runs of base64 cannot be passed over quickly.</summary>
    Binary = 64,

    /// <summary>Holds a space, which a folded line may stand for.</summary>
    Space = 128,

    /// <summary>Holds a line feed, behind which a text may have been indented.</summary>
    LineFeed = 256,

    /// <summary>As <see cref="Binary"/>, of a secret that is text: in UTF-16 not every other byte is zero.</summary>
    Wide = 512,

    /// <summary>Any of those that start or end at a pair of the secret's own.</summary>
    Own = OwnForward | OwnShortForward | OwnShortBackward,
}
