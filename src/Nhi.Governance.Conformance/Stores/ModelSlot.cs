namespace Nhi.Governance.Conformance;

/// <summary>What a slot must hold, as far as the contract says. Immutable, so that a step that was refused leaves it as it was.</summary>
/// <remarks>What a contract leaves open stays open here: whether a value before the Previous one is kept, and what becomes of a Pending one that another replaces.</remarks>
internal sealed record ModelSlot
{
    public ModelCopy? Current { get; init; }

    public ModelCopy? Pending { get; init; }

    public ModelCopy? Previous { get; init; }

    /// <summary>Copies that may still be there, and are neither Current nor Pending.</summary>
    public IReadOnlyList<ModelCopy> Older { get; init; } = [];

    /// <summary>Copies that were removed, newest last.</summary>
    public IReadOnlyList<ModelCopy> Removed { get; init; } = [];

    /// <summary>The slot before the last removal, if nothing has changed since.</summary>
    public ModelSlot? BeforeRemoval { get; init; }

    public IEnumerable<ModelCopy> There => new[] { Current, Pending, Previous }.OfType<ModelCopy>();

    public ModelSlot WithPut(ModelCopy copy, bool keepsVersions) => Displaced(keepsVersions) with { Current = copy, Removed = Without(copy) };

    public ModelSlot WithPending(ModelCopy copy) => this with { Older = [.. Older, .. Pending is null ? [] : (ModelCopy[])[Pending]], Pending = copy, Removed = Without(copy), BeforeRemoval = null };

    public ModelSlot WithPromoted(ModelCopy copy)
    {
        if (copy == Current)
        {
            return this;
        }

        var without = this with { Pending = copy == Pending ? null : Pending, Previous = copy == Previous ? null : Previous };
        return without.Displaced(keepsVersions: true) with { Current = copy };
    }

    public ModelSlot WithRemoved(ModelCopy copy) => this with
    {
        Current = copy == Current ? null : Current,
        Pending = copy == Pending ? null : Pending,
        Previous = copy == Previous ? null : Previous,
        Removed = [.. Removed, copy],
        BeforeRemoval = this,
    };

    /// <summary>The slot before a removal, with the copy that came back: as what it was, or a Pending one as Previous.</summary>
    public ModelSlot WithRestored(ModelCopy copy, VersionStage stage) => copy != Pending || stage != VersionStage.Previous
        ? this with { BeforeRemoval = null }
        : this with { Pending = null, Previous = copy, Older = [.. Older, .. Previous is null ? [] : (ModelCopy[])[Previous]], BeforeRemoval = null };

    /// <summary>Why a listing does not fit; <see langword="null"/> where it does.</summary>
    public string? Objection(IReadOnlyList<StoredCopy> listed)
    {
        if (listed.Select(copy => copy.Id).Distinct().Count() != listed.Count)
        {
            return "a copy is listed twice";
        }

        foreach (var copy in listed)
        {
            var stage = copy.Id == Current?.Id ? VersionStage.Current : copy.Id == Pending?.Id ? VersionStage.Pending : copy.Id == Previous?.Id ? VersionStage.Previous : VersionStage.Unknown;
            if (stage != VersionStage.Unknown && copy.Stage != stage)
            {
                return $"the {stage} copy is listed as {copy.Stage}";
            }

            if (stage is VersionStage.Current or VersionStage.Pending && copy.State != CopyState.Live)
            {
                return $"the {stage} copy is listed as {copy.State}";
            }

            if (stage == VersionStage.Unknown && copy.State == CopyState.Live && copy.Stage is VersionStage.Current or VersionStage.Pending && !IsRemoved(copy))
            {
                return $"a {copy.Stage} copy is listed beside the one there is";
            }

            if (IsRemoved(copy) && copy.State == CopyState.Live)
            {
                return "a removed copy is listed as Live";
            }

            if (stage == VersionStage.Unknown && !IsRemoved(copy) && !Older.Any(older => older.Id == copy.Id))
            {
                return "a copy is listed that nobody put";
            }
        }

        return There.FirstOrDefault(copy => !listed.Any(other => other.Id == copy.Id)) is { } missing
            ? $"the {(missing == Current ? "Current" : missing == Pending ? "Pending" : "Previous")} copy is not listed"
            : null;
    }

    /// <summary>A store that keeps one value a slot may give its copies the slot's own id, again and again.</summary>
    private IReadOnlyList<ModelCopy> Without(ModelCopy copy) => [.. Removed.Where(removed => removed.Id != copy.Id)];

    private bool IsRemoved(StoredCopy copy) => Removed.Any(removed => removed.Id == copy.Id);

    private ModelSlot Displaced(bool keepsVersions) => this with
    {
        Previous = Current is null ? Previous : keepsVersions ? Current : null,
        Older = Current is not null && Previous is not null ? [.. Older, Previous] : Older,
        BeforeRemoval = null,
    };
}
