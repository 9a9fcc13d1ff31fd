namespace Nhi.Governance.Conformance.Matrix.Sources;

/// <summary>A record of what a <see cref="TwinSource"/> reads.</summary>
/// <param name="Name">The identity it is of.</param>
/// <param name="What">What it is.</param>
/// <param name="Text">What else stands in it, which is never told.</param>
internal sealed record TwinRecord(string Name, TwinRecord.Kind What = TwinRecord.Kind.Identity, string Text = "")
{
    /// <summary>What a record is.</summary>
    public enum Kind
    {
        /// <summary>An identity.</summary>
        Identity,

        /// <summary>An identity that another record has told before.</summary>
        SecondSighting,

        /// <summary>Something about an identity.</summary>
        Attachment,

        /// <summary>Nothing that can be read.</summary>
        Damaged,
    }
}
