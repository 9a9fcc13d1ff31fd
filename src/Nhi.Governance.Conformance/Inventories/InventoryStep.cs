using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Conformance;

/// <summary>A commit of the model law of inventories.</summary>
/// <param name="How">Whether it should succeed.</param>
/// <param name="Edits">Its changes. Those that change nothing at the time are left out.</param>
internal sealed record InventoryStep(InventoryStep.Manner How, IReadOnlyList<InventoryStep.Edit> Edits)
{
    /// <summary>How a commit is made.</summary>
    public enum Manner
    {
        /// <summary>From the revision there is.</summary>
        Rightly,

        /// <summary>From a revision that is not the last.</summary>
        FromWrongRevision,

        /// <summary>Cancelled before it begins.</summary>
        Cancelled,
    }

    /// <summary>What an edit does.</summary>
    public enum Act
    {
        /// <summary>Upserts an identity with a purpose it never had.</summary>
        Upsert,

        /// <summary>Sees an identity.</summary>
        See,

        /// <summary>Marks an identity as disappeared.</summary>
        Disappear,

        /// <summary>Merges an identity into the next one.</summary>
        Merge,

        /// <summary>Opens a finding with an explanation it never had.</summary>
        Open,

        /// <summary>Closes a finding.</summary>
        Close,
    }

    public static Gen<InventoryStep> Any { get; } =
        from how in Gen.Frequency((6, Gen.Constant(Manner.Rightly)), (1, Gen.Constant(Manner.FromWrongRevision)), (1, Gen.Constant(Manner.Cancelled)))
        from count in Gen.Choose(0, 4)
        from edits in EditOf().ArrayOf(count)
        select new InventoryStep(how, edits);

    public override string ToString() => $"{How}: {(Edits.Count == 0 ? "no change" : string.Join(", ", Edits))}";

    private static Gen<Edit> EditOf() =>
        from act in Gen.Elements(Act.Upsert, Act.Upsert, Act.Upsert, Act.See, Act.See, Act.See, Act.Disappear, Act.Merge, Act.Open, Act.Open, Act.Close)
        from which in Gen.Choose(0, 2)
        select new Edit(act, which);

    /// <summary>One change.</summary>
    /// <param name="Do">What it does.</param>
    /// <param name="Which">To which identity or finding.</param>
    public sealed record Edit(Act Do, int Which)
    {
        public override string ToString() => $"{Do} {(char)('a' + Which)}";
    }
}
