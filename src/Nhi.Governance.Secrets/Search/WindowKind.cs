namespace Nhi.Governance.Secrets;

/// <summary>How the window of a secret is met in a text, and what that asks of a search. Kept enciphered with each secret.</summary>
[Flags]
internal enum WindowKind : byte
{
    /// <summary>Starts at a pair of <see cref="AnchorPairs"/>.</summary>
    Forward = 1,

    /// <summary>Ends at a pair of <see cref="AnchorPairs"/>.</summary>
    Backward = 2,

    /// <summary>Starts at a pair that is looked for because of this secret.</summary>
    OwnForward = 4,

    /// <summary>Ends at a pair that is looked for because of this secret.</summary>
    OwnBackward = 8,

    /// <summary>Holds a byte beyond ASCII, so that runs of base64 cannot be passed over quickly.</summary>
    Binary = 16,

    /// <summary>Holds a space, which a folded line may stand for.</summary>
    Space = 32,

    /// <summary>Holds a line feed, behind which a text may have been indented.</summary>
    LineFeed = 64,
}
